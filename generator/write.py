"""Pages -> `build/<language>/`: only what changed is written, and what is gone is removed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from generator import settings
from generator.build import Made
from generator.own.brand import ADDRESS
from generator.packed import PackedTexts
from generator.provided import theme


@dataclass(frozen=True, slots=True)
class Written:
    """What changed on disk."""

    config: File
    """The mkdocs.yml of the language."""
    changed: int
    """How many files were written anew."""
    removed: int
    """How many were removed."""


def write(
    made: Made,
    root: File,
    build: File,
    site: File,
    *,
    from_disk: bool = False,
    before: Made | None = None,
) -> Written:
    """Write the Markdown of a language, the scripts and data beside it and its mkdocs.yml.

    Args:
        made: what the generator made.
        root: the folder of the project, with mkdocs.yml and overrides/.
        build: the folder to write into: build/.
        site: the folder in which MkDocs shall put this language: site/en.
        from_disk: whether the site will be opened from disk, without a server.
        before: what was written into that folder last, where nobody else writes there.
    """
    folder = build / made.language
    docs = folder / "docs"
    wanted = _files(made, from_disk)
    there = _files(before, from_disk) if before else {}
    changed = sum(
        _write_changed(docs / name, content)
        for name, content in wanted.items()
        if there.get(name) != content
    )
    gone = not before or there.keys() != wanted.keys()
    removed = _remove_others(docs, {docs / name for name in wanted}) if gone else 0
    config = folder / "mkdocs.yml"
    changed += _write_changed(config, _config(made, root, folder, site, from_disk))
    return Written(config, changed, removed)


def _files(made: Made, from_disk: bool) -> dict[str, str | bytes]:
    """Return the files of a language, by their names in its folder of documents."""
    pages = PackedTexts(made.files).as_bytes()  # as they are mostly: nothing is unpacked
    files: dict[str, str | bytes] = {f"{address}index.md": text for address, text in pages.items()}
    files |= {**made.scripts, **made.over_all}
    if not from_disk:
        files["redirects.json"] = _redirects(made)
    return files | {**made.pictures}


def _write_changed(file: File, content: str | bytes) -> bool:
    """Write a file unless it is that already: its time of change then stays."""
    if isinstance(content, str):
        content = content.encode("utf-8")
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _remove_others(docs: File, wanted: set[File]) -> int:
    """Remove the pages that are gone, and the folders that they leave empty."""
    gone = [file for file in docs.rglob("*") if file.is_file() and file not in wanted]
    for file in gone:
        file.unlink()
    for folder in sorted(docs.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return len(gone)


def _config(made: Made, root: File, folder: File, site: File, from_disk: bool) -> str:
    """Return the mkdocs.yml of a language, as JSON, which is YAML too.

    INHERIT takes paths from the inherited file's own folder, so docs_dir, site_dir and custom_dir
    are stated here; they are relative, so that the folder can be moved.
    """
    online = f"{settings.site(root / 'mkdocs.yml').address}{made.language}/"
    favicon = made.brand.favicon
    config: dict[str, Any] = {
        "INHERIT": _relative(root / "mkdocs.yml", folder),
        "docs_dir": "docs",
        "site_dir": _relative(site, folder),
        "site_url": online,
        "theme": {
            "custom_dir": _relative(theme(root), folder),
            "language": made.language,
            **({"favicon": f"{ADDRESS}{favicon.name}"} if favicon else {}),
        },
        "nav": ["index.md"],
        "extra": {"handbook": {**made.theme, "online": online, "from_disk": from_disk}},
    }
    if from_disk:
        # Links name files, since no server looks for the index.html of a folder; and no page
        # gives an address of its own.
        config |= {"use_directory_urls": False, "site_url": ""}
    config = _over(settings.lacking(root / "mkdocs.yml"), config)
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _over(below: dict[str, Any], config: dict[str, Any]) -> dict[str, Any]:
    """Return settings with those of another in their place."""
    merged = {**below}
    for key, value in config.items():
        under = below.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        merged[key] = _over(under, value) if both and under else value
    return merged


def _redirects(made: Made) -> str:
    """Return the list of what has moved, from which a web server can be told to send readers on.

    MkDocs copies it as it is. Pages send readers on without it.
    """
    listed = {"format": "plenary-redirects/1", "redirects": made.redirects}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _relative(target: File, folder: File) -> str:
    """Return a path from a folder; on another drive of Windows there is none but the full one."""
    try:
        return File(os.path.relpath(target, folder)).as_posix()
    except ValueError:
        return target.resolve().as_posix()

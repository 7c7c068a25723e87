"""Publishes a finished site beside the ones before, switches to it at once, and can take it back.

A folder of publication holds `editions/0001-<sum>/`, `editions/0002-<sum>/` ..., each a whole site
that is never changed, and `current`, a symbolic link to the one that is out. A web server serves
`current/`. Renaming a new link over the old one is a single step of the file system: a reader gets
the one edition or the other, and a run that is killed leaves what was out.

Beside each edition `0002-<sum>.json` says which was out before it. So going back needs no other
record than the link, and the two can never disagree.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.replacing import put, remove
from generator.settings import NOBODYS

EDITIONS, CURRENT = "editions", "current"
_FORMAT = "plenary-publication/1"
_FOR_ALL = {True: 0o755, False: 0o644}
"""The rights of folders and of files: a web server, which is somebody else, reads them."""
_NEW = ".new"
"""What is not whole yet; nothing else in the folder begins with a full stop."""


class PublishingFault(Exception):  # noqa: N818 - told to the user as it is
    """What was asked cannot be done; what was out is still out."""


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that is out."""

    name: str
    """0002-1f2e3d4c5b6a: its place in the row, and the beginning of the sum of its files."""
    folder: Path
    before: str
    """The edition that was out before it; "" if there was none."""
    files: int


def publish(site: Path, folder: Path) -> Publication:
    """Copy a finished site into a folder of publication and switch to it.

    A site that is out already is not copied again. Raises PublishingFault where there is no site,
    or where the folder holds something else.
    """
    check(site, folder)
    _prepare(folder)
    sums = _sums(site)
    listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    own = hashlib.sha256(listed.encode()).hexdigest()
    out = current(folder)
    if out and _record(folder, out.name)["sha256"] == own:
        return out
    # After the highest number ever given: an edition that was taken back keeps its own.
    name = f"{1 + max(map(_number, _editions(folder)), default=0):04}-{own[:12]}"
    record = {
        "format": _FORMAT,
        "sha256": own,
        "files": len(sums),
        "before": out.name if out else "",
    }
    _copy(site, folder / EDITIONS / name, sums)
    put(folder / EDITIONS / f"{name}.json", (json.dumps(record, indent=1) + "\n").encode())
    (folder / EDITIONS / f"{name}.json").chmod(_FOR_ALL[False])
    _switch(folder, name)
    return _publication(folder, name)


def check(site: Path, folder: Path) -> None:
    """Raise PublishingFault where a site cannot be published to a folder; change nothing."""
    if not (site / "index.html").is_file():
        raise PublishingFault(f"{site} holds no finished site; build it first (plenary build)")
    # What it leads to would be copied, wherever that is.
    if links := [file for file in sorted(site.rglob("*")) if file.is_symlink()]:
        raise PublishingFault(f"{links[0]} is a link; a finished site has none, so build it again")
    if folder.resolve().is_relative_to(site.resolve()):
        raise PublishingFault(f"{folder} is inside the site itself; name a folder outside of it")
    if folder.is_symlink() and not folder.exists():
        raise PublishingFault(f"{folder} is a link that leads nowhere; mend it, or name its target")
    if folder.resolve() == Path(folder.resolve().anchor):
        raise PublishingFault(f"{folder} is the whole disk; name a folder of its own")
    link = folder / CURRENT
    if link.exists() and not link.is_symlink():
        raise PublishingFault(f"{link} is not a link made by Plenary; name another folder")
    if page := _of_nobody(site):
        raise PublishingFault(
            f"{page} says that its address is {NOBODYS}; write your own address as “site_url” in "
            "mkdocs.yml, and build again"
        )


def check_project(project: Path, folder: Path) -> None:
    """Raise PublishingFault where a folder of publication is that of a project, or around it."""
    if project.resolve().is_relative_to(folder.resolve()):
        raise PublishingFault(f"{folder} is the folder of the project itself; name another")
    for own in ("content", "generator", "overrides"):
        if folder.resolve().is_relative_to(project.resolve() / own):
            raise PublishingFault(f"{folder} is in {own}/ of the project; name another folder")


_CANONICAL = re.compile(r'<link[^>]*rel="canonical"[^>]*>')


def _of_nobody(site: Path) -> Path | None:
    """Return a page of a site whose address is nobody's; none where each is somebody's."""
    for page in sorted([*site.glob("index.html"), *site.glob("*/index.html")]):
        links = _CANONICAL.findall(page.read_text("utf-8", errors="replace"))
        if any(f'href="{NOBODYS}' in link for link in links):
            return page
    return None


def roll_back(folder: Path) -> Publication:
    """Switch to the edition that was out before the one that is; the later one stays where it is.

    Raises PublishingFault where there is none, or where it is no longer whole.
    """
    out = current(folder)
    if out is None:
        raise PublishingFault(f"nothing is published in {folder}")
    if not out.before:
        raise PublishingFault(f"{out.name} is the first edition in {folder}; none was out before")
    before = folder / EDITIONS / out.before
    if not (before / "index.html").is_file():
        raise PublishingFault(f"{before} is gone; the edition before cannot be restored")
    _switch(folder, out.before)
    return _publication(folder, out.before)


def current(folder: Path) -> Publication | None:
    """Return the edition that is out; none where nothing is."""
    link = folder / CURRENT
    if not link.is_symlink():
        return None
    return _publication(folder, link.readlink().name)


def _publication(folder: Path, name: str) -> Publication:
    record = _record(folder, name)
    return Publication(
        name, folder / EDITIONS / name, str(record["before"]), int(str(record["files"]))
    )


def _record(folder: Path, name: str) -> dict[str, object]:
    file = folder / EDITIONS / f"{name}.json"
    try:
        record = json.loads(file.read_text("utf-8"))
        if record["format"] != _FORMAT or {*record} != {"format", "sha256", "files", "before"}:
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise PublishingFault(f"{file} is missing or damaged; restore it from a copy") from fault
    return dict(record)


def _prepare(folder: Path) -> None:
    """Make the folder ready; clear away what a run that was killed left."""
    link = folder / CURRENT
    if link.exists() and not link.is_symlink():
        raise PublishingFault(
            f"{link} is not a link made by Plenary; move it away, or name another folder"
        )
    made = [one for one in (folder / EDITIONS, folder) if not one.exists()]
    (folder / EDITIONS).mkdir(parents=True, exist_ok=True)
    for one in made:
        one.chmod(_FOR_ALL[True])
    for left in (*folder.glob(f"{_NEW}*"), *(folder / EDITIONS).glob(f"{_NEW}*")):
        if left.is_dir() and not left.is_symlink():
            remove(left)
        else:
            left.unlink()


def _editions(folder: Path) -> list[str]:
    names = (one.name for one in (folder / EDITIONS).iterdir())
    return [name for name in names if name.partition("-")[0].isdigit()]


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _sums(site: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a site by its name."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def _copy(site: Path, to: Path, sums: dict[str, str]) -> None:
    """Copy a site beside its place, see that every file arrived, and move it there."""
    new = to.with_name(f"{_NEW}-{to.name}")
    shutil.copytree(site, new)
    if _sums(new) != sums:
        raise PublishingFault(f"{site} changed while it was copied; publish again when it is built")
    for one in (new, *new.rglob("*")):
        one.chmod(_FOR_ALL[one.is_dir()])
    remove(to)  # of a run that was killed before its record was written
    new.rename(to)


def _switch(folder: Path, name: str) -> None:
    """Let the link lead to an edition, in one step."""
    new = folder / f"{_NEW}-{CURRENT}"
    new.unlink(missing_ok=True)
    new.symlink_to(Path(EDITIONS) / name, target_is_directory=True)
    new.replace(folder / CURRENT)

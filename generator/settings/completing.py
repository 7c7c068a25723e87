"""What MkDocs is told besides mkdocs.yml: what that leaves out, and nothing of what is in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import Any

from generator.provided import theme
from generator.settings.reading import all_said, defaults, files_in, others_of


def lacking(config: File) -> dict[str, Any]:
    """Return the settings that come with the program and that mkdocs.yml leaves out.

    Raises Faults where that cannot be read.
    """
    said = all_said(config)
    found = _left_out(said, defaults())
    # MkDocs would act by them, or refuse them: pages would be in one form only what they are.
    found |= {key: value for key, value in OF_MKDOCS.items() if said.get(key)}
    of_theme = said.get("theme")
    if isinstance(of_theme, dict):
        others = {key: own for key, own in _OF_MATERIAL.items() if of_theme.get(key, own) != own}
        found |= {"theme": found.get("theme", {}) | others} if others else {}
    if others_of(said):
        found["markdown_extensions"] = defaults()["markdown_extensions"]
    there = theme(config.parent)
    for key in FILES:
        if said.get(key):
            found[key] = [*defaults()[key], *_added(said[key], key, there)]
    return found


FILES = ("extra_css", "extra_javascript")
"""The lists of files that the theme loads: ours stay, those of a project come after them."""


def _added(listed: Any, key: str, there: File) -> Iterator[Any]:
    """Yield the style sheets or scripts of a project's own that are in its theme."""
    ours = {*files_in(defaults()[key])}
    for one in listed if isinstance(listed, list) else ():
        path = one.get("path") if isinstance(one, dict) else one
        if isinstance(path, str) and path not in ours and (there / path).is_file():
            yield one if isinstance(one, str) else _typed(one)


def _typed(script: dict[str, Any]) -> dict[str, Any]:
    """Return how a script is loaded; all that mkdocs.yml says was read as text."""
    switches = ("defer", "async")
    return {name: one == "true" if name in switches else one for name, one in script.items()}


OF_MKDOCS: dict[str, Any] = {
    **dict.fromkeys(("copyright", "site_author", "site_description", "repo_url", "repo_name")),
    **dict.fromkeys(("edit_uri", "edit_uri_template", "exclude_docs", "draft_docs", "not_in_nav")),
    **dict.fromkeys(("google_analytics", "pages")),
    **{key: [] for key in ("plugins", "hooks", "watch", "extra_templates")},
    "docs_dir": "docs",
    "site_dir": "site",
    "use_directory_urls": True,
    "dev_addr": "127.0.0.1:8000",
    "remote_branch": "gh-pages",
    "remote_name": "origin",
}
"""Settings that MkDocs knows and that change nothing here -> what it takes where none is made."""


_OF_MATERIAL = {"name": "material", "locale": "en", "direction": None}
"""The same of the theme, as far as the pages would differ by them."""


def _left_out(said: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in ours.items():
        if key not in said:
            found[key] = value
        elif isinstance(value, dict):
            inner = _left_out(said[key], value) if isinstance(said[key], dict) else value
            found |= {key: inner} if inner else {}
    return found

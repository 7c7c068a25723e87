"""Whether all that a build would make is there already, as it would be made.

What goes in is all files of the content, of the theme and the settings, the program itself and what
the command was given; what came out is the site and the folders of the languages in build/. Both
are held to their sums, so that what was changed or deleted by hand is made again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.kept import Kept, Key, Sums, key
from generator.provided import SETTINGS, provided, theme

_ELSEWHERE = (b"INHERIT", b"!")
"""What settings have that name other files, or ask the system: those are not looked at here."""


def key_of(project: Path, options: argparse.Namespace, known: Sums) -> Key:
    """Return the key of what a build makes of a project."""
    settings = project / SETTINGS
    went_in = {
        "settings": known.of(settings) if settings.is_file() else "",
        "provided": known.of(provided(SETTINGS)),
        "content": dict(known.in_folder(project / "content")),
        "theme": dict(known.in_folder(theme(project))),
        "project": str(project),
        "options": {name: repr(value) for name, value in vars(options).items() if name != "anew"},
    }
    return key("site", json.dumps(went_in, sort_keys=True))


def told_before(
    kept: Kept, project: Path, options: argparse.Namespace, known: Sums
) -> list[str] | None:
    """Return what was told of a build whose result is there as it was; none where it is not."""
    settings = project / SETTINGS
    if not settings.is_file() or any(sign in settings.read_bytes() for sign in _ELSEWHERE):
        return None
    written = kept.find(key_of(project, options, known))
    if written is None:
        return None
    made = json.loads(written)
    told: list[str] = made["told"]
    return told if made["files"] == dict(_made(project)) else None


def remember(kept: Kept, of: Key, project: Path, told: Sequence[str]) -> None:
    """Keep what a build has made of what has a key, and what was told of it."""
    made = {"told": told, "files": dict(_made(project))}
    kept.keep(of, json.dumps(made, ensure_ascii=False).encode("utf-8"))


def _made(project: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that builds make, each with its sum."""
    for folder in (project / "site", *sorted((project / "build").glob("[!.]*"))):
        for name, sum_ in Sums().in_folder(folder):
            yield f"{folder.name}/{name}", sum_

"""What a person should look at after an import: a screen of it, or all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import content_folder
from generator.cli.project import content_of, known_as
from generator.cli.telling import tell
from generator.model import Body

if TYPE_CHECKING:
    from generator.importers.recognizing import Imported
    from generator.importers.review import Entry

_SCREEN = 18
"""So many lines are told at once."""
_OF_A_KIND = 5
"""So many of one kind are among them, so that each kind is seen."""


def reviewed(report: Path, body: Body, imported: Imported, project: Path) -> list[Entry]:
    """Return what to look at in a report that an import wrote, the most doubtful first."""
    from generator.importers.review import review

    found = content_folder.find(content_of(project))
    return review(report, known_as(report, project), body, imported, found)


def tell_some(entries: Sequence[Entry], report: str) -> None:
    """Tell the most doubtful of what to look at, and how to see the rest."""
    some = _first(entries)
    if some:
        tell(f"To look at, the most doubtful first: {len(entries)} in all.")
    for entry in some:
        tell(str(entry))
    if rest := len(entries) - len(some):
        tell(f"… and {rest} more: plenary review {report}")


def _first(entries: Iterable[Entry]) -> list[Entry]:
    """Return the first entries, of each kind a few."""
    seen: Counter[str] = Counter()
    some: list[Entry] = []
    for entry in entries:
        seen[entry.kind] += 1
        if seen[entry.kind] <= _OF_A_KIND:
            some.append(entry)
    return some[:_SCREEN]


def in_lines(entries: Iterable[Entry]) -> str:
    """Return all entries as text, a line each."""
    return "".join(f"{entry}\n" for entry in entries)

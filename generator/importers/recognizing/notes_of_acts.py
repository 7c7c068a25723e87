"""Gives notes that begin anew in each act to the acts that call them.

A scan has all notes in the order of print. Each text takes of them what it calls, in its turn;
where that does not come out even, all stay with the report, and `check` tells of the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.inline import note_calls, texts_of
from generator.model import Act, Footnote, Path, Report, walk


def with_notes_of_acts(report: Report) -> Report:
    """Return a report whose acts have the notes that they call."""
    of_act: dict[Path, tuple[Footnote, ...]] = {}
    rest, of_report = list(report.notes), list[Footnote]()
    for path, numbers in _calling(report):
        taken, rest = rest[: len(numbers)], rest[len(numbers) :]
        if {note.number for note in taken} != numbers:
            return report
        if path:
            of_act[path] = tuple(taken)
        else:
            of_report += taken
    if rest or len({note.number for note in of_report}) < len(of_report):
        return report
    changed: Report = _with_notes(report, of_act, ())
    return changed.model_copy(update={"notes": tuple(of_report)})


def _calling(report: Report) -> Iterator[tuple[Path, set[str]]]:
    """Yield in reading order each act that calls notes, with their numbers, and between them the
    texts of the report ()."""
    values = dict(walk(report))
    acts = [path for path, value in values.items() if isinstance(value, Act)]
    before: tuple[Path, set[str]] | None = None
    seen: set[str] = set()
    for where, nodes in texts_of(values)[0].items():
        act = next((path for path in acts if where[: len(path)] == path), ())
        called = set(note_calls(nodes)) - (set() if act else seen)
        if not called or where[0] == "notes":
            continue
        seen |= set() if act else called  # the report may call a note of its own again, later on
        if before and before[0] == act:
            before[1].update(called)
            continue
        if before:
            yield before
        before = act, called
    if before:
        yield before


def _with_notes(value: Any, notes: Mapping[Path, tuple[Footnote, ...]], path: Path) -> Any:
    """Return a value, which stands at a path, in which acts have their notes."""
    changed: dict[str, Any] = {"notes": notes[path]} if path in notes else {}
    for name in ("chapters", "annexes", "resolutions", "decisions", "sections"):
        if inside := getattr(value, name, ()):
            changed[name] = tuple(
                _with_notes(one, notes, (*path, name, index)) for index, one in enumerate(inside)
            )
    return value.model_copy(update=changed)

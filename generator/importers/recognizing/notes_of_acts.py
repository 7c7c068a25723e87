"""Gives notes that begin anew in each act to the acts that call them.

A source has all notes in the order of print. Each text takes of them what it calls, in its turn; an
annex calls those of its act, or the report's, or has notes of its own. Where that does not come out
even, all stay with the report, and `check` tells of the numbers; but of several files only those of
that file stay with its act, since the notes of the others are known to be theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import marks
from generator.inline import note_calls, texts_of
from generator.marks import Mark
from generator.model import Act, Annex, Footnote, Path, Report, walk

Notes = tuple[Footnote, ...]
Given = Mapping[Path, tuple[Footnote, ...]]
"""Path of an act or annex, () of the report -> its notes."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Texts in a row that can only have their notes together."""

    owners: tuple[Path, ...]
    """Whose notes they can call, in the order in which that is tried."""
    called: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfFile:
    """What one of several files holds."""

    acts: frozenset[Mark]
    notes: int
    """How many."""


def with_notes_of_acts(report: Report, files: Sequence[OfFile] = ()) -> Report:
    """Return a report whose acts, and annexes that number by themselves, have what they call.

    `files` are those of which it was made, in their order, where each is of its own acts.
    """
    stretches = list(_stretches(report))
    ways = _ways(stretches, report.notes, {})
    given = next((given for left, given in ways if not left), None)
    given = given if given is not None else _by_file(stretches, report, files)
    if given is None:
        return report
    changed: Report = _with_notes(
        report, {path: notes for path, notes in given.items() if path}, ()
    )
    return changed.model_copy(update={"notes": given.get((), ())})


def _by_file(
    stretches: Sequence[_Stretch], report: Report, files: Sequence[OfFile]
) -> Given | None:
    """Return whose all notes are, file by file: a number that is wrong in one is so in no other.

    None where one file holds all acts, or one that has notes holds none.
    """
    if len(files) < 2:
        return None
    acts = {
        marks.act(value.kind, marks.close(value.number)): path
        for path, value in walk(report)
        if isinstance(value, Act)
    }
    given: Given = {}
    notes = report.notes
    for file in files:
        its, notes = notes[: file.notes], notes[file.notes :]
        owners = [path for mark, path in acts.items() if mark in file.acts]
        if not owners:
            if its:
                return None
            continue
        calling = [one for one in stretches if one.owners[0] in owners]
        ways = _ways(calling, its, {})
        way = next((way for left, way in ways if not left), {owners[0]: its})
        given = {**given, **way}
    return given


def _ways(
    stretches: Sequence[_Stretch], notes: Notes, given: Given
) -> Iterator[tuple[Notes, Given]]:
    """Yield each way in which stretches can have the next notes: the notes that are left, and whose
    the others are."""
    for at, stretch in enumerate(stretches):
        steps = [_with_taken(stretch.called, notes, given, owner) for owner in stretch.owners]
        fitting = [step for step in steps if step]
        if len(fitting) != 1:
            for left, after in fitting:
                yield from _ways(stretches[at + 1 :], left, after)
            return
        notes, given = fitting[0]
    yield notes, given


def _with_taken(
    called: frozenset[str], notes: Notes, given: Given, owner: Path
) -> tuple[Notes, Given] | None:
    """Return the notes that are left, and whose the others are, where an owner has those that are
    called; none where they are not the next."""
    has = given.get(owner, ())
    # The same note may be called again, later on.
    new = called - {note.number for note in has}
    taken = notes[: len(new)]
    if {note.number for note in taken} != new:
        return None
    return notes[len(new) :], {**given, owner: (*has, *taken)}


def _stretches(report: Report) -> Iterator[_Stretch]:
    """Yield in reading order the texts that call notes, those of one owner in a row together."""
    values = dict(walk(report))
    texts = [path for path, value in values.items() if isinstance(value, Act | Annex)]
    before: tuple[tuple[Path, ...], set[str]] = ((), set())
    for where, nodes in texts_of(values)[0].items():
        called = set(note_calls(nodes))
        if not called or where[0] == "notes":
            continue
        around = [path for path in texts if where[: len(path)] == path]
        inner = around[-1] if around else ()
        acts = [path for path in around if isinstance(values[path], Act)]
        act = acts[-1] if acts else ()
        owners = (act,) if inner == act else (act, inner)
        if owners != before[0]:
            if before[1]:
                yield _Stretch(before[0], frozenset(before[1]))
            before = owners, set()
        before[1].update(called)
    if before[1]:
        yield _Stretch(before[0], frozenset(before[1]))


def _with_notes(value: Any, notes: Mapping[Path, tuple[Footnote, ...]], path: Path) -> Any:
    """Return a value, which stands at a path, in which acts have their notes."""
    changed: dict[str, Any] = {"notes": notes[path]} if path in notes else {}
    for name in ("chapters", "annexes", "resolutions", "decisions", "sections"):
        if inside := getattr(value, name, ()):
            changed[name] = tuple(
                _with_notes(one, notes, (*path, name, index)) for index, one in enumerate(inside)
            )
    return value.model_copy(update=changed)

"""Report-wide notes: their numbers, the several calls to one, and what "Ibid." stands for.

Done for the whole report before it is cut into pages, since a chain of "Ibid." may cross from one
resolution into the next. What it stands for, `ibid` says; what is not certain is left to a person,
who writes `stands_for`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.ibid import Expansion, NoteGrammar, Printed, Uncertain, expand
from generator.inline import Inline, note_calls
from generator.model import Path, Report


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a note."""

    path: Path
    """The text that calls."""
    id: str
    """fnref-12, fnref-12-2: counted over the report."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a page shows it."""

    number: str
    """The printed number."""
    printed: Inline
    """The words as printed."""
    expanded: Inline
    """What "Ibid." stands for; empty where nothing was expanded."""
    antecedent: str
    """The number of the note that "Ibid." points to; "" where nothing was expanded."""
    calls: tuple[Call, ...]
    """All calls, in reading order."""
    remark: str = ""
    """What a reader must know of it."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a report."""

    notes: dict[str, Note]
    """By printed number, in printed order."""
    call_ids: dict[Path, tuple[str, ...]]
    """The ids of the calls of each text, in order."""
    uncertain: tuple[Uncertain, ...]
    """The notes whose "Ibid." cannot be expanded with certainty, and why."""


def number_notes(report: Report, texts: Mapping[Path, Inline], grammar: NoteGrammar) -> Notes:
    """Return the notes of a report with their calls, "Ibid." expanded."""
    calls: dict[str, list[Call]] = {}
    call_ids: dict[Path, tuple[str, ...]] = {}
    counts: Counter[str] = Counter()
    for path, nodes in texts.items():
        ids = []
        for number in note_calls(nodes):
            counts[number] += 1
            ids.append(f"fnref-{number}" + (f"-{counts[number]}" if counts[number] > 1 else ""))
            calls.setdefault(number, []).append(Call(path, ids[-1]))
        if ids:
            call_ids[path] = tuple(ids)
    printed = [
        Printed(
            note.number,
            texts.get(("notes", index, "text"), ()),
            texts.get(("notes", index, "stands_for"), ()),
        )
        for index, note in enumerate(report.notes)
    ]
    expansions, uncertain = expand(printed, grammar)
    notes = {
        note.number: Note(
            note.number,
            one.words,
            expanded.words,
            expanded.antecedent,
            tuple(calls.get(note.number, ())),
            note.remark,
        )
        for note, one in zip(report.notes, printed, strict=True)
        for expanded in (expansions.get(note.number, Expansion((), "")),)
    }
    return Notes(notes, call_ids, tuple(uncertain))

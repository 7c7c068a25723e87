"""Notes: their numbers, the several calls to one, and what "Ibid." stands for.

Notes are numbered through the report, or anew in an act or an annex that has its own: such a span
of notes is called from the texts of what has it. A span is gone through as a whole before the
report is cut into pages, since a chain of "Ibid." may cross from one text of it into the next, and
never into another span. What it stands for, `ibid` says; what is not certain is left to a person,
who writes `stands_for`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator import marks
from generator.anchors import Anchors
from generator.ibid import Expansion, NoteGrammar, Printed, Uncertain, expand
from generator.inline import Inline, note_calls
from generator.marks import Mark
from generator.model import Act, Annex, Footnote, Path, Report, Value

Spans = Mapping[Path, tuple[Footnote, ...]]
"""What has notes of its own (the report always has its span), by its path -> these notes."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a note."""

    path: Path
    """The text that calls."""
    id: str
    """fnref-12, fnref-12-2: counted over all that shares the numbers of the note."""
    number: str
    """The number that it calls."""
    note: Path
    """The note; () where there is none of that number."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a page shows it."""

    path: Path
    """Where it stands in the report's file: under the report, an act or an annex."""
    mark: Mark
    """What names it: note:12, resolution:78/1#fn-12"""
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

    @property
    def id(self) -> str:
        """Return its id on each page that calls it: fn-12."""
        return marks.note_id(self.number)

    @property
    def holder(self) -> Path:
        """Return the path of what has it: () is the report."""
        return self.path[:-2]


@dataclass(frozen=True)
class Notes:
    """The notes of a report."""

    notes: Mapping[Path, Note]
    """By path: those of the report in printed order, then those of each act and annex."""
    calls: Mapping[Path, tuple[Call, ...]]
    """The calls of each text, in order."""
    uncertain: tuple[tuple[Path, Uncertain], ...]
    """The notes whose "Ibid." cannot be expanded with certainty, and why."""
    spans: Spans

    def at(self, path: Path) -> Note | None:
        """Return the note that a path is in; none where it is in none."""
        return self.notes.get(note_path(path))

    def holder_of(self, path: Path) -> Path:
        """Return the path of what has the notes that a text calls: () is the report."""
        return _holder_of(path, self.spans)

    def called_at(self, path: Path) -> tuple[Note | None, ...]:
        """Return the notes that a text calls, call by call; none where there is no such note."""
        return tuple(self.notes.get(call.note) for call in self.calls.get(path, ()))

    @cached_property
    def by_mark(self) -> Mapping[str, Note]:
        """Return the notes by their marks."""
        return {note.mark: note for note in self.notes.values()}


def note_path(path: Path) -> Path:
    """Return the path of the note that a path is in; () where it is in none."""
    for at, step in enumerate(path[1:], 1):
        if isinstance(step, int) and path[at - 1] == "notes":
            return path[: at + 1]
    return ()


def number_notes(
    values: Mapping[Path, Value],
    texts: Mapping[Path, Inline],
    anchors: Anchors,
    grammar: NoteGrammar,
) -> Notes:
    """Return the notes of a report with their calls, "Ibid." expanded."""
    spans = dict(_spans(values))
    by_number = {
        (holder, note.number): (*holder, "notes", index)
        for holder, notes in spans.items()
        for index, note in enumerate(notes)
    }
    calls = {path: tuple(some) for path, some in _calls(texts, spans, by_number).items() if some}
    of_note: dict[Path, list[Call]] = {}
    for call in (one for some in calls.values() for one in some):
        of_note.setdefault(call.note, []).append(call)
    notes: dict[Path, Note] = {}
    uncertain: list[tuple[Path, Uncertain]] = []
    for holder, footnotes in spans.items():
        printed = list(_printed(holder, footnotes, texts))
        expansions, not_certain = expand(printed, grammar)
        for index, (note, one) in enumerate(zip(footnotes, printed, strict=True)):
            path: Path = (*holder, "notes", index)
            expanded = expansions.get(note.number, Expansion((), ""))
            notes[path] = Note(
                path,
                _mark(holder, note.number, anchors),
                note.number,
                one.words,
                expanded.words,
                expanded.antecedent,
                tuple(of_note.get(path, ())),
                note.remark,
            )
        uncertain += [(by_number[holder, one.number], one) for one in not_certain]
    return Notes(notes, calls, tuple(uncertain), spans)


def _spans(values: Mapping[Path, Value]) -> Iterator[tuple[Path, tuple[Footnote, ...]]]:
    for path, value in values.items():
        if isinstance(value, Report) or (isinstance(value, Act | Annex) and value.notes):
            yield path, value.notes


def _holder_of(path: Path, spans: Spans) -> Path:
    """Return the innermost of what a path is in that has notes of its own."""
    if len(spans) == 1:
        return ()
    return next(path[:length] for length in range(len(path), -1, -1) if path[:length] in spans)


def _calls(
    texts: Mapping[Path, Inline], spans: Spans, by_number: Mapping[tuple[Path, str], Path]
) -> dict[Path, list[Call]]:
    """Return the calls of each text, each counted among those of its number in its span."""
    counts: Counter[tuple[Path, str]] = Counter()
    calls: dict[Path, list[Call]] = {}
    for path, nodes in texts.items():
        for number in note_calls(nodes):
            holder, key = _holder_of(path, spans), marks.note_key(number)
            counts[holder, key] += 1
            count = counts[holder, key]
            id_ = f"{marks.CALL}-{key}" + (f"-{count}" if count > 1 else "")
            note = by_number.get((holder, number), ())
            calls.setdefault(path, []).append(Call(path, id_, number, note))
    return calls


def _printed(
    holder: Path, notes: tuple[Footnote, ...], texts: Mapping[Path, Inline]
) -> Iterator[Printed]:
    for index, note in enumerate(notes):
        here = (*holder, "notes", index)
        words, meant = texts.get((*here, "text"), ()), texts.get((*here, "stands_for"), ())
        yield Printed(note.number, words, meant)


def _mark(holder: Path, number: str, anchors: Anchors) -> Mark:
    """Return what names a note."""
    if not holder:
        return marks.note(number)
    return anchors[holder].mark.inside(marks.note_id(number))

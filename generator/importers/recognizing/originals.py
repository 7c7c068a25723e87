"""The originals of a report, one or several (a file an act): each is parted by itself, then they
are one text.

The first tells what document it is. No paragraph goes on from one file to the next. Where the
report numbers its notes through, the notes of a file that begins anew go on from the file before,
and that is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importers.doubts import Doubt, Weight
from generator.importers.reading import Reading
from generator.importers.recognizing.furniture import Furniture, set_apart
from generator.importers.recognizing.joining import joined
from generator.importers.recognizing.lines import Line, lines_of
from generator.importers.recognizing.notes import Note, Taken, take, with_bare_calls
from generator.importers.recognizing.usage import Usage
from generator.inline import note_calls, parse
from generator.received import Kind, Row, place_in, stepped_calls, steps


@dataclass(frozen=True, slots=True)
class Original:
    """A text as received."""

    name: str
    """The name of its file beside the report: source.en.md"""
    reading: Reading
    member: str = ""
    """The name of the file in that, where it is a zip file of several."""


@dataclass(frozen=True, slots=True)
class Parted:
    """One original: its lines, by what they are before anybody asks what they say."""

    original: str
    """Its file."""
    name: str
    """Its file, where there are several; "" where it is the only one."""
    member: str
    """The name of the file in that, where it is a zip file of several."""
    all: tuple[Line, ...]
    """With the calls that were found."""
    furniture: Furniture
    lines: tuple[Line, ...]
    """The paragraphs and headings, each whole."""
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...]

    def place(self, place: str) -> str:
        """Return a place of it among those of all originals."""
        place = self._place(place)
        return place_in(self.name, place) if self.name else place

    def _place(self, place: str) -> str:
        """Return a place of it among those of its file."""
        return place_in(self.member, place) if self.member else place

    def rows(self, apart: Collection[str] = ()) -> tuple[Row, ...]:
        """Return all its lines, and what each is; besides furniture some places are apart."""
        kinds = dict.fromkeys((line.place for line in self.furniture.lines), Kind.APART)
        kinds |= {one.place: Kind.APART for one in self.all if self.place(one.place) in apart}
        kinds |= dict.fromkeys((one for note in self.notes for one in note.places), Kind.NOTE)
        rows = (
            Row(self._place(one.place), kinds.get(one.place, Kind.TEXT), one.words)
            for one in self.all
        )
        return tuple(rows)


@dataclass(frozen=True, slots=True)
class Together:
    """All originals of a report, as if they were one."""

    files: tuple[Parted, ...]
    texts: tuple[tuple[Line, ...], ...]
    """The lines of the text of each."""
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...]

    def rows(self, apart: Collection[str]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """Return the lines of each original, and what each is, with its name: those of a zip file
        together."""
        found: dict[str, list[Row]] = {}
        for file in self.files:
            found.setdefault(file.original, []).extend(file.rows(apart))
        return tuple((name, tuple(rows)) for name, rows in found.items())


def together(originals: Sequence[Original], usage: Usage) -> Together:
    """Return the lines of all originals of a report, in their order. Never raises."""
    several = len({one.name for one in originals}) > 1
    files = tuple(
        _parted(one, usage, is_first=not index, name=one.name if several else "")
        for index, one in enumerate(originals)
    )
    through = usage.body.numbers.notes.anew != "act"
    by = steps([file.rows() for file in files]) if through else [0] * len(files)
    texts: list[tuple[Line, ...]] = []
    notes: list[Note] = []
    doubts: list[Doubt] = []
    for file, step in zip(files, by, strict=True):
        texts.append(tuple(_line_of(line, file, step) for line in file.lines))
        notes += [_note_of(note, file, step) for note in file.notes]
        doubts += [replace(one, place=file.place(one.place)) for one in file.doubts]
        doubts += _renumbered(file, step)
    return Together(files, tuple(texts), tuple(notes), tuple(doubts))


def _parted(original: Original, usage: Usage, *, is_first: bool, name: str) -> Parted:
    """Return an original by what its lines are; only the first has the title of the report."""
    phrases, numerals, reading = usage.phrases, usage.numerals, original.reading
    lines = lines_of(reading.blocks, numerals, phrases.heading_styles)
    taken = take(lines, phrases)
    furniture = set_apart(taken.text, phrases, has_title=is_first)
    furniture, notes = _with_notes_of_furniture(furniture, taken)
    whole = called = joined(furniture.text, phrases, numerals, paged=reading.is_paged)
    # A bare figure is a call by its place among the numbers, which are not those of one row there.
    if usage.body.numbers.notes.anew != "act":
        called = with_bare_calls(whole, notes)
    doubts = [Doubt("told", told.place, told.message) for told in reading.told]
    marked = tuple(_with_calls(lines, taken))
    doubts += (*_bare(lines, marked), *_bare(whole, called))
    return Parted(
        original.name, name, original.member, marked, furniture, called, notes, tuple(doubts)
    )


def _with_calls(lines: Sequence[Line], taken: Taken) -> Iterator[Line]:
    """Yield the lines of a source with the calls of notes that were found in them."""
    alone = {line.place for line in taken.calls}
    text = {line.place: line.text for line in taken.found}
    for line in lines:
        if line.place in alone:
            yield replace(line, text=f"[^{line.whole}]", number="", printed="")
        else:
            yield replace(line, text=text.get(line.place, line.text))


def _with_notes_of_furniture(
    furniture: Furniture, taken: Taken
) -> tuple[Furniture, tuple[Note, ...]]:
    """Return furniture with the notes that only it calls (Agenda item 5*), and the other notes."""
    apart = [*furniture.running, *taken.apart]
    called = "".join(line.text for line in furniture.lines)
    in_text = "".join(line.text for line in (*furniture.text, *furniture.title.lines))
    notes: list[Note] = []
    for note in taken.notes:
        call = f"[^{note.number}]"
        if call in called and call not in in_text:
            apart.append(Line(note.place, f"{note.number} {note.text}", order=note.order))
        else:
            notes.append(note)
    return replace(furniture, running=tuple(apart)), tuple(notes)


def _bare(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Doubt]:
    """Yield the lines in which a bare figure was taken for the call of a note."""
    for line, called in zip(before, after, strict=True):
        if line.text != called.text:
            for found in sorted(_calls(called) - _calls(line)):
                what = "bare figure" if found.isdecimal() else "sign"
                message = f"the {what} {found} in these words is taken for the call of a note"
                yield Doubt("bare-call", line.place, message, Weight.LIKELY)


def _calls(line: Line) -> set[str]:
    return set(note_calls(parse(line.text)[0]))


def _line_of(line: Line, file: Parted, step: int) -> Line:
    """Return a line with its place among those of all originals, and the calls of their notes."""
    return replace(
        line,
        place=file.place(line.place),
        also=tuple(map(file.place, line.also)),
        text=stepped_calls(line.text, step),
        cells=tuple(
            cell.model_copy(update={"text": stepped_calls(cell.text, step)}) for cell in line.cells
        ),
    )


def _note_of(note: Note, file: Parted, step: int) -> Note:
    number = str(int(note.number) + step) if note.number.isdecimal() else note.number
    also = tuple(map(file.place, note.also))
    return replace(note, place=file.place(note.place), number=number, also=also)


def _renumbered(file: Parted, step: int) -> Iterator[Doubt]:
    """Yield which notes of a file have other numbers in the report."""
    numbers = [int(note.number) for note in file.notes if note.number.isdecimal()]
    if step and numbers:
        first, last = min(numbers), max(numbers)
        old, new = f"{first} to {last}", f"{first + step} to {last + step}"
        what = f"notes {old} are {new}" if last > first else f"note {first} is {first + step}"
        message = f"its {what} in the report, which numbers them through"
        yield Doubt("notes-renumbered", file.place(file.notes[0].place), message)

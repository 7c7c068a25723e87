"""What stands on the paper of a report, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from on_paper import unmarked

from generator.inline import Inline, NoteCall, parse
from generator.model import (
    Act,
    Annex,
    Cell,
    Division,
    Footnote,
    Item,
    ListedItem,
    Paragraph,
    Report,
    Table,
)


class Kind(StrEnum):
    """What a line is."""

    SYMBOL = "symbol"
    PARTICULARS = "particulars"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    ACT = "act"
    ANNEX = "annex"
    UNDER = "under"
    """The title under the heading of an act or annex."""
    AGENDA_LINE = "agenda line"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    LISTED = "listed"
    OFFICER = "officer"
    CAPTION = "caption"
    ROW = "row"
    ADOPTED = "adopted"
    """The lines under an act that say when it was adopted."""


HEADINGS = (Kind.CHAPTER, Kind.SECTION, Kind.ACT, Kind.ANNEX, Kind.UNDER)


@dataclass(frozen=True)
class Printed:
    """A line as a reader of the paper sees it; notes are called in it."""

    kind: Kind
    words: Inline = ()
    number: str = ""
    """As printed: 14. (a) II."""
    depth: int = 0
    """Of a heading: how many parts are around its own; of items: how deep they lie, from 1."""
    text: int = 0
    """Which text it is in, counted: the report, each act, each annex."""
    notes: int = 0
    """Which text's notes it calls."""
    cells: tuple[tuple[Inline, int, int], ...] = ()
    """Of a row: the words, how many columns, how many rows."""
    is_head: bool = False
    table: int = 0
    of: str = ""
    """Of an item: the printed number of its paragraph; of a title: over what it stands."""
    leads: bool = False
    """Whether the paragraphs under a heading count on from its number: 2.1 under 2."""


@dataclass
class Paper:
    """A report on paper."""

    lines: list[Printed] = field(default_factory=list)
    notes: dict[tuple[int, str], Inline] = field(default_factory=dict)
    """By the text whose notes they are, and their numbers."""
    symbol: str = ""
    texts: int = 0
    tables: int = 0

    def begun(self) -> int:
        """Return the number of a new text."""
        self.texts += 1
        return self.texts


@dataclass(frozen=True)
class Look:
    """How a body prints what its reports hold as data."""

    nouns: dict[str, str]
    """What acts are called over them: {resolution: Resolution}"""
    months: Sequence[str]
    agenda_lines: bool = True
    """Whether "(Agenda item 2)" stands under headings."""
    adopted_lines: bool = True
    """Whether a line under each act says when it was adopted."""


ENGLISH_MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]


def paper_of(report: Report, look: Look) -> Paper:
    """Return a report as it stands on paper."""
    paper = Paper(symbol=report.symbol)
    _add_notes(paper, 0, report.notes)
    paper.lines += _head(report, look)
    for chapter in report.chapters:
        _division(paper, chapter, Kind.CHAPTER, 1, look, 0, 0)
    for annex in report.annexes:
        _annex(paper, annex, 1, look, 0)
    return paper


def _head(report: Report, look: Look) -> Iterator[Printed]:
    if report.symbol:
        yield Printed(Kind.SYMBOL, _words(report.symbol))
    if report.distribution:
        yield Printed(Kind.PARTICULARS, _words(f"Distr.: {report.distribution}"))
    if report.date:
        yield Printed(Kind.PARTICULARS, _words(_day(report.date, look)))
    if report.original_language:
        yield Printed(Kind.PARTICULARS, _words(f"Original: {report.original_language}"))
    yield Printed(Kind.TITLE, _words(report.title))


def _division(
    paper: Paper, part: Division, kind: Kind, depth: int, look: Look, text: int, notes: int
) -> None:
    first = next((one.number for one in part.paragraphs if one.number), "")
    leads = bool(part.number) and first.startswith(f"{part.number}.")
    leads = leads or any(_leads(part, inner) for inner in part.sections)
    number = _stopped(part.number)
    if part.number or part.title:
        paper.lines.append(
            Printed(kind, _words(part.title), number, depth, text, notes, leads=leads)
        )
    _inside(paper, part, depth, look, text, notes)


def _leads(part: Division, section: Division) -> bool:
    """Say whether the paragraphs of a section count on from the number of its chapter."""
    first = next((one.number for one in section.paragraphs if one.number), "")
    return bool(part.number != section.number and first.startswith(f"{part.number}."))


def _inside(paper: Paper, part: Division, depth: int, look: Look, text: int, notes: int) -> None:
    if part.agenda_item and look.agenda_lines:
        words = _words(f"(Agenda item {_item(part.agenda_item)})")
        paper.lines.append(Printed(Kind.AGENDA_LINE, words, text=text, notes=notes))
    for paragraph in (*part.preamble, *part.paragraphs):
        _paragraph(paper, paragraph, text, notes)
    collections = {one.number: one.title for one in part.collections}
    for act in (*part.resolutions, *part.decisions):
        if act.collection in collections:
            _heading_of_act(
                paper, act, act.collection, collections.pop(act.collection), depth, look
            )
        _act(paper, act, depth + 1, look, notes)
    for section in part.sections:
        _division(paper, section, Kind.SECTION, depth + 1, look, text, notes)


def _item(key: str) -> str:
    """Return an item as a line names it: 2-a -> 2 (a), 2-2 -> 2.2."""
    number, _, part = key.partition("-")
    return f"{number}.{part}" if part.isdecimal() else f"{number} ({part})" if part else number


def _heading_of_act(
    paper: Paper, act: Act, number: str, title: str, depth: int, look: Look
) -> None:
    words = _words(f"{look.nouns[act.kind]} {number}")
    paper.lines.append(Printed(Kind.ACT, words, depth=depth, text=paper.texts))
    if title:
        paper.lines.append(
            Printed(Kind.UNDER, _words(title), depth=depth, text=paper.texts, of=Kind.ACT)
        )


def _act(paper: Paper, act: Act, depth: int, look: Look, around: int) -> None:
    text = paper.begun()
    notes = text if act.notes else around
    _add_notes(paper, text, act.notes)
    words = _words(f"{look.nouns[act.kind]} {act.number}")
    paper.lines.append(Printed(Kind.ACT, words, depth=depth, text=text, notes=notes))
    if act.title:
        paper.lines.append(
            Printed(Kind.UNDER, _words(act.title), "", depth, text, notes, of=Kind.ACT)
        )
    if act.chapeau:
        paper.lines.append(Printed(Kind.PARAGRAPH, _words(act.chapeau), text=text, notes=notes))
    for paragraph in (*act.preamble, *act.operative):
        _paragraph(paper, paragraph, text, notes)
    for section in act.sections:
        _division(paper, section, Kind.SECTION, depth + 1, look, text, notes)
    adoption = act.adoption
    if adoption.date and look.adopted_lines:
        day = _day(adoption.date, look)
        said = (
            (f"{adoption.meeting} plenary meeting", day)
            if adoption.meeting
            else (f"Adopted on {day}",)
        )
        paper.lines += [Printed(Kind.ADOPTED, _words(one), text=text) for one in said]
    for annex in act.annexes:
        _annex(paper, annex, depth + 1, look, notes)


def _annex(paper: Paper, annex: Annex, depth: int, look: Look, around: int) -> None:
    text = paper.begun()
    notes = text if annex.notes else around
    _add_notes(paper, text, annex.notes)
    words = _words(f"Annex {annex.number}".strip())
    paper.lines.append(Printed(Kind.ANNEX, words, depth=depth, text=text, notes=notes))
    if annex.title:
        paper.lines.append(
            Printed(Kind.UNDER, _words(annex.title), "", depth, text, notes, of=Kind.ANNEX)
        )
    _inside(paper, annex, depth, look, text, notes)


def _paragraph(paper: Paper, paragraph: Paragraph, text: int, notes: int) -> None:
    add = paper.lines.append
    if paragraph.text or paragraph.number:
        number = _stopped(paragraph.number)
        add(Printed(Kind.PARAGRAPH, _words(paragraph.text), number, 0, text, notes))
    if paragraph.agenda:
        if paragraph.agenda.title:
            add(Printed(Kind.SECTION, _words(paragraph.agenda.title), "", 9, text, notes))
        _listed(paper, paragraph.agenda.items, 1, text, notes)
    _items(paper, paragraph.items, _stopped(paragraph.number), 1, text, notes)
    office = ""
    for officer in paragraph.officers:
        before = f"{officer.office}: " if officer.office != office else ""
        office = officer.office
        words = _words(f"{before}{officer.name} ({officer.state})")
        add(Printed(Kind.OFFICER, words, text=text, notes=notes))
    for quoted in paragraph.quoted:
        _paragraph(paper, quoted, text, notes)
    if paragraph.table:
        _table(paper, paragraph.table, text, notes)
    if paragraph.closing:
        add(Printed(Kind.PARAGRAPH, _words(paragraph.closing), "", 0, text, notes))


def _items(paper: Paper, items: Sequence[Item], of: str, depth: int, text: int, notes: int) -> None:
    for item in items:
        words = _words(item.text)
        paper.lines.append(Printed(Kind.ITEM, words, item.number, depth, text, notes, of=of))
        _items(paper, item.items, of, depth + 1, text, notes)
        if item.closing:
            paper.lines.append(Printed(Kind.PARAGRAPH, _words(item.closing), "", 0, text, notes))


def _listed(paper: Paper, items: Sequence[ListedItem], depth: int, text: int, notes: int) -> None:
    for item in items:
        number = _stopped(item.number)
        paper.lines.append(Printed(Kind.LISTED, _words(item.title), number, depth, text, notes))
        _listed(paper, item.items, depth + 1, text, notes)


def _table(paper: Paper, table: Table, text: int, notes: int) -> None:
    paper.tables += 1
    if table.title:
        paper.lines.append(Printed(Kind.CAPTION, _words(table.title), text=text, notes=notes))
    heads = (table.head, *(row.cells for row in table.head_rows))
    for cells in heads:
        paper.lines.append(_row(paper, cells, text, notes, is_head=True))
    for row in table.rows:
        paper.lines.append(_row(paper, row.cells, text, notes, is_head=False))


def _row(paper: Paper, cells: Sequence[Cell], text: int, notes: int, *, is_head: bool) -> Printed:
    words = tuple((_words(cell.text), cell.across, cell.down) for cell in cells)
    table = paper.tables
    return Printed(Kind.ROW, text=text, notes=notes, cells=words, is_head=is_head, table=table)


def _add_notes(paper: Paper, text: int, notes: Sequence[Footnote]) -> None:
    paper.notes |= {(text, note.number): _words(note.text) for note in notes}


def _stopped(number: str) -> str:
    """Return a number as it is printed: 14 -> 14., (a) -> (a), 1.1 -> 1.1."""
    is_whole = not number or number[0] == "(" or "." in number or number[-1] == ")"
    return number if is_whole else f"{number}."


def _day(date: str, look: Look) -> str:
    year, month, day = date.split("-")
    return f"{int(day)} {look.months[int(month) - 1]} {year}"


def _words(text: str) -> Inline:
    return unmarked(parse(text)[0])


@dataclass(frozen=True)
class Face:
    """Words in one face, or the call of a note."""

    text: str
    italic: bool = False
    bold: bool = False
    call: str = ""


def faces(nodes: Inline, *, italic: bool = False, bold: bool = False) -> Iterator[Face]:
    """Yield the words of nodes, each with its face."""
    for node in nodes:
        if isinstance(node, NoteCall):
            yield Face("", call=node.number)
        elif hasattr(node, "children"):
            name = type(node).__name__
            yield from faces(
                node.children, italic=italic or name == "Emphasis", bold=bold or name == "Strong"
            )
        else:
            yield Face(node.text, italic, bold)

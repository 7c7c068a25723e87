"""What texts are made of: paragraphs, their parts, tables, statements, notes."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from generator.model.action import Action
from generator.model.values import Review, TextOrGroup, Value


class Item(Value):
    """A lettered or numbered part of a paragraph: (a), (ii)."""

    inline = ("text", "closing")
    for_editors = ("remark",)

    number: str
    """The number as printed, with its brackets: (a)"""
    text: str = ""
    """The words, as inline Markdown."""
    items: tuple[Item, ...] = ()
    """The parts of this part: (i), (ii)"""
    closing: str = ""
    """Unnumbered words that stand after the parts and belong to this part."""
    actions: tuple[Action, ...] = ()
    """Who must do what by it, in the order of the words."""
    no_action: str = ""
    """Why it holds no action, where it reads as if it did and a person decided otherwise."""
    remark: str = ""
    """A remark of the editors; it is not published."""


class Officer(Value):
    """One line of a list of officers elected."""

    office: str
    """President, Vice-President, Rapporteur ..., as printed."""
    name: str
    """The name as printed."""
    state: str = ""
    """The State as printed."""


class ListedItem(Value):
    """An item of an agenda that a text sets out."""

    inline = ("title",)

    number: str
    """The number as printed: 2, or (a)"""
    title: str
    """The words of the item."""
    items: tuple[ListedItem, ...] = ()
    """Its sub-items."""


class ListedAgenda(Value):
    """An agenda that stands in the text, such as the provisional agenda of the next session."""

    inline = ("title",)

    title: str = ""
    """The heading over it."""
    items: tuple[ListedItem, ...]
    """Its items, in order."""


def _span(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d?", text):
        raise ValueError("it must be a number from 1 to 99, in figures: 2")
    return text


Span = Annotated[str, AfterValidator(_span)]


class Cell(TextOrGroup):
    """A cell of a table: its words, or a group with them where it takes several columns or rows."""

    inline = ("text",)
    short = "text"

    text: str = ""
    """The words, as inline Markdown."""
    columns: Span = "1"
    """How many columns it takes: 2"""
    rows: Span = "1"
    """How many rows it takes: 3"""

    @property
    def across(self) -> int:
        """Return how many columns it takes."""
        return int(self.columns or 1)

    @property
    def down(self) -> int:
        """Return how many rows it takes."""
        return int(self.rows or 1)


class Row(Value):
    """A row of a table."""

    cells: tuple[Cell, ...]
    """The words of each cell; one that takes several columns or rows is a group: {text: Nets,
    rows: 2}. What a cell of a row above takes is left out."""


class Table(Value):
    """A table: a title, a row of headings and rows that have cells for all of the columns.

    A list in columns, or a form to be filled in, has no headings.
    """

    inline = ("title",)

    title: str = ""
    """The title over the table."""
    head: tuple[Cell, ...] = ()
    """The headings of the columns; one over several columns is a group: {text: Mesh, columns: 2}.
    Left out where a table has none."""
    head_rows: tuple[Row, ...] = ()
    """Further rows of headings, under the first."""
    rows: tuple[Row, ...]
    """The rows, each with as many cells as there are columns."""

    @property
    def headings(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows of headings; none where it has none."""
        has_headings = self.head or self.head_rows
        return (self.head, *(row.cells for row in self.head_rows)) if has_headings else ()

    @property
    def width(self) -> int:
        """Return how many columns it has: those of its first row."""
        first = self.head or next((row.cells for row in self.rows), ())
        return sum(cell.across for cell in first)


Capacity = Literal[
    "representative",
    "observer for a signatory State",
    "observer for a non-member State",
    "observer for an intergovernmental organization",
    "observer for a non-governmental organization",
    "observer for the parent organization",
    "observer for an entity",
    "observer",
    "secretariat",
    "chair",
    "officer",
    "official",
]
"""In what capacity somebody spoke: `representative` of a State (or regional organization) party;
`observer` where the text does not say for what; `chair` of a working group, or who spoke for the
chair; `officer` of the session; `official` of an organization."""


class Heard(Value):
    """Speakers whose statements a paragraph records, in one capacity."""

    for_editors = ("remark",)

    speakers: tuple[str, ...]
    """Those who spoke, as printed but for the article, in that order: Peru, United States"""
    capacity: Capacity
    """In what capacity they spoke."""
    on_behalf_of: tuple[str, ...] = ()
    """On whose behalf, as printed: Group of 77 and China"""
    office: str = ""
    """The office of the speaker, as printed, without the name: Minister of Justice"""
    about: (
        Literal[
            "opening",
            "introduction",
            "financial implications",
            "explanation of position",
            "after adoption",
            "account",
        ]
        | None
    ) = None
    """What the statement was, where the agenda item does not tell. An `account` tells what was
    said in a statement that another paragraph records: it is no statement more."""
    review: Review
    """Whether it was reviewed against the text: as the rule found it, or put right."""
    remark: str = ""
    """A remark of the editors; it is not published."""


class Paragraph(Value):
    """A paragraph with its printed number (preambular ones have none) and all that is its own."""

    inline = ("text", "closing")
    for_editors = ("remark",)

    number: str = ""
    """The number as printed, without its full stop: 14, 2 bis, (a)"""
    text: str = ""
    """The words, as inline Markdown: *Urges*, [^12], [resolution 5/1](resolution:5/1)"""
    items: tuple[Item, ...] = ()
    """Its lettered or numbered parts."""
    officers: tuple[Officer, ...] = ()
    """The officers that it lists."""
    agenda: ListedAgenda | None = None
    """The agenda that it sets out."""
    table: Table | None = None
    """The table that it holds."""
    quoted: tuple[Paragraph, ...] = ()
    """Paragraphs that it quotes, with numbers of their own: the new wording of an amended text."""
    closing: str = ""
    """Unnumbered words after its parts that belong to it."""
    actions: tuple[Action, ...] = ()
    """Who must do what by it, in the order of the words."""
    no_action: str = ""
    """Why it holds no action, where it reads as if it did and a person decided otherwise."""
    remark: str = ""
    """A remark of the editors; it is not published."""
    statements: tuple[Heard, ...] = ()
    """The statements that it records, where it names the speakers."""


class Footnote(Value):
    """A note of the report, an act or an annex, under its printed number."""

    inline = ("text", "stands_for")

    number: str
    """The number as printed, or the sign (*, **); it is never changed, since notes are cited by
    it."""
    text: str
    """The words as printed; "Ibid." stays."""
    stands_for: str = ""
    """What an "Ibid." stands for, where the rule of the handbook is not certain of it."""
    remark: str = ""
    """What a reader must know of the note, such as that it is cut short in the source: it is
    published beside the note."""

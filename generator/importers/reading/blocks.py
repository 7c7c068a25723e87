"""What a reader of originals gives, whatever the format: the text block by block.

A block is what the source itself sets apart: a paragraph, a heading that is marked as one, a row of
a table, a note. A reader says what the source says and guesses nothing: what a block is in a report
is for `recognizing` to find.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import Report


class BlockKind(StrEnum):
    """What the source says that a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    """A row of a table; `cells` are its words."""
    NOTE = "note"
    """A note that the source keeps apart from its text; `number` is the note's."""
    APART = "apart"
    """What pages carry besides the text, where the source says so: headers, footers."""


class Part(StrEnum):
    """Which part of an act the mark-up of a source puts a block in; all are within an act."""

    UNKNOWN = ""
    """The mark-up does not say it, or the block is in no act."""
    COMMON = "common"
    """The number and title that it has in common with others: over several acts."""
    HEAD = "head"
    """Its number and title."""
    CLAUSE = "clause"
    """Its opening clause."""
    PREAMBLE = "preamble"
    """A preambular paragraph, of the act or of a section of it."""
    OPERATIVE = "operative"
    """The operative part."""
    QUOTED = "quoted"
    """What a paragraph quotes, with the numbers of another text."""
    END = "end"
    """What stands under the text: when it was adopted."""
    ANNEX = "annex"
    """An annex of the act."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face, or the call of a note."""

    text: str
    """The words, with the blanks around them; "\\n" where a line is broken; "" of a call."""
    italic: bool = False
    bold: bool = False
    raised: bool = False
    """Whether the words stand above the line, as the figure of a call that was typed does."""
    call: str = ""
    """The number of the note that is called here, as printed."""
    target: str = ""
    """Where the source says that the words lead: an address, or a place of the same document by the
    numbers printed there (#45/a, #annex-1/3)."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row; a place that a cell of a row above covers has none."""

    runs: Runs
    across: int = 1
    """How many columns it covers."""
    down: int = 1
    """How many rows it covers."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, row or note of the source."""

    place: str
    """Where it stands in the source, as a person finds it there: 431 (a line), paragraph 12."""
    kind: BlockKind
    runs: Runs = ()
    """The words, without the number that the source counts by itself; a typed number is in them."""
    number: str = ""
    """The number as it is printed, where the source counts: 14. (a) II."""
    system: str = ""
    """The system that it counts in (`generator.counting`), where the source says: letters."""
    level: int = 0
    """The level of a heading or of a number in its list, from 1; 0 where the source has none."""
    style: str = ""
    """The name of the style that the source gives it."""
    cells: tuple[Cell, ...] = ()
    """Of a row: the cells that begin in it."""
    table: int = 0
    """Of a row: which table it is of, counted from 1; of a paragraph, of which it is the title."""
    is_head: bool | None = None
    """Of a row: whether it heads the table; None where the source does not say."""
    part: Part = Part.UNKNOWN
    """Which part of an act it is in, where the source says so."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something in the source that a person should look at, since a reader had to choose."""

    place: str
    message: str
    """What was found, and how it was read: a deletion that was tracked is read as made"""


@dataclass(frozen=True, slots=True)
class Reading:
    """All of a source."""

    blocks: tuple[Block, ...]
    """In the order of the source; notes behind the text, by number, where the source has them
    elsewhere."""
    told: tuple[Told, ...] = ()
    keeps_italics: bool = False
    """Whether what is not in italics here was not so in the original: a scanner loses them."""
    is_paged: bool = False
    """Whether a page break of the original may have cut a paragraph in two: where print was read,
    as by a scanner or from a PDF."""
    report: Report | None = None
    """The report as it was written, where this program wrote the file; of a file that holds acts
    alone what it says of the report that they are of."""
    language: str = ""
    """The language that the source says it is in, by ISO 639-2: eng; "" where it says none."""

"""What a page is made of, before it is Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from generator.anchors import above
from generator.model import Adoption, Officer, Path
from generator.pages.notes import NoteText

WITH_ACT = ("resolution", "decision", "annex")
"""The kinds of page that hold an act, or an annex of one."""
WITH_TEXT = (*WITH_ACT, "agenda-item", "chapter")
"""The kinds of page that hold a text of the report, beside the lists of acts that hold a paragraph
of it."""
DEEPEST_EDGE = 6
"""What lies deeper stands there too: style sheets name each step, and a line needs some room."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a page links to."""

    title: str
    """What the link says."""
    address: str | None = None
    """The page ("" is the home page), or an https address; none where nothing is linked."""
    id: str = ""
    """The id in that page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a page."""

    level: int
    """2 to 6."""
    id: str
    number: str = ""
    """As printed: "A."; "" where none is."""
    path: Path = ()
    """The text of the heading; empty where it is a word of ours."""
    word: str = ""
    """A word of ours, which the original does not print."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a part of one."""

    path: Path
    """Its text."""
    id: str
    """"" where it belongs to the paragraph before it."""
    name: str
    """What its permalink is called: paragraph 14."""
    number: str = ""
    """As printed: "14."."""
    kind: str = "paragraph"
    """preambular, chapeau, operative, paragraph, quoted, unnumbered, listed-item, closing."""
    level: int = 0
    """How deep it is in its paragraph: 1 for (a), 2 for (i); closing words are where what they
    close is."""

    @property
    def edge(self) -> int:
        """Return how many steps from the margin it stands, in every form that moves lines in.

        Closing words stand under the words of what they close, where its parts have their numbers;
        so does what is quoted and has no number.
        """
        under_words = self.kind == "closing" or (self.kind == "quoted" and not self.number)
        return min(self.level + under_words, DEEPEST_EDGE)


@dataclass(frozen=True, slots=True)
class Officers:
    """A list of officers, grouped by office."""

    offices: tuple[tuple[str, tuple[Officer, ...]], ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table."""

    path: Path
    """Its text."""
    column: int
    """The first column that it stands in, from 0."""
    across: int = 1
    """How many columns it takes."""
    down: int = 1
    """How many rows it takes."""
    figures: bool = False
    """Whether its column holds numbers: they are set under each other, from the end of the line."""

    @property
    def spans(self) -> bool:
        """Say whether it takes several columns or rows."""
        return self.across > 1 or self.down > 1


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    path: Path
    title: Path
    """The text over it; empty where there is none."""
    head: tuple[GridRow, ...]
    """The rows of headings."""
    rows: tuple[GridRow, ...]
    width: int
    """How many columns it has."""

    @property
    def is_plain(self) -> bool:
        """Say whether it has one row of headings, and no cell takes several columns or rows."""
        all_rows = (*self.head, *self.rows)
        return len(self.head) == 1 and not any(cell.spans for row in all_rows for cell in row)

    def texts(self) -> Iterator[Path]:
        """Yield its texts, in reading order."""
        if self.title:
            yield self.title
        yield from (cell.path for row in (*self.head, *self.rows) for cell in row)

    def columns(self, rows: tuple[GridRow, ...]) -> list[list[Path]]:
        """Return the texts that stand in each column of each of some rows: a cell that takes
        several stands in each of them."""
        filled: list[list[Path]] = [[()] * self.width for _ in rows]
        for at, row in enumerate(rows):
            for cell in row:
                for line in filled[at : at + cell.down]:
                    end = min(cell.column + cell.across, self.width)
                    line[cell.column : end] = [cell.path] * (end - cell.column)
        return filled


@dataclass(frozen=True, slots=True)
class Column:
    """Those who voted in one way."""

    heading: str
    """What the body calls it: In favour"""
    count: str
    """How many they are, as printed."""
    names: tuple[str, ...]
    """Who they are, as printed; none where they are only counted."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """Who voted how on an act: a column of names for each way to vote."""

    title: str
    """Vote on resolution 78/80"""
    columns: tuple[Column, ...]
    id: str
    """"" where another has it."""


@dataclass(frozen=True, slots=True)
class Directory:
    """A list of pages (or places on pages) with what they hold."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a directory."""

    place: Place
    path: Path = ()
    """The text (a title) that stands after the link."""
    whole: bool = False
    """Whether that text is part of the link."""
    detail: str = ""
    """A short addition: paragraphs 26 to 37."""
    id: str = ""
    """The id of this line, where it can be linked to."""
    entries: tuple[Entry, ...] = ()
    """Lines under this one."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The heading with which a text begins, where several texts share one page."""

    level: int
    number: str
    """As printed over it: Resolution 7/1, Annex I, IV."""
    title: Path
    own_line: bool = True
    """Whether the number has a line of its own."""
    running: str = ""
    """What the head of the sheets that follow says; "" leaves it as it was."""
    new_page: bool = False
    """Whether it begins a new sheet."""
    id: str = ""
    """Its id in the page; on paper, its id where its address is that of a list."""
    page: Page | None = None
    """The page of the text; none where it has no page of its own, or nothing is said of it."""
    adoption: Adoption | None = None
    """How an act was adopted, where it stands among other texts and none of them records it."""


Block = Heading | Line | Officers | Grid | Ballot | Directory | Opening
"""The kinds of block. Each has a writer in templates/blocks.md.j2 and in exporters/texts; one
without fails in mypy (assert_never), or as soon as it is written."""


def macro(block: Block) -> str:
    """Return the name of the macro that writes a block."""
    match block:
        case Heading():
            return "heading"
        case Line():
            return "line"
        case Officers():
            return "officers"
        case Grid():
            return "grid"
        case Ballot():
            return "ballot"
        case Directory():
            return "directory"
        case Opening():
            return "opening"
        case _:
            assert_never(block)


@dataclass(frozen=True, slots=True)
class CalledNote:
    """A note that a page calls."""

    note: NoteText
    path: Path
    id: str
    """Its id here."""
    back: tuple[Place, ...]
    """The places on this page that call it."""
    elsewhere: tuple[Place, ...]
    """The places on other pages that call it."""
    of: Place | None = None
    """The text whose notes begin with it, where a page has the notes of several."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a citation, or around several that stand close together."""

    runs: tuple[tuple[str, bool], ...]
    """Words as they are in the text, and whether they are those that cite."""
    begins: bool
    """Whether the text begins with them."""
    ends: bool
    """Whether the text ends with them."""


@dataclass(frozen=True, slots=True)
class CitingPlace:
    """A place that cites, and its words."""

    place: Place
    excerpts: tuple[Excerpt, ...]
    report: str = ""
    """The address of the report in which it stands."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Something that is cited, where it stands, and who cites it."""

    place: Place
    citing: tuple[CitingPlace, ...]
    """Where it is cited."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that was published on a page and is elsewhere now."""

    id: str
    """The id that it had; "" for the page itself."""
    to: Place
    """Where it is."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the contents list of a page."""

    title: str
    id: str
    items: tuple[Listed, ...] = ()
    page: str = ""
    """The address, where it is a page of its own (an annex)."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of a place before a link to it is followed."""

    title: str
    """What the place is called: Resolution 7/1, paragraph 14"""
    words: str
    """Its words, or what can be said of it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """How a text and its paragraphs are cited: what a form says of the text is said once."""

    name: str
    """What a link to the text says: Resolution 7/1"""
    forms: tuple[tuple[str, str, str, str], ...]
    """The name of each form, its words before the place, those that stand there for the text
    itself, those after it."""
    places: Mapping[str, tuple[str, tuple[str, ...]]]
    """By id: what the place is called, and the words that stand there for it in each form."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells programs."""

    tags: tuple[tuple[str, str, str], ...]
    """The attribute that names a tag (name, property), its name, its content."""
    data: Mapping[str, Any]
    """The page as schema.org has it."""


class Facts:
    """What a template is told of its page besides: each kind of page has a class of its own, beside
    the function that makes such pages."""

    __slots__ = ()

    def entries_cited(self) -> Iterator[CitedPlace]:
        """Yield what the page lists as cited, in its order."""
        yield from ()


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the handbook."""

    address: str
    """ctoc-cop/session-7/resolutions/7-1/"""
    kind: str
    """What it is: resolution, annex, agenda-item, list ... (the template, and a search filter)."""
    template: str
    """The template that it is rendered with."""
    label: str
    """What it is called: Resolution 7/1. The title of the browser's window."""
    title: str = ""
    """Its title in plain words, for search and descriptions."""
    title_path: Path = ()
    """Its title as a text of the report."""
    report: str = ""
    """The address of the report that it belongs to, without the last stroke."""
    group: str = ""
    """What results of a search are grouped under: annexes go with their act."""
    breadcrumbs: tuple[Place, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[CalledNote, ...] = ()
    cited: tuple[CitedPlace, ...] = ()
    moved: tuple[Moved, ...] = ()
    contents: tuple[Listed, ...] = ()
    previous: Place | None = None
    following: Place | None = None
    previews: Mapping[str, Preview] = field(default_factory=dict)
    """What its references show before they are followed, by where they lead."""
    files: tuple[tuple[str, str], ...] = ()
    """Other forms of it, and where they are: ("pdf", "resolution-7-1.pdf")."""
    citation: Citation | None = None
    """How it is cited; none where it is no text of the report."""
    head: Head | None = None
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What stands here besides on a page of its own: (that page, id there) -> id here."""
    facts: Facts = NO_FACTS
    """What only its template knows: the adoption of an act, the lists of an index page."""
    has_whole: bool = False
    """Whether the whole report, or a part of it, is there beside the page in other forms."""
    asks_for: tuple[int, Place] | None = None
    """How many actions the text asks for, and where in the register they stand."""

    @property
    def order(self) -> int:
        """Return how early a search shows it: an act is 0, another text 1, a list or register 2."""
        return 2 - (self.kind in WITH_TEXT) - (self.kind in WITH_ACT)

    def all_cited(self) -> Iterator[CitedPlace]:
        """Yield what is cited of its text, and what it lists as cited."""
        yield from self.cited
        yield from self.facts.entries_cited()


def annexes_under(pages: Iterable[Page]) -> Mapping[str, list[Page]]:
    """Return the annexes among pages, by each address that they are under."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for address in above(page.address) if page.kind == "annex" else ():
            found.setdefault(address, []).append(page)
    return found

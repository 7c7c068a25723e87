"""A document of Akoma Ntoso, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.importers.reading.akn.file import Element, attribute, children, name, said
from generator.importers.reading.akn.own.documents import own_data
from generator.importers.reading.akn.places import printed_place
from generator.importers.reading.akn.prefaces import put_in_a_line
from generator.importers.reading.akn.words import Note, pieces, tidy
from generator.importers.reading.blocks import Block, BlockKind, Cell, Part, Run, Runs

_LINES = {
    *("p", "block", "listIntroduction", "listWrapUp", "caption", "li", "longTitle"),
    *("docTitle", "docNumber", "from", "scene", "narrative", "summary", "num"),
}
"""Elements that hold words: each is a paragraph."""
_HEADINGS = ("heading", "subheading")
_HIERARCHY = {
    *("article", "book", "chapter", "clause", "division", "hcontainer", "indent", "level", "list"),
    *("paragraph", "part", "point", "proviso", "rule", "section", "subchapter", "subclause"),
    *("subdivision", "sublist", "subparagraph", "subpart", "subrule", "subsection", "subtitle"),
    *("title", "tome", "transitional", "alinea", "item", "blockContainer", "recital", "citation"),
}
"""Elements that may have a number and a heading."""
HOLDING_WORDS = {*_LINES, *_HEADINGS, "crossHeading"}
HOLDING_OTHERS = {
    *(*_HIERARCHY, *HOLDING_WORDS, "blockList", "content", "intro", "wrapUp", "container", "table"),
    *("tr", "td", "th", "ul", "ol", "attachments", "attachment", "doc", "toc", "recitals"),
}
_LISTS = ("list", "sublist", "blockList")
_NOT_READ = ("meta", "components", "img")
_PREAMBLE = "preamble"
_PARTS = {
    "preface": Part.HEAD,
    "preamble": Part.PREAMBLE,
    "mainBody": Part.OPERATIVE,
    "conclusions": Part.END,
    "attachments": Part.ANNEX,
}
"""What the parts of a document are that is an act."""
_OF_SEVERAL = {"preface": Part.COMMON}
"""The same of one that holds several acts under one number."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a document something stands."""

    headings: int = 0
    """How many headings are over it."""
    lists: int = 0
    """How many lists it is in."""
    apart: bool = False
    """Whether it is the cover, or a table of contents."""
    part: Part = Part.UNKNOWN
    """Which part of an act it is in."""


@dataclass(slots=True)
class Text:
    """Reads documents, in the order of the file."""

    component: Callable[[str], Element | None]
    """Gives the document that an address refers to."""
    number: str = ""
    """The number of what is read now, until its first line has it."""
    level: int = 0
    """How many lists that number is in."""
    notes: list[Note] = field(default_factory=list)
    """Those that were called and stand not yet behind their document."""
    read_now: Element | None = None
    """The document that is read."""
    tables: int = 0
    taken: Counter[str] = field(default_factory=Counter)

    def document(self, element: Element, place: _Place = _Place()) -> Iterator[Block]:
        """Yield the blocks of a document, and behind it its notes."""
        around, self.read_now = self.read_now, element
        before, self.notes = self.notes, []
        parts = _parts(element)
        uncalled = element.iterfind("{*}meta/{*}notes/{*}note")
        for child in element:
            tag = name(child)
            under_title = tag != "preface"
            inner = replace(place, headings=place.headings + under_title)
            yield from self._element(child, replace(inner, part=parts.get(tag, place.part)))
        self.notes += [Note(attribute(one, "marker"), one) for one in uncalled]
        yield from self._noted()
        self.notes, self.read_now = before, around

    def within(self, component: Element, place: _Place = _Place()) -> Iterator[Block]:
        """Yield the blocks of what a component holds: its heading, and a document."""
        for child in component:
            if name(child) in _HEADINGS:
                yield from self._heading(child, place, "")
            else:
                yield from self.document(child, place)

    # --- structure --------------------------------------------------------------------------------

    def _inside(self, element: Element, place: _Place) -> Iterator[Block]:
        for child in element:
            yield from self._element(child, place)

    def _element(self, element: Element, place: _Place) -> Iterator[Block]:
        tag = name(element)
        if tag in _NOT_READ:
            return
        if tag in ("coverPage", "toc"):
            yield from self._inside(element, replace(place, apart=True))
        elif tag == "preface":
            yield from self._preface(element, place)
        elif tag == "formula" and place.part:
            yield from self._inside(element, replace(place, part=Part.CLAUSE))
        elif tag == "crossHeading":
            yield from self._cross_heading(element, place)
        elif tag in _HEADINGS:
            yield from self._flat(element, place, "")
        elif tag in ("componentRef", "documentRef"):
            found = self.component(attribute(element, "src") or attribute(element, "href"))
            if found is not None:
                yield from self._noted()  # they were called before what stands there
                yield from self.within(found, place)
        elif tag == "table":
            yield from self._table(element, place)
        elif tag == "attachment":
            yield from self._attachment(element, place)
        elif tag in _LISTS:
            yield from self._numbered(element, replace(place, lists=place.lists + 1))
        elif tag in _HIERARCHY:
            yield from self._numbered(element, place)
        elif tag in _LINES:
            heading = children(element, *_HEADINGS)
            if len(heading) == 1 and said(heading[0]) == said(element):
                yield from self._flat(heading[0], place, self._taken_number())
            else:
                yield from self._line(element, place)
        else:
            yield from self._inside(element, place)

    def _numbered(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield an element that may have a number and a heading, and what it holds."""
        number = " ".join(said(one) for one in children(element, "num"))
        headings = children(element, *_HEADINGS)
        if headings:
            number = number or self._taken_number()  # it stands before, by itself
            inner = replace(place, headings=place.headings + 1)
            # A paragraph that is a heading, as the United Nations have them, parts nothing.
            holds = [one for one in element if name(one) not in ("num", *_HEADINGS)]
            is_flat = name(element) == "paragraph" and not holds
            for heading in headings:
                reading = self._flat if is_flat else self._heading
                yield from reading(heading, inner, number)
                number = ""
            place = inner
        elif number:
            yield from self._left(element, place)  # one before it had no words
            self.number, self.level, number = number, place.lists, ""
        for child in element:
            if name(child) not in ("num", *_HEADINGS):
                yield from self._element(child, place)
        if not (_is_heading(element.getnext()) or _is_bare(element.getnext())):
            yield from self._left(element, place)

    def _left(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield the number of something that has no words."""
        if self.number:
            yield self._block(element, BlockKind.PARAGRAPH, (), place)

    def _attachment(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield an annex: what it is called, its title, what it holds."""
        headed = bool(children(element, *_HEADINGS))
        inner = replace(place, headings=place.headings + headed)
        for child in element:
            if name(child) in _HEADINGS:
                yield from self._heading(child, inner, "")
            else:
                yield from self._element(child, inner)

    def _preface(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield what stands over a text: its number and title are a heading."""
        put_in_a_line(element)
        for child in element:
            titled = any(name(one) in ("docTitle", "docNumber") for one in child.iter())
            if titled and name(child) in _LINES:
                yield from self._heading(child, replace(place, headings=place.headings + 1), "")
            else:
                yield from self._element(child, place)

    # --- lines ------------------------------------------------------------------------------------

    def _heading(self, element: Element, place: _Place, number: str) -> Iterator[Block]:
        yield from self._left(element, place)
        self.number = number
        for block in self._line(element, place, BlockKind.HEADING):
            yield replace(block, runs=_without(block.number, block.runs))

    def _flat(self, element: Element, place: _Place, number: str) -> Iterator[Block]:
        """Yield a heading of which the mark-up says no level: nothing is put under it."""
        for block in self._heading(element, place, number):
            yield replace(block, level=0)

    def _cross_heading(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield a heading between paragraphs; the United Nations have preambular ones so."""
        if attribute(element, "refersTo").endswith(_PREAMBLE):
            part = Part.PREAMBLE if place.part else place.part
            yield from self._line(element, replace(place, part=part))
        else:
            inner = replace(place, headings=place.headings + 1)
            yield from self._heading(element, inner, "")

    def _line(
        self, element: Element, place: _Place, kind: BlockKind = BlockKind.PARAGRAPH
    ) -> Iterator[Block]:
        """Yield a line; what has blocks of its own parts it."""
        runs: list[Run] = []
        for piece in pieces(element):
            if isinstance(piece, Run):
                runs.append(self._leading(piece))
            elif isinstance(piece, Note):
                self.notes.append(piece)
                runs.append(Run("", call=piece.number))
            else:
                yield from self._words(element, kind, runs, place)
                runs = []
                yield from self._structure(piece, place)
        yield from self._words(element, kind, runs, place)

    def _leading(self, run: Run) -> Run:
        """Return words that lead to a place of their document with the numbers printed there."""
        if not run.target.startswith("#"):
            return run
        return replace(run, target=printed_place(self.read_now, run.target))

    def _words(
        self, element: Element, kind: BlockKind, runs: list[Run], place: _Place
    ) -> Iterator[Block]:
        if words := tidy(runs):
            yield self._block(element, kind, words, place)

    def _structure(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield blocks that stand in the middle of words, between their quotation marks."""
        part = Part.QUOTED if place.part else place.part
        blocks = list(self._inside(element, replace(place, lists=place.lists + 1, part=part)))
        for at, mark in (
            (0, attribute(element, "startQuote")),
            (-1, attribute(element, "endQuote")),
        ):
            if mark and blocks:
                runs, own = blocks[at].runs, (Run(mark),)
                blocks[at] = replace(blocks[at], runs=(*own, *runs) if at == 0 else (*runs, *own))
        yield from blocks

    def _block(self, element: Element, kind: BlockKind, runs: Runs, place: _Place) -> Block:
        if place.apart:
            return Block(self._at(element), BlockKind.APART, runs, self._taken_number())
        number = self._taken_number()
        level = place.headings if kind is BlockKind.HEADING else self.level if number else 0
        style = self._style(element)
        at = self._at(element)
        return Block(at, kind, runs, number, level=level, style=style, part=place.part)

    def _taken_number(self) -> str:
        number, self.number = self.number, ""
        return number

    def _style(self, element: Element) -> str:
        """Return the class of a line, or of the paragraph that it is in: H1, SingleTxt."""
        around: Element | None = element
        while around is not None:
            if attribute(around, "class") or name(around) in _HIERARCHY:
                return attribute(around, "class")
            around = around.getparent()
        return ""

    def _at(self, element: Element, within: str = "") -> str:
        """Return where an element stands: its line in the file, counted where it has several."""
        place = f"{element.sourceline}{within}"
        self.taken[place] += 1
        count = self.taken[place]
        return place if count == 1 else f"{place}, {count}"

    # --- tables, notes ----------------------------------------------------------------------------

    def _table(self, element: Element, place: _Place) -> Iterator[Block]:
        yield from self._left(element, place)
        self.tables += 1
        table = self.tables
        for child in element:
            if name(child) == "caption":
                yield from (replace(one, table=table) for one in self._line(child, place))
            elif name(child) == "tr":
                yield from self._row(child, table, place)
            else:
                yield from self._element(child, place)

    def _row(self, element: Element, table: int, place: _Place) -> Iterator[Block]:
        cells: list[Cell] = []
        for child in element:
            if name(child) in ("td", "th"):
                runs = _in_a_line(self._inside(child, place))
                cells.append(Cell(runs, _span(child, "colspan"), _span(child, "rowspan")))
            else:
                yield from self._element(child, place)
        if any(cell.runs for cell in cells):
            is_head = not children(element, "td")
            row = Block(self._at(element), BlockKind.ROW, cells=tuple(cells))
            yield replace(row, table=table, is_head=is_head, part=place.part)

    def _noted(self) -> Iterator[Block]:
        """Yield the notes that were called; one may call another."""
        while self.notes:
            note = self.notes.pop(0)
            runs = _in_a_line(self._inside(note.element, _Place()))
            at = self._at(note.element, f", note {note.number}")
            yield Block(at, BlockKind.NOTE, runs, note.number)


def _parts(document: Element) -> dict[str, Part]:
    """Return what the parts of a document are, where it is an act: a statement with a number, or
    one of ours, which may have a day in the place of its number."""
    if name(document) == "documentCollection":
        return _OF_SEVERAL
    if name(document) != "statement":
        return {}
    has_number = next(document.iterfind("{*}preface//{*}docNumber"), None) is not None
    return _PARTS if has_number or own_data(document) else {}


def _is_bare(element: Element | None) -> bool:
    """Say whether an element is a paragraph without a number, which may stand before it, in one
    that has no words."""
    return element is not None and name(element) == "paragraph" and not children(element, "num")


def _is_heading(element: Element | None) -> bool:
    """Say whether an element is a heading without a number, and nothing more: its number may stand
    before it, in an element of its own."""
    if element is None or children(element, "num"):
        return False
    headings = list(element.iter("{*}heading", "{*}subheading"))
    words = "".join(map(said, headings))
    return bool(headings) and "".join(words.split()) == "".join(said(element).split())


def _without(number: str, runs: Runs) -> Runs:
    """Return the words of a heading without its number, where the mark-up has it there too: a
    letter alone may be a word."""
    printed = f"{number} "
    if number[-1:].isalnum() or not runs or not runs[0].text.startswith(printed):
        return runs
    return (replace(runs[0], text=runs[0].text.removeprefix(printed)), *runs[1:])


def _in_a_line(blocks: Iterable[Block]) -> Runs:
    """Return the words of blocks that stand in a cell, or in a note: each on a line of its own."""
    runs: list[Run] = []
    for block in blocks:
        runs += [Run("\n")] if runs else []
        runs += [Run(f"{block.number} ")] if block.number else []
        runs += block.runs
        for index, cell in enumerate(block.cells):
            runs += [*([Run("\t")] if index else []), *cell.runs]
    return tuple(runs)


def _span(element: Element, key: str) -> int:
    """Return how many columns or rows a cell takes."""
    figures = attribute(element, key)
    return max(int(figures), 1) if figures.isascii() and figures.isdigit() else 1

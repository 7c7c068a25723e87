"""A text of the file (the body, a note, a header, a text box), read block by block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importers.reading.blocks import Block, BlockKind, Cell, Run, Runs
from generator.importers.reading.word.items import Item, Paragraph, items
from generator.importers.reading.word.names import (
    PPR,
    TBL,
    Element,
    named,
    names,
    value,
    words_in,
)
from generator.importers.reading.word.numbering import Count, Printed
from generator.importers.reading.word.runs import Line, Words
from generator.importers.reading.word.source import Source
from generator.importers.reading.word.styles import heading_level
from generator.importers.reading.word.tables import GridCell, GridRow, grid

_GONE = names("w:del", "w:moveFrom")
_BLANK = Run("\n")


@dataclass
class Story:
    """Reads one text."""

    source: Source
    root: Element
    name: str = ""
    """The place of all its paragraphs: note 5; "" of the body, where they are counted."""
    paragraphs: int = 0
    section: int = 0
    """How many sections have ended."""
    words: Words = field(init=False)
    count: Count = field(init=False)

    def __post_init__(self) -> None:
        self.words = Words(self.source, self.root)
        self.count = Count(self.source.definitions)

    def blocks(self) -> Iterator[Block]:
        """Read the text."""
        for item in items(self.root):
            yield from self._of_item(item)
            if isinstance(item, Paragraph) and item.section is not None:
                self.section += 1

    def _of_item(self, item: Item) -> Iterator[Block]:
        if isinstance(item, Paragraph):
            yield from self._paragraph(item)
        elif item.tag == TBL:
            yield from self._table(item)
        elif item.tag in _GONE:
            self._tell_gone(item, self._place)
        else:
            self._tell_inserted(item, self._place)

    @property
    def _place(self) -> str:
        """Where the next paragraph stands."""
        return self.name or f"paragraph {self.paragraphs + 1}"

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Block]:
        place = self._place
        style = self.source.styles.of_paragraph(paragraph.properties)
        line = self._line(paragraph, place)
        runs = line.ended()
        printed = self._number(paragraph, style, place, runs)
        if runs or (printed and printed.text):
            self.paragraphs += 1
            yield self._block(paragraph, style, place, runs, printed, line)
        for box in line.boxes:
            yield from self._box(box, place)

    def _block(
        self,
        paragraph: Paragraph,
        style: str,
        place: str,
        runs: Runs,
        printed: Printed | None,
        line: Line,
    ) -> Block:
        heading = self._heading_level(paragraph.properties, style)
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        if paragraph.is_listed or (runs and line.is_listed):
            kind = BlockKind.APART
        return Block(
            place,
            kind,
            runs,
            number=printed.text if printed else "",
            system=printed.system if printed else "",
            level=heading or (printed.level if printed else 0),
            style=self.source.styles.shown_name(style),
        )

    def _line(self, paragraph: Paragraph, place: str, table_style: str = "") -> Line:
        """Read the words of a paragraph, of all its elements where changes joined several."""
        line = Line(place)
        lengths = {0}
        for element in paragraph.elements:
            style = self.source.styles.of_paragraph(element.find(PPR))
            line.styles = (table_style, style)
            self.words.read(element, line)
            self.words.properties(element, line)
            lengths.add(len(line.text))
        if len(lengths) > 2:
            self.source.telling.tell(
                place,
                "paragraphs whose ends were deleted with tracked changes are read as one",
                line.text,
            )
        return line

    def _number(self, paragraph: Paragraph, style: str, place: str, runs: Runs) -> Printed | None:
        """Count a paragraph, unless it is none when changes are accepted and words are hidden."""
        if not runs and (paragraph.is_gone or paragraph.end_is_hidden):
            return None
        of_list = self.source.definitions.of_paragraph(paragraph.properties, style)
        printed = self.count.following(*of_list) if of_list else None
        if printed is None:
            if of_list:
                self.source.telling.tell(
                    place, "its number is not known: the file does not have its list"
                )
            return None
        for doubt in printed.doubts:
            self.source.telling.tell(place, f"its number is doubtful: {doubt}", printed.text)
        return printed

    def _heading_level(self, properties: Element | None, style: str) -> int:
        given = value(properties, "w:outlineLvl")
        if given is not None:
            return heading_level(given)
        return self.source.styles.outline_level(style)

    def _table(self, table: Element) -> Iterator[Block]:
        number = next(self.source.tables)
        style = value(table.find(named("w:tblPr")), "w:tblStyle")
        style = style or self.source.styles.default("table")
        read = grid(table)
        for gone in read.deleted:
            self.source.telling.tell(
                f"table {number}",
                "rows or cells deleted with tracked changes are not read",
                words_in(gone),
            )
        for at, row in enumerate(read.rows, 1):
            place = f"{self.name or f'table {number}'}, row {at}"
            yield from self._row(row, place, number, style)

    def _row(self, row: GridRow, place: str, table: int, style: str) -> Iterator[Block]:
        if row.is_inserted:
            self.source.telling.tell(
                place, "a row inserted with tracked changes is read as part of the table"
            )
        boxes: list[Element] = []
        cells = tuple(
            Cell(self._cell(cell, place, style, boxes), cell.across, cell.down)
            for cell in row.cells
        )
        yield Block(
            place,
            BlockKind.ROW,
            cells=cells,
            style=self.source.styles.shown_name(style),
            table=table,
            is_head=row.is_head or None,
        )
        for box in boxes:
            yield from self._box(box, place)

    def _cell(self, cell: GridCell, place: str, style: str, boxes: list[Element]) -> Runs:
        runs: list[Run] = []
        for at, element in enumerate(cell.contents):
            words = self._flat(element, place, style, boxes)
            if words and at:
                text = "".join(run.text for run in words)
                self.source.telling.tell(
                    place, "words in the hidden part of merged cells are read with the cell", text
                )
            runs.extend((_BLANK, *words) if runs and words else words)
        return tuple(runs)

    def _flat(self, container: Element, place: str, style: str, boxes: list[Element]) -> Runs:
        """Return all words of a cell or note as runs, with a break between its paragraphs."""
        parts: list[Runs] = []
        for item in items(container):
            if isinstance(item, Paragraph):
                parts.append(self._numbered_line(item, place, style, boxes))
            elif item.tag == TBL:
                self.source.telling.tell(place, "a table within it is read as words in a row")
                parts.extend(self._nested(item, place, boxes))
            elif item.tag in _GONE:
                self._tell_gone(item, place)
            else:
                self._tell_inserted(item, place)
        return _joined([part for part in parts if part], _BLANK)

    def _numbered_line(
        self, paragraph: Paragraph, place: str, style: str, boxes: list[Element]
    ) -> Runs:
        line = self._line(paragraph, place, style)
        boxes.extend(line.boxes)
        runs = line.ended()
        of_paragraph = self.source.styles.of_paragraph(paragraph.properties)
        printed = self._number(paragraph, of_paragraph, place, runs)
        if printed is None or not printed.text:
            return runs
        return (Run(f"{printed.text} " if runs else printed.text), *runs)

    def _nested(self, table: Element, place: str, boxes: list[Element]) -> Iterator[Runs]:
        style = value(table.find(named("w:tblPr")), "w:tblStyle") or ""
        for row in grid(table).rows:
            cells = [
                self._flat(element, place, style, boxes)
                for cell in row.cells
                for element in cell.contents
            ]
            yield _joined([cell for cell in cells if cell], Run("\t"))

    def flat(self) -> tuple[Runs, list[Block]]:
        """Return all of the text as runs (a note), and the blocks of text boxes in it."""
        boxes: list[Element] = []
        runs = self._flat(self.root, self.name, "", boxes)
        return runs, [block for box in boxes for block in self._box(box, self.name)]

    def _box(self, box: Element, place: str) -> Iterator[Block]:
        """Read a text box, after the paragraph or the row that it is anchored in."""
        name = f"text box {next(self.source.boxes)}"
        story = Story(self.source, box, name)
        story.count = self.count
        blocks = list(story.blocks())
        if blocks:
            self.source.telling.tell(name, f"a text box, read after {place}, where it is anchored")
        yield from blocks

    def _tell_gone(self, element: Element, place: str) -> None:
        self.source.telling.tell(
            place, "words deleted with tracked changes are not read", words_in(element)
        )

    def _tell_inserted(self, element: Element, place: str) -> None:
        relation = self.source.package.main.relations.get(element.get(named("r:id"), ""))
        self.source.telling.tell(
            place,
            "another file is inserted here, and not read; open this file in Word and save it, so"
            " that its words are in it",
            relation.target if relation else "",
        )


def _joined(parts: list[Runs], between: Run) -> Runs:
    runs: list[Run] = []
    for part in parts:
        runs.extend((between, *part) if runs else part)
    return tuple(runs)

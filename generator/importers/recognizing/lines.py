"""The blocks of a source as lines: what bears which number, what the words are.

A line has its words as inline Markdown, with single blanks, and its number apart from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.characters import plain_blanks, seen, single_blanks
from generator.importers.reading import Block, BlockKind, Part, Runs
from generator.importers.recognizing.numbering import Numerals, without_stop
from generator.importers.recognizing.raised import with_raised
from generator.inline import (
    Emphasis,
    Inline,
    Link,
    Node,
    NoteCall,
    Strong,
    Text,
    joined,
    parse,
    to_markdown,
    with_calls,
)
from generator.model import Cell

_CALLS_AT_END = re.compile(r"(?:\[\^[^\]\s]{1,6}\])+$")
_FACES = re.compile(r"(\[\^[^\]\s]{1,6}\])|(?<!\\)[*_]+")
"""What shows a face in Markdown; an asterisk that calls a note does not."""
_FIGURE_AT_END = re.compile(r"(?:(?<=[;:])|(?<=[,;.:])\s)\d{1,3}$")
_LAST_BUT_ONE = re.compile(r";\s[^\W\d_]{1,3}$")
_CLOSES = '"”’)]*'
_STOPS = ".,;:?!"
_ENDS_SENTENCE = ".,;:"


@dataclass(frozen=True)
class Line:
    """A block of the source that has words (after joining: a paragraph)."""

    place: str
    """Where it stands in the source, as its reader says: 431"""
    text: str
    """The words after the number, as inline Markdown."""
    number: str = ""
    """The number that it begins with: 14, (a)"""
    kind: BlockKind = BlockKind.PARAGRAPH
    """What the source takes it for."""
    printed: str = ""
    """The number as it stands in the source, and what stood with it: 14."""
    counted: bool = False
    """Whether the source counts, so that its number is no guess."""
    sure: bool = True
    """Whether its number is one wherever it stands: 1.1 may be a figure."""
    order: int = 0
    """Which of the blocks of the source it is."""
    also: tuple[str, ...] = ()
    """The places of the lines that were joined to it."""
    level: int = 0
    """The level of a heading, where the source has levels that mean something."""
    style: str = ""
    """The style that the source gives it, where it has styles."""
    cells: tuple[Cell, ...] = ()
    """Of a row: its cells."""
    table: int = 0
    """Of a row: which table it is of; of another line, of which the source says it is the title."""
    is_head: bool | None = None
    """Of a row: whether it heads the table; None where the source does not say."""
    part: Part = Part.UNKNOWN
    """Which part of an act it is in, where the source says so."""

    @property
    def heading(self) -> bool:
        """Say whether the source takes it for a heading."""
        return self.kind is BlockKind.HEADING

    @property
    def is_row(self) -> bool:
        """Say whether it is a row of a table."""
        return self.kind is BlockKind.ROW

    @property
    def places(self) -> tuple[str, ...]:
        """Return all places that it has in the source."""
        return (self.place, *self.also)

    @property
    def ended(self) -> str:
        """Return the sign that its words end in, before the calls of notes."""
        return _CALLS_AT_END.sub("", self.text)[-1:]

    @property
    def without_number(self) -> Line:
        """Return the line in which what was taken for a number is words."""
        return replace(self, text=self.whole, number="", printed="")

    @property
    def whole(self) -> str:
        """Return the words with the number."""
        return f"{self.printed} {self.text}".strip()

    @cached_property
    def words(self) -> str:
        """Return all of it without markup, but for the calls of notes: `[^12]`."""
        return with_calls(parse(self.whole)[0])

    @cached_property
    def compared(self) -> str:
        """Return its words with plain blanks, as the words of a language are looked for."""
        return plain_blanks(self.words)


def lines_of(
    blocks: Iterable[Block], numerals: Numerals, heading_styles: re.Pattern[str]
) -> tuple[Line, ...]:
    """Return the lines of blocks that have words.

    Args:
        blocks: those of a source, in order.
        numerals: reads the numbers that lines begin with.
        heading_styles: the names of the styles that headings have.
    """
    given = tuple(blocks)
    notes = {block.number for block in given if block.kind is BlockKind.NOTE}
    read = (with_raised(block, notes) for block in given)
    made = (_line(order, block, heading_styles) for order, block in enumerate(read))
    # Asterisks between two texts are no words.
    return tuple(
        _numbered(line, numerals)
        for line in made
        if line and (line.is_row or re.search(r"\w", line.whole))
    )


def _line(order: int, block: Block, heading_styles: re.Pattern[str]) -> Line | None:
    """Return the line of a block; none where it is without words."""
    style = block.style
    if block.kind is BlockKind.ROW:
        cells = tuple(
            Cell(text=_markdown(cell.runs), columns=str(cell.across), rows=str(cell.down))
            for cell in block.cells
        )
        # The bars show an editor what a row that could not be placed was.
        text = f"| {' | '.join(cell.text for cell in cells)} |"
        row = Line(block.place, text, kind=block.kind, order=order, style=style)
        row = replace(row, cells=cells, table=block.table, is_head=block.is_head)
        return replace(row, part=block.part)
    text = _markdown(block.runs)
    number = without_stop(block.number)
    kind, level = block.kind, block.level
    if kind is BlockKind.HEADING or heading_styles.fullmatch(style):
        kind, level = BlockKind.HEADING, block.level if kind is BlockKind.HEADING else 0
    elif kind is BlockKind.PARAGRAPH and _is_bold(block.runs):
        # Its style is that of all paragraphs.
        kind, style, level = BlockKind.HEADING, "", 0
    if kind is BlockKind.HEADING:
        title = _FACES.sub(r"\1", text).strip()
        # What ends in a stop is a paragraph, even where a scanner took it for a heading.
        is_title = bool(title) and (bool(block.part) or title[-1] not in _ENDS_SENTENCE)
        text, kind = (title, kind) if is_title else (text, BlockKind.PARAGRAPH)
    if not text and not number:
        return None
    line = Line(block.place, text, number, kind, block.number, bool(number), order=order)
    return replace(line, level=level, style=style, table=block.table, part=block.part)


def _is_bold(runs: Runs) -> bool:
    """Say whether all words are bold, as those of a heading are that has no style."""
    return any(run.bold for run in runs) and all(run.bold or not run.text.strip() for run in runs)


def _markdown(runs: Runs) -> str:
    """Return the words of runs as inline Markdown, with single blanks."""
    nodes = _with_blanks_outside(joined(_nodes(runs)))
    written = single_blanks(seen(to_markdown(nodes)))
    if with_calls(parse(written)[0]) == single_blanks(seen(with_calls(nodes))):
        return written
    # Where Markdown cannot say which words are in italics, the words count.
    return single_blanks(seen(to_markdown(joined(_upright(nodes)))))


def _with_blanks_outside(nodes: Inline) -> Inline:
    """Return nodes in which italics and bold words begin and end with a word, as Markdown needs it:
    word processors often set the blank behind a title so too."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Emphasis | Strong):
            before, inside, after = _parted(_with_blanks_outside(node.children))
            kept = (replace(node, children=inside),) if inside else ()
            found += (Text(before), *kept, Text(after))
        else:
            found.append(node)
    return joined(found)


def _parted(nodes: Inline) -> tuple[str, Inline, str]:
    """Return the blanks before nodes, what is between, and the blanks behind it."""
    before = after = ""
    inside = list(nodes)
    if inside and isinstance(first := inside[0], Text):
        words = first.text.lstrip()
        before, inside[0] = first.text[: len(first.text) - len(words)], Text(words)
    if inside and isinstance(last := inside[-1], Text):
        words = last.text.rstrip()
        after, inside[-1] = last.text[len(words) :], Text(words)
    return before, tuple(node for node in inside if node != Text("")), after


def _upright(nodes: Inline) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Text | NoteCall):
            yield node
        else:
            yield from _upright(node.children)


def _nodes(runs: Runs) -> Iterator[Node]:
    for run in runs:
        inside: Inline = (NoteCall(run.call),) if run.call else (Text(run.text),)
        if run.italic:
            inside = (Emphasis(inside),)
        if run.bold:
            inside = (Strong(inside),)
        # Blanks at the ends of a link are no words of it.
        yield Link(run.target, inside) if run.target and run.text.strip() else inside[0]


def _numbered(line: Line, numerals: Numerals) -> Line:
    """Return a line with its number apart from its words."""
    if line.counted or line.kind is not BlockKind.PARAGRAPH:
        return line
    found = numerals.begins(line.text)
    if not found:
        return line
    words = line.text.split(None, len(found.printed.split()))[-1]
    return replace(line, text=words, number=found.number, printed=found.printed, sure=found.sure)


def without_calls(text: str) -> str:
    """Return a text without the calls of notes at its end."""
    return _CALLS_AT_END.sub("", text)


def is_finished(text: str) -> bool:
    """Say whether a text ends as a paragraph does: with a stop, or a closing mark.

    A figure after the last stop is the call of a note that lost its markup ("thereto, 10"); a short
    word after a semicolon joins the next part of a list ("tides; and").
    """
    if _LAST_BUT_ONE.search(text):
        return True
    words = _FIGURE_AT_END.sub("", _CALLS_AT_END.sub("", text)).rstrip()
    return not words or words[-1] in _STOPS + _CLOSES

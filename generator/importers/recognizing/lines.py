"""The blocks of a source as lines: what bears which number, what the words are.

A line has its words as inline Markdown, with single blanks, and its number apart from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.characters import plain_blanks, single_blanks
from generator.importers.reading import Block, BlockKind, Runs
from generator.inline import (
    Emphasis,
    Inline,
    Node,
    NoteCall,
    Strong,
    Text,
    joined,
    parse,
    to_markdown,
    with_calls,
)

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?: bis| ter| quater)?)\.\s+(?=\S)")
_LETTER = re.compile(r"(?P<number>\([a-z]{1,5}\))\s+(?=\S)")
_CALLS_AT_END = re.compile(r"(?:\[\^\d{1,3}\])+$")
_FIGURE_AT_END = re.compile(r"(?<=[,;.:])\s\d{1,3}$")
_CLOSES = '"”’)]*'
_STOPS = ".,;:?!"
_ENDS_SENTENCE = ".,;:"


@dataclass(frozen=True, slots=True)
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
    order: int = 0
    """Which of the blocks of the source it is."""
    cells: tuple[str, ...] = ()
    """Of a row: the words of its cells, as inline Markdown."""

    @property
    def heading(self) -> bool:
        """Say whether the source takes it for a heading."""
        return self.kind is BlockKind.HEADING

    @property
    def is_row(self) -> bool:
        """Say whether it is a row of a table."""
        return self.kind is BlockKind.ROW

    @property
    def whole(self) -> str:
        """Return the words with the number."""
        return f"{self.printed} {self.text}".strip()

    @property
    def words(self) -> str:
        """Return all of it without markup, but for the calls of notes: `[^12]`."""
        return with_calls(parse(self.whole)[0])

    @property
    def compared(self) -> str:
        """Return its words with plain blanks, as the words of a language are looked for."""
        return plain_blanks(self.words)


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return the lines of blocks that have words."""
    return tuple(line for order, block in enumerate(blocks) for line in _lines(order, block))


def _lines(order: int, block: Block) -> Iterator[Line]:
    """Yield the line of a block; none where it is without words."""
    if block.kind is BlockKind.ROW:
        cells = tuple(_markdown(cell.runs) for cell in block.cells)
        # The bars show an editor what a row that could not be placed was.
        text = f"| {' | '.join(cells)} |"
        yield Line(block.place, text, kind=block.kind, order=order, cells=cells)
        return
    text = _markdown(block.runs)
    if block.kind is BlockKind.HEADING:
        title = re.sub(r"(?<!\\)[*_]+", "", text).strip()
        if title and title[-1] not in _ENDS_SENTENCE:
            yield Line(block.place, title, kind=block.kind, order=order)
            return
    if text:
        # What ends in a stop is a paragraph, even where a scanner took it for a heading.
        yield _numbered(Line(block.place, text, order=order))


def _markdown(runs: Runs) -> str:
    """Return the words of runs as inline Markdown, with single blanks."""
    return single_blanks(to_markdown(joined(_nodes(runs))))


def _nodes(runs: Runs) -> Iterator[Node]:
    for run in runs:
        inside: Inline = (NoteCall(run.call),) if run.call else (Text(run.text),)
        if run.italic:
            inside = (Emphasis(inside),)
        yield Strong(inside) if run.bold else inside[0]


def _numbered(line: Line) -> Line:
    """Return a line with its number apart from its words."""
    compared = plain_blanks(line.text)
    match = _NUMBER.match(compared) or _LETTER.match(compared)
    if not match:
        return line
    words, printed = line.text[match.end() :], match[0].strip()
    return Line(line.place, words, match["number"], line.kind, printed, line.order)


def is_finished(text: str) -> bool:
    """Say whether a text ends as a paragraph does: with a stop, or a closing mark.

    A figure after the last stop is the call of a note that lost its markup ("thereto, 10").
    """
    words = _FIGURE_AT_END.sub("", _CALLS_AT_END.sub("", text)).rstrip()
    return not words or words[-1] in _STOPS + _CLOSES

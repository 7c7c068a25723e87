"""Markdown, as scanners leave it: one paragraph, heading or row a line.

A scanner sets the call of a note in many ways, makes headings of what is large or bold, and lists
of what has a number; the levels of its headings mean nothing, so they are not given.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from generator.characters import single_blanks
from generator.importers.reading.blocks import Block, BlockKind, Cell, Reading, Run, Runs
from generator.inline import Emphasis, Inline, Link, NoteCall, Strong, Text, parse

# The spellings that scanners give the mark of a note, each with the note's number as its group.
_NOTE_MARKS = re.compile(
    r"""
    \$?\s?<sup>\^?\{?(\d{1,3})\}?\s?(?:\\,)?</sup>\s?\$     # $<sup>^5\,</sup>$
    | \$\s?\^\{?(\d{1,3})\}?\s?(?:\\,)?\s?\$                 # $^5\,$  $^{5}$
    | <sup>&</sup>lt;sup>(\d{1,3})</sup>                     # an entity that was cut in two
    | <sup>&lt;sup>(\d{1,3})</sup>
    | &lt;sup>(\d{1,3})(?:</sup>|&lt;/sup>)
    | <sup>\s?(\d{1,3})\s?</sup>
    | \[\^(\d{1,3})\]
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"<br\s*/?>")
_TAGS = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|span|div|p|center|small)\b[^<>]{0,80}>")
_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{1,32});")
"""With its end, as Markdown wants it: "trade&region" has none."""
_HEADING = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^[-*+•]\s+")
_ALL_BOLD = re.compile(r"\*\*(?!\s)([^*]+)\*\*")
_BOLD_NUMBER = re.compile(r"^\*\*(\w{1,7}\.|\(\w{1,4}\))\*\*\s*")
_BLANK_BEFORE_CALL = re.compile(r"\s+(?=\[\^\d{1,3}\])")
_BRACKET = re.compile(r"\[(?!\^\d{1,3}\])")
_RULE = re.compile(r"\|[|:\-\s]*")
_BAR = re.compile(r"(?<!\\)\|")


def read(lines: Sequence[str]) -> Reading:
    """Return the blocks of a scanner's Markdown. Never raises."""
    return Reading(tuple(_blocks(lines)), is_paged=True)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    table, in_table = 0, False
    for number, raw in enumerate(lines, 1):
        place, text = str(number), cleaned(raw)
        heading = bool(_HEADING.match(text))
        text = _HEADING.sub("", text, count=1) if heading else _BULLET.sub("", text, count=1)
        if whole := _ALL_BOLD.fullmatch(text):
            heading, text = True, whole[1]
        text = _BOLD_NUMBER.sub(r"\1 ", text, count=1).strip()
        table += text.startswith("|") and not in_table
        if text.startswith("|"):
            in_table = True
            if not _RULE.fullmatch(text):  # that only parts the head of a table from its rows
                cells = tuple(Cell(_runs(cell)) for cell in _cells(text))
                yield Block(place, BlockKind.ROW, cells=cells, table=table)
        elif text:
            in_table = False
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            yield Block(place, kind, _runs(text))


def cleaned(raw: str) -> str:
    """Return a line with single blanks, note marks as `[^12]`, and neither tags nor entities."""
    marked = _NOTE_MARKS.sub(lambda m: f"[^{next(filter(None, m.groups()))}]", raw)
    bare = _TAGS.sub("", _BREAK.sub(" ", marked))
    words = single_blanks(_ENTITY.sub(lambda entity: html.unescape(entity[0]), bare))
    # The blank that a scanner puts before the call of a note is not printed.
    return _BLANK_BEFORE_CALL.sub("", words)


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells between the bars of a line."""
    inside = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in _BAR.split(inside))


def _runs(text: str) -> Runs:
    # The only brackets that mean something in a scanned text are calls of notes.
    return tuple(_faced(parse(_BRACKET.sub(r"\[", text))[0]))


def _faced(nodes: Inline, *, italic: bool = False, bold: bool = False) -> Iterator[Run]:
    for node in nodes:
        match node:
            case Text(words):
                yield Run(words, italic, bold)
            case NoteCall(number):
                yield Run("", italic, bold, call=number)
            case Emphasis(children):
                yield from _faced(children, italic=True, bold=bold)
            case Strong(children):
                yield from _faced(children, italic=italic, bold=True)
            case Link(_, children):
                yield from _faced(children, italic=italic, bold=bold)

"""Reads plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.importers.reading.blocks import Block, BlockKind, Cell, Reading, Run, Runs, Told
from generator.importers.reading.markdown.rows import table_at
from generator.importers.reading.notes_behind import notes_behind
from generator.importers.reading.plain.feet import with_notes
from generator.importers.reading.plain.joining import Width, Words, goes_on, left_apart, widths_of
from generator.importers.reading.plain.lines import CALL, Line, What
from generator.importers.reading.plain.pages import in_columns, lines_of, pages_without_words

_BULLET = re.compile(r"[•▪●○◦‣■□*–—-]\s+(?=\S)")
_RULE = re.compile(r"[\s_\u2500\u2014\u2013=+|-]*")


def read(source: str) -> Reading:
    """Return the blocks of plain text. Never raises."""
    told: list[Told] = []
    given = in_columns(lines_of(source), told)
    behind = _with_notes_behind(given)
    marked = behind != given
    lines = with_notes(behind, told, marked=marked)
    told += pages_without_words(source, lines)
    texts = [line for line in lines if line.what is What.TEXT]
    widths = widths_of(texts)
    told += left_apart(texts, widths)
    blocks = tuple(_blocks(lines, widths, told))
    # Where notes stand at the foot of pages, pages were ended.
    paged = (
        any(width.wrapped for width in widths.values())
        or "\f" in source
        or (not marked and len(texts) < len(lines))
    )
    told.sort(key=lambda one: int(one.place))
    return Reading(blocks, tuple(told), is_paged=paged)


def is_wrapped(source: str) -> bool:
    """Say whether paragraphs stand on several lines each."""
    return any(width.wrapped for width in widths_of(lines_of(source)).values())


def _as_given(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Return lines by their numbers, with a blank one where one stands before."""
    given: list[tuple[int, str]] = []
    for line in lines:
        given += [(line.place, "")] if line.follows_blank else []
        given.append((line.place, line.text))
    return given


def _with_notes_behind(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which notes that stand behind the text are marked, where there are such."""
    marked = (text for _, text in notes_behind(_as_given(lines)) if text)
    return [replace(line, text=text) for line, text in zip(lines, marked, strict=True)]


def _blocks(
    lines: Sequence[Line], widths: Mapping[int, Width], told: list[Told]
) -> Iterator[Block]:
    """Yield what lines are: rows, notes, what is apart, paragraphs."""
    words = Words(lines)
    tables = _Tables(lines, told)
    index = 0
    while index < len(lines):
        line, end = lines[index], index + 1
        place = line.where
        if line.what is What.NOTE:
            while end < len(lines) and lines[end].what is What.MORE_OF_NOTE:
                end += 1
            yield Block(place, BlockKind.NOTE, _note(lines[index:end], words, told), line.number)
        elif line.what is What.APART:
            yield Block(place, BlockKind.APART, (Run(line.words),))
        elif rows := tables.rows_at(index):
            end = tables.end
            yield from rows
        else:
            while end < len(lines) and lines[end].what is line.what:
                if not goes_on(lines[end - 1], lines[end], widths):
                    break
                end += 1
            text = words.joined(lines[index:end], told)
            bullet = _BULLET.match(text)
            text = text[bullet.end() :] if bullet else text
            if not _RULE.fullmatch(text):
                yield Block(place, BlockKind.PARAGRAPH, _runs(text))
        index = end


def _note(lines: Sequence[Line], words: Words, told: list[Told]) -> Runs:
    """Return the words of a note, with a line break between its paragraphs."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if not paragraphs or (line.follows_blank and paragraphs[-1][-1].words):
            paragraphs.append([])
        paragraphs[-1].append(line)
    texts = (words.joined(own, told).strip() for own in paragraphs)
    return _runs("\n".join(filter(None, texts)))


def _runs(text: str) -> Runs:
    """Return the words of a text, and the calls in it."""
    runs = (
        Run("", call=part) if count % 2 else Run(part)
        for count, part in enumerate(CALL.split(text))
    )
    return tuple(run for run in runs if run.text or run.call)


class _Tables:
    """The tables among lines: drawn or ruled, as pandoc writes them, or between bars."""

    def __init__(self, lines: Sequence[Line], told: list[Told]) -> None:
        self.lines, self.told = lines, told
        self.given = _as_given(lines)
        self.at = [0] * len(lines)
        """Where each line stands in them."""
        for index, line in enumerate(lines):
            before = self.at[index - 1] if index else -1
            self.at[index] = before + 1 + line.follows_blank
        self.paged = bool(lines) and lines[-1].page > 1
        self.count = 0
        self.end = 0
        """The line after the table that was read last."""

    def rows_at(self, index: int) -> list[Block]:
        """Return the rows of the table that begins at a line; nothing where none does.

        On pages rules stand over notes, so that they make no table.
        """
        words = self.lines[index].words
        if self.paged and not (words.startswith("|") and words.endswith("|")):
            return []
        found = table_at(self.given, self.at[index])
        if not found or not found.rows:
            return []
        self.count += 1
        if found.told:
            self.told.append(Told(str(self.lines[index].place), found.told))
        self.end = bisect_left(self.at, self.at[index] + found.lines)
        return [
            Block(
                str(row.place),
                BlockKind.ROW,
                cells=tuple(
                    Cell(_runs(" ".join(cell.text.split())), cell.across, cell.down)
                    for cell in row.cells
                ),
                table=self.count,
                is_head=row.is_head or None,
            )
            for row in found.rows
        ]

"""The blocks of a text -> data: one function a kind of block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, assert_never

from generator.exporters.texts.particulars import of_adoption, particulars
from generator.exporters.texts.runs import Runs, Setter
from generator.inline import Inline, NoteCall, plain
from generator.model import Path
from generator.pages.page import Ballot, Directory, Entry, Grid, Heading, Line, Officers, Opening
from generator.pages.whole_report import Placed
from generator.resolved import Resolved
from generator.wording import Words

Data = dict[str, Any]


SHORT, NEAR_THE_END, TOO_LONG = 450, 200, 1500
"""Characters: some five lines, some two, and what is too much to keep on one page."""


def _stays_whole(nodes: Inline) -> bool:
    """Say whether a paragraph must not be parted by a page: it is short and calls a note, or calls
    one near its end. typst would leave the line of the call alone on the next page."""
    calls = [index for index, node in enumerate(nodes) if isinstance(node, NoteCall)]
    if not calls:
        return False
    length, after = len(plain(nodes)), len(plain(nodes[calls[-1] :]))
    return length < SHORT or (after < NEAR_THE_END and length < TOO_LONG)


def in_columns(table: Data) -> tuple[list[Runs], list[list[Runs]]]:
    """Return the head of a table, column by column, and its rows, for forms without cells over
    several columns or rows: the words of such a cell stand in each of them, and headings over
    headings before these, with a colon."""
    if "spans" not in table:
        return table["head"], table["rows"]
    spans, rows = table["spans"], [table["head"], *table["rows"]]
    filled: list[list[Runs]] = [[[] for _ in range(spans["width"])] for _ in rows]
    begins = [[(0, 0)] * spans["width"] for _ in rows]
    for at, (row, places) in enumerate(zip(rows, spans["cells"], strict=True)):
        for words, (column, across, down) in zip(row, places, strict=True):
            for line in range(at, at + down):
                for place in range(column, column + across):
                    filled[line][place], begins[line][place] = words, (at, column)
    heads = spans["heads"]
    return [_head_of(filled[:heads], begins[:heads], at) for at in range(spans["width"])], filled[
        heads:
    ]


def _head_of(heads: list[list[Runs]], begins: list[list[tuple[int, int]]], column: int) -> Runs:
    """Return all headings over a column, each once."""
    over = {begins[row][column]: heads[row][column] for row in range(len(heads))}
    found: Runs = []
    for words in filter(None, over.values()):
        found += [*([": "] if found else []), *words]
    return found


@dataclass(slots=True)
class Blocks:
    """Makes the data of one document's blocks, in reading order."""

    resolved: Resolved
    words: Words
    setter: Setter
    deepest: int = 0
    """The level of the heading before: none may be more than one deeper (PDF/UA)."""
    tables: int = 0
    """How many there were so far."""
    named: set[str] = field(default_factory=set)
    """The names of places given so far."""

    def of(self, placed: Placed) -> Iterator[Data]:
        """Yield the data of a block; of an opening, its particulars too."""
        self.setter.here = placed.address
        match placed.block:
            case Opening():
                yield from self._opening(placed, placed.block)
            case Heading():
                if not placed.block.word:  # a word of ours is an aid to navigation on a screen
                    yield self._heading(placed, placed.block)
            case Line():
                yield self._line(placed, placed.block)
            case Officers():
                yield self._officers(placed.block)
            case Grid():
                yield self._table(placed.block)
            case Ballot():
                yield self._ballot(placed.block)
            case Directory():
                yield from self._entries(placed.block.entries, 0)
            case _:
                assert_never(placed.block)

    def title(self) -> Runs:
        """Return the title of the report."""
        return self._text(("title",))

    def _text(self, path: Path) -> Runs:
        return self.setter.runs(self._nodes(path), self.resolved.notes.called_at(path))

    def _nodes(self, path: Path) -> Inline:
        return self.resolved.texts.get(path, ())

    def _name(self, placed: Placed, id_: str) -> str:
        """Return the name of a place; "" where another block of the same page and id has it."""
        name = self.setter.places.get((placed.address, id_), "")
        if name in self.named:
            return ""
        self.named.add(name)
        return name

    def _level(self, wanted: int) -> int:
        self.deepest = min(wanted, self.deepest + 1)
        return self.deepest

    def _opening(self, placed: Placed, opening: Opening) -> Iterator[Data]:
        yield {
            "kind": "opening",
            "name": self._name(placed, opening.id),
            "level": self._level(opening.level),
            "number": opening.number,
            "own-line": opening.own_line,
            "runs": self._text(opening.title),
            "running": opening.running,
            "new-page": opening.new_page,
        }
        if opening.page:
            lines = particulars(self.resolved, opening.page, self.words, self.setter)
            if lines:
                yield {"kind": "particulars", "lines": lines}
        elif opening.adoption:
            lines = of_adoption(self.resolved, opening.adoption, self.words, self.setter)
            yield {"kind": "particulars", "lines": lines}

    def _heading(self, placed: Placed, heading: Heading) -> Data:
        return {
            "kind": "heading",
            "name": self._name(placed, heading.id),
            "level": self._level(heading.level + placed.deeper),
            "number": heading.number,
            "runs": self._text(heading.path),
        }

    def _line(self, placed: Placed, line: Line) -> Data:
        return {
            "whole": _stays_whole(self._nodes(line.path)),
            "kind": "line",
            "form": line.kind,
            "name": self._name(placed, line.id) if line.id else "",
            "level": line.edge,
            "number": line.number,
            "runs": self._text(line.path),
        }

    def _officers(self, block: Officers) -> Data:
        lines = []
        for office, held in block.offices:
            names = [f"{one.name} ({one.state})" if one.state else one.name for one in held]
            label = self.words["office"].format(office=office)
            lines.append({"office": [label], "names": [[name] for name in names]})
        return {"kind": "officers", "lines": lines}

    def _table(self, block: Grid) -> Data:
        self.tables += 1
        # The first row, and those under it; how many of them are headings, `spans` says.
        head, *rows = (*block.head, *block.rows)
        data = {
            "kind": "table",
            "name": f"table-{self.tables}",
            "title": self._text(block.title) if block.title else [],
            "head": [self._text(cell.path) for cell in head],
            "rows": [[self._text(cell.path) for cell in row] for row in rows],
            "figures": sorted({one.column for row in block.rows for one in row if one.figures}),
        }
        if block.is_plain:
            return data
        # Where each cell stands: its column, and how many columns and rows it takes.
        cells = [[[one.column, one.across, one.down] for one in row] for row in (head, *rows)]
        return {**data, "spans": {"heads": len(block.head), "width": block.width, "cells": cells}}

    def _ballot(self, block: Ballot) -> Data:
        form = self.words["votes"]["heading"]
        columns = [
            {"heading": form.format(column=one.heading, count=one.count), "names": one.names}
            for one in block.columns
        ]
        return {"kind": "ballot", "title": [block.title], "columns": columns}

    def _entries(self, entries: tuple[Entry, ...], depth: int) -> Iterator[Data]:
        """Yield the lines of a directory: what they lead to, and its title."""
        for entry in entries:
            title: Runs = [self.resolved.words(entry.path)] if entry.path else []
            yield {
                "kind": "entry",
                "level": depth,
                "link": self.setter.place(entry.place),
                "title": title,
                "detail": entry.detail,
            }
            yield from self._entries(entry.entries, depth + 1)

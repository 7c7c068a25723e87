"""Where the cells of a table stand, some of which take several columns or rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Spanning(Protocol):
    """A cell that says how many columns and rows it takes."""

    @property
    def across(self) -> int:
        """How many columns."""

    @property
    def down(self) -> int:
        """How many rows."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell, and where it stands: all are counted from 0."""

    row: int
    """The row that has it, and the first that it takes."""
    index: int
    """Which of the cells of that row it is."""
    column: int
    """The first column that it takes."""
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Where the cells of a table do not fill it, or do not fit into it."""

    row: int
    column: int
    why: str
    """free: no cell stands there; taken: two do; outside: there are no such columns; below: a cell
    goes on beneath the last row."""
    index: int = -1
    """Which of the cells of the row it is; -1 where none is."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells of some rows in their places, row by row, and what is wrong with them."""

    cells: tuple[tuple[Placed, ...], ...]
    unfilled: tuple[Unfilled, ...]


def layout(rows: Sequence[Sequence[Spanning]], width: int) -> Layout:
    """Return where the cells of rows stand in a number of columns.

    As in HTML, each cell takes the first columns of its row that are free. No cell is left out: one
    that does not fit is told, and has a place all the same.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[tuple[Placed, ...]] = []
    wrong: list[Unfilled] = []
    for row, cells in enumerate(rows):
        column = 0
        found = []
        for index, cell in enumerate(cells):
            while (row, column) in taken:
                column += 1
            down = min(cell.down, len(rows) - row)
            if down < cell.down:
                wrong.append(Unfilled(row, column, "below", index))
            across = cell.across
            places = {(row + r, column + c) for r in range(down) for c in range(across)}
            if column + across > width:
                wrong.append(Unfilled(row, column, "outside", index))
            elif places & taken:
                wrong.append(Unfilled(row, column, "taken", index))
            taken |= places
            found.append(Placed(row, index, column, across, down))
            column += across
        placed.append(tuple(found))
        free = [at for at in range(width) if (row, at) not in taken]
        if free:
            wrong.append(Unfilled(row, free[0], "free"))
    return Layout(tuple(placed), tuple(wrong))

"""Rows -> the table that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generator.importers.recognizing.lines import Line
from generator.model import Cell, Row, Table

_BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")


def table(rows: Sequence[Line], title: str = "") -> Table | None:
    """Return the table of some rows; none where there are none.

    Its head are the rows that the source says head it, else the first and what belongs to it.
    Rows are made equally long where no cell spans: what a scanner left out is an empty cell.
    """
    if not rows:
        return None
    heads = list(takewhile(lambda row: row.is_head, rows)) or rows[: _heading(rows)]
    spans = any(cell.across > 1 or cell.down > 1 for row in rows for cell in row.cells)
    width = 0 if spans else max(len(row.cells) for row in rows)
    cells = [(*row.cells, *[Cell(text="")] * (width - len(row.cells))) for row in rows]
    head, *others = (tuple(map(_without_bold, row)) for row in cells[: len(heads)])
    return Table(
        title=title,
        head=head,
        head_rows=tuple(Row(cells=row) for row in others),
        rows=tuple(Row(cells=row) for row in cells[len(heads) :]),
    )


def _heading(rows: Sequence[Line]) -> int:
    """Return how many rows head a table: the first and those that it reaches into; and where it is
    in bold, those under it that are."""
    bold = len(list(takewhile(_is_bold, rows)))
    return max(*(cell.down for cell in rows[0].cells), bold, 1)


def _is_bold(row: Line) -> bool:
    """Say whether all words of a row are in bold."""
    words = [cell.text for cell in row.cells if cell.text]
    return bool(words) and all(_BOLD.fullmatch(text) for text in words)


def _without_bold(cell: Cell) -> Cell:
    """Return a cell of the head without the bold that every form gives it anyway."""
    bold = _BOLD.fullmatch(cell.text)
    return cell.model_copy(update={"text": bold[1]}) if bold else cell

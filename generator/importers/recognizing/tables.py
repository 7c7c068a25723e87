"""Rows -> the table that they make."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from generator.importers.recognizing.lines import Line
from generator.model import Cell, Row, Table


def table(rows: Sequence[Line], title: str = "") -> Table | None:
    """Return the table of some rows; none where there are none.

    Its head are the rows that the source says head it, else the first. Rows are made equally long
    where no cell spans: what a scanner left out is an empty cell.
    """
    if not rows:
        return None
    heads = list(takewhile(lambda row: row.is_head, rows)) or [rows[0]]
    spans = any(cell.across > 1 or cell.down > 1 for row in rows for cell in row.cells)
    width = 0 if spans else max(len(row.cells) for row in rows)
    cells = [(*row.cells, *[Cell(text="")] * (width - len(row.cells))) for row in rows]
    head, *others = cells[: len(heads)]
    return Table(
        title=title,
        head=head,
        head_rows=tuple(Row(cells=row) for row in others),
        rows=tuple(Row(cells=row) for row in cells[len(heads) :]),
    )

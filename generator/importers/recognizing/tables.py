"""Rows -> the table that they make."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Cell, Row, Table


def table(rows: Sequence[Sequence[str]]) -> Table | None:
    """Return the table of some rows, the first of which is its head; none where there are none.

    Rows are made equally long: what a scanner left out is an empty cell.

    Args:
        rows: the words of the cells of each, as inline Markdown.
    """
    if not rows:
        return None
    width = max(len(row) for row in rows)
    head, *body = (
        tuple(Cell(text=text) for text in (*row, *[""] * (width - len(row)))) for row in rows
    )
    return Table(head=head, rows=tuple(Row(cells=row) for row in body))

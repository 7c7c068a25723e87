"""Tables, as Markdown writes them: one row a line, with bars between the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Cell, Row, Table

_RULE = re.compile(r"[|:\-\s]+")
_BAR = re.compile(r"(?<!\\)\|")


def is_row(text: str) -> bool:
    """Say whether a line is a row of a table."""
    return text.startswith("|")


def is_rule(text: str) -> bool:
    """Say whether a line only parts the head of a table from its rows."""
    return is_row(text) and bool(_RULE.fullmatch(text))


def table(lines: Sequence[str]) -> Table | None:
    """Return the table of some rows, the first of which is its head; none where there are none.

    Rows are made equally long: what a scanner left out is an empty cell.
    """
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    if not rows:
        return None
    width = max(len(row) for row in rows)
    head, *body = (
        tuple(Cell(text=text) for text in (*row, *[""] * (width - len(row)))) for row in rows
    )
    return Table(head=head, rows=tuple(Row(cells=row) for row in body))


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells between the bars of a line."""
    inside = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in _BAR.split(inside))

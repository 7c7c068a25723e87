"""Rows -> the table that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from generator.figures import is_figure, is_no_figure
from generator.importers.recognizing.lines import Line
from generator.model import Cell, Placed, Row, Table, layout

_BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEGINS_ROWS = (re.compile(r"\d"), re.compile(r":\W*$"))
_Cells = tuple[Cell, ...]


def table(rows: Sequence[Line], title: str = "") -> Table | None:
    """Return the table of some rows; none where there are none.

    Its head are the rows that the source says head it; where it does not say, the first and what
    belongs to it, unless that is one as those under it. Rows are made equally long where no cell
    spans: what a scanner left out is an empty cell. Under a head, what only parts columns or rows
    of print, without words, is left out.
    """
    if not rows:
        return None
    spans = any(cell.across > 1 or cell.down > 1 for row in rows for cell in row.cells)
    width = 0 if spans else max(len(row.cells) for row in rows)
    cells = [(*row.cells, *[Cell(text="")] * (width - len(row.cells))) for row in rows]
    heads = len(list(takewhile(lambda row: row.is_head, rows)))
    if not heads and rows[0].is_head is None:
        heads = _heading(cells)
    if heads:
        cells = _without_columns(cells)
    over, under = _without_rows(cells[:heads]), cells[heads:]
    head, *others = (tuple(map(_without_bold, row)) for row in over or [()])
    return Table(
        title=title,
        head=head,
        head_rows=tuple(Row(cells=row) for row in others),
        rows=tuple(Row(cells=row) for row in under),
    )


def _heading(rows: Sequence[_Cells]) -> int:
    """Return how many rows head a table: those that are in bold, or the first, and what it reaches
    into; none where it is of one row, or the first is one as those under it."""
    reached = max((cell.down for cell in rows[0]), default=1)
    if bold := len(list(takewhile(_is_bold, rows))):
        return max(reached, bold)
    return 0 if len(rows) == 1 or _is_as_those_under_it(rows) else reached


def _is_bold(row: _Cells) -> bool:
    """Say whether all words of a row are in bold."""
    words = [cell.text for cell in row if cell.text]
    return bool(words) and all(_BOLD.fullmatch(text) for text in words)


def _is_as_those_under_it(rows: Sequence[_Cells]) -> bool:
    """Say whether the first row is no heading: it begins with a number, or a name with a colon, as
    all of them do, or has a figure over figures that is no year."""
    first = [row[0].text for row in rows if row and row[0].text]
    if rows[0] and rows[0][0].text and any(all(map(form.search, first)) for form in _BEGINS_ROWS):
        return True
    columns = zip(*rows, strict=False) if len({len(row) for row in rows}) == 1 else ()
    return any(_has_figures([cell.text for cell in column]) for column in columns)


def _has_figures(column: Sequence[str]) -> bool:
    """Say whether a column holds figures from its first row on."""
    first, *others = column
    return (
        is_figure(first)
        and not _YEAR.fullmatch(first)
        and any(map(is_figure, others))
        and all(is_figure(text) or is_no_figure(text) for text in others)
    )


def _without_bold(cell: Cell) -> Cell:
    """Return a cell of the head without the bold that every form gives it anyway."""
    bold = _BOLD.fullmatch(cell.text)
    return cell.model_copy(update={"text": bold[1]}) if bold else cell


# --- what only parts columns and rows of print ------------------------------------------------


def _without_rows(heads: Sequence[_Cells]) -> list[_Cells]:
    """Return the rows of a head without those that have no words, where no cell reaches into or out
    of them: they are the rule under the head."""
    placed = layout(heads, sum(cell.across for cell in heads[0]) if heads else 0).cells
    reached = {
        at
        for row in placed
        for cell in row
        if cell.down > 1
        for at in range(cell.row, cell.row + cell.down)
    }
    return [row for at, row in enumerate(heads) if at in reached or any(cell.text for cell in row)]


def _without_columns(rows: list[_Cells]) -> list[_Cells]:
    """Return rows without the columns in which no cell has words, but for those that go on into the
    next: they are room between two columns."""
    width = sum(cell.across for cell in rows[0])
    if layout(rows, width).unfilled:  # then it is an editor's to say what stands where
        return rows
    for column in reversed(range(width)):
        placed = layout(rows, width).cells
        there = [one for row in placed for one in row if _takes(one, column)]
        if not any(rows[one.row][one.index].text for one in there if one.across == 1):
            rows = [tuple(_narrower(rows[at], placed[at], column)) for at in range(len(rows))]
            width -= 1
    return rows


def _takes(cell: Placed, column: int) -> bool:
    return cell.column <= column < cell.column + cell.across


def _narrower(row: _Cells, placed: Sequence[Placed], column: int) -> Iterable[Cell]:
    """Yield the cells of a row without a column."""
    for cell, one in zip(row, placed, strict=True):
        if not _takes(one, column):
            yield cell
        elif one.across > 1:
            yield cell.model_copy(update={"columns": str(one.across - 1)})

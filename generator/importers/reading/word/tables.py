"""The rows of a table: which cells begin in each, and how many columns and rows they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importers.reading.word.names import (
    VAL,
    Element,
    is_on,
    named,
    names,
    number,
    value,
)

_THROUGH = names("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")
_ROW, _CELL = named("w:tr"), named("w:tc")
_OF_ROW, _OF_CELL = named("w:trPr"), named("w:tcPr")
_DELETED_ROW, _DELETED_CELL = named("w:del"), named("w:cellDel")
_INSERTED_ROW = named("w:ins")


@dataclass(slots=True)
class GridCell:
    """A cell: its contents, and the columns and rows that it covers."""

    contents: list[Element]
    """The cells of the file that are this one: more than one where merged cells have words."""
    at: int
    """The first of its columns, from 0."""
    across: int
    down: int = 1


@dataclass(slots=True)
class GridRow:
    """A row: the cells that begin in it."""

    element: Element
    cells: list[GridCell] = field(default_factory=list)
    is_head: bool = False
    """Whether the table's head, which each page repeats, goes on to here (17.4.78)."""
    is_inserted: bool = False


@dataclass(slots=True)
class Grid:
    """A table, as it is when changes are accepted."""

    rows: list[GridRow]
    deleted: list[Element]
    """Rows and cells that are no more."""


def grid(table: Element) -> Grid:
    """Return the rows of a table."""
    rows: list[GridRow] = []
    deleted: list[Element] = []
    open_cells: dict[int, GridCell] = {}
    for element in _parts(table, _ROW):
        properties = element.find(_OF_ROW)
        if _has(properties, _DELETED_ROW):
            deleted.append(element)
            continue
        row = GridRow(element, is_inserted=_has(properties, _INSERTED_ROW))
        row.is_head = _has_head(properties) and (not rows or rows[-1].is_head)
        open_cells = _filled(row, properties, open_cells, deleted)
        rows.append(row)
    return Grid(rows, deleted)


def _filled(
    row: GridRow,
    properties: Element | None,
    above: dict[int, GridCell],
    deleted: list[Element],
) -> dict[int, GridCell]:
    """Put the cells into a row; return those that may go on in the next, by their columns."""
    at = number(value(properties, "w:gridBefore"), 0)
    if at:
        row.cells.append(GridCell([], 0, at))
    open_cells: dict[int, GridCell] = {}
    for element in _parts(row.element, _CELL):
        cell = element.find(_OF_CELL)
        if _has(cell, _DELETED_CELL):
            deleted.append(element)
            continue
        across = max(1, number(value(cell, "w:gridSpan"), 1))
        goes_on = _merged(cell)
        if goes_on == "continue" and at in above and above[at].across == across:
            open_cells[at] = above[at]
            above[at].down += 1
            above[at].contents.append(element)
        elif value(cell, "w:hMerge") == "continue" or _continues_across(cell):
            _widened(row, element, at, across)
        else:
            row.cells.append(GridCell([element], at, across))
            if goes_on:
                open_cells[at] = row.cells[-1]
        at += across
    if after := number(value(properties, "w:gridAfter"), 0):
        row.cells.append(GridCell([], at, after))
    return open_cells


def _widened(row: GridRow, element: Element, at: int, across: int) -> None:
    if row.cells:
        row.cells[-1].across += across
        row.cells[-1].contents.append(element)
    else:
        row.cells.append(GridCell([element], at, across))


def _continues_across(cell: Element | None) -> bool:
    """Say whether a cell is merged with the one before it, as older files have it."""
    merged = None if cell is None else cell.find(named("w:hMerge"))
    return merged is not None and merged.get(VAL) is None


def _merged(cell: Element | None) -> str:
    """Say whether cells are merged downwards: restart, continue; "" where they are not.

    A merge made with tracked changes is a w:cellMerge (17.13.5.3).
    """
    if cell is None:
        return ""
    changed = cell.find(named("w:cellMerge"))
    if changed is not None and (said := changed.get(named("w:vMerge"))):
        return "restart" if said == "rest" else "continue"
    merged = cell.find(named("w:vMerge"))
    return "" if merged is None else merged.get(VAL, "continue")


def _parts(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _parts(child, tag)


def _has(properties: Element | None, tag: str) -> bool:
    return properties is not None and properties.find(tag) is not None


def _has_head(properties: Element | None) -> bool:
    return properties is not None and is_on(properties.find(named("w:tblHeader")))

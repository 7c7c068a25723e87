"""Turns a table into the grid of a page: where its cells stand, and which columns hold figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import inline
from generator.figures import is_figure, is_no_figure
from generator.model import Cell, Path, Table, layout
from generator.pages.page import Grid, GridCell, GridRow


def of_table(table: Table, path: Path) -> Grid:
    """Return the grid of the table that stands at a path."""
    heads = ((*path, "head"), *_rows(path, "head_rows", len(table.head_rows)))
    above = table.headings
    head = _in_place(above, heads[: len(above)], table.width)
    paths = tuple(_rows(path, "rows", len(table.rows)))
    rows = _in_place(tuple(row.cells for row in table.rows), paths, table.width)
    figures = _columns_of_figures(table, rows)
    return Grid(
        path,
        (*path, "title") if table.title else (),
        _marked(head, figures),
        _marked(rows, figures),
        table.width,
    )


def _rows(path: Path, name: str, count: int) -> Iterator[Path]:
    """Yield where the cells of each row of a table stand."""
    return ((*path, name, row, "cells") for row in range(count))


def _in_place(
    rows: tuple[tuple[Cell, ...], ...], paths: tuple[Path, ...], width: int
) -> tuple[GridRow, ...]:
    return tuple(
        tuple(
            GridCell((*where, one.index, "text"), one.column, one.across, one.down) for one in row
        )
        for row, where in zip(layout(rows, width).cells, paths, strict=True)
    )


def _columns_of_figures(table: Table, rows: tuple[GridRow, ...]) -> frozenset[int]:
    """Return the columns, from 0, that hold numbers and nothing else under their headings: not the
    first, which says what a row is about."""
    found: dict[int, list[str]] = {}
    for row, placed in zip(table.rows, rows, strict=True):
        for cell, place in zip(row.cells, placed, strict=True):
            if place.column and place.across == 1:
                words = inline.plain(inline.parse(cell.text)[0]).strip()
                found.setdefault(place.column, []).append(words)
    return frozenset(
        column
        for column, words in found.items()
        if any(map(is_figure, words)) and all(is_figure(one) or is_no_figure(one) for one in words)
    )


def _marked(rows: tuple[GridRow, ...], figures: frozenset[int]) -> tuple[GridRow, ...]:
    return tuple(
        tuple(replace(cell, figures=cell.column in figures and cell.across == 1) for cell in row)
        for row in rows
    )

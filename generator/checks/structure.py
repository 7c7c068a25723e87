"""The rules on what is made of parts: paragraphs, tables, and what is not placed yet."""

from __future__ import annotations

from generator.findings import Told
from generator.model import Act, Division, Item, Paragraph, Path, Table, Unfilled, Unplaced, layout
from generator.resolved import Resolved


def empty_paragraph(resolved: Resolved) -> Told:
    """A paragraph, or a part of one, has words, parts, officers, an agenda or a table."""
    for path, value in resolved.of_kind(Paragraph, Item):
        if not _holds_something(value):
            yield path, "nothing stands here; write the words that the source has, or take it out"


def _holds_something(value: Paragraph | Item) -> bool:
    if value.text or value.items:
        return True
    return isinstance(value, Paragraph) and bool(value.officers or value.agenda or value.table)


def empty_part(resolved: Resolved) -> Told:
    """A chapter, section, act or annex has something under its heading."""
    for path, value in resolved.of_kind(Act, Division):
        if not any(getattr(value, name, ()) for name in _UNDER_A_HEADING):
            message = (
                "nothing stands under this heading; what belongs there may have become another"
            )
            yield path, f"{message} part of the report, or the heading is words of the text before"


_UNDER_A_HEADING = (
    *("chapeau", "preamble", "operative", "paragraphs", "resolutions", "decisions", "sections"),
    "annexes",
)


def table_width(resolved: Resolved) -> Told:
    """Each row of a table has as many cells as there are columns, with those that reach into it."""
    for path, value in resolved.of_kind(Table):
        if not value.width:
            yield path, "this table has no cells"
        elif _spans(value):
            yield from _not_filled(value, path)
        else:
            yield from _not_as_long(value, path)


def _not_as_long(table: Table, path: Path) -> Told:
    """Yield the rows that have more cells or fewer than there are columns, where none spans."""
    for index, row in enumerate(table.rows):
        if len(row.cells) != table.width:
            before = "headings" if table.head else "cells of the first row"
            message = f"cells: {len(row.cells)}, {before}: {table.width}"
            yield (*path, "rows", index), f"{message}; an empty cell is written ''"


def _spans(table: Table) -> bool:
    """Say whether a table has cells over several columns or rows, or several rows of headings."""
    cells = (*table.head, *(cell for row in table.rows for cell in row.cells))
    return bool(table.head_rows) or any(cell.across > 1 or cell.down > 1 for cell in cells)


def _not_filled(table: Table, path: Path) -> Told:
    """Yield where the rows of headings, and the rows under them, are not filled."""
    for unfilled in layout(table.headings, table.width).unfilled:
        row = unfilled.row
        where = (*path, "head_rows", row - 1, "cells") if row else (*path, "head")
        yield _at(where, unfilled), f"row {row + 1} of the headings, {_why(unfilled, table.width)}"
    for unfilled in layout([row.cells for row in table.rows], table.width).unfilled:
        where = (*path, "rows", unfilled.row, "cells")
        yield _at(where, unfilled), f"row {unfilled.row + 1}, {_why(unfilled, table.width)}"


def _at(cells: Path, unfilled: Unfilled) -> Path:
    return (*cells, unfilled.index) if unfilled.index >= 0 else cells


def _why(unfilled: Unfilled, width: int) -> str:
    said = {
        "free": "no cell stands there; an empty cell is written ''",
        "taken": "two cells stand there; take one out, or make one smaller",
        "outside": f"the cell goes beyond the last of {width} columns; take it out, or make one of "
        "the row smaller",
        "below": "the cell goes on under the last row; make its “rows” fewer",
    }
    return f"column {unfilled.column + 1}: {said[unfilled.why]}"


def collection_disagrees(resolved: Resolved) -> Told:
    """The acts of a collection stand side by side, under numbers that begin with its own."""
    for path, value in resolved.of_kind(Division):
        known = [one.number for one in value.collections]
        named = [(name, i, act) for name in ("resolutions", "decisions")
                 for i, act in enumerate(getattr(value, name)) if act.collection]  # fmt: skip
        for index, number in enumerate(known):
            at = [(name, i) for name, i, act in named if act.collection == number]
            here = (*path, "collections", index, "number")
            if not at:
                yield here, f"no act has “collection: {number}”; write it at each of its acts"
            elif len({name for name, _ in at}) > 1 or at[-1][1] - at[0][1] >= len(at):
                yield here, f"the acts of {number} do not stand side by side; move them together"
            if number in known[:index]:
                yield here, f"“{number}” stands above already; one title is enough"
        for name, i, act in named:
            here = (*path, name, i, "collection")
            if act.collection not in known:
                message = f"“{act.collection}” is not under “collections:” of the same part"
                yield here, f"{message}; add it there, with its title"
            elif act.number == act.collection or not act.number.startswith(act.collection):
                message = f"the number “{act.number}” is not “{act.collection}” with more after it"
                yield here, f"{message}; write, for example, {act.collection} A"


def unplaced(resolved: Resolved) -> Told:
    """What the importer could not place, a person places."""
    for index, rest in enumerate(resolved.report.unplaced):
        message = f"{_place(resolved, rest)}, “{rest.text[:60]}”, is not placed yet; write it"
        yield (
            ("unplaced", index),
            f"{message} where it belongs (a number as “number:”, a heading as “title:”, other words"
            " as “text:”) and take it out here",
        )


def _place(resolved: Resolved, rest: Unplaced) -> str:
    """Return where words stand in the source: line 12 of source.en.md, a.docx:paragraph 12."""
    sources = resolved.report.source
    if len(sources) > 1:
        return rest.line
    named = f"line {rest.line}" if rest.line.isdecimal() else rest.line
    return f"{named} of {sources[0] if sources else 'the source'}"

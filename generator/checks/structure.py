"""The rules on what is made of parts: paragraphs, tables, and what is not placed yet."""

from __future__ import annotations

from generator.findings import Told
from generator.model import Item, Paragraph, Table
from generator.resolved import Resolved


def empty_paragraph(resolved: Resolved) -> Told:
    """A paragraph, or a part of one, has words, parts, officers, an agenda or a table."""
    for path, value in resolved.values.items():
        if isinstance(value, Paragraph | Item) and not _holds_something(value):
            yield path, "nothing stands here; write the words that the source has, or take it out"


def _holds_something(value: Paragraph | Item) -> bool:
    if value.text or value.items:
        return True
    return isinstance(value, Paragraph) and bool(value.officers or value.agenda or value.table)


def table_width(resolved: Resolved) -> Told:
    """Each row of a table has as many cells as there are headings."""
    for path, value in resolved.values.items():
        if isinstance(value, Table):
            for index, row in enumerate(value.rows):
                if len(row.cells) != len(value.head):
                    message = f"cells: {len(row.cells)}, headings: {len(value.head)}"
                    yield (*path, "rows", index), f"{message}; an empty cell is written ''"


def unplaced(resolved: Resolved) -> Told:
    """What the importer could not place, a person places."""
    for index, rest in enumerate(resolved.report.unplaced):
        message = f"line {rest.line} of the source, “{rest.text[:60]}”, is not placed yet"
        yield ("unplaced", index), f"{message}; put it where it belongs and take it out here"

"""Which rows head a table, and what in it only parts columns and rows of print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from importing_session import body

from generator.catalogue import load_words
from generator.importers.reading import Block, BlockKind, Cell, Reading, Run
from generator.importers.recognizing import Usage, import_report
from generator.model import Table


def row(table: int, *cells: Cell) -> Block:
    return Block("", BlockKind.ROW, cells=cells, table=table)


def cell(text: str, across: int = 1, down: int = 1, *, bold: bool = True) -> Cell:
    return Cell((Run(text, bold=bold),), across, down)


def plain_cell(text: str) -> Cell:
    return cell(text, bold=False)


def tables(*rows: Block) -> list[Table]:
    """Return the tables that rows of a source become."""
    usage = Usage.of(body("tests/importing/bodies/tides.yaml"), load_words("en"), "en")
    reading = Reading(
        (Block("", BlockKind.HEADING, (Run("Accounts"),), number="I.", level=1), *rows)
    )
    paragraphs = import_report(reading, usage).report.chapters[0].paragraphs
    return [one.table for one in paragraphs if one.table]


def plain_row(table: int, *texts: str) -> Block:
    return row(table, *map(plain_cell, texts))


def test_the_head_of_a_table_is_what_its_first_row_reaches_into_and_what_is_bold() -> None:
    first, second, third = tables(
        row(1, cell("Class", down=2), cell("Sum", across=2)),
        row(1, cell("2029"), cell("2030")),
        row(1, plain_cell("I"), plain_cell("4"), plain_cell("5")),
        row(1, cell("Total"), cell("4"), cell("5")),
        row(2, cell("Area"), cell("Channel", across=2)),
        row(2, plain_cell("North"), plain_cell("12"), plain_cell("72")),
        row(3, cell("Depth"), cell("Weight")),
        row(3, cell("(m)"), cell("(kg)")),
        row(3, plain_cell("3"), plain_cell("4")),
    )
    assert [[one.text for one in line.cells] for line in third.head_rows] == [["(m)", "(kg)"]]
    assert [one.text for one in first.head] == ["Class", "Sum"]
    assert [[one.text for one in line.cells] for line in first.head_rows] == [["2029", "2030"]]
    assert [line.cells[0].text for line in first.rows] == ["I", "**Total**"]
    assert second.head_rows == ()
    assert len(second.rows) == 1


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["Class", "Sum"], ["I", "4"], ["II", "5"]], 1),
        ([["Class", "2029", "2030"], ["I", "4", "5"]], 1),
        # Lists in two columns, as mandates are; forms to be filled in; signatures.
        ([["63/170", "Gauges"], ["Decision 2/113", "Nets"], ["319 A (IV)", "Boats"]], 0),
        ([["1.", "State of sale"], ["", "Authority"], ["2.1", "Name"]], 0),
        ([["Staff", "4 000"], ["Travel", "–"], ["Rent", "(200)"]], 0),
        ([["For the Union", "For the State"]], 0),
        ([["President:", "Ms. Berg"], ["Rapporteur:", "Mr. Gil"]], 0),
    ],
)
def test_a_first_row_that_is_as_those_under_it_heads_no_table(
    rows: list[list[str]], heads: int
) -> None:
    [made] = tables(*(plain_row(1, *texts) for texts in rows))
    assert len(made.headings) == heads
    words = [[cell.text for cell in one] for one in (*made.headings, *(r.cells for r in made.rows))]
    assert words == rows


def test_a_source_that_says_which_rows_are_heads_is_believed() -> None:
    said = replace(plain_row(1, "At", "On"), is_head=False)
    [made] = tables(said, replace(plain_row(1, "(place)", "(date)"), is_head=False))
    assert (made.headings, len(made.rows)) == ((), 2)


def test_what_parts_rows_and_columns_of_print_is_no_row_and_no_column() -> None:
    """A rule under the head is a row without words; the room between columns a column without."""
    ruled = (
        replace(row(1, plain_cell("Class"), cell("Sum", 2, bold=False)), is_head=True),
        replace(plain_row(1, "", "", ""), is_head=True),
        plain_row(1, "I", "4", ""),
        plain_row(1, "II", "", ""),
    )
    beside = (
        plain_row(2, "Class", "", "Sum", "Remarks"),
        plain_row(2, "I", "", "4", ""),
        row(2, cell("All", 3, bold=False), plain_cell("")),
    )
    first, second = tables(*ruled, *beside)
    assert [[one.text for one in head] for head in first.headings] == [["Class", "Sum"]]
    assert [[one.text for one in line.cells] for line in first.rows] == [["I", "4"], ["II", ""]]
    assert [one.text for one in second.head] == ["Class", "Sum", "Remarks"]
    assert [[(one.text, one.across) for one in line.cells] for line in second.rows] == [
        [("I", 1), ("4", 1), ("", 1)],
        [("All", 2), ("", 1)],
    ]


def test_each_line_under_a_table_that_stands_alone_is_a_paragraph() -> None:
    """The first of three notes of a table was indented as its end, and the others were not."""
    usage = Usage.of(body("tests/importing/bodies/tides.yaml"), load_words("en"), "en")
    heading = Block("", BlockKind.HEADING, (Run("Accounts"),), number="I.", level=1)
    rows = (plain_row(1, "Class", "Sum"), plain_row(1, "I", "4"))
    notes = [Block("", BlockKind.PARAGRAPH, (Run(f"{sign} See Nets."),)) for sign in "abc"]
    under = import_report(Reading((heading, *rows, *notes)), usage).report.chapters[0].paragraphs
    assert [(bool(one.table), one.text, one.closing) for one in under] == [
        (True, "", ""),
        *((False, f"{sign} See Nets.", "") for sign in "abc"),
    ]

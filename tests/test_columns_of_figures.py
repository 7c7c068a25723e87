"""Which columns of a table are set as figures, on a page and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from markdown import Markdown

from generator import build
from generator.catalogue import load_words
from generator.exporters.paper.document import document
from generator.exporters.texts.texts import texts
from generator.model import Cell, Report, Row, Table
from generator.pages.tables import of_table


def table(*columns: str, head: tuple[str, ...] = ()) -> Table:
    """Return a table of columns, each as its cells with "|" between them."""
    rows = zip(*(column.split("|") for column in columns), strict=True)
    return Table(
        head=tuple(Cell(text=text) for text in head or ("Head",) * len(columns)),
        rows=tuple(Row(cells=tuple(Cell(text=text) for text in row)) for row in rows),
    )


def figures(made: Table) -> set[int]:
    grid = of_table(made, ("table",))
    marked = [{cell.column for cell in row if cell.figures} for row in (*grid.head, *grid.rows)]
    assert all(one == marked[0] for one in marked), "the head stands as its column does"
    return marked[0]


@pytest.mark.parametrize(
    "column",
    [
        "12|1,200.50|–",
        "1 200 000|||950",
        "1.234,56|-7|(4)",
        "12.5 %|87 %|100%",
        "$1,200|$ 3|…",
        "12[^1]|**1,212**|1,200",
        "١٢|٣٤٬٥٠٠|٧",
    ],
)
def test_a_column_of_numbers_is_set_as_figures(column: str) -> None:
    assert figures(table("a|b|c" + "|d" * (column.count("|") - 2), column)) == {1}


@pytest.mark.parametrize(
    "column",
    [
        "7/1|7/2|7/3",
        "2014-10-06|2014-10-07|2014-10-08",
        "12|twelve|–",
        "article 5|6|7",
        "–||…",
        "1-3|4-7|8",
        "A/60/88|1|2",
        "(a)|(b)|1",
    ],
)
def test_numbers_that_are_not_compared_are_words(column: str) -> None:
    assert figures(table("a|b|c", column)) == set()


def test_the_first_column_says_what_a_row_is_about() -> None:
    assert figures(table("1|2", "10|20")) == {1}


def test_a_cell_over_several_columns_stands_at_the_beginning() -> None:
    wide = Table(
        head=(Cell(text="Class"), Cell(text="Contribution", columns="2")),
        head_rows=(Row(cells=(Cell(text=""), Cell(text="2025"), Cell(text="2026"))),),
        rows=(
            Row(cells=(Cell(text="Boats"), Cell(text="12"), Cell(text="13"))),
            Row(cells=(Cell(text="Nets"), Cell(text="none", columns="2"))),
        ),
    )
    grid = of_table(wide, ("table",))
    marked = [[cell.figures for cell in row] for row in (*grid.head, *grid.rows)]
    assert marked == [[False, False], [False, True, True], [False, True, True], [False, False]]


@pytest.mark.parametrize("first", ["Boats", {"text": "Boats", "rows": "2"}], ids=["plain", "spans"])
def test_page_and_paper_set_figures_as_such(
    report: Callable[..., Report], resolve: Callable[..., list[Any]], first: Any
) -> None:
    rows = [[first, "10", "ten"], [*([] if isinstance(first, dict) else ["Nets"]), "1,200", ""]]
    table = {"head": ["Class", "Number", "Words"], "rows": [{"cells": cells} for cells in rows]}
    paragraph = {"number": "1", "text": "Nets:", "table": table}
    made = build.render(
        "en", resolve(report(chapters=[{"number": "I", "title": "x", "paragraphs": [paragraph]}]))
    )

    page = made.files["ctoc-cop/session-7/chapters/i/"].partition("\n---\n")[2]
    reader = Markdown(extensions=["attr_list", "tables", "md_in_html"], output_format="xhtml")
    root = etree.fromstring(f"<div>{reader.convert(page)}</div>")
    marked = ["".join(one.itertext()) for one in root.iter("th", "td") if one.get("class")]
    assert marked == ["Number", "10", "1,200"]

    [text] = [
        one for one in texts(made.resolved[0], [], load_words("en").pages) if one.kind == "report"
    ]
    printed = document(made.resolved[0], text, load_words("en").pages, "https://x.example/", "a4")
    [on_paper] = [one for one in printed["blocks"] if one["kind"] == "table"]
    assert on_paper["figures"] == [1]

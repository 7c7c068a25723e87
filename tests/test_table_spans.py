"""Tables with cells over several columns or rows: each form has the same cells in the same places.

Tables are made by chance: a grid is cut into cells, so that it is filled; what each place of it
holds is then known, and every form is read back into such a grid.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown
from markdown_it import MarkdownIt

from generator import build, source
from generator.catalogue import load_words
from generator.exporter import Publication
from generator.exporters.data import shape
from generator.exporters.data.as_markdown import markdown
from generator.exporters.data.texts import ReportData, handbook_of
from generator.exporters.paper import printing
from generator.exporters.paper.document import document
from generator.exporters.paper.typeset import typeset
from generator.exporters.texts.texts import texts
from generator.model import Cell, Report, Table, layout

WORDS = load_words("en").pages
Places = list[list[str]]
"""What stands at each place of a table, row by row."""


@st.composite
def cut(draw: st.DrawFn, width: int, name: str, tall: int) -> tuple[list[list[Any]], Places]:
    """Draw rows of cells that fill a grid, as the YAML has them; and the words at each place."""
    height = draw(st.integers(1, tall))
    places: Places = [[""] * width for _ in range(height)]
    rows: list[list[Any]] = [[] for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if places[row][column]:
                continue
            free = 1
            while column + free < width and not places[row][column + free]:
                free += 1
            across, down = draw(st.integers(1, free)), draw(st.integers(1, height - row))
            words = f"{name} {row} {column}"
            for line in places[row : row + down]:
                line[column : column + across] = [words] * across
            spans = {"columns": str(across), "rows": str(down)}
            rows[row].append({"text": words, **spans} if across + down > 2 else words)
    return rows, places


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, Any], Places, Places]:
    """Draw a table, and the words at each place of its headings, if it has any, and of its rows."""
    width = draw(st.integers(1, 5))
    heads, over = draw(st.one_of(cut(width, "head", 3), st.just(([], []))))
    rows, under = draw(cut(width, "cell", 4))
    head, *others = heads or [[]]
    table: dict[str, Any] = {"title": "Nets", "head": head}
    table["head_rows"] = [{"cells": cells} for cells in others]
    table["rows"] = [{"cells": cells} for cells in rows]
    return table, over, under


def read_back(rows: list[list[tuple[str, int, int]]], width: int) -> Places:
    """Return what stands where, of rows of cells with their words and the room that they take."""
    places: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        for words, across, down in row:
            while (at, column) in places:
                column += 1
            for place in [(at + r, column + c) for r in range(down) for c in range(across)]:
                assert place not in places
                places[place] = words
    return [[places[row, column] for column in range(width)] for row in range(len(rows))]


def of_html(root: etree._Element) -> Places:
    """Return what stands where in the table of a page."""
    [table] = root.iterfind(".//table")
    rows = [
        [
            ("".join(cell.itertext()), int(cell.get("colspan", 1)), int(cell.get("rowspan", 1)))
            for cell in row
        ]
        for row in table.iter("tr")
    ]
    heads = len(table.findall("thead/tr"))
    assert all(cell.get("scope", "col") == "col" for cell in table.iterfind("thead/tr/th"))
    width = sum(across for _, across, _ in rows[0])
    return read_back(rows[:heads], width) + read_back(rows[heads:], width)


def of_markdown(text: str) -> Places:
    """Return what stands where in the table of the Markdown, as GitHub reads it."""
    rendered = MarkdownIt("commonmark").enable("table").render(text)
    return of_html(etree.fromstring(f"<div>{rendered}</div>"))


@cache
def schema() -> jsonschema.Draft202012Validator:
    """Return what judges the data of a report; the schema itself is judged in test_data.py."""
    return jsonschema.Draft202012Validator(json.loads(shape.schema("report-data-1.schema.json")))


@settings(max_examples=4 * settings().max_examples // 10)
@given(drawn=tables())
def test_every_form_is_filled_as_the_table_is(
    report: Callable[..., Report], resolve: Callable[..., list[Any]], drawn: Any
) -> None:
    table, over, under = drawn
    paragraph = {"number": "1", "text": "Nets:", "table": table}
    made_of = report(chapters=[{"number": "I", "title": "x", "paragraphs": [paragraph]}])
    dumped = source.dump_report(made_of)
    assert source.load(dumped.encode(), "report.en.yaml", Report).value == made_of

    made = build.render("en", resolve(made_of))
    [resolved] = made.resolved
    value = resolved.report.chapters[0].paragraphs[0].table
    assert not layout(value.headings, value.width).unfilled
    assert not layout([r.cells for r in value.rows], value.width).unfilled

    reader = Markdown(extensions=["attr_list", "tables", "md_in_html"], output_format="xhtml")
    for name in ("chapters/i/", "full/"):
        page = made.files[f"ctoc-cop/session-7/{name}"].partition("\n---\n")[2]
        assert (
            of_html(etree.fromstring(f"<div>{reader.reset().convert(page)}</div>")) == over + under
        )

    data = ReportData(resolved, handbook_of(Publication(made, build.File())))
    merged = [": ".join(dict.fromkeys(column)) for column in zip(*over, strict=True)]
    width = len(under[0])
    [text] = [one for one in texts(resolved, [], WORDS) if one.kind == "report"]
    assert of_markdown(markdown(resolved, text, data.handbook)) == [merged or [""] * width, *under]

    said = json.loads(data.report.model_dump_json())
    schema().validate(said)
    [block] = [one for text in said["texts"] for one in text["blocks"] if one["type"] == "table"]
    assert (block["head"], block["rows"]) == (merged, under)
    grid = [[(c["text"], c["columns"], c["rows"]) for c in row] for row in block["grid"]]
    heads = len(over)
    assert read_back(grid[:heads], width) == over
    assert read_back(grid[heads:], width) == under

    [printed] = [
        one
        for one in document(resolved, text, WORDS, "https://x.example/", "a4")["blocks"]
        if one["kind"] == "table"
    ]
    assert len(printed["columns"]) == width
    if "spans" in printed:
        assert printed["spans"]["heads"] == len(over)
        on_paper: Places = [[""] * width for _ in over + under]
        rows = zip((printed["head"], *printed["rows"]), printed["spans"]["cells"], strict=True)
        for at, (cells, places) in enumerate(rows):
            for [words], (column, across, down) in zip(cells, places, strict=True):
                for line in on_paper[at : at + down]:
                    line[column : column + across] = [words] * across
        assert on_paper == over + under


TWO_HEADS = {
    "title": "Depths",
    "head": [
        {"text": "Harbour", "rows": "2"},
        {"text": "Depth[^1], as in [paragraph 1](para:1)", "columns": "2"},
    ],
    "head_rows": [{"cells": ["in summer", "in winter"]}],
    "rows": [
        {"cells": [{"text": f"Harbour {n}", "rows": "2"}, f"{n} m", f"{n + 1} m"]}
        if not n % 2
        else {"cells": [{"text": "not known", "columns": "2"}]}
        for n in range(80)
    ],
}


def test_paper_repeats_both_rows_of_headings_on_each_sheet(
    report: Callable[..., Report], resolve: Callable[..., list[Any]]
) -> None:
    """And calls a note, and leads somewhere, on the first alone."""
    paragraph = {"number": "1", "text": "Depths:", "table": TWO_HEADS}
    chapter = {"number": "I", "title": "Depths", "paragraphs": [paragraph]}
    notes = [{"number": "1", "text": "In fathoms."}]
    made = build.render("en", resolve(report(chapters=[chapter], notes=notes)))
    assert not list(printing.findings("en", made.resolved))
    documents = printing.documents("en", made.resolved, "https://plenary.example/en/")
    pdf = typeset(next(one for one in documents if one.mark == "report").data)
    opened = pypdfium2.PdfDocument(pdf)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in opened]
    headed = [page for page in pages if "insummerinwinter" in page]
    assert len(headed) > 1
    assert sum("Depth1,asinparagraph1" in page for page in headed) == 1
    assert sum("Depth,asinparagraph1" in page for page in headed) == len(headed) - 1
    assert all(f"{n}m{n + 1}m" in "".join(pages) for n in range(0, 80, 2))


def test_paper_prints_a_table_without_headings_as_it_is(
    report: Callable[..., Report], resolve: Callable[..., list[Any]]
) -> None:
    """It repeats no row, and its first has no bold."""
    rows = [{"cells": [f"{n}.", f"Harbour {n}", f"{n} m"]} for n in range(90)]
    paragraph = {"number": "1", "text": "Depths:", "table": {"rows": rows}}
    made_of = report(chapters=[{"number": "I", "title": "Depths", "paragraphs": [paragraph]}])
    made = build.render("en", resolve(made_of))
    documents = printing.documents("en", made.resolved, "https://plenary.example/en/")
    pdf = typeset(next(one for one in documents if one.mark == "report").data)
    opened = pypdfium2.PdfDocument(pdf)
    printed = "".join("".join(page.get_textpage().get_text_range().split()) for page in opened)
    assert [printed.count(f".Harbour{n}{n}m") for n in range(90)] == [1] * 90
    page = made.files["ctoc-cop/session-7/chapters/i/"]
    assert "<table" in page and "<th" not in page


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["a", "b"], ["c"]], [(1, 1, "free", -1)]),
        ([[("a", 1, 2), "b"], ["c", "d"]], [(1, 2, "outside", 1)]),
        ([[("a", 3, 1)]], [(0, 0, "outside", 0)]),
        ([["a", ("b", 1, 2)]], [(0, 1, "below", 1)]),
        ([["a", ("b", 1, 2)], [("c", 2, 1)]], [(1, 0, "taken", 0)]),
    ],
)
def test_what_is_not_filled_is_told_where(rows: Any, told: Any) -> None:
    def cell(one: Any) -> Cell:
        text, across, down = (one, 1, 1) if isinstance(one, str) else one
        return Cell(text=text, columns=str(across), rows=str(down))

    found = layout([[cell(one) for one in row] for row in rows], 2).unfilled
    assert [(one.row, one.column, one.why, one.index) for one in found] == told


def test_a_cell_is_a_text_or_a_group() -> None:
    table = Table.model_validate({"head": ["a", {"text": "b"}], "rows": []})
    assert table.head == (Cell(text="a"), Cell(text="b"))
    assert table.width == 2
    group = {"text": "b", "columns": "2"}
    assert Table.model_validate({"rows": [{"cells": ["a", group]}]}).width == 3

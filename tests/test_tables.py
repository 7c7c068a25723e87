"""The tables of a small report, each cell against keys that were written by reading it.

`tables/content` is the report; beside it stands each table as it must be, `HERE` for the address
of the report's own pages.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from generator import build
from generator.exporter import Publication
from generator.exporters.csv_file import csv_of
from generator.exporters.data.as_markdown import WITH_TEXT, markdown
from generator.exporters.data.tables import TABLES
from generator.exporters.data.texts import ReportData, handbook_of, pages_of
from generator.exporters.texts.texts import texts
from generator.pages.place_names import text_name

FOLDER = Path(__file__).parent / "tables"
HERE = "https://plenary.example/en/ipwc/session-4-part-2"
KEYS = sorted(file.stem for file in FOLDER.glob("*.csv"))


@pytest.fixture(scope="module")
def data() -> ReportData:
    [made] = build.make(FOLDER / "content")
    [resolved] = made.resolved
    return ReportData(resolved, handbook_of(Publication(made, FOLDER.parents[1])))


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("name", KEYS)
def test_every_cell_of_a_table_is_as_its_key_says(data: ReportData, name: str) -> None:
    head, rows = TABLES[name]
    made = csv_of(head, rows(data.report)).decode("utf-8-sig")
    key = (FOLDER / f"{name}.csv").read_text("utf-8").replace("HERE", HERE)
    assert rows_of(made) == rows_of(key)


def test_every_table_has_a_key() -> None:
    assert {*KEYS} == TABLES.keys()


@pytest.mark.parametrize("key", sorted(FOLDER.glob("*.md")), ids=lambda key: key.stem)
def test_the_markdown_of_a_text_is_as_its_key_says(data: ReportData, key: Path) -> None:
    """With notes, a remark, a table, items, a list of acts."""
    pages = pages_of(data.resolved, data.handbook)
    written = texts(data.resolved, pages, data.handbook.words, (*WITH_TEXT, "list"))
    [text] = [one for one in written if text_name(one.address, data.resolved.report) == key.stem]
    expected = key.read_text("utf-8").replace("HERE", HERE)
    assert markdown(data.resolved, text, data.handbook) == expected

"""How acts came about where a body votes: sponsors, the committee, who voted how, in all forms.

`voting/content` is the report of an invented body; beside it stands what must be made of it,
written by reading the report.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from markdown import Markdown

from generator import build, source
from generator.build import Made
from generator.catalogue import load_words
from generator.exporter import Publication
from generator.exporters.csv_file import csv_of
from generator.exporters.data import shape
from generator.exporters.data.as_markdown import WITH_TEXT, markdown
from generator.exporters.data.tables import TABLES
from generator.exporters.data.texts import ReportData, handbook_of, pages_of
from generator.exporters.paper.document import document
from generator.exporters.texts.texts import texts
from generator.model import Report, Vote
from generator.pages.page import Page
from generator.pages.particulars import in_a_line
from generator.pages.text_pages import texts as text_pages
from generator.participation import participation
from generator.resolved import Resolved

FOLDER = Path(__file__).parent / "voting"
FILE = FOLDER / "content" / "harbours" / "session-3" / "report.en.yaml"
HERE = "https://plenary.example/en/harbours/session-3"
WORDS = load_words("en").pages


@pytest.fixture(scope="module")
def made() -> Made:
    [made] = build.make(FOLDER / "content")
    return made


@pytest.fixture(scope="module")
def league(made: Made) -> Resolved:
    [resolved] = made.resolved
    return resolved


@pytest.fixture(scope="module")
def data(made: Made, league: Resolved) -> ReportData:
    return ReportData(league, handbook_of(Publication(made, FOLDER.parents[1])))


def page_of(league: Resolved, address: str) -> Page:
    pages = {page.address: page for page in text_pages(league, {}, WORDS)}
    return pages[f"harbours/session-3/{address}"]


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (
            "resolutions/3-1/",
            (
                "Adopted at the 5th meeting, on 4 June 2031, by a recorded vote",
                "yes 3, no 1, blank 1 and absent 2",
                "draft LH/3/C.1/8, para. 33",
                "2 sponsors",
                "1 additional sponsor",
                "recommended by: Committee on Dues",
            ),
        ),
        (
            "resolutions/3-2/",
            ("Adopted on 5 June 2031, by a show of hands", "yes 5 and no 2", "draft LH/3/L.2"),
        ),
        ("resolutions/3-3/", ("Adopted at the 6th meeting, by consensus",)),
    ],
)
def test_a_line_says_how_it_was_adopted(
    league: Resolved, address: str, line: tuple[str, ...]
) -> None:
    assert in_a_line(league, page_of(league, address), WORDS) == line


@pytest.mark.parametrize("key", sorted(FOLDER.glob("*.md")), ids=lambda key: key.stem)
def test_the_markdown_of_a_text_is_as_its_key_says(data: ReportData, key: Path) -> None:
    pages = pages_of(data.resolved, data.handbook)
    written = texts(data.resolved, pages, data.handbook.words, (*WITH_TEXT, "list"))
    [text] = [one for one in written if one.mark == key.stem.replace("-", ":", 1).replace("-", "/")]
    expected = key.read_text("utf-8").replace("HERE", HERE)
    assert markdown(data.resolved, text, data.handbook) == expected


@pytest.mark.parametrize("name", ["acts", "votes"])
def test_a_table_is_as_its_key_says(data: ReportData, name: str) -> None:
    head, rows = TABLES[name]
    made = csv_of(head, rows(data.report)).decode("utf-8-sig")
    key = (FOLDER / f"{name}.csv").read_text("utf-8").replace("HERE", HERE)
    read = [list(csv.reader(io.StringIO(text, newline=""))) for text in (made, key)]
    assert read[0] == read[1]


def test_the_json_says_all_of_it_and_is_as_its_schema_says(data: ReportData) -> None:
    text = data.texts["harbours/session-3/resolutions/3-1/"]
    value = json.loads(text.model_dump_json())
    jsonschema.validate(value, json.loads(shape.schema("text-data-1.schema.json")))
    said = value["adoption"]
    assert (said["draft"], said["draft_part"]) == ("LH/3/C.1/8", "para. 33")
    assert (said["agenda_item"], said["agenda_items"]) == ("4", ["4", "7-a"])
    assert said["recommended_by"]["paragraph"] == "33"
    assert [(one["way"], one["heading"], one["count"]) for one in said["vote"]] == [
        ("in_favour", "yes", "3"),
        ("against", "no", "1"),
        ("abstaining", "blank", "1"),
        ("not_voting", "absent", "2"),
    ]
    assert said["vote"][0]["names"] == ["Alder Bay", "Cold Haven", "City of Port Marrow"]


def html_of(made: Made, address: str) -> etree._Element:
    """Return a page as MkDocs reads it."""
    markdown_ = made.files[f"harbours/session-3/{address}"].partition("\n---\n")[2]
    reader = Markdown(extensions=["attr_list", "def_list", "md_in_html"], output_format="xhtml")
    return etree.fromstring(f"<div>{reader.convert(markdown_)}</div>")


def columns_on(page: etree._Element) -> list[tuple[str, list[str]]]:
    """Return the columns of the votes on a page: what stands over each, and its names."""
    [*votes] = page.iterfind(".//div[@class='ballot']")
    found: list[tuple[str, list[str]]] = []
    for element in (child for vote in votes for child in vote):
        if element.get("class") == "ballot__heading":
            found.append(("".join(element.itertext()).strip(), []))
        elif element.get("class") == "names":
            found[-1][1].extend("".join(one.itertext()).strip() for one in element.iter("li"))
    return found


COLUMNS = [
    ("Yes (3)", ["Alder Bay", "Cold Haven", "City of Port Marrow"]),
    ("No (1)", ["Grey Point"]),
    ("Blank (1)", ["Long Mole"]),
    ("Absent (2)", ["Slip Nine", "Weir"]),
]


@pytest.mark.parametrize("address", ["resolutions/3-1/", "full/"])
def test_a_page_shows_who_voted_how_in_columns(made: Made, address: str) -> None:
    page = html_of(made, address)
    assert columns_on(page) == COLUMNS
    assert len(page.findall(".//*[@id='vote']")) == (address != "full/")


def test_the_whole_report_says_how_an_act_was_adopted_that_no_paragraph_records(made: Made) -> None:
    page = html_of(made, "full/")
    told = [" ".join("".join(one.itertext()).split()) for one in page.iterfind(".//dl")]
    shown_of_hands = "Adopted on 5 June 2031, by a show of hands Vote yes 5 and no 2"
    assert told[2].startswith(shown_of_hands)


def test_paper_has_the_columns_too(league: Resolved) -> None:
    [text] = [one for one in texts(league, [], WORDS) if one.kind == "report"]
    blocks = document(league, text, WORDS, "https://plenary.example/en/", "a4")["blocks"]
    [vote] = [one for one in blocks if one["kind"] == "ballot"]
    assert [(one["heading"], list(one["names"])) for one in vote["columns"]] == COLUMNS


def test_who_voted_and_sponsored_is_found_under_each_name(league: Resolved) -> None:
    [found] = [
        one for one in participation(league).participants if one.entity.name == "Port Marrow"
    ]
    assert found.printed == ("Port Marrow", "City of Port Marrow")
    assert [(one.act, one.way) for one in found.voted] == [("resolution:3/1", "in_favour")]
    assert [(one.act, one.is_additional) for one in found.sponsored] == [("resolution:3/1", True)]


def test_a_participants_page_and_the_table_of_all_show_it(made: Made) -> None:
    page = html_of(made, "participants/port-marrow/")
    said = " ".join("".join(page.itertext()).split())
    assert "Resolution 3/1 Harbour dues Additional sponsor" in said
    assert "Votes Yes (1) Resolution 3/1 Harbour dues" in said
    matrix = " ".join("".join(html_of(made, "participants/").itertext()).split())
    assert "Grey Point no 1 Long Mole blank 1" in matrix


def test_an_act_is_listed_under_each_of_its_items(league: Resolved) -> None:
    act = league.report.chapters[0].resolutions[0]
    assert act.adoption.agenda_item == ("4", "7-a")
    assert league.report.chapters[0].resolutions[1].adoption.agenda_item == ("7-a",)


def test_one_item_is_written_as_a_text_and_several_as_a_list(league: Resolved) -> None:
    text = FILE.read_text("utf-8")
    assert source.dump_report(league.report) == text
    assert "      agenda_item:\n      - 4\n      - 7-a\n" in text
    assert "      agenda_item: 7-a\n" in text
    loaded = source.load(text.encode(), "report.en.yaml", Report)
    assert loaded.value == league.report


def test_several_acts_under_one_number_have_a_page_over_them(made: Made, data: ReportData) -> None:
    base = "harbours/session-3/resolutions/"
    assert {f"{base}3-4/", f"{base}3-4-a/", f"{base}3-4-b/"} <= set(made.files)
    told = data.texts[f"{base}3-4-a/"]
    assert (told.collection, told.marks) == ("resolution:3/4", ("resolution:3/4 A",))
    assert data.texts[f"{base}3-4/"].title == "Signs at sea"
    [paragraph] = [one for one in told.blocks if one.type == "paragraph"]
    assert [(one.status, one.url) for one in paragraph.references] == [
        ("resolved here", f"{HERE}/resolutions/3-4-b/"),
        ("resolved here", f"{HERE}/resolutions/3-4/"),
    ]


def test_counts_are_those_printed_and_else_those_of_the_names() -> None:
    vote = Vote.model_validate({"in_favour": ["A", "B"], "counts": {"against": "4"}})
    assert list(vote.columns()) == [("in_favour", "2", ("A", "B")), ("against", "4", ())]


def test_a_vote_that_says_nothing_is_read_as_it_was_written(league: Resolved) -> None:
    """A rule tells of it; the file stays one that can be read."""
    chapter = league.report.chapters[0]
    act = chapter.resolutions[2]
    adoption = act.adoption.model_copy(update={"vote": Vote(), "agenda_item": ("",)})
    act = act.model_copy(update={"adoption": adoption})
    chapter = chapter.model_copy(update={"resolutions": (act,)})
    report = league.report.model_copy(update={"chapters": (chapter,)})
    text = source.dump_report(report)
    assert "      vote: {}\n" in text
    assert source.load(text.encode(), "report.en.yaml", Report).value == report

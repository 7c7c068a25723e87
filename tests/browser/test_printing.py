"""What Ctrl+P gives: the text of the page alone, dark on white, on whole sheets."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pytest
from conftest import watched
from playwright.sync_api import Page
from seen_by_all import ask
from targets import RESOLUTION, SESSION

PAGES = {
    "resolution": RESOLUTION,
    "annex": f"{SESSION}resolutions/7-3/annex-i/",
    "decision": f"{SESSION}decisions/7-1/",
    "agenda item": f"{SESSION}agenda/2-a/",
    "chapter": f"{SESSION}chapters/ii/",
    "report": SESSION,
    "whole report": f"{SESSION}full/",
    "list": f"{SESSION}resolutions/",
    "agenda": f"{SESSION}agenda/",
    "chapters": f"{SESSION}chapters/",
    "documents": f"{SESSION}documents/",
    "corrections": f"{SESSION}corrections/",
    "about": f"{SESSION}about/",
    "home": "",
    "body": "ctoc-cop/",
    "instrument": "instruments/untoc/",
    "timeline": f"{SESSION}timeline/",
    "map of citations": f"{SESSION}citations/",
}
FURNITURE = [
    ".header", ".report-navigation", ".page-contents", ".breadcrumbs", ".page-order", ".search",
    ".footer", ".md-skip", ".tools", ".own-page", ".introduction", ".permalink",
    ".backlink",
]  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """What the browser prints of a page, and what it shows of it."""

    sheets: pypdfium2.PdfDocument
    title: str
    headings: set[str]
    furniture: list[str]
    """What is there for reading and still seen on paper."""


@pytest.fixture(scope="module", params=PAGES)
def printed(request: pytest.FixtureRequest, windows: dict[int, Page], address: str) -> Printed:
    """Return what is printed, once, of a page whose reader has chosen the dark colours."""
    with contextmanager(watched)(windows[1280], address) as desk:
        desk.goto(PAGES[request.param])
        desk.evaluate("document.documentElement.dataset.scheme = 'dark'")
        sheets = pypdfium2.PdfDocument(desk.pdf(format="A4", print_background=True))
        title = " ".join(desk.locator("h1").inner_text().split())
        headings = desk.locator(".text :is(h2, h3, h4, h5, h6)").all_inner_texts()
        desk.emulate_media(media="print")
        seen = desk.locator(", ".join(FURNITURE)).filter(visible=True).all_inner_texts()
    return Printed(sheets, title, {" ".join(words.split()) for words in headings}, seen)


def text_of(printed: pypdfium2.PdfDocument) -> list[str]:
    """Return the words of each sheet; its number comes first."""
    return [sheet.get_textpage().get_text_range() for sheet in printed]


def test_the_text_alone_is_printed_and_every_sheet_has_some_of_it(printed: Printed) -> None:
    sheets = text_of(printed.sheets)
    words = " ".join(" ".join(sheets).split())
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet.splitlines()
        # More than the number of the sheet.
        assert len(sheet.split()) > 5, number
    assert printed.title in words
    assert printed.furniture == []
    assert "Printed from https://" in sheets[0]


@pytest.mark.parametrize(
    ("page_of", "wide"),
    [("participants/", 660), ("timeline/", 660), ("citations/", 660), ("actions/", 960)],
)
def test_tables_part_no_word_on_paper_and_are_no_wider(desk: Page, page_of: str, wide: int) -> None:
    """They have what lies between the edges of A4; the register, of A4 laid across."""
    former = desk.viewport_size
    assert former
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": wide, "height": 1000})
    desk.goto(f"{SESSION}{page_of}")
    parted, widest = ask(desk, "parted()"), desk.evaluate("document.documentElement.scrollWidth")
    desk.set_viewport_size(former)
    assert not parted
    assert widest <= wide


def test_it_is_printed_black_on_white_and_nothing_is_cut_at_the_edge(printed: Printed) -> None:
    for sheet in printed.sheets:
        width, height = sheet.get_size()
        shades = sheet.render(scale=0.5, grayscale=True).to_pil().histogram()
        assert shades[255] > 0.7 * sum(shades)
        text = sheet.get_textpage()
        for position in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(position)
            if right > left:
                assert left > 55 and right < width - 55 and bottom > 15 and top < height - 50


def test_no_heading_is_the_last_line_of_a_sheet(printed: Printed) -> None:
    for sheet in text_of(printed.sheets)[:-1]:
        lines = [" ".join(line.split()) for line in sheet.strip().splitlines() if line.strip()]
        assert lines[-1] not in printed.headings


def test_what_is_printed_of_a_resolution_are_its_words_with_its_notes(desk: Page) -> None:
    desk.goto(RESOLUTION)
    words = " ".join(" ".join(text_of(pypdfium2.PdfDocument(desk.pdf(format="Letter")))).split())
    assert words.startswith("1 / 4 Printed from https://plenary.example/en/ctoc-cop/session-7/")
    assert "resolutions/7-1/ CTOC/COP/2014/13" in words
    assert "17. Requests the United Nations Office on Drugs and Crime to report" in words
    assert "United Nations, Treaty Series, vols. 2225, 2237, 2241 and 2326, No. 39574." in words


def test_the_notes_of_a_resolution_of_a_sheet_stand_on_it(desk: Page) -> None:
    desk.goto(f"{SESSION}resolutions/7-3/")
    [first, second, *_] = text_of(pypdfium2.PdfDocument(desk.pdf(format="A4")))
    assert "vols. 2225, 2237, 2241 and 2326, No. 39574." in first
    assert "Annex I" in second


def test_the_way_to_the_pdf_of_a_text_is_on_its_page(desk: Page) -> None:
    desk.goto(RESOLUTION)
    link = desk.get_by_role("link", name="PDF", exact=True)
    assert link.is_visible()
    answer = desk.request.get(f"{RESOLUTION}{link.get_attribute('href')}")
    assert answer.ok and answer.body().startswith(b"%PDF-")


@pytest.mark.parametrize("page_of", ["timeline/", "citations/"])
def test_a_drawing_leaves_no_sheet_empty(desk: Page, page_of: str) -> None:
    desk.goto(f"{SESSION}{page_of}")
    first = pypdfium2.PdfDocument(desk.pdf(format="A4"))[0]
    words = " ".join(first.get_textpage().get_text_range().split())
    assert ("As a table" in words) == (page_of == "timeline/")
    assert "9th meeting" not in words
    assert ("General Assembly decision 60/519" in words) == (page_of == "citations/")


def test_the_address_of_the_authentic_text_is_printed_in_one_line(desk: Page) -> None:
    desk.goto(RESOLUTION)
    first = pypdfium2.PdfDocument(desk.pdf(format="A4"))[0]
    lines = first.get_textpage().get_text_range().splitlines()
    assert any("(https://docs.un.org/en/CTOC/COP/2014/13)" in line for line in lines)

"""What stands over a text, in one line: the words of a page that opens to all of them."""

from __future__ import annotations

import pytest

from generator.catalogue import load_words
from generator.pages.page import Page
from generator.pages.particulars import in_a_line
from generator.pages.text_pages import texts
from generator.resolved import Resolved

WORDS = load_words("en").pages
SESSION = "ctoc-cop/session-7/"


@pytest.fixture(scope="module")
def pages(seventh_session: Resolved) -> dict[str, Page]:
    made = texts(seventh_session, {}, WORDS)
    return {page.address.removeprefix(SESSION): page for page in made}


@pytest.mark.parametrize(
    ("address", "line"),
    [
        # Paragraphs 69, 105 and 111 of the report.
        (
            "resolutions/7-2/",
            (
                "Adopted at the 10th meeting, on 10 October 2014",
                "draft CTOC/COP/2014/L.6/Rev.2",
                "15 sponsors",
            ),
        ),
        (
            "resolutions/7-3/",
            (
                "Adopted at the 9th meeting, on 10 October 2014",
                "draft CTOC/COP/2014/L.7",
                "2 sponsors",
            ),
        ),
        (
            "decisions/7-1/",
            (
                "Adopted at the 8th meeting, on 9 October 2014",
                "draft CTOC/COP/2014/L.2",
                "submitted by: extended Bureau",
            ),
        ),
        # Paragraphs 61 and 69.
        (
            "agenda/2-d/",
            ("Considered: 5th meeting, 8 October 2014", "adopted: Resolution 7/2"),
        ),
        ("resolutions/", ("Chapter I, section A",)),
        ("resolutions/7-3/annex-i/", ()),
    ],
)
def test_it_says_what_matters(
    seventh_session: Resolved, pages: dict[str, Page], address: str, line: tuple[str, ...]
) -> None:
    assert in_a_line(seventh_session, pages[address], WORDS) == line

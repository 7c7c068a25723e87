"""Corrections are undone in the lines of a file that has the words as published."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importers.recognizing.as_received import as_received
from generator.model import Body
from generator.received import Kind, Row

CHAPTER = {
    "number": "I",
    "title": "Sixth Committee",
    "paragraphs": [
        {"number": "1", "text": "The Sixth Committee met,[^1] and it rose."},
        {"number": "2", "text": "It met, and it rose."},
    ],
}
ROWS = [
    "On the Sixth Committee",
    "I. Sixth Committee",
    "1. The Sixth Committee met,[^1] and it rose.",
    "2. It met, and it rose.",
]


@pytest.mark.parametrize(
    ("place", "received", "published", "row", "words"),
    [
        ("para:1", "it rises", "it rose", 2, "1. The Sixth Committee met,[^1] and it rises."),
        ("para:2", "it rises", "it rose", 3, "2. It met, and it rises."),
        # The call of a note may stand between the words, and is none of them.
        ("para:1", "met and", "met, and", 2, "1. The Sixth Committee met and it rose."),
        # What no source has: a title that was put over acts.
        ("chapter:i", "", "Sixth Committee", 1, "I."),
        ("para:1", "", "Sixth Committee", 0, ROWS[0]),
        ("para:7", "it rises", "it rose", 0, ROWS[0]),
    ],
)
def test_a_correction_is_undone_in_its_own_line(
    place: str,
    received: str,
    published: str,
    row: int,
    words: str,
    report: Any,
    conference: Body,
) -> None:
    correction = {"place": place, "received": received, "published": published, "remark": "x"}
    made = report(
        chapters=[CHAPTER], corrections=[correction], notes=[{"number": "1", "text": "y"}]
    )
    rows = [Row(str(at), Kind.TEXT, one) for at, one in enumerate(ROWS)]
    found = [one.words for one in as_received(rows, made, conference)]
    assert found == [*ROWS[:row], words, *ROWS[row + 1 :]]

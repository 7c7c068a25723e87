"""Where a line of a PDF may end, and where not."""

from __future__ import annotations

import pytest

from generator.catalogue import load_words
from generator.exporters.paper.breaks import digits_together, with_breaks
from generator.wording import unbroken

WHOLE = unbroken(load_words("en").pages)


def test_no_line_ends_within_a_date_or_after_an_abbreviation() -> None:
    runs = ["held from 9-20 July 2012 ", {"emphasis": ["Treaty Series"]}, ", No. 39574."]
    assert with_breaks(runs, WHOLE) == [
        "held from 9-20\u00a0July 2012 ",
        {"emphasis": ["Treaty Series"]},
        ", No.\u00a039574.",
    ]


def test_a_long_word_is_parted_at_its_strokes() -> None:
    address = "https://www.example.org/documents/of/the/conference"
    [long] = with_breaks([address], WHOLE)
    assert "".join(long["long"]) == address
    assert all(len(piece) <= 13 for piece in long["long"])


@pytest.mark.parametrize(
    ("text", "kept"), [("1 234 567", "1\u00a0234\u00a0567"), ("14 days", "14 days")]
)
def test_no_line_ends_within_a_number(text: str, kept: str) -> None:
    assert digits_together([text]) == [kept]

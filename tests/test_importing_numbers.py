"""The numbers that lines begin with: which is one, what it can say, what goes on from what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.recognizing.numbering import Numerals, goes_on
from generator.model import Numbers
from generator.numbering import Numbering

USUAL = Numerals.of(Numbering())


def of_body(**numbers: object) -> Numerals:
    """Return what reads the numbers of a body."""
    return Numerals.of(Numbering(Numbers.model_validate(numbers), "en"))


@pytest.mark.parametrize(
    ("text", "number", "sure"),
    [
        ("1. Decides", "1", True),
        ("2 bis. Decides", "2 bis", True),
        ("(12) The Conference", "(12)", True),
        ("(a) to act", "(a)", True),
        ("(iv) to act", "(iv)", True),
        ("a) to act", "a)", True),
        ("3) Decides", "3)", True),
        ("1.1. The Panel", "1.1", True),
        ("1.12 The Panel", "1.12", False),
        ("a. To act", "a", False),
        ("– lights", "–", False),
        ("1.1 per cent of it", None, False),
        ("12 meetings were held", None, False),
        ("(2030) was the year", None, False),
        ("(mix) it", None, False),
        ("1 to buy lamps", None, False),
        ("Rule 3. Quorum", None, False),
        ("14.", None, False),
        ("", None, False),
    ],
)
def test_a_number_is_what_words_follow(text: str, number: str | None, sure: bool) -> None:
    found = USUAL.begins(text)
    assert (found.number if found else None) == number
    assert not found or found.sure == sure


def test_a_body_has_forms_of_its_own() -> None:
    numerals = of_body(annexed="Rule arabic", operative="arabic", items="arabic-indic -")
    for text, number in (("Rule 3 A quorum", "Rule 3"), ("4 Decides", "4"), ("٣ - يقرر", "٣ -")):
        found = numerals.begins(text)
        assert found, text
        assert found.number == number


@pytest.mark.parametrize(
    ("before", "after", "can"),
    [
        ("1", "2", True),
        ("1", "3", False),
        ("2", "2 bis", True),
        ("(h)", "(i)", True),
        ("(b)", "(i)", True),
        ("(b)", "(d)", False),
        ("14", "(a)", True),
        ("14", "(c)", False),
        ("(c)", "15", True),
        ("1.1", "1.2", True),
        ("1.9", "2.1", True),
        ("1.1", "1.3", False),
    ],
)
def test_what_can_come_after_a_number(before: str, after: str, can: bool) -> None:
    assert goes_on(USUAL.readings(before), USUAL.readings(after)) == can


@given(st.text(max_size=12))
def test_whatever_begins_a_line_its_words_stay(text: str) -> None:
    found = USUAL.begins(text)
    assert not found or " ".join(text.split()).startswith(found.printed)

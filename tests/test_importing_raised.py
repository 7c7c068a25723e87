"""What a source raises: calls of notes, powers, single letters; and what stays as it is."""

from __future__ import annotations

import pytest

from generator.importers.reading import Block, BlockKind, Run
from generator.importers.recognizing.raised import with_raised


@pytest.mark.parametrize(
    ("before", "raised", "read"),
    [
        ("some 10", "6", "some 10⁶"),
        ("10", "-3", "10⁻³"),
        ("of 40 km", "2", "of 40 km²"),
        ("of 3 m", "3", "of 3 m³"),
        ("n", "o", "nº"),
        ("2025", "a", "2025ª"),
        ("ASG", "b", "ASGᵇ"),
        # No power, no letter, and no note of that number.
        ("of 2010", "6", "of 20106"),
        ("of 5.10", "6", "of 5.106"),
        ("A/10", "6", "A/106"),
        ("harm", "2", "harm2"),
        ("the 1", "st", "the 1st"),
        ("", "a", "a"),
        ("here ", "q", "here q"),
        # A note of that number is called.
        ("harbours", "1", "harbours[1]"),
        ("harbours;", "1", "harbours;[1]"),
        ("40 km", "1", "40 km¹"),
    ],
)
def test_what_is_raised_is_no_other_word(before: str, raised: str, read: str) -> None:
    runs = (Run(before), Run(raised, raised=True))
    found = with_raised(Block("1", BlockKind.PARAGRAPH, runs), {"1"})
    assert "".join(f"[{run.call}]" if run.call else run.text for run in found.runs) == read


def test_a_note_calls_none() -> None:
    runs = (Run("See harbours"), Run("1", raised=True))
    found = with_raised(Block("1", BlockKind.NOTE, runs), {"1"})
    assert [run.text for run in found.runs] == ["See harbours", "1"]

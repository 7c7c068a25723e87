"""The numbers by which the parts of a report follow each other."""

from __future__ import annotations

import re

from generator.importers.recognizing.lines import Line

_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST = 150
"""The most parts of one kind that are counted in roman numerals."""


def roman(value: int) -> str:
    """Return a number in roman numerals: 4 -> IV."""
    for worth, letters in _ROMAN:
        if value >= worth:
            return letters + roman(value - worth)
    return ""


_VALUES = {roman(value): value for value in range(1, _MOST)}


def roman_value(number: str) -> int:
    """Return the value of roman numerals; 0 where they are none."""
    return _VALUES.get(number, 0)


def letter_value(number: str) -> int:
    """Return the place of a letter in the alphabet, (a) or A; 0 where it is none."""
    letter = number.strip("()").casefold()
    return ord(letter) - ord("a") + 1 if re.fullmatch("[a-z]", letter) else 0


def item_values(number: str) -> tuple[int, int]:
    """Return the value of an item's number as a letter and as roman numerals; 0 where it is none.

    (i) is both: the ninth letter and the first of the roman numerals.
    """
    return letter_value(number), roman_value(number.strip("()").upper())


def count_value(number: str) -> int:
    """Return the value of a paragraph's number ("2 bis" is 2); 0 where it is a letter."""
    figures = re.match(r"\d+", number)
    return int(figures[0]) if figures else 0


def follows(before: Line, line: Line) -> bool:
    """Say whether the number of a line can come after that of the line before it."""
    if count_value(line.number):
        step = count_value(line.number) - count_value(before.number)
        return not count_value(before.number) or step == 1
    values = zip(item_values(before.number), item_values(line.number), strict=True)
    begins = 1 in item_values(line.number)
    return begins or any(new and new == old + 1 for old, new in values)

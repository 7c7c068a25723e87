"""How printed numbers count: figures, letters, Roman numerals, and what is inserted (2 bis)."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.marks import NOTE_SIGNS

Count = Callable[[str], tuple[int, bool] | None]
"""Returns the place of a number, and whether it is an inserted one (2 bis); none if neither."""

# Possessive (++): a very long word is not tried again from each of its letters.
_NUMBER = re.compile(r"\(?(?P<number>[0-9]++|[A-Za-z]++)[)/]?\.?(?:\s?(?P<inserted>[a-z]++))?")


def counted_like(first: str) -> Count:
    """Return how a sequence that begins so is counted: 1, 2; a, b; i, ii; A, B; I, II; *, **."""
    if first[:1] in NOTE_SIGNS:
        return lambda number: (len(number), False) if set(number) == {first[0]} else None
    match = _NUMBER.fullmatch(first)
    printed = match["number"].casefold() if match else first
    if printed.isdigit():
        return lambda number: _counted(number, int)
    # A list may begin with (c), but hardly with (cc).
    if printed == "i" or (len(printed) > 1 and set(printed) <= set(_ROMAN)):
        return lambda number: _counted(number, _roman)
    return lambda number: _counted(number, _letter)


def _counted(number: str, value: Callable[[str], int]) -> tuple[int, bool] | None:
    """Return what `Count` returns, where `value` is that of a number's figures or letters."""
    match = _NUMBER.fullmatch(number)
    try:
        return (value(match["number"]), bool(match["inserted"])) if match else None
    except ValueError:
        return None


def _letter(letters: str) -> int:
    """Return a = 1 ... z = 26, aa = 27 ... (the United Nations count aa, bb, cc)."""
    if len(set(letters)) != 1 or not letters.isalpha():
        raise ValueError(letters)
    return (len(letters) - 1) * 26 + ord(letters[0].lower()) - ord("a") + 1


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(letters: str) -> int:
    """Return the value of a Roman number; raises ValueError where it is none."""
    try:
        values = [_ROMAN[letter] for letter in letters.lower()]
    except KeyError:
        raise ValueError(letters) from None
    following = [*values[1:], 0]
    return sum(-v if v < f else v for v, f in zip(values, following, strict=True))

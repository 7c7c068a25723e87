"""Days as heads of documents print them, in capitals and by figures too."""

from __future__ import annotations

import re

from generator.citations import CitingWords
from generator.citations.dates import iso_dates

_FIGURES = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"[^\W\d_]+")


def days_of(words: str, citing: CitingWords) -> tuple[str, ...]:
    """Return the days that words name: 19 JULY 2030, 2030-07-19 -> 2030-07-19."""
    if figures := _FIGURES.findall(words):
        return tuple(figures)
    months = {month.casefold(): month for month in citing.months}
    printed = _WORD.sub(lambda word: months.get(word[0].casefold(), word[0]), words)
    return iso_dates(printed, citing)

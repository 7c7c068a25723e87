"""Days and meetings, as printed -> one by one."""

from __future__ import annotations

import re

from generator.citations import CitingWords
from generator.importers.scanned.words import ImportingWords

_WORD = re.compile(r"[^\W\d_]+|\d+")


def iso_dates(dates: str, citing: CitingWords) -> tuple[str, ...]:
    """Return the days of "6, 9 and 10 October 2014" as 2014-10-06 and so on.

    Month and year of a day are the next ones after it ("30 September and 1 October 2014").
    """
    month = year = 0
    days: list[str] = []
    for word in reversed(_WORD.findall(dates)):
        if word in citing.months:
            month = citing.months.index(word) + 1
        elif word.isdecimal() and len(word) == 4:
            year = int(word)
        elif word.isdecimal() and len(word) <= 2 and month and year:
            days.append(f"{year:04}-{month:02}-{int(word):02}")
    return tuple(reversed(days))


def meetings(printed: str, words: ImportingWords) -> tuple[str, ...]:
    """Return the meetings of "1st to 3rd" one by one: 1st, 2nd, 3rd."""
    ordinals = words.ordinals.split()
    found: list[str] = []
    is_range = False
    for word in printed.replace(",", " ").split():
        if word in ordinals:
            first = ordinals.index(found[-1]) + 1 if is_range and found else ordinals.index(word)
            found += ordinals[first : ordinals.index(word) + 1]
            is_range = False
        else:
            is_range = word == words.to
    return tuple(found)

"""Days as printed -> days of the calendar."""

from __future__ import annotations

import re

from generator.citations.words import CitingWords

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

"""Meetings, as printed -> one by one."""

from __future__ import annotations

from generator.importers.scanned.words import ImportingWords


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

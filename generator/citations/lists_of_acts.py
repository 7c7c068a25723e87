"""The numbers of a list of acts: "5/1 and 5/2 on nets of 8 May 2001, 5/3 and 5/4 A to C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.citations.dates import iso_dates
from generator.citations.series import Series
from generator.citations.words import (
    BLANK,
    CitingWords,
    dates_pattern,
    forms,
    joiner_pattern,
    noun_pattern,
    words_pattern,
)
from generator.model import without_names

QUOTED = re.compile(r"“[^“”]{0,600}”")
"""A quotation, such as the title of an act."""
_LETTER = re.compile(rf"(?P<before>.*\d){BLANK}?(?P<letter>[A-Z]{{1,2}})")


@dataclass(frozen=True, slots=True)
class Member:
    """The number of one act in a list."""

    start: int
    end: int
    number: str
    series: tuple[Series, ...]
    """Those in which it can be a number; not empty."""
    day: str
    """The day that follows it: 2001-05-08; "" where none does."""

    def of(self, body: str) -> Series | None:
        """Return the series of a body in which it can be a number."""
        return next((one for one in self.series if one.body == body), None)


@dataclass(frozen=True, slots=True)
class ListPatterns:
    """The compiled patterns for lists of acts of one kind."""

    series: tuple[Series, ...]
    words: CitingWords
    number: re.Pattern[str]
    letter: re.Pattern[str]
    """A further letter under the same number."""
    date: re.Pattern[str]
    joiner: re.Pattern[str]
    """What stands between two numbers, with the date of the first, and the annex that is meant."""
    between: re.Pattern[str]
    """What is met on the way to a number before which there are words of their own."""


def compile_lists(series: Sequence[Series], words: CitingWords) -> ListPatterns:
    """Return the patterns for lists of the acts of some series, all of one kind."""
    numbers = "|".join(f"(?:{without_names(one.pattern)})" for one in series) or "(?!)"
    number = rf"(?:{numbers})(?![\w/])"
    joining = words_pattern((*words.joining, *words.also_joining))
    annex = noun_pattern(forms(words.annex))
    date = rf"{BLANK}(?P<date>{dates_pattern(words)})"
    return ListPatterns(
        tuple(series),
        words,
        re.compile(number),
        re.compile(rf"(?:{joiner_pattern(words)})(?P<letter>[A-Z]{{1,2}})(?![\w/])"),
        re.compile(date),
        re.compile(
            rf"(?:{date})?(?:,{BLANK}{annex}(?:{BLANK}[IVX]{{1,6}})?)?{joiner_pattern(words)}"
        ),
        re.compile(
            rf"{QUOTED.pattern}"
            rf"|(?P<open>\()|(?P<close>\))|(?P<ends>[.?!]{BLANK}(?=[A-Z][a-z]|“))"
            rf"|(?P<joined>(?:[,;]{BLANK}?(?:{joining}{BLANK})?|{BLANK}{joining}{BLANK})(?={number}))"
            rf"|(?<![\w/(])(?P<other>{number}|\d+/\d)"
        ),
    )


def members_of(
    text: str, start: int, limit: int, patterns: ListPatterns, is_plural: bool
) -> Iterator[Member]:
    """Yield the members of a list that begins at a place.

    A noun in the plural may be followed by numbers with words of their own between; these must be
    joined (", 5/3", "and 5/3") in the same sentence, before the limit, and be more than figures.
    """
    member = _member(text, start, patterns)
    while member:
        yield member
        end = member.end
        for letter in _letters(text, member, patterns):
            yield letter
            end = letter.end
        joined = patterns.joiner.match(text, end)
        after = _member(text, joined.end(), patterns) if joined else None
        member = after or (_after_words(text, end, limit, patterns) if is_plural else None)


def _member(text: str, start: int, patterns: ListPatterns) -> Member | None:
    """Return the number that stands at a place."""
    found = patterns.number.match(text, start)
    series = tuple(one for one in patterns.series if one.has(found[0])) if found else ()
    if not found or not series:
        return None
    return _made(text, found.start(), found.end(), found[0], series, patterns)


def _made(
    text: str, start: int, end: int, number: str, series: tuple[Series, ...], patterns: ListPatterns
) -> Member:
    date = patterns.date.match(text, end)
    days = iso_dates(date["date"], patterns.words) if date else ()
    return Member(start, end, number, series, days[-1] if days else "")


def _letters(text: str, member: Member, patterns: ListPatterns) -> Iterator[Member]:
    """Yield the letters that follow the number of a member which has one: "5/4 A and B"."""
    number = _LETTER.fullmatch(member.number)
    before, end = (number["letter"] if number else ""), member.end
    while number and (found := patterns.letter.match(text, end)) and found["letter"] > before:
        before, end = found["letter"], found.end()
        named = f"{number['before']} {before}"
        series = tuple(one for one in member.series if one.has(named))
        if not series:
            return
        yield _made(text, found.start("letter"), end, named, series, patterns)


def _after_words(text: str, end: int, limit: int, patterns: ListPatterns) -> Member | None:
    """Return the next number of a list after words of its own; none where the list ends there."""
    depth = 0
    for met in patterns.between.finditer(text, end, limit):
        depth += bool(met["open"]) - bool(met["close"])
        if met["ends"] or met["other"]:
            return None
        if met["joined"]:
            member = _member(text, met.end(), patterns)
            is_sure = member and depth == 0 and not member.number.isdecimal()
            return member if is_sure else None
    return None

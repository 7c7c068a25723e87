"""Where a text names treaties: what stands without a name after one may be of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.citations.words import BLANK, CitingWords, words_pattern
from generator.model import Body

STRANGER = ""
"""Stands for a treaty that is none of the body's instruments."""


@dataclass(frozen=True, slots=True)
class TreatyPatterns:
    """The compiled patterns for the names of treaties."""

    instruments: dict[str, str]
    """Name -> id of the instrument."""
    name: str
    """A pattern for a name of an instrument, in the group "name", which is not that of a longer
    name."""
    treaty: re.Pattern[str]
    """That, or what other treaties are called."""
    thereof: re.Pattern[str]
    """What says after a number that it is of what was named before: thereof"""

    def instrument(self, name: str) -> str:
        """Return the instrument that has a name."""
        return self.instruments[" ".join(name.split())]


def compile_treaties(body: Body, language: str, words: CitingWords) -> TreatyPatterns:
    """Return the patterns for the names of a body's instruments, and of other treaties."""
    names = {
        plain_blanks(name): i.id for i in body.instruments for name in i.called.get(language, ())
    }
    longer = rf"(?!{BLANK}{words_pattern(words.name_goes_on)}{BLANK}(?:\w{{1,4}}{BLANK})?[A-Z])"
    name = rf"(?P<name>{words_pattern(names)})\b{longer}"
    return TreatyPatterns(
        names,
        name,
        re.compile(rf"\b(?:{name}|{words_pattern(words.treaties)}\b)"),
        re.compile(rf",?{BLANK}{words_pattern(words.thereof)}\b"),
    )


@dataclass(frozen=True, slots=True)
class Treaties:
    """Where a text names treaties, in order."""

    ends: tuple[int, ...]
    instruments: tuple[str, ...]
    """Which of the body's instruments each is; "" for another."""

    @classmethod
    def in_text(cls, text: str, patterns: TreatyPatterns) -> Treaties:
        """Return where a text names treaties."""
        found = list(patterns.treaty.finditer(text))
        which = (patterns.instrument(one["name"]) if one["name"] else STRANGER for one in found)
        return cls(tuple(one.end() for one in found), tuple(which))

    def before(self, at: int) -> str | None:
        """Return the instrument that was named last; "" for a stranger, none for none."""
        index = bisect_right(self.ends, at)
        return self.instruments[index - 1] if index else None

"""What a citation is, where a text stands, and the small steps that all finders share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.marks import NONE, Mark

LONGEST_BEFORE = 160
"""So many signs before a citation tell whose it is, or of what."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of one text that cite something."""

    start: int
    """Where the words begin in the plain text."""
    end: int
    """Where they end."""
    target: Mark
    """resolution:5/1"""
    kind: str
    """act, symbol, article, item, chapter, annex, paragraph or place in an act"""
    doubts: tuple[Mark, ...] = ()
    """All that it may be, the target first, where the text does not decide it: a person must."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a text stands: what "the present resolution" is, and what it has."""

    act: Mark = NONE
    """The mark of the act that the text belongs to (resolution:7/3); "" outside acts."""
    annexes: tuple[str, ...] = ()
    """The numbers of the annexes of that act; "" for an annex without a number."""
    annex: str | None = None
    """The number of the annex that the text stands in; none where it stands in none."""
    session: str = ""
    """The number of the session of which the report is."""


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a list of numbers, such as "4" and "5" in "paragraphs 4 and 5"."""

    start: int
    end: int
    number: str
    """The number, with its own parts, as a mark writes it: 18.13.a"""


def listed(
    text: str, start: int, member: re.Pattern[str], joiner: re.Pattern[str], several: bool
) -> Iterator[re.Match[str]]:
    """Yield the matches of a list of numbers: one, or as many as stand joined together."""
    match = member.match(text, start)
    while match:
        yield match
        joined = joiner.match(text, match.end()) if several else None
        match = member.match(text, joined.end()) if joined else None


def in_order(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations in the order of the text; of two that overlap, the one that begins first.

    Of two that begin together the longer one stays.
    """
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda c: (c.start, -c.end, c.target)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return tuple(kept)

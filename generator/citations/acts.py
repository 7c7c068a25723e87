"""Finds resolutions and decisions, of the body itself and of other bodies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.citations.lists_of_acts import (
    QUOTED,
    ListPatterns,
    Member,
    compile_lists,
    members_of,
)
from generator.citations.mentions import Mention, MentionPatterns, compile_mentions, mentions_in
from generator.citations.owners import OwnerPatterns, Owning, compile_owners
from generator.citations.series import all_series
from generator.citations.spans import Citation
from generator.citations.words import BLANK, CitingWords, Noun, forms, noun_pattern
from generator.model import Body

_REMEMBERED = 24
"""So many bodies that were named before an act are remembered."""


@dataclass(frozen=True, slots=True)
class ActPatterns:
    """The compiled patterns for acts."""

    nouns: dict[str, Noun]
    """Kind of act -> what it is called."""
    lists: dict[str, ListPatterns]
    """Kind of act -> what lists of it are like."""
    mentions: MentionPatterns
    owners: OwnerPatterns
    head: re.Pattern[str]

    def kind(self, noun: str) -> str:
        """Return the kind of act that a noun in a text names."""
        form = noun.casefold()
        return next(k for k, n in self.nouns.items() if form in map(str.casefold, forms(n)))


def compile_acts(body: Body, language: str, words: CitingWords) -> ActPatterns:
    """Return the patterns for the acts of a body and of the bodies that its texts cite."""
    nouns = words.acts()
    series = all_series(body, words)
    mentions = compile_mentions(body, language, words)
    noun = noun_pattern(forms(*nouns.values()))
    lists = {kind: compile_lists([s for s in series if s.kind == kind], words) for kind in nouns}
    # A number may have a blank before its figures: CM 14-01.
    number = "|".join(one.number.pattern for one in lists.values())
    return ActPatterns(
        nouns,
        lists,
        mentions,
        compile_owners(body, mentions, words),
        re.compile(rf"\b(?P<noun>{noun}){BLANK}(?=\S*\d|{number})"),
    )


def find_acts(text: str, patterns: ActPatterns) -> Iterator[Citation]:
    """Yield the acts that a text cites; with doubts where it does not say whose they are."""
    heads = list(patterns.head.finditer(text))
    if not heads:
        return
    named = _Named.in_text(text, patterns)
    quoted = list(QUOTED.finditer(text))
    outside = [head.start() for head in heads if not _is_inside(head, quoted)]
    for head in heads:
        after = bisect_right(outside, head.start())
        limit = outside[after] if after < len(outside) else len(text)
        for owning in _lists(text, head, limit, named, patterns):
            yield from _cited(owning)


def _is_inside(head: re.Match[str], quoted: Sequence[re.Match[str]]) -> bool:
    """Say whether a noun stands in one of the quotations of a text, such as the title of an act."""
    before = bisect_right(quoted, head.start(), key=lambda one: one.start())
    return before > 0 and head.start() < quoted[before - 1].end()


@dataclass(frozen=True, slots=True)
class _Named:
    """Where a text names bodies."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    @classmethod
    def in_text(cls, text: str, patterns: ActPatterns) -> _Named:
        mentions = tuple(mentions_in(text, patterns.mentions))
        return cls(mentions, tuple(one.start for one in mentions))

    def before(self, at: int) -> tuple[Mention, ...]:
        """Return the names before a place, the last ones."""
        end = bisect_left(self.starts, at)
        return self.mentions[max(0, end - _REMEMBERED) : end]

    def at(self, place: int) -> Mention:
        """Return the name that begins at a place; a stranger's where it is none that we know."""
        index = bisect_left(self.starts, place)
        if index < len(self.starts) and self.starts[index] == place:
            return self.mentions[index]
        return Mention(place, place, (), of_act=True)


def _lists(
    text: str, head: re.Match[str], limit: int, named: _Named, patterns: ActPatterns
) -> Iterator[Owning]:
    """Yield the lists of acts that a noun begins.

    A number followed by the name of its body ends one: what comes after it may be another's.
    """
    kind = patterns.kind(head["noun"])
    is_plural = patterns.nouns[kind].is_plural(head["noun"])
    start, members = head.start(), list[Member]()
    for member in members_of(text, head.end(), limit, patterns.lists[kind], is_plural):
        start = start if members or start == head.start() else member.start
        members.append(member)
        if after := patterns.owners.named_after.match(text, member.end):
            body = named.at(after.end())
            yield Owning(text, start, members, named.before(start), body, patterns.owners)
            start, members = -1, []
    if members:
        yield Owning(text, start, members, named.before(start), None, patterns.owners)


def _cited(owning: Owning) -> Iterator[Citation]:
    """Yield the members of a list.

    Where one is not of the same body the list ends, or goes on with those of another who was named.
    """
    owners = owning.owners()
    named = owning.named_before()
    # Name and noun are part of the first citation; the others are bare numbers.
    begins = named[-1].start if named else owning.start
    for position, member in enumerate(owning.members):
        if not any(member.of(body) for body in owners.bodies):
            owners = owning.going_on(position)
        marks = tuple(
            series.target(member.number) for body in owners.bodies if (series := member.of(body))
        )
        if not marks:
            return
        is_sure = owners.is_sure and len(marks) == 1
        start = member.start if position else begins
        yield Citation(start, member.end, marks[0], "act", () if is_sure else marks)

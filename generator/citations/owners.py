"""Whose acts the numbers of a list are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.citations.lists_of_acts import Member
from generator.citations.mentions import Mention, MentionPatterns, after_a_name
from generator.citations.series import OWN
from generator.citations.spans import LONGEST_BEFORE
from generator.citations.symbols import SYMBOL_BEFORE
from generator.citations.words import BLANK, CitingWords, dates_pattern, words_pattern
from generator.model import Body

_WEIGHED = 50
"""So many members of a list tell whose it is, where it goes on with those of another."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose acts the members of a list are."""

    bodies: tuple[str, ...] = ()
    """Nobody's whom we know where there is none."""
    is_sure: bool = True
    """Whether the text decides it; each of the bodies may be meant where it does not."""


NOBODY = Owners()


@dataclass(frozen=True, slots=True)
class OwnerPatterns:
    """The compiled patterns for what tells whose an act is."""

    mentions: MentionPatterns
    and_: re.Pattern[str]
    """Between the names of two bodies that adopted together: General Assembly and Council"""
    named_after: re.Pattern[str]
    """Between a number and the name of its body: of 8 May 2001 of the"""
    in_its: re.Pattern[str]
    """Between the name of a body and its act: , in its"""
    its: re.Pattern[str]
    """Before an act of one who was named: its"""
    inside: re.Pattern[str]
    """Before an act that a document has in it: A/60/53), chap. I, sect. C,"""
    reports: tuple[tuple[str, re.Pattern[str]], ...]
    """Whose the documents with some symbols are, with the acts in them."""


def compile_owners(body: Body, mentions: MentionPatterns, words: CitingWords) -> OwnerPatterns:
    """Return the patterns of a language, with those for the names of bodies."""
    after = words_pattern((*words.of_named, *words.adopted_by))
    inside = words_pattern(words.inside_a_document)
    return OwnerPatterns(
        mentions,
        re.compile(
            rf"{BLANK}{words_pattern(words.joining)}{BLANK}(?:{words_pattern(words.the)}{BLANK})?"
        ),
        re.compile(
            rf"(?:{BLANK}{dates_pattern(words)})?"
            rf"(?:,{BLANK}{after}{BLANK}(?={mentions.name.pattern})|{BLANK}{after}{BLANK}(?=[A-Z]))"
        ),
        re.compile(rf",?{BLANK}{words_pattern(words.in_its)}{BLANK}\Z"),
        re.compile(rf"\b(?i:{words_pattern(words.its)}){BLANK}\Z"),
        re.compile(rf"{SYMBOL_BEFORE}(?:,{BLANK}{inside}(?:{BLANK}[\w.]+)?)+,{BLANK}\Z"),
        tuple(_reports(body)),
    )


def _reports(body: Body) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield whose reports have which symbols."""
    for session in body.sessions:
        if session.report:
            yield OWN, re.compile(re.escape(session.report))
    for other in body.other_bodies:
        yield from ((other.id, re.compile(report)) for report in other.reports)


@dataclass(frozen=True, slots=True)
class Owning:
    """A list of acts in its text: what stands before it decides whose they are, or what follows."""

    text: str
    start: int
    """Where the noun begins."""
    members: Sequence[Member]
    before: Sequence[Mention]
    """The bodies named before the noun, in order."""
    after: Mention | None
    """The body named directly after the last number, as its body."""
    patterns: OwnerPatterns

    def owners(self) -> Owners:
        """Return whose the acts are: the body named directly before or after; the one of which it
        is said that the act is its; else what fits the number, the date, and whom was named."""
        if self.after:
            return self._of_named(self.after.bodies)
        named = self.named_before()
        if len(named) > 1:
            return Owners(tuple(dict.fromkeys(b for one in named for b in one.bodies)))
        if named:
            return self._of_named(named[0].bodies)
        window = self._window
        if inside := self.patterns.inside.search(window):
            return self._of_named(
                [b for b, r in self.patterns.reports if r.fullmatch(inside["symbol"])]
            )
        if after_a_name(self.text, self.start, self.patterns.mentions):
            return NOBODY
        if in_its := self.patterns.in_its.search(window):
            at = self.start - len(window) + in_its.start()
            if self.before and self.before[-1].end == at:
                return self._of_named(self.before[-1].bodies)
        return self._unnamed()

    def going_on(self, position: int) -> Owners:
        """Return whose the acts are from one on that is not of whom the list is: of another who was
        named before, where nobody is named with the list itself."""
        if self.after or self.named_before() or position == 0:
            return NOBODY
        return replace(self, members=self.members[position : position + _WEIGHED])._unnamed()

    @property
    def _window(self) -> str:
        """Return the text directly before the noun."""
        return self.text[max(0, self.start - LONGEST_BEFORE) : self.start]

    @property
    def is_strangers(self) -> bool:
        """Say whether the acts may be those of one whom nobody knows: The Board, in its resolution;
        in "section IV of its resolution" nobody is named."""
        before = self._window
        in_its = self.patterns.in_its.search(before)
        if not in_its or not in_its[0].startswith(","):
            return False
        name = before[: in_its.start()] + BLANK
        return after_a_name(name, len(name), self.patterns.mentions)

    @property
    def is_its(self) -> bool:
        """Say whether the acts are said to be those of one who was named: its resolutions."""
        return bool(self.patterns.its.search(self._window))

    def named_before(self) -> list[Mention]:
        """Return the bodies named directly before the noun, which may be two together."""
        named: list[Mention] = []
        at = self.start - len(BLANK)
        for mention in reversed(self.before):
            if mention.end != at and not (
                named and self.patterns.and_.fullmatch(self.text, mention.end, named[-1].start)
            ):
                break
            named.append(mention)
            at = -1
        return named

    def _of_named(self, bodies: Sequence[str]) -> Owners:
        """Return which of the bodies that are called so is meant.

        It is the one that has such numbers; of several, that one whose own name stands last before.
        """
        fitting = tuple(body for body in bodies if self.members[0].of(body))
        if len(fitting) < 2:
            return Owners(fitting)
        for mention in reversed(self.before):
            if len(mention.bodies) == 1 and mention.bodies[0] in fitting:
                return Owners(mention.bodies)
        return Owners(fitting, is_sure=False)

    def _unnamed(self) -> Owners:
        """Return whose acts are that bear no name.

        They are the body's own where the number, and the day, are those of one of its sessions and
        nobody else can be meant; else the one's who was named.
        """
        is_its = self.is_its
        known = [one for one in self.before if not (one.of_act and is_its)]
        others = [one for one in known if one.bodies and OWN not in one.bodies]
        own = self.members[0].of(OWN)
        if own is None:
            return self._of_named(others[-1].bodies) if others else NOBODY
        borne_out = sum(own.bears_out(one.number, one.day) for one in self.members if one.of(OWN))
        last = known[-1] if known else None
        rival = self._of_named(last.bodies) if last and OWN not in last.bodies else NOBODY
        is_rivalled = bool(rival.bodies) or (last is not None and not last.bodies)
        is_rivalled |= self.is_strangers
        if borne_out > 0 or (borne_out == 0 and not is_rivalled):
            return Owners((OWN,))
        if borne_out < 0 and rival.bodies:
            return rival
        return Owners((OWN, *rival.bodies), is_sure=False)

"""How bodies number their acts, and when those were adopted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator import marks
from generator.citations.words import CitingWords
from generator.marks import Mark
from generator.model import Body, filled, slug

OWN = ""
"""Stands for the body whose texts are read, where other bodies have an id."""


@dataclass(frozen=True, slots=True)
class Series:
    """How one body numbers one kind of act."""

    body: str
    kind: str
    pattern: str
    """A pattern for a whole number: not for the start of a longer one."""
    mark: Mark
    """The mark, with {number} or {slug}."""
    sessions: frozenset[str] = frozenset()
    """What the group "session" of a number can be; empty where anything can."""
    days: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What the group "session" says -> the first and the last day of that session, where known."""

    def has(self, number: str) -> bool:
        """Say whether a number is one of this body's, and of a session of it."""
        session = self._session(number)
        return session is not None and (not self.sessions or session in {"", *self.sessions})

    def bears_out(self, number: str, day: str) -> int:
        """Return 1 where a day is one of the session of a number, -1 where it is not, 0 where
        nothing is known of either."""
        days = self.days.get(self._session(number) or "")
        if not days or not day:
            return 0
        return 1 if days[0] <= day <= days[1] else -1

    def target(self, number: str) -> Mark:
        """Return the mark of an act, which has no blanks: S/RES/2286(2016), resolution:78/80A"""
        found = re.fullmatch(self.pattern, number)
        said = {**(found.groupdict() if found else {}), "number": number, "slug": slug(number)}
        return Mark(filled(self.mark, {name: marks.close(one or "") for name, one in said.items()}))

    def _session(self, number: str) -> str | None:
        """Return what a number says of its session; "" for nothing, none where it is not one."""
        found = re.fullmatch(self.pattern, number)
        return found.groupdict().get("session") or "" if found else None


def all_series(body: Body, words: CitingWords) -> tuple[Series, ...]:
    """Return how a body numbers its acts, and after that how those do which its texts cite."""
    return (*_own(body, words), *_of_others(body))


def _own(body: Body, words: CitingWords) -> Iterator[Series]:
    sessions = frozenset(key for one in body.sessions for key in one.in_acts)
    days = {
        key: (one.opens, one.closes)
        for one in body.sessions
        if one.opens and one.closes
        for key in one.in_acts
    }
    for kind in words.acts():
        if numbers := body.act_numbers(kind):
            mark = marks.act(kind, "{number}")
            yield Series(OWN, kind, numbers.pattern, mark, sessions, days)


def _of_others(body: Body) -> Iterator[Series]:
    for other in body.other_bodies:
        for act in other.acts:
            recorded = marks.recorded(f"{other.id}-{act.kind}-{{slug}}")
            mark = marks.document(act.symbol) if act.symbol else recorded
            yield Series(other.id, act.kind, act.pattern, mark)

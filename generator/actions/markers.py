"""By when, under which conditions and how often: the words for it in the words of an action."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.actions.words import ActingWords
from generator.citations import CitingWords
from generator.citations.dates import iso_dates
from generator.citations.words import bare_date_pattern, words_pattern
from generator.model import Body, Deadline


def conditions_pattern(words: ActingWords) -> str:
    """Return a pattern for any condition."""
    return _any(words.conditions)


@dataclass(frozen=True, slots=True)
class Markers:
    """The patterns of a language and body."""

    sessions: Mapping[str, str]
    """The name of each session -> its number."""
    citing: CitingWords
    condition: re.Pattern[str] = field(repr=False)
    deadline: re.Pattern[str] = field(repr=False)
    recurrence: re.Pattern[str] = field(repr=False)
    _done_at: re.Pattern[str] = field(repr=False)
    """What a text ends with, before a session at which something was done."""
    _goes_on: re.Pattern[str] = field(repr=False)
    """What stands between a session and the day that tells it more exactly."""
    _inserted: re.Pattern[str] = field(repr=False)
    _part: re.Pattern[str] = field(repr=False)
    """What a text ends with, before a condition that limits only a part of the task."""

    @classmethod
    def of(cls, body: Body, language: str, words: ActingWords, citing: CitingWords) -> Markers:
        """Return the markers of a body's texts in a language."""
        sessions = {
            one.name[language].lower(): one.number for one in body.sessions if language in one.name
        }
        called = body.texts[language].called if language in body.texts else ()
        slots = {
            "{session}": f"(?P<session>{words_pattern(sessions)})" if sessions else "(?!)",
            "{body}": words_pattern(called) if called else "(?!)",
            "{date}": f"(?P<date>{bare_date_pattern(citing)})",
            "{month}": f"(?P<month>{words_pattern(citing.months)})",
        }
        deadlines = [_filled(pattern, slots) for pattern in words.deadlines]
        # A group can have a name once only; which pattern matched is of no interest.
        deadline = _any(_numbered(pattern, index) for index, pattern in enumerate(deadlines))
        nameless = re.sub(r"\?P<\w+>", "?:", deadline)
        any_of_all = _any((conditions_pattern(words), nameless, _any(words.recurrence)))
        joining = words_pattern(words.joining)
        return cls(
            sessions=sessions,
            citing=citing,
            condition=_whole(conditions_pattern(words)),
            deadline=_whole(deadline),
            recurrence=_whole(_any(words.recurrence)),
            _done_at=re.compile(_any(words.done_at or ("(?!)",)) + " $", re.IGNORECASE),
            _goes_on=re.compile(rf"(?:,|,? {joining}|{_any(words.day_follows)}) "),
            _inserted=re.compile(
                rf",? ?{any_of_all}(?:,? {joining} {any_of_all})*(?=,|$)", re.IGNORECASE
            ),
            _part=re.compile(
                rf"(?:{joining}|(?:^|, ){words_pattern(words.parts)}[^,;]*), $", re.IGNORECASE
            ),
        )

    def conditions(self, text: str) -> tuple[str, ...]:
        """Return the conditions that a text states and that limit all of it, in order."""
        return tuple(
            match[0].strip()
            for match in self.condition.finditer(text)
            if not self._limits_a_part(text, match)
        )

    def _limits_a_part(self, text: str, condition: re.Match[str]) -> bool:
        """Say whether a condition limits only what stands after it: firearms and, where possible,
        their parts; including, as appropriate, online platforms."""
        goes_on = bool(re.match(r", \S", text[condition.end() :]))
        return goes_on and bool(self._part.search(text[: condition.start()]))

    def first_deadline(self, text: str) -> Deadline | None:
        """Return the first deadline that a text states, or the day that stands behind its session:
        at its eighth session, no later than 1 May 2026."""
        stated = self.deadline.finditer(text)
        due = [match for match in stated if not self._done_at.search(text[: match.start()])]
        if not due:
            return None
        match, found = due[0], _groups(due[0])
        if (
            "session" in found
            and due[1:]
            and self._goes_on.fullmatch(text, match.end(), due[1].start())
        ):
            exact = _groups(due[1])
            if "session" not in exact and self._day(exact):
                match, found = due[1], exact
        session = self.sessions.get(found.get("session", "").lower(), "")
        point = next((key for key in ("close", "after") if session and key in found), "")
        return Deadline.model_validate(
            {
                "printed": match[0],
                "session": session,
                "point": point,
                "date": self._day(found),
            }
        )

    def _day(self, found: Mapping[str, str]) -> str:
        """Return the day that a deadline names, the last of a month or year by whose end it is."""
        if "date" in found:
            day = "".join(iso_dates(found["date"], self.citing)[:1])
            too_late = day and "before" in found
            return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if too_late else day
        if "close" not in found or "year" not in found:
            return ""
        year, month = int(found["year"]), 12
        if "month" in found:
            month = [name.lower() for name in self.citing.months].index(found["month"].lower()) + 1
        return date(year, month, calendar.monthrange(year, month)[1]).isoformat()

    def first_recurrence(self, text: str) -> str:
        """Return the first words of a text that say how often."""
        match = self.recurrence.search(text)
        return match[0] if match else ""

    def after_inserted(self, text: str, start: int, end: int) -> int:
        """Return where conditions and the like end that stand at a place; the place if none do."""
        at = start
        while (match := self._inserted.match(text, at, end)) and match.end() > at:
            at = match.end()
        return at

    def is_inserted(self, words: str) -> bool:
        """Say whether words are no more than conditions and the like."""
        return not words[self.after_inserted(words, 0, len(words)) :].strip(" ,")


def _groups(match: re.Match[str]) -> Mapping[str, str]:
    """Return what the groups of a pattern matched, by their names without numbers."""
    found = match.groupdict().items()
    return {name.rstrip("0123456789"): value for name, value in found if value}


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern for whole words."""
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    for slot, value in slots.items():
        pattern = pattern.replace(slot, value)
    return pattern


def _numbered(pattern: str, index: int) -> str:
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{index}>", pattern)

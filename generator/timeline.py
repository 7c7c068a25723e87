"""The timeline of a session: its days, its meetings, what was considered and adopted at each.

Made of what the YAML states: `considered:` of agenda items, `adoption:` of acts, `held.meetings`.
A report says "at its 1st to 3rd meetings, on 6 and 7 October": where that leaves the day of a
meeting open, the days that it can have been are kept.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import marks
from generator.model import Act, Considered, Held, Met, Path
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the body."""

    number: str
    """As printed: 3rd"""
    days: tuple[str, ...]
    """The day, 2014-10-07; all days that it can have been where the report does not tell."""
    considered: tuple[str, ...] = ()
    """The agenda items considered: item:2-a"""
    adopted: tuple[str, ...] = ()
    """The acts adopted: resolution:7/1"""
    recorded: tuple[str, ...] = ()
    """The other paragraphs that say what was done there: para:6"""

    @property
    def is_certain(self) -> bool:
        """Say whether the day is certain."""
        return len(self.days) == 1


@dataclass(frozen=True, slots=True)
class GroupMeetings:
    """Meetings of a committee, a working group or the bureau."""

    group: str
    """As printed."""
    meetings: tuple[str, ...]
    """Which meetings, as printed: 1st; none where they are only counted."""
    count: str
    """How many, as printed: three"""
    days: tuple[str, ...]
    """The days; none where the report does not say."""
    recorded: str
    """The paragraph that says so."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days and meetings of a session."""

    days: tuple[str, ...]
    """Every day of the session, meetings or none; of a long one the first, the last and those that
    are named."""
    meetings: tuple[Meeting, ...]
    """By their numbers."""
    adopted: tuple[tuple[str, str], ...]
    """The acts of which the day of adoption is told, and no meeting: day and mark."""
    groups: tuple[GroupMeetings, ...]
    """In the order of their days."""
    disagreements: tuple[tuple[Path, str], ...]
    """Where the report contradicts itself, and how."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What one place says of meetings and their days."""

    path: Path
    meetings: tuple[str, ...]
    dates: tuple[str, ...]
    recorded: str
    """The paragraph that says so."""
    item: str = ""
    act: str = ""


def timeline(resolved: Resolved) -> Timeline:
    """Return the timeline of the session of a report."""
    records = list(_records(resolved))
    days = _days(resolved.report.held, {date for record in records for date in record.dates})
    narrowing = _Narrowing(days, records)
    meetings = tuple(
        Meeting(
            number,
            tuple(sorted(narrowing.possible[number])),
            _of(one.item for one in records if number in one.meetings),
            _of(one.act for one in records if number in one.meetings),
            _of(
                one.recorded
                for one in records
                if number in one.meetings and not one.item and not one.act
            ),
        )
        for number in narrowing.numbers
    )
    groups = sorted(_groups(resolved), key=lambda group: (group.days, group.group))
    adopted = tuple(
        (value.adoption.date, marks.act(value.kind, value.number))
        for _, value in resolved.of_kind(Act)
        if value.adoption.date and not value.adoption.meeting
    )
    return Timeline(days, meetings, adopted, tuple(groups), tuple(narrowing.disagreements))


def _of(marks: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for mark in marks if mark))


_LONGEST = 100
"""The most days of which each is shown: a session may be open for a year, and a slip in a year must
not make a timeline of centuries."""


def _days(held: Held, named: set[str]) -> tuple[str, ...]:
    """Return the days from the first to the last, of a long session these and those that are named;
    none where the dates are no days."""
    try:
        opened, closed = map(datetime.date.fromisoformat, (held.opened, held.closed))
    except ValueError:
        return ()
    count = (closed - opened).days + 1
    if count > _LONGEST:
        inside = {day for day in named if held.opened <= day <= held.closed}
        return tuple(sorted({held.opened, *inside, held.closed}))
    return tuple((opened + datetime.timedelta(days=n)).isoformat() for n in range(count))


def _records(resolved: Resolved) -> Iterator[_Record]:
    """Yield what the report says of its meetings, in reading order."""
    for path, value in resolved.of_kind(Considered, Met, Act):
        if isinstance(value, Considered):
            item = resolved.anchors[path[:-1]].mark
            yield _Record(path, value.meetings, value.dates, value.recorded, item=item)
        elif isinstance(value, Met) and not value.group:
            yield _Record(path, value.meetings, value.dates, value.recorded)
        elif isinstance(value, Act) and value.adoption.meeting:
            adoption, act = value.adoption, marks.act(value.kind, value.number)
            dates = (adoption.date,) if adoption.date else ()
            here = (*path, "adoption")
            yield _Record(here, (adoption.meeting,), dates, adoption.recorded, act=act)


def _groups(resolved: Resolved) -> Iterator[GroupMeetings]:
    """Yield the meetings of groups; one by one where each has its day: "1st, 3rd and 4th meetings,
    on 6, 9 and 10 October"."""
    for met in resolved.report.held.meetings:
        if met.group and met.meetings and len(met.meetings) == len(met.dates):
            for meeting, day in zip(met.meetings, met.dates, strict=True):
                yield GroupMeetings(met.group, (meeting,), "", (day,), met.recorded)
        elif met.group:
            yield GroupMeetings(met.group, met.meetings, met.count, met.dates, met.recorded)


class _Narrowing:
    """Finds the days that each meeting can have been.

    What is certain is used until nothing changes: a meeting is on one of the days that each record
    gives for it; a later meeting is on no earlier day; of the days that a record gives, each has
    one of its meetings.
    """

    def __init__(self, days: Sequence[str], records: Sequence[_Record]) -> None:
        self.numbers = sorted(
            dict.fromkeys(number for record in records for number in record.meetings), key=_order
        )
        self.records = records
        self.disagreements: list[tuple[Path, str]] = []
        named = sorted({date for record in records for date in record.dates})
        self.possible = {number: set(days or named) for number in self.numbers}
        self.said: dict[str, str] = {}
        for record in records:
            self._intersect(record, set(days or named))
        counted = [number for number in self.numbers if _order(number) < _UNCOUNTED]
        while self._in_order(counted) or self._each_day_has_one():
            pass
        self._unserved()

    def _intersect(self, record: _Record, session: set[str]) -> None:
        """Keep the days that a record gives for its meetings."""
        outside = [date for date in record.dates if date not in session]
        if outside:
            told = f"{', '.join(outside)} is not a day of the session (“held:”); compare the source"
            self.disagreements.append((record.path, told))
        dates = set(record.dates) & session
        for number in record.meetings if dates else ():
            left = self.possible[number] & dates
            if left:
                self.possible[number] = left
                self.said.setdefault(number, record.recorded or record.act)
            else:
                before, now = _listed(self.possible[number]), _listed(dates)
                told = f"the {number} meeting is on {now} here and on {before} "
                where = f"in {self.said.get(number) or 'other paragraphs'}; compare the source"
                self.disagreements.append((record.path, told + where))

    def _in_order(self, numbers: Sequence[str]) -> bool:
        """Take out days before those of an earlier meeting, or after those of a later one."""
        changed = False
        for one, two in pairwise(numbers):
            first, last = self.possible[one], self.possible[two]
            if not first or not last:
                continue
            later = {day for day in last if day >= min(first)}
            earlier = {day for day in first if day <= max(last)}
            if not later or not earlier:
                told = f"the {two} meeting, on {_listed(last)}, is before the {one}, on "
                path = next(r.path for r in self.records if two in r.meetings)
                entry = (path, f"{told}{_listed(first)}; compare the source")
                if entry not in self.disagreements:
                    self.disagreements.append(entry)
                continue
            changed |= later != last or earlier != first
            self.possible[one], self.possible[two] = earlier, later
        return changed

    def _each_day_has_one(self) -> bool:
        """Give a day to the only meeting of a record that can have been on it.

        The first of several meetings was on the first of the days that they had, the last on the
        last.
        """
        wrong = {path for path, _ in self.disagreements}
        changed = False
        for record in self.records:
            if record.path in wrong or not 0 < len(record.dates) <= len(record.meetings):
                continue  # one meeting on two days: which of them is open
            for number, date in self._own_days(record).items():
                if date in self.possible[number] and len(self.possible[number]) > 1:
                    self.possible[number] = {date}
                    changed = True
        return changed

    def _own_days(self, record: _Record) -> dict[str, str]:
        """Return the days that only one of a record's meetings can have been on."""
        own: dict[str, str] = {}
        meetings = sorted(record.meetings, key=_order)
        if _order(meetings[-1]) < _UNCOUNTED:
            own = {meetings[0]: min(record.dates), meetings[-1]: max(record.dates)}
        for date in record.dates:
            on_it = [one for one in meetings if date in self.possible[one]]
            if len(on_it) == 1:
                own[on_it[0]] = date
        return own

    def _unserved(self) -> None:
        """Tell of days on which a record puts a meeting and on which none of its can have been."""
        told = {path for path, _ in self.disagreements}
        for record in self.records:
            fewer = len(record.meetings) < len(record.dates)
            for date in record.dates if record.path not in told and not fewer else ():
                if not any(date in self.possible[one] for one in record.meetings):
                    meetings = ", ".join(record.meetings)
                    message = f"none of the meetings {meetings} is on {date}, other paragraphs say"
                    self.disagreements.append((record.path, f"{message}; compare the source"))


_UNCOUNTED = 1_000_000


def _order(number: str) -> int:
    """Return the place of a meeting among others; the last for one that has no figures."""
    figures = re.match(r"\d{1,5}", number)
    return int(figures[0]) if figures else _UNCOUNTED


def _listed(days: set[str]) -> str:
    return " or ".join(sorted(days))

"""The timeline of a session: its days from above to below, the meetings on a rail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.drawings.svg import (
    BOLD,
    TARGET,
    WIDTH,
    Called,
    Leads,
    Words,
    drawing,
    element,
    lines,
    linked,
    said,
    text,
)
from generator.timeline import GroupMeetings, Meeting, Timeline
from generator.wording import ListStyle, capital, counted, in_a_list

Day = Callable[[str], str]
"""Writes a day in words: 2014-10-06 -> 6 October 2014."""
Together = Callable[[Sequence[str]], str]
"""Returns what several paragraphs are called: para:4, para:6 -> paragraphs 4 and 6."""

_RAIL, _RADIUS = 7, 5
_LEFT = 24
_RIGHT = 14
"""What is kept free at the right, for the rail of the working groups."""
_DAY, _MEETING, _SMALL = 16, 14, 13
_LINE = 1.3


def session_timeline(
    timeline: Timeline, in_words: InWords, called: Called, together: Together, leads: Leads
) -> str:
    """Return the drawing of a session's timeline.

    Args:
        timeline: the timeline.
        in_words: how days and the meetings of groups are written.
        called: what items and acts are called.
        together: what several paragraphs are called.
        leads: where items and acts are.
    """
    picture = _Picture(in_words, called, together, leads)
    for date in all_days(timeline):
        picture.day(date, timeline)
    for group in timeline.groups:
        if not group.days:
            picture.beside_the_days(group)
    parts = [*picture.rails(), *picture.parts]
    title, description = in_words.words["title"], in_words.words["desc"]
    return drawing("timeline", title, description, picture.y + 8, parts)


def all_days(timeline: Timeline) -> list[str]:
    """Return the days of the session, and those that only records or working groups name."""
    named = {one.days[0] for one in timeline.meetings if one.days}
    named |= {date for group in timeline.groups for date in group.days}
    return sorted({*timeline.days, *named})


def meetings_on(date: str, timeline: Timeline) -> list[Meeting]:
    """Return the meetings that stand under a day: the first that they can have been on."""
    return [one for one in timeline.meetings if one.days[:1] == (date,)]


def adopted_on(date: str, timeline: Timeline) -> tuple[str, ...]:
    """Return the acts that were adopted on a day, at a meeting that is not told."""
    return tuple(mark for day, mark in timeline.adopted if day == date)


@dataclass(frozen=True, slots=True)
class InWords:
    """Writes days and the meetings of groups in words."""

    words: Words
    """The words of timelines."""
    language: str
    locale: str
    """By which lists are written (CLDR): en_GB"""
    day: Day

    def days(self, days: Sequence[str]) -> str:
        """Return the days that a meeting can have been on: 6 or 7 October 2014."""
        return _joined(list(map(self.day, days)), self.locale, "or")

    def group(self, group: GroupMeetings) -> str:
        """Return a group with its meetings: Working Group on Firearms (three meetings, 6 May)."""
        meetings = self._meetings(group)
        days = _joined(list(map(self.day, group.days)), self.locale)
        without = [self.words["group-without-days"]] if not group.days else []
        detail = ", ".join(filter(None, (meetings, days, *without)))
        return str(self.words["group"]).format(group=group.group, detail=detail)

    def _meetings(self, group: GroupMeetings) -> str:
        which = in_a_list(group.meetings, self.locale) or group.count
        many = len(group.meetings) or self._many(group.count)
        form = counted(many, self.words["group-meetings"], self.language)
        return form.format(meetings=which) if which else ""

    def _many(self, printed: str) -> int:
        """Return how many a printed number is: three -> 3; two where it is not known."""
        numerals = self.words["numerals"]
        if printed.isdecimal():
            return int(printed)
        return numerals.index(printed.lower()) + 1 if printed.lower() in numerals else 2


def _joined(days: list[str], locale: str, style: ListStyle = "standard") -> str:
    """Return days in one: "6 October 2014", "7 October 2014" -> "6 and 7 October 2014"."""
    shared = 0
    split = [one.split() for one in days]
    while len({tuple(one[len(one) - shared - 1 :]) for one in split}) == 1 < len(split) and all(
        len(one) > shared + 1 for one in split
    ):
        shared += 1
    short = [" ".join(one[: len(one) - shared]) for one in split[:-1]] + days[-1:]
    return in_a_list(short, locale, style)


class _Picture:
    """Draws downwards."""

    def __init__(self, in_words: InWords, called: Called, together: Together, leads: Leads) -> None:
        self.words = in_words.words
        self.in_words = in_words
        self.called = called
        self.together = together
        self.leads = leads
        self.parts: list[str] = []
        self.y = 0.0
        self.circles: list[list[float]] = []
        """The heights of the circles, day by day."""
        self.beside: list[tuple[float, float]] = []
        """From where to where the rails of working groups go."""
        self.open: dict[GroupMeetings, float] = {}

    def day(self, date: str, timeline: Timeline) -> None:
        """Draw a day with its meetings."""
        self.y += 14 if self.parts else 0
        self._words(self.in_words.day(date), 0, _DAY, most=2, font_weight="bold")
        for group in timeline.groups:
            if group.days[:1] == (date,):
                self._parallel(group)
        meetings = meetings_on(date, timeline)
        self.circles.append([])
        for meeting in meetings:
            self._meeting(meeting)
        adopted = adopted_on(date, timeline)
        if adopted or not meetings:
            self._words(self.words["no-meeting"], _LEFT, _SMALL, most=2)
        for mark in adopted:
            self._entry("adopted", mark)
        for group, top in list(self.open.items()):
            if group.days[-1:] == (date,):
                self.beside.append((top, self.y + 2))
                del self.open[group]

    def beside_the_days(self, group: GroupMeetings) -> None:
        """Draw the meetings of a group whose days the report does not say."""
        self.y += 10
        self._words(self.in_words.group(group), 0, _SMALL, most=5, font_style="italic")

    def rails(self) -> Iterator[str]:
        """Yield the lines behind the circles and beside the days."""
        for one, next_ in (pair for day in self.circles for pair in pairwise(day)):
            yield element(
                "line",
                x1=_RAIL,
                y1=one + _RADIUS + 1,
                x2=_RAIL,
                y2=next_ - _RADIUS - 1,
                stroke="currentColor",
                stroke_opacity=".35",
                stroke_width=1.5,
            )
        for top, foot in self.beside:
            yield element(
                "line",
                x1=WIDTH - 3,
                y1=top,
                x2=WIDTH - 3,
                y2=foot,
                stroke="currentColor",
                stroke_opacity=".7",
                stroke_width=2,
                stroke_dasharray="5 4",
                class_="beside",
            )

    def _meeting(self, meeting: Meeting) -> None:
        self.y += 6
        middle = self.y + _MEETING * _LINE - 5
        self.circles[-1].append(middle)
        dots = {} if meeting.is_certain else {"stroke_dasharray": "2 2"}
        mark = element(
            "circle",
            cx=_RAIL,
            cy=middle,
            r=_RADIUS,
            stroke="currentColor",
            stroke_width=1.5,
            fill="currentColor" if meeting.is_certain else "none",
            class_="meeting" if meeting.is_certain else "meeting uncertain",
            **dots,
        )
        self.parts.append(mark)
        name = self.words["meeting"].format(number=meeting.number)
        self._words(name, _LEFT, _MEETING, most=1, font_weight="bold")
        if not meeting.is_certain and meeting.days:
            uncertain = self.words["uncertain"].format(days=self.in_words.days(meeting.days))
            self._words(uncertain, _LEFT, _SMALL, most=3, font_style="italic")
        for mark_ in meeting.considered:
            self._entry("considered", mark_)
        for mark_ in meeting.adopted:
            self._entry("adopted", mark_)
        if meeting.recorded:
            self.y += 4
            recorded = self.words["recorded"].format(names=self.together(meeting.recorded))
            self._words(recorded, _LEFT, _SMALL, most=3, title=recorded)

    def _entry(self, what: str, mark: str) -> None:
        """Draw what was considered or adopted: its name, and its title in two lines."""
        name, title = self.called(mark)
        form = self.words[what if title else f"{what}-without-title"]
        whole = capital(form.format(name=name, title=title))
        bold = {"font_weight": "bold"} if what == "adopted" else {}
        self.y += TARGET - _SMALL * _LINE
        self._words(
            whole, _LEFT, _SMALL, most=2, title=whole, leads=self.leads(mark), class_=what, **bold
        )

    def _parallel(self, group: GroupMeetings) -> None:
        self.y += 4
        if not group.meetings:  # a single meeting needs no rail from day to day
            self.open[group] = self.y + 4
        whole = self.in_words.group(group)
        self._words(
            whole, _LEFT, _SMALL, most=5, title=whole, font_style="italic", class_="parallel"
        )

    def _words(
        self,
        words: str,
        x: float,
        size: float,
        most: int,
        title: str = "",
        leads: str = "",
        **attributes: str,
    ) -> None:
        """Draw words in lines from where the picture ends; the title is shown when pointed at."""
        drawn = []
        room = (WIDTH - _RIGHT - x) / (BOLD if "font_weight" in attributes else 1)
        for line in lines(words, size, room, most):
            self.y += size * _LINE
            drawn.append(text(line, x, self.y, size, **attributes))
        self.parts.append(linked(leads, said("title", title), *drawn) if title else "".join(drawn))

"""The timeline of a session: its days from above to below, the meetings on a rail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from generator.wording import capital

Day = Callable[[str], str]
"""Writes a day in words: 2014-10-06 -> 6 October 2014."""

_RAIL, _RADIUS = 7, 5
_LEFT = 24
_RIGHT = 14
"""What is kept free at the right, for the rail of the working groups."""
_DAY, _MEETING, _SMALL = 16, 14, 13
_LINE = 1.3


def session_timeline(
    timeline: Timeline, words: Words, called: Called, leads: Leads, day: Day
) -> str:
    """Return the drawing of a session's timeline.

    Args:
        timeline: the timeline.
        words: the words of drawings; those under `timeline` are used.
        called: what items, acts and paragraphs are called.
        leads: where items and acts are.
        day: how a day is written.
    """
    picture = _Picture(words["timeline"], called, leads, day)
    for date in all_days(timeline):
        picture.day(date, timeline)
    parts = [*picture.rails(), *picture.parts]
    title, description = words["timeline"]["title"], words["timeline"]["desc"]
    return drawing("timeline", title, description, picture.y + 8, parts)


def all_days(timeline: Timeline) -> list[str]:
    """Return the days of the session, and those that only records or working groups name."""
    named = {one.days[0] for one in timeline.meetings if one.days}
    named |= {date for group in timeline.groups for date in group.days}
    return sorted({*timeline.days, *named})


def meetings_on(date: str, timeline: Timeline) -> list[Meeting]:
    """Return the meetings that stand under a day: the first that they can have been on."""
    return [one for one in timeline.meetings if one.days[:1] == (date,)]


def days_in_words(days: Sequence[str], words: Words, day: Day) -> str:
    """Return the days that a meeting can have been on: 6 or 7 October 2014."""
    return _joined(list(map(day, days)), words["or"])


def _joined(days: list[str], word: str) -> str:
    """Return days in one: "6 October 2014", "7 October 2014" -> "6 and 7 October 2014"."""
    shared = 0
    split = [one.split() for one in days]
    while len({tuple(one[len(one) - shared - 1 :]) for one in split}) == 1 < len(split) and all(
        len(one) > shared + 1 for one in split
    ):
        shared += 1
    short = [" ".join(one[: len(one) - shared]) for one in split[:-1]] + days[-1:]
    return f" {word} ".join(filter(None, (", ".join(short[:-1]), *short[-1:])))


def group_in_words(group: GroupMeetings, words: Words, day: Day) -> str:
    """Return a working group with its meetings in words."""
    days = _joined(list(map(day, group.days)), words["and"])
    form = words["group"] if group.count else words["group-without-count"]
    return str(form).format(group=group.group, count=group.count, days=days)


class _Picture:
    """Draws downwards."""

    def __init__(self, words: Words, called: Called, leads: Leads, day: Day) -> None:
        self.words = words
        self.called = called
        self.leads = leads
        self.in_words = day
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
        self._words(self.in_words(date), 0, _DAY, most=2, font_weight="bold")
        for group in timeline.groups:
            if group.days[:1] == (date,):
                self._parallel(group)
        meetings = meetings_on(date, timeline)
        self.circles.append([])
        for meeting in meetings:
            self._meeting(meeting)
        if not meetings:
            self._words(self.words["no-meeting"], _LEFT, _SMALL, most=2)
        for group, top in list(self.open.items()):
            if group.days[-1:] == (date,):
                self.beside.append((top, self.y + 2))
                del self.open[group]

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
            days = days_in_words(meeting.days, self.words, self.in_words)
            uncertain = self.words["uncertain"].format(days=days)
            self._words(uncertain, _LEFT, _SMALL, most=3, font_style="italic")
        for mark_ in meeting.considered:
            self._entry("considered", mark_)
        for mark_ in meeting.adopted:
            self._entry("adopted", mark_)
        if meeting.recorded:
            names = ", ".join(self.called(mark_)[0] for mark_ in meeting.recorded)
            self.y += 4
            recorded = self.words["recorded"].format(names=names)
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
        self.open[group] = self.y + 4
        whole = group_in_words(group, self.words, self.in_words)
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

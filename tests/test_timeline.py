"""The timeline of a session: days, meetings, what is certain of them and what is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Report
from generator.resolved import Resolved
from generator.timeline import Timeline, timeline

Made = Callable[..., Timeline]


@pytest.fixture(scope="session")
def made(report: Callable[..., Report], resolve: Callable[..., list[Resolved]]) -> Made:
    """Return a function that makes the timeline of a session of October 2014.

    Each record is "1st 2nd: 6 7": meetings and their days.
    """

    def of(*records: str, opened: str = "2014-10-06", closed: str = "2014-10-10") -> Timeline:
        met = [
            {
                "meetings": meetings.split(),
                "dates": [f"2014-10-{int(day):02}" for day in days.split()],
                "recorded": f"para:{number}",
            }
            for number, (meetings, _, days) in enumerate((r.partition(":") for r in records), 1)
        ]
        held = {"place": "Vienna", "opened": opened, "closed": closed, "meetings": met}
        return timeline(resolve(report(held=held))[0])

    return of


def days(one: Timeline) -> str:
    """Return the days of the meetings: "1st 6, 2nd 6|7"."""
    return ", ".join(
        f"{meeting.number} {'|'.join(str(int(day[-2:])) for day in meeting.days)}"
        for meeting in one.meetings
    )


# --- the real report ---------------------------------------------------------------------------


def test_the_meetings_of_the_real_report(seventh_session: Resolved) -> None:
    """The 2nd meeting alone is not certain: the 1st to 3rd were "on 6 and 7 October 2014"."""
    found = timeline(seventh_session)
    assert (
        days(found) == "1st 6, 2nd 6|7, 3rd 7, 4th 7, 5th 8, 6th 8, 7th 9, 8th 9, 9th 10, 10th 10"
    )
    assert [one.number for one in found.meetings if not one.is_certain] == ["2nd"]
    assert found.days == tuple(f"2014-10-{day:02}" for day in range(6, 11))
    assert found.disagreements == ()


def test_what_was_done_at_the_meetings_of_the_real_report(seventh_session: Resolved) -> None:
    meetings = {one.number: one for one in timeline(seventh_session).meetings}
    assert meetings["1st"].recorded == ("para:4", "para:6", "para:7")
    assert meetings["3rd"].considered == ("item:1-f", "item:2-a", "item:2-b")
    assert meetings["9th"].adopted == ("resolution:7/3", "resolution:7/4", "decision:7/2")
    assert meetings["9th"].recorded == ("para:37",)
    assert meetings["10th"].considered == ("item:8",)
    assert meetings["10th"].adopted == ("resolution:7/1", "resolution:7/2")
    assert meetings["10th"].recorded == ("para:14", "para:15", "para:117")


def test_the_working_groups_of_the_real_report(seventh_session: Resolved) -> None:
    groups = timeline(seventh_session).groups
    assert [
        (one.group, one.meetings, one.count, [day[-2:] for day in one.days], one.recorded)
        for one in groups
    ] == [
        ("Committee of the Whole", (), "3", [], "para:3"),
        ("Bureau of the Conference", ("1st",), "", ["06"], "para:14"),
        (
            "Working Group of Government Experts on Technical Assistance",
            *((), "three", ["06", "07"], "para:3"),
        ),
        ("Working Group on International Cooperation", (), "three", ["08", "09"], "para:3"),
        ("Bureau of the Conference", ("3rd",), "", ["09"], "para:14"),
        ("Bureau of the Conference", ("4th",), "", ["10"], "para:14"),
    ]


# --- the days of meetings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (["1st: 6"], "1st 6"),
        (["1st 2nd: 6 7"], "1st 6, 2nd 7"),
        (["1st 2nd 3rd: 6 7"], "1st 6, 2nd 6|7, 3rd 7"),
        (["1st 2nd 3rd: 6 7", "2nd: 7"], "1st 6, 2nd 7, 3rd 7"),
        (["1st: 7", "2nd: 6 7 8"], "1st 7, 2nd 7|8"),
        (["3rd 4th 5th: 7 8", "5th: 8", "3rd 4th: 7"], "3rd 7, 4th 7, 5th 8"),
        (["2nd: 6", "10th: 10", "9th: 9 10"], "2nd 6, 9th 9|10, 10th 10"),
        (["3rd: 6 7"], "3rd 6|7"),
        (["1st:"], "1st 6|7|8|9|10"),
        (["opening: 10", "1st: 6"], "1st 6, opening 10"),
    ],
)
def test_as_certain_as_the_report_is(made: Made, records: list[str], expected: str) -> None:
    found = made(*records)
    assert days(found) == expected
    assert found.disagreements == ()


def test_a_session_that_is_open_for_a_year_has_the_days_that_are_named(made: Made) -> None:
    found = made("1st: 7", "70th: 30", opened="2014-03-04", closed="2015-03-02")
    assert found.days == ("2014-03-04", "2014-10-07", "2014-10-30", "2015-03-02")
    assert days(found) == "1st 7, 70th 30"
    assert found.disagreements == ()
    outside = made("1st: 7", opened="2013-03-04", closed="2014-03-03")
    assert [told for _, told in outside.disagreements] == [
        "2014-10-07 is not a day of the session (“held:”); compare the source"
    ]


@pytest.mark.parametrize(
    ("records", "path", "message"),
    [
        (
            ["9th: 10", "9th: 9"],
            1,
            "the 9th meeting is on 2014-10-09 here and on 2014-10-10 in para:1; compare the source",
        ),
        (
            ["1st: 16"],
            0,
            "2014-10-16 is not a day of the session (“held:”); compare the source",
        ),
        (
            ["7th: 9", "8th: 8"],
            1,
            "the 8th meeting, on 2014-10-08, is before the 7th, on 2014-10-09; compare the source",
        ),
        (
            ["3rd: 7", "4th: 7", "3rd 4th: 7 8"],
            2,
            "none of the meetings 3rd, 4th is on 2014-10-08, other paragraphs say; "
            "compare the source",
        ),
    ],
)
def test_contradictions_are_told(made: Made, records: list[str], path: int, message: str) -> None:
    found = made(*records)
    assert found.disagreements == ((("held", "meetings", path), message),)
    assert all(meeting.days for meeting in found.meetings)


@pytest.mark.parametrize(
    ("opened", "closed", "count"),
    [
        ("2014-10-06", "2014-10-06", 1),
        ("2014-10-06", "2014-10-05", 0),
        ("6 October", "2014-10-10", 0),
        ("2014-10-06", "3014-10-10", 2),  # a slip in a year
    ],
)
def test_the_days_of_a_session(made: Made, opened: str, closed: str, count: int) -> None:
    assert len(made("1st: 6", opened=opened, closed=closed).days) == count


MEETINGS = [f"{n}th" for n in range(1, 7)]


@st.composite
def sessions(draw: st.DrawFn) -> tuple[dict[str, int], list[str]]:
    """Return on which days meetings were, and what a report truly says of it."""
    on = sorted(draw(st.lists(st.integers(6, 10), min_size=6, max_size=6)))
    truth = dict(zip(MEETINGS, on, strict=True))
    records = []
    for _ in range(draw(st.integers(1, 6))):
        some = draw(st.lists(st.sampled_from(MEETINGS), min_size=1, max_size=4, unique=True))
        on_them = sorted({truth[meeting] for meeting in some})
        records.append(f"{' '.join(some)}: {' '.join(map(str, on_them))}")
    return truth, records


@given(sessions())
def test_the_true_day_is_always_among_those_that_are_kept(
    made: Made, session: tuple[dict[str, int], list[str]]
) -> None:
    truth, records = session
    found = made(*records)
    assert found.disagreements == ()
    for meeting in found.meetings:
        assert f"2014-10-{truth[meeting.number]:02}" in meeting.days


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([*MEETINGS, "first", ""]), max_size=4),
            st.lists(st.sampled_from(["2014-10-06", "2014-10-09", "2014-11-01", "x"]), max_size=3),
        ),
        max_size=8,
    )
)
def test_whatever_is_said_every_meeting_keeps_a_day(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]], said: Any
) -> None:
    met = [{"meetings": m, "dates": d, "recorded": "para:1"} for m, d in said]
    held = {"place": "x", "opened": "2014-10-06", "closed": "2014-10-10", "meetings": met}
    found = timeline(resolve(report(held=held))[0])
    assert all(meeting.days for meeting in found.meetings)
    assert found == timeline(resolve(report(held=held))[0])


def test_acts_that_no_paragraph_records_are_named_where_they_disagree(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    acts = [
        {
            "number": f"7/{number}",
            "title": "Nets",
            "adoption": {"meeting": "1st", "date": f"2014-10-0{5 + number}"},
            "operative": [{"text": "*Decides* to meet."}],
        }
        for number in (1, 2)
    ]
    found = timeline(resolve(report(chapters=[{"title": "I", "resolutions": acts}]))[0])
    [(_, told)] = found.disagreements
    assert told.endswith("here and on 2014-10-06 in resolution:7/1; compare the source")

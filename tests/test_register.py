"""The register of actions: rows of a report, whom they mean and when they are due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import register_key

from generator.model import Body, Deadline, Report
from generator.register import Row, Whom, day_due, rows
from generator.resolved import Resolved

Make = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]


def test_the_register_of_the_real_report_is_what_was_read(seventh_session: Resolved) -> None:
    assert register_key.of(seventh_session) == register_key.read()
    assert {row.review for row in rows(seventh_session)} == {"confirmed", "corrected"}


def test_what_the_secretariat_must_do_by_the_eighth_session(seventh_session: Resolved) -> None:
    due = {
        row.place: row.due
        for row in rows(seventh_session)
        if row.session == "8" and "secretariat" in {one.id for one in row.addressees}
    }
    assert due == {
        "resolution:7/1#op-4": "2016-10-17",
        "resolution:7/1#op-17": "2016-10-17",
        "resolution:7/2#op-21": "2016-10-17",
    }


def test_what_is_due_at_the_end_of_a_session_is_due_on_its_last_day(
    seventh_session: Resolved,
) -> None:
    due = {row.place: row.due for row in rows(seventh_session) if row.point == "close"}
    assert due == {"decision:7/2#op-a": "2016-10-21"}


def test_the_sessions_are_held_when_the_report_says(seventh_session: Resolved) -> None:
    """The days in body.yaml, and the paragraphs that they are from."""
    paths = {anchor.mark: path for path, anchor in seventh_session.anchors.items()}
    stated = {one.number: one for one in seventh_session.body.sessions if one.stated}
    assert set(stated) == {"7", "8"}
    for session, words in (("7", "from 6 to 10 October 2014"), ("8", "from 17 to 21 October 2016")):
        assert stated[session].stated.symbol == seventh_session.report.symbol
        assert words in seventh_session.words((*paths[stated[session].stated.place], "text"))
    held = seventh_session.report.held
    assert (stated["7"].opens, stated["7"].closes) == (held.opened, held.closed)
    assert (stated["8"].opens, stated["8"].closes) == ("2016-10-17", "2016-10-21")


def registered(
    report: Make, resolve: Resolve, *actions: dict[str, Any], **fields: Any
) -> tuple[Row, ...]:
    """Return the rows of actions, all of one paragraph of resolution 7/1."""
    necessary = {"verb": "Requests", "force": "directed", "words": "to act", "review": "confirmed"}
    paragraph = {"number": "1", "text": "", "actions": [{**necessary, **one} for one in actions]}
    resolution = {"number": "7/1", "title": "One", "operative": [paragraph]}
    chapter = {"number": "I", "title": "Resolutions", "resolutions": [resolution]}
    return rows(resolve(report(chapters=[chapter], **fields))[0])


def test_a_row_says_where_it_stands(report: Make, resolve: Resolve) -> None:
    [row] = registered(report, resolve, {})
    assert row.place == "resolution:7/1#op-1"
    assert row.text.mark == "resolution:7/1"
    assert (row.anchor.number, row.anchor.id) == ("1", "op-1")
    assert row.path[-4:] == ("operative", 0, "actions", 0)


def test_whom_a_row_means(report: Make, resolve: Resolve) -> None:
    office = "Secretariat (United Nations Office on Drugs and Crime)"
    known, several, unknown, shared, itself = registered(
        report,
        resolve,
        {"addressees": ["the Office"]},
        {"addressees": [{"printed": "those", "means": ["states", "donors"]}]},
        {"addressees": ["the Commission"]},
        {"addressees": ["the Working Group"]},
        {"addressees": [{"means": ["conference"]}]},
    )
    assert known.addressees == (Whom("secretariat", office, "the Office"),)
    assert [(one.id, one.printed) for one in several.addressees] == [
        ("states", "those"),
        ("donors", "those"),
    ]
    assert unknown.addressees == (Whom("", "the Commission", "the Commission"),)
    assert shared.addressees == (Whom("", "the Working Group", "the Working Group"),)
    assert [(one.id, one.printed) for one in itself.addressees] == [("conference", "")]


def test_when_a_row_is_due(report: Make, resolve: Resolve) -> None:
    session, day, both, neither, none = registered(
        report,
        resolve,
        {"deadline": {"printed": "at its eighth session", "session": "8"}},
        {"deadline": {"printed": "by then", "date": "2014-10-20"}},
        {"deadline": {"printed": "at its eighth session", "session": "8", "date": "2016-10-21"}},
        {"deadline": {"printed": "at its next meeting"}},
        {},
    )
    assert (session.deadline, session.session, session.due) == (
        "at its eighth session",
        "8",
        "2016-10-17",
    )
    assert (day.session, day.due) == ("", "2014-10-20")
    assert both.due == "2016-10-21"
    assert (neither.deadline, neither.session, neither.due) == ("at its next meeting", "", "")
    assert (none.deadline, none.due) == ("", "")


def test_a_session_that_was_over_when_that_of_the_report_began_is_that_of_another_body(
    report: Make, resolve: Resolve
) -> None:
    at = {"printed": "at its eighth session", "session": "8", "point": "close"}
    for opened, session, due in (
        ("2016-10-21", "8", "2016-10-21"),  # the last day of the eighth
        ("2016-10-22", "", ""),
    ):
        held = {"place": "Vienna", "opened": opened, "closed": "2016-10-30"}
        [row] = registered(report, resolve, {"deadline": at}, held=held)
        assert (row.deadline, row.session, row.due) == ("at its eighth session", session, due)
        assert row.point == ("close" if session else "")


@pytest.mark.parametrize(
    ("session", "point", "day"),
    [
        ("7", "", "2014-10-06"),
        ("7", "close", "2014-10-10"),
        ("7", "after", ""),
        ("1", "", ""),
        ("1", "close", ""),
        ("99", "", ""),
    ],
)
def test_the_day_by_which_a_session_makes_something_due(
    conference: Body, session: str, point: str, day: str
) -> None:
    deadline = Deadline.model_validate({"printed": "x", "session": session, "point": point})
    assert day_due(conference, deadline) == day


def test_what_is_due_at_the_session_that_asks_for_it_may_be_done_until_it_closes(
    report: Make, resolve: Resolve
) -> None:
    at = {"printed": "during its seventh session", "session": "7"}
    [row] = registered(report, resolve, {"deadline": at})
    assert (row.session, row.point, row.due) == ("7", "", "2014-10-10")

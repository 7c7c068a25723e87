"""The rules on sessions and days: both are known, and the meetings agree on theirs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Told
from generator.model import Act, Considered, Deadline, Met, Path, is_date
from generator.resolved import Resolved
from generator.timeline import timeline


def malformed_date(resolved: Resolved) -> Told:
    """A date is a day of the calendar, year first: 2014-10-06."""
    for path, date in _dates(resolved):
        if not is_date(date):
            yield path, f"“{date}” is not a date; write year, month, day: 2014-10-06"


def _dates(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    report = resolved.report
    yield ("date",), report.date
    yield ("held", "opened"), report.held.opened
    yield ("held", "closed"), report.held.closed
    for index, correction in enumerate(report.corrections):
        if correction.date:
            yield ("corrections", index, "date"), correction.date
    for path, value in resolved.of_kind(Act, Considered, Met, Deadline):
        if isinstance(value, Act) and value.adoption.date:
            yield (*path, "adoption", "date"), value.adoption.date
        elif isinstance(value, Considered | Met):
            yield from (((*path, "dates", i), date) for i, date in enumerate(value.dates))
        elif isinstance(value, Deadline) and value.date:
            yield (*path, "date"), value.date


def unknown_session(resolved: Resolved) -> Told:
    """The session of a report, or of a deadline, is one of those that the body's data list."""
    sessions = [session.number for session in resolved.body.sessions]
    named: list[tuple[Path, str]] = [(("session",), resolved.report.session)]
    named += [
        ((*path, "session"), value.session)
        for path, value in resolved.of_kind(Deadline)
        if value.session
    ]
    for path, session in named:
        if session not in sessions:
            yield path, f"“{session}” is not in body.yaml, which has {', '.join(sessions)}"


def session_disagrees(resolved: Resolved) -> Told:
    """What body.yaml says of a session, its report says too; else the report is believed."""
    report = resolved.report
    for session in resolved.body.sessions:
        if session.number != report.session:
            continue
        for path, here, there in (
            (("held", "opened"), report.held.opened, session.opens),
            (("held", "closed"), report.held.closed, session.closes),
            (("symbol",), report.symbol, session.report),
        ):
            if there and here != there:
                message = f"body.yaml says “{there}” of this session; correct the one or the other"
                yield path, message


def meeting_days_disagree(resolved: Resolved) -> Told:
    """What the report says of the days of its meetings agrees."""
    yield from resolved.table(timeline).disagreements

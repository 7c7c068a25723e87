"""Provisional agendas lead to their sessions, and their items to the items of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.inline import plain
from generator.model import Report
from generator.resolved import Resolved

Reports = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]
PROVISIONAL = "Provisional agenda for the eighth session of the Conference"
LISTED = {
    "title": PROVISIONAL,
    "items": [
        {"number": "1", "title": "Opening."},
        {"number": "2", "title": "Nets:", "items": [{"number": "a", "title": "Mending"}]},
        {"number": "3", "title": "Buoys"},
        {"number": "4", "title": "See [the rules](plain:)"},
    ],
}
ADOPTED = [
    {"number": "1", "title": "Opening"},
    {"number": "2", "title": "Nets", "items": [{"number": "a", "title": "Mending"}]},
    {"number": "3", "title": "Lights"},
    {"number": "4", "title": "See the rules"},
]


def session_7(report: Reports, listed: dict[str, Any], title: str = "x") -> Report:
    decision = {"number": "7/1", "title": title, "operative": [{"text": "x", "agenda": listed}]}
    return report(chapters=[{"number": "I", "title": "x", "decisions": [decision]}])


def session_8(report: Reports) -> Report:
    return report(session="8", symbol="CTOC/COP/2016/15", agenda=ADOPTED, chapters=[])


def led(resolved: Resolved) -> dict[str, str]:
    """Return where the words of a report lead."""
    there = {one.words: f"{one.address}#{one.id}" for one in resolved.references}
    assert all(resolved.by_mark[one.mark] is one for one in resolved.references)
    return there


def test_an_agenda_leads_to_its_session_and_to_the_items_that_it_still_has(
    report: Reports, resolve: Resolve
) -> None:
    seventh, _ = resolve(session_7(report, LISTED), session_8(report))
    agenda = "ctoc-cop/session-8/agenda/#item-"
    assert led(seventh) == {
        PROVISIONAL: "ctoc-cop/session-8/#",
        "Opening.": f"{agenda}1",
        "Nets:": f"{agenda}2",
        "Mending": f"{agenda}2-a",
        "the rules": "#",  # an editor has linked words of it
    }
    assert seventh.unresolved == ()
    words = [plain(nodes) for nodes in seventh.texts.values()]
    assert PROVISIONAL in words
    assert "Opening." in words


def test_one_without_a_title_is_of_the_session_that_its_act_names(
    report: Reports, resolve: Resolve
) -> None:
    listed = {"items": LISTED["items"][:1]}
    seventh, _ = resolve(session_7(report, listed, PROVISIONAL), session_8(report))
    assert led(seventh) == {"Opening.": "ctoc-cop/session-8/agenda/#item-1"}


@pytest.mark.parametrize(
    "title",
    [
        "Agenda",
        "Agenda of the seventh session",
        "Agendas of the sixth session and of the eighth session",
    ],
)
def test_one_of_no_other_session_leads_nowhere(
    report: Reports, resolve: Resolve, title: str
) -> None:
    listed = {"title": title, "items": LISTED["items"][:1]}
    seventh, _ = resolve(session_7(report, listed), session_8(report))
    assert led(seventh) == {}


def test_without_the_report_of_that_session_it_stays_as_it_is(
    report: Reports, resolve: Resolve
) -> None:
    [seventh] = resolve(session_7(report, LISTED))
    assert led(seventh) == {"the rules": "#"}


@pytest.mark.parametrize(
    ("mark", "leads_to", "is_lost"),
    [
        ("session:8", "ctoc-cop/session-8/#", False),
        ("session:8/item-2-a", "ctoc-cop/session-8/agenda/#item-2-a", False),
        ("session:8/item-9", "ctoc-cop/session-8/#", True),
        ("session:6", "ctoc-cop/#", False),
        ("session:6/item-2", "ctoc-cop/#", False),
    ],
)
def test_a_mark_leads_to_another_session(
    report: Reports, resolve: Resolve, mark: str, leads_to: str, is_lost: bool
) -> None:
    paragraphs = [{"number": "1", "text": f"[x]({mark})"}]
    here = report(chapters=[{"number": "I", "title": "x", "paragraphs": paragraphs}])
    citing, _ = resolve(here, session_8(report))
    [reference] = citing.references
    assert (f"{reference.address}#{reference.id}", reference.is_lost) == (leads_to, is_lost)


def test_a_session_that_the_body_does_not_have_is_told(report: Reports, resolve: Resolve) -> None:
    paragraphs = [{"number": "1", "text": "[x](session:80)"}]
    here = report(chapters=[{"number": "I", "title": "x", "paragraphs": paragraphs}])
    [unresolved] = resolve(here)[0].unresolved
    assert unresolved.rule == "unknown-reference"
    assert "names no session of the body; there are 1, 2" in unresolved.message

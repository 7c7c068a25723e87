"""The pages of the register, its CSV and its JSON: each has every action, and says the same."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from real_report_source import answers

from generator.catalogue import load_words
from generator.exporters.register import as_csv, as_json
from generator.model import Report
from generator.pages.actions import counted, register_pages
from generator.pages.page import Page
from generator.pages.register_lines import by_deadline
from generator.pages.text_pages import texts
from generator.register import rows
from generator.resolved import Resolved

WORDS = load_words("en").pages
ONLINE = "https://plenary.example/en/"
REGISTER = "ctoc-cop/session-7/actions/"


@pytest.fixture(scope="module")
def pages(seventh_session: Resolved) -> dict[str, Page]:
    return {page.address: page for page in register_pages(seventh_session, WORDS)}


def shown(page: Page) -> list[str]:
    return [line.id for group in page.facts.groups for line in group.lines]


def test_two_views_show_each_action_once(pages: dict[str, Page], seventh_session: Resolved) -> None:
    count = len(rows(seventh_session))
    for view in ("", "by-deadline/"):
        ids = shown(pages[f"{REGISTER}{view}"])
        assert len(ids) == len(set(ids)) == count, view


def test_the_pages_of_the_addressees_show_each_action_once_for_each(
    pages: dict[str, Page], seventh_session: Resolved
) -> None:
    wanted = Counter(
        who
        for row in rows(seventh_session)
        for who in ({one.id for one in row.addressees} or {"not-named"})
    )
    found = {
        address.removeprefix(REGISTER).strip("/"): shown(page)
        for address, page in pages.items()
        if page.template == "actions-listed" and "by-deadline" not in address
    }
    assert {who: len(ids) for who, ids in found.items()} == wanted
    assert all(len(ids) == len(set(ids)) for ids in found.values())


def test_the_index_of_addressees_leads_to_headings_that_are_there(pages: dict[str, Page]) -> None:
    for id_, place, count, deadlines in pages[f"{REGISTER}by-addressee/"].facts.entries:
        assert place.address == f"{REGISTER}{id_}/"
        groups = {group.id: group for group in pages[place.address].facts.groups}
        assert sum(len(group.lines) for group in groups.values()) == count
        assert {(to.id, number) for to, number in deadlines} == {
            (id_, len(group.lines)) for id_, group in groups.items()
        }


def test_deadlines_stand_in_the_order_of_time(pages: dict[str, Page]) -> None:
    groups = pages[f"{REGISTER}by-deadline/"].facts.groups
    assert [(group.id, group.title) for group in groups] == [
        ("by-session-7", "At or before the seventh session (6 to 10 October 2014)"),
        ("by-2014-10-20", "By 20 October 2014"),
        ("by-session-8", "At or before the eighth session (17 to 21 October 2016)"),
        ("by-2016-10-21", "By 21 October 2016"),
        ("regularly", "Regularly"),
        ("no-deadline", "No deadline"),
    ]


def test_what_the_secretariat_must_do_by_the_eighth_session(pages: dict[str, Page]) -> None:
    [group, *_] = pages[f"{REGISTER}secretariat/"].facts.groups
    assert group.id == "by-session-8"
    assert [(line.act.title, line.paragraph.title) for line in group.lines] == [
        ("Resolution 7/1", "4"),
        ("Resolution 7/1", "17"),
        ("Resolution 7/2", "21"),
    ]


def test_a_text_says_how_much_it_asks_for_and_where_that_stands(
    seventh_session: Resolved, pages: dict[str, Page]
) -> None:
    told = {
        page.address: page.asks_for
        for page in counted(seventh_session, texts(seventh_session, {}, WORDS))
        if page.asks_for
    }
    groups = {group.id: group for group in pages[REGISTER].facts.groups}
    assert len(told) == len(groups)
    for count, place in told.values():
        assert place.address == REGISTER
        assert count == len(groups[place.id].lines)


# --- what a report may hold -------------------------------------------------------------------

Make = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]


def asked(report: Make, resolve: Resolve, *actions: dict[str, Any]) -> Resolved:
    """Return a report with one paragraph of actions."""
    necessary = {"verb": "Requests", "force": "directed", "words": "to act", "review": "confirmed"}
    paragraph = {"number": "1", "text": "", "actions": [{**necessary, **one} for one in actions]}
    resolution = {"number": "7/1", "title": "One", "operative": [paragraph]}
    chapter = {"number": "I", "title": "Resolutions", "resolutions": [resolution]}
    return resolve(report(chapters=[chapter]))[0]


def test_a_report_that_asks_for_nothing_has_no_register(report: Make, resolve: Resolve) -> None:
    assert register_pages(asked(report, resolve), WORDS) == []


def test_names_that_nobody_knows_and_no_name_at_all_have_pages_of_their_own(
    report: Make, resolve: Resolve
) -> None:
    resolved = asked(
        report, resolve, {}, {"addressees": [{"printed": "the Rapporteur of Ruritania"}]}
    )
    found = {page.address.rpartition("actions/")[2] for page in register_pages(resolved, WORDS)}
    assert found == {"", "by-addressee/", "by-deadline/", "not-named/", "not-listed/"}


def test_a_deadline_that_is_no_day_stands_after_those_that_are(
    report: Make, resolve: Resolve
) -> None:
    resolved = asked(
        report,
        resolve,
        {"deadline": {"printed": "in due course"}},
        {"deadline": {"printed": "at its next session", "session": "99"}},
        {"deadline": {"printed": "by 2015", "date": "2015-12-31"}},
        {"recurrence": "every year"},
    )
    [page] = [one for one in register_pages(resolved, WORDS) if "by-deadline" in one.address]
    lines = [line for group in page.facts.groups for line in group.lines]
    assert [group.id for group in by_deadline(lines)] == [
        "by-2015-12-31",
        "by-session-99",
        "other-deadline",
        "regularly",
    ]


def test_a_session_whose_days_nobody_knows_is_named_alone(report: Make, resolve: Resolve) -> None:
    resolved = asked(
        report, resolve, {"deadline": {"printed": "at its sixth session", "session": "6"}}
    )
    [page] = [one for one in register_pages(resolved, WORDS) if "by-deadline" in one.address]
    [group] = page.facts.groups
    assert group.title == "At or before the sixth session"


# --- CSV, JSON --------------------------------------------------------------------------------


def test_the_csv_has_every_action_in_the_secretariats_columns(seventh_session: Resolved) -> None:
    text = as_csv.table(seventh_session, ONLINE).decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n")
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    found = rows(seventh_session)
    assert [one["action"] for one in read] == [row.words for row in found]
    assert [one["address"].removeprefix(ONLINE) for one in read] == [
        f"{row.anchor.address}#{row.anchor.id}" for row in found
    ]
    assert [one["due date"] for one in read] == [row.due for row in found]
    # Whom each names is that of the key, in its order.
    who = [row["who"].split() for row in answers("actions")]
    assert [one["addressee id"].split() for one in read] == who


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_csv_is_a_formula(report: Make, resolve: Resolve, start: str) -> None:
    words = f"{start}HYPERLINK(1)"
    table = as_csv.table(asked(report, resolve, {"words": words}), ONLINE)
    assert f",'{words},".encode() in table


def test_the_json_is_as_its_schema_says(seventh_session: Resolved) -> None:
    schema = json.loads(as_json.SCHEMA.read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    register = as_json.register(seventh_session, ONLINE)
    assert not list(validator.iter_errors(register))
    assert len(register["actions"]) == len(rows(seventh_session))
    del register["actions"][0]["words"]
    assert list(validator.iter_errors(register))

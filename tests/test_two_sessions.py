"""A handbook of two sessions: labels tell them apart, and a report knows its own session best."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from bench import copies_of_the_report

from generator import build

LINK = re.compile(r"\[([^\]\[]+)\]\(<?([^)>]+)>?\)")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> build.Made:
    """Return the handbook of two sessions; the eighth was held otherwise than was decided."""
    project = copies_of_the_report(tmp_path_factory.mktemp("two"), 2)
    report = project / "content/ctoc-cop/session-8/report.en.yaml"
    text = report.read_text("utf-8")
    text = text.replace("opened: 2014-10-06", "opened: 2016-10-18", 1)
    text = text.replace("closed: 2014-10-10", "closed: 2016-10-22", 1)
    report.write_text(text, "utf-8")
    [result] = build.make(project / "content")
    return result


@pytest.mark.parametrize("page", ["instruments/untoc/", "ctoc-cop/"])
def test_one_name_is_of_one_place_on_pages_over_all_sessions(made: build.Made, page: str) -> None:
    places = defaultdict(set)
    for name, address in LINK.findall(made.files[page]):
        places[name].add(address)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
    assert any("of the seventh session" in name for name in places)
    assert any("of the eighth session" in name for name in places)
    # Acts say their session by their number.
    assert not any(re.match(r"resolution.* of the \w+ session", name) for name in places)


def test_a_page_of_one_session_names_the_other_alone(made: build.Made) -> None:
    for session, other in (("seventh", "eighth"), ("eighth", "seventh")):
        number = {"seventh": 7, "eighth": 8}[session]
        pages = [
            text
            for address, text in made.files.items()
            if address.startswith(f"ctoc-cop/session-{number}/") and "/full/" not in address
        ]
        names = {name for text in pages for name, _ in LINK.findall(text)}
        assert not any(name.endswith(f"of the {session} session") for name in names), other


def test_a_provisional_agenda_leads_to_the_session_that_is_here(made: build.Made) -> None:
    page = made.files["ctoc-cop/session-7/decisions/7-1/"]
    assert "../../../session-8/agenda/" in page
    whole = made.files["ctoc-cop/session-7/full/"]
    assert "../../session-8/agenda/" in whole


def test_what_the_report_says_of_its_session_goes_before_what_the_body_says(made) -> None:
    page = made.files["ctoc-cop/"]
    assert "18 to 22 October 2016" in page
    assert "as decided at the seventh session" not in page
    told = [finding.message for finding in made.notices if finding.rule == "session-disagrees"]
    assert sorted(message.partition("“")[2][:10] for message in told) == [
        "2016-10-17",
        "2016-10-21",
    ]


def test_a_handbook_of_one_session_names_none(tmp_path: Path) -> None:
    [result] = build.make(copies_of_the_report(tmp_path / "one", 1) / "content")
    assert "of the seventh session](" not in "".join(result.files.values())

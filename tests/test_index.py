"""The index of all acts: what it holds is so, and as its schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.build import Made
from generator.cited_as.metadata import Shown
from generator.exporters.data.index import index
from generator.resolved import Resolved

SITE = "https://plenary.example/en/"
SESSION = f"{SITE}ctoc-cop/session-7/"
BODY = (
    "Conference of the Parties to the United Nations Convention against Transnational Organized "
    "Crime"
)


@pytest.fixture(scope="module")
def listed(real_site: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((real_site / "en/index.json").read_text("utf-8"))
    return told


def test_it_has_every_act_with_its_address_day_and_symbols(listed: dict[str, Any]) -> None:
    acts = [
        (one["mark"], one["adopted"], one["draft"], one["url"].removeprefix(SESSION))
        for one in listed["acts"]
    ]
    assert acts == [
        ("resolution:7/1", "2014-10-10", "CTOC/COP/2014/L.4/Rev.2", "resolutions/7-1/"),
        ("resolution:7/2", "2014-10-10", "CTOC/COP/2014/L.6/Rev.2", "resolutions/7-2/"),
        ("resolution:7/3", "2014-10-10", "CTOC/COP/2014/L.7", "resolutions/7-3/"),
        ("resolution:7/4", "2014-10-10", "CTOC/COP/2014/L.8", "resolutions/7-4/"),
        ("decision:7/1", "2014-10-09", "CTOC/COP/2014/L.2", "decisions/7-1/"),
        ("decision:7/2", "2014-10-10", "CTOC/COP/2014/L.3", "decisions/7-2/"),
    ]
    third = listed["acts"][2]
    assert {key: third[key] for key in third if key not in ("forms", "draft", "adopted")} == {
        "kind": "resolution",
        "number": "7/3",
        "mark": "resolution:7/3",
        "label": "Resolution 7/3",
        "title": "Implementation of the provisions on technical assistance of the United Nations "
        "Convention against Transnational Organized Crime",
        "body": "ctoc-cop",
        "body_name": BODY,
        "session": "7",
        "symbol": "CTOC/COP/2014/13",
        "own_symbol": "",
        "url": f"{SESSION}resolutions/7-3/",
        "report": SESSION,
        "authentic": "https://docs.un.org/en/CTOC/COP/2014/13",
        "annexes": [f"{SESSION}resolutions/7-3/annex-{n}/" for n in ("i", "ii")],
    }


def test_every_form_of_an_act_is_a_file_beside_its_page(
    real_site: Path, listed: dict[str, Any]
) -> None:
    for act in listed["acts"]:
        forms = "akn.xml bib csl.json json md oscola.bib pdf ris"
        assert sorted(act["forms"]) == forms.split()
        folder = real_site / "en" / act["url"].removeprefix(SITE)
        files = {folder / url.removeprefix(act["url"]) for url in act["forms"].values()}
        there = {file for file in folder.iterdir() if file.is_file() and file.name != "index.html"}
        assert files == there


def test_it_is_as_its_schema_says_beside_it(real_site: Path, listed: dict[str, Any]) -> None:
    schema = json.loads((real_site / "en/schema/index-1.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert list(validator.iter_errors(listed)) == []
    del listed["acts"][0]["title"]
    assert list(validator.iter_errors(listed))
    # What each key holds is told.
    act = schema["$defs"]["IndexedAct"]["properties"]
    assert all(one.get("description") for one in act.values())


def test_acts_of_several_bodies_are_told_report_after_report(
    seventh_session: Resolved, invented: Resolved
) -> None:
    shown = Shown("https://x.test/en/", "x")
    made = Made("en", {}, {}, "", (), (seventh_session, invented), shown=shown)
    acts = json.loads(index(made, {"ipwc/session-4-part-2/resolutions/iv-3/resolution-iv-3.pdf"}))
    bodies = [one["body"] for one in acts["acts"]]
    assert bodies == sorted(bodies) and set(bodies) == {"ctoc-cop", "ipwc"}
    of_invented = [one for one in acts["acts"] if one["body"] == "ipwc"]
    with_files = [one["mark"] for one in of_invented if one["forms"]]
    assert with_files == ["resolution:IV/3"]
    assert all(one["url"].startswith("https://x.test/en/ipwc/") for one in of_invented)

"""A citation that is typed leads to the same places where the table comes in parts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asking import to_go
from bench import copies_of_the_report
from playwright.sync_api import Browser
from targets import RESOLUTION, SESSION
from test_typed import HANDED, ROOT, SCRIPTS

from generator import build, catalogue, content_folder
from generator.pages import citable_parts
from generator.pages.citable import citable
from generator.pages.citable_parts import parted
from generator.pages.notes_and_citing import cited_by

REPORTS = 7
"""More than are all looked through, whatever is typed."""
ASKED = f"""async ([scripts, places, whole, head, parts, asked]) => {{
  const [read, spell] = scripts.map({HANDED});
  const {{ folded }} = spell(whole.spelling);
  const fetched = [];
  const handedOnce = async (name) => {{
    fetched.push(name);
    if (!(name in parts)) throw new Error(name);
    return parts[name];
  }};
  const {{ find }} = ({HANDED})(places)({{ head, makeReader: read, handedOnce }});
  const all = read(whole).find;
  const found = [];
  for (const [typed, here] of asked) {{
    fetched.length = 0;
    found.push([all(folded(typed), here), await find(folded(typed), here), [...fetched]]);
  }}
  return found;
}}"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the table of a handbook of several sessions."""
    project = copies_of_the_report(tmp_path_factory.mktemp("several"), REPORTS)
    reports, bodies, _ = content_folder.read(project / "content")
    resolved = list(build.resolve(reports, bodies))
    return citable(resolved, cited_by(resolved), catalogue.load_words("en"))


@pytest.fixture
def found(browser: Browser, table, monkeypatch):
    """Return a function that asks by the whole table, and by its parts, what is typed where."""
    monkeypatch.setattr(citable_parts, "_ENOUGH", 20)
    head, parts = parted(table)
    # As they are written: lists, not tuples.
    told = json.loads(json.dumps([table, head, dict(parts)]))
    script = Path(ROOT / "overrides/assets/search-places.js").read_text("utf-8")
    page = browser.new_page()
    yield lambda asked: page.evaluate(ASKED, [SCRIPTS, script, *told, asked])
    page.close()


def test_what_is_typed_on_a_page_leads_where_the_whole_table_leads(found) -> None:
    asked = [[case.typed, case.here or RESOLUTION.removeprefix("en/")] for case in to_go()]
    wrong = {}
    for (typed, here), (whole, parts, _) in zip(asked, found(asked), strict=True):
        # What the report that the reader is in has not is not looked for in all others.
        ours = [one for one in whole if one["report"] in ("", SESSION)]
        told = [one for one in whole if one in parts]
        if told != parts or not all(one in parts for one in ours):
            wrong[typed, here] = [[one["address"] for one in some] for some in (whole, parts)]
    assert wrong == {}


@pytest.mark.parametrize(
    ("typed", "report"),
    [
        ("9/1 para 14", 9),
        ("decision 12/2", 12),
        ("report of the eleventh session", 11),
        ("session 8 paragraph 26", 8),
    ],
)
def test_who_names_another_report_is_led_there_by_its_part(found, typed: str, report: int) -> None:
    [(whole, parts, fetched)] = found([[typed, f"{SESSION}resolutions/7-1/"]])
    own = [one for one in whole if one["report"] == f"ctoc-cop/session-{report}/"]
    assert own
    assert [one for one in parts if one in own] == own
    reports = [name for name in fetched if "/session-" in name]
    assert f"assets/citable/ctoc-cop/session-{report}.js" in reports
    assert len(reports) <= 3


def test_words_alone_ask_for_no_other_report(found) -> None:
    [(_, _, fetched)] = found([["firearms trafficking", f"{SESSION}resolutions/7-1/"]])
    assert fetched == [f"assets/citable/{SESSION.rstrip('/')}.js"]

"""A citation that is typed leads to what it names, and to nothing else: tests/answers/go-to.tsv."""

from __future__ import annotations

import csv
import posixpath
from pathlib import Path

from playwright.sync_api import Page

from generator import build, source
from generator.pages.apparatus import cited_by
from generator.pages.citable import citable

ROOT = Path(__file__).parent.parent.parent
SESSION = "ctoc-cop/session-7/"
CASES = (ROOT / "tests" / "answers" / "go-to.tsv").read_text("utf-8").splitlines()


def test_what_is_typed_leads_to_what_it_names(desk: Page) -> None:
    reports, bodies, _ = build.read(ROOT / "content")
    resolved = list(build.resolve(reports, bodies))
    words = source.load_words("en")
    table = citable(resolved, cited_by(resolved), words.pages)
    cases = list(csv.DictReader(CASES, delimiter="\t"))
    asked = [
        [case["typed"], f"{SESSION}{case['on the page']}" if case["on the page"] else ""]
        for case in cases
    ]
    desk.goto("")
    desk.add_script_tag(path=ROOT / "overrides" / "assets" / "citation.js")
    found = desk.evaluate(
        """([table, words, asked]) => {
          const find = plenaryCitation(table, words);
          return asked.map(([typed, here]) => find(typed, here));
        }""",
        [table, words.interface["citation"], asked],
    )
    led = [[place["address"] for place in places] for places in found]
    wanted = [[address(one) for one in case["leads to"].split()] for case in cases]
    asked_of = [tuple(one) for one in asked]
    assert dict(zip(asked_of, led, strict=True)) == dict(zip(asked_of, wanted, strict=True))
    assert all(place["name"] for places in found for place in places)
    texts = {text[5]: set(text[6].split()) for text in table["texts"]}
    for places in found:
        for page, _, id_ in (place["address"].partition("#") for place in places):
            assert not id_ or page not in texts or id_ in texts[page]


def address(relative: str) -> str:
    """Return an address from that of the session: ../#decision-4-6 -> ctoc-cop/#decision-4-6."""
    page, hash_, id_ = relative.partition("#")
    return f"{posixpath.normpath(SESSION + page)}/{hash_}{id_}"

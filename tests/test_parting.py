"""A document whose notes are not by their calls is parted until they are, or for long enough."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from printed import Printed

from generator import build
from generator.exporters.paper import printing
from generator.exporters.paper.children import Job, set_in_children
from generator.exporters.paper.compiling import Astray, pdf
from generator.exporters.paper.parting import notes_by_their_calls
from generator.exporters.paper.typeset import as_json, typeset
from generator.exporters.texts.blocks import Data

NUMBERS = [*"12345"]


def call(name: str, *, first: bool = True) -> dict[str, Any]:
    return {"note": "1", "name": name, "first": first, "after-call": False}


BLOCKS = [
    {"kind": "heading", "runs": ["Nets", call("fn-1")]},
    {
        "kind": "paragraph",
        "runs": [{"emphasis": ["Boats", call("fn-1", first=False), call("fn-2")]}],
    },
    {"kind": "paragraph", "runs": ["Sails", call("fn-3")]},
]


def new_pages(data: bytes) -> list[bool]:
    return [bool(one.get("new-page-for-notes")) for one in json.loads(data)["blocks"]]


def test_each_block_that_first_calls_a_note_begins_a_page() -> None:
    given: list[bytes] = []

    def set_once(data: bytes) -> bytes:
        given.append(data)
        if len(given) == 1:
            raise Astray("fn-1", "fn-2")
        return b"%PDF"

    assert notes_by_their_calls(set_once, json.dumps({"blocks": BLOCKS}).encode()) == b"%PDF"
    assert [new_pages(one) for one in given] == [[False] * 3, [True, True, False]]


@pytest.mark.parametrize("astray", ["fn-3", "fn-of-the-title"])
def test_a_note_that_stays_astray_is_set_all_the_same(astray: str) -> None:
    given: list[dict[str, Any]] = []

    def set_once(data: bytes) -> bytes:
        given.append(json.loads(data))
        if not given[-1].get("notes-may-stray"):
            raise Astray(astray)
        return b"%PDF"

    assert notes_by_their_calls(set_once, json.dumps({"blocks": BLOCKS}).encode()) == b"%PDF"
    assert len(given) < 10


def many_notes(report: Any, resolve: Any, lines: int) -> Data:
    """Return a whole report in which a paragraph so far down calls three notes, and headings two
    more."""
    words = "The Conference took note of the report. "
    paragraphs = [
        *({"number": str(at), "text": words} for at in range(1, lines)),
        {"number": str(lines), "text": "Nets,[^1] boats[^2] and sails.[^3]"},
    ]
    act = {"number": "7/1", "title": "Boats[^4]", "operative": [{"text": words}] * 30}
    other = {"number": "7/2", "title": "Sails[^5]", "operative": [{"text": words}]}
    notes = [{"number": number, "text": words * 6} for number in NUMBERS]
    chapter = {"number": "I", "title": "Nets", "paragraphs": paragraphs}
    chapter["resolutions"] = [act, other]
    made = build.render("en", resolve(report(chapters=[chapter], notes=notes)))
    documents = printing.documents("en", made.resolved, "https://plenary.example/en/")
    return next(one for one in documents if one.mark == "report").data


@pytest.mark.parametrize("lines", range(20, 40, 2))
def test_a_note_stands_on_the_page_of_its_call(report: Any, resolve: Any, lines: int) -> None:
    """Also where a line calls several, or a heading one, wherever on the page these stand."""
    printed = Printed(typeset(many_notes(report, resolve, lines)))
    # The call leads to the note, and the note back.
    led = [(said, page) for said, page, _ in printed.links() if said in NUMBERS]
    assert len(led) == 2 * len(NUMBERS)
    assert len(set(led)) == len(NUMBERS), sorted(set(led))


def test_children_part_as_this_process_does(report: Any, resolve: Any) -> None:
    astray = []
    for lines in range(20, 40, 2):
        data = many_notes(report, resolve, lines)
        with suppress(Astray):
            pdf(as_json(data), data["date"])
            continue
        astray.append(data)
    assert astray, "of these typst puts some notes on other pages than their calls"
    made = dict(set_in_children([Job.of(one) for one in astray]))
    assert [made[Job.of(one)] for one in astray] == [typeset(one) for one in astray]

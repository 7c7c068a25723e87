"""Page + template -> Markdown: whatever a report says is shown as it is, and is never markup."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import markdown
import pytest
import yaml
from lxml import html

from generator import build
from generator.model import Body, Report
from generator.resolved import Resolved

CONFIG = yaml.load(
    (Path(__file__).parent.parent / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader
)
EXTENSIONS = [e if isinstance(e, str) else next(iter(e)) for e in CONFIG["markdown_extensions"]]
BASE = "ctoc-cop/session-7/"


def nasty(start: str, name: str) -> str:
    """Return words that are markup to every program that could read them as such."""
    return f'{start}<b>x</b> *y* __z__ [a](b) `c` & &amp; {{#d}} {{{{ e }}}} | "f" \\ ~~g~~ {name}'


STARTS = [
    *("", "1. ", "# ", "{: #x } "),
    *(
        pytest.param(start, marks=pytest.mark.slow)
        for start in ("- ", ": ", "> ", "---", "[r]: ", "</div>", "<!--")
    ),
]


def escaped(text: str) -> str:
    """Return inline Markdown that is just these words."""
    return re.sub(r"([\\*_\[\]])", r"\\\1", text)


@pytest.fixture(scope="module", params=STARTS, ids=repr)
def named(request: pytest.FixtureRequest) -> Callable[[str], str]:
    return lambda name: nasty(request.param, name)


@pytest.fixture(scope="module")
def files(
    report: Callable[..., Report],
    resolve: Callable[..., list[Resolved]],
    conference: Body,
    named: Callable[[str], str],
) -> Mapping[str, str]:
    """Return the pages of a report in which every text is nasty."""

    def text(name: str) -> str:
        return escaped(named(name))

    considered = {"meetings": [named("considered")], "dates": ["2014-10-06"], "recorded": "para:1"}
    paragraph = {
        "number": "1",
        "text": text("paragraph") + "[^1]",
        "officers": [
            {"office": named("office"), "name": named("officer"), "state": named("state")}
        ],
        "table": {
            "title": text("table"),
            "head": [text("head"), "x"],
            "rows": [{"cells": [text("cell"), text("last cell")]}],
        },
        "agenda": {
            "title": text("listed agenda"),
            "items": [{"number": "1", "title": text("listed item")}],
        },
        "items": [{"number": "(a)", "text": text("item"), "closing": text("closing")}],
    }
    act = {
        "number": "7/1",
        "title": text("act"),
        "chapeau": text("chapeau"),
        "preamble": [{"text": text("preamble")}],
        "operative": [{"number": "1", "text": f"*{text('operative')}*"}],
        "annexes": [{"title": text("annex"), "paragraphs": [{"text": text("in annex")}]}],
        "adoption": {
            "sponsors": [named("sponsor")],
            "submitted_by": named("submitter"),
            "draft": "CTOC/COP/2014/L.1",
            "amended": named("amended"),
            "meeting": "10th",
            "date": "2014-10-10",
            "recorded": "para:1",
            "statements": [
                {
                    "about": "financial implications",
                    "document": "CTOC/COP/2014/CRP.5",
                    "part": named("part"),
                    "recorded": "para:1",
                }
            ],
        },
    }
    made = report(
        title=text("report"),
        distribution=named("distribution"),
        original_language=named("original"),
        status={"edition": "final", "copy_is": "unofficial", "remark": named("status")},
        held={"place": named("place"), "opened": "2014-10-06", "closed": "2014-10-10"},
        source=named("source"),
        agenda=[{"number": "1", "title": text("agenda item"), "considered": considered}],
        chapters=[
            {
                "number": "I",
                "title": text("chapter"),
                "paragraphs": [paragraph],
                "sections": [{"title": text("section"), "paragraphs": []}],
            },
            {"number": "II", "title": "x", "resolutions": [act]},
        ],
        notes=[{"number": "1", "text": text("note"), "remark": named("note's remark")}],
        corrections=[
            {
                "place": "para:1",
                "received": named("received"),
                "published": named("published"),
                "remark": named("why"),
            }
        ],
    )
    data = conference.model_dump(mode="json")
    data["texts"]["en"] |= {"name": named("body"), "short_name": named("short name")}
    data["sessions"][6] |= {"name": {"en": named("session")}}
    data["sessions"][5] |= {"held": named("held")}  # of the seventh its report tells
    data["instruments"][0] |= {
        "name": {"en": named("instrument")},
        "short_name": {"en": named("short instrument")},
    }
    return build.render("en", resolve(made, bodies=(Body.model_validate(data),))).files


NAMES = [
    *("paragraph", "office", "officer", "state", "table", "head", "cell", "last cell"),
    *("listed agenda", "listed item", "item", "closing", "act", "chapeau", "preamble"),
    *("operative", "annex", "in annex", "sponsor", "submitter", "amended", "part"),
    *("report", "distribution", "original", "status", "place", "source", "agenda item"),
    *("chapter", "section", "note", "note's remark", "received", "published", "why"),
    *("body", "short name", "session", "held", "instrument", "short instrument", "considered"),
]


@pytest.fixture(scope="module")
def trees(files: Mapping[str, str]) -> dict[str, html.HtmlElement]:
    """Return the pages as a browser reads them."""
    reader = markdown.Markdown(extensions=EXTENSIONS)
    made = {}
    for address, page in files.items():
        reader.reset()
        body = page.partition("\n---\n")[2]
        made[address] = html.fromstring(f"<main>{reader.convert(body)}</main>")
    return made


def single(text: str) -> str:
    return " ".join(text.split())


def test_every_text_is_shown_as_it_is(
    trees: dict[str, html.HtmlElement], named: Callable[[str], str]
) -> None:
    shown = "\n".join(single(tree.text_content()) for tree in trees.values())
    assert [name for name in NAMES if single(named(name)) not in shown] == []


def test_no_text_becomes_an_element(trees: dict[str, html.HtmlElement]) -> None:
    never = {"b", "script", "hr", "pre", "img", "ol", "blockquote", "code"}
    for address, tree in trees.items():
        # The page that says how to cite shows an example.
        allowed = {"blockquote", "code"} if address.endswith("/about/") else set()
        assert not {element.tag for element in tree.iter()} & (never - allowed), address
        assert not [a for a in tree.iter("a") if a.get("href") == "b"], address
        assert not tree.xpath("//*[@id='x' or @id='d']"), address


def test_a_meeting_is_no_markup(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    adoption = {"meeting": "<b>10th</b>", "date": "2014-10-10", "recorded": "para:1"}
    act = {"number": "7/1", "title": "x", "adoption": adoption}
    chapter = {"number": "I", "title": "x", "resolutions": [act]}
    chapter["paragraphs"] = [{"number": "1", "text": "x"}]
    files = build.render("en", resolve(report(chapters=[chapter]))).files
    assert "<b>" not in files[f"{BASE}resolutions/7-1/"]


def test_front_matter_is_yaml_and_says_what_the_page_is(
    files: Mapping[str, str], named: Callable[[str], str]
) -> None:
    for address, page in files.items():
        assert page.lstrip().startswith("---\n"), address
        front = yaml.load(page.lstrip().split("\n---\n")[0], yaml.CSafeLoader)
        assert {"title", "description", "kind", "kind_name", "text", "contents"} <= set(front)
    front = yaml.load(
        files[f"{BASE}resolutions/7-1/"].lstrip().split("\n---\n")[0], yaml.CSafeLoader
    )
    assert front["title"] == "Resolution 7/1"
    assert front["kind"] == "resolution"
    assert front["report"] == BASE.rstrip("/")
    assert single(named("act")) in single(front["description"])


def test_a_page_that_moved_says_where_the_whole_of_it_is_now(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    act = {"number": "7/1", "title": "x", "operative": [{"number": "1", "text": "x"}]}
    chapter = {"number": "I", "title": "Acts", "resolutions": [act]}
    moved = [
        {"old": "resolutions/7-9/#op-1", "new": "resolutions/7-1/#op-1"},
        {"old": "resolutions/7-9/", "new": "resolutions/7-1/"},
        {"old": "resolutions/7-8/#op-2", "new": "resolutions/7-1/#op-1"},
    ]
    files = build.render("en", resolve(report(chapters=[chapter], moved=moved))).files

    def sends_to(number: str) -> dict[str, str]:
        page = files[f"{BASE}resolutions/{number}/"]
        front = yaml.load(page.lstrip().split("\n---\n")[0], yaml.CSafeLoader)
        return dict(front.get("moved_to", {}))

    assert sends_to("7-9") == {"address": f"{BASE}resolutions/7-1/", "id": ""}
    assert sends_to("7-8") == {"address": f"{BASE}resolutions/7-1/", "id": "op-1"}
    assert sends_to("7-1") == {}


def test_front_matter_is_a_line_a_key(invented: Resolved) -> None:
    files = build.render("en", [invented]).files
    lines = (
        files["ipwc/session-4-part-2/resolutions/iv-3/"].lstrip().split("\n---\n")[0].split("\n")
    )
    for line in lines[1:]:
        key, _, value = line.partition(": ")
        assert re.fullmatch("[a-z_]+", key)
        json.loads(value)


def test_a_page_holds_the_text_its_notes_and_who_cites_it(invented: Resolved) -> None:
    files = build.render("en", [invented]).files
    page = files["ipwc/session-4-part-2/agenda/2-a/"]
    assert "{: #para-2 .paragraph .numbered }" in page
    assert "{: #fn-2 .note }" in page
    assert "printed as" in page
    act = files["ipwc/session-4-part-2/resolutions/iv-3/"]
    assert "{: #op-1-a-ii .paragraph .operative .numbered .level-2 }" in act
    assert "{: #cited-in .part }" in act
    assert entities.unescape(act).count("paragraph 1](<#op-1>)") >= 1


def test_each_way_back_from_a_note_says_to_which_call(report, resolve) -> None:
    paragraphs = [
        {"number": "1", "text": "One[^1] and another[^1].", "closing": "A third[^1]."},
        {"number": "2", "text": "A fourth[^1]."},
    ]
    chapter = {"number": "I", "title": "Proceedings", "paragraphs": paragraphs}
    [resolved] = resolve(report(chapters=[chapter], notes=[{"number": "1", "text": "A note."}]))
    page = build.render("en", [resolved]).files["ctoc-cop/session-7/chapters/i/"]
    assert re.findall(r'doc-backlink" aria-label="([^"]*)"', page) == [
        "Back from note 1 to paragraph 1, call 1",
        "Back from note 1 to paragraph 1, call 2",
        "Back from note 1 to paragraph 1, call 3",
        "Back from note 1 to paragraph 2",
    ]

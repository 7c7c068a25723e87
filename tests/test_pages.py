"""Which part of a report is which page: nothing is lost, every id is where it is published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import anchors, build, catalogue, checks, content_folder
from generator.findings import errors
from generator.inline import plain
from generator.model import Report
from generator.pages import names, notes_and_citing, text_pages, whole_pages
from generator.pages.page import Heading, Line, Opening, Page
from generator.resolved import Resolved
from generator.wording import capital

Reports = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]
WORDS = catalogue.load_words("en").pages
BASE = "ctoc-cop/session-7/"


def pages_of(resolved: Resolved) -> dict[str, Page]:
    """Return the pages of a report's texts, by address below the report's."""
    base = anchors.report_address(resolved.report)
    found = text_pages.texts(resolved, notes_and_citing.cited_by([resolved]), WORDS)
    return {page.address.removeprefix(base): page for page in found}


def chapter(**fields: Any) -> dict[str, Any]:
    return {"number": "I", "title": "Chapter", **fields}


def act(number: str, *texts: str, **fields: Any) -> dict[str, Any]:
    operative = [{"number": str(i), "text": text} for i, text in enumerate(texts, 1)]
    return {"number": number, "title": f"Act {number}", "operative": operative, **fields}


# --- notes, references, neighbours ------------------------------------------------------------


@pytest.fixture(scope="module")
def two_acts(report: Reports, resolve: Resolve) -> dict[str, Page]:
    """Return the pages of two acts that call one note and cite each other."""
    first = act("7/1", "*Urges* States[^1]", "a[^2] See [7/2](resolution:7/2#op-1).[^1]")
    second = act(
        "7/2",
        "b[^1] See [7/1](resolution:7/1) and [here](resolution:7/2#op-1).",
        annexes=[{"title": "Rules", "paragraphs": [{"number": "1", "text": "c[^3]"}]}],
    )
    notes = [{"number": str(n), "text": text} for n, text in enumerate(("A", "B", "C[^1]"), 1)]
    made = report(chapters=[chapter(resolutions=[first, second])], notes=notes)
    return pages_of(resolve(made)[0])


def test_a_note_stands_on_each_page_that_calls_it(two_acts: dict[str, Page]) -> None:
    on_pages = {
        address: [called.note.number for called in page.notes] for address, page in two_acts.items()
    }
    assert on_pages == {
        "resolutions/": [],
        "resolutions/7-1/": ["1", "2"],
        "resolutions/7-2/": ["1"],
        "resolutions/7-2/annex/": ["3"],
    }


def test_whatever_text_calls_a_note_it_stands_on_the_page(invented: Resolved) -> None:
    """Each text of a report calls a note of its own: titles, headings, cells of tables too."""
    texts = [path for path in invented.texts if path[0] not in ("notes", "agenda")]
    written = invented.report.model_dump(mode="json")
    for number, path in enumerate(texts, 1):
        *outer, last = path
        reduce(getitem, outer, written)[last] += f"[^{number}]"
    written["notes"] = [{"number": str(n), "text": "A note."} for n in range(1, len(texts) + 1)]
    read = content_folder.Read(Report.model_validate(written), invented.lines, Path())
    [resolved] = build.resolve([read], {invented.body.id: invented.body})
    called = set()
    for address, page in build.render("en", [resolved]).files.items():
        calls = set(re.findall(r"\]\(#fn-(\d+)\)", page))
        assert calls == set(re.findall(r"\{: #fn-(\d+) ", page)), address
        called |= calls
    assert {texts[int(n) - 1] for n in called} == set(texts)


def test_a_note_leads_back_to_each_of_its_calls(two_acts: dict[str, Page]) -> None:
    first = two_acts["resolutions/7-1/"].notes[0]
    assert [(p.title, p.address.removeprefix(BASE), p.id) for p in first.back] == [
        ("resolution 7/1, paragraph 1", "resolutions/7-1/", "fnref-1"),
        ("resolution 7/1, paragraph 2", "resolutions/7-1/", "fnref-1-2"),
    ]
    assert [(p.title, p.address.removeprefix(BASE), p.id) for p in first.elsewhere] == [
        ("resolution 7/2, paragraph 1", "resolutions/7-2/", "fnref-1-3"),
        ("note 3 (resolution 7/2, annex, paragraph 1)", "resolutions/7-2/annex/", "fnref-1-4"),
    ]
    # From the other page the two calls of the first are two places.
    second = two_acts["resolutions/7-2/"].notes[0]
    assert [(p.title, p.id) for p in second.elsewhere] == [
        ("resolution 7/1, paragraph 1", "fnref-1"),
        ("resolution 7/1, paragraph 2", "fnref-1-2"),
        ("note 3 (resolution 7/2, annex, paragraph 1)", "fnref-1-4"),
    ]


def test_what_is_cited_says_by_what_down_to_the_paragraph(two_acts: dict[str, Page]) -> None:
    cited = {
        address: [
            (place.place.title, place.place.id, [c.place.title for c in place.citing])
            for place in page.cited
        ]
        for address, page in two_acts.items()
        if page.cited
    }
    assert cited == {
        "resolutions/7-1/": [("Resolution 7/1", "", ["resolution 7/2, paragraph 1"])],
        "resolutions/7-2/": [
            (
                "Resolution 7/2, paragraph 1",
                "op-1",
                ["resolution 7/1, paragraph 2", "resolution 7/2, paragraph 1"],
            )
        ],
    }


def test_pages_follow_each_other_in_the_order_of_the_report(two_acts: dict[str, Page]) -> None:
    pages = list(two_acts.values())
    addresses = [page.address for page in pages]
    assert [p.following.address if p.following else None for p in pages] == [*addresses[1:], None]
    before = [p.previous.address if p.previous else None for p in pages]
    assert before == [BASE, *addresses[:-1]]


def test_a_chapter_without_a_number_is_called_by_its_title(
    report: Reports, resolve: Resolve
) -> None:
    """Those of a session of the General Assembly were "Chapter", all eight of them."""
    chapters = [
        {"title": "Fifth Committee", "resolutions": [act("7/1", "*Notes* it.")]},
        {"title": "Sixth Committee", "resolutions": [act("7/2", "*Notes* it.")]},
    ]
    [resolved] = resolve(report(chapters=chapters, whole_up_to="1"))
    made = build.render("en", [resolved])
    page = pages_of(resolved)["chapters/fifth-committee/"]
    assert (page.label, page.title) == ("Fifth Committee", "")
    listed = made.theme["reports"]["ctoc-cop/session-7"]["navigation"]
    [under] = [one["items"] for one in listed if one["title"] == "Chapters"]
    assert [one["title"] for one in under] == ["Fifth Committee", "Sixth Committee"]
    files = made.files
    assert '# <span class="act-title">Fifth Committee</span>' in files[page.address]
    assert "[Fifth Committee](<fifth-committee/index.md>)" in files[f"{BASE}chapters/"]
    assert '"title": "Fifth Committee"' in files[f"{BASE}full/chapter-fifth-committee/"]
    place = names.full_name(resolved, resolved.anchors["chapters", 0], WORDS)
    assert place == "“Fifth Committee”"


def test_a_search_shows_acts_before_accounts_and_both_before_lists() -> None:
    order = {kind: Page("", kind, "", "").order for kind in ("annex", "chapter", "register")}
    assert order == {"annex": 0, "chapter": 1, "register": 2}


def test_a_page_lists_its_contents_and_where_it_stands(two_acts: dict[str, Page]) -> None:
    page = two_acts["resolutions/7-2/"]
    assert [(entry.title, entry.id) for entry in page.contents] == [
        ("Annexes", "annexes"),
        ("Notes", "notes"),
        ("Cited in", "cited-in"),
    ]
    assert [entry.page.removeprefix(BASE) for entry in page.contents[0].items] == [
        "resolutions/7-2/annex/"
    ]
    trail = two_acts["resolutions/7-2/annex/"].breadcrumbs
    assert [place.title for place in trail] == [
        "Handbook",
        "Conference",
        "Seventh session",
        "Resolutions",
        "Resolution 7/2",
    ]


# --- whatever a report holds ------------------------------------------------------------------


class Writer:
    """Writes a report at random, numbered as it must be; each text is a word of its own."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.counts: Counter[str] = Counter()

    def some(self, most: int = 2) -> range:
        return range(int(self.draw(st.integers(0, most))))

    def maybe(self) -> bool:
        return bool(self.draw(st.booleans()))

    def next(self, what: str) -> int:
        self.counts[what] += 1
        return self.counts[what]

    def words(self) -> str:
        return f"word{self.next('word')}x"

    def items(self) -> list[dict[str, Any]]:
        return [
            {
                "number": f"({chr(97 + i)})",
                "text": self.words(),
                "items": [
                    {"number": f"({'i' * (n + 1)})", "text": self.words()} for n in self.some()
                ],
                "closing": self.words() if self.maybe() else "",
            }
            for i in self.some()
        ]

    def paragraph(self, number: str) -> dict[str, Any]:
        made: dict[str, Any] = {"number": number, "text": self.words(), "items": self.items()}
        extra = self.draw(st.sampled_from(["", "", "", "officers", "table", "closing", "note"]))
        if extra == "officers":
            made["officers"] = [{"office": "Chair", "name": self.words(), "state": self.words()}]
        elif extra == "table":
            head = [self.words(), self.words()]
            rows = [{"cells": [self.words(), self.words()]} for _ in self.some()]
            made["table"] = {"title": self.words(), "head": head, "rows": rows}
        elif extra == "closing":
            made["closing"] = self.words()
        elif extra == "note":
            made["text"] += f"[^{self.next('note')}]"
        return made

    def own(self, first: int = 1) -> list[dict[str, Any]]:
        """Return paragraphs that are counted in their text, and at times one without number."""
        made = [self.paragraph(str(first + i)) for i in self.some(3)]
        return [*made, self.paragraph("")] if self.maybe() else made

    def of_the_report(self) -> list[dict[str, Any]]:
        return [self.paragraph(str(self.next("paragraph"))) for _ in self.some()]

    def sections(self) -> list[dict[str, Any]]:
        return [
            {"number": "AB"[n], "title": self.words(), "paragraphs": [self.paragraph("")]}
            for n in self.some()
        ]

    def annexes(self) -> list[dict[str, Any]]:
        return [
            {
                "number": number,
                "title": self.words(),
                "paragraphs": self.own(),
                "sections": self.sections(),
            }
            for number in self.draw(st.sampled_from([(), ("",), ("I", "II")]))
        ]

    def act(self, kind: str) -> dict[str, Any]:
        return {
            "number": f"7/{self.next(kind)}",
            "title": self.words(),
            "chapeau": self.words() if self.maybe() else "",
            "preamble": [self.paragraph("") for _ in self.some()],
            "operative": self.own(),
            "sections": self.sections(),
            "annexes": self.annexes(),
        }

    def division(self, number: str, depth: int = 0) -> dict[str, Any]:
        holds = self.draw(st.sampled_from(["words", "words", "resolutions", "decisions", "both"]))
        made: dict[str, Any] = {"number": number, "title": self.words()}
        if depth < 2:
            item = self.draw(st.sampled_from(["", "", "", "1", "2-a"]))
            made["agenda_item"] = item if item not in self.counts else ""
            self.counts[made["agenda_item"]] += 1
        made["paragraphs"] = self.of_the_report()
        if holds in ("resolutions", "both"):
            made["resolutions"] = [self.act("resolution") for _ in self.some()]
        if holds in ("decisions", "both"):
            made["decisions"] = [self.act("decision") for _ in self.some()]
        if depth < 3:
            numbers = self.draw(st.sampled_from(["AB", "A", "12", ""]))
            made["sections"] = [self.division(number, depth + 1) for number in numbers]
        return made

    def report(self) -> dict[str, Any]:
        chapters = [self.division("I" * (n + 1)) for n in self.some(3)]
        annexes = [
            {
                "number": "I" * (n + 1),
                "title": self.words(),
                "paragraphs": self.own(),
                "decisions": [self.act("decision") for _ in self.some()],
            }
            for n in self.some()
        ]
        items = [{"number": "a", "title": self.words()}]
        agenda = [
            {"number": "1", "title": self.words()},
            {"number": "2", "title": self.words(), "items": items},
        ]
        notes = [
            {"number": str(number), "text": self.words()}
            for number in range(1, self.counts["note"] + 1)
        ]
        return {"chapters": chapters, "annexes": annexes, "agenda": agenda, "notes": notes}


@st.composite
def written(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    """Return the fields of a report that is right but for its form."""
    return Writer(draw).report()


OF_NO_PAGE = (checks.structure.empty_part, checks.sentences.act_without_end)
"""Rules that what is drawn by lot breaks, and that has pages all the same."""


@settings(max_examples=6 * settings().max_examples // 10)
@given(fields=written())
def test_no_word_and_no_id_is_lost(
    report: Reports, resolve: Resolve, fields: dict[str, Any]
) -> None:
    [resolved] = resolve(report(title="The report", **fields))
    acts = [a.path[0] for a in resolved.anchors.values() if a.kind in ("resolution", "decision")]
    assume(not acts or "chapters" in acts)  # the test after this one says why
    wrong = [
        finding
        for rule, told in checks.of_a_report(resolved)
        if rule not in OF_NO_PAGE
        for path, message in told
        for finding in [resolved.lines.finding(checks.name_of(rule), path, message)]
    ]
    assert not errors(wrong)
    files = build.render("en", [resolved]).files
    own = {address: text for address, text in files.items() if not address.endswith("/full/")}
    for address, id_ in {(a.address, a.id) for a in resolved.anchors.values()}:
        assert address in files
        if id_:
            assert re.search(rf'\{{: #{id_}[ }}]|id="{id_}"', files[address]), (address, id_)
    for path, nodes in resolved.texts.items():
        address = resolved.anchor_of(path).address
        listed = path[0] in ("notes", "agenda")
        pages = own.values() if listed else [files[address]]
        words = plain(nodes)
        # The title of an item begins a line of its own with a capital.
        said = {words, capital(words)} if path[0] == "agenda" else {words}
        assert any(word in page for word in said for page in pages), (path, address)
    assert_whole_on_one_page(resolved, files)


def assert_whole_on_one_page(resolved: Resolved, files: Mapping[str, str]) -> None:
    """The page of the whole report has each text once, in order, and each place under an id."""
    base = anchors.report_address(resolved.report)
    page = files[f"{base}full/"].partition("\n---\n")[2]
    at = page.index("# ")
    for path, nodes in resolved.texts.items():
        if path[0] in ("chapters", "annexes") and nodes:
            at = page.index(plain(nodes), at) + 1
    ids = re.findall(r"\{: #([\w-]+)[ }]", page)
    assert len(ids) == len(set(ids))
    lists = (f"{base}agenda/", base)
    places = {(a.address, a.id) for a in resolved.anchors.values() if a.address not in lists}
    [whole] = whole_pages.pages(resolved, text_pages.texts(resolved, {}, WORDS), WORDS)
    assert {*whole.places} == places
    assert {*whole.places.values()} <= {*ids}
    for inside in re.findall(r"\(<?#([\w-]+)", page):
        assert inside in ids


def test_all_acts_may_stand_in_annexes_to_the_report(report: Reports, resolve: Resolve) -> None:
    annex = {"number": "I", "title": "Decisions", "decisions": [act("7/1", "x")]}
    assert build.render("en", resolve(report(annexes=[annex]))).files


# --- names ------------------------------------------------------------------------------------


def test_an_act_has_its_annexes_for_paper_a_step_deeper_and_without_addresses(
    seventh_session: Resolved,
) -> None:
    words = catalogue.load_words("en").pages
    pages = {page.address: page for page in text_pages.texts(seventh_session, {}, words)}
    act = pages["ctoc-cop/session-7/resolutions/7-3/"]
    for name, printed in zip(("I", "II"), act.facts.on_paper, strict=True):
        annex = pages[f"{act.address}annex-{name.lower()}/"]
        opening, *blocks = printed.blocks
        assert isinstance(opening, Opening) and opening.number == f"Annex {name}"
        assert printed.notes == annex.notes
        for block, own in zip(blocks, annex.blocks, strict=True):
            assert getattr(block, "id", "") == ""
            if isinstance(own, Heading):
                assert isinstance(block, Heading) and block.level == own.level + 1
            else:
                assert replace(own, id="") == block
    assert not pages["ctoc-cop/session-7/resolutions/7-1/"].facts.on_paper


def test_an_agenda_in_a_numbered_paragraph_stands_under_its_number(
    report: Reports, resolve: Resolve
) -> None:
    """Else 5, 1, 2, 6 would read as paragraphs; where these have no numbers, it has the column."""
    items = [{"number": "1", "title": "Nets", "items": [{"number": "(a)", "title": "Meshes"}]}]
    paragraphs = [
        {"number": "5", "text": "The agenda read:", "agenda": {"items": items}},
        {"text": "The agenda of the next session:", "agenda": {"items": items}},
    ]
    [resolved] = resolve(report(chapters=[chapter(paragraphs=paragraphs)]))
    blocks = pages_of(resolved)["chapters/i/"].blocks
    levels = [(one.number, one.level) for one in blocks if isinstance(one, Line)]
    assert levels == [("5.", 0), ("1.", 1), ("(a)", 2), ("", 0), ("1.", 0), ("(a)", 1)]

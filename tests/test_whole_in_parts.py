"""A long report is published in parts, by chapter, a long chapter some acts at a time: a page, PDF,
HTML file and book of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator import build
from generator.exporter import Publication
from generator.exporters.data.overview import with_overview
from generator.exporters.epub import writing as epub
from generator.exporters.one_file import writing as one_file
from generator.exporters.paper.printing import documents
from generator.model import Body, Report
from generator.model.body import ActNouns
from generator.pages.page import Line, Opening
from generator.pages.whole_in_parts import Part, is_in_parts, parts
from generator.pages.whole_report import Placed, whole_report
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
BASE = "ctoc-cop/session-7/"
PARTS = [f"{BASE}full/resolutions/", f"{BASE}full/chapter-ii/", f"{BASE}full/annex-i/"]
STEMS = ["x-1-resolutions", "x-1-chapter-ii", "x-1-annex-i"]

Reports = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]


@pytest.fixture(scope="module")
def of_three(report: Reports) -> Callable[..., Report]:
    """Return a function that makes a report of two chapters and an annex, which cite each other
    and call one note."""

    def made(**fields: Any) -> Report:
        act = {
            "number": "7/1",
            "title": "Nets",
            "operative": [{"number": "1", "text": "See [paragraph 1](para:1).[^1]"}],
            "annexes": [{"title": "Rules", "paragraphs": [{"number": "1", "text": "As above."}]}],
        }
        first = {"number": "1", "text": "See [paragraph 2](para:2) and [7/1](resolution:7/1).[^1]"}
        second = {"number": "2", "text": "See [annex I](annex:i)."}
        chapters = [
            {"number": "I", "title": "Acts", "resolutions": [act]},
            {"number": "II", "title": "Account", "paragraphs": [first, second]},
        ]
        annex = {"number": "I", "title": "Papers", "paragraphs": [{"number": "3", "text": "None."}]}
        told = {"symbol": "X/1", "chapters": chapters, "annexes": [annex], **fields}
        return report(notes=[{"number": "1", "text": "A note."}], **told)

    return made


@pytest.fixture(scope="module")
def long(of_three: Callable[..., Report], resolve: Resolve) -> Publication:
    return Publication(build.render("en", resolve(of_three(whole_up_to="3"))), ROOT)


def test_the_report_says_from_where_on_or_else_the_body(
    of_three: Callable[..., Report], resolve: Resolve
) -> None:
    [short] = resolve(of_three())
    assert not is_in_parts(short), "2,000 paragraphs, where nothing is said"
    count = sum(bool(anchor.id) for anchor in short.anchors.values())
    assert not is_in_parts(resolve(of_three(whole_up_to=str(count)))[0])
    assert is_in_parts(resolve(of_three(whole_up_to=str(count - 1)))[0])


@pytest.mark.parametrize("wrong", ["0", "-1", "many", "1.5"])
def test_what_is_no_number_of_paragraphs_is_told(
    of_three: Callable[..., Report], wrong: str
) -> None:
    with pytest.raises(ValidationError, match="it must be a number of paragraphs: 2000"):
        of_three(whole_up_to=wrong)


def test_the_parts_are_the_whole_in_its_order(long: Publication) -> None:
    [resolved] = long.made.resolved
    words = resolved.catalogue.pages
    found = parts(resolved, words)
    assert [one.address for one in found] == PARTS
    assert [one.label for one in found] == ["Chapter I", "Chapter II", "Annex I"]
    assert tuple(block for one in found for block in one.blocks) == whole_report(resolved, words)


def test_a_page_leads_to_the_parts_and_each_to_its_neighbours(long: Publication) -> None:
    files = long.made.files
    leading = files[f"{BASE}full/"]
    assert re.findall(r"\]\(<([^>]+)>\)", leading.partition("As it is long")[2]) == [
        "resolutions/index.md", "chapter-ii/index.md", "annex-i/index.md"
    ]  # fmt: skip
    begins = re.findall(r'data-rows="([^"]+)"', leading)
    assert [one.split()[0] for one in begins] == ["resolutions", "chapter-ii", "annex-i"]
    for part, names in zip(PARTS, begins, strict=True):
        ids = re.findall(r"\{: #([a-z0-9-]+)", files[part].partition("\n# ")[2])
        led_to = [id_ for id_ in ids if f"{id_}-".startswith(tuple(f"{n}-" for n in names.split()))]
        assert set(ids) - {*led_to} <= {"title", "notes"}
    order = files[PARTS[1]].partition('class="page-order"')[2]
    assert re.findall(r"<([^>\s]+index\.md)>", order) == [
        "../resolutions/index.md", "../annex-i/index.md"
    ]  # fmt: skip


def test_what_is_in_a_part_is_led_to_there_all_else_on_its_own_page(long: Publication) -> None:
    page = long.made.files[PARTS[1]]
    assert "[paragraph 2](<#para-2>)" in page
    assert "resolutions/7-1/index.md>)" in page
    assert 'id="fn-1"' in page or "#fn-1 .note" in page, "each part has the notes that it calls"
    assert "#fn-1 .note" not in long.made.files[PARTS[2]]


def test_each_part_has_its_forms_and_the_report_none_of_the_whole(
    long: Publication, tmp_path: Path
) -> None:
    made = long.made
    papers = [one.file for one in documents("en", made.resolved, "https://x.example/")]
    expected = [f"{address}{stem}" for address, stem in zip(PARTS, STEMS, strict=True)]
    assert [file for file in papers if "/full/" in file] == [f"{one}.pdf" for one in expected]
    assert f"{BASE}x-1.pdf" not in papers
    titles = {
        one.file: "".join(map(str, one.data["report-title"]))
        for one in documents("en", made.resolved, "https://x.example/")
    }
    assert titles[f"{expected[1]}.pdf"].endswith(": Chapter II")

    for exporter in (*one_file.EXPORTERS, *epub.EXPORTERS):
        folder = tmp_path / exporter.form
        exporter.export(long, folder, lambda *_: None)
        written = {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")}
        assert written == {f"{one}.{exporter.form}" for one in expected}
    listed = with_overview(long, tmp_path, ("html", "epub")).files[f"{BASE}data/"]
    names = re.findall(r">(x-1-[a-z-]+\.(?:html|epub))<", listed)
    assert names == [f"{stem}.{form}" for stem in STEMS for form in ("html", "epub")]
    file = (tmp_path / "html" / f"{expected[1]}.html").read_text("utf-8")
    assert "See" in file and "As above." not in file and "page-order" not in file
    head = re.search(r"<h1.*?</h1>", file, re.DOTALL)
    assert head and re.sub(r"<[^>]+>", "", head[0]).strip().endswith(": Chapter II")
    assert f'href="https://plenary.example/en/{BASE}resolutions/7-1/"' in file


def test_the_pages_promise_the_forms_where_they_are(
    of_three: Callable[..., Report], resolve: Resolve
) -> None:
    def offered(page: Any, report: Report) -> tuple[tuple[str, str], ...]:
        named = ((one.form, one.offered(page, report)) for one in exporters)
        return tuple((form, name) for form, name in named if name)

    exporters = (*one_file.EXPORTERS, *epub.EXPORTERS)
    made = build.render("en", resolve(of_three(whole_up_to="3")), offered=offered)
    for address, stem in zip(PARTS, STEMS, strict=True):
        assert f"{stem}.html" in made.files[address] and f"{stem}.epub" in made.files[address]
    first = made.files[BASE]
    assert "x-1.html" not in first and "x-1.epub" not in first
    assert '"form": "parts"' in first


# --- a chapter that is too long for one part ------------------------------------------------------

CHAPTER = f"{BASE}full/resolutions/"
IN_PIECES = [
    (CHAPTER, "Chapter I, resolution 7/1"),
    (f"{BASE}full/from-resolution-7-2/", "Chapter I, resolution 7/2"),
    (f"{BASE}full/from-resolution-7-3/", "Chapter I, resolution 7/3"),
    (f"{BASE}full/from-resolution-7-4/", "Chapter I, resolution 7/4 to section A"),
    (f"{BASE}full/from-decision-7-1/", "Chapter I, decisions 7/1 to 7/2"),
    (f"{BASE}full/from-decision-7-3/", "Chapter I, decision 7/3"),
    (f"{BASE}full/chapter-ii/", "Chapter II"),
]
"""Of four paragraphs at most, with their parts and headings; resolution 7/3 alone has seven. What
holds the resolutions, or the decisions, has the address of their list."""
BEGIN = [
    ["I.", "Resolution 7/1"],
    ["I.", "Resolution 7/2"],
    ["I.", "Resolution 7/3", "Annex"],
    ["I.", "Resolution 7/4", "A."],
    ["I.", "B.", "Decision 7/1", "Decision 7/2"],
    ["I.", "B.", "Decision 7/3"],
    ["II."],
]
"""The openings of each part: the headings that it stands under, then those of its own."""


def act(number: str, count: int, **fields: Any) -> dict[str, Any]:
    """Return an act of so many paragraphs."""
    paragraphs = [{"number": str(at + 1), "text": "*Notes* it."} for at in range(count)]
    return {"number": number, "title": f"Act {number}", "operative": paragraphs, **fields}


def account(*numbers: str) -> list[dict[str, str]]:
    """Return paragraphs of the report."""
    return [{"number": number, "text": "It met."} for number in numbers]


@pytest.fixture(scope="module")
def with_a_long_chapter(report: Reports) -> Report:
    annex = {"title": "Rules", "paragraphs": account("1", "2")}
    first = {
        "number": "I",
        "title": "Acts and account",
        "paragraphs": account("1"),
        "resolutions": [
            act("7/1", 2),
            act("7/2", 2),
            act("7/3", 5, annexes=[annex]),
            act("7/4", 1),
        ],
        "sections": [
            {"number": "A", "title": "Opening", "paragraphs": account("2", "3")},
            {
                "number": "B",
                "title": "Decisions",
                "decisions": [act("7/1", 1), act("7/2", 3), act("7/3", 1)],
            },
        ],
    }
    second = {"number": "II", "title": "Closing", "paragraphs": account("4")}
    return report(symbol="X/1", chapters=[first, second], whole_up_to="4")


@pytest.fixture(scope="module")
def in_pieces(with_a_long_chapter: Report, resolve: Resolve) -> Publication:
    return Publication(build.render("en", resolve(with_a_long_chapter)), ROOT)


def openings(part: Part) -> list[str]:
    return [one.block.number for one in part.blocks if isinstance(one.block, Opening)]


def test_a_long_chapter_comes_some_acts_at_a_time(in_pieces: Publication) -> None:
    [resolved] = in_pieces.made.resolved
    found = parts(resolved, resolved.catalogue.pages)
    assert [(one.address, one.label) for one in found] == IN_PIECES
    assert list(map(openings, found)) == BEGIN


def test_all_of_a_long_chapter_is_in_its_parts_once(in_pieces: Publication) -> None:
    [resolved] = in_pieces.made.resolved
    words = resolved.catalogue.pages
    once: list[Placed] = []
    for part in parts(resolved, words):
        again = 0
        while part.blocks[again] in once:  # the headings that it stands under
            assert isinstance(part.blocks[again].block, Opening)
            again += 1
        once += part.blocks[again:]
    assert tuple(once) == whole_report(resolved, words)


def test_the_page_of_the_parts_says_which_acts_each_holds(in_pieces: Publication) -> None:
    listed = in_pieces.made.files[f"{BASE}full/"].partition("As it is long")[2]
    assert re.findall(r"- \[([^]]+)\]\(<([^>]+)>\)", listed) == [
        ("I. Acts and account, resolution 7/1", "resolutions/index.md"),
        ("I. Acts and account, resolution 7/2", "from-resolution-7-2/index.md"),
        ("I. Acts and account, resolution 7/3", "from-resolution-7-3/index.md"),
        ("I. Acts and account, resolution 7/4 to section A", "from-resolution-7-4/index.md"),
        ("I. Acts and account, decisions 7/1 to 7/2", "from-decision-7-1/index.md"),
        ("I. Acts and account, decision 7/3", "from-decision-7-3/index.md"),
        ("II. Closing", "chapter-ii/index.md"),
    ]


def test_a_part_of_a_chapter_has_its_headings_at_their_levels(in_pieces: Publication) -> None:
    page = in_pieces.made.files[f"{BASE}full/from-decision-7-3/"]
    found = re.findall(r"^(#+) .*\{: #([\w-]+) \.opening \}$", page, re.MULTILINE)
    assert found == [
        ("##", "resolutions"),
        ("###", "decisions"),
        ("####", "decision-7-3"),
    ]


def test_each_part_of_a_chapter_has_its_forms(in_pieces: Publication, tmp_path: Path) -> None:
    made = in_pieces.made
    stems = [f"{address}x-1-{address.split('/')[-2]}" for address, _ in IN_PIECES]
    papers = documents("en", made.resolved, "https://x.example/")
    printed = {one.file: one.data["title"] for one in papers if "/full/" in one.file}
    assert list(printed) == [f"{stem}.pdf" for stem in stems]
    assert printed[f"{stems[4]}.pdf"].startswith("Seventh session, Chapter I, decisions 7/1 to 7/2")
    for exporter in (*one_file.EXPORTERS, *epub.EXPORTERS):
        folder = tmp_path / exporter.form
        exporter.export(in_pieces, folder, lambda *_: None)
        written = {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")}
        assert written == {f"{stem}.{exporter.form}" for stem in stems}


def test_acts_that_a_body_calls_otherwise_keep_their_word(
    report: Reports, resolve: Resolve, conference: Body
) -> None:
    nouns = ActNouns(one="measure", many="measures")
    numbers = conference.resolution.model_copy(update={"called": {"en": nouns}})
    body = conference.model_copy(update={"resolution": numbers})
    acts = [act("7/1", 3), act("7/2", 1), act("7/3", 1), act("7/4", 1)]
    chapters = [{"number": "I", "title": "Acts", "resolutions": acts}]
    [resolved] = resolve(report(chapters=chapters, whole_up_to="3"), bodies=(body,))
    found = [part.holds for part in parts(resolved, resolved.catalogue.pages)]
    assert found == ["measure 7/1", "measures 7/2 to 7/4"]


def test_an_act_without_a_text_goes_with_the_one_before(report: Reports, resolve: Resolve) -> None:
    acts = [act("7/1", 3), act("7/2", 0), act("7/3", 1)]
    chapters = [{"number": "I", "title": "Acts", "resolutions": acts}]
    [resolved] = resolve(report(chapters=chapters, whole_up_to="3"))
    found = [part.holds for part in parts(resolved, resolved.catalogue.pages)]
    assert found == ["resolutions 7/1 to 7/2", "resolution 7/3"]


def test_no_part_begins_within_what_is_a_page_of_its_own(report: Reports, resolve: Resolve) -> None:
    """Sections A and B are the account of one item, and share its page."""
    of_item = {"agenda_item": "1"}
    sections = [
        {"number": "A", "title": "Debate", **of_item, "paragraphs": account("1", "2")},
        {"number": "B", "title": "Outcome", **of_item, "paragraphs": account("3", "4")},
        {"number": "C", "title": "Other", "paragraphs": account("5", "6")},
    ]
    chapters = [{"number": "I", "title": "Account", "sections": sections}]
    agenda = [{"number": "1", "title": "Nets"}]
    [resolved] = resolve(report(agenda=agenda, chapters=chapters, whole_up_to="2"))
    found = parts(resolved, resolved.catalogue.pages)
    assert [one.holds for one in found] == ["section A", "section C"]
    assert [one.address.removeprefix(f"{BASE}full/") for one in found] == [
        "chapter-i/", "from-chapter-i-sect-c/"
    ]  # fmt: skip


def test_acts_that_have_a_date_for_their_number_are_named_by_it(
    report: Reports, resolve: Resolve
) -> None:
    acts = [act("2021-05-03", 3), act("2021-05-04", 1), act("2021-05-06", 1)]
    chapters = [{"number": "I", "title": "Acts", "resolutions": acts}]
    [resolved] = resolve(report(chapters=chapters, whole_up_to="3"))
    assert [part.holds for part in parts(resolved, resolved.catalogue.pages)] == [
        "resolution of 3 May 2021",
        "resolution of 4 May 2021 to resolution of 6 May 2021",
    ]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.integers(1, 12))
@settings(max_examples=20, deadline=None)
def test_a_part_is_too_long_only_where_one_act_is(
    report: Reports, resolve: Resolve, lengths: list[int], up_to: int
) -> None:
    acts = [act(f"7/{number + 1}", count) for number, count in enumerate(lengths)]
    chapters = [{"number": "I", "title": "Acts", "resolutions": acts}]
    [resolved] = resolve(report(chapters=chapters, whole_up_to=str(up_to)))
    found = [
        [block for placed in part.blocks if isinstance(block := placed.block, Line)]
        for part in parts(resolved, resolved.catalogue.pages)
    ]
    assert sum(map(len, found)) == sum(lengths)
    for one in found:
        assert len(one) <= up_to or len({line.path[:4] for line in one}) == 1
    for one, following in pairwise(found):
        next_act = [line for line in following if line.path[:4] == following[0].path[:4]]
        assert len(one) + len(next_act) > up_to, "it could have been longer"

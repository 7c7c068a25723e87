"""A long report is published in parts, by chapter: page, PDF, one HTML file and book of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator import build
from generator.exporter import Publication
from generator.exporters.data.overview import with_overview
from generator.exporters.epub import writing as epub
from generator.exporters.one_file import writing as one_file
from generator.exporters.paper.printing import documents
from generator.model import Report
from generator.pages.whole_report import is_in_parts, parts, whole_report
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

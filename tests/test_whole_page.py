"""The whole report as elements: made once of its page, for the forms that are read elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build, exporter
from generator.anchors import report_address
from generator.exporter import Publication
from generator.exporters.epub import writing as epub
from generator.exporters.one_file import writing as one_file
from generator.model import Report
from generator.resolved import Resolved
from generator.whole_page import has

ROOT = Path(__file__).parent.parent
ONLINE = "https://plenary.example/en/"
HERE = f"{ONLINE}ctoc-cop/session-7/"


@pytest.fixture(scope="module")
def publication(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> Publication:
    """Return a report with a reference of each kind, of which a part stood elsewhere before."""
    text = (
        "See [para 1](para:1), [item 1](item:1), [resolution 5/1](resolution:5/1), "
        "[A/60/88](un:A/60/88) and [CRP](un:CTOC/COP/2014/CRP.4).[^1]"
    )
    act = {"number": "7/1", "title": "Title", "operative": [{"number": "1", "text": text}]}
    paragraphs = [{"number": "1", "text": "Words."}]
    chapter = {"number": "I", "title": "One", "paragraphs": paragraphs, "resolutions": [act]}
    made = report(
        chapters=[chapter],
        agenda=[{"number": "1", "title": "Opening"}],
        notes=[{"number": "1", "text": "A note."}],
        moved=[{"old": "full/#old", "new": "full/#para-1"}],
    )
    return Publication(build.render("en", resolve(made)), ROOT)


def test_it_says_nothing_of_the_handbook_that_it_is_a_page_of(publication: Publication) -> None:
    [resolved] = publication.made.resolved
    page = publication.made.files[f"{report_address(resolved.report)}full/"]
    assert 'class="breadcrumbs"' in page and "#old .moved" in page
    elements = publication.wholes_of(resolved)[0].elements()
    assert has(elements[0], "masthead")
    assert not [e for one in elements for e in one.iter() if has(e, "breadcrumbs", "moved")]


def test_what_is_in_it_is_led_to_inside_all_else_by_a_full_address(
    publication: Publication,
) -> None:
    [resolved] = publication.made.resolved
    links = [
        link
        for element in publication.wholes_of(resolved)[0].elements()
        for link in element.iter("a")
    ]
    led = {"".join(link.itertext()): link for link in links if not has(link, "handle")}
    hrefs = {words: link.get("href") for words, link in led.items()}
    assert hrefs["para 1"] == "#para-1"
    assert hrefs["item 1"] == f"{HERE}agenda/#item-1"
    assert hrefs["resolution 5/1"] == f"{ONLINE}ctoc-cop/#resolution-5-1"
    assert hrefs["A/60/88"] == "https://docs.un.org/en/A/60/88"
    for words in ("item 1", "resolution 5/1", "A/60/88", "CRP"):
        assert has(led[words], "outside")
    assert led["A/60/88"].get("title") == "Outside this handbook"
    assert led["resolution 5/1"].get("title") == "In this handbook, online"
    assert not has(led["para 1"], "outside") and led["para 1"].get("title") is None
    handles = {link.get("href") for link in links if has(link, "handle")}
    assert {f"{HERE}resolutions/7-1/#op-1"} <= handles
    assert all(href.startswith(("https:", "#")) for href in hrefs.values() if href)


def test_it_is_read_once_for_all_forms(
    publication: Publication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Publication(publication.made, publication.project)
    real, read = exporter.whole_page, []
    monkeypatch.setattr(exporter, "whole_page", lambda *what: read.append(what) or real(*what))
    one_file.export(made, tmp_path / "html", lambda *_: None)
    epub.export(made, tmp_path / "epub", lambda *_: None)
    assert len(read) == 1


def test_each_form_may_change_what_it_gets(publication: Publication) -> None:
    [whole] = publication.wholes_of(publication.made.resolved[0])
    first = whole.elements()
    first[0].clear()
    assert whole.elements()[0].get("class") == "masthead"

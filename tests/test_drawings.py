"""The drawings: plain SVG that a strict page can hold, with all that the tables have."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from drawn import WORDS, map_of, timeline_of
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build
from generator.drawings.citations_map import LEGIBLE, citations
from generator.drawings.svg import WIDTH, length, lines
from generator.model import Report
from generator.pages.marked_places import MarkedPlaces
from generator.resolved import Resolved

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {
        "class",
        "role",
        "aria-labelledby",
        "aria-describedby",
        "viewBox",
        "width",
        "height",
        "fill",
    },
    "title": {"id"},
    "desc": {"id"},
    "g": set(),
    "a": {"href"},
    "text": {"x", "y", "font-size", "font-weight", "font-style", "class"},
    "line": {"x1", "y1", "x2", "y2", "class"},
    "circle": {"cx", "cy", "r", "fill", "class"},
    "path": {"d", "fill"},
}
STROKES = {"stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"}
STROKED = ("line", "circle", "path")

DRAWERS = {"timeline": timeline_of, "citations": map_of}


@pytest.fixture(scope="module", params=sorted(DRAWERS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def assert_plain(drawing: str, prefix: str) -> ET.Element:
    """Assert that a drawing is SVG without style or script, readable by all; return it parsed."""
    root = ET.fromstring(drawing)
    for element in root.iter():
        kind = element.tag.removeprefix(SVG)
        assert kind in ALLOWED, kind
        assert set(element.attrib) <= ALLOWED[kind] | (STROKES if kind in STROKED else set())
        for key in ("fill", "stroke"):
            assert element.get(key) in (None, "none", "currentColor")
        if kind == "text":
            assert len(element) == 0
            assert (element.text or "").strip()
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert ids == [f"{prefix}-title", f"{prefix}-desc"]
    # An image's links would be lost to those who hear it.
    assert root.get("role") == "group"
    assert [root.get("aria-labelledby"), root.get("aria-describedby")] == ids
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    return root


def test_a_drawing_is_plain_svg(name: str, seventh_session: Resolved, invented: Resolved) -> None:
    for resolved in (seventh_session, invented):
        root = assert_plain(DRAWERS[name](resolved), name)
        assert root.get("viewBox") == f"0 0 {WIDTH} {root.get('height')}"


def test_the_same_report_gives_the_same_bytes(name: str, seventh_session: Resolved) -> None:
    assert DRAWERS[name](seventh_session) == DRAWERS[name](seventh_session)


def drawn_words(drawing: str) -> str:
    """Return all words of a drawing, those too that show when pointed at."""
    return " ".join(" ".join(ET.fromstring(drawing).itertext()).split())


def test_the_timeline_shows_days_meetings_items_and_texts(seventh_session: Resolved) -> None:
    drawing = timeline_of(seventh_session)
    root = ET.fromstring(drawing)
    texts = [element.text for element in root.iter(f"{SVG}text")]
    bold = [e.text for e in root.iter(f"{SVG}text") if e.get("font-weight") and not e.get("class")]
    assert bold == [
        *("6 October 2014", "1st meeting", "2nd meeting", "7 October 2014", "3rd meeting"),
        *("4th meeting", "8 October 2014", "5th meeting", "6th meeting", "9 October 2014"),
        *("7th meeting", "8th meeting", "10 October 2014", "9th meeting", "10th meeting"),
    ]
    circles = [element.get("class") for element in root.iter(f"{SVG}circle")]
    assert circles.count("meeting") == 9
    assert circles[1] == "meeting uncertain"
    assert "6 or 7 October 2014 (not specified in the" in texts
    beside = [element for element in root.iter(f"{SVG}line") if element.get("class") == "beside"]
    assert len(beside) == 2
    words = drawn_words(drawing)
    assert (
        "Also met: Working Group on International Cooperation "
        "(three meetings, 8 and 9 October 2014)" in words
    )
    for number, day in (("1st", "6"), ("3rd", "9"), ("4th", "10")):
        told = f"Also met: Bureau of the Conference ({number} meeting, {day} October 2014)"
        assert told in words
    told = "Committee of the Whole (3 meetings, on days not specified in the report)"
    assert f"Also met: {told}" in words
    assert "Also: paragraphs 4, 6 and 7" in words
    assert "Also: paragraph 37 " in words
    for number, act in (("7/1", "resolution"), ("7/2", "decision")):
        assert f"Adopted {act} {number}: " in words


def test_the_full_title_shows_when_a_cut_one_is_pointed_at(seventh_session: Resolved) -> None:
    root = ET.fromstring(timeline_of(seventh_session))
    whole = (
        "Adopted resolution 7/4: Implementation of the international cooperation provisions of the "
        "United Nations Convention against Transnational Organized Crime"
    )
    [group] = [g for g in root.iter(f"{SVG}a") if (g.findtext(f"{SVG}title") or "") == whole]
    shown = [text.text or "" for text in group.iter(f"{SVG}text")]
    assert len(shown) == 2
    assert shown[1].endswith(" …")
    assert whole.startswith(" ".join(shown).removesuffix(" …"))


def test_what_the_texts_of_the_real_report_cite(seventh_session: Resolved) -> None:
    found = citations(seventh_session, MarkedPlaces(seventh_session, WORDS).called)
    by_text: dict[str, list[str]] = {}
    for (source, cited), count in found.items():
        by_text.setdefault(source, []).append(f"{cited.name} {count}")
    assert list(by_text) == [
        *("resolution:7/1", "resolution:7/2", "resolution:7/3", "resolution:7/4"),
        *("chapter:ii", "chapter:iv", "chapter:v", "chapter:vii"),
    ]
    assert sorted(by_text["resolution:7/2"]) == [
        "General Assembly decision 60/519 1",
        "Organized Crime Convention 1",
        "decision 4/6 1",
        "resolution 5/4 2",
        "resolution 6/2 1",
    ]
    assert sorted(by_text["resolution:7/3"]) == ["Organized Crime Convention 11", "decision 4/3 1"]
    assert by_text["chapter:iv"] == ["resolution 5/5 1"]
    # Documents that are no acts, and the report's own acts, are not what texts rest on.
    names = {cited.name for _, cited in found}
    assert not {name for name in names if "CTOC/" in name or "7/" in name}


def test_every_citation_is_a_line(seventh_session: Resolved) -> None:
    root = ET.fromstring(map_of(seventh_session))
    told = [path.findtext(f"{SVG}title") for path in root.iter(f"{SVG}path")]
    assert len(told) == len(citations(seventh_session, MarkedPlaces(seventh_session, WORDS).called))
    assert "resolution 7/2 cites resolution 5/4 in 2 places" in told
    assert "resolution 7/2 cites resolution 6/2 in one place" in told


def links(drawing: str) -> dict[str, str]:
    """Return where a drawing leads, by the words that show when a link is pointed at."""
    root = ET.fromstring(drawing)
    return {a.findtext(f"{SVG}title") or "": a.attrib["href"] for a in root.iter(f"{SVG}a")}


def test_the_drawings_lead_to_what_they_show(seventh_session: Resolved) -> None:
    found = links(map_of(seventh_session))
    base = "/ctoc-cop/session-7/"
    assert found["Organized Crime Convention"] == "/instruments/untoc/"
    assert found["resolution 5/4"] == "/ctoc-cop/#resolution-5-4"
    assert found["A/RES/68/193"] == f"{base}documents/#a-res-68-193"
    assert found["General Assembly decision 60/519"] == f"{base}documents/#ga-decision-60-519"
    by_name = {name.partition(",")[0]: href for name, href in found.items()}
    assert by_name["resolution 7/4"] == f"{base}resolutions/7-4/"
    assert by_name["chapter II"] == f"{base}chapters/ii/"
    on_timeline = links(timeline_of(seventh_session))
    assert on_timeline["Agenda item 8: Other matters"] == f"{base}agenda/8/"
    adopted = [href for name, href in on_timeline.items() if name.startswith("Adopted")]
    assert adopted == [
        f"{base}{act}/"
        for act in (
            "decisions/7-1",
            "resolutions/7-3",
            "resolutions/7-4",
            "decisions/7-2",
            "resolutions/7-1",
            "resolutions/7-2",
        )
    ]


def test_a_report_that_tells_nothing(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    [resolved] = resolve(report())
    assert_plain(map_of(resolved), "citations")
    assert links(map_of(resolved)) == {}
    assert "No meeting is recorded." in timeline_of(resolved)


def test_words_of_a_report_are_never_markup(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    met = {"group": "<b>&\"'", "dates": ["2014-10-06"], "recorded": "para:1"}
    held = {"place": "x", "opened": "2014-10-06", "closed": "2014-10-06", "meetings": [met]}
    act = {
        "number": "7/1",
        "title": "<script>alert(1)</script> & more",
        "adoption": {"meeting": "1st", "date": "2014-10-06"},
        "operative": [{"number": "1", "text": "x [GA](cited:ga-1) [<i>](cited:ga-2)"}],
    }
    paragraphs = [{"number": "1", "text": "x"}]
    chapter = {"number": "I", "title": "x", "paragraphs": paragraphs, "resolutions": [act]}
    made = report(held=held, chapters=[chapter])
    [resolved] = resolve(made)
    timeline = assert_plain(timeline_of(resolved), "timeline")
    assert "<b>&\"'" in " ".join(timeline.itertext())
    assert "<script>alert(1)</script> & more" in " ".join(timeline.itertext())
    assert "<i>" in " ".join(assert_plain(map_of(resolved), "citations").itertext())


def test_what_nobody_can_follow_is_not_drawn_and_stands_in_the_table_alone(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    """Of a session of the General Assembly the lines lay over each other, in a page of 2 MB."""

    def page(count: int) -> str:
        text = " ".join(f"[{n}](cited:ga-{n})" for n in range(count))
        act = {"number": "7/1", "title": "x", "operative": [{"number": "1", "text": text}]}
        made = report(chapters=[{"number": "I", "title": "x", "resolutions": [act]}])
        return build.render("en", resolve(made)).files["ctoc-cop/session-7/citations/"]

    assert page(LEGIBLE).count("<svg") == 1
    longer = page(LEGIBLE + 1)
    assert "<svg" not in longer and "#as-table" not in longer
    assert longer.count("#ga-") == LEGIBLE + 1


# --- words that fit ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("", 2, [""]),
        ("one", 2, ["one"]),
        ("one two three four", 9, ["one two", "three", "four"]),
        ("one two three four", 2, ["one two", "three …"]),
        ("one, two, three, four", 1, ["one …"]),
        ("abcdefghijklmnopqrst", 9, ["abcdefg", "hijklmn", "opqrst"]),
    ],
)
def test_words_are_broken_and_cut_at_words(words: str, most: int, expected: list[str]) -> None:
    assert lines(words, 10, 45, most) == expected


@settings(max_examples=2 * settings().max_examples)
@given(st.text(max_size=80), st.integers(1, 4), st.floats(20, 300))
def test_no_line_is_too_long_and_no_word_is_lost(words: str, most: int, width: float) -> None:
    whole = lines(words, 13, width, 1000)
    assert "".join("".join(whole).split()) == "".join(words.split())
    assert all(length(line, 13) <= width for line in whole if len(line) > 1)
    assert len(lines(words, 13, width, most)) <= most


def test_the_words_of_drawings_are_in_the_catalogue() -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for child in value.values() for text in texts(child)]
        return (
            [text for child in value for text in texts(child)]
            if isinstance(value, list)
            else [value]
        )

    assert all(re.search(r"\S", text) for text in texts(WORDS["drawings"]))

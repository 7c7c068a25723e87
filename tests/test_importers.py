"""The importer of scanned Markdown: the real report, small damages, and no word lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing_session import ROOT, SOURCE, imported, key, real
from report_words import assert_no_word_is_lost, note_words, source_words, text_words

from generator.anchors import assign
from generator.catalogue import load_words
from generator.importers.recognizing import Usage
from generator.importers.recognizing.documents import titled
from generator.importers.recognizing.marks import mark_of
from generator.inline import links, note_calls, parse, plain
from generator.model import (
    Act,
    Division,
    Paragraph,
    Report,
    inline_texts,
    walk,
)
from generator.model import (
    Path as Place,
)

# --- the real report ---------------------------------------------------------------------------


def test_the_words_of_the_source_are_the_words_of_the_report_in_order() -> None:
    report = real().report
    lines = SOURCE.splitlines()
    notes = {int(r["first_line"]) for r in key("places") if r["kind"] == "note"}
    apart = {int(line.place) for line in real().furniture} | notes
    text = "\n".join(line for n, line in enumerate(lines, 1) if n not in apart)
    assert list(text_words(report)) == source_words(text)
    foot = "\n".join(line for n, line in enumerate(lines, 1) if n in notes)
    assert list(note_words(report)) == source_words(foot)


def test_furniture_is_what_the_key_says() -> None:
    expected = (ROOT / "tests/answers/furniture.txt").read_text("utf-8").splitlines()
    numbers = [int(line.split("\t", 1)[0]) for line in expected]
    assert [int(line.place) for line in real().furniture] == numbers


def test_nothing_is_unplaced_and_all_acts_are_there() -> None:
    report = real().report
    first = report.chapters[0].sections
    assert report.unplaced == ()
    assert [a.number for a in first[0].resolutions] == ["7/1", "7/2", "7/3", "7/4"]
    assert [a.number for a in first[1].decisions] == ["7/1", "7/2"]
    assert [len(a.annexes) for a in first[0].resolutions] == [0, 0, 2, 1]
    assert [len(a.preamble) for a in first[0].resolutions] == [11, 13, 2, 15]
    assert [len(a.operative) for a in first[0].resolutions] == [17, 21, 3, 2]
    assert [c.number for c in report.chapters] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
    ]


def test_paragraphs_run_from_1_to_117() -> None:
    numbers = [
        value.number
        for path, value in walk(real().report)
        if isinstance(value, Paragraph) and not {"resolutions", "decisions"} & set(path)
    ]
    assert numbers == [str(number) for number in range(1, 118)]


def test_the_head_of_the_report() -> None:
    report = real().report
    assert (report.symbol, report.session, report.date) == ("CTOC/COP/2014/13", "7", "2014-11-13")
    assert (report.distribution, report.original_language) == ("General", "English")
    held = report.held
    assert (held.place, held.opened, held.closed) == ("Vienna", "2014-10-06", "2014-10-10")


def place_of(path: Place, report: Report) -> str:
    """Return the mark of the text that a path is in, as the answer keys write it."""
    if path[0] == "notes":
        return f"fn:{report.notes[int(path[1])].number}"
    anchors = assign(report)
    while path not in anchors:
        path = path[:-1]
    return anchors[path].mark


def all_texts(report: Report) -> Iterator[tuple[Place, str]]:
    for path, value in walk(report):
        yield from inline_texts(value, path)


def test_citations_are_those_of_the_key() -> None:
    report = real().report
    found = Counter(
        (place_of(path, report), plain(link.children), link.target)
        for path, text in all_texts(report)
        for link in links(parse(text)[0])
    )
    expected = Counter((r["place"], r["text"], r["target"]) for r in key("citations"))
    assert found - expected == Counter(), "wrong"
    assert expected - found == Counter(), "missed"


def test_notes_and_their_calls_are_those_of_the_key() -> None:
    report = real().report
    called: dict[str, list[str]] = {}
    for path, text in all_texts(report):
        for number in note_calls(parse(text)[0]):
            called.setdefault(number, []).append(place_of(path, report))
    rows = key("notes")
    assert [(n.number, without_links(n.text)) for n in report.notes] == [
        (r["number"], r["text"]) for r in rows
    ]
    assert called == {r["number"]: r["calls"].split() for r in rows}


def without_links(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def test_adoptions_are_those_of_the_key() -> None:
    acts = {
        f"{value.kind}:{value.number}": value.adoption
        for _, value in walk(real().report)
        if isinstance(value, Act)
    }
    for row in key("adoptions"):
        adoption = acts[row["act"]]
        statements = {s.about: s for s in adoption.statements}
        financial = statements.get("financial implications")
        position = statements.get("explanation of position")
        after = statements.get("after adoption")
        assert row == {
            "act": row["act"],
            "draft": adoption.draft,
            "sponsors": "; ".join(adoption.sponsors),
            "submitted_by": adoption.submitted_by,
            "meeting": adoption.meeting,
            "date": adoption.date,
            "recorded_in": adoption.recorded,
            "item": "; ".join(adoption.agenda_item),
            "as_amended": adoption.amended,
            "financial_statement": f"{financial.document}, {financial.part}" if financial else "",
            "financial_note": financial.note if financial else "",
            "after_adoption": row["after_adoption"],
            "after_adoption_place": after.recorded
            if after
            else f"fn:{position.note}"
            if position
            else "",
        }


def test_agenda_items_are_those_of_the_key() -> None:
    report = real().report
    found = {}
    for item in report.agenda:
        for part in item.items or (item,):
            name = "-".join(dict.fromkeys((item.number, part.number)))
            found[name] = (item, part)
    rows = key("items")
    assert list(found) == [row["item"] for row in rows]
    for row in rows:
        item, part = found[row["item"]]
        titles = dict.fromkeys((item.title, part.title))
        assert ": ".join(titles) == row["title"]
        assert part.considered is not None
        assert part.considered.recorded == row["recorded_in"]
        assert list(part.considered.meetings) == expanded(row["meetings"])
        assert [d[-2:] for d in part.considered.dates] == [
            f"{int(day):02}" for day in re.findall(r"\b\d{1,2}\b", row["dates"])
        ]


def expanded(meetings: str) -> list[str]:
    return ["1st", "2nd", "3rd"] if meetings == "1st to 3rd" else re.findall(r"\d\w+", meetings)


def test_divisions_name_the_item_that_they_are_the_account_of() -> None:
    report = real().report
    found = {
        value.agenda_item: path
        for path, value in walk(report)
        if isinstance(value, Division) and value.agenda_item
    }
    assert list(found) == [row["item"] for row in key("items")]
    assert found["1-f"] == ("chapters", 2)
    assert found["2-a"] == ("chapters", 3, "sections", 0)


def test_no_marks_in_the_words_that_are_no_citations() -> None:
    report = real().report
    cited = {
        (place_of(path, report), plain(link.children))
        for path, text in all_texts(report)
        for link in links(parse(text)[0])
    }
    for row in key("not-citations"):
        assert (row["place"], row["text"]) not in cited


# --- whatever happens to the source ------------------------------------------------------------

LINES = SOURCE.splitlines()


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return the real source with some lines cut, doubled or swapped."""
    first = draw(st.integers(0, len(LINES) - 60))
    lines = LINES[first : first + draw(st.integers(1, 300))]
    for _ in range(draw(st.integers(1, 12))):
        here, there = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["cut", "double", "swap"])):
            case "cut" if len(lines) > 1:
                del lines[here]
            case "double":
                lines.insert(here, lines[here])
            case _:
                lines[here], lines[there] = lines[there], lines[here]
    return "\n".join(lines)


@given(mutated())
def test_no_word_is_lost_whatever_happens_to_the_lines(source: str) -> None:
    assert_no_word_is_lost(imported(source), source)


@given(st.text(max_size=300))
def test_any_text_is_imported(source: str) -> None:
    imported(source)


# --- marks that importers write -----------------------------------------------------------------


@pytest.mark.parametrize("number", ["1", "2 bis", "١٤"])
def test_a_paragraph_is_recorded_by_the_mark_that_it_has(report, number: str) -> None:
    paragraph = Paragraph(number=number, text="x")
    anchors = assign(report(chapters=[{"number": "I", "title": "A", "paragraphs": [paragraph]}]))
    assert mark_of(paragraph) == anchors["chapters", 0, "paragraphs", 0].mark


@pytest.mark.parametrize("number", ["(a)", "1.", "(ii)"])
def test_a_document_named_in_an_item_is_recorded_by_the_mark_of_the_item(
    report, conference, number: str
) -> None:
    text = "A note by the Secretariat on bees ([A/60/88](un:A/60/88))."
    item = {"number": number, "text": text}
    paragraph = {"number": "3 bis", "text": "There were:", "items": [item]}
    made = report(chapters=[{"number": "I", "title": "A", "paragraphs": [paragraph]}])
    phrases = Usage.of(conference, load_words("en"), "en").phrases
    [document] = titled(made.chapters, (), phrases)
    mark = assign(made)["chapters", 0, "paragraphs", 0, "items", 0].mark
    assert (document.symbol, document.recorded) == ("A/60/88", mark)

"""Notes that lost their markup, their calls, and the figures that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing_goldens import (
    assert_is_its_report,
    assert_nothing_is_lost,
    body_of,
    cases,
    imported,
    load_case,
)

from generator.importers.reading import Block, BlockKind, Run
from generator.importers.recognizing.notes_of_acts import OfFile, with_notes_of_acts
from generator.inline import note_calls, parse
from generator.marks import Mark
from generator.model import Footnote, Report, inline_texts, walk


@pytest.mark.parametrize("file", cases("notes"), ids=lambda file: file.stem)
def test_notes_and_their_calls(file: Path) -> None:
    assert_is_its_report(file)


# --- blocks of which the source says what they are -----------------------------------------------

TIDES = load_case(cases("notes")[0])["body"]


def text(words: str, kind: BlockKind = BlockKind.PARAGRAPH, **more: Any) -> Block:
    return Block(more.pop("place", words[:8]), kind, (Run(words),), **more)


def test_notes_of_the_source_are_taken_as_they_are() -> None:
    called = (
        Run("1. The Conference met"),
        Run("", call="ii"),
        Run(" and rose."),
        Run("", call="*"),
    )
    blocks = (
        text("I. Opening", BlockKind.HEADING),
        Block("2", BlockKind.PARAGRAPH, called),
        text("Page 3 of the log", BlockKind.APART),
        text("In the hall.", BlockKind.NOTE, number="ii"),
        text("The report", BlockKind.NOTE, number="*"),
        text("1. Of gauges that were read in the hall.", BlockKind.NOTE, number="3"),
    )
    result = imported("", body_of(TIDES), blocks)
    [paragraph] = result.report.chapters[0].paragraphs
    assert paragraph.text == "The Conference met[^ii] and rose.[^*]"
    assert [(note.number, note.text) for note in result.report.notes] == [
        ("ii", "In the hall."),
        ("*", "The report"),
        ("3", "1. Of gauges that were read in the hall."),
    ]
    assert [line.whole for line in result.furniture] == ["Page 3 of the log"]
    assert result.report.unplaced == ()


def test_a_note_that_goes_on_over_a_page_ends_where_the_text_goes_on() -> None:
    source = """\
# I. Opening

1. The Conference considered the report on gauges;1 and

1 As revised by the bureau of the Conference, in its letter to the Parties of 5 June 2030,

and by the Chair.

2

thanked the Parties.
"""
    report = imported(source, body_of(TIDES)).report
    assert [note.text for note in report.notes] == [
        "As revised by the bureau of the Conference, in its letter to the Parties of 5 June 2030, "
        "and by the Chair."
    ]
    [paragraph] = report.chapters[0].paragraphs
    assert paragraph.text == (
        "The Conference considered the report on gauges;[^1] and thanked the Parties."
    )


def test_words_in_italics_begin_no_note() -> None:
    source = "# I. Opening\n\n1. It met\\* and rose.\n\n*Abbreviations*: IT, the tide.\n"
    report = imported(source, body_of(TIDES)).report
    assert (report.notes, calls_in(report)) == ((), [])


def test_a_sign_is_called_below_its_note_where_that_stands_before_the_text() -> None:
    source = "\\* Of gauges.\n\n# I. Opening\n\n1. It met\\* and rose.\n"
    report = imported(source, body_of(TIDES)).report
    assert [note.text for note in report.notes] == ["Of gauges."]
    assert calls_in(report) == ["*"]


def test_letters_that_number_notes_call_them_nowhere_else() -> None:
    words = text("1. Hawaii and skii.")
    note = text("In the hall.", BlockKind.NOTE, number="ii")
    result = imported("", body_of(TIDES), (text("I. Opening", BlockKind.HEADING), words, note))
    assert calls_in(result.report) == []


def test_an_extract_begins_with_any_note() -> None:
    source = "# I. Opening\n\n1. It read the plan;3 and rose.\n\n3\n\nDocument CT4/8.\n"
    report = imported(source, body_of(TIDES)).report
    assert [(note.number, calls_in(report)) for note in report.notes] == [("3", ["3"])]


# --- no figure becomes a call falsely ------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Article 1 was read",
        "the flow of 1 m3 by CT4/L.1 and Add.1",
        "under resolution 4/1, and 1.1 of it",
        "on 1 June 2031 at 10:01",
        "H2O, CO1, PM1 and m1",
        "Annex1 and Chapter1",
        "para.1 and No.1",
        "$1 and €1 and -1 and (1)",
        "A-1 and gauges-1",
        "1,1 per cent",
        "gauges1,1",
        "gauges1/2",
        "see [here](un:CT4/1)1",
    ],
)
def test_no_figure_of_the_text_is_a_call(words: str) -> None:
    source = f"# I. Opening\n\n1. It met,[^2] {words}\n\n[^1] Nothing.\n\n[^2] See below.\n"
    assert "1" not in calls_in(imported(source, body_of(TIDES)).report)


@pytest.mark.parametrize(
    "words",
    ["gauges1", "gauges;1", "gauges.1", "gauges,1 and", "“gauges”1", "(gauges)1 too", "2030;1 but"],
)
def test_a_figure_that_is_glued_to_a_word_is_the_call_of_its_note(words: str) -> None:
    source = f"# I. Opening\n\n1. It met, {words}\n\n1 See below.\n"
    report = imported(source, body_of(TIDES)).report
    assert calls_in(report) == ["1"]
    assert [note.text for note in report.notes] == ["See below."]


def test_a_figure_is_no_call_where_two_could_be() -> None:
    source = "# I. Opening\n\n1. It read gauges1 in harbours1 and rose.\n\n1 See below.\n"
    report = imported(source, body_of(TIDES)).report
    assert calls_in(report) == []
    assert [note.text for note in report.notes] == ["See below."]


def calls_in(report: Any) -> list[str]:
    return [
        number
        for path, value in walk(report)
        if not isinstance(value, Footnote)
        for _, words in inline_texts(value, path)
        for number in note_calls(parse(words)[0])
    ]


PIECES = st.sampled_from(
    ["gauges;1", "gauges2", "1", "2", "3", "1 Document CT4/8.", "2 See below", "The text goes on,",
     "and so on.", "_____", "Notes", "1. It met.", "2. It rose", "# II. Gauges", "* Of it.",
     "harbours\\*", "[^1] Marked.", "marked[^1]", "Page 2 of 9", "CONFERENCE ON THE TIDES 4",
     "Resolution 1/CT.4", "The Conference,", "Contents", "I. Opening 3", "I. Opening", "[2] Web.",
     "Harbourtown, 3 June 2030", "Agenda item 5\\*", "| a | TIDES/2030/1 |", "Fourth session",
     "Report of the Conference", "on its fourth session", "Distr.: General", "vol.", "12, No. 3"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_nothing_is_lost_whatever_stands_around_the_text(lines: list[str]) -> None:
    body = body_of(TIDES)
    source = "\n\n".join(lines)
    assert_nothing_is_lost(imported(source, body), source)


@pytest.mark.parametrize(
    ("numbers", "in_files", "of_acts", "left"),
    [
        (("1", "1"), (), "1 1", 0),
        # Of one file nobody knows whose they are then; the rules tell of them.
        (("2", "1"), (), " ", 2),
        (("2", "1"), (2,), " ", 2),
        # What is wrong in one file is so in no other.
        (("2", "1"), (1, 1), "2 1", 0),
        (("1", "2", "1"), (2, 1), "1,2 1", 0),
        (("1",), (0, 1), " 1", 0),
    ],
)
def test_acts_have_the_notes_that_they_call_where_they_come_out_even_or_stand_in_their_file(
    report: Callable[..., Report],
    numbers: tuple[str, ...],
    in_files: tuple[int, ...],
    of_acts: str,
    left: int,
) -> None:
    acts = [
        {"number": number, "title": "x", "operative": [{"text": "x[^1]"}]} for number in ("1", "2")
    ]
    notes = [{"number": number, "text": "y"} for number in numbers]
    made = report(chapters=[{"title": "x", "resolutions": acts}], notes=notes)
    files = [
        OfFile(frozenset([Mark(f"resolution:{number}")]), count)
        for number, count in enumerate(in_files, 1)
    ]
    found = with_notes_of_acts(made, files)
    has = [",".join(note.number for note in a.notes) for a in found.chapters[0].resolutions]
    assert (" ".join(has), len(found.notes)) == (of_acts, left)

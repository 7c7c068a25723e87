"""What stands over a report: mastheads, titles, lists of contents, heads and feet of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing_goldens import (
    assert_is_its_report,
    body_of,
    cases,
    imported,
    load_case,
    usage_of,
)

from generator.importers.reading import Block, BlockKind, Run
from generator.importers.recognizing.masthead import particulars
from generator.source import dump_report


@pytest.mark.parametrize("file", cases("head") + cases("contents"), ids=lambda file: file.stem)
def test_what_stands_around_the_text(file: Path) -> None:
    assert_is_its_report(file)


TIDES = load_case(cases("contents")[0])["body"]


def block(words: str, style: str = "", kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(words[:9], kind, (Run(words),), style=style)


def test_lists_that_a_word_processor_made_are_set_apart_by_their_styles() -> None:
    blocks = (
        block("Report of the Conference on its fourth session", "Title"),
        block("What is in it", "TOC Heading"),
        block("I. Opening 1", "toc 1"),
        block("of the session", "toc 1"),
        block("A. Gauges", "TOC 2"),
        block("List of annexes"),
        block("I. Opening of the session", "heading 1", BlockKind.HEADING),
        block("1. The Conference met."),
    )
    result = imported("", body_of(TIDES), blocks)
    assert [line.whole for line in result.furniture] == [
        "What is in it",
        "I. Opening 1",
        "of the session",
        "A. Gauges",
    ]
    assert "List of annexes" in dump_report(result.report)


def test_a_line_that_repeats_and_is_beside_no_mark_of_a_page_is_text() -> None:
    source = "# I. Opening\n\n1. It met.\n\nGauges\n\n2. It read.\n\nGauges\n\n3. It rose.\n"
    assert imported(source, body_of(TIDES)).furniture == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("DISTRIBUTION: GENERAL", {"distribution": "GENERAL"}),
        ("Original: English and French", {"original_language": "English and French"}),
        ("(Original: Spanish)", {"original_language": "Spanish"}),
        ("Original language: Arabic", {"original_language": "Arabic"}),
        ("19 JULY 2030", {"date": "2030-07-19"}),
        ("2030-07-19", {"date": "2030-07-19"}),
        ("United Nations TIDES/CT/2030/9", {"symbol": "TIDES/CT/2030/9"}),
        ("TIDES/CT/2030/9 | 19 July 2030", {"symbol": "TIDES/CT/2030/9", "date": "2030-07-19"}),
        ("4th session", {"session": "4th session"}),
        ("Fourth Conference on the Tides", {"session": "Fourth Conference on the Tides"}),
        ("Rio de Mar, 3 to 7 June 2030", {"place": "Rio de Mar", "dates": "3 to 7 June 2030"}),
        ("Port (Upper Land), 30 May–3 June 2030",
         {"place": "Port (Upper Land)", "dates": "30 May–3 June 2030"}),
        ("Item 5 (a) of the provisional agenda", {}),
        ("The Conference,", None),
        ("The fourth session of the Conference", None),
        ("General", None),
        ("19 July 2030 was a day", None),
        ("Gauges, 19 of 2030", None),
        ("Report of the Conference, 19 July 2030", None),
        ("|", None),
    ],
)  # fmt: skip
def test_a_line_of_the_head_says_what_it_says_and_no_more(
    line: str, said: dict[str, str] | None
) -> None:
    assert particulars(line, usage_of(body_of(TIDES)).phrases) == said

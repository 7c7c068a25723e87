"""Headings that a word processor gives styles and levels, and numbers that it counts."""

from __future__ import annotations

from importing_session import body

from generator.catalogue import load_words
from generator.importers.reading import Block, BlockKind, Reading, Run
from generator.importers.recognizing import Usage, import_report
from generator.model import Division


def heading(text: str, style: str, level: int = 0, number: str = "") -> Block:
    runs = (Run(text),)
    return Block("", BlockKind.HEADING, runs, number=number, level=level, style=style)


def paragraph(text: str, number: str = "", level: int = 0) -> Block:
    runs = (Run(text),)
    return Block("", BlockKind.PARAGRAPH, runs, number=number, level=level, style="Text")


def outline(*blocks: Block) -> list[object]:
    """Return the headings of a report made of blocks, nested as they are."""
    usage = Usage.of(body("tests/importing/bodies/tides.yaml"), load_words("en"), "en")
    return [named(chapter) for chapter in import_report(Reading(blocks), usage).report.chapters]


def named(division: Division) -> object:
    title = f"{division.number} {division.title}".strip()
    return {title: [named(one) for one in division.sections]} if division.sections else title


def test_what_has_another_style_on_the_same_level_stands_under_what_came_first() -> None:
    found = outline(
        heading("Plans", "Chapter heading", 1, "I."),
        heading("Overall", "Chapter heading", 1),
        heading("Mandates", "Heading 1", 1),
        paragraph("The Conference has a mandate.", "1."),
        heading("Objective", "Heading 1", 1),
        paragraph("The objective is to count.", "2."),
        heading("Gauges", "Heading 2", 2),
        paragraph("Gauges are counted.", "3."),
        heading("Work", "Chapter heading", 1),
        paragraph("Work is done.", "4."),
        heading("Means", "Chapter heading", 1, "II."),
        paragraph("Means are few.", "5."),
    )
    assert found == [
        {"I Plans": [{"Overall": ["Mandates", {"Objective": ["Gauges"]}]}, "Work"]},
        "II Means",
    ]


def test_what_follows_a_heading_of_another_style_at_once_stands_under_it() -> None:
    """As in a declaration whose parts have no numbers: H23 and H4 have no level in a file."""
    found = outline(
        heading("Plans", "Chapter heading", number="I."),
        paragraph("The Conference has plans.", "1."),
        heading("Preventing floods", "H23"),
        heading("Their causes", "H4"),
        paragraph("Rain is a cause.", "2."),
        heading("Warnings", "H4"),
        paragraph("Warnings are given.", "3."),
        heading("Repairing dykes", "H23"),
        heading("Repair", "H4"),
        paragraph("Dykes are repaired.", "4."),
        heading("Other matters", "H23"),
        paragraph("There are none.", "5."),
    )
    assert found == [
        {
            "I Plans": [
                {"Preventing floods": ["Their causes", "Warnings"]},
                {"Repairing dykes": ["Repair"]},
                "Other matters",
            ]
        }
    ]


def test_two_headings_of_one_style_in_a_row_are_one() -> None:
    found = outline(
        heading("Harbours", "Heading 1", 1, "I."),
        heading("Programme 21", "Heading 2", 2),
        heading("Protection of harbours", "Heading 2", 2),
        paragraph("Harbours are protected.", "1."),
    )
    assert found == [{"I Harbours": ["Programme 21 Protection of harbours"]}]


def test_a_number_in_brackets_heads_a_section_where_a_heading_is_marked() -> None:
    found = outline(
        heading("Accounts", "Heading 1", 1, "I."),
        heading("(1) Income", "Heading 2", 2),
        paragraph("Income was high.", "1."),
        heading("(2) Expenses", "Heading 2", 2),
        paragraph("Expenses were low.", "2."),
    )
    assert found == [{"I Accounts": ["(1) Income", "(2) Expenses"]}]


def test_bullets_of_two_levels_are_parts_of_parts() -> None:
    usage = Usage.of(body("tests/importing/bodies/tides.yaml"), load_words("en"), "en")
    reading = Reading(
        (
            heading("Gauges", "Heading 1", 1, "I."),
            paragraph("There were:", "1."),
            paragraph("gauges", "•", 1),
            paragraph("old", "•", 2),
            paragraph("new", "•", 2),
            paragraph("harbours", "•", 1),
        )
    )
    [one] = import_report(reading, usage).report.chapters[0].paragraphs
    assert [(item.text, [inner.text for inner in item.items]) for item in one.items] == [
        ("gauges", ["old", "new"]),
        ("harbours", []),
    ]


def test_what_is_upright_where_italics_are_kept_stays_so() -> None:
    usage = Usage.of(body("tests/importing/bodies/tides.yaml"), load_words("en"), "en")
    blocks = (
        heading("Decision 1/CT.4", "Heading 1", 1),
        heading("Gauges", "Heading 2", 2),
        paragraph("The Conference,"),
        paragraph("Recalling its work,"),
        paragraph("Requests Parties to count.", "1."),
    )
    for keeps, lead in ((True, "Requests"), (False, "*Requests*")):
        made = import_report(Reading(blocks, keeps_italics=keeps), usage).report
        [act] = made.chapters[0].decisions
        assert act.operative[0].text == f"{lead} Parties to count."


def test_a_bullet_without_a_stop_is_no_heading() -> None:
    found = outline(
        heading("Points", "Heading 1", 1, "I."),
        paragraph("The following points were made:", "1."),
        paragraph("Charts should be free;", "–", 1),
        paragraph("The burden of proof", "–", 1),
        paragraph("It was so agreed.", "2."),
    )
    assert found == ["I Points"]


def test_what_is_counted_in_capitals_is_a_heading_though_no_style_says_so() -> None:
    """As pandoc leaves chapters and sections whose numbers are automatic."""
    found = outline(
        paragraph("Proceedings", "I."),
        paragraph("Opening", "A."),
        paragraph("The Conference met.", "1."),
        paragraph("Work", "B."),
        paragraph("It worked.", "2."),
        paragraph("Outcome", "II."),
        paragraph("It decided.", "3."),
    )
    assert found == [{"I Proceedings": ["A Opening", "B Work"]}, "II Outcome"]

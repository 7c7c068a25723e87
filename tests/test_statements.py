"""What the importer finds of who spoke, and of the days of meetings."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from importing_session import imported, key, real, statement_rows

from generator.inline import parse, plain
from generator.model import Heard, Paragraph, Report, walk
from generator.participation import not_printed

Row = tuple[tuple[str, ...], str, tuple[str, ...], str, str]


def read(*sentences: str) -> Report:
    """Return the report of a chapter that has a paragraph for each text."""
    lines = [f"- {number}. {text}" for number, text in enumerate(sentences, 2)]
    chapters = ("#### I. Opening", "1. The Conference met.", "#### II. Assistance", *lines)
    return imported("\n\n".join(chapters)).report


def heard(*sentences: str) -> list[Row]:
    """Return who is heard in paragraphs: names, capacity, behalf, office, about."""
    return [
        (one.speakers, one.capacity, one.on_behalf_of, one.office, one.about or "")
        for _, one in walk(read(*sentences))
        if isinstance(one, Heard)
    ]


# --- the real report ---------------------------------------------------------------------------


def test_nobody_is_missed_and_nobody_invented_in_the_real_report() -> None:
    """What the rule finds, by paragraph and speaker; the rest of a row is measured below."""
    found = Counter(row[:2] for row in statement_rows(real().report))
    assert found == Counter((row["paragraph"], row["speaker"]) for row in key("statements"))


def test_the_rule_is_right_but_for_one_account() -> None:
    found = Counter(statement_rows(real().report))
    expected = Counter(tuple(row.values()) for row in key("statements"))
    assert [row[:2] for row in found - expected] == [("para:64", "Working Group on Firearms")]
    assert [row[:2] for row in expected - found] == [("para:64", "Working Group on Firearms")]


def test_the_days_of_meetings_in_the_real_report() -> None:
    """The Bureau's own meetings (paragraph 14) are none of the Conference's, and of those of the
    Committee of the Whole the days are not said."""
    held = real().report.held
    found = [
        (met.recorded, met.group or met.meetings, met.count, met.dates) for met in held.meetings
    ]
    [bureau] = (met for met in held.meetings if met.group.startswith("Bureau"))
    assert bureau.meetings == ("1st", "3rd", "4th")
    first, ninth, tenth = ("2014-10-06",), ("2014-10-10",), ("2014-10-10",)
    assert found == [
        ("para:3", "Committee of the Whole", "3", ()),
        (
            "para:3",
            "Working Group of Government Experts on Technical Assistance",
            "three",
            ("2014-10-06", "2014-10-07"),
        ),
        (
            "para:3",
            "Working Group on International Cooperation",
            "three",
            ("2014-10-08", "2014-10-09"),
        ),
        ("para:4", ("1st",), "", first),
        ("para:6", ("1st",), "", first),
        ("para:7", ("1st",), "", first),
        (
            *("para:14", "Bureau of the Conference", ""),
            ("2014-10-06", "2014-10-09", "2014-10-10"),
        ),
        ("para:14", ("10th",), "", tenth),
        ("para:15", ("10th",), "", tenth),
        ("para:37", ("9th",), "", ninth),
        ("para:117", ("10th",), "", tenth),
    ]


# --- ways in which reports say it ---------------------------------------------------------------

REPRESENTATIVE = "representative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The representative of the Philippines made a statement on behalf of the Group of 77 "
            "and China.",
            [(("Philippines",), REPRESENTATIVE, ("Group of 77 and China",), "", "")],
        ),
        (
            "The representative of Italy, speaking on behalf of the European Union, made a "
            "statement.",
            [(("Italy",), REPRESENTATIVE, ("European Union",), "", "")],
        ),
        (
            "Statements were made by the representatives of France, the United Kingdom of Great "
            "Britain and Northern Ireland and Mali and the observer for UNICEF.",
            [
                (
                    ("France", "United Kingdom of Great Britain and Northern Ireland", "Mali"),
                    REPRESENTATIVE,
                    (),
                    "",
                    "",
                ),
                (("UNICEF",), "observer", (), "", ""),
            ],
        ),
        (
            "The observer for the Council of Europe, an intergovernmental organization, made a "
            "statement.",
            [
                (
                    ("Council of Europe",),
                    "observer for an intergovernmental organization",
                    (),
                    "",
                    "",
                )
            ],
        ),
        (
            "Statements were made by the observers for the following non-governmental "
            "organizations: the Alliance for Peace and Justice, the Global Net and UNICRI.",
            [
                (
                    ("Alliance for Peace and Justice", "Global Net", "UNICRI"),
                    "observer for a non-governmental organization",
                    (),
                    "",
                    "",
                )
            ],
        ),
        (
            "The Minister of Justice of the United States of America made a statement.",
            [(("United States of America",), REPRESENTATIVE, (), "Minister of Justice", "")],
        ),
        (
            "The Conference heard an opening statement by the Secretary-General of INTERPOL.",
            [(("INTERPOL",), "official", (), "Secretary-General", "opening")],
        ),
        (
            "Following the adoption of the draft resolution, the representative of Egypt made a "
            "statement in explanation of vote.",
            [(("Egypt",), REPRESENTATIVE, (), "", "explanation of position")],
        ),
        (
            "Statements were made by the representatives of Canada (also on behalf of Australia "
            "and New Zealand), Bolivia (Plurinational State of) and, on behalf of the Group of "
            "African States, Kenya.",
            [
                (("Canada",), REPRESENTATIVE, ("Australia", "New Zealand"), "", ""),
                (("Bolivia (Plurinational State of)",), REPRESENTATIVE, (), "", ""),
                (("Kenya",), REPRESENTATIVE, ("Group of African States",), "", ""),
            ],
        ),
        ("A representative of UNODC made a statement.", [(("UNODC",), "official", (), "", "")]),
        ("Statements were made by several speakers.", []),
        ("Several speakers made statements. One speaker stated that all was well.", []),
        ("One State party and a regional organization delivered statements.", []),
        ("The session was attended by the representatives of Mali and Niger.", []),
        ("Accordingly, the President of the Conference was nominated by Mali.", []),
    ],
)
def test_a_sentence(text: str, expected: list[Row]) -> None:
    assert heard(text) == expected


def test_what_is_told_of_a_statement_already_recorded_is_an_account() -> None:
    chair = ("Working Group on Nets",)
    assert heard(
        "A statement was made by the Chair of the Working Group on Nets at its second meeting.",
        "The Chair of the Working Group on Nets recalled its report. The Chair of the Working "
        "Group on Nets also noted the rest.",
    ) == [(chair, "chair", (), "Chair", ""), (chair, "chair", (), "Chair", "account")]


def test_what_a_statement_was_is_said_of_that_one_alone() -> None:
    texts = (
        "An opening statement was made by the representative of Mali. A statement was also made "
        "by the representative of Niger.",
        "A representative of the Secretariat made an introductory statement. A statement was "
        "also made by the representative of Niger.",
    )
    assert [row[-1] for row in heard(*texts)] == ["opening", "", "introduction", ""]


# --- whatever stands in a paragraph -------------------------------------------------------------

NAMES = st.sampled_from(
    [
        "Peru",
        "Niger",
        "Nigeria",
        "the United States",
        "Trinidad and Tobago",
        "Bosnia and Herzegovina",
        "Venezuela (Bolivarian Republic of)",
        "the Republic of Korea",
        "the former Yugoslav Republic of Macedonia",
        "the Philippines (on behalf of the Group of 77 and China)",
        "the European Union (on behalf of the European Union, Albania and Serbia)",
    ]
)
FRAMES = st.sampled_from(
    [
        "Statements were made by the representatives of {}.",
        "The Conference also heard statements by the observers for {}.",
        "At its 1st meeting, on 6 October 2014, statements were made by the representative of {}.",
        "The representatives of {} made statements.",
        "Following the adoption of the resolution, the representative of {} thanked all.",
    ]
)


@st.composite
def recorded(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return a sentence and the names that it lists."""
    names = draw(st.lists(NAMES, min_size=1, max_size=8, unique=True))
    listed = ", ".join(names[:-1]) + (" and " if names[:-1] else "") + names[-1]
    return draw(FRAMES).format(listed), names


@given(recorded())
def test_all_names_of_a_list_are_found_as_printed(sentence: tuple[str, list[str]]) -> None:
    text, names = sentence
    found = [name for row in heard(text) for name in row[0]]
    assert found == [re.sub(r"^the | \(on .*", "", name) for name in names]


PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *("Statements were made by ", "the representatives of ", "the observer for ", " and "),
            *(
                ", ",
                "the Chair of the Working Group on ",
                "Peru",
                " (on behalf of ",
                ") ",
                "(",
                ":",
            ),
            *(
                " made a statement",
                "The President",
                " of ",
                " held in ",
                "Minister",
                ". ",
                "*",
                "[",
            ),
            *(
                "and, on behalf of ",
                " at its 1st meeting, on 6 October 2014",
                "the ",
                "Secretariat",
            ),
        ]
    ),
)


@settings(max_examples=3 * settings().max_examples)
@given(st.lists(PIECES, max_size=25).map("".join))
@example("Statements were made by Peru of at its 1st meeting, on 6 October 2014")
@example("Statements were made by Statements were made by at its 1st meeting, on 6 October 2014")
@pytest.mark.slow
def test_every_name_stands_in_its_paragraph_in_order_whatever_it_says(text: str) -> None:
    for _, value in walk(read(" ".join(text.split()))):
        if isinstance(value, Paragraph) and value.statements:
            printed = plain(parse(value.text)[0])
            assert not list(not_printed(value, ())), printed
            assert all(one.speakers for one in value.statements)


def test_a_long_paragraph_takes_no_age() -> None:
    """No assertion on seconds: a pattern that tries all ways would never come back."""
    names = ", ".join(["the Minister of Nets, of Peru"] * 400)
    assert heard(f"The representative of {names} said nothing at all") == []

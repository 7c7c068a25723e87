"""What a note says, and that every form prints the same of it."""

from __future__ import annotations

import pytest

from generator import marks
from generator.catalogue import load_words
from generator.footnotes import Note
from generator.inline import parse, plain
from generator.pages.notes import NoteText, as_printed, expanded

WORDS = load_words("en").pages
IBID, MEANT = "*Ibid*., para. 7.", "A/60/88, para. 7."


def note(meant: str = "", remark: str = "") -> Note:
    words, expansion = parse(IBID)[0], parse(meant)[0]
    antecedent = "2" if meant else ""
    mark = marks.note("3")
    return Note(("notes", 2), mark, "3", words, expansion, antecedent, (), remark)


def said(text: NoteText) -> list[str]:
    return [text.number, *map(plain, (text.words, *text.additions))]


@pytest.mark.parametrize(
    ("of", "read_on", "taken"),
    [
        (note(), ["3", "Ibid., para. 7."], ["3", "Ibid., para. 7."]),
        (
            note(MEANT),
            ["3", "A/60/88, para. 7.", "printed as “Ibid., para. 7.”"],
            ["3", "Ibid., para. 7.", "stands for: A/60/88, para. 7."],
        ),
        (
            note(remark="so in the original"),
            ["3", "Ibid., para. 7.", "so in the original"],
            ["3", "Ibid., para. 7.", "so in the original"],
        ),
        (
            note(MEANT, "*Sic*."),
            ["3", "A/60/88, para. 7.", "printed as “Ibid., para. 7.”", "*Sic*."],
            ["3", "Ibid., para. 7.", "stands for: A/60/88, para. 7.", "*Sic*."],
        ),
    ],
)
def test_a_note_has_its_words_and_what_is_added_in_order(
    of: Note, read_on: list[str], taken: list[str]
) -> None:
    assert said(expanded(of, WORDS)) == read_on
    assert said(as_printed(of, WORDS)) == taken


def test_italics_of_a_note_stay_inside_the_words_of_ours() -> None:
    [added] = expanded(note(MEANT), WORDS).additions
    assert added[1:-1] == parse(IBID)[0]


def test_a_language_that_has_no_place_for_the_note_loses_no_word() -> None:
    [added] = as_printed(note(MEANT), {"stands-for": "c’est-à-dire "}).additions
    assert plain(added) == "c’est-à-dire A/60/88, para. 7."

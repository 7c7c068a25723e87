"""Corrections in a row: what is recorded of them, undone, gives the words as received."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import load_words
from generator.collation import Nouns, sides
from generator.correcting import CannotCorrect, corrected
from generator.inline import plain
from generator.model import Report
from generator.resolved import Resolved

WORDS = load_words("en")
NOUNS = Nouns.of(WORDS.citing, WORDS.importing["division"])
PREAMBLE = "resolution:IV/3#pp-1"

Correct = Callable[..., Report]


@pytest.fixture(scope="module")
def correct(invented: Resolved, resolve: Callable[..., list[Resolved]]) -> Correct:
    """Return a function that makes corrections of the invented report, one after the other; each
    is a place, the words as received, the words as published and why."""

    def made(*corrections: tuple[str, str, str, str]) -> Report:
        one = invented
        for place, received, published, why in corrections:
            report = corrected(one, place, received, published, why)
            [one] = resolve(report, bodies=(invented.body,))
            assert undone(one) == undone(invented)
        return one.report

    return made


def undone(one: Resolved) -> tuple[list[str], list[str]]:
    """Return the words of a report, text and notes, with its corrections undone."""
    compared = sides(one, (), NOUNS)
    return tuple(
        ["".join(passage.text.split()) for passage in side]
        for _, side in (compared.text, compared.notes)
    )


def recorded(report: Report, before: Resolved) -> list[tuple[str, str, str]]:
    """Return what is recorded more than it was: the words as received, as published, and why."""
    new = [one for one in report.corrections if one not in before.report.corrections]
    return [(one.received, one.published, one.remark) for one in new]


CHAINS = {
    "a word that was corrected is corrected again": (
        [("3 March 2019", "4 March 2019", "Misread."), ("4 March", "5 March", "Mistyped.")],
        [("3 March 2019", "5 March 2019", "Misread. Mistyped.")],
    ),
    "a correction is taken back": (
        [("3 March 2019", "4 March 2019", "Misread."), ("4 March", "3 March", "It was right.")],
        [],
    ),
    "two corrections are within one": (
        [("3", "4", "A."), ("2019", "2018", "B."), ("4 March 2018", "5 April 2018", "C.")],
        [("3 March 2019", "5 April 2018", "A. B. C.")],
    ),
    "a correction is within one": (
        [("3 March 2019", "4 April 2018", "A."), ("April", "May", "B.")],
        [("3 March 2019", "4 May 2018", "A. B.")],
    ),
    "two that touch each other not": (
        [("March", "April", "A."), ("2019", "2018", "B.")],
        [("March", "April", "A."), ("2019", "2018", "B.")],
    ),
    "the reason is the same": (
        [("March", "April", "Misread."), ("April", "May", "Misread.")],
        [("March", "May", "Misread.")],
    ),
}


@pytest.mark.parametrize("chain", CHAINS)
def test_what_was_corrected_is_corrected_once(
    chain: str, correct: Correct, invented: Resolved
) -> None:
    """What is recorded as received is what the original has, and not what was corrected before."""
    steps, expected = CHAINS[chain]
    report = correct(*((PREAMBLE, *step) for step in steps))
    assert recorded(report, invented) == expected


@pytest.mark.parametrize(
    ("place", "received", "published", "record"),
    [
        (PREAMBLE, "of 3 March 2019 ", "", ("III/1 of 3 March 2019 and", "III/1 and")),
        (PREAMBLE, "Charter", "article", ("the Charter,", "the article,")),
        ("resolution:IV/3", "all of", "First", ("all of them;", "First them;")),
    ],
    ids=["none", "as before them", "as a text before"],
)
def test_words_that_would_stand_there_twice_are_recorded_with_those_around_them(
    place: str, received: str, published: str, record: tuple[str, str], correct: Correct, invented
) -> None:
    report = correct((place, received, published, "x"))
    assert recorded(report, invented) == [(*record, "x")]


def test_what_no_words_would_tell_apart_is_refused(correct: Correct) -> None:
    """Two texts of a place would be the same."""
    with pytest.raises(CannotCorrect, match=r"“Two\.” would stand in .* more than once"):
        correct(("resolution:IV/3", "One:", "Two.", "x"))


def test_the_call_of_a_note_stays_within_a_correction(correct: Correct, invented: Resolved) -> None:
    """What is undone has it where it was, though words around it are others."""
    for received, published in (
        ("Lemuria. (See", "Lemuria, (See"),
        ("and Lemuria. (See resolution", "and old Lemuria. (See resolution"),
    ):
        assert recorded(correct(("para:2", received, published, "x")), invented)


@given(data=st.data())
def test_corrections_in_a_row_can_be_undone(
    data: st.DataObject, invented: Resolved, resolve: Callable[..., list[Resolved]]
) -> None:
    """Of words anywhere, by words from anywhere: they may be the same, nested, or none."""
    one = invented
    words = sorted({word for nodes in one.texts.values() for word in plain(nodes).split()})
    for _ in range(data.draw(st.integers(1, 4))):
        place, where = data.draw(st.sampled_from(sorted(one.paths_of_places().items())))
        below = [path for path in one.texts if path[: len(where)] == where]
        text = plain(one.texts[data.draw(st.sampled_from(below))]) if below else ""
        start = data.draw(st.integers(0, len(text)))
        received = text[start : start + data.draw(st.integers(1, 20))]
        published = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=2)))
        try:
            report = corrected(one, place, received, published, "x")
        except CannotCorrect:
            continue
        [one] = resolve(report, bodies=(invented.body,))
        assert undone(one) == undone(invented)

"""Dates, lists and the order of numbers, in words."""

from __future__ import annotations

import pytest

from generator import wording
from generator.catalogue import load_words

WORDS = load_words("en").pages


@pytest.mark.parametrize(
    ("opened", "closed", "words"),
    [
        ("2014-10-06", "2014-10-10", "6 to 10 October 2014"),
        ("2021-01-30", "2021-02-05", "30 January to 5 February 2021"),
        ("2021-12-30", "2022-01-05", "30 December 2021 to 5 January 2022"),
    ],
)
def test_a_period_names_month_and_year_once(opened: str, closed: str, words: str) -> None:
    assert wording.period(opened, closed, WORDS) == words


@pytest.mark.parametrize(
    ("number", "called", "words"),
    [
        ("7/1", "", "resolution 7/1"),
        ("2021-05-04", "", "resolution of 4 May 2021"),
        ("2021-05-04 B", "", "resolution of 4 May 2021 (B)"),
        ("CM 14-01", "conservation measure", "conservation measure CM 14-01"),
        ("2021-05-04", "declaration", "declaration of 4 May 2021"),
    ],
)
def test_an_act_is_called_by_its_number_or_its_day(number: str, called: str, words: str) -> None:
    assert wording.act_in_words("resolution", number, WORDS, called) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (("(201)", "(202)", "(203)"), "(201) to (203)"),
        (("1.9", "1.10", "1.11"), "1.9, 1.10 and 1.11"),
        (("36", "(37)", "38"), "36, (37) and 38"),
    ],
)
def test_numbers_in_brackets_make_a_range_too(numbers: tuple[str, ...], words: str) -> None:
    assert wording.numbers_in_words(numbers, WORDS) == words


def test_lists_are_written_as_the_language_does() -> None:
    assert wording.listed(["3rd"], WORDS) == "3rd"
    assert wording.listed(["3rd", "4th", "5th"], WORDS) == "3rd, 4th and 5th"
    assert wording.listed([], WORDS) == ""
    assert wording.before_each(3, WORDS) == ["", ", ", " and "]


def test_a_session_of_one_day_is_no_period() -> None:
    assert wording.period("2014-10-06", "2014-10-06", WORDS) == "6 October 2014"


def test_days_name_their_month_once() -> None:
    assert wording.dates_in_words(("2014-10-06", "2014-10-07"), WORDS) == "6 and 7 October 2014"
    assert wording.dates_in_words(("2014-10-31", "2014-11-01"), WORDS) == (
        "31 October 2014 and 1 November 2014"
    )
    assert wording.dates_in_words(("2014-10-06",), WORDS) == "6 October 2014"


def test_names_are_listed_and_sorted_as_people_do() -> None:
    assert wording.listed(["3rd", "4th", "5th"], WORDS) == "3rd, 4th and 5th"
    assert wording.listed(["3rd"], WORDS) == "3rd"
    assert wording.listed([], WORDS) == ""
    found = ["A/60/88", "A/9", "A/60/9", "A/10"]
    assert sorted(found, key=wording.sorting) == ["A/9", "A/10", "A/60/9", "A/60/88"]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), ""),
        (("36",), "36"),
        (("1", "2"), "1 and 2"),
        (("26", "27", "28", "29"), "26 to 29"),
        (("4", "6", "7"), "4, 6 and 7"),
        (("4", "6", "7", "8", "14"), "4, 6 to 8 and 14"),
        (("36", "36 bis", "37"), "36, 36 bis and 37"),
        (("26 (a)", "26 (b)"), "26 (a) and 26 (b)"),
    ],
)
def test_numbers_are_listed_or_make_a_range(numbers: tuple[str, ...], words: str) -> None:
    assert wording.numbers_in_words(numbers, WORDS) == words


def test_a_counted_phrase_has_the_form_of_its_number_in_its_language() -> None:
    english = {"one": "1 action", "other": "{count} actions"}
    assert wording.counted(1, english, "en") == "1 action"
    assert wording.counted(0, english, "en") == "0 actions"
    assert wording.counted(126, english, "en") == "126 actions"
    russian = {"one": "{count} мера", "few": "{count} меры", "other": "{count} мер"}
    said = [wording.counted(count, russian, "ru") for count in (1, 2, 5, 21)]
    assert said == ["1 мера", "2 меры", "5 мер", "21 мера"]
    assert wording.counted(1, {"other": "{count} 项"}, "zh") == "1 项"
    assert wording.counted(6701, english, "en") == "6,701 actions"
    assert wording.counted(6701, russian, "ru") == "6\N{NO-BREAK SPACE}701 мера"
    assert wording.counted(6701, {"other": "{count}"}, "ar") == "6,701"  # in the figures of pages


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("vol. 2326, No. 39574.", ["vol. 2326", "No. 39574"]),
        ("held from 9–20 July 2012 and on 7 October", ["9–20 July", "7 October"]),
        ("A/CONF.216/PC/9, chap. IV, paras. 3-5", ["chap. IV", "paras. 3"]),
        ("No. of pages; Dec. 10; 14 days", []),
    ],
)
def test_what_no_line_ends_in(text: str, kept: list[str]) -> None:
    assert wording.unbroken(WORDS).findall(text) == kept


@pytest.mark.parametrize(
    ("number", "dated"),
    [
        ("2021-05-04", True),
        ("2021-05-04 B", True),
        ("7/1", False),
        ("2021-99-04", False),
        ("2021-05-04/3", False),  # a number of its own, which citations must keep
    ],
)
def test_an_act_may_have_its_date_for_a_number(number: str, dated: bool) -> None:
    assert wording.is_dated(number) is dated

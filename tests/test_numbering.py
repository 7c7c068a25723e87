"""How a body numbers, by its `numbers:`: what is printed, what ids say, how sequences count."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Numbers, Path
from generator.numbering import Numbering, kind_at

ACT = ("chapters", 0, "resolutions", 0)
OPERATIVE = (*ACT, "operative", 0)
ITEM = (*OPERATIVE, "items", 0)
ANNEXED = (*ACT, "annexes", 0, "paragraphs", 0)


def numbering(language: str = "en", **said: Any) -> Numbering:
    return Numbering(Numbers.model_validate(said), language)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (("chapters", 0), "chapters"),
        (("chapters", 0, "paragraphs", 3), "report"),
        (("chapters", 0, "sections", 1, "paragraphs", 3), "report"),
        (("chapters", 0, "sections", 1), "sections"),
        (OPERATIVE, "operative"),
        ((*ACT, "sections", 0, "paragraphs", 1), "operative"),
        (ITEM, "items"),
        ((*ACT, "preamble", 0, "items", 1), "items"),
        ((*ACT, "annexes", 0), "annexes"),
        (ANNEXED, "annexed"),
        (("annexes", 0, "sections", 2, "paragraphs", 0), "annexed"),
        (("annexes", 0, "resolutions", 2, "operative", 0), "operative"),
        (("agenda", 0, "items", 1), "agenda"),
        ((*OPERATIVE, "agenda", "items", 0), "agenda"),
        ((*OPERATIVE, "quoted", 0), "quoted"),
    ],
)
def test_a_place_tells_what_kind_of_number_stands_there(path: Path, kind: str) -> None:
    assert kind_at(path) == kind


@pytest.mark.parametrize(
    ("said", "path", "number", "printed", "key"),
    [
        ({}, OPERATIVE, "14", "14.", "14"),
        ({}, OPERATIVE, "2 bis", "2 bis.", "2-bis"),
        ({}, ITEM, "(a)", "(a)", "a"),
        ({}, OPERATIVE, "", "", ""),
        ({}, (*OPERATIVE, "quoted", 0), "Article 4", "Article 4", "article-4"),
        ({"operative": "arabic"}, OPERATIVE, "14", "14", "14"),
        ({"operative": "arabic.arabic"}, OPERATIVE, "1.10", "1.10", "1-10"),
        ({"operative": "arabic.arabic."}, OPERATIVE, "1.10", "1.10.", "1-10"),
        ({"operative": "(arabic)"}, OPERATIVE, "(12)", "(12)", "12"),
        ({"annexed": "Rule arabic"}, ANNEXED, "Rule 3", "Rule 3", "rule-3"),
        # What is not written so stays as it is, and a rule tells of it.
        ({"annexed": "Rule arabic"}, ANNEXED, "3", "3.", "3"),
    ],
)
def test_a_number_is_printed_and_has_a_key(
    said: dict[str, Any], path: Path, number: str, printed: str, key: str
) -> None:
    made = numbering(**said)
    assert made.printed(path, number) == printed
    assert made.key(path, number) == key


def test_a_number_with_a_word_has_an_id_of_its_own() -> None:
    rules = numbering(annexed="Rule arabic", operative="arabic")
    assert rules.worded_key(ANNEXED, "Rule 3") == "rule-3"
    assert rules.worded_key(OPERATIVE, "3") == ""
    assert numbering().worded_key(ANNEXED, "Rule 3") == ""


IN_ALL = {
    "operative": {"en": "arabic.", "ar": "arabic-indic -", "zh": "arabic."},
    "annexed": {"en": "Article arabic", "es": "Artículo arabic", "zh": "第chinese条"},
    "items": {
        "en": ["(letters)", "(roman)"],
        "ar": ["(abjad)", "‘arabic-indic’"],
        "ru": ["cyrillic)", "roman)"],
        "zh": ["(letters)", "(chinese)"],
    },
}


@pytest.mark.parametrize(
    ("language", "path", "number", "key"),
    [
        ("ar", OPERATIVE, "١٤ -", "14"),
        ("ar", OPERATIVE, "١٤", "14"),
        ("es", ANNEXED, "Artículo 4", "article-4"),
        ("zh", ANNEXED, "第四条", "article-4"),
        ("ar", ITEM, "(ج)", "c"),
        ("ar", ITEM, "‘٢’", "ii"),
        ("ru", ITEM, "в)", "c"),
        ("ru", ITEM, "iv)", "iv"),
        ("zh", ITEM, "㈣", "iv"),
        ("zh", ITEM, "(d)", "d"),
        ("en", ITEM, "(iv)", "iv"),
    ],
)
def test_ids_are_equal_in_all_languages(language: str, path: Path, number: str, key: str) -> None:
    made = numbering(language, **IN_ALL)
    assert (made.worded_key(path, number) or made.key(path, number)) == key


def test_one_language_alone_counts_in_the_systems_of_ids() -> None:
    assert numbering("ar", items="(abjad)").key(ITEM, "(ب)") == "b"
    assert numbering("ar", operative="arabic-indic").key(OPERATIVE, "٢ مكررا") == "2-bis"


@pytest.mark.parametrize(
    ("said", "numbers", "places"),
    [
        ({}, "1. 2. 3.", [(1,), (2,), (3,)]),
        ({}, "(a) (b)", [(1,), (2,)]),
        ({}, "(h) (i) (j)", [(8,), (9,), (10,)]),
        ({}, "(i) (ii)", [(1,), (2,)]),
        ({}, "1 a", [(1,), None]),
        ({}, "1.1", [None]),
        ({}, "1.1 2", [None, (2,)]),
        ({"items": ["(letters)", "(roman)"]}, "(i) (ii)", [(1,), (2,)]),
        ({"items": ["(letters)", "(roman)"]}, "(h) (i) (j)", [(8,), (9,), (10,)]),
        ({"items": ["(letters)", "(roman)"]}, "(a) 2.", [(1,), None]),
        ({"items": ["arabic.arabic", "arabic.arabic.arabic"]}, "1.1 1.1.1", [(1, 1), (1, 1, 1)]),
    ],
)
def test_a_sequence_is_counted_as_it_begins(
    said: dict[str, Any], numbers: str, places: list[tuple[int, ...] | None]
) -> None:
    read = numbering(**said).counted(ITEM, numbers.split())
    assert [one and one.places for one in read] == places


@given(st.lists(st.text(max_size=6), max_size=5), st.sampled_from([{}, IN_ALL]))
def test_whatever_is_printed_has_a_place_or_none(numbers: list[str], said: dict[str, Any]) -> None:
    made = numbering("zh", **said)
    assert len(made.counted(ITEM, numbers)) == len(numbers)
    for number in numbers:
        assert made.printed(ITEM, number).startswith(number)
        made.key(ITEM, number)

"""Printed numbers: which place each has, in every system and form."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counting import LATIN, SYSTEMS, Number, form, form_like


# Read off ECMA-376, 17.18.59 (russianLower, arabicAbjad), and off documents in six languages.
@pytest.mark.parametrize(
    ("written", "printed", "places"),
    [
        ("arabic", "14", (14,)),
        ("arabic.", "14", (14,)),
        ("arabic.", "14.", (14,)),
        ("(arabic)", "(12)", (12,)),
        ("arabic.arabic", "1.12", (1, 12)),
        ("arabic.arabic.arabic", "2.1.3", (2, 1, 3)),
        ("arabic-arabic", "1-2", (1, 2)),
        ("Rule arabic", "Rule 3", (3,)),
        ("Rule arabic", "Rule\u00a03", (3,)),
        ("Article arabic", "Article 41", (41,)),
        ("§ arabic", "§ 7", (7,)),
        ("(letters)", "(a)", (1,)),
        ("(letters)", "(z)", (26,)),
        ("(letters)", "(aa)", (27,)),
        ("(letters)", "(bb)", (28,)),
        ("(letters)", "(ab)", (28,)),
        ("letters)", "c)", (3,)),
        ("roman", "XIV", (14,)),
        ("(roman)", "(iv)", (4,)),
        ("roman.letters.arabic", "II.B.3", (2, 2, 3)),
        ("signs", "**", (2,)),
        ("arabic-indic", "١٤", (14,)),
        ("arabic-indic", "۱۴", (14,)),
        ("(abjad)", "(أ)", (1,)),
        ("(abjad)", "(ا)", (1,)),
        ("(abjad)", "(هـ)", (5,)),
        ("(abjad)", "(ي)", (10,)),
        ("cyrillic)", "а)", (1,)),
        ("cyrillic)", "к)", (10,)),
        ("(chinese)", "(十一)", (11,)),
        ("(chinese)", "（二十三）", (23,)),
        ("(chinese)", "㈠", (1,)),
        ("chinese、", "十", (10,)),
        ("第chinese条", "第一百零三条", (103,)),
    ],
)
def test_a_number_is_read(written: str, printed: str, places: tuple[int, ...]) -> None:
    assert form(written).read(printed) == Number(places)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("arabic", "a"),
        ("arabic", "1.1"),
        ("arabic", "١"),
        ("(arabic)", "12"),
        ("arabic.arabic", "1"),
        ("arabic.arabic", "1.1.1"),
        ("Rule arabic", "3"),
        ("Rule arabic", "Article 3"),
        ("(letters)", "(abc)"),
        ("(roman)", "(iz)"),
        ("(abjad)", "(a)"),
        ("arabic", ""),
        ("arabic", "1 " + "x" * 60_000 + "!"),
    ],
)
def test_what_is_written_otherwise_is_not_read(written: str, printed: str) -> None:
    assert form(written).read(printed) is None


@pytest.mark.parametrize(
    ("printed", "late", "word"),
    [
        ("2 bis", 2, "bis"),
        ("2bis", 2, "bis"),
        ("2 ter", 3, "ter"),
        ("2 duodecies", 12, "duodecies"),
        ("2 a", 1, "a"),
        ("2b", 2, "b"),
        ("2 مكررا", 2, "bis"),
        ("2之二", 2, "bis"),
    ],
)
def test_what_was_put_in_later_stands_under_its_number(printed: str, late: int, word: str) -> None:
    assert form("arabic").read(printed) == Number((2,), late, word)


def test_it_may_be_in_brackets_or_after_them() -> None:
    assert form("(arabic)").read("(2 bis)") == Number((2,), 2, "bis")


@given(st.sampled_from(sorted(SYSTEMS)), st.integers(1, 999))
def test_each_system_reads_what_it_writes(name: str, place: int) -> None:
    system = SYSTEMS[name]
    written = system.written(place)
    assert re.fullmatch(system.pattern, written)
    assert system.value(written) == place


@given(
    st.lists(st.sampled_from(sorted(SYSTEMS)), min_size=1, max_size=3),
    st.sampled_from([("", ".", ""), ("(", ".", ")"), ("Rule ", "/", "."), ("第", "-", "条")]),
    st.lists(st.integers(1, 99), min_size=3, max_size=3),
    st.sampled_from(["", *LATIN]),
)
def test_each_form_reads_what_it_writes(
    names: list[str], around: tuple[str, str, str], places: list[int], inserted: str
) -> None:
    before, between, after = around
    made = form(f"{before}{between.join(names)}{after}")
    late = LATIN.index(inserted) + 2 if inserted else 0
    number = Number(tuple(places[: len(names)]), late, inserted)
    written = made.write(Number(number.places))
    assert made.read(written) == Number(number.places)
    assert made.complete(made.complete(written)) == made.complete(written)
    if inserted and not after.rstrip("."):
        assert made.read(made.write(number)) == number


@pytest.mark.parametrize(
    ("written", "printed", "complete"),
    [
        ("arabic.", "14", "14."),
        ("arabic", "14", "14"),
        ("arabic.", "14.", "14."),
        ("(letters)", "(a)", "(a)"),
        ("chinese、", "三", "三、"),
        ("arabic.", "2 bis", "2 bis."),
    ],
)
def test_a_number_is_printed_to_the_sign(written: str, printed: str, complete: str) -> None:
    assert form(written).complete(printed) == complete


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ((1,), (2,), True),
        ((1,), (3,), False),
        ((1, 9), (1, 10), True),
        ((1, 9), (1, 11), False),
        ((1, 9), (2, 1), True),
        ((1, 9), (4, 1), True),  # chapters 2 and 3 may hold no paragraphs
        ((1, 9), (2, 2), False),
        ((1, 2), (1, 2, 1), True),
        ((1, 2), (1, 2, 2), False),
        ((1, 2, 3), (1, 3), True),
        ((1, 2, 3), (1, 4), False),
        ((1, 2, 3), (2, 1), True),
    ],
)
def test_nothing_is_missing_between(
    before: tuple[int, ...], after: tuple[int, ...], follows: bool
) -> None:
    assert Number(after).follows(Number(before)) is follows


@pytest.mark.parametrize(
    ("printed", "like"),
    [
        ("1.1", "arabic.arabic"),
        ("1-1", "arabic-arabic"),
        ("Rule 3", "Rule arabic"),
        ("Article 4", "Article arabic"),
        ("(12)", "(arabic)"),
        ("١", "arabic-indic"),
        ("а)", "cyrillic)"),
        ("(一)", "(chinese)"),
        ("第四条", "第chinese条"),
        ("***", "signs"),
        ("II.3", "roman.arabic"),
        ("§", ""),
        ("", ""),
    ],
)
def test_a_form_is_proposed_for_a_number(printed: str, like: str) -> None:
    assert form_like(printed) == like


@given(st.text(max_size=12))
def test_what_is_proposed_reads_the_number(printed: str) -> None:
    proposed = form_like(printed)
    assert not proposed or form(proposed).read(printed)


@pytest.mark.parametrize("written", ["", "1.1", "Rule", "arabics", "(letter)"])
def test_a_form_names_a_system(written: str) -> None:
    with pytest.raises(ValueError, match="it must name a system of numbers"):
        form(written)

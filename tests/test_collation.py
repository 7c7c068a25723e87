"""A report held to the text as received: every word is told, and nothing that is no difference."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build, content_folder, received
from generator.catalogue import load_words
from generator.checks.original import held, read_back, written
from generator.collation import Nouns, collate, sides
from generator.collation.differences import Span, differences, merged
from generator.collation.order import acts_in_order
from generator.collation.printed import Printed
from generator.collation.words import Passage, Words
from generator.inline import Text, with_calls
from generator.model import Chapter, Decision, Report, Resolution
from generator.model import Path as Place
from generator.received import Kind, Received, ReceivedFault, Row
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent


@cache
def real() -> tuple[Resolved, tuple[Row, ...], Nouns]:
    """Return the real report, what was read of its original, and the nouns of English."""
    reports, bodies, _ = content_folder.read(ROOT / "content")
    [resolved] = build.resolve(reports, bodies)
    [kept] = received.all_beside(reports[0].file.parent, resolved.report.source)
    nouns = Nouns.of(load_words("en").citing, load_words("en").importing["division"])
    return resolved, kept.rows, nouns


# --- the real report ---------------------------------------------------------------------------


def test_the_real_report_has_the_words_of_its_original() -> None:
    assert collate(sides(*real())) == []


def test_what_the_report_says_by_its_structure_is_not_shown_with_a_difference() -> None:
    """The noun before the number of an act: the original has another number, and no noun."""
    resolved, kept, nouns = real()
    rows = [replace(row, words="9/9") if row.words == "Resolution 7/3" else row for row in kept]
    [told] = collate(sides(resolved, tuple(rows), nouns))
    assert (told.received, told.here) == ("9/9", "7/3")
    assert told.path[-1] == "number"


def test_acts_are_held_to_an_original_in_its_own_order() -> None:
    """Some bodies print decisions before resolutions, or in turn."""
    chapter = Chapter(
        title="",
        resolutions=tuple(Resolution(number=f"R {n}", title="") for n in (1, 2)),
        decisions=tuple(Decision(number=f"D/{n}", title="") for n in (1, 2, 3)),
    )
    before = {"decision": ("decision",)}
    lines = ["Decision D/1 Nets", "R 2 is cited", "R1", "decision d/2", "D/22", "D/2", "R 2", "D/3"]
    [first, *others] = acts_in_order(chapter, lines, before)
    assert first == ("decisions", 0)
    assert [f"{name[0]}{index + 1}" for name, index in others] == ["r1", "d2", "r2", "d3"]
    unknown = acts_in_order(chapter, (), before)
    assert [name for name, _ in unknown] == ["resolutions"] * 2 + ["decisions"] * 3


def _places() -> tuple[list[Place], list[int]]:
    """Return the texts of the real report, and how long each is."""
    resolved, _, nouns = real()
    numbering, notes = resolved.numbering, resolved.notes
    printed = Printed(resolved.report, resolved.texts, nouns, notes, numbering)
    passages = [*printed.of_text(), *printed.of_notes()]
    texts = [passage for passage in passages if passage.at in resolved.texts]
    return [passage.at for passage in texts], [len(passage.text) for passage in texts]


def _changed(kind: str, words: list[str], at: int) -> list[str] | None:
    """Return words with a change of a kind; none where it would change nothing."""
    word, following = words[at], words[at + 1 : at + 2]
    match kind:
        case "changed":
            return [*words[:at], "zealously", *words[at + 1 :]]
        case "dropped":
            return [*words[:at], *words[at + 1 :]]
        case "doubled":
            return [*words[: at + 1], *words[at:]]
        case "swapped":
            other = [*words[:at], *following, word, *words[at + 2 :]]
            return other if following and following != [word] else None
        case "in other letters":
            other = [*words[:at], word.swapcase(), *words[at + 1 :]]
            return other if word != word.swapcase() else None
    return [*words[:at], f"{word},", *words[at + 1 :]]


@pytest.mark.parametrize(
    "kind", ["changed", "dropped", "doubled", "swapped", "in other letters", "with a comma more"]
)
def test_each_of_eight_words_is_told_once_at_its_text(kind: str) -> None:
    resolved, kept, nouns = real()
    chance = random.Random(kind)
    places, lengths = _places()
    unchanged = sides(resolved, kept, nouns).sum
    told = 0
    while told < 8:
        [place] = chance.choices(places, lengths)
        words = with_calls(resolved.texts[place]).split()
        other = _changed(kind, words, chance.randrange(len(words)))
        if other is None:
            continue
        texts = {**resolved.texts, place: (Text(" ".join(other)),)}
        compared = sides(replace(resolved, texts=texts), kept, nouns)
        [difference] = collate(compared)
        assert compared.sum != unchanged
        assert read_back(written((difference,))) == (difference,)
        assert difference.path == place
        assert difference.received != difference.here
        told += 1


def test_the_noun_of_a_number_stands_there_once(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    """Part I has it itself; before I it may have been printed."""
    sections = [{"number": number, "title": "x"} for number in ("Part I", "I")]
    act = {"number": "7/1", "title": "x", "operative": [{"text": "x"}], "sections": sections}
    [made] = resolve(report(chapters=[{"title": "x", "resolutions": [act]}]))
    _, passages = sides(made, (), real()[2]).text
    assert [one.text for one in passages][-5:] == ["Part I", "x", "Part", "I.", "x"]


def test_a_chapter_that_is_lost_is_one_difference() -> None:
    resolved, kept, nouns = real()
    chapters = resolved.report.chapters
    without = resolved.report.model_copy(update={"chapters": (*chapters[:2], *chapters[3:])})
    texts = {
        (*path[:1], path[1] - (path[1] > 2), *path[2:]) if path[0] == "chapters" else path: nodes  # type: ignore[operator]
        for path, nodes in resolved.texts.items()
        if path[:2] != ("chapters", 2)
    }
    [difference] = collate(sides(replace(resolved, report=without, texts=texts), kept, nouns))
    assert difference.received.count(" ") > 300
    assert difference.here.count(" ") < 10


def test_a_correction_that_is_not_recorded_is_told() -> None:
    resolved, kept, nouns = real()
    corrections = resolved.report.corrections
    for index, correction in enumerate(corrections):
        others = (*corrections[:index], *corrections[index + 1 :])
        report = resolved.report.model_copy(update={"corrections": others})
        [difference] = collate(sides(replace(resolved, report=report), kept, nouns))
        assert resolved.paths_of_places()[correction.place] == difference.path[: len(
            resolved.paths_of_places()[correction.place]
        )]  # fmt: skip


def test_another_text_is_called_so() -> None:
    resolved, kept, nouns = real()
    rows = tuple(row for n, row in enumerate(kept) if n % 5 == 0)
    foreign = tuple(replace(row, words=row.words[::-1]) for row in kept if row not in rows)
    found = held(resolved, [Received("a.md", "0" * 64, (*rows, *foreign))], nouns).collated()
    assert isinstance(found, str) and "another report" in found
    assert read_back(written(found)) == found


# --- what is no difference of words -------------------------------------------------------------


@pytest.mark.parametrize(
    ("original", "report"),
    [
        ("Urges *States* to act", "Urges States to act"),
        ("No.\u00a039574", "No. 39574"),
        ("the “nets”", 'the "nets"'),
        ("the State’s", "the State's"),
        ("9\u201320 July", "9-20 July"),
        ("traffi\ufb01cking", "traffificking"),
        ("nets,[^12] and", "nets, 12 and"),
        ("nets,¹² and", "nets,[^12] and"),
        ("so\u00adft", "soft"),
        ("A | B", "A B"),
        ("a , b", "a, b"),
    ],
)
def test_marks_and_blanks_are_no_words(original: str, report: str) -> None:
    one, other = Words.of([Passage(0, original)]), Words.of([Passage(0, report)])
    assert one.keys == other.keys
    assert [s.before for s in one.signs] == [s.before for s in other.signs]


@pytest.mark.parametrize(
    ("original", "report"),
    [
        ("paragraph 14", "paragraph 41"),
        ("shall", "should"),
        ("Convention", "convention"),
        ("nets; and", "nets, and"),
        ("nets — and", "nets - and"),
        ("7/1", "7.1"),
        ("résumé", "resume"),
        ("m²s", "m3s"),
    ],
)
def test_words_and_signs_are(original: str, report: str) -> None:
    one, other = Words.of([Passage(0, original)]), Words.of([Passage(0, report)])
    assert (one.keys, [s.before for s in one.signs]) != (
        other.keys,
        [s.before for s in other.signs],
    )


# --- differences --------------------------------------------------------------------------------

rows = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@given(rows, rows)
def test_outside_the_differences_two_rows_are_equal(one: list[str], other: list[str]) -> None:
    spans = list(differences(one, other))
    start = other_start = 0
    for span in spans:
        assert one[start : span.start] == other[other_start : span.other_start]
        assert one[span.start : span.end] != other[span.other_start : span.other_end]
        start, other_start = span.end, span.other_end
    assert one[start:] == other[other_start:]


@given(st.lists(st.integers(), max_size=60))
def test_equal_rows_have_none(numbers: list[int]) -> None:
    assert list(differences(list(map(str, numbers)), list(map(str, numbers)))) == []


@given(rows, st.integers(0, 59), st.sampled_from("xyz"))
def test_one_other_word_is_one_difference(row: list[str], at: int, word: str) -> None:
    if at < len(row):
        other = [*row[:at], word, *row[at + 1 :]]
        assert list(differences(row, other)) == [Span(at, at + 1, at, at + 1)]


def test_near_differences_are_one() -> None:
    spans = [Span(3, 4, 3, 4), Span(5, 6, 5, 6), Span(20, 20, 20, 21)]
    assert merged(spans) == [Span(3, 6, 3, 6), Span(20, 20, 20, 21)]


@pytest.mark.parametrize("kinds", [12, 900, 20_000], ids=["a table", "a text", "names"])
def test_steps_grow_as_the_rows_do(kinds: int) -> None:
    """Counted, not timed: how often a word is looked at, in a row and in one ten times as long."""

    class Counting(list[str]):
        looks = 0

        def __getitem__(self, index: Any) -> Any:
            Counting.looks += index.stop - index.start if isinstance(index, slice) else 1
            return super().__getitem__(index)

    def looks(length: int) -> int:
        chance = random.Random(length)
        row = [str(chance.randrange(kinds)) for _ in range(length)]
        changed = range(0, length, 250)
        other = [("x" if at in changed else word) for at, word in enumerate(row)]
        Counting.looks = 0
        found = list(differences(Counting(row), Counting(other)))
        assert [(span.start, span.end) for span in found] == [(at, at + 1) for at in changed]
        return Counting.looks

    assert looks(50_000) <= 12 * looks(5_000)


def test_a_table_that_repeats_is_read_on_after_each_difference() -> None:
    row = ["a", "b", "1", "c"] * 300
    other = [*row[:10], "x", *row[11:500], *row[501:900], "y", "z", *row[900:]]
    assert [(s.start, s.end) for s in differences(row, other)] == [(10, 11), (500, 501), (900, 900)]


# --- lines of an original -----------------------------------------------------------------------


def test_a_word_over_the_end_of_a_line_is_one() -> None:
    resolved, kept, nouns = real()
    rows = []
    for row in kept:
        first, blank, rest = row.words.partition(" Convention ")
        if row.kind is Kind.TEXT and blank:
            rows += [replace(row, words=f"{first} Conven-"), replace(row, words=f"tion {rest}")]
        else:
            rows.append(row)
    assert len(rows) > len(kept) + 20
    assert collate(sides(resolved, tuple(rows), nouns)) == []


# --- what is kept -------------------------------------------------------------------------------

lines = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()))
kept_rows = st.lists(
    st.builds(Row, st.integers(1, 999).map(str), st.sampled_from(list(Kind)), lines), max_size=8
)


@given(kept_rows)
def test_what_is_kept_is_read_as_it_was_written(found: list[Row]) -> None:
    written = Received("source.en.md", "0" * 64, tuple(found))
    assert received.of_text(received.to_text(written), "x") == written


@pytest.mark.parametrize("text", ["", "a\tb", "a\tb\nplace\tkind\twords\n1\ttext", "a\tb\nx\ty\tz"])
def test_what_is_damaged_is_told(text: str) -> None:
    if text == "a\tb\nplace\tkind\twords\n1\ttext":
        with pytest.raises(ReceivedFault, match="line 3 is damaged"):
            received.of_text(text, "x")
    else:
        with pytest.raises(ReceivedFault, match="head is damaged"):
            received.of_text(text, "x")


@pytest.mark.parametrize("name", ["../source.en.md", "/etc/passwd", "a/b.md", "x" * 300])
def test_an_original_is_a_file_beside_the_report(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReceivedFault, match="not a file name"):
        received.beside(tmp_path, name)

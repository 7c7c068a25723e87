"""Blocks as lines: words in inline Markdown, whatever their faces."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.reading import Block, BlockKind, Run
from generator.importers.recognizing.lines import lines_of
from generator.importers.recognizing.numbering import Numerals
from generator.inline import note_calls, parse, plain
from generator.numbering import Numbering


def text_of(*runs: Run) -> str:
    """Return the words of a paragraph as its line has them."""
    block = Block("1", BlockKind.PARAGRAPH, runs)
    lines = lines_of([block], Numerals.of(Numbering()), re.compile("(?!)"))
    return lines[0].text if lines else ""


def italic(text: str) -> Run:
    return Run(text, italic=True)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((Run("in "), italic("Cable News "), Run("last year.")), "in *Cable News* last year."),
        ((italic("Re"), italic("quests"), italic(" "), Run("members")), "*Requests* members"),
        ((italic("Noting"), Run("", italic=True, call="3"), Run(" it")), "*Noting[^3]* it"),
        ((italic("Recalling,"), Run("its work")), "Recalling,its work"),
        ((Run("the"), italic(" Cable News")), "the *Cable News*"),
        ((Run("5 * 3 = 15"),), r"5 \* 3 = 15"),
        ((Run("by the \u200b Conference, coop\ufefferating"),), "by the Conference, cooperating"),
        ((Run("bold ", bold=True), Run("words")), "**bold** words"),
        ((Run("all ", bold=True, italic=True), Run("of it")), "**_all_** of it"),
    ],
)
def test_the_words_are_markdown(runs: tuple[Run, ...], text: str) -> None:
    assert text_of(*runs) == text


WORDS = st.text(st.sampled_from("ab 1.,;*_[]\\()“"), max_size=5)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), call=st.sampled_from(["", "", "7"]))


@given(st.lists(RUNS, max_size=5))
def test_no_word_and_no_call_is_lost_whatever_the_faces(runs: list[Run]) -> None:
    nodes = parse(text_of(Run("x "), *runs))[0]
    words = "".join("" if run.call else run.text for run in runs)
    assert "".join(plain(nodes).split()) == "".join(("x" + words).split())
    assert list(note_calls(nodes)) == [run.call for run in runs if run.call]

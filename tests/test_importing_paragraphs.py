"""Placed lines as paragraphs: whatever a line was taken for, and whatever stands before it, no word
of it is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from report_words import words

from generator.importers.reading import BlockKind
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.paragraphs import paragraphs
from generator.importers.recognizing.place import Placed, Role
from generator.model import Cell, Paragraph, inline_texts, walk

LEVELS = st.integers(1, 3)
PLACED = st.one_of(
    st.tuples(st.sampled_from([Role.ITEM, Role.LISTED]), LEVELS),
    st.tuples(
        st.sampled_from(
            [
                Role.PARAGRAPH,
                Role.PREAMBULAR,
                Role.QUOTED,
                Role.CAPTION,
                Role.ROW,
                Role.CLOSING,
                Role.AGENDA,
            ]
        ),
        st.just(0),
    ),
)


def placed(index: int, role: Role, level: int) -> Placed:
    text = f"word{index}"
    is_row = role is Role.ROW
    line = Line(
        str(index),
        text,
        kind=BlockKind.ROW if is_row else BlockKind.PARAGRAPH,
        cells=(Cell(text=text),) if is_row else (),
        table=1 if is_row else 0,
    )
    return Placed(line, role, 1, level=level)


def all_words(found: tuple[Paragraph, ...]) -> Counter[str]:
    return Counter(
        word
        for paragraph in found
        for path, value in walk(paragraph)
        for _, text in inline_texts(value, path)
        for word in words(text)
    )


@given(st.lists(PLACED, max_size=12))
def test_no_word_of_a_line_is_lost(roles: list[tuple[Role, int]]) -> None:
    lines = [placed(index, *one) for index, one in enumerate(roles)]
    assert all_words(paragraphs(lines)) == Counter(line.line.text for line in lines)

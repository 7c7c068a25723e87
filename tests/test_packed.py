"""Texts that are held as UTF-8: they are what they were."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from generator.packed import PackedTexts

TEXTS = st.dictionaries(st.text(), st.text(st.characters(exclude_categories=())), max_size=5)


@given(TEXTS, TEXTS)
def test_texts_are_what_they_were_a_later_part_over_an_earlier(
    one: dict[str, str], two: dict[str, str]
) -> None:
    joined = {**one, **two}
    for packed in (PackedTexts(one, two), PackedTexts(PackedTexts(one), PackedTexts(two))):
        assert packed == joined
        assert list(packed.items()) == list(joined.items()), "in their order"
        assert len(packed) == len(joined)
        as_bytes = {name: text.encode("utf-8", "surrogatepass") for name, text in joined.items()}
        assert packed.as_bytes() == as_bytes


def test_a_text_takes_half_of_what_python_gives_its_letters() -> None:
    text = "The “States” " * 1000
    packed = PackedTexts({"a": text})
    assert sum(map(sys.getsizeof, packed._packed.values())) < 0.7 * sys.getsizeof(text)

"""What cannot be seen is found by one rule, less what scripts need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.characters import unseen

HIDDEN = {
    "soft hyphen": "\u00ad",
    "grapheme joiner": "\u034f",
    "Arabic letter mark": "\u061c",
    "Hangul filler of a first consonant": "\u115f",
    "Khmer vowel": "\u17b4",
    "Mongolian variation selector": "\u180b",
    "Mongolian vowel separator": "\u180e",
    "blank without width": "\u200b",
    "non-joiner": "\u200c",
    "joiner": "\u200d",
    "mark of left to right": "\u200e",
    "mark of right to left": "\u200f",
    "embedding": "\u202b",
    "its end": "\u202c",
    "override": "\u202e",
    "word joiner": "\u2060",
    "invisible times": "\u2062",
    "isolate of left to right": "\u2066",
    "isolate of right to left": "\u2067",
    "end of an isolate": "\u2069",
    "digit shapes": "\u206f",
    "Braille without dots": "\u2800",
    "Hangul filler": "\u3164",
    "variation selector": "\ufe0f",
    "byte order mark": "\ufeff",
    "half-width filler": "\uffa0",
    "not assigned": "\ufff0",
    "annotation": "\ufff9",
    "empty note": "\U0001d159",
    "musical format": "\U0001d173",
    "tag": "\U000e0045",
    "variation selector of the supplement": "\U000e0100",
}


@pytest.mark.parametrize("character", HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_is_found_in_a_latin_text(character: str) -> None:
    assert unseen(f"The Panel{character} met.") == [9]
    assert unseen(f"{character}The Panel") == [0]
    assert unseen(f"The Panel{character}") == [9]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian
        "SMS\u200cها",
        "قُ\u200cر",
        "ه\u200d",
        "क्\u200cष र्\u200dय",  # Hindi
        "র\u200d্য",  # Bengali
        "القرار \u200e7/1\u200f و\u061c5/1",
        "القرار \u2067a \u2066b\u2069\u2069.",
        "葛\U000e0100 中\ufe00",
        "\u0600\u06dd",  # signs that are shown
        "e\u0301 café – “x” 文 עברית",
        "a\u00a0b\u202fc",
    ],
)
def test_what_a_script_needs_is_not(text: str) -> None:
    assert unseen(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("القرار \u2067a", [7]),  # an isolate that does not end turns round what follows
        ("القرار \u2069a\u2067", [7, 9]),
        ("القرار \u202eabc\u202c", [7, 11]),
        ("قرار\u200b", [4]),
        ("\u2067abc\u2069", [0, 4]),  # nothing is written from right to left
        ("a\u200f", [1]),  # the mark itself is no letter
        ("7\ufe0f", [1]),
        ("e\u0301\u200cx", [2]),
        ("中\ufe00\ufe00", [2]),
    ],
)
def test_it_is_found_where_no_script_needs_it(text: str, found: list[int]) -> None:
    assert unseen(text) == found


NEVER = sorted(
    set(HIDDEN.values()) - set("\u061c\u200c\u200d\u200e\u200f\u2066\u2067\u2069\ufe0f\U000e0100")
)


@given(st.text(st.sampled_from([*HIDDEN.values(), *"aق中\u094d\u064f 7"])))
def test_what_no_script_needs_is_found_wherever_it_stands(text: str) -> None:
    found = set(unseen(text))
    assert {at for at, one in enumerate(text) if one in NEVER} <= found
    assert {text[at] for at in found} <= set(HIDDEN.values())

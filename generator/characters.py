"""What Unicode says of blanks, and of the characters that a reader does not see.

Blanks at which no line ends are kept in texts, and are blanks like others where words are compared
or looked for. Of what cannot be seen Python's own tables are asked; what these do not have (the
property Default_Ignorable_Code_Point) stands here, as Unicode 16 has it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

NO_BREAK = "\u00a0\u2007\u202f"
"""The blanks at which no line ends."""
_HYPHENS = "\u2010\u2011\u2012"
"""What word processors and type-setters write for a hyphen: the sign that is nothing else, the one
at which no line ends, the one as broad as a figure."""
_PLAIN = (*((blank, " ") for blank in NO_BREAK), *((hyphen, "-") for hyphen in _HYPHENS))
_BLANKS = re.compile(r"\s+")

_IGNORABLE = (
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer vowels that are not shown
    (0x180B, 0x180D),  # Mongolian variation selectors
    (0x180F, 0x180F),
    (0x2065, 0x2065),
    (0x3164, 0x3164),  # Hangul fillers
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE0FFF),  # tags and variation selectors
)
"""The Default_Ignorable_Code_Points that are no format characters (category Cf): from, to."""
_EMPTY = frozenset("\u2800\U00016fe4\U0001d159")
"""What is drawn as nothing, though Unicode has it among letters and signs."""
_SHOWN = frozenset(
    map(chr, (*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD))
)
"""Format characters that are drawn: signs over Arabic and other numbers."""

_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u061c")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_END_OF_ISOLATE = "\u2069"
_VIRAMA = 9
"""The combining class of what takes the vowel from a letter, in the scripts of India."""


def plain_blanks(text: str) -> str:
    """Return a text, as long as it was, in which all blanks are alike, and so are all hyphens: to
    compare and to search."""
    if text.isascii():
        return text
    for character, plain in _PLAIN:  # `str.translate` takes sixty times as long
        text = text.replace(character, plain)
    return text


def single_blanks(text: str) -> str:
    """Return a text without blanks at its ends and with one for several.

    That one is a blank at which no line ends where all of them were.
    """
    if text.isascii() or not any(blank in text for blank in NO_BREAK):
        return " ".join(text.split())
    return _BLANKS.sub(
        lambda blanks: " " if blanks[0].strip(NO_BREAK) else blanks[0][0], text
    ).strip()


def unseen(text: str) -> list[int]:
    """Return where a text has a character that cannot be seen and that no script needs there.

    Needed are joiners beside a letter that joins (written from right to left, or an Indian one);
    in a text that has letters written from right to left, marks of direction and isolates that end
    within it; after a Chinese character the selector of its variant.
    """
    if text.isascii() or not any(map(_cannot_be_seen, set(text))):
        return []
    needed = _needed_all_over(text)
    return [
        at
        for at, character in enumerate(text)
        if _cannot_be_seen(character)
        and character not in needed
        and not (character in _JOINERS and _joins(text, at))
        and not (_selects_variant(character) and _is_chinese(text[at - 1 : at]))
    ]


def seen(text: str) -> str:
    """Return a text without what `unseen` finds in it."""
    hidden = unseen(text)
    return "".join(one for at, one in enumerate(text) if at not in hidden) if hidden else text


def _needed_all_over(text: str) -> frozenset[str]:
    """Return what a text may have anywhere, for words that are written from right to left."""
    if not any(map(_is_right_to_left, set(text))):
        return frozenset()
    return _DIRECTIONS | _ISOLATES | {_END_OF_ISOLATE} if _isolates_end(text) else _DIRECTIONS


@cache
def _cannot_be_seen(character: str) -> bool:
    if character in _SHOWN:
        return False
    ignorable = any(first <= ord(character) <= last for first, last in _IGNORABLE)
    return ignorable or character in _EMPTY or unicodedata.category(character) == "Cf"


def _isolates_end(text: str) -> bool:
    """Say whether what is set apart in a text by direction ends in it, each by its own end."""
    depth = 0
    for character in text:
        depth += (character in _ISOLATES) - (character == _END_OF_ISOLATE)
        if depth < 0:
            return False
    return depth == 0


def _joins(text: str, at: int) -> bool:
    """Say whether one of the neighbours of a joiner is a letter that joins."""
    before = at
    while before and _is_vowel_mark(text[before - 1]):
        before -= 1
    return any(map(_is_joining, (*text[max(0, before - 1) : before], *text[at + 1 : at + 2])))


def _is_vowel_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn" and not _is_joining(character)


def _is_joining(character: str) -> bool:
    return unicodedata.combining(character) == _VIRAMA or _is_right_to_left(character)


@cache
def _is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL") and character not in _DIRECTIONS


def _selects_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_chinese(character: str) -> bool:
    return bool(character) and unicodedata.name(character, "").startswith("CJK ")

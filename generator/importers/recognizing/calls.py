"""Where a figure or a sign that lost its markup may be the call of a note.

No figure of the text may become a call falsely: it is one only where its note is there, and where
it stands as no figure of a text does: glued to a word or to the stop after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.words import Phrases
from generator.marks import NOTE_SIGNS

_SHORTEST = 4
"""Shorter words with a figure are units and formulas: m2, CO2."""

_BEFORE_FIGURES = "-–—([{&$€£#@+=<>/\\“‘«^"
"""Signs that a figure of the text may follow without a blank."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text a call may stand."""

    line: int
    start: int
    end: int
    doubt: int
    """The less, the more certain."""


def called(text: str, number: str) -> bool:
    """Say whether a call of a note, marked or bare after a stop ("thereto, 15 through"), is in a
    text."""
    return bool(
        re.search(rf"\[\^{re.escape(number)}\]|(?<=[,;.])\s{re.escape(number)}(?=\s[a-z]|$)", text)
    )


def found(index: int, line: Line, number: str, phrases: Phrases) -> Iterator[Place]:
    """Yield where a note may be called in a line of the text, whose place there is given."""
    if line.whole == number:
        return
    if number[:1] in NOTE_SIGNS:
        yield from _signs(index, line, number)
    if not number.isdecimal():
        return
    for match in re.finditer(rf"\s?\\?\[{number}\\?\](?![(\w])", line.text):
        yield Place(index, match.start(), match.end(), 0)
    for match in re.finditer(rf"(?<!\d){number}(?![\w/%°])(?![.,]\d)", line.text):
        if _is_glued(line.text[: match.start()], line.text[match.end() :], phrases):
            yield Place(index, match.start(), match.end(), 1)


def with_call(line: Line, place: Place, number: str) -> Line:
    """Return a line in which a figure or sign is the call of a note."""
    before, after = line.text[: place.start], line.text[place.end :]
    return replace(line, text=f"{before}[^{number}]{after}")


def _signs(index: int, line: Line, number: str) -> Iterator[Place]:
    sign = re.escape(number[0])
    printed = rf"(?:\\?{sign}){{{len(number)}}}"
    for match in re.finditer(rf"(?<=[\w.,;:)”\"’])(?<!\\){printed}(?!\\?{sign})", line.text):
        # Signs of Markdown are escaped where they are words.
        if number[0] not in "*_" or match[0].startswith("\\"):
            yield Place(index, match.start(), match.end(), 1)


def _is_glued(before: str, after: str, phrases: Phrases) -> bool:
    """Say whether a figure stands behind a word, or the stop after one, without a blank."""
    token = before.split()[-1] if before and not before[-1].isspace() else ""
    if not token or "/" in token or "](" in token:
        return False
    words = re.sub(r"[^\w\s]+$", "", token)
    stop, word = token[len(words) :], re.sub(r"^\W+", "", words)
    if not word or (stop and stop[-1] in _BEFORE_FIGURES):
        return False
    if word[-1].isdigit():
        return stop[-1:] in tuple(";)”»]")  # 2030;1 but not 1,1
    if not word.isalpha() and not re.fullmatch(r"[^\W\d_]+(?:[-’'][^\W\d_]+)+", word):
        return False
    if not stop:
        plain = word.islower() or (word.istitle() and not _is_noun(word, phrases))
        return plain and len(word) >= _SHORTEST
    if stop[-1] == ".":
        is_end = not after.strip() or bool(re.match(r"\s+[“\"‘(]?[^\W\d_a-z]", after))
        return is_end and len(word) > _SHORTEST and word[1:].islower() and "." not in stop[:-1]
    return len(word) > 1 or stop[-1] not in ":,"


def _is_noun(word: str, phrases: Phrases) -> bool:
    """Say whether numbers stand after a word: Article5, Annex1."""
    return word.casefold() in phrases.numbered_nouns

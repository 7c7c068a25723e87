"""The italic phrases with which paragraphs of acts begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeadPhrase:
    """An italic phrase with which a paragraph of an act begins."""

    part: str
    """preambular or operative"""
    words: str
    """The phrase: Takes note with appreciation"""


ByFirstWord = Mapping[str, tuple[str, ...]]
"""The letters and figures that phrases begin with -> these phrases, the first wanted first."""


def by_first_word(phrases: Iterable[str]) -> ByFirstWord:
    """Return phrases by their first words: a text is then held to a few, and not to hundreds."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(_first_word(phrase), []).append(phrase)
    return {first: tuple(like) for first, like in found.items()}


def lead_phrase_of(text: str, phrases: ByFirstWord) -> str:
    """Return the first of some phrases that a text begins with, in whole words; "" if with none.

    One in capitals is the same: of "URGES Member States" it is Urges.
    """
    text = in_small(text)
    like = phrases.get(_first_word(text), ())
    return next((words for words in like if _begins_with(text, words)), "")


_FIRST_WORD = re.compile(r"[^\W_]*")


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""


_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,})*(?!\w)")


def in_small(text: str) -> str:
    """Return a text in which capital words at its beginning are small: URGES States, Urges States.

    It is as long as it was.
    """
    capitals = _CAPITALS.match(text)
    if not capitals or not capitals[0].isupper():
        return text
    small = f"{capitals[0][0]}{capitals[0][1:].lower()}"
    return small + text[capitals.end() :] if len(small) == capitals.end() else text


def _begins_with(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def read_lead_phrases(tables: Iterable[str]) -> tuple[LeadPhrase, ...]:
    """Return the lead phrases of tables (part, phrase, count or reason), the longest first.

    Lines that begin with # say where the phrases are from; those of the part "slip" take a
    phrase out that a table has by mistake.
    """
    lines = (line for table in tables for line in table.splitlines())
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    slips = {row[1] for row in rows if row[0] == "slip"}
    phrases = {LeadPhrase(row[0], row[1]) for row in rows if row[1] not in slips}
    return tuple(sorted(phrases, key=lambda p: (-len(p.words), p.words, p.part)))

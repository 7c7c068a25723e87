"""Texts -> words, and the signs between them.

Compared are words (letters and figures) and the signs between two of them. What is no difference
of words is made equal here: blanks, the ends of lines, markup, ligatures, the several forms of
quotation marks and hyphens, whether the call of a note was raised.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, groupby, repeat
from typing import Generic, TypeVar

At = TypeVar("At")

_WORD = re.compile(r"(\[\^[^\s\[\]]+(?: \w+)?\]|[^\W_]+)")
"""A word, or the call of a note."""
_MARKUP = "*_|\\#`"
_FORMS = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("‐‑‒–−", "-")}
)
"""Quotation marks, apostrophes and hyphens in the form that a keyboard has."""


@dataclass(frozen=True, slots=True)
class Passage(Generic[At]):
    """A text of one place."""

    at: At
    """Where it stands: a path of the report, a place of the original."""
    text: str
    """The words, without markup; the call of a note is `[^12]`."""
    is_number: bool = False
    """Whether it is a printed number, or the like: which signs stand around it says nothing."""
    may_be: frozenset[str] = frozenset()
    """Where the other side may have some of these words, in small letters, or none: they are said
    by the structure of the report ("Resolution" before its number)."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs between two words, without blanks and markup."""

    before: str = ""
    after: str = ""
    any_between: bool = False
    """Whether whatever stands between `before` and `after` is right: a number stands beside it."""

    def agree(self, other: str) -> bool:
        """Say whether signs of an original are these."""
        if not self.any_between:
            return other == self.before + self.after
        length = len(self.before) + len(self.after)
        return len(other) >= length and other.startswith(self.before) and other.endswith(self.after)


_NONE = Signs()


@dataclass(frozen=True, slots=True)
class Words(Generic[At]):
    """The words of some passages, one after the other.

    Of a session of the General Assembly there are half a million: each takes as little as can be.
    """

    passages: list[Passage[At]]
    keys: list[str] = field(default_factory=list)
    """The words as they are compared."""
    inside: array[int] = field(default_factory=lambda: array("L"))
    """The passage of each word."""
    begin: array[int] = field(default_factory=lambda: array("L"))
    """Where each word begins in its passage."""
    end: array[int] = field(default_factory=lambda: array("L"))
    """Where each word ends in its passage."""
    signs: list[Signs] = field(default_factory=list)
    """The signs before each word, and after the last one."""

    @classmethod
    def of(cls, passages: Iterable[Passage[At]]) -> Words[At]:
        """Return the words of passages."""
        words = cls([_normal(passage) for passage in passages])
        signs = _Gathering()
        for index, passage in enumerate(words.passages):
            parts = _WORD.split(passage.text)
            found = parts[1::2]
            *before, last = parts[::2]
            if found:
                signs.add(before[0], any_here=passage.is_number)
                words.signs.append(signs.taken())
                words.signs.extend(map(_between, before[1:]))
                words.keys.extend(_key(one) for one in found)
                words.inside.extend(repeat(index, len(found)))
                places = [*accumulate(map(len, parts[:-1]))]
                words.begin.extend(places[::2])
                words.end.extend(places[1::2])
            signs.add(last, any_here=passage.is_number)
        words.signs.append(signs.taken())
        return words

    def passage(self, index: int) -> Passage[At]:
        """Return the passage in which a word stands; raises IndexError where there is no word."""
        return self.passages[self.inside[index]]

    def shown(self, first: int, last: int) -> str:
        """Return the words from one to before another, with the signs around, as they stand."""
        shown = []
        for index, words in groupby(range(first, last), key=self.inside.__getitem__):
            here = [*words]
            text = self.passages[index].text
            start, end = self.begin[here[0]], self.end[here[-1]]
            # Whatever is closed up to a word is shown with it: “reiterated,”.
            while start and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and not text[end].isspace():
                end += 1
            shown.append(text[start:end])
        return " ".join(shown)


def _normal(passage: Passage[At]) -> Passage[At]:
    """Return a passage without ligatures, no-break spaces and signs that nobody sees."""
    text = passage.text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for sign in set(text):
            if unicodedata.category(sign) == "Cf":
                text = text.replace(sign, "")
    return Passage(passage.at, text, passage.is_number, passage.may_be)


def _key(word: str) -> str:
    """Return a word as it is compared, of the call of a note its number: the same object for all
    that are equal."""
    return sys.intern(word[2:-1] if word[0] == "[" else word)


def _signs_in(text: str) -> str:
    """Return the signs in what stands between two words."""
    signs = text.translate(_FORMS)
    return "".join(sign for sign in signs if not sign.isspace() and sign not in _MARKUP)


@lru_cache(maxsize=1 << 12)
def _between(text: str) -> Signs:
    """Return the signs between two words of one passage."""
    signs = _signs_in(text)
    return Signs(signs) if signs else _NONE


class _Gathering:
    """Gathers the signs between two words, which may stand in several passages."""

    def __init__(self) -> None:
        self._before, self._after, self._any = "", "", False

    def add(self, text: str, *, any_here: bool) -> None:
        if any_here:
            self._any = True
            return
        signs = _signs_in(text)
        if self._any:
            self._after += signs
        else:
            self._before += signs

    def taken(self) -> Signs:
        if not (self._before or self._any):
            return _NONE
        signs = Signs(self._before, self._after, self._any)
        self._before, self._after, self._any = "", "", False
        return signs

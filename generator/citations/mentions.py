"""Where a text names bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.citations.series import OWN
from generator.citations.words import (
    BLANK,
    CitingWords,
    forms,
    noun_pattern,
    words_pattern,
)
from generator.model import Body

_LONGEST_WORD = 60
_WORD_BEFORE = re.compile(rf"(\w+){BLANK}\Z")
_ENDS_SENTENCE = '.;:!?)]”"’'


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of a body in a text."""

    start: int
    end: int
    bodies: tuple[str, ...]
    """Whose name it is: several where they are called alike; none where it is part of the longer
    name of another."""
    of_act: bool
    """Whether it only says whose act is cited: General Assembly resolution 60/1."""


@dataclass(frozen=True, slots=True)
class MentionPatterns:
    """The compiled patterns for the names of bodies."""

    bodies: dict[str, tuple[str, ...]]
    """Name -> those that are called so."""
    name: re.Pattern[str]
    goes_on: re.Pattern[str]
    """What shows after a name that it is a longer one: of the World Tourism Organization"""
    noun: re.Pattern[str]
    """The noun of an act, after a name."""
    before: re.Pattern[str]
    """Words that are no part of a name, though they begin with a capital: See"""


def compile_mentions(body: Body, language: str, words: CitingWords) -> MentionPatterns:
    """Return the patterns for the names of a body and of those whose acts its texts cite."""
    bodies: dict[str, tuple[str, ...]] = {}
    called = {OWN: body.texts[language].called} if language in body.texts else {}
    called |= {other.id: other.called.get(language, ()) for other in body.other_bodies}
    for whose, names in called.items():
        for name in names:
            bodies[_single_blanks(name)] = (*bodies.get(_single_blanks(name), ()), whose)
    noun = noun_pattern(forms(*words.acts().values()))
    return MentionPatterns(
        bodies,
        # A body without a name in this language leaves a pattern that matches nothing.
        re.compile(rf"\b{words_pattern(bodies)}\b"),
        re.compile(rf"{BLANK}{words_pattern(words.of)}{BLANK}[A-Z]"),
        re.compile(rf"{BLANK}{noun}{BLANK}"),
        re.compile(rf"(?<!\w)(?i:{words_pattern(words.before_acts)}){BLANK}\Z"),
    )


def mentions_in(text: str, patterns: MentionPatterns) -> Iterator[Mention]:
    """Yield where a text names bodies, in order."""
    for name in patterns.name.finditer(text):
        bodies = patterns.bodies[_single_blanks(name[0])]
        is_short = BLANK not in name[0]
        if patterns.goes_on.match(text, name.end()) or (
            is_short and after_a_name(text, name.start(), patterns)
        ):
            bodies = ()
        of_act = bool(patterns.noun.match(text, name.end()))
        yield Mention(name.start(), name.end(), bodies, of_act)


def after_a_name(text: str, at: int, patterns: MentionPatterns) -> bool:
    """Say whether a capitalized word before a place seems to be of the name of a body.

    "Human Rights Council resolution 5/1" is not the Conference's; "Recalling resolution 5/1" and
    "(See resolution 5/1)" are.
    """
    window = text[max(0, at - _LONGEST_WORD) : at]
    word = _WORD_BEFORE.search(window)
    if not word or not word[1][0].isupper() or patterns.before.search(window):
        return False
    before = window[: word.start()].rstrip()
    return bool(before) and before[-1] not in _ENDS_SENTENCE


def _single_blanks(name: str) -> str:
    return " ".join(plain_blanks(name).split())

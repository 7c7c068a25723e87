"""Finds resolutions and decisions, of the body itself and of other bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from generator import marks
from generator.characters import plain_blanks
from generator.citations.spans import Citation, listed
from generator.citations.words import (
    BLANK,
    CitingWords,
    Noun,
    date_pattern,
    forms,
    joiner_pattern,
    noun_pattern,
    words_pattern,
)
from generator.marks import Mark
from generator.model import Body, slug

_LONGEST_WORD = 60
_WORD_BEFORE = re.compile(rf"(\w+){BLANK}\Z")
_ENDS_SENTENCE = '.;:!?)]”"’'

OWN = ""
"""Stands for the body whose texts are read, where other bodies have an id."""


@dataclass(frozen=True, slots=True)
class Series:
    """How one body numbers one kind of act."""

    body: str
    kind: str
    number: re.Pattern[str]
    sessions: frozenset[str]
    """What the group "session" of a number can be; empty where anything can."""
    mark: Mark
    """The mark, with {number} or {slug}."""

    def has(self, number: re.Match[str]) -> bool:
        """Say whether a number is of a session of this body."""
        session = number.groupdict().get("session")
        return not self.sessions or session is None or session in self.sessions

    def target(self, number: str) -> Mark:
        """Return the mark of an act, which has no blanks: S/RES/2286(2016), resolution:78/80A"""
        return Mark(self.mark.format(number=marks.close(number), slug=slug(number)))


@dataclass(frozen=True, slots=True)
class ActPatterns:
    """The compiled patterns for acts."""

    series: tuple[Series, ...]
    bodies: dict[str, str]
    """Name -> body, as in `Series.body`."""
    nouns: dict[str, Noun]
    name: re.Pattern[str]
    head: re.Pattern[str]
    named_after: re.Pattern[str]
    before: re.Pattern[str]
    """Words before an act that name no body, though they begin with a capital: See"""
    joiner: re.Pattern[str]

    def kind(self, noun: str) -> str:
        """Return the kind of act that a noun in a text names."""
        form = noun.casefold()
        return next(k for k, n in self.nouns.items() if form in _folded(n))


def _folded(noun: Noun) -> set[str]:
    return {form.casefold() for form in forms(noun)}


def compile_acts(body: Body, language: str, words: CitingWords) -> ActPatterns:
    """Return the patterns for the acts of a body and of the bodies that its texts cite."""
    names = dict.fromkeys(body.texts[language].called, OWN) if language in body.texts else {}
    for other in body.other_bodies:
        names |= dict.fromkeys(other.called.get(language, ()), other.id)
    nouns = words.acts()
    noun = noun_pattern(forms(*nouns.values()))
    # A body without a name in this language leaves a pattern that matches nothing.
    name = words_pattern(names) if names else r"(?!)"
    after = f"(?:{date_pattern(words)})?,?{BLANK}{words_pattern(words.of_named)}{BLANK}"
    return ActPatterns(
        series=tuple(_series(body, words)),
        bodies={_single_blanks(name): whose for name, whose in names.items()},
        nouns=nouns,
        name=re.compile(rf"\b{name}\b"),
        head=re.compile(rf"\b(?:(?P<name>{name}){BLANK})?(?P<noun>{noun}){BLANK}(?=\S*\d)"),
        named_after=re.compile(rf"{after}(?P<name>{name})\b"),
        before=re.compile(rf"(?<!\w)(?i:{words_pattern(words.before_acts)}){BLANK}\Z"),
        joiner=re.compile(f"{_between(words)}{joiner_pattern(words)}"),
    )


def _between(words: CitingWords) -> str:
    """Return what may follow a number inside a list: its date, and the annex that is meant."""
    annex = noun_pattern(forms(words.annex))
    return rf"(?:{BLANK}{date_pattern(words)})?(?:,{BLANK}{annex}(?:{BLANK}[IVX]{{1,6}})?)?"


def _series(body: Body, words: CitingWords) -> Iterator[Series]:
    sessions = frozenset(key for s in body.sessions for key in s.in_acts)
    for kind in words.acts():
        if numbers := body.act_numbers(kind):
            yield Series(OWN, kind, _whole(numbers.pattern), sessions, marks.act(kind, "{number}"))
    for other in body.other_bodies:
        for act in other.acts:
            mark = (
                marks.document(act.symbol)
                if act.symbol
                else marks.recorded(f"{other.id}-{act.kind}-{{slug}}")
            )
            yield Series(other.id, act.kind, _whole(act.pattern), frozenset(), mark)


def _whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern for a whole number: not for the start of a longer one."""
    return re.compile(rf"(?:{pattern})(?![\w/])")


def find_acts(text: str, patterns: ActPatterns) -> Iterator[Citation]:
    """Yield the acts that a text cites.

    Whose act it is: the body named directly before or after; else the body itself where the
    number is one of its own; else the other body named last before it, where the number is one
    of that body's ("General Assembly resolution 45/116 and resolution 52/88"); else nobody's.
    """
    named_last = OWN
    read_to = 0
    for head in patterns.head.finditer(text):
        for mention in patterns.name.finditer(text, read_to, head.end()):
            named_last = patterns.bodies[_single_blanks(mention[0])] or named_last
            read_to = mention.end()
        # What stands before this noun is read; a name may still begin in it.
        read_to = max(read_to, head.start())
        yield from _of_head(text, head, named_last, patterns)


def _single_blanks(name: str) -> str:
    return " ".join(plain_blanks(name).split())


def _of_head(
    text: str, head: re.Match[str], named_last: str, patterns: ActPatterns
) -> Iterator[Citation]:
    """Yield the acts of the list that a noun begins."""
    kind = patterns.kind(head["noun"])
    for series in patterns.series:
        if series.kind != kind:
            continue
        numbers = list(listed(text, head.end(), series.number, patterns.joiner, True))
        named = _named(text, head, numbers[-1].end(), patterns) if numbers else None
        if named is None:
            numbers = list(takewhile(series.has, numbers))
            may_be = series.body in (OWN, named_last) and not _of_unknown_body(text, head, patterns)
        else:
            may_be = series.body == named
        if numbers and may_be:
            # The noun is part of the first citation; the others are bare numbers.
            starts = (head.start(), *(number.start() for number in numbers[1:]))
            for start, number in zip(starts, numbers, strict=True):
                yield Citation(start, number.end(), series.target(number[0]), "act")
            return


def _named(text: str, head: re.Match[str], end: int, patterns: ActPatterns) -> str | None:
    """Return the body named directly before or after a list of acts; none where none is."""
    name = head["name"]
    if name is None:
        after = patterns.named_after.match(text, end)
        name = after["name"] if after else None
    return None if name is None else patterns.bodies[_single_blanks(name)]


def _of_unknown_body(text: str, head: re.Match[str], patterns: ActPatterns) -> bool:
    """Say whether a capitalized word before the noun names a body that is not in the data.

    "Human Rights Council resolution 5/1" is not the Conference's; "Recalling resolution 5/1" and
    "(See resolution 5/1)" are.
    """
    window = text[max(0, head.start() - _LONGEST_WORD) : head.start()]
    word = _WORD_BEFORE.search(window)
    if not word or not word[1][0].isupper() or patterns.before.search(window):
        return False
    before = window[: word.start()].rstrip()
    return bool(before) and before[-1] not in _ENDS_SENTENCE

"""Finds places in acts: "paragraph 7 of decision 2/3", "resolution 5/1, annex II, section B".

A place is told in steps, annex, section, paragraph: from the outermost on with commas between, or
from the innermost on with "of". They stand before their act, which follows with "of" or "to", or
behind it, after a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.citations.places import ANNEX_NUMBER, PARAGRAPH_NUMBER, ROMAN
from generator.citations.spans import Citation, listed
from generator.citations.words import (
    BLANK,
    CitingWords,
    Noun,
    dates_pattern,
    forms,
    joiner_pattern,
    noun_pattern,
    words_pattern,
)
from generator.marks import ANNEX, OPERATIVE, PARAGRAPH, PREAMBULAR, SECTION, Mark
from generator.model import slug

_DEPTH = {ANNEX: 0, SECTION: 1, PARAGRAPH: 2, PREAMBULAR: 2}
KIND = "place in an act"
"""What such a citation is."""


@dataclass(frozen=True, slots=True)
class ActPlacePatterns:
    """The compiled patterns for what stands between an act and its places."""

    step: re.Pattern[str]
    """The noun of a step, in the group of its kind."""
    numbers: Mapping[str, re.Pattern[str]]
    """Kind of step -> its number."""
    preambular: re.Pattern[str]
    """What stands before the noun of a preambular paragraph."""
    joiner: re.Pattern[str]
    comma: re.Pattern[str]
    of: re.Pattern[str]
    """From a step to that in which it is."""
    to_act: re.Pattern[str]
    """From a step to the act that follows."""
    after_act: re.Pattern[str]
    """From the number of an act to the step that follows."""


def compile_act_places(words: CitingWords) -> ActPlacePatterns:
    """Return the patterns for places in acts in one language."""

    def noun(kind: str, noun: Noun) -> str:
        return rf"(?P<{kind}>{noun_pattern(forms(noun))})"

    before = rf"(?:{words_pattern((*words.operative, *words.preambular))}{BLANK})?"
    the = rf"(?:{words_pattern(words.the)}{BLANK})?"
    of = rf"{BLANK}{words_pattern(words.of)}{BLANK}"
    return ActPlacePatterns(
        re.compile(
            rf"\b{before}(?:{noun(PARAGRAPH, words.paragraph)}|{noun(SECTION, words.section)})"
            rf"{BLANK}|\b{noun(ANNEX, words.annex)}(?:{BLANK}(?={ANNEX_NUMBER})|\b)"
        ),
        {
            ANNEX: re.compile(ANNEX_NUMBER),
            SECTION: re.compile(rf"(?:{ROMAN}|[A-Z](?![\w/]))"),
            PARAGRAPH: re.compile(PARAGRAPH_NUMBER),
        },
        re.compile(rf"{words_pattern(words.preambular)}{BLANK}"),
        re.compile(joiner_pattern(words)),
        re.compile(rf",{BLANK}"),
        re.compile(of),
        re.compile(rf",?{of}{the}|{BLANK}{words_pattern(words.to)}{BLANK}"),
        re.compile(rf"(?:{BLANK}{dates_pattern(words)})?,{BLANK}{the}"),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """A step to a place: its kind and the numbers that it lists."""

    kind: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    """Where each number stands; the first with its noun."""
    keys: tuple[str, ...]
    """What ids say for the numbers; "" for an annex without one."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Steps that stand together."""

    steps: tuple[_Step, ...]
    """From the outermost on."""
    start: int
    end: int

    def is_one_place(self) -> bool:
        """Say whether each step leads further in, and none but the last lists several numbers."""
        is_inward = all(_DEPTH[a.kind] < _DEPTH[b.kind] for a, b in pairwise(self.steps))
        return is_inward and all(len(one.keys) == 1 for one in self.steps[:-1])


def find_places_in_acts(
    text: str, patterns: ActPlacePatterns, acts: Sequence[Citation]
) -> Iterator[Citation]:
    """Yield the places in acts that a text cites; the acts are those found in it.

    Not those of several acts ("paragraph 7 of resolutions 5/1 and 5/2").
    """
    sure = {act.start: act for act in acts if not act.doubts}
    begins = {
        at: one for at, one in sure.items() if not _is_one_of_several(text, one, sure, patterns)
    }
    ends = {
        after.end(): act
        for act in sure.values()
        if (after := patterns.after_act.match(text, act.end))
    }
    for way in _ways(text, patterns) if sure else ():
        to_act = patterns.to_act.match(text, way.end)
        act = begins.get(to_act.end()) if to_act else ends.get(way.start)
        if act and way.is_one_place():
            yield from _cited(way, act.target)


def _is_one_of_several(
    text: str, act: Citation, acts: Mapping[int, Citation], patterns: ActPlacePatterns
) -> bool:
    """Say whether an act begins a list of several, the next of which is a number alone: resolutions
    5/1 and 5/2."""
    joined = patterns.joiner.match(text, act.end)
    other = acts.get(joined.end()) if joined else None
    return other is not None and BLANK not in text[other.start : other.end]


def _ways(text: str, patterns: ActPlacePatterns) -> Iterator[_Way]:
    """Yield the steps that stand together in a text, in order."""
    read_to = 0
    for head in patterns.step.finditer(text):
        step = _step(text, head, patterns) if head.start() >= read_to else None
        if step:
            way = _way(text, step, patterns)
            read_to = way.end
            yield way


def _way(text: str, first: _Step, patterns: ActPlacePatterns) -> _Way:
    """Return the steps that begin with one: inwards after commas, or outwards after "of"."""
    steps, end = [first], first.end
    while between := patterns.comma.match(text, end) or patterns.of.match(text, end):
        head = patterns.step.match(text, between.end())
        step = _step(text, head, patterns) if head else None
        if not step:
            break
        is_inward = between.re is patterns.comma
        steps = [*steps, step] if is_inward else [step, *steps]
        end = step.end
    return _Way(tuple(steps), first.start, end)


def _step(text: str, head: re.Match[str], patterns: ActPlacePatterns) -> _Step | None:
    """Return the step that a noun begins; none where no number follows."""
    kind = str(head.lastgroup)
    numbers = list(listed(text, head.end(), patterns.numbers[kind], patterns.joiner, True))
    if kind != ANNEX and not numbers:
        return None
    is_preambular = bool(patterns.preambular.match(text, head.start()))
    start = head.start(kind)
    if not numbers:
        return _Step(kind, head.start(), head.end(), ((start, head.end()),), ("",))
    starts = (start, *(number.start() for number in numbers[1:]))
    spans = tuple(zip(starts, (number.end() for number in numbers), strict=True))
    kind = PREAMBULAR if is_preambular else kind
    return _Step(kind, head.start(), spans[-1][1], spans, tuple(slug(n[0]) for n in numbers))


def _cited(way: _Way, act: Mark) -> Iterator[Citation]:
    """Yield the places to which steps lead; all their words are those of the first, or the last."""
    mark, before = act, ""
    for step in way.steps[:-1]:
        mark, before = _inside(mark, before, step.kind, step.keys[0])
    last = way.steps[-1]
    is_inward = last.start != way.start or len(way.steps) == 1
    for position, (key, (start, end)) in enumerate(zip(last.keys, last.spans, strict=True)):
        if is_inward and position == 0 and len(way.steps) > 1:
            start = way.steps[0].spans[0][0]
        if not is_inward and position == len(last.keys) - 1:
            end = way.end
        place, inner = _inside(mark, before, last.kind, key)
        yield Citation(start, end, place.inside(inner) if inner else place, KIND)


def _inside(mark: Mark, before: str, kind: str, key: str) -> tuple[Mark, str]:
    """Return the text in which a step leads to a place, and the id of the place in it."""
    if kind == ANNEX:
        return mark.under(f"{ANNEX}-{key}" if key else ANNEX), before
    if kind == PARAGRAPH and "/annex" not in mark:
        kind = OPERATIVE
    own = f"{SECTION if kind == SECTION else kind}-{key}"
    return mark, f"{before}-{own}" if before else own

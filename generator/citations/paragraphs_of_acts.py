"""Finds paragraphs of acts of the body: "paragraph 7 of decision 2/3", and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.citations.places import PlacePatterns
from generator.citations.spans import Citation, listed
from generator.citations.words import (
    BLANK,
    CitingWords,
    date_pattern,
    forms,
    noun_pattern,
    words_pattern,
)
from generator.marks import ACTS, OPERATIVE, PREAMBULAR
from generator.model import slug

_LONGEST_BEFORE = 80
"""So many signs before a noun are looked at."""
KIND = "paragraph of an act"
"""What such a citation is."""


@dataclass(frozen=True, slots=True)
class ParagraphPatterns:
    """The compiled patterns for what stands between an act and its paragraphs."""

    places: PlacePatterns
    after_act: re.Pattern[str]
    """From the number of an act to the noun of its paragraphs."""
    preambular: re.Pattern[str]
    """What stands before the noun of a preambular paragraph."""
    in_section: re.Pattern[str]
    """A section before the noun, in which paragraphs may count anew."""


def compile_paragraphs(words: CitingWords, places: PlacePatterns) -> ParagraphPatterns:
    """Return the patterns for paragraphs of acts in one language."""
    date = date_pattern(words)
    section = noun_pattern(forms(words.section, words.annex))
    before = rf"(?:{words_pattern(words.operative)}{BLANK})?"
    return ParagraphPatterns(
        places,
        re.compile(rf"(?:{BLANK}{date})?,{BLANK}{before}"),
        re.compile(rf"{words_pattern(words.preambular)}{BLANK}\Z"),
        re.compile(rf"\b{section}(?:{BLANK}[\w.]+)?,{BLANK}{before}\Z"),
    )


def find_paragraphs_of_acts(
    text: str, patterns: ParagraphPatterns, acts: Sequence[Citation]
) -> Iterator[Citation]:
    """Yield the paragraphs of the body's acts that a text cites; the acts are those found in it.

    Not those of several acts ("paragraph 7 of resolutions 5/1 and 5/2"), of a section or of an
    annex, whose paragraphs may have numbers of their own.
    """
    places = patterns.places
    own = {act.start: act for act in acts if act.target.scheme in ACTS and not act.doubts}
    begins = {at: act for at, act in own.items() if not _is_one_of_several(text, act, own, places)}
    ends = {
        after.end(): act
        for act in own.values()
        if (after := patterns.after_act.match(text, act.end))
    }
    for head in places.paragraph_head.finditer(text):
        numbers = list(listed(text, head.end(), places.paragraph, places.joiner, True))
        window = max(0, head.start() - _LONGEST_BEFORE), head.start()
        if not numbers or patterns.in_section.search(text, *window):
            continue
        act = _act_around(text, head, numbers[-1].end(), (begins, ends), places)
        if act:
            kind = PREAMBULAR if patterns.preambular.search(text, *window) else OPERATIVE
            starts = (head.start(), *(number.start() for number in numbers[1:]))
            for start, number in zip(starts, numbers, strict=True):
                mark = act.target.inside(f"{kind}-{slug(number[0])}")
                yield Citation(start, number.end(), mark, KIND)


def _act_around(
    text: str,
    head: re.Match[str],
    end: int,
    acts: tuple[Mapping[int, Citation], Mapping[int, Citation]],
    places: PlacePatterns,
) -> Citation | None:
    """Return the act of which a list of paragraphs, from its noun to its end, is a part."""
    begins, ends = acts
    of = places.of.match(text, end)
    if of:
        return begins.get(of.end())
    return ends.get(head.start())


def _is_one_of_several(
    text: str, act: Citation, acts: Mapping[int, Citation], places: PlacePatterns
) -> bool:
    """Say whether an act begins a list of several, the next of which is a number alone: resolutions
    5/1 and 5/2."""
    joined = places.joiner.match(text, act.end)
    other = acts.get(joined.end()) if joined else None
    return other is not None and BLANK not in text[other.start : other.end]

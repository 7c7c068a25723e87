"""Meetings: as printed -> one by one; and on which days they were, from sentences that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.characters import plain_blanks
from generator.citations.dates import iso_dates
from generator.importers.recognizing.marks import mark_of
from generator.importers.recognizing.statements import sentences
from generator.importers.recognizing.words import Phrases
from generator.inline import parse, plain
from generator.model import Chapter, Division, ImportingWords, Met


def meetings(printed: str, words: ImportingWords) -> tuple[str, ...]:
    """Return the meetings of "1st to 3rd" one by one: 1st, 2nd, 3rd."""
    ordinals = words.ordinals.split()
    found: list[str] = []
    is_range = False
    for word in printed.replace(",", " ").split():
        if word in ordinals:
            first = ordinals.index(found[-1]) + 1 if is_range and found else ordinals.index(word)
            found += ordinals[first : ordinals.index(word) + 1]
            is_range = False
        else:
            is_range = word == words.to
    return tuple(found)


def met(chapters: Sequence[Chapter], stated: set[str], phrases: Phrases) -> tuple[Met, ...]:
    """Return what paragraphs tell of meetings and their days, in their order.

    `stated` are the paragraphs (para:36) of which the agenda and the adoptions tell it already.
    """
    return tuple(one for chapter in chapters for one in _of_division(chapter, stated, phrases))


def _of_division(division: Division, stated: set[str], phrases: Phrases) -> Iterator[Met]:
    for paragraph in division.paragraphs:
        mark = mark_of(paragraph)
        if paragraph.number and mark not in stated:
            for sentence in sentences(plain_blanks(plain(parse(paragraph.text)[0]))):
                yield from _of_sentence(sentence, mark, phrases)
    for section in division.sections:
        yield from _of_division(section, stated, phrases)


def _of_sentence(sentence: str, mark: str, phrases: Phrases) -> Iterator[Met]:
    for pattern in phrases.met:
        if match := pattern.search(sentence):
            groups = match.groupdict()
            found = Met(
                group=groups.get("group") or "",
                meetings=meetings(groups.get("meetings") or "", phrases.words),
                count=groups.get("count") or "",
                dates=iso_dates(groups.get("dates") or "", phrases.citing),
                recorded=mark,
            )
            if found.group or (found.dates and found.meetings):
                yield found
            return

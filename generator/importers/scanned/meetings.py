"""On which days the body met, from the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.importers.scanned.dates import iso_dates, meetings
from generator.importers.scanned.statements import sentences
from generator.importers.scanned.words import Phrases
from generator.inline import parse, plain
from generator.model import Chapter, Division, Met


def met(chapters: Sequence[Chapter], stated: set[str], phrases: Phrases) -> tuple[Met, ...]:
    """Return what paragraphs tell of meetings and their days, in their order.

    `stated` are the paragraphs (para:36) of which the agenda and the adoptions tell it already.
    """
    return tuple(one for chapter in chapters for one in _of_division(chapter, stated, phrases))


def _of_division(division: Division, stated: set[str], phrases: Phrases) -> Iterator[Met]:
    for paragraph in division.paragraphs:
        mark = f"para:{paragraph.number}"
        if paragraph.number and mark not in stated:
            for sentence in sentences(plain(parse(paragraph.text)[0])):
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
                dates=iso_dates(match["dates"], phrases.citing),
                recorded=mark,
            )
            if found.dates and (found.meetings or found.group):
                yield found
            return

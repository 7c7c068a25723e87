"""The agenda of the session, from the sentences in which the report says what was considered."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.characters import plain_blanks
from generator.citations.dates import iso_dates
from generator.importers.recognizing.marks import mark_of
from generator.importers.recognizing.meetings import meetings
from generator.importers.recognizing.words import Phrases
from generator.inline import Text, parse, plain, to_markdown
from generator.model import AgendaItem, Chapter, Considered, Division

Kind = TypeVar("Kind", bound=Division)


@dataclass(frozen=True, slots=True)
class Consideration:
    """An agenda item, and when it was considered."""

    number: str
    part: str
    title: str
    considered: Considered

    @property
    def key(self) -> str:
        """Return the item's number as marks write it: 2-a."""
        return "-".join(filter(None, (self.number, self.part)))


def considerations(division: Division, phrases: Phrases) -> Iterator[Consideration]:
    """Yield what the paragraphs of a division itself say was considered."""
    for paragraph in division.paragraphs:
        match = phrases.considered.search(plain_blanks(plain(parse(paragraph.text)[0])))
        said = match.groupdict() if match else {}
        if paragraph.number and (number := said.get("number")):
            considered = Considered(
                meetings=meetings(said.get("meetings") or "", phrases.words),
                dates=iso_dates(said.get("dates") or "", phrases.citing),
                recorded=mark_of(paragraph),
            )
            part, title = said.get("part") or "", said.get("title") or ""
            yield Consideration(number, part, title, considered)


def with_items(division: Kind, phrases: Phrases) -> Kind:
    """Return a division that names the item of which it, and each of its sections, tells."""
    item = next((c.key for c in considerations(division, phrases)), division.agenda_item)
    sections = tuple(with_items(section, phrases) for section in division.sections)
    return division.model_copy(update={"agenda_item": item, "sections": sections})


def agenda(chapters: Sequence[Chapter], phrases: Phrases) -> tuple[AgendaItem, ...]:
    """Return the agenda as far as the report tells of it, in the order of its numbers."""
    found = [c for chapter in chapters for c in _all(chapter, phrases)]
    numbers = sorted({c.number for c in found}, key=_in_order)
    return tuple(_item(number, [c for c in found if c.number == number]) for number in numbers)


def _in_order(number: str) -> tuple[int, str]:
    """Return what items are put in order by: those that begin with figures first, by these."""
    figures = re.match(r"\d+", number)
    return (int(figures[0]) if figures else sys.maxsize, number)


def _all(division: Division, phrases: Phrases) -> Iterator[Consideration]:
    yield from considerations(division, phrases)
    for section in division.sections:
        yield from _all(section, phrases)


def _item(number: str, found: Sequence[Consideration]) -> AgendaItem:
    """Return an item with its sub-items.

    The title of a sub-item follows that of its item ("Organizational matters: general
    discussion"); the first sentence on an item tells.
    """
    named = sorted(found, key=lambda one: not one.title)  # a title may stand in a later sentence
    whole = next((c for c in found if not c.part), None)
    parts = {c.part: c for c in reversed(found) if c.part}
    titles = {c.part: c.title for c in reversed(named)}
    title = titles[""] if whole else _titles(named[0].title)[0]
    return AgendaItem(
        number=number,
        title=_inline(title),
        considered=whole.considered if whole else None,
        items=tuple(
            AgendaItem(
                number=part, title=_inline(_titles(titles[part])[1]), considered=c.considered
            )
            for part, c in sorted(parts.items())
        ),
    )


def _titles(title: str) -> tuple[str, str]:
    """Return the title of an item and that of its sub-item."""
    item, colon, part = title.partition(": ")
    return (item, part) if colon else ("", item)


def _inline(title: str) -> str:
    return to_markdown((Text(title.strip()),))

"""The agenda of the session where a paragraph of the report lists it as adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.importers.recognizing.words import Phrases
from generator.inline import parse, plain
from generator.model import AgendaItem, Chapter, Division, ListedItem

_ENDS = " .;:,"
"""What a list sets behind a title."""


def with_listed(
    known: Sequence[AgendaItem], chapters: Sequence[Chapter], phrases: Phrases
) -> tuple[AgendaItem, ...]:
    """Return the agenda with all items that the report lists, in that order.

    Args:
        known: the items of which a sentence says when they were considered; what it says stays.
        chapters: those of the report; the agenda of the next session stands in an act.
        phrases: the words of the body and language.
    """
    listed = next((found for chapter in chapters for found in _lists(chapter, phrases)), ())
    return _together(known, [_item(one) for one in listed])


def _lists(division: Division, phrases: Phrases) -> Iterator[tuple[ListedItem, ...]]:
    """Yield the agendas that paragraphs of a division and its sections list."""
    for paragraph in division.paragraphs:
        words = plain(parse(paragraph.text)[0])
        if paragraph.agenda and phrases.agenda_follows.search(words):
            yield paragraph.agenda.items
    for section in division.sections:
        yield from _lists(section, phrases)


def _item(listed: ListedItem) -> AgendaItem:
    return AgendaItem(
        number=listed.number.strip("()"),
        title=listed.title.rstrip(_ENDS),
        items=tuple(_item(one) for one in listed.items),
    )


def _together(known: Sequence[AgendaItem], listed: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return listed items with what is known of them, and what is known alone behind them."""
    by_number = {one.number: one for one in known}
    numbers = {one.number for one in listed}
    found = [_with(one, by_number.get(one.number)) for one in listed]
    return (*found, *(one for one in known if one.number not in numbers))


def _with(listed: AgendaItem, known: AgendaItem | None) -> AgendaItem:
    if known is None:
        return listed
    update = {"title": known.title or listed.title, "items": _together(known.items, listed.items)}
    return known.model_copy(update=update)

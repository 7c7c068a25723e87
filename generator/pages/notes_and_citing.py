"""What stands at the end of a page: the notes that it calls, and who cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import assert_never

from generator.anchors import report_address
from generator.footnotes import Call, Note
from generator.model import Path, slug
from generator.pages.citing_words import Span, excerpts
from generator.pages.names import place_among, place_of, places_of_references
from generator.pages.notes import expanded
from generator.pages.page import (
    Ballot,
    Block,
    CalledNote,
    CitedPlace,
    CitingPlace,
    Directory,
    Grid,
    Heading,
    Line,
    Officers,
    Opening,
    Place,
)
from generator.references import Reference
from generator.resolved import Resolved, anchors_on_pages
from generator.wording import Words, capital


@dataclass(frozen=True, slots=True)
class Citing:
    """A reference, and the report in which it stands."""

    resolved: Resolved
    reference: Reference

    @property
    def place(self) -> Place:
        """Return the place that cites."""
        return self.resolved.table(places_of_references)[self.reference.path]


CitedBy = Mapping[tuple[str, str], list[Citing]]
"""Page and id -> who cites it, over all reports of the handbook."""


def cited_by(all_resolved: Iterable[Resolved]) -> dict[tuple[str, str], list[Citing]]:
    """Return who cites each place, in the order of the reports and in reading order."""
    found: dict[tuple[str, str], list[Citing]] = {}
    for resolved in all_resolved:
        for reference in resolved.references:
            if reference.address:
                key = (reference.address, reference.id)
                found.setdefault(key, []).append(Citing(resolved, reference))
    return found


def texts_on(blocks: Iterable[Block]) -> Iterator[Path]:
    """Yield the texts of a page, in reading order."""
    for block in blocks:
        match block:
            case Line(path=path) | Heading(path=path):
                yield from (path,) if path else ()
            case Opening(title=title):
                yield title
            case Grid():
                yield from block.texts()
            case Officers() | Ballot() | Directory():
                pass  # names and titles, which call no note
            case _:
                assert_never(block)


Callers = Mapping[Path, tuple[tuple[Call, Place], ...]]
"""Path of each note -> its calls, each with its place, whose id is the call's own."""


def callers(resolved: Resolved, words: Words) -> Callers:
    """Return the places that call the notes of a report, named once for all pages."""
    return {note.path: _callers_of(resolved, note, words) for note in resolved.notes.notes.values()}


def _callers_of(resolved: Resolved, note: Note, words: Words) -> tuple[tuple[Call, Place], ...]:
    """Return the calls of a note with their places; those of one text are called alike."""
    named: dict[Path, Place] = {}
    for call in note.calls:
        if call.path not in named:
            named[call.path] = place_of(resolved, call.path, words)
    return tuple((call, replace(named[call.path], id=call.id)) for call in note.calls)


def notes_of(
    resolved: Resolved, texts: Iterable[Path], words: Words, known: Callers | None = None
) -> tuple[CalledNote, ...]:
    """Return the notes that the texts of a page call, in the order of their numbers.

    `known` are the callers of all notes, where they have been named for several pages.
    """
    here = set(texts)
    called = {call.note for path in here for call in resolved.notes.calls.get(path, ())}
    return tuple(
        _called(note, by, here, words)
        for note in in_order(resolved, called)
        for by in [known[note.path] if known else _callers_of(resolved, note, words)]
    )


def uncalled_notes(resolved: Resolved, words: Words) -> tuple[CalledNote, ...]:
    """Return the notes that nothing calls, which a source may have: they are on no other page."""
    return tuple(
        CalledNote(expanded(note, words), note.path, slug(note.mark), (), ())
        for note in resolved.notes.notes.values()
        if not note.calls
    )


def in_order(resolved: Resolved, called: Iterable[Path]) -> list[Note]:
    """Return notes by their paths, in the order of their numbers."""
    at = resolved.table(_order_of_notes)
    return [resolved.notes.notes[path] for path in sorted(at.keys() & called, key=at.__getitem__)]


def _order_of_notes(resolved: Resolved) -> dict[Path, int]:
    return {path: order for order, path in enumerate(resolved.notes.notes)}


def _called(
    note: Note, by: Iterable[tuple[Call, Place]], here: set[Path], words: Words
) -> CalledNote:
    """Return a note with all places that call it on a page, and each other that does once."""
    back: list[Place] = []
    elsewhere: dict[str, Place] = {}
    for call, place in by:
        if call.path in here:
            back.append(place)
        else:
            elsewhere.setdefault(place.title, place)
    text = expanded(note, words)
    return CalledNote(
        text, note.path, note.id, tuple(_told_apart(back, words)), tuple(elsewhere.values())
    )


def _told_apart(places: list[Place], words: Words) -> Iterator[Place]:
    """Yield places, those of one name with a number each: who goes back hears to which call."""
    of_name = Counter(place.title for place in places)
    counted: Counter[str] = Counter()
    for place in places:
        counted[place.title] += 1
        name = words["call"].format(place=place.title, number=counted[place.title])
        yield replace(place, title=name) if of_name[place.title] > 1 else place


def cited_on(
    resolved: Resolved, address: str, cited: CitedBy, words: Words
) -> tuple[CitedPlace, ...]:
    """Return the places of a page that are cited, in reading order, each with who cites it."""
    places: dict[str, Place] = {}
    for anchor in resolved.table(anchors_on_pages).get(address, ()):
        if (address, anchor.id) in cited:
            # Several things may stand at one place (a section that is an agenda item's account).
            title = capital(place_of(resolved, anchor.path, words).title)
            places.setdefault(anchor.id, Place(title, address, anchor.id))
    return tuple(
        CitedPlace(place, citing_places(cited[(address, id_)], words, resolved))
        for id_, place in places.items()
    )


def citing_places(
    citing: Iterable[Citing], words: Words, here: Resolved | None = None
) -> tuple[CitingPlace, ...]:
    """Return the places that cite, each once and with its words, in the order of the reports.

    `here` is the report of the page that shows them; none where it is of no single one.
    """
    places: dict[tuple[Place, str], dict[Path, tuple[str, list[Span]]]] = {}
    for one in citing:
        path, start = one.reference.path, one.reference.start
        place = place_among(one.resolved, path, words, here)
        texts = places.setdefault((place, report_address(one.resolved.report)), {})
        if path not in texts:  # a text with hundreds of citations is read once
            texts[path] = one.resolved.words(path), []
        texts[path][1].append((start, start + len(one.reference.words)))
    return tuple(
        CitingPlace(
            place, tuple(chain.from_iterable(excerpts(*text) for text in texts.values())), report
        )
        for (place, report), texts in places.items()
    )

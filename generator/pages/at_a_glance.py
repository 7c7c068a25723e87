"""What a session came to, at a glance: its figures, its acts, what is to be done by when and by
whom. Made once; the first page of a report and the home page print it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.anchors import Anchor, report_address
from generator.marks import ACTS
from generator.model import Act, Path
from generator.pages.names import name
from generator.pages.page import Place
from generator.pages.place_names import text_name
from generator.pages.register_in_parts import place_by_deadline, place_by_text
from generator.pages.register_lines import (
    BY_ADDRESSEE,
    Line,
    addressees,
    by_deadline,
    lines_of,
)
from generator.pages.text_pages import report_trail
from generator.participation import participants_address, participation
from generator.resolved import Resolved
from generator.timeline import timeline
from generator.wording import Words, capital, counted, in_figures, in_words, period

SHOWN = 6
"""How many of the most addressed are named; the register has them all."""

NEXT = 3
"""How many deadlines the home page tells."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and where what it counts is."""

    count: int
    place: Place
    """Says the number too: 4 resolutions"""


@dataclass(frozen=True, slots=True)
class Adopted:
    """An act of the session."""

    place: Place
    title: str
    """In plain words."""
    path: Path
    """The title as a text of the report."""
    date: str
    """When it was adopted, in words; "" where the report does not say."""
    actions: Figure | None
    """How many actions it asks for, and where in the register they are."""


@dataclass(frozen=True, slots=True)
class Met:
    """When and where a session was held, and its report."""

    session: Place
    held: str
    """Vienna, 6 to 10 October 2014"""
    symbol: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What a session came to."""

    met: Met
    figures: tuple[Figure, ...]
    acts: tuple[Adopted, ...]
    due: tuple[Figure, ...]
    """What is to be done by a day or at a session, the first first; then the rest."""
    due_next: tuple[Figure, ...]
    """Of these, what comes first after the session."""
    addressed: tuple[Figure, ...]
    """Those who are addressed most, and at last all of them."""


def met(resolved: Resolved, words: Words) -> Met:
    """Return when and where a session was held."""
    held = resolved.report.held
    days = f"{held.place}, {period(held.opened, held.closed, words)}"
    return Met(report_trail(resolved, words)[-1], days, resolved.report.symbol)


def at_a_glance(resolved: Resolved, words: Words) -> Glance:
    """Return what a session came to."""
    lines = resolved.table(lines_of)
    return Glance(
        met=met(resolved, words),
        figures=tuple(one for one in _figures(resolved, lines, words) if one.count),
        acts=tuple(_acts(resolved, lines, words)),
        due=tuple(_due(resolved, lines, words)),
        due_next=tuple(_due(resolved, _after_session(resolved, lines), words))[:NEXT],
        addressed=tuple(_addressed(resolved, lines, words)),
    )


def _figures(resolved: Resolved, lines: Sequence[Line], words: Words) -> Iterator[Figure]:
    base, language = report_address(resolved.report), resolved.report.language
    kinds = [anchor.kind.value for anchor in resolved.anchors.values()]

    def figure(count: int, key: str, address: str) -> Figure:
        own = resolved.body.act_nouns(key, language)
        if own:
            forms = {"one": own.one, "other": own.many}
            said = f"{in_figures(count, language)} {counted(count, forms, language)}"
        else:
            said = counted(count, words["figures"][key], language)
        return Figure(count, Place(said, address))

    for kind in ACTS:
        yield figure(kinds.count(kind), kind, f"{base}{kind}s/")
    yield figure(len(lines), "action", f"{base}{BY_ADDRESSEE}")
    yield figure(len(resolved.table(timeline).meetings), "meeting", f"{base}timeline/")
    took_part = resolved.table(participation).participants
    yield figure(len(took_part), "participant", participants_address(resolved.report))


def _acts(resolved: Resolved, lines: Sequence[Line], words: Words) -> Iterator[Adopted]:
    asked_by: dict[Anchor | None, list[Line]] = {}
    for line in lines:
        asked_by.setdefault(resolved.act_of(line.row.path), []).append(line)
    for path, anchor in resolved.anchors.items():
        if anchor.kind not in ACTS:
            continue
        act = resolved.value(path)
        assert isinstance(act, Act)
        title = (*path, "title")
        date = in_words(act.adoption.date, words) if act.adoption.date else ""
        place = Place(capital(name(anchor, words)), anchor.address, anchor.id)
        asked = asked_by.get(anchor, [])
        actions = None
        if asked:
            text = text_name(asked[0].row.anchor.address, resolved.report)
            actions = _counted(resolved, len(asked), place_by_text(resolved, text), words)
        yield Adopted(place, resolved.words(title), title, date, actions)


def _after_session(resolved: Resolved, lines: Sequence[Line]) -> list[Line]:
    """Return what is to be done by a day after the session, or at a session without a day."""
    closed = resolved.report.held.closed
    return [one for one in lines if one.row.due > closed or (one.row.session and not one.row.due)]


def _due(resolved: Resolved, lines: Sequence[Line], words: Words) -> Iterator[Figure]:
    for group in by_deadline(lines):
        yield Figure(len(group.lines), place_by_deadline(resolved, group.id, group.title))


def _addressed(resolved: Resolved, lines: Sequence[Line], words: Words) -> Iterator[Figure]:
    found = addressees(lines)
    for _, page, of in found[:SHOWN]:
        yield Figure(len(of), page)
    if len(found) > SHOWN:
        count, register = len(found), f"{report_address(resolved.report)}{BY_ADDRESSEE}"
        said = counted(count, words["all-addressees"], resolved.report.language)
        yield Figure(0, Place(said, register))


def _counted(resolved: Resolved, count: int, place: Place, words: Words) -> Figure:
    said = counted(count, words["actions"]["count"], resolved.report.language)
    return Figure(count, Place(said, place.address, place.id))

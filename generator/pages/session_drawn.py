"""The session as a whole: its timeline, and the map of what its texts cite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.drawings import citations_map, session_timeline
from generator.drawings.citations_map import GROUPS, LEGIBLE, Cited, Edges, citations
from generator.drawings.timeline import InWords, adopted_on, all_days, meetings_on
from generator.pages.marked_places import MarkedPlaces
from generator.pages.page import Facts, Page, Place
from generator.pages.text_pages import report_page
from generator.resolved import Resolved
from generator.timeline import Timeline, timeline
from generator.wording import Words, capital, in_words

Href = Callable[[Place], str]
"""Returns the link from the page that is rendered to a place."""


def drawn(resolved: Resolved, words: Words) -> list[Page]:
    """Return the timeline of a report's session, and the map of what its texts cite."""
    places = MarkedPlaces(resolved, words)
    return [
        _timeline_page(resolved, places, words),
        _citations_page(resolved, citations(resolved, places.called), places, words),
    ]


# --- timeline ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimelineFacts(Facts):
    """Of the timeline: the drawing, of how places are linked to, and the same as rows."""

    drawing: Callable[[Href], str]
    rows: list[dict[str, object]]


def _timeline_page(resolved: Resolved, places: MarkedPlaces, words: Words) -> Page:
    made = resolved.table(timeline)
    own = words["drawings"]["timeline"]
    in_words_ = InWords(
        own, resolved.report.language, words["locale"], partial(in_words, words=words)
    )
    return report_page(
        resolved,
        "timeline",
        "overview",
        "timeline",
        words,
        facts=TimelineFacts(
            drawing=partial(_draw_timeline, made, places, in_words_),
            rows=_rows(made, places, in_words_),
        ),
    )


def _draw_timeline(made: Timeline, places: MarkedPlaces, own: InWords, href: Href) -> str:
    return session_timeline(made, own, places.called, places.together, _leads(places, href))


def _leads(places: MarkedPlaces, href: Href) -> Callable[[str], str]:
    def leads(mark: str) -> str:
        place = places.place(mark)
        return href(place) if place.address is not None else ""

    return leads


def _rows(made: Timeline, places: MarkedPlaces, own: InWords) -> list[dict[str, object]]:
    """Return the timeline as rows: the day, the meeting, and what was done at it."""
    rows: list[dict[str, object]] = []

    def row(days: str, what: str, **done: tuple[str, ...]) -> dict[str, object]:
        listed = {key: [(places.place(m), places.called(m)[1]) for m in done.get(key, ())]
                  for key in ("considered", "adopted")}  # fmt: skip
        recorded = [places.numbered(mark) for mark in done.get("recorded", ())]
        return {"days": days, "what": what, **listed, "recorded": recorded}

    for date in all_days(made):
        before = len(rows)
        for group in made.groups:
            if group.days[:1] == (date,):
                rows.append(row(own.day(date), own.group(group), recorded=(group.recorded,)))
        for meeting in meetings_on(date, made):
            done = {key: getattr(meeting, key) for key in ("considered", "adopted", "recorded")}
            called = own.words["meeting"].format(number=meeting.number)
            rows.append(row(own.days(meeting.days), called, **done))
        adopted = adopted_on(date, made)
        if adopted or len(rows) == before:
            rows.append(row(own.day(date), own.words["no-meeting"], adopted=adopted))
    rows += [
        row(own.words["without-day"], own.group(group), recorded=(group.recorded,))
        for group in made.groups
        if not group.days
    ]
    return rows


# --- citations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CitationsFacts(Facts):
    """Of the map of citations; without a drawing where nobody could follow its lines."""

    drawing: Callable[[Href], str] | None
    groups: tuple[str, ...]
    texts: list[dict[str, object]]


def _citations_page(resolved: Resolved, found: Edges, places: MarkedPlaces, words: Words) -> Page:
    is_legible = len(found) <= LEGIBLE
    return report_page(
        resolved,
        "citations",
        "overview",
        "citations",
        words,
        facts=CitationsFacts(
            drawing=partial(_draw_citations, found, places, words) if is_legible else None,
            groups=GROUPS,
            texts=_by_text(found, places),
        ),
    )


def _draw_citations(found: Edges, places: MarkedPlaces, words: Words, href: Href) -> str:
    language = places.language
    return citations_map(found, words["drawings"], language, places.called, _leads(places, href))


def _by_text(found: Edges, places: MarkedPlaces) -> list[dict[str, object]]:
    """Return the citing texts, each with what it cites, a list a group, and in how many places."""
    texts: dict[str, list[tuple[Cited, int]]] = {}
    for (source, cited), count in found.items():
        texts.setdefault(source, []).append((cited, count))
    return [
        {
            "place": _capital(places.place(source)),
            "title": places.called(source)[1],
            "groups": [
                [
                    (Place(cited.name, place.address, place.id), count)
                    for cited, count in sorted(edges, key=lambda edge: edge[0].order)
                    for place in [places.place(cited.mark)]
                    if cited.group == group
                ]
                for group in GROUPS
            ],
        }
        for source, edges in texts.items()
    ]


def _capital(place: Place) -> Place:
    return Place(capital(place.title), place.address, place.id)

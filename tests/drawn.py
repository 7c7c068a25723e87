"""The drawings of a report as tests make them: named as the pages name things, with their links."""

from __future__ import annotations

from generator.catalogue import load_words
from generator.drawings import citations_map, session_timeline
from generator.drawings.citations_map import citations
from generator.drawings.timeline import InWords
from generator.pages.marked_places import MarkedPlaces
from generator.resolved import Resolved
from generator.timeline import timeline
from generator.wording import in_words

WORDS = load_words("en").pages


def leads(places: MarkedPlaces, mark: str) -> str:
    """Return the address of what a mark names, with its id."""
    place = places.place(mark)
    return "" if place.address is None else f"/{place.address}#{place.id}".rstrip("#")


def timeline_of(resolved: Resolved) -> str:
    """Return the drawing of the timeline of a report's session."""
    places = MarkedPlaces(resolved, WORDS)
    return session_timeline(
        timeline(resolved),
        InWords(WORDS["drawings"]["timeline"], "en", "en_GB", lambda iso: in_words(iso, WORDS)),
        places.called,
        places.together,
        lambda mark: leads(places, mark),
    )


def map_of(resolved: Resolved) -> str:
    """Return the drawing of what the texts of a report cite."""
    places = MarkedPlaces(resolved, WORDS)
    found = citations(resolved, places.called)
    drawings = WORDS["drawings"]
    return citations_map(found, drawings, "en", places.called, lambda mark: leads(places, mark))

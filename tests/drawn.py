"""The drawings of a report as tests make them: named as the pages name things."""

from __future__ import annotations

from generator.anchors import Kind
from generator.drawings import Drawing, citations_map, session_timeline
from generator.drawings.svg import Called
from generator.inline import parse, plain
from generator.pages.names import full_name, in_words
from generator.resolved import Resolved
from generator.source import load_words
from generator.timeline import timeline

WORDS = load_words("en").pages


def called(resolved: Resolved) -> Called:
    """Return a function that names the places of a report, and acts of other sessions."""
    anchors = {anchor.mark: anchor for anchor in resolved.anchors.values()}
    items = {
        anchor.mark: path for path, anchor in resolved.anchors.items() if path[:1] == ("agenda",)
    }

    def name(mark: str) -> tuple[str, str]:
        if mark not in anchors:
            kind, _, number = mark.partition(":")
            return WORDS["kinds"][kind].format(number=number), ""
        anchor = anchors[mark]
        title = getattr(resolved.values.get(anchor.path), "title", "")
        if anchor.kind is Kind.AGENDA_ITEM:
            # The sub-item's own title: that of its item would fill the two lines there are.
            title = resolved.value(items[mark]).title
        return full_name(resolved, anchor, WORDS), plain(parse(title)[0])

    return name


def timeline_of(resolved: Resolved) -> Drawing:
    """Return the drawing of the timeline of a report's session."""
    words = WORDS["drawings"]
    day = lambda iso: in_words(iso, WORDS)  # noqa: E731
    return session_timeline(timeline(resolved), words, called(resolved), day)


def map_of(resolved: Resolved) -> Drawing:
    """Return the drawing of what the texts of a report cite."""
    return citations_map(resolved, WORDS["drawings"], called(resolved))

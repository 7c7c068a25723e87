"""The pages of what is cited in many places: all of them stand there, since they would let the page
of an act, an article or a body grow with the handbook.

Such a page lies under that of what is cited: `instruments/untoc/cited-in/article-32/`. It lists the
places by the session that cites; where they are too many for one page, each session has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.anchors import body_address, report_address
from generator.model import slug
from generator.pages.page import CitedPlace, CitingPlace, Facts, Listed, Page, Place
from generator.resolved import Resolved
from generator.wording import Words, capital

MOST_AT_ENTRY = 20
"""The most places that are listed, folded, where the entry itself stands: as many as one looks
through without asking for a page of them."""
MOST_ON_PAGE = 200
"""The most places on a page of them: with their words some 100 KB, as much as a long act."""
FOLDER = "cited-in"


@dataclass(frozen=True, slots=True)
class CitingSession:
    """The places of one report that cite something."""

    name: str
    """What the session is called."""
    id: str
    """The id of its line or heading."""
    citing: tuple[CitingPlace, ...]
    apart: Place | None
    """The page on which they stand, where that is not this one."""


@dataclass(frozen=True, slots=True)
class CitedInFacts(Facts):
    """Of a page that lists where something is cited."""

    sessions: tuple[CitingSession, ...]


def all_citing(entry: CitedPlace) -> Place | None:
    """Return the page of all places that cite something; none where they stand at its entry."""
    if len(entry.citing) <= MOST_AT_ENTRY:
        return None
    under = f"{entry.place.id}/" if entry.place.id else ""
    return Place(entry.place.title, f"{entry.place.address}{FOLDER}/{under}")


Sessions = Mapping[str, str]
"""Address of each report -> what its session is called."""


def sessions_named(all_resolved: list[Resolved], words: Words) -> Sessions:
    """Return what the session of each report is called, with its body where there are several."""
    several = len({body_address(one.body) for one in all_resolved}) > 1
    return {report_address(one.report): _named(one, words, several) for one in all_resolved}


def _named(resolved: Resolved, words: Words, several: bool) -> str:
    name = resolved.session
    if several:
        body = resolved.body.texts[resolved.report.language].short_name
        name = words["of-session-and-body"].format(place=name, body=body)
    return capital(name)


def pages(page: Page, sessions: Sessions, words: Words) -> Iterator[Page]:
    """Yield the pages of all that a page has as cited and does not list itself."""
    for entry in page.all_cited():
        if at := all_citing(entry):
            yield from _pages_of(entry, at.address or "", page, sessions, words)


def _pages_of(
    entry: CitedPlace, address: str, page: Page, sessions: Sessions, words: Words
) -> Iterator[Page]:
    """Yield the page of all places that cite something, and those of each session under it."""
    listed = tuple(_by_session(entry, address, sessions))
    label = words["citing-page"].format(place=entry.place.title)
    trail = (*page.breadcrumbs, Place(page.label, page.address, entry.place.id))
    whole = Page(
        address,
        "cited-in",
        "cited_in",
        label,
        report=page.report,
        group=label,
        breadcrumbs=trail,
        contents=tuple(Listed(one.name, one.id) for one in listed if not one.apart),
        facts=CitedInFacts(listed),
    )
    yield whole
    for session in listed:
        if session.apart:
            yield replace(
                whole,
                address=session.apart.address or "",
                title=session.name,
                breadcrumbs=(*trail, Place(label, address, session.id)),
                contents=(),
                facts=CitedInFacts((CitingSession("", "", session.citing, None),)),
            )


def _by_session(entry: CitedPlace, address: str, sessions: Sessions) -> Iterator[CitingSession]:
    """Yield the places that cite something by their sessions, in the order of the reports."""
    of_report: dict[str, list[CitingPlace]] = {}
    for one in entry.citing:
        of_report.setdefault(one.report, []).append(one)
    apart = len(entry.citing) > MOST_ON_PAGE
    for report, citing in of_report.items():
        name = sessions[report]
        place = Place(name, f"{address}{report}") if apart else None
        yield CitingSession(name, slug(report), tuple(citing), place)

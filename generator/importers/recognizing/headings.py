"""Which line is the heading of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.characters import plain_blanks
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.numbering import count_value, letter_value, roman_value
from generator.importers.recognizing.place import (
    ACT,
    ANNEX,
    CHAPTER,
    INNER,
    INNERMOST,
    SECTION,
    SUBSECTION,
    Place,
    Placed,
    Role,
)
from generator.importers.recognizing.words import Phrases

_HEADED = re.compile(r"(?P<number>[IVXLC]{1,7}|[A-Z]|\d{1,2})\.\s+(?P<title>\S.*)")
_NAMES_PAGE = re.compile(r".*\s\d{1,3}\(?")
_GAP = 3
_ACT_ROLES = {"resolution": Role.RESOLUTION, "decision": Role.DECISION}
_TITLED = (Role.RESOLUTION, Role.DECISION, Role.ANNEX)

Heading = tuple[Placed, Place]


def heading(line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases) -> Heading | None:
    """Return what a line is the heading of, and the place after it; none where it is none.

    A heading that has lost its markup is known by its number alone; one that has it, but no place
    in any sequence, is unplaced.
    """
    found = _of_act(line, place, phrases) or _of_annex(line, place, phrases)
    found = found or _of_part(line, ahead, place)
    if found or not line.heading:
        return found
    return _without_number(line, place, phrases)


def _of_act(line: Line, place: Place, phrases: Phrases) -> Heading | None:
    """Return the heading of an act: Resolution 7/1."""
    for kind, pattern in phrases.acts.items():
        match = pattern.fullmatch(line.compared)
        if match:
            name = f"{kind} {match['number']}"
            if name in place.acts:
                return _unplaced(line, place)
            role = _ACT_ROLES[kind]
            after = place.opened(ACT, len(place.acts) + 1, role)
            placed = Placed(line, role, ACT, match["number"])
            return placed, replace(after, acts=place.acts | {name})
    return None


def _of_annex(line: Line, place: Place, phrases: Phrases) -> Heading | None:
    """Return the heading of an annex: of the act that is open, else of the report."""
    match = phrases.annex.fullmatch(line.compared)
    if not match or place.depth == 0:
        return None
    number = match["number"] or ""
    value = roman_value(number) if number else 1
    of_act = value - place.counts[ANNEX] if place.counts[ACT] else 0
    of_report = value - place.annexes
    # "Annex II" in the report's annex I, whose last act has no annex, is the report's again.
    if of_act == 1 or (1 < of_act <= _GAP and not (place.annexes and of_report == 1)):
        return Placed(line, Role.ANNEX, ANNEX, number), place.opened(ANNEX, value, Role.ANNEX)
    if not 1 <= of_report <= _GAP:
        return _unplaced(line, place)
    around = place.opened(CHAPTER, place.counts[CHAPTER], Role.ANNEX).opened(
        ANNEX, value, Role.ANNEX
    )
    return Placed(line, Role.ANNEX, CHAPTER, number), replace(around, annexes=value)


def _of_part(line: Line, ahead: Sequence[Line], place: Place) -> Heading | None:
    """Return the heading of a numbered chapter or section."""
    match = _HEADED.fullmatch(line.whole)
    if not match or not _looks_like_heading(line, match["title"]):
        return None
    number, title = match["number"], match["title"]
    exact = list(_fitting(number, place, 1))
    if len(exact) > 1:
        exact = [_belonging(exact, ahead, place)]
    # A heading without its markup must be the very next one.
    later = list(_fitting(number, place, _GAP)) if line.heading else []
    for depth, value in (*exact, *later):
        role = Role.CHAPTER if depth == CHAPTER else Role.SECTION
        return Placed(line, role, depth, number, title), place.opened(depth, value, role)
    return _unplaced(line, place) if line.heading else None


def _looks_like_heading(line: Line, title: str) -> bool:
    """Say whether a numbered line can be a heading: a paragraph ends in a stop, a heading not."""
    if line.heading:
        return True
    return title[-1] not in ".,;:?!" and not line.number and not _NAMES_PAGE.fullmatch(title)


def _fitting(number: str, place: Place, gap: int) -> Iterator[tuple[int, int]]:
    """Yield at which depths a number comes next (or soon after), chapters first, then innermost."""
    figures = count_value(number)
    letter = letter_value(number)
    candidates = [(CHAPTER, roman_value(number))]
    if place.in_text:
        candidates += [(INNER, letter)]
        candidates += [(INNERMOST if place.counts[INNER] else INNER, figures)]
    if place.depth:
        candidates += [(SUBSECTION if place.counts[SECTION] else SECTION, figures)]
    # Where the heading of the first chapter is lost, its first section opens it.
    candidates += [(SECTION, letter)]
    for depth, value in candidates:
        if value and 1 <= value - place.counts[depth] <= gap:
            yield depth, value


def _belonging(
    fitting: Sequence[tuple[int, int]], ahead: Sequence[Line], place: Place
) -> tuple[int, int]:
    """Return to which of two sequences a heading belongs, by the first number that follows.

    "B. Decisions" after an annex that has a section A: the next paragraph continues the report.
    """
    numbers = (count_value(line.number) for line in ahead if count_value(line.number))
    first = next(numbers, 0)
    outer = [option for option in fitting if option[0] < ACT]
    if outer and first == place.report + 1 and first != place.text + 1:
        return outer[0]
    return fitting[0]


def _without_number(line: Line, place: Place, phrases: Phrases) -> Heading:
    """Return the heading of an unnumbered section, a title, or an agenda."""
    text = line.text
    goes_on = place.last in (Role.TITLE, Role.CHAPTER, Role.SECTION) and text[:1].islower()
    if place.last in _TITLED or goes_on:
        return Placed(line, Role.TITLE, INNERMOST), replace(place, last=Role.TITLE)
    if place.in_act and phrases.listed_agenda.match(plain_blanks(text)):
        after = replace(place, last=Role.AGENDA, listed=0, item="", operative=True)
        return Placed(line, Role.AGENDA, INNERMOST), after
    if place.depth == 0:
        return _unplaced(line, place)
    if place.in_text:
        depth = INNERMOST if place.counts[INNER] else INNER
    else:
        depth = SUBSECTION if place.counts[SECTION] else SECTION
    after = place.opened(depth, place.counts[depth], Role.SECTION)
    return Placed(line, Role.SECTION, depth, "", text), after


def _unplaced(line: Line, place: Place) -> Heading:
    return Placed(line, Role.UNPLACED, 0), place

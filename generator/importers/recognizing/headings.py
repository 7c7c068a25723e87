"""Which line is the heading of what: of an act, an annex, a chapter or section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.importers.reading import Part
from generator.importers.recognizing.divisions import numbered_division, unnumbered_division
from generator.importers.recognizing.lines import Line, is_finished
from generator.importers.recognizing.numbering import GAP, Counted, Numerals
from generator.importers.recognizing.place import DIVISIONS, Open, Place, Placed, Role
from generator.importers.recognizing.titles import (
    ActHeading,
    AnnexHeading,
    act_heading,
    annex_heading,
    is_collection,
    letter_of_act,
)
from generator.importers.recognizing.words import Phrases

_ROLES = {"resolution": Role.RESOLUTION, "decision": Role.DECISION}
_NO_ANNEX = (Part.COMMON, Part.HEAD, Part.CLAUSE, Part.PREAMBLE, Part.QUOTED, Part.END)
"""Parts of an act in which no annex begins; one may stand in its operative part, where the mark-up
has it flat."""
_SHORT = 80
"""Characters of a heading that has neither a number nor markup."""
_TITLED = (Role.COLLECTION, Role.RESOLUTION, Role.DECISION, Role.ANNEX)

Heading = tuple[Placed, Place]


def heading(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> Heading | None:
    """Return what a line is the heading of, and the place after it; none where it is none.

    A heading that has lost its markup is known by its number alone; one that has it, but no place
    in any sequence, is unplaced.
    """
    found = _of_act(line, ahead, place, phrases) or _of_annex(line, ahead, place, phrases, numerals)
    found = found or numbered_division(line, ahead, place, phrases, numerals)
    if not found and _has_lost_markup(line, ahead, place, phrases, numerals):
        placed, place = _without_number(line, ahead, place, phrases, numerals)
        return replace(placed, doubt="it is known for a heading by its looks alone"), place
    if found or not line.heading:
        return found
    return _without_number(line, ahead, place, phrases, numerals)


def _has_lost_markup(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> bool:
    """Say whether a line without a number looks like a heading, as in plain text: it is short and
    has no stop, and the next paragraph of the text, or the first item of an agenda, follows."""
    # What has a style would have that of a heading.
    if line.heading or line.is_row or line.number or line.style or line.part or not place.depth:
        return False
    is_short = line.text[:1].isupper() and len(line.text) <= _SHORT and not is_finished(line.text)
    following = numerals.readings(ahead[0].number) if ahead and ahead[0].number else ()
    if place.in_act:
        is_agenda = phrases.listed_agenda.match(line.compared) and not is_finished(line.text)
        return bool(is_agenda) and not place.act_ended and any(one.is_first for one in following)
    before = place.text.paragraph
    if place.annex_open and any(one.is_first for one in following):
        return is_short
    return is_short and before is not None and any(one.follows(before) for one in following)


def _of_act(line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases) -> Heading | None:
    """Return the heading of an act: Resolution 7/1; Resolution 7/1. Its title."""
    if line.part not in (Part.UNKNOWN, Part.COMMON, Part.HEAD):
        return None
    named = act_heading(line, ahead, phrases)
    if not named and place.collection[0] and (letter := letter_of_act(line, ahead, phrases)):
        kind, number = place.collection
        named = ActHeading(kind, f"{number} {letter[0]}", letter[1])
    if not named:
        return None
    kind, number, title = named
    name = f"{kind} {number}"
    if name in place.acts:
        return Placed(line, Role.UNPLACED, 0, doubt=f"{name} has been before"), place
    # The heading of its chapter may be lost.
    at = place.act or place.over_acts or max(len(place.open), 2)
    if line.part is Part.COMMON or is_collection(named, ahead, phrases):
        after = place.opened(at, Open(Role.COLLECTION, level=line.level, style=line.style))
        placed = Placed(line, Role.COLLECTION, at, number, title)
        return placed, replace(after, collection=(kind, number))
    if not number.startswith(place.collection[1]):
        place = replace(place, collection=("", ""))
    after = place.opened(at, Open(_ROLES[kind], level=line.level, style=line.style))
    placed = Placed(line, _ROLES[kind], at, number, title)
    return placed, replace(after, acts=place.acts | {name})


def _of_annex(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> Heading | None:
    """Return the heading of an annex: of the act that is open, else of the report."""
    named = None if line.part in _NO_ANNEX else annex_heading(line, phrases)
    if line.part is Part.ANNEX and not place.annex_open:
        named = named or AnnexHeading("", line.text)  # that it is one the mark-up says
    if not named:
        return None
    number, title, names_act = named
    readings = numerals.readings(number, "annexes") if number else numerals.readings("1")[:1]
    part = Open(Role.ANNEX, level=line.level, style=line.style)
    before = _annex_of_act(place)
    in_act, of_report = (_step(readings, one) for one in (before, place.annexes))
    exact = of_report is not None and (place.annexes is None or of_report.follows(place.annexes))
    is_first = before is None and exact
    is_of_report = is_first and bool(number) and _is_rather_of_report(in_act, place)
    is_of_report &= not (names_act or line.part or _acts_go_on(ahead, phrases))
    if place.act and in_act and not is_of_report:
        after = place.opened(place.act + 1, replace(part, counted=in_act))
        return Placed(line, Role.ANNEX, place.act + 1, number, title), after
    if line.part and place.act:
        return None  # an appendix of the annex: a section
    if of_report is None:
        return Placed(
            line, Role.UNPLACED, 0, doubt="no annex has been that this one follows"
        ), place
    after = place.opened(1, replace(part, counted=of_report))
    return Placed(line, Role.ANNEX, 1, number, title), replace(after, annexes=of_report)


def _acts_go_on(ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether the next act follows the text of an annex, which is then one of the act before
    it; an annex of the report that holds acts has their headings first."""
    has_text = False
    for index, line in enumerate(ahead):
        if act_heading(line, ahead[index + 1 :], phrases):
            return has_text
        has_text = has_text or not line.heading
    return False


def _is_rather_of_report(first: Counted | None, place: Place) -> bool:
    """Say whether a numbered annex that could be the first of an act is the report's.

    "Annex II" in the report's annex I, whose last act has no annex, is the report's again; and so
    is what follows an act that names no annex.
    """
    return not (first and first.is_first) or not place.open[place.act].names_annex


def _annex_of_act(place: Place) -> Counted | None:
    """Return the number of the annex that is open in the act that is open."""
    inner = place.open[place.act + 1 :] if place.act else ()
    return next((part.counted for part in inner if part.role is Role.ANNEX), None)


def _step(readings: Sequence[Counted], before: Counted | None) -> Counted | None:
    """Return the reading of an annex's number that goes on from the one before."""
    if before is None:
        return next((one for one in readings if one.number.places[-1] <= GAP), None)
    return next((one for one in readings if one.follows(before, GAP)), None)


def _without_number(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> Heading:
    """Return the heading of an unnumbered section, a title, or an agenda."""
    before = place.open[-1]
    goes_on = place.last in (Role.TITLE, *DIVISIONS) and line.text[:1].islower()
    # Two headings of one style in a row are one: Programme 21 / International protection
    alike = bool(line.style) and before.style == line.style and not before.counted
    in_a_row = place.last in DIVISIONS and alike
    if place.last in _TITLED or goes_on or in_a_row or not before.named:
        parts = (*place.open[:-1], replace(before, named=True))
        doubt = "two headings in a row are taken for one" if in_a_row else ""
        placed = Placed(line, Role.TITLE, place.depth, doubt=doubt)
        return placed, replace(place, open=parts, last=Role.TITLE)
    if place.in_act and not place.act_ended and phrases.listed_agenda.match(line.compared):
        after = replace(
            place, last=Role.AGENDA, items=(), listed=(), lists_agenda=True, operative=True
        )
        return Placed(line, Role.AGENDA, place.depth), after
    return unnumbered_division(line, ahead, place, numerals)

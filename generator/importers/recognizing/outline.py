"""What each paragraph and heading of the text is, by the sequences that it continues.

The levels of headings mean nothing in scanned texts. What counts is what can come next: chapter
II after chapter I, section B after A, annex II after annex I, paragraph 15 after 14. Numbers run
on through the report, and begin anew in each act and annex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.characters import plain_blanks
from generator.importers.recognizing.headings import heading
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.numbering import count_value, item_values
from generator.importers.recognizing.officers import is_officer, names_an_office
from generator.importers.recognizing.place import ACT, INNERMOST, SUBSECTION, Place, Placed, Role
from generator.importers.recognizing.words import Phrases

GAP = 3
"""How many parts may be missing before a number is no longer a later one of its sequence."""
_AHEAD = 40
"""How many lines are read ahead to tell to what a heading belongs."""
_IN_LIST = (Role.ITEM, Role.SUBITEM)


def outlined(lines: Sequence[Line], phrases: Phrases) -> tuple[Placed, ...]:
    """Return each line with what it is; what fits no sequence is unplaced."""
    place = Place()
    placed: list[Placed] = []
    for index, line in enumerate(lines):
        ahead = lines[index + 1 : index + 1 + _AHEAD]
        result, place = _placed(line, ahead, place, phrases)
        placed.append(result)
    return tuple(placed)


def _placed(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases
) -> tuple[Placed, Place]:
    """Return what a line is at a place, and the place after it."""
    headed = heading(line, ahead, place, phrases)
    if headed:
        return headed
    role, after = _role(line, place, phrases)
    if role is Role.UNPLACED:
        return Placed(line, role, 0), place
    depth = INNERMOST if after.in_text else SUBSECTION
    return Placed(line, role, depth), replace(after, last=role, ended=line.text[-1:])


def _role(line: Line, place: Place, phrases: Phrases) -> tuple[Role, Place]:
    """Return the role of a line that is no heading."""
    if count_value(line.number):
        return _numbered(line, place)
    if line.number:
        return _lettered(line, place)
    if place.depth == 0:
        return Role.UNPLACED, place
    if line.is_row:
        in_preamble = place.in_act and place.depth == ACT and not place.operative
        return (Role.UNPLACED if in_preamble else Role.ROW), place
    return _unnumbered(line, place, phrases)


def _numbered(line: Line, place: Place) -> tuple[Role, Place]:
    """Return the role of a line with a figure: it continues the innermost count that it can."""
    value = count_value(line.number)
    if place.last in (Role.AGENDA, Role.LISTED) and _is_later(place.listed, line.number, GAP):
        return Role.LISTED, replace(place, listed=value, item="")
    begins_anew = place.last is Role.SECTION and value == 1
    next_of_report = _is_later(place.report, line.number, 1)
    own_gap = 1 if next_of_report else GAP
    if place.in_text and (begins_anew or _is_later(place.text, line.number, own_gap)):
        return Role.PARAGRAPH, replace(place, text=value, operative=True, item="", subitem="")
    if next_of_report or (place.depth and _is_later(place.report, line.number, GAP)):
        return Role.PARAGRAPH, replace(place.out_of_text(), report=value, item="", subitem="")
    return Role.UNPLACED, place


def _is_later(last: int, number: str, gap: int) -> bool:
    """Say whether a number is the next of a count, or one of the next few ("2 bis" after 2)."""
    step = count_value(number) - last
    return 1 <= step <= gap or (step == 0 and " " in number)


def _lettered(line: Line, place: Place) -> tuple[Role, Place]:
    """Return the role of a line with a letter: an item, a sub-item or a decision's paragraph."""
    number = line.number
    if place.last is Role.LISTED and _continues(place.item, number):
        return Role.LISTED, replace(place, item=number)
    before_operative = place.in_act and place.last in (Role.CHAPEAU, Role.PREAMBULAR)
    if before_operative and _continues("", number):
        return Role.PARAGRAPH, replace(place, operative=True, lettered=number)
    if place.lettered and place.in_act and _continues(place.lettered, number):
        return Role.PARAGRAPH, replace(place, lettered=number, item="", subitem="")
    if place.last is Role.PARAGRAPH and _continues("", number):
        return Role.ITEM, replace(place, item=number, subitem="")
    if (
        place.last in _IN_LIST
        and _continues(place.item, number)
        and not (place.subitem and _continues(place.subitem, number))
    ):
        return Role.ITEM, replace(place, item=number, subitem="")
    if place.last in _IN_LIST and _continues(place.subitem, number):
        return Role.SUBITEM, replace(place, subitem=number)
    return Role.UNPLACED, place


def _continues(before: str, number: str) -> bool:
    """Say whether an item's number comes after another one, as a letter or as roman numerals."""
    values = zip(item_values(before), item_values(number), strict=True)
    if not before:
        return 1 in item_values(number)
    return any(old and old < new <= old + GAP for old, new in values)


def _unnumbered(line: Line, place: Place, phrases: Phrases) -> tuple[Role, Place]:
    """Return the role of a line without a number."""
    officers = place.last is Role.OFFICER or (
        place.last is Role.PARAGRAPH and place.ended == ":" and names_an_office(line.text)
    )
    if officers and is_officer(line.text):
        return Role.OFFICER, place
    # Under the heading of a section, unnumbered words are a paragraph of that section.
    if place.in_act and place.depth == ACT and not place.operative:
        return _before_operative(line, place, phrases)
    if place.last in (*_IN_LIST, Role.OFFICER, Role.ROW):
        return Role.CLOSING, place
    return Role.PARAGRAPH, replace(place, item="", subitem="")


def _before_operative(line: Line, place: Place, phrases: Phrases) -> tuple[Role, Place]:
    """Return the role of an unnumbered line in the first part of an act.

    Where the opening clause is a whole sentence, what follows it without a lead phrase is
    operative; after a comma it is preambular.
    """
    parts = phrases.parts(line.text)
    opens = place.last in (Role.RESOLUTION, Role.DECISION, Role.TITLE) and not parts
    if opens or (phrases.chapeau.match(plain_blanks(line.text)) and not place.chapeau):
        return Role.CHAPEAU, replace(place, chapeau=line.text[-1:])
    operative = "preambular" not in parts if parts else place.chapeau == "."
    if operative:
        return Role.PARAGRAPH, replace(place, operative=True)
    return Role.PREAMBULAR, place

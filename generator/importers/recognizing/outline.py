"""What each paragraph and heading of the text is, by the sequences that it continues.

What counts is what can come next: chapter II after chapter I, section B after A, annex II after
annex I, paragraph 15 after 14. Numbers run on through the report, and begin anew in each act and
annex. The parts of a paragraph, and the headings that are open, are stacks of such sequences; each
remembers in which system it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.counting import BULLETS
from generator.importers.reading import Part
from generator.importers.recognizing.headings import heading
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.numbered import numbered
from generator.importers.recognizing.numbering import Numerals, next_of
from generator.importers.recognizing.officers import is_officer, names_an_office
from generator.importers.recognizing.place import ACTS, DIVISIONS, Place, Placed, Role
from generator.importers.recognizing.words import Phrases

_AHEAD = 40
"""How many lines are read ahead to tell to what a heading belongs."""
_QUOTES = ("“", '"', "«", "‘")
_TITLE_LINES = 3
"""The most lines of the title of a table."""
_OUTSIDE = (Part.UNKNOWN, Part.HEAD, Part.END)
"""Where lines stand that say of an act when it was adopted, and for which agenda item it is."""
_BETWEEN_PARTS = 3
"""How many lines ahead the next part of a list is looked for, behind words between two."""
_IN_LIST = (Role.ITEM, Role.OFFICER, Role.ROW)


def outlined(lines: Sequence[Line], phrases: Phrases, numerals: Numerals) -> tuple[Placed, ...]:
    """Return each line with what it is; what fits no sequence is unplaced."""
    place = Place()
    placed: list[Placed] = []
    for index, line in enumerate(lines):
        ahead = lines[index + 1 : index + 1 + _AHEAD]
        result, place = _placed(line, ahead, place, phrases, numerals)
        placed.append(result)
    return tuple(placed)


def _placed(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> tuple[Placed, Place]:
    """Return what a line is at a place, and the place after it."""
    found = _by_itself(line, place, phrases) or _over_table(line, ahead, place, phrases)
    found = found or heading(line, ahead, place, phrases, numerals)
    if found:
        return found
    if line.number:
        counted = numbered(line, ahead, place, phrases, numerals)
        if counted[0].role is not Role.UNPLACED or (line.sure and line.number not in BULLETS):
            return _after(counted, phrases)
        line = line.without_number
    role, after = _unnumbered(line, ahead, place, phrases, numerals)
    if role is Role.UNPLACED:
        return Placed(line, role, 0, doubt="no chapter, act or annex has begun"), place
    return _after((Placed(line, role, after.depth), after), phrases)


def _by_itself(line: Line, place: Place, phrases: Phrases) -> tuple[Placed, Place] | None:
    """Return what a line is that says of the part above it what it is the account of, or when it
    was adopted; none where it is neither."""
    under_title = place.last in (*ACTS, Role.TITLE)
    if line.part not in _OUTSIDE:
        return None
    if place.act and phrases.act_end(line):
        # Under the title of an act it is no end.
        last = place.last if under_title else Role.ACT_ENDS
        after = replace(place, act_ended=not under_title, last=last)
        return Placed(line, Role.ACT_ENDS, place.act), after
    item = phrases.item_named(line)
    # A further one is text: an account has one item.
    is_first = place.in_act or not place.open[-1].has_item
    if item and is_first and place.depth and ((place.in_act and under_title) or not place.in_text):
        return Placed(line, Role.AGENDA_LINE, place.depth, item), place.with_item()
    return None


def _over_table(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases
) -> tuple[Placed, Place] | None:
    """Return a line of the title of a table, which rows follow; none where it is none."""
    following = next((index for index, one in enumerate(ahead) if one.is_row), _TITLE_LINES)
    if line.is_row or line.number or following >= _TITLE_LINES or not place.depth:
        return None
    begins = bool(line.table) or phrases.is_table_title(line)
    if not begins and place.last is not Role.CAPTION:
        return None
    return Placed(line, Role.CAPTION, place.depth), replace(place, last=Role.CAPTION)


def _after(found: tuple[Placed, Place], phrases: Phrases) -> tuple[Placed, Place]:
    """Return what a line is, and the place that knows what it was."""
    placed, place = found
    if placed.role is Role.UNPLACED:
        return found
    words = placed.line.compared
    place = place.with_text(bool(phrases.names_annex.search(words)))
    announces = placed.role is Role.PARAGRAPH and phrases.agenda_follows.search(words)
    return placed, replace(
        place,
        last=placed.role,
        ended=placed.line.ended,
        lists_agenda=place.lists_agenda or bool(announces),
        quotes=place.quotes or (not announces and _announces_quote(placed, phrases)),
    )


def _announces_quote(placed: Placed, phrases: Phrases) -> bool:
    """Say whether paragraphs of another text may follow a line."""
    begins = placed.role in (Role.PARAGRAPH, Role.ITEM)
    return begins and bool(phrases.quote_follows.search(placed.line.compared))


def _unnumbered(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> tuple[Role, Place]:
    """Return the role of a line without a number."""
    if place.is_past_act:
        place = place.out_of_act()
    if place.depth == 0:
        return Role.UNPLACED, place
    if line.is_row:
        lost = place.at_head_of_act and not line.part
        return (Role.UNPLACED if lost else Role.ROW), place
    if line.part in _TOLD:
        return _told(line, place)
    if place.quotes and line.text.startswith(_QUOTES):
        return Role.QUOTED, replace(place, items=())
    officers = place.last is Role.OFFICER or (
        place.last is Role.PARAGRAPH
        and (place.ended == ":" or not place.in_text)
        and names_an_office(line.text)
    )
    if officers and is_officer(line.text):
        return Role.OFFICER, place
    # Under the heading of a section, unnumbered words are a paragraph of that section.
    if place.at_head_of_act:
        return _before_operative(line, ahead, place, phrases)
    if place.in_act and _is_in_preamble_of_section(line, place, phrases):
        return Role.PREAMBULAR, replace(place, items=())
    begins = place.in_act and "operative" in phrases.parts(line.text)
    if (place.last in _IN_LIST or _list_goes_on(ahead, place, numerals)) and not begins:
        return Role.CLOSING, place
    return Role.PARAGRAPH, replace(place, items=(), listed=(), lists_agenda=False, quotes=False)


def _is_in_preamble_of_section(line: Line, place: Place, phrases: Phrases) -> bool:
    """Say whether a line is the opening clause under the heading of a section, as some acts have it
    in each, or what goes on from there."""
    if place.last in (*DIVISIONS, Role.TITLE):
        return phrases.is_clause(line)
    return place.last is Role.PREAMBULAR and phrases.parts(line.text) == {"preambular"}


def _list_goes_on(ahead: Sequence[Line], place: Place, numerals: Numerals) -> bool:
    """Say whether several lines stand between two parts of a list: (b) Two panels: Panel 1 ...
    Panel 2 ... (c) Each of them ..."""
    if place.last is not Role.CLOSING:
        return False
    following = next((one.number for one in ahead[:_BETWEEN_PARTS] if one.number), "")
    readings = numerals.readings(following, "items") if following else ()
    return any(next_of(readings, before) for before in place.items)


_TOLD = (Part.CLAUSE, Part.PREAMBLE, Part.QUOTED)
"""Parts of an act in which an unnumbered line is what the part is."""


def _told(line: Line, place: Place) -> tuple[Role, Place]:
    """Return the role of an unnumbered line of which the mark-up says what it is."""
    if line.part is Part.CLAUSE and not place.chapeau:
        return Role.CHAPEAU, replace(place, chapeau=line.ended)
    role = Role.QUOTED if line.part is Part.QUOTED else Role.PREAMBULAR
    return role, replace(place, items=())


def _ends_act(ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether no more of an act follows: its one sentence is what it decides."""
    if ahead and phrases.listed_agenda.match(ahead[0].compared):
        return False
    return not ahead or ahead[0].heading or bool(phrases.act_end(ahead[0]))


def _clause_follows(ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether the opening clause stands further on, behind the preamble, as some bodies have
    it: Whereas ...; The Assembly:"""
    preamble = takewhile(lambda line: not line.number and not line.heading, ahead)
    return any(phrases.chapeau.match(line.compared) for line in preamble)


def _before_operative(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases
) -> tuple[Role, Place]:
    """Return the role of an unnumbered line in the first part of an act.

    Where the opening clause is a whole sentence, what follows it without a lead phrase is
    operative; after a comma it is preambular.
    """
    parts = phrases.parts(line.text)
    if line.part is Part.OPERATIVE and parts != {"preambular"}:
        return Role.PARAGRAPH, replace(place, operative=True, items=())
    is_first = place.last in (*ACTS, Role.TITLE)
    is_clause = bool(phrases.chapeau.match(line.compared))
    # A whole sentence of the body's own is what it decides; so is the only one of an act.
    if line.ended == "." and (_ends_act(ahead, phrases) if is_first else is_clause):
        return Role.PARAGRAPH, replace(place, operative=True, items=())
    if is_first and (is_clause or not (parts or _clause_follows(ahead, phrases))):
        return Role.CHAPEAU, replace(place, chapeau=line.ended)
    operative = "preambular" not in parts if parts else place.chapeau == "."
    if operative:
        return Role.PARAGRAPH, replace(place, operative=True, items=())
    return Role.PREAMBULAR, replace(place, items=())

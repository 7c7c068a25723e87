"""What a line with a number is: a paragraph of one of the texts that are open, a part of the
paragraph before it, an item of a listed agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.counting import BULLETS
from generator.importers.reading import Part
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.numbering import GAP, Counted, Numerals, next_of
from generator.importers.recognizing.place import ACTS, HEADINGS, Place, Placed, Role
from generator.importers.recognizing.words import Phrases

_LONGEST_TITLE = 40
"""Words of an agenda item; a paragraph often has more."""
_GAP = "one before it is missing"
_ENDS = tuple(".;,")
"""What a preambular paragraph ends in that no list follows: considering, in one of its own lines,
or Recalling: have one."""
_PARTS_AFTER = (Role.PARAGRAPH, Role.ITEM, Role.PREAMBULAR, Role.QUOTED)
_BEFORE_OPERATIVE = (Role.CHAPEAU, Role.PREAMBULAR)
_COUNTING = (Part.OPERATIVE, Part.ANNEX)
"""The parts of an act in which the mark-up tells what a numbered paragraph is."""
_AFTER_HEADING = (*HEADINGS, Role.TITLE, Role.AGENDA_LINE)

Found = tuple[Placed, Place]


def numbered(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> Found:
    """Return what a line with a number is, and the place after it.

    It goes on from the innermost sequence that it can; then it begins a new one; then it may have
    lost one before it.
    """
    apart = (
        _listed(line, ahead, place, phrases, numerals)
        or _quoted(line, ahead, place, numerals)
        or _told(line, ahead, place, numerals)
    )
    if apart:
        return apart
    level = str(line.level or "") if line.number in BULLETS else ""
    items = numerals.readings(line.number + level, "items")
    opened = _first_part(line, place, phrases, items)
    part = _next_part(line, place, items, 1)
    jumped = _jumped(line, ahead, place, items, numerals) if opened and not part else None
    if jumped and opened and not _goes_on_so(ahead, opened[1].items[-1], numerals):
        return jumped
    if opened and part:
        return opened if _goes_on_so(ahead, opened[1].items[-1], numerals) else part
    tries: tuple[Callable[[], Found | None], ...] = (
        lambda: part if part and not _is_rather_paragraph(line, place, numerals) else None,
        lambda: _paragraph(line, ahead, place, numerals, 1, begun=True),
        lambda: part,
        lambda: opened,
        lambda: _paragraph(line, ahead, place, numerals, 1, begun=False),
        lambda: _next_part(line, place, items, GAP),
        lambda: _paragraph(line, ahead, place, numerals, GAP, begun=True),
        lambda: _paragraph(line, ahead, place, numerals, GAP, begun=False),
        lambda: _begun_elsewhere(line, ahead, place, numerals),
        lambda: _told_part(line, place, items),
    )
    found = next(filter(None, (one() for one in tries)), None)
    if found:
        return found
    doubt = "its number goes on from none"
    # What the mark-up has as a paragraph of an act is one, whatever its number: “l.” in a file.
    if line.part in _COUNTING and line.counted:
        return Placed(line, Role.PARAGRAPH, place.depth, doubt=doubt), replace(place, items=())
    return Placed(line, Role.UNPLACED, 0, doubt=doubt), place


# --- paragraphs -----------------------------------------------------------------------------------


def _paragraph(
    line: Line, ahead: Sequence[Line], place: Place, numerals: Numerals, gap: int, *, begun: bool
) -> Found | None:
    """Return a paragraph of the innermost text in which its number comes next, or soon.

    Args:
        begun: whether only texts are meant that have had a numbered paragraph.
    """
    for index, text in enumerate(place.texts[:1] if line.part else place.texts):
        part = place.open[text]
        if place.act_ended and part.role in ACTS:
            continue
        readings = numerals.readings(line.number, _kind(text, place))
        counted, doubt = None, ""
        if part.paragraph and begun:
            counted = next_of(readings, part.paragraph, gap)
            doubt = _GAP if gap > 1 else ""
            if not counted and index == 0 and gap == 1:
                counted, doubt = _anew(readings, place)
        elif not part.paragraph and not begun:
            counted = _first(readings, place, text, gap)
            doubt = _GAP if counted and not counted.is_first else ""
        # The report's own paragraphs stand in a chapter or an annex.
        if counted and (text or gap == 1 or place.depth):
            after = place.counted(text, counted)
            return Placed(line, Role.PARAGRAPH, after.depth, doubt=doubt), after
    return None


def _begun_elsewhere(
    line: Line, ahead: Sequence[Line], place: Place, numerals: Numerals
) -> Found | None:
    """Return the first paragraph of a report that goes on from the last one's: 101, where 102 is
    the next."""
    if place.in_text or not place.depth or place.text.paragraph:
        return None
    readings = numerals.readings(line.number, "report")
    following = next((one.number for one in ahead if one.number and not one.heading), "")
    after = numerals.readings(following, "report")
    counted = next((one for one in readings if any(new.follows(one) for new in after)), None)
    if not counted or "arabic" not in counted.form:
        return None
    place = place.counted(0, counted)
    doubt = "the paragraphs of the report do not begin with 1"
    return Placed(line, Role.PARAGRAPH, place.depth, doubt=doubt), place


def _told(line: Line, ahead: Sequence[Line], place: Place, numerals: Numerals) -> Found | None:
    """Return a paragraph of an act that is one by the mark-up: it counts in figures, and in no
    list."""
    if line.part not in _COUNTING or line.level or not (line.counted and line.number.isdecimal()):
        return None
    ways = ((gap, begun) for gap in (1, GAP) for begun in (True, False))
    tried = (_paragraph(line, ahead, place, numerals, gap, begun=begun) for gap, begun in ways)
    if found := next(filter(None, tried), None):
        return found
    readings = numerals.readings(line.number, _kind(place.texts[0], place))
    place = place.counted(place.texts[0], readings[0])
    return Placed(line, Role.PARAGRAPH, place.depth, doubt="its number goes on from none"), place


def _kind(text: int, place: Place) -> str:
    """Return what the paragraphs of a text are among the numbers of a body."""
    role = place.open[text].role
    return {Role.REPORT: "report", Role.ANNEX: "annexed"}.get(role, "operative")


def _anew(readings: Sequence[Counted], place: Place) -> tuple[Counted | None, str]:
    """Return the first number of a count that begins anew under a heading."""
    if place.last not in (*_AFTER_HEADING, Role.PREAMBULAR):
        return None, ""
    first = next_of(readings, None)
    return first, "the paragraphs are counted anew here" if first and not place.in_text else ""


def _first(readings: Sequence[Counted], place: Place, text: int, gap: int) -> Counted | None:
    """Return the first number of a text's paragraphs.

    Letters count paragraphs where nothing else can: in an act before its operative part, as
    decisions have them, and right under a heading.
    """
    after_colon = place.last is Role.PARAGRAPH and place.ended == ":"
    letters = place.last in _AFTER_HEADING or (
        place.in_act and place.last in _BEFORE_OPERATIVE and text == place.texts[0]
    )
    for one in readings:
        in_figures = "arabic" in one.form
        soon = one.is_first or (
            (in_figures and len(one.number.places) == 1) and (one.number.places[0] <= gap)
        )
        if soon and (in_figures or letters) and not (after_colon and one.form[:1] == "("):
            return one
    return None


# --- parts of paragraphs --------------------------------------------------------------------------


def _first_part(
    line: Line, place: Place, phrases: Phrases, readings: Sequence[Counted]
) -> Found | None:
    """Return the first part of the paragraph before, or of its last part."""
    if place.last not in _PARTS_AFTER:
        return None
    begins = "operative" in phrases.parts(line.text)
    if place.last is Role.PREAMBULAR and (place.ended in _ENDS or begins):
        return None
    used = {one.form for one in place.items}
    paragraph = place.text.paragraph
    if paragraph and not place.at_head_of_act and place.ended != ":":
        used.add(paragraph.form)
    if not paragraph and place.ended == ".":
        # An introduction without a number stands before the paragraphs that have one.
        readings = [one for one in readings if not one.form.startswith("arabic")]
    first = next((one for one in readings if one.is_first and one.form not in used), None)
    return _part(line, place, (*place.items, first)) if first else None


def _told_part(line: Line, place: Place, readings: Sequence[Counted]) -> Found | None:
    """Return a part of an act that is one by the mark-up, whatever its number goes on from."""
    if not (line.part and line.level and readings and place.last in _PARTS_AFTER):
        return None
    around = place.items[: line.level - 1]
    return _part(line, place, (*around, readings[0]), "its number goes on from none")


def _next_part(line: Line, place: Place, readings: Sequence[Counted], gap: int) -> Found | None:
    """Return the next part on one of the levels that are open, the innermost first."""
    for level in reversed(range(len(place.items))):
        counted = next_of(readings, place.items[level], gap)
        if counted:
            doubt = _GAP if gap > 1 else ""
            return _part(line, place, (*place.items[:level], counted), doubt)
    return None


def _jumped(
    line: Line,
    ahead: Sequence[Line],
    place: Place,
    readings: Sequence[Counted],
    numerals: Numerals,
) -> Found | None:
    """Return a part of a level that is open whose number is far from the last one's, where the next
    part goes on from it: (e) (i) (j) are letters."""
    for level in reversed(range(len(place.items))):
        before = place.items[level]
        for one in readings:
            is_later = one.form == before.form and one.number.order > before.number.order
            if is_later and _goes_on_so(ahead, one, numerals):
                return _part(line, place, (*place.items[:level], one), _GAP)
    return None


def _part(line: Line, place: Place, items: tuple[Counted, ...], doubt: str = "") -> Found:
    placed = Placed(line, Role.ITEM, place.depth, level=len(items), doubt=doubt)
    return placed, replace(place, items=items)


def _goes_on_so(ahead: Sequence[Line], counted: Counted, numerals: Numerals) -> bool:
    """Say whether the next number goes on from a reading: (i) is a numeral where (ii) follows."""
    following = next((line.number for line in ahead if line.number), "")
    return any(one.follows(counted) for one in numerals.readings(following, "items"))


def _is_rather_paragraph(line: Line, place: Place, numerals: Numerals) -> bool:
    """Say whether a number that could be a part's is the next paragraph's: the part before it
    ended with a full stop."""
    paragraph = place.text.paragraph
    if not paragraph or place.ended != ".":
        return False
    return bool(next_of(numerals.readings(line.number, _kind(place.texts[0], place)), paragraph))


# --- quoted paragraphs ----------------------------------------------------------------------------


def _quoted(line: Line, ahead: Sequence[Line], place: Place, numerals: Numerals) -> Found | None:
    """Return a paragraph of another text that is quoted here, with a number of that text.

    Of two lines with the same number the first is quoted.
    """
    if not place.quotes and line.part is not Part.QUOTED:
        return None
    readings = numerals.readings(line.number, "quoted")
    figures = [one for one in readings if "arabic" in one.form]
    counted = next_of(figures, place.quoted) if place.quoted else next(iter(figures), None)
    if not counted:
        return None
    before = place.text.paragraph
    if line.part is not Part.QUOTED and before and next_of(numerals.readings(line.number), before):
        following = (one.number for one in ahead if one.number and one.number[0].isdecimal())
        if next(following, "") != line.number:
            return None
    placed = Placed(line, Role.QUOTED, place.depth)
    return placed, replace(place, quoted=counted, items=())


# --- listed agendas -------------------------------------------------------------------------------


def _listed(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> Found | None:
    """Return an item of the agenda that is listed here."""
    if not place.lists_agenda or place.last not in (Role.AGENDA, Role.LISTED, Role.PARAGRAPH):
        return None
    readings = numerals.readings(line.number, "agenda")
    items = next(_listed_as(place.listed, readings), None)
    if not items:
        return None
    # What a paragraph announces begins with a figure: (a) is a part of the paragraph.
    if not place.listed and place.last is Role.PARAGRAPH and "arabic" not in items[0].form:
        return None
    if place.listed and _is_paragraph_after_list(line, ahead, place, phrases, numerals, items[-1]):
        return None
    placed = Placed(line, Role.LISTED, place.depth, level=len(items))
    return placed, replace(place, listed=items)


def _listed_as(
    listed: tuple[Counted, ...], readings: Sequence[Counted]
) -> Iterator[tuple[Counted, ...]]:
    """Yield as what an item can be listed: the next on a level, or the first of a new one."""
    for gap in (1, GAP):
        for level in reversed(range(len(listed))):
            alike = [one for one in readings if one.form == listed[level].form]
            if counted := next_of(alike, listed[level], gap):
                yield (*listed[:level], counted)
        if gap == 1:
            used = {one.form for one in listed}
            firsts = (one for one in readings if one.is_first and one.form not in used)
            yield from ((*listed, one) for one in firsts)


def _is_paragraph_after_list(
    line: Line,
    ahead: Sequence[Line],
    place: Place,
    phrases: Phrases,
    numerals: Numerals,
    item: Counted,
) -> bool:
    """Say whether a number that an agenda could have goes on with the paragraphs instead.

    Of two lines with the same number the first is of the agenda.
    """
    counts = (place.open[text].paragraph for text in place.texts)
    readings = numerals.readings(line.number)
    if not any(before and next_of(readings, before) for before in counts):
        return False
    following = next((one.number for one in ahead if one.number and one.number[0].isdecimal()), "")
    if any(one == item for one in numerals.readings(following, "agenda")):
        return False
    words = line.compared.partition(" ")[2]
    is_sentence = phrases.chapeau.match(words) or phrases.agenda_ends.search(words)
    # A list sets stops behind all its titles, or behind none.
    has_stop = line.ended == "." and place.ended.isalnum()
    return bool(is_sentence) or has_stop or len(line.text.split()) > _LONGEST_TITLE

"""Which part a heading opens: a chapter, or a section of the report, of an act or of an annex.

The parts that are open are a stack, and each remembers in which system it is counted. A heading
goes on from one of them, or is the first of a new level; where both can be, the paragraph that
follows decides, by the count that it goes on with; then the levels of the source, where it has any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.counting import BULLETS
from generator.importers.recognizing.lines import Line, without_calls
from generator.importers.recognizing.numbering import GAP, Counted, Numerals
from generator.importers.recognizing.place import DIVISIONS, TEXTS, Open, Place, Placed, Role
from generator.importers.recognizing.titles import act_heading
from generator.importers.recognizing.words import Phrases

_NAMES_PAGE = re.compile(r".*\s\d{1,3}\(?")
_ENDS = re.compile(r"[.,;:?!]$|[;:]\d{1,3}$")
"""What a paragraph ends in: a stop, and behind it perhaps the call of a note without its markup."""
_NEAR = 6
"""How many lines after a heading its first paragraph stands: other headings may be between them."""
_FROM_NONE = "its number goes on from none before it"
_LONGEST = 300
"""Characters of a heading that has lost its markup."""

Heading = tuple[Placed, Place]


@dataclass(frozen=True, slots=True)
class _Fit:
    """A place that a heading can have."""

    at: int
    """How many parts are around its part."""
    counted: Counted
    goes_on: bool
    """Whether it goes on from a part that is open, and is not the first of its level."""


@dataclass(frozen=True, slots=True)
class _Headed:
    """A heading's number and its words."""

    number: str
    title: str
    word: str
    """What stands before the number: Part"""


def numbered_division(
    line: Line, ahead: Sequence[Line], place: Place, phrases: Phrases, numerals: Numerals
) -> Heading | None:
    """Return the heading of a numbered chapter or section; none where a line is none."""
    headed = _headed(line, phrases, numerals)
    if not headed or not _looks_like_heading(line, headed, ahead, place, phrases, numerals):
        return None
    if not headed.number:
        return _in_words(line, headed, place)
    readings = tuple(_readings(headed, numerals))
    inside = place.texts[0] if line.part else 0
    exact = [fit for fit in _fitting(readings, place, 1) if fit.at > inside]
    if exact:
        return _opened(line, headed, _chosen(exact, line, ahead, place, numerals), place)
    if not line.heading:
        # A heading without its markup must be the very next one.
        return None
    later = next((fit for fit in _fitting(readings, place, GAP) if fit.at > inside), None)
    if later:
        return _opened(line, headed, later, place, "one before it is missing")
    if (headed.word or numerals.only_heads(headed.number)) and readings:
        # What says that it is a chapter is one, though none has been before it; and Article 10 is
        # one where articles are counted through the parts.
        at = _far_behind(readings, place, inside) or next(_levels(place))
        return _opened(line, headed, _Fit(at, readings[0], False), place, _FROM_NONE)
    if line.level and readings:
        at = max(_above(line, place), 1)
        return _opened(line, headed, _Fit(at, readings[0], False), place, _FROM_NONE)
    return Placed(line, Role.UNPLACED, 0, doubt=_FROM_NONE), place


def _in_words(line: Line, headed: _Headed, place: Place) -> Heading:
    """Return the heading of a part whose number is a word, which stays in its title: PART TWO. It
    stands where the last part of that name does, or around all that is open."""
    inside = place.texts[0] if line.part else 0
    alike = (at for at, part in enumerate(place.open) if part.word == headed.word)
    at = next((at for at in alike if at > inside), inside + 1)
    role = Role.CHAPTER if at == 1 else Role.SECTION
    part = Open(role, level=line.level, style=line.style, named=False, word=headed.word)
    return Placed(line, role, at, "", headed.title), place.opened(at, part)


def _headed(line: Line, phrases: Phrases, numerals: Numerals) -> _Headed | None:
    """Return the number of a heading and its words; none where it has no number."""
    if line.number in BULLETS or (line.number[-1:] == ")" and not line.heading):
        return None
    if line.counted:
        return _Headed(line.number, line.text, "")
    worded = phrases.worded_division.fullmatch(line.compared)
    if worded:
        return _Headed("", line.text, worded["word"].casefold())
    own = numerals.begins(line.whole) or numerals.numeral(line.whole)
    if own and any(numerals.readings(own.number, kind) for kind in numerals.headed):
        return _Headed(own.number, line.whole[len(own.printed) :].strip(), "")
    match = phrases.numbered_division.fullmatch(line.whole)
    if not match:
        return None
    number = match["number"]
    # (1) and a figure alone begin a heading only where the source marks it: 1 INTRODUCTION.
    if number.startswith("(") and not line.heading:
        return None
    parted = match["word"] or match["after"] or "." in number
    alone = number.isdecimal() or number.startswith("(") or not match["title"]
    marked = line.heading and alone
    if not (parted or marked):
        return None
    # A number alone is a heading where one is marked, whose words stand on the next line.
    if not match["title"] and not (match["word"] or line.heading):
        return None
    return _Headed(match["number"], match["title"], (match["word"] or "").casefold())


def _readings(headed: _Headed, numerals: Numerals) -> Iterator[Counted]:
    """Yield what a heading's number can say; parts I and chapters I are counted apart."""
    kinds = (*numerals.headed, "-")
    found = (one for kind in kinds for one in numerals.readings(headed.number, kind))
    for one in dict.fromkeys(found):
        yield replace(one, form=f"{headed.word} {one.form}".strip())


def _looks_like_heading(
    line: Line,
    headed: _Headed,
    ahead: Sequence[Line],
    place: Place,
    phrases: Phrases,
    numerals: Numerals,
) -> bool:
    """Say whether a numbered line can be a heading: a paragraph ends in a stop, a heading not.

    One that could be a paragraph as well is a heading where the count of paragraphs goes on after
    it as if it were not there.
    """
    if line.heading or (headed.word and not headed.title):
        return True
    title = without_calls(headed.title)
    if not title or _ENDS.search(title) or len(title) > _LONGEST or _NAMES_PAGE.fullmatch(title):
        return False
    # What a source counts in capitals, II. or A., are headings, as those are that are typed.
    if not line.number or (line.counted and line.number.isalpha() and line.number.isupper()):
        return True
    if place.lists_agenda and place.last in (Role.AGENDA, Role.LISTED):
        return False
    ahead = [one for one in ahead if not phrases.item_named(one)]
    if _counts_on(headed, ahead, numerals) or numerals.only_heads(line.number):
        return True
    if ahead and act_heading(ahead[0], ahead[1:], phrases):
        return True
    number = numerals.readings(line.number)
    following = numerals.readings(ahead[0].number) if ahead and ahead[0].number else ()
    alike = [new for new in following if new.form in {old.form for old in number}]
    counts = [place.open[index].paragraph for index in place.texts]
    if not any(_is_next(following if count else alike, count) for count in counts):
        return False
    pairs = ((old, new) for old in number for new in following)
    return not any(new.form == old.form and new.follows(old) for old, new in pairs)


def _counts_on(headed: _Headed, ahead: Sequence[Line], numerals: Numerals) -> bool:
    """Say whether the paragraphs that follow a number are counted under it: 2.1 under 2."""
    own = {one.number.places for one in numerals.readings(headed.number)}
    for line in ahead[:_NEAR]:
        if any(one.number.places in own for one in numerals.readings(line.number)):
            return False
        for one in numerals.readings(line.number):
            if len(one.number.places) > 1 and one.is_first and one.number.places[:-1] in own:
                return True
    return False


def _is_next(readings: Iterable[Counted], before: Counted | None) -> bool:
    if before is None:
        return any(one.is_first for one in readings)
    return any(one.follows(before) for one in readings)


def _fitting(readings: Sequence[Counted], place: Place, gap: int) -> Iterator[_Fit]:
    """Yield where a heading can stand: where it goes on, and then where it is a first, both from
    the innermost part outwards."""
    parts = place.open
    for at in reversed(range(1, len(parts))):
        before = parts[at].counted
        if parts[at].role in DIVISIONS and before:
            yield from (_Fit(at, one, True) for one in readings if one.follows(before, gap))
    for at in _levels(place):
        used = set(place.forms(at))
        for one in readings:
            is_first = one.is_first or one.number.places[-1] <= gap > 1
            if is_first and one.form not in used and _may_begin(at, place):
                # Where the heading of the first chapter is lost, its first section opens it.
                lost = at == 1 and one.form.startswith("LETTERS")
                yield _Fit(2 if lost else at, one, False)
                break
    yield from _counted_alike(readings, place)


def _far_behind(readings: Sequence[Counted], place: Place, inside: int) -> int:
    """Return where the open section stands that is counted so, however many are missing between:
    section 15 after section 11; 0 where none is."""
    for at in reversed(range(inside + 1, len(place.open))):
        before = place.open[at].counted
        if place.open[at].role is Role.SECTION and before:
            # D is the fourth rather than the five hundredth: it is not far behind XIII.
            later = all(one.number.order > before.number.order for one in readings)
            if later and any(one.form == before.form for one in readings):
                return at
    return 0


def _counted_alike(readings: Sequence[Counted], place: Place) -> Iterator[_Fit]:
    """Yield where a first number opens a level that is counted as the one around it: sections 1, 2
    in chapter 2."""
    for at in _levels(place):
        around = place.open[at - 1]
        alike = (one for one in readings if around.counted and one.form == around.counted.form)
        yield from (_Fit(at, one, False) for one in alike if one.is_first)


def _may_begin(at: int, place: Place) -> bool:
    """Say whether a level can be opened: another chapter is counted as the first was."""
    is_chapter = at == 1 and len(place.open) > 1 and place.open[1].role is Role.CHAPTER
    return not (is_chapter and place.open[1].counted)


def _levels(place: Place) -> Iterator[int]:
    """Yield where a new level of sections can be opened, the innermost first."""
    for text in place.texts:
        parts = place.around(text)
        # A section without a number is not divided further: the next heading stands beside it.
        while len(parts) - 1 > text and not (parts[-1].counted or parts[-1].word):
            parts = parts[:-1]
        yield len(parts)


def _chosen(
    fits: Sequence[_Fit], line: Line, ahead: Sequence[Line], place: Place, numerals: Numerals
) -> _Fit:
    """Return which of several places a heading has.

    "B. Decisions" after an annex that has a section A: the next paragraph continues the report.
    """
    if line.level:
        fits = [fit for fit in fits if _is_alike(fit, line, place)] or fits
    following = _first_number(ahead, numerals)
    counted = [fit for fit in fits if _is_next(following, _count_at(fit.at, place))] or list(fits)
    first = counted[0]
    steps = {one.number.places[:-1] for one in following}
    if first.counted.number.places in steps:
        # Paragraphs that count in steps do so under their chapter: 3.1 under 3.
        text = _text_at(first.at, place)
        return min((f for f in counted if _text_at(f.at, place) == text), key=lambda f: f.at)
    return first


def _is_alike(fit: _Fit, line: Line, place: Place) -> bool:
    """Say whether a place agrees with the level that the source gives the heading."""
    if fit.goes_on:
        return place.open[fit.at].level in (0, line.level)
    return place.open[fit.at - 1].level < line.level


def _first_number(ahead: Sequence[Line], numerals: Numerals) -> tuple[Counted, ...]:
    """Return the first number of a paragraph that follows, as it can be read."""
    numbers = (line.number for line in ahead if line.number and not line.heading)
    figures = (number for number in numbers if any(sign.isdecimal() for sign in number))
    return numerals.readings(next(figures, ""))


def _count_at(at: int, place: Place) -> Counted | None:
    """Return the last paragraph of the text in which a heading stands that has some parts around
    it."""
    return place.open[_text_at(at, place)].paragraph


def _text_at(at: int, place: Place) -> int:
    """Return which of the open parts is the text in which such a heading stands."""
    return next(index for index in place.texts if index < at)


def _opened(line: Line, headed: _Headed, fit: _Fit, place: Place, doubt: str = "") -> Heading:
    role = Role.CHAPTER if fit.at == 1 else Role.SECTION
    named = bool(headed.title)
    part = Open(role, fit.counted, level=line.level, style=line.style, named=named)
    doubt = doubt or ("" if line.heading else "it is known for a heading by its number alone")
    placed = Placed(line, role, fit.at, headed.number, headed.title, doubt=doubt)
    return placed, place.opened(fit.at, part)


def unnumbered_division(
    line: Line, ahead: Sequence[Line], place: Place, numerals: Numerals
) -> Heading:
    """Return the heading of a chapter or section that has no number."""
    if place.depth == 0 and (not ahead or ahead[0].heading):
        return Placed(line, Role.UNPLACED, 0, doubt="no text follows it"), place
    if place.act and not line.part and _leaves(ahead, place, numerals):
        place = place.out_of_act()
    at = _beside(line, place)
    role = Role.CHAPTER if at == 1 else Role.SECTION
    part = Open(role, level=line.level, style=line.style)
    return Placed(line, role, at, "", line.text), place.opened(at, part)


def _leaves(ahead: Sequence[Line], place: Place, numerals: Numerals) -> bool:
    """Say whether what follows a heading in an act belongs to the report again."""
    before = place.open[0].paragraph
    if not before or place.is_past_act:
        return place.is_past_act
    following = _first_number(ahead, numerals)
    return _is_next(following, before) and not _is_next(following, place.text.paragraph)


def _beside(line: Line, place: Place) -> int:
    """Return where an unnumbered heading stands: beside one that is like it, else as the first
    section of the innermost part that has a number."""
    text = place.texts[0]
    for at in reversed(range(text + 1, len(place.open))):
        part = place.open[at]
        if part.counted:
            continue  # a heading without a number stands in the part that has one
        same_level = line.level and part.level == line.level and not (line.style and part.style)
        if same_level or (line.style and part.style == line.style):
            return at
    if line.level:
        return max(_above(line, place), text + 1)
    return len(place.open) if _heads(place, line) else next(_levels(place))


def _heads(place: Place, line: Line) -> bool:
    """Say whether a heading without a number is that of the next, which is printed in another style
    and follows at once: Redeployment, Finance Division."""
    over = place.open[-1]
    if place.last is not Role.SECTION or over.counted or over.word:
        return False
    return bool(over.style and line.style) and over.style != line.style


def _above(line: Line, place: Place) -> int:
    """Return how many parts are open that stand above a heading without a number: those of a higher
    level, and of its own level those that have a number, or another style, which came first."""
    above = 0
    for at, part in enumerate(place.open):
        other = bool(part.counted) or (bool(part.style) and part.style != line.style)
        same = part.level == line.level and other
        if part.role in TEXTS[1:] or (part.level and (part.level < line.level or same)):
            above = at
    return above + 1

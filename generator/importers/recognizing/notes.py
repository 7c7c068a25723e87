"""Takes the notes out of the text, and finds the calls that lost their markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importers.reading import BlockKind
from generator.importers.recognizing.calls import Place, called, found, with_call
from generator.importers.recognizing.lines import Line, is_finished
from generator.importers.recognizing.titles import stands_alone
from generator.importers.recognizing.words import Phrases
from generator.marks import NOTE_SIGNS

_NOTE = re.compile(r"\[\^(?P<number>\d{1,3})\]\s*(?=\S)")
_CALL = re.compile(r"\[\^(\d{1,3})\]")
_ON_A_PAGE = 60
"""The most lines between a call and its note."""
# Signs of Markdown are escaped where they are words: *Ibid.* is in italics.
_SIGNS = "|".join(
    rf"(?:{re.escape(chr(92) + sign if sign in '*_#' else sign)}){{1,6}}" for sign in NOTE_SIGNS
)
_BEGINS = re.compile(
    rf"(?:(?P<figure>\d{{1,3}})|\\?\[(?P<bracketed>\d{{1,3}})\\?\]|(?P<sign>{_SIGNS}))"
)
_WORDS = re.compile(r"[*_“\"‘'(\[]*[^\W\d_a-z]")
"""How the words of a note begin: with a capital letter, or one of a script without capitals."""
_ALONE = 9
"""How doubtful a figure is as a call that stands in a line of its own."""
_BELOW = 12
"""How many lines below a note that stands before its text a sign calls it."""
_WIDE = 0.7
"""How much of a full line the lines of a note have that goes on in the next one."""
_ABBREVIATED = re.compile(r"(?:^|\s)\(?[^\W\d_]{1,4}\.$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands at the foot of a page, or behind the text."""

    place: str
    number: str
    text: str
    also: tuple[str, ...] = ()
    """The places of its other lines."""
    order: int = 0
    """Which of the blocks of the source it begins in."""

    @property
    def places(self) -> tuple[str, ...]:
        """Return all places that it has in the source."""
        return (self.place, *self.also)


@dataclass(frozen=True, slots=True)
class Taken:
    """The lines of a source, the notes apart from them."""

    text: tuple[Line, ...]
    """Without the notes; a figure that calls one is a call in them."""
    notes: tuple[Note, ...]
    apart: tuple[Line, ...]
    """Rules over notes, headings over them, notes that a page repeats."""
    calls: tuple[Line, ...]
    """Lines that hold a call and nothing else: it stands in the line before."""
    found: tuple[Line, ...]
    """Lines in which a call was found, with the calls that stand in them in the source."""


def take(lines: Sequence[Line], phrases: Phrases) -> Taken:
    """Return the lines of the text, and the notes.

    A note begins with its mark, or the source says that it is one. One that lost its markup ("15
    Ibid., vol. 2225"; "1", and its words in the next line) is told from a paragraph by its call
    that waits for it, in the sequence of the notes.
    """
    taking = _Taking(lines, phrases)
    while taking.at < len(lines):
        taking.step()
    return Taken(
        tuple(line for line in taking.text if line),
        tuple(taking.notes),
        tuple(taking.apart),
        tuple(taking.calls),
        tuple(taking.found.values()),
    )


class _Taking:
    """How far the lines have been read."""

    def __init__(self, lines: Sequence[Line], phrases: Phrases) -> None:
        self.lines = lines
        self.phrases = phrases
        self.at = 0
        self.text: list[Line | None] = []
        """None where a call stood alone that is in the line before now."""
        self.notes: list[Note] = []
        self.apart: list[Line] = []
        self.calls: list[Line] = []
        self.found: dict[str, Line] = {}
        self.repeated = _repeated(lines)
        """Numbers of notes that the source has again on another page -> their words."""
        self.waiting: list[str] = []
        """Signs of notes that stand before what calls them."""
        self.given = {line.place: line for line in lines}
        self.after_rule = False
        self.in_list = False
        """Whether the lines are those of a list of notes, under a heading that says so."""
        self.width = _width(lines)
        self.since: dict[str, int] = {}
        """Number of a note -> how much of the text was there when the last one with it was taken:
        notes begin anew on each page, or in each act."""

    def step(self) -> None:
        """Read the next line, and those that belong to the note that it begins."""
        line = self.lines[self.at]
        self.at += 1
        if _is_rule(line):
            self.apart.append(line)
            self.after_rule = True
        elif line.kind is BlockKind.NOTE:
            self._add(line, line.number or line.printed, line.text)
        elif self._heads_notes(line):
            self.apart.append(line)
            self.in_list = True
        elif not (self._marked(line) or self._bare(line)):
            self.after_rule = False
            self.in_list = self.in_list and not line.heading
            self.text.append(line)
            for number in [one for one in self.waiting if self._calls(one)]:
                self.waiting.remove(number)
                self._mark(number)

    # --- kinds of notes -----------------------------------------------------------------------

    def _marked(self, line: Line) -> bool:
        """Take the notes of a line that begins with a mark: none where it is text."""
        if line.heading or not _NOTE.match(line.whole):
            return False
        rest = line.whole
        while match := _NOTE.match(rest):
            # Notes that ran together: another mark with the next number begins another note.
            following = f"[^{int(match['number']) + 1}]"
            words, mark, after = rest[match.end() :].partition(following)
            self._add(line, match["number"], words.strip(), is_last=not mark)
            rest = mark + after
        return True

    def _bare(self, line: Line) -> bool:
        """Take the note that a line begins without a mark: none where it is text."""
        is_paragraph = line.number and not line.printed.isdecimal()
        if line.is_row or line.counted or (is_paragraph and not self.in_list):
            return False
        if self.phrases.is_day(line):
            return False
        number, rest = _parted(line)
        # The mark-up of an act has its notes, but for those of a sign under a table.
        if not number or (line.part and number.isdigit()):
            return False
        alone = not rest.strip()
        words = self.lines[self.at] if alone and self.at < len(self.lines) else None
        if alone and not (words and self._are_words(words)):
            return False
        if not alone and not _WORDS.match(rest.strip()):
            return False
        text = words.whole if words else rest.strip()
        again = any(note.number == number and note.text == text for note in self.notes)
        again = again or self.repeated.get(number) == text
        if not again and (number in self.repeated or not self._is_expected(number)):
            return False
        if words:
            self.at += 1
        self._add(line, number, text, words)
        return True

    def _are_words(self, line: Line) -> bool:
        """Say whether a line under a figure that stands alone can be the words of its note."""
        is_text = line.kind is BlockKind.PARAGRAPH and not line.number
        return (
            is_text and bool(_WORDS.match(line.whole)) and not stands_alone(line, (), self.phrases)
        )

    def _heads_notes(self, line: Line) -> bool:
        """Say whether a line is the heading of a list of notes, whose first is called before."""
        names = {name.casefold() for name in self.phrases.words.notes_heading}
        if line.compared.casefold().strip(" .:") not in names or self.at >= len(self.lines):
            return False
        following = self.lines[self.at]
        number, _ = _parted(following)
        return following.kind is BlockKind.NOTE or (bool(number) and self._is_called(number))

    # --- whether a note is expected -----------------------------------------------------------

    def _is_expected(self, number: str) -> bool:
        """Say whether a note with this number may come now: it is the next one, or the first of
        a page, and it is called; one under a rule need not be."""
        if not number.isdigit():
            return self._is_called(number) or self._is_called_below(number)
        last = self.notes[-1].number if self.notes else ""
        is_next = int(number) == (int(last) + 1 if last.isdigit() else 1)
        if is_next or number == "1":
            return self._is_called(number) or self.after_rule or self.in_list
        # An extract begins with any note; its call is glued to a word then.
        return not last and any(place.doubt < _ALONE for place in self._calls(number))

    def _is_called_below(self, number: str) -> bool:
        """Say whether a sign is in the next lines: a page's notes may stand before its text."""
        below = enumerate(self.lines[self.at : self.at + _BELOW])
        return any(True for i, line in below for _ in found(i, line, number, self.phrases))

    def _page(self, number: str) -> list[tuple[int, Line]]:
        """Return the lines in which a note may be called, with their places in the text: those of
        the last page, and behind the last note with this number."""
        first = 0 if self.in_list else max(0, len(self.text) - _ON_A_PAGE)
        first = max(first, self.since.get(number, 0))
        lines = enumerate(self.text[first:], first)
        return [(index, line) for index, line in lines if line]

    def _is_called(self, number: str) -> bool:
        """Say whether a call of a note, marked or bare, is on the last page."""
        page = self._page(number)
        is_marked = any(called(line.text, number) for _, line in page[-40:] if not self.in_list)
        return is_marked or bool(self._calls(number))

    def _calls(self, number: str) -> list[Place]:
        """Return where a note may be called without a mark, the most certain kind only."""
        page = self._page(number)
        since = self._since(number, page)
        own = [place for index, line in page for place in found(index, line, number, self.phrases)]
        own = [place for place in own if (place.line, place.start) >= since]
        best = min((place.doubt for place in own), default=0)
        alone = [] if own else list(self._alone(number, page, since))
        return [place for place in own if place.doubt == best] + alone

    def _since(self, number: str, page: Sequence[tuple[int, Line]]) -> tuple[int, int]:
        """Return from where on a call can stand: behind that of the note before."""
        before = str(int(number) - 1) if number.isdigit() else ""
        if not before or not self.notes or self.notes[-1].number != before:
            return (0, 0)
        marks = [(index, line.text.find(f"[^{before}]")) for index, line in page]
        return max(((index, start) for index, start in marks if start >= 0), default=(0, 0))

    def _alone(
        self, number: str, page: Sequence[tuple[int, Line]], since: tuple[int, int]
    ) -> Iterator[Place]:
        """Yield where a figure stands in a line of its own within a sentence, as converters leave
        what was raised."""
        for (_, before), (index, line), (_, after) in zip(page, page[1:], page[2:], strict=False):
            goes_on = not is_finished(before.text) or before.text[-1:] in ",;"
            small = re.match(r"[^\W\d_]", after.text)
            within = goes_on and not (small and small[0].isupper())
            within = within and not (before.heading or after.heading or after.number)
            is_call = within or (number in self.repeated and not before.heading)
            if line.whole == number and is_call and (index, 0) >= since:
                yield Place(index, 0, len(line.whole), _ALONE)

    # --- taking a note ------------------------------------------------------------------------

    def _add(
        self,
        line: Line,
        number: str,
        text: str,
        words: Line | None = None,
        *,
        is_last: bool = True,
    ) -> None:
        """Take a note, with the lines that it goes on in, and mark its call."""
        first = self.at - (2 if words else 1)
        also = [words.place] if words else []
        last = words or line
        goes_on = is_last and line.kind is not BlockKind.NOTE
        while goes_on and (more := self._more(last, text)):
            self.at += 1
            text, last = f"{text} {more.whole}", more
            also.append(more.place)
        if line.kind is not BlockKind.NOTE:  # of such the source has the calls
            if not number.isdigit() and not self._is_called(number):
                self.waiting.append(number)
            self._mark(number)
        self.since[number] = len(self.text)
        note = Note(line.place, number, text, tuple(also), line.order)
        if any(one.number == number and one.text == text for one in self.notes):
            self.apart += self.lines[first : self.at]
        else:
            self.notes.append(note)

    def _more(self, last: Line, text: str) -> Line | None:
        """Return the next line where it goes on with a note; none where the note is whole."""
        line = self.lines[self.at] if self.at < len(self.lines) else None
        if not line or line.kind is not BlockKind.PARAGRAPH or line.number or line is last:
            return None
        if _NOTE.match(line.whole) or _is_rule(line) or _BEGINS.match(line.whole):
            begins_note = not (_ABBREVIATED.search(text) and line.whole[:1].isdigit())
            if begins_note or _NOTE.match(line.whole):
                return None
        if stands_alone(line, (), self.phrases) or self.phrases.is_mark(line.compared):
            return None
        if is_finished(text) and text[-1:] not in ",":
            return line if _ABBREVIATED.search(text) and line.whole[:1].isdigit() else None
        is_cut = len(last.whole) >= _WIDE * self.width or text[-1:] == ","
        before = next((one for one in reversed(self.text) if one), None)
        text_is_whole = before is None or is_finished(before.text)
        return line if is_cut or (line.whole[:1].islower() and text_is_whole) else None

    def _mark(self, number: str) -> None:
        """Make the figure that calls a note its call, where there is only one that can be."""
        page = self._page(number)
        if any(f"[^{number}]" in line.text for _, line in page):
            return
        places = self._calls(number)
        if len(places) != 1:
            return
        [place] = places
        line = self.text[place.line]
        assert line
        if line.whole == number:
            index = next(i for i in range(place.line - 1, -1, -1) if self.text[i])
            before = self.text[index]
            assert before
            self.text[index] = replace(before, text=f"{before.text}[^{number}]")
            self.text[place.line] = None
            self.calls.append(line)
        else:
            self.text[place.line] = with_call(line, place, number)
            # A call that stood alone behind it stands elsewhere in the source.
            self.found.setdefault(line.place, self.given[line.place])
            self.found[line.place] = with_call(self.found[line.place], place, number)


def _repeated(lines: Sequence[Line]) -> dict[str, str]:
    """Return the figures that stand alone over the same words more than once, with these words: no
    number of a page does."""
    pairs = Counter(
        (one.whole, other.whole) for one, other in pairwise(lines) if one.whole.isdecimal()
    )
    return {figure: words for (figure, words), count in pairs.items() if count > 1}


def _parted(line: Line) -> tuple[str, str]:
    """Return the number that a line begins with as a note may, "" for none, and the rest."""
    if line.number and not line.printed.isdecimal():  # of a list of notes: 1. Document
        return line.number.strip("().[]"), line.text
    match = _BEGINS.match(line.whole)
    rest = line.whole[match.end() :] if match else ""
    if not match or (match["figure"] and rest and not rest[0].isspace()):
        return "", line.whole
    number = match["figure"] or match["bracketed"] or match["sign"]
    return number.replace("\\", ""), rest


def _width(lines: Sequence[Line]) -> int:
    """Return how long a full line of a source is."""
    lengths = sorted(len(line.whole) for line in lines if line.kind is BlockKind.PARAGRAPH)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_rule(line: Line) -> bool:
    """Say whether a line is a rule, as it stands over notes: _____"""
    words = line.whole.replace("\\", "")
    return len(words) > 2 and not line.is_row and not words.strip("_-–—=‗─ ")


def _bare_call(number: int) -> re.Pattern[str]:
    """Return a pattern for a figure that stands bare as a call would: after a stop."""
    return re.compile(rf"(?<=[,;.])\s{number}(?=\s[a-z]|$)")


def with_bare_calls(lines: Sequence[Line], notes: Sequence[Note]) -> tuple[Line, ...]:
    """Return lines in which bare figures that call a note are calls.

    A bare figure is a call where its note has none, it stands after a stop, between the calls of
    the notes before and after it, and nothing else there could be meant ("thereto, 15 through").
    """
    called_ = {n for line in lines for n in _CALL.findall(line.text)}
    numbered = [note.number for note in notes if note.number.isdecimal()]
    missing = sorted({int(number) for number in numbered if number not in called_})
    result = list(lines)
    for number in missing:
        places = list(_bare(result, number))
        if len(places) == 1:
            index, start, end = places[0]
            text = result[index].text
            result[index] = replace(result[index], text=f"{text[:start]}[^{number}]{text[end:]}")
    return tuple(result)


def _bare(lines: Sequence[Line], number: int) -> Iterator[tuple[int, int, int]]:
    """Yield where a number stands bare as a call would: line, start, end."""
    figure = _bare_call(number)
    first, last = _between(lines, number)
    for index in range(first, last + 1):
        if not lines[index].heading:
            for match in figure.finditer(lines[index].text):
                yield index, match.start(), match.end()


def _between(lines: Sequence[Line], number: int) -> tuple[int, int]:
    """Return the lines between which the call of a note stands."""
    called_ = [
        (index, int(n)) for index, line in enumerate(lines) for n in _CALL.findall(line.text)
    ]
    # A note may be called again later on: its first call tells where the next note can begin.
    first = next((index for index, n in called_ if n == number - 1), 0)
    last = next((index for index, n in called_ if n > number), len(lines) - 1)
    return (first, last) if first <= last else (0, -1)

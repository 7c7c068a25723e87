"""Lines of plain text that are one paragraph, and words that the end of a line parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importers.reading.blocks import Told
from generator.importers.reading.plain.lines import CALL, TABULAR, Line
from generator.importers.reading.wrapping import is_wrapped, usual_length

_ITEM = re.compile(
    r"""\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,4})[.)]|\d{1,3}(?:\.\d{1,3})+)(?=\s)
    | \s*[•▪●○◦‣■□*–—-]\s""",
    re.VERBOSE,
)
_LETTER = re.compile(r"\s*\(?(?:[A-Z]|[IVXLC]{1,6})[.)]\s")
_ITEM_ALONE = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\([a-z]{1,4}\)|[•▪●○◦‣■□])\s*")
_ITEM_BEFORE = re.compile(r"\s*(?:\(?\w{1,5}[.)]|[•▪●○◦‣■□*–—-])\s+")
_STOP = re.compile(r"[.,;:!?)\]”’»]\d{0,3}\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
_BEGIN = re.compile(r"[^\W\d_]+")
_OPEN_END = re.compile(r"\S[/\u2013\u2014\u2011]$")
_INDENTED, _OFF = 8, 4
"""How far in a line begins that is centred, and how far off the middle it may be."""
_MOST = 9
"""Of so many numbers after a blank line one without is the wrapping's: ... on: (a) the work, (b)"""
_FULL = 0.95
"""The part of the width that a line fills which has no place for one more word: print has letters
of several breadths. What is not joined here, and has no end, the recognizer joins; it parts nothing
that was joined, such as a title and the sentence under it."""


@dataclass(frozen=True, slots=True)
class Width:
    """How broad lines are, and whether paragraphs are wrapped to it."""

    wrapped: bool
    signs: int
    """Of the lines, but for a few."""
    parted: bool = False
    """Whether a blank line stands before whatever has a number, but for a few."""


def widths_of(lines: Sequence[Line]) -> dict[int, Width]:
    """Return how broad the lines of a text are; of columns that stood side by side each its own."""
    columns: dict[int, list[str]] = {}
    for line in lines:
        text = CALL.sub("", line.text).expandtabs(8)
        columns.setdefault(line.column, []).extend([""] * line.follows_blank + [text])
    wrapped = any(is_wrapped(own, least=1) for own in columns.values())
    items = Counter(line.follows_blank for line in lines if _ITEM.match(line.text))
    parted = items[True] > _MOST * items[False]
    return {column: Width(wrapped, usual_length(own), parted) for column, own in columns.items()}


def goes_on(before: Line, line: Line, widths: Mapping[int, Width]) -> bool:
    """Say whether a line is of one paragraph with the line before it.

    It is where it begins with a small letter, and where its first word had no place before. A
    number or a bullet begins a paragraph, and stands alone where its words were put under it; what
    stands in columns is none.
    """
    if (before.page, before.column) != (line.page, line.column):
        return False
    if _ITEM_ALONE.fullmatch(before.text):
        return not (_ITEM.match(line.text) or _ITEM_ALONE.fullmatch(line.text))
    width = widths[line.column]
    if not width.wrapped or line.follows_blank:
        return False
    is_item = _ITEM.match(line.text) and not width.parted
    if is_item or _is_in_columns(before.text) or _is_in_columns(line.text):
        return False
    if line.words[:1].islower() or (_is_centred(before, width) and _is_centred(line, width)):
        return True
    stop = _STOP.search(CALL.sub("", before.text))
    if _LETTER.match(line.text) or (stop and stop[0][0] in ";:" and line.words[:1].isupper()):
        return False
    first = len(line.words.split(None, 1)[0])
    return len(before.text.expandtabs(8)) + 1 + first > width.signs * _FULL


def left_apart(lines: Sequence[Line], widths: Mapping[int, Width]) -> Iterator[Told]:
    """Yield what is told of the lines that seem to go on and were not joined: the first of them,
    and how many there are."""
    apart = [
        line
        for before, line in pairwise(lines)
        if line.words[:1].islower() and _is_open(before) and not goes_on(before, line, widths)
        if (before.page, before.column) == (line.page, line.column) and not line.follows_blank
        if not (_ITEM.match(line.text) or _is_in_columns(before.text) or _is_in_columns(line.text))
    ]
    if apart:
        more = f"; so do {len(apart) - 1} more lines" if len(apart) > 1 else ""
        message = (
            f"“{CALL.sub('', apart[0].words)}” begins with a small letter under a line without an "
            f"end, and was not joined to it{more}: too few lines go on so to see whether "
            "paragraphs stand on several lines; put together what is one paragraph, or set blank "
            "lines between paragraphs and import it again"
        )
        yield Told(str(apart[0].place), message)


def _is_open(line: Line) -> bool:
    """Say whether the words of a line have no end: a comma ends none."""
    stop = _STOP.search(CALL.sub("", line.text))
    return not stop or stop[0][0] == ","


def _is_centred(line: Line, width: Width) -> bool:
    """Say whether a line stands in the middle of the page, as those of a title do."""
    middle = line.indent + len(line.words) / 2
    return line.indent >= _INDENTED and abs(middle - width.signs / 2) <= _OFF


def _is_in_columns(text: str) -> bool:
    """Say whether words stand in columns, other than a number before its words."""
    item = _ITEM_BEFORE.match(text)
    return bool(TABULAR.search(text[item.end() :] if item else text.lstrip()))


class Words:
    """The words of a text, by which those are put together that the end of a line parts."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.known = {
            word.casefold() for line in lines for word in _WORD.findall(CALL.sub(" ", line.text))
        }

    def joined(self, lines: Sequence[Line], told: list[Told]) -> str:
        """Return the text of lines that are one paragraph."""
        parts = [lines[0].words]
        for line in lines[1:]:
            parts[-1] = self._before(parts[-1], line, told)
            parts.append(line.words)
        return "".join(parts)

    def _before(self, text: str, line: Line, told: list[Told]) -> str:
        """Return a line as it stands before the next one of its paragraph.

        Of a word in two the hyphen is the line's, where the text has the word without it elsewhere,
        and the word's own, where it has it so; where it has neither, it stays, and that is told.
        """
        end, begin = _END.search(text), _BEGIN.match(line.words)
        if not end or not begin:
            return text if _OPEN_END.search(text) else f"{text} "
        whole, hyphenated = f"{end[1]}{begin[0]}", f"{end[1]}-{begin[0]}"
        if end[2] == "\u00ad" or (begin[0][0].islower() and whole.casefold() in self.known):
            return text[:-1]
        if begin[0][0].islower() and hyphenated.casefold() not in self.known:
            message = f"“{hyphenated}” is parted by the end of a line; the hyphen was kept"
            told.append(Told(str(line.place), message))
        return text

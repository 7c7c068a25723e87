"""The list of contents of a source, however it is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.importers.reading import BlockKind
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.titles import stands_alone
from generator.importers.recognizing.words import Phrases

_PAGE = r"(?:\d{1,3}|[ivxlc]{1,6})"
_ENDS_IN_PAGE = re.compile(rf".*(?:\s|\.{{2,}}|…|_)\s*{_PAGE}[(]?[\s|]*")
_PAGE_AT_END = re.compile(rf"(?:[\s.…_]+{_PAGE}[(]?)?[\s|.…_]*$")
_STYLE = re.compile(r"(?i:(?:toc|contents|table of figures|index)(?: heading|[ _]?\d)?)")
"""Styles that word processors give to the lists that they make."""
_NEAR = 5
"""How far the opening clause of an act is sought behind its heading."""
_MOST = 300
"""The most lines of a list of contents."""
_GAP = 8
"""The most lines between two that name a page: titles that go on, headings in the list."""
_SENTENCE = 40
"""A shorter line that ends in a stop may be a title."""
_LONGEST = 200
"""A longer line that names no page is text."""


def contents(lines: Sequence[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Return the lines of the list of contents, with its heading."""
    styled = [line for line in lines if _STYLE.fullmatch(line.style)]
    styled += _typed_behind(lines)
    # What the heads of pages say is none of a list that goes on over them.
    lines = [line for line in lines if line.kind is not BlockKind.APART or _names_page(line)]
    names = {word.casefold() for word in phrases.words.contents}
    first = next((i for i, line in enumerate(lines) if _plain(line) in names), -1)
    if first < 0:
        return tuple(styled)
    if any(line.order > lines[first].order for line in styled):
        return (lines[first], *(line for line in styled if line is not lines[first]))
    return (*lines[first : _end(lines, first, phrases)],)


def _typed_behind(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a list that were typed behind what the source sets apart as one: headings
    that it has for more, each with lines that name a page."""
    found: list[Line] = []
    for index in range(2, len(lines)):
        if not all(_is_listed(line) for line in lines[index - 2 : index]):
            continue
        waiting: list[Line] = []
        for line in lines[index : index + _MOST]:
            waiting.append(line)
            if _cannot_be_listed(line) or len(waiting) > _GAP:
                break
            if _names_page(line) and not line.heading:
                found += waiting
                waiting = []
    return found


def _is_listed(line: Line) -> bool:
    """Say whether the source sets a line apart as one of a list; heads of pages name none, and feet
    stand alone."""
    return line.kind is BlockKind.APART and _names_page(line)


def _cannot_be_listed(line: Line) -> bool:
    return line.kind is BlockKind.APART or len(line.whole) > _LONGEST or line.number == "1"


def _names_page(line: Line) -> bool:
    return bool(_ENDS_IN_PAGE.fullmatch(line.compared))


def _end(lines: Sequence[Line], first: int, phrases: Phrases) -> int:
    """Return where the list of contents ends: after the last line that names a page; where none
    does, before the first heading that comes again, now over its text."""
    stop = _stop(lines, first, phrases)
    paged = [i for i in range(first + 1, stop) if _names_page(lines[i])]
    marks = [i for i in range(first + 1, stop) if phrases.is_mark(lines[i].compared)]
    if paged:
        return max(*paged, *(mark for mark in marks if mark - 1 in paged), first) + 1
    comes_again = stop < len(lines) and _words(lines[stop]) in _entries(lines[first + 1 : stop])
    return stop if comes_again or _is_split(lines, first, stop, phrases) else first + 1


def _is_split(lines: Sequence[Line], first: int, stop: int, phrases: Phrases) -> bool:
    """Say whether the pages of a list stand in lines of their own."""
    marks = sum(phrases.is_mark(line.compared) for line in lines[first + 1 : stop])
    return marks > 1 and 2 * marks >= stop - first - 1


def _stop(lines: Sequence[Line], first: int, phrases: Phrases) -> int:
    """Return the first line that cannot be of the list, or that was in it before."""
    last_paged = 0
    for index in range(first + 1, min(len(lines), first + _MOST)):
        line = lines[index]
        if _names_page(line) or phrases.is_mark(line.compared):
            last_paged = index
        elif (
            (last_paged and index > last_paged + _GAP)
            or _is_text(line)
            or _words(line) in _entries(lines[first + 1 : index])
        ):
            return index
        elif line.heading or stands_alone(line, lines[index + 1 : index + _NEAR], phrases):
            # The list may have headings itself, which come again over their texts.
            ahead = lines[index + 1 : index + _MOST]
            if not any(_words(line) == _words(other) for other in ahead):
                return index
    return min(len(lines), first + _MOST)


def _is_text(line: Line) -> bool:
    """Say whether a line that names no page is text: it is long, or a sentence."""
    is_sentence = line.text.endswith((".", ";")) and (line.number or len(line.text) > _SENTENCE)
    return bool(is_sentence) or len(line.compared) > _LONGEST


def _entries(lines: Sequence[Line]) -> set[str]:
    """Return the words of the entries of a list, each by itself and with the line after it."""
    words = [_words(line) for line in lines]
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))} - {""}


def _words(line: Line) -> str:
    """Return the words of a line without the page that it names."""
    return " ".join(re.findall(r"\w+", _PAGE_AT_END.sub("", line.compared.casefold())))


def _plain(line: Line) -> str:
    return line.compared.casefold().strip(" :|*_")

"""Pages of plain text: what they carry besides it, and columns that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from generator.importers.reading.blocks import Told
from generator.importers.reading.plain.lines import Line, What
from generator.importers.reading.wrapping import is_wrapped

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"\d{1,4}")
_EDGE = 2
"""How many lines at the head and at the foot of a page may be none of its text."""
_REPEATED = 3
"""On how many pages a line must stand at the edge to be none of the text."""
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_STRETCH = 50
_LEAST_LINES, _LEAST_WIDTH, _BETWEEN = 6, 20, 2
"""Of columns side by side: so many lines, as many signs in each, and blank places between."""


def lines_of(source: str) -> list[Line]:
    """Return the lines of a text that have words, in order, with what its pages carry apart."""
    lines: list[Line] = []
    page, blank = 1, True
    for place, whole in enumerate(_LINE_ENDS.split(source.removeprefix("\ufeff")), 1):
        part = 0
        for count, text in enumerate(whole.replace("\0", " ").split("\f")):
            page += count > 0
            if text.strip():
                part += 1
                blank = blank or count > 0
                lines.append(Line(place, text.rstrip(), page, part=part, follows_blank=blank))
            blank = not text.strip()
    return list(_with_furniture(lines)) if page > 1 else lines


def _with_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines of which those at the edges of pages that repeat from page to page are apart.

    Alike are lines that differ only in a number that goes up with the pages.
    """
    edges = _edges(lines)
    keys = {index: set(_keys(lines[index])) for index in edges}
    pages: dict[str, set[int]] = {}
    for index, found in keys.items():
        for key in found:
            pages.setdefault(key, set()).add(lines[index].page)
    for index, line in enumerate(lines):
        # Of bare numbers two are enough.
        apart = any(
            len(pages[key]) >= (2 if _is_bare(line) and "#" in key else _REPEATED)
            for key in keys.get(index, ())
        )
        yield replace(line, what=What.APART) if apart else line


def _edges(lines: Sequence[Line]) -> list[int]:
    """Return the lines at the head and foot of pages."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    edges = {i for own in by_page.values() for i in (*own[:_EDGE], *own[-_EDGE:])}
    ends = {i for own in by_page.values() for i in (own[0], own[-1])}
    # A figure within is that of a note, and what stands under a figure is the note, which may be
    # the same on every page.
    bare = {i for i in edges if _is_bare(lines[i])}
    under = {i for i in edges - bare if i - 1 not in ends and i and _is_bare(lines[i - 1])}
    return sorted(i for i in edges - under if i in ends or i not in bare)


def _keys(line: Line) -> Iterator[str]:
    """Yield what a line has in common with those of other pages, if it repeats."""
    words = " ".join(line.words.split())
    if not _is_bare(line):
        yield words
    for match in _NUMBER.finditer(words):
        rest = int(match[0]) - line.page
        yield f"{words[: match.start()]}#{rest}{words[match.end() :]}"


def _is_bare(line: Line) -> bool:
    return not any(one.isalpha() for one in line.words)


# --- columns side by side -----------------------------------------------------------------------


def in_columns(lines: Sequence[Line], told: list[Told]) -> list[Line]:
    """Return lines in the order in which they are read: a column after the other."""
    result: list[Line] = []
    at = columns = 0
    while at < len(lines):
        end, column = _columns_at(lines, at)
        if column:
            columns += 2
            result += [_cut(line, 0, column, columns - 1) for line in lines[at:end]]
            result += [_cut(line, column, None, columns) for line in lines[at:end]]
            message = "two columns stand side by side: the left one is read before the right one"
            told.append(Told(str(lines[at].place), message))
            at = end
        else:
            # A long stretch that is no columns is not looked at once more from its second line.
            next_one = end if end - at > _STRETCH else at + 1
            result += lines[at:next_one]
            at = next_one
    return [line for line in result if line.words]


def _columns_at(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Return where columns that begin at a line end, and where the right one begins; 0: nowhere.

    Blank places go down between them, and in each of them sentences go on from line to line.
    """
    gap = _GAP.search(lines[start].text)
    if not gap or lines[start].what is What.APART:
        return start, 0
    left, right = gap.span()
    end, between = start, right
    while end < len(lines) and lines[end].page == lines[start].page:
        left, right = _still_blank(lines[end].text, left, right)
        if right - left < _BETWEEN or lines[end].what is What.APART:
            break
        end, between = end + 1, right
    sides = [
        (line.text[:between].strip(), line.text[between:].strip()) for line in lines[start:end]
    ]
    both = [(one, other) for one, other in sides if one and other]
    if len(both) < _LEAST_LINES or len(both) * 3 < len(sides):
        return end, 0
    widths = [median(len(side) for side in column) for column in zip(*both, strict=True)]
    columns = (list(filter(None, column)) for column in zip(*sides, strict=True))
    goes_on = all(is_wrapped(column) for column in columns)
    return (end, between) if goes_on and min(widths) >= _LEAST_WIDTH else (end, 0)


def _still_blank(text: str, left: int, right: int) -> tuple[int, int]:
    """Return which of some blank places are blank in a further line: those furthest to the right.

    Of a line that stands in the right column alone the first place may be further to the left.
    """
    inside = text[left:right].ljust(right - left)
    if not inside.strip():
        return left, right
    words = inside.rstrip()
    if not text[:left].strip() and text[right - 1 : right].strip():
        return left, left + len(inside) - len(inside.lstrip())
    ends = left + len(words)
    if len(inside) - len(words) >= _BETWEEN:
        return ends, right
    return left, left + len(inside) - len(inside.lstrip())


def _cut(line: Line, first: int, last: int | None, column: int) -> Line:
    blank = line.follows_blank or not line.text[first:last].strip()
    text, part = line.text[first:last].rstrip(), line.part + (last is None)
    return replace(line, text=text, column=column, part=part, follows_blank=blank)


# --- what pages say -----------------------------------------------------------------------------


def pages_without_words(source: str, lines: Sequence[Line]) -> Iterator[Told]:
    """Yield the pages on which no text stands: they may be pictures of text."""
    texts = {line.page for line in lines if line.what is What.TEXT}
    notes = {line.page for line in lines if line.what in (What.NOTE, What.MORE_OF_NOTE)}
    pages = source.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()  # The last form feed ends the last page.
    place = 1
    for page, text in enumerate(pages, 1):
        if page not in texts and "\f" in source:
            has = "nothing but notes" if page in notes else "no text"
            message = f"page {page} has {has}: if it is a picture of text, let that be recognized"
            yield Told(str(place), message)
        place += len(_LINE_ENDS.findall(text))

"""What the lines over a report say of the document: symbol, distribution, date, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importers.recognizing.days import days_of
from generator.importers.recognizing.lines import Line, is_finished
from generator.importers.recognizing.titles import stands_alone
from generator.importers.recognizing.words import Phrases

_BETWEEN = " |,;:·•–—-"
"""What stands between the particulars of a line."""
_LONGEST = 60
"""The longest words beside particulars in a row that are none themselves: the name of an organ."""
_NEAR = 5
"""How far the opening clause of an act is sought behind its heading."""
_IN_HEAD = 60
"""The most lines over a report."""
_NUMBERED = re.compile(r"(?:[IVXLC]{1,7}|[A-Z]|\d{1,3}(?:\.\d{1,3})*)\.?\s+\S")

Said = dict[str, str]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines over a report that are no text of it, and what they say."""

    lines: tuple[Line, ...]
    said: Said
    """Field of a report, `session`, `place` or `dates` -> the words."""
    end: int
    """The place of the first line that is not over the report."""


def masthead(lines: Sequence[Line], phrases: Phrases) -> Masthead:
    """Return what stands over a report, before its first heading or paragraph."""
    apart: list[Line] = []
    said: Said = {}
    end = _end(lines, phrases)
    before = ""
    for line in lines[:end]:
        found = _of_row(line, phrases) if line.is_row else particulars(line.compared, phrases)
        is_open, before = phrases.is_open(before), line.compared
        if found is None or is_open:
            said = {**_symbol_beside(line, phrases), **(found or {}), **said}
        else:
            apart.append(line)
            said = {**found, **said}  # what is said first counts
    return Masthead(tuple(apart), said, end)


def _end(lines: Sequence[Line], phrases: Phrases) -> int:
    """Return where the lines over a report end: at its contents, a heading, a paragraph."""
    contents = {word.casefold() for word in phrases.words.contents}
    for index, line in enumerate(lines[:_IN_HEAD]):
        text = line.compared
        if particulars(text, phrases) is not None:
            continue
        is_paragraph = len(text) > _LONGEST and text.endswith((".", ";"))
        ahead = lines[index + 1 : index + _NEAR]
        begins = line.number or is_paragraph or stands_alone(line, ahead, phrases)
        if begins or text.casefold() in contents or _NUMBERED.match(text):
            return index
        if line.heading and not phrases.begins_title(text) and _is_below(lines, index, phrases):
            return index
    return min(len(lines), _IN_HEAD)


def _is_below(lines: Sequence[Line], index: int, phrases: Phrases) -> bool:
    """Say whether a heading stands below the title, so that it is one of the text."""
    return any(phrases.begins_title(line.compared) for line in lines[:index])


def particulars(text: str, phrases: Phrases) -> Said | None:
    """Return what a line over a report says; none where it has other words too."""
    if phrases.begins_title(text):
        return None
    said: Said = {}
    at = 0
    while rest := text[at:].lstrip(_BETWEEN):
        at = len(text) - len(rest)
        pieces = [match for pattern in phrases.in_head if (match := pattern.match(text, at))]
        pieces = [match for match in pieces if not text[match.end() : match.end() + 1].isalnum()]
        longest = max(pieces, key=lambda match: match.end(), default=None)
        if not longest or longest.end() == at:
            return None
        said = {**_of(longest, phrases), **said}
        at = longest.end()
    return said if any(map(str.isalnum, text)) else None


def _of(match: re.Match[str], phrases: Phrases) -> Said:
    """Return what a piece of a line says, by its groups."""
    said = {name: words for name, words in match.groupdict().items() if words}
    if "date" in said:
        said["date"] = "".join(days_of(said["date"], phrases.citing)[:1])
    return {name: words for name, words in said.items() if words}


def _of_row(line: Line, phrases: Phrases) -> Said | None:
    """Return what a row over a report says: particulars in cells, beside names of organs."""
    cells = [cell for cell in line.compared.strip("| ").split(" | ") if cell.strip(" |")]
    found = [particulars(cell, phrases) for cell in cells]
    others = [cell for cell, one in zip(cells, found, strict=True) if one is None]
    if not any(found) or any(len(cell) > _LONGEST or is_finished(cell) for cell in others):
        return None
    said: Said = {}
    for one in found:
        said = {**(one or {}), **said}
    return said


def _symbol_beside(line: Line, phrases: Phrases) -> Said:
    """Return the symbol that a short line over a report begins or ends with."""
    text = line.compared
    if len(text) > 2 * _LONGEST or is_finished(text):
        return {}
    # Of WHA72/2019/REC/1 no symbol begins at the A.
    whole_words = (m for m in phrases.symbol.finditer(text) if not text[: m.start()][-1:].isalnum())
    found = [m for m in whole_words if m.start() == 0 or m.end() == len(text)]
    # A/80/6 (Sect. 3)/Add.1 is more than a symbol that the body describes.
    whole = [m[0] for m in found if not re.match(r"\s?[(/]", text[m.end() :])]
    return {"symbol": whole[0]} if whole else {}


def running(lines: Sequence[Line], marks: set[int], title: str, phrases: Phrases) -> Iterator[Line]:
    """Yield the heads and feet of pages that have no mark of their own: they repeat, beside the
    marks of pages, or have the number of the page beside the name of the body or the title.

    `marks`: the places of the marks of pages among the lines.
    """
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if index not in marks and _may_run(line, phrases):
            places.setdefault(_key(line), []).append(index)
    for key, found in places.items():
        beside = all({index - 1, index + 1} & marks for index in found)
        if len(found) > 1 and (beside or _names(key, title, phrases)):
            yield from (lines[index] for index in found)


def _may_run(line: Line, phrases: Phrases) -> bool:
    text = line.compared
    is_text = line.number or line.is_row or is_finished(text) or len(text) > 2 * _LONGEST
    return not (is_text or stands_alone(line, (), phrases) or phrases.chapeau.match(text))


def _key(line: Line) -> str:
    """Return the words of a line without the number of the page before or after them."""
    return re.sub(r"^\d{1,3}\s+(?=\D)|(?<=\D)\s+\d{1,3}$", "#", line.compared.casefold())


def _names(key: str, title: str, phrases: Phrases) -> bool:
    """Say whether words with the number of a page are those of the title, or name the document."""
    words = key.replace("#", " ").strip()
    if words == key:
        return False
    begins_title = " " in words and title.casefold().startswith(words)
    return begins_title or particulars(words, phrases) is not None

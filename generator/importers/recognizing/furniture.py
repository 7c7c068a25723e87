"""What a page carries besides its text: the contents list, running heads, marks, particulars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.words import Phrases

_ENDS_IN_PAGE = re.compile(r".*\s\d{1,3}\(?")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of the text, and those that are none of it."""

    text: tuple[Line, ...]
    particulars: tuple[Line, ...]
    """Lines at the head that say what document this is."""
    contents: tuple[Line, ...]
    running: tuple[Line, ...]
    """Running heads and page marks."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return all lines that are not text, in order."""
        lines = (*self.particulars, *self.contents, *self.running)
        return tuple(sorted(lines, key=lambda line: line.order))


def set_apart(lines: Sequence[Line], phrases: Phrases) -> Furniture:
    """Return the lines of the text apart from those of its pages."""
    first, last = _contents(lines, phrases)
    text: list[Line] = []
    kinds: dict[str, list[Line]] = {"particulars": [], "contents": [], "running": []}
    for index, line in enumerate(lines):
        if any(p.fullmatch(line.compared) for p in phrases.particulars):
            kinds["particulars"].append(line)
        elif _is_page_mark(line, phrases):
            kinds["running"].append(line)
        elif first <= index < last:
            kinds["contents"].append(line)
        else:
            text.append(line)
    return Furniture(
        tuple(text),
        tuple(kinds["particulars"]),
        tuple(kinds["contents"]),
        tuple(kinds["running"]),
    )


def _is_page_mark(line: Line, phrases: Phrases) -> bool:
    marks = (phrases.symbol, *phrases.page_marks)
    return any(pattern.fullmatch(line.compared) for pattern in marks)


def _contents(lines: Sequence[Line], phrases: Phrases) -> tuple[int, int]:
    """Return where the list of contents begins and ends (nowhere: at the end of the lines).

    It ends before the first heading that is no running head and names no page.
    """
    begins = {word.casefold() for word in phrases.words.contents}
    first = next((i for i, line in enumerate(lines) if line.compared.casefold() in begins), -1)
    if first < 0:
        return len(lines), len(lines)
    for index, line in enumerate(lines[first + 1 :], first + 1):
        in_list = _is_page_mark(line, phrases) or _ENDS_IN_PAGE.fullmatch(line.whole)
        if line.heading and not in_list:
            return first, index
    return first, first + 1

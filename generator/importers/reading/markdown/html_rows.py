"""Tables of HTML in Markdown -> rows of cells, as pandoc and others write those with spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from generator.importers.reading.markdown.rows import GivenCell, GivenRow, GivenTable, Numbered

_PARTS_LINES = ("p", "br", "li", "div", "tr")
_MARKUP = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_SPAN = re.compile("[1-9][0-9]{0,2}")


def html_table_at(lines: Sequence[Numbered], start: int) -> GivenTable | None:
    """Return the table of HTML that begins at a line; none where none does, or it has no end."""
    if not lines[start][1].lstrip().lower().startswith("<table"):
        return None
    depth = 0
    for index in range(start, len(lines)):
        text = lines[index][1].lower()
        depth += text.count("<table") - text.count("</table")
        if depth <= 0:
            reader = _Rows(lines[start][0])
            reader.feed("\n".join(text for _, text in lines[start : index + 1]))
            reader.close()
            return GivenTable(tuple(reader.rows), index + 1 - start)
    return None


class _Rows(HTMLParser):
    """Reads the rows of a table; a table in a cell of it gives its words to the cell."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first = first
        self.rows: list[GivenRow] = []
        self.depth = 0
        self.head = False
        self.cells: list[GivenCell] = []
        self.spans = (1, 1)
        self.words: list[str] = []
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "table"
        if self.depth > 1 and tag in ("td", "th", "tr", "thead", "tbody"):
            self.words.append("\n")
        elif tag in ("tr", "td", "th"):
            self._end(row=tag == "tr")
            given = dict(attrs)
            if tag != "tr":
                self.in_cell = True
                self.head = self.head or tag == "th"
                self.spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _PARTS_LINES:
            self.words.append("\n")
        else:
            self.words.append(_MARKUP.get(tag, f"<{tag}>" if tag in ("sup", "sub") else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.depth -= 1
        if self.depth > 1 and tag in ("td", "th", "tr", "thead", "tbody"):
            return
        if tag in ("td", "th", "tr", "table"):
            self._end(row=tag in ("tr", "table"))
        elif tag in _PARTS_LINES:
            self.words.append("\n")
        else:
            self.words.append(_MARKUP.get(tag, f"</{tag}>" if tag in ("sup", "sub") else ""))

    def handle_data(self, data: str) -> None:
        self.words.append(_escaped(data))

    def _end(self, *, row: bool) -> None:
        """End the cell that is open, and its row; words outside cells are a cell of their own."""
        text = "\n".join(" ".join(line.split()) for line in "".join(self.words).split("\n"))
        text = "\\\n".join(filter(None, text.split("\n")))
        if self.in_cell or text:
            self.cells.append(GivenCell(text, *self.spans))
        self.words, self.in_cell, self.spans = [], False, (1, 1)
        if row:
            if self.cells:
                place = self.first + self.getpos()[0] - 1
                self.rows.append(GivenRow(place, tuple(self.cells), self.head))
            self.cells, self.head = [], False


def _span(given: str | None) -> int:
    """Return how much a cell covers, as its attribute says; 1 where that is no such number."""
    return int(given) if given and _SPAN.fullmatch(given) else 1


def _escaped(words: str) -> str:
    """Return words as Markdown, in which none of their signs means anything."""
    return "".join(f"\\{one}" if one in "\\*_`[]<>~^&!{}" else one for one in words)

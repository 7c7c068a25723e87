"""The titles that a report gives to the documents that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.characters import plain_blanks
from generator.importers.scanned.words import Phrases
from generator.inline import Emphasis, Inline, Link, NoteCall, Strong, parse, plain
from generator.model import Chapter, Division, Document, Footnote, Item, Paragraph

_SYMBOL = "\0"
"""Stands for a symbol in the words that are searched."""
_LONGEST = 4000
"""Longer texts are not searched: patterns need their time."""


def titled(
    chapters: Sequence[Chapter], notes: Sequence[Footnote], phrases: Phrases
) -> tuple[Document, ...]:
    """Return the documents whose titles the report gives, each once, in the order of the text."""
    patterns = [
        re.compile(pattern.replace("{symbol}", _SYMBOL)) for pattern in phrases.words.documents
    ]
    texts = [text for chapter in chapters for text in _of_division(chapter)]
    texts += [(f"note:{note.number}", note.text) for note in notes]
    found: dict[str, Document] = {}
    for mark, text in texts:
        for symbol, title in _titles(text, patterns):
            found.setdefault(symbol, Document(symbol=symbol, title=title, recorded=mark))
    return tuple(found.values())


def _of_division(division: Division) -> Iterator[tuple[str, str]]:
    """Yield the numbered paragraphs of a part and their items: mark and words."""
    for paragraph in division.paragraphs:
        if paragraph.number:
            yield from _of_paragraph(f"para:{paragraph.number}", paragraph)
    for section in division.sections:
        yield from _of_division(section)


def _of_paragraph(mark: str, paragraph: Paragraph | Item) -> Iterator[tuple[str, str]]:
    yield mark, paragraph.text
    for item in paragraph.items:
        yield from _of_paragraph(f"{mark}-{item.number.strip('()')}", item)


def _titles(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """Yield the symbols of a text that have a title there, and the title."""
    symbols: list[str] = []
    words = plain_blanks("".join(_words(parse(text)[0], symbols)))
    if len(words) > _LONGEST:
        return
    for pattern in patterns:
        for match in pattern.finditer(words):
            title = match["title"]
            if _SYMBOL not in title:
                yield symbols[words.count(_SYMBOL, 0, match.end()) - 1], title


def _words(nodes: Inline, symbols: list[str]) -> Iterator[str]:
    """Yield words, with _SYMBOL for each symbol that is marked; `symbols` gets those."""
    for node in nodes:
        if isinstance(node, Link) and node.target.startswith("un:"):
            symbols.append(node.target.removeprefix("un:"))
            yield _SYMBOL
        elif isinstance(node, Emphasis | Strong | Link):
            yield from _words(node.children, symbols)
        elif not isinstance(node, NoteCall):
            yield plain((node,))

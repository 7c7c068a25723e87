"""The titles that a report gives to the documents that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import marks
from generator.characters import plain_blanks
from generator.importers.recognizing.marks import mark_of
from generator.importers.recognizing.words import Phrases, any_of
from generator.inline import Emphasis, Inline, Link, NoteCall, Strong, parse, plain
from generator.marks import Mark
from generator.model import Chapter, Division, Document, Footnote, Item, Paragraph, slug

_SYMBOL = "\0"
"""Stands for a symbol in the words that are searched."""
_LONGEST = 4000
"""Longer texts are not searched: patterns need their time."""


def titled(
    chapters: Sequence[Chapter], notes: Sequence[Footnote], phrases: Phrases
) -> tuple[Document, ...]:
    """Return the documents whose titles or fates the report gives, each once, in the order of the
    text."""
    patterns = [any_of([pattern], {"symbol": _SYMBOL}) for pattern in phrases.words.documents]
    texts = [text for chapter in chapters for text in _of_division(chapter)]
    texts += [(marks.note(note.number), note.text) for note in notes]
    withdrawn = any_of([phrases.words.withdrawn], {"symbol": _SYMBOL})
    found: dict[str, Document] = {}
    for mark, text in texts:
        for symbol, title in _named(text, patterns, "title"):
            given = _whose(title, phrases)
            printed = title if given != title else ""
            document = Document(symbol=symbol, title=given, printed=printed, recorded=mark)
            found.setdefault(symbol, document)
        for symbol, _ in _named(text, [withdrawn], "draft"):
            document = Document(symbol=symbol, outcome="withdrawn", recorded=mark)
            found.setdefault(symbol, document)
    return tuple(found.values())


def _whose(title: str, phrases: Phrases) -> str:
    """Return a title that says whose it is: report on its session -> report of the Conference on
    its session."""
    own = phrases.words.own_report
    return re.sub(f"^{own.printed}", own.title.replace("{body}", phrases.short_name), title)


def _of_division(division: Division) -> Iterator[tuple[Mark, str]]:
    """Yield the numbered paragraphs of a part and their items: mark and words."""
    for paragraph in division.paragraphs:
        if paragraph.number:
            yield from _of_paragraph(mark_of(paragraph), paragraph)
    for section in division.sections:
        yield from _of_division(section)


def _of_paragraph(mark: Mark, paragraph: Paragraph | Item) -> Iterator[tuple[Mark, str]]:
    yield mark, paragraph.text
    for item in paragraph.items:
        yield from _of_paragraph(mark.part(slug(item.number)), item)


def _named(text: str, patterns: Sequence[re.Pattern[str]], group: str) -> Iterator[tuple[str, str]]:
    """Yield the last symbol in each match of patterns in a text, and what a group of it holds."""
    symbols: list[str] = []
    words = plain_blanks("".join(_words(parse(text)[0], symbols)))
    if len(words) > _LONGEST:
        return
    for pattern in patterns:
        for match in pattern.finditer(words):
            if _SYMBOL not in match[group]:
                yield symbols[words.count(_SYMBOL, 0, match.end()) - 1], match[group]


def _words(nodes: Inline, symbols: list[str]) -> Iterator[str]:
    """Yield words, with _SYMBOL for each symbol that is marked; `symbols` gets those."""
    for node in nodes:
        if isinstance(node, Link) and Mark(node.target).scheme == marks.DOCUMENT:
            symbols.append(Mark(node.target).name)
            yield _SYMBOL
        elif isinstance(node, Emphasis | Strong | Link):
            yield from _words(node.children, symbols)
        elif not isinstance(node, NoteCall):
            yield plain((node,))

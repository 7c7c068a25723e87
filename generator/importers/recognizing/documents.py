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
    if not own.printed or not title.startswith(own.printed):
        return title
    return own.title.replace("{body}", phrases.short_name) + title.removeprefix(own.printed)


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
    """Yield the last symbol in each match of patterns in a text, and what a group of it holds.

    A title runs over no other symbol and no call of a note: where it would, a shorter one behind
    that is looked for.
    """
    read = _Read()
    words = plain_blanks("".join(read.words_of(parse(text)[0])))
    if len(words) > _LONGEST:
        return
    for pattern in patterns:
        at = 0
        while match := pattern.search(words, at):
            at = max(match.end(), at + 1)
            start, end = match.span(group)
            if parted := [place for place in read.parts if start < place < end]:
                at = parted[-1]
            elif match[group]:
                yield read.symbols[words.count(_SYMBOL, 0, match.end()) - 1], match[group]


class _Read:
    """What stands in the words of a text besides these: symbols, and what parts a title."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.symbols: list[str] = []
        self.parts: list[int] = []
        """Where a symbol ends, and where a note is called."""
        self._length = 0

    def words_of(self, nodes: Inline) -> Iterator[str]:
        """Yield words, with _SYMBOL for each symbol that is marked."""
        for node in nodes:
            if isinstance(node, Link) and Mark(node.target).scheme == marks.DOCUMENT:
                self.symbols.append(Mark(node.target).name)
                self._length += len(_SYMBOL)
                self.parts.append(self._length)
                yield _SYMBOL
            elif isinstance(node, Emphasis | Strong | Link):
                yield from self.words_of(node.children)
            elif isinstance(node, NoteCall):
                self.parts.append(self._length)
            else:
                words = plain((node,))
                self._length += len(words)
                yield words

"""How each act came about, from the paragraphs that record its adoption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.citations import Citation, Here, Vocabulary, find
from generator.citations.dates import iso_dates
from generator.importers.recognizing.listed_names import listed_names
from generator.importers.recognizing.marks import mark_of
from generator.importers.recognizing.words import Phrases
from generator.inline import Inline, NoteCall, parse, plain
from generator.marks import ACTS
from generator.model import Adoption, Chapter, Division, Paragraph, Statement

_SENTENCE_ENDS = re.compile(r"[.?!](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Record:
    """A paragraph that may record adoptions, in plain words."""

    text: str
    calls: tuple[tuple[int, str], ...]
    """Where notes are called in the words, and their numbers."""
    citations: tuple[Citation, ...]
    paragraph: str
    """The mark of the paragraph: para:36"""
    after: tuple[str, ...]
    """The paragraphs after it in the same division: marks of those on statements after it."""
    agenda_item: str


def adoptions(
    chapters: Sequence[Chapter],
    notes: Mapping[str, str],
    vocabulary: Vocabulary,
    phrases: Phrases,
) -> dict[str, Adoption]:
    """Return the adoption of each act that a report records, by the act's mark."""
    found: dict[str, Adoption] = {}
    for chapter in chapters:
        for record in _records(chapter, "", vocabulary, phrases):
            for act, adoption in _of_record(record, notes, vocabulary, phrases):
                found.setdefault(act, adoption)
    return found


def _records(
    division: Division, item: str, vocabulary: Vocabulary, phrases: Phrases
) -> Iterator[Record]:
    """Yield the numbered paragraphs of a division and its sections."""
    item = division.agenda_item or item
    for index, paragraph in enumerate(division.paragraphs):
        if paragraph.number:
            nodes, _ = parse(paragraph.text)
            text = plain_blanks(plain(nodes))
            after = tuple(_statements_after(division.paragraphs[index + 1 :], phrases))
            citations = find(text, vocabulary, Here())
            called = tuple(calls(nodes))
            yield Record(text, called, citations, mark_of(paragraph), after, item)
    for section in division.sections:
        yield from _records(section, item, vocabulary, phrases)


def _statements_after(paragraphs: Sequence[Paragraph], phrases: Phrases) -> Iterator[str]:
    """Yield the marks of the paragraphs that follow at once and tell of statements made."""
    for paragraph in paragraphs:
        if not phrases.after_adoption.match(plain_blanks(plain(parse(paragraph.text)[0]))):
            return
        yield mark_of(paragraph)


def calls(nodes: Inline, offset: int = 0) -> Iterator[tuple[int, str]]:
    """Yield where in the plain words notes are called, and their numbers."""
    for node in nodes:
        if isinstance(node, NoteCall):
            yield offset, node.number
        elif hasattr(node, "children"):
            yield from calls(node.children, offset)
        offset += len(plain((node,)))


def _of_record(
    record: Record, notes: Mapping[str, str], vocabulary: Vocabulary, phrases: Phrases
) -> Iterator[tuple[str, Adoption]]:
    """Yield the acts whose texts a paragraph points to, with their adoptions."""
    start = 0
    pointers = list(phrases.text_is_at.finditer(record.text))
    ends = [*(pointer.start() for pointer in pointers[1:]), len(record.text)]
    # Without pointers there is one end too many, and nothing to yield.
    for pointer, end in zip(pointers, ends, strict=False):
        act = _act(record, pointer)
        adopted = _last(phrases.adopted, record.text, start, pointer.start())
        if act and adopted:
            statements = tuple(_statements(record, pointer.end(), end, notes, vocabulary, phrases))
            yield act, _adoption(record, adopted, pointer.start(), statements, phrases)
        start = pointer.end()


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match between two places."""
    return next(reversed(list(pattern.finditer(text, start, end))), None)


def _act(record: Record, pointer: re.Match[str]) -> str:
    """Return the mark of the body's own act that a pointer names."""
    for citation in record.citations:
        inside = pointer.start() <= citation.start and citation.end <= pointer.end()
        if inside and citation.target.scheme in ACTS:
            return citation.target
    return ""


def _adoption(
    record: Record,
    adopted: re.Match[str],
    end: int,
    statements: tuple[Statement, ...],
    phrases: Phrases,
) -> Adoption:
    """Return what the sentence on an adoption says."""
    text = record.text[:end]
    amended = phrases.amended.search(text, adopted.end())
    sponsored = phrases.sponsored.search(text, adopted.end(), amended.start() if amended else end)
    submitted = phrases.submitted.search(text, adopted.end())
    return Adoption(
        draft=_symbol(record.citations, adopted.end(), end),
        sponsors=listed_names(sponsored["sponsors"], phrases.words) if sponsored else (),
        submitted_by=submitted["submitted_by"].strip() if submitted else "",
        amended=amended[0] if amended else "",
        meeting=adopted["meeting"],
        date="".join(iso_dates(adopted["date"], phrases.citing)),
        agenda_item=(record.agenda_item,) if record.agenda_item else (),
        recorded=record.paragraph,
        statements=statements,
    )


def _symbol(citations: Sequence[Citation], start: int, end: int) -> str:
    """Return the first symbol that is cited between two places."""
    symbols = (c for c in citations if c.kind == "symbol" and start <= c.start and c.end <= end)
    return next((c.target.name for c in symbols), "")


def _statements(
    record: Record,
    start: int,
    end: int,
    notes: Mapping[str, str],
    vocabulary: Vocabulary,
    phrases: Phrases,
) -> Iterator[Statement]:
    """Yield the statements that a paragraph, its notes and the paragraphs after it tell of."""
    financial = record.text.find(phrases.words.financial_implications, start, end)
    sentence = _SENTENCE_ENDS.search(record.text, financial) if financial >= 0 else None
    for place, number in record.calls:
        words = plain_blanks(plain(parse(notes.get(number, ""))[0]))
        document, part = _document(words, vocabulary)
        if place == start and phrases.explanation.match(words):
            yield Statement(
                about="explanation of position",
                document=document,
                recorded=record.paragraph,
                note=number,
            )
        elif financial >= 0 and financial < place <= (sentence.end() if sentence else end):
            yield Statement(
                about="financial implications",
                document=document,
                part=part,
                recorded=record.paragraph,
                note=number,
            )
    for paragraph in record.after:
        yield Statement(about="after adoption", recorded=paragraph)


def _document(note: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the symbol that a note names, and the part of the document: annex I."""
    for citation in find(note, vocabulary, Here()):
        if citation.kind == "symbol":
            return citation.target.name, note[citation.end :].strip(" ,.()")
    return "", ""

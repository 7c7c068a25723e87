"""How each act came about: from the paragraphs that record its adoption, and from the lines and the
sentence by which the act itself says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.characters import plain_blanks
from generator.citations import Citation, Here, Vocabulary, find
from generator.citations.dates import iso_dates
from generator.importers.recognizing.listed_names import listed_names
from generator.importers.recognizing.marks import mark_of
from generator.importers.recognizing.ways import how_adopted
from generator.importers.recognizing.words import Phrases
from generator.inline import Inline, NoteCall, parse, plain
from generator.marks import ACTS, Mark
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
    pointers = [
        (pointer, acts)
        for pointer in phrases.text_is_at.finditer(record.text)
        if (acts := _acts(record, pointer))
    ]
    ends = [*(pointer.start() for pointer, _ in pointers[1:]), len(record.text)]
    # Without pointers there is one end too many, and nothing to yield.
    for (pointer, acts), end in zip(pointers, ends, strict=False):
        if adopted := _last(phrases.adopted, record.text, start, pointer.start()):
            statements = tuple(_statements(record, pointer.end(), end, notes, vocabulary, phrases))
            said = _Sentence(record, adopted, pointer)
            drafts = said.drafts()
            for index, act in enumerate(acts):
                draft = drafts[index] if len(drafts) == len(acts) else ""
                draft = draft or (drafts[0] if drafts and len(acts) == 1 else "")
                yield act, said.adoption(draft, statements, phrases)
        start = pointer.end()


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match between two places."""
    return next(reversed(list(pattern.finditer(text, start, end))), None)


def _acts(record: Record, pointer: re.Match[str]) -> list[Mark]:
    """Return the marks of the body's own acts that a pointer names."""
    return [
        citation.target
        for citation in record.citations
        if pointer.start() <= citation.start and citation.end <= pointer.end()
        if citation.target.scheme in ACTS and citation.kind == "act"
    ]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The sentence on an adoption: its beginning, and what tells where the text of the act is."""

    record: Record
    begins: re.Match[str]
    pointer: re.Match[str]

    def drafts(self) -> list[str]:
        """Return the symbols that are cited between the beginning and the pointer."""
        start, end = self.begins.end(), self.pointer.start()
        found = (c for c in self.record.citations if c.kind == "symbol")
        return [c.target.name for c in found if start <= c.start and c.end <= end]

    def adoption(self, draft: str, statements: tuple[Statement, ...], phrases: Phrases) -> Adoption:
        """Return what the sentence says.

        What stands behind one particular is no part of it: neither "as orally amended" nor "by
        consensus" is the name of a sponsor.
        """
        text, begin = self.record.text[: self._end(phrases)], self.begins.end()
        amended = phrases.amended.search(text, begin)
        sponsored = phrases.sponsored.search(text, begin)
        submitted = phrases.submitted.search(text, begin)
        behind = [one.start() for one in (amended, sponsored, submitted) if one]
        behind += [match.start() for match in re.finditer(phrases.stands_for["how"], text)]
        behind += [self.pointer.start()]

        def particular(match: re.Match[str] | None, group: str) -> str:
            if not match or match[group] is None:
                return ""
            start, end = match.span(group)
            return text[start : min([end, *(at for at in behind if at > start)])].strip(" ,")

        return Adoption(
            draft=draft,
            sponsors=listed_names(particular(sponsored, "sponsors"), phrases.words),
            submitted_by=particular(submitted, "submitted_by"),
            amended=amended[0] if amended else "",
            **_how_and_when(self.begins, text[self.begins.start() :], phrases),
            agenda_item=(self.record.agenda_item,) if self.record.agenda_item else (),
            recorded=self.record.paragraph,
            statements=statements,
        )

    def _end(self, phrases: Phrases) -> int:
        """Return where what the sentence says of the act ends: with what says how it was adopted,
        where that stands at once behind the pointer."""
        how = re.compile(f",? {phrases.stands_for['how']}")
        found = how.match(self.record.text, self.pointer.end())
        return found.end() if found else self.pointer.start()


def of_lines(lines: Sequence[str], items: tuple[str, ...], phrases: Phrases) -> Adoption:
    """Return what the lines over or under the text of an act say of its adoption, and for which
    agenda items it is."""
    found = Adoption(agenda_item=items)
    for line in lines:
        said = _how_and_when(phrases.act_end(line), line, phrases)
        found = completed(found, Adoption(**said))
    return found


def of_text(text: str, phrases: Phrases) -> Adoption:
    """Return what the first sentence of an act says of its adoption."""
    match = phrases.decided.match(plain_blanks(plain(parse(text)[0])))
    return Adoption(**_how_and_when(match, match[0], phrases)) if match else Adoption()


def _how_and_when(match: re.Match[str] | None, words: str, phrases: Phrases) -> dict[str, Any]:
    """Return what words say of how an act was adopted, and a form, where it fits, of when."""
    said = match.groupdict() if match else {}
    adopted, vote = how_adopted(words, phrases)
    return {
        "meeting": said.get("meeting") or "",
        "date": "".join(iso_dates(said.get("date") or "", phrases.citing)[:1]),
        "adopted": adopted,
        "vote": vote,
    }


_GO_TOGETHER = (("meeting", "date"), ("adopted", "vote"))
"""What is said of one meeting, and of one vote: neither is completed by what is said of another."""


def completed(first: Adoption, other: Adoption) -> Adoption:
    """Return an adoption with what only the other says of it."""
    kept = {name for pair in _GO_TOGETHER if _differs(first, other, pair) for name in pair}
    return first.model_copy(
        update={
            name: getattr(other, name)
            for name in Adoption.model_fields
            if name not in kept and not getattr(first, name)
        }
    )


def disagreements(first: Adoption, other: Adoption) -> Iterator[tuple[str, str]]:
    """Yield what two adoptions of one act say differently."""
    for name in (name for pair in _GO_TOGETHER for name in pair if name != "vote"):
        if _differs(first, other, (name,)):
            yield getattr(first, name), getattr(other, name)


def _differs(first: Adoption, other: Adoption, names: Sequence[str]) -> bool:
    """Say whether two adoptions say of something different things."""
    values = ((getattr(first, name), getattr(other, name)) for name in names)
    return any(one and two and one != two for one, two in values)


def _statements(
    record: Record,
    start: int,
    end: int,
    notes: Mapping[str, str],
    vocabulary: Vocabulary,
    phrases: Phrases,
) -> Iterator[Statement]:
    """Yield the statements that a paragraph, its notes and the paragraphs after it tell of."""
    called = phrases.words.financial_implications
    financial = record.text.find(called, start, end) if called else -1
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

"""The words of a source and of a report, in the order of print: none may be lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.characters import seen
from generator.importers.recognizing import Imported
from generator.inline import NoteCall, Text, parse
from generator.model import (
    Act,
    Division,
    Footnote,
    Item,
    ListedItem,
    Officer,
    Paragraph,
    Report,
    walk,
)


def words(text: str) -> list[str]:
    """Return the words and figures of a text; neither a stroke below nor an asterisk parts one."""
    return re.findall(r"\w+", re.sub(r"\\?[_*]", "", text))


def source_words(source: str) -> list[str]:
    """Return the words of a source, with the numbers of note calls, without a scanner's tags, and
    without signs within words that nobody sees."""
    plain = re.sub(r"</?sup>|&(?:</sup>)?lt;sup>|\\,", " ", source)
    return words("\n".join(map(seen, plain.split("\n"))))


def printed(text: str) -> list[str]:
    """Return the words of an inline text; a call of a note is its number."""

    def flat(nodes: tuple[object, ...]) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, NoteCall):
                yield f" {node.number} "
            elif isinstance(node, Text):
                yield node.text
            else:
                yield from flat(getattr(node, "children", ()))

    return words("".join(flat(parse(text)[0])))


def text_words(report: Report) -> Iterator[str]:
    """Yield the words of the text of a report, in the order of print, without its notes."""
    yield from printed(report.title)
    for part in (*report.chapters, *report.annexes):
        yield from division_words(part, "Annex" if part in report.annexes else "")


def division_words(part: Division, name: str = "") -> Iterator[str]:
    yield from printed(f"{name} {part.number} {part.title}")
    for paragraph in (*part.preamble, *part.paragraphs):
        yield from paragraph_words(paragraph)
    for collection in part.collections:
        yield from printed(f"{collection.number} {collection.title}")
    for act in (*part.resolutions, *part.decisions):
        yield from act_words(act)
    for section in part.sections:
        yield from division_words(section)


def act_words(act: Act) -> Iterator[str]:
    yield from printed(f"{act.kind.capitalize()} {act.number} {act.title} {act.chapeau}")
    for paragraph in (*act.preamble, *act.operative):
        yield from paragraph_words(paragraph)
    for section in act.sections:
        yield from division_words(section)
    for annex in act.annexes:
        yield from division_words(annex, "Annex")


def paragraph_words(paragraph: Paragraph) -> Iterator[str]:
    yield from printed(f"{paragraph.number} {paragraph.text}")
    yield from item_words(paragraph.items)
    yield from officer_words(paragraph.officers)
    if paragraph.agenda:
        yield from printed(paragraph.agenda.title)
        yield from listed_words(paragraph.agenda.items)
    if paragraph.table:
        yield from printed(paragraph.table.title)
        rows = (*paragraph.table.head_rows, *paragraph.table.rows)
        for cells in (paragraph.table.head, *(row.cells for row in rows)):
            yield from printed(" ".join(cell.text for cell in cells))
    for quoted in paragraph.quoted:
        yield from paragraph_words(quoted)
    yield from printed(paragraph.closing)


def item_words(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield from printed(f"{item.number} {item.text}")
        yield from item_words(item.items)
        yield from printed(item.closing)


def officer_words(officers: tuple[Officer, ...]) -> Iterator[str]:
    office = ""
    for officer in officers:
        named = officer.office if officer.office != office else ""
        yield from words(f"{named} {officer.name} {officer.state}")
        office = officer.office


def listed_words(items: tuple[ListedItem, ...]) -> Iterator[str]:
    for item in items:
        yield from printed(f"{item.number} {item.title}")
        yield from listed_words(item.items)


def note_words(report: Report) -> Iterator[str]:
    for _, note in walk(report):
        if isinstance(note, Footnote):
            yield from printed(f"{note.number} {note.text}")


def all_words(result: Imported) -> Counter[str]:
    """Return how often each word stands in what the importer made of a source."""
    report = result.report
    unplaced = (word for line in report.unplaced for word in words(line.text))
    furniture = (word for line in result.furniture for word in words(line.whole))
    return Counter((*text_words(report), *note_words(report), *unplaced, *furniture))


def offices(report: Report) -> set[str]:
    """Return the words of offices: a list that repeats one for each officer loses nothing."""
    officers = (value for _, value in walk(report) if isinstance(value, Officer))
    return {word for officer in officers for word in words(officer.office)}


MARKS = ("amp", "lt", "gt", "sup")
"""Names of signs and tags: damaged, they may look like words to one reader and not to another."""


NOUNS = {"resolution", "decision", "recommendation", "annex", "part", "chapter", "section"}
"""What the structure of a report says: a heading may leave it out, or have it in capitals."""


def acts_of(report: Report) -> Iterator[Act]:
    """Yield the acts of a report."""
    yield from (value for _, value in walk(report) if isinstance(value, Act))


def assert_no_word_is_lost(result: Imported, source: str) -> None:
    """Assert that a report, its unplaced words and the furniture have the words of the source."""
    placed, there = all_words(result), Counter(source_words(source))
    for mark in MARKS:
        del placed[mark], there[mark]
    common = {word for act in acts_of(result.report) for word in words(act.collection)}
    assert {word.casefold() for word in placed - there} <= NOUNS | common
    # Annex 1 to resolution 2 stands in that resolution.
    over = {word for act in acts_of(result.report) if act.annexes for word in words(act.number)}
    said = NOUNS | common | over | {"to"}
    lost = {word for word in there - placed if word not in said and word.casefold() not in said}
    assert lost <= offices(result.report)

"""Turns the paragraphs of a text into the blocks of a page, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.model import (
    Act,
    Division,
    Item,
    ListedAgenda,
    ListedItem,
    Paragraph,
    Path,
    Section,
)
from generator.pages.ballot import ballot
from generator.pages.names import name, name_on_page
from generator.pages.page import (
    Ballot,
    Block,
    Directory,
    Entry,
    Heading,
    Line,
    Listed,
    Officers,
    Place,
)
from generator.pages.tables import of_table
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital

DEEPEST_HEADING = 6


def of_act(resolved: Resolved, act: Act, path: Path, words: Words) -> Iterator[Block]:
    """Yield the blocks of an act: opening clause, preamble, operative paragraphs, sections."""
    if act.preamble:
        yield Heading(2, "preamble", word="preamble")
    if act.chapeau:
        yield _line(resolved, (*path, "chapeau"), (*path, "chapeau"), words)
    for index, paragraph in enumerate(act.preamble):
        yield from of_paragraph(resolved, paragraph, (*path, "preamble", index), words)
    if act.preamble and act.operative:
        yield Heading(2, "operative-paragraphs", word="operative-paragraphs")
    for index, paragraph in enumerate(act.operative):
        yield from of_paragraph(resolved, paragraph, (*path, "operative", index), words)
    for index, section in enumerate(act.sections):
        yield from _of_section(resolved, section, (*path, "sections", index), 2, words)
    if vote := ballot(resolved, act, name(resolved.anchors[path], words), words):
        yield vote


def of_division(
    resolved: Resolved, division: Division, path: Path, level: int, words: Words
) -> Iterator[Block]:
    """Yield the blocks of a chapter, section or annex: paragraphs, acts, sections.

    What has a page of its own is a line that leads there.
    """
    yield from paragraphs_of(resolved, division, path, words)
    for name_, acts in (("resolutions", division.resolutions), ("decisions", division.decisions)):
        if acts:
            yield Directory(tuple(_act_entries(resolved, division, acts, (*path, name_), words)))
    for index, section in enumerate(division.sections):
        yield from _of_section(resolved, section, (*path, "sections", index), level, words)


def paragraphs_of(
    resolved: Resolved, division: Division, path: Path, words: Words
) -> Iterator[Block]:
    """Yield the blocks of a division's own paragraphs, the preambular ones of a part of an act
    before the others."""
    for name_, paragraphs in (("preamble", division.preamble), ("paragraphs", division.paragraphs)):
        for index, paragraph in enumerate(paragraphs):
            yield from of_paragraph(resolved, paragraph, (*path, name_, index), words)


def _of_section(
    resolved: Resolved, section: Section, path: Path, level: int, words: Words
) -> Iterator[Block]:
    anchor = resolved.anchors[path]
    if not anchor.id:
        place = Place(capital(name(anchor, words)), anchor.address)
        yield Directory((Entry(place, (*path, "title")),))
        return
    deep = min(level, DEEPEST_HEADING)
    yield Heading(deep, anchor.id, resolved.printed(path), (*path, "title"))
    yield from of_division(resolved, section, path, level + 1, words)


def _act_entries(
    resolved: Resolved, division: Division, acts: Sequence[Act], path: Path, words: Words
) -> Iterator[Entry]:
    """Yield the lines for acts; those of a collection stand under its own."""
    collections = {one.number: i for i, one in enumerate(division.collections)}
    for number, members in groupby(enumerate(acts), key=lambda act: act[1].collection):
        entries = tuple(act_entry(resolved, (*path, index), words) for index, _ in members)
        if number in collections:
            where = (*path[:-1], "collections", collections[number])
            yield replace(act_entry(resolved, where, words), entries=entries)
        else:
            yield from entries


def members_of(resolved: Resolved, path: Path, words: Words) -> Directory:
    """Return the lines for the acts of a collection."""
    division, number = resolved.value(path[:-2]), resolved.value(path).number
    entries = tuple(
        act_entry(resolved, (*path[:-2], name_, index), words)
        for name_ in ("resolutions", "decisions")
        for index, act in enumerate(getattr(division, name_))
        if act.collection == number
    )
    return Directory(entries)


def act_entry(resolved: Resolved, path: Path, words: Words) -> Entry:
    """Return the line of a directory for an act or an annex, with its annexes under it."""
    anchor = resolved.anchors[path]
    value = resolved.value(path)
    count = len(value.annexes) if isinstance(value, Act) else 0
    annexes = tuple(act_entry(resolved, (*path, "annexes", i), words) for i in range(count))
    place = Place(capital(name(anchor, words)), anchor.address, anchor.id)
    return Entry(place, (*path, "title"), entries=annexes)


def of_paragraph(
    resolved: Resolved, paragraph: Paragraph, path: Path, words: Words, level: int = 0
) -> Iterator[Block]:
    """Yield the blocks of a paragraph: its words, its parts and what it holds besides.

    `level` is how deep it is itself: a paragraph that another one quotes stands in it.
    """
    if paragraph.text or paragraph.number:
        yield _line(resolved, path, (*path, "text"), words, resolved.printed(path), level)
    yield from _of_items(resolved, paragraph.items, (*path, "items"), level + 1, words)
    if paragraph.officers:
        offices = groupby(paragraph.officers, key=lambda officer: officer.office)
        yield Officers(tuple((office, tuple(held)) for office, held in offices))
    if paragraph.agenda:
        # Under the number of its paragraph, not in the column of these numbers.
        under = level + 1 if paragraph.number else level
        yield from _of_agenda(resolved, paragraph.agenda, (*path, "agenda"), words, under)
    if paragraph.table:
        yield of_table(paragraph.table, (*path, "table"))
    for index, quoted in enumerate(paragraph.quoted):
        yield from of_paragraph(resolved, quoted, (*path, "quoted", index), words, level + 1)
    if paragraph.closing:
        yield Line((*path, "closing"), "", "", kind="closing", level=level)


def _line(
    resolved: Resolved, path: Path, text: Path, words: Words, number: str = "", level: int = 0
) -> Line:
    anchor = resolved.anchors[path]
    called = name_on_page(resolved, anchor, words)
    return Line(text, anchor.id, called, number, anchor.kind.value, level)


def _of_items(
    resolved: Resolved, items: Iterable[Item], path: Path, level: int, words: Words
) -> Iterator[Block]:
    for index, item in enumerate(items):
        here = (*path, index)
        yield _line(resolved, here, (*here, "text"), words, resolved.printed(here), level)
        yield from _of_items(resolved, item.items, (*here, "items"), level + 1, words)
        if item.closing:
            yield Line((*here, "closing"), "", "", kind="closing", level=level)


def _of_agenda(
    resolved: Resolved, agenda: ListedAgenda, path: Path, words: Words, level: int
) -> Iterator[Block]:
    if agenda.title:
        yield Heading(2, resolved.anchors[path].id, path=(*path, "title"))
    yield from _of_listed_items(resolved, agenda.items, (*path, "items"), level, words)


def _of_listed_items(
    resolved: Resolved, items: Iterable[ListedItem], path: Path, level: int, words: Words
) -> Iterator[Block]:
    for index, item in enumerate(items):
        here = (*path, index)
        yield _line(resolved, here, (*here, "title"), words, resolved.printed(here), level)
        yield from _of_listed_items(resolved, item.items, (*here, "items"), level + 1, words)


def contents_of(blocks: Iterable[Block], resolved: Resolved, words: Words) -> tuple[Listed, ...]:
    """Return the contents list of blocks: headings, and under them the operative paragraphs."""
    listed: list[tuple[Heading | Ballot, list[Listed]]] = []
    for block in blocks:
        if isinstance(block, Heading | Ballot):
            listed.append((block, []))
        elif isinstance(block, Line) and block.kind == "operative" and not block.level and listed:
            listed[-1][1].append(Listed(_with_lead(block, resolved), block.id))
    return tuple(
        Listed(_heading_words(heading, resolved, words), heading.id, tuple(items))
        for heading, items in listed
    )


def _with_lead(line: Line, resolved: Resolved) -> str:
    lead = resolved.lead_phrase(line.path)
    return f"{line.number} {lead}".strip()


def _heading_words(heading: Heading | Ballot, resolved: Resolved, words: Words) -> str:
    if isinstance(heading, Ballot):
        return words["headings"]["vote"]
    if heading.word:
        return by_name(words["headings"], heading.word)
    return f"{heading.number} {resolved.words(heading.path)}".strip()

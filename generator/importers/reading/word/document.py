"""A Word file: headers and footers, the text, the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from generator.importers.reading.blocks import Block, BlockKind, Reading, Run, Runs
from generator.importers.reading.word.names import (
    ID,
    Element,
    children,
    is_read,
    named,
    words_in,
)
from generator.importers.reading.word.notes import ENDNOTES, KINDS, Called, Kind
from generator.importers.reading.word.package import Part
from generator.importers.reading.word.source import Source, opened
from generator.importers.reading.word.story import Story
from generator.importers.reading.word.telling import Telling

_PAGE_TEXTS = ("header", "footer")


def read(content: bytes) -> Reading:
    """Return the blocks of a Word file, with what was told of it.

    Headers and footers stand before the text, each different one once. Notes stand behind it, in
    the order of their calls; where their numbers begin anew in each section, behind the section. A
    line break is "\\n" in a run, and so is what parts the paragraphs of a cell or of a note.

    Raises:
        Unreadable: it is no Word file, or is encrypted or damaged; the message is for an editor.
    """
    source = opened(content)
    # The tables of the text are counted without those of its headers.
    apart = tuple(_page_texts(replace(source, tables=count(1))))
    blocks = (*apart, *_text(source))
    return Reading(blocks, source.telling.all(), keeps_italics=True)


def _page_texts(source: Source) -> Iterator[Block]:
    for name in _PAGE_TEXTS:
        seen: set[tuple[Runs, ...]] = set()
        for part in _parts(source, name):
            read_alone = replace(source, telling=Telling())
            story = Story(read_alone, part.root, f"{name} {len(seen) + 1}")
            blocks = [_apart(block) for block in story.blocks()]
            blocks = [block for block in blocks if block.runs]
            words = tuple(block.runs for block in blocks)
            if words and words not in seen:
                seen.add(words)
                source.telling.take(read_alone.telling)
                yield from blocks


def _parts(source: Source, name: str) -> Iterator[Part]:
    """Go through the headers or footers in the order in which sections name them."""
    seen = set()
    for reference in source.body.iter(named(f"w:{name}Reference")):
        relation = source.package.main.relations.get(reference.get(named("r:id"), ""))
        if relation is None or relation.target in seen or not is_read(reference):
            continue
        seen.add(relation.target)
        part = source.package.part(relation.target)
        if part is not None:
            yield part


def _apart(block: Block) -> Block:
    """Set a block apart; a row is its cells, parted by tabs."""
    runs = list(block.runs)
    for cell in block.cells:
        runs.extend((Run("\t"), *cell.runs) if runs and cell.runs else cell.runs)
    return Block(block.place, BlockKind.APART, tuple(runs), block.number, style=block.style)


def _text(source: Source) -> Iterator[Block]:
    notes = {kind: dict(_notes(source, kind)) for kind in KINDS}
    story = Story(source, source.body)
    by_section = [one for one in source.calls.notes if one.kind in source.calls.by_section]
    for block in story.blocks():
        while by_section and by_section[0].section < story.section:
            yield from _note(source, by_section.pop(0), notes)
        yield block
    at_end = [one for one in source.calls.notes if one.kind not in source.calls.by_section]
    for called in (*by_section, *sorted(at_end, key=lambda one: KINDS.index(one.kind))):
        yield from _note(source, called, notes)
    _tell_uncalled(source, notes)


def _notes(source: Source, kind: Kind) -> Iterator[tuple[str, Element]]:
    part = source.package.related(f"{kind.name}s")
    for element in children(None if part is None else part.root, f"w:{kind.name}"):
        # The others are the lines that part notes from the text.
        if element.get(named("w:type"), "normal") == "normal":
            yield element.get(ID, ""), element


def _note(source: Source, called: Called, notes: dict[Kind, dict[str, Element]]) -> Iterator[Block]:
    element = notes[called.kind].get(called.id)
    name = f"{'endnote' if called.kind == ENDNOTES else 'note'} {called.number}"
    if element is None:
        source.telling.tell(name, "the note that is called is not in the file")
        return
    runs, boxes = Story(source, element, name).flat()
    if called.has_own_mark:
        runs = _without(called.number, runs)
    style = next((one for one in element.iter(named("w:pPr"))), None)
    shown = source.styles.shown_name(source.styles.of_paragraph(style))
    yield Block(name, BlockKind.NOTE, _stripped(runs), called.number, style=shown)
    yield from boxes


def _without(mark: str, runs: Runs) -> Runs:
    """Return the words of a note without its mark, which is typed in it."""
    left = list(runs)
    while left and mark:
        text = left[0].text.lstrip()
        if not mark.startswith(text) and not text.startswith(mark):
            return runs
        shared = min(len(text), len(mark))
        mark, text = mark[shared:], text[shared:]
        left[0] = replace(left[0], text=text)
        if not text:
            left.pop(0)
    return tuple(left) if not mark else runs


def _stripped(runs: Runs) -> Runs:
    """Return runs without the blanks between the number of a note and its words."""
    if not runs or runs[0].call:
        return runs
    first = replace(runs[0], text=runs[0].text.lstrip())
    return _stripped(runs[1:]) if not first.text else (first, *runs[1:])


def _tell_uncalled(source: Source, notes: dict[Kind, dict[str, Element]]) -> None:
    called = {(one.kind, one.id) for one in source.calls.notes}
    for kind, elements in notes.items():
        for key, element in elements.items():
            if (kind, key) not in called and words_in(element):
                source.telling.tell(
                    f"{kind.name}s", "a note that nothing calls is not read", words_in(element)
                )

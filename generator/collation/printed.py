"""The texts of a report in the order of print: with their numbers and headings, notes apart.

What only the data of a report say (its agenda, adoptions, actions, statements, documents) is not
among them: rules of their own hold it to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.citations import CitingWords
from generator.collation.order import acts_in_order
from generator.collation.words import Passage
from generator.counting import name_in
from generator.footnotes import Note, Notes
from generator.inline import Inline, with_calls
from generator.model import (
    Act,
    Annex,
    Chapter,
    Collection,
    Decision,
    Item,
    ListedAgenda,
    ListedItem,
    Officer,
    Paragraph,
    Path,
    Report,
    Resolution,
    Section,
    Table,
    Value,
    value_at,
)
from generator.numbering import Numbering

Passages = Iterator[Passage[Path]]


@dataclass(frozen=True, slots=True)
class Nouns:
    """What a text may print before the number of an act, an annex, a chapter or section."""

    before: Mapping[str, tuple[str, ...]]
    """Kind -> forms: {annex: (annex,)}"""

    @classmethod
    def of(cls, citing: CitingWords, division: Iterable[str]) -> Nouns:
        """Return the nouns of a language; those of chapters and sections: Part, Chapter."""
        acts = {kind: noun.one for kind, noun in citing.acts().items()}
        of_act = {
            f"annex of {kind}": (*citing.annex.one, *noun, *citing.to_present.get(kind, ()))
            for kind, noun in acts.items()
        }
        return cls({**acts, **of_act, "annex": citing.annex.one, "division": tuple(division)})


@dataclass(frozen=True, slots=True)
class Printed:
    """The texts of one report, in the order of print."""

    report: Report
    texts: Mapping[Path, Inline]
    nouns: Nouns
    notes: Notes
    numbering: Numbering
    lines: Sequence[str] = ()
    """Those of the original, whose order is that of print."""

    def of_text(self) -> Passages:
        """Yield the passages of the text: the title, the chapters, the annexes."""
        yield from self._text(("title",))
        for name in ("chapters", "annexes"):
            yield from self._values(getattr(self.report, name), (name,))

    def of_notes(self) -> Passages:
        """Yield the passages of the notes, each with its number: where acts have their own, in the
        order of the text."""
        for note in self._notes_in_order():
            yield from self._number(note.number, (*note.path, "number"))
            yield from self._text((*note.path, "text"))

    def _notes_in_order(self) -> Iterable[Note]:
        notes = self.notes.notes.values()
        if len(self.notes.spans) == 1:
            return notes
        calling = {path: index for index, path in enumerate(self.texts)}
        places: dict[Path, int] = {}
        before = 0
        for note in notes:
            # One that is never called stands after the one before it.
            before = max(
                before if note.path[-1] else 0, *(calling[c.path] for c in note.calls[:1]), 0
            )
            places[note.path] = before
        return sorted(notes, key=lambda note: places[note.path])

    def _values(self, values: tuple[Value, ...], path: Path) -> Passages:
        for index, value in enumerate(values):
            yield from self._value(value, (*path, index))

    def _value(self, value: Value, path: Path) -> Passages:
        """Yield the passages of a part of the report and of what is in it."""
        match value:
            case Chapter() | Section() | Annex():
                # "Part one" without a number has its noun among the words, and "Part I" in it.
                if (value.number or isinstance(value, Annex)) and not name_in(value.number):
                    yield from self._noun(*self._of_division(value, path))
                yield from self._number(value.number, (*path, "number"))
                yield from self._text((*path, "title"))
                for name in ("preamble", "paragraphs"):
                    yield from self._values(getattr(value, name), (*path, name))
                yield from self._acts(value, path)
                yield from self._values(value.sections, (*path, "sections"))
            case Collection():
                yield from self._noun(self._kind_of(value, path), path)
                yield Passage((*path, "number"), value.number, is_number=True)
                yield from self._text((*path, "title"))
            case Act():
                yield from self._noun(value.kind, path)
                # "78/80" is printed over the acts of a collection, and "A" or "78/80 A" over each.
                number = value.number.removeprefix(value.collection).strip() or value.number
                if number != value.number:
                    yield _said_by_structure(value.collection, (value.collection,), path)
                yield Passage((*path, "number"), number, is_number=True)
                yield from self._text((*path, "title"))
                yield from self._text((*path, "chapeau"))
                for name in ("preamble", "operative", "sections", "annexes"):
                    yield from self._values(getattr(value, name), (*path, name))
            case Paragraph():
                yield from self._number(value.number, (*path, "number"))
                yield from self._text((*path, "text"), even_empty=True)
                yield from self._values(value.items, (*path, "items"))
                yield from _officers(value.officers, path)
                if value.agenda:
                    yield from self._value(value.agenda, (*path, "agenda"))
                if value.table:
                    yield from self._value(value.table, (*path, "table"))
                yield from self._values(value.quoted, (*path, "quoted"))
                yield from self._text((*path, "closing"))
            case Item():
                yield from self._number(value.number, (*path, "number"))
                yield from self._text((*path, "text"), even_empty=True)
                yield from self._values(value.items, (*path, "items"))
                yield from self._text((*path, "closing"))
            case ListedAgenda():
                yield from self._text((*path, "title"))
                yield from self._values(value.items, (*path, "items"))
            case ListedItem():
                yield from self._number(value.number, (*path, "number"))
                yield from self._text((*path, "title"))
                yield from self._values(value.items, (*path, "items"))
            case Table():
                yield from self._text((*path, "title"))
                yield from self._cells(len(value.head), (*path, "head"))
                for name in ("head_rows", "rows"):
                    for index, row in enumerate(getattr(value, name)):
                        yield from self._cells(len(row.cells), (*path, name, index, "cells"))
            case _:
                raise TypeError(f"{type(value).__name__} has no place in print")

    def _number(self, number: str, path: Path) -> Passages:
        if number:
            yield Passage(path, self.numbering.printed(path[:-1], number), is_number=True)

    def _acts(self, division: Chapter | Section | Annex, path: Path) -> Passages:
        """Yield the passages of acts, what stands over several of them before the first."""
        before = ""
        for name, index in acts_in_order(division, self.lines, self.nouns.before):
            act = getattr(division, name)[index]
            if act.collection != before:
                for at, collection in enumerate(division.collections):
                    if collection.number == act.collection:
                        yield from self._value(collection, (*path, "collections", at))
            before = act.collection
            yield from self._value(act, (*path, name, index))

    def _text(self, path: Path, *, even_empty: bool = False) -> Passages:
        if nodes := self.texts.get(path):
            yield Passage(path, with_calls(nodes))
        elif even_empty:
            yield Passage(path, "")  # where words are missing, it is here

    def _cells(self, count: int, path: Path) -> Passages:
        for index in range(count):
            yield from self._text((*path, index, "text"))

    def _of_division(self, value: Value, path: Path) -> tuple[str, Path, str]:
        """Return what a heading may say before its number, where it stands, and the number of the
        act that it may name: Annex 1 to resolution 7/3."""
        if not isinstance(value, Annex):
            return "division", path, ""
        around = value_at(self.report, path[:-2])
        if not isinstance(around, Act):
            return "annex", path, ""
        return f"annex of {around.kind}", path, around.number

    def _kind_of(self, collection: Collection, path: Path) -> str:
        """Return of which kind the acts are that have a number in common; `path` is its own."""
        around = value_at(self.report, path[:-2])
        acts = (act for act in around.decisions if act.collection == collection.number)
        return Decision.kind if next(acts, None) else Resolution.kind

    def _noun(self, kind: str, path: Path, number: str = "") -> Passages:
        if forms := self.nouns.before.get(kind):
            yield _said_by_structure(forms[0].capitalize(), (*forms, number), path)


def _officers(officers: tuple[Officer, ...], path: Path) -> Passages:
    """Yield the passages of a list of officers: an office may be printed once for several."""
    before = ""
    for index, officer in enumerate(officers):
        here = (*path, "officers", index)
        if officer.office == before:
            yield _said_by_structure(before, (before,), (*here, "office"))
        else:
            yield Passage((*here, "office"), officer.office, is_number=True)
        yield Passage((*here, "name"), officer.name)
        yield Passage((*here, "state"), officer.state, is_number=True)
        before = officer.office


def _said_by_structure(words: str, forms: tuple[str, ...], path: Path) -> Passage[Path]:
    """Return words that the report says by its structure, in any of some forms."""
    may_be = frozenset(word.casefold() for form in forms for word in re.findall(r"[^\W_]+", form))
    return Passage(path, words, is_number=True, may_be=may_be)

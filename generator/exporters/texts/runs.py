"""Inline nodes -> runs: the data that typst sets as words.

A run is a string (words), or {"emphasis": runs}, {"strong": runs}, {"link": runs, "address": url},
{"link": runs, "place": name, "far": bool} for a place in the same document, or {"note": number,
"name": name, "first": bool, "after-call": bool}; the name is that of the note in the document. A
call by a sign that is no number has "sign".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.anchors import with_id
from generator.footnotes import Note
from generator.inline import Emphasis, Inline, Link, Node, NoteCall, Strong, Text
from generator.marks import NOTE_SIGNS
from generator.model import Path
from generator.pages.page import Place
from generator.references import Reference, Status

Run = str | dict[str, Any]
Runs = list[Run]


@dataclass(slots=True)
class Setter:
    """Makes the runs of one document, in reading order: it knows which notes were called."""

    references: Mapping[str, Reference]
    """The references of the report, by mark."""
    places: Mapping[tuple[str, str], str]
    """The names of the places in this document, by page and id."""
    handbook: str
    """The address of the handbook in this language: https://.../en/"""
    notes: dict[Path, str] = field(default_factory=dict)
    """The notes called so far, in order, each with the page whose text called it first."""
    named: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The names of notes that are not their ids, by page and id (`place_names.note_names`)."""
    here: str = ""
    """The page, in the handbook, of the text that is being set."""

    def runs(self, nodes: Inline, called: Iterable[Note | None] = ()) -> Runs:
        """Return the runs of a text; `called` are the notes that it calls, in order."""
        return self._runs(nodes, iter(called))

    def _runs(self, nodes: Inline, called: Iterator[Note | None]) -> Runs:
        return [run for node in nodes for run in self._run(node, called)]

    def _run(self, node: Node, called: Iterator[Note | None]) -> Runs:
        match node:
            case Text(text):
                return [text]
            case NoteCall(number, after_call):
                note = next(called)
                assert note, "a note that is called and not there is an error"
                return [self._call(note, number, after_call)]
            case Emphasis(children):
                return [{"emphasis": self._runs(children, called)}]
            case Strong(children):
                return [{"strong": self._runs(children, called)}]
            case Link(target, children):
                return self._link(self.references[target], self._runs(children, called))

    def _call(self, note: Note, number: str, after_call: bool) -> Run:
        first = note.path not in self.notes
        if first:
            self.notes[note.path] = self.here
        name = self.name_of(note)
        call = {"note": number, "name": name, "first": first, "after-call": after_call}
        return {**call, "sign": True} if number[:1] in NOTE_SIGNS else call

    def name_of(self, note: Note) -> str:
        """Return the name in this document of a note that was called."""
        return self.named.get((self.notes[note.path], note.id), note.id)

    def _link(self, reference: Reference, words: Runs) -> Runs:
        if reference.status is Status.PLAIN:
            return words
        if reference.status is Status.OUTSIDE:
            return [{"link": words, "address": reference.address}]
        return [self.to(reference.address, reference.id, words)]

    def to(self, address: str, id_: str, words: Runs) -> Run:
        """Return words that lead to a place of the handbook, in this document if it is here."""
        name = self.places.get((address, id_))
        if name:
            # A place of another text says its page; one of the same is found by its number.
            return {"link": words, "place": name, "far": address != self.here}
        if address.startswith("https:"):
            return {"link": words, "address": address}
        return {"link": words, "address": f"{self.handbook}{with_id(address, id_)}"}

    def place(self, place: Place) -> Runs:
        """Return the title of a place, leading there."""
        if place.address is None:
            return [place.title]
        return [self.to(place.address, place.id, [place.title])]


def linked(words: str, address: str) -> Run:
    """Return words that lead to a page outside; the words alone where there is none."""
    return {"link": [words], "address": address} if address else words

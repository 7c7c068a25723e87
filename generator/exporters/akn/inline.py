"""Inline nodes -> words and elements of Akoma Ntoso: italics, references, notes where they are
called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from generator.akn import terms
from generator.exporters.akn.frbr import Work
from generator.exporters.akn.library import Library, Shelf
from generator.exporters.akn.xml import Content, Element, element
from generator.footnotes import Note
from generator.inline import Emphasis, Inline, Link, Node, NoteCall, Strong, Text
from generator.model import Path
from generator.pages.notes import as_printed
from generator.references import Status
from generator.wording import Words


@dataclass(slots=True)
class Writer:
    """Writes the words of one document, in reading order: it knows which notes were called."""

    shelf: Shelf
    library: Library
    work: Work
    """The document."""
    words: Words
    called: dict[Path, Note] = field(default_factory=dict)
    """The notes that stand in it already, in the order of their first calls."""

    def at(self, path: Path) -> list[Content]:
        """Return the words of the text at a path of the report."""
        resolved = self.shelf.resolved
        calls = iter(resolved.notes.called_at(path))
        return self._all(resolved.texts.get(path, ()), calls)

    def _all(self, nodes: Inline, calls: Iterator[Note | None]) -> list[Content]:
        return [one for node in nodes for one in self._of(node, calls)]

    def _of(self, node: Node, calls: Iterator[Note | None]) -> Iterable[Content]:
        match node:
            case Text(text):
                return [text]
            case Emphasis(children):
                return [element("span", *self._all(children, calls), class_=terms.ITALIC)]
            case Strong(children):
                return [element("span", *self._all(children, calls), class_=terms.BOLD)]
            case Link(target, children):
                return self._link(target, self._all(children, calls))
            case NoteCall():
                note = next(calls)
                assert note, "a note that is called and not there is an error"
                return [self._call(note)]
            case _:
                assert_never(node)

    def _link(self, target: str, inside: list[Content]) -> list[Content]:
        resolved = self.shelf.resolved
        reference = resolved.by_mark[target]
        href = self.library.href(resolved, reference, self.work)
        if reference.status is Status.OUTSIDE and reference.scheme == "https":
            return [element("a", *inside, href=href)]
        made = element("ref", *inside, href=href) if href else element("span", *inside)
        made.set(terms.MARK, target)
        return [made]

    def _call(self, note: Note) -> Element:
        """Return a note where it is called first, and a reference to it where it is called anew."""
        eid = self.shelf.note_id(note)
        if note.path in self.called:
            return element("noteRef", href=f"#{eid}", marker=note.number, placement="bottom")
        self.called[note.path] = note
        return element(
            "authorialNote", *self.said(note), marker=note.number, placement="bottom", eId=eid
        )

    def uncalled(self, note: Note) -> Element:
        """Return a note that no text calls, as it stands in the meta of its document."""
        eid = self.shelf.note_id(note)
        self.called[note.path] = note
        return element("note", *self.said(note), marker=note.number, eId=eid)

    def said(self, note: Note) -> Iterator[Element]:
        """Yield the words of a note, and what the editors add to them."""
        said = as_printed(note, self.words)
        resolved = self.shelf.resolved
        yield element("p", *self._note(note))
        for addition in said.additions:
            # No text calls a note from what the editors add.
            inside = self._all(addition, iter(resolved.notes.called_at((*note.path, "stands_for"))))
            yield element("p", element("remark", *inside, status=terms.EDITORIAL))

    def _note(self, note: Note) -> list[Content]:
        path = (*note.path, "text")
        calls = iter(self.shelf.resolved.notes.called_at(path))
        return self._all(note.printed, calls)

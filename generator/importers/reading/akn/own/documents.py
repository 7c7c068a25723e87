"""The acts, or the report, that a file of ours holds, as they were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from generator.akn.data import FOR, PLACE, Data, of_element
from generator.akn.terms import EDITORIAL, OWN, of_note
from generator.importers.reading.akn.file import Element, attribute, children, name
from generator.importers.reading.akn.own.adoption import adoption_of
from generator.importers.reading.akn.own.blocks import Known, paragraph, preambular
from generator.importers.reading.akn.own.inline import number_in, text_of
from generator.marks import note_key
from generator.model import (
    Act,
    Annex,
    Collection,
    Decision,
    Division,
    Footnote,
    Resolution,
    Section,
)

Part = TypeVar("Part", bound=Division)
Notes = dict[str, Footnote]
"""The notes that stand in a document, by their ids."""
_KINDS: dict[str, type[Act]] = {one.kind: one for one in (Resolution, Decision)}


def own_data(document: Element) -> Data | None:
    """Return what data of our own say of a document itself; none where it has no such data."""
    found = document.find(f"{{*}}meta/{{*}}proprietary/{{{OWN}}}*")
    return None if found is None or name(found) == PLACE else of_element(found)


def title_of(document: Element) -> str:
    """Return the title of a document."""
    return text_of(document.find("{*}preface//{*}docTitle"))


def body_of(document: Element) -> Element:
    """Return the main part of a document."""
    [body] = children(document, "mainBody")
    return body


def _number(document: Element) -> str:
    """Return the number of an act, or of several, as printed: it may be none in its heading, where
    a day takes its place."""
    [number] = document.iterfind("{*}meta/{*}identification/{*}FRBRWork/{*}FRBRnumber")
    return attribute(number, "showAs")


class Documents:
    """Reads the documents of a file."""

    def __init__(self, root: Element) -> None:
        """Keep the documents that others refer to, by the addresses that these have."""
        self.components = {
            f"#{attribute(one, 'eId')}": one[0]
            for one in root.iterfind("{*}components/{*}component")
            if len(one)
        }
        self.notes: Notes = {}
        """Those of the report, as far as they were read, by their ids."""

    def act(self, document: Element) -> Act:
        """Return the act that a document is; notes that are the report's are kept."""
        own, text = own_data(document) or {}, Document(document, self)
        kind = attribute(document, "name")
        body = body_of(document)
        formula = document.find("{*}preamble/{*}formula/{*}p")
        containers = document.iterfind("{*}preamble/{*}container")
        annexes = tuple(text.annexes())
        numbers = own.get("notes")
        if numbers is None:
            self.notes = {**text.notes, **self.notes}
        return _KINDS[kind](
            number=_number(document),
            collection=own.get("collection", ""),
            title=title_of(document),
            adoption=adoption_of(document, kind, own.get("adoption", {})),
            chapeau=text_of(formula),
            preamble=tuple(preambular(one, text.known) for one in containers),
            operative=tuple(paragraph(one, text.known) for one in children(body, "paragraph")),
            sections=tuple(text.division(one, Section) for one in children(body, "section")),
            annexes=annexes,
            notes=in_order(numbers or [], "", text.notes),
        )

    def members(self, collection: Element) -> Iterator[Element]:
        """Yield the acts that a document holds together under one number."""
        for one in collection.iterfind("{*}collectionBody/{*}component/{*}documentRef"):
            yield self.components[attribute(one, "href")]

    def collection(self, document: Element) -> Collection:
        """Return the number that several acts have in common."""
        return Collection(number=_number(document), title=title_of(document))


class Document:
    """Reads one document of a file."""

    def __init__(self, document: Element, others: Documents) -> None:
        """Take what its meta says of its places, and its notes; `others` it may refer to."""
        self.document = document
        self.others = others
        self.known = _known(document)
        self.notes = dict(_notes(document, self.known))

    def annexes(self) -> Iterator[Annex]:
        """Yield the annexes to the document; their own notes are none of the document's then."""
        for attachment in self.document.iterfind("{*}attachments/{*}attachment"):
            eid = attribute(attachment, "eId")
            known = dict(self.known.get(eid, {}))
            [doc] = children(attachment, "doc")
            title = next(iter(children(attachment, "subheading")), None)
            notes = in_order(known.pop("notes", []), eid, self.notes)
            for one in notes:
                self.notes.pop(of_note(note_key(one.number), eid), None)
            inside = self._contents(body_of(doc))
            yield Annex(title=text_of(title), notes=notes, **known, **inside)

    def division(self, element: Element, kind: type[Part]) -> Part:
        """Return the chapter or section that an element is."""
        known = self.known.get(attribute(element, "eId"), {})
        title = text_of(next(iter(children(element, "heading")), None))
        return kind(number=number_in(element), title=title, **known, **self._contents(element))

    def _contents(self, element: Element) -> dict[str, Any]:
        """Return what stands in a chapter, a section or an annex."""
        before = children(element, "container", "crossHeading", "hcontainer")
        acts: list[Act] = []
        collections: list[Collection] = []
        for ref in children(element, "componentRef"):
            document = self.others.components[attribute(ref, "src")]
            if name(document) == "documentCollection":
                collections.append(self.others.collection(document))
                acts += map(self.others.act, self.others.members(document))
            else:
                acts.append(self.others.act(document))
        return {
            "preamble": tuple(preambular(one, self.known) for one in before),
            "paragraphs": tuple(
                paragraph(one, self.known) for one in children(element, "paragraph")
            ),
            "resolutions": tuple(one for one in acts if isinstance(one, Resolution)),
            "decisions": tuple(one for one in acts if isinstance(one, Decision)),
            "collections": tuple(collections),
            "sections": tuple(self.division(one, Section) for one in children(element, "section")),
        }


def _known(document: Element) -> Known:
    """Return what the meta of a document says of places in it."""
    known: dict[str, Data] = {}
    for place in document.iterfind(f"{{*}}meta//{{{OWN}}}{PLACE}"):
        eid = attribute(place, FOR).removeprefix("#")
        known.setdefault(eid, {}).update(of_element(place))
    return known


def _notes(document: Element, known: Known) -> Iterator[tuple[str, Footnote]]:
    """Yield the notes that stand in a document, by their ids, in the order of their calls."""
    for one in document.iter("{*}authorialNote", "{*}note"):
        words = [line for line in children(one, "p") if not _is_editors(line)]
        eid, number = attribute(one, "eId"), attribute(one, "marker")
        text = text_of(words[0] if words else None)
        yield eid, Footnote(number=number, text=text, **known.get(eid, {}))


def _is_editors(line: Element) -> bool:
    return any(attribute(one, "status") == EDITORIAL for one in children(line, "remark"))


def in_order(numbers: Iterable[str], holder: str, notes: Notes) -> tuple[Footnote, ...]:
    """Return the notes with some numbers that a report, act or annex has of its own."""
    eids = (of_note(note_key(number), holder) for number in numbers)
    return tuple(notes[eid] for eid in eids if eid in notes)

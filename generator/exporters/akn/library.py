"""Where references lead: to an act or a report of the handbook by its address as Akoma Ntoso has
it, else to the authentic text, else to the handbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import marks
from generator.akn import terms
from generator.anchors import Kind, with_id
from generator.exporters.akn.eids import document_of, eids
from generator.exporters.akn.frbr import Work, work_of_act, work_of_collection, work_of_report
from generator.footnotes import Note
from generator.marks import ACTS
from generator.model import Act, Path
from generator.references import Reference, Status
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Located:
    """A place of the handbook, in a document."""

    work: Work
    eid: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A report and its documents."""

    resolved: Resolved
    eids: Mapping[Path, str]
    works: Mapping[Path, Work]
    """The report (()), each act, and each number that several acts have."""

    parts: Mapping[Path, list[tuple[Path, str]]]
    """Of each document the places in it that have an id, each with its path."""
    uncalled: Mapping[Path, list[Note]]
    """Of each document the notes that no text of a document calls."""

    def inside(self, document: Path) -> list[tuple[Path, str]]:
        """Return the places in a document that have an id, each with its path."""
        return self.parts.get(document, [])

    def note_id(self, note: Note) -> str:
        """Return the id of a note in each document in which it stands."""
        holder = self.eids.get(note.holder, "") if note.holder else ""
        return terms.of_note(marks.note_key(note.number), holder)

    def document(self, path: Path) -> Path:
        """Return the path of the act that a place is in; () is the report."""
        return document_of(self.resolved.anchors, path)


def shelf(resolved: Resolved) -> Shelf:
    """Return a report with the ids of its places and the addresses of its documents."""
    works: dict[Path, Work] = {(): work_of_report(resolved)}
    for path, anchor in resolved.anchors.items():
        if anchor.kind in ACTS:
            works[path] = work_of_act(resolved, resolved.value(path))
        elif anchor.kind is Kind.COLLECTION:
            acts = tuple(resolved.value(one) for one in members(resolved, path))
            works[path] = work_of_collection(resolved, anchor, resolved.value(path), acts)
    ids = eids(resolved.anchors)
    parts: dict[Path, list[tuple[Path, str]]] = {}
    for path, eid in ids.items():
        if eid:
            parts.setdefault(document_of(resolved.anchors, path), []).append((path, eid))
    return Shelf(resolved, ids, works, parts, _uncalled(resolved))


def _uncalled(resolved: Resolved) -> dict[Path, list[Note]]:
    """Return the notes that no text of a document calls, by the documents that have them: the list
    of the agenda is no such text."""
    found: dict[Path, list[Note]] = {}
    for note in resolved.notes.notes.values():
        if all(call.path[0] == "agenda" for call in note.calls):
            found.setdefault(document_of(resolved.anchors, note.holder), []).append(note)
    return found


def members(resolved: Resolved, collection: Path) -> list[Path]:
    """Return where the acts are that stand under one number; `collection` is its path."""
    division, number = collection[:-2], resolved.value(collection).number
    return [
        path
        for path, act in resolved.of_kind(Act)
        if path[: len(division)] == division
        and len(path) == len(division) + 2
        and act.collection == number
    ]


class Library:
    """The documents of a handbook in one language."""

    def __init__(self, reports: Iterable[Resolved], handbook: str) -> None:
        """Take the reports, and the address of the handbook in their language."""
        self.handbook = handbook
        self.shelves = [shelf(one) for one in reports]
        self._at: dict[tuple[str, str], Located] = {}
        for one in self.shelves:
            for path, anchor in one.resolved.anchors.items():
                work = one.works.get(path) or one.works[one.document(path)]
                place = anchor.address, anchor.id
                # Where an item is only a line of the agenda, it is in no document.
                if anchor.kind is not Kind.AGENDA_ITEM:
                    self._at.setdefault(place, Located(work, one.eids[path]))

    def href(self, resolved: Resolved, reference: Reference, here: Work) -> str:
        """Return where a reference leads from a document; "" where it is none."""
        match reference.status:
            case Status.PLAIN:
                return ""
            case Status.OUTSIDE:
                return reference.address
        if found := self._at.get((reference.address, reference.id)):
            return (
                f"#{found.eid}" if found.work == here and found.eid else found.work.place(found.eid)
            )
        return _authentic(resolved, reference) or self.url(reference.address, reference.id)

    def url(self, address: str, id_: str = "") -> str:
        """Return the full address of a place of the handbook."""
        inside = "" if address.startswith("https:") else self.handbook
        return f"{inside}{with_id(address, id_)}"


def _authentic(resolved: Resolved, reference: Reference) -> str:
    """Return where the text of a treaty is of which an article is cited; "" where nobody says."""
    if reference.scheme != marks.ARTICLE:
        return ""
    named = reference.mark.instrument
    return next((i.address for i in resolved.body.instruments if i.id == named), "")

"""What the standard has no element for -> data of our own in the meta of a document, so that what
was written can be read back as it was.

Of the document itself, and of places in it by their ids: `proprietary` holds what stands in the
report beside its text, `otherAnalysis` what the text was found to say (actions, statements).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.akn import terms
from generator.akn.data import Data, Element, data_of, of_place, to_element
from generator.exporters.akn.adoption import PUBLISHER
from generator.exporters.akn.inline import Writer
from generator.exporters.akn.library import Shelf
from generator.exporters.akn.xml import element
from generator.footnotes import Note
from generator.model import Act, Adoption, Annex, Division, Item, Paragraph, Path

_OF_REPORT = (
    *("format", "body", "distribution", "original_language", "status", "held"),
    *("source", "reviewed_by", "agenda", "documents", "corrections", "accepted", "moved"),
)
_OF_ANY_ACT = ("format", "body", "distribution", "original_language", "status", "held")
"""What an act alone says of the report that it is of."""
_OF_ADOPTION = ("submitted_by", "amended", "agenda_item", "recorded", "statements")
_FOUND = ("actions", "no_action", "statements")
"""What a text was found to say."""


@dataclass(frozen=True, slots=True)
class Apart:
    """What the meta of a document has that its text has not."""

    notes: Element | None
    """The notes that no text calls."""
    analysis: Element | None
    """What its texts were found to say."""
    proprietary: Element
    """What stands beside its text: of itself, of its parts and of the notes that stand in it."""


def apart(writer: Writer, document: Path, *, alone: bool) -> Apart:
    """Return what the meta of a document has that its text has not; `writer` has written it.

    One that is in a file of its own, `alone`, says besides of which report it is, and where in it.
    """
    shelf = writer.shelf
    uncalled = [writer.uncalled(note) for note in shelf.uncalled.get(document, [])]
    return Apart(
        element("notes", *uncalled, source=f"#{PUBLISHER}") if uncalled else None,
        _analysis(shelf, document),
        _proprietary(shelf, document, writer.called.values(), alone=alone),
    )


def _proprietary(shelf: Shelf, document: Path, notes: Iterable[Note], *, alone: bool) -> Element:
    return element(
        "proprietary",
        _own(shelf, document, alone=alone),
        *(of_place(eid, data) for eid, data in _of_parts(shelf, document)),
        *(of_place(eid, data) for eid, data in _of_notes(shelf, notes)),
        source=f"#{PUBLISHER}",
    )


def _own(shelf: Shelf, document: Path, *, alone: bool) -> Element:
    report, value = shelf.resolved.report, shelf.resolved.value(document)
    if not document:
        return to_element("report", {**data_of(report, *_OF_REPORT), **_numbers(shelf, document)})
    around: Data = {}
    if alone:
        within = [data_of(one, "number", "title") for one in _divisions(shelf, document)]
        around = {"report": data_of(report, *_OF_ANY_ACT), "within": within}
    if isinstance(value, Act):
        return to_element("act", {**_of_act(value), **_numbers(shelf, document), **around})
    return to_element("collection", around)


def _divisions(shelf: Shelf, document: Path) -> Iterator[Division]:
    """Yield the chapter, the sections or the annex that an act is in, from the outermost."""
    for length in range(len(document)):
        value = shelf.resolved.values.get(document[:length])
        if isinstance(value, Division):
            yield value


def _analysis(shelf: Shelf, document: Path) -> Element | None:
    inside = [
        of_place(eid, said)
        for path, eid in shelf.inside(document)
        if isinstance(value := shelf.resolved.values.get(path), Paragraph | Item)
        and (said := data_of(value, *(name for name in _FOUND if hasattr(value, name))))
    ]
    return element("otherAnalysis", *inside, source=f"#{PUBLISHER}") if inside else None


def _numbers(shelf: Shelf, holder: Path) -> Data:
    """Return the numbers of the notes that a report, act or annex has of its own, in order."""
    notes = shelf.resolved.value(holder).notes
    return {"notes": [note.number for note in notes]} if notes else {}


def _of_act(act: Act) -> Data:
    said = data_of(act, "collection")
    adoption = _of_adoption(act.adoption)
    return {**said, "adoption": adoption} if adoption else said


def _of_adoption(adoption: Adoption) -> Data:
    """Return what neither the workflow nor the vote says of an adoption."""
    said = data_of(adoption, *_OF_ADOPTION)
    for name in ("sponsors", "additional_sponsors"):
        names = getattr(adoption, name)
        # A name with a comma cannot be told from two; who submitted a draft stands where these do.
        if terms.parted(terms.together(names)) != names or (names and adoption.submitted_by):
            said[name] = list(names)
    by = adoption.recommended_by
    if by and terms.as_name(by.paragraph) != by.paragraph:
        said["recommended_by"] = data_of(by, "paragraph")
    if vote := adoption.vote:
        # Of a column with names the number is that of the names, whatever is printed.
        counts = {way: getattr(vote.counts, way) for way, _, names in vote.columns() if names}
        said |= {"counts": printed} if (printed := {w: n for w, n in counts.items() if n}) else {}
    return said


def _of_parts(shelf: Shelf, document: Path) -> Iterator[tuple[str, Data]]:
    """Yield what is known of chapters, sections and annexes, by their ids."""
    for path, eid in shelf.inside(document):
        value = shelf.resolved.values.get(path)
        said: Data = {}
        if isinstance(value, Annex):
            said = {**data_of(value, "number", "agenda_item"), **_numbers(shelf, path)}
        elif isinstance(value, Division):
            said = data_of(value, "agenda_item")
        if said:
            yield eid, said


def _of_notes(shelf: Shelf, notes: Iterable[Note]) -> Iterator[tuple[str, Data]]:
    for note in notes:
        value = shelf.resolved.value(note.path)
        if said := data_of(value, "stands_for", "remark"):
            yield shelf.note_id(note), said

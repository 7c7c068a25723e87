"""The report that a file of ours holds; of acts alone, as much of it as they say."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from generator.akn.data import Data
from generator.importers.reading.akn.file import Element, attribute, children, name
from generator.importers.reading.akn.own.documents import (
    Document,
    Documents,
    body_of,
    in_order,
    own_data,
    title_of,
)
from generator.model import (
    Act,
    Chapter,
    Collection,
    Decision,
    Division,
    Report,
    Resolution,
    Section,
)

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ALTERED = (
    "this file was written by a handbook like this one and has changed since, so that it cannot be "
    "read back as it was written; it was read by its mark-up"
)


def as_written(root: Element) -> tuple[Report | None, str]:
    """Return the report of a file as it was written, none where the file is not one of ours; and
    why one of ours cannot be read so, or ""."""
    if not len(root) or own_data(root[0]) is None:
        return None, ""
    try:
        return _report(root), ""
    except (ValidationError, ValueError, LookupError, TypeError, AttributeError):
        # What we wrote has each part that is asked for, once; where not, somebody changed it.
        return None, _ALTERED


def _report(root: Element) -> Report:
    documents = Documents(root)
    document = root[0]
    own = own_data(document) or {}
    match name(document):
        case "debateReport":
            return _whole(document, documents, own)
        case "documentCollection":
            acts = tuple(map(documents.act, documents.members(document)))
            chapters = _around(own["within"], acts, documents.collection(document))
        case _:
            chapters = _around(own["within"], (documents.act(document),))
    notes = tuple(documents.notes.values())
    return Report(**_head(document), **own["report"], chapters=chapters, notes=notes)


def _whole(document: Element, documents: Documents, own: Data) -> Report:
    text = Document(document, documents)
    chapters = tuple(text.division(one, Chapter) for one in children(body_of(document), "chapter"))
    annexes = tuple(text.annexes())
    numbers = own.pop("notes", [])
    notes = in_order(numbers, "", {**documents.notes, **text.notes})
    head = {**_head(document), "title": title_of(document)}
    return Report(**own, **head, chapters=chapters, annexes=annexes, notes=notes)


def _head(document: Element) -> dict[str, Any]:
    """Return what elements of the standard say of a report in each document that is of it."""
    [publication] = document.iterfind("{*}meta/{*}publication")
    [cover] = children(document, "coverPage")
    [session] = cover.iter("{*}session")
    return {
        "language": cover.get(_LANG),
        "session": attribute(session, "value"),
        "symbol": attribute(publication, "number"),
        "date": attribute(publication, "date"),
        "title": attribute(publication, "showAs"),
    }


def _around(
    within: list[Data], acts: tuple[Act, ...], collection: Collection | None = None
) -> tuple[Chapter, ...]:
    """Return the chapter, and the sections in it, that acts stand in, from the outermost."""
    inside: dict[str, Any] = {
        "resolutions": tuple(one for one in acts if isinstance(one, Resolution)),
        "decisions": tuple(one for one in acts if isinstance(one, Decision)),
        "collections": (collection,) if collection else (),
    }
    made: Division | None = None
    for depth, heading in reversed(list(enumerate(within))):
        if made:
            inside = {"sections": (made,)}
        made = (Section if depth else Chapter)(**heading, **inside)
    return (made,) if isinstance(made, Chapter) else ()

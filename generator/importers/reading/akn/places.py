"""Where a reference leads inside its document: to an id, which says no more than that; here it
becomes the numbers that are printed at the place, by which a report names its places."""

from __future__ import annotations

from generator.importers.reading.akn.file import Element, attribute, children, name, said
from generator.model import slug

_IDS = ("eId", "id")


def printed_place(document: Element | None, address: str) -> str:
    """Return the place that an address in a document (#para_81) leads to, by its numbers.

    #45, #45/a, #annex-1/3, #annex-1; "" for one that is not there or has no number.
    """
    found = None if document is None else _with_id(document, address.removeprefix("#"))
    keys: list[str] = []
    while found is not None and found is not document:
        keys = [*_keys(found), *keys]
        found = found.getparent()
    return f"#{'/'.join(keys)}" if keys else ""


def _with_id(document: Element, wanted: str) -> Element | None:
    for one in document.iter():
        if wanted in (attribute(one, key) for key in _IDS):
            return one
    return None


def _keys(element: Element) -> list[str]:
    if name(element) == "attachment":
        around = element.getparent()
        assert around is not None, "an attachment is one of several"
        return [f"annex-{children(around, 'attachment').index(element) + 1}"]
    return [slug(said(one)) for one in children(element, "num")]

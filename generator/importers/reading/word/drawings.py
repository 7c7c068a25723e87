"""Drawings: the text boxes that are in them, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.reading.word.names import Element, is_read, named, names

_BOX = named("w:txbxContent")
_WHAT = {
    named("pic:pic"): "a picture is not read",
    named("v:imagedata"): "a picture is not read",
    named("c:chart"): "a chart is not read",
    named("dgm:relIds"): "a diagram is not read",
    named("o:OLEObject"): "an object of another program is not read",
    named("v:textpath"): "words drawn as a picture are not read",
    named("w:contentPart"): "what was drawn by hand is not read",
    named("w:control"): "a control of a form is not read",
}
_TITLED = names("wp:docPr", "v:shape")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a drawing has in it."""

    boxes: tuple[Element, ...]
    """The contents of its text boxes."""
    told: tuple[tuple[str, str], ...]
    """What is in it and cannot be read, each with the words that describe it."""
    is_plain: bool
    """Whether it is lines and shapes alone."""


def drawn(drawing: Element) -> Drawn:
    """Return what is in a drawing."""
    boxes = tuple(box for box in drawing.iter(_BOX) if _is_of(drawing, box))
    found = [one for one in drawing.iter(*_WHAT) if _is_of(drawing, one)]
    kinds = dict.fromkeys(_WHAT[str(one.tag)] for one in found)
    words = "; ".join(dict.fromkeys(_described(drawing, found)))
    told = tuple((what, words) for what in kinds)
    return Drawn(boxes, told, not boxes and not told)


def _is_of(drawing: Element, element: Element) -> bool:
    """Say whether something is in a drawing itself, not in a text box of it, and is read."""
    for above in element.iterancestors():
        if above is drawing:
            return is_read(element)
        if above.tag == _BOX:
            return False
    return element is drawing


def _described(drawing: Element, found: list[Element]) -> Iterator[str]:
    for one in found:
        if one.tag == named("v:textpath"):
            yield one.get("string", "")
    for one in drawing.iter(*_TITLED):
        if description := one.get("descr") or one.get("title") or one.get("alt"):
            yield " ".join(description.split())

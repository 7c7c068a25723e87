"""What a text, a cell, a note is made of: paragraphs and tables, one after the other.

Tracked changes are read as accepted: a paragraph whose end was deleted is one with the next, and
has the properties of that one (17.13.5.15).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.reading.word.names import (
    PPR,
    RPR,
    TBL,
    VAL,
    Element,
    P,
    branch,
    is_on,
    named,
    names,
)

_THROUGH = names(
    *("w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:dir", "w:bdo")
)
_GONE = names("w:del", "w:moveFrom")
_ITEMS = frozenset((P, TBL)) | names("w:altChunk", "w:subDoc", *("w:del", "w:moveFrom"))
_SDT = named("w:sdt")
_ALTERNATE = named("mc:AlternateContent")
_GALLERY = f"{named('w:sdtPr')}/{named('w:docPartObj')}/{named('w:docPartGallery')}"
_CONTENTS = "Table of Contents"
"""What Word calls the gallery of its tables of contents, in every language."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is when changes are accepted: of one element, or of several joined."""

    elements: tuple[Element, ...]
    is_listed: bool = False
    """Whether it is in a part that the file says is a table of contents."""

    @property
    def properties(self) -> Element | None:
        """Its properties: those of the last element, whose end is left."""
        return self.elements[-1].find(PPR)

    @property
    def is_gone(self) -> bool:
        """Say whether its end was deleted, and no paragraph came after it to take its words."""
        return _end_is_gone(self.elements[-1])

    @property
    def end_is_hidden(self) -> bool:
        """Say whether its end is hidden: with hidden words alone it takes no place."""
        mark = _mark(self.elements[-1])
        return mark is not None and is_on(mark.find(named("w:vanish")))

    @property
    def section(self) -> Element | None:
        """The section that ends with it."""
        found = (
            properties.find(named("w:sectPr"))
            for one in self.elements
            if (properties := one.find(PPR)) is not None
        )
        return next((one for one in found if one is not None), None)


Item = Paragraph | Element


def items(container: Element) -> Iterator[Item]:
    """Go through the paragraphs and the other parts (tables, inserted files) of a text."""
    waiting: list[Element] = []
    listed = False
    for element, is_listed in _flat(container, is_listed=False):
        if element.tag == P:
            listed = is_listed
            waiting.append(element)
            if not _end_is_gone(element):
                yield Paragraph(tuple(waiting), listed)
                waiting = []
        else:
            if waiting:
                yield Paragraph(tuple(waiting), listed)
                waiting = []
            yield element
    if waiting:
        yield Paragraph(tuple(waiting), listed)


def _flat(container: Element, *, is_listed: bool) -> Iterator[tuple[Element, bool]]:
    for child in container:
        if child.tag in _ITEMS:
            yield child, is_listed
        elif child.tag in _THROUGH:
            yield from _flat(child, is_listed=is_listed)
        elif child.tag == _SDT:
            yield from _flat(child, is_listed=is_listed or _is_contents(child))
        elif child.tag == _ALTERNATE and (chosen := branch(child)) is not None:
            yield from _flat(chosen, is_listed=is_listed)


def _is_contents(sdt: Element) -> bool:
    gallery = sdt.find(_GALLERY)
    return gallery is not None and gallery.get(VAL) == _CONTENTS


def _mark(paragraph: Element) -> Element | None:
    """Return the properties of the sign that ends a paragraph."""
    return paragraph.find(f"{PPR}/{RPR}")


def _end_is_gone(paragraph: Element) -> bool:
    mark = _mark(paragraph)
    return mark is not None and any(one.tag in _GONE for one in mark)

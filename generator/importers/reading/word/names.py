"""The names of WordprocessingML, and how its elements say a value.

The standard is ECMA-376 (ISO/IEC 29500), Part 1; numbers in comments are its sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

Element = etree._Element

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@cache
def named(name: str) -> str:
    """Return a name with its namespace: w:p -> {http://...}p"""
    prefix, local = name.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def names(*short: str) -> frozenset[str]:
    """Return several names with their namespaces."""
    return frozenset(map(named, short))


P = named("w:p")
PPR = named("w:pPr")
R = named("w:r")
RPR = named("w:rPr")
T = named("w:t")
TBL = named("w:tbl")
VAL = named("w:val")
ID = named("w:id")

_REMOVED = names(
    *("w:del", "w:moveFrom"),
    # What was before a format was changed.
    *("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange"),
)
_REMOVED_BY = {
    named("w:tr"): f"{named('w:trPr')}/{named('w:del')}",
    named("w:tc"): f"{named('w:tcPr')}/{named('w:cellDel')}",
}
"""Rows and cells that were deleted say so in their properties."""
_ALTERNATE = named("mc:AlternateContent")
_OFF = frozenset(("0", "false", "off"))


def is_on(element: Element | None) -> bool:
    """Say whether a property is set: it is there, and does not say 0 or false (17.17.4)."""
    return element is not None and element.get(VAL, "1") not in _OFF


def is_given(element: Element, attribute: str) -> bool:
    """Say whether an attribute is on."""
    return element.get(named(attribute), "0") not in _OFF


def value(parent: Element | None, name: str) -> str | None:
    """Return what a child of an element says, by its short name; none where it is not there."""
    child = None if parent is None else parent.find(named(name))
    return None if child is None else child.get(VAL)


def number(text: str | None, otherwise: int) -> int:
    """Return a whole number; another one where there is none, or it is written wrong."""
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def branch(alternate: Element) -> Element | None:
    """Return the one branch of several that is read: the first that has words, or the first.

    The branches of mc:AlternateContent say the same for programs of different age.
    """
    with_words = (one for one in alternate if next(one.iter(T), None) is not None)
    return next(with_words, next(iter(alternate), None))


def is_read(element: Element) -> bool:
    """Say whether an element is part of the text when tracked changes are accepted, and told once.

    It is not in what was deleted or moved away, nor in the other branch of several.
    """
    below = element
    for above in element.iterancestors():
        if above.tag in _REMOVED or (above.tag == _ALTERNATE and branch(above) is not below):
            return False
        if above.tag in _REMOVED_BY and above.find(_REMOVED_BY[str(above.tag)]) is not None:
            return False
        below = above
    return True


def words_in(element: Element) -> str:
    """Return all words of an element, deleted ones too: to be told, not to be read."""
    text = "".join(
        part.text or "" if part.tag in _WORDS else " " for part in element.iter(*_WORDS, *_BLANKS)
    )
    return " ".join(text.split())


_WORDS = names("w:t", "w:delText", "m:t")
_BLANKS = names("w:tab", "w:br", "w:cr", "w:p")


def shortened(words: str) -> str:
    """Return words as a message quotes them: a long text is cut."""
    return words if len(words) <= 200 else f"{words[:200].rsplit(' ', 1)[0]} …"


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Go through the children of one name; none of an element that is not there."""
    if element is not None:
        yield from element.iterchildren(named(name))

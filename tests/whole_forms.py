"""The forms that hold a whole report (its page, the one file, the book), read back alike.

Each is a list of documents: the page is one, so is the file, the book is one a text. Nothing here
knows the generator; ids are worked out from the house plan's own words.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree, html
from lxml.etree import _Element as Element

AIDS = ("permalink", "note-call", "backlink", "editorial", "own-page", "introduction")
PARTING = ("p", "dt", "dd", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "td", "th")
OPS = "{http://www.idpf.org/2007/ops}type"


@dataclass
class Document:
    """A document of a form: its name (the part of a link before the id) and its elements."""

    name: str
    root: Element
    ids: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find its ids; none may be there twice."""
        for element in self.root.xpath("//*[@id]"):
            assert element.get("id") not in self.ids, (self.name, element.get("id"))
            self.ids[element.get("id")] = element


class Form:
    """A whole report in one form."""

    def __init__(self, documents: list[Document]) -> None:
        """Take the documents in the order of reading."""
        self.documents = documents

    @cached_property
    def text(self) -> list[tuple[Document, Element]]:
        """The elements of the text in order: title, headings, paragraphs, officers, tables."""
        return [
            (document, element)
            for document in self.documents
            for element in document.root.xpath(
                "//h1 | //*[contains(@class, 'opening')] | //*[contains(@class, 'paragraph')]"
                " | //*[contains(@class, 'officers')] | //*[contains(@class, 'table-scroll')]"
                " | //h5[not(contains(@class, 'opening'))]"
                " | //h6[not(contains(@class, 'opening'))]"
            )
        ]

    @property
    def words(self) -> list[str]:
        """The words of the text, in order."""
        return [word for _, element in self.text for word in words(element)]

    def element(self, id_: str) -> tuple[Document, Element]:
        """Return the one element with an id, and its document."""
        [found] = [(one, one.ids[id_]) for one in self.documents if id_ in one.ids]
        return found

    def led_to(self, document: Document, href: str) -> tuple[Document, Element]:
        """Return what a link inside the form leads to."""
        name, _, id_ = href.partition("#")
        [target] = [d for d in self.documents if d.name == (name or document.name)]
        return target, target.ids[id_] if id_ else target.root

    def notes(self) -> Iterator[tuple[Document, str, Element]]:
        """Yield each note: its document, its number, its element."""
        for document in self.documents:
            for id_, element in document.ids.items():
                if id_.startswith("fn-"):
                    yield document, id_.removeprefix("fn-"), element


def page_or_file(file: Path) -> Form:
    """Return the form that one HTML file is."""
    root = html.fromstring(file.read_bytes())
    article = root.xpath("//article") or [root]
    return Form([Document("", html.fromstring(html.tostring(article[0], encoding="unicode")))])


def book(content: bytes) -> Form:
    """Return the form that a book is: the documents of its spine, without its contents list."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    package = etree.fromstring(archive.read("EPUB/package.opf"))
    names = {"p": "http://www.idpf.org/2007/opf"}
    items = {
        item.get("id"): item.get("href") for item in package.xpath("//p:item", namespaces=names)
    }
    spine = [items[one.get("idref")] for one in package.xpath("//p:itemref", namespaces=names)]
    return Form([
        Document(name, _plain(etree.fromstring(archive.read(f"EPUB/{name}"))))
        for name in spine
        if name != "nav.xhtml"
    ])  # fmt: skip


def _plain(root: Element) -> Element:
    """Return a document of a book with its elements named as HTML's are."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return root


def words(element: Element) -> list[str]:
    """Return the words of an element, without what the handbook adds."""
    return _text(element, own=True).split()


def _text(element: Element, own: bool = False) -> str:
    tail = "" if own else element.tail or ""
    if not isinstance(element.tag, str):
        return tail
    inside = ""
    if not set(AIDS) & set((element.get("class") or "").split()):
        inside = (element.text or "") + "".join(_text(child) for child in element)
    gap = " " if element.tag in PARTING else ""
    return f"{gap}{inside}{gap}{tail}"


def has(element: Element, name: str) -> bool:
    """Say whether an element has a class."""
    return name in (element.get("class") or "").split()

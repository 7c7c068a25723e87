"""A PDF read back by its tags: what is said in which order, where each character stands.

Two libraries that know nothing of typst: pikepdf for the structure, pdfium for the characters. They
meet in the numbers of marked content, (page, number), by which a tag names the words that it holds.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

Content = tuple[int, int]
"""The page (from 0) and the number of a piece of marked content on it."""


class Character(NamedTuple):
    """A character on a page, with the edges of its box in points."""

    text: str
    page: int
    number: int
    """Of its marked content; -1 in what is no part of the text: running heads, page numbers."""
    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Tag:
    """An element of the structure: its kind, and in reading order what it holds."""

    kind: str
    children: list[Tag | Content] = field(default_factory=list)

    def contents(self, *without: str) -> Iterator[Content]:
        """Yield the content of a tag, without that of some kinds of tag in it."""
        for child in self.children:
            if not isinstance(child, Tag):
                yield child
            elif child.kind not in without:
                yield from child.contents(*without)

    def find(self, *kinds: str) -> Iterator[Tag]:
        """Yield the tags of some kinds, in reading order."""
        for child in self.children:
            if isinstance(child, Tag):
                if child.kind in kinds:
                    yield child
                yield from child.find(*kinds)


class Printed:
    """A PDF."""

    def __init__(self, file: Path | bytes) -> None:
        """Take the file or its bytes."""
        self._content = file if isinstance(file, bytes) else file.read_bytes()
        self.drawn = pypdfium2.PdfDocument(self._content)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """Its structure."""
        return pikepdf.open(io.BytesIO(self._content))

    @cached_property
    def root(self) -> Tag:
        """The outermost tag."""
        pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        top = self.pdf.Root.StructTreeRoot.K
        return _tag(top[0] if isinstance(top, pikepdf.Array) else top, 0, pages)

    @cached_property
    def characters(self) -> list[Character]:
        """All characters of the file that are no blanks."""
        return [c for page in range(len(self.drawn)) for c in _characters(self.drawn[page], page)]

    @cached_property
    def texts(self) -> dict[Content, str]:
        """The words of each piece of marked content."""
        found: dict[Content, str] = {}
        for one in self.characters:
            found[one.page, one.number] = found.get((one.page, one.number), "") + one.text
        return found

    @cached_property
    def placed(self) -> dict[Content, list[tuple[int, Character]]]:
        """The characters of each piece of marked content, each with its place among all."""
        found: dict[Content, list[tuple[int, Character]]] = {}
        for at, one in enumerate(self.characters):
            found.setdefault((one.page, one.number), []).append((at, one))
        return found

    def characters_of(self, tag: Tag, *without: str) -> list[Character]:
        """Return the characters of a tag, without those of some kinds of tag in it, in the order of
        the file."""
        pieces = {*tag.contents(*without)}
        return [c for _, c in sorted(c for piece in pieces for c in self.placed.get(piece, ()))]

    def words(self, tag: Tag, *without: str) -> list[str]:
        """Return the words of a tag, without those of some kinds of tag in it."""
        return "".join(self.texts.get(piece, " ") for piece in tag.contents(*without)).split()

    def links(self) -> Iterator[tuple[str, str | int, int]]:
        """Yield each link: its words, its address or the page (from 0) it leads to, its page."""
        pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        for tag, annotation in self._annotated():
            page = pages[annotation.P.objgen] if "/P" in annotation else -1
            if "/A" in annotation:
                target: str | int = str(annotation.A.URI)
            else:
                target = pages[self._destination(annotation.Dest)[0].objgen]
            yield " ".join(self.words(tag)), target, page

    def _destination(self, named: pikepdf.Object) -> pikepdf.Object:
        """Return the place that a link names, or is."""
        if isinstance(named, pikepdf.Array):
            return named
        if isinstance(named, pikepdf.Dictionary):
            return named.D
        return self._destination(pikepdf.NameTree(self.pdf.Root.Names.Dests)[str(named)])

    def _annotated(self) -> Iterator[tuple[Tag, pikepdf.Dictionary]]:
        pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        for element in _elements(self.pdf.Root.StructTreeRoot):
            if element.get("/S") == "/Link":
                for kid in _kids(element):
                    if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                        yield _tag(element, 0, pages), kid.Obj


def _kids(element: pikepdf.Dictionary) -> list[object]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _elements(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _tag(element: pikepdf.Dictionary, page: int, pages: dict[tuple[int, int], int]) -> Tag:
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    tag = Tag(str(element.S).removeprefix("/"))
    for kid in _kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            tag.children.append((page, int(kid)))  # type: ignore[call-overload]
        elif "/S" in kid:
            tag.children.append(_tag(kid, page, pages))
        elif "/MCID" in kid:
            here = pages[kid.Pg.objgen] if "/Pg" in kid else page
            tag.children.append((here, int(kid.MCID)))
    return tag


def _characters(page: pypdfium2.PdfPage, index: int) -> Iterator[Character]:
    page_text = page.get_textpage()
    text = page_text.raw  # asked for here: pypdfium2 looks for it at each call otherwise
    edges = [c_double() for _ in range(4)]
    left, right, bottom, top = edges
    places = [byref(edge) for edge in edges]
    for position in range(page_text.count_chars()):
        drawn = pdfium.FPDFText_GetTextObject(text, position)
        if drawn:  # pdfium adds blanks of its own, which no object draws
            number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            # pdfium marks a hyphen at the end of a line so.
            character = chr(pdfium.FPDFText_GetUnicode(text, position)).replace("\x02", "-")
            assert pdfium.FPDFText_GetCharBox(text, position, *places)
            yield Character(
                character, index, number, left.value, bottom.value, right.value, top.value
            )

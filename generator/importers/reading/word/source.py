"""What all texts of a Word file have in common: its styles, lists, notes, comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from generator.importers.reading.faults import Unreadable
from generator.importers.reading.word.names import ID, Element, children, named, words_in
from generator.importers.reading.word.notes import Calls, calls_in
from generator.importers.reading.word.numbering import Definitions
from generator.importers.reading.word.package import Package, Part
from generator.importers.reading.word.styles import Styles
from generator.importers.reading.word.telling import Telling


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, which is no part of the text."""

    author: str
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A Word file, ready to be read."""

    package: Package
    body: Element
    styles: Styles
    definitions: Definitions
    calls: Calls
    comments: Mapping[str, Comment]
    telling: Telling
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    """The numbers of the tables to come."""
    boxes: Iterator[int] = field(default_factory=lambda: count(1))
    """The numbers of the text boxes to come."""


def opened(content: bytes) -> Source:
    """Return what a file has for all of its texts.

    Raises:
        Unreadable: it is no Word file, or is encrypted or damaged.
    """
    package = Package(content)
    body = package.main.root.find(named("w:body"))
    if body is None:
        raise Unreadable("is no Word file: it has no text of a document in it")
    telling = Telling()
    styles = Styles(_root(package.related("styles")))
    return Source(
        package,
        body,
        styles,
        Definitions(_root(package.related("numbering")), styles),
        calls_in(body, _root(package.related("settings")), telling),
        {
            one.get(ID, ""): Comment(one.get(named("w:author"), ""), words_in(one))
            for one in children(_root(package.related("comments")), "w:comment")
        },
        telling,
    )


def _root(part: Part | None) -> Element | None:
    return None if part is None else part.root

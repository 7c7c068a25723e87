"""What stands in a line of the text: words in their faces, calls of notes, where words lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importers.reading.akn.file import Element, attribute, name
from generator.importers.reading.blocks import Run, Runs

LINKS = ("ref", "a", "mref", "rref")
STRUCTURES = ("embeddedStructure", "quotedStructure", "subFlow", "popup")
"""What has blocks of its own in the middle of words."""
_BLOCKS = ("p", "ul", "ol", "li")
"""What is a line of its own, where it stands among words."""
_NO_WORDS = ("img", "marker", "bookmark")
_EDITORS = ("editorial", "removed", "ignored")
"""The status of words that are no part of the text."""
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Note:
    """A note that stands where it is called."""

    number: str
    element: Element


Piece = Run | Note | Element
"""Words; a note; something that has blocks of its own."""


@dataclass(frozen=True, slots=True)
class _Face:
    """How words stand, and where they lead."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    target: str = ""

    def run(self, text: str) -> Run:
        return Run(text, self.italic, self.bold, self.raised, target=self.target)


def pieces(element: Element) -> Iterator[Piece]:
    """Yield what stands in an element, in order."""
    yield from _inside(element, _Face())


def _inside(element: Element, face: _Face) -> Iterator[Piece]:
    if element.text:
        yield face.run(element.text)
    for child in element:
        yield from _child(child, face)
        if child.tail:
            yield face.run(child.tail)


def _child(child: Element, face: _Face) -> Iterator[Piece]:
    tag = name(child)
    if tag in _NO_WORDS or child.get("status") in _EDITORS:
        return
    if tag == "authorialNote":
        yield Note(attribute(child, "marker"), child)
    elif tag == "noteRef":
        yield Run("", call=attribute(child, "marker"))
    elif tag in STRUCTURES:
        yield child
    elif tag in ("eol", "br"):
        yield Run("\n")
    elif tag in _BLOCKS:
        yield from (face.run(" "), *_inside(child, face), face.run(" "))
    else:
        quoted = tag in ("quotedText", "embeddedText")
        yield Run(attribute(child, "startQuote") if quoted else "")
        yield from _inside(child, _faced(child, tag, face))
        yield Run(attribute(child, "endQuote") if quoted else "")


def _faced(child: Element, tag: str, face: _Face) -> _Face:
    classes = attribute(child, "class").split() if tag == "span" else [tag]
    return _Face(
        face.italic or "italic" in classes or tag == "i",
        face.bold or "bold" in classes or tag == "b",
        face.raised or tag == "sup",
        attribute(child, "href") if tag in LINKS else face.target,
    )


def tidy(runs: list[Run]) -> Runs:
    """Return runs with single blanks and none at the ends: how a file is laid out is no matter.

    Blanks at which no line ends stay. Blanks at the ends of italics, or of a link, are none of
    theirs.
    """
    made: list[Run] = []
    for run in (part for one in runs for part in _parted(one)):
        text = run.text
        if text.startswith((" ", "\n")) and (not made or _ends_blank(made)):
            if text == "\n" and made:
                made[-1] = replace(made[-1], text=f"{made[-1].text.rstrip(' ')}\n")
            text = text[1:]
        if text or run.call:
            made.append(replace(run, text=text))
    while made and not made[-1].call and not made[-1].text.strip(" \n"):
        made.pop()
    if made and not made[-1].call:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" \n"))
    return tuple(made)


def _parted(run: Run) -> Iterator[Run]:
    """Yield a run with single blanks, those at its ends apart from its face."""
    text = run.text if run.text == "\n" else _BLANKS.sub(" ", run.text)
    words = text.strip(" ")
    if run.call or not words or not (run.italic or run.bold or run.raised or run.target):
        yield replace(run, text=text) if run.call or words else Run(text)
        return
    before, _, after = text.partition(words)
    yield from (Run(before), replace(run, text=words), Run(after))


def _ends_blank(made: list[Run]) -> bool:
    """Say whether the words so far end in a blank: a call has none."""
    return not made[-1].call and made[-1].text.endswith((" ", "\n"))

"""The page of the whole report -> the files of a book, with its links and notes in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree.ElementTree import Element

from generator.characters import single_blanks
from generator.whole_page import AIDS, has, without

TITLE_PAGE = "title-page"
"""The name of the first part: masthead and title."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the book."""

    name: str
    """resolution-7-1; its file is that with .xhtml."""
    title: str
    elements: list[Element]

    def ids(self) -> Iterator[str]:
        """Yield the ids that are in it."""
        return (element.get("id", "") for element in self.all() if element.get("id"))

    def all(self) -> Iterator[Element]:
        """Yield its elements and all that is in them."""
        return (inner for element in self.elements for inner in element.iter())


def parts(elements: Iterable[Element], title: str) -> list[Part]:
    """Return the parts of a book in the order of the report; `title` is that of the first.

    The elements are those of the page of the whole report; they become those of the parts.
    """
    around = list(elements)
    notes = {note.get("id", ""): note for one in around if has(one, "notes") for note in one}
    cut = _cut([one for one in around if not has(one, "notes")])
    made = [_part(some, index, title) for index, some in enumerate(cut)]
    places = {id_: part.name for part in made for id_ in part.ids()}
    order = {id_: place for place, id_ in enumerate(notes)}
    for part in made:
        part.elements.extend(_called(part, notes, order))
        _lead(part, places)
    return made


def _cut(elements: list[Element]) -> list[list[Element]]:
    """Return the elements of each part: a text that has a page of its own, or a chapter.

    A chapter that has but a heading goes with the text after it.
    """
    cut: list[list[Element]] = [[]]
    heading_alone = False
    for element, following in zip_longest(elements, elements[1:]):
        if has(element, "opening"):
            has_page = following is not None and has(following, "own-page")
            if (has_page or element.tag == "h2") and not heading_alone:
                cut.append([])
            heading_alone = not has_page
        else:
            heading_alone = False
        cut[-1].append(element)
    return cut


def _part(elements: list[Element], index: int, title: str) -> Part:
    without(elements, *AIDS)
    for link in [one for element in elements for one in element.iter("a") if has(one, "handle")]:
        # In a book the number of a paragraph is a number, and no way out of it.
        link.tag, link.attrib = "span", {"class": "number"}
    if index == 0:
        return Part(TITLE_PAGE, title, elements)
    heading = [deepcopy(elements[0])]
    without(heading, "note-call", "note-comma")
    words = single_blanks("".join(heading[0].itertext()))
    return Part(elements[0].get("id") or f"part-{index}", words, elements)


def _called(part: Part, notes: Mapping[str, Element], order: Mapping[str, int]) -> list[Element]:
    """Return the notes that a part calls, in the order of their numbers, and mark the calls."""
    here = set(part.ids())
    called: set[str] = set()
    for link in part.all():
        if has(link, "note-call"):
            link.set("epub:type", "noteref")
            called.add(link.get("href", "")[1:])
    in_order = sorted(called & notes.keys(), key=order.__getitem__)
    return [_aside(id_, notes[id_], here) for id_ in in_order]


def _aside(id_: str, note: Element, here: set[str]) -> Element:
    """Return a note as a book has it, which leads back to its calls in the same part."""
    words = deepcopy(note)
    del words.attrib["id"]
    words.tail = None
    for link in words.iter("a"):
        if has(link, "backlink") and link.get("href", "")[1:] not in here:
            link.set("class", "elsewhere")
    without([words], "elsewhere")
    aside = Element("aside", {"id": id_, "epub:type": "footnote", "role": "doc-footnote"})
    aside.append(words)
    return aside


def _lead(part: Part, places: Mapping[str, str]) -> None:
    """Let the links of a part lead to the other parts."""
    here = set(part.ids())
    for link in part.all():
        href = link.get("href", "")
        if href.startswith("#") and href[1:] not in here:
            link.set("href", f"{places[href[1:]]}.xhtml{href}")

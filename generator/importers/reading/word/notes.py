"""Notes: which are called, in which order, and under which printed number (17.11).

Numbers are nowhere in the file: they are counted in the order of the calls, in the format and from
the number that the settings or the section say. A note with a mark of its own is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.importers.reading.word.names import (
    ID,
    RPR,
    Element,
    T,
    children,
    is_given,
    is_on,
    is_read,
    named,
    number,
    value,
)
from generator.importers.reading.word.number_formats import written
from generator.importers.reading.word.symbols import UNKNOWN, symbol
from generator.importers.reading.word.telling import Telling

_SECTION = named("w:sectPr")
_BOOKMARK, _BOOKMARK_END = named("w:bookmarkStart"), named("w:bookmarkEnd")
_SYMBOL = named("w:sym")


@dataclass(frozen=True, slots=True)
class Kind:
    """Notes at the foot, notes at the end: each is counted by itself."""

    name: str
    call: str
    settings: str
    default: str
    """The format of its numbers where nothing says another."""


FOOTNOTES = Kind("footnote", named("w:footnoteReference"), "w:footnotePr", "decimal")
ENDNOTES = Kind("endnote", named("w:endnoteReference"), "w:endnotePr", "lowerRoman")
KINDS = (FOOTNOTES, ENDNOTES)


@dataclass(frozen=True, slots=True)
class Called:
    """A note, as it is called for the first time."""

    kind: Kind
    id: str
    number: str
    """As printed."""
    section: int
    """Counted from 0."""
    has_own_mark: bool = False


@dataclass(frozen=True, slots=True)
class _Numbering:
    format: str
    start: int
    restart: str


@dataclass
class Calls:
    """The calls of notes in a text."""

    notes: list[Called] = field(default_factory=list)
    """In the order of the text, the notes of both kinds."""
    numbers: dict[Element, str] = field(default_factory=dict)
    """By the calls."""
    marks: set[Element] = field(default_factory=set)
    """What was typed as the mark of a note, and is no word of the text."""
    at_bookmarks: dict[str, str] = field(default_factory=dict)
    """The number of the note that is called within a bookmark."""
    by_section: frozenset[Kind] = frozenset()
    """The notes whose numbers begin anew in each section."""


def calls_in(body: Element, settings: Element | None, telling: Telling) -> Calls:
    """Return the calls of notes of a text, numbered."""
    calls = Calls()
    sections = [one for one in body.iter(_SECTION) if is_read(one)]
    numberings = {
        kind: [_numbering(kind, section, settings) for section in (*sections, None)]
        for kind in KINDS
    }
    _tell_pages(numberings, telling)
    calls.by_section = frozenset(
        kind
        for kind, of_kind in numberings.items()
        if any(one.restart == "eachSect" for one in of_kind)
    )
    counts: dict[Kind, tuple[int, int]] = {}
    first: dict[tuple[str, str], str] = {}
    for element, section, bookmarks in _found(body):
        kind = next(one for one in KINDS if one.call == element.tag)
        mark = _mark(element, calls.marks) if is_given(element, "w:customMarkFollows") else ""
        note = (kind.name, element.get(ID, ""))
        if mark:
            printed = mark
        elif note in first:
            printed = first[note]
        else:
            numbering = numberings[kind][min(section, len(sections))]
            printed = _next(kind, numbering, section, counts)
        if note not in first:
            first[note] = printed
            calls.notes.append(Called(kind, note[1], printed, section, bool(mark)))
        calls.numbers[element] = printed
        calls.at_bookmarks.update(dict.fromkeys(bookmarks, printed))
    return calls


def _found(body: Element) -> Iterator[tuple[Element, int, list[str]]]:
    """Go through the calls, each with the section that it is in and the bookmarks around it."""
    section, ending = 0, None
    bookmarks: dict[str, str] = {}
    for element in body.iter(
        *(kind.call for kind in KINDS), _SECTION, _BOOKMARK, _BOOKMARK_END, named("w:p")
    ):
        if element.tag == _BOOKMARK:
            bookmarks[element.get(ID, "")] = element.get(named("w:name"), "")
        elif element.tag == _BOOKMARK_END:
            bookmarks.pop(element.get(ID, ""), None)
        elif element.tag == _SECTION:
            # It stands at the head of the last paragraph of its section.
            ending = _paragraph_of(element) if is_read(element) else ending
        elif ending is not None and not _is_in(element, ending):
            section, ending = section + 1, None
        if element.tag in (FOOTNOTES.call, ENDNOTES.call) and _is_printed(element):
            yield element, section, list(bookmarks.values())


def _is_printed(call: Element) -> bool:
    run = call.getparent()
    properties = None if run is None else run.find(RPR)
    is_hidden = properties is not None and is_on(properties.find(named("w:vanish")))
    return is_read(call) and not is_hidden


def _paragraph_of(section: Element) -> Element | None:
    return next(section.iterancestors(named("w:p")), None)


def _is_in(element: Element, paragraph: Element) -> bool:
    return any(above is paragraph for above in element.iterancestors())


def _numbering(kind: Kind, section: Element | None, settings: Element | None) -> _Numbering:
    of_section = None if section is None else section.find(named(kind.settings))
    of_file = None if settings is None else settings.find(named(kind.settings))

    def said(name: str) -> str | None:
        return value(of_section, name) or value(of_file, name)

    return _Numbering(
        said("w:numFmt") or kind.default,
        number(said("w:numStart"), 1),
        said("w:numRestart") or "continuous",
    )


def _next(
    kind: Kind, numbering: _Numbering, section: int, counts: dict[Kind, tuple[int, int]]
) -> str:
    count, before = counts.get(kind, (numbering.start - 1, section))
    if numbering.restart == "eachSect" and section != before:
        count = numbering.start - 1
    counts[kind] = (count + 1, section)
    return written(numbering.format, count + 1) or str(count + 1)


def _mark(call: Element, marks: set[Element]) -> str:
    """Return the mark that follows a call, in its run or, where that has none, in the next."""
    run = call.getparent()
    following = [one for one in call.itersiblings() if one.tag in (T, _SYMBOL)]
    if not following and run is not None and (after := run.getnext()) is not None:
        following = [*children(after, "w:t"), *children(after, "w:sym")]
    marks.update(following)
    return "".join(_sign(one) for one in following).strip()


def _sign(element: Element) -> str:
    return element.text or "" if element.tag == T else symbol(element) or UNKNOWN


def _tell_pages(numberings: Mapping[Kind, list[_Numbering]], telling: Telling) -> None:
    for kind, of_kind in numberings.items():
        if any(one.restart == "eachPage" for one in of_kind):
            telling.tell(
                f"{kind.name}s",
                "their numbers begin anew on each page, and pages are not in the file;"
                " they are counted through the text",
            )

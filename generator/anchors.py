"""The permanent id and address of everything that can be cited.

Ids come from kind and printed number (the house plan, "The contract with readers"); only
preambular paragraphs, which have no number, are counted. Nothing here depends on a position in
the file but that count, so an id outlives every edit that leaves the printed numbers alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.inline import parse, plain
from generator.model import (
    Act,
    AgendaItem,
    Annex,
    Body,
    Chapter,
    Decision,
    Division,
    Item,
    ListedAgenda,
    ListedItem,
    Paragraph,
    Path,
    Report,
    Resolution,
    Section,
)


class Kind(StrEnum):
    """What an anchor stands for; the interface words have a name for each."""

    REPORT = "report"
    CHAPTER = "chapter"
    SECTION = "section"
    RESOLUTION = "resolution"
    DECISION = "decision"
    ANNEX = "annex"
    CHAPEAU = "chapeau"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    UNNUMBERED = "unnumbered"
    AGENDA_ITEM = "agenda-item"
    LISTED_AGENDA = "listed-agenda"
    LISTED_ITEM = "listed-item"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one thing stands in the handbook, and what it is called there."""

    path: Path
    """Where it stands in the report's file."""
    mark: str
    """The mark that names it in a text: resolution:7/1#op-14"""
    address: str
    """Its page: ctoc-cop/session-7/resolutions/7-1/"""
    id: str
    """Its id in that page; "" for the page itself."""
    kind: Kind
    """What it is."""
    number: str
    """Its printed number, sub-items in full: 14, 13 (a); "" where it has none."""
    text: Path = ()
    """The path of the act, annex, chapter or section that it belongs to."""


Anchors = dict[Path, Anchor]
"""The anchors of one report, by path, in reading order."""


def slug(words: str) -> str:
    """Return words as a part of an address or id: "2 bis" -> "2-bis", "12/CP.24" -> "12-cp-24"."""
    return "-".join(re.findall(r"[^\W_]+", words.casefold()))


def report_address(report: Report) -> str:
    """Return the address of a report's first page."""
    return f"{report.body}/session-{slug(report.session)}/"


def body_address(body: Body) -> str:
    """Return the address of a body's page."""
    return f"{body.id}/"


def act_id(kind: str, number: str) -> str:
    """Return the id of an act on its body's page: resolution-5-1."""
    return f"{kind}-{slug(number)}"


def article_id(article: str) -> str:
    """Return the id of an article on its instrument's page.

    18.13 -> article-18-para-13; 2.b -> article-2-b; 18.13.a -> article-18-para-13-a
    """
    number, *parts = article.split(".")
    return "-".join(
        ["article", number, *(f"para-{part}" if part.isdigit() else part for part in parts)]
    )


def item_key(parent: str, number: str) -> str:
    """Return an agenda item's number as marks write it: 2, a -> "2-a"."""
    return f"{parent}-{slug(number)}" if parent else slug(number)


def assign(report: Report) -> Anchors:
    """Return the anchors of a report."""
    base = report_address(report)
    anchors = [Anchor((), "report:", base, "", Kind.REPORT, "")]
    for index, chapter in enumerate(report.chapters):
        place = _chapter_place(base, chapter)
        anchors += _division(chapter, ("chapters", index), place.mark, place)
    for index, annex in enumerate(report.annexes):
        place = _Place(base, f"{base}annexes/", f"annex:{slug(annex.number)}", Kind.PARAGRAPH)
        anchors += _annex(annex, ("annexes", index), place)
    found = {anchor.path: anchor for anchor in anchors}
    pages = {anchor.mark: anchor for anchor in anchors if anchor.mark.startswith("item:")}
    for anchor in _agenda(report.agenda, ("agenda",), "", base):
        found[anchor.path] = _at(anchor, pages.get(anchor.mark))
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the things inside a text are put: what goes before their ids and marks."""

    base: str
    """The address of the report."""
    address: str
    """The address of the page (or, for annexes, of the folder) they are on."""
    mark: str
    """The mark of the text, or of the section where it is one of a chapter."""
    paragraphs: Kind
    """What its numbered paragraphs are."""
    section: str = ""
    """The id of the section they are in, on this page."""
    prefix: str = ""
    """What stands before the ids of its paragraphs where their numbers begin anew."""
    text: Path = ()
    """The path of the text."""


def _chapter_place(base: str, chapter: Chapter) -> _Place:
    key = slug(chapter.number) or slug(_words(chapter.title))
    return _Place(base, f"{base}chapters/{key}/", f"chapter:{key}", Kind.PARAGRAPH)


def has_own_page(division: Division) -> bool:
    """Say whether a division is (part of) a page of its own: an agenda item's, or a list of acts.

    A chapter has one besides where it holds words that are on no other page.
    """
    if division.agenda_item or division.resolutions or division.decisions:
        return True
    if isinstance(division, Section):
        return False
    return bool(division.paragraphs) or any(not has_own_page(s) for s in division.sections)


def _own_address(division: Division, base: str, otherwise: str) -> str:
    """Return the address of a division that has a page of its own."""
    if division.agenda_item:
        return f"{base}agenda/{division.agenda_item}/"
    if division.resolutions and not division.decisions:
        return f"{base}resolutions/"
    if division.decisions and not division.resolutions:
        return f"{base}decisions/"
    return otherwise


def _division(
    division: Division, path: Path, mark: str, place: _Place
) -> Iterator[Anchor]:
    """Yield the anchors of a chapter or section (named by the mark) and of all that is in it."""
    kind = Kind.CHAPTER if isinstance(division, Chapter) else Kind.SECTION
    page, section = place.address, place.section
    if has_own_page(division):
        page, section = _own_address(division, place.base, place.address), ""
        here = Anchor(path, mark, page, "", kind, division.number, path)
    elif kind is Kind.CHAPTER:
        # It stands in the list of chapters; all its words are on other pages.
        page = f"{place.base}chapters/"
        here = Anchor(path, mark, page, mark.replace(":", "-"), kind, division.number)
    else:
        here = Anchor(path, mark, page, section, kind, division.number, place.text)
    yield here
    if division.agenda_item:
        yield Anchor(
            (*path, "agenda_item"),
            f"item:{division.agenda_item}",
            page,
            "",
            Kind.AGENDA_ITEM,
            division.agenda_item,
            path,
        )
    inside = replace(place, address=page, section=section, text=here.text)
    yield from _contents(division, path, inside)


def _contents(division: Division, path: Path, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of a division's paragraphs, acts and sections."""
    yield from _paragraphs(division.paragraphs, (*path, "paragraphs"), place)
    for name, acts in (("resolutions", division.resolutions), ("decisions", division.decisions)):
        for index, act in enumerate(acts):
            yield from _act(act, (*path, name, index), place.base)
    yield from _sections(division.sections, path, place)


def _sections(sections: tuple[Section, ...], path: Path, place: _Place) -> Iterator[Anchor]:
    anew = _numbers_begin_anew(sections)
    for index, section in enumerate(sections):
        key = slug(section.number) or slug(_words(section.title))
        own = f"{place.section}-{key}" if place.section else f"sect-{key}"
        if not section.number and not place.section:
            own = key
        in_chapter = place.mark.startswith("chapter:")
        mark = f"{place.mark}/{key}" if in_chapter else f"{place.mark}#{own}"
        inside = replace(
            place,
            mark=mark if in_chapter else place.mark,
            section=own,
            prefix=f"{own}-" if anew else place.prefix,
        )
        yield from _division(section, (*path, "sections", index), mark, inside)


def _numbers_begin_anew(sections: tuple[Section, ...]) -> bool:
    """Say whether sections count their paragraphs from 1 each, so that ids need the section."""
    numbers = Counter(p.number for section in sections for p in section.paragraphs if p.number)
    within = all(
        len({p.number for p in section.paragraphs}) == len(section.paragraphs)
        for section in sections
    )
    return within and any(count > 1 for count in numbers.values())


def _act(act: Act, path: Path, base: str) -> Iterator[Anchor]:
    """Yield the anchors of a resolution or decision and its annexes."""
    kind = {Resolution: Kind.RESOLUTION, Decision: Kind.DECISION}[type(act)]
    mark = f"{act.kind}:{act.number}"
    address = f"{base}{act.kind}s/{slug(act.number)}/"
    yield Anchor(path, mark, address, "", kind, act.number, path)
    place = _Place(base, address, mark, Kind.OPERATIVE, text=path)
    if act.chapeau:
        yield Anchor(
            (*path, "chapeau"), f"{mark}#chapeau", address, "chapeau", Kind.CHAPEAU, "", path
        )
    for index, _ in enumerate(act.preamble, 1):
        yield Anchor(
            (*path, "preamble", index - 1),
            f"{mark}#pp-{index}",
            address,
            f"pp-{index}",
            Kind.PREAMBULAR,
            str(index),
            path,
        )
    yield from _paragraphs(act.operative, (*path, "operative"), place)
    yield from _sections(act.sections, path, place)
    for index, annex in enumerate(act.annexes):
        key = f"annex-{slug(annex.number)}" if annex.number else "annex"
        inside = _Place(base, f"{address}{key}/", f"{mark}/{key}", Kind.PARAGRAPH)
        yield from _annex(annex, (*path, "annexes", index), inside)


def _annex(annex: Annex, path: Path, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of an annex (of an act, or of the report: then in the annexes' folder)."""
    address = place.address
    if path[0] == "annexes":
        address = f"{address}{slug(annex.number) or slug(_words(annex.title))}/"
        address = _own_address(annex, place.base, address)
    yield Anchor(path, place.mark, address, "", Kind.ANNEX, annex.number, path)
    inside = _Place(place.base, address, place.mark, Kind.PARAGRAPH, text=path)
    yield from _contents(annex, path, inside)


_IDS = {Kind.OPERATIVE: "op", Kind.PARAGRAPH: "para"}


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], path: Path, place: _Place
) -> Iterator[Anchor]:
    """Yield the anchors of paragraphs and of their parts."""
    unnumbered = 0
    for index, paragraph in enumerate(paragraphs):
        here = (*path, index)
        if paragraph.number:
            key, kind = f"{_IDS[place.paragraphs]}-{slug(paragraph.number)}", place.paragraphs
        else:
            unnumbered += 1
            key, kind = f"text-{unnumbered}", Kind.UNNUMBERED
            key = f"{place.section}-{key}" if place.section else key
        own = f"{place.prefix}{key}"
        if paragraph.text or paragraph.items or paragraph.number:
            yield _in_text(here, own, kind, paragraph.number, place)
        yield from _items(paragraph.items, here, own, paragraph.number, place)
        if paragraph.agenda:
            yield from _listed_agenda(paragraph.agenda, (*here, "agenda"), place)


def _in_text(path: Path, own: str, kind: Kind, number: str, place: _Place) -> Anchor:
    """Return the anchor of something inside a text."""
    mark = f"{place.mark}#{own}"
    if place.mark.startswith("chapter:") and own.startswith("para-"):
        # Report paragraphs are counted over the whole report.
        mark = own.replace("para-", "para:", 1)
    return Anchor(path, mark, place.address, own, kind, number, place.text)


def _items(
    items: tuple[Item, ...], path: Path, own: str, number: str, place: _Place
) -> Iterator[Anchor]:
    for index, item in enumerate(items):
        here = (*path, "items", index)
        inside, full = f"{own}-{slug(item.number)}", f"{number} {item.number}".strip()
        yield _in_text(here, inside, place.paragraphs, full, place)
        yield from _items(item.items, here, inside, full, place)


def _listed_agenda(agenda: ListedAgenda, path: Path, place: _Place) -> Iterator[Anchor]:
    if agenda.title:
        yield _in_text(path, slug(_words(agenda.title)), Kind.LISTED_AGENDA, "", place)
    yield from _listed_items(agenda.items, path, "item", "", place)


def _listed_items(
    items: tuple[ListedItem, ...], path: Path, own: str, number: str, place: _Place
) -> Iterator[Anchor]:
    for index, item in enumerate(items):
        here = (*path, "items", index)
        inside, full = f"{own}-{slug(item.number)}", f"{number} {item.number}".strip()
        yield _in_text(here, inside, Kind.LISTED_ITEM, full, place)
        yield from _listed_items(item.items, here, inside, full, place)


def _agenda(
    items: tuple[AgendaItem, ...], path: Path, parent: str, base: str
) -> Iterator[Anchor]:
    """Yield the anchors of agenda items as they stand in the list of the agenda."""
    for index, item in enumerate(items):
        here, key = (*path, index), item_key(parent, item.number)
        yield Anchor(here, f"item:{key}", f"{base}agenda/", f"item-{key}", Kind.AGENDA_ITEM, key)
        yield from _agenda(item.items, (*here, "items"), key, base)


def _at(listed: Anchor, page: Anchor | None) -> Anchor:
    """Return a listed agenda item's anchor, at its own page where it has one."""
    if page is None:
        return listed
    return Anchor(
        listed.path, listed.mark, page.address, "", Kind.AGENDA_ITEM, listed.number, page.path
    )


def _words(title: str) -> str:
    return plain(parse(title)[0])

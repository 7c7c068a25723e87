"""The permanent id and address of everything that can be cited.

Ids come from kind and printed number (docs/house.md, "Marks, ids, addresses"); only
preambular paragraphs, which have no number, are counted. Nothing here depends on a position in
the file but that count, so an id outlives every edit that leaves the printed numbers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from generator import marks
from generator.counting import BULLETS
from generator.inline import parse, plain
from generator.marks import Mark
from generator.model import (
    Act,
    AgendaItem,
    Annex,
    Body,
    Chapter,
    Collection,
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
    slug,
    walk,
)
from generator.numbering import Numbering, kind_at


class Kind(StrEnum):
    """What an anchor stands for; the interface words have a name for each."""

    REPORT = "report"
    CHAPTER = "chapter"
    SECTION = "section"
    COLLECTION = "collection"
    RESOLUTION = "resolution"
    DECISION = "decision"
    ANNEX = "annex"
    CHAPEAU = "chapeau"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    UNNUMBERED = "unnumbered"
    QUOTED = "quoted"
    AGENDA_ITEM = "agenda-item"
    LISTED_AGENDA = "listed-agenda"
    LISTED_ITEM = "listed-item"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one thing stands in the handbook, and what it is called there."""

    path: Path
    """Where it stands in the report's file."""
    mark: Mark
    """The mark that names it in a text: resolution:7/1#op-14"""
    address: str
    """Its page: ctoc-cop/session-7/resolutions/7-1/"""
    id: str
    """Its id in that page; "" for the page itself."""
    kind: Kind
    """What it is."""
    number: str
    """Its printed number, sub-items in full: 14, 13 (a); "" where it has none. Preambular and other
    paragraphs without one are counted, so that names tell them apart."""
    text: Path = ()
    """The path of the act, annex, chapter or section that it belongs to."""
    worded: bool = False
    """Whether its number says what it is: Rule 3."""
    called: str = ""
    """What its body calls such an act, where it has a word of its own: conservation measure."""


RESERVED_IDS = {
    *("adoption", "annexes", "cited-in", "notes", "operative-paragraphs", "preamble", "title"),
    *("report-navigation", "search", "search-kind", "search-shortcut", "search-title"),
    *("search-words", "vote"),
}
"""Ids that the pages' own headings and the theme have; no heading of a report takes one."""

Anchors = dict[Path, Anchor]
"""The anchors of one report, by path, in reading order."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a report, each once.

    Several anchors may have one mark, or stand at one address: a section that is the account of an
    agenda item. The first of them is the text itself, the others are its roles.
    """

    by_mark: Mapping[str, Anchor]
    at: Mapping[tuple[str, str], Anchor]
    """Page and id -> what stands there."""
    agenda: Mapping[str, Anchor]
    """Mark of an agenda item -> its line in the list of the agenda."""

    @classmethod
    def of(cls, anchors: Anchors) -> Places:
        """Return the places of a report's anchors."""
        by_mark: dict[str, Anchor] = {}
        at: dict[tuple[str, str], Anchor] = {}
        for anchor in anchors.values():
            by_mark.setdefault(anchor.mark, anchor)
            at.setdefault((anchor.address, anchor.id), anchor)
        agenda: dict[str, Anchor] = {
            a.mark: a for path, a in anchors.items() if path[:1] == ("agenda",)
        }
        return cls(by_mark, at, agenda)


OVERVIEWS = ("participants", "timeline", "citations", "documents")
"""The folders of the pages that show a session as a whole; every report has them."""
LISTS = ("about", "actions", "agenda", "chapters", "corrections", "data", "full")
"""The folders of the other pages that every report has, beside those of its texts."""


def report_address(report: Report) -> str:
    """Return the address of a report's first page."""
    return session_address(report.body, report.session)


def session_address(body: str, session: str) -> str:
    """Return the address of a session of a body, where its report is if it is in the handbook."""
    return f"{body}/session-{slug(session)}/"


def report_of(address: str) -> str:
    """Return the address of the report that a page of the handbook is of, if it is of one: its
    first two steps."""
    body, session, *_ = (*address.split("/"), "", "")
    return f"{body}/{session}/"


def body_address(body: Body) -> str:
    """Return the address of a body's page."""
    return f"{body.id}/"


def above(address: str) -> Iterator[str]:
    """Yield the addresses that an address is under: of a/b/c/ they are a/ and a/b/."""
    at = address.find("/")
    while 0 <= at < len(address) - 1:
        yield address[: at + 1]
        at = address.find("/", at + 1)


def with_id(address: str, id_: str) -> str:
    """Return the address of a place: that of its page, with its id there if it has one."""
    return f"{address}#{id_}" if id_ else address


def act_id(kind: str, number: str) -> str:
    """Return the id of an act on its body's page: resolution-5-1."""
    return f"{kind}-{slug(number)}"


def article_id(article: str) -> str:
    """Return the id of an article on its instrument's page.

    18.13 -> article-18-para-13; 2.b -> article-2-b; 18.13.a -> article-18-para-13-a; 8-bis ->
    article-8-bis
    """
    number, *parts = article.split(".")
    return "-".join(
        [
            marks.ARTICLE,
            number,
            *(f"{marks.PARAGRAPH}-{part}" if part[0].isdigit() else part for part in parts),
        ]
    )


def item_key(parent: str, key: str) -> str:
    """Return what marks say for an agenda item: 2, a -> 2-a; 2, 2-1 -> 2-1."""
    return f"{parent}-{key}" if parent and not key.startswith(f"{parent}-") else key


def item_number(parent: str, number: str) -> str:
    """Return the number of an agenda item as texts print it: 2, a -> 2 (a); 2, 2.1 -> 2.1."""
    if not parent or re.match(rf"{re.escape(parent)}\W", number):
        return number
    return f"{parent} ({number})" if number.isalnum() else f"{parent} {number}"


def assign(report: Report, body: Body | None = None) -> Anchors:
    """Return the anchors of a report of a body; where none is known, as most bodies number."""
    return {anchor.path: anchor for anchor in _each_once(_assigned(report, body))}


def _assigned(report: Report, body: Body | None) -> Iterator[Anchor]:
    numbering = Numbering.of(body, report.language)
    nouns = {kind: body.act_called(kind, report.language) for kind in marks.ACTS if body}
    base = report_address(report)
    lists = _lists_of_acts(report)
    agenda = list(_agenda(report.agenda, ("agenda",), None, base, numbering))
    items = {anchor.mark: anchor.number for anchor in agenda}
    anchors = [Anchor((), marks.REPORT, base, "", Kind.REPORT, "")]
    for index, chapter in enumerate(report.chapters):
        key = _key(chapter, ("chapters", index), numbering)
        address, mark = f"{base}chapters/{key}/", marks.chapter(key)
        place = _Place(base, address, mark, Kind.PARAGRAPH, lists, numbering, items, nouns)
        anchors += _division(chapter, ("chapters", index), mark, place)
    for index, annex in enumerate(report.annexes):
        mark = marks.annex(_key(annex, ("annexes", index), numbering))
        place = _Place(
            base, f"{base}annexes/", mark, Kind.PARAGRAPH, lists, numbering, items, nouns
        )
        anchors += _annex(annex, ("annexes", index), place)
    yield from anchors
    pages = {anchor.mark: anchor for anchor in anchors if anchor.mark.scheme == "item"}
    for anchor in agenda:
        yield _at(anchor, pages.get(anchor.mark))


_PARTS = (Kind.SECTION, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.LISTED_AGENDA, Kind.LISTED_ITEM)


def _each_once(anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """Yield anchors, the second place of one number with an id of its own: op-5-again.

    A source may have a number twice, or two equal headings; what is in the second goes with it.
    """
    taken: dict[tuple[str, str], int] = {}
    again: dict[Path, tuple[Anchor, Anchor]] = {}
    for anchor in anchors:
        above = next(
            (
                again[anchor.path[:n]]
                for n in range(len(anchor.path), 0, -1)
                if anchor.path[:n] in again
            ),
            None,
        )
        if above:
            anchor = _moved_with(anchor, *above)
        place = anchor.address, anchor.id
        if anchor.id and anchor.kind in _PARTS:
            taken[place] = taken.get(place, 0) + 1
            if taken[place] > 1:
                suffix = "again" if taken[place] == 2 else f"again-{taken[place]}"
                other = replace(anchor, id=f"{anchor.id}-{suffix}", mark=anchor.mark.part(suffix))
                again[anchor.path] = anchor, other
                anchor = other
        yield anchor


def _moved_with(anchor: Anchor, before: Anchor, after: Anchor) -> Anchor:
    """Return the anchor of something in a place whose id has changed."""
    if not anchor.id.startswith(f"{before.id}-"):
        return anchor
    mark = anchor.mark
    if mark.startswith(before.mark):
        mark = Mark(after.mark + mark.removeprefix(before.mark))
    return replace(anchor, id=after.id + anchor.id.removeprefix(before.id), mark=mark)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the things inside a text are put: what goes before their ids and marks."""

    base: str
    """The address of the report."""
    address: str
    """The address of the page (or, for annexes, of the folder) they are on."""
    mark: Mark
    """The mark of the text, or of the section where it is one of a chapter."""
    paragraphs: Kind
    """What its numbered paragraphs are."""
    lists: Mapping[Path, str]
    """Which divisions are the list of resolutions or decisions."""
    numbering: Numbering
    """How the body numbers."""
    items: Mapping[Mark, str]
    """Mark of an agenda item -> its number as printed."""
    nouns: Mapping[str, str]
    """Kind of act -> what its body calls one; "" where it has no word of its own."""
    section: str = ""
    """The id of the section they are in, on this page."""
    prefix: str = ""
    """What stands before the ids of its paragraphs where their numbers begin anew."""
    worded: bool = False
    """Whether the number of the paragraph that they are in says what it is: Rule 2 (a)."""
    text: Path = ()
    """The path of the text."""


def _lists_of_acts(report: Report) -> dict[Path, str]:
    """Return the chapter, section or annex that holds all resolutions, or all decisions.

    It is the list of them: its address is resolutions/ or decisions/. Where several hold some,
    none has that address, and the pages make a list of their own.
    """
    holders: dict[str, list[Path]] = {"resolutions": [], "decisions": []}
    for path, value in walk(report):
        if isinstance(value, Division) and not set(holders) & set(path):
            for name, paths in holders.items():
                paths += [path] if getattr(value, name) else []
    lists = {paths[0]: name for name, paths in holders.items() if len(paths) == 1}
    return {path: name for path, name in lists.items() if [path] != holders[_OTHER[name]]}


_OTHER = {"resolutions": "decisions", "decisions": "resolutions"}


def _has_own_page(division: Division, path: Path, lists: Mapping[Path, str]) -> bool:
    """Say whether a division is (part of) a page of its own: an agenda item's, or a list of acts.

    A chapter has one besides where it holds words that are on no other page.
    """
    if division.agenda_item or path in lists:
        return True
    if isinstance(division, Section):
        return False
    if division.paragraphs or division.resolutions or division.decisions:
        return True
    return any(
        not _has_own_page(section, (*path, "sections", index), lists)
        for index, section in enumerate(division.sections)
    )


def _own_address(division: Division, path: Path, place: _Place, otherwise: str) -> str:
    """Return the address of a division that has a page of its own."""
    if division.agenda_item:
        return f"{place.base}agenda/{division.agenda_item}/"
    return f"{place.base}{place.lists[path]}/" if path in place.lists else otherwise


def _division(division: Division, path: Path, mark: Mark, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of a chapter or section (named by the mark) and of all that is in it."""
    kind = Kind.CHAPTER if isinstance(division, Chapter) else Kind.SECTION
    page, section = place.address, place.section
    if _has_own_page(division, path, place.lists):
        page, section = _own_address(division, path, place, place.address), ""
        here = Anchor(path, mark, page, "", kind, division.number, path)
    elif kind is Kind.CHAPTER:
        # It stands in the list of chapters; all its words are on other pages.
        page = f"{place.base}chapters/"
        here = Anchor(path, mark, page, mark.as_id, kind, division.number)
    else:
        worded = place.numbering.has_word(path, division.number)
        here = Anchor(path, mark, page, section, kind, division.number, place.text, worded)
    yield here
    if division.agenda_item:
        item = marks.item(division.agenda_item)
        number = place.items.get(item, division.agenda_item)
        yield Anchor((*path, "agenda_item"), item, page, "", Kind.AGENDA_ITEM, number, path)
    inside = replace(place, address=page, section=section, text=here.text)
    yield from _contents(division, path, inside)


def _contents(division: Division, path: Path, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of a division's paragraphs, acts and sections."""
    yield from _preamble(division.preamble, path, place)
    yield from _paragraphs(division.paragraphs, (*path, "paragraphs"), place)
    for index, collection in enumerate(division.collections):
        yield _collection(division, collection, (*path, "collections", index), place.base)
    for name, acts in (("resolutions", division.resolutions), ("decisions", division.decisions)):
        for index, act in enumerate(acts):
            yield from _act(act, (*path, name, index), place)
    yield from _sections(division.paragraphs, division.sections, path, place)


def _sections(
    first: tuple[Paragraph, ...], sections: tuple[Section, ...], path: Path, place: _Place
) -> Iterator[Anchor]:
    """Yield the anchors of sections that stand after the first paragraphs."""
    in_chapter = place.mark.scheme == "chapter"
    anew = begin_anew(first, sections, path, place.numbering)
    for index, section in enumerate(sections):
        here = (*path, "sections", index)
        key = _key(section, here, place.numbering)
        worded = place.numbering.worded_key(here, section.number)
        own = f"{place.section or marks.SECTION}-{key}"
        if not section.number and not place.section and key not in RESERVED_IDS:
            own = key
        if worded:
            own = f"{place.section}-{worded}" if place.section else worded
        mark = place.mark.under(key) if in_chapter else place.mark.inside(own)
        inside = replace(
            place,
            mark=mark if in_chapter else place.mark,
            section=own,
            prefix=f"{own}-" if anew else place.prefix,
        )
        yield from _division(section, here, mark, inside)


def begin_anew(
    first: Iterable[Paragraph], sections: Iterable[Section], path: Path, numbering: Numbering
) -> bool:
    """Say whether each section counts its paragraphs from the first, so that ids need the section.

    Args:
        first: the paragraphs before the sections.
        sections: the sections, side by side.
        path: where the text or section stands that they are in.
        numbering: how the body numbers.
    """
    where = (*path, "sections", 0, "paragraphs", 0)
    kind = kind_at(where)
    if numbering.anew(kind) == "section":
        return True
    if kind == "report":
        # Paragraphs of the report are counted through; one that is there twice is a mistake.
        return False
    counted_together = [first, *(_paragraphs_in(section) for section in sections)]
    starts = [next((p.number for p in some if p.number), "") for some in counted_together]
    values = [numbering.counted(where, [start])[0] for start in starts if start]
    return sum(one is not None and set(one.places) == {1} for one in values) > 1


def _paragraphs_in(section: Section) -> Iterator[Paragraph]:
    """Yield the paragraphs of a section and of the sections in it."""
    yield from section.paragraphs
    for inner in section.sections:
        yield from _paragraphs_in(inner)


def _collection(division: Division, collection: Collection, path: Path, base: str) -> Anchor:
    """Return the anchor of several acts under one number, which is of the kind that they are."""
    number = collection.number
    is_decision = any(act.collection == number for act in division.decisions)
    scheme = (Decision if is_decision else Resolution).kind
    address = f"{base}{scheme}s/{slug(number)}/"
    return Anchor(path, marks.act(scheme, number), address, "", Kind.COLLECTION, number, path)


def _act(act: Act, path: Path, around: _Place) -> Iterator[Anchor]:
    """Yield the anchors of a resolution or decision and its annexes."""
    kind = {Resolution: Kind.RESOLUTION, Decision: Kind.DECISION}[type(act)]
    mark = marks.act(act.kind, act.number)
    address = f"{around.base}{act.kind}s/{slug(act.number)}/"
    called = around.nouns.get(act.kind, "")
    yield Anchor(path, mark, address, "", kind, act.number, path, called=called)
    place = replace(around, address=address, mark=mark, paragraphs=Kind.OPERATIVE, text=path)
    place = replace(place, section="", prefix="")
    if act.chapeau:
        yield Anchor(
            (*path, "chapeau"),
            mark.inside(marks.CHAPEAU),
            address,
            marks.CHAPEAU,
            Kind.CHAPEAU,
            "",
            path,
        )
    yield from _preamble(act.preamble, path, place)
    yield from _paragraphs(act.operative, (*path, "operative"), place)
    yield from _sections(act.operative, act.sections, path, place)
    for index, annex in enumerate(act.annexes):
        key = marks.ANNEX
        if annex.number:
            key = f"{key}-{place.numbering.key((*path, 'annexes', index), annex.number)}"
        inside = replace(place, address=f"{address}{key}/", mark=mark.under(key))
        yield from _annex(annex, (*path, "annexes", index), inside)


def _preamble(preamble: tuple[Paragraph, ...], path: Path, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of preambular paragraphs: of an act, or of a part of one."""
    for index, paragraph in enumerate(preamble):
        here, own = (*path, "preamble", index), f"{marks.PREAMBULAR}-{index + 1}"
        if place.section:
            own = f"{place.section}-{own}"
        yield _in_text(here, own, Kind.PREAMBULAR, str(index + 1), place)
        inside = replace(place, paragraphs=Kind.PREAMBULAR)
        yield from _parts(paragraph, here, own, str(index + 1), inside)


def _annex(annex: Annex, path: Path, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of an annex (of an act, or of the report: then in the annexes' folder)."""
    address = place.address
    # The path of an annex to an act is longer, even if the act itself stands in an annex.
    if len(path) == 2:
        key = _key(annex, path, place.numbering)
        address = _own_address(annex, path, place, f"{address}{key}/")
    yield Anchor(path, place.mark, address, "", Kind.ANNEX, annex.number, path)
    inside = replace(place, address=address, paragraphs=Kind.PARAGRAPH, text=path)
    yield from _contents(annex, path, inside)


_IDS = {Kind.OPERATIVE: marks.OPERATIVE, Kind.PARAGRAPH: marks.PARAGRAPH}


def _paragraphs(paragraphs: tuple[Paragraph, ...], path: Path, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of paragraphs and of their parts."""
    unnumbered = 0
    several = sum(not paragraph.number for paragraph in paragraphs) > 1
    for index, paragraph in enumerate(paragraphs):
        here, number = (*path, index), paragraph.number
        if number:
            kind = place.paragraphs
            own = place.prefix + _own_id(paragraph, here, _IDS[kind], place.numbering)
        else:
            unnumbered += 1
            kind = Kind.UNNUMBERED
            own = f"{place.section}-text-{unnumbered}" if place.section else f"text-{unnumbered}"
            number = str(unnumbered) if several else ""
        if paragraph.text or paragraph.number:
            yield _in_text(here, own, kind, number, place)
        inside = replace(place, worded=place.numbering.has_word(here, paragraph.number))
        yield from _parts(paragraph, here, own, paragraph.number, inside)


def _own_id(paragraph: Paragraph, path: Path, kind: str, numbering: Numbering) -> str:
    """Return the id of a paragraph by its number: op-14, op-1-1; rule-3."""
    worded = numbering.worded_key(path, paragraph.number)
    return worded or f"{kind}-{numbering.key(path, paragraph.number)}"


def _parts(
    paragraph: Paragraph, path: Path, own: str, number: str, place: _Place
) -> Iterator[Anchor]:
    """Yield the anchors of what a paragraph holds: its items, the agenda that it sets out."""
    yield from _items(paragraph.items, path, own, number, place.paragraphs, place)
    if paragraph.agenda:
        yield from _listed_agenda(paragraph.agenda, (*path, "agenda"), place)
    yield from _quoted(paragraph.quoted, path, own, place)


def _quoted(quoted: tuple[Paragraph, ...], path: Path, own: str, place: _Place) -> Iterator[Anchor]:
    """Yield the anchors of paragraphs that a paragraph quotes; `own` is its id."""
    for index, paragraph in enumerate(quoted):
        here = (*path, "quoted", index)
        key = place.numbering.key(here, paragraph.number) or f"text-{index + 1}"
        within = replace(place, paragraphs=Kind.QUOTED, worded=False)
        inside = f"{own}-{marks.QUOTED}-{key}"
        yield _in_text(here, inside, Kind.QUOTED, paragraph.number, within)
        yield from _parts(paragraph, here, inside, paragraph.number, within)


def _in_text(path: Path, own: str, kind: Kind, number: str, place: _Place) -> Anchor:
    """Return the anchor of something inside a text."""
    mark = place.mark.inside(own)
    counted_through = place.mark.scheme == "chapter" and not place.numbering.anew("report")
    if counted_through and own.startswith(f"{marks.PARAGRAPH}-"):
        mark = marks.paragraph(own.removeprefix(f"{marks.PARAGRAPH}-"))
    worded = place.worded or place.numbering.has_word(path, number)
    return Anchor(path, mark, place.address, own, kind, number, place.text, worded)


def _items(
    items: Iterable[Item | ListedItem],
    path: Path,
    own: str,
    number: str,
    kind: Kind,
    place: _Place,
) -> Iterator[Anchor]:
    """Yield the anchors of items in a text, and of the items in them; `own` is the id above."""
    for index, item in enumerate(items):
        here = (*path, "items", index)
        if item.number in BULLETS:
            # As preambular paragraphs, they have no number, and are counted.
            inside, full = f"{own}-bullet-{index + 1}", number
        else:
            inside = f"{own}-{place.numbering.key(here, item.number)}"
            full = f"{number} {item.number}".strip()
        yield _in_text(here, inside, kind, full, place)
        yield from _items(item.items, here, inside, full, kind, place)


def _listed_agenda(agenda: ListedAgenda, path: Path, place: _Place) -> Iterator[Anchor]:
    if agenda.title:
        own = slug(plain(parse(agenda.title)[0])) or "agenda"
        yield _in_text(path, own, Kind.LISTED_AGENDA, "", place)
    yield from _items(agenda.items, path, marks.ITEM, "", Kind.LISTED_ITEM, place)


def _agenda(
    items: tuple[AgendaItem, ...],
    path: Path,
    parent: Anchor | None,
    base: str,
    numbering: Numbering,
) -> Iterator[Anchor]:
    """Yield the anchors of agenda items as they stand in the list of the agenda."""
    above = (parent.mark.name, parent.number) if parent else ("", "")
    for index, item in enumerate(items):
        here = (*path, index)
        key = item_key(above[0], numbering.key(here, item.number))
        number, id_ = item_number(above[1], item.number), f"{marks.ITEM}-{key}"
        anchor = Anchor(here, marks.item(key), f"{base}agenda/", id_, Kind.AGENDA_ITEM, number)
        yield anchor
        yield from _agenda(item.items, (*here, "items"), anchor, base, numbering)


def _at(listed: Anchor, page: Anchor | None) -> Anchor:
    """Return a listed agenda item's anchor, at its own page where it has one."""
    if page is None:
        return listed
    return Anchor(
        listed.path, listed.mark, page.address, "", Kind.AGENDA_ITEM, listed.number, page.path
    )


def _key(division: Division, path: Path, numbering: Numbering) -> str:
    """Return a division's part of an address or id: its number, else its words."""
    words = slug(plain(parse(division.title)[0]))
    return numbering.key(path, division.number) or words or "untitled"

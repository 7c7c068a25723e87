"""What is cited: an act, an annex, the report, and the place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from generator import documents
from generator.anchors import Anchor, Kind, report_address, with_id
from generator.footnotes import Note
from generator.marks import ACTS
from generator.model import MANUALS, Act, Manual, Path
from generator.official import official
from generator.resolved import Resolved
from generator.wording import is_dated

_NUMBERED = (*ACTS, Kind.COLLECTION)
"""What bears the number of an act."""
_DIVISIONS = (Kind.CHAPTER, Kind.SECTION, Kind.ANNEX)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a text to the place that is cited: annex I, then paragraph 5."""

    kind: str
    """The kind of anchor, or "note"."""
    number: str
    """Its printed number; "" where it has none."""
    words: str = ""
    """What it is called where it has no number: the words of a heading."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place, with all that any form of citation needs. What the data lack is ""."""

    kind: str
    """resolution, decision or report: the text that is cited."""
    called: str
    """What the body calls such an act, where it has a word of its own."""
    number: str
    """The number of the act."""
    title: str
    """The title of the act, annex, chapter or report."""
    report: str
    """The title of the report."""
    text: str
    """The title of the act, or of the report where none is cited; an annex has one of its own."""
    body: str
    abbreviation: str
    """What the body is called for short, in citations."""
    date: str
    """The day of adoption of an act, or the date of the report, as ISO."""
    symbol: str
    """The symbol by which it is cited: that of the act, where its body gives it one, else that of
    the report."""
    document: str
    """The symbol alone, as the number of a document; "" where neither act nor report has one."""
    authentic: str
    """Where the authentic text of what has that symbol is."""
    body_in: Mapping[Manual, str]
    """What a manual of law calls the body of an act: UNGA, G.A."""
    named: Mapping[Manual, str]
    """The symbol as a manual of law cites the document: UN Doc CTOC/COP/2014/13"""
    report_symbol: str
    report_authentic: str
    where: str
    """The part of the report that holds an act: I.A; "" for one that has a symbol of its own."""
    steps: tuple[Step, ...]
    """The way from the text to the place; none for the text itself."""
    address: str
    """Its address in the handbook: ctoc-cop/session-7/resolutions/7-1/#op-14"""
    language: str

    @property
    def is_in_chapter(self) -> bool:
        """Say whether the part of the report that holds it is a whole chapter: III, not I.A."""
        return "." not in self.where

    @property
    def beside_kind(self) -> str:
        """Return what stands after the kind of an act in a citation: 7/1; "" where its number is
        its date, which follows."""
        return "" if is_dated(self.number) else self.number

    @property
    def has_own_symbol(self) -> bool:
        """Say whether it is an act with a symbol of its own."""
        return self.symbol != self.report_symbol


def cited(resolved: Resolved, anchor: Anchor) -> Cited:
    """Return what a place of a report is cited by."""
    around = resolved.around(anchor.path)
    act = next((a for a in around if a.kind in _NUMBERED), None)
    inside = around[around.index(act) + 1 :] if act else around[1:]
    found = resolved.table(_by_text)[act.path if act else ()]
    title = next((t for a in reversed(around) if (t := _page_title(resolved, a))), "")
    return replace(
        found,
        title=title,
        steps=tuple(_steps(resolved, inside)),
        address=with_id(anchor.address, anchor.id),
    )


def texts_cited(resolved: Resolved) -> dict[str, Anchor]:
    """Return the texts of a report that have a page of their own, by its address.

    Where several parts of the report share a page, the first is the text.
    """
    texts: dict[str, Anchor] = {}
    for anchor in resolved.anchors.values():
        if not anchor.id and anchor.kind is not Kind.AGENDA_ITEM:
            texts.setdefault(anchor.address, anchor)
    return texts


def note_cited(resolved: Resolved, note: Note, address: str) -> Cited:
    """Return what a note is cited by, on the page at an address: as one of what has its number."""
    found = cited(resolved, resolved.anchors[note.holder])
    steps = (*found.steps, Step("note", note.number))
    return replace(found, steps=steps, address=with_id(address, note.id))


def _by_text(resolved: Resolved) -> Mapping[Path, Cited]:
    """Return what the report and each of its acts are cited by, by their paths: all that stands in
    them is cited by it."""
    report = _of_report(resolved)
    acts = (one for one in resolved.anchors.values() if one.kind in _NUMBERED)
    return {(): report, **{act.path: _of_act(resolved, act, report) for act in acts}}


def _of_report(resolved: Resolved) -> Cited:
    report, texts = resolved.report, resolved.body.texts[resolved.report.language]
    authentic = documents.address_of(resolved.body, report.symbol, report.language)
    return Cited(
        kind="report",
        called="",
        number="",
        title=resolved.words(("title",)),
        report=resolved.words(("title",)),
        text=resolved.words(("title",)),
        body=texts.name,
        abbreviation=texts.abbreviation,
        body_in={one: texts.called_in(one) for one in MANUALS},
        date=report.date,
        symbol=resolved.designation,
        document=report.symbol,
        authentic=authentic,
        named=_named(resolved, report.symbol),
        report_symbol=resolved.designation,
        report_authentic=authentic,
        where="",
        steps=(),
        address=report_address(report),
        language=report.language,
    )


def _of_act(resolved: Resolved, anchor: Anchor, report: Cited) -> Cited:
    act = resolved.value(anchor.path)
    found = replace(
        report,
        kind=anchor.mark.scheme,
        called=anchor.called,
        number=act.number,
        text=resolved.words((*anchor.path, "title")),
        date=act.adoption.date if isinstance(act, Act) else "",
        where=_where(resolved, anchor.path),
    )
    own = official(resolved, anchor)
    if own.symbol == found.symbol:
        return found
    named = _named(resolved, own.symbol)
    return replace(
        found, symbol=own.symbol, document=own.symbol, authentic=own.address, named=named, where=""
    )


def _named(resolved: Resolved, symbol: str) -> dict[Manual, str]:
    return {manual: documents.cited_as(resolved.body, symbol, manual) for manual in MANUALS}


def _page_title(resolved: Resolved, anchor: Anchor) -> str:
    """Return the title of a text that has a page; "" for what only stands on one."""
    return "" if anchor.id else resolved.words((*anchor.path, "title"))


def _where(resolved: Resolved, path: Path) -> str:
    """Return the part of the report that holds an act, by its printed numbers: I.A"""
    divisions = [a for a in resolved.around(path[:-1]) if a.kind in _DIVISIONS]
    return ".".join(a.number for a in divisions) if all(a.number for a in divisions) else ""


def _steps(resolved: Resolved, inside: list[Anchor]) -> Iterator[Step]:
    """Yield the steps to the last of the anchors, each inside the one before it.

    Paragraphs are counted over a text, so that its sections are named only where they count anew,
    or where a section itself is cited.
    """
    # The account of an agenda item is cited as the chapter or section that it is.
    places = [anchor for anchor in inside if anchor.kind is not Kind.AGENDA_ITEM]
    if not places:
        return
    *around, last = places
    whole = last.kind in _DIVISIONS
    named = [
        anchor
        for anchor in around
        if anchor.kind is Kind.ANNEX
        or (whole and anchor.kind in _DIVISIONS)
        or (anchor.kind is Kind.SECTION and last.id.startswith(f"{anchor.id}-"))
        or (last.kind is Kind.QUOTED and anchor.kind in (Kind.OPERATIVE, Kind.PARAGRAPH))
    ]
    for numbered, anchors in groupby([*named, last], _numbered_section):
        if numbered:
            # Sections in sections are one step, as the United Nations print it: sect. A.1
            yield Step(Kind.SECTION.value, ".".join(anchor.number for anchor in anchors))
        else:
            yield from (_step(resolved, anchor) for anchor in anchors)


def _numbered_section(anchor: Anchor) -> bool:
    return anchor.kind is Kind.SECTION and bool(anchor.number) and not anchor.worded


def _step(resolved: Resolved, anchor: Anchor) -> Step:
    if anchor.worded:
        return Step("worded", anchor.number)
    words = "" if anchor.number else resolved.words((*anchor.path, "title"))
    return Step(anchor.kind.value, anchor.number, words)

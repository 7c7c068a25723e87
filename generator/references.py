"""Marks in the text -> targets; who cites whom.

A mark is a link target of ours (`resolution:5/1`, `article:untoc/18.13`, `un:A/60/88`; the house
plan lists them). The build only resolves marks: what no rule here resolves is a fault, not a guess.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from generator import documents, marks
from generator.anchors import (
    Anchors,
    Places,
    act_id,
    article_id,
    body_address,
    report_address,
    session_address,
)
from generator.characters import plain_blanks
from generator.citations import BetweenCitations
from generator.handbook import Handbook
from generator.inline import Inline, Link, Text, links, placed_links, plain
from generator.marks import Mark
from generator.model import Body, Instrument, Path, Report, Session, slug


class Status(StrEnum):
    """What became of a mark: the words of the links report."""

    HERE = "resolved here"
    OUTSIDE = "outside"
    RECORDED = "recorded only"
    NOT_PUBLIC = "not public"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Reference:
    """One mark of one text, resolved."""

    path: Path
    """The text that cites."""
    words: str
    """The words that are linked."""
    mark: Mark
    """The mark: resolution:5/1"""
    status: Status
    """What became of it."""
    address: str = ""
    """The page it leads to here, or an https address."""
    id: str = ""
    """The id in that page."""
    date: str = ""
    """The date as cited: 22 October 2010"""
    start: int = 0
    """Where its words begin in the plain words of the text."""
    is_between: bool = False
    """Whether it is to a document inside a range, which no link leads to."""
    is_lost: bool = False
    """Whether another report, or an act in it, has no such place: it leads to the whole."""

    @property
    def scheme(self) -> str:
        """Return the kind of mark: resolution, un, article ..."""
        return self.mark.scheme


MarkRule = Literal[
    "link-target",
    "malformed-symbol",
    "unknown-agenda-item",
    "unknown-annex",
    "unknown-article",
    "unknown-reference",
]
"""The rules that resolving a mark decides; `checks` states them."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mark that leads nowhere."""

    path: Path
    rule: MarkRule
    message: str


_ARTICLE = re.compile(
    r"(?P<instrument>[^/]+)/(?P<number>[1-9]\d*)(?P<parts>(?:-[a-z]+)?(?:\.[0-9a-z]+(?:-[a-z]+)?)*)"
)
"""A mark of an article or of a place in it: untoc/18.13.a, rome/8-bis.2"""
_COUNTED = re.compile(r"(?P<before>un:.*/[A-Z][A-Za-z]*\.)(?P<number>[1-9]\d{0,2})")
"""A mark of a document that is counted: un:CTOC/COP/2014/L.1/Add.10"""


def resolve(
    report: Report,
    texts: Mapping[Path, Inline],
    handbook: Handbook,
    between: BetweenCitations,
) -> tuple[list[Reference], list[Unresolved]]:
    """Return the references of a report, in reading order, and the marks that lead nowhere.

    `between` is what stands between citations in the language of the report: of the documents of a
    range those between are cited as well; what follows a list is the date of all in it.
    """
    resolver = _Resolver(report, handbook)
    references: list[Reference] = []
    unresolved: list[Unresolved] = []
    for path, nodes in texts.items():
        links = list(placed_links(nodes))
        words, dates = (plain(nodes), dates_as_cited(nodes, between)) if links else ("", [])
        before: Reference | None = None
        for position, (link, start) in enumerate(links):
            found = resolver.resolve(path, plain(link.children), Mark(link.target), dates[position])
            if isinstance(found, Reference):
                found = replace(found, start=start)
                if before and between.ranging.fullmatch(words[_end(before) : start]):
                    references += _between(before, found, words, resolver)
                references.append(found)
            else:
                unresolved.append(found)
            before = found if isinstance(found, Reference) else None
    return references, unresolved


def _end(reference: Reference) -> int:
    return reference.start + len(reference.words)


def _between(
    first: Reference, last: Reference, text: str, resolver: _Resolver
) -> Iterator[Reference]:
    """Yield the references to the documents of a range that are not printed: Add.2 of Add.1-10."""
    one, other = _COUNTED.fullmatch(first.mark), _COUNTED.fullmatch(last.mark)
    if first.scheme != "un" or not one or not other or one["before"] != other["before"]:
        return
    words = text[first.start : _end(last)]
    for number in range(int(one["number"]) + 1, int(other["number"])):
        mark = Mark(f"{one['before']}{number}")
        found = resolver.resolve(first.path, words, mark, last.date)
        if isinstance(found, Reference):
            yield replace(found, start=first.start, is_between=True)


class _Resolver:
    """Resolves the marks of one report."""

    def __init__(self, report: Report, handbook: Handbook) -> None:
        self.report = report
        self.handbook = handbook
        self.body = handbook.bodies[report.body]
        self.base = report_address(report)
        self.anchors = handbook.anchors[self.base]
        self.own = handbook.places[self.base].by_mark
        self.schemes = {
            "resolution": self._act,
            "decision": self._act,
            "item": self._own,
            "para": self._own,
            "chapter": self._own,
            "annex": self._own,
            "session": self._session,
            "article": self._article,
            "un": self._document,
            "cited": self._recorded,
            "plain": self._plain,
            "https": self._outside,
        }

    def resolve(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Return the reference that a mark makes."""
        scheme = mark.scheme
        if scheme not in self.schemes or ":" not in mark:
            known = ", ".join(f"{name}:" for name in self.schemes)
            message = (
                f"“{mark}” is neither a mark nor an https address; begin it with one of {known}"
            )
            return Unresolved(path, "link-target", message)
        return self.schemes[scheme](path, words, mark, date)

    def _own(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Resolve what only this report can hold: paragraphs, chapters, annexes, agenda items."""
        anchor = self.own.get(mark)
        if anchor:
            return Reference(path, words, mark, Status.HERE, anchor.address, anchor.id, date)
        return self._missing(path, mark, self.anchors)

    def _missing(self, path: Path, mark: Mark, anchors: Anchors) -> Unresolved:
        """Return what is wrong with a mark for something that a report does not have."""
        scheme, name = mark.scheme, mark.name
        rule: MarkRule = "unknown-reference"
        if scheme == "item":
            rule = "unknown-agenda-item"
        elif scheme == "annex" or "/annex" in name:
            rule = "unknown-annex"
        places = Places.of(anchors)
        # A part of the report may be called the account of an item that the agenda does not have.
        of_report = places.agenda if scheme == "item" else places.by_mark
        there_are = [Mark(one) for one in of_report]
        known = [one for one in there_are if one.scheme == scheme]
        if scheme == marks.PARAGRAPH and not known:  # they begin anew in each chapter
            known = [one for one in there_are if f"#{marks.PARAGRAPH}-" in one]
        near = difflib.get_close_matches(mark, known, 3, 0.6) or known[:3]
        there = f"there are, for example: {', '.join(near)}" if near else "nor any of its kind"
        return Unresolved(path, rule, f"“{mark}” is not in the report; {there}")

    def _act(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Resolve an act of the report's own body: here, else where its authentic text is, else
        listed on the body's page.

        Another report that has no act of a kind at all is a volume beside one that has: the General
        Assembly publishes its decisions apart from its resolutions.
        """
        if found := self._here(path, words, mark, date):
            return found
        kind, number = mark.scheme, mark.number
        match = self.body.read_number(kind, number)
        if not match:
            message = f"“{number}” is not how the body numbers a {kind}"
            return Unresolved(path, "unknown-reference", message)
        published = self._report_of(match) or self._report_with(mark.act)
        if published is not None and (published is self.anchors or _has_acts(published, kind)):
            return self._missing(path, mark, published)
        if outside := documents.act_address(self.body, kind, number, self.report.language):
            return Reference(path, words, mark, Status.OUTSIDE, outside, "", date)
        address = body_address(self.body)
        return Reference(path, words, mark, Status.HERE, address, act_id(kind, number), date)

    def _here(self, path: Path, words: str, mark: Mark, date: str) -> Reference | None:
        """Resolve an act that is in the handbook, of any body, or a place in one.

        Of an act in another report, which may have been read otherwise, or not yet, a place that is
        not there leads to the act as a whole; a place in the report's own acts must be there.
        """
        if place := self.handbook.place(self.body.id, mark):
            return Reference(path, words, mark, Status.HERE, place.address, place.id, date)
        act = self.handbook.act(self.body.id, mark)
        if not act or act.address.startswith(self.base):
            return None
        return Reference(path, words, mark, Status.HERE, act.address, "", date, is_lost=True)

    def _report_with(self, act: Mark) -> Anchors | None:
        """Return what is in the report that has an act, whatever its number says of sessions."""
        anchor = self.handbook.acts.get((self.body.id, act))
        if anchor is None:
            return None
        reports = self.handbook.anchors.items()
        return next((a for base, a in reports if anchor.address.startswith(base)), None)

    def _report_of(self, number: re.Match[str]) -> Anchors | None:
        """Return what is in the report of the session that an act's number names, if it is here."""
        session = session_of(self.body, number)
        if session is None:
            return None
        return self.handbook.anchors.get(session_address(self.body.id, session.number))

    def _session(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Resolve another session of the body: what is in its report, else the body's page."""
        number, _, place = mark.name.partition("/")
        base = session_address(self.body.id, number)
        there = self.handbook.places.get(base)
        if there is None:
            known = [slug(one.number) for one in self.body.sessions]
            if number not in known:
                message = f"“{mark}” names no session of the body; there are {', '.join(known)}"
                return Unresolved(path, "unknown-reference", message)
            return Reference(path, words, mark, Status.HERE, body_address(self.body), "", date)
        anchor = there.by_mark.get(marks.of_id(place))
        if anchor:
            return Reference(path, words, mark, Status.HERE, anchor.address, anchor.id, date)
        return Reference(path, words, mark, Status.HERE, base, "", date, is_lost=bool(place))

    def _article(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        match = _ARTICLE.fullmatch(mark.name)
        instruments = {i.id: i for i in self.body.instruments}
        instrument = instruments.get(match["instrument"]) if match else None
        if not match or not instrument:
            known = ", ".join(marks.article(f"{name}/5") for name in instruments)
            message = f"“{mark}” names no article of an instrument; write, for example, {known}"
            return Unresolved(path, "unknown-article", message)
        if int(match["number"]) > int(instrument.articles):
            message = f"“{mark}”: the last article of {instrument.id} is {instrument.articles}"
            return Unresolved(path, "unknown-article", message)
        article = match["number"] + match["parts"]
        address = instrument_address(instrument)
        return Reference(path, words, mark, Status.HERE, address, article_id(article), date)

    def _document(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Resolve a document: an act that is here, else where documents with its symbol are."""
        if found := self._here(path, words, mark, date):
            return found
        symbol, body = mark.number, self.body
        if own := documents.act_of(body, symbol):
            place = mark.name.removeprefix(symbol)
            found_own = self._act(path, words, Mark(f"{marks.act(*own)}{place}"), date)
            return replace(found_own, mark=mark) if isinstance(found_own, Reference) else found_own
        if not documents.is_symbol(symbol, body):
            message = f"“{symbol}” is not a document symbol; write, for example, A/60/88/Corr.2"
            return Unresolved(path, "malformed-symbol", message)
        address = documents.address_of(body, symbol, self.report.language)
        of_the_session = documents.is_of_the_session(body, symbol)
        if address and not of_the_session:
            return Reference(path, words, mark, Status.OUTSIDE, address, "", date)
        status = Status.NOT_PUBLIC if of_the_session else Status.RECORDED
        address = documents_address(self.report)
        return Reference(path, words, mark, status, address, document_id(mark), date)

    def _recorded(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Resolve an act without a symbol: one that is here, else there is nowhere to lead to."""
        if found := self._here(path, words, mark, date):
            return found
        if not re.fullmatch(r"cited:[a-z0-9]+(-[a-z0-9]+)*", mark.whole):
            message = f"“{mark}” is malformed; write, for example, cited:ga-decision-60-519"
            return Unresolved(path, "link-target", message)
        address = documents_address(self.report)
        return Reference(path, words, mark, Status.RECORDED, address, document_id(mark), date)

    def _plain(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        """Keep words that look like a citation and are none."""
        return Reference(path, words, mark, Status.PLAIN)

    def _outside(self, path: Path, words: str, mark: Mark, date: str) -> Reference | Unresolved:
        if not re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(?:[/?#][^\s\"'<>\\`{}|^]*)?", mark):
            message = f"“{mark}” is not an https address"
            return Unresolved(path, "link-target", message)
        return Reference(path, words, mark, Status.OUTSIDE, mark, "", date)


def _has_acts(anchors: Anchors, kind: str) -> bool:
    return any(anchor.mark.scheme == kind for anchor in anchors.values())


def instrument_address(instrument: Instrument) -> str:
    """Return the address of an instrument's page."""
    return f"instruments/{instrument.id}/"


def documents_address(report: Report) -> str:
    """Return the address of the page of documents that a report cites."""
    return f"{report_address(report)}documents/"


def document_id(mark: Mark) -> str:
    """Return the id of a document on that page: un:A/60/88 -> a-60-88."""
    return slug(mark.number)


def session_of(body: Body, number: re.Match[str]) -> Session | None:
    """Return the session that an act's number names, as far as the body's data tell."""
    key = number.groupdict().get("session")
    return next((s for s in body.sessions if key in s.in_acts), None)


def dates_as_cited(nodes: Inline, between: BetweenCitations) -> list[str]:
    """Return, for each link of a text, the date that stands after it ("" where none does).

    In "2/2 and 2/6 of 19 October 2005" the one date is that of both.
    """
    flat = list(_flat(nodes))
    dates: list[str] = []
    following = ""
    for position in range(len(flat) - 1, -1, -1):
        if not isinstance(flat[position], Link):
            continue
        after = flat[position + 1] if position + 1 < len(flat) else ""
        words = plain_blanks(after) if isinstance(after, str) else ""
        match = between.date.match(words)
        if match:
            following = match["date"]
        elif not between.listing.fullmatch(words):
            following = ""
        dates.append(following)
    return dates[::-1]


def _flat(nodes: Inline) -> Iterator[Link | str]:
    """Yield links and the words between them."""
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case Link():
                yield node
                yield from links(node.children)
            case _:
                yield from _flat(getattr(node, "children", ()))

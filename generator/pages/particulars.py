"""What the handbook says over a text: how an act was adopted, where an account stands in the
report. Made once; pages, paper and the Markdown beside them only print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import documents, marks
from generator.model import Adoption, Path, Statement
from generator.pages.names import item_number
from generator.pages.page import Page, Place
from generator.pages.text_pages import Account, AccountFacts, ActFacts, recorded_at
from generator.resolved import Resolved
from generator.wording import Words, capital, counted, in_words, listed


@dataclass(frozen=True, slots=True)
class Official:
    """A document at the place where the body has it."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Titled:
    """The title of a text."""

    path: Path


Part = str | Place | Official | Titled
"""Words, or what is led to."""
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Particular:
    """What is said under one label, in lines."""

    label: str
    lines: tuple[Line, ...]


def particulars(resolved: Resolved, page: Page, words: Words) -> tuple[Particular, ...]:
    """Return what is said over the text of a page; nothing where nothing is known."""
    match page.facts:
        case ActFacts(adoption=adoption) if adoption.recorded:
            return tuple(_of_adoption(resolved, adoption, words))
        case AccountFacts(account=account):
            return tuple(_of_account(account, words))
    return ()


def in_a_line(page: Page, words: Words, language: str) -> tuple[str, ...]:
    """Return what the particulars of a page come to, as the parts of one line: Adopted at the 10th
    meeting, on 10 October 2014; draft CTOC/COP/2014/L.6/Rev.2; 15 sponsors."""
    match page.facts:
        case ActFacts(adoption=adoption) if adoption.recorded:
            return _begun(_adoption_in_a_line(adoption, words, language))
        case AccountFacts(account=account):
            return _begun(_account_in_a_line(account, words))
    return ()


def _begun(parts: Iterator[str]) -> tuple[str, ...]:
    return capital(next(parts)), *parts


def _adoption_in_a_line(adoption: Adoption, words: Words, language: str) -> Iterator[str]:
    said = words["in-a-line"]
    yield said["adopted"].format(when=_when(adoption, words))
    if adoption.draft:
        yield said["draft"].format(symbol=adoption.draft)
    if adoption.sponsors:
        yield counted(len(adoption.sponsors), said["sponsors"], language)
    if adoption.submitted_by:
        yield said["submitted-by"].format(name=adoption.submitted_by)


def _account_in_a_line(account: Account, words: Words) -> Iterator[str]:
    said = words["in-a-line"]
    if account.considered:
        yield said["considered"].format(when=account.considered[0])
    if account.adopted:
        names = tuple(entry.place.title for entry in account.adopted)
        yield said["adopted-there"].format(names=listed(names, words))
    if not account.considered:
        yield listed(tuple(place.title for place, _ in account.places), words)


def _of_adoption(resolved: Resolved, adoption: Adoption, words: Words) -> Iterator[Particular]:
    labels = words["adoption"]

    def said(label: str, *parts: Part) -> Particular:
        return Particular(label, (parts,))

    yield said(
        labels["adopted"],
        f"{_when(adoption, words)} (",
        *_recorded(resolved, adoption.recorded, words),
        ")",
    )
    if adoption.draft:
        amended = f", {adoption.amended}" if adoption.amended else ""
        yield said(labels["draft"], _document(resolved, adoption.draft, words), amended)
    if adoption.sponsors:
        label = counted(len(adoption.sponsors), labels["sponsors"], resolved.report.language)
        yield said(label, listed(adoption.sponsors, words))
    if adoption.submitted_by:
        yield said(labels["submitted-by"], adoption.submitted_by)
    if adoption.agenda_item:
        anchor = resolved.places.by_mark[marks.item(adoption.agenda_item)]
        item = Place(item_number(adoption.agenda_item), anchor.address, anchor.id)
        yield said(labels["agenda-item"], item)
    for statement in adoption.statements:
        about = words["statements"][statement.about]
        yield said(about, *_statement(resolved, statement, words))


def _when(adoption: Adoption, words: Words) -> str:
    date = in_words(adoption.date, words)
    return words["adopted-at"].format(meeting=adoption.meeting, date=date)


def _statement(resolved: Resolved, statement: Statement, words: Words) -> Iterator[Part]:
    recorded = _recorded(resolved, statement.recorded, words)
    if not statement.document:
        yield from recorded
        return
    yield _document(resolved, statement.document, words)
    yield f", {statement.part} (" if statement.part else " ("
    yield from recorded
    yield ")"


def _document(resolved: Resolved, symbol: str, words: Words) -> Part:
    if documents.is_of_the_session(resolved.body, symbol):
        return str(words["documents"]["short"]["not-public"]).format(symbol=symbol)
    return Official(symbol)


def _recorded(resolved: Resolved, mark: str, words: Words) -> tuple[Place, ...]:
    place = recorded_at(resolved, mark, words)
    assert place  # unknown-place tells of others
    return (place,)


def _of_account(account: Account, words: Words) -> Iterator[Particular]:
    for place, title in account.places:
        yield Particular(words["in-the-report"], ((place, " ", Titled(title)),))
    if account.considered:
        sentence, recorded = account.considered
        where: Line = (" (", recorded, ")") if recorded else ()
        yield Particular(words["considered-label"], ((sentence, *where),))
    if account.adopted:
        lines = tuple((entry.place, " ", Titled(entry.path)) for entry in account.adopted)
        yield Particular(words["adopted-label"], lines)

"""What the handbook says over a text: how an act was adopted, where an account stands in the
report. Made once; pages, paper and the Markdown beside them only print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import documents, marks
from generator.model import Adoption, Path, Recommended, Statement
from generator.pages.ballot import tally
from generator.pages.page import Page, Place
from generator.pages.text_pages import Account, AccountFacts, ActFacts, recorded_at
from generator.resolved import Resolved
from generator.wording import Words, before_each, capital, counted, in_words, listed


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
        case ActFacts(adoption=adoption) if adoption != Adoption():
            return of_adoption(resolved, adoption, words)
        case AccountFacts(account=account):
            return tuple(_of_account(account, words))
    return ()


def in_a_line(resolved: Resolved, page: Page, words: Words) -> tuple[str, ...]:
    """Return what the particulars of a page come to, as the parts of one line: Adopted at the 10th
    meeting, on 10 October 2014; draft CTOC/COP/2014/L.6/Rev.2; 15 sponsors."""
    language = resolved.report.language
    match page.facts:
        case ActFacts(adoption=adoption) if adoption != Adoption():
            parts = tuple(_adoption_in_a_line(resolved, adoption, words, language))
            return _begun(iter(parts or (words["adoption"]["adopted"],)))
        case AccountFacts(account=account):
            return _begun(_account_in_a_line(account, words))
    return ()


def _begun(parts: Iterator[str]) -> tuple[str, ...]:
    first, *others = parts
    return capital(first), *others


def _adoption_in_a_line(
    resolved: Resolved, adoption: Adoption, words: Words, language: str
) -> Iterator[str]:
    said = words["in-a-line"]
    if when := _when(adoption, words):
        yield said["adopted"].format(when=when)
    if adoption.vote:
        yield tally(resolved, adoption.vote, words)
    if adoption.draft:
        yield said["draft"].format(symbol=adoption.draft)
    if adoption.sponsors:
        yield counted(len(adoption.sponsors), said["sponsors"], language)
    if adoption.additional_sponsors:
        yield counted(len(adoption.additional_sponsors), said["additional-sponsors"], language)
    if adoption.submitted_by:
        yield said["submitted-by"].format(name=adoption.submitted_by)
    if adoption.recommended_by:
        yield said["recommended-by"].format(name=adoption.recommended_by.committee)


def _account_in_a_line(account: Account, words: Words) -> Iterator[str]:
    said = words["in-a-line"]
    if account.considered:
        yield said["considered"].format(when=account.considered[0])
    if account.adopted:
        names = tuple(entry.place.title for entry in account.adopted)
        yield said["adopted-there"].format(names=listed(names, words))
    if not account.considered:
        yield listed(tuple(place.title for place, _ in account.places), words)


def of_adoption(resolved: Resolved, adoption: Adoption, words: Words) -> tuple[Particular, ...]:
    """Return what is known of how an act was adopted."""
    return tuple(_of_adoption(resolved, adoption, words))


def _of_adoption(resolved: Resolved, adoption: Adoption, words: Words) -> Iterator[Particular]:
    labels, language = words["adoption"], resolved.report.language

    def said(label: str, *parts: Part) -> Particular:
        return Particular(label, (parts,))

    def names(forms: Mapping[str, str], named: tuple[str, ...]) -> Particular:
        return said(counted(len(named), forms, language), listed(named, words))

    yield from _adopted(resolved, adoption, words)
    if adoption.vote:
        yield said(labels["vote"], tally(resolved, adoption.vote, words))
    if adoption.draft:
        part = f", {adoption.draft_part}" if adoption.draft_part else ""
        amended = f", {adoption.amended}" if adoption.amended else ""
        symbol = _document(resolved, adoption.draft_symbol, words)
        yield said(labels["draft"], symbol, f"{part}{amended}")
    if adoption.sponsors:
        yield names(labels["sponsors"], adoption.sponsors)
    if adoption.additional_sponsors:
        yield names(labels["additional-sponsors"], adoption.additional_sponsors)
    if adoption.submitted_by:
        yield said(labels["submitted-by"], adoption.submitted_by)
    if adoption.recommended_by:
        yield said(
            labels["recommended-by"], *_recommended(resolved, adoption.recommended_by, words)
        )
    if adoption.agenda_item:
        forms = labels["agenda-items"]
        label = counted(len(adoption.agenda_item), forms, language)
        yield said(label, *_items(resolved, adoption.agenda_item, words))
    for statement in adoption.statements:
        about = words["statements"][statement.about]
        yield said(about, *_statement(resolved, statement, words))


def _adopted(resolved: Resolved, adoption: Adoption, words: Words) -> Iterator[Particular]:
    """Yield when and how it was adopted, and where that is recorded."""
    when = _when(adoption, words)
    recorded = _recorded(resolved, adoption.recorded, words) if adoption.recorded else ()
    if not when and not recorded:
        return
    where: Line = (f"{when} (", *recorded, ")") if when and recorded else (when, *recorded)
    yield Particular(words["adoption"]["adopted"], (tuple(filter(None, where)),))


def _recommended(resolved: Resolved, recommended: Recommended, words: Words) -> Iterator[Part]:
    """Yield the committee, its report and the paragraph of it."""
    yield recommended.committee
    if recommended.report:
        yield from (" (", _document(resolved, recommended.report, words))
    if recommended.paragraph:
        number = words["kinds"]["paragraph"].format(number=recommended.paragraph)
        yield f", {number}" if recommended.report else f" ({number}"
    if recommended.report or recommended.paragraph:
        yield ")"


def _items(resolved: Resolved, keys: tuple[str, ...], words: Words) -> Iterator[Part]:
    """Yield agenda items by their numbers, as a list: 13 and 72."""
    for separator, key in zip(before_each(len(keys), words), keys, strict=True):
        if separator:
            yield separator
        anchor = resolved.places.by_mark[marks.item(key)]
        yield Place(anchor.number, anchor.address, anchor.id)


def _when(adoption: Adoption, words: Words) -> str:
    """Return when and how an act was adopted; "" where nothing of it is known."""
    form = {
        (True, True): words["adopted-at"],
        (True, False): words["adopted-at-meeting"],
        (False, True): words["adopted-on"],
        (False, False): "",
    }[bool(adoption.meeting), bool(adoption.date)]
    when = form.format(meeting=adoption.meeting, date=in_words(adoption.date, words))
    how = words["adoption"]["ways"][adoption.adopted] if adoption.adopted else ""
    return ", ".join(filter(None, (when, how)))


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

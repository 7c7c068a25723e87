"""The page of the documents, and acts of other bodies, that a report cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from generator import marks
from generator.documents import is_draft, places
from generator.marks import Mark
from generator.model import Act, Body, Document
from generator.pages.names import name
from generator.pages.notes_and_citing import Citing, citing_places
from generator.pages.page import CitedPlace, Facts, Page, Place
from generator.pages.text_pages import recorded_at, report_page
from generator.references import Reference, Status, document_id, documents_address
from generator.resolved import Resolved
from generator.wording import Words, by_name, sorting


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document, or an act of another body, and who cites it."""

    cited: CitedPlace
    """Its entry, under its symbol; a recorded act has none and stands under its words."""
    title: str
    address: str
    """Where its text is; "" where that is not known, or not public."""
    remark: str
    dates: list[str]
    """The dates with which it is cited."""
    acts: list[tuple[str, Place]]
    """What became of it: what is said, and of which act."""


@dataclass(frozen=True, slots=True)
class DocumentsFacts(Facts):
    """Of the documents that a report cites."""

    groups: list[tuple[str, list[CitedDocument]]]
    body: str
    places: tuple[str, ...]
    """What the places are called to which links lead."""

    def entries_cited(self) -> Iterator[CitedPlace]:
        """Yield the documents, each with who cites it."""
        yield from (document.cited for _, entries in self.groups for document in entries)


def documents(resolved: Resolved, words: Words) -> Page:
    """Return the page of what is cited and has no page here, the body's own documents first."""
    cited: dict[Mark, list[Reference]] = {}
    for reference in resolved.references:
        if is_outside(reference):
            cited.setdefault(reference.mark.whole, []).append(reference)
    known = {marks.document(one.symbol): one for one in resolved.report.documents}
    said_of = _said_of(resolved, words)
    groups: dict[str, list[CitedDocument]] = {"own": [], "others": []}
    for mark, found in cited.items():
        entry = _document(resolved, mark, found, known.get(mark), said_of, words)
        groups["own" if _is_own(resolved, mark) else "others"].append(entry)
    for entries in groups.values():
        entries.sort(key=lambda document: sorting(document.cited.place.title))
    return report_page(
        resolved,
        "documents",
        "list",
        "documents",
        words,
        facts=DocumentsFacts(
            groups=[(key, entries) for key, entries in groups.items() if entries],
            body=resolved.body.texts[resolved.report.language].short_name,
            places=places(resolved.body, resolved.report.language),
        ),
    )


def is_outside(reference: Reference) -> bool:
    """Say whether a reference is to a document, or to an act of another body: acts that are here
    are found here, under their symbols too."""
    return reference.scheme in (marks.DOCUMENT, "cited") and reference.status is not Status.HERE


def _is_own(resolved: Resolved, mark: str) -> bool:
    """Say whether a symbol is of the report's own series: CTOC/COP/2014/13 -> CTOC/COP/."""
    series = takewhile(lambda part: not part.isdecimal(), resolved.report.symbol.split("/"))
    return mark.startswith(f"{marks.document('/'.join(series))}/")


def _document(
    resolved: Resolved,
    mark: Mark,
    references: list[Reference],
    known: Document | None,
    said_of: Mapping[str, list[tuple[str, Place]]],
    words: Words,
) -> CitedDocument:
    first = references[0]
    # A recorded act has no symbol: its words stand for it.
    named = first.mark.name if first.scheme == "un" else first.words
    citing = [Citing(resolved, reference) for reference in references]
    entry = Place(named, documents_address(resolved.report), document_id(mark))
    return CitedDocument(
        cited=CitedPlace(entry, citing_places(citing, words, resolved)),
        title=known.title if known else "",
        address=first.address if first.status is Status.OUTSIDE else "",
        remark=_remark(first, resolved.body, words),
        dates=dates_cited(references),
        acts=[*said_of.get(named, ()), *_outcome(resolved, known, words)],
    )


def _remark(reference: Reference, body: Body, words: Words) -> str:
    if reference.status is Status.NOT_PUBLIC:
        return str(words["documents"]["in-session"])
    if reference.status is Status.RECORDED:
        has_symbol = reference.scheme == marks.DOCUMENT
        return str(words["documents"]["no-address" if has_symbol else "recorded"])
    return str(words["documents"]["draft"]) if is_draft(body, reference.mark.number) else ""


def _outcome(
    resolved: Resolved, known: Document | None, words: Words
) -> Iterator[tuple[str, Place]]:
    """Yield what became of a draft that was not adopted, and where the report says so."""
    place = recorded_at(resolved, known.recorded, words) if known and known.outcome else None
    if known and place:
        yield by_name(words["documents"]["outcome"], known.outcome), place


def _said_of(resolved: Resolved, words: Words) -> Mapping[str, list[tuple[str, Place]]]:
    """Return what the accounts of adoptions say of documents, by symbol: of a draft, or of a
    statement's text."""
    found: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for path, value in resolved.of_kind(Act):
        anchor = resolved.anchors[path]
        place = Place(name(anchor, words), anchor.address, anchor.id)
        adoption = value.adoption
        if adoption.draft:
            key = "adopted-part-as" if adoption.draft_part else "adopted-as"
            said = by_name(words["documents"], key).format(part=adoption.draft_part)
            found[adoption.draft_symbol].append((said, place))
        for statement in adoption.statements:
            key = "statement" if statement.part else "statement-whole"
            about = words["statements"][statement.about]
            said = by_name(words["documents"], key).format(about=about, part=statement.part)
            found[statement.document].append((said, place))
    return found


def dates_cited(references: Iterable[Reference]) -> list[str]:
    """Return the dates with which an act is cited, each once."""
    return list(dict.fromkeys(reference.date for reference in references if reference.date))

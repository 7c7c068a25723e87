"""The pages about a report: at a glance, agenda, chapters, documents cited, corrections, about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.anchors import Anchor, Kind, report_address
from generator.documents import act_symbol
from generator.footnotes import Note
from generator.marks import ACTS
from generator.model import Accepted, Act, AgendaItem, Correction, Path, slug
from generator.official import issuer
from generator.pages.at_a_glance import Glance, at_a_glance
from generator.pages.body_text import act_entry
from generator.pages.names import full_name, name, note_place
from generator.pages.notes_and_citing import notes_of, uncalled_notes
from generator.pages.page import Entry, Facts, Listed, Page, Place
from generator.pages.text_pages import (
    considered_in_words,
    paragraph_range,
    recorded_at,
    report_page,
)
from generator.pages.whole_in_parts import is_in_parts
from generator.resolved import Resolved
from generator.wording import Words, by_name, capital, in_words, is_dated


def lists(resolved: Resolved, texts: list[Page], words: Words) -> list[Page]:
    """Return the pages about a report, beside those of its texts."""
    chapters = chapter_entries(resolved, words)
    return [
        _first_page(resolved, chapters, words),
        *_missing_lists_of_acts(resolved, texts, words),
        _agenda_page(resolved, words),
        _chapters_page(resolved, chapters, words),
        _corrections_page(resolved, words),
        _about_page(resolved, words),
    ]


# --- at a glance, chapters --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReportFacts(Facts):
    """Of the first page of a report."""

    glance: Glance
    chapters: list[Entry]


def _first_page(resolved: Resolved, chapters: list[Entry], words: Words) -> Page:
    headings, glance = words["headings"], at_a_glance(resolved, words)
    notes = notes_of(resolved, [("title",)], words)
    shown = {"adopted": glance.acts, "due": glance.due, "report-contents": True, "notes": notes}
    page = report_page(
        resolved,
        "",
        "report",
        "report",
        words,
        title=resolved.words(("title",)),
        contents=tuple(Listed(by_name(headings, key), key) for key, part in shown.items() if part),
        facts=ReportFacts(glance, chapters),
    )
    split = is_in_parts(resolved)
    form = "parts" if split else "page"
    return replace(page, notes=notes, files=((form, "full/"),), has_whole=not split)


@dataclass(frozen=True, slots=True)
class ActsFacts(Facts):
    """Of a list of resolutions or decisions."""

    entries: list[Entry]


def _missing_lists_of_acts(resolved: Resolved, texts: list[Page], words: Words) -> Iterator[Page]:
    """Yield the lists of acts that no part of the report has the address of.

    So it is where one chapter or annex holds resolutions and decisions alike.
    """
    addresses = {page.address for page in texts}
    for kind in ACTS:
        entries = [act_entry(resolved, anchor.path, words) for anchor in _acts(resolved, kind)]
        if entries and f"{report_address(resolved.report)}{kind}s/" not in addresses:
            facts = ActsFacts(entries)
            yield report_page(resolved, f"{kind}s", "list", "acts", words, facts=facts)


def _acts(resolved: Resolved, kind: str) -> Iterator[Anchor]:
    return (anchor for anchor in resolved.anchors.values() if anchor.kind == kind)


@dataclass(frozen=True, slots=True)
class ChaptersFacts(Facts):
    """Of the list of chapters."""

    chapters: list[Entry]


def _chapters_page(resolved: Resolved, chapters: list[Entry], words: Words) -> Page:
    facts = ChaptersFacts(chapters)
    return report_page(resolved, "chapters", "list", "chapters", words, facts=facts)


def chapter_entries(resolved: Resolved, words: Words) -> list[Entry]:
    """Return a line for each chapter and annex of the report, with its sections."""
    report = resolved.report
    paths: list[Path] = [("chapters", index) for index in range(len(report.chapters))]
    paths += [("annexes", index) for index in range(len(report.annexes))]
    return [_division_entry(resolved, path, words) for path in paths]


def _division_entry(resolved: Resolved, path: Path, words: Words) -> Entry:
    anchor = resolved.anchors[path]
    division = resolved.value(path)
    sections = tuple(
        _division_entry(resolved, (*path, "sections", index), words)
        for index in range(len(division.sections))
    )
    # A chapter that has no page of its own stands only here: its title leads nowhere.
    address = None if anchor.id.startswith("chapter-") else anchor.address
    title = resolved.printed(path)
    if anchor.kind is Kind.ANNEX or not (title or resolved.words((*path, "title"))):
        title = capital(name(anchor, words))
    return Entry(
        Place(title, address, anchor.id if address else ""),
        (*path, "title"),
        True,
        paragraph_range(resolved, path, words),
        anchor.mark.as_id if anchor.kind is Kind.CHAPTER else "",
        sections,
    )


# --- agenda -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgendaFacts(Facts):
    """Of the agenda."""

    items: list[Entry]


def _agenda_page(resolved: Resolved, words: Words) -> Page:
    entries = [
        _item_entry(resolved, item, ("agenda", index), "", words)
        for index, item in enumerate(resolved.report.agenda)
    ]
    return report_page(resolved, "agenda", "list", "agenda", words, facts=AgendaFacts(entries))


def _item_entry(
    resolved: Resolved, item: AgendaItem, path: Path, parent: str, words: Words
) -> Entry:
    anchor = resolved.anchors[path]
    key = anchor.mark.name
    detail = ""
    if item.considered:
        detail = considered_in_words(item.considered, resolved.report.language, words)
    under = tuple(
        _item_entry(resolved, child, (*path, "items", index), key, words)
        for index, child in enumerate(item.items)
    )
    in_brackets = parent and item.number.isalpha()
    number = f"({item.number})" if in_brackets else resolved.printed(path)
    address = None if anchor.id else anchor.address
    return Entry(Place(number, address), (*path, "title"), True, detail, f"item-{key}", under)


# --- corrections, about -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction, as the page of corrections and the feed tell of it."""

    correction: Correction
    place: Place | None
    """What was corrected; none where the report has no such place."""
    id: str
    """Its id on the page of corrections, which one at another place, before it, leaves as it is."""


def corrected(resolved: Resolved, words: Words) -> Iterator[Corrected]:
    """Yield the corrections of a report."""
    counted: dict[str, int] = {}
    for one in resolved.report.corrections:
        counted[one.place] = counted.get(one.place, 0) + 1
        place = _corrected_place(resolved, one.place, words)
        yield Corrected(one, place, f"{slug(one.place)}-{counted[one.place]}")


@dataclass(frozen=True, slots=True)
class CorrectionsFacts(Facts):
    """Of the page of corrections."""

    corrections: list[Corrected]
    accepted: list[tuple[Accepted, Place | None]]
    remarks: list[tuple[Note, Place]]


def _corrections_page(resolved: Resolved, words: Words) -> Page:
    accepted = [
        (entry, _corrected_place(resolved, entry.place, words))
        for entry in resolved.report.accepted
    ]
    remarks = [note for note in resolved.notes.notes.values() if note.remark]
    page = report_page(
        resolved,
        "corrections",
        "about",
        "corrections",
        words,
        facts=CorrectionsFacts(
            corrections=list(corrected(resolved, words)),
            accepted=accepted,
            remarks=[(note, _place_of_note(resolved, note, words)) for note in remarks],
        ),
    )
    return replace(page, notes=uncalled_notes(resolved, words))


def _corrected_place(resolved: Resolved, mark: str, words: Words) -> Place | None:
    note = resolved.notes.by_mark.get(mark)
    return _place_of_note(resolved, note, words) if note else recorded_at(resolved, mark, words)


def _place_of_note(resolved: Resolved, note: Note, words: Words) -> Place:
    """Return the place of a note, with what has it where that is not the report."""
    place = note_place(resolved, note, words)
    if not note.holder:
        return place
    holder = full_name(resolved, resolved.anchors[note.holder], words)
    return replace(place, title=f"{place.title} ({holder})")


@dataclass(frozen=True, slots=True)
class AboutFacts(Facts):
    """Of the page about the text."""

    body: str
    issuer: str
    designation: str
    """What the report is called for short: its symbol, if it has one."""
    """Who issues the authentic text; "" where that is not said."""
    cited: str
    """How the body cites its acts, in a sentence."""
    status: Mapping[str, str]
    example: dict[str, object] | None


def _about_page(resolved: Resolved, words: Words) -> Page:
    report, body = resolved.report, resolved.body
    example = next(_acts(resolved, Kind.RESOLUTION), None) or next(
        _acts(resolved, Kind.DECISION), None
    )
    issued_by = issuer(body, report.language)
    example_symbol = act_symbol(body, example.kind.value, example.number) if example else ""
    return report_page(
        resolved,
        "about",
        "about",
        "about",
        words,
        facts=AboutFacts(
            body=body.texts[report.language].name,
            issuer=issued_by,
            designation=resolved.designation,
            cited=_how_cited(example_symbol, body.texts[report.language].how_cited, words),
            status=words["status"],
            example=_example(resolved, example, words) if example else None,
        ),
    )


def _how_cited(symbol: str, said: str, words: Words) -> str:
    about = words["about"]
    return said or about["cited-with-symbol" if symbol else "cited-with-report"]


def _example(resolved: Resolved, anchor: Anchor, words: Words) -> dict[str, object]:
    """Return how an act and one of its paragraphs are cited, from the data of the report."""
    act = resolved.value(anchor.path)
    assert isinstance(act, Act)
    # The chapter (or annex of the report), and its section where the act stands in one.
    place = resolved.value(anchor.path[:2])
    section = resolved.value(anchor.path[:4]) if "sections" in anchor.path[:3] else None
    last = [p.number for p in act.operative if p.number][-1:] or [""]
    return {
        "act": name(anchor, words),
        "dated": is_dated(act.number),
        "symbol": act_symbol(resolved.body, act.kind, act.number),
        "date": in_words(act.adoption.date, words) if act.adoption.date else "",
        "section": f"{place.number}.{section.number}" if section else place.number,
        "paragraph": last[0],
        "address": anchor.address,
        "id": f"op-{last[0]}" if last[0] else "",
    }

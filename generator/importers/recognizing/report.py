"""All steps of the import, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.actions import with_actions
from generator.characters import plain_blanks
from generator.citations import Here, Vocabulary
from generator.importers.reading import Reading
from generator.importers.recognizing import head
from generator.importers.recognizing.adoption import adoptions
from generator.importers.recognizing.agenda import agenda, with_items
from generator.importers.recognizing.documents import titled
from generator.importers.recognizing.furniture import Furniture, set_apart
from generator.importers.recognizing.joining import joined
from generator.importers.recognizing.lines import Line, lines_of
from generator.importers.recognizing.marks import marked
from generator.importers.recognizing.meetings import met
from generator.importers.recognizing.notes import Note, take, with_bare_calls
from generator.importers.recognizing.notes_of_acts import with_notes_of_acts
from generator.importers.recognizing.outline import outlined
from generator.importers.recognizing.place import Placed, Role
from generator.importers.recognizing.statements import with_statements
from generator.importers.recognizing.structure import annexes, chapters, nested
from generator.importers.recognizing.unmatched import unmatched
from generator.importers.recognizing.usage import Usage
from generator.importers.recognizing.words import Phrases
from generator.model import (
    REPORT_FORMAT,
    Act,
    Adoption,
    Considered,
    Division,
    Footnote,
    Report,
    Status,
    Unplaced,
    walk,
)
from generator.received import Kind, Row

Part = TypeVar("Part", bound=Division)
ActKind = TypeVar("ActKind", bound=Act)


@dataclass(frozen=True, slots=True)
class Imported:
    """A report, and the lines of the source that are no text of it."""

    report: Report
    furniture: tuple[Line, ...]
    """Contents, running heads, page marks and particulars, in the order of the source."""
    rows: tuple[Row, ...]
    """All lines of the source that have words, and what each is."""
    unmatched: tuple[str, ...] = ()
    """The forms of the body's own that match nothing in the source, each by its key."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """The lines of a source, by what they are."""

    furniture: Furniture
    title: Line | None
    notes: tuple[Note, ...]
    placed: tuple[Placed, ...]
    """The text, and what each line of it is."""
    rows: tuple[Row, ...]
    """All lines, in order."""


def recognized(reading: Reading, usage: Usage) -> Recognized:
    """Return the lines of a source, by what they are. Never raises."""
    phrases, numerals = usage.phrases, usage.numerals
    lines = lines_of(reading.blocks, numerals, phrases.heading_styles)
    furniture = set_apart(lines, phrases)
    title = head.title_line(furniture.text, phrases)
    text, notes = take([line for line in furniture.text if line is not title])
    whole = joined(text, phrases, numerals, paged=reading.is_paged)
    # A bare figure is a call by its place among the numbers, which are not those of one row there.
    if usage.body.numbers.notes.anew != "act":
        whole = with_bare_calls(whole, notes)
    placed = outlined(whole, phrases, numerals)
    # Lines that only say what a part is are said by the data of a report, not by its text.
    said = [p.line.places for p in placed if p.role in (Role.AGENDA_LINE, Role.ACT_ENDS)]
    apart = {place for places in said for place in places}
    kinds = dict.fromkeys((*(line.place for line in furniture.lines), *apart), Kind.APART)
    kinds |= dict.fromkeys((note.place for note in notes), Kind.NOTE)
    rows = (Row(line.place, kinds.get(line.place, Kind.TEXT), line.words) for line in lines)
    return Recognized(furniture, title, notes, placed, tuple(rows))


def import_report(reading: Reading, usage: Usage, source_name: str = "") -> Imported:
    """Return the report that a source holds, as far as it can be recognized.

    `source_name` is the name under which the source lies beside the report (`source.en.md` by
    default). Never raises: what cannot be placed stands in the report's `unplaced`.
    """
    phrases, vocabulary = usage.phrases, usage.vocabulary
    found = recognized(reading, usage)
    unplaced = [p.line for p in found.placed if p.role is Role.UNPLACED]
    parts = nested(found.placed)
    report = Report(
        **_head(found.furniture, found.title, usage),
        source=source_name or f"source.{usage.language}.md",
        chapters=chapters(parts, phrases),
        annexes=annexes(parts, phrases),
        notes=tuple(Footnote(number=note.number, text=note.text) for note in found.notes),
        unplaced=tuple(Unplaced(line=line.place, text=line.whole) for line in unplaced),
    )
    if usage.body.numbers.notes.anew == "act":
        report = with_notes_of_acts(report)
    report = _with_accounts(marked(report, vocabulary, phrases, Here()), vocabulary, phrases)
    said = [p.line for p in found.placed if p.role in (Role.AGENDA_LINE, Role.ACT_ENDS)]
    furniture = sorted((*found.furniture.lines, *said), key=lambda line: line.order)
    return Imported(
        with_actions(report, usage.grammar),
        tuple(furniture),
        found.rows,
        unmatched(
            usage.body,
            usage.language,
            phrases,
            [plain_blanks(row.words) for row in found.rows],
            [placed.line.compared for placed in found.placed],
        ),
    )


def _head(furniture: Furniture, title: Line | None, usage: Usage) -> dict[str, Any]:
    """Return the fields of a report that its head tells."""
    body, language, phrases = usage.body, usage.language, usage.phrases
    words = title.text if title else ""
    return {
        "format": REPORT_FORMAT,
        "body": body.id,
        "session": head.session(words, body, language),
        "language": language,
        "symbol": head.symbol(furniture, phrases),
        "title": words,
        "date": "",
        "original_language": "",
        "status": Status(edition="final", copy_is="unofficial"),
        "held": head.held(words, phrases),
        **head.particulars(furniture, phrases),
    }


def _with_accounts(report: Report, vocabulary: Vocabulary, phrases: Phrases) -> Report:
    """Return a report that says of which items its parts are the account, who spoke, when the
    body met, and how its acts were adopted."""
    accounts = tuple(with_items(chapter, phrases) for chapter in report.chapters)
    notes = {note.number: note.text for note in reversed(report.notes)}
    found = adoptions(accounts, notes, vocabulary, phrases)
    items = agenda(accounts, phrases)
    stated = {adoption.recorded for adoption in found.values()}
    inside = (value for item in items for _, value in walk(item))
    stated |= {value.recorded for value in inside if isinstance(value, Considered)}
    spoken = with_statements(accounts, phrases)
    return report.model_copy(
        update={
            "agenda": items,
            "chapters": tuple(_with_adoptions(chapter, found) for chapter in spoken),
            "documents": titled(accounts, report.notes, phrases),
            "held": report.held.model_copy(update={"meetings": met(accounts, stated, phrases)}),
        }
    )


def _with_adoptions(division: Part, found: Mapping[str, Adoption]) -> Part:
    """Return a division whose acts, and those of its sections, say how they came about."""
    return division.model_copy(
        update={
            "resolutions": tuple(_adopted(act, found) for act in division.resolutions),
            "decisions": tuple(_adopted(act, found) for act in division.decisions),
            "sections": tuple(_with_adoptions(section, found) for section in division.sections),
        }
    )


def _adopted(act: ActKind, found: Mapping[str, Adoption]) -> ActKind:
    adoption = found.get(f"{act.kind}:{act.number}", act.adoption)
    return act.model_copy(update={"adoption": adoption})

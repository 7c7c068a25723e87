"""All steps of the import, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator import marks
from generator.actions import with_actions
from generator.characters import plain_blanks
from generator.citations import Here, Vocabulary
from generator.importers.doubts import NOT_PLACED, Doubt, Weight
from generator.importers.reading import Reading
from generator.importers.recognizing import head
from generator.importers.recognizing.adoption import adoptions, completed, disagreements
from generator.importers.recognizing.agenda import agenda, with_items
from generator.importers.recognizing.documents import titled
from generator.importers.recognizing.furniture import Furniture
from generator.importers.recognizing.leads import with_leads
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.listed_agenda import with_listed
from generator.importers.recognizing.marks import marked
from generator.importers.recognizing.meetings import met
from generator.importers.recognizing.notes_of_acts import with_notes_of_acts
from generator.importers.recognizing.originals import Original, Together, together
from generator.importers.recognizing.outline import outlined
from generator.importers.recognizing.place import HEADINGS, Placed, Role
from generator.importers.recognizing.statements import with_statements
from generator.importers.recognizing.structure import annexes, chapters, nested
from generator.importers.recognizing.unmatched import unmatched
from generator.importers.recognizing.usage import Usage
from generator.importers.recognizing.words import Phrases
from generator.inline import parse, plain
from generator.model import (
    REPORT_FORMAT,
    Act,
    Adoption,
    Considered,
    Decision,
    Division,
    Footnote,
    Report,
    Resolution,
    Status,
    Unplaced,
    walk,
)
from generator.model.importing import PARTICULARS
from generator.received import Row

Part = TypeVar("Part", bound=Division)
ActKind = TypeVar("ActKind", bound=Act)


@dataclass(frozen=True, slots=True)
class Imported:
    """A report, and what a person must know of how it came about."""

    report: Report
    furniture: tuple[Line, ...]
    """Lines that are no text of the report: contents, running heads, page marks and particulars, in
    the order of the sources."""
    rows: tuple[tuple[Row, ...], ...]
    """Of each source all lines that have words, and what each is."""
    doubts: tuple[Doubt, ...] = ()
    """What the steps are not sure of."""
    unmatched: tuple[str, ...] = ()
    """The forms of the body's own that match nothing in the source, each by its key."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """The lines of the sources, by what they are."""

    source: Together
    placed: tuple[Placed, ...]
    """The text, and what each line of it is."""
    rows: tuple[tuple[Row, ...], ...]
    """Of each source all lines, in order."""

    @property
    def said(self) -> list[Line]:
        """Return the lines that only say what a part is: the data of a report say it, not its
        text."""
        return [p.line for p in self.placed if p.role in (Role.AGENDA_LINE, Role.ACT_ENDS)]


def recognized(originals: Sequence[Original], usage: Usage) -> Recognized:
    """Return the lines of the sources of a report, by what they are. Never raises."""
    source = together(originals, usage)
    placed = outlined(source.lines, usage.phrases, usage.numerals)
    found = Recognized(source, placed, ())
    apart = {place for line in found.said for place in line.places}
    return replace(found, rows=tuple(file.rows(apart) for file in source.files))


def import_report(reading: Reading, usage: Usage, source_name: str = "") -> Imported:
    """Return the report that one source holds, as `import_originals` does of several.

    `source_name` is the name under which the source lies beside the report (`source.en.md` by
    default).
    """
    return import_originals(
        [Original(source_name or f"source.{usage.language}.md", reading)], usage
    )


def import_originals(originals: Sequence[Original], usage: Usage) -> Imported:
    """Return the report that a source holds, or several in their order, as far as it can be
    recognized.

    Never raises: what cannot be placed stands in the report's `unplaced`.
    """
    if all(one.reading.keeps_italics for one in originals):
        usage = usage.of_whole_italics()
    phrases, vocabulary = usage.phrases, usage.vocabulary
    found = recognized(originals, usage)
    unplaced = [p.line for p in found.placed if p.role is Role.UNPLACED]
    parts = nested(found.placed)
    report = Report(
        **_head(found, usage),
        source=tuple(one.name for one in originals),
        chapters=chapters(parts, phrases),
        annexes=annexes(parts, phrases),
        notes=tuple(Footnote(number=note.number, text=note.text) for note in found.source.notes),
        unplaced=tuple(Unplaced(line=line.place, text=line.whole) for line in unplaced),
    )
    if usage.body.numbers.notes.anew == "act":
        report = with_notes_of_acts(report)
    report = with_leads(report, phrases)
    report = marked(report, usage.body, vocabulary, phrases, Here(session=report.session))
    recorded = _recorded(report, vocabulary, phrases)
    acts = tuple(value for _, value in walk(report) if isinstance(value, Act))
    report = _with_accounts(report, recorded, phrases)
    apart = (line for file in found.source.files for line in file.furniture.lines)
    furniture = sorted((*apart, *found.said), key=lambda line: line.order)
    return Imported(
        with_actions(report, usage.grammar),
        tuple(furniture),
        found.rows,
        (
            *found.source.doubts,
            *_of_outline(found.placed),
            *_of_adoptions(found.placed, acts, recorded, phrases),
        ),
        unmatched(
            usage.body,
            usage.language,
            phrases,
            [plain_blanks(row.words) for rows in found.rows for row in rows],
            [_plain(text) for text in _texts(found)],
        ),
    )


def _texts(found: Recognized) -> Iterator[str]:
    """Yield the texts of the sources: lines by themselves and paragraphs, and the notes."""
    for placed in found.placed:
        yield from (placed.line.whole, placed.line.text)
    yield from (note.text for note in found.source.notes)


def _plain(text: str) -> str:
    return plain_blanks(plain(parse(text)[0]))


def _of_outline(placed: Sequence[Placed]) -> Iterator[Doubt]:
    """Yield what the outline is not sure of, and why lines have no place."""
    for one in placed:
        if one.role is Role.UNPLACED:
            yield Doubt(NOT_PLACED, one.line.place, one.doubt, Weight.LOST)
        elif one.doubt:
            weight = Weight.LIKELY if one.role in HEADINGS else Weight.UNCERTAIN
            yield Doubt("outline", one.line.place, one.doubt, weight)


def _head(found: Recognized, usage: Usage) -> dict[str, Any]:
    """Return the fields of a report that the head of the first source tells."""
    furniture, lines = found.source.files[0].furniture, [placed.line for placed in found.placed]
    title, said = furniture.title.text, furniture.said
    return {
        "format": REPORT_FORMAT,
        "body": usage.body.id,
        "session": head.session(title, said, lines, usage),
        "language": usage.language,
        "symbol": _symbol(furniture, usage.phrases),
        "title": title,
        "date": "",
        "original_language": "",
        "status": Status(edition="final", copy_is="unofficial"),
        "held": head.held(title, said, lines, usage.phrases),
        **{key: said[key] for key in PARTICULARS if key in said and key != "symbol"},
    }


def _symbol(furniture: Furniture, phrases: Phrases) -> str:
    """Return the symbol of the report, which its head or its pages bear."""
    heads = (line.text for line in furniture.running if phrases.symbol.fullmatch(line.text))
    return furniture.said.get("symbol") or next(heads, "")


def _recorded(report: Report, vocabulary: Vocabulary, phrases: Phrases) -> Mapping[str, Adoption]:
    """Return the adoptions that paragraphs of a report record, by the marks of the acts."""
    accounts = tuple(with_items(chapter, phrases) for chapter in report.chapters)
    notes = {note.number: note.text for note in reversed(report.notes)}
    return adoptions(accounts, notes, vocabulary, phrases)


def _of_adoptions(
    placed: Sequence[Placed],
    acts: Sequence[Act],
    recorded: Mapping[str, Adoption],
    phrases: Phrases,
) -> Iterator[Doubt]:
    """Yield what lines on adoptions say that no key of a report holds, and where a paragraph says
    something else than these lines."""
    for one in placed:
        match = phrases.act_end(one.line) if one.role is Role.ACT_ENDS else None
        if match and (besides := match.groupdict().get("besides")):
            message = f"“{besides}” stands in the line on the adoption, and no key of the report"
            yield Doubt("adoption", one.line.place, f"{message} holds it; add it as a “remark:”")
    places = {
        marks.act(_KINDS[one.role], marks.close(one.number)): one.line.place
        for one in placed
        if one.role in _KINDS
    }
    for act in acts:
        mark = _cited(act)
        for said, printed in disagreements(recorded.get(mark, Adoption()), act.adoption):
            message = f"{recorded[mark].recorded} says that {mark} was adopted: {said}; the act"
            yield Doubt("adoption", places.get(mark, ""), f"{message} itself says: {printed}")


def _cited(act: Act) -> marks.Mark:
    """Return the mark by which texts cite an act."""
    return marks.act(act.kind, marks.close(act.number))


_KINDS = {Role.RESOLUTION: Resolution.kind, Role.DECISION: Decision.kind}


def _with_accounts(report: Report, found: Mapping[str, Adoption], phrases: Phrases) -> Report:
    """Return a report that says of which items its parts are the account, who spoke, when the
    body met, and how its acts were adopted."""
    accounts = tuple(with_items(chapter, phrases) for chapter in report.chapters)
    items = with_listed(agenda(accounts, phrases), accounts, phrases)
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
    recorded = found.get(_cited(act), Adoption())
    return act.model_copy(update={"adoption": completed(recorded, act.adoption)})

"""All steps of the import, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from generator.importers.recognizing.gathered import (
    Group,
    by_chapters,
    lines_over,
    over_act,
    with_titles_put_over,
)
from generator.importers.recognizing.gathered import head as head_of_acts
from generator.importers.recognizing.leading import Leading
from generator.importers.recognizing.leads import with_leads
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.listed_agenda import with_listed
from generator.importers.recognizing.marks import Marking
from generator.importers.recognizing.meetings import met
from generator.importers.recognizing.notes_of_acts import OfFile, with_notes_of_acts
from generator.importers.recognizing.originals import Original, Together, together
from generator.importers.recognizing.outline import outlined
from generator.importers.recognizing.place import HEADINGS, Placed, Role
from generator.importers.recognizing.places import places_of
from generator.importers.recognizing.returned import returned, rows_returned
from generator.importers.recognizing.statements import with_statements
from generator.importers.recognizing.structure import annexes, chapters, nested
from generator.importers.recognizing.unmatched import unmatched
from generator.importers.recognizing.usage import Usage
from generator.importers.recognizing.words import Phrases
from generator.inline import parse, plain
from generator.marks import Mark
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
from generator.received import RowsOf

Part = TypeVar("Part", bound=Division)
ActKind = TypeVar("ActKind", bound=Act)


@dataclass(frozen=True, slots=True)
class Imported:
    """A report, and what a person must know of how it came about."""

    report: Report
    furniture: tuple[Line, ...]
    """Lines that are no text of the report: contents, running heads, page marks and particulars, in
    the order of the sources."""
    rows: RowsOf
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
    rows: RowsOf = ()
    """Of each source all lines, in order."""
    is_gathered: bool = False
    """Whether the sources are acts alone, which are gathered in chapters."""
    told: Mapping[str, Adoption] = field(default_factory=dict)
    """What lines over acts say of how they came about, by the marks of the acts."""

    @property
    def said(self) -> list[Line]:
        """Return the lines that only say what a part is: the data of a report say it, not its
        text."""
        return [p.line for p in self.placed if p.role in (Role.AGENDA_LINE, Role.ACT_ENDS)]

    @property
    def files(self) -> tuple[OfFile, ...]:
        """Return what each original holds."""
        acts = {p.line.place: _mark(p) for p in self.placed if p.role in _KINDS}
        return tuple(
            OfFile(
                frozenset(acts[line.place] for line in lines if line.place in acts),
                len(file.notes),
            )
            for file, lines in zip(self.source.files, self.source.texts, strict=True)
        )


def _mark(placed: Placed) -> Mark:
    """Return the mark of the act that a line heads."""
    return marks.act(_KINDS[placed.role], marks.close(placed.number))


def recognized(originals: Sequence[Original], usage: Usage) -> Recognized:
    """Return the lines of the sources of a report, by what they are. Never raises."""
    groups = by_chapters(originals, usage)
    source = together([one for group in groups for one in group.originals], usage)
    placed = tuple(_outlined(groups, source, usage))
    told = dict(_told(placed, source, usage)) if groups[0].title else {}
    found = Recognized(source, placed, told=told, is_gathered=bool(groups[0].title))
    apart = {place for line in found.said for place in line.places}
    return replace(found, rows=source.rows(apart))


def _outlined(groups: Sequence[Group], source: Together, usage: Usage) -> Iterator[Placed]:
    """Yield the lines of the text by what they are, under the title of each chapter that acts are
    gathered in."""
    texts = iter(source.texts)
    for group in groups:
        lines = [line for _ in group.originals for line in next(texts)]
        if group.title:
            yield Placed(Line(lines[0].place, ""), Role.CHAPTER, 1, title=group.title)
        yield from outlined(lines, usage.phrases, usage.numerals)


def _told(
    placed: Sequence[Placed], source: Together, usage: Usage
) -> Iterator[tuple[str, Adoption]]:
    """Yield what the lines over each act say of how it came about, with the mark of the act."""
    files = {
        line.place: file
        for file, lines in zip(source.files, source.texts, strict=True)
        for line in lines
    }
    for one in placed:
        if one.role in _KINDS:
            over = lines_over(files[one.line.place])
            yield _mark(one), over_act(over, usage)


def rows_of(originals: Sequence[Original], usage: Usage) -> RowsOf:
    """Return of each source all lines that have words, and what each is."""
    if (written := returned(originals, usage)) is not None:
        return rows_returned(originals, usage, written)
    return recognized(originals, usage).rows


def import_report(reading: Reading, usage: Usage, source_name: str = "") -> Imported:
    """Return the report that one source holds, as `import_originals` does of several.

    `source_name` is the name under which the source lies beside the report (`source.en.md` by
    default).
    """
    return import_originals(
        [Original(source_name or f"source.{usage.language}.md", reading)], usage
    )


def import_originals(
    originals: Sequence[Original], usage: Usage, adopted: Mapping[str, Adoption] | None = None
) -> Imported:
    """Return the report that a source holds, or several in their order, as far as it can be
    recognized.

    Never raises: what cannot be placed stands in the report's `unplaced`.

    Args:
        originals: the sources.
        usage: what the reports of the body are like.
        adopted: what is known besides of how acts were adopted, by their marks.
    """
    if (written := returned(originals, usage)) is not None:
        rows = rows_returned(originals, usage, written)
        return Imported(written, (), rows, tuple(_not_needed(adopted or {})))
    if all(one.reading.keeps_italics for one in originals):
        usage = usage.of_whole_italics()
    phrases, vocabulary = usage.phrases, usage.vocabulary
    found = recognized(originals, usage)
    unplaced = [p.line for p in found.placed if p.role is Role.UNPLACED]
    parts = nested(found.placed)
    report = Report(
        **_head(found, usage),
        source=tuple(name for name, _ in found.rows),
        chapters=chapters(parts, phrases),
        annexes=annexes(parts, phrases),
        notes=tuple(Footnote(number=note.number, text=note.text) for note in found.source.notes),
        unplaced=tuple(Unplaced(line=line.place, text=line.whole) for line in unplaced),
    )
    if usage.body.numbers.notes.anew == "act":
        report = with_notes_of_acts(report, found.files)
    report = with_leads(report, phrases)
    marking = Marking(usage.body, vocabulary, phrases, places_of(report, usage.body))
    report = marking.marked(report, Here(session=report.session))
    report = _completed(report, found.told, adopted or {})
    recorded = _recorded(report, vocabulary, phrases)
    acts = tuple(value for _, value in walk(report) if isinstance(value, Act))
    report = _with_accounts(report, recorded, phrases)
    if found.is_gathered:
        report = Leading(report, usage.body).changed(with_titles_put_over(report, usage))
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
            *_not_here(adopted or {}, acts),
        ),
        unmatched(
            usage.body,
            usage.language,
            phrases,
            [plain_blanks(row.words) for _, rows in found.rows for row in rows],
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
        **(_of_gathered(found, usage) if found.is_gathered else {}),
    }


def _of_gathered(found: Recognized, usage: Usage) -> dict[str, Any]:
    acts = (placed.number for placed in found.placed if placed.role in _KINDS)
    return head_of_acts(found.source.files, acts, usage)


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


def _not_here(adopted: Mapping[str, Adoption], acts: Sequence[Act]) -> Iterator[Doubt]:
    """Yield the acts of which is known how they were adopted, and that are not in the report."""
    here = {_cited(act) for act in acts}
    for mark in adopted:
        if mark not in here:
            yield Doubt("adopted", "", f"it is known how {mark} was adopted, which is not here")


def _not_needed(adopted: Mapping[str, Adoption]) -> Iterator[Doubt]:
    """Yield that a list of adoptions was not read, where the source itself says all of them."""
    if adopted:
        yield Doubt(
            "adopted", "", "how acts were adopted the file itself says; the list is left out"
        )


def _cited(act: Act) -> marks.Mark:
    """Return the mark by which texts cite an act."""
    return marks.act(act.kind, marks.close(act.number))


_KINDS = {Role.RESOLUTION: Resolution.kind, Role.DECISION: Decision.kind}


def _with_accounts(report: Report, found: Mapping[str, Adoption], phrases: Phrases) -> Report:
    """Return a report that says of which items its parts are the account, who spoke, when the
    body met, and how its acts were adopted."""
    accounts = tuple(with_items(chapter, phrases) for chapter in report.chapters)
    items = report.agenda or with_listed(agenda(accounts, phrases), accounts, phrases)
    stated = {adoption.recorded for adoption in found.values()}
    inside = (value for item in items for _, value in walk(item))
    stated |= {value.recorded for value in inside if isinstance(value, Considered)}
    spoken = with_statements(accounts, phrases)
    return report.model_copy(
        update={
            "agenda": items,
            "chapters": tuple(
                _with_adoptions(chapter, lambda act: _adopted(act, found)) for chapter in spoken
            ),
            "documents": titled(accounts, report.notes, phrases),
            "held": report.held.model_copy(update={"meetings": met(accounts, stated, phrases)}),
        }
    )


def _completed(report: Report, *told: Mapping[str, Adoption]) -> Report:
    """Return a report whose acts say besides what is told of how they came about."""

    def adoption(act: Act) -> Adoption:
        found = act.adoption
        for one in told:
            found = completed(found, one.get(_cited(act), Adoption()))
        return found

    if not any(told):
        return report
    chapters = tuple(_with_adoptions(chapter, adoption) for chapter in report.chapters)
    return report.model_copy(update={"chapters": chapters})


def _with_adoptions(division: Part, adoption: Callable[[Act], Adoption]) -> Part:
    """Return a division whose acts, and those of its sections, have other adoptions."""

    def changed(act: ActKind) -> ActKind:
        return act.model_copy(update={"adoption": adoption(act)})

    return division.model_copy(
        update={
            "resolutions": tuple(map(changed, division.resolutions)),
            "decisions": tuple(map(changed, division.decisions)),
            "sections": tuple(_with_adoptions(section, adoption) for section in division.sections),
        }
    )


def _adopted(act: Act, found: Mapping[str, Adoption]) -> Adoption:
    return completed(found.get(_cited(act), Adoption()), act.adoption)

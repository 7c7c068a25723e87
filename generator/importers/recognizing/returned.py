"""What this program wrote itself comes back as it was: nothing is recognized, nothing guessed.

Its readers give the report with the blocks (`Reading.report`); of the blocks are made the lines to
which the report is held, as of any other original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.importers.reading import BlockKind, Part
from generator.importers.recognizing.as_received import as_received
from generator.importers.recognizing.lines import Line, lines_of
from generator.importers.recognizing.originals import Original
from generator.importers.recognizing.usage import Usage
from generator.inline import parse, with_calls
from generator.model import Act, Annex, Division, Footnote, Report, walk
from generator.received import Kind, Row, RowsOf, place_in


def returned(originals: Sequence[Original], usage: Usage) -> Report | None:
    """Return the report that originals hold as it was written; none where one of them was not
    written by this program, or in another language."""
    reports = [one.reading.report for one in originals]
    written = [one for one in reports if one and one.language == usage.language]
    if not written or len(written) < len(reports):
        return None
    names = tuple(dict.fromkeys(one.name for one in originals))
    return _together(written).model_copy(update={"body": usage.body.id, "source": names})


def rows_returned(originals: Sequence[Original], usage: Usage, report: Report) -> RowsOf:
    """Return the lines of originals, each with what it is by its mark-up, with the words that the
    text as received had: what was corrected since, the report itself records."""
    found: dict[str, list[Row]] = {}
    for one in originals:
        lines = lines_of(one.reading.blocks, usage.numerals, usage.phrases.heading_styles)
        for line in lines:
            place = place_in(one.member, line.place) if one.member else line.place
            found.setdefault(one.name, []).append(Row(place, _kind(line), line.words))
    holders = [
        {_said(note): place for place, note in enumerate(value.notes)}
        for _, value in walk(report)
        if isinstance(value, Report | Act | Annex)
    ]
    return tuple(
        (name, as_received(_in_order(_once(rows, report), holders), report, usage.body))
        for name, rows in found.items()
    )


def _said(note: Footnote) -> str:
    """Return a note as its line says it."""
    return f"{note.number} {with_calls(parse(note.text)[0])}"


def _once(rows: Iterable[Row], report: Report) -> Iterator[Row]:
    """Yield rows, the notes of the report once: each document that calls one has it."""
    of_report = set(map(_said, report.notes))
    seen: set[str] = set()
    for row in rows:
        if row.kind is Kind.NOTE and row.words in seen:
            continue
        if row.words in of_report:
            seen.add(row.words)
        yield row


def _in_order(rows: Iterable[Row], holders: Sequence[Mapping[str, int]]) -> Iterator[Row]:
    """Yield rows, notes side by side in the order of what has them: in a file they stand in that of
    their calls, which differs where a title calls a note with a sign."""
    for is_note, some in groupby(rows, lambda row: row.kind is Kind.NOTE):
        run = list(some)
        order = next((one for one in holders if all(row.words in one for row in run)), None)
        if is_note and order:
            run.sort(key=lambda row: order[row.words])
        yield from run


def _kind(line: Line) -> Kind:
    if line.kind is BlockKind.NOTE:
        return Kind.NOTE
    # When an act was adopted is no text of a report.
    is_apart = line.kind is BlockKind.APART or line.part is Part.END
    return Kind.APART if is_apart else Kind.TEXT


def _together(reports: Sequence[Report]) -> Report:
    """Return reports as one: files that hold acts alone say each where in it theirs stand."""
    if len(reports) == 1:
        return reports[0]
    notes = {note.number: note for one in reports for note in one.notes}
    return reports[0].model_copy(
        update={
            "chapters": tuple(_merged(chapter for one in reports for chapter in one.chapters)),
            "annexes": tuple(annex for one in reports for annex in one.annexes),
            "notes": tuple(notes.values()),
        }
    )


def _merged(divisions: Iterable[Division]) -> Iterator[Division]:
    """Yield divisions of which those with one heading are one."""
    by_heading: dict[tuple[str, str], list[Division]] = {}
    for division in divisions:
        by_heading.setdefault((division.number, division.title), []).append(division)
    for first, *others in by_heading.values():
        if not others:
            yield first
            continue
        inside: dict[str, tuple[object, ...]] = {
            name: tuple(value for one in (first, *others) for value in getattr(one, name))
            for name in ("paragraphs", "resolutions", "decisions")
        }
        collections = {c.number: c for one in (first, *others) for c in one.collections}
        inside["collections"] = tuple(collections.values())
        sections = (section for one in (first, *others) for section in one.sections)
        inside["sections"] = tuple(_merged(sections))
        yield first.model_copy(update=inside)

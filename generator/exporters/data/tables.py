"""The tables of a report as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as File
from typing import assert_never

from generator.exporter import Exporter, Publication
from generator.exporters.csv_file import csv_of
from generator.exporters.data import shape
from generator.exporters.data.texts import ReportData, handbook_of
from generator.exporters.files import Files, file_of, write_files
from generator.marks import Mark
from generator.model import WAYS, Report
from generator.pages.page import Page
from generator.progress import Progress
from generator.resolved import Resolved

Rows = Iterator[tuple[object, ...]]


def offered(page: Page, report: Report) -> str:
    """Return "": the tables are many, and the page about the data lists them."""
    return ""


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the tables of each report to a folder, in the place of those before."""
    handbook = handbook_of(publication)

    def files(resolved: Resolved) -> Files:
        report = ReportData(resolved, handbook).report
        base = file_of(resolved, "csv").removesuffix(".csv")
        for name, (head, rows) in TABLES.items():
            if name not in WHERE_ANY or any(True for _ in rows(report)):
                yield f"{base}-{name}.csv", csv_of(head, rows(report))

    write_files(publication, folder, files, "CSV", progress)


# --- the tables -------------------------------------------------------------------------------


def _acts(report: shape.Report) -> Rows:
    for text in report.texts:
        if text.adoption:
            adoption = text.adoption
            yield (
                text.kind,
                text.marks[0],
                text.label,
                text.title,
                adoption.draft,
                "; ".join(adoption.sponsors),
                adoption.submitted_by,
                adoption.amended,
                adoption.meeting,
                adoption.date,
                "; ".join(adoption.agenda_items),
                adoption.recorded,
                len(text.annexes),
                text.url,
                text.own_symbol,
                *_came_about(adoption),
            )


def _came_about(adoption: shape.Adoption) -> tuple[str, ...]:
    """Return what the table of acts says of an adoption in its last columns."""
    by = adoption.recommended_by
    counts = {str(column.way): column.count for column in adoption.vote}
    return (
        adoption.draft_part,
        "; ".join(adoption.additional_sponsors),
        *((by.committee, by.report, by.paragraph) if by else ("", "", "")),
        adoption.adopted,
        *(counts.get(way, "") for way in WAYS),
    )


def _votes(report: shape.Report) -> Rows:
    for text in report.texts:
        for column in text.adoption.vote if text.adoption else ():
            for name in column.names:
                yield (
                    text.marks[0],
                    text.label,
                    text.adoption.date if text.adoption else "",
                    name,
                    column.way,
                    column.heading,
                    text.url,
                )


def _paragraphs(report: shape.Report) -> Rows:
    for text in report.texts:
        for block in text.blocks:
            match block:
                case shape.Heading() | shape.Paragraph():
                    form = block.type if isinstance(block, shape.Heading) else block.form
                    notes = "; ".join(block.notes)
                    place = (block.mark, block.id, block.url)
                    yield text.label, form, block.level, block.number, block.text, notes, *place
                # What has no place of its own belongs to the paragraph before it.
                case shape.Officers():
                    for one in block.officers:
                        state = f" ({one.state})" if one.state else ""
                        words = f"{one.office}: {one.name}{state}"
                        yield text.label, "officer", "", "", words, "", "", "", ""
                case shape.Table():
                    printed = (tuple(cell.text for cell in row) for row in block.grid)
                    for cells in ((block.title,), *printed):
                        if words := " | ".join(filter(None, cells)):
                            yield text.label, "table", "", "", words, "", "", "", ""
                case _:
                    assert_never(block)


def _notes(report: shape.Report) -> Rows:
    for note in report.notes:
        called, urls = "; ".join(note.called_by), " ".join(note.urls)
        yield note.number, note.text, note.stands_for, note.remark, called, urls, note.mark


def _references(report: shape.Report) -> Rows:
    for mark, url, found in _citing(report):
        for one in found:
            yield mark, url, one.words, one.kind, one.mark, one.date, one.status, one.url


def _citing(report: shape.Report) -> Iterator[tuple[str, str, tuple[shape.Cites, ...]]]:
    """Yield what cites: titles, paragraphs, tables and notes, with their marks and addresses."""
    for text in report.texts:
        yield text.marks[0], text.url, text.references
        for block in text.blocks:
            if isinstance(block, shape.Heading | shape.Paragraph):
                yield block.mark, block.url, block.references
            elif isinstance(block, shape.Table):
                yield text.marks[0], text.url, block.references
    for note in report.notes:
        yield note.mark, next(iter(note.urls), ""), note.references


def _cited_by(report: shape.Report) -> Rows:
    places: list[tuple[str, str, tuple[shape.CitedBy, ...]]] = []
    for text in report.texts:
        places.append((text.marks[0], text.url, text.cited_by))
        places += [
            (block.mark, block.url, block.cited_by)
            for block in text.blocks
            if isinstance(block, shape.Heading | shape.Paragraph)
        ]
    for mark, url, found in places:
        for one in found:
            yield mark, url, one.report, one.mark, one.name, one.words, one.url


def _agenda(report: shape.Report) -> Rows:
    for item in report.agenda:
        considered = item.considered
        yield (
            Mark(item.mark).name,
            item.title,
            "; ".join(considered.meetings) if considered else "",
            "; ".join(considered.dates) if considered else "",
            considered.recorded if considered else "",
            item.url,
        )


def _documents(report: shape.Report) -> Rows:
    for document in report.documents:
        cited = "; ".join(dict.fromkeys(one.mark for one in document.cited_by))
        yield document.name, document.mark, "; ".join(document.dates), cited, document.url


TABLES: dict[str, tuple[tuple[str, ...], Callable[[shape.Report], Rows]]] = {
    "acts": (
        (
            *("kind", "mark", "label", "title", "draft", "sponsors", "submitted by", "amended"),
            *("meeting", "date", "agenda item", "recorded in", "annexes", "address", "symbol"),
            *("draft part", "additional sponsors", "committee", "committee report"),
            *("committee paragraph", "adopted", "in favour", "against", "abstaining", "not voting"),
        ),
        _acts,
    ),
    "paragraphs": (
        ("text", "form", "level", "number", "words", "notes", "mark", "id", "address"),
        _paragraphs,
    ),
    "notes": (
        ("number", "words", "stands for", "remark", "called by", "addresses", "mark"),
        _notes,
    ),
    "references": (
        (
            *("citing mark", "citing address", "words", "kind", "cited mark", "date", "status"),
            "cited address",
        ),
        _references,
    ),
    "cited-by": (
        (
            *("cited mark", "cited address", "citing report", "citing mark", "citing place"),
            *("words", "citing address"),
        ),
        _cited_by,
    ),
    "agenda": (("item", "title", "meetings", "dates", "recorded in", "address"), _agenda),
    "votes": (("mark", "label", "date", "name", "vote", "column", "address"), _votes),
    "documents": (("name", "mark", "dates as cited", "cited by", "address"), _documents),
}
"""The tables, by the last part of their names: the columns, and what makes the rows."""

WHERE_ANY = ("votes",)
"""The tables that a report has only where they have a row."""


EXPORTERS = (Exporter("csv", offered, export),)

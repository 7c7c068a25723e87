"""Texts as received: `plenary import` makes a report of one, `plenary read` keeps what it says."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator import build, catalogue, source
from generator.cli.project import content_of
from generator.cli.telling import Misuse, tell
from generator.findings import Faults, Finding
from generator.languages import languages, without_words
from generator.model import Body
from generator.received import Received, ReceivedFault, Row, beside, name_of, sum_of, to_text
from generator.replacing import put

if TYPE_CHECKING:
    from generator.importers.reading import Reading


def run_import(options: argparse.Namespace) -> int:
    """Do `plenary import`; return the exit code."""
    from generator.importers.recognizing import Usage, import_report

    report: Path = options.output
    if report.exists():
        raise Misuse(f"{report} is there already; an import never overwrites a file")
    body = _body(content_of(options.project) / options.body / "body.yaml")
    if options.language not in languages():
        raise Misuse(without_words(options.language))
    words = catalogue.load_words(options.language)
    reading = _reading(options.source)
    original = _beside(options.source, report, options.language)
    imported = import_report(reading, Usage.of(body, words, options.language), original.name)
    report.parent.mkdir(parents=True, exist_ok=True)
    if not original.exists():
        put(original, options.source.read_bytes())
        tell(f"{original}: the text as received, copied")
    _keep(original, imported.rows)
    put(report, source.dump_report(imported.report).encode("utf-8"))
    tell(f"{report}: written; read it against {original}")
    for told in reading.told:
        tell(f"{original}:{told.place}: {told.message}")
    for rest in imported.report.unplaced:
        tell(f"{original}:{rest.line}: not placed: {rest.text[:70]}")
    return 0


def _body(file: Path) -> Body:
    if not file.exists():
        raise Misuse(f"{file} is not there; a body is described there first")
    body = source.load_body(file)
    if body.value is None:
        raise Faults(body.findings)
    return body.value


def _reading(file: Path) -> Reading:
    """Return what a file says, block by block; raises Misuse where no reader can read it."""
    from generator.importers.reading import Unreadable, read

    try:
        return read(file.read_bytes(), file.name)
    except Unreadable as what:
        raise Misuse(f"{file} {what}") from what


def _beside(file: Path, report: Path, language: str) -> Path:
    """Return the file of a text as received that lies, or will lie, beside a report.

    Raises Misuse where another text has its name.
    """
    if file.resolve().parent == report.resolve().parent:
        return report.parent / file.name
    copy = report.parent / f"source.{language}{file.suffix}"
    if copy.exists() and copy.read_bytes() != file.read_bytes():
        raise Misuse(f"{copy} is another text than {file}; an import never overwrites a file")
    return copy


def _keep(original: Path, rows: tuple[Row, ...]) -> None:
    """Write what was read of an original beside it."""
    file = original.with_name(name_of(original.name))
    put(file, to_text(Received(original.name, sum_of(original), rows)).encode("utf-8"))
    tell(f"{file}: {len(rows)} lines read; `plenary check` holds the report to them")


def run_read(options: argparse.Namespace) -> int:
    """Do `plenary read`; return the exit code."""
    for one, body in _with_originals(options.project):
        original = one.file.parent / one.report.source
        if original.is_file():
            _keep(original, _rows(original, body, one.report.language))
        else:
            raise Misuse(f"{original} is not there; put the text as received beside the report")
    return 0


def not_as_read(project: Path) -> Iterator[Finding]:
    """Yield where what was kept of a text as received is not what it says (`check --originals`)."""
    for one, body in _with_originals(project):
        try:
            kept = beside(one.file.parent, one.report.source).rows
        except ReceivedFault:
            continue  # source-missing tells
        anew = _rows(one.file.parent / one.report.source, body, one.report.language)
        if kept != anew:
            first = f"{one.report.source}:{_first_difference(kept, anew)}"
            message = (
                f"{name_of(one.report.source)} is not what the text as received says, first at "
                f"{first}; `plenary read` writes it anew"
            )
            yield one.lines.finding("source-read", ("source",), message)


def _first_difference(kept: tuple[Row, ...], anew: tuple[Row, ...]) -> str:
    """Return the place of the first line that two readings do not have alike."""
    there = (old.place for old, new in zip(kept, anew, strict=False) if old != new)
    longer = max(kept, anew, key=len)
    return next(there, "") or longer[min(len(kept), len(anew))].place


def _with_originals(project: Path) -> Iterator[tuple[build.Read, Body]]:
    """Yield the reports that name a text as received and can be read, each with its body."""
    reports, bodies, _ = build.read(content_of(project))
    for one in reports:
        if one.report.source:
            yield one, bodies[one.report.body]


def _rows(original: Path, body: Body, language: str) -> tuple[Row, ...]:
    from generator.importers.recognizing import Usage, recognized

    usage = Usage.of(body, catalogue.load_words(language), language)
    return recognized(_reading(original), usage).rows

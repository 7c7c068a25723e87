"""Texts as received: `plenary import` makes a report of one, `plenary read` keeps what it says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import catalogue, content_folder, source
from generator.cli.files import OfReport, write
from generator.cli.project import content_of, known_as
from generator.cli.reviewing import in_lines, reviewed, tell_some
from generator.cli.splitting import in_files
from generator.cli.telling import Misuse, tell
from generator.findings import Faults, Finding
from generator.languages import languages, without_words
from generator.marks import ACTS
from generator.model import Act, Adoption, Body, slug, walk
from generator.provided import page_of_docs
from generator.received import Received, ReceivedFault, Row, all_beside, name_of, sum_of, to_text
from generator.replacing import put

if TYPE_CHECKING:
    from generator.importers.recognizing import Imported, Original, Usage


def run_import(options: argparse.Namespace) -> int:
    """Do `plenary import`; return the exit code."""
    report, in_parts = _to_write(options.output, options.language)
    if report.exists():
        raise Misuse(f"{report} is there already; an import never overwrites a file")
    body = _body(content_of(options.project) / options.body / "body.yaml")
    if options.language not in languages():
        raise Misuse(without_words(options.language))
    files = dict(_beside(options.sources, report, options.language))
    named = {original.name: file for original, file in files.items()}
    imported = _imported(named, body, options.language, options.adopted)
    imported = _of_session(imported, report.parent.name, body)
    whole = OfReport(report, imported.report, {}, options.project)
    written = (in_files(whole) if in_parts else whole).written()
    report.parent.mkdir(parents=True, exist_ok=True)
    _put_beside(files, imported)
    write(written)
    others = f", with {len(written) - 1} files of its acts" if len(written) > 1 else ""
    tell(f"{report}: written{others}; read it against {', '.join(map(str, files))}")
    if not any(isinstance(one, Act) for _, one in walk(imported.report)):
        tell(_no_act(content_of(options.project) / options.body / "body.yaml", body))
    tell_some(reviewed(report, body, imported, options.project), known_as(report, options.project))
    return 0


def _put_beside(files: Mapping[Path, Path], imported: Imported) -> None:
    """Write texts as received, where they are not there yet, and what was read of them."""
    rows = dict(imported.rows)
    for original, file in files.items():
        if not original.exists():
            put(original, file.read_bytes())
            tell(f"{original}: the text as received, copied")
        _keep(original, rows[original.name])


def _to_write(output: Path, language: str) -> tuple[Path, bool]:
    """Return the file of the report, and whether its acts are put into files of their own: where a
    folder is named for it."""
    if output.is_dir() or not output.suffix:
        return output / f"report.{language}.yaml", True
    return output, False


def _body(file: Path) -> Body:
    if not file.exists():
        raise Misuse(f"{file} is not there; a body is described there first")
    body = source.load_body(file)
    if body.value is None:
        raise Faults(body.findings)
    return body.value


def _of_session(imported: Imported, folder: str, body: Body) -> Imported:
    """Return what was imported with its session; where no text names it, its folder does."""
    if imported.report.session:
        return imported
    for one in body.sessions:
        if folder == f"session-{slug(one.number)}":
            tell(f"session {one.number}: by the name of the folder; the text does not say which")
            report = imported.report.model_copy(update={"session": one.number})
            return replace(imported, report=report)
    listed = ", ".join(one.number for one in body.sessions)
    tell(
        f"which session it is of, neither the text says nor the folder “{folder}”: body.yaml lists "
        f"{listed} under “sessions”; add the session there, and write it into the report"
    )
    return imported


def _no_act(file: Path, body: Body) -> str:
    """Say by what acts are known, where none was found."""
    kinds = {kind: getattr(body, kind) for kind in ACTS}
    known = [f"{kind} {acts.pattern}" for kind, acts in kinds.items() if acts]
    by = f"{file} says that they are numbered so: {'; '.join(known)}" if known else f"by {file}"
    return (
        f"no act was found ({by}). Where the text has some, write there how they are numbered and "
        f"called, and what the text calls the body: {page_of_docs('body.md')} says how; then take "
        "out what was written, and import again"
    )


def _readings(named: Mapping[str, Path], language: str) -> Iterator[Original]:
    """Yield what files say, each of which has a name beside the report: of a zip file each file in
    it, but for those that say that they are in another language, which is told.

    Raises Misuse where no reader can read one, and where all of one are in another language.
    """
    from generator.importers.reading import Unreadable, read_all
    from generator.importers.recognizing import Original

    ours = ("", language, catalogue.load_words(language).pages["akn"]["language"])
    for name, file in named.items():
        others: list[str] = []
        found = 0
        try:
            for member, reading in read_all(file.read_bytes(), file.name):
                if member and reading.language not in ours:
                    tell(f"{file}: {member} says that it is in “{reading.language}”; left out")
                    others.append(reading.language)
                else:
                    found += 1
                    yield Original(name, reading, member)
            if others and not found:
                what = ", ".join(f"“{one}”" for one in sorted({*others}))
                raise Misuse(
                    f"{file} has no text in “{language}”: all say that they are in {what}; name "
                    "their language with --language"
                )
        except Unreadable as what:
            raise Misuse(f"{file} {what}") from what


def _adopted(file: Path | None, usage: Usage) -> Mapping[str, Adoption]:
    """Return how acts were adopted, as a list says; raises Misuse where it cannot be read."""
    from generator.importers.reading import Unreadable
    from generator.importers.recognizing import adopted

    if file is None:
        return {}
    try:
        return adopted(file.read_text("utf-8-sig"), usage)
    except (OSError, UnicodeDecodeError) as error:
        raise Misuse(f"{file} cannot be read: {error}") from error
    except Unreadable as what:
        raise Misuse(f"{file} {what}") from what


def _beside(files: Sequence[Path], report: Path, language: str) -> Iterator[tuple[Path, Path]]:
    """Yield the files of texts as received that lie, or will lie, beside a report, with those from
    which they come.

    Raises Misuse where another text has the name of one.
    """
    kept: dict[str, Path] = {}
    for number, file in enumerate(files, 1):
        place = f"-{number}" if len(files) > 1 else ""
        original = report.parent / f"source{place}.{language}{file.suffix}"
        if file.resolve().parent == report.resolve().parent:
            original = report.parent / file.name
        elif original.exists() and original.read_bytes() != file.read_bytes():
            raise Misuse(
                f"{original} is another text than {file}; an import never overwrites a file"
            )
        if other := kept.get(name_of(original.name)):
            raise Misuse(f"{other} and {file} differ in their endings alone, or not; rename one")
        kept[name_of(original.name)] = file
        yield original, file


def _keep(original: Path, rows: tuple[Row, ...]) -> None:
    """Write what was read of an original beside it."""
    file = original.with_name(name_of(original.name))
    put(file, to_text(Received(original.name, sum_of(original), rows)).encode("utf-8"))
    tell(f"{file}: {len(rows)} lines read; `plenary check` holds the report to them")


def run_review(options: argparse.Namespace) -> int:
    """Do `plenary review`; return the exit code."""
    report = options.report.resolve()
    for one, body in _with_originals(options.project):
        if one.file.resolve() == report:
            files = {file.name: _there(file) for file in _files(one)}
            imported = _imported(files, body, one.report.language)
            text = in_lines(reviewed(one.file, body, imported, options.project))
            if options.output:
                put(options.output, text.encode("utf-8"))
            else:
                sys.stdout.write(text)
            return 0
    raise Misuse(f"{options.report} is no report that names a text as received and can be read")


def _there(original: Path) -> Path:
    """Return the file of a text as received; raises Misuse where it is not there."""
    if not original.is_file():
        raise Misuse(f"{original} is not there; put the text as received beside the report")
    return original


def run_read(options: argparse.Namespace) -> int:
    """Do `plenary read`; return the exit code."""
    for one, body in _with_originals(options.project):
        anew = _rows([_there(file) for file in _files(one)], body, one.report.language)
        for original, rows in zip(_files(one), anew, strict=True):
            _keep(original, rows)
    return 0


def _files(one: content_folder.Read) -> list[Path]:
    """Return the files of the texts as received of a report."""
    return [one.file.parent / name for name in one.report.source]


def not_as_read(project: Path) -> Iterator[Finding]:
    """Yield where what was kept of a text as received is not what it says (`check --originals`)."""
    for one, body in _with_originals(project):
        try:
            received = all_beside(one.file.parent, one.report.source)
        except ReceivedFault:
            continue  # source-missing tells
        anew = _rows(_files(one), body, one.report.language)
        for kept, rows in zip(received, anew, strict=True):
            if kept.rows != rows:
                first = f"{kept.original}:{_first_difference(kept.rows, rows)}"
                message = (
                    f"{name_of(kept.original)} is not what the text as received says, first at "
                    f"{first}; `plenary read` writes it anew"
                )
                yield one.lines.finding("source-read", ("source",), message)


def _first_difference(kept: tuple[Row, ...], anew: tuple[Row, ...]) -> str:
    """Return the place of the first line that two readings do not have alike."""
    there = (old.place for old, new in zip(kept, anew, strict=False) if old != new)
    longer = max(kept, anew, key=len)
    return next(there, "") or longer[min(len(kept), len(anew))].place


def _with_originals(project: Path) -> Iterator[tuple[content_folder.Read, Body]]:
    """Yield the reports that name texts as received, each with its body; those too with mistakes
    that say nothing of these texts, as a report has that was just imported."""
    found = content_folder.find(content_of(project))
    for one in found.reports:
        if one.report.source:
            yield one, found.bodies[one.report.body]
    for doubtful in found.doubtful:
        one, judged = doubtful.read, doubtful.judged
        doubted = any(judged.follows((name,)) for name in ("source", "language", "body"))
        certain = not doubted and one.report.language in languages()
        if doubtful.body and one.report.source and certain:
            yield one, doubtful.body


def _imported(
    named: Mapping[str, Path], body: Body, language: str, listed: Path | None = None
) -> Imported:
    """Return the report that originals hold, each of which has a name beside the report.

    `listed` is a list of how its acts were adopted.
    """
    from generator.importers.recognizing import import_originals

    usage = _usage(body, language)
    return import_originals(list(_readings(named, language)), usage, _adopted(listed, usage))


def _rows(originals: Sequence[Path], body: Body, language: str) -> tuple[tuple[Row, ...], ...]:
    """Return what the originals of a report say, of each all its lines."""
    from generator.importers.recognizing import rows_of

    named = {one.name: one for one in originals}
    rows = dict(rows_of(list(_readings(named, language)), _usage(body, language)))
    return tuple(rows[one.name] for one in originals)


def _usage(body: Body, language: str) -> Usage:
    from generator.importers.recognizing import Usage

    return Usage.of(body, catalogue.load_words(language), language)

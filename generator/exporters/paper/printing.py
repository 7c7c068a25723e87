"""Prints texts: makes their documents, sets them on all cores, and puts the PDFs in place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as File

from generator.anchors import report_address
from generator.exporter import Exporter, Publication
from generator.exporters.paper.children import Job, set_in_children
from generator.exporters.paper.document import document
from generator.exporters.paper.signs import lacking, not_printable
from generator.exporters.paper.tables import too_broad
from generator.exporters.paper.typeset import PaperFault
from generator.exporters.texts.blocks import Data
from generator.exporters.texts.texts import is_printed, printed_texts
from generator.findings import Finding
from generator.kept import NOTHING_KEPT, Kept, Key, key
from generator.memory import give_back
from generator.model import Report
from generator.own.brand import NO_BRAND, Brand
from generator.pages import text_pages
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.progress import Progress
from generator.replacing import in_place_of
from generator.resolved import Resolved

PAPERS = ("a4", "letter")
_AT_ONCE = 10_000_000
"""Bytes of the data of documents, of one report after the other, with which they are set before
others are made ready: half of what those of a session of the General Assembly have."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is ready to be set."""

    mark: str
    """How a user names it: resolution:7/1"""
    place: str
    """Where it begins in the report's file: content/ctoc-cop/session-7/report.en.yaml:24"""
    file: str
    """Its file, from the folder of the language: <address>/resolution-7-1.pdf"""
    job: Job
    """What typst is given: the data of several whole reports are too much to be held as such."""

    @property
    def data(self) -> Data:
        """Return its data."""
        data: Data = json.loads(self.job.data)
        return data


def offered(page: Page, report: Report) -> str:
    """Return the name of the PDF that stands beside a page; "" where none does."""
    return f"{text_name(page.address, report)}.pdf" if is_printed(page) else ""


def documents(
    language: str,
    reports: Sequence[Resolved],
    site: str,
    paper: str = "a4",
    brand: Brand = NO_BRAND,
) -> list[Document]:
    """Return the documents of reports of a language.

    Args:
        language: that of the reports: en
        reports: the reports, resolved.
        site: the address under which the site is published: https://plenary.example/
        paper: one of PAPERS.
        brand: what the publisher is known by.
    """
    return [
        Document(
            text.mark,
            _place(resolved, text.mark),
            f"{text.address}{text_name(text.address, resolved.report)}.pdf",
            Job.of(document(resolved, text, words, f"{site}{language}/", paper, brand)),
        )
        for resolved, words in ((one, one.catalogue.pages) for one in reports)
        for text in printed_texts(resolved, text_pages.texts(resolved, {}, words), words)
    ]


def _place(resolved: Resolved, mark: str) -> str:
    return resolved.lines.place(resolved.table(Resolved.paths_of_places).get(mark, ()))


def findings(language: str, reports: Sequence[Resolved]) -> Iterator[Finding]:
    """Yield what an editor must mend before the reports of a language can be printed."""
    for resolved in reports:
        yield from too_broad(resolved, resolved.catalogue.pages)
    for resolved in reports:
        if lack := lacking(resolved):
            of_it = documents(language, [resolved], "")
            # Not all that is written is printed: remarks are for editors.
            printed = b"".join(one.job.data for one in of_it).decode("utf-8", "surrogatepass")
            yield from not_printable(resolved, lack.intersection(printed))


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the PDFs of all texts of a language to a folder.

    Raises PaperFault, which names the text, if one cannot be set; the PDFs from before then stay.
    """
    listed: dict[Key, bytes] = {}
    with in_place_of(folder) as new:
        waiting: list[Document] = []
        for resolved in publication.reports:
            waiting += _not_kept(publication, resolved, new, listed)
            if sum(len(one.job.data) for one in waiting) >= _AT_ONCE:
                print_these(waiting, new, progress, publication.kept)
                waiting = []
        print_these(waiting, new, progress, publication.kept)
    publication.keep_forms(listed)


def _not_kept(
    publication: Publication, resolved: Resolved, folder: File, listed: dict[Key, bytes]
) -> list[Document]:
    """Return the documents of a report, and list what their PDFs are kept under; none where all are
    kept, which are then written."""
    went_in = publication.went_in.get(report_address(resolved.report))
    of = key("papers", went_in) if went_in else None
    if of and _write_kept(publication.kept, of, folder):
        return []
    of_report = _documents(publication, [resolved])
    if of:
        sums = {one.file: _key(one.job).sum for one in of_report}
        listed[of] = json.dumps(sums).encode("ascii")
    return of_report


def _write_kept(kept: Kept, of: Key, folder: File) -> bool:
    """Write the PDFs of a report for which nothing has changed; return whether all are kept."""
    listed: dict[str, str] = json.loads(kept.find(of) or "{}")
    found = [(file, pdf) for file, sum_ in listed.items() if (pdf := kept.find(Key("pdf", sum_)))]
    if not found or len(found) < len(listed):
        return False
    for file, pdf in found:
        _write(folder / file, pdf)
    return True


def _documents(publication: Publication, reports: Sequence[Resolved]) -> list[Document]:
    made = publication.made
    return documents(made.language, reports, publication.site.address, brand=made.brand)


def export_one(publication: Publication, folder: File, file: str) -> None:
    """Write one PDF, beside those that are in a folder: that of the text whose file it is.

    Raises PaperFault, which names the text, if it cannot be set.
    """
    reports = publication.made.resolved
    of_it = [one for one in reports if file.startswith(report_address(one.report))]
    wanted = _documents(publication, of_it)
    print_these(
        [one for one in wanted if one.file == file], folder, lambda *_: None, publication.kept
    )


def print_all(
    wanted: Sequence[Document], folder: File, progress: Progress, kept: Kept = NOTHING_KEPT
) -> None:
    """Write the PDFs of all documents of a language to a folder, in the place of those before.

    Those whose data have not changed are taken from what is kept. Raises PaperFault, which names
    the text, if one cannot be set; the PDFs from before then stay.
    """
    with in_place_of(folder) as new:
        print_these(wanted, new, progress, kept)


def print_these(
    wanted: Sequence[Document], folder: File, progress: Progress, kept: Kept = NOTHING_KEPT
) -> list[File]:
    """Write the PDFs of some documents, beside what is there; return their files.

    Raises PaperFault, which names the text, if one cannot be set.
    """
    files = []
    for one, pdf in _set(wanted, progress, kept):
        files.append(_write(folder / one.file, pdf))
    return sorted(files)


def _write(file: File, pdf: bytes) -> File:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pdf)
    return file


def _set(
    wanted: Sequence[Document], progress: Progress, kept: Kept
) -> Iterator[tuple[Document, bytes]]:
    """Yield the documents with their PDFs: those that are kept, then the others as they are done.

    Raises PaperFault, which names the text, if one cannot be set.
    """
    missing: dict[Job, list[Document]] = {}
    for one in wanted:
        found = kept.find(_key(one.job))
        if found is None:
            missing.setdefault(one.job, []).append(one)
        else:
            yield one, found
    give_back()
    for done, (job, made) in enumerate(set_in_children(list(missing)), 1):
        if isinstance(made, PaperFault):
            raise _about(missing[job][0], made) from made
        kept.keep(_key(job), made)
        yield from ((one, made) for one in missing[job])
        progress("PDFs", done, len(missing))


def _key(job: Job) -> Key:
    return key("pdf", job.date, job.data)


def _about(one: Document, fault: PaperFault) -> PaperFault:
    """Return why a text could not be set, with its name and place."""
    told = (f"{one.place}: {one.mark} could not be set: {said}" for said in fault.messages)
    return PaperFault(*told, "`plenary build --without pdf` publishes the rest")


EXPORTERS = (Exporter("pdf", offered, export, export_one=export_one, findings=findings),)

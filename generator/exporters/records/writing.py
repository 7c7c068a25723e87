"""Writes records for reference managers, each beside the page of its text, named as its PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path as File

from generator.cited_as.place import cited, texts_cited
from generator.cited_as.records import RECORDS
from generator.exporter import Exporter, Publication
from generator.exporters.files import Files, write_files
from generator.model import Report
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.progress import Progress
from generator.resolved import Resolved


def record_beside(page: Page, report: Report, form: str) -> str:
    """Return the name of the record of a form beside a page; "" where the page is no text."""
    return _file(page.address, report, form) if page.citation else ""


def write_records(publication: Publication, folder: File, progress: Progress, form: str) -> None:
    """Write the records of all texts of a language to a folder, in the place of those before."""

    def files(resolved: Resolved) -> Files:
        for address, anchor in texts_cited(resolved).items():
            path = f"{address}{_file(address, resolved.report, form)}"
            text, words = cited(resolved, anchor), resolved.catalogue.pages
            record = RECORDS[form](text, publication.address, words)
            yield path, record.encode("utf-8")

    write_files(publication, folder, files, f"{form} records", progress)


def _file(address: str, report: Report, form: str) -> str:
    return f"{text_name(address, report)}.{form}"


EXPORTERS = tuple(
    Exporter(form, partial(record_beside, form=form), partial(write_records, form=form))
    for form in RECORDS
)

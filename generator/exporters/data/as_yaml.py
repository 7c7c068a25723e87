"""The report's own words and keys as YAML that every program reads as text."""

from __future__ import annotations

from pathlib import Path as File

from generator.exporter import Exporter, Publication
from generator.exporters.files import Files, file_of, form_beside, write_files
from generator.model import Report
from generator.pages.page import Page
from generator.progress import Progress
from generator.resolved import Resolved
from generator.source import published_report


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside the report's first page; "" beside others."""
    return form_beside(page, report, "yaml")


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the YAML of each report, the one whose sum each of its pages names."""

    def files(resolved: Resolved) -> Files:
        yield file_of(resolved, "yaml"), published_report(resolved.report).encode("utf-8")

    write_files(publication, folder, files, "YAML", progress)


EXPORTERS = (Exporter("yaml", offered, export),)

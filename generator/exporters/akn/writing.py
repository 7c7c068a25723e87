"""Writes the XML of each act, of each number that several acts have, and of each report."""

from __future__ import annotations

from pathlib import Path as File

from generator.exporter import Exporter, Publication
from generator.exporters.akn.documents import Documents
from generator.exporters.akn.library import Library
from generator.exporters.akn.meta import Edition
from generator.exporters.files import Files, write_files
from generator.marks import ACTS
from generator.model import Report
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.progress import Progress
from generator.resolved import Resolved

FORM = "akn.xml"
"""Also how the files end."""


def offered(page: Page, report: Report) -> str:
    """Return the name of the XML beside a page; "" where there is none: an annex is in its act's,
    a chapter in that of the report."""
    has_own = page.kind in (*ACTS, "report") or _is_collection(page)
    return f"{text_name(page.address, report)}.{FORM}" if has_own else ""


def _is_collection(page: Page) -> bool:
    return page.kind == "list" and "collections" in page.title_path


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the XML of a language to a folder, in the place of that before."""
    made, site = publication.made, publication.site
    library = Library(made.resolved, publication.address)

    def files(resolved: Resolved) -> Files:
        edition = Edition(resolved, publication.words.pages, site.name, publication.address)
        of_report = next(one for one in library.shelves if one.resolved is resolved)
        for name, content in Documents(of_report, library, edition).files():
            yield f"{name}.{FORM}", content

    write_files(publication, folder, files, "Akoma Ntoso", progress)


EXPORTERS = (Exporter(FORM, offered, export),)

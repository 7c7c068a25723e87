"""The register of actions -> CSV, in the columns of the Secretariat's own tables and a few more."""

from __future__ import annotations

from pathlib import Path as File

from generator.exporter import Exporter, Publication
from generator.exporters.csv_file import csv_of
from generator.exporters.files import Files, write_files
from generator.exporters.register.beside import is_register, path_of
from generator.model import Report
from generator.pages.page import Page
from generator.pages.register_lines import Line, lines_of
from generator.progress import Progress
from generator.resolved import Resolved

NAME = "actions.csv"

HEAD = (
    "resolution",
    "para",
    "action",
    "addressee",
    "deadline",
    "resources",
    "verb",
    "force",
    "addressee as printed",
    "addressee id",
    "due session",
    "due date",
    "recurrence",
    "review",
    "address",
    "asked by",
)
"""What the columns are, in the language of data; those of CRP.13 come first."""


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside the page of the register; "" beside other pages."""
    return NAME if is_register(page, report) else ""


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the register of each report of a language to a folder, in the place of those before."""

    def files(resolved: Resolved) -> Files:
        if resolved.table(lines_of):
            yield path_of(resolved, NAME), table(resolved, publication.address)

    write_files(publication, folder, files, "registers as CSV", progress)


def table(resolved: Resolved, online: str) -> bytes:
    """Return the register of a report as CSV, a line for each action.

    `online` is the address of the language's site: https://plenary.example/en/
    """
    return csv_of(HEAD, (_cells(line, online) for line in resolved.table(lines_of)))


def _cells(line: Line, online: str) -> tuple[str, ...]:
    row = line.row
    return (
        line.act.title,
        line.paragraph.title,
        row.words,
        "; ".join(dict.fromkeys(one.name for one in row.addressees)),
        row.deadline,
        "; ".join(row.conditions),
        row.verb,
        row.force,
        "; ".join(dict.fromkeys(one.printed for one in row.addressees)),
        " ".join(dict.fromkeys(one.id for one in row.addressees if one.id)),
        row.session,
        row.due,
        row.recurrence,
        row.review,
        f"{online}{row.anchor.address}#{row.anchor.id}",
        row.by,
    )


EXPORTERS = (Exporter("register-csv", offered, export),)

"""Which exporters are there, and what the build asks of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from generator import build
from generator.cli.telling import Misuse, Progress
from generator.findings import Faults, Finding, in_order
from generator.model import Report
from generator.pages.page import Page

EXPORTERS = (
    "paper.printing",
    "one_file.writing",
    "epub.writing",
    "register.as_csv",
    "register.as_json",
    "records.bibtex",
    "records.ris",
    "records.csl_json",
    "data.as_markdown",
    "data.as_json",
    "data.as_yaml",
    "data.tables",
)
"""Of generator/exporters, those that write files beside the pages. Each has a FORM (the name of the
form, and of its folder in build/<language>), `offered` and `export`; those that cannot show all
that a report may say have `findings`, and those that are slow `export_one`, for one file alone."""


def all_exporters(without: Collection[str] = ()) -> list[ModuleType]:
    """Return the exporters that are there, but for some forms: the site builds without any of them.

    Raises Misuse where there is no such form.
    """
    found = [found for name in EXPORTERS if (found := find_exporter(name))]
    forms = [exporter.FORM for exporter in found]
    if unknown := sorted(set(without) - set(forms)):
        raise Misuse(f"there is no form {', '.join(unknown)}; there are {', '.join(forms)}")
    return [exporter for exporter in found if exporter.FORM not in without]


def find_exporter(name: str) -> Any:
    """Return a module of generator/exporters; none where it, or one that it needs, is not there."""
    try:
        return import_module(f"generator.exporters.{name}")
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("generator.exporters"):
            raise
        return None


def offered_by(exporters: list[ModuleType]) -> build.Offered:
    """Return what names the files that exporters write beside a page."""

    def offered(page: Page, report: Report) -> build.Files:
        files = ((exporter.FORM, exporter.offered(page, report)) for exporter in exporters)
        return tuple((form, name) for form, name in files if name)

    return offered


def let_export(
    made: build.Made, folder: Path, *, exporter: ModuleType, project: Path, progress: Progress
) -> None:
    """Let an exporter write the files of a language to a folder."""
    progress.stage(f"{made.language}: making {exporter.FORM} files")
    exporter.export(made, project / "mkdocs.yml", folder, progress.count)


def with_overview(made: build.Made, folder: Path, exporters: list[ModuleType]) -> build.Made:
    """Return what was made, with the page about the files that exporters wrote to a folder."""
    overview = find_exporter("data.overview")
    forms = [exporter.FORM for exporter in exporters]
    return overview.with_overview(made, folder, forms) if overview else made


def judged(made: list[build.Made], exporters: list[ModuleType]) -> list[build.Made]:
    """Return what was made; raises Faults where an exporter cannot show all of it."""
    findings = list(findings_of(made, exporters))
    if findings:
        raise Faults(in_order(findings))
    return made


def findings_of(made: list[build.Made], exporters: list[ModuleType]) -> Iterator[Finding]:
    """Yield what exporters cannot show of what was made."""
    for exporter in exporters:
        if hasattr(exporter, "findings"):
            for one in made:
                yield from exporter.findings(one)

"""Which exporters are there, and what the build asks of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from generator import build
from generator.anchors import report_address
from generator.cli.telling import Misuse, Progress
from generator.exporter import Exporter, Publication
from generator.findings import Faults, Finding, in_order
from generator.model import Report
from generator.pages.page import Page
from generator.remembered import FINDINGS, NOTHING_REMEMBERED, Remembered
from generator.report_pages import Files, Offered
from generator.resolved import Resolved

EXPORTERS = (
    "paper.printing",
    "one_file.writing",
    "epub.writing",
    "register.as_csv",
    "register.as_json",
    "records.writing",
    "data.as_markdown",
    "data.as_json",
    "data.as_yaml",
    "data.tables",
    "akn.writing",
)
"""Of generator/exporters, the modules with EXPORTERS: each writes a form beside the pages."""
FOLDER = Path(__file__).parents[1] / "exporters"


def all_exporters(without: Collection[str] = ()) -> list[Exporter]:
    """Return the exporters that are there, but for some forms: the site builds without any of them.

    Raises Misuse where there is no such form.
    """
    found = [one for name in EXPORTERS if (part := find(name)) for one in part.EXPORTERS]
    forms = [exporter.form for exporter in found]
    if unknown := sorted(set(without) - set(forms)):
        raise Misuse(f"there is no form {', '.join(unknown)}; there are {', '.join(forms)}")
    return [exporter for exporter in found if exporter.form not in without]


def find(name: str) -> Any:
    """Return a module of generator/exporters; none where its folder was deleted.

    A module that is missing in a folder that is there is a fault of ours: nothing is lost quietly.
    """
    there = (FOLDER / name.partition(".")[0]).is_dir()
    return import_module(f"generator.exporters.{name}") if there else None


def offered_by(exporters: list[Exporter]) -> Offered:
    """Return what names the files that exporters write beside a page."""

    def offered(page: Page, report: Report) -> Files:
        files = ((exporter.form, exporter.offered(page, report)) for exporter in exporters)
        return tuple((form, name) for form, name in files if name)

    return offered


def let_export(
    publication: Publication, folder: Path, *, exporter: Exporter, progress: Progress
) -> None:
    """Let an exporter write the files of a language to a folder."""
    progress.stage(f"{publication.made.language}: making {exporter.form} files")
    exporter.export(publication, folder, progress.count)


def with_overview(publication: Publication, folder: Path, exporters: list[Exporter]) -> build.Made:
    """Return what was made, with the page about the files that exporters wrote to a folder."""
    overview = find("data.overview")
    forms = [exporter.form for exporter in exporters]
    if not overview:
        return publication.made
    made: build.Made = overview.with_overview(publication, folder, forms)
    return made


def with_forms(
    publication: Publication, folder: Path, exporters: list[Exporter], progress: Progress
) -> build.Made:
    """Let exporters write the files of a language to its folder; return what was made, with the
    page about these files."""
    for exporter in exporters:
        let_export(publication, folder / exporter.form, exporter=exporter, progress=progress)
    return with_overview(publication, folder, exporters)


def judged(
    made: list[build.Made],
    exporters: list[Exporter],
    remembered: Remembered = NOTHING_REMEMBERED,
) -> list[build.Made]:
    """Return what was made; raises Faults where an exporter cannot show all of the reports whose
    pages it is."""
    findings: list[Finding] = []
    for one in made:
        here = [it for it in one.resolved if report_address(it.report) in one.wholes]
        findings += not_shown(one.language, here, exporters, one.went_in, remembered)
    if findings:
        raise Faults(in_order(findings))
    return made


def not_shown(
    language: str,
    resolved: Sequence[Resolved],
    exporters: list[Exporter],
    went_in: Mapping[str, str],
    remembered: Remembered,
) -> Iterator[Finding]:
    """Yield what exporters cannot show of the reports of a language; `went_in` has the sum of each,
    by its address, where it is known."""
    for one in resolved:
        sum_ = went_in.get(report_address(one.report))
        of = remembered.key("judged", remembered.forms, sum_) if sum_ else None
        yield from remembered.value(of, partial(_findings, language, one, exporters), FINDINGS)
    remembered.settle()


def _findings(language: str, report: Resolved, exporters: list[Exporter]) -> list[Finding]:
    return [one for exporter in exporters for one in exporter.findings(language, [report])]

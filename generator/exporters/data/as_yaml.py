"""The report's own file, byte for byte: what all else is made of."""

from __future__ import annotations

from pathlib import Path as File

from generator.build import Made
from generator.exporters.files import Files, Progress, write_files
from generator.exporters.whole_page import file_of, form_beside
from generator.model import Report
from generator.pages.page import Page
from generator.resolved import Resolved

FORM = "yaml"


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside the report's first page; "" beside others."""
    return form_beside(page, report, "yaml")


def export(made: Made, config: File, folder: File, progress: Progress) -> None:
    """Copy the YAML of each report; `config` is mkdocs.yml, beside which content/ lies."""

    def files(resolved: Resolved) -> Files:
        yield file_of(resolved, "yaml"), (config.parent / resolved.lines.file).read_bytes()

    write_files(made, folder, files, "YAML", progress)

"""The report's own file, byte for byte: what all else is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as File

from generator.build import Made
from generator.exporters.whole_page import file_of, form_beside
from generator.in_place import in_place_of
from generator.model import Report
from generator.pages.page import Page

Progress = Callable[[str, int, int], None]

FORM = "yaml"


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside the report's first page; "" beside others."""
    return form_beside(page, report, "yaml")


def export(made: Made, config: File, folder: File, progress: Progress) -> None:
    """Copy the YAML of each report; `config` is mkdocs.yml, beside which content/ lies."""
    with in_place_of(folder) as new:
        for done, resolved in enumerate(made.resolved, 1):
            file = new / file_of(resolved, "yaml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes((config.parent / resolved.lines.file).read_bytes())
            progress("YAML", done, len(made.resolved))

"""Writes the files of a form, report after report, in the place of those from before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as File

from generator.anchors import report_address
from generator.build import Made
from generator.model import Report
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.progress import Progress
from generator.replacing import in_place_of
from generator.resolved import Resolved

Files = Iterator[tuple[str, bytes]]
"""The files of a report: the path of each from the folder of the language, and its bytes."""


def form_beside(page: Page, report: Report, ending: str) -> str:
    """Return the name of the file beside a report's first page; "" beside other pages."""
    return f"{text_name(page.address, report)}.{ending}" if page.kind == "report" else ""


def file_of(resolved: Resolved, ending: str) -> str:
    """Return the file of a report, from the folder of its language."""
    address = report_address(resolved.report)
    return f"{address}{text_name(address, resolved.report)}.{ending}"


def write_files(
    made: Made,
    folder: File,
    files: Callable[[Resolved], Files],
    stage: str,
    progress: Progress,
) -> None:
    """Write the files of all reports of a language to a folder, in the place of those before."""
    with in_place_of(folder) as new:
        for done, resolved in enumerate(made.resolved, 1):
            for path, content in files(resolved):
                file = new / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            progress(stage, done, len(made.resolved))

"""Where the files of a register lie: beside its page, one for each report that has a register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as File

from generator.anchors import report_address
from generator.build import Made
from generator.in_place import in_place_of
from generator.model import Report
from generator.pages.actions import FOLDER
from generator.pages.page import Page
from generator.register import rows
from generator.resolved import Resolved

Progress = Callable[[str, int, int], None]
Contents = Callable[[Resolved], dict[str, bytes]]
"""Makes the files of a report's register: path from the folder of the language -> bytes."""


def is_register(page: Page, report: Report) -> bool:
    """Tell whether a page is that of a report's whole register."""
    return page.address == f"{report_address(report)}{FOLDER}"


def path_of(resolved: Resolved, name: str) -> str:
    """Return the path of a file beside the page of the register."""
    return f"{report_address(resolved.report)}{FOLDER}{name}"


def write(made: Made, folder: File, contents: Contents, stage: str, progress: Progress) -> None:
    """Write the files of all registers of a language to a folder, in the place of those before."""
    with in_place_of(folder) as new:
        for done, resolved in enumerate(made.resolved, 1):
            for path, content in contents(resolved).items() if rows(resolved) else ():
                file = new / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            progress(stage, done, len(made.resolved))

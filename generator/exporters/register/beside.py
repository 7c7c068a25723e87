"""Where the files of a register lie: beside its page, one for each report that has a register."""

from __future__ import annotations

from generator.anchors import report_address
from generator.model import Report
from generator.pages.page import Page
from generator.pages.register_lines import FOLDER
from generator.resolved import Resolved


def is_register(page: Page, report: Report) -> bool:
    """Tell whether a page is that of a report's whole register."""
    return page.address == f"{report_address(report)}{FOLDER}"


def path_of(resolved: Resolved, name: str) -> str:
    """Return the path of a file beside the page of the register."""
    return f"{report_address(resolved.report)}{FOLDER}{name}"

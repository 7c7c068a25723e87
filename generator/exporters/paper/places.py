"""The names of printed texts, of their files and of the places in them.

A place is named as the house plan says for texts that share one page: the text's own name before
the id (resolution-7-3-annex-i-para-5), but for report paragraphs, which are unique.
"""

from __future__ import annotations

from generator.anchors import report_address, slug
from generator.model import Report

# The folders of a report's addresses and what one text in them is.
_ONE = {
    "resolutions": "resolution",
    "decisions": "decision",
    "agenda": "agenda-item",
    "chapters": "chapter",
    "annexes": "annex",
}
_COUNTED_OVER_THE_REPORT = ("agenda-item", "chapter")


def text_name(address: str, report: Report) -> str:
    """Return the name of the text at an address: resolution-7-3-annex-i; that of the report
    itself is its symbol: ctoc-cop-2014-13."""
    folder, *rest = address.removeprefix(report_address(report)).strip("/").split("/")
    if not folder:
        return slug(report.symbol)
    return "-".join([_ONE.get(folder, folder) if rest else folder, *rest])


def place_name(address: str, id_: str, report: Report) -> str:
    """Return the name of a place in a document that holds several texts."""
    text = text_name(address, report)
    if id_.startswith("para-") and text.startswith(_COUNTED_OVER_THE_REPORT):
        return id_
    return f"{text}-{id_}" if id_ else text


def file_name(address: str, report: Report) -> str:
    """Return the name of the PDF of the text at an address: resolution-7-1.pdf."""
    return f"{text_name(address, report)}.pdf"

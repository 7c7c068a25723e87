"""Writes the files of a form, report after report, in the place of those from before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path as File

from generator.anchors import report_address
from generator.exporter import Publication
from generator.kept import Key, key
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


def whole_beside(page: Page, report: Report, ending: str) -> str:
    """Return the name of the file of a whole report, or a part of it; "" beside other pages."""
    return f"{text_name(page.address, report)}.{ending}" if page.has_whole else ""


def file_of(resolved: Resolved, ending: str) -> str:
    """Return the file of a report, from the folder of its language."""
    return file_at(report_address(resolved.report), resolved, ending)


def file_at(address: str, resolved: Resolved, ending: str) -> str:
    """Return the file of the text at an address, from the folder of its language."""
    return f"{address}{text_name(address, resolved.report)}.{ending}"


def write_files(
    publication: Publication,
    folder: File,
    files: Callable[[Resolved], Files],
    stage: str,
    progress: Progress,
) -> None:
    """Write the files of all reports of a language to a folder, in the place of those before.

    `stage` is what this form is called: no other has the name. The files of a report that are kept
    are not made anew.
    """
    reports = publication.reports
    anew: dict[Key, bytes] = {}
    with in_place_of(folder) as new:
        for done, resolved in enumerate(reports, 1):
            of = _key(publication, resolved, stage)
            packed = publication.kept.find(of) if of else None
            if packed is None:
                packed = _packed(files(resolved))
                anew |= {of: packed} if of else {}
            for path, content in _unpacked(packed):
                file = new / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            progress(stage, done, len(reports))
    publication.keep_forms(anew)


def _key(publication: Publication, resolved: Resolved, form: str) -> Key | None:
    """Return under which key the files of a report in a form are kept; none where they are not."""
    went_in = publication.went_in.get(report_address(resolved.report))
    return key("forms", form, went_in) if went_in else None


def _packed(files: Files) -> bytes:
    """Return files as one: a line of JSON with their names and lengths, then what they hold."""
    found = list(files)
    head = json.dumps([(path, len(content)) for path, content in found])
    return b"\n".join((head.encode("ascii"), b"".join(content for _, content in found)))


def _unpacked(packed: bytes) -> Files:
    head, _, rest = packed.partition(b"\n")
    at = 0
    for path, length in json.loads(head):
        yield path, rest[at : at + length]
        at += length

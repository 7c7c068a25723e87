"""What each report is made of, as a sum: while it is the same, so is what is made of the report.

That is its own files, those of the reports that it cites or that cite it (whose words and names
stand on its pages and in its forms), and what goes into all: bodies, words, settings, theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from generator.anchors import report_address
from generator.content_folder import report_files
from generator.kept import Sums, sum_of
from generator.provided import SETTINGS, theme
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The sums of what is on disk at a moment: before it is read, and again before anything that
    was made of it is kept. If these differ somebody saved something meanwhile."""

    of_all: str
    """Of what goes into all reports."""
    of_folders: Mapping[File, str]
    """Of the folder of each report."""
    project: File
    known: Sums = field(compare=False)

    def is_still_so(self) -> bool:
        """Say whether nobody has saved anything since."""
        return on_disk(self.project, self.known) == self


def on_disk(project: File, known: Sums | None = None) -> OnDisk:
    """Return the sums of what is on disk now; what is `known` of files is not read again."""
    known = known or Sums()
    content = project / "content"
    folders = sorted({file.parent for file in report_files(content)})
    names = tuple(f"{folder.relative_to(content).as_posix()}/" for folder in folders)
    others = [row for row in known.in_folder(content) if not row[0].startswith(names)]
    rows = [*others, *known.in_folder(theme(project)), (SETTINGS, known.of(project / SETTINGS))]
    of_folders = {folder: _of(known.in_folder(folder)) for folder in folders}
    return OnDisk(_of(rows), of_folders, project, known)


def _of(rows: Iterable[tuple[str, str]]) -> str:
    return sum_of(*(part for row in rows for part in row))


def went_in(resolved: Iterable[Resolved], read: OnDisk) -> Mapping[str, str]:
    """Return, for the address of each report of a language, the sum of all that it is made of;
    `read` is what was on disk when it was read."""
    reports = list(resolved)
    related = _related(reports)
    own = {
        report_address(one.report): read.of_folders.get((read.project / one.lines.file).parent, "")
        for one in reports
    }
    language = reports[0].report.language if reports else ""
    return {
        address: sum_of(
            language,
            read.of_all,
            sum_,
            *(f"{other} {own[other]}" for other in sorted(related[address])),
        )
        for address, sum_ in own.items()
    }


def _related(reports: Iterable[Resolved]) -> Mapping[str, set[str]]:
    """Return, for the address of each report, those of the others that it cites or that cite it."""
    found: dict[str, set[str]] = {report_address(one.report): set() for one in reports}
    for one in reports:
        here = report_address(one.report)
        for reference in one.references:
            body, session, *_ = (*reference.address.split("/"), "", "")
            there = f"{body}/{session}/"
            if there in found and there != here:
                found[here].add(there)
                found[there].add(here)
    return found

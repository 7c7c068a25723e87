"""What the forms of each report are made of, as a sum: while it is the same, so are they.

That is the report's own files, those of the reports that it cites or that cite it (whose words and
names stand in its forms), and what goes into all of them: bodies, words, settings, theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as File

from generator.anchors import report_address
from generator.build import Made
from generator.content_folder import report_files
from generator.kept import sum_of, sum_of_file, sums
from generator.provided import SETTINGS, theme
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The sums of what is on disk at a moment: before it is read, and again before anything that
    was made of it is kept. If these differ somebody saved something meanwhile."""

    of_all: str
    """Of what goes into the forms of all reports."""
    of_folders: Mapping[File, str]
    """Of the folder of each report."""


def on_disk(project: File) -> OnDisk:
    """Return the sums of what is on disk now."""
    content = project / "content"
    folders = sorted({file.parent for file in report_files(content)})
    names = tuple(f"{folder.relative_to(content).as_posix()}/" for folder in folders)
    others = [row for row in sums(content) if not row[0].startswith(names)]
    rows = [*others, *sums(theme(project)), (SETTINGS, sum_of_file(project / SETTINGS))]
    return OnDisk(_of(rows), {folder: _of(sums(folder)) for folder in folders})


def _of(rows: Iterable[tuple[str, str]]) -> str:
    return sum_of(*(part for row in rows for part in row))


def went_in(made: Made, project: File, read: OnDisk) -> Mapping[str, str]:
    """Return, for the address of each report of a language, the sum of all that its forms are made
    of; `read` is what was on disk when it was read."""
    related = _related(made.resolved)
    own = {
        report_address(one.report): read.of_folders.get((project / one.lines.file).parent, "")
        for one in made.resolved
    }
    return {
        address: sum_of(
            made.language,
            read.of_all,
            *(whole.text for whole in made.wholes[address]),
            sum_,
            *(f"{other} {own[other]}" for other in sorted(related[address])),
        )
        for address, sum_ in own.items()
        if address in made.wholes
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

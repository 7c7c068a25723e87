"""What an exporter is: it writes files of one form beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as File

from generator.build import Made
from generator.findings import Finding
from generator.model import Report
from generator.pages.page import Page
from generator.progress import Progress
from generator.resolved import Resolved


def _shows_all(language: str, resolved: Sequence[Resolved]) -> Iterator[Finding]:
    """Find nothing: this form can show all that a report may say."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """One form in which texts, or reports, are there beside the pages."""

    form: str
    """Its name, and that of its folder in build/<language>: pdf"""
    offered: Callable[[Page, Report], str]
    """Names the file of this form beside a page; "" where none is."""
    export: Callable[[Made, File, File, Progress], None]
    """Writes all files of a language: what was made, mkdocs.yml, the folder to write to."""
    export_one: Callable[[Made, File, File, str], None] | None = None
    """Writes one file, by its path in that folder; none where all are as soon made."""
    findings: Callable[[str, Sequence[Resolved]], Iterator[Finding]] = _shows_all
    """Yields what this form cannot show of the reports of a language, for the editor."""

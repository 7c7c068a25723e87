"""What an exporter is, and what it is given: it writes files of one form beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File

from generator import settings
from generator.anchors import report_address
from generator.build import Made
from generator.catalogue import Words
from generator.findings import Finding, SiteFault
from generator.kept import NOTHING_KEPT, Kept, Key, key, sum_of
from generator.model import Report
from generator.pages.page import Page
from generator.progress import Progress
from generator.report_pages import Whole
from generator.resolved import Resolved
from generator.went_in import OnDisk
from generator.whole_page import WholePage, whole_page


@dataclass(frozen=True)
class Publication:
    """What was made of the reports of a language, and where it will be: what exporters are given.

    What several of them need is made when the first asks for it, and once.
    """

    made: Made
    project: File
    """The folder with mkdocs.yml and overrides/."""
    kept: Kept = NOTHING_KEPT
    """What was made before."""
    read: OnDisk | None = None
    """What was on disk before the reports were read; none where that is not known."""

    @property
    def reports(self) -> list[Resolved]:
        """Return the reports whose forms are wanted: those whose pages were made."""
        reports = self.made.resolved
        return [one for one in reports if report_address(one.report) in self.made.wholes]

    @cached_property
    def went_in(self) -> Mapping[str, str]:
        """Return the sum of what the forms of each report are made of, by its address; nothing
        where forms are not kept."""
        if not self.kept.keeps:
            return {}
        return {
            address: sum_of(sum_, *(whole.text for whole in self.made.wholes[address]))
            for address, sum_ in self.made.went_in.items()
        }

    def keep_forms(self, made: Mapping[Key, bytes]) -> None:
        """Keep what was made of the reports, unless somebody has saved something since they were
        read: what lies on disk now might be something else."""
        if made and self.read and self.read.is_still_so():
            for of, content in made.items():
                self.kept.keep(of, content)

    @cached_property
    def site(self) -> settings.Site:
        """Return what mkdocs.yml says; raises Faults where that cannot be read."""
        return settings.site(self.project / "mkdocs.yml")

    @property
    def address(self) -> str:
        """Return the address of the handbook in the language: https://plenary.example/en/"""
        return f"{self.site.address}{self.made.language}/"

    @property
    def words(self) -> Words:
        """Return the words of the language, with the publisher's own over them."""
        return self.made.resolved[0].catalogue

    def wholes_of(self, resolved: Resolved) -> list[WholePage]:
        """Return the whole of a report, in the pieces in which it is published; raises SiteFault,
        which names it, if it is not sound."""
        address = report_address(resolved.report)
        if address not in self._wholes:
            wholes = self.made.wholes[address]
            try:
                self._wholes[address] = [self._whole_page(one, resolved) for one in wholes]
            except SiteFault as fault:
                raise SiteFault(f"{resolved.designation}: {fault}") from fault
        return self._wholes[address]

    def _whole_page(self, whole: Whole, resolved: Resolved) -> WholePage:
        """Return a whole page as elements; that of the same words is not made anew."""
        words, extensions = resolved.catalogue.interface, self.site.extensions
        went_in = (whole.text, whole.address, self.address, repr(words), repr(extensions))

        def make() -> bytes:
            made = whole_page(whole, self.address, words, extensions)
            return made.markup.encode("utf-8", "surrogatepass")

        markup = self.kept.made(key("whole", *went_in), make)
        return WholePage(whole.page, markup.decode("utf-8", "surrogatepass"))

    @cached_property
    def _wholes(self) -> dict[str, list[WholePage]]:
        return {}


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
    export: Callable[[Publication, File, Progress], None]
    """Writes all files of a language: what was made, the folder to write to."""
    export_one: Callable[[Publication, File, str], None] | None = None
    """Writes one file, by its path in that folder; none where all are as soon made."""
    findings: Callable[[str, Sequence[Resolved]], Iterator[Finding]] = _shows_all
    """Yields what this form cannot show of the reports of a language, for the editor."""

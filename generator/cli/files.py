"""The files of a report, its own and those of its acts, as commands read and write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import source
from generator.cli.project import known_as
from generator.findings import Finding, errors
from generator.model import Path as Place
from generator.model import Report
from generator.replacing import put


@dataclass(frozen=True, slots=True)
class OfReport:
    """A report that is whole, with the files in which it stands."""

    file: Path
    report: Report
    parts: Mapping[Place, str]
    """The path of each act that stands in a file of its own -> that file, from the folder."""
    project: Path

    @property
    def files(self) -> dict[Path, Place]:
        """Return its own file and those of its acts, with the path of what each holds."""
        return {self.file: (), **{self.file.parent / name: at for at, name in self.parts.items()}}

    def comments(self, file: Path) -> Iterator[Finding]:
        """Yield the comments in one of them that writing it would lose."""
        name = file.relative_to(self.file.parent).as_posix()
        head = source.HEAD if file == self.file else source.head_of_act(name)
        text = file.read_bytes().decode("utf-8-sig")
        return source.comments(text, known_as(file, self.project), head)

    def all_comments(self) -> list[Finding]:
        """Return the comments that writing them would lose."""
        return [finding for file in self.files for finding in self.comments(file)]

    def written(self) -> dict[Path, bytes]:
        """Return what stands in them in normal form, its own file last."""
        texts = source.dump_files(self.report, self.file, self.parts)
        return {file: text.encode("utf-8") for file, text in texts.items()}

    def to_write(self) -> dict[Path, bytes]:
        """Return the files in which something else stands, or nothing, with what should."""
        return {
            file: content
            for file, content in self.written().items()
            if not file.is_file() or file.read_bytes() != content
        }


def loaded(file: Path, project: Path) -> tuple[OfReport | None, list[Finding]]:
    """Return a report with its files, or what is wrong with it."""
    found = source.load_report(file, known_as(file, project))
    if found.value is None or errors(found.findings):
        return None, list(found.findings)
    return OfReport(file, found.value, found.parts, project), list(found.findings)


def write(files: Mapping[Path, bytes]) -> None:
    """Write files one after the other, each in a single step.

    The report's own comes last: until it is there, the one from before names what it needs.
    """
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, content)


def report_of(file: Path) -> Path:
    """Return the file of the report that names a file for an act of its; any other file itself."""
    language = file.stem.rpartition(".")[2]
    for folder in file.absolute().parents[1:]:
        report = folder / f"report.{language}.yaml"
        if report.is_file() and file.resolve() in _named_in(report):
            return report
    return file


def _named_in(report: Path) -> set[Path]:
    return {(report.parent / name).resolve() for name in source.load_report(report).named}

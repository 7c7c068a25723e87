"""`plenary split` and `join`: each act of a report in a file of its own, and back in one.

What is new is written before the report's own file, which then takes its place in a single step;
what is not needed any more is removed after it. A run that is stopped loses nothing, and the same
command ends it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator import anchors, content_folder, source
from generator.cli.files import OfReport, loaded, write
from generator.cli.project import known_as, reports_in
from generator.cli.telling import Misuse, tell
from generator.findings import Faults, Finding
from generator.model import Act, Report, walk
from generator.model import Path as Place


def run_split(options: argparse.Namespace) -> int:
    """Do `plenary split`; return the exit code."""
    for one in [in_files(one) for one in _reports(options)]:
        files = one.to_write()
        write(files)
        of_acts = sum(file != one.file for file in files)
        folders = ", ".join(sorted({f"{name.rpartition('/')[0]}/" for name in one.parts.values()}))
        told = f"{_acts(of_acts)} put into {folders}" if of_acts else "no act that stands in it"
        tell(f"{known_as(one.file, options.project)}: {told}")
    return 0


def run_join(options: argparse.Namespace) -> int:
    """Do `plenary join`; return the exit code."""
    for one in _reports(options):
        read = {file: file.read_bytes() for file in _not_needed(one)}
        whole = replace(one, parts={})
        write(whole.to_write())
        kept = [file for file, content in read.items() if not _removed(file, content)]
        name = known_as(one.file, options.project)
        tell(f"{name}: {_acts(len(read) - len(kept))} brought back" if read else f"{name}: whole")
        for file in kept:
            tell(f"{known_as(file, options.project)} was saved meanwhile and is kept; compare it")
    return 0


def _acts(count: int) -> str:
    return "1 act" if count == 1 else f"{count} acts"


def _reports(options: argparse.Namespace) -> list[OfReport]:
    """Return the reports that are asked for; raises Faults where one could not be written whole."""
    found: list[OfReport] = []
    findings: list[Finding] = []
    for file in options.files or reports_in(options.project):
        if not _is_report(file):
            raise Misuse(f"{file} is no report; name a file report.<language>.yaml")
        one, wrong = loaded(file, options.project)
        findings += one.all_comments() if one else wrong
        found += [one] if one else []
    if findings:
        raise Faults(findings)
    return found


def _is_report(file: Path) -> bool:
    return file.match("report.*.yaml")


def in_files(one: OfReport) -> OfReport:
    """Return a report with all its acts in files; raises Misuse where others have their names."""
    parts = {**_names(one.report, one.file.name), **one.parts}
    divided = replace(one, parts=parts)
    if len(set(parts.values())) < len(parts):
        raise Misuse(f"two acts of {one.file} would have one file; `plenary check` tells which")
    new = {one.file.parent / name for path, name in parts.items() if path not in one.parts}
    there = {file for file in new if file.exists()}
    # All of a long report is not written twice to see that no file is in its way.
    taken = [str(file) for file in divided.to_write() if file in there] if there else []
    if taken:
        raise Misuse(
            f"{', '.join(taken)}: another file has that name already, so nothing was written; move "
            "it elsewhere first"
        )
    return divided


def _names(report: Report, file: str) -> dict[Place, str]:
    """Return the file of each act, which is called as its page: resolutions/7-1.en.yaml."""
    assigned, address = anchors.assign(report), anchors.report_address(report)
    ending = f".{source.language_of(file)}.yaml"
    return {
        path: assigned[path].address.removeprefix(address).rstrip("/") + ending
        for path, _ in _acts_in(report)
    }


def _acts_in(report: Report) -> Iterator[tuple[Place, Act]]:
    """Yield the acts of a report with their paths, but none that stands in another."""
    around: Place = ("",)
    for path, value in walk(report):
        if isinstance(value, Act) and path[: len(around)] != around:
            around = path
            yield path, value


def _not_needed(one: OfReport) -> Iterable[Path]:
    """Return the files of acts that a whole report does not need: its own, and what a run left.

    That is what has an act of the report word for word.
    """
    acts = [act for _, act in _acts_in(one.report)]
    ending = f".{source.language_of(one.file.name)}.yaml"
    files = [file for file in one.files if file != one.file]
    for file in content_folder.files_of_acts(one.file.parent):
        name = file.relative_to(one.file.parent).as_posix()
        if file not in files and name.endswith(ending):
            content = file.read_bytes()
            if any(source.dump_act(act, name).encode("utf-8") == content for act in acts):
                files.append(file)
    return files


def _removed(file: Path, read: bytes) -> bool:
    """Remove the file of an act, and its folder if nothing else is in it, unless it was saved."""
    if file.read_bytes() != read:
        return False
    file.unlink()
    with suppress(OSError):  # something else is in it
        file.parent.rmdir()
    return True

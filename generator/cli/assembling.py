"""`plenary part` and `assemble`: parts of a site that are made apart, and put together."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generator import assembly, build, write
from generator.assembly import MadeOf, PartFault
from generator.cli.arguments import parser
from generator.cli.building import run_build
from generator.cli.exporting import all_exporters, judged, offered_by, with_forms
from generator.cli.project import content_of, has_settings, site_of, tell_of_settings
from generator.cli.telling import Misuse, Progress, tell
from generator.exporter import Publication
from generator.kept import KEPT_IN_BUILD, Kept
from generator.remembered import Remembered
from generator.replacing import alone, remove
from generator.went_in import on_disk

PARTS = "dist/parts"
_A_MOMENT = 2
"""Seconds by which the clock of a disk may be behind."""


def run_part(options: argparse.Namespace) -> int:
    """Do `plenary part`; return the exit code."""
    project: Path = options.project
    content = content_of(project)
    there_are = assembly.reports_there_are(content)
    if not options.report:
        sys.stdout.write("".join(f"{name}\n" for name in there_are))
        return 0
    report = options.report.replace("\\", "/").strip("/")
    if report not in there_are:
        raise Misuse(f"there is no report {report}; there are {', '.join(there_are) or 'none'}")
    has_settings(project)
    tell_of_settings(project)
    folder: Path = options.output or project / PARTS / report
    work = folder / "work"
    with alone(work):
        began, read = time.time() - _A_MOMENT, on_disk(project)
        made_of = MadeOf.of(read, content, options.without)
        assembly.begin(folder)
        remove(work)
        try:
            _make(project, report, options.without, work, assembly.kept_in_part(folder))
        finally:
            remove(work)
        if not read.is_still_so():
            raise Misuse(f"{content} was changed meanwhile; start again")
        part = assembly.finish(folder, report, made_of, began)
    tell(f"{folder}: {len(part.head.files)} things made of {report}, for `plenary assemble`")
    return 0


def _make(project: Path, report: str, without: list[str], work: Path, kept: Kept) -> None:
    """Make what is dear of a report, its forms and the HTML of its pages, so that it is kept."""
    from generator.site.ahead import make_ahead  # who asks which reports there are needs no MkDocs

    exporters, progress = all_exporters(without), Progress()
    name, _, language = report.rpartition("/")
    remembered = Remembered(project, kept, [exporter.form for exporter in exporters])
    made = build.make_part(
        content_of(project),
        name,
        language,
        progress.stage,
        offered_by(exporters),
        site_of(project),
        remembered,
    )
    [made] = judged([made], exporters, remembered)
    publication = Publication(made, project, kept, remembered.read)
    made = with_forms(publication, work / language, exporters, progress)
    progress.stage("making the HTML of its pages")
    write.write(made, project, work, work / "site" / language)
    make_ahead(work / language / "mkdocs.yml", kept)


def run_assemble(options: argparse.Namespace) -> int:
    """Do `plenary assemble`; return the exit code."""
    project: Path = options.project
    has_settings(project)
    content = content_of(project)
    try:
        parts = [assembly.read(folder) for folder in options.parts]
    except PartFault as fault:
        raise Misuse(str(fault)) from fault
    without = parts[0].head.made_of.without
    now = MadeOf.of(on_disk(project), content, without)
    if told := [fault for part in parts for fault in assembly.faults(part, now)]:
        raise Misuse("\nerror: ".join(told))
    with alone(project / "build" / "pages"):
        for part in parts:
            if lacks := part.lacks():
                tell(
                    f"{part.folder}: {lacks} of {len(part.head.files)} files are not there; what "
                    "they held is made here"
                )
            assembly.take_in(part, project / "build" / KEPT_IN_BUILD)
    of = {part.head.report for part in parts}
    for report in sorted({*assembly.reports_there_are(content)} - of):
        tell(f"there is no part of {report}: it is made here")
    command = ["--project", str(project), "build", *(f"--without={form}" for form in without)]
    return run_build(parser().parse_args(command))

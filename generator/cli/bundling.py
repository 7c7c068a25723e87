"""`plenary bundle` and `verify`: a copy of the handbook to be carried."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from generator.choice import Choice
from generator.cli.exporting import all_exporters, judged, let_export, offered_by, with_overview
from generator.cli.project import made_of, tell_of_settings
from generator.cli.telling import Misuse, Progress, tell
from generator.kept import kept_in


def run_bundle(options: argparse.Namespace) -> int:
    """Do `plenary bundle`; return the exit code."""
    from generator.exporters.bundle.making import make_bundles

    project, progress = options.project, Progress()
    tell_of_settings(project)
    folder: Path = options.output or project / "dist"
    if folder.exists() and not folder.is_dir():
        raise Misuse(f"{folder} is not a folder; name a folder for the bundle")
    exporters = [one for one in all_exporters() if not (options.no_pdf and one.form == "pdf")]
    choice = Choice(options.reports, options.language)
    made = judged(made_of(project, progress.stage, offered_by(exporters), choice), exporters)

    beside = {one.form: partial(let_export, exporter=one, progress=progress) for one in exporters}
    for one in make_bundles(
        made,
        project,
        folder,
        choice.there_are,
        beside=beside,
        finished=partial(with_overview, exporters=exporters),
        progress=progress.count,
        kept=kept_in(project / "build"),
    ):
        takes = ", ".join(f"{what} {_size(size)}" for what, size in one.takes.items())
        tell(f"{one.file}: {_size(sum(one.takes.values()))} in {one.files} files ({takes})")
        if one.is_long:
            tell(
                f"{one.file}: notice: Windows opens paths of 259 characters, and unpacked "
                f"among the downloads {one.longest} has more; shorten its address, or tell readers "
                "to unpack it at C:\\"
            )
    return 0


def _size(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} KB"


def run_verify(options: argparse.Namespace) -> int:
    """Do `plenary verify`; return the exit code."""
    from generator.exporters.bundle.verifying import verify

    verified = verify(options.bundle)
    for fault in verified.faults:
        tell(f"{options.bundle}: {fault}")
    if not verified.faults:
        tell(f"{options.bundle}: {verified.files} files, all as MANIFEST.txt says")
    return 1 if verified.faults else 0

"""`plenary export`: the files of one form, without a site."""

from __future__ import annotations

import argparse

from generator.cli.exporting import all_exporters, judged
from generator.cli.project import made_of, tell_of_settings
from generator.cli.telling import Misuse, Progress
from generator.exporter import Exporter, Publication
from generator.replacing import alone


def run_export(options: argparse.Namespace) -> int:
    """Do `plenary export`; return the exit code."""
    exporter, progress = _called(options.form), Progress()
    tell_of_settings(options.project)
    with alone(options.project / "build" / "pages"):
        for made in judged(made_of(options.project, progress.stage), [exporter]):
            folder = options.project / "build" / made.language / exporter.form
            exporter.export(Publication(made, options.project), folder, progress.count)
            count = sum(file.is_file() for file in folder.rglob("*"))
            progress.stage(f"{count} files are in {folder}")
    return 0


def _called(name: str) -> Exporter:
    """Return the exporter of a form; of one that ends in several parts the first will do: akn.

    Raises Misuse where there is none.
    """
    exporters = {one.form: one for one in all_exporters()}
    short = {form.partition(".")[0]: one for form, one in exporters.items()}
    found = exporters.get(name) or short.get(name)
    if found is None:
        raise Misuse(f"there is no form {name}; there are {', '.join(exporters)}")
    return found

"""`plenary print`: texts -> PDFs."""

from __future__ import annotations

import argparse

from generator import settings
from generator.cli.exporting import find, judged
from generator.cli.project import made_of, tell_of_settings
from generator.cli.telling import Misuse, Progress
from generator.kept import kept_in
from generator.replacing import alone


def run_print(options: argparse.Namespace) -> int:
    """Do `plenary print`; return the exit code."""
    progress = Progress()
    paper = find("paper.printing")
    if paper is None:
        raise Misuse("generator/exporters/paper is not there; only it can print")
    site = settings.site(options.project / "mkdocs.yml").address
    tell_of_settings(options.project)
    kept = kept_in(options.project / "build")
    with alone(options.project / "build" / "pages"):
        for made in judged(made_of(options.project, progress.stage), [*paper.EXPORTERS]):
            folder = options.project / "build" / made.language / "pdf"
            documents = paper.documents(
                made.language, made.resolved, site, options.paper, made.brand
            )
            if not options.texts:
                paper.print_all(documents, folder, progress.count, kept)
                progress.stage(f"{len(documents)} PDFs are in {folder}")
                continue
            unknown = set(options.texts) - {document.mark for document in documents}
            if unknown:
                known = ", ".join(document.mark for document in documents)
                raise Misuse(f"there is no text {', '.join(sorted(unknown))}; there are {known}")
            wanted = [document for document in documents if document.mark in options.texts]
            for file in paper.print_these(wanted, folder, progress.count, kept):
                progress.stage(str(file))
    return 0

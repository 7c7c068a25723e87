"""Makes the site of a project: reports -> pages and the forms beside them -> the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import build, catalogue, write
from generator.choice import Choice
from generator.cli import unchanged
from generator.cli.exporting import all_exporters, judged, offered_by, with_forms
from generator.cli.project import has_settings, made_of, tell_of_settings
from generator.cli.telling import Progress
from generator.exporter import Exporter, Publication
from generator.kept import Kept, Sums
from generator.memory import give_back
from generator.remembered import Remembered
from generator.replacing import alone
from generator.site.building import Generated, build_site


def make_site(
    project: Path, options: argparse.Namespace, kept: Kept, known: Sums, progress: Progress
) -> None:
    """Make the site, of what is kept as far as that is the same, and keep what is made.

    What is `known` of the files of the project need not be read.
    """
    exporters = all_exporters(options.without)
    has_settings(project)
    told = tell_of_settings(project)
    # From the first page on: MkDocs must not read the pages of another build.
    with alone(project / "build" / "pages"):
        if options.anew:
            kept.forget()
        went_in = unchanged.key_of(project, options, known)
        choice = Choice(options.only) if options.only else None
        forms = [exporter.form for exporter in exporters]
        remembered = Remembered(project, kept, forms, known)
        generated, pages = _written(project, progress, exporters, kept, choice, remembered)
        del remembered  # MkDocs needs the memory
        give_back()
        progress.stage("making the site")
        build_site(
            project / "build",
            project / "site",
            generated.languages,
            date=generated.date,
            progress=progress.count,
            beside=forms,
            made_before=kept,
        )
        told = [*told, f"{pages} pages are in {project / 'site'}"]
        if unchanged.key_of(project, options, known) == went_in:  # nobody saved anything meanwhile
            unchanged.remember(kept, went_in, project, told)
        kept.tidy()
    progress.stage(told[-1])


def _written(
    project: Path,
    progress: Progress,
    exporters: list[Exporter],
    kept: Kept,
    choice: Choice | None,
    remembered: Remembered,
) -> tuple[Generated, int]:
    """Write the pages, and the files beside them; return also how many pages there are.

    The reports are let go of here: MkDocs needs their memory.
    """
    finished = []
    made = made_of(project, progress.stage, offered_by(exporters), choice, remembered)
    for one in judged(made, exporters, remembered):
        folder = project / "build" / one.language
        publication = Publication(one, project, kept, remembered.read)
        finished.append(with_forms(publication, folder, exporters, progress))
        write.write(finished[-1], project, project / "build", project / "site" / one.language)
    return generated_of(finished), sum(len(one.files) for one in finished)


def generated_of(made: list[build.Made], *, changed: bool = True) -> Generated:
    """Return what MkDocs must know of what was made, and whether that is another than before."""
    languages = {one.language: catalogue.load_words(one.language).name for one in made}
    return Generated(languages, max(one.date for one in made), changed)

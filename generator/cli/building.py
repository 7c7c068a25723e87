"""`plenary build` and `serve`: reports -> pages -> the site."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from generator import build, source, write
from generator.cli.exporting import all_exporters, judged, let_export, offered_by, with_overview
from generator.cli.project import made_of
from generator.cli.telling import Progress, tell, tell_failure
from generator.site import alone, build_site, serve


def run_build(options: argparse.Namespace) -> int:
    """Build the site: write the Markdown, run MkDocs and Pagefind, put the site in place."""
    project: Path = options.project
    progress = Progress()
    exporters = all_exporters()
    # From the first page on: MkDocs must not read the pages of another build.
    with alone(project / "build" / "pages"):
        prepared = _prepared(project, progress, exporters)
        build_site(
            project / "build",
            project / "site",
            prepared.languages,
            epoch=prepared.epoch,
            progress=progress.count,
            beside=[exporter.FORM for exporter in exporters],
        )
    progress.stage(f"{prepared.pages} pages are in {project / 'site'}")
    return 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What MkDocs must know of the pages that were written."""

    languages: dict[str, str]
    """Code -> name in the language itself."""
    epoch: int
    """The site's clock: the date of the latest report, in seconds."""
    pages: int


def _prepared(project: Path, progress: Progress, exporters: list[ModuleType]) -> _Prepared:
    """Write the pages, and the files beside them.

    The reports are let go of here: MkDocs needs their memory.
    """

    finished = []
    for one in judged(made_of(project, progress.stage, offered_by(exporters)), exporters):
        folder = project / "build" / one.language
        for exporter in exporters:
            let_export(
                one, folder / exporter.FORM, exporter=exporter, project=project, progress=progress
            )
        finished.append(with_overview(one, folder, exporters))
        _write(finished[-1], project)
    return _of(finished)


def _of(made: list[build.Made]) -> _Prepared:
    """Return what MkDocs must know."""
    latest = datetime.fromisoformat(max(one.date for one in made)).replace(tzinfo=UTC)
    languages = {one.language: source.load_words(one.language).name for one in made}
    return _Prepared(languages, int(latest.timestamp()), sum(len(one.files) for one in made))


def _written(project: Path, stage: Callable[[str], None]) -> list[build.Made]:
    """Write the Markdown of all languages; raises Faults, and then writes nothing."""
    made = made_of(project, stage)
    for one in made:
        _write(one, project)
    return made


def _write(made: build.Made, project: Path) -> None:
    """Write the Markdown of a language."""
    write.write(made, project, project / "build", project / "site" / made.language)


def run_serve(options: argparse.Namespace) -> int:
    """Show the site on this machine and reload the page when a report is saved."""
    project: Path = options.project
    prepared = _of(_written(project, tell))
    serve(
        project / "build",
        prepared.languages,
        epoch=prepared.epoch,
        regenerate=lambda: _discard(_written(project, lambda _: None)),
        watch=[project / "content", project / "overrides"],
        address=("127.0.0.1", options.port),
        ready=lambda url: tell(f"The handbook is at {url} (Ctrl+C ends it)"),
        failed=tell_failure,
    )
    return 0


def _discard(_: object) -> None:
    """Take a value that nobody needs."""

"""What is in the folder of a project, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from pathlib import Path
from typing import TypeVar

from generator import build, content_folder, settings
from generator.choice import Choice, UnknownReport
from generator.cli.telling import Misuse, tell
from generator.findings import Faults, errors, in_order
from generator.remembered import NOTHING_REMEMBERED, Remembered
from generator.report_pages import Offered
from generator.resolved import Resolved
from generator.resolving import resolve

Some = TypeVar("Some", bound=Sized)


def content_of(project: Path) -> Path:
    """Return the folder of all reports; raises Misuse where there is none."""
    content = project / "content"
    if not content.is_dir():
        raise Misuse(f"{content} is not a folder; run plenary where content/ and mkdocs.yml are")
    return content


def reports_in(project: Path) -> list[Path]:
    """Return the files of all reports."""
    return content_folder.report_files(content_of(project))


def bodies_in(project: Path) -> list[Path]:
    """Return the files that describe bodies."""
    return content_folder.body_files(content_of(project))


def known_as(file: Path, project: Path) -> str:
    """Return a file as the editor knows it."""
    try:
        return file.resolve().relative_to(project.resolve()).as_posix()
    except ValueError:
        return str(file)


def made_of(
    project: Path,
    stage: Callable[[str], None],
    offered: Offered = lambda page, report: (),
    choice: Choice | None = None,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> list[build.Made]:
    """Make the pages of all languages, of some reports where there is a choice; raises Faults, or
    Misuse where there is no such report."""
    try:
        made = build.make(content_of(project), stage, offered, choice, site_of(project), remembered)
    except UnknownReport as unknown:
        raise Misuse(str(unknown)) from unknown
    return some(made, project)


def some(made: Some, project: Path) -> Some:
    """Return what was made of reports, if there are any; raises Misuse."""
    if not made:
        raise Misuse(f"there is no report in {project / 'content'}")
    return made


def site_of(project: Path) -> settings.Site:
    """Return where the handbook will be published, as mkdocs.yml says."""
    return settings.site(project / "mkdocs.yml")


def has_settings(project: Path) -> None:
    """See that what a site is built with is there, before anything is made; raises Misuse."""
    if not (project / "mkdocs.yml").exists():
        raise Misuse(
            f"{project / 'mkdocs.yml'} is not there; a project has content/ and mkdocs.yml, in "
            "which “site_name: ...” says what the handbook is called"
        )


def tell_of_settings(project: Path) -> list[str]:
    """Tell once what mkdocs.yml says in vain, and that its address is still the one that it came
    with, if it is; return it. Raises Faults where pages could not be made so."""
    found = settings.not_honoured(project / "mkdocs.yml")
    if errors(found):
        raise Faults(found)
    told = [str(one) for one in found]
    if site_of(project).address == settings.NOBODYS:
        told.append(
            f"notice: mkdocs.yml: “site_url” is {settings.NOBODYS}, which nobody has: the "
            "addresses on pages, in citations and on paper lead nowhere; write your own"
        )
    for one in told:
        tell(one)
    return told


def resolved_in(project: Path) -> Iterable[tuple[content_folder.Read, Resolved]]:
    """Yield all reports, resolved; raises Faults where one cannot be read."""
    reports, bodies, findings = content_folder.read(content_of(project))
    if errors(findings):
        raise Faults(in_order(findings))
    for language in sorted({one.report.language for one in reports}):
        ones = [one for one in reports if one.report.language == language]
        yield from zip(ones, resolve(ones, bodies), strict=True)

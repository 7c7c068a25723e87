"""Projects as a user has them: content/, overrides/ and mkdocs.yml in a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.settings import NOBODYS

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
OWN = "https://panel.test/"
"""The address of the invented body's project: at nobody's nothing is published."""

ONE_ACT = """\
format: plenary-report/1
body: ipwc
session: 4 part 2
language: en
symbol: IPWC/4/9
title: Report of the Panel
date: 2021-02-28
original_language: English
status: {edition: advance, copy_is: unofficial}
held: {place: Hamburg, opened: 2021-01-30, closed: 2021-02-05}
reviewed_by: the Secretariat of the Commission
chapters:
- number: I
  title: Decisions
  decisions:
  - number: 12/CP.24
    title: Meshes
    operative:
    - {text: "*Decides* to meet.", no_action: The Panel met before its report was out.}
"""


Contents = dict[str, bytes]


def contents(project: Path) -> Contents:
    """Return what builds make: the site, and the pages and forms that it was made of."""
    folders = (project / "site", project / "build" / "en")
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in files}


def project_of(content: Path, folder: Path) -> Path:
    """Return a project with some content, in a folder; mkdocs.yml is as it comes."""
    shutil.copytree(content, folder / "content")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def project_with_body_alone(folder: Path) -> Path:
    """Return a project with the body of the invented report and no report."""
    content = folder / "project" / "content" / "ipwc"
    content.mkdir(parents=True)
    shutil.copy(ROOT / "tests/invented/content/ipwc/body.yaml", content)
    return folder / "project"


def invented_project(folder: Path) -> Path:
    """Return a project with the report of a body that there is not: small, so soon built."""
    settings = project_of(INVENTED, folder) / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(NOBODYS, OWN), "utf-8")
    return folder


def small_project(folder: Path) -> Path:
    """Return a project whose report has three pages of its own: the session, a chapter, an act."""
    [report] = (invented_project(folder) / "content").rglob("report.en.yaml")
    report.write_text(ONE_ACT, "utf-8")
    return folder


SECOND = "content/ipwc/session-9/report.en.yaml"


def with_a_second_report(project: Path) -> Path:
    """Give the body another session, whose report has one act, which cites one of the first."""
    return _with_report(project, "9", "13/CP.24", "[decision 12/CP.24](decision:12/CP.24)")


def with_a_third_report(project: Path) -> Path:
    """Give the body another session, whose report has one act, which cites those of two others."""
    cited = (f"[decision {number}](decision:{number})" for number in ("12/CP.24", "13/CP.24"))
    return _with_report(project, "10", "14/CP.24", " and ".join(cited))


def _with_report(project: Path, session: str, act: str, cited: str) -> Path:
    report = project / f"content/ipwc/session-{session}/report.en.yaml"
    text = ONE_ACT.replace("session: 4 part 2", f"session: {session}").replace("12/CP.24", act)
    text = text.replace("IPWC/4/9", f"IPWC/{session}/1").replace(
        "to meet.", f"to meet as in {cited}."
    )
    report.parent.mkdir()
    report.write_text(text, "utf-8")
    body = project / "content/ipwc/body.yaml"
    name = {"9": "ninth", "10": "tenth"}[session]
    known = f"sessions:\n- number: {session}\n  name: {{en: {name} session}}\n"
    body.write_text(body.read_text("utf-8").replace("sessions:\n", known, 1), "utf-8")
    return project

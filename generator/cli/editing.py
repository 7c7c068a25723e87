"""What an editor does with reports: `plenary check` and `fmt`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator import build, settings, source
from generator.cli.exporting import all_exporters, not_shown
from generator.cli.files import OfReport, loaded, report_of, write
from generator.cli.next_steps import next_steps
from generator.cli.originals import not_as_read
from generator.cli.project import bodies_in, content_of, known_as, reports_in, site_of, some
from generator.cli.telling import tell, tell_findings
from generator.content_folder import BODY_FILE
from generator.findings import Faults, Finding, Severity, errors
from generator.kept import kept_in
from generator.remembered import FINDINGS, Remembered
from generator.went_in import went_in


def run_check(options: argparse.Namespace) -> int:
    """Do `plenary check`; return the exit code."""
    findings = all_findings(options.project)
    if options.originals:
        findings += not_as_read(options.project)
    tell_findings(findings, numbered=True)
    for step, what in enumerate(next_steps(findings), 1):
        tell(f"{step}. {what}")
    if errors(findings):
        return 1
    tell(f"Reports without a mistake: {len(reports_in(options.project))}.")
    return 0


def all_findings(project: Path) -> list[Finding]:
    """Return all that is wrong or doubtful in the reports of a project.

    It is kept beside what a build keeps, which makes room: neither asks again what is the same.
    """
    kept, exporters = kept_in(project / "build"), all_exporters()
    remembered = Remembered(project, kept, [exporter.form for exporter in exporters])
    findings: list[Finding] = list(_of_settings(project))
    try:
        checked = build.check_all(content_of(project), site=_site(project), remembered=remembered)
        some(checked.resolved, project)
        findings += checked.notices
        for language, resolved in checked.resolved.items():
            sums = went_in(resolved, remembered.read) if remembered.read else {}
            findings += not_shown(language, resolved, exporters, sums, remembered)
    except Faults as faults:
        findings += faults.findings
    wrong = {finding.file for finding in errors(findings)}
    findings += (one for one in _of_form(project, remembered) if one.file not in wrong)
    return findings


def _site(project: Path) -> settings.Site:
    """Return where the handbook will be published; nowhere where mkdocs.yml does not say it, of
    which `_of_settings` tells."""
    try:
        return site_of(project)
    except (FileNotFoundError, Faults):
        return settings.NOT_PUBLISHED


def _of_settings(project: Path) -> Iterable[Finding]:
    """Return what is wrong with mkdocs.yml, if there is one."""
    try:
        site_of(project)
        return settings.not_honoured(project / "mkdocs.yml")
    except FileNotFoundError:
        return ()
    except Faults as faults:
        return faults.findings


def _of_form(project: Path, remembered: Remembered) -> Iterator[Finding]:
    """Yield which files of reports are not in normal form."""
    for file in reports_in(project):
        of = remembered.key("form", *remembered.files_around(file, known_as(file, project)))
        found = partial(_not_in_normal_form, file, project, remembered)
        yield from remembered.value(of, found, FINDINGS)
    remembered.settle()


def _not_in_normal_form(file: Path, project: Path, remembered: Remembered) -> list[Finding]:
    message = "the file is not in normal form; `plenary fmt` brings it into it"
    found = remembered.load_report(file, known_as(file, project))
    if found.value is None:
        return []
    findings: list[Finding] = []
    one = OfReport(file, found.value, found.parts, project)
    for changed in one.to_write():
        lost = list(one.comments(changed))
        findings += (replace(comment, severity=Severity.NOTICE) for comment in lost)
        if not lost:  # else `fmt` refuses it
            path = one.files[changed]
            findings.append(found.lines.finding("normal-form", path, message, Severity.NOTICE))
    return findings


def run_fmt(options: argparse.Namespace) -> int:
    """Do `plenary fmt`; return the exit code."""
    findings: list[Finding] = []
    changed = 0
    named = dict.fromkeys(report_of(file) for file in options.files)
    for file in named or [*bodies_in(options.project), *reports_in(options.project)]:
        found, files = _formatted(file, options.project)
        findings += found
        for each in files:
            changed += 1
            tell(f"{each}: {'would change' if options.check else 'brought into normal form'}")
        if not options.check:
            write(files)
    tell_findings(findings)
    return 1 if errors(findings) or (options.check and changed) else 0


def _formatted(file: Path, project: Path) -> tuple[list[Finding], dict[Path, bytes]]:
    """Return which files of a report are not in normal form, with what they would be, and what
    stands against it; a body keeps its own form, but for what is said otherwise now."""
    if file.name == BODY_FILE:
        return _body_formatted(file, project)
    one, found = loaded(file, project)
    if one is None:
        return found, {}
    lost = one.all_comments()
    return lost, {} if lost else one.to_write()


def _body_formatted(file: Path, project: Path) -> tuple[list[Finding], dict[Path, bytes]]:
    body = source.load_body(file, known_as(file, project))
    rest = [one for one in body.findings if one.rule != "earlier-form"]
    if errors(rest) or not body.earlier:
        return rest, {}
    text = file.read_bytes().decode("utf-8-sig")
    return rest, {file: source.rewritten(text, body.lines, list(body.earlier)).encode("utf-8")}

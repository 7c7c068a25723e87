"""`plenary correct` and `accept`: what an editor decides is written into the report."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator import content_folder, published_addresses
from generator.cli.editing import all_findings
from generator.cli.files import OfReport, loaded, report_of, write
from generator.cli.project import content_of, known_as, resolved_in
from generator.cli.telling import Misuse, tell
from generator.correcting import corrected
from generator.findings import Faults, Finding
from generator.model import Accepted, Deadline, Report, walk
from generator.published_addresses import Published
from generator.recorded_corrections import CannotCorrect
from generator.replacing import put
from generator.resolved import Resolved
from generator.resolving import resolve


def run_correct(options: argparse.Namespace) -> int:
    """Do `plenary correct`; return the exit code."""
    _needs(options.why, "--why")
    read, resolved, report = _to_correct(options)
    file = read.file.with_name("published.tsv")
    out, damaged = published_addresses.read(file, known_as(file, options.project))
    if damaged:
        raise Faults(damaged)  # what cannot be read would be lost
    _write(_whole(read.file, options.project), report)
    if out:
        put(file, published_addresses.to_text(_in_step(out, resolved, report)).encode("utf-8"))
    tell(f"{read.file}: {options.place} corrected, and {_recorded(resolved.report, report)}")
    for deadline in _deadlines_of_other_words(resolved.report, report):
        due = deadline.date or f"session {deadline.session}"
        tell(f"an action is due “{deadline.printed}” now, and by its data {due}: see whether it is")
    return 0


def _deadlines_of_other_words(before: Report, after: Report) -> Iterator[Deadline]:
    """Yield the deadlines whose printed words a correction has changed; their data it has not."""
    were = dict(walk(before))
    for path, value in walk(after):
        match value, were.get(path):
            case Deadline(), Deadline(printed=printed) if printed != value.printed:
                if value.date or value.session:
                    yield value


def _recorded(before: Report, after: Report) -> str:
    """Return what became of the list of corrections."""
    if set(after.corrections) - set(before.corrections):
        return "recorded under “corrections:”"
    return "nothing is recorded: it has the words as received again"


def _to_correct(options: argparse.Namespace) -> tuple[content_folder.Read, Resolved, Report]:
    """Return the report that has the words, resolved, and as it is with the correction.

    Raises Misuse where none has them, or several have.
    """
    fitting: list[tuple[content_folder.Read, Resolved, Report]] = []
    why: list[str] = []
    named: Path | None = options.report
    if named and not named.exists():  # as messages name it, from another folder
        named = options.project / named
    wanted = report_of(named).resolve() if named else None
    for read, resolved in resolved_in(options.project):
        if wanted and read.file.resolve() != wanted:
            continue
        arguments = (options.place, options.received, options.published, options.why)
        try:
            fitting.append((read, resolved, corrected(resolved, *arguments)))
        except CannotCorrect as fault:
            why.append(f"{known_as(read.file, options.project)}: {fault}")
    if not fitting:
        raise Misuse("\n".join(why) or "there is no such report")
    if len(fitting) > 1:
        files = ", ".join(known_as(read.file, options.project) for read, _, _ in fitting)
        raise Misuse(f"several reports have these words there; name one with --report: {files}")
    return fitting[0]


def _in_step(out: list[Published], before: Resolved, report: Report) -> list[Published]:
    """Return what was published with the first words of what begins otherwise now."""
    [after] = resolve(
        [content_folder.Read(report, before.lines, Path())], {before.body.id: before.body}
    )
    old = {(entry.address, entry.id): entry.words for entry in published_addresses.now(before)}
    new = {(entry.address, entry.id): entry.words for entry in published_addresses.now(after)}
    return [
        replace(entry, words=new.get(key, entry.words)) if entry.words == old.get(key) else entry
        for entry in out
        for key in ((entry.address, entry.id),)
    ]


def _needs(reason: str, option: str) -> None:
    """Raise Misuse where no reason is given: readers are told it on the page of corrections."""
    if not reason.strip():
        raise Misuse(f"{option} is empty; write why, as readers are to be told it")


def run_accept(options: argparse.Namespace) -> int:
    """Do `plenary accept`; return the exit code."""
    _needs(options.why, "--why")
    found = {finding.number: finding for finding in all_findings(options.project)}
    finding = found.get(options.number)
    if finding is None or not finding.accepted_at:
        numbers = ", ".join(_acceptable(found.values())) or "none"
        raise Misuse(
            f"{options.number} is not the number of a finding that can be accepted: {numbers}"
        )
    one = _report_with(finding.file, options.project)
    entry = Accepted(
        rule=finding.rule,
        place=finding.accepted_at,
        told=finding.message,
        reason=options.why,
    )
    accepted = (*one.report.accepted, entry)
    _write(one, one.report.model_copy(update={"accepted": accepted}))
    tell(f"{finding}\n{one.file}: accepted at {entry.place}")
    return 0


def _acceptable(findings: Iterable[Finding]) -> Iterator[str]:
    return (finding.number for finding in findings if finding.accepted_at)


def _report_with(name: str, project: Path) -> OfReport:
    """Return the report that has a file, its own or that of an act, as the editor knows it."""
    for file in content_folder.report_files(content_of(project)):
        one = _whole(file, project)
        if name in (known_as(each, project) for each in one.files):
            return one
    raise Misuse(f"{name} is of no report")


def _whole(file: Path, project: Path) -> OfReport:
    """Return a report with its files; raises Faults where it cannot be read."""
    one, findings = loaded(file, project)
    if one is None:
        raise Faults(findings)
    return one


def _write(one: OfReport, report: Report) -> None:
    """Write another report into the files of one; raises Faults where a comment would be lost."""
    if lost := one.all_comments():
        raise Faults(lost)
    write(replace(one, report=report).to_write())

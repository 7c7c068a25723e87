"""What is in a content folder: reports and bodies, as they were read, and what is out of place.

A folder is named after its body, and in it one after the session of each report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path as File
from typing import TypeVar

from generator import anchors, source
from generator.findings import Finding, Lines, errors
from generator.model import Body, Report
from generator.own.reading import Own, read_own


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was read."""

    report: Report
    lines: Lines
    file: File


_Kind = TypeVar("_Kind")
Loading = Callable[[File, str], source.Loaded[_Kind]]
"""Reads a file, which findings call by a name."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A report with mistakes: it is judged as far as that can be, and nothing is made of it."""

    read: Read
    judged: source.Judged[Report]
    body: Body | None
    """Its body; none where that is not known, or has mistakes itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a content folder."""

    reports: list[Read]
    bodies: dict[str, Body]
    findings: list[Finding]
    """What reading found."""
    doubtful: list[Doubtful]
    """The other reports, but for those that are no YAML."""
    illegible: list[File]
    """The reports that are no YAML."""
    own: Own
    """What the publisher brings of its own."""
    of_own: list[Finding]
    """What reading that found."""


def read(content: File) -> tuple[list[Read], dict[str, Body], list[Finding]]:
    """Return the reports without mistakes and the bodies of a folder, and what reading found."""
    found = find(content)
    return found.reports, found.bodies, [*found.findings, *found.of_own]


def find(
    content: File,
    load_report: Loading[Report] = source.load_report,
    load_body: Loading[Body] = source.load_body,
    language: str = "",
) -> Found:
    """Return the reports and bodies of a content folder; with a language only reports in it.

    Files are named in findings as the editor knows them: content/ctoc-cop/body.yaml. Raises
    PermissionError of a folder that may not be read: what is in it would be missing unnoticed.
    """
    for folder in content.glob("**/"):
        next(folder.iterdir(), None)  # glob itself passes over such a folder
    own, of_own = read_own(content)
    findings = list(_not_read(content))
    bodies: dict[str, Body] = {}
    unread: set[str] = set()
    uncertain: set[str] = set()
    for file in body_files(content):
        loaded = load_body(file, _known_as(file, content))
        findings += loaded.findings
        if loaded.value:
            bodies[loaded.value.id] = loaded.value
        else:
            unread.add(file.parent.name)
        if errors(loaded.findings):
            uncertain.add(file.parent.name)
    reports: list[Read] = []
    doubtful: list[Doubtful] = []
    illegible: list[File] = []
    of_acts: dict[File, frozenset[str]] = {}
    for file in report_files(content, language):
        report = load_report(file, _known_as(file, content))
        findings += report.findings
        judged = report.judged
        if not judged:
            illegible.append(file)
            continue
        of_acts[file] = report.named
        if judged.follows(("body",)):  # a folder is named after its body
            in_folder = judged.value.model_copy(update={"body": file.parent.parent.name})
            judged = replace(judged, value=in_folder)
        # What a body.yaml that cannot be read would say of a report is not known.
        id_ = judged.value.body
        wrong = [] if id_ in unread else list(_out_of_place(judged.value, report.lines, bodies))
        wrong = [one for one in wrong if not judged.follows(one.path)]
        findings += wrong
        one = Read(judged.value, report.lines, file)
        known = not wrong and id_ not in uncertain
        if known and not judged.follows(("session",)):
            one, misplaced = _of_its_folder(one, bodies[id_])
            findings += misplaced
        if report.value and known and not errors(report.findings):
            reports.append(one)
        else:
            doubtful.append(Doubtful(one, judged, bodies.get(id_) if known else None))
    findings += (*_not_named(content, of_acts), *_of_one_session(reports))
    return Found(reports, bodies, findings, doubtful, illegible, own, of_own)


BODY_FILE = "body.yaml"


def body_files(content: File) -> list[File]:
    """Return the files that describe bodies."""
    return [file for file in sorted(content.glob(f"*/{BODY_FILE}")) if file.is_file()]


def report_files(content: File, language: str = "") -> list[File]:
    """Return the files of reports, of one language or of all."""
    files = content.glob(f"*/*/report.{language or '*'}.yaml")
    return [file for file in sorted(files) if file.is_file()]


_OF_A_REPORT = (".yaml", ".yml", ".tsv")
"""What reports, their acts and lists of what was published are written in."""
_LIKE_ONE = re.compile(r"(?:report|body)\b.*\.ya?ml", re.IGNORECASE)


def _not_read(content: File) -> Iterator[Finding]:
    """Yield what looks like a report or a body and nobody reads: its pages would be missing."""
    bodies, reports = body_files(content), report_files(content)
    of_bodies, of_reports = ({file.parent for file in files} for files in (bodies, reports))
    for file in sorted({*content.rglob("*")} - {*bodies, *reports}):
        session = next((one for one in file.parents if one.parent in of_bodies), None)
        if _LIKE_ONE.fullmatch(file.name):
            message = (
                "nothing reads this; it should be <body>/body.yaml or "
                "<body>/session-<number>/report.<language>.yaml, and a file"
            )
            yield Finding("unread-file", _known_as(file, content), 1, message)
        elif session and session not in of_reports and file.suffix in _OF_A_REPORT:
            message = (
                "nothing reads this, since no report stands in its folder; the file of a report "
                "is called report.<language>.yaml"
            )
            yield Finding("unread-file", _known_as(file, content), 1, message)


def _not_named(content: File, of_acts: Mapping[File, frozenset[str]]) -> Iterator[Finding]:
    """Yield the files of acts that no report names; what is in them would be missing.

    `of_acts` are the files that each report names; of one that cannot be read they are not known.
    """
    unknown = {file.parent for file in report_files(content) if file not in of_acts}
    named = {file.parent / name for file, names in of_acts.items() for name in names}
    for folder in sorted({file.parent for file in of_acts} - unknown):
        for file in files_of_acts(folder, {one.parent for one in named}):
            if file not in named and not _LIKE_ONE.fullmatch(file.name):
                name = file.relative_to(folder).as_posix()
                message = (
                    f"no report names this; write “file: {name}” where the act belongs, or take it "
                    "out (a split or join that was stopped is ended by the same command)"
                )
                yield Finding("unread-file", _known_as(file, content), 1, message)


_OF_AN_ACT = re.compile(r"[^.].*\.ya?ml", re.IGNORECASE)


def files_of_acts(folder: File, others: Set[File] = frozenset()) -> list[File]:
    """Return the files of acts beside a report, or what looks so; `others` are further folders."""
    folders = {folder / name for name in source.OF_ACTS}
    folders |= {one for one in others if one.is_relative_to(folder)}
    files = (file for one in folders if one.is_dir() for file in one.iterdir())
    return sorted(file for file in files if _OF_AN_ACT.fullmatch(file.name) and file.is_file())


def _out_of_place(report: Report, lines: Lines, bodies: dict[str, Body]) -> Iterator[Finding]:
    """Yield why a report cannot stand in the handbook: its body, its language."""
    body = bodies.get(report.body)
    if body is None:
        known = ", ".join(sorted(bodies)) or "none"
        message = f"“{report.body}” has no body.yaml; the bodies are {known}"
        yield lines.finding("unknown-body", ("body",), message)
    elif report.language not in body.texts:
        message = f"body.yaml has no names in the language “{report.language}”; add them there"
        yield lines.finding("unknown-body", ("language",), message)


def _folder_of(report: Report) -> str:
    """Return the name of the folder in which a report belongs: session-7."""
    return anchors.report_address(report).split("/")[1]


def _of_its_folder(one: Read, body: Body) -> tuple[Read, list[Finding]]:
    """Return a report as one of the session whose folder it is in, and that it says another.

    So one mistake is told, and not what follows from it; nothing is published so.
    """
    if _folder_of(one.report) == one.file.parent.name:
        return one, []
    for session in body.sessions:
        report = one.report.model_copy(update={"session": session.number})
        if _folder_of(report) == one.file.parent.name:
            return replace(one, report=report), [_in_wrong_folder(one)]
    known = one.report.session in {session.number for session in body.sessions}
    return one, [_in_wrong_folder(one)] if known else []  # else unknown-session tells


def _in_wrong_folder(one: Read) -> Finding:
    message = (
        f"“session” is “{one.report.session}”, and the report stands in the folder "
        f"“{one.file.parent.name}”; correct the one, or name the other “{_folder_of(one.report)}”"
    )
    return one.lines.finding("wrong-folder", ("session",), message)


def _of_one_session(reports: list[Read]) -> Iterator[Finding]:
    """Yield, for each of several reports of one session, the others: none is surer than they."""
    for one, other in permutations(reports, 2):
        same = anchors.report_address(one.report) == anchors.report_address(other.report)
        if same and one.report.language == other.report.language:
            message = f"{other.lines.file} is a report of this session too; take one of them out"
            yield one.lines.finding("duplicate-id", ("session",), message)


def _known_as(file: File, content: File) -> str:
    return f"{content.name}/{file.relative_to(content).as_posix()}"

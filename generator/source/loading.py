"""A file -> a report or a body, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as File
from typing import Any, Generic

import yaml
from pydantic import ValidationError

from generator.characters import single_blanks
from generator.findings import Finding, Lines
from generator.model import Body, Path, Report
from generator.source.decoding import decoded
from generator.source.earlier import Change, brought_up
from generator.source.judging import Judged, Kind, mended, of_validation, of_value
from generator.source.naming import named
from generator.source.parts import FILE, beside_it, entries, known_as, put_at, wrong_with
from generator.source.reading import Reading, TooDeepError, broken_yaml

RULES = {
    "broken-yaml": "A file is YAML, nested no deeper than a report can be.",
    "wrong-encoding": "A file is UTF-8, without characters that were lost or cannot be seen.",
    "alias": "A file has no aliases: what stands twice is written twice.",
    "duplicate-key": "A key stands once in its group.",
    "unknown-key": "Only the keys that the format knows are used.",
    "missing-field": "A key that must be there is there, and not empty.",
    "wrong-value": "A key with few possible values has one of them.",
    "wrong-type": "A text, a list or a group of keys stands where the format wants one.",
    "earlier-form": "What an earlier version called otherwise is called as it is now.",
    "quoted-value": "A value has no quotation marks of print around it, which would be printed.",
    "duplicate-entity": "An id, and a name in one language, is of one entity of a body only.",
    "act-file": "The file that stands for an act is there, beside the report, and named once.",
    "comment": "A remark is a `remark:` key, since the normal form keeps no other comments.",
}
"""The rules that reading decides; `checks` has all the others."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Kind]):
    """What a file held: the value (none where it is too broken), its lines and the findings."""

    value: Kind | None
    lines: Lines
    findings: tuple[Finding, ...]
    judged: Judged[Kind] | None = None
    """What can be judged of it, mistakes or not; none where it is no YAML."""
    earlier: tuple[Change, ...] = ()
    """What it says in an earlier form."""
    parts: Mapping[Path, str] = field(default_factory=dict)
    """The path of each act that stands in a file of its own -> that file, from the report's
    folder."""
    named: frozenset[str] = frozenset()
    """All files that are named for acts, those too that could not be read."""


def load_report(file: File, name: str = "") -> Loaded[Report]:
    """Return the report of a file; findings name the file as `name` (its path by default)."""
    return load(file.read_bytes(), name or str(file), Report, file.parent)


def load_body(file: File, name: str = "") -> Loaded[Body]:
    """Return the body of a file; findings name the file as `name` (its path by default)."""
    return load(file.read_bytes(), name or str(file), Body)


def load(content: bytes, name: str, kind: type[Kind], folder: File | None = None) -> Loaded[Kind]:
    """Return the value of a file's bytes, or all that is wrong with them.

    `folder` is that of the file, in which acts of a report may have files of their own.
    """
    # Of a body there are names, with which words of reports are compared.
    blanks = single_blanks if kind is Report else _plain_and_single
    raw = _Raw.of(content, name, blanks)
    if not raw.is_read:
        return Loaded(None, Lines(name, raw.lines), tuple(raw.findings))
    of_acts = frozenset(one.name for one in entries(raw.data) if kind is Report)
    parts, lost = _put_together(raw, name, folder, blanks) if of_acts else ({}, set())
    lines = Lines(name, raw.lines, {path: known_as(name, part) for path, part in parts.items()})
    whole = {finding.rule for finding in raw.findings} <= {"wrong-encoding"}
    earlier = brought_up(raw.data, kind)
    value: Kind | None = None
    wrong: tuple[Finding, ...] = ()
    try:
        value = named(kind.model_validate(raw.data))
        judged: Judged[Kind] | None = Judged(value)
    except ValidationError as error:
        found = of_validation(error, kind, lines)
        wrong = tuple(one for one in found if not lost & set(_around(one.path)))
        judged = mended(raw.data, kind, error)
    if judged:
        judged = replace(judged, value=named(judged.value), told=judged.told | lost)
        rest = [one for one in of_value(judged.value, lines) if not judged.follows(one.path)]
        told = judged.told | {one.path for one in (*raw.findings, *rest) if one.path}
        judged = Judged(judged.value, told, judged.whole and whole)
        wrong = (*wrong, *rest)
    told_of = tuple(one.finding(lines) for one in earlier)
    findings = (*raw.findings, *told_of, *wrong)
    return Loaded(value, lines, findings, judged, tuple(earlier), parts, of_acts)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a file holds that is no report and no body: plain data, every scalar as text."""

    data: Any
    lines: Lines
    findings: tuple[Finding, ...]
    is_read: bool
    """Whether there are data."""


def load_plain(content: bytes, name: str) -> Plain:
    """Return the data of a file's bytes, and what is wrong with them as YAML."""
    raw = _Raw.of(content, name, _plain_and_single)
    return Plain(raw.data, Lines(name, raw.lines), tuple(raw.findings), raw.is_read)


@dataclass(slots=True)
class _Raw:
    """What a file holds before it is a value: plain data, their lines, what is wrong with it."""

    data: Any
    lines: dict[Path, int]
    findings: list[Finding]
    is_read: bool
    """Whether there are data."""

    @classmethod
    def of(cls, content: bytes, name: str, blanks: Callable[[str], str]) -> _Raw:
        """Return what the bytes of a file hold."""
        text, findings = decoded(content, name)
        if findings:
            return cls(None, {}, [*findings], False)
        reading = Reading(name, blanks)
        raw = cls(None, reading.lines, reading.findings, False)
        try:
            raw.data = reading.document(yaml.parse(text, yaml.CSafeLoader))
            raw.is_read = True
        except yaml.YAMLError as error:
            raw.findings.append(broken_yaml(error, name, text))
        except TooDeepError:
            pass
        return raw


def _put_together(
    report: _Raw, name: str, folder: File | None, blanks: Callable[[str], str]
) -> tuple[dict[Path, str], set[Path]]:
    """Put the acts that stand in files of their own where a report names them.

    Return the files by the path of the act, and the paths of those that could not be read: in their
    places nothing is.
    """
    parts: dict[Path, str] = {}
    lost: set[Path] = set()
    named_on: dict[str, int] = {}
    for entry in list(entries(report.data)):
        at = (*entry.path, FILE)
        line = report.lines.pop(at)
        wrong = wrong_with(entry, folder, name)
        if not wrong and entry.name in named_on:
            wrong = f"“{entry.name}” is named on line {named_on[entry.name]} already; take one out"
        named_on.setdefault(entry.name, line)
        for path, message in beside_it(entry):
            report.findings.append(Finding("act-file", name, report.lines.pop(path), message, path))
        put_at(report.data, entry.path, {})
        lost.add(entry.path)
        if wrong or folder is None:
            report.findings.append(Finding("act-file", name, line, wrong, at))
            continue
        part = _part((folder / entry.name).read_bytes(), known_as(name, entry.name), blanks)
        for one in part.findings:
            report.findings.append(replace(one, path=(*entry.path, *one.path)))
        if part.is_read:
            put_at(report.data, entry.path, part.data)
            lost.remove(entry.path)
            parts[entry.path] = entry.name
            # An empty file has no line; what lacks in it is told on its first.
            report.lines[entry.path] = 1
            report.lines |= {(*entry.path, *path): line for path, line in part.lines.items()}
    return parts, lost


def _around(path: Path) -> Iterator[Path]:
    """Yield a path and all paths around it."""
    return (path[:length] for length in range(len(path) + 1))


def _part(content: bytes, name: str, blanks: Callable[[str], str]) -> _Raw:
    """Return what the file of an act holds, which is a group of keys."""
    part = _Raw.of(content, name, blanks)
    if part.is_read and not isinstance(part.data, dict):
        message = "the file must be a group of keys (lines “key: value”), as an act is"
        part.findings.append(Finding("wrong-type", name, part.lines.get((), 1), message))
        part.is_read = False
    return part


def _plain_and_single(text: str) -> str:
    return " ".join(text.split())

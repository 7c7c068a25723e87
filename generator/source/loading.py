"""A file -> a report or a body, or all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Generic

import yaml
from pydantic import ValidationError

from generator.characters import single_blanks
from generator.findings import Finding, Lines
from generator.model import Body, Report
from generator.source.decoding import decoded
from generator.source.earlier import Change, brought_up
from generator.source.judging import Judged, Kind, mended, of_validation, of_value
from generator.source.naming import named
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


def load_report(file: File, name: str = "") -> Loaded[Report]:
    """Return the report of a file; findings name the file as `name` (its path by default)."""
    return load(file.read_bytes(), name or str(file), Report)


def load_body(file: File, name: str = "") -> Loaded[Body]:
    """Return the body of a file; findings name the file as `name` (its path by default)."""
    return load(file.read_bytes(), name or str(file), Body)


def load(content: bytes, name: str, kind: type[Kind]) -> Loaded[Kind]:
    """Return the value of a file's bytes, or all that is wrong with them."""
    text, findings = decoded(content, name)
    if findings:
        return Loaded(None, Lines(name, {}), findings)
    # Of a body there are names, with which words of reports are compared.
    reading = Reading(name, single_blanks if kind is Report else _plain_and_single)
    lines = Lines(name, reading.lines)
    try:
        data = reading.document(yaml.parse(text, yaml.CSafeLoader))
    except yaml.YAMLError as error:
        return Loaded(None, lines, (*reading.findings, broken_yaml(error, name, text)))
    except TooDeepError:
        return Loaded(None, lines, tuple(reading.findings))
    whole = {finding.rule for finding in reading.findings} <= {"wrong-encoding"}
    earlier = brought_up(data, kind)
    value: Kind | None = None
    wrong: tuple[Finding, ...] = ()
    try:
        value = named(kind.model_validate(data))
        judged: Judged[Kind] | None = Judged(value)
    except ValidationError as error:
        wrong = tuple(of_validation(error, kind, lines))
        judged = mended(data, kind, error)
    if judged:
        judged = replace(judged, value=named(judged.value))
        rest = [one for one in of_value(judged.value, lines) if not judged.follows(one.path)]
        told = judged.told | {one.path for one in (*reading.findings, *rest) if one.path}
        judged = Judged(judged.value, told, judged.whole and whole)
        wrong = (*wrong, *rest)
    told_of = tuple(one.finding(lines) for one in earlier)
    return Loaded(value, lines, (*reading.findings, *told_of, *wrong), judged, tuple(earlier))


def _plain_and_single(text: str) -> str:
    return " ".join(text.split())

"""Findings that an editor has answered under `accepted:`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.findings import Finding
from generator.model import Accepted
from generator.resolved import Resolved

RULE = "An entry of “accepted:” answers a finding that is there, of a rule about the text."


def unanswered(
    resolved: Resolved,
    findings: Collection[Finding],
    acceptable: Collection[str],
    leaving: Collection[str],
) -> Iterator[Finding]:
    """Yield the findings that no entry answers, and the entries that answer none.

    Those that may be answered say where. Of rules in `leaving`, which were not asked, nothing is
    known.
    """
    entries = {_key(entry): index for index, entry in enumerate(resolved.report.accepted)}
    answering: set[int] = set()
    for finding in findings:
        if finding.rule not in acceptable:
            yield finding
            continue
        place = resolved.place_of(finding.path)
        index = entries.get((finding.rule, place, finding.message))
        if index is None:
            yield replace(finding, accepted_at=place)
        else:
            answering.add(index)
    for index, entry in enumerate(resolved.report.accepted):
        if index not in answering and entry.rule not in leaving:
            message = _of_nothing(entry, acceptable)
            yield resolved.lines.finding("accepted-nothing", ("accepted", index), message)


def _key(entry: Accepted) -> tuple[str, str, str]:
    return entry.rule, entry.place, entry.told


def _of_nothing(entry: Accepted, acceptable: Collection[str]) -> str:
    if entry.rule not in acceptable:
        return f"“{entry.rule}” is nothing that can be accepted; take the entry out and mend it"
    return f"“{entry.rule}” no longer applies at {entry.place}; remove the entry"

"""The register of actions as the answer key writes it: answers/actions.tsv, one line an action."""

from __future__ import annotations

from pathlib import Path

from importing_session import key

from generator import build, content_folder
from generator.findings import Lines
from generator.model import Report
from generator.register import rows
from generator.resolved import Resolved

Line = tuple[str, ...]


def read() -> list[Line]:
    """Return the key: written by reading the report, before any rule was there."""
    return [tuple(row.values()) for row in key("actions")]


def of(resolved: Resolved, report: Report | None = None) -> list[Line]:
    """Return the register of a report, or of the same report with other actions."""
    if report:
        reads = [content_folder.Read(report, Lines("report.en.yaml", {}), Path())]
        resolved = next(build.resolve(reads, {resolved.body.id: resolved.body}))
    return [
        (
            row.place,
            row.by,
            row.verb,
            row.force,
            " | ".join(dict.fromkeys(one.printed for one in row.addressees if one.printed)),
            " ".join(one.id for one in row.addressees),
            row.words,
            row.deadline,
            f"session:{row.session} {row.point}".strip() if row.session else row.due,
            " | ".join(row.conditions),
            row.recurrence,
        )
        for row in rows(resolved)
    ]

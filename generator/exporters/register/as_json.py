"""The register of actions -> JSON, as actions-1.schema.json says."""

from __future__ import annotations

import json
from pathlib import Path as File
from typing import Any

from generator.anchors import report_address
from generator.exporter import Exporter, Publication
from generator.exporters.files import Files, write_files
from generator.exporters.register.beside import is_register, path_of
from generator.model import Report
from generator.pages.page import Page
from generator.pages.register_in_parts import place_by_text
from generator.pages.register_lines import FOLDER, Line, lines_of
from generator.progress import Progress
from generator.resolved import Resolved

NAME = "actions.json"
SCHEMA = File(__file__).with_name("actions-1.schema.json")


def offered(page: Page, report: Report) -> str:
    """Return the name of the file beside the page of the register; "" beside other pages."""
    return NAME if is_register(page, report) else ""


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the register of each report of a language, and its schema, to a folder, in the place of
    those before."""

    def files(resolved: Resolved) -> Files:
        if resolved.table(lines_of):
            text = json.dumps(register(resolved, publication.address), ensure_ascii=False, indent=1)
            yield path_of(resolved, NAME), f"{text}\n".encode()
            yield f"schema/{SCHEMA.name}", SCHEMA.read_bytes()

    write_files(publication, folder, files, "registers as JSON", progress)


def register(resolved: Resolved, online: str) -> dict[str, Any]:
    """Return the register of a report.

    Args:
        resolved: the report.
        online: the address of the language's site: https://plenary.example/en/
    """
    report = resolved.report
    address = f"{online}{report_address(report)}{FOLDER}"
    return {
        "$schema": f"{online}schema/{SCHEMA.name}",
        "report": resolved.designation,
        "body": report.body,
        "session": report.session,
        "language": report.language,
        "address": address,
        "actions": [_action(resolved, line, online) for line in resolved.table(lines_of)],
    }


def _action(resolved: Resolved, line: Line, online: str) -> dict[str, Any]:
    row, place = line.row, place_by_text(resolved, line.id)
    due = {
        "printed": row.deadline,
        "session": row.session,
        "point": row.point,
        "date": row.due,
    }
    return {
        "id": line.id,
        "address": f"{online}{place.address}#{place.id}",
        "text": line.act.title,
        "paragraph": line.paragraph.title,
        "place": row.place,
        "stands_at": f"{online}{row.anchor.address}#{row.anchor.id}",
        "by": row.by,
        "verb": row.verb,
        "force": row.force,
        "words": row.words,
        "addressees": [
            {"id": one.id, "name": one.name, "printed": one.printed} for one in row.addressees
        ],
        "deadline": {key: value for key, value in due.items() if value} or None,
        "conditions": list(row.conditions),
        "recurrence": row.recurrence,
        "review": row.review,
    }


EXPORTERS = (Exporter("register-json", offered, export),)

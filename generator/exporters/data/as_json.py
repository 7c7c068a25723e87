"""The JSON of each text and of the whole report, and the JSON Schemas of both."""

from __future__ import annotations

import json
from pathlib import Path as File

from generator.exporter import Exporter, Publication
from generator.exporters.data.shape import SCHEMAS, schema
from generator.exporters.data.texts import ReportData, handbook_of
from generator.exporters.files import Files, file_of, write_files
from generator.model import Report, Value
from generator.pages.page import WITH_TEXT, Page
from generator.pages.place_names import text_name
from generator.progress import Progress
from generator.resolved import Resolved


def has_data(page: Page) -> bool:
    """Say whether a page has its words as data beside it: it holds a text, or is the report's."""
    return page.kind in (*WITH_TEXT, "report") or (page.kind == "list" and bool(page.blocks))


def offered(page: Page, report: Report) -> str:
    """Return the name of the JSON beside a page; "" where there is none."""
    return f"{text_name(page.address, report)}.json" if has_data(page) else ""


def export(publication: Publication, folder: File, progress: Progress) -> None:
    """Write the JSON of a language to a folder, in the place of that before."""
    handbook = handbook_of(publication)
    schemas = [
        (path, schema(name, f"{handbook.address}{path}").encode("utf-8"))
        for name in SCHEMAS
        for path in [f"schema/{name}"]
    ]

    def files(resolved: Resolved) -> Files:
        yield from schemas
        data = ReportData(resolved, handbook)
        for address, text in data.texts.items():
            yield f"{address}{text_name(address, resolved.report)}.json", _written(text)
        yield file_of(resolved, "json"), _written(data.report)

    write_files(publication, folder, files, "JSON", progress)


def _written(value: Value) -> bytes:
    """Return a value as JSON: the keys in the order of the schema, the words as they are."""
    text = json.dumps(value.model_dump(mode="json"), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


EXPORTERS = (Exporter("json", offered, export),)

"""What a page tells reference managers, search engines and messengers about itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.anchors import report_address
from generator.cited_as import metadata
from generator.cited_as.metadata import Shown
from generator.cited_as.place import cited, texts_cited
from generator.model import Path
from generator.pages.notes_and_citing import texts_on
from generator.pages.page import Head, Page
from generator.references import Reference
from generator.resolved import Resolved
from generator.wording import Words


def of_report(resolved: Resolved, page: Page, shown: Shown, words: Words) -> Head:
    """Return what a page of a report tells: a text its particulars, any other its name.

    `shown` says where the handbook is published; the forms are those of the page.
    """
    # The page of the whole report tells of the report, whose own page is the one to cite.
    address = report_address(resolved.report) if page.kind == "full" else page.address
    root = resolved.table(texts_cited).get(address)
    if root is None:
        return of_page(page, shown, resolved.report.language, words)
    shown = replace(
        shown, forms=tuple((form, f"{page.address}{name}") for form, name in page.files)
    )
    text = cited(resolved, root)
    references = _references(resolved, page)
    data = metadata.json_ld(text, shown, references, resolved.report.status, words, resolved.body)
    return Head(tuple(metadata.tags(text, shown, words)), data)


def of_page(page: Page, shown: Shown, language: str, words: Words) -> Head:
    """Return what a page tells that is no text of a report."""
    title = ": ".join(filter(None, (page.label, page.title))) if page.address else shown.handbook
    told = title, page.address, shown
    data = metadata.page_json_ld(*told, language)
    return Head(tuple(metadata.page_tags(*told, words)), data)


def _references(resolved: Resolved, page: Page) -> Iterator[Reference]:
    """Yield what the text of a page cites, and what the notes that it calls do."""
    here = {page.title_path, *texts_on(page.blocks)}
    called = {call.note for path in here for call in resolved.notes.calls.get(path, ())}
    of_texts = resolved.table(_references_of_texts)
    found = [one for path in {*here, *called} for one in of_texts.get(path, ())]
    yield from (reference for _, reference in sorted(found, key=lambda one: one[0]))


def _references_of_texts(resolved: Resolved) -> Mapping[Path, list[tuple[int, Reference]]]:
    """Return the references of each text, or note, with their places among those of the report."""
    found: dict[Path, list[tuple[int, Reference]]] = {}
    for place, reference in enumerate(resolved.references):
        note = resolved.notes.at(reference.path)
        found.setdefault(note.path if note else reference.path, []).append((place, reference))
    return found

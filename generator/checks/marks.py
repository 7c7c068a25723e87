"""The rules on marks: each leads to something that is there."""

from __future__ import annotations

from collections.abc import Iterator

from generator import documents
from generator.findings import Told
from generator.marks import Mark
from generator.model import Act, Division, Path
from generator.references import MarkRule
from generator.resolved import Resolved


def link_target(resolved: Resolved) -> Told:
    """A link is one of our marks, or https."""
    return _of_marks(resolved, "link-target")


def unknown_reference(resolved: Resolved) -> Told:
    """The act, paragraph, chapter or section that a mark names is there."""
    return _of_marks(resolved, "unknown-reference")


def unknown_annex(resolved: Resolved) -> Told:
    """The annex that a mark names, or its paragraph, is there."""
    return _of_marks(resolved, "unknown-annex")


def unknown_article(resolved: Resolved) -> Told:
    """The article that a mark names is one of an instrument of the body."""
    return _of_marks(resolved, "unknown-article")


def unknown_agenda_item(resolved: Resolved) -> Told:
    """The agenda item that a mark, a chapter or a section names is one of the agenda."""
    yield from _of_marks(resolved, "unknown-agenda-item")
    listed = agenda_keys(resolved)
    for path, value in resolved.of_kind(Division):
        if value.agenda_item and value.agenda_item not in listed:
            there = f"there are {', '.join(listed)}" if listed else "add it there, with its title"
            message = f"“{value.agenda_item}” is not under “agenda:”; {there}"
            yield (*path, "agenda_item"), message


def agenda_keys(resolved: Resolved) -> list[str]:
    """Return the keys by which marks name the items of the agenda: 2, 2-a."""
    return [Mark(mark).name for mark in resolved.places.agenda]


def malformed_symbol(resolved: Resolved) -> Told:
    """The symbol of a document is letters, figures and strokes: CTOC/COP/2014/L.4/Rev.2."""
    yield from _of_marks(resolved, "malformed-symbol")
    for path, symbol in _symbols(resolved):
        if not documents.is_symbol(symbol, resolved.body):
            yield path, f"“{symbol}” is not a document symbol; write, for example, CTOC/COP/2014/13"


def _symbols(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    if resolved.report.symbol:
        yield ("symbol",), resolved.report.symbol
    for path, value in resolved.of_kind(Act):
        if value.adoption.draft:
            yield (*path, "adoption", "draft"), value.adoption.draft_symbol
        if value.adoption.recommended_by and value.adoption.recommended_by.report:
            where = (*path, "adoption", "recommended_by", "report")
            yield where, value.adoption.recommended_by.report
        for index, statement in enumerate(value.adoption.statements):
            if statement.document:
                where = (*path, "adoption", "statements", index, "document")
                yield where, statement.document


def _of_marks(resolved: Resolved, rule: MarkRule) -> Told:
    """Yield what resolving the marks found."""
    return ((found.path, found.message) for found in resolved.unresolved if found.rule == rule)

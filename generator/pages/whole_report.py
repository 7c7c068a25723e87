"""The whole report in its own order, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.anchors import report_address
from generator.model import Act, Adoption, Annex, Division, Path
from generator.pages import body_text
from generator.pages.names import full_name, name
from generator.pages.page import Block, Opening
from generator.resolved import Resolved
from generator.wording import Words, capital


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and the address in the handbook of the text that it is part of."""

    address: str
    block: Block
    deeper: int = 0
    """How much deeper its headings are here than on its own page."""


def whole_report(resolved: Resolved, words: Words) -> tuple[Placed, ...]:
    """Return all blocks of a report, chapters first, each text with an opening."""
    return tuple(
        block for path in divisions(resolved) for block in of_division(resolved, path, words)
    )


def of_division(resolved: Resolved, path: Path, words: Words) -> Iterator[Placed]:
    """Yield the blocks of a chapter or annex of the report."""
    yield from _division(resolved, resolved.value(path), path, 1, words)


def full_address(resolved: Resolved) -> str:
    """Return the address of the page that shows the whole report, or leads to its parts."""
    return f"{report_address(resolved.report)}full/"


def divisions(resolved: Resolved) -> Iterator[Path]:
    """Yield where the chapters and annexes of a report stand in it."""
    report = resolved.report
    yield from (("chapters", index) for index in range(len(report.chapters)))
    yield from (("annexes", index) for index in range(len(report.annexes)))


def _division(
    resolved: Resolved, division: Division, path: Path, level: int, words: Words
) -> Iterator[Placed]:
    """Yield a chapter, section or annex with all that is in it."""
    anchor = resolved.anchors[path]
    annex = isinstance(division, Annex)
    number = capital(name(anchor, words)) if annex else resolved.printed(path)
    running = capital(full_name(resolved, anchor, words)) if number else ""
    opening = Opening(level, number, (*path, "title"), annex, running, id=anchor.id)
    yield Placed(anchor.address, opening)
    for block in body_text.paragraphs_of(resolved, division, path, words):
        yield Placed(anchor.address, block, deeper=level - 1)
    for kind, acts in (("resolutions", division.resolutions), ("decisions", division.decisions)):
        before = ""
        for index, act in enumerate(acts):
            if act.collection != before:
                yield from _over_acts(resolved, division, act.collection, path, level + 1, words)
            before, deeper = act.collection, level + 1 + bool(act.collection)
            yield from _act(resolved, act, (*path, kind, index), deeper, words)
    for index, section in enumerate(division.sections):
        yield from _division(resolved, section, (*path, "sections", index), level + 1, words)


def _over_acts(
    resolved: Resolved, division: Division, number: str, path: Path, level: int, words: Words
) -> Iterator[Placed]:
    """Yield what stands over several acts under one number."""
    for index, collection in enumerate(division.collections):
        if collection.number == number:
            where = (*path, "collections", index)
            anchor = resolved.anchors[where]
            label = capital(name(anchor, words))
            yield Placed(anchor.address, Opening(level, label, (*where, "title"), running=label))


def _act(resolved: Resolved, act: Act, path: Path, level: int, words: Words) -> Iterator[Placed]:
    anchor = resolved.anchors[path]
    label = capital(name(anchor, words))
    told = None if act.adoption.recorded or act.adoption == Adoption() else act.adoption
    opening = Opening(level, label, (*path, "title"), running=label, adoption=told)
    yield Placed(anchor.address, opening)
    for block in body_text.of_act(resolved, act, path, words):
        yield Placed(anchor.address, block, deeper=level - 1)
    for index, annex in enumerate(act.annexes):
        yield from _division(resolved, annex, (*path, "annexes", index), level + 1, words)

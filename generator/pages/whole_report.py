"""The whole report in its own order, as blocks, in one piece or in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.anchors import report_address
from generator.model import Act, Adoption, Annex, Division, Path
from generator.pages import body_text
from generator.pages.names import division_label, full_name, name
from generator.pages.page import Block, Opening
from generator.pages.place_names import place_names
from generator.resolved import Resolved
from generator.wording import Words, capital

_UP_TO = 2000
"""Paragraphs, with their parts and headings: what a phone shows, and a person prints, at once."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and the address in the handbook of the text that it is part of."""

    address: str
    block: Block
    deeper: int = 0
    """How much deeper its headings are here than on its own page."""


@dataclass(frozen=True, slots=True)
class Part:
    """The whole report, or a chapter or annex of one that is published in parts."""

    address: str
    """The page beside which its PDF, its HTML file and its book lie."""
    label: str
    """What it is called: Chapter II; "" for the whole in one piece."""
    blocks: tuple[Placed, ...]


def whole_report(resolved: Resolved, words: Words) -> tuple[Placed, ...]:
    """Return all blocks of a report, chapters first, each text with an opening."""
    return tuple(
        block
        for path in _divisions(resolved)
        for block in _division(resolved, resolved.value(path), path, 1, words)
    )


def is_in_parts(resolved: Resolved) -> bool:
    """Say whether the whole report is longer than what is published in one piece."""
    up_to = int(resolved.report.whole_up_to or resolved.body.whole_up_to or _UP_TO)
    return sum(bool(anchor.id) for anchor in resolved.anchors.values()) > up_to


def parts(resolved: Resolved, words: Words) -> tuple[Part, ...]:
    """Return the whole report in the pieces in which it is published: one, or a piece for each
    chapter and annex where it is longer than the report, or else the body, says."""
    addresses = whole_addresses(resolved)
    if not is_in_parts(resolved):
        return (Part(addresses[0], "", whole_report(resolved, words)),)
    return tuple(
        Part(
            address,
            division_label(resolved, resolved.anchors[path], words),
            tuple(_division(resolved, resolved.value(path), path, 1, words)),
        )
        for address, path in zip(addresses, _divisions(resolved), strict=True)
    )


def whole_addresses(resolved: Resolved) -> list[str]:
    """Return the pages beside which the forms of the whole report lie: its first page, or those of
    its parts, in their order."""
    if not is_in_parts(resolved):
        return [report_address(resolved.report)]
    names = resolved.table(place_names)
    anchors = (resolved.anchors[path] for path in _divisions(resolved))
    return [f"{full_address(resolved)}{names[one.address, one.id]}/" for one in anchors]


def full_address(resolved: Resolved) -> str:
    """Return the address of the page that shows the whole report, or leads to its parts."""
    return f"{report_address(resolved.report)}full/"


def _divisions(resolved: Resolved) -> Iterator[Path]:
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

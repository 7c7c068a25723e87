"""The whole report in the parts in which it is published: one; past a bound one for each chapter
and annex; and of one of these that is itself past it, some acts or sections a part.

Nothing else decides it: page, PDF, one file and book are made of these parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from generator.anchors import Anchor, report_address
from generator.marks import ACTS
from generator.pages.names import division_label, first_to_last
from generator.pages.page import Block, Heading, Line, Opening
from generator.pages.pieces import in_pieces
from generator.pages.place_names import place_names
from generator.pages.whole_report import (
    Placed,
    divisions,
    full_address,
    of_division,
    whole_report,
)
from generator.resolved import Resolved
from generator.wording import Words

_UP_TO = 2000
"""Paragraphs, with their parts and headings: what a phone shows, and a person prints, at once."""
_FROM = "from-"
"""Before the name of the place that a further part of a chapter begins with, in its address: what
it ends with may change while the report grows."""


@dataclass(frozen=True, slots=True)
class Part:
    """The whole report, or of one that is published in parts a chapter or annex, or some acts or
    sections of one."""

    address: str
    """The page beside which its PDF, its HTML file and its book lie."""
    label: str
    """What it is called: Chapter II; Chapter II, resolutions 77/1 to 77/120; "" for the whole in
    one piece."""
    blocks: tuple[Placed, ...]
    holds: str = ""
    """What it holds of its chapter or annex: resolutions 77/1 to 77/120; "" for all of it."""


def is_in_parts(resolved: Resolved) -> bool:
    """Say whether the whole report is longer than what is published in one piece."""
    return sum(bool(anchor.id) for anchor in resolved.anchors.values()) > _up_to(resolved)


def parts(resolved: Resolved, words: Words) -> tuple[Part, ...]:
    """Return the whole report in the parts in which it is published, in its order."""
    if not is_in_parts(resolved):
        address = report_address(resolved.report)
        return (Part(address, "", whole_report(resolved, words)),)
    return tuple(
        part
        for path in divisions(resolved)
        for part in _parts_of(resolved, resolved.anchors[path], words)
    )


def beside(resolved: Resolved, page: str) -> str:
    """Return the page beside which the forms of a part lie, by that which shows it: where all of
    the report is on one page, they lie beside the first page of the report."""
    return report_address(resolved.report) if page == full_address(resolved) else page


def _up_to(resolved: Resolved) -> int:
    return int(resolved.report.whole_up_to or resolved.body.whole_up_to or _UP_TO)


def _parts_of(resolved: Resolved, division: Anchor, words: Words) -> Iterator[Part]:
    """Yield a chapter or annex in one part, or in several where it is too long for one."""
    names, label = resolved.table(place_names), division_label(resolved, division, words)
    blocks = of_division(resolved, division.path, words)
    passages = _passages(resolved, blocks)
    pieces = list(in_pieces(passages, attrgetter("size"), _up_to(resolved)))
    for piece in pieces:
        first, prefix = (division, "") if piece is pieces[0] else (piece[0].called, _FROM)
        assert first, "only the chapter begins with what is called nothing"
        holds = _held(resolved, piece, words) if len(pieces) > 1 else ""
        yield Part(
            f"{full_address(resolved)}{prefix}{names[first.address, first.id]}/",
            ", ".join(filter(None, (label, holds))),
            (*piece[0].under, *chain.from_iterable(passage.blocks for passage in piece)),
            holds,
        )


def _held(resolved: Resolved, piece: Iterable[_Passage], words: Words) -> str:
    """Return what a piece of a chapter or annex holds, by the acts and sections that begin in it;
    "" for what stands before all of them."""
    called = [passage.called for passage in piece if passage.called]
    return first_to_last(resolved, called[0], called[-1], words) if called else ""


# --- where a long chapter may be parted -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Passage:
    """Blocks that stay together: an act, or the text of a section, with the headings right above
    it."""

    under: tuple[Placed, ...]
    """The headings that it stands under, which begin before it."""
    openings: list[Anchor]
    """What begins in it, in its order, but the chapter or annex itself."""
    blocks: list[Placed]

    @property
    def called(self) -> Anchor | None:
        """Return what it is called by: its act, or else the section that it begins with; none for
        what stands before all of them."""
        acts = [one for one in self.openings if one.kind in ACTS]
        return next(chain(acts, self.openings), None)

    @property
    def size(self) -> int:
        """Return how many paragraphs, with their parts and headings, it has."""
        return sum(_is_counted(placed.block) for placed in self.blocks)


def _is_counted(block: Block) -> bool:
    match block:
        case Opening(id=id_) | Heading(id=id_, word="") | Line(id=id_):
            return bool(id_)
    return False


def _passages(resolved: Resolved, blocks: Iterable[Placed]) -> Iterator[_Passage]:
    """Yield a chapter or annex, which begins with its opening, in passages."""
    over: dict[int, Placed] = {}
    passage = _Passage((), [], [])
    for placed in blocks:
        if isinstance(placed.block, Opening):
            level, anchor = placed.block.level, resolved.anchors[placed.block.title[:-1]]
            over = {at: heading for at, heading in over.items() if at < level}
            if passage.blocks and _may_begin(resolved, anchor, level, passage.blocks[-1].block):
                yield passage
                passage = _Passage(tuple(over.values()), [], [])
            if over:
                passage.openings.append(anchor)
            over[level] = placed
        passage.blocks.append(placed)
    yield passage


def _may_begin(resolved: Resolved, anchor: Anchor, level: int, before: Block) -> bool:
    """Say whether a part may begin here: nothing in an act parts it, nor what shares a page of its
    own with what is before; and no heading is left behind without what stands under it."""
    inside_an_act = anchor.kind not in ACTS and resolved.act_of(anchor.path)
    is_first = resolved.places.at[anchor.address, anchor.id].path == anchor.path
    right_under = isinstance(before, Opening) and before.level < level
    return is_first and not inside_an_act and not right_under

"""All that a mark can lead to: the bodies, and the places of all reports of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator import documents, marks
from generator.anchors import Anchor, Anchors, Places
from generator.marks import ACTS, OPERATIVE, PARAGRAPH, SECTION, Mark
from generator.model import Body, slug

_IN_A_SECTION = re.compile(rf"(?P<section>{SECTION}-.+?)-(?P<own>(?:{OPERATIVE}|{PARAGRAPH})-.+)")
"""The id of a paragraph that is said to be in a section."""
_SECOND = re.compile(r"(?P<number>.*\d) ?B")
"""The number of the second act under a number."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """All that a mark can lead to: the bodies and the anchors of all reports of one language."""

    language: str
    bodies: Mapping[str, Body]
    anchors: Mapping[str, Anchors]
    """By the address of the report."""
    sum: str = ""
    """The sum of all that reports see of each other's places, where that is known."""
    places: Mapping[str, Places] = field(init=False)
    """The places of each report, by its address."""
    acts: Mapping[tuple[str, str], Anchor] = field(init=False)
    """The acts, their annexes and paragraphs in the handbook, by body and mark."""
    symbols: Mapping[str, Anchor] = field(init=False)
    """The acts in the handbook that have a symbol of their own, by it."""
    recorded: Mapping[str, Anchor] = field(init=False)
    """The acts in the handbook by what those say who record an act without a symbol:
    ga-decision-60-519"""

    def __post_init__(self) -> None:
        """Make the tables of places and of acts."""
        places = {address: Places.of(anchors) for address, anchors in self.anchors.items()}
        object.__setattr__(self, "places", places)
        acts = {
            (_body(anchor), anchor.mark): anchor
            for anchors in self.anchors.values()
            for anchor in anchors.values()
            if anchor.mark.scheme in ACTS
        }
        # "78/80 A": no target of a link has a blank.
        close = {(body, Mark(marks.close(mark))): a for (body, mark), a in acts.items()}
        object.__setattr__(self, "acts", {**dict(_first_ones(acts)), **close, **acts})
        whole = [anchor for anchor in acts.values() if anchor.mark == anchor.mark.act]
        object.__setattr__(self, "symbols", dict(self._by_symbol(whole)))
        recorded = {f"{_body(one)}-{one.mark.scheme}-{slug(one.mark.number)}": one for one in whole}
        object.__setattr__(self, "recorded", recorded)

    def _by_symbol(self, acts: list[Anchor]) -> Iterator[tuple[str, Anchor]]:
        for anchor in acts:
            body = self.bodies.get(_body(anchor))
            symbol = body and documents.act_symbol(body, anchor.mark.scheme, anchor.mark.number)
            if symbol:
                yield symbol, anchor

    def act(self, body: str, mark: Mark) -> Anchor | None:
        """Return the act that a mark in the texts of a body names, or in which it names a place."""
        if mark.scheme in ACTS:
            return self.acts.get((body, mark.act))
        by_number = {marks.DOCUMENT: self.symbols, marks.RECORDED: self.recorded}
        return by_number.get(mark.scheme, {}).get(mark.number)

    def place(self, body: str, mark: Mark) -> Anchor | None:
        """Return the act, or the place in one, that a mark in the texts of a body names."""
        act = self.act(body, mark)
        if act is None:
            return None
        named = Mark(f"{act.mark}{mark.name.removeprefix(mark.number)}")
        return self.acts.get((_body(act), named)) or self._counted_through(_body(act), named)

    def _counted_through(self, body: str, mark: Mark) -> Anchor | None:
        """Return the paragraph that is said to be in a section, of a text whose paragraphs are
        counted through its sections: its id has no section, but it stands in that one."""
        found = _IN_A_SECTION.fullmatch(mark.id)
        if not found:
            return None
        text = Mark(mark.partition("#")[0])
        section = self.acts.get((body, text.inside(found["section"])))
        paragraph = self.acts.get((body, text.inside(found["own"])))
        if not section or not paragraph:
            return None
        is_in_it = paragraph.path[: len(section.path)] == section.path
        return paragraph if is_in_it else None


def _first_ones(
    acts: Mapping[tuple[str, Mark], Anchor],
) -> Iterator[tuple[tuple[str, Mark], Anchor]]:
    """Yield the acts that have become the first under their number, as they are cited since then:
    when 75/253 was adopted it had no letter; 75/253 B followed, and it is called 75/253 A now."""
    for body, mark in acts:
        second = _SECOND.fullmatch(mark.number) if mark == mark.act else None
        first = second and acts.get((body, marks.act(mark.scheme, second["number"])))
        if second and first:
            yield (body, marks.act(mark.scheme, f"{second['number']}A")), first


def _body(anchor: Anchor) -> str:
    """Return the body in whose folder a place is."""
    return anchor.address.partition("/")[0]

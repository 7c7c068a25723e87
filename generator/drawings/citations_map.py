"""The map of citations: which texts of a report rest on which earlier acts and instruments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from generator import documents, marks
from generator.anchors import Kind
from generator.drawings.svg import (
    BOLD,
    TARGET,
    WIDTH,
    Called,
    Leads,
    Words,
    drawing,
    element,
    length,
    lines,
    linked,
    said,
    text,
)
from generator.marks import ACTS
from generator.model import Path
from generator.references import Reference
from generator.resolved import Resolved
from generator.wording import capital, counted, sorting

_SIZE, _HEAD = 13, 12
_LEFT_WIDTH, _RIGHT_AT = 108, 218
_LINE = 1.25
_MIDDLE = 3.5
"""How far the middle of letters is below the middle of their line."""
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "5 5", "1 2")
"""One after the other for the texts that cite, so that lines can be told apart without colour."""

LEGIBLE = 500
"""Lines that a reader can follow; of a session of the General Assembly there are thousands."""

GROUPS = ("instruments", "own", "others")
"""What texts rest on, in the order in which it stands."""

_TEXTS = (*ACTS, Kind.CHAPTER)


@dataclass(frozen=True, slots=True)
class Cited:
    """Something earlier on which texts rest."""

    group: str
    """One of GROUPS: the heading under which it stands."""
    mark: str
    """resolution:5/1, un:A/RES/68/193, cited:ga-decision-60-519, article:untoc"""
    name: str

    @property
    def order(self) -> tuple[int, list[tuple[int, str]]]:
        """Return a key by which acts stand by group, then by number: 4/9 before 4/10."""
        return GROUPS.index(self.group), sorting(self.name)


Edges = Counter[tuple[str, Cited]]
"""The mark of the citing text, and what it cites -> in how many places."""


def citations_map(found: Edges, words: Words, language: str, called: Called, leads: Leads) -> str:
    """Return the drawing of what the texts of a report cite.

    Args:
        found: what `citations` found.
        words: the words of drawings; those under `citations` are used.
        language: the language that they are in.
        called: what acts are called, of this session or another.
        leads: where they are.
    """
    picture = _Picture(found, words["citations"], language, called, leads)
    title, description = words["citations"]["title"], words["citations"]["desc"]
    return drawing("citations", title, description, picture.height, picture.parts())


# --- what rests on what -------------------------------------------------------------------------


def citations(resolved: Resolved, called: Called) -> Edges:
    """Return which texts cite which earlier acts and instruments, in the order of the report.

    Its own acts, and documents that are no acts, are not earlier acts.
    """
    found: Edges = Counter()
    for reference in resolved.references:
        cited = _cited(resolved, reference, called)
        for source in _sources(resolved, reference.path) if cited else ():
            assert cited
            found[source, cited] += 1
    marks_in_order = dict.fromkeys(_mark(resolved, path) for path in resolved.values)
    order = {mark: place for place, mark in enumerate(marks_in_order)}
    by_source = sorted(found.items(), key=lambda edge: order[edge[0][0]])
    return Counter(dict(by_source))


def _mark(resolved: Resolved, path: Path) -> str:
    """Return the mark of the act or chapter that a path is in; "" where it is in neither."""
    around = reversed(resolved.around(path))
    return next((anchor.mark for anchor in around if anchor.kind in _TEXTS), "")


def _sources(resolved: Resolved, path: Path) -> Iterator[str]:
    """Yield the texts that cite at a path: those that call it, where it is a note's."""
    paths = [path]
    if note := resolved.notes.at(path):
        paths = [call.path for call in note.calls]
    yield from filter(None, dict.fromkeys(_mark(resolved, one) for one in paths))


def _cited(resolved: Resolved, reference: Reference, called: Called) -> Cited | None:
    """Return the earlier act or instrument that a reference is to; none where it is to neither."""
    scheme, rest = reference.scheme, reference.mark.number
    if scheme == "article":
        id_ = reference.mark.instrument
        instruments = {one.id: one for one in resolved.body.instruments}
        if id_ not in instruments:
            return None
        names = instruments[id_].short_name
        return Cited("instruments", marks.article(id_), names[resolved.report.language])
    if scheme in ACTS:
        mark = reference.mark.act
        is_own = mark in resolved.places.by_mark
        return None if is_own else Cited("own", mark, called(mark)[0])
    if scheme == "cited":
        return Cited("others", reference.mark.whole, reference.words)
    if scheme == "un" and documents.is_act(resolved.body, rest):
        is_own = documents.act_of(resolved.body, rest) is not None
        return Cited("own" if is_own else "others", reference.mark.whole, rest)
    return None


# --- the picture --------------------------------------------------------------------------------


class _Picture:
    """Texts at the left, what they cite at the right, lines between."""

    def __init__(
        self, found: Edges, words: Words, language: str, called: Called, leads: Leads
    ) -> None:
        self.found = found
        self.words = words
        self.language = language
        self.called = called
        self.leads = leads
        self.sources = list(dict.fromkeys(source for source, _ in found))
        self.dashes = dict(zip(self.sources, cycle(_DASHES), strict=False))
        self.right: list[str] = []
        self.at_right: dict[Cited, float] = {}
        self.height = self._draw_right() + 8
        gap = self.height / max(len(self.sources), 1)
        least = _SIZE * _LINE * 2.2
        self.height = max(self.height, len(self.sources) * least)
        gap = max(gap, least)
        self.at_left = {one: gap * (n + 0.5) for n, one in enumerate(self.sources)}

    def parts(self) -> Iterator[str]:
        """Yield the lines, then the words over them."""
        for (source, cited), count in self.found.items():
            yield self._line(source, cited, count)
        yield from map(self._left, self.sources)
        yield from self.right

    def _draw_right(self) -> float:
        """Draw what is cited, under the headings of its groups; return where it ends."""
        y = 0.0
        targets = sorted({cited for _, cited in self.found}, key=lambda cited: cited.order)
        for group in GROUPS:
            own = [cited for cited in targets if cited.group == group]
            y += 12 if own and y else 0
            for line in (
                lines(self.words["groups"][group], _HEAD, WIDTH - _RIGHT_AT, 3) if own else ()
            ):
                y += _HEAD * _LINE
                self.right.append(text(line, _RIGHT_AT, y, _HEAD, font_weight="bold"))
            for cited in own:
                y += TARGET - _SIZE * _LINE
                broken = lines(cited.name, _SIZE, WIDTH - _RIGHT_AT, 3)
                self.at_right[cited] = y + _SIZE * _LINE * len(broken) / 2 + _MIDDLE
                drawn = [
                    text(line, _RIGHT_AT, y + _SIZE * _LINE * n, _SIZE)
                    for n, line in enumerate(broken, 1)
                ]
                y += _SIZE * _LINE * len(broken)
                link = self.leads(cited.mark)
                self.right.append(linked(link, said("title", cited.name), *drawn))
        return y

    def _left(self, source: str) -> str:
        name, title = self.called(source)
        broken = lines(capital(name), _SIZE, _LEFT_WIDTH / BOLD, 2)
        top = self.at_left[source] - _SIZE * _LINE * len(broken) / 2 - _MIDDLE
        drawn = [
            text(line, 0, top + _SIZE * _LINE * n, _SIZE, font_weight="bold")
            for n, line in enumerate(broken, 1)
        ]
        whole = ", ".join(filter(None, (name, title)))
        return linked(self.leads(source), said("title", whole), *drawn)

    def _line(self, source: str, cited: Cited, count: int) -> str:
        name = self.called(source)[0]
        shown = max(
            length(line, _SIZE) for line in lines(capital(name), _SIZE, _LEFT_WIDTH / BOLD, 2)
        )
        x, y, to = min(shown * BOLD, _LEFT_WIDTH) + 5, self.at_left[source], self.at_right[cited]
        middle = (_LEFT_WIDTH + _RIGHT_AT) / 2
        curve = f"M{x:.1f} {y:.1f}C{middle} {y:.1f} {middle} {to:.1f} {_RIGHT_AT - 5} {to:.1f}"
        dash = self.dashes[source]
        dashes = {"stroke_dasharray": dash} if dash else {}
        form = counted(count, self.words["line"], self.language)
        told = form.format(source=name, cited=cited.name)
        return element(
            "path",
            said("title", told),
            d=curve,
            fill="none",
            stroke="currentColor",
            stroke_opacity=".6",
            stroke_width=min(1 + (count - 1) * 0.5, 4),
            **dashes,
        )

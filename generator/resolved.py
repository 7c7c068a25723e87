"""A report with the tables that the stages made of it: what checks judge and pages are cut from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

from generator.anchors import Anchor, Anchors, Places, report_address
from generator.catalogue import Words
from generator.findings import Lines
from generator.footnotes import Notes
from generator.handbook import Handbook
from generator.inline import Inline, InlineFault, lead_phrase, plain
from generator.marks import ACTS, Mark
from generator.model import Body, Path, Report, Value
from generator.numbering import Numbering
from generator.references import Reference, Unresolved

_Table = TypeVar("_Table")
_Kind = TypeVar("_Kind", bound=Value)
_Other = TypeVar("_Other", bound=Value)


@dataclass(frozen=True, slots=True)
class Resolved:
    """One report, read and resolved. Every table is keyed by path."""

    report: Report
    body: Body
    lines: Lines
    values: Mapping[Path, Value]
    """All values of the report, in reading order."""
    texts: Mapping[Path, Inline]
    inline_faults: tuple[tuple[Path, InlineFault], ...]
    anchors: Anchors
    references: tuple[Reference, ...]
    unresolved: tuple[Unresolved, ...]
    notes: Notes
    handbook: Handbook
    catalogue: Words
    """The words of its language, with the publisher's own over them."""
    places: Places = field(init=False)
    """What stands where, and under which mark."""
    by_mark: Mapping[str, Reference] = field(init=False)
    """Mark -> a reference by it: one mark leads to one place everywhere."""
    _tables: dict[Callable[[Resolved], Any], Any] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    _of_kinds: dict[tuple[type[Value], ...], list[Path]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Take the places of this report from those of all, and make the table of marks."""
        object.__setattr__(self, "places", self.handbook.places[report_address(self.report)])
        object.__setattr__(self, "by_mark", {one.mark: one for one in self.references})

    def table(self, make: Callable[[Resolved], _Table]) -> _Table:
        """Return a table that a function makes of this report: it is made once, when it is first
        asked for, and not again for each of many pages. Nobody may change it."""
        if make not in self._tables:
            self._tables[make] = make(self)
        made: _Table = self._tables[make]
        return made

    @property
    def numbering(self) -> Numbering:
        """Return how the body numbers in the language of the report."""
        return Numbering.of(self.body, self.report.language)

    def printed(self, path: Path) -> str:
        """Return the number of what stands at a path, as it is printed: 14., (a)"""
        return self.numbering.printed(path, getattr(self.values[path], "number", ""))

    @property
    def session(self) -> str:
        """Return the name of the session: seventh session."""
        known = {one.number: one for one in self.body.sessions}
        session = known.get(self.report.session)
        return session.called(self.report.language) if session else self.report.session

    @property
    def designation(self) -> str:
        """Return what the report is called for short: its symbol, or its body and session."""
        body = self.body.texts[self.report.language]
        return self.report.symbol or f"{body.short_name}, {self.session}"

    def number_of(self, mark: Mark) -> str:
        """Return the printed number of what a mark names, parts in full: 26 (a)"""
        anchor = self.places.by_mark.get(mark)
        return anchor.number if anchor else mark.name

    def anchor_of(self, path: Path) -> Anchor:
        """Return the anchor of the innermost citable thing that a path is in."""
        while path not in self.anchors:
            path = path[:-1]
        return self.anchors[path]

    def around(self, path: Path) -> list[Anchor]:
        """Return the anchors of all that a path is in, from the report to the path itself."""
        lengths = range(len(path) + 1)
        return [self.anchors[path[:n]] for n in lengths if path[:n] in self.anchors]

    def act_of(self, path: Path) -> Anchor | None:
        """Return the act that a path is in; none where it is in none."""
        return next((one for one in reversed(self.around(path)) if one.kind in ACTS), None)

    def place_of(self, path: Path) -> Mark:
        """Return the mark of the place that a path is in: resolution:7/1#op-14, note:8."""
        note = self.notes.at(path)
        return note.mark if note else self.anchor_of(path).mark

    def paths_of_places(self) -> dict[str, Path]:
        """Return where each place stands, by its mark: resolution:7/1#op-14, note:8."""
        places = {mark: anchor.path for mark, anchor in self.places.by_mark.items()}
        return places | {note.mark: note.path for note in self.notes.notes.values()}

    def words(self, path: Path) -> str:
        """Return the plain words of a text; "" where there is none. Before the call of a note at
        its end there may be a blank, which is none of its words."""
        return plain(self.texts.get(path, ())).strip()

    def all_words(self, path: Path) -> str:
        """Return the plain words of all texts at a path and in it, one after the other."""
        return " ".join(map(self.words, self.table(_texts_in).get(path, ())))

    def lead_phrase(self, path: Path) -> str:
        """Return the italic words that a text begins with: Urges; "" where there are none."""
        return lead_phrase(self.texts.get(path, ()))

    @overload
    def of_kind(self, kind: type[_Kind], /) -> Iterator[tuple[Path, _Kind]]: ...
    @overload
    def of_kind(
        self, kind: type[_Kind], other: type[_Other], /
    ) -> Iterator[tuple[Path, _Kind | _Other]]: ...
    @overload
    def of_kind(self, *kinds: type[Value]) -> Iterator[tuple[Path, Value]]: ...
    def of_kind(self, *kinds: type[Value]) -> Iterator[tuple[Path, Any]]:
        """Yield the values of some kinds, each with its path, in reading order.

        Some forty tables and rules ask for them: all values are not gone through for each.
        """
        if kinds not in self._of_kinds:
            every = self.table(_kinds_of_values)
            these = {kind for kind in every if issubclass(kind, kinds)}
            found = (path for path, value in self.values.items() if type(value) in these)
            self._of_kinds[kinds] = list(found)
        return ((path, self.values[path]) for path in self._of_kinds[kinds])

    def value(self, path: Path) -> Any:
        """Return what stands at a path of the report."""
        return self.values[path]


def within(paths: Iterable[Path]) -> Mapping[Path, list[Path]]:
    """Return, for each path that some paths are at or in, those of them that are."""
    found: dict[Path, list[Path]] = {}
    for path in paths:
        for length in range(len(path) + 1):
            found.setdefault(path[:length], []).append(path)
    return found


def _kinds_of_values(resolved: Resolved) -> frozenset[type[Value]]:
    return frozenset(map(type, resolved.values.values()))


def _texts_in(resolved: Resolved) -> Mapping[Path, list[Path]]:
    return within(resolved.texts)


def anchors_on_pages(resolved: Resolved) -> Mapping[str, list[Anchor]]:
    """Return the anchors on each page of a report, by its address, in reading order."""
    found: dict[str, list[Anchor]] = {}
    for anchor in resolved.anchors.values():
        found.setdefault(anchor.address, []).append(anchor)
    return found

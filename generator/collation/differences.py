"""Where two rows of words differ.

The rows are walked side by side. Where they part, words in common that stand once in each tell how
they go on: first runs of several words, then shorter ones between these. So a word that was changed
costs no more than the row is long, and a chapter that was lost no more than a word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

_RUNS = (8, 3, 1)
"""How many words in common make two places the same, from the surest to the least sure."""
_SOON = 40
"""So many words that repeat may differ before others follow that are equal."""
_ALIKE = 3
"""So many equal words show that rows of repeating words go on alike."""
_NEAR = 5
"""Fewer equal words between two differences are a part of them: as of a symbol and the word after
it that changed places."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that differ: those from `start` to before `end`, of the one row and of the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def differences(row: Sequence[str], other: Sequence[str]) -> Iterator[Span]:
    """Yield where two rows of words differ, in order."""
    yield from _within(row, other, Span(0, len(row), 0, len(other)), _RUNS)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return differences in order, those that stand near each other as one."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and min(span.start - last.end, span.other_start - last.other_end) < _NEAR:
            found[-1] = Span(last.start, span.end, last.other_start, span.other_end)
        else:
            found.append(span)
    return found


def _within(
    row: Sequence[str], other: Sequence[str], span: Span, runs: tuple[int, ...]
) -> Iterator[Span]:
    """Yield the differences in a span, that is: between two places that are known to agree."""
    span = _without_equal_ends(row, other, span)
    if span.start == span.end and span.other_start == span.other_end:
        return
    if span.start == span.end or span.other_start == span.other_end:
        yield span
        return
    if not runs:
        yield from _step_by_step(row, other, span)
        return
    start, other_start = span.start, span.other_start
    ends = (span.end, span.other_end)
    for place, other_place in [*_in_common(row, other, span, runs[0]), ends]:
        # Most places in common stand side by side.
        if row[start:place] != other[other_start:other_place]:
            inner = Span(start, place, other_start, other_place)
            yield from _within(row, other, inner, runs[1:])
        start, other_start = place, other_place


def _step_by_step(row: Sequence[str], other: Sequence[str], span: Span) -> Iterator[Span]:
    """Yield the differences in a span of words that repeat, as in a table: the rows go on where the
    next words are equal again; if they are not soon, the rest differs."""
    start, other_start = span.start, span.other_start
    while start < span.end and other_start < span.other_end:
        if row[start] == other[other_start]:
            start, other_start = start + 1, other_start + 1
            continue
        rest = Span(start, span.end, other_start, span.other_end)
        here, there = _next_in_common(row, other, rest)
        yield Span(start, here, other_start, there)
        start, other_start = here, there
    if start < span.end or other_start < span.other_end:
        yield Span(start, span.end, other_start, span.other_end)


def _next_in_common(row: Sequence[str], other: Sequence[str], span: Span) -> tuple[int, int]:
    """Return where two rows go on alike, as near as can be; their ends where that is not soon."""
    for step in range(1, _SOON):
        for here in range(span.start, span.start + step + 1):
            there = span.other_start + step - (here - span.start)
            if here > span.end or there > span.other_end:
                continue
            ahead = row[here : min(here + _ALIKE, span.end)]
            if ahead == other[there : min(there + _ALIKE, span.other_end)] and (
                len(ahead) == _ALIKE
                or (here + len(ahead), there + len(ahead)) == (span.end, span.other_end)
            ):
                return here, there
    return span.end, span.other_end


def _without_equal_ends(row: Sequence[str], other: Sequence[str], span: Span) -> Span:
    """Return a span without the words at its beginning and end that are equal."""
    start, end, other_start, other_end = span.start, span.end, span.other_start, span.other_end
    while start < end and other_start < other_end and row[start] == other[other_start]:
        start, other_start = start + 1, other_start + 1
    while start < end and other_start < other_end and row[end - 1] == other[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    return Span(start, end, other_start, other_end)


def _in_common(
    row: Sequence[str], other: Sequence[str], span: Span, length: int
) -> list[tuple[int, int]]:
    """Return where runs of words stand that both rows have once; they go up in both."""
    there = _once(other, span.other_start, span.other_end, length)
    here = _once(row, span.start, span.end, length, among=there)
    pairs = [(place, there[run]) for run, place in here.items()]
    return _going_up(
        [
            (place, other_place)
            for place, other_place in pairs
            if place != _AGAIN != other_place
            and row[place : place + length] == other[other_place : other_place + length]
        ]
    )


_AGAIN = -1
"""The place of a run that stands there more than once."""


def _once(
    row: Sequence[str], start: int, end: int, length: int, among: Container[int] | None = None
) -> dict[int, int]:
    """Return where the runs of a length stand in a part of a row, by their hashes: the runs of a
    whole session, as they are, would take half a gigabyte.

    Args:
        row, start, end: the part of the row.
        length: of the runs.
        among: which of them are asked for; all of them if none.
    """
    found: dict[int, int] = {}
    for place in range(start, end - length + 1):
        run = hash(tuple(row[place : place + length]))
        if among is None or run in among:
            found[run] = _AGAIN if run in found else place
    return found


def _going_up(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of some pairs, in the order of their first, whose second go up too."""
    ends: list[int] = []
    """Of each length of a row that goes up: the least with which one of that length ends."""
    last: list[int] = []
    """The pair with which that row ends."""
    before: list[int] = []
    """Of each pair: the one before it in its row; -1 for none."""
    pairs.sort()
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [index]
        before.append(last[length - 1] if length else -1)
    found = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]

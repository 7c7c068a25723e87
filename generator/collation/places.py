"""Where the lines of an original stand in a report, by their words: whoever placed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.collation.collate import sides
from generator.collation.differences import Span, differences
from generator.collation.printed import Nouns
from generator.model import Path
from generator.received import Row
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line of an original begins in a report."""

    path: Path
    """The text of the report that has its first word."""
    goes_on: bool
    """Whether the text has words before it: the line was joined to the one before."""


def placed(resolved: Resolved, received: Sequence[Row], nouns: Nouns) -> dict[str, Placed]:
    """Return, for each place of an original, where its line begins in the report; none of lines
    that the report has not."""
    found: dict[str, Placed] = {}
    for original, report in sides(resolved, received, nouns).words():
        start = other_start = 0
        for span in (*differences(original.keys, report.keys), _end(original.keys, report.keys)):
            for index in range(start, span.start):
                place = original.passage(index).at
                other = other_start + index - start
                if place not in found:
                    goes_on = _is_inside(report.inside, other)
                    found[place] = Placed(report.passage(other).at, goes_on)
            start, other_start = span.end, span.other_end
    return found


def _end(row: Sequence[str], other: Sequence[str]) -> Span:
    return Span(len(row), len(row), len(other), len(other))


def _is_inside(passages: Sequence[int], index: int) -> bool:
    """Say whether a word is not the first of its passage."""
    return index > 0 and passages[index - 1] == passages[index]

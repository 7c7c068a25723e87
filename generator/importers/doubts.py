"""What a step of the import is not sure of: each says so, and `review` puts it all in order.

A step returns its doubts beside what it made. It knows the place in the source and nothing of the
report: where the words have come to stand there is found by the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """How doubtful something is."""

    TO_FILL = 0
    """Nothing is wrong; a person must add what no source says."""
    SMALL = 1
    """It is nearly always right: words over a page break."""
    LIKELY = 2
    """It is mostly right: a heading that is known by its number alone."""
    UNCERTAIN = 3
    """It may as well be something else."""
    WRONG = 4
    """Something does not fit: a rule of `check` is broken."""
    LOST = 5
    """Words have no place."""


NOT_PLACED = "unplaced"
"""The kind of doubt that says why a line has no place; the words stand under `unplaced:`."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at."""

    kind: str
    """What it is, in a word, the same for all of the kind: heading-by-number"""
    place: str
    """Where it stands in the source; "" where it is about all of it."""
    message: str
    """What to look at, and why."""
    weight: Weight = Weight.UNCERTAIN

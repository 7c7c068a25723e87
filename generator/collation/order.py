"""In which order an original has the acts of a chapter: some print decisions before resolutions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model import Division

KINDS = ("resolutions", "decisions")


def acts_in_order(
    division: Division, lines: Sequence[str], before: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, int]]:
    """Return the acts of a division in the order of an original, each by its list and its place
    there.

    Args:
        division: of which the acts of each kind are in order.
        lines: those of the original; where they do not tell, resolutions stand first.
        before: kind of act -> what may stand before its number.
    """
    if not (division.resolutions and division.decisions):
        return [(name, index) for name in KINDS for index in range(len(getattr(division, name)))]
    found: list[tuple[int, str, int]] = []
    for name in KINDS:
        at = 0
        for index, act in enumerate(getattr(division, name)):
            nouns = "|".join(map(re.escape, before.get(act.kind, ())))
            number = r"\s*".join(map(re.escape, act.number.split()))
            heads = re.compile(rf"(?:(?i:{nouns})\s+)?{number}(?!\w)")
            at = next((line for line in range(at, len(lines)) if heads.match(lines[line])), at)
            found.append((at, name, index))
    return [(name, index) for _, name, index in sorted(found, key=lambda one: one[0])]

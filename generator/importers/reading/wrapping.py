"""Whether the lines of a text are paragraphs, or are what fits into its width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LONGEST = 200
"""More signs than that have no place on a line of paper."""
_GOES_ON = re.compile(r".*[^\W\d_],?\s*")
_OTHER = re.compile(r"\s*(?:[|#>•<]|[+*-]\s|\(?\w{1,4}[.)]\s)")


def is_wrapped(lines: Sequence[str]) -> bool:
    """Say whether paragraphs stand on several lines, by sentences that go on in the next line."""
    pairs = list(_beside(lines))
    if any(len(one) > _LONGEST for one, _ in pairs):
        return False
    going_on = sum(bool(_GOES_ON.fullmatch(one)) and other[:1].islower() for one, other in pairs)
    return going_on > 1 and going_on * 4 > len(pairs)


def _beside(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines that follow each other without a blank one, where the second begins no item,
    row or heading."""
    for one, other in pairwise(lines):
        if one.strip() and other.strip() and not _OTHER.match(other):
            yield one, other.strip()

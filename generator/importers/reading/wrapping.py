"""Whether the lines of a text are paragraphs, or are what fits into its width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LONGEST = 200
"""More signs than that have no place on a line of paper."""
_FULL = 0.9
"""The part of the width of a line that is full."""
_NARROWEST = 50
"""Signs of a line that may be full."""
_NUMBER = re.compile(r"^\s*\(?\w{1,5}[.)]\s+")
_ENDED = ".,;:!?)]”’»"
_COLUMNS = re.compile(r"\S {3,}\S|^[\W_]*$")
_ITEM = re.compile(r"\s*(?:[|#>•<]|[+*-]\s|\(?\w{1,4}[.)]\s|\d)")


def is_wrapped(lines: Sequence[str], least: int = 2) -> bool:
    """Say whether paragraphs stand on several lines.

    Of the lines that end without a stop and have another right under them, half or more go on there
    with a small letter, or had no place for more; at least so many as `least`. Titles and lists do
    not: where blank lines part what is more than a line, a short one right over another is theirs,
    or of the head of the document, and says nothing of the paragraphs.
    """
    pairs = list(_open(lines))
    # A few are longer where a converter has put together a word that the end of a line parted.
    if sum(len(one) > _LONGEST for one, _ in pairs) * 10 > len(pairs):
        return False
    usual = usual_length(lines)
    full = max(usual * _FULL, _NARROWEST)
    if sum(not line.strip() for line in lines) > len(pairs):
        pairs = [(one, other) for one, other in pairs if len(one) > usual / 2]
    going_on = sum(
        len(one) > full or (other[:1].islower() and len(one) > usual / 2) for one, other in pairs
    )
    return going_on >= least and going_on * 2 >= len(pairs)


def usual_length(lines: Sequence[str]) -> int:
    """Return how long the lines of a text are at most, but for a few."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _open(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines that end without a stop, each with that under it, which begins no item."""
    for one, other in pairwise(lines):
        ended = one.rstrip().rstrip("0123456789").rstrip()[-1:]  # without the call of a note
        if any(_COLUMNS.search(_NUMBER.sub("", text)) for text in (one, other)):
            continue
        if ended and other.strip() and ended not in _ENDED and not _ITEM.match(other):
            yield one, other.strip()

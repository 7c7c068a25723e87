"""What is a figure in a table: a number as any language prints it, and what stands for none."""

from __future__ import annotations

import re

# With a sign, a currency or "%": no number of a paragraph, an act or a date, whose parts are not
# compared from the right.
_FIGURE = re.compile(r"[(+\-−–]?\W?\s?\d+(?:[\s.,’'٫٬]\d+)*\s?[%‰)]*")
_NO_FIGURE = re.compile(r"[\s.…\-−–—]*")


def is_figure(words: str) -> bool:
    """Say whether words are a figure, and nothing more."""
    return bool(_FIGURE.fullmatch(words.strip()))


def is_no_figure(words: str) -> bool:
    """Say whether words stand where there is no number: nothing, a dash, dots."""
    return bool(_NO_FIGURE.fullmatch(words))

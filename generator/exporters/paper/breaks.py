"""Where a line may end on paper, and where not: pieces of very long words, and digits of a number.

Here runs (see `runs`) get what only paper needs: {"long": pieces}, a word that may be parted
between them.
"""

from __future__ import annotations

import re
from typing import Any

from generator.exporters.texts.runs import Runs

_LONG = re.compile(r"[^ ]{37,}")
"""A word, whatever it is made of, that may be too long for a line: no language has so long ones."""
_PIECE = re.compile(r"[^/.,:;_\u2010-\u2015-]{0,11}[/.,:;_\u2010-\u2015-]|.{1,8}", re.DOTALL)
"""What is not parted of it: up to a stroke, a stop or a hyphen where one is near."""


def with_breaks(data: Any, unbroken: re.Pattern[str]) -> Any:
    """Return data with the words of all runs in them such that none is too long for a line, and
    that no line ends within what matches `unbroken`."""
    if isinstance(data, dict):
        return {key: with_breaks(value, unbroken) for key, value in data.items()}
    if isinstance(data, list):
        return [
            one
            for value in data
            for one in (
                _parted(unbroken.sub(_with_no_break, value))
                if isinstance(value, str)
                else [with_breaks(value, unbroken)]
            )
        ]
    return data


def _with_no_break(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\u00a0")


def _parted(text: str) -> Runs:
    runs: Runs = []
    end = 0
    for word in _LONG.finditer(text):
        runs += [text[end : word.start()], {"long": _PIECE.findall(word[0])}]
        end = word.end()
    return [run for run in (*runs, text[end:]) if run]


_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def digits_together(runs: Runs) -> Runs:
    """Return runs of which no line ends within a number: 1 234 567."""
    return [_together(run) for run in runs]


def _together(run: Any) -> Any:
    if isinstance(run, str):
        return _GROUPS.sub("\u00a0", run)
    return {
        key: digits_together(inside) if key in ("emphasis", "strong", "link") else inside
        for key, inside in run.items()
    }

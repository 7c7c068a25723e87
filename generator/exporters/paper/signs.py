"""Which signs of a report no typeface of the PDFs has: an editor hears of them before one is made.

typst itself is asked, so that nobody keeps a list: PDF/UA-1 forbids a sign that is not shown, and
typst then makes no document at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.exporters.paper.typeset import can_be_set
from generator.findings import Finding
from generator.model import Path
from generator.resolved import Resolved


def lacking(resolved: Resolved) -> set[str]:
    """Return the signs of a report, and of its body, that no typeface of the PDFs has."""
    written = resolved.report.model_dump_json() + resolved.body.model_dump_json()
    return set(_lacking(sorted(set(written))))


def _lacking(signs: Sequence[str]) -> Iterator[str]:
    """Yield those that lack, looking closer only where some do: most texts have them all."""
    if can_be_set(signs):
        return
    if len(signs) == 1:
        yield signs[0]
        return
    half = len(signs) // 2
    yield from _lacking(signs[:half])
    yield from _lacking(signs[half:])


def not_printable(resolved: Resolved, signs: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for every text of a report that has one of the signs."""
    for sign in sorted(signs):
        paths = [path for path, text in _texts(resolved.report.model_dump()) if sign in text]
        # What the report has not is in body.yaml, or in what that says of the report's session.
        for path in paths or [("body",)]:
            yield resolved.lines.finding("not-printable", path, _message(sign))


def _texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the texts within a value, with their paths."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


def _message(sign: str) -> str:
    name = unicodedata.name(sign, "without a name")
    return (
        f"“{sign}” (U+{ord(sign):04X}, {name}) is in no typeface of the PDFs; "
        "write it in letters that they have"
    )

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

_NAMED = 3
"""So many signs of a text are named: one in other letters may have hundreds."""


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
    """Yield a finding for every text of a report that has some of the signs."""
    lacking = set(signs)
    found: set[str] = set()
    for path, text in _texts(resolved.report.model_dump()):
        if here := lacking.intersection(text):
            found |= here
            yield resolved.lines.finding("not-printable", path, _message(sorted(here)))
    # What the report has not is in body.yaml, or in what that says of the report's session.
    if lacking - found:
        yield resolved.lines.finding("not-printable", ("body",), _message(sorted(lacking - found)))


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


def _message(signs: Sequence[str]) -> str:
    named = [
        f"“{sign}” (U+{ord(sign):04X}, {unicodedata.name(sign, 'without a name')})"
        for sign in signs[:_NAMED]
    ]
    if others := len(signs) - len(named):
        named.append(f"{others} more")
    are, them = ("is", "it") if len(signs) == 1 else ("are", "them")
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"{listed} {are} in no typeface of the PDFs; write {them} in letters that they have"

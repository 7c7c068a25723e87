"""What a source raises above the line: calls of notes, powers, letters.

A text has no raised words. What would be read as other words is written with the signs of Unicode
that are raised by themselves: 10⁶ is not 106, and km² no km2. Ordinals (1st) stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.importers.reading import Block, BlockKind, Run, Runs

_ENDS_WORD = re.compile(r"(?:[^\W\d_]{4}|[^\w\s])$")
"""How words end that a raised figure calls a note behind; m2 is a unit."""
_HAS_POWER = re.compile(r"(?:(?<![\w/.,])10|(?<![^\W_])(?:[kcdm]?m))$")
"""What a raised figure is the power of: 10, or a measure of length."""
_FIGURES = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ªᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿºᵖʳˢᵗᵘᵛʷˣʸᶻ")
"""All but q, which has none; a and o as ordinals have them (n.º)."""


def with_raised(block: Block, notes: set[str]) -> Block:
    """Return a block in which raised figures behind words are the calls of the notes of these
    numbers (the source has calls of its own, and typed ones where a note is called again), and
    powers and single letters are raised signs."""
    cells = tuple(replace(cell, runs=_read(cell.runs, block, notes)) for cell in block.cells)
    return replace(block, runs=_read(block.runs, block, notes), cells=cells)


def _read(given: Runs, block: Block, notes: set[str]) -> Runs:
    calls = set() if block.kind is BlockKind.NOTE else notes
    runs: list[Run] = []
    for run in given:
        before = runs[-1].text if runs else ""
        text = run.text.strip()
        if not run.raised or not text:
            runs.append(run)
        elif text in calls and _ENDS_WORD.search(before):
            runs.append(Run("", call=text))
        else:
            runs.append(replace(run, text=_raised(run.text, before)))
    return tuple(runs)


def _raised(text: str, before: str) -> str:
    """Return raised words with signs that are raised by themselves, where these are meant."""
    if re.fullmatch(r"[+−–-]?\d{1,3}", text) and _HAS_POWER.search(before):
        return text.translate(_FIGURES)
    if len(text) == 1 and before[-1:].isalnum():
        return text.translate(_LETTERS)
    return text

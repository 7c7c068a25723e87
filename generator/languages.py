"""Which languages the handbook has words in: each has a file in words/ (`catalogue` reads it)."""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

WORDS = File(__file__).parent / "words"


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages: en."""
    return tuple(sorted(file.stem for file in WORDS.glob("*.yaml")))

"""Which languages the handbook has words in: each has a file in words/ (`catalogue` reads it)."""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

WORDS = File(__file__).parent / "words"


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages: en."""
    return tuple(sorted(file.stem for file in WORDS.glob("*.yaml")))


def without_words(language: str) -> str:
    """Return what is said of a language that the handbook has no words in."""
    known = ", ".join(languages())
    return f"there are no words in the language “{language}”; there are in: {known}"

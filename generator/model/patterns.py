"""Patterns that a body gives for what it numbers, and what is made of what they find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator


def _pattern(text: str) -> str:
    """Take a regular expression that matches something."""
    try:
        empty = re.fullmatch(text, "")
    except re.error as error:
        raise ValueError(f"it is not a regular expression: {error}") from error
    if empty:
        raise ValueError(r"it must match a number such as 7/1: \d{1,2}/\d{1,2}")
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]

_BRACES = re.compile(r"\{(\w*)\}")
_ALONE = re.compile(r"[{}]")


def without_names(pattern: str) -> str:
    """Return a pattern without the names of its groups, each of which may stand once alone in an
    expression that is made of several."""
    return re.sub(r"[(][?]P<[^>]*>", "(?:", pattern)


def named(text: str) -> list[str]:
    """Return the names in braces of a text: A/RES/{number} -> number.

    ValueErrors, of a brace that is alone or empty, are told to the editor.
    """
    if _ALONE.search(_BRACES.sub("", text)) or "" in _BRACES.findall(text):
        raise ValueError("each brace must have a name and its other brace: A/RES/{number}")
    return _BRACES.findall(text)


def filled(text: str, said: Mapping[str, str | None]) -> str:
    """Return a text with what is said for the names in its braces."""
    return _BRACES.sub(lambda match: said.get(match[1]) or "", text)


def of_numbers(text: str, pattern: str | None, others: tuple[str, ...] = ()) -> str:
    """Take a text with what tells one number of a pattern from others: A/RES/{number},
    FCCC/{session}/Dec.{act}. ValueErrors are told to the editor."""
    if not text or pattern is None:  # what is wrong with the pattern is told
        return text
    known = ("number", *re.compile(pattern).groupindex, *others)
    unknown = [name for name in named(text) if name not in known]
    if unknown:
        there = ", ".join(f"{{{name}}}" for name in known)
        raise ValueError(f"nothing stands for {{{unknown[0]}}} in it; there is {there}")
    if not set(named(text)) - {"session", "language"}:
        raise ValueError("it must have {number} in it: A/RES/{number}")
    return text

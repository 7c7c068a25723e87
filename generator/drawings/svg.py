"""SVG as text: elements, and words broken into lines that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Words = Mapping[str, Any]
"""The words of a drawing in one language (`drawings:` of the pages' words)."""

Called = Callable[[str], tuple[str, str]]
"""Tells what a mark is called, and its title: resolution:7/1 -> "resolution 7/1", "Strength..."."""

Leads = Callable[[str], str]
"""Returns the link to what a mark names; "" where there is nothing to lead to."""

WIDTH = 340
"""All drawings are this wide, so that a phone shows them without scrolling."""

BOLD = 1.1
"""How much longer bold words are."""

TARGET = 27
"""How far apart links stand at least, so that a finger meets one of them."""


def element(name: str, *children: str, **attributes: str | float) -> str:
    """Return an element; children are markup already. `stroke_width` is stroke-width."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}"
        for key, value in attributes.items()
    )
    inside = "".join(children)
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def linked(href: str, *children: str) -> str:
    """Return elements as a link; as they are where there is nothing to lead to."""
    return element("a", *children, href=href) if href else element("g", *children)


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def said(name: str, words: str, **attributes: str | float) -> str:
    """Return an element that holds words: title, desc, text."""
    return element(name, escape(words), **attributes)


def drawing(prefix: str, title: str, description: str, height: float, parts: Iterable[str]) -> str:
    """Return a whole drawing.

    Args:
        prefix: what its ids begin with, so that they are no others of the page.
        title: its name.
        description: what it shows, in a sentence.
        height: its height.
        parts: its elements.
    """
    size = _number(height)
    return element(
        "svg",
        said("title", title, id=f"{prefix}-title"),
        said("desc", description, id=f"{prefix}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing drawing-{prefix}",
        # No role="img": the links of an image are lost to those who do not see it.
        role="group",
        aria_labelledby=f"{prefix}-title",
        aria_describedby=f"{prefix}-desc",
        viewBox=f"0 0 {WIDTH} {size}",
        width=WIDTH,
        height=size,
        fill="currentColor",
    )


# --- words that fit ---------------------------------------------------------------------------

_NARROW = set("iljtfrI.,;:'’|!()[]/ -")
_WIDE = set("mwMWQO@%—…")


def length(words: str, size: float) -> float:
    """Return how long words are at most in a common face: there is none to measure."""
    return sum(_em(character) for character in words) * size


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.37
    if character in _WIDE:
        return 1.0
    if not character.isascii() and not character.isalpha():
        return 0.9
    if ord(character) > 0x2E80:
        return 1.05  # Chinese and the like
    return 0.74 if character.isupper() else 0.6


def lines(words: str, size: float, width: float, most: int) -> list[str]:
    """Return words as at most so many lines; what is cut off after a word shows as "…"."""
    broken = [""]
    for word in (part for one in words.split(" ") for part in _parts(one, size, width)):
        longer = f"{broken[-1]} {word}".strip()
        if length(longer, size) <= width:
            broken[-1] = longer
        elif broken[-1]:
            broken.append(word)
    if len(broken) > most:
        broken = broken[:most]
        kept = broken[-1].split(" ")
        while len(kept) > 1 and length(f"{' '.join(kept)} …", size) > width:
            kept.pop()
        broken[-1] = f"{' '.join(kept).rstrip(',;:')} …"
    return broken


def _parts(word: str, size: float, width: float) -> Iterable[str]:
    """Yield a word, in pieces where it alone is longer than a line."""
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and length(word[start:end], size) > width:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]


def text(words: str, x: float, y: float, size: float, **attributes: str | float) -> str:
    """Return a line of words with its beginning (or its `text_anchor`) at x, its foot at y."""
    return said("text", words, x=x, y=y, font_size=size, **attributes)

"""The rule on numbers that stand among the words, and not beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.checks.numbers import paragraphs_counted_together
from generator.counting import Form
from generator.findings import Told
from generator.model import Act, Division, Item, Paragraph, Path
from generator.numbering import Numbering, kind_at
from generator.resolved import Resolved

_FIGURES = r"\d{1,3}[.)．]|[(（]\d{1,3}[)）]"
_LETTERS = r"\([a-zA-Z]\)|\([ivxl]{2,6}\)|[a-z]\)"
_APART = r"(?:\s+|(?<=[）．]))(?=\S)"
_BEGINS = re.compile(rf"(?P<number>{_FIGURES}|{_LETTERS}){_APART}")
_BEGINS_TITLE = re.compile(rf"(?P<number>{_FIGURES}|{_LETTERS}|[IVX]{{1,6}}\.|[A-Z]\.){_APART}")
_INSIDE = re.compile(r"(?<=\S)\s(?P<number>\d{1,3})[.．]\s(?=[^\W\d_a-z])")
_SENTENCES = re.compile(r"[.;:。؛।]\s")
_MOST_PARTS = 3
"""So many words a number has at most: Rule 3 bis."""
_LONGEST_HEADING = 12
"""A heading that a paragraph begins with has no more words."""


def number_in_words(resolved: Resolved) -> Told:
    """A number stands beside its words, under “number:”, not at their beginning or among them."""
    for path, value in resolved.of_kind(Paragraph, Item, Act, Division):
        if isinstance(value, Paragraph | Item):
            for name in ("text", "closing"):
                yield from _at_the_beginning(resolved, (*path, name))
        elif isinstance(value, Act | Division) and not value.number:
            yield from _before_a_title(resolved, (*path, "title"))
    for sequence in paragraphs_counted_together(resolved):
        yield from _inside(resolved, sequence)


def _at_the_beginning(resolved: Resolved, path: Path) -> Told:
    """Yield the number that words begin with."""
    words = resolved.words(path)
    match = _BEGINS.match(words)
    number = match["number"] if match else _own(words, path, resolved.numbering)
    if number:
        what = _what(resolved, path)
        message = f"the words begin with “{number}”; where that is the number of {what}, write it"
        yield path, f"{message} under “number:” of an entry of its own, without it the words"


def _what(resolved: Resolved, path: Path) -> str:
    """Say what has a number that a text begins with."""
    if "preamble" in path:
        return "an operative paragraph"
    return "a paragraph or a part of one"


def _own(words: str, path: Path, numbering: Numbering) -> str:
    """Return the number, written as the body writes its own, that words begin with."""
    kinds = (kind_at(path[:-1]), "items", "operative")
    forms = [one for kind in kinds for one in numbering.forms(kind) if _is_apart(one)]
    tokens = words.split(" ", _MOST_PARTS)
    for count in range(min(_MOST_PARTS, len(tokens) - 1), 0, -1):
        number = " ".join(tokens[:count])
        if any(one.read(number) and one.complete(number) == number for one in forms):
            return number
    return ""


def _is_apart(one: Form) -> bool:
    """Say whether numbers of a form are told from words by what ends them: 14. (a) 一、"""
    return bool(one.around[-1].strip())


def _before_a_title(resolved: Resolved, path: Path) -> Told:
    match = _BEGINS_TITLE.match(resolved.words(path))
    if match:
        message = f"the heading begins with “{match['number']}”; write it under “number:” and the"
        yield path, f"{message} rest under “title:”"


def _inside(resolved: Resolved, sequence: Sequence[tuple[Path, str]]) -> Told:
    """Yield where the words of a paragraph hold the number that should stand beside them, or the
    next one, which is missing."""
    counted = [(path, number) for path, number in sequence if number]
    read = resolved.numbering.counted(counted[0][0], [n for _, n in counted]) if counted else []
    places = {path: one.places[-1] for (path, _), one in zip(counted, read, strict=True) if one}
    last = 0
    for path, _ in sequence:
        last = places.get(path, last)
        words = resolved.words((*path, "text"))
        for match in _INSIDE.finditer(words):
            found, before = int(match["number"]), words[: match.start()]
            missing = found == last + 1 and found not in places.values()
            if _begins_there(before) and (missing or (found == last and _is_heading(before))):
                message = f"“{match['number']}.” stands among the words, after “{_end(before)}”;"
                rest = "where a paragraph begins there, make it one of its own"
                yield (*path, "text"), f"{message} {rest}, and of a heading before it a heading"
                break


def _begins_there(before: str) -> bool:
    """Say whether a paragraph may begin after some words: after a sentence, or a heading."""
    return not before[-1].isalnum() or _is_heading(_SENTENCES.split(before)[-1])


def _is_heading(words: str) -> bool:
    """Say whether words may be a heading: a few, without a stop after them."""
    few = len(words.split()) <= _LONGEST_HEADING
    return few and words[:1].isupper() and words[-1:].isalnum()


def _end(words: str) -> str:
    parts = words.split()
    return ("… " if len(parts) > 4 else "") + " ".join(parts[-4:])

"""Notes that a converter puts behind the text as paragraphs: [1] Document CT/5."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEGINS = re.compile(r"\[(\d{1,4})\](?:\s+(?=\S)|\s*$)")
_CALL = re.compile(r"(?<=[^\s\\])\[(\d{1,4})\](?![(\[{:])")


def notes_behind(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines in which the notes behind the text, and their calls, are marked: `[^1]: `.

    They are the last paragraphs, counted from 1, and each is called before; Word saves them without
    blank lines between them. What goes on in further
    paragraphs is indented, as further paragraphs of a note are.
    """
    begins = _beginnings(lines)
    if not begins:
        return list(lines)
    first = begins[0]
    called = {number for _, text in lines[:first] for number in _CALL.findall(text)}
    if not all(str(count) in called for count in range(1, len(begins) + 1)):
        return list(lines)
    marked = [(place, _CALL.sub(r"[^\1]", text)) for place, text in lines[:first]]
    for index, (place, text) in enumerate(lines[first:], first):
        if index in begins:
            marked.append((place, _BEGINS.sub(r"[^\1]: ", text, count=1)))
        else:
            marked.append((place, f"    {text}" if text.strip() else ""))
    return marked


def _beginnings(lines: Sequence[tuple[int, str]]) -> list[int]:
    """Return where the notes begin: 1 and all that follow it."""
    found: list[int] = []
    for index, (_, text) in enumerate(lines):
        if match := _BEGINS.match(text):
            if int(match[1]) == 1:
                found = [index]
            elif found and int(match[1]) == len(found) + 1:
                found.append(index)
            else:
                found = []
    return found

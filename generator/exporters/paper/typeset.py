"""What typst is asked in this process: single documents, how broad words are, where they part."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import isclose
from typing import Any

from generator.exporters.paper import compiling
from generator.exporters.paper.compiling import TypstFault
from generator.exporters.paper.parting import notes_by_their_calls
from generator.exporters.texts.blocks import Data
from generator.findings import SiteFault


class PaperFault(SiteFault):
    """A text could not be set; what was published before stands as it was.

    What a report may hold and cannot be printed is told before by a rule: this is our own fault.
    """

    ours = True


def as_json(data: Data) -> str:
    """Return the data of a document as typst gets them."""
    return json.dumps(data, ensure_ascii=False)


def as_bytes(data: Data) -> bytes:
    """Return the same in UTF-8."""
    return as_json(data).encode("utf-8", "surrogatepass")


def typeset(data: Data) -> bytes:
    """Return the PDF of a document; the same data give the same bytes.

    Raises PaperFault, with what typst says, if it fails or warns: a warning is a line that does not
    fit or a layout that did not settle.
    """
    try:
        return notes_by_their_calls(
            lambda given: compiling.pdf(given.decode("utf-8", "surrogatepass"), data["date"]),
            as_bytes(data),
        )
    except TypstFault as fault:
        raise PaperFault(*map(str, fault.args)) from fault


def breadths(pieces: Sequence[Sequence[object]], language: str) -> list[float]:
    """Return how broad pieces of text are on one line, in type of one point."""
    data = {"language": language, "pieces": pieces}
    return _answer("breadths.typ", "<breadths>", data) if pieces else []


def hyphenated(words: Sequence[str], language: str) -> list[list[str]]:
    """Return the parts of words between which typst lets a line end, with a hyphen or without."""
    if not words:
        return []
    heights = iter(_answer("hyphens.typ", "<heights>", {"language": language, "words": words}))
    found: list[list[str]] = []
    for word in words:
        found.append([])
        before = None
        for letter, height in zip(word, heights, strict=False):
            if before is not None and isclose(height, before):
                found[-1][-1] += letter
            else:
                found[-1].append(letter)
            before = height
    return found


def _answer(name: str, label: str, data: Data) -> list[Any]:
    """Return what a document of typst says under a label."""
    answer: list[Any] = json.loads(compiling.answer(name, label, as_json(data)))
    return answer


def can_be_set(signs: Sequence[str]) -> bool:
    """Return whether the typefaces of the PDFs have all of these signs."""
    return compiling.can_be_set(json.dumps(signs))

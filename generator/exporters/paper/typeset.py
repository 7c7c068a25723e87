"""The data of a document -> PDF/UA-1, by typst. The only module that knows typst."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path as File
from typing import Any, Final

import typst

from generator.exporters.texts.blocks import Data
from generator.findings import SiteFault

_FILES = File(__file__).parent
_STANDARD: Final = "ua-1"


class PaperFault(SiteFault):
    """A text could not be set; what was published before stands as it was.

    What a report may hold and cannot be printed is told before by a rule: this is our own fault.
    """

    ours = True


# One compiler cannot be used by two threads at once; a new one for each text reads all fonts anew.
_OF_THREAD = threading.local()


def _compiler() -> typst.Compiler:
    if not hasattr(_OF_THREAD, "compiler"):
        _OF_THREAD.compiler = typst.Compiler(root=str(_FILES), ignore_system_fonts=True)
    compiler: typst.Compiler = _OF_THREAD.compiler
    return compiler


@cache
def _source(name: str) -> bytes:
    return (_FILES / name).read_bytes()


def typeset(data: Data) -> bytes:
    """Return the PDF of a document; the same data give the same bytes.

    Raises PaperFault, with what typst says, if it fails or warns: a warning is a line that does not
    fit or a layout that did not settle.
    """
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            _source("document.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[_STANDARD],
            timestamp=datetime.fromisoformat(data["date"]).replace(tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise PaperFault(str(error)) from error
    if warnings:
        raise PaperFault(*map(str, warnings))
    assert isinstance(pdf, bytes)
    return pdf


def breadths(pieces: Sequence[Sequence[object]], language: str) -> list[float]:
    """Return how broad pieces of text are on one line, in type of one point."""
    data = {"language": language, "pieces": pieces}
    return _answer("breadths.typ", "<breadths>", data) if pieces else []


def hyphenated(words: Sequence[str], language: str) -> list[list[str]]:
    """Return the parts of words where typst hyphenates them, with their hyphens."""
    if not words:
        return []
    heights = iter(_answer("hyphens.typ", "<heights>", {"language": language, "words": words}))
    found: list[list[str]] = []
    for word in words:
        found.append([])
        before = None
        for letter, height in zip(word, heights, strict=False):
            if height == before:
                found[-1][-1] += letter
            else:
                found[-1].append(letter)
            before = height
    return [[*(f"{part}-" for part in parts[:-1]), parts[-1]] for parts in found]


def _answer(name: str, label: str, data: Data) -> list[Any]:
    """Return what a document of typst says under a label."""
    said = typst.query(
        _FILES / name,
        label,
        field="value",
        one=True,
        root=_FILES,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    answer: list[Any] = json.loads(said)
    return answer


def can_be_set(signs: Sequence[str]) -> bool:
    """Return whether the typefaces of the PDFs have all of these signs."""
    try:
        _compiler().compile(
            _source("signs.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(signs)},
            pdf_standards=[_STANDARD],
        )
    except typst.TypstError:
        return False
    return True

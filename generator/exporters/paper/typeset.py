"""The data of a document -> PDF/UA-1, by typst. The only module that knows typst."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path as File

import typst

from generator.exporters.paper.blocks import Data
from generator.site import SiteFault

_FILES = File(__file__).parent


class PaperFault(SiteFault):
    """A text could not be set; what was published before stands as it was."""


@cache
def _main() -> bytes:
    return (_FILES / "document.typ").read_bytes()


def typeset(data: Data) -> bytes:
    """Return the PDF of a document; the same data give the same bytes.

    Raises PaperFault, which names the text, if typst fails or warns: a warning is a line that does
    not fit or a layout that did not settle.
    """
    # A compiler of its own for each document: one cannot be used by two threads at once.
    compiler = typst.Compiler(root=str(_FILES), ignore_system_fonts=True)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            _main(),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime.fromisoformat(data["date"]).replace(tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise PaperFault(f"{data['title']}: {error}") from error
    if warnings:
        raise PaperFault(*(f"{data['title']}: {warning}" for warning in warnings))
    assert isinstance(pdf, bytes)
    return pdf

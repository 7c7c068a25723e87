"""Whose Markdown a file is, by what is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from generator.importers.reading.wrapping import is_wrapped


class Dialect(Enum):
    """Who wrote the Markdown, as far as it matters."""

    SCANNED = auto()
    MAMMOTH = auto()
    TRUE = auto()


_MAMMOTH = re.compile(
    r"""[a-z]{2}\\\.(?:\s|$)                          # a stop at the end of a sentence
    | [A-Za-z0-9]\\[.-][A-Za-z0-9]                     # CT\.4  Harbour\-master
    | <a\ id="(?:[^"]*-)?(?:foot|end)note-(?:ref-)?\d+"></a>""",
    re.VERBOSE | re.MULTILINE,
)
_SCANNED = re.compile(r"<sup>\^?\{?\d{1,3}\}?\s?(?:\\,)?</sup>\s?\$|<sup>&(?:</sup>)?lt;|\$\^\{")
_DRAWN = re.compile(r"[-+=: ]+")
_TRUE = re.compile(
    r"""^\ {0,3}\[\^[^\]\n]{1,20}\]:                   # a note
    | ^[ >]*(?:\d{1,4}|[A-Za-z]{1,5})\\[.)]           # 1\.  II\.  a\)
    | ^[ >]*\\[(\[#+*\->]                             # \(a\)  \[3\]
    | ^\ {0,3}:{3,}\s*\{ | \]\{[.\#=a-z] | ^\#{1,6}\s.*\{[.\#][^{}\n]*\}\s*$
    | ^\s*\+(?:[-=:]{3,}\+)+\s*$                      # a drawn table
    | ^\ {2,}-{3,}(?:\ +-{3,})*\s*$                   # a ruled one
    | ^=+\s*$                                         # a heading is underlined
    | \S\\$                                           # a line that is broken
    | ^\s*<table\b[^<>]*>\s*$ | ^<!--\ -->$
    | \]\(\#(?:(?:foot|end)note-|fn|_ftn|_edn)""",
    re.VERBOSE | re.MULTILINE,
)


_MARKS = re.compile(
    r"""^\#{1,6}\s+\S | \*\*\S | (?<!\w)\*\w[^*\n]*\w\*(?!\w) | \[\^\d | \]\(
    | </?(?:sup|sub|br|u|span|a|table|p|div)\b[^<>]*>
    | ^\|[|:\-\s]*-[|:\-\s]*\|\s*$""",
    re.VERBOSE | re.MULTILINE,
)


def has_marks(text: str) -> bool:
    """Say whether a text has marks that only Markdown has."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # pandoc's plain text has its tables too.
    true = (match for match in _TRUE.finditer(lines) if not _DRAWN.fullmatch(match[0].strip()))
    return bool(_MARKS.search(lines) or _MAMMOTH.search(lines)) or any(true)


def dialect_of(lines: Sequence[str]) -> Dialect:
    """Return whose Markdown lines are: a scanner's, where nothing shows that it is true."""
    text = "\n".join(lines)
    if _SCANNED.search(text):
        return Dialect.SCANNED
    if _MAMMOTH.search(text):
        return Dialect.MAMMOTH
    return Dialect.TRUE if _TRUE.search(text) or is_wrapped(lines) else Dialect.SCANNED

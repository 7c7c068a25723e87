"""The signs for which pandoc writes ASCII: dashes, quotation marks, three dots, no-break blanks."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"""\\.|`[^`\n]*`|<[^<>\s]*>|-{2,3}|\.{3}|["']""", re.DOTALL)
_SIGNS = {"---": "\u2014", "--": "\u2013", "...": "\u2026", "\\ ": "\u00a0"}
_OPENED, _CLOSED = {'"': "“", "'": "‘"}, {'"': "”", "'": "’"}
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{“‘\u2013\u2014/-])[*_]*$")
PRINTED = re.compile("[“”‘’\u2013\u2014\u2026]")
"""The signs themselves: a file that has one was not written so."""


def with_signs(text: str) -> str:
    """Return Markdown with the signs that are meant; what is escaped is not."""
    return _WRITTEN.sub(lambda match: _sign(match, text), text)


def _sign(match: re.Match[str], text: str) -> str:
    written = match[0]
    if written not in _OPENED:
        return _SIGNS.get(written, written)
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() :][:1]
    opens = after.strip() and _BEFORE_OPENING.search(before) if match.start() else after.strip()
    return (_OPENED if opens else _CLOSED)[written]

"""A table as CSV.

RFC 4180: commas, quotation marks where they are needed, CRLF; UTF-8 with a byte order mark, without
which Excel takes it for another encoding. A cell that a spreadsheet would take for a formula gets
an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable


def csv_of(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> bytes:
    """Return the bytes of a table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, in East Asian widths too."""


def cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text

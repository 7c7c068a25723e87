"""What a file is that is no text: told to who would import it, with what to do."""

from __future__ import annotations

import io
import zipfile

_SAVE = "save its text as Markdown in UTF-8, and import that"
_BEGINNINGS = (
    (b"%PDF-", f"is a PDF; {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", f"is a file of an old Word or Excel; {_SAVE}"),
    (b"{\\rtf", f"is a rich text file (RTF); {_SAVE}"),
    (b"\x89PNG", f"is a picture; let its text be recognized, {_SAVE}"),
    (b"\xff\xd8\xff", f"is a picture; let its text be recognized, {_SAVE}"),
    (b"II*\x00", f"is a picture; let its text be recognized, {_SAVE}"),
    (b"MM\x00*", f"is a picture; let its text be recognized, {_SAVE}"),
    (b"\x1f\x8b", "is packed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "is packed (7z); unpack it first"),
    (b"\xff\xfe", "is UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "is UTF-16; save it as UTF-8"),
)
_IN_A_ZIP = (
    ("word/", f"is a Word file; {_SAVE}"),
    ("xl/", f"is an Excel file; {_SAVE}"),
    ("ppt/", f"is a PowerPoint file; {_SAVE}"),
    ("content.xml", f"is an OpenDocument file; {_SAVE}"),
    ("META-INF/container.xml", f"is an EPUB; {_SAVE}"),
)


def no_text(content: bytes) -> str:
    """Say what a file is instead of a text, and what to do; "" where it may be one."""
    if not content.strip():
        return "is empty; there is nothing to import"
    for begins, what in _BEGINNINGS:
        if content.startswith(begins):
            return what
    if content.startswith(b"PK"):
        return _of_zip(content)
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return f"is an HTML page; {_SAVE}"
    if start.startswith(b"<?xml"):
        return f"is an XML file; {_SAVE}"
    if b"\0" in content:
        # Letters of Latin scripts have an empty byte each in UTF-16.
        if content[:400].count(b"\0") > len(content[:400]) // 4:
            return "is UTF-16 without its mark; save it as UTF-8"
        place = content.index(b"\0")
        return f"is not text: it has an empty byte (NUL), the first at byte {place}; save it anew"
    return ""


def _of_zip(content: bytes) -> str:
    """Say what a zip file is, by what is in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return "is a damaged zip file"
    for begins, what in _IN_A_ZIP:
        if any(name.startswith(begins) for name in names):
            return what
    return "is a zip file; unpack it, and import the text that is in it"

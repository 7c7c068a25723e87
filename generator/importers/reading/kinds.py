"""What a file is that is no text: told to who would import it, with what to do."""

from __future__ import annotations

import io
import zipfile

_TEXT = "plain text or Markdown in UTF-8"
_FROM_WORD = "open it in Word or LibreOffice, save it as .docx, and import that"
_SHEET = f"save the text that is in it as a Word file (.docx), or as {_TEXT}"
_PICTURE = f"is a picture; let its text be recognized (OCR), and save that as .docx, or as {_TEXT}"
PROTECTED = "is protected by a password; save a copy without it, and import that"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What Word keeps a text in that has a password, in a file of the old kind."""
_OLD = b"\xd0\xcf\x11\xe0"
_NO_WORDS = (
    "has pages and no words: the PDF that it was made of is a picture of text; let that be "
    "recognized (OCR), and make plain text of it anew"
)
_BEGINNINGS = (
    (
        b"%PDF-",
        "is a PDF; make plain text of it (`pdftotext -layout`), or open it in Word and save it as "
        ".docx, and import that",
    ),
    (_OLD, f"is a file of an old Word or Excel; {_FROM_WORD}"),
    (b"{\\rtf", f"is a rich text file (RTF); {_FROM_WORD}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", "is packed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "is packed (7z); unpack it first"),
    (b"\xff\xfe", "is UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "is UTF-16; save it as UTF-8"),
)
_WORD = "word/"
_IN_A_ZIP = (
    ("xl/", f"is an Excel file; {_SHEET}"),
    ("ppt/", f"is a PowerPoint file; {_SHEET}"),
    ("content.xml", f"is an OpenDocument file; {_FROM_WORD}"),
    ("META-INF/container.xml", "is an EPUB; make Markdown of it (`pandoc -t markdown`)"),
)


def is_word(content: bytes) -> bool:
    """Say whether a file is one of Word, of 2007 or later: .docx, .docm, .dotx."""
    return content.startswith(b"PK") and any(name.startswith(_WORD) for name in _names(content))


def is_document(content: bytes) -> bool:
    """Say whether a zip file is a document that is packed as one: of Word, Excel, an EPUB ..."""
    begins = (_WORD, *(begins for begins, _ in _IN_A_ZIP))
    return any(name.startswith(begins) for name in _names(content))


def no_text(content: bytes) -> str:
    """Say what a file is instead of a text, and what to do; "" where it may be one."""
    if not content.strip():
        return _NO_WORDS if b"\f" in content else "is empty; there is nothing to import"
    if content.startswith(_OLD) and _ENCRYPTED in content:
        return PROTECTED
    for begins, what in _BEGINNINGS:
        if content.startswith(begins):
            return what
    if content.startswith(b"PK"):
        return _of_zip(content)
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "is an HTML page; make Markdown of it (`pandoc -t markdown`), and import that"
    if start.startswith(b"<?xml"):
        return f"is an XML file, and no Akoma Ntoso; save its text as a Word file, or as {_TEXT}"
    if b"\0" in content:
        # Letters of Latin scripts have an empty byte each in UTF-16.
        if content[:400].count(b"\0") > len(content[:400]) // 4:
            return "is UTF-16 without its mark; save it as UTF-8"
        place = content.index(b"\0")
        return f"is not text: it has an empty byte (NUL), the first at byte {place}; save it anew"
    return ""


def _of_zip(content: bytes) -> str:
    """Say what a zip file is, by what is in it."""
    names = _names(content)
    for begins, what in _IN_A_ZIP:
        if any(name.startswith(begins) for name in names):
            return what
    if not names:
        return "is a damaged zip file"
    return "is a zip file in another; unpack that"


def _names(content: bytes) -> tuple[str, ...]:
    """Return the names of what is in a zip file; none where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return ()

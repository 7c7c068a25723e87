"""Which reader reads a file: chosen by what is in it, and where that leaves it open by its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from generator.importers.reading import akn, archive, kinds, markdown, plain, word
from generator.importers.reading.blocks import Reading, Told
from generator.importers.reading.faults import Unreadable

_PLAIN = (".txt", ".text", ".asc")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_LOOKS_MARKED = (
    "this file is named as plain text and has the marks of Markdown, which were read as they "
    "stand: if it is Markdown, name it .md"
)


def read_all(content: bytes, name: str) -> tuple[tuple[str, Reading], ...]:
    """Return the blocks of all files in a zip file, each with its name there; of another file its
    own, with none.

    Raises Unreadable where a file is none of the formats that are read, or is damaged.
    """
    if not archive.is_archive(content):
        return (("", read(content, name)),)
    found = []
    for one in archive.members(content):
        try:
            found.append((one.name, read(one.content, one.name)))
        except Unreadable as what:
            raise Unreadable(f"holds {one.name}, which {what}") from what
    return tuple(found)


def read(content: bytes, name: str) -> Reading:
    """Return the blocks of a file.

    `name` is the file's; of it only the ending counts. Raises Unreadable where the file is none of
    the formats that are read, or is damaged.
    """
    if kinds.is_word(content):
        return word.read(content)
    if akn.is_akn(content):
        return akn.read(content)
    if what := kinds.no_text(content):
        raise Unreadable(what)
    return _read_text(_text(content), PurePath(name).suffix.lower())


def _read_text(text: str, suffix: str) -> Reading:
    """Return the blocks of a text by the reader that its name asks for, else by its marks.

    Under the name of Markdown there is plain text too, as some converters of PDFs leave it.
    """
    has_marks = markdown.has_marks(text)
    if suffix in _PLAIN:
        reading = plain.read(text)
        told = (Told("1", _LOOKS_MARKED),) if has_marks else ()
        return replace(reading, told=(*told, *reading.told))
    if has_marks or (suffix in _MARKDOWN and not plain.is_wrapped(text)):
        return markdown.read(text)
    return plain.read(text)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start}); save it as UTF-8 first") from error

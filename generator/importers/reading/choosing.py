"""Which reader reads a file: chosen by what is in it, and where that leaves it open by its name."""

from __future__ import annotations

from generator.importers.reading import kinds, markdown, word
from generator.importers.reading.blocks import Reading
from generator.importers.reading.faults import Unreadable


def read(content: bytes, name: str) -> Reading:
    """Return the blocks of a file.

    `name` is the file's; of it only the ending counts. Raises Unreadable where the file is none of
    the formats that are read, or is damaged.
    """
    if kinds.is_word(content):
        return word.read(content)
    if what := kinds.no_text(content):
        raise Unreadable(what)
    return markdown.read(_text(content))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 (byte {error.start}); save it as UTF-8 first") from error

"""What was read of the text as received: `source.en.read.tsv`, beside a report and its original.

An importer writes it, line by line as the original has it, and `checks` hold the report to it,
word by word. The SHA-256 in its first line says of which file it was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path as File

HEAD = "place\tkind\twords"


_LONGEST_NAME = 200
"""Of a file in bytes, so that the name of what was read is one too."""


class Kind(StrEnum):
    """What a line of an original is."""

    TEXT = "text"
    NOTE = "note"
    APART = "apart"
    """Contents, running heads, page marks, particulars of the document: no words of the report."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an original that has words."""

    place: str
    """Where it stands in the original, as the format tells places: a line of Markdown is 431."""
    kind: Kind
    words: str
    """The words without markup, on one line; the call of a note is `[^12]`."""


@dataclass(frozen=True, slots=True)
class Received:
    """An original, as it was read."""

    original: str
    """The name of its file: source.en.md"""
    sha256: str
    """The sum of that file."""
    rows: tuple[Row, ...]
    """In the order of the original."""


class ReceivedFault(Exception):  # noqa: N818 - told to the editor, with what to do
    """The text as received is not there, or not read; the message goes on after its name."""


def name_of(original: str) -> str:
    """Return the file in which is kept what was read: source.en.md -> source.en.read.tsv."""
    return f"{File(original).stem}.read.tsv"


def sum_of(file: File) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def beside(folder: File, original: str) -> Received:
    """Return what was read of the original that lies in a folder, under the name that is given.

    Raises ReceivedFault where it is not there, was not read, or has changed since.
    """
    if File(original).name != original or len(original.encode()) > _LONGEST_NAME:
        raise ReceivedFault("is not a file name; write, for example, source.en.md")
    file, kept = folder / original, folder / name_of(original)
    if not file.is_file():
        raise ReceivedFault("is not beside the report; put the text as received there")
    again = "`plenary read` reads it"
    if not kept.is_file():
        raise ReceivedFault(f"was not read yet; {again}")
    received = of_text(kept.read_text("utf-8-sig", errors="replace"), kept.name)
    if received.sha256 != sum_of(file):
        raise ReceivedFault(f"has changed since it was read; {again} anew")
    return received


def to_text(received: Received) -> str:
    """Return the text of a .read.tsv."""
    return "\n".join([f"{received.original}\t{received.sha256}", HEAD, *_lines(received)]) + "\n"


def _lines(received: Received) -> Iterator[str]:
    for row in received.rows:
        yield f"{row.place}\t{row.kind}\t{row.words}"


def of_text(text: str, name: str) -> Received:
    """Return what a .read.tsv says; raises ReceivedFault, with the line, where it is damaged."""
    lines = text.removesuffix("\n").split("\n")
    first = lines[0].split("\t")
    if len(first) != 2 or lines[1:2] != [HEAD]:
        raise ReceivedFault(f"is not to be told from {name}: its head is damaged; {_ANEW}")
    rows = []
    for number, line in enumerate(lines[2:], 3):
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in set(Kind):
            raise ReceivedFault(f"is not to be told from {name}: line {number} is damaged; {_ANEW}")
        rows.append(Row(cells[0], Kind(cells[1]), cells[2]))
    return Received(first[0], first[1], tuple(rows))


_ANEW = "`plenary read` writes it anew"

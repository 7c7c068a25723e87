"""What was read of the text as received: `source.en.read.tsv`, beside a report and its original.

An importer writes it, line by line as the original has it, and `checks` hold the report to it,
word by word. The SHA-256 in its first line says of which file it was read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path as File

HEAD = "place\tkind\twords"


_LONGEST_NAME = 200
"""Of a file in bytes, so that the name of what was read is one too."""


_CALL = re.compile(r"\[\^(\d{1,4})\]")
_BARE = re.compile(r"(\d{1,4})(?=[. ])")
"""The number of a note without its mark: 2 Ibid., 2. Ibid."""


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


RowsOf = tuple[tuple[str, tuple[Row, ...]], ...]
"""The name of each original, and its lines."""


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

    original = ""
    """The name, where several may be meant."""


def name_of(original: str) -> str:
    """Return the file in which is kept what was read: source.en.md -> source.en.read.tsv."""
    return f"{File(original).stem}.read.tsv"


def sum_of(file: File) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _sums(file: File) -> set[str]:
    """Return the sums that a file may have had when it was read: git gives a text other line ends
    on Windows, and no other word."""
    content = file.read_bytes()
    unix = content.replace(b"\r\n", b"\n")
    forms = (content, unix, unix.replace(b"\n", b"\r\n"))
    return {hashlib.sha256(one).hexdigest() for one in forms}


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
    if received.sha256 not in _sums(file):
        raise ReceivedFault(f"has changed since it was read; {again} anew")
    return received


def all_beside(folder: File, originals: Sequence[str]) -> tuple[Received, ...]:
    """Return what was read of the originals of a report, in the order of print.

    Raises ReceivedFault, with the name of the original, as `beside` does.
    """
    found: list[Received] = []
    for original in originals:
        try:
            if name_of(original) in [name_of(one.original) for one in found]:
                raise ReceivedFault("is called as another is, but for its ending; rename it")
            found.append(replace(beside(folder, original), original=original))
        except ReceivedFault as fault:
            fault.original = original
            raise
    return tuple(found)


def in_one(received: Sequence[Received], *, through: bool) -> tuple[Row, ...]:
    """Return the lines of the originals of one report, as if they stood in one.

    Of several each place has the name of its file before it: a.docx:12. Where the report numbers
    its notes `through`, those of an original that begins anew go on from the one before.
    """
    files = [(one.original, rows) for one in received for rows in _by_member(one.rows)]
    if len(files) == 1:
        return files[0][1]
    shifts = steps([rows for _, rows in files]) if through else [0] * len(files)
    return tuple(
        replace(row, place=_in_all(received, original, row), words=_stepped(row, shift))
        for (original, rows), shift in zip(files, shifts, strict=True)
        for row in rows
    )


def _in_all(received: Sequence[Received], original: str, row: Row) -> str:
    return place_in(original, row.place) if len(received) > 1 else row.place


def _by_member(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Return the lines of each file of a zip file, whose places have its name; those of another
    original together."""
    return [tuple(some) for _, some in groupby(rows, lambda row: row.place.rpartition(":")[0])]


def place_in(original: str, place: str) -> str:
    """Return a place of one of several originals: a.docx:12"""
    return f"{original}:{place}"


def named(originals: Sequence[str], place: str) -> str:
    """Return a place of the originals of a report with the name of its file: source.en.md:12

    Of several originals each place has it already.
    """
    return place_in(originals[0], place) if len(originals) == 1 else place


def steps(originals: Iterable[Sequence[Row]]) -> list[int]:
    """Return by how much the number of each note is higher in the report than in its original.

    Notes that go on from those of the original before keep their numbers.
    """
    found: list[int] = []
    last = 0
    for rows in originals:
        notes = [int(match[1]) for row in rows if (match := _note(row))]
        found.append(last if notes and min(notes) <= last else 0)
        last = max(notes, default=0) + found[-1] if notes else last
    return found


def stepped_calls(words: str, step: int) -> str:
    """Return words in which the calls of notes have numbers that are higher by a step."""
    return _CALL.sub(lambda match: f"[^{int(match[1]) + step}]", words) if step else words


def _note(row: Row) -> re.Match[str] | None:
    """Return the number, as group 1, of a note that a line is; none where it is none."""
    if row.kind is not Kind.NOTE:
        return None
    return _CALL.match(row.words) or _BARE.match(row.words)


def _stepped(row: Row, step: int) -> str:
    if row.kind is Kind.NOTE and step and (bare := _BARE.match(row.words)):
        return f"{int(bare[1]) + step}{row.words[bare.end() :]}"
    return stepped_calls(row.words, step)


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

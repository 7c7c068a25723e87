"""The data of a document, as JSON -> PDF/UA-1, by typst. The only module that knows typst.

It is also run as a program of its own (see `children`), which begins at once: it imports nothing of
ours. Such a child reads documents and writes PDFs until nobody asks it for more.
"""

from __future__ import annotations

import re
import signal
import sys
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import IO, Final

import typst

_FILES = Path(__file__).parent
_STANDARD: Final = "ua-1"


class TypstFault(Exception):  # noqa: N818 - what typst says of a document
    """A document could not be set, or something of it does not fit."""


class Astray(TypstFault):
    """Notes, by their names in the document, stand on other pages than their calls."""


@cache
def _compiler() -> typst.Compiler:
    """Return the compiler of this process: a new one for each text would read all fonts anew."""
    return typst.Compiler(root=str(_FILES), ignore_system_fonts=True)


@cache
def _source(name: str) -> bytes:
    return (_FILES / name).read_bytes()


_ASTRAY = re.compile(r"panicked with: astray: (.+)")
"""What document.typ says of notes that typst has put on another page than their calls."""


def pdf(data: str, date: str) -> bytes:
    """Return the PDF of a document, which bears a date.

    Raises Astray where a note stands on another page than its call, TypstFault of what typst says.
    """
    try:
        made, warnings = _compiler().compile_with_warnings(
            _source("document.typ"),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=[_STANDARD],
            timestamp=datetime.fromisoformat(date).replace(tzinfo=UTC),
        )
    except typst.TypstError as error:
        if astray := _ASTRAY.search(str(error)):
            raise Astray(*astray[1].split()) from error
        raise TypstFault(str(error)) from error
    if warnings:
        raise TypstFault(*map(str, warnings))
    assert isinstance(made, bytes)
    return made


_ANSWERS = 200
"""How many answers are remembered: checks and several documents ask the same of a table."""


@lru_cache(_ANSWERS)
def answer(name: str, label: str, data: str) -> str:
    """Return what a document of typst says under a label, as JSON."""
    return typst.query(
        _FILES / name,
        label,
        field="value",
        one=True,
        root=_FILES,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )


@lru_cache(_ANSWERS)
def can_be_set(signs: str) -> bool:
    """Return whether the typefaces have all signs of a list, which is JSON."""
    try:
        _compiler().compile(
            _source("signs.typ"),
            format="pdf",
            sys_inputs={"data": signs},
            pdf_standards=[_STANDARD],
        )
    except typst.TypstError:
        return False
    return True


# --- as a program ---------------------------------------------------------------------------------


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write parts, each after its length."""
    for part in parts:
        stream.write(len(part).to_bytes(8, "big"))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Return the next part; raises EOFError where none comes whole."""
    length = int.from_bytes(_exactly(stream, 8), "big")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found


DONE, REFUSED, STRAYED = b"done", b"refused", b"astray"


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer a date and the data of a document with DONE and its PDF, or REFUSED and what typst
    says, a message a part after their number, until nobody asks any more; STRAYED and names of
    notes, where these are astray."""
    while True:
        try:
            date, data = receive(asked).decode(), receive(asked).decode()
        except EOFError:
            return
        try:
            send(answers, DONE, pdf(data, date))
        except TypstFault as fault:
            told = [str(message).encode() for message in fault.args]
            kind = STRAYED if isinstance(fault, Astray) else REFUSED
            send(answers, kind, len(told).to_bytes(8, "big"), *told)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks ends it
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # who asked is gone
        sys.exit(1)

"""Bytes -> text: UTF-8, without characters that were lost."""

from __future__ import annotations

import re

from generator.findings import Finding

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What YAML cannot hold as it stands, or takes for something else."""
_AS_IN_SOURCE = "type what the source has"


def decoded(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of UTF-8 bytes, with or without a byte order mark; or why there is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        byte = content[error.start : error.start + 1]
        message = f"the byte {byte.hex()} is not UTF-8{_in_windows(byte)}; save the file as UTF-8"
        return "", (Finding("wrong-encoding", name, line, message),)
    # YAML refuses most control characters without a line; it takes U+0085 for the end of one.
    # Of each line each such character is told once: a file saved wrongly twice is full of them.
    found = [
        Finding("wrong-encoding", name, number, trace(character))
        for number, line in enumerate(text.split("\n"), 1)
        for character in dict.fromkeys(_CONTROL.findall(line))
    ]
    return text, tuple(found)


def trace(character: str) -> str:
    """Say what is wrong with a character that no text has."""
    code = ord(character)
    meant = _in_windows(bytes([code])) if 0x80 <= code <= 0x9F else ""
    return f"the character U+{code:04X} is a trace of a wrong encoding{meant}; {_AS_IN_SOURCE}"


def hidden(character: str) -> str:
    """Say what is wrong with a character that stands where no script needs it."""
    return f"the character U+{ord(character):04X} cannot be seen; {_AS_IN_SOURCE}"


def _in_windows(byte: bytes) -> str:
    """Say what a byte would be in Windows-1252."""
    return f" (in Windows-1252 it would be “{byte.decode('cp1252', 'replace')}”)"

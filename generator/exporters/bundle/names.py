"""Which names of files are safe wherever a bundle is unpacked: Windows, macOS and Linux alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# What Windows keeps for devices, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.I)
LONGEST = 400
"""Characters of a name; what is longer is no name that a handbook gives."""
_NOT_ON_WINDOWS = set('<>:"|?*')


def unsafe(name: str) -> str:
    """Return why a name (a path with strokes) would not stay in its folder; "" where it would."""
    if len(name) > LONGEST:
        return "is too long"
    if name.startswith("/"):
        return "is absolute"
    if "\\" in name:
        return "has a backslash, which parts folders on Windows"
    if re.match(r"[A-Za-z]:", name):
        return "begins with the letter of a drive"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return f"would leave its folder (“{part}”)"
        if not part.isprintable() or _NOT_ON_WINDOWS & set(part):
            return "has a character that not every system takes"
        if part.endswith((".", " ")) or part.startswith(" ") or _DEVICE.fullmatch(part):
            return f"is another name on Windows (“{part}”)"
    return ""


def faults(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of a bundle's files that are unsafe, each alone or beside another, and why.

    Two names are one where a system does not tell capital letters, or ways to write an accent.
    """
    as_written: dict[str, str] = {}
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        if reason := unsafe(name):
            yield name, reason
            continue
        parts = name.split("/")
        for length in range(1, len(parts) + 1):
            path = "/".join(parts[:length])
            other = as_written.setdefault(_folded(path), path)
            if other != path:
                yield name, f"is the same name as {shown(other)} on some systems"
                break
        if _folded(name) in files and as_written[_folded(name)] == name:
            yield name, "is there twice"
        files.add(_folded(name))
        folders |= {_folded("/".join(parts[:length])) for length in range(1, len(parts))}
    for both in sorted(files & folders):
        yield as_written[both], "is a file and a folder"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def shown(name: str) -> str:
    """Return a name as a terminal can show it."""
    name = name if len(name) <= LONGEST else f"{name[:80]}…"
    return name if name.isprintable() else ascii(name)

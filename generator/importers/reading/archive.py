"""A zip file of texts: the files that are in it, in the order of their names.

Nothing is unpacked to the disk: a name in it is only a name.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.importers.reading import kinds
from generator.importers.reading.faults import Unreadable

_MOST_FILES = 5_000
_LARGEST = 64 * 1024 * 1024
_ALL_TOGETHER = 512 * 1024 * 1024
"""How many bytes a file, and all of them, may have unpacked: a small zip can hold any number."""
_OF_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/.*|\.[^/]*|Thumbs\.db|desktop\.ini)$")
"""What systems put into a zip file besides what was packed."""
_NO_PART_OF_A_NAME = re.compile(r"[\x00-\x1f\x7f:]")
_DAMAGES = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError)
_DAMAGED = "is a damaged zip file; ask for it anew"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip file."""

    name: str
    """Its name, with its folders, as places have it: resolutions/7-1.xml"""
    content: bytes


def is_archive(content: bytes) -> bool:
    """Say whether a file is a zip file of texts, and no document that is packed as one."""
    return content.startswith(b"PK") and not kinds.is_document(content)


def members(content: bytes) -> tuple[Member, ...]:
    """Return the files in a zip file in the order of their names, 2 before 10.

    Raises Unreadable where it is damaged, has a password, is empty, or holds more than can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = [one for one in archive.infolist() if _is_text(one)]
            _check(found)
            read = [Member(_named(one.filename), archive.read(one)) for one in found]
    except _DAMAGES as error:
        raise Unreadable(f"{_DAMAGED} ({error})") from error
    return tuple(sorted(read, key=lambda member: _in_order(member.name)))


def _is_text(one: zipfile.ZipInfo) -> bool:
    return not one.is_dir() and not _OF_SYSTEMS.search(one.filename)


def _check(found: list[zipfile.ZipInfo]) -> None:
    """Raise Unreadable where the files in a zip file cannot all be read."""
    if not found:
        raise Unreadable("is a zip file with nothing in it")
    if len(found) > _MOST_FILES:
        raise Unreadable(f"holds {len(found)} files; at most {_MOST_FILES} are read, so part it")
    names = Counter(_named(one.filename) for one in found)
    for name, count in names.items():
        if count > 1:
            raise Unreadable(f"holds {count} files of the name {name}; pack it anew with one")
    for one in found:
        if one.flag_bits & 1:
            raise Unreadable(f"{kinds.PROTECTED} (“{_named(one.filename)}” in it is)")
        if one.file_size > _LARGEST:
            megabytes = _LARGEST // 2**20
            raise Unreadable(f"holds {_named(one.filename)}, of more than {megabytes} MB unpacked")
    if sum(one.file_size for one in found) > _ALL_TOGETHER:
        raise Unreadable(f"holds more than {_ALL_TOGETHER // 2**20} MB unpacked; part it")


def _named(name: str) -> str:
    """Return the name of a file as places have it: without folders over the zip file itself."""
    parts = [
        part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..")
    ]
    return _NO_PART_OF_A_NAME.sub("_", "/".join(parts))


def _in_order(name: str) -> list[tuple[int, int, str]]:
    """Return what names are put in order by: figures as numbers, A_2 before A_10; signs before
    letters, 75_245_E before 75_245B_E."""
    parts = re.findall(r"\d+|\D+", re.sub(r"[\W_]", " ", name) + f" {name}")
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]

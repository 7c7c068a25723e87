"""Checks a bundle, packed or unpacked, against its manifest; writes nothing and trusts nothing."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path as File
from typing import IO

from generator.exporters.bundle import manifest, names

MOST_BYTES = 4 << 30
"""How many bytes are read of all files of a bundle, unpacked."""
LONGEST_MANIFEST = 64 << 20
LONGEST_DIRECTORY = 32 << 20
"""The part of a zip file that lists the files, in bytes: enough for 200,000."""

_SUMS_BEHIND = (12, 16, 20, 24)
"""How long the sum and the sizes are that some programs write behind a file in a zip."""

_TOO_MUCH = f"its files are more than {MOST_BYTES >> 30} GB, which those of no bundle are"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What reading a damaged zip file can raise."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of checking a bundle."""

    files: int
    """How many files the manifest lists."""
    faults: tuple[str, ...]
    """What differs, a line each."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a bundle, not read yet."""

    name: str
    """Its name in the bundle, without the top folder."""
    open: Callable[[], IO[bytes]]
    unsafe: str = ""
    """Why it is not opened; then the name is that in the zip."""


class _Refused(Exception):  # noqa: N818 - the bundle is damaged, not the program
    """A bundle in which nothing can be checked."""


def verify(bundle: File) -> Verified:
    """Check a zip file, or the folder that one was unpacked to.

    Raises FileNotFoundError if there is neither.
    """
    try:
        if bundle.is_dir():
            return _verified(_in_folder(bundle))
        with bundle.open("rb") as opened:
            return _verified_zip(opened)
    except _Refused as refused:
        return Verified(0, (str(refused),))


def _verified_zip(opened: IO[bytes]) -> Verified:
    try:
        _look_at_end(opened)
        with zipfile.ZipFile(opened) as archive:
            _look_between(opened, archive)
            return _verified(_in_archive(archive))
    except _BROKEN as broken:
        raise _Refused(f"it is not a complete zip file: {broken}") from broken


# --- What is there ----------------------------------------------------------------------------


def _look_at_end(opened: IO[bytes]) -> None:
    """Refuse a zip file whose list of files is too long, before anything reads that list.

    The end is looked for where a bundle has it, and where zipfile then finds it too: as the last
    bytes, with no remark behind.
    """
    size = opened.seek(0, os.SEEK_END)
    opened.seek(max(0, size - 98))
    end = opened.read()
    if end[-22:-18] != b"PK\5\6" or end[-2:] != b"\0\0":
        raise _Refused(
            "it is not a complete zip file: the end is missing, or followed by other bytes"
        )
    (directory,) = struct.unpack("<L", end[-10:-6])
    if end[-42:-38] == b"PK\6\7":  # for more than 65,535 files
        (at,) = struct.unpack("<Q", end[-34:-26])
        if len(end) < 98 or at != size - 98:
            raise _Refused("it is not a complete zip file: its end is damaged")
        (directory,) = struct.unpack("<Q", end[40:48])
    if directory > LONGEST_DIRECTORY:
        raise _Refused("it lists more files than a bundle has")


def _look_between(opened: IO[bytes], archive: zipfile.ZipFile) -> None:
    """Refuse a zip file with bytes of no file, before, between or behind its files.

    A program could stand there that starts when the bundle is opened, and no sum would be of it.
    """
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in infos), archive.start_dir]
    if starts[0]:
        raise _Refused(f"{starts[0]} other bytes stand before it; no bundle has such")
    for info, following in zip(infos, starts[1:], strict=True):
        opened.seek(info.header_offset + 26)
        name, extra = struct.unpack("<2H", opened.read(4))
        end = info.header_offset + 30 + name + extra + info.compress_size
        if following - end not in (_SUMS_BEHIND if info.flag_bits & 8 else (0,)):
            raise _Refused(f"other bytes stand behind {names.shown(info.orig_filename)} in it")


def _in_archive(archive: zipfile.ZipFile) -> list[_Entry]:
    """Return the files of a zip."""
    infos = [info for info in archive.infolist() if not _is_folder(info)]
    tops = {info.orig_filename.partition("/")[0] for info in infos}
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise _Refused(_TOO_MUCH)
    unsafe = dict(names.faults(info.orig_filename for info in infos))
    if not unsafe and len(tops) != 1:
        raise _Refused(f"it holds {len(tops)} files and folders at its top, and not one folder")

    def entry(info: zipfile.ZipInfo) -> _Entry:
        name, reason = info.orig_filename, unsafe.get(info.orig_filename, "")
        if stat.S_ISLNK(info.external_attr >> 16):
            reason = "is a link"
        elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            reason = reason or "is packed in a way that no bundle is"
        return _Entry(
            name if reason else name.partition("/")[2], lambda: archive.open(info), reason
        )

    return [entry(info) for info in infos]


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """Say whether an entry is a mere folder with a safe name, as programs for zips add them."""
    name = info.orig_filename
    return name.endswith("/") and not info.file_size and not names.unsafe(name.rstrip("/"))


def _in_folder(folder: File) -> list[_Entry]:
    """Return the files of an unpacked bundle."""
    inside = list(folder.iterdir())
    if len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink():
        folder = inside[0]  # Windows unpacks into a folder of the zip's name
    found = {file.relative_to(folder).as_posix(): file for file in sorted(_walk(folder))}
    unsafe = dict(names.faults(found))
    total = 0

    def entry(name: str, file: File) -> _Entry:
        nonlocal total
        known, reason = file.lstat(), unsafe.get(name, "")
        total += known.st_size
        if not stat.S_ISREG(known.st_mode):
            reason = "is a link" if stat.S_ISLNK(known.st_mode) else "is no plain file"
        return _Entry(name, lambda: file.open("rb"), reason)

    entries = [entry(name, file) for name, file in found.items()]
    if total > MOST_BYTES:
        raise _Refused(_TOO_MUCH)
    return entries


def _walk(folder: File) -> Iterator[File]:
    """Yield all that is in a folder and is none itself; links are not followed."""
    folders = [folder]
    while folders:
        for file in folders.pop().iterdir():
            if file.is_dir() and not file.is_symlink():
                folders.append(file)
            else:
                yield file


# --- Against the manifest ---------------------------------------------------------------------


def _verified(entries: list[_Entry]) -> Verified:
    """Compare files with the manifest among them."""
    refused = [f"refused: {names.shown(one.name)} {one.unsafe}" for one in entries if one.unsafe]
    by_name = {one.name: one for one in entries if not one.unsafe}
    if manifest.NAME not in by_name:
        return Verified(0, (*refused, f"missing: {manifest.NAME}"))
    try:
        listed = manifest.read(_start_of(by_name.pop(manifest.NAME)))
    except (manifest.ManifestFault, *_BROKEN) as fault:
        return Verified(0, (*refused, f"changed: {manifest.NAME}: {fault}"))
    return Verified(len(listed), (*refused, *_differences(by_name, listed)))


def _start_of(entry: _Entry) -> bytes:
    """Return a file, or as much of it as a manifest can be long."""
    with entry.open() as opened:
        return opened.read(LONGEST_MANIFEST)


def _differences(by_name: dict[str, _Entry], listed: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what differs, in the order of the names."""
    for name, reason in names.faults(name for name, _ in listed):
        yield f"refused: {names.shown(name)}, in {manifest.NAME}, {reason}"
    sums = dict(listed)
    for name in sorted({*sums, *by_name}):
        if name not in by_name:
            yield f"missing: {names.shown(name)}"
        elif name not in sums:
            yield f"added: {names.shown(name)}"
        elif reason := _differs(by_name[name], sums[name]):
            yield f"changed: {names.shown(name)}{reason}"


def _differs(entry: _Entry, wanted: str) -> str:
    """Return how a file differs from its sum ("" where it does not); it is read piece by piece."""
    found = hashlib.sha256()
    try:
        with entry.open() as opened:
            while piece := opened.read(1 << 20):
                found.update(piece)
    except _BROKEN as broken:
        return f": {broken}"
    return "" if found.hexdigest() == wanted else " is another than MANIFEST.txt says"

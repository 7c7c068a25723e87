"""What was made before, by the hash of all that went in: what is asked for again is not made anew.

Each thing is a file in `build/.cache`, named by the sum of what it was made of, this program itself
and the packages that it runs with among it: nothing is ever served to another version. A file holds
its own sum, so that a damaged one is as good as none; it gets its name when it is whole. The folder
may be deleted at any time, and what was unused longest goes when it grows too large: beyond what
one build needs there is room for so many bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File

ROOM = 1 << 30
"""How many bytes may be kept of what was not used just now."""

KEPT_IN_BUILD = ".cache"
"""The folder in that of what is built in which this is kept."""
_UNFINISHED = ".new"
_ABANDONED = 3600
"""Seconds after which nobody ends an unfinished file any more."""
_SUM = hashlib.sha256().digest_size
_MOMENT = 2_000_000_000
"""Nanoseconds within which some disks give the same time to all that is written."""

Stamp = tuple[int, int, int]
"""When a file was written, its length, and which file it is."""


@dataclass(frozen=True, slots=True)
class Key:
    """What something is kept under."""

    kind: str
    """What it is: pdf, html"""
    sum: str
    """The sum of what went in."""


def key(kind: str, *went_in: str | bytes) -> Key:
    """Return the key of what is made of some things, by this program."""
    return Key(kind, _sum(program(), kind, *went_in).hex())


def _sum(*parts: str | bytes) -> bytes:
    """Return the sum of parts; that of "ab" and "c" is not that of "a" and "bc"."""
    found = hashlib.sha256()
    for part in parts:
        part = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


@cache
def program() -> bytes:
    """Return the sum of this program: its own files, Python, and the packages that are there."""
    ours = File(__file__).parent
    files = sorted(
        File(folder, name)
        for folder, _, names in os.walk(ours)
        for name in names
        if not folder.endswith("__pycache__")
    )
    own = (part for file in files for part in (str(file.relative_to(ours)), file.read_bytes()))
    return _sum(sys.version, *sorted(_packages()), *own)


def _packages() -> Iterator[str]:
    """Yield the packages that are there, with their versions: the names of what says so."""
    for folder in map(File, sys.path):
        yield from (one.name for one in folder.glob("*.dist-info"))


def sum_of(*parts: str | bytes) -> str:
    """Return the sum of parts, as letters and figures."""
    return _sum(*parts).hex()


class Sums:
    """The sums of files: each is read once, and again where it was written since."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[str, tuple[Stamp, str]] = {}

    def of(self, file: str | File) -> str:
        """Return the sum of a file; "" of one that cannot be read: the build tells of it."""
        name = os.fspath(file)
        try:
            now = time.time_ns()
            stamp = stamp_of(os.stat(name))  # noqa: PTH116 - a Path takes longer than the look
            known = self._known.get(name)
            if known and known[0] == stamp:
                return known[1]
            with File(name).open("rb") as opened:
                found = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError:
            return ""
        # What is written twice in a moment may bear the same time.
        if now - stamp[0] > _MOMENT:
            self._known[name] = stamp, found
        return found

    def in_folder(self, folder: File) -> Iterator[tuple[str, str]]:
        """Yield the files of a folder, and of those that links in it lead to, each with its sum."""
        for file in files_in(folder):
            yield file.relative_to(folder).as_posix(), self.of(file)


def files_in(folder: File) -> Iterator[File]:
    """Yield the files of a folder, and of those that links in it lead to, in the same order."""
    entered: set[str] = set()
    for inside, folders, names in os.walk(folder, followlinks=True):
        if (real := os.path.realpath(inside)) in entered:
            folders.clear()  # a link leads back
            continue
        entered.add(real)
        folders.sort()
        yield from (file for name in sorted(names) if (file := File(inside, name)).is_file())


def stamp_of(stat: os.stat_result) -> Stamp:
    """Return what tells of a file whether it was written or replaced."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


class Kept:
    """What is kept in a folder."""

    def __init__(self, folder: File | None, room: int = ROOM) -> None:
        """Keep so many bytes in a folder, which need not be there, besides what is used; nothing if
        there is none."""
        self._folder = folder
        self._room = room
        self._tidied = time.time()
        self.anew: Counter[str] = Counter()
        """How many things of each kind were made, since they were not here."""

    @property
    def keeps(self) -> bool:
        """Say whether anything is kept here: not on a disk that lets nobody write."""
        if self._folder is None:
            return False
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        return os.access(self._folder, os.W_OK)

    def has(self, of: Key) -> bool:
        """Say whether something is kept under a key, be it sound or not."""
        return self._folder is not None and self._file(self._folder, of).exists()

    def made(self, of: Key, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or make and keep it."""
        found = self.find(of)
        if found is None:
            found = make()
            self.keep(of, found)
        return found

    def find(self, of: Key) -> bytes | None:
        """Return what is kept under a key; none where nothing sound is."""
        if self._folder is None:
            return None
        file = self._file(self._folder, of)
        try:
            written = file.read_bytes()
            os.utime(file)  # what is used stays
        except OSError:
            return None
        content = written[_SUM:]
        return content if written[:_SUM] == _sum(of.sum, content) else None

    def keep(self, of: Key, content: bytes) -> None:
        """Keep what was made; where the disk does not let us, it is made again the next time."""
        self.anew[of.kind] += 1
        if self._folder is None:
            return
        file = self._file(self._folder, of)
        new = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}{_UNFINISHED}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                new.write_bytes(_sum(of.sum, content) + content)
                new.replace(file)
            finally:
                new.unlink(missing_ok=True)

    def forget(self) -> None:
        """Keep nothing of what was made until now."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def tidy(self) -> None:
        """Drop what was unused longest, as far as too much is kept besides what was used since the
        last time, and what nobody ended."""
        if self._folder is None:
            return
        # Disks tell the time less finely than the clock.
        since, too_much = self._tidied - _MOMENT / 1e9, -self._room
        unused: list[tuple[float, int, File]] = []
        for file in self._folder.glob("*/*"):
            with suppress(OSError):
                stat = file.stat()
                abandoned = time.time() - stat.st_mtime > _ABANDONED
                if file.name.endswith(_UNFINISHED) and abandoned:
                    file.unlink()
                elif stat.st_mtime < since:
                    unused.append((stat.st_mtime, stat.st_size, file))
                    too_much += stat.st_size
        for _, size, file in sorted(unused):
            if too_much <= 0:
                break
            with suppress(OSError):
                file.unlink()
                too_much -= size
        self._tidied = time.time()

    @staticmethod
    def _file(folder: File, of: Key) -> File:
        return folder / of.sum[:2] / f"{of.kind}-{of.sum[2:]}"


NOTHING_KEPT = Kept(None)
"""Where all is made anew."""


def kept_in(build: File) -> Kept:
    """Return what is kept in the folder of what is built: build/."""
    return Kept(build / KEPT_IN_BUILD)

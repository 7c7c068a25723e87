"""A folder is made beside the one from before, and takes its place in one step when it is whole.

Sites, PDFs and the other forms are put in place so. Linux and macOS exchange two folders in a
single step of the file system, so that a reader finds the one or the other at every moment, and so
does who looks after a run was killed. Where the system or the disk cannot (Windows, some network
disks), the former folder is first moved aside: a run that is killed in that moment leaves it under
its name with `.old`, and the next run brings it back.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File

_HERE = -100  # AT_FDCWD: a path is read as any other
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux (renameat2), RENAME_SWAP of macOS (renamex_np)


@contextmanager
def in_place_of(folder: File) -> Iterator[File]:
    """Lend a new folder, which then takes the place of a folder; what fails changes nothing."""
    new, old = (folder.with_name(f"{folder.name}.{what}") for what in ("new", "old"))
    _bring_back(folder, old)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)  # of a run that was killed
    new.mkdir(parents=True)
    try:
        yield new
        if not (folder.exists() and _exchange(new, folder)):
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
            shutil.rmtree(old, ignore_errors=True)
    finally:
        _bring_back(folder, old)
        shutil.rmtree(new, ignore_errors=True)


def _exchange(one: File, other: File) -> bool:
    """Let two folders change their places; return whether that could be done."""
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            failed = system.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
        else:
            failed = system.renameat2(
                *(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
            )
    except (AttributeError, TypeError, OSError):
        return False  # Windows has no such function, nor have old systems
    return not failed


def _bring_back(folder: File, old: File) -> None:
    """Put a folder that was moved aside in its place again, where nothing is."""
    if old.exists() and not folder.exists():
        old.rename(folder)

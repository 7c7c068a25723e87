"""A folder, or a file, is made beside the one from before and takes its place when it is whole.

Sites, PDFs and the other forms are put in place so, and what the command writes for editors. A file
takes the place of another in a single step of the file system. Linux and macOS can exchange two
folders so, too: a reader finds the one or the other at every moment, and so does who looks after a
run was killed. Where the system or the disk cannot (Windows, some network disks), the former folder
is first moved aside: a run that is killed in that moment leaves it under its name with `.old`, and
the next run brings it back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path as File

from generator.findings import SiteFault

if sys.platform != "win32":
    import fcntl

_HERE = -100  # AT_FDCWD: a path is read as any other
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux (renameat2), RENAME_SWAP of macOS (renamex_np)


@contextmanager
def in_place_of(folder: File) -> Iterator[File]:
    """Lend a new folder, which then takes the place of a folder; what fails changes nothing.

    Of a link to a folder it is the folder itself. Raises PermissionError where it may not be
    written to: it is protected on purpose.
    """
    folder = folder.resolve()
    new, old = (folder.with_name(f"{folder.name}.{what}") for what in ("new", "old"))
    _bring_back(folder, old)
    for left in (new, old):
        remove(left)  # of a run that was killed
    new.mkdir(parents=True)
    try:
        if folder.exists():
            _see_that_it_may_be_written(folder)
        yield new
        if not (folder.exists() and _exchange(new, folder)):
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
    finally:
        _bring_back(folder, old)
        for left in (new, old):
            with suppress(OSError):  # the next run removes it, or tells
                remove(left)


def remove(folder: File) -> None:
    """Remove a folder, if it is there, and what is in it, be it protected against writing or not.

    Raises OSError, which names the folder, where that cannot be done.
    """
    if not folder.exists():
        return
    folder.chmod(0o700)
    for inside, names, _ in os.walk(folder):
        for one in (File(inside, name) for name in names):
            if not one.is_symlink():
                one.chmod(0o700)
    try:
        shutil.rmtree(folder)
    except OSError as fault:  # which names a file within some folder, not where that is
        raise OSError(fault.errno, fault.strerror, str(folder)) from fault


def put(file: File, content: bytes) -> None:
    """Let a file of this content take the place of a file; what fails changes nothing.

    Of a link to a file it is the file itself. Its rights stay as they are. What is no file (a
    device, a pipe: /dev/stdout) is written to as it is. Raises PermissionError where it may not be
    written to.
    """
    file = file.resolve()
    if file.exists() and not file.is_file() and not file.is_dir():
        file.write_bytes(content)
        return
    new = file.with_name(f".new-{file.name}")
    try:
        new.write_bytes(content)
        if file.exists():
            _see_that_it_may_be_written(file)
            shutil.copymode(file, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _see_that_it_may_be_written(what: File) -> None:
    """Raise PermissionError where it may not: what is beside it might, and could be renamed."""
    if not os.access(what, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(what))


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


# --- One run at a time ------------------------------------------------------------------------


@contextmanager
def alone(site: File) -> Iterator[None]:
    """Hold the folder that a site (or a bundle) lies in, so that two builds at once cannot mix.

    The lock ends with the process, even one that is killed, and leaves no file behind. Windows
    cannot lock a folder; there it is left to the user to start one build at a time. Raises
    SiteFault if another build holds it.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    folder = os.open(site.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        os.close(folder)
        raise SiteFault(
            f"Another build is at work in {site.parent}; start again when it is done."
        ) from busy
    try:
        yield
    finally:
        os.close(folder)

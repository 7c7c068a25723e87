"""Files of a form are written beside those from before, and moved into their place when all are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File


@contextmanager
def in_place_of(folder: File) -> Iterator[File]:
    """Lend a new folder, which then takes the place of a folder; what fails changes nothing.

    A folder is moved aside before it is removed: a run that is killed leaves a whole one, there or
    in its place, and the next run brings it back.
    """
    new, old = (folder.with_name(f"{folder.name}.{what}") for what in ("new", "old"))
    _bring_back(folder, old)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        _bring_back(folder, old)
        shutil.rmtree(new, ignore_errors=True)


def _bring_back(folder: File, old: File) -> None:
    """Put a folder that was moved aside in its place again, where nothing is."""
    if old.exists() and not folder.exists():
        old.rename(folder)

"""Files of a form are written beside those from before, and moved into their place when all are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File


@contextmanager
def in_place_of(folder: File) -> Iterator[File]:
    """Lend a new folder, which then takes the place of a folder; what fails changes nothing."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)

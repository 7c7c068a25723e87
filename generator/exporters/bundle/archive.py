"""The zip file of a bundle: the same content gives the same bytes."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path as File

from generator.exporters.bundle import names
from generator.findings import SiteFault

_UNIX = 3
_EARLIEST = "1980-01-01"
"""Zip files know no date before."""


def write(archive: File, files: Mapping[str, bytes | File], date: str) -> dict[str, int]:
    """Write files (name -> content, or the file that has it) to a zip file.

    Every file bears the date, 2014-11-13, and the same mode; they stand in the order of their
    names. Returns the packed size of each. Raises SiteFault if a name could leave the folder that
    the bundle is unpacked to, or overwrite another, and then writes nothing.
    """
    if wrong := list(names.faults(files)):
        raise SiteFault(*(f"{names.shown(name)} {reason}" for name, reason in wrong))
    year, month, day = map(int, max(date, _EARLIEST).split("-"))
    sizes = {}
    with zipfile.ZipFile(archive, "w") as opened:
        for name in sorted(files):
            content = files[name]
            info = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            info.create_system = _UNIX
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            data = content if isinstance(content, bytes) else content.read_bytes()
            opened.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
            sizes[name] = info.compress_size
    return sizes

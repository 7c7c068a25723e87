"""Some files of a session of the General Assembly, in which all that its files have is there.

A session takes minutes, and most of its acts are like others in their mark-up. `make test` asks
these, `make fuzz` all files.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from lxml import etree

OFTEN = 3
"""In so many files each construct is there, or in all that have it."""


def chosen(archive: zipfile.ZipFile, wanted: Collection[str]) -> list[str]:
    """Return the names of files, in the order of an archive: by constructs, and those of the acts
    whose numbers are wanted."""
    named = re.compile(rf"_({'|'.join(one.replace('/', '_') for one in wanted)})(?!\d)")
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for name in archive.namelist():
        there = {*constructs(archive.read(name))}
        if any(seen[one] < OFTEN for one in there) or (wanted and named.search(name)):
            found.append(name)
            seen.update(there)
    return found


def constructs(content: bytes) -> Iterator[tuple[str, ...]]:
    """Yield what a file's mark-up does: which element stands in which, behind which, and in which
    style."""
    for element in etree.fromstring(content).iter("{*}*"):
        around, before = (
            "" if one is None or not isinstance(one.tag, str) else etree.QName(one).localname
            for one in (element.getparent(), element.getprevious())
        )
        name = etree.QName(element).localname
        yield "stands", around, before, name
        yield "looks", around, name, element.get("class", "")


def write(archive: Path, names: Collection[str], to: Path) -> Path:
    """Write some files of an archive into another; return it."""
    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(to, "w") as written:
        for name in names:
            written.writestr(name, given.read(name))
    return to

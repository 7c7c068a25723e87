"""MANIFEST.txt: what a bundle is, and the sum of each of its files in the form of sha256sum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.exporters.bundle import names
from generator.page_words import PageBundleWords

NAME = "MANIFEST.txt"

_ENTRY = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<name>.+)")
# Its words are those of the bundle's language.
_GUARD = re.compile(r"# .*\b(?P<sum>[0-9a-f]{64})")


class ManifestFault(Exception):  # noqa: N818 - the bundle is damaged, not the program
    """A manifest is not as it was written."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report in a bundle, and a file that it was made of."""

    symbol: str
    file: str
    """content/ctoc-cop/session-7/report.en.yaml"""
    sum: str
    """The SHA-256 of that file."""


def sum_of(content: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def text(
    name: str,
    version: str,
    sources: Iterable[Source],
    sums: Mapping[str, str],
    words: PageBundleWords,
) -> str:
    """Return a manifest, the last line of which guards those before it.

    `sums` are the sums of the files by their names; `words` the catalogue's about bundles.
    """
    head = [
        name,
        words["manifest-what"].format(version=version),
        words["manifest-check"].format(manifest=NAME),
        "",
        words["manifest-reports"],
    ]
    for one in sources:
        head += [f"  {one.symbol}  {one.file}", f"  {one.sum}"]
    head += ["", words["manifest-files"]]
    lines = [f"# {line}".rstrip() for line in head]
    lines += [f"{sums[file]}  {file}" for file in sorted(sums)]
    above = "".join(f"{line}\n" for line in lines)
    return f"{above}# {words['manifest-guard']} {sum_of(above.encode())}\n"


def read(content: bytes) -> list[tuple[str, str]]:
    """Return the names and sums of a manifest, in its order.

    Raises ManifestFault if it is not as it was written.
    """
    above, _, last = content.removesuffix(b"\n").rpartition(b"\n")
    try:
        guard = _GUARD.fullmatch(last.decode())
        lines = above.decode().split("\n")
    except UnicodeDecodeError as fault:
        raise ManifestFault("it is no text") from fault
    if not content.endswith(b"\n") or not guard or guard["sum"] != sum_of(above + b"\n"):
        raise ManifestFault("its last line is not the sum of those before it")
    entries = [line for line in lines if not line.startswith("#")]
    found = [_ENTRY.fullmatch(line) for line in entries]
    if not all(found):
        line = names.shown(entries[found.index(None)])
        raise ManifestFault(f"line “{line}” is no sum with a name")
    return [(match["name"], match["sum"]) for match in found if match]

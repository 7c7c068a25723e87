"""The edition of a language's site: which of its files a reader's device can keep, and their bytes.

A service worker (overrides/service-worker.js) keeps the report that a reader has visited, so that
it can be read without a network. It must never mix two editions; so each file is listed here with
its SHA-256, and the worker bears the SHA-256 of the list. That is the edition's id: a changed byte
gives another list, another id, another worker, and browsers look for a changed worker.

Downloads (PDFs and other files beside the pages) are not listed: readers pay for the data.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

LIST = "edition.json"
WORKER = "service-worker.js"
NEWEST = "edition.txt"
"""Says which edition the server has: the id, or "none" as the theme brings it."""
_FORMAT = "plenary-edition/1"
_NO_ID = 'const EDITION = "";'
"""The line of the worker that takes the id. A worker without one withdraws what was kept."""


def write(
    site: Path, reports: Iterable[str], parts: Mapping[str, str], spare: Iterable[str]
) -> str:
    """List the files of a finished site and put the edition's id into its worker; return the id.

    Args:
        site: the folder of one language, with the worker as the theme brings it.
        reports: the folder of each report: ctoc-cop/session-7.
        parts: files that belong to a page elsewhere -> the address of that page (what the search
            asks for of one report).
        spare: files of the search and the theme that no page asks for, as patterns.

    Raises:
        FileNotFoundError: the worker is not there.
        ValueError: it has no line for the id, or more than one.
    """
    worker = (site / WORKER).read_text("utf-8")
    if worker.count(_NO_ID) != 1:
        raise ValueError(f"{WORKER} must have one line {_NO_ID}")
    listed = {
        "format": _FORMAT,
        "worker": _sha256(worker.encode("utf-8")),
        **_groups(site, sorted(reports), parts, spare),
    }
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + "\n"
    edition = _sha256(text.encode("utf-8"))
    (site / LIST).write_bytes(text.encode("utf-8"))
    (site / NEWEST).write_text(f"{edition}\n", "utf-8")
    (site / WORKER).write_bytes(worker.replace(_NO_ID, f'const EDITION = "{edition}";').encode())
    return edition


def _groups(
    site: Path, reports: list[str], parts: Mapping[str, str], spare: Iterable[str]
) -> dict[str, object]:
    """Return the files that every report needs ("shared") and those of each: name -> hash, size."""
    shared: dict[str, tuple[str, int]] = {}
    own: dict[str, dict[str, tuple[str, int]]] = {report: {} for report in reports}
    unwanted = {file for pattern in spare for file in site.glob(pattern)}
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if not file.is_file() or file in unwanted or not _read_offline(name):
            continue
        address = parts.get(name, name)
        report = next((one for one in reports if address.startswith(f"{one}/")), None)
        content = file.read_bytes()
        (own[report] if report else shared)[name] = _sha256(content), len(content)
    return {"shared": shared, "reports": own}


def _read_offline(name: str) -> bool:
    """Tell pages, and what they load, from downloads, the page for lost readers, the site map."""
    return (
        name.rpartition("/")[2] == "index.html"
        or name == "without-network.html"
        or name.startswith(("assets/", "pagefind/"))
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""The edition of a language's site: which of its files a reader's device can keep, and their bytes.

A service worker (overrides/service-worker.js) keeps a report that a reader has asked for, so that
it can be read without a network. It must never mix two editions; so a list of each report, and one
of what all share, give the sums of files; the index gives those of the lists, and the worker bears
that of the index. It is the edition's id: a changed byte gives another list, another id, another
worker, and browsers look for a changed worker.

A list takes some 45 bytes a file: its sum, and the last part of its address.

Downloads (PDFs and other files beside the pages) are not listed: readers pay for the data.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

INDEX = "edition.json"
LISTS = "assets/kept/"
"""The folder of the lists: one a report, under the report's own address."""
WORKER = "service-worker.js"
SCRIPT = "assets/keeping.js"
NEWEST = "edition.txt"
"""Says which edition the server has: the id, or "none" as the theme brings it."""
_FORMAT = "plenary-edition/2"
_NO_ID = 'const EDITION = "";'
"""The line of the worker that takes the id. A worker without one withdraws what was kept."""
_NO_SIZES = "const SIZES = {};"
"""The line of the script that takes the sizes. Without one it offers nothing."""
_COMPRESSED = (".css", ".html", ".js", ".json", ".svg")
"""What hosts send compressed (deploy/)."""
_SHARED = ""


def write(
    site: Path,
    reports: Iterable[str],
    parts: Mapping[str, str],
    spare: Iterable[str],
    *,
    visited: bool = False,
) -> str:
    """List the files of a finished site and put the edition's id into its worker; return the id.

    The script that offers to keep a report gets the size of each, as its host will send it.

    Args:
        site: the folder of one language, with worker and script as the theme brings them.
        reports: the folder of each report: ctoc-cop/session-7.
        parts: files that belong to a page elsewhere -> the address of that page (what the search
            asks for of one report).
        spare: files of the search and the theme that no page asks for, as patterns.
        visited: devices keep, and renew, what was visited, without being asked.

    Raises:
        FileNotFoundError: the worker or the script is not there.
        ValueError: one has no line for what it takes, or more than one.
    """
    worker, script = _with_line(site / WORKER, _NO_ID), _with_line(site / SCRIPT, _NO_SIZES)
    groups = _groups(site, sorted(reports), parts, spare)
    sizes = {report: _size(site, names) for report, names in groups.items()}
    _put(site / SCRIPT, script.replace(_NO_SIZES, f"const SIZES = {_json(sizes)};"))
    listed = {
        "format": _FORMAT,
        "worker": _sum(worker.encode("utf-8")),
        "visited": visited,
        "shared": _by_folder(site, groups.pop(_SHARED)),
        "reports": {report: _write_list(site, report, names) for report, names in groups.items()},
    }
    edition = _sum(_put(site / INDEX, _json(listed) + "\n"))
    _put(site / NEWEST, f"{edition}\n")
    _put(site / WORKER, worker.replace(_NO_ID, f'const EDITION = "{edition}";'))
    return edition


def _with_line(file: Path, line: str) -> str:
    text = file.read_text("utf-8")
    if text.count(line) != 1:
        raise ValueError(f"{file.name} must have one line {line}")
    return text


def _groups(
    site: Path, reports: list[str], parts: Mapping[str, str], spare: Iterable[str]
) -> dict[str, list[str]]:
    """Return the files that every report needs, under "", and those of each."""
    groups: dict[str, list[str]] = {_SHARED: [], **{report: [] for report in reports}}
    unwanted = {file for pattern in spare for file in site.glob(pattern)}
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_file() and file not in unwanted and _read_offline(name):
            address = parts.get(name, name)
            groups[next((one for one in reports if address.startswith(f"{one}/")), "")].append(name)
    return groups


def _read_offline(name: str) -> bool:
    """Tell pages, and what they load, from downloads, the page for lost readers, the site map."""
    return (
        name.rpartition("/")[2] == "index.html"
        or name == "without-network.html"
        or (name.startswith(("assets/", "pagefind/")) and not name.startswith(LISTS))
    )


def _size(site: Path, names: Iterable[str]) -> int:
    """Return how much of them is sent to a reader, in thousands of bytes."""
    return round(sum(_sent(site / name) for name in names) / 1000)


def _sent(file: Path) -> int:
    content = file.read_bytes()
    # As nginx does where nothing else is said; what Pagefind writes is compressed already.
    return len(zlib.compress(content, 1)) if file.suffix in _COMPRESSED else len(content)


def _write_list(site: Path, report: str, names: Iterable[str]) -> str:
    """Write the list of a report; return its sum."""
    file = site / f"{LISTS}{report}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    return _sum(_put(file, _json(_by_folder(site, names)) + "\n"))


def _by_folder(site: Path, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the sum of each file under its address: "a/", then "b.css", or "b/" for a page."""
    listed: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        folder, _, last = name.rpartition("/")
        address = (f"{folder}/" if folder else "") if last == "index.html" else name
        end = address.rstrip("/").rfind("/") + 1
        listed[address[:end]][address[end:]] = _sum((site / name).read_bytes())
    return listed


def _sum(content: bytes) -> str:
    """Return the first 128 bits of the SHA-256: they tell any two files of a site apart."""
    return urlsafe_b64encode(hashlib.sha256(content).digest()[:16]).decode("ascii").rstrip("=")


def _put(file: Path, text: str) -> bytes:
    content = text.encode("utf-8")
    file.write_bytes(content)
    return content


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

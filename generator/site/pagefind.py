"""Lets Pagefind index a finished site, and lists by that index what a device can keep."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import offline_edition
from generator.findings import SiteFault
from generator.pages import citable_parts
from generator.pages.citable import FIRST_WORDS
from generator.site import search_tables
from generator.site.search_tables import IndexedPage

NOT_INDEXED = (
    ".permalink",
    ".backlink",
    ".note-comma",
    ".note-call",  # or "thereto" would be indexed as "thereto1"
    ".breadcrumbs",
    ".page-order",
    ".page-contents",
    ".cited-in",  # says where words stand, and is not where they stand
    ".citing",
    ".acts",
    ".actions-group",  # repeats the words of the texts
    ".actions-filter",
    ".asks-for",
    ".printed-from",
    ".on-paper",  # stands on a page of its own
    ".adoption, .account",  # say again what the account of the session says
    ".ballot",  # who voted how is found by the name of the voter, on the page of each
    ".part",  # a heading of ours: "Operative paragraphs"
    ".took-part",  # a participant is found by name; what was said stands in the paragraphs
    ".text:not(.text--report) .masthead",  # every page bears the symbol of its report
)
"""What a search should not find, as selectors."""


def index(site: Path, language: str, *options: str, to: Path | None = None) -> None:
    """Let Pagefind index the finished pages of one language, into a folder: that of its own in the
    site, if no other is named."""
    folder = to or site / "pagefind"
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site)]
    command += ["--force-language", language, "--exclude-selectors", ", ".join(NOT_INDEXED)]
    command += ["--output-path", str(folder), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SiteFault(f"Pagefind: {(run.stderr or run.stdout).strip()}")
    search_tables.write(folder, _pages(folder))


def _pages(index: Path) -> Iterator[IndexedPage]:
    """Yield the pages of an index."""
    for file in (index / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield search_tables.indexed(file.stem, page)


def list_edition(site: Path, *, visited: bool) -> None:
    """List what a device can keep of a finished site; the worker that keeps it gets the id.

    `visited`: devices keep what was visited, without being asked.
    """
    rows = list(search_tables.written(site / "pagefind"))
    results = {f"pagefind/fragment/{id_}.pf_fragment": address for id_, address, _ in rows}
    reports = {report for _, _, report in rows if report}
    of_report = (FIRST_WORDS, citable_parts.OF_REPORT, f"pagefind/{search_tables.OF_REPORT}")
    parts = {name.format(report=report): f"{report}/" for report in reports for name in of_report}
    spare = ["assets/share.png"]  # shown by messengers, from the network
    if len(list(site.glob("pagefind/wasm.*"))) > 1:
        spare.append("pagefind/wasm.unknown.*")  # for languages that have none of their own
    offline_edition.write(site, reports, results | parts, spare, visited=visited)

"""Lets Pagefind index a finished site, and lists by that index what a device can keep."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

from generator import offline_edition
from generator.findings import SiteFault
from generator.pages.citable import FIRST_WORDS

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
    ".took-part",  # a participant is found by name; what was said stands in the paragraphs
    ".text:not(.text--report) .masthead",  # every page bears the symbol of its report
)
"""What a search should not find, as selectors."""


def index(site: Path, language: str, *options: str) -> None:
    """Let Pagefind index the finished pages of one language; it reads and writes only there."""
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site)]
    command += ["--force-language", language, "--exclude-selectors", ", ".join(NOT_INDEXED)]
    command += options
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SiteFault(f"Pagefind: {(run.stderr or run.stdout).strip()}")
    table = json.dumps(_texts(site / "pagefind"), ensure_ascii=False, separators=(",", ":"))
    (site / "pagefind" / "texts.json").write_text(table, encoding="utf-8")


def _texts(index: Path) -> list[list[str]]:
    """Return which text each page of the index belongs to: [id, address, *what overrides say].

    The search groups, counts and narrows by this table. Pagefind's own filters could do it, but
    their files come out in another order each time, and the site should be the same bytes.
    """
    rows = []
    for file in (index / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        meta = page["meta"]
        told = [meta.get(name, "") for name in ("title", "text", "report", "session", "kind")]
        rows.append([file.stem, page["url"], *told])
    return sorted(rows, key=lambda row: row[1])


def list_edition(site: Path) -> None:
    """List what a device can keep of a finished site; the worker that keeps it gets the id."""
    rows = json.loads((site / "pagefind" / "texts.json").read_text("utf-8"))
    results = {f"pagefind/fragment/{row[0]}.pf_fragment": row[1].lstrip("/") for row in rows}
    reports = {row[4] for row in rows if row[4]}
    words = {FIRST_WORDS.format(report=report): f"{report}/" for report in reports}
    # A page that is kept searches without the one, and shows the other to messengers alone.
    spare = ["pagefind/pagefind-worker.js", "assets/share.png"]
    if len(list(site.glob("pagefind/wasm.*"))) > 1:
        spare.append("pagefind/wasm.unknown.*")  # for languages that have none of their own
    offline_edition.write(site, reports, results | words, spare)

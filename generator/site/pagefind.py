"""Lets Pagefind index a finished site, and lists by that index what a device can keep."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator import offline_edition
from generator.findings import SiteFault
from generator.pages.citable import FIRST_WORDS

TEXTS = "texts.json"
"""Which text each page of the index belongs to."""
WORDS = "words.json"
"""The words of all texts."""
_LAST = 2
"""Where pages that say nothing of it come in the order of what is found."""
_WORD = re.compile(r"[^\W\d_]{3,}")

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


def index(site: Path, language: str, *options: str) -> None:
    """Let Pagefind index the finished pages of one language; it reads and writes only there."""
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site)]
    command += ["--force-language", language, "--exclude-selectors", ", ".join(NOT_INDEXED)]
    command += options
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SiteFault(f"Pagefind: {(run.stderr or run.stdout).strip()}")
    folder = site / "pagefind"
    pages = list(_pages(folder))
    for name, data in ((TEXTS, _texts(pages)), (WORDS, words_of(p["content"] for _, p in pages))):
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _pages(index: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the pages of an index: the id of each, and what the index has of it."""
    for file in (index / "fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield file.stem, page


def _texts(pages: list[tuple[str, dict[str, Any]]]) -> list[list[Any]]:
    """Return which text each page of the index belongs to: [id, address, *what overrides say].

    The search groups, counts, orders and narrows by this table. Pagefind's own filters could do
    it, but their files come out in another order each time, and the site should be the same bytes.
    """
    rows = []
    for id_, page in pages:
        meta = page["meta"]
        told = [meta.get(name, "") for name in ("title", "text", "report", "session", "kind")]
        order = int(meta.get("order") or _LAST)
        # Only of a text does it matter whether the words are in its title.
        rows.append(
            [id_, page["url"], *told, order, meta.get("about", "") if order < _LAST else ""]
        )
    return sorted(rows, key=lambda row: row[1])


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of all texts, without accents and capitals, the frequent ones first.

    A word with a wrong letter is looked up here. Figures are none, nor are words of scripts
    without capitals, which are not parted by blanks everywhere.
    """
    counted: Counter[str] = Counter()
    for text in texts:
        letters = unicodedata.normalize("NFD", text.casefold())
        plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
        counted.update(word for word in _WORD.findall(plain) if word.upper() != word)
    return [word for word, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]


def list_edition(site: Path, *, visited: bool) -> None:
    """List what a device can keep of a finished site; the worker that keeps it gets the id.

    `visited`: devices keep what was visited, without being asked.
    """
    rows = json.loads((site / "pagefind" / TEXTS).read_text("utf-8"))
    results = {f"pagefind/fragment/{row[0]}.pf_fragment": row[1].lstrip("/") for row in rows}
    reports = {row[4] for row in rows if row[4]}
    words = {FIRST_WORDS.format(report=report): f"{report}/" for report in reports}
    # A page that is kept searches without the one, and shows the other to messengers alone.
    spare = ["pagefind/pagefind-worker.js", "assets/share.png"]
    if len(list(site.glob("pagefind/wasm.*"))) > 1:
        spare.append("pagefind/wasm.unknown.*")  # for languages that have none of their own
    offline_edition.write(site, reports, results | words, spare, visited=visited)

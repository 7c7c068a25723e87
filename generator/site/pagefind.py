"""Has a finished site indexed by Pagefind, and lists by that index what a device can keep."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from generator import offline_edition
from generator.findings import SiteFault
from generator.pages import citable_parts
from generator.pages.citable import FIRST_WORDS
from generator.site import search_tables
from generator.site.pagefind_script import make_plain

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
_INDEXING = Path(__file__).with_name("indexing.py")
"""The program that asks Pagefind. To import it would let each build load what only it needs."""
_NICE = "nice"
"""Lets a command wait for others; every system has it but Windows."""


def index(
    site: Path,
    language: str,
    *,
    to: Path | None = None,
    keep_index_url: bool = False,
    waits: bool = False,
) -> None:
    """Let Pagefind index the finished pages of one language.

    Args:
        site: the folder of the language.
        language: its code.
        to: the folder for the index; that of its own in the site, if no other is named.
        keep_index_url: whether pages are found as files: a/index.html.
        waits: whether it waits for whatever else the machine has to do.

    Raises SiteFault where Pagefind fails, ValueError where it is another than the one known.
    """
    folder = to or site / "pagefind"
    config = {
        "force_language": language,
        "exclude_selectors": NOT_INDEXED,
        "keep_index_url": keep_index_url,
    }
    wanted = json.dumps({"site": str(site), "to": str(folder), "config": config})
    _run("Pagefind", [str(_INDEXING)], waits, wanted)
    make_plain(folder)
    _run("tables of the search", [search_tables.__file__, str(folder)], waits)


def _run(name: str, program: list[str], waits: bool, wanted: str = "") -> None:
    """Run a program of ours in a process of its own: it ends with all the memory that it took."""
    first = [_NICE, "-n", "19"] if waits and shutil.which(_NICE) else []
    command = [*first, sys.executable, "-P", *program]
    run = subprocess.run(command, input=wanted, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SiteFault(f"{name}: {(run.stderr or run.stdout).strip()}")


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

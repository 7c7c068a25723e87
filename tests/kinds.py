"""One page of each kind of the real site, for what holds of all pages that are made alike."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from lxml import html

ALL = bool(os.environ.get("PLENARY_LONG"))

PARTS = ("table", "form", "svg", "dl", "ul", "blockquote", "code", "section", "details")
BESIDE = ("404.html", "without-network.html", "ctoc-cop/session-7/ctoc-cop-2014-13.html")
"""Pages that no page leads to, and the report as one file."""


@cache
def kinds(site: Path) -> list[str]:
    """Return the longest page of each kind: what it holds is the most varied.

    Pages are of a kind if they are called so, and made of the same parts: the timeline, the map of
    citations and the matrix of who spoke are three, though each is called an overview.
    """
    longest: dict[tuple[str, frozenset[tuple[str, str]]], tuple[int, str]] = {}
    for file in sorted((site / "en").rglob("index.html")):
        [text] = html.parse(str(file)).getroot().iter("article")
        [called] = [one for one in text.get("class").split() if one.startswith("text--")][:1]
        parts = frozenset((part.tag, part.get("class") or "") for part in text.iter(*PARTS))
        address = file.parent.relative_to(site / "en").as_posix()
        size = file.stat().st_size, "" if address == "." else f"{address}/"
        longest[called, parts] = max(longest.get((called, parts), (0, "")), size)
    return [*(address for _, address in longest.values()), *BESIDE]


def pages_of(folder: Path, site: Path) -> list[str]:
    """Return the pages in a folder of the site or the bundle, as paths from there.

    Of the participants' pages, which one template makes, only those of a kind of their own; all
    with PLENARY_LONG set (`make fuzz`).
    """
    varied = {f"{address}index.html" for address in kinds(site) if "/participants/" in address}
    pages = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return [
        page
        for page in pages
        if ALL
        or "/participants/" not in page
        or page.endswith("/participants/index.html")
        or any(page.endswith(one) for one in varied)
    ]

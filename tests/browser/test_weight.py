"""What a first visit of a page costs a reader: bytes, not seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from host import hosted
from playwright.sync_api import Browser

LIMIT = 100_000
"""Bytes of all that a first visit of a text page asks for, PDF and search apart."""

REQUESTS = {
    "en/": 16,
    "en/ctoc-cop/session-7/resolutions/7-1/": 17,
    "en/ctoc-cop/session-7/actions/": 19,
}
"""Address of a page -> answers that a first visit may take: each costs a phone a round trip."""


@pytest.fixture(scope="module")
def compressed(real_site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve the site compressed; yield the address of its root and the bytes of each answer."""
    with hosted(real_site) as served:
        yield served


def text_pages(site: Path) -> list[str]:
    """Return the addresses of all pages of the report but for the whole on one page."""
    report = site / "en" / "ctoc-cop" / "session-7"
    pages = sorted(file.parent.relative_to(site).as_posix() for file in report.rglob("index.html"))
    return [f"{page}/" for page in pages if not page.endswith("/full")]


def weigh(browser: Browser, address: str, counted: dict[str, int]) -> dict[str, int]:
    """Return what a first visit asks for, with an empty cache.

    Without the service worker: it fetches the rest of the report when the page is there, at the
    reader's wish or in idle time, and tests of its own count it.
    """
    context = browser.new_context(service_workers="block")
    try:
        page = context.new_page()
        counted.clear()
        page.goto(address, wait_until="networkidle", timeout=60_000)
        return dict(counted)
    finally:
        context.close()


def test_a_text_page_stays_under_a_hundred_kilobytes(browser, real_site, compressed) -> None:
    root, counted = compressed
    pages = text_pages(real_site)
    assert len(pages) > 25
    weights = {}
    for page in pages:
        asked = weigh(browser, root + page, counted)
        assert f"/{page}" in asked
        assert not [name for name in asked if "/pagefind/" in name or name.endswith(".pdf")]
        assert any(name.endswith(".css") for name in asked)
        assert any(name.endswith(".js") for name in asked)
        weights[page] = sum(asked.values())
    heaviest = max(weights, key=weights.__getitem__)
    assert weights[heaviest] < LIMIT, f"{heaviest}: {weights[heaviest]} bytes"


def test_what_a_page_loads_is_counted_with_it(browser, compressed) -> None:
    root, counted = compressed
    asked = weigh(browser, f"{root}en/ctoc-cop/session-7/resolutions/7-1/", counted)
    assert all(size > 0 for size in asked.values())
    # The style sheets are most of it; were they not counted, the sum would say nothing.
    styles = sum(size for name, size in asked.items() if name.endswith(".css"))
    assert styles > sum(asked.values()) / 4


@pytest.mark.parametrize("address", REQUESTS)
def test_a_first_visit_asks_few_times(browser, compressed, address) -> None:
    root, counted = compressed
    asked = weigh(browser, root + address, counted)
    assert f"/{address}" in asked
    assert len(asked) <= REQUESTS[address], sorted(asked)

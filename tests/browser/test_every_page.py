"""Every page, opened once online and once from disk, asked all that must hold of each.

Online a page is a first visit: an empty cache, the headers of a host, a window of 320 px (what a
wide one shows at 400 % zoom).
"""

from __future__ import annotations

from pathlib import Path

from conftest import WINDOWS
from kinds import pages_of
from playwright.sync_api import Browser, Page
from test_under_the_policy import watch

BYTES = 100_000
"""Of all that the first visit of a text page takes; PDF, search and the face of the texts apart."""


def is_whole(page: Page) -> bool:
    """Say whether a page has its style sheet and is no wider than the window."""
    return bool(
        page.evaluate(
            "() => document.documentElement.scrollWidth <= innerWidth &&"
            " getComputedStyle(document.body).fontFamily.includes(',')"
        )
    )


def test_online_every_page_is_small_fits_and_is_allowed_all_that_it_loads(
    browser: Browser, real_site: Path, compressed: tuple[str, dict[str, int]]
) -> None:
    root, counted = compressed
    pages = pages_of(real_site, real_site)
    assert len(pages) > 60
    context = browser.new_context(viewport={"width": 320, "height": 256})
    faults = watch(context, root)
    window = context.new_page()
    context.new_cdp_session(window).send("Network.setCacheDisabled", {"cacheDisabled": True})
    wrong = []
    for page in pages:
        faults.clear()
        counted.clear()
        window.goto(f"{root}{page}", wait_until="load")
        if not is_whole(window):
            faults.append("wider than the window, or without its style sheet")
        asked = dict(counted)
        later = [name for name in asked if "/pagefind/" in name or name.endswith(".pdf")]
        faults += [f"asked for {name}" for name in later]
        if "/session-7/" in page and page.endswith("/index.html") and "/full/" not in page:
            # Were the style sheets not counted, the sum would say nothing.
            assert any(name.endswith(".css") for name in asked), page
            weight = sum(size for name, size in asked.items() if "/faces/" not in name)
            if weight >= BYTES:
                faults.append(f"weighs {weight} bytes")
        wrong += [f"{page}: {fault}" for fault in faults]
    context.close()
    assert wrong == []


def test_from_disk_every_page_opens_without_an_error_and_fits(
    browser: Browser, real_site: Path, unpacked: Path
) -> None:
    opened_at, then_at = WINDOWS
    context = browser.new_context(
        offline=True,
        service_workers="block",
        viewport={"width": opened_at, "height": WINDOWS[opened_at]},
    )
    faults = watch(context, "file:")
    window = context.new_page()
    pages = pages_of(unpacked, real_site)
    assert len(pages) > 60
    wrong = []
    for page in pages:
        faults.clear()
        window.goto((unpacked / page).as_uri())
        whole = is_whole(window)
        window.set_viewport_size({"width": then_at, "height": WINDOWS[then_at]})
        if not whole or not is_whole(window):
            faults.append("wider than the window, or without its style sheet")
        # The next page is opened as wide as the window is now: to change it takes as long.
        opened_at, then_at = then_at, opened_at
        wrong += [f"{page}: {fault}" for fault in faults]
    context.close()
    assert wrong == []

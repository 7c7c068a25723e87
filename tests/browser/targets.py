"""Where the browser tests go, and how they know that they have arrived."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

SESSION = "ctoc-cop/session-7/"
RESOLUTION = f"{SESSION}resolutions/7-1/"


TRANSPARENT = "rgba(0, 0, 0, 0)"


def assert_is_target(page: Page, identifier: str) -> None:
    """The element is the one linked to, stands out, and its first line is on show."""
    expect(page).to_have_url(re.compile(rf"#{identifier}$"))
    # The address is the new page's before the browser has drawn it.
    target = page.locator(f"[id='{identifier}']:target")
    expect(target).to_have_count(1)
    assert background(target) not in (TRANSPARENT, background(page.locator("body")))
    expect(target).to_be_in_viewport()
    # What a finger or a pointer would meet there is the target, not the header over it.
    assert target.evaluate(
        """e => {
            const [box] = e.getClientRects();
            const met = document.elementFromPoint(box.x + box.width / 2, box.y + 4);
            return met === e || e.contains(met);
        }"""
    ), "the header covers it"


def settled(page: Page) -> None:
    """Wait until a page is loaded, and has come to what it does when it has nothing else to do."""
    page.wait_for_load_state("load")
    page.evaluate("new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))")


def background(element: Locator) -> str:
    colour: str = element.evaluate("e => getComputedStyle(e).backgroundColor")
    return colour

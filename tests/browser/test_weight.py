"""What a first visit of a page costs a reader: bytes and requests, not seconds; the bytes of every
text page are counted in test_every_page."""

from __future__ import annotations

import pytest
from bench_bundle import TYPED
from playwright.sync_api import Browser, Request
from targets import settled

REQUESTS = {
    "en/": 17,
    "en/ctoc-cop/session-7/resolutions/7-1/": 18,
    "en/ctoc-cop/session-7/actions/": 20,
}
"""Address of a page -> answers that a first visit may take: each costs a phone a round trip."""
BYTES = 100_000
"""Of all that a first visit asks for, the face of the texts apart."""
FIRST_RESULT = 200_000
"""Of all that a first search asks for, until its first result is there."""


def weigh(browser: Browser, address: str, counted: dict[str, int]) -> dict[str, int]:
    """Return what a first visit asks for, with an empty cache, also when it has nothing to do."""
    context = browser.new_context()
    try:
        page = context.new_page()
        asking: set[Request] = set()
        page.on("request", lambda request: asking.add(request))
        page.on("requestfinished", lambda request: asking.discard(request))
        page.on("requestfailed", lambda request: asking.discard(request))
        counted.clear()
        page.goto(address, timeout=60_000)
        page.get_by_role("contentinfo").scroll_into_view_if_needed()
        settled(page)
        while asking:
            page.wait_for_timeout(20)
        # What could ask for more when the page is left.
        assert not page.evaluate("navigator.serviceWorker.getRegistration()")
        return dict(counted)
    finally:
        context.close()


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
    apart = {name: size for name, size in asked.items() if "/faces/" not in name}
    assert len(asked) - len(apart) <= 2  # the face in two styles
    assert len(apart) <= REQUESTS[address], sorted(asked)
    assert sum(apart.values()) < BYTES


def test_a_first_search_fetches_little_before_its_first_result(browser, compressed) -> None:
    root, counted = compressed
    context = browser.new_context(service_workers="block")
    try:
        page = context.new_page()
        page.goto(f"{root}en/ctoc-cop/session-7/resolutions/7-1/", timeout=60_000)
        settled(page)
        counted.clear()
        page.evaluate("performance.clearResourceTimings()")
        page.keyboard.press("/")
        _, sent = page.evaluate(TYPED, "technical assistance")
        assert counted["/en/pagefind/texts.json"] < sent < FIRST_RESULT
        called = [name for name in counted if "/pagefind/texts/" in name]
        assert called == ["/en/pagefind/texts/ctoc-cop/session-7.json"]
    finally:
        context.close()

"""A reader whose network breaks off while the search fetches its index, and comes back: of what was
not searched it is never said that it is not there; it is found as soon as it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PATIENCE, Handler
from host import served
from playwright.sync_api import Browser, Page
from targets import RESOLUTION

NEEDED = (
    "assets/search-results.js",
    "assets/search-index.js",
    "assets/search-table.js",
    "assets/spelling.js",
    "pagefind/pagefind.js",
    "pagefind/pagefind-entry.json",
    "pagefind/.*.pf_meta",
    "pagefind/wasm",
    "pagefind/index/",
    "pagefind/texts.json",
    "pagefind/words/",
)
"""What a search cannot do without."""
OF_PAGES = ("pagefind/fragment/", "pagefind/texts/")
"""What it shows of the pages that it found."""


class Cut(Handler):
    """Sends half of some files, and is gone; or has none of them any more."""

    cut = ""
    """Which those are: a pattern, or nothing."""
    gone = False
    times = 0
    """How often one was asked for."""

    def send_head(self) -> Any:
        """Begin an answer."""
        return self.send_error(404) if self.gone and self.is_cut() else super().send_head()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send what is in a file, or half of that."""
        content = source.read()
        if self.is_cut():
            content = content[: len(content) // 2]
            self.close_connection = True
        outputfile.write(content)

    def is_cut(self) -> bool:
        """Say whether a file breaks off, and count it."""
        found = bool(self.cut and re.search(self.cut, self.path))
        type(self).times += found
        return found


@pytest.fixture(scope="module")
def network(real_site: Path) -> Iterator[tuple[str, type[Cut]]]:
    """Serve the site; give its address, and what says where it breaks off."""
    host: type[Cut] = type("CutSomewhere", (Cut,), {})
    with served(real_site, host) as address:
        yield address, host


@pytest.fixture
def searching(browser: Browser, network: tuple[str, type[Cut]]) -> Iterator[Page]:
    """Return a page that has fetched nothing of the search yet."""
    context = browser.new_context(base_url=f"{network[0]}en/", service_workers="block")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(RESOLUTION)
    yield page
    context.close()


def answer(page: Page, words: str) -> str:
    """Return what the search says of words once it has an answer."""
    page.locator(".search__status").evaluate("told => { told.textContent = ''; }")
    page.locator("#search-words").fill(words)
    page.wait_for_function(
        """() => /Found|No results|not be loaded/
            .test(document.querySelector('.search__status').textContent)"""
    )
    return page.locator(".search__status").inner_text()


@pytest.mark.parametrize("part", [*NEEDED, *OF_PAGES])
def test_what_broke_off_is_told_and_found_when_the_network_is_there(
    searching: Page, network: tuple[str, type[Cut]], part: str
) -> None:
    _, host = network
    host.cut, host.gone, host.times = part, False, 0
    searching.keyboard.press("/")
    told = answer(searching, "technical assistance")
    assert host.times
    if part in NEEDED:
        assert told.startswith("The search could not be loaded.")
    else:
        assert re.match(r"Found in \d+ texts\. Without a network", told)

    host.cut = ""
    assert re.fullmatch(r"Found in \d\d texts\.", answer(searching, "technical assistance by"))
    assert searching.locator(".search__text").count() == 10


def test_a_number_whose_pages_did_not_come_is_not_said_to_be_nowhere(
    searching: Page, network: tuple[str, type[Cut]]
) -> None:
    """It may be a part of a longer one: the pages are read before anything is shown."""
    _, host = network
    host.cut, host.gone, host.times = "pagefind/fragment/", False, 0
    searching.keyboard.press("/")
    assert answer(searching, "2014").startswith("The search could not be loaded.")
    assert host.times
    host.cut = ""
    assert answer(searching, "2014").startswith("Found in ")


def test_a_part_of_the_index_that_is_gone_is_told_too(
    searching: Page, network: tuple[str, type[Cut]]
) -> None:
    """Another edition was published while the page was open."""
    _, host = network
    host.cut, host.gone, host.times = "pagefind/index/", True, 0
    searching.keyboard.press("/")
    assert answer(searching, "technical assistance").startswith("The search could not be loaded.")
    assert host.times

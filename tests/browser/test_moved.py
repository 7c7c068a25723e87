"""Addresses that moved: readers get to what they cited, with scripts and without."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Handler
from host import served
from lxml import html
from playwright.sync_api import Browser, Page
from targets import settled

BASE = "ipwc/session-4-part-2/"


@pytest.fixture(scope="module")
def moved_address(moved_site: Path) -> Iterator[str]:
    with served(moved_site, Handler) as root:
        yield f"{root}en/{BASE}"


def opened(browser: Browser, *, scripts: bool) -> Page:
    context = browser.new_context(java_script_enabled=scripts, service_workers="block")
    context.set_default_timeout(30_000)
    return context.new_page()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("resolutions/iv-33/", "resolutions/iv-3/"),
        ("resolutions/iv-33/#op-1", "resolutions/iv-3/#op-1-bis"),
        ("resolutions/iv-33/#pp-1", "resolutions/iv-3/#pp-1"),
        ("resolutions/iv-3/#op-9", "resolutions/iv-3/#op-1"),
        ("resolutions/iv-3/#op-1", "resolutions/iv-3/#op-1"),
        ("resolutions/iv-3/#%E0%A4%A", "resolutions/iv-3/#%E0%A4%A"),
    ],
)
def test_with_scripts_the_place_itself_is_shown(browser, moved_address, old, new) -> None:
    page = opened(browser, scripts=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(moved_address + old)
    page.wait_for_url(moved_address + new, timeout=30_000)
    settled(page)
    assert page.url == moved_address + new
    assert not faults
    page.context.close()


def test_without_scripts_the_page_that_took_its_place_is_shown(browser, moved_address) -> None:
    page = opened(browser, scripts=False)
    page.goto(f"{moved_address}resolutions/iv-33/")
    page.wait_for_url(f"{moved_address}resolutions/iv-3/", timeout=30_000)
    page.context.close()


def test_a_stub_says_where_it_leads_to_search_engines_and_readers(moved_site: Path) -> None:
    page = html.parse(moved_site / "en" / BASE / "resolutions/iv-33/index.html")
    online = f"https://plenary.example/en/{BASE}"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{online}resolutions/iv-3/"]
    links = page.xpath("//article//*[contains(@class, 'moved')]//a/@href")
    assert "../iv-3/" in links
    assert "../iv-3/#op-1-bis" in links
    other = html.parse(moved_site / "en" / BASE / "resolutions/iv-3/index.html")
    assert other.xpath("//link[@rel='canonical']/@href") == [f"{online}resolutions/iv-3/"]
    assert not other.xpath("//meta[@http-equiv='refresh']")


def test_all_that_moved_is_listed_for_web_servers(moved_site: Path) -> None:
    listed = json.loads((moved_site / "en" / "redirects.json").read_text("utf-8"))
    assert listed == {
        "format": "plenary-redirects/1",
        "redirects": {
            f"{BASE}resolutions/iv-3/#op-9": f"{BASE}resolutions/iv-3/#op-1",
            f"{BASE}resolutions/iv-33/#op-1": f"{BASE}resolutions/iv-3/#op-1-bis",
            f"{BASE}resolutions/iv-33/": f"{BASE}resolutions/iv-3/",
        },
    }

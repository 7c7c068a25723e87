"""A handbook that passes each bound: an address that was published leads to its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Handler
from host import served
from many_sessions import FIRST, project_of_many
from playwright.sync_api import Browser, Page, expect

from generator.cli import main

ARTICLE = "instruments/accord/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build four reports, strictly: all links lead somewhere; return where they are served."""
    project = project_of_many(tmp_path_factory.mktemp("many"), 4)
    assert main(["--project", str(project), "build"]) == 0
    with served(project / "site", Handler) as root:
        yield f"{root}en/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_the_id_of_an_earlier_act_leads_to_its_entry_on_the_page_of_its_session(page, address):
    for number in (3, 80):
        page.goto(f"{address}wetlands/#resolution-5-{number}")
        page.wait_for_url(f"{address}wetlands/cited/session-5/#resolution-5-{number}")
        expect(page.locator(f"#resolution-5-{number}")).to_be_in_viewport()


def test_from_the_entry_a_reader_gets_to_all_places_and_back(page, address) -> None:
    page.goto(f"{address}{ARTICLE}#article-3")
    page.get_by_role("link", name="All 240 places").click()
    page.wait_for_url(f"{address}{ARTICLE}cited-in/article-3/")
    page.locator("article").get_by_role("link", name=f"Session {FIRST + 1}").click()
    expect(page.locator("article .citing li")).to_have_count(60)
    page.locator(".breadcrumbs").get_by_role("link", name="Accord").first.click()
    page.wait_for_url(f"{address}{ARTICLE}#article-3")


def test_a_search_finds_a_paragraph_and_not_the_pages_that_list_it(page, address) -> None:
    page.goto(f"{address}?q=marshes")
    first = page.locator("#search .search__results a").first
    expect(first).to_be_visible()
    links = page.locator("#search .search__results a").evaluate_all("all => all.map((a) => a.href)")
    assert links
    assert not [link for link in links if "cited-in" in link]

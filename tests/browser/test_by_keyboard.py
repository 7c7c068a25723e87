"""The whole job by keyboard alone: real keys, no pointer, no focus set by the test.

Wherever a key takes the focus it must be seen, marked and uncovered (seen_by_all.js).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from seen_by_all import ask
from targets import RESOLUTION, SESSION, assert_is_target

FARTHEST = 250
"""Presses of Tab within which a reader should be anywhere on a page."""


@pytest.fixture(params=[1280, 320])
def reader(request: pytest.FixtureRequest, desk: Page) -> Iterator[Page]:
    """Return the desk's window, wide and as it is at 400 %."""
    former = desk.viewport_size
    desk.set_viewport_size({"width": request.param, "height": 640})
    yield desk
    assert former
    desk.set_viewport_size(former)


def press(page: Page, *keys: str) -> None:
    """Press keys, and see after each where the focus is."""
    for key in keys:
        page.keyboard.press(key)
        assert not ask(page, "unseenNow()"), key


def follow(page: Page, address: str) -> None:
    """Press Enter where a link has the focus, and wait for the page that it leads to."""
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(address))
    expect(page.locator("h1")).to_be_visible()


def tab_to(page: Page, selector: str) -> int:
    """Press Tab until an element has the focus; return how often that was."""
    for count in range(1, FARTHEST):
        press(page, "Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return count
    pytest.fail(f"{selector} is not reached by {FARTHEST} presses of Tab")


def search_for(page: Page, words: str) -> None:
    """Type into the open search and wait until it has answered."""
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator(".search__results h2 a").first).to_be_visible()


def test_from_the_start_by_search_to_a_resolution(reader: Page) -> None:
    reader.goto("")
    press(reader, "Tab")
    assert reader.evaluate("document.activeElement.matches('.md-skip')"), "no way past the header"
    tab_to(reader, "[data-search-open]")
    press(reader, "Enter")
    search_for(reader, "7/1")
    press(reader, "Escape")
    assert reader.evaluate("document.activeElement.textContent").strip().startswith("Search")
    press(reader, "Enter", "ArrowDown")
    follow(reader, "/resolutions/7-1/")


def test_a_paragraphs_link_is_reached_and_copied(reader: Page) -> None:
    reader.goto(RESOLUTION)
    tab_to(reader, ".handle")
    press(reader, "End", "ArrowUp", "Enter")
    tools = reader.locator("dialog.paragraph-tools")
    expect(tools).to_be_visible()
    tab_to(reader, "dialog.paragraph-tools button")
    press(reader, "Enter")
    expect(tools.get_by_role("status").first).not_to_be_empty()
    press(reader, "Escape")
    expect(tools).to_be_hidden()
    expect(reader.locator("#op-16 > .handle")).to_be_focused()


def test_a_note_and_back(reader: Page) -> None:
    reader.goto(RESOLUTION)
    tab_to(reader, "a.note-call")
    call = reader.evaluate("document.activeElement.id")
    press(reader, "Enter")
    assert_is_target(reader, call.replace("fnref", "fn").split("-")[0] + "-" + call.split("-")[1])
    tab_to(reader, f"a[href$='#{call}']")
    press(reader, "Enter")
    expect(reader).to_have_url(re.compile(rf"#{call}$"))
    expect(reader.locator(f"[id='{call}']")).to_be_in_viewport()


def test_the_register_is_filtered(reader: Page) -> None:
    reader.goto(SESSION)
    menu = reader.locator(".header__menu")
    if menu.is_visible():  # on a narrow screen the contents of the report are behind it
        tab_to(reader, ".header__menu")
        open_menu(reader)
        press(reader, "Escape")
        expect(menu).to_be_focused()
        open_menu(reader)
    tab_to(reader, ".report-navigation a[href$='actions/']")
    follow(reader, "/actions/$")
    tab_to(reader, ".actions-filter select[name=addressee]")
    reader.keyboard.type("Secret")
    status = reader.locator(".actions-filter [role=status]")
    expect(status).to_contain_text("actions")
    tab_to(reader, ".actions-filter input")
    reader.keyboard.type("report")
    expect(reader).to_have_url(re.compile(r"addressee=secretariat&words=report$"))
    tab_to(reader, "table.actions a")
    assert reader.evaluate("document.activeElement.checkVisibility()")


@pytest.mark.parametrize("past", ["Tab", "Shift+Tab"])
def test_the_contents_of_the_report_go_when_the_focus_leaves_them(desk: Page, past: str) -> None:
    """They lie over the page: what has the focus must not be under them."""
    former = desk.viewport_size
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto(RESOLUTION)
    tab_to(desk, ".header__menu")
    open_menu(desk)
    contents = desk.locator(".report-navigation")
    for _ in range(FARTHEST):
        press(desk, past)
        if not contents.evaluate("e => e.contains(document.activeElement)"):
            break
    expect(contents).to_be_hidden()
    assert desk.evaluate("document.activeElement.matches('.header a, .header button')")
    assert former
    desk.set_viewport_size(former)


def open_menu(page: Page) -> None:
    """Open the contents of the report; they cover their button, so the focus moves into them."""
    page.keyboard.press("Enter")
    expect(page.locator(".report-navigation__close")).to_be_focused()
    assert not ask(page, "unseenNow()")


def test_the_pdf_is_fetched(reader: Page) -> None:
    reader.goto(RESOLUTION)
    tab_to(reader, "a[href$='.pdf']")
    address = reader.evaluate("document.activeElement.href")
    found = reader.request.get(address)
    assert found.ok and found.body().startswith(b"%PDF")
    # The link is followed no further: a browser may hang at its end while it shows a PDF.
    reader.evaluate(
        """addEventListener("click", (event) => {
            event.preventDefault();
            window.followed = event.target.closest("a").href;
        })"""
    )
    reader.keyboard.press("Enter")
    assert reader.evaluate("window.followed") == address

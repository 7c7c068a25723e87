"""What opens on a page: each function goes to a page and opens one thing."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from targets import RESOLUTION, SESSION


def search(page: Page, words: str) -> None:
    page.goto(RESOLUTION)
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill(words)


def words_found(page: Page) -> None:
    search(page, "technical assistance")
    expect(page.locator(".search__status")).to_contain_text("Found in")


def nothing_found(page: Page) -> None:
    search(page, "xylophone")
    expect(page.locator(".search__status")).to_contain_text("No results for")


def citation_found(page: Page) -> None:
    search(page, "resolution 7/1, para. 4")
    expect(page.locator(".search__places a").first).to_be_visible()


def preview(page: Page) -> None:
    page.goto(RESOLUTION)
    page.locator("#op-14 a.reference").first.focus()
    expect(page.locator(".preview")).to_be_visible()


def preview_of_a_note(page: Page) -> None:
    page.goto(RESOLUTION)
    page.locator("[id='fnref-1']").focus()
    expect(page.locator(".preview")).to_be_visible()


def paragraph_tools(page: Page) -> None:
    page.goto(f"{SESSION}agenda/2-a/")
    page.locator("#para-26 > .handle").click()
    expect(page.locator("dialog.paragraph-tools")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Copy: OSCOLA").click()
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()


def citations_of_the_text(page: Page) -> None:
    page.goto(RESOLUTION)
    page.locator("details.cite summary").click()
    page.locator(".cite").get_by_role("button", name="Copy: OSCOLA").click()
    expect(page.locator(".cite").get_by_role("status")).not_to_be_empty()


def all_that_folds(page: Page) -> None:
    page.goto(f"{SESSION}resolutions/7-3/annex-i/")
    assert page.locator("details").count() > 1
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")


def what_was_linked_to(page: Page) -> None:
    page.goto(f"{RESOLUTION}#op-14")


def contents_of_the_page(page: Page) -> None:
    page.goto(RESOLUTION)
    page.evaluate("document.querySelector('.page-contents').open = true")


def contents_of_the_report(page: Page) -> None:
    page.goto(RESOLUTION)
    menu = page.get_by_role("button", name="Contents of the report")
    if menu.is_visible():
        menu.click()
    expect(page.get_by_role("navigation", name="Contents of the report")).to_be_visible()


def filter_of_the_register(page: Page) -> None:
    page.goto(f"{SESSION}actions/?addressee=secretariat&deadline=by-session-8")
    expect(page.locator(".actions-filter [role=status]")).to_have_text("3 actions")


def what_is_kept(page: Page) -> None:
    """What the foot can say of what is kept; no window of these tests keeps anything.

    It is said in a copy: the page asks for its worker meanwhile, and would hide its own again.
    """
    page.goto(RESOLUTION)
    page.evaluate(
        """() => {
          const own = document.querySelector("[data-keeping]");
          const region = own.cloneNode(true);
          own.replaceWith(region);
          for (const told of region.querySelectorAll("p, span")) told.prepend("Kept");
          region.querySelectorAll("[hidden]").forEach(e => { e.hidden = false; });
          region.hidden = false;
        }"""
    )
    expect(page.locator("[data-remove]")).to_be_visible()


STATES = (
    words_found, nothing_found, citation_found, preview, preview_of_a_note, paragraph_tools,
    citations_of_the_text, all_that_folds, what_was_linked_to, contents_of_the_page,
    contents_of_the_report, filter_of_the_register, what_is_kept,
)  # fmt: skip

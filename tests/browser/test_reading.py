"""What a reader does on the real site, in a browser, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from targets import RESOLUTION, SESSION, assert_is_target, background


def test_a_reference_leads_to_the_paragraph_it_cites(page: Page) -> None:
    page.goto(f"{RESOLUTION}#op-14")
    assert_is_target(page, "op-14")
    page.locator("#op-14 a.reference").first.click()
    expect(page).to_have_url(re.compile(r"/instruments/untoc/#article-32-para-4$"))
    assert_is_target(page, "article-32-para-4")


def test_the_text_cited_leads_back_to_what_cites_it(desk: Page) -> None:
    desk.goto("instruments/untoc/#article-32-para-4")
    desk.locator("[id='article-32-para-4'] + .citing").get_by_role("link").first.click()
    assert_is_target(desk, "op-14")


def test_a_note_leads_to_its_text_and_back_to_each_of_its_calls(page: Page) -> None:
    page.goto(RESOLUTION)
    for call, paragraph in (("fnref-1", "pp-1"), ("fnref-1-2", "op-1")):
        page.locator(f"[id='{call}']").click()
        assert_is_target(page, "fn-1")
        page.locator(f"#fn-1 a[href='#{call}']").click()
        assert_is_target(page, call)
        expect(page.locator(f"#{paragraph} [id='{call}']")).to_be_visible()
    names = page.locator("#fn-1 .backlink").evaluate_all("all => all.map(e => e.ariaLabel)")
    assert len(names) == len(set(names)) == 2


def test_the_sign_of_a_paragraph_without_a_number_shows_on_focus(page: Page, width: int) -> None:
    page.goto(RESOLUTION)
    sign = page.get_by_role("button", name="preambular paragraph 1", exact=True)
    at_rest = "1" if width < 600 else "0"  # a finger cannot hover
    assert sign.evaluate("e => getComputedStyle(e).opacity") == at_rest
    sign.focus()
    assert sign.evaluate("e => getComputedStyle(e).opacity") == "1"


def test_it_shows_under_the_pointer(page: Page, width: int) -> None:
    page.goto(RESOLUTION)
    page.locator("#pp-3").hover()
    sign = page.locator("#pp-3 > .handle")
    assert sign.evaluate("e => getComputedStyle(e).opacity") == "1"
    box = sign.bounding_box()
    assert box and box["width"] >= 24 and box["height"] >= 24


def test_what_is_linked_to_stands_out_and_is_not_covered(page: Page) -> None:
    for place in (
        "resolutions/7-1/#pp-1",
        "resolutions/7-1/#chapeau",
        "resolutions/7-1/#fn-1",
        "resolutions/7-3/annex-i/#para-5",
        "decisions/7-1/#item-2-a",
        "agenda/2-a/#para-36",
        "chapters/ii/#sect-b",
    ):
        page.goto(SESSION + place)
        assert_is_target(page, place.partition("#")[2])


def test_the_contents_of_the_page_lead_to_its_paragraphs(page: Page, width: int) -> None:
    page.goto(RESOLUTION)
    contents = page.get_by_role("navigation", name="On this page")
    if width < 600:
        expect(contents).to_be_hidden()
        page.get_by_text("On this page").first.click()
    contents.get_by_role("link", name="14. Calls upon").click()
    assert_is_target(page, "op-14")
    if width < 600:
        expect(contents).to_be_hidden()
    else:
        expect(contents.locator("[aria-current]")).to_have_text("14. Calls upon")


def test_the_navigation_of_the_report_is_in_reach(page: Page, width: int) -> None:
    page.goto(f"{RESOLUTION}#op-14")
    navigation = page.get_by_role("navigation", name="Contents of the report")
    if width < 600:
        button = page.get_by_role("button", name="Contents of the report")
        expect(navigation).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(navigation).to_be_visible()
        page.keyboard.press("Escape")
        expect(navigation).to_be_hidden()
        button.click()
    expect(navigation.locator("[aria-current=page]")).to_have_text("Resolution 7/1")
    navigation.get_by_role("link", name="Resolution 7/2").click()
    expect(page).to_have_url(re.compile(r"/resolutions/7-2/$"))


def test_the_entry_of_the_page_one_is_on_stands_in_line_with_the_others(desk: Page) -> None:
    desk.goto(RESOLUTION)
    starts = desk.locator(".report-navigation ul ul a").evaluate_all(
        """links => links.map((link) => {
            const words = document.createRange();
            words.selectNodeContents(link);
            return words.getBoundingClientRect().left;
        })"""
    )
    assert len(starts) == 4
    assert len(set(starts)) == 1


def test_the_first_tab_offers_a_way_past_the_furniture(desk: Page) -> None:
    desk.goto(RESOLUTION)
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_class(re.compile("md-skip"))
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.locator(":focus").evaluate("e => !!e.closest('.text')")


def test_the_choice_of_colours_is_kept(desk: Page) -> None:
    desk.goto(RESOLUTION)
    paper = background(desk.locator("body"))
    button = desk.get_by_role("button", name="Colours: as the device")
    button.click()
    desk.get_by_role("button", name="Colours: light").click()
    dark = background(desk.locator("body"))
    assert dark != paper
    desk.reload()
    assert background(desk.locator("body")) == dark
    desk.get_by_role("button", name="Colours: dark").click()
    assert background(desk.locator("body")) == paper


def test_a_lost_reader_is_helped(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}en/{SESSION}resolution/7-1/")
    assert answer.status == 404
    page.goto("404.html")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.fill("7/3")
    page.locator("[data-search-form]").get_by_role("button", name="Search").click()
    expect(page.locator("dialog h2").first).to_contain_text("Resolution 7/3")
    page.keyboard.press("Escape")
    page.get_by_role("main").get_by_role("link", name="Resolutions").click()
    expect(page).to_have_url(re.compile(r"/en/ctoc-cop/session-7/resolutions/$"))


@pytest.mark.parametrize("number", ["A.", "XVIII.", "Section 29"])
def test_the_number_of_a_heading_is_apart_from_its_words_and_in_its_box(
    desk: Page, number: str
) -> None:
    desk.goto(f"{SESSION}resolutions/7-3/annex-i/")
    heading = desk.locator(":is(h2, h3):has(> .number)").first
    gap, inside = heading.evaluate(
        """(heading, number) => {
          const own = heading.querySelector(".number");
          own.textContent = number;
          const [printed, words] = [own, own.nextSibling].map((node) => {
            const range = new Range();
            range.selectNodeContents(node);
            if (node !== own) range.setStart(node, node.data.search(/\\S/));
            return range.getClientRects()[0];
          });
          return [words.left - printed.right, printed.left >= heading.getBoundingClientRect().left];
        }""",
        number,
    )
    assert gap > 5
    assert inside


def test_paper_has_the_text_and_the_notes_and_no_furniture(desk: Page) -> None:
    desk.goto(RESOLUTION)
    desk.emulate_media(media="print", color_scheme="dark")
    for furniture in ("header.header", ".report-navigation", ".page-contents", ".page-order"):
        expect(desk.locator(furniture)).to_be_hidden()
    expect(desk.locator("#pp-1 > .handle")).to_be_hidden()
    for shown in (".masthead", "h1", "#op-14 > .number", "#fn-1", ".printed-from"):
        expect(desk.locator(shown)).to_be_visible()
    assert background(desk.locator("body")) == "rgb(255, 255, 255)"


def test_all_of_it_can_be_read_without_scripts(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 740}, base_url=address
    )
    page = context.new_page()
    page.goto("")
    expect(page).to_have_url(f"{address}en/")
    page.goto(f"en/{RESOLUTION}")
    expect(page.locator("[data-search-open]")).to_be_hidden()
    page.locator("#fnref-1").click()
    expect(page.locator("#fn-1")).to_be_in_viewport()
    page.get_by_role("link", name="paragraph 14", exact=True).click()
    assert_is_target(page, "op-14")
    page.locator("details.cite summary").click()
    expect(page.get_by_text("CTOC/COP Res 7/1 (10 October 2014) UN Doc")).to_be_visible()
    expect(page.get_by_role("button", name="Copy: OSCOLA")).to_be_hidden()
    if width < 600:
        page.get_by_role("button", name="Contents of the report").click()
    page.get_by_role("navigation", name="Contents of the report").get_by_text("Decisions").click()
    expect(page).to_have_url(re.compile(r"/decisions/$"))
    context.close()

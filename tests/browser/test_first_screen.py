"""The text first: what a reader sees of a page without scrolling, on a desk and on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from kinds import kinds
from playwright.sync_api import Page, expect
from targets import RESOLUTION, SESSION

FOLD = {360: 740, 1280: 650}
"""By the width of the window: what the first words of a text stand above, in CSS pixels."""
TEXTS = ("resolutions/", "decisions/", "annex", "agenda/", "chapters/")
FIRST_WORDS = """() => {
    const text = document.querySelector(".text__body");
    const first = text.querySelector(".paragraph, .acts, .figures, p:not(.asks-for)");
    const range = document.createRange();
    const words = document.createTreeWalker(first, NodeFilter.SHOW_TEXT,
        (node) => node.data.trim() && !node.parentElement.closest(".handle, .number")
            ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode();
    range.selectNodeContents(words);
    return range.getClientRects()[0].bottom;
}"""
LONG_TITLE = "Strengthening the implementation of the instruments of the Conference " * 6


@pytest.fixture(scope="module")
def texts(real_site) -> list[str]:
    """Return the pages of all acts, and of each kind of annex, agenda item and chapter one."""
    folder = real_site / "en" / SESSION
    acts = [
        f"{SESSION}{file.parent.relative_to(folder).as_posix()}/"
        for of in ("resolutions", "decisions")
        for file in sorted((folder / of).rglob("*/index.html"))
    ]
    return sorted({*acts, *(page for page in kinds(real_site) if any(t in page for t in TEXTS))})


ASKED = """(isText) => {
    const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
    const [title, masthead] = [box("h1"), box(".masthead")];
    return {
        words: isText && (FIRST_WORDS)(),
        sizes: [...document.querySelectorAll("h1, article h2, article h3, article h4")]
            .filter((one) => one.checkVisibility())
            .map((one) => parseFloat(getComputedStyle(one).fontSize)),
        smeared: [...document.querySelectorAll("body *")].filter((one) => {
            const { fontWeight, fontFamily } = getComputedStyle(one);
            return fontWeight >= 600 && fontFamily.includes("Libertinus")
                && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        }).map((one) => one.textContent),
        edge: masthead && [title.x, masthead.x, masthead.width],
    };
}""".replace("FIRST_WORDS", FIRST_WORDS)
"""What is asked of each kind of page, all at once: to open a page takes longer."""


@pytest.fixture(scope="module")
def opened() -> dict[int, dict[str, Any]]:
    """Return what was answered so far, by the width of the window."""
    return {}


@pytest.fixture
def answers(
    page: Page, width: int, real_site: Path, texts: list[str], opened: dict[int, dict[str, Any]]
) -> dict[str, Any]:
    """Return what each kind of page, and each act, answers in a window of one width."""
    if width not in opened:
        opened[width] = {}
        for address in dict.fromkeys([*kinds(real_site), *texts]):
            page.goto(address)
            opened[width][address] = page.evaluate(ASKED, address in texts)
    return opened[width]


def test_the_first_words_of_a_text_are_on_the_first_screen(
    answers: dict[str, Any], width: int, texts: list[str]
) -> None:
    assert len(texts) > 12
    at = {address: answers[address]["words"] for address in texts}
    assert {address: below for address, below in at.items() if below > FOLD[width]} == {}


def test_no_heading_is_larger_than_the_title(answers: dict[str, Any]) -> None:
    sizes = {address: answer["sizes"] for address, answer in answers.items()}
    assert {one: all_ for one, all_ in sizes.items() if all_ and max(all_) > all_[0]} == {}


def test_what_is_heavy_is_not_in_a_face_that_has_no_heavy_letters(answers: dict[str, Any]) -> None:
    """Browsers smear the letters of a face that has none."""
    smeared = {address: answer["smeared"] for address, answer in answers.items()}
    assert {one: found for one, found in smeared.items() if found} == {}


@pytest.mark.parametrize("width", [1280])
def test_pages_of_a_report_begin_at_one_edge(answers: dict[str, Any]) -> None:
    edges = {
        address: tuple(answer["edge"])
        for address, answer in answers.items()
        if address.startswith(SESSION) and address.endswith("/")
    }
    assert len(edges) > 10
    assert len(set(edges.values())) == 1, edges


def test_a_title_of_two_hundred_letters_has_six_lines(page: Page) -> None:
    page.goto(f"{SESSION}resolutions/7-2/")
    page.evaluate("document.fonts.ready")
    lines = page.locator("h1 .act-title").evaluate(
        """(title) => {
            const words = document.createRange();
            words.selectNodeContents(title);
            return new Set([...words.getClientRects()].map((line) => Math.round(line.top))).size;
        }"""
    )
    assert 200 < len(page.locator("h1 .act-title").inner_text()) < 220
    assert lines <= 6


@pytest.mark.parametrize(("letters", "size"), [(200, "long"), (400, "very-long")])
def test_a_long_title_leaves_room_for_them(page: Page, width: int, letters: int, size: str) -> None:
    page.goto(f"{SESSION}resolutions/7-2/")
    page.evaluate(
        """([title, size]) => {
            document.querySelector("h1").className = size;
            document.querySelector("h1 .act-title").textContent = title;
        }""",
        [LONG_TITLE[:letters], size],
    )
    assert page.evaluate(FIRST_WORDS) <= FOLD[width]


def test_pages_about_a_report_have_the_masthead_in_a_line(page: Page) -> None:
    for address in ("", "actions/", "timeline/", "citations/", "participants/", "documents/"):
        page.goto(f"{SESSION}{address}")
        masthead = page.locator("details.masthead")
        box = masthead.bounding_box()
        assert box and box["height"] < 48, address
        masthead.locator("summary").click()
        for said in ("Vienna, 6 to 10 October 2014", "13 November 2014", "at the United Nations"):
            expect(masthead.get_by_text(said)).to_be_visible()


def test_one_line_of_adoption_opens_to_all(page: Page) -> None:
    page.goto(f"{SESSION}resolutions/7-2/")
    adoption = page.locator("details.adoption")
    expect(adoption.locator("summary")).to_have_text(
        re.compile(
            r"^Adopted at the 10th meeting, on 10 October 2014 "
            r"draft CTOC/COP/2014/L\.6/Rev\.2 15 sponsors$"
        )
    )
    sponsors = adoption.get_by_text("Argentina, Austria, Belgium")
    expect(sponsors).to_be_hidden()
    adoption.locator("summary").click()
    expect(sponsors).to_be_visible()


def test_what_opens_in_the_row_of_tools_stands_under_the_row(page: Page) -> None:
    page.goto(RESOLUTION)
    tools = page.locator(".tools")
    before = [one.bounding_box()["y"] for one in tools.locator(".tool").all()]
    assert len(set(before)) == 1 and len(before) == 4
    for name in ("Cite", "Data"):
        tools.get_by_text(name, exact=True).first.click()
    assert [one.bounding_box()["y"] for one in tools.locator(".tool").all()] == before
    panel = tools.locator(".cite__panel").bounding_box()
    assert panel and panel["y"] > before[0]


def test_the_address_is_passed_on(page: Page) -> None:
    page.goto(RESOLUTION)
    page.evaluate("Object.defineProperty(navigator, 'share', { value: null, configurable: true })")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => {"
        " window.copied = words; } } })"
    )
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".tools__status")).to_have_text("The link is copied.")
    assert page.evaluate("window.copied") == page.url
    page.evaluate(
        "Object.defineProperty(navigator, 'share', { value: async (what) => {"
        " window.shared = what.url; } })"
    )
    page.get_by_role("button", name="Share").click()
    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared") == page.url


def test_the_number_is_what_a_paragraph_is_held_by(page: Page, width: int) -> None:
    page.goto(f"{SESSION}resolutions/7-2/")
    for id_, said in (("op-14", "14."), ("pp-1", "¶"), ("chapeau", "¶")):
        handle = page.locator(f"#{id_} > .handle")
        assert handle.inner_text().strip() == said
        box = handle.bounding_box()
        assert box and box["width"] >= 24 and box["height"] >= 24
    assert page.locator(".paragraph > .handle ~ .handle").count() == 0
    # In the margin: no word of its paragraph begins further out.
    text = page.locator("#pp-1").bounding_box()
    sign = page.locator("#pp-1 > .handle").bounding_box()
    assert text and sign and sign["x"] + sign["width"] <= text["x"] + 1


def test_the_contents_stay_in_reach_on_a_phone_and_say_where_one_is(page: Page, width: int) -> None:
    page.goto(f"{SESSION}resolutions/7-2/#op-14")
    button = page.locator(".page-contents summary")
    if width > 600:
        expect(button.locator("[data-of]")).to_be_hidden()
        return
    expect(button).to_have_text(re.compile("14 of 21$"))
    box = button.bounding_box()
    assert box and box["y"] > 600 and box["height"] >= 24
    button.click()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="21. ").click()
    expect(button).to_have_text(re.compile("21 of 21$"))
    page.goto(f"{SESSION}agenda/2-d/")
    expect(button.locator("[data-of]")).to_be_hidden()


def test_the_face_of_the_texts_is_that_of_the_pdfs(page: Page, real_site: Path) -> None:
    fetched = []
    page.on("request", lambda one: fetched.append(one.url) if "/faces/" in one.url else None)
    page.goto(f"{SESSION}resolutions/7-2/")
    assert page.evaluate("document.fonts.ready.then((all) => all.size)") == 4
    names = sorted({url.rpartition("/")[2] for url in fetched})
    assert names == [
        "libertinus-serif-italic-latin.woff2",
        "libertinus-serif-regular-latin.woff2",
    ]
    for file in (real_site / "en/assets/faces").glob("*.woff2"):
        assert file.stat().st_size <= 30 * 1024, file.name


def test_no_line_ends_where_it_must_not(page: Page, width: int) -> None:
    page.goto(f"{SESSION}resolutions/7-2/")
    kept = page.locator(".unbroken")
    assert {"No. 39574", "17 October"} <= set(kept.all_inner_texts())
    assert kept.evaluate_all("all => all.every((one) => one.getClientRects().length === 1)")
    page.set_viewport_size({"width": 250, "height": 740})
    assert kept.evaluate_all("all => all.every((one) => one.getClientRects().length === 1)")
    page.set_viewport_size({"width": width, "height": 740})


def test_an_act_is_printed_with_its_annexes(desk: Page) -> None:
    desk.goto(f"{SESSION}resolutions/7-3/")
    annexes = desk.locator(".on-paper")
    expect(annexes).to_have_count(2)
    expect(annexes.first).to_be_hidden()
    desk.emulate_media(media="print")
    expect(annexes.first).to_contain_text("Annex I")
    expect(annexes.first).to_contain_text("The Working Group also adopted the recommendations")
    expect(annexes.last.locator(".notes")).to_be_visible()
    # What has an address is on the annex's own page.
    expect(annexes.locator("a, p[id], sup[id]")).to_have_count(0)
    expect(desk.locator("#annexes")).to_be_hidden()
    for head in ("details.masthead dl", "details.adoption dl"):
        expect(desk.locator(head)).to_be_visible()


def test_the_home_page_goes_to_what_is_typed(page: Page) -> None:
    page.goto("")
    page.locator(".search-box input").fill("7/2 para 14")
    page.keyboard.press("Enter")
    expect(page.locator("dialog h2").first).to_contain_text("Resolution 7/2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("main").get_by_role("link", name="Resolution 7/2")).to_be_visible()
    assert page.locator(".figures a").first.inner_text().split() == ["4", "resolutions"]


def test_a_line_begins_with_words_and_not_with_a_dot(page: Page, width: int) -> None:
    page.goto(f"{SESSION}resolutions/7-2/")
    lines = page.evaluate(
        """() => {
            const summary = document.querySelector("details.adoption summary");
            const edge = summary.getBoundingClientRect().left;
            const range = document.createRange();
            const parts = [...summary.querySelectorAll("span + span")].map((part) => {
                range.selectNodeContents(part);
                return [range.getBoundingClientRect(), getComputedStyle(part, "::before").position];
            });
            return { edge, clip: getComputedStyle(summary).overflowX,
                parts: parts.map(([{ left }, dot]) => [left, dot]) };
        }"""
    )
    assert lines["clip"] == "clip"
    assert {dot for _, dot in lines["parts"]} == {"absolute"}
    assert [left for left, _ in lines["parts"] if left == lines["edge"]], lines
    assert not [left for left, _ in lines["parts"] if 0 < left - lines["edge"] < 20]


def test_a_detail_begins_where_its_title_does(page: Page) -> None:
    page.goto(f"{SESSION}")
    entries = page.locator("#adopted + .acts li:has(.entry-detail)")
    starts = entries.evaluate_all(
        """all => all.map((one) => [one.firstElementChild, one.querySelector(".entry-detail")]
            .map((part) => {
                const words = document.createRange();
                words.selectNodeContents(part.firstChild);
                return words.getClientRects()[0].left;
            }))"""
    )
    assert len(starts) > 4
    assert all(abs(title - detail) < 0.5 for title, detail in starts), starts


def test_the_columns_of_a_register_stand_under_each_other(desk: Page) -> None:
    desk.goto(f"{SESSION}actions/by-deadline/")
    heads = desk.locator("table.actions thead tr")
    assert heads.count() > 3
    columns = heads.evaluate_all(
        "all => all.map((row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left))"
    )
    assert all(row == columns[0] for row in columns), columns

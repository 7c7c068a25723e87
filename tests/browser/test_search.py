"""The search on the real site, in a browser, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from targets import RESOLUTION, SESSION, assert_is_target


@pytest.fixture
def search(page: Page, width: int) -> Page:
    """Return the window at resolution 7/1 with the search open, as one opens it there."""
    page.goto(RESOLUTION)
    if width < 600:
        page.get_by_role("button", name="Search").tap()
    else:
        page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    return page


@pytest.fixture
def desk_search(desk: Page) -> Page:
    """Return the wide window with the search open, for what does not depend on the width."""
    desk.goto(RESOLUTION)
    desk.keyboard.press("/")
    return desk


def ask(page: Page, words: str, answer: str = "Found in") -> Locator:
    """Type the words; return the texts found once the answer is told."""
    page.locator(".search__status").evaluate("told => { told.textContent = ''; }")
    page.locator("#search-words").fill(words)  # a page may have a field of its own
    page.wait_for_function(
        "answer => document.querySelector('.search__status').textContent.includes(answer)",
        arg=answer,
    )
    return page.locator(".search__text")


def heading(text: Locator) -> str:
    return text.locator("h2 a").inner_text()


def test_a_result_is_not_told_twice(desk_search: Page) -> None:
    """A page that has no title beside its name has nothing more to be said of it."""
    texts = ask(desk_search, "Working Group of Government Experts on Technical Assistance")
    found = texts.evaluate_all(
        """texts => texts.flatMap((text) =>
            [...text.querySelectorAll("h2, li a")].map((result) => {
                const name = result.querySelector("a, strong").textContent;
                return [name, result.querySelector(":scope > span")?.textContent ?? ""];
            }))"""
    )
    assert len(found) > 10
    assert not [name for name, said in found if name == said]


def test_nothing_of_the_index_is_fetched_before_the_search_is_opened(desk: Page) -> None:
    desk.goto(RESOLUTION)
    desk.wait_for_load_state("load")
    loaded = (
        "performance.getEntriesByType('resource').map(e => e.name).filter(n => /pagefind/.test(n))"
    )
    assert not desk.evaluate(loaded)
    desk.get_by_role("button", name="Search").click()
    ask(desk, "firearms")
    assert desk.evaluate(loaded)


def test_a_word_is_found_in_another_form_and_leads_to_its_paragraph(search: Page) -> None:
    found = ask(search, "harmonization")
    text = found.filter(has=search.get_by_role("link", name="Resolution 7/1", exact=True))
    hit = text.get_by_role("link", name=re.compile("^paragraph 2 ", re.IGNORECASE))
    expect(hit.locator("mark")).to_have_text("harmonize")
    hit.click()
    expect(search.locator("dialog")).to_be_hidden()
    assert_is_target(search, "op-2")


def test_texts_are_found_by_number_and_by_title(desk_search: Page) -> None:
    for words, first in {
        "7/1": {"Resolution 7/1", "Decision 7/1"},
        "resolution 7/3": {"Resolution 7/3"},
        "Decision 7/2": {"Decision 7/2"},
        "res. 7/2": {"Resolution 7/2"},
        "agenda item 2 (c)": {"Agenda item 2 (c)"},
        "organization of the work of the eighth session": {"Decision 7/2"},
        "importance of the firearms protocol": {"Resolution 7/2"},
    }.items():
        found = ask(desk_search, words)
        assert {heading(found.nth(at)) for at in range(len(first))} == first, words


def test_symbols_lead_to_where_they_stand(desk_search: Page, address: str) -> None:
    for symbol, text, place in (
        ("CTOC/COP/2014/L.4/Rev.2", "Agenda item 2 (a)", "agenda/2-a/#para-36"),
        ("A/60/88", "Resolution 7/2", "resolutions/7-2/#fn-5"),
    ):
        found = ask(desk_search, symbol)
        hits = found.filter(has=desk_search.get_by_role("link", name=text, exact=True)).locator(
            "li a"
        )
        addresses = hits.evaluate_all("all => all.map(a => a.href)")
        assert f"{address}en/{SESSION}{place}" in addresses


def test_a_resolution_and_its_annexes_are_one_text(desk_search: Page) -> None:
    found = ask(desk_search, "technical assistance")
    headings = found.locator("h2 a").all_inner_texts()
    assert headings.count("Resolution 7/3") == 1
    text = found.filter(has=desk_search.get_by_role("link", name="Resolution 7/3", exact=True))
    addresses = text.locator("a").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    assert {"/7-3/", "/7-3/annex-i/", "/7-3/annex-ii/"} == {
        re.sub(".*/resolutions", "", one) for one in addresses
    }


def test_results_can_be_narrowed_by_kind(desk_search: Page) -> None:
    found = ask(desk_search, "trafficking")
    before = found.count()
    kinds = desk_search.get_by_label("Kind of text")
    offered = kinds.locator("option").all_inner_texts()
    assert "Decision (1)" in offered
    assert not [kind for kind in offered if kind.startswith("Conference")], "it has no hits"
    kinds.select_option("Decision")
    expect(found.first.locator("h2 a")).to_have_text(re.compile("^Decision"))
    assert all(name.startswith("Decision") for name in found.locator("h2 a").all_inner_texts())
    kinds.select_option("")
    expect(found).to_have_count(before)


def test_nothing_found_is_said_aloud(desk_search: Page) -> None:
    for nonsense in ("xylophone", "qqqqq"):
        found = ask(desk_search, nonsense, f"No results for “{nonsense}”")
        expect(found).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("fierarms", "firearms"),
        ("the smugling of migrants", "the smuggling of migrants"),
        ("fierarms trafficing", "firearms trafficking"),
    ],
)
def test_a_wrong_letter_is_put_right_and_said_so(
    desk_search: Page, typed: str, instead: str
) -> None:
    found = ask(desk_search, typed)
    status = desk_search.locator(".search__status")
    expect(status).to_contain_text(
        f"No text has “{typed}”; shown is what was found for “{instead}”."
    )
    expect(found.first.locator("mark").first).to_be_visible()
    desk_search.get_by_role("button", name=f"Did you mean “{instead}”?").click()
    expect(desk_search.get_by_role("searchbox")).to_have_value(instead)
    expect(desk_search.get_by_role("button", name="Did you mean")).to_have_count(0)


def test_a_word_is_found_in_either_spelling(desk_search: Page) -> None:
    american = ask(desk_search, "organized crime").count()
    for british in ("organised crime", "Organised crime", "organ\u00adised crime"):
        found = ask(desk_search, british)
        expect(found).to_have_count(american)
        expect(found.first.locator("mark", has_text="organized").first).to_be_visible()
        expect(desk_search.get_by_role("button", name="Did you mean")).to_have_count(0)


@pytest.mark.parametrize(("typed", "others"), [("14", "2005/14"), ("7/2 para 14", "Paraguay")])
def test_a_number_is_marked_as_a_number_and_an_abbreviation_as_its_word(
    desk_search: Page, typed: str, others: str
) -> None:
    marked = ask(desk_search, typed).locator("mark").all_inner_texts()
    assert marked
    assert {mark.lower() for mark in marked} <= {
        *("14", "7/2", "para", "paragraph", "paragraphs", "paras", "subparagraph"),
    }
    assert not [mark for mark in marked if others in mark]


def test_only_kinds_that_have_hits_can_be_chosen(desk_search: Page) -> None:
    kinds = desk_search.get_by_label("Kind of text").locator("option")
    expect(kinds.nth(5)).to_be_attached()
    all_kinds = kinds.count()
    ask(desk_search, "cybercrime")
    offered = kinds.all_inner_texts()
    assert 1 < len(offered) < all_kinds
    assert offered[0] == "All kinds"
    for kind in offered[1:]:
        desk_search.get_by_label("Kind of text").select_option(label=kind)
        texts = int(kind.rpartition("(")[2].rstrip(")"))
        expect(desk_search.locator(".search__text")).to_have_count(texts)
    ask(desk_search, "", "")
    desk_search.get_by_label("Kind of text").select_option("")
    expect(kinds).to_have_count(all_kinds)


def test_an_address_with_words_opens_the_search_with_them(page: Page, width: int) -> None:
    page.goto(f"{SESSION}?q=paragraph+14+of+resolution+7/2")
    expect(page.get_by_role("searchbox")).to_have_value("paragraph 14 of resolution 7/2")
    expect(page.locator(".search__results a").first).to_contain_text(
        "Go to resolution 7/2, paragraph 14"
    )
    expect(page.get_by_text("Press / to search")).to_be_visible(visible=width > 600)
    page.keyboard.press("Enter")
    assert_is_target(page, "op-14")


def test_the_keyboard_moves_through_the_results_and_back(search: Page, width: int) -> None:
    found = ask(search, "7/2")
    stops = [*search.locator(".search__places a").all(), found.nth(0).locator("h2 a")]
    for stop in stops:
        search.keyboard.press("ArrowDown")
        expect(stop).to_be_focused()
    for _ in stops:
        search.keyboard.press("ArrowUp")
    expect(search.get_by_role("searchbox")).to_be_focused()
    search.keyboard.press("Escape")
    expect(search.locator("dialog")).to_be_hidden()
    if width < 600:
        expect(search.get_by_role("button", name="Search")).to_be_focused()
    search.get_by_role("button", name="Search").click()
    search.keyboard.press("Enter")
    expect(search).to_have_url(re.compile(r"/(resolutions|decisions)/7-2/$"))


def test_the_key_can_be_turned_off(desk_search: Page) -> None:
    desk_search.get_by_label("Press / to search").uncheck()
    desk_search.keyboard.press("Escape")
    desk_search.reload()
    desk_search.keyboard.press("/")
    expect(desk_search.locator("dialog")).to_be_hidden()


def test_an_index_that_cannot_be_loaded_is_said_aloud(desk: Page) -> None:
    desk.route("**/texts.json", lambda route: route.fulfill(status=200, body="not an index"))
    desk.goto(RESOLUTION)
    desk.get_by_role("button", name="Search").click()
    expect(desk.get_by_role("dialog").get_by_role("status")).to_contain_text("could not be loaded")


def test_asked_for_before_its_script_is_there_the_search_opens_when_it_is(page: Page) -> None:
    """On a slow network the button is there first."""
    held: list[Route] = []
    page.route("**/assets/search.js*", lambda route: held.append(route))
    page.goto(RESOLUTION, wait_until="commit")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#search")).to_be_hidden()
    assert held
    for route in held:
        route.continue_()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_who_went_down_the_results_when_they_are_renewed_is_led_back(search: Page) -> None:
    ask(search, "firearm")
    # Both in one breath: the results are still those of the words before.
    went_down = search.get_by_role("searchbox").evaluate(
        """field => {
          field.value += "s";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
          return document.activeElement === document.querySelector(".search__results a");
        }"""
    )
    assert went_down
    expect(search.get_by_role("searchbox")).to_be_focused()

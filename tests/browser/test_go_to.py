"""The places to go to, as the search shows them for a citation that is typed."""

from __future__ import annotations

import re

import pytest
from asking import answers, to_go
from playwright.sync_api import Locator, Page, expect
from targets import RESOLUTION, SESSION, assert_is_target, settled
from test_search import ask

PATIENCE = 30_000


def test_the_search_itself_leads_there(desk: Page, address: str) -> None:
    cases = [case for case in to_go() if not case.here]
    desk.goto("")
    desk.keyboard.press("/")
    found = answers(desk, [case.typed for case in cases])
    wrong = {
        case.typed: (answer.places, case.leads_to)
        for case, answer in zip(cases, found, strict=True)
        if [one.removeprefix(f"{address}en/") for one in answer.places] != case.leads_to
    }
    assert wrong == {}


def opened(page: Page, width: int, at: str = RESOLUTION) -> Page:
    """Open the search on a page, as one opens it there."""
    page.goto(at)
    if width < 600:
        page.get_by_role("button", name="Search").tap()
    else:
        page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    return page


def typed(page: Page, words: str) -> Locator:
    """Type the words; return the places to go to once the answer is told."""
    ask(page, words, "")
    status = page.locator(".search__status")
    expect(status).to_have_text(re.compile("match|Found|No results"), timeout=PATIENCE)
    return page.locator(".search__places a")


def test_the_first_result_is_the_place_with_its_words_and_enter_goes_there(page, width) -> None:
    places = typed(opened(page, width), "7/2 para 21")
    expect(places).to_have_count(1)
    expect(places.locator("strong")).to_have_text("Go to resolution 7/2, paragraph 21")
    expect(places).to_contain_text("Decides that the Secretariat shall provide")
    assert page.locator(".search__results a").first.get_attribute("href") == (
        places.get_attribute("href")
    )
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("One match: resolution 7/2, paragraph 21.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(re.compile("/resolutions/7-2/#op-21$"))
    assert_is_target(page, "op-21")


def test_a_place_is_gone_to_by_arrow_and_by_finger(page, width) -> None:
    places = typed(opened(page, width), "op 14")
    expect(places.locator("strong")).to_have_text("Go to resolution 7/1, paragraph 14")
    if width < 600:
        box = places.bounding_box()
        assert box and box["height"] >= 24
        places.tap()
    else:
        page.keyboard.press("ArrowDown")
        expect(places).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert_is_target(page, "op-14")


def test_all_that_is_called_so_is_offered_the_resolution_first(page, width) -> None:
    places = typed(opened(page, width), "7/1")
    expect(places.locator("strong")).to_have_text(["Go to resolution 7/1", "Go to decision 7/1"])
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("2 matches, the first being resolution 7/1.")
    texts = page.locator(".search__text h2 a")
    expect(texts.nth(0)).to_have_text("Resolution 7/1")
    expect(texts.nth(1)).to_have_text("Decision 7/1")
    page.get_by_label("Kind of text").select_option("Decision")
    expect(places.locator("strong")).to_have_text(["Go to decision 7/1"])


def test_what_lies_outside_is_marked_so(desk: Page) -> None:
    places = typed(opened(desk, 1280), "A/RES/55/25")
    expect(places).to_have_attribute("href", "https://docs.un.org/en/A/RES/55/25")
    expect(places).to_contain_text("Outside this handbook")
    name = places.locator("strong")
    assert "↗" in name.evaluate("name => getComputedStyle(name, '::after').content")
    places = typed(desk, "A/RES/68/193")
    expect(places).to_have_attribute("href", re.compile(r"/documents/#a-res-68-193$"))
    expect(places).to_contain_text("Where it is cited in the handbook")


def test_words_are_no_place_to_go_to(desk: Page) -> None:
    expect(typed(opened(desk, 1280), "firearms")).to_have_count(0)
    expect(desk.locator(".search__text").first).to_be_visible()


def test_the_table_is_fetched_when_the_search_opens_and_the_words_when_they_are_shown(desk) -> None:
    asked: list[str] = []

    def keep(request) -> None:
        asked.append(request.url.partition("/en/")[2])

    desk.on("request", keep)
    desk.goto(RESOLUTION)
    settled(desk)
    assert not [name for name in asked if "cita" in name or "first-words" in name]
    before = set(desk.evaluate("Object.getOwnPropertyNames(window)"))
    desk.keyboard.press("/")
    desk.get_by_role("searchbox").fill("firearms")
    expect(desk.locator(".search__text").first).to_be_visible()
    assert {"assets/citation.js", "assets/citable.js"} <= set(asked)
    assert not [name for name in asked if "first-words" in name]
    typed(desk, "op 14")
    typed(desk, "op 15")
    assert asked.count("assets/citable.js") == 1
    assert asked.count(f"assets/first-words/{SESSION}".rstrip("/") + ".js") == 1
    assert set(desk.evaluate("Object.getOwnPropertyNames(window)")) == before
    desk.remove_listener("request", keep)


@pytest.mark.parametrize("file", ["citable.js", "first-words/**"])
def test_without_the_table_or_its_words_all_else_is_found(desk: Page, file: str) -> None:
    desk.route(f"**/assets/{file}", lambda route: route.fulfill(status=200, body="// nothing"))
    places = typed(opened(desk, 1280), "7/1")
    expect(desk.locator(".search__text").first).to_be_visible()
    expect(places).to_have_count(0 if file == "citable.js" else 2)


def test_a_place_can_be_gone_to_while_the_index_cannot_be_loaded(desk: Page) -> None:
    desk.route("**/texts.json", lambda route: route.fulfill(status=200, body="not an index"))
    opened(desk, 1280)
    desk.get_by_role("searchbox").fill("7/3 annex II 5")
    expect(desk.get_by_role("dialog").get_by_role("status")).to_contain_text("could not be loaded")
    desk.keyboard.press("Enter")
    assert_is_target(desk, "para-5")
    expect(desk).to_have_url(re.compile("/resolutions/7-3/annex-ii/#para-5$"))

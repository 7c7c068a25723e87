"""Previews: on hover, on focus, by touch; they stay, can be entered, and go with Esc."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from targets import RESOLUTION, SESSION, settled

ITEM = f"{SESSION}agenda/2-a/"


def test_a_reference_shows_its_text_on_hover_and_can_be_entered(desk: Page) -> None:
    desk.goto(ITEM)
    link = desk.locator(".paragraph").get_by_role("link", name="resolution 7/1")
    box = desk.locator(".preview")
    link.hover()
    expect(box).to_be_visible()
    expect(box).to_contain_text("Resolution 7/1 of 10 October 2014")
    expect(box).to_contain_text("Strengthening the implementation of the United Nations Convention")
    expect(link).to_have_attribute("aria-describedby", "preview-told")
    box.hover()
    desk.wait_for_timeout(600)  # longer than it takes to go when nothing is pointed at
    expect(box).to_be_visible()
    desk.locator("h1").hover()
    expect(box).to_be_hidden()
    expect(link).not_to_have_attribute("aria-describedby", re.compile("."))


def test_it_goes_with_esc_and_does_not_come_back_until_the_link_is_left(desk: Page) -> None:
    desk.goto(ITEM)
    link = desk.locator(".paragraph").get_by_role("link", name="resolution 7/1")
    box = desk.locator(".preview")
    link.hover()
    expect(box).to_be_visible()
    desk.keyboard.press("Escape")
    expect(box).to_be_hidden()
    line = link.evaluate("e => { const r = e.getClientRects()[0]; return [r.x, r.y] }")
    desk.mouse.move(line[0] + 3, line[1] + 5)
    desk.wait_for_timeout(600)
    expect(box).to_be_hidden()
    desk.locator("h1").hover()
    link.hover()
    expect(box).to_be_visible()


def test_a_note_shows_its_words_on_keyboard_focus(desk: Page) -> None:
    desk.goto(f"{SESSION}resolutions/7-2/")
    call = desk.locator("#fnref-4")
    before = desk.locator("#fnref-3")
    before.focus()
    desk.keyboard.press("Tab")
    while not call.evaluate("e => e === document.activeElement"):
        desk.keyboard.press("Tab")
    box = desk.locator(".preview")
    expect(box).to_be_visible()
    expect(box).to_have_text(
        re.compile(r"^Note 4 Report of the United Nations Conference .*, chap\. IV, para\. 24\.")
    )
    desk.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(call).to_be_focused()
    desk.keyboard.press("Tab")
    expect(box).not_to_contain_text("Note 4")


def test_nothing_is_asked_of_the_server(desk: Page) -> None:
    desk.goto(RESOLUTION)
    settled(desk)
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_role("link", name="article 32").first.hover()
    expect(desk.locator(".preview")).to_contain_text("Organized Crime Convention, article 32")
    assert asked == []


@pytest.mark.parametrize("width", [1280, 360])
def test_it_lies_within_the_window(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 640})
    desk.goto(RESOLUTION)
    for link in desk.locator(".paragraph a.reference").all()[:12]:
        link.hover()
        expect(desk.locator(".preview")).to_be_visible()
        box = desk.locator(".preview").bounding_box()
        assert box
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 640
        desk.keyboard.press("Escape")
    desk.set_viewport_size({"width": 1280, "height": 900})


def test_a_tap_shows_and_a_second_tap_or_the_link_in_it_goes_there(
    browser: Browser, address: str
) -> None:
    with browser.new_context(
        base_url=address, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
    ) as phone:
        page = phone.new_page()
        here = f"{address}en/{SESSION}resolutions/7-3/"
        page.goto(here)
        link = page.get_by_role("link", name="annex I to the present")
        link.tap()
        expect(page.locator(".preview")).to_contain_text("Resolution 7/3, annex I")
        assert page.url == here
        page.locator(".preview").get_by_role("link").tap()
        page.wait_for_url(f"{here}annex-i/")
        page.go_back()
        link.tap()
        link.tap()
        page.wait_for_url(f"{here}annex-i/")

"""Who must do what: found from the home page, filtered, sent on, printed, from disk."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect
from targets import SESSION, assert_is_target

REGISTER = f"{SESSION}actions/"
SECRETARIAT = "Secretariat (United Nations Office on Drugs and Crime)"


def rows(page: Page) -> Locator:
    return page.locator("table.actions tbody tr:visible")


def choose(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=value)


def test_two_taps_lead_to_what_the_secretariat_must_do_by_the_eighth_session(
    page: Page, width: int
) -> None:
    page.goto("")
    follow(page.locator("main").get_by_role("link", name="actions required"), width)
    entry = page.locator(".acts > ul > li", has_text=SECRETARIAT)
    follow(entry.get_by_role("link", name=re.compile("At or before the eighth session")), width)
    assert_is_target(page, "by-session-8")
    group = page.locator(".actions-group", has=page.locator("#by-session-8"))
    places = group.locator("tbody th").all_inner_texts()
    assert places[::2] == ["Resolution 7/1", "Resolution 7/1", "Resolution 7/2"]
    assert places[1::2] == ["4", "17", "21"]


def follow(link: Locator, width: int) -> None:
    """Follow a link by finger on a phone, by the pointer elsewhere."""
    link.tap() if width < 600 else link.click()


def test_an_action_leads_to_its_paragraph_and_a_text_to_its_actions(page: Page) -> None:
    page.goto(f"{REGISTER}secretariat/")
    page.locator("#resolution-7-1-op-17 th:nth-child(2) a").click()
    assert_is_target(page, "op-17")
    page.locator(".asks-for a").click()
    assert_is_target(page, "resolution-7-1")


def test_the_filter_narrows_says_how_much_is_left_and_can_be_sent(page: Page) -> None:
    page.goto(REGISTER)
    all_ = rows(page).count()
    status = page.locator(".actions-filter [role=status]")
    choose(page, "Addressee", SECRETARIAT)
    choose(page, "Deadline", "At or before the eighth session (17 to 21 October 2016)")
    expect(status).to_have_text("3 actions")
    assert rows(page).count() == 3
    expect(page.get_by_role("heading", name="Resolution 7/4, annex")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?addressee=secretariat&deadline=by-session-8$"))
    sent = page.url
    page.get_by_role("button", name="Show all").click()
    expect(status).to_be_empty()
    assert rows(page).count() == all_
    expect(page).to_have_url(re.compile(r"actions/$"))
    page.goto(sent)
    expect(status).to_have_text("3 actions")
    page.get_by_label("Containing the words").fill("PROGRESS achieved")
    expect(status).to_have_text("1 action")
    page.get_by_label("Containing the words").fill("xylophone")
    expect(status).to_have_text("No actions match.")


def test_the_filter_by_keyboard(desk: Page) -> None:
    desk.goto(REGISTER)
    desk.get_by_label("Addressee", exact=True).focus()
    desk.keyboard.type("Secret")
    expect(desk.locator(".actions-filter [role=status]")).to_contain_text("actions")
    expect(desk.get_by_label("Addressee", exact=True)).to_be_focused()
    for _ in range(3):
        desk.keyboard.press("Tab")
    expect(desk.get_by_label("Containing the words")).to_be_focused()
    desk.keyboard.type("report")
    desk.keyboard.press("Enter")  # sends no form
    expect(desk.get_by_label("Containing the words")).to_be_focused()
    expect(desk).to_have_url(re.compile(r"addressee=secretariat&words=report$"))
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile(r"actions/$"))


def test_without_scripts_all_is_there(desk: Page) -> None:
    browser = desk.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.request.get(REGISTER).url)
    assert rows(page).count() == 129
    expect(page.locator(".actions-filter")).to_be_hidden()
    context.close()


def test_on_a_phone_an_action_is_a_card_that_keeps_its_roles(page: Page, width: int) -> None:
    page.goto(REGISTER)
    cell = page.locator("#resolution-7-1-op-4 td:nth-child(3)")
    row = page.locator("#resolution-7-1-op-4")
    inside, outside = cell.bounding_box(), row.bounding_box()
    assert inside and outside
    assert (inside["width"] > 0.9 * outside["width"]) == (width < 600)
    # As the browser tells them to a screen reader; a card is still a row of a table.
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in told if not node["ignored"])
    tables = page.locator("table.actions").count()
    assert roles["table"] == tables and roles["columnheader"] == 6 * tables
    assert roles["row"] == 129 + tables
    assert roles["rowheader"] == 2 * 129 and roles["cell"] == 4 * 129


def test_it_prints_wide_in_the_secretariats_columns(desk: Page, tmp_path: Path) -> None:
    desk.goto(f"{REGISTER}secretariat/")
    desk.pdf(path=tmp_path / "register.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "register.pdf") as printed:
        first = printed[0]
        assert first.get_width() > first.get_height()
        text = first.get_textpage().get_text_range()
        assert all(page.get_textpage().count_chars() > 200 for page in printed)
    columns = ["Text", "Para.", "Action required", "Addressee", "Deadline"]
    columns.append("Resources and conditions")
    assert " ".join(columns) in " ".join(text.split())
    assert "Resolution 7/1" in text or re.search(r"Resolution\s+7/1", text)
    assert "at the United Nations (https://docs.un.org/" in text
    assert "By text" not in text


@pytest.mark.parametrize("name", ["actions.csv", "actions.json"])
def test_what_can_be_taken_along_is_there(desk: Page, name: str) -> None:
    desk.goto(REGISTER)
    assert desk.request.get(f"{REGISTER}{name}").ok
    expect(desk.locator(f".tools a[href='{name}']")).to_be_visible()


def test_from_disk_the_filter_works_too(browser_from_disk: Page, unpacked: Path) -> None:
    page = browser_from_disk
    [file] = unpacked.rglob("actions/index.html")
    page.goto(f"{file.as_uri()}?addressee=secretariat&deadline=by-session-8")
    expect(page.locator(".actions-filter [role=status]")).to_have_text("3 actions")
    choose(page, "Deadline", "any")
    expect(page.locator(".actions-filter [role=status]")).to_have_text("26 actions")
    page.reload()
    expect(page.locator(".actions-filter [role=status]")).to_have_text("26 actions")
    rows(page).first.locator("th:nth-child(2) a").click()
    expect(page.locator(":target")).to_be_visible()

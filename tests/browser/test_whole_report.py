"""The whole report read in a browser: its page in the handbook, and the file that came by mail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from asking import to_go
from conftest import WINDOWS
from kinds import ALL
from lxml import html
from playwright.sync_api import Browser, Page, expect
from targets import SESSION, assert_is_target, background

from generator.catalogue import load_words
from generator.pages import text_pages, whole_pages
from generator.resolved import Resolved

FULL = f"{SESSION}full/"
HANDBOOK = "https://plenary.example/en/"
FILE = f"{SESSION}ctoc-cop-2014-13.html"


# --- the page ---------------------------------------------------------------------------------


def test_a_reference_stays_in_the_page_and_a_heading_leads_to_the_page_of_its_text(
    page: Page,
) -> None:
    page.goto(f"{FULL}#resolution-7-1-op-14")
    assert_is_target(page, "resolution-7-1-op-14")
    page.locator("#para-1 ~ [id='resolution-7-3-op-1']").get_by_role("link", name="annex I").click()
    assert_is_target(page, "resolution-7-3-annex-i")
    page.locator(".own-page").get_by_role(
        "link", name="Resolution 7/3, annex I", exact=True
    ).click()
    expect(page).to_have_url(re.compile(r"/resolutions/7-3/annex-i/$"))


def test_a_note_of_the_page_leads_back_to_each_of_its_calls(page: Page) -> None:
    page.goto(FULL)
    for call in ("fnref-1", "fnref-1-2"):
        page.locator(f"[id='{call}']").click()
        assert_is_target(page, "fn-1")
        page.locator(f"#fn-1 a[href='#{call}']").click()
        assert_is_target(page, call)


def test_the_page_fits_the_window(page: Page) -> None:
    page.goto(FULL)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_report_offers_its_forms(page: Page) -> None:
    page.goto(SESSION)
    for name in ("PDF", "HTML file", "EPUB"):
        href = page.get_by_role("link", name=name, exact=True).get_attribute("href")
        assert page.request.get(f"{SESSION}{href}").ok
    page.get_by_role("link", name="On one page").click()
    expect(page).to_have_url(re.compile("/full/$"))


# --- the file ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def file(real_site: Path) -> Path:
    """Return the file alone, in a folder with nothing else."""
    return real_site / "en" / FILE


@pytest.fixture
def alone(browser: Browser, file: Path, width: int, tmp_path: Path) -> Iterator[Page]:
    """Open the file from disk in a window without a network; it may ask for nothing else."""
    copy = tmp_path / "report.html"
    copy.write_bytes(file.read_bytes())
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": 740}, has_touch=phone, is_mobile=phone, offline=True
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("request", lambda asked: faults.append(f"asked for {asked.url}"))
    opened.on("pageerror", lambda error: faults.append(f"script: {error}"))
    opened.on("console", lambda line: faults.append(f"console: {line.text}"))
    opened.goto(copy.as_uri())
    assert faults == [f"asked for {copy.as_uri()}"]
    faults.clear()
    yield opened
    context.close()
    assert not faults


AT_ONE_WIDTH = pytest.mark.parametrize("width", WINDOWS if ALL else [1280])
"""What is listed is no matter of width; on a phone it is asked in `make fuzz`."""


def folded(text: str) -> str:
    """Return text without accents and capitals."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lower()


def holding(file: Path, *beginnings: str) -> list[str]:
    """Return the ids of what holds a word with each of the beginnings, by rules of our own."""
    tree = html.fromstring(file.read_bytes())
    for aid in tree.xpath("//*[contains('permalink backlink note-call own-page', @class)][@class]"):
        aid.drop_tree()
    found: list[tuple[str, str]] = []
    for element in tree.xpath("//main//*[self::p or self::div or starts-with(name(), 'h')]"):
        if element.get("class") in ("own-page", "introduction"):
            continue
        text = folded(" ".join(element.text_content().split()))
        if element.get("id"):
            found.append((element.get("id"), text))
        elif found and element.tag in ("p", "div") and not element.xpath("ancestor::div"):
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
    return [id_ for id_, text in found if all(re.search(rf"\b{word}", text) for word in beginnings)]


@pytest.mark.parametrize(
    ("typed", "beginnings"),
    [
        ("firearms traffic", ("firearms", "traffic")),
        ("SMÜGGLING  mígrants", ("smuggling", "migrants")),
        ("omnibus", ("omnibus",)),
        ("General Assembly resolution 68/193", ("general", "assembly", "resolution", "68/193")),
        ("vice-president", ("vice-president",)),
    ],
)
@AT_ONE_WIDTH
def test_what_is_listed_holds_all_the_words_typed(
    alone: Page, file: Path, typed: str, beginnings: tuple[str, ...]
) -> None:
    expected = holding(file, *beginnings)
    assert expected
    alone.get_by_role("searchbox", name="Find in the report").press_sequentially(typed)
    told = "1 paragraph" if len(expected) == 1 else f"{len(expected)} paragraphs"
    expect(alone.get_by_role("status")).to_have_text(re.compile(f"(^|\\. ){told}$"))
    found = alone.locator(".found a").filter(has_not_text="Go to ")
    listed = found.evaluate_all("all => all.map(e => e.hash.slice(1))")
    assert listed == expected


# ArrowDown renews the list at once.
ASKED = """(queries) => queries.map((query) => {
  const input = document.querySelector(".find input");
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  return [...document.querySelectorAll(".found a")]
    .filter((link) => link.querySelector("strong")?.textContent.startsWith("Go to "))
    .map((link) => link.getAttribute("href"));
})"""


@AT_ONE_WIDTH
def test_a_citation_that_is_typed_leads_to_its_place_in_the_file(
    alone: Page, seventh_session: Resolved
) -> None:
    words = load_words("en").pages
    texts = text_pages.texts(seventh_session, {}, words)
    [whole] = whole_pages.pages(seventh_session, texts, words)
    here = whole.places
    cases = [case for case in to_go() if not case.here]

    def in_the_file(address: str) -> str:
        page, _, id_ = address.partition("#")
        if address == SESSION:
            return "#title"
        if id_.startswith("fn-"):
            return f"#{id_}"
        outside = address if address.startswith("https:") else f"{HANDBOOK}{address}"
        return f"#{here[page, id_]}" if (page, id_) in here else outside

    found = alone.evaluate(ASKED, [case.typed for case in cases])
    wrong = {
        case.typed: (led, wanted)
        for case, led in zip(cases, found, strict=True)
        if led != (wanted := [in_the_file(one) for one in case.leads_to])
    }
    assert wrong == {}
    ids = [led[1:] for some in found for led in some if led.startswith("#")]
    assert len(ids) > 70
    assert alone.evaluate("ids => ids.every((id) => document.getElementById(id))", ids)


def test_a_place_that_is_typed_comes_first_and_enter_goes_there(alone: Page) -> None:
    words = alone.get_by_role("searchbox")
    words.fill("7/2 op 14")
    entry = alone.locator(".found a").first
    expect(entry).to_contain_text("Go to resolution 7/2, paragraph 14")
    expect(alone.get_by_role("status")).to_contain_text("One match")
    words.press("Enter")
    assert_is_target(alone, "resolution-7-2-op-14")
    words.fill("A/RES/55/25")
    expect(alone.locator(".found a").first).to_have_attribute(
        "href", "https://docs.un.org/en/A/RES/55/25"
    )


@AT_ONE_WIDTH
def test_a_wrong_letter_and_the_other_spelling_are_found_in_the_file(
    alone: Page, file: Path
) -> None:
    words, status = alone.get_by_role("searchbox"), alone.get_by_role("status")
    words.fill("fierarms")
    expect(status).to_contain_text("No text has “fierarms”; shown is what was found for “firearms”")
    assert alone.locator(".found a").count() == len(holding(file, "firearms"))
    words.fill("organised")
    expect(status).to_have_text(f"{len(holding(file, 'organized'))} paragraphs")
    words.fill("para 14")
    words.press("ArrowDown")  # which renews the list at once
    marked = alone.locator(".found mark").all_inner_texts()
    assert {word.lower() for word in marked} <= {"para", "paragraph", "paragraphs", "paras", "14"}


def test_a_place_in_the_list_has_its_number_and_leads_there(alone: Page) -> None:
    alone.get_by_role("searchbox").fill("focal point secretariat designate")
    entry = alone.locator(".found").get_by_role("link").first
    expect(entry).to_contain_text("Resolution 7/1, paragraph 14")
    expect(entry.locator("mark").first).to_be_visible()
    entry.click()
    expect(alone.locator(".found")).to_be_hidden()
    assert_is_target(alone, "resolution-7-1-op-14")
    expect(alone.locator("[id='resolution-7-1-op-14']")).to_be_focused()


def test_the_list_is_used_by_keyboard_alone(alone: Page, file: Path) -> None:
    words = alone.get_by_role("searchbox")
    alone.keyboard.press("Tab")
    expect(words).to_be_focused()
    alone.keyboard.type("annex recommendations")
    links = alone.locator(".found a")
    expect(links).to_have_count(len(holding(file, "annex", "recommendations")))
    alone.keyboard.press("ArrowDown")
    alone.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    alone.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()
    alone.keyboard.press("Escape")
    expect(words).to_be_focused()
    expect(links.first).to_be_hidden()
    words.fill("annex recommendations working")
    expect(links).to_have_count(len(holding(file, "annex", "recommendations", "working")))
    target = links.first.evaluate("e => e.hash.slice(1)")
    alone.keyboard.press("Enter")
    expect(alone).to_have_url(re.compile(f"#{target}$"))


def test_who_goes_down_the_list_at_once_keeps_the_place(alone: Page, file: Path) -> None:
    words = alone.get_by_role("searchbox")
    words.press_sequentially("annex recommendation")
    links = alone.locator(".found a")
    expect(links).to_have_count(len(holding(file, "annex", "recommendation")))
    # Both in one breath, before the list is renewed for the last letter.
    words.evaluate(
        """field => {
          field.value += "s working";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
        }"""
    )
    expect(links).to_have_count(len(holding(file, "annex", "recommendations", "working")))
    expect(links.first).to_be_focused()
    alone.wait_for_timeout(300)
    expect(links.first).to_be_focused()


def test_nothing_found_is_told_and_nothing_typed_is_silent(alone: Page) -> None:
    words = alone.get_by_role("searchbox")
    words.fill("zebra")
    expect(alone.get_by_role("status")).to_have_text("No paragraph contains all these words.")
    words.fill("")
    expect(alone.get_by_role("status")).to_have_text("")
    expect(alone.locator(".found")).to_be_hidden()


def test_the_file_fits_the_window_and_notes_lead_both_ways(alone: Page) -> None:
    assert alone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for call in ("fnref-1", "fnref-1-2"):
        alone.locator(f"[id='{call}']").click()
        assert_is_target(alone, "fn-1")
        alone.locator(f"#fn-1 a[href='#{call}']").click()
        expect(alone.locator(f"[id='{call}']")).to_be_in_viewport()


def test_the_file_has_the_colours_of_the_device_and_is_printed_black_on_white(
    alone: Page, width: int
) -> None:
    body = alone.locator("body")
    alone.emulate_media(color_scheme="light")
    light = background(body)
    alone.emulate_media(color_scheme="dark")
    assert background(body) != light
    printed = pypdfium2.PdfDocument(alone.pdf(format="A4", print_background=True))
    for sheet in printed:
        shades = sheet.render(scale=0.3, grayscale=True).to_pil().histogram()
        assert shades[255] > 0.7 * sum(shades)
    sheets = [sheet.get_textpage().get_text_range() for sheet in printed]
    assert "CTOC/COP/2014/13" in sheets[0] and "¶" not in "".join(sheets)
    assert "Page of this text" not in "".join(sheets)
    assert 20 < len(sheets) < 50


def test_without_scripts_all_is_there_but_the_search(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    opened = context.new_page()
    opened.goto(file.as_uri())
    expect(opened.get_by_role("searchbox")).to_have_count(0)
    opened.get_by_text("Contents", exact=True).click()
    opened.get_by_role("navigation", name="Contents").get_by_role(
        "link", name="Decision 7/1"
    ).click()
    expect(opened).to_have_url(re.compile("#decision-7-1$"))
    expect(opened.locator("[id='decision-7-1']")).to_be_in_viewport()
    context.close()

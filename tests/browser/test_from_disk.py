"""The unpacked bundle in a plain browser: opened from disk, with no network at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import answers, to_go
from conftest import PATIENCE, WINDOWS, Handler
from host import served
from kinds import ALL
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, expect
from targets import RESOLUTION, SESSION, assert_is_target
from test_search import ask, heading


@pytest.fixture(params=WINDOWS if ALL else [1280])
def width(request: pytest.FixtureRequest) -> int:
    """Return the width of the window: in `make fuzz` that of a phone too.

    From disk the same things come from elsewhere. How they look on a phone is tested where a host
    has them (test_search.py, test_go_to.py), and of each page that it fits (test_every_page.py).
    """
    return int(request.param)


@pytest.fixture
def page(browser: Browser, width: int) -> Iterator[Page]:
    """Return a window that nothing reaches but files.

    The test fails afterwards if a page asked for anything else or showed an error.
    """
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": WINDOWS[width]},
        has_touch=phone,
        is_mobile=phone,
        reduced_motion="reduce",
        offline=True,
    )
    context.set_default_timeout(PATIENCE)
    faults: list[str] = []

    def route(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            faults.append(f"asked for {route.request.url}")
            route.abort()

    def asked(request: Request) -> None:
        # Not all that a page asks for can be routed; all of it is told of.
        if not request.url.startswith(("file:", "data:image/svg")):
            faults.append(f"asked for {request.url}")

    def said(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            faults.append(f"console: {line.text}")

    context.route("**/*", route)
    opened = context.new_page()
    opened.on("request", asked)
    opened.on("console", said)
    opened.on("pageerror", lambda error: faults.append(f"script: {error}"))
    yield opened
    context.close()
    assert not faults


@pytest.fixture
def start(unpacked: Path) -> str:
    return (unpacked / "START HERE.html").as_uri()


@pytest.fixture
def resolution(unpacked: Path) -> str:
    return address(unpacked, RESOLUTION)


def address(unpacked: Path, page: str) -> str:
    return (unpacked / "handbook" / page / "index.html").as_uri()


def search(page: Page) -> None:
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(page.locator("#search-words")).to_be_focused()


def test_the_start_leads_to_the_handbook_and_on_to_a_text(page, start) -> None:
    page.goto(start)
    expect(page.get_by_text("Extract the whole file first")).to_be_hidden()
    page.get_by_role("link", name="Open the handbook").click()
    page.get_by_role("link", name="Seventh session").first.click()
    page.get_by_role("article").get_by_role("link", name="Resolution 7/1").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Resolution 7/1")
    expect(page).to_have_url(re.compile(rf"/handbook/{RESOLUTION}index\.html$"))


def test_opened_alone_as_windows_does_inside_a_zip_it_says_to_unpack(
    browser, unpacked, tmp_path
) -> None:
    shutil.copy(unpacked / "START HERE.html", tmp_path)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "START HERE.html").as_uri())
    expect(page.get_by_role("heading", name="Extract the whole file first")).to_be_visible()
    expect(page.get_by_role("link")).to_have_count(0)
    context.close()


def test_without_scripts_the_start_leads_to_the_handbook(browser, start) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(start)
    page.get_by_role("link", name="Seventh session").click()
    expect(page).to_have_url(re.compile(rf"/handbook/{SESSION}index\.html$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("scheme", "ink"), [("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")]
)
def test_the_start_is_in_the_reader_s_own_colours(page, start, scheme, ink) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(start)
    assert page.evaluate("getComputedStyle(document.body).color") == ink
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert page.get_by_role("link", name="Open the handbook").bounding_box()["height"] >= 24


def test_a_word_is_found_in_another_form_and_leads_to_its_paragraph(page, resolution) -> None:
    page.goto(resolution)
    search(page)
    found = ask(page, "harmonization")
    text = found.filter(has=page.get_by_role("link", name="Resolution 7/1", exact=True))
    hit = text.get_by_role("link", name=re.compile("^paragraph 2 ", re.IGNORECASE))
    expect(hit.locator("mark")).to_have_text("harmonize")
    hit.click()
    expect(page.locator("dialog")).to_be_hidden()
    assert_is_target(page, "op-2")


def test_a_symbol_leads_to_another_page_and_its_paragraph(page, unpacked, resolution) -> None:
    page.goto(resolution)
    search(page)
    found = ask(page, "CTOC/COP/2014/L.4/Rev.2")
    text = found.filter(has=page.get_by_role("link", name="Agenda item 2 (a)", exact=True))
    text.locator("li a").first.click()
    assert page.url.startswith(address(unpacked, f"{SESSION}agenda/2-a"))
    assert_is_target(page, "para-36")


def test_texts_are_found_by_number_title_and_kind_and_nonsense_is_not(page, start) -> None:
    page.goto(start)
    page.get_by_role("link", name="Open the handbook").click()
    search(page)
    found = ask(page, "res. 7/2")
    assert heading(found.first) == "Resolution 7/2"
    found = ask(page, "trafficking")
    page.get_by_label("Kind of text").select_option("Decision")
    expect(found.first.locator("h2 a")).to_have_text(re.compile("^Decision"))
    page.get_by_label("Kind of text").select_option("")
    expect(ask(page, "xylophone", "No results")).to_have_count(0)


def test_a_citation_leads_to_its_place(page, unpacked, resolution) -> None:
    page.goto(resolution)
    search(page)
    ask(page, "op 14", "One match: resolution 7/1, paragraph 14.")
    place = page.locator(".search__places a")
    expect(place).to_contain_text("Go to resolution 7/1, paragraph 14 Calls upon")
    place.click()
    assert_is_target(page, "op-14")
    search(page)
    ask(page, "7/3 annex II 5", "One match")
    page.keyboard.press("Enter")
    assert_is_target(page, "para-5")
    assert page.url.startswith(address(unpacked, f"{SESSION}resolutions/7-3/annex-ii"))


def test_all_that_can_be_typed_leads_there_from_disk_too(page, unpacked) -> None:
    page.goto(address(unpacked, ""))
    search(page)
    cases = [case for case in to_go() if not case.here]
    folder = (unpacked / "handbook").as_uri() + "/"
    found = answers(page, [case.typed for case in cases])
    wrong = {
        case.typed: (answer.places, case.leads_to)
        for case, answer in zip(cases, found, strict=True)
        if [one.removeprefix(folder).replace("index.html", "") for one in answer.places]
        != case.leads_to
    }
    assert wrong == {}


def test_a_wrong_letter_is_put_right_from_disk_too(page, resolution) -> None:
    page.goto(resolution)
    search(page)
    assert heading(ask(page, "fierarms").first) == "Resolution 7/2"


def test_of_the_index_only_what_is_needed_is_loaded_and_nothing_stays(page, resolution) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/pagefind/")[2]))
    page.goto(resolution)
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    assert not [name for name in loaded if name.endswith(".pf_meta.js")]
    search(page)
    ask(page, "harmonization")
    assert set(page.evaluate("Object.getOwnPropertyNames(window)")) == before
    assert page.evaluate("fetch.toString()") == "function fetch() { [native code] }"
    assert page.locator("script[src*=pagefind]").count() == 0
    fragments = [name for name in loaded if name.startswith("fragment/")]
    assert 0 < len(fragments) < 15
    assert len(set(loaded)) == len(loaded), "each file is loaded once"


@pytest.mark.parametrize("missing", ["wasm.en.pagefind.js", "index/*"])
def test_a_file_of_the_index_that_is_missing_is_said_aloud(
    browser, unpacked, tmp_path, missing
) -> None:
    """It is not said that no text has the words."""
    shutil.copytree(unpacked, tmp_path / "copy")
    for file in (tmp_path / "copy/handbook/pagefind").glob(missing):
        file.unlink()
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(address(tmp_path / "copy", RESOLUTION))
    search(page)
    page.get_by_role("searchbox").fill("harmonization")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    context.close()


def test_a_reference_leads_to_another_page_and_back(page, unpacked, resolution) -> None:
    page.goto(resolution)
    page.locator("#pp-4").get_by_role("link", name="article 32").click()
    assert page.url == f"{address(unpacked, 'instruments/untoc')}#article-32"
    assert_is_target(page, "article-32")
    page.go_back()
    assert page.url.partition("#")[0] == resolution


def test_a_note_and_the_way_back(page, unpacked) -> None:
    page.goto(address(unpacked, f"{SESSION}resolutions/7-2"))
    page.locator("#fnref-5").click()
    assert_is_target(page, "fn-5")
    page.locator("#fn-5 a[href='#fnref-5']").click()
    assert_is_target(page, "fnref-5")


def test_the_pdf_that_a_page_offers_is_on_disk_and_the_page_prints(page, resolution) -> None:
    page.goto(resolution)
    offered = page.get_by_role("link", name="PDF", exact=True)
    pdf = offered.evaluate("link => link.href")
    assert pdf == resolution.replace("index.html", "resolution-7-1.pdf")
    path = Path(page.evaluate("address => decodeURIComponent(new URL(address).pathname)", pdf))
    assert path.read_bytes().startswith(b"%PDF-")
    assert page.pdf().startswith(b"%PDF-")


def test_a_link_to_the_outside_says_so_to_eyes_and_ears(page, resolution) -> None:
    page.goto(resolution)
    link = page.get_by_role("link", name="General Assembly resolution 68/193").first
    expect(link).to_have_accessible_description("Outside this handbook")
    assert "↗" in link.evaluate("link => getComputedStyle(link, '::after').content")
    in_footer = page.locator(".footer").get_by_role("link", name="CTOC/COP/2014/13")
    expect(in_footer).to_have_accessible_description("Outside this handbook")
    assert "↗" in in_footer.evaluate("link => getComputedStyle(link, '::after').content")


def test_it_can_be_put_on_a_server_as_well(browser, unpacked) -> None:
    with served(unpacked, Handler) as root:
        context = browser.new_context()
        page = context.new_page()
        refused: list[str] = []
        page.on("response", lambda answer: answer.ok or refused.append(answer.url))
        page.goto(f"{root}handbook/{RESOLUTION}index.html")
        search(page)
        assert ask(page, "harmonization").count() > 0
        assert [url for url in refused if "favicon" not in url] == []
        context.close()

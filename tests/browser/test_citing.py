"""Citing: the citations of a text, the tools of its paragraphs, by mouse, keyboard and touch."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Locator, Page, expect
from projects import project_of
from targets import RESOLUTION, SESSION

from generator.catalogue import load_words
from generator.cited_as.forms import FORMS
from generator.cited_as.place import cited
from generator.cli import main
from generator.resolved import Resolved

WORDS = load_words("en").pages
SITE = "https://plenary.example/en/"
ROOT = Path(__file__).parent.parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
ACT = "ipwc/session-4-part-2/resolutions/iv-3/"
LONGEST = [f"{SESSION}{one}" for one in ("resolutions/7-3/annex-i/", "agenda/2-c/", "chapters/ii/")]
"""The annex, the account of an agenda item and the chapter that have most paragraphs."""
NO_CLIPBOARD = """
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => { window.asked = getSelection().toString(); return window.obeys; };
"""


def sign(page: Page, identifier: str) -> Locator:
    return page.locator(f"[id='{identifier}'] > .handle")


def tools(page: Page) -> Locator:
    return page.get_by_role("dialog", name=re.compile("paragraph|clause|item"))


def form(around: Locator, name: str) -> Locator:
    return around.locator(f"[data-form={name}]")


@pytest.fixture
def clipboard(desk: Page) -> Iterator[Page]:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield desk
    desk.context.clear_permissions()


def test_the_text_is_cited_and_copied_from_its_head(clipboard: Page) -> None:
    page = clipboard
    page.goto(RESOLUTION)
    cite = page.locator("details.cite")
    cite.locator("summary").click()
    oscola = form(cite, "oscola")
    expect(oscola).to_contain_text("CTOC/COP Res 7/1 (10 October 2014) UN Doc CTOC/COP/2014/13")
    page.get_by_role("button", name="Copy: OSCOLA").click()
    expect(cite.get_by_role("status")).to_have_text("Copied: OSCOLA")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "CTOC/COP Res 7/1 (10 October 2014) UN Doc CTOC/COP/2014/13"
    page.get_by_role("button", name="Copy: Link", exact=True).click()
    expect(cite.get_by_role("status")).to_have_text("Copied: Link")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        link = cite.get_by_role("link", name=name)
        answer = page.request.get(link.evaluate("e => e.href"))
        assert answer.ok and "CTOC/COP/2014/13" in answer.text()


def written_links(around: Locator) -> set[tuple[str, str]]:
    """Return where the links lead that are copied, and what they say, as others read them."""
    markdown = MarkdownIt("gfm-like", {"linkify": False}).render(copied(around, "Markdown"))
    found = set()
    for written in (markdown, copied(around, "HTML")):
        [link] = html.fragment_fromstring(written, create_parent=True).iter("a")
        assert not link.getparent().text_content().removeprefix(link.text_content()).strip()
        found.add((link.get("href"), link.text))
    return found


def copied(around: Locator, form: str) -> str:
    around.get_by_role("button", name=f"Copy: Link in {form}").click()
    expect(around.get_by_role("status")).to_have_text(f"Copied: Link in {form}")
    return str(around.page.evaluate("navigator.clipboard.readText()"))


def test_a_link_is_copied_as_texts_that_become_pages_write_it(clipboard: Page) -> None:
    page = clipboard
    page.goto(RESOLUTION)
    cite = page.locator("details.cite")
    cite.locator("summary").click()
    assert copied(cite, "Markdown") == f"[Resolution 7/1]({page.url})"
    assert written_links(cite) == {(page.url, "Resolution 7/1")}
    sign(page, "op-14").click()
    assert copied(tools(page), "HTML") == (
        f'<a href="{page.url}#op-14">Resolution 7/1, paragraph 14</a>'
    )
    assert written_links(tools(page)) == {(f"{page.url}#op-14", "Resolution 7/1, paragraph 14")}
    page.keyboard.press("Escape")
    # Of the report's own text the symbol says more than the name of a page.
    page.goto(f"{SESSION}agenda/2-a/")
    sign(page, "para-36").click()
    symbol = "CTOC/COP/2014/13, chapter IV, section A, paragraph 36"
    assert written_links(tools(page)) == {(f"{page.url}#para-36", symbol)}


HOSTILE = "a]b [c](d) <img src=x onerror=run()> & &amp; \\ \" ' `e` *f* _g_ ~~h~~ | ![i](j)"


def test_no_name_and_no_address_ends_a_link_that_is_copied(clipboard: Page) -> None:
    page = clipboard
    below = "held (1)/"
    page.route(
        lambda url: "held" in url,
        lambda route: route.continue_(url=route.request.url.replace("held%20(1)/", "")),
    )
    page.goto(f"{below}{RESOLUTION}")
    # As a fault in the data of a body would be.
    page.locator("details.cite").evaluate("(e, name) => e.dataset.name = name", HOSTILE)
    sign(page, "op-14").click()
    links = written_links(tools(page))
    page.unroute_all()
    assert {(unquote(to), words) for to, words in links} == {
        (unquote(f"{page.url}#op-14"), f"{HOSTILE}, paragraph 14")
    }


@pytest.mark.parametrize("obeys", [True, False])
def test_without_a_clipboard_the_words_are_selected(
    browser: Browser, address: str, obeys: bool
) -> None:
    with browser.new_context(base_url=f"{address}en/", service_workers="block") as context:
        context.add_init_script(NO_CLIPBOARD)
        page = context.new_page()
        page.goto(RESOLUTION)
        page.evaluate(f"window.obeys = {str(obeys).lower()}")
        page.locator("details.cite summary").click()
        page.get_by_role("button", name="Copy: Bluebook").click()
        told = "Copied: Bluebook" if obeys else "The text has been selected: Bluebook"
        expect(page.locator("details.cite [role=status]")).to_contain_text(told)
        wanted = "CTOC/COP Res. 7/1, U.N. Doc. CTOC/COP/2014/13 (Oct. 10, 2014)"
        assert page.evaluate("[window.asked, getSelection().toString()]") == [wanted, wanted]


def test_a_paragraph_is_cited_by_mouse(clipboard: Page) -> None:
    page = clipboard
    page.goto(RESOLUTION)
    page.locator("#op-14").hover()
    sign(page, "op-14").click()
    expect(tools(page)).to_be_visible()
    expect(tools(page).get_by_role("heading").first).to_have_text("paragraph 14")
    expect(form(tools(page), "link").get_by_role("link")).to_have_text(f"{page.url}#op-14")
    tools(page).get_by_role("button", name="Copy: United Nations").click()
    expect(tools(page).get_by_role("status")).to_have_text("Copied: United Nations")
    assert "Crime, para. 14 (see CTOC/COP/2014/13, sect. I.A)" in page.evaluate(
        "navigator.clipboard.readText()"
    )
    # A press in it, or one that ends beside it, leaves it open; one beside it does not.
    box = tools(page).bounding_box()
    assert box
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(tools(page)).to_be_visible()
    page.mouse.click(5, 5)
    expect(tools(page)).to_be_hidden()
    sign(page, "op-14").click()
    form(tools(page), "link").get_by_role("link").click()
    expect(page).to_have_url(re.compile("#op-14$"))
    expect(tools(page)).to_be_hidden()


def test_a_link_that_is_to_open_elsewhere_does_so(desk: Page) -> None:
    """One edition of the browser, chromium-headless-shell 150, breaks down over any page that is
    opened so; there it must do that the browser is left to it."""
    desk.goto(RESOLUTION)
    desk.locator("#op-14").hover()
    desk.evaluate(
        """addEventListener("click", ({ defaultPrevented, target }) => {
            document.title = defaultPrevented + target.href;
        })"""
    )
    with desk.context.expect_page() as opened:
        sign(desk, "op-14").click(modifiers=["ControlOrMeta"])
    try:
        expect(opened.value).to_have_url(re.compile("#op-14$"))
    except AssertionError as fault:
        if "Page crashed" not in str(fault):
            raise
    opened.value.close()
    assert re.fullmatch(r"false.*#op-14", desk.title())
    expect(tools(desk)).to_be_hidden()


def test_a_paragraph_is_cited_by_keyboard(page: Page) -> None:
    page.goto(RESOLUTION)
    sign(page, "op-1").focus()
    expect(sign(page, "op-1")).to_have_accessible_name("paragraph 1")
    expect(sign(page, "op-1")).to_have_accessible_description(re.compile("arrow keys"))
    for key, identifier in (
        ("ArrowDown", "op-2"), ("ArrowDown", "op-3"), ("ArrowUp", "op-2"), ("End", "op-17"),
        ("ArrowDown", "op-17"), ("Home", "chapeau"), ("ArrowUp", "chapeau"), ("ArrowDown", "pp-1"),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(sign(page, identifier)).to_be_focused()
        expect(sign(page, identifier)).to_be_in_viewport()
        assert sign(page, identifier).evaluate("e => getComputedStyle(e).opacity") == "1"
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(tools(page)).to_be_visible()
        assert tools(page).evaluate("e => e.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(tools(page)).to_be_hidden()
        expect(sign(page, "pp-1")).to_be_focused()


def test_what_nothing_cites_says_so(desk: Page) -> None:
    desk.goto(f"{SESSION}agenda/2-a/#para-26")
    sign(desk, "para-26").click()
    expect(tools(desk).get_by_text("It is not cited in this handbook.")).to_be_visible()


@pytest.fixture(scope="module")
def from_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of an act on disk, in whose text one paragraph cites another."""
    project = tmp_path_factory.mktemp("project")
    project_of(INVENTED, project)
    assert main(["--project", str(project), "bundle", "--no-pdf"]) == 0
    [bundle] = (project / "dist").glob("*.zip")
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(project)
    return (project / bundle.stem / "handbook" / ACT / "index.html").as_uri()


def test_from_disk_who_cites_a_paragraph_is_told_with_the_words(
    browser: Browser, from_disk: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 740}, offline=True) as context:
        page = context.new_page()
        page.goto(f"{from_disk}#op-1")
        page.locator("#op-1").hover()
        sign(page, "op-1").click()
        [told] = tools(page).locator("[data-cited-in] li").all()
        expect(told.get_by_role("link")).to_have_text("resolution IV/3, paragraph 1 bis")
        expect(told).to_contain_text("Requests the secretariat to act on paragraph 1.")
        expect(told.locator("mark")).to_have_text("paragraph 1")
        expect(tools(page).get_by_text("It is not cited in this handbook.")).to_be_hidden()
        # What is copied is not an address of this disk.
        link = form(tools(page), "link").get_by_role("link")
        expect(link).to_have_text(f"https://plenary.example/en/{ACT}#op-1")
        told.get_by_role("link").click()
        expect(page).to_have_url(f"{from_disk}#op-1-bis")
        expect(tools(page)).to_be_hidden()
        page.locator("details.cite summary").click()
        page.get_by_role("button", name="Copy: Link", exact=True).click()
        expect(page.locator("details.cite [role=status]")).to_have_text(
            re.compile("^(Copied|.*The words are selected): Link$")
        )
        record = page.locator("details.cite").get_by_role("link", name="BibTeX")
        file = Path(unquote(urlsplit(record.evaluate("e => e.href")).path))
        assert "IPWC" in file.read_text("utf-8")


def test_a_paragraph_is_cited_by_touch(browser: Browser, address: str) -> None:
    with browser.new_context(
        base_url=f"{address}en/",
        has_touch=True,
        is_mobile=True,
        viewport={"width": 360, "height": 740},
        service_workers="block",
    ) as phone:
        page = phone.new_page()
        page.goto(RESOLUTION)
        box = sign(page, "op-14").bounding_box()
        assert box and box["width"] >= 24 and box["height"] >= 24
        sign(page, "op-14").tap()
        expect(form(tools(page), "oscola")).to_contain_text("CTOC/COP/2014/13, para 14")
        panel = tools(page).bounding_box()
        assert panel and panel["x"] >= 0 and panel["x"] + panel["width"] <= 360
        for button in tools(page).get_by_role("button").all():
            size = button.bounding_box()
            assert size and size["width"] >= 24 and size["height"] >= 24
        tools(page).get_by_role("button", name="Close").tap()
        expect(tools(page)).to_be_hidden()


def test_a_paragraph_that_is_linked_to_is_the_one_that_the_tab_key_reaches(desk: Page) -> None:
    desk.goto(f"{RESOLUTION}#op-14")
    expect(desk.locator(".handle[tabindex='0']")).to_have_count(1)
    expect(sign(desk, "op-14")).to_have_attribute("tabindex", "0")
    desk.evaluate("location.hash = 'op-3'")
    expect(sign(desk, "op-3")).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("text", [RESOLUTION, f"{SESSION}resolutions/7-2/", *LONGEST])
def test_the_tools_of_all_paragraphs_are_one_tab_stop(desk: Page, text: str) -> None:
    desk.goto(text)
    assert desk.locator(".paragraph > .handle").count() > 10
    stops = tab_stops(desk)
    signs = [one for one in stops if "handle" in one]
    assert len(signs) == 1
    # Whatever else can be reached is the text's own, or the page's.
    desk.evaluate("document.querySelectorAll('.handle').forEach(e => e.remove())")
    assert len(tab_stops(desk)) == len(stops) - 1


def test_the_signs_of_the_whole_report_are_one_tab_stop_and_lead_to_its_texts(desk: Page) -> None:
    desk.goto(f"{SESSION}full/")
    expect(desk.locator(".handle[tabindex='0']")).to_have_count(1)
    assert desk.locator(".handle[tabindex='-1']").count() > 250
    desk.locator(".handle[tabindex='0']").focus()
    desk.keyboard.press("ArrowDown")
    here = desk.locator(":focus").evaluate("e => e.href")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(here)


def tab_stops(page: Page) -> list[str]:
    """Press the tab key through the page; return the class of all that it reaches."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges()")
    body = page.locator("body")
    body.evaluate("e => { e.tabIndex = -1; e.focus(); e.removeAttribute('tabindex') }")
    reached: list[str] = []
    page.evaluate("window.firstStop = null")
    while len(reached) < 500:
        page.keyboard.press("Tab")
        # In one go: a page of a hundred stops is asked a hundred times.
        at = page.evaluate(
            """() => {
              const at = document.activeElement;
              const first = window.firstStop;
              if (at === first || (first && at === document.body)) return null;
              window.firstStop ??= at;
              return `${at.localName}.${at.className}`;
            }"""
        )
        if at is None:
            return reached
        reached.append(at)
    raise AssertionError("the tab key does not come round")


def test_what_is_put_together_is_what_the_generator_writes(
    desk: Page, seventh_session: Resolved, real_site: Path
) -> None:
    """Of every paragraph of every page, in each form."""
    anchors = {(a.address, a.id): a for a in reversed(seventh_session.anchors.values())}
    compared = 0
    for address in sorted({address for address, _ in anchors}):
        if not (real_site / "en" / address / "index.html").exists():
            continue
        desk.goto(address)
        shown = desk.evaluate(
            """forms => [...document.querySelectorAll(".handle[role=button]")].map(sign => {
                sign.click();
                const dialog = document.querySelector(".paragraph-tools");
                const words = forms.map(form =>
                    dialog.querySelector(`[data-form=${form}] [data-words]`).textContent);
                const told = [sign.parentElement.id, ...words];
                dialog.close();
                return told;
            })""",
            list(FORMS),
        )
        for identifier, *words in shown:
            place = cited(seventh_session, anchors[address, identifier])
            assert words == [write(place, WORDS, SITE) for write in FORMS.values()], identifier
            compared += 1
        assert len(shown) == desk.locator(".paragraph > .handle").count()
    lines = {(a.address, a.id) for a in anchors.values() if a.id and "/items/" not in a.address}
    assert compared > 250 and compared <= len(lines)

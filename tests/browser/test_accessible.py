"""WCAG 2.2 AA and axe's best practices: every kind of page, in all states, on all windows.

Of what a page has many alike, axe is asked of a few, of all in `make fuzz`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from kinds import ALL, kinds
from playwright.sync_api import Browser, Page, expect
from targets import RESOLUTION, SESSION

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WINDOWS = {1280: 900, 320: 640}
"""A desk, and a desk at 400 %, which is also the smallest phone."""


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


SIGHTS = ((1280, "light"), (320, "dark"), (1280, "dark"), (320, "light"))
"""Widths and schemes: two in the test, so that each is seen, all in `make fuzz`."""


@pytest.fixture(params=SIGHTS if ALL else SIGHTS[:2], ids=lambda sight: f"{sight[0]}-{sight[1]}")
def window(request: pytest.FixtureRequest, desk: Page) -> Iterator[Page]:
    """Return the desk's window in another size, in the light or the dark."""
    wide, scheme = request.param
    former = desk.viewport_size
    desk.set_viewport_size({"width": wide, "height": WINDOWS[wide]})
    desk.emulate_media(color_scheme=scheme)
    yield desk
    assert former
    desk.set_viewport_size(former)


REGIONS = "scrollable-region-focusable"
"""The rule that asks whether what a box holds is more than it shows."""

LEAVE_FEW = Path(__file__).with_name("few_of_each.js").read_text("utf-8")


def violations(page: Page, few: bool = False) -> list[str]:
    """Return what axe finds, a line each: the rule, what it asks, where it does not hold.

    Of what is made alike a few can be asked, but for what a box does not show of all: the page is
    then another.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found = []
    if few and not ALL:
        found = _told(page, [REGIONS])
        page.evaluate(LEAVE_FEW)
    return [f"{page.url} {line}" for line in [*found, *_told(page, RULES)]]


def _told(page: Page, rules: list[str]) -> list[str]:
    told: list[str] = page.evaluate(
        """async rules => {
          const found = await axe.run(document, {
            runOnly: rules,
            rules: { "target-size": { enabled: true } },
            resultTypes: ["violations"],
          });
          return found.violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target, failureSummary }) =>
              [id, help, target.join(" "), failureSummary].join(": ")));
        }""",
        rules,
    )
    return told


def test_axe_sees_a_fault(desk: Page) -> None:
    """Or the tests below would prove nothing; so it does where a few are asked for many."""
    desk.goto(RESOLUTION)
    desk.evaluate(
        """() => {
          const lines = "<p>A line of many.</p>".repeat(9);
          document.querySelector(".text__body").insertAdjacentHTML("beforeend", `
            <div id="box">${lines}</div>
            <div>${lines}<p>Then <a href="#x" id="pale"> pale</a><img src="data:,"></p></div>`);
          document.getElementById("pale").style.color = "#ccc"; // a policy forbids it in markup
          Object.assign(document.getElementById("box").style, { height: "5em", overflow: "auto" });
        }"""
    )
    found = " ".join(violations(desk, few=True))
    assert "image-alt" in found
    assert "color-contrast" in found
    assert REGIONS in found
    if not ALL:
        assert desk.get_by_text("A line of many.").count() == 4


def test_each_kind_of_page_is_among_them(real_site: Path) -> None:
    pages = set(kinds(real_site))
    alone = ("", "agenda/2-c/", "decisions/7-1/", "resolutions/7-2/", "resolutions/7-3/annex-i/",
             "chapters/ii/", "actions/", "actions/by-addressee/", "actions/by-deadline/",
             "participants/", "timeline/", "citations/", "documents/", "data/", "about/",
             "corrections/", "full/")  # fmt: skip
    missing = {f"{SESSION}{page}" for page in alone} | {"", "ctoc-cop/", "instruments/untoc/"}
    assert not missing - pages
    assert sum("/participants/" in page for page in pages) == 2  # theirs, and one of them


def test_no_page_has_a_violation(window: Page, real_site: Path) -> None:
    found = []
    for address in kinds(real_site):
        window.goto(address)
        found += violations(window, few=True)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("wide", WINDOWS)
def test_pages_beside_the_handbook_have_no_violation(
    browser: Browser, real_site: Path, moved_site: Path, unpacked: Path, scheme: str, wide: int
) -> None:
    """The start of a bundle, the entrance, an address that moved: without what sends readers on."""
    # axe itself reads the style sheets, which the policy of the start forbids.
    context = browser.new_context(
        bypass_csp=True, offline=True, viewport={"width": wide, "height": WINDOWS[wide]},
        color_scheme=scheme,  # type: ignore[arg-type]
    )  # fmt: skip
    context.route("**/moved.js", lambda route: route.abort())
    page = context.new_page()
    canvas = ":root { background: Canvas }"  # which axe takes for white, in the dark too
    page.goto((unpacked / "START HERE.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.add_style_tag(content=canvas)
    found = violations(page)
    [moved] = (moved_site / "en").rglob("resolutions/iv-33/index.html")
    page.goto(moved.as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("[data-moved-to]").count() == 1
    found += violations(page)
    entrance = (real_site / "index.html").read_text("utf-8")
    page.set_content(re.sub(r'<meta http-equiv="refresh".*?>|<script.*?</script>', "", entrance))
    expect(page.get_by_role("link", name="English")).to_be_visible()
    page.add_style_tag(content=canvas)
    found += violations(page)
    context.close()
    assert not found, "\n".join(found)


# --- what opens -------------------------------------------------------------------------------


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
    """What the foot can say of what is kept; no window of these tests keeps anything."""
    page.goto(RESOLUTION)
    page.evaluate(
        """() => {
          const region = document.querySelector("[data-keeping]");
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


def test_nothing_that_opens_has_a_violation(window: Page) -> None:
    found = []
    for state in STATES:
        state(window)
        found += [f"{state.__name__}: {line}" for line in violations(window, few=True)]
    assert not found, "\n".join(found)

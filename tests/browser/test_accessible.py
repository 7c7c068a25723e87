"""WCAG 2.2 AA and axe's best practices: that axe sees a fault, and the pages beside the handbook.

Each kind of page, and what opens, is asked in test_every_kind.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_core import REGIONS, violations
from kinds import ALL
from playwright.sync_api import Browser, Page, expect
from targets import RESOLUTION

WINDOWS = {1280: 900, 320: 640}
"""A desk, and a desk at 400 %, which is also the smallest phone."""


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


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

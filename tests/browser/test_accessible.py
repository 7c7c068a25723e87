"""WCAG 2.2 AA and axe's best practices: every kind of page, in all states, on all windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from targets import RESOLUTION

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WINDOWS = {1280: 900, 320: 640}
"""A desk, and a desk at 400 %, which is also the smallest phone."""


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, desk: Page, scheme: str) -> Iterator[Page]:
    """Return the desk's window in another size, in the light or the dark."""
    former = desk.viewport_size
    desk.set_viewport_size({"width": request.param, "height": WINDOWS[request.param]})
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    yield desk
    assert former
    desk.set_viewport_size(former)


def kinds(site: Path) -> dict[str, str]:
    """Return one page of each kind, the longest: what it holds is the most varied."""
    longest: dict[str, tuple[int, str]] = {}
    for file in sorted((site / "en").rglob("index.html")):
        text = file.read_text("utf-8")
        kind = re.search(r'class="text md-typeset text--([a-z-]+)', text)
        address = file.parent.relative_to(site / "en").as_posix()
        size = len(text), "" if address == "." else f"{address}/"
        if kind:
            longest[kind[1]] = max(longest.get(kind[1], (0, "")), size)
    return {kind: address for kind, (_, address) in longest.items()}


def violations(page: Page) -> list[str]:
    """Return what axe finds, a line each: the rule, what it asks, where it does not hold."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(
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
        RULES,
    )
    return [f"{page.url} {line}" for line in found]


def test_axe_sees_a_fault(desk: Page) -> None:
    """Or the tests below would prove nothing."""
    desk.goto(RESOLUTION)
    desk.evaluate(
        """() => {
          const fault = '<a href="#x" id="pale"> pale</a><img src="data:,">';
          document.querySelector("main p").insertAdjacentHTML("beforeend", fault);
          document.getElementById("pale").style.color = "#ccc"; // a policy forbids it in markup
        }"""
    )
    found = " ".join(violations(desk))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_no_page_has_a_violation(window: Page, real_site: Path) -> None:
    pages = kinds(real_site)
    assert {"home", "resolution", "decision", "annex", "agenda-item", "chapter"} <= set(pages)
    found = []
    for address in [*pages.values(), "404.html", "without-network.html"]:
        window.goto(address)
        found += violations(window)
    assert not found, "\n".join(found)


def test_nothing_lies_beside_a_window_of_320(window: Page, real_site: Path) -> None:
    for address in kinds(real_site).values():
        window.goto(address)
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert window.evaluate(width) == 0, address


def test_the_search_with_its_results_has_no_violation(window: Page) -> None:
    window.goto(RESOLUTION)
    window.get_by_role("button", name="Search", exact=True).click()
    window.get_by_role("searchbox").fill("technical assistance")
    expect(window.locator(".search__status")).to_contain_text("Found in")
    assert violations(window) == []


def test_a_preview_has_no_violation(window: Page) -> None:
    window.goto(RESOLUTION)
    window.locator("#op-14 a.reference").first.focus()
    expect(window.locator(".preview")).to_be_visible()
    assert violations(window) == []


def test_opened_menus_have_no_violation(window: Page) -> None:
    window.goto(RESOLUTION)
    window.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert violations(window) == []

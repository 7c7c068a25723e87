"""What axe says of a page: WCAG 2.2 AA and its best practices."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from kinds import ALL
from playwright.sync_api import Page
from seen_by_all import ask

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REGIONS = "scrollable-region-focusable"
"""The rule that asks whether what a box holds is more than it shows."""

LEAVE_FEW = Path(__file__).with_name("few_of_each.js").read_text("utf-8")
MARK_FEW_COLOURS = Path(__file__).with_name("few_colours.js").read_text("utf-8")
OF_THOSE = (
    """axe.configure({ rules: [{ id: "color-contrast", selector: "[data-few-colours]" }] })"""
)


def violations(page: Page, few: bool = False) -> list[str]:
    """Return what axe finds, a line each: the rule, what it asks, where it does not hold.

    Of what is made alike a few can be asked, but for what a box does not show of all, and of what
    has the same colours a few for these: the page is then another.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found = []
    if few and not ALL:
        found = _told(page, [REGIONS])
        page.evaluate(LEAVE_FEW)
        ask(page, f"({MARK_FEW_COLOURS})()")
        page.evaluate(OF_THOSE)
    return [f"{page.url} {line}" for line in [*found, *_told(page, RULES)]]


def _told(page: Page, rules: list[str]) -> list[str]:
    told: list[str] = page.evaluate(
        """async rules => {
          const found = await axe.run(document, {
            runOnly: rules,
            rules: { "target-size": { enabled: true } },
            resultTypes: ["violations"],
            // Of what it fetches by itself, the length of sounds; style sheets no rule asks for.
            preload: { assets: ["media"] },
          });
          return found.violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target, failureSummary }) =>
              [id, help, target.join(" "), failureSummary].join(": ")));
        }""",
        rules,
    )
    return told

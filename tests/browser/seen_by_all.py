"""What seen_by_all.js says of a page in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinds import ALL
from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("seen_by_all.js").read_text("utf-8")
"""Returns what is asked of a page, a line for each fault."""


ASKED = """(() => {
  const few_ = ALL ? (all) => all : few;
  const found = { "cut()": cut(), "tight()": tight() };
  found["moving()"] = moving(few_([...document.querySelectorAll("*")]));
  found["unseenFocus()"] = unseenFocus(few_(stops()));
  const [cutThen, overlappingThen] = spaced(() => [cut(), overlapping()]);
  document.activeElement.blur();
  for (const one of document.querySelectorAll("*")) one.scrollTo(0, 0); // the focus moved boxes too
  return { ...found, "spaced: cut()": cutThen, "spaced: overlapping()": overlappingThen };
})()""".replace("ALL", str(ALL).lower())
"""All questions together; the page is then as it was. What moves, and what the focus does, is asked
of a few of those made alike; of all in `make fuzz`."""


UNSEEN_FOCUS = "unseenFocus()" if ALL else "unseenFocus(few(stops()))"
"""What the focus does, of a few stops made alike; of all in `make fuzz`."""

OPENED = """[
  ...cut(), ...moving(ALL ? undefined : few([...document.querySelectorAll("*")])),
]""".replace("ALL", str(ALL).lower())
"""What is asked of what opens, which stays as it lies."""
OPENED_SPACED = "spaced(() => [...cut(), ...overlapping()])"
"""What is asked of it last: with the spacing it lies elsewhere, and goes on doing so."""


def ask(page: Page, question: str) -> Any:
    """Return what a function of the script says of the page."""
    return page.evaluate(f"() => {{ {SCRIPT}\nreturn {question}; }}")


def keyboard(page: Page) -> None:
    """Let the keyboard be what moved the focus last: only then browsers mark it."""
    page.keyboard.press("Tab")


def faults(page: Page) -> dict[str, list[str]]:
    """Return what is wrong with a page, as it is and with the spacing that readers may set."""
    keyboard(page)
    found: dict[str, list[str]] = ask(page, ASKED)
    return found

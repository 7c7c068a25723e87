"""Closing words stand at the same edge in every form: under the words of what they close."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from printed import Printed
from projects import invented_project

from generator.cli import main

DEEPEST = 7
"""Parts within parts: one more than there are steps in a style sheet."""
HERE = "en/ipwc/session-4-part-2/"


def part(level: int) -> list[str]:
    """Return the YAML of a part, with those within it and words after them."""
    inner = [f"  {line}" for line in part(level + 1)] if level < DEEPEST else []
    return [
        "- number: (a)",
        f"  text: Opens{level} the part.",
        *(["  items:", *inner] if inner else []),
        f"  closing: Closes{level} the part.",
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a report in which every part has words after the parts within it."""
    project = invented_project(tmp_path_factory.mktemp("closing"))
    [report] = (project / "content").rglob("report.en.yaml")
    parts = [f"  {line}" for line in part(1)]
    lines = ["- number: 3", "  text: Opens0 the part.", "  items:", *parts, "  closing: Closes0."]
    text = report.read_text("utf-8")
    after = "      statements: [{speakers: [Atlantis], capacity: representative"
    at = text.index("\n", text.index(after)) + 1
    report.write_text(text[:at] + "".join(f"    {line}\n" for line in lines) + text[at:], "utf-8")
    assert main(["--project", str(project), "build"]) == 0
    return project / "site"


# The left edge of words in a page: of their first letter, behind any number.
EDGE = """words => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + words.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(words);
}"""


def at_one_edge(edge: Callable[[str], float]) -> None:
    """See that closing words stand under those that they close, the deepest at the last step."""
    opens = [edge(f"Opens{level}") for level in range(6)]
    closes = [edge(f"Closes{level}") for level in range(6)]
    assert closes == pytest.approx(opens, abs=1.5)
    assert closes == sorted(closes) and closes[5] > closes[0]
    assert edge("Closes6") == pytest.approx(edge("Closes7"), abs=1.5)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["agenda/2-a/index.html", "full/index.html", "ipwc-4-9.html"])
def test_on_pages_and_in_the_one_file(
    browser: Browser, site: Path, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((site / HERE / address).as_uri())
    at_one_edge(lambda words: page.evaluate(EDGE, words))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_in_the_epub(browser: Browser, site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next((site / HERE).glob("*.epub"))) as book:
        book.extractall(tmp_path)
    [part] = [file for file in tmp_path.rglob("*.xhtml") if "Closes7" in file.read_text("utf-8")]
    page = browser.new_page(viewport={"width": 800, "height": 800})
    page.goto(part.as_uri())
    at_one_edge(lambda words: page.evaluate(EDGE, words))
    page.close()


def test_in_the_pdf(site: Path) -> None:
    printed = Printed(site / HERE / "agenda/2-a/agenda-item-2-a.pdf")
    letters = "".join(one.text for one in printed.characters)

    def edge(words: str) -> float:
        return printed.characters[letters.index(words)].left

    at_one_edge(edge)

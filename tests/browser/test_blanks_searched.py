"""A word after a blank at which no line ends is found, and its place is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Handler
from host import served
from playwright.sync_api import Browser, expect
from projects import invented_project

from generator.cli import main

WORDS = "Many words\u00a0of the\u202fPanel on No.\u00a039574 and\u00a0on 1\u202f000\u00a0herrings;"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a report that has such blanks; yield the address of its resolution."""
    project = invented_project(tmp_path_factory.mktemp("blanks"))
    [file] = (project / "content").rglob("report.en.yaml")
    text = file.read_text("utf-8")
    assert "text: Second;" in text
    file.write_text(text.replace("text: Second;", f'text: "{WORDS}"', 1), "utf-8")
    assert main(["--project", str(project), "build"]) == 0
    with served(project / "site", Handler) as root:
        yield f"{root}en/ipwc/session-4-part-2/resolutions/iv-3/"


@pytest.mark.parametrize("query", ["39574", "herrings", "No. 39574", "Many words of the Panel"])
def test_a_word_behind_such_a_blank_is_found(browser: Browser, address: str, query: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(query)
    hit = page.locator(".search__text li a").first
    expect(hit).to_contain_text(query.split()[-1])
    assert "#op-1-a-ii" in (hit.get_attribute("href") or "")
    page.close()

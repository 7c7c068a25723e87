"""The text that must come first, for words that readers type: tests/answers/search-first.tsv."""

from __future__ import annotations

from asking import answers, key, unescaped
from playwright.sync_api import Page
from targets import SESSION


def test_the_text_that_is_meant_comes_first(desk: Page, address: str) -> None:
    cases = key("search-first.tsv")
    desk.goto(SESSION)
    desk.keyboard.press("/")
    found = answers(desk, [unescaped(case["typed"]) for case in cases])
    wrong = {
        case["typed"]: (answer.texts[:1], case["first"])
        for case, answer in zip(cases, found, strict=True)
        if answer.texts[:1]
        not in [[f"{address}en/{SESSION}{first}"] for first in case["first"].split()]
    }
    assert wrong == {}

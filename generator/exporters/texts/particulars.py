"""What stands over a text (`pages.particulars`) -> data."""

from __future__ import annotations

from typing import Any, assert_never

from generator.documents import address_of
from generator.exporters.texts.runs import Runs, Setter, linked
from generator.pages.page import Page, Place
from generator.pages.particulars import Official, Part, Titled
from generator.pages.particulars import particulars as of_page
from generator.resolved import Resolved
from generator.wording import Words


def particulars(
    resolved: Resolved, page: Page, words: Words, setter: Setter
) -> list[dict[str, Any]]:
    """Return the lines that stand over the text of a page, each with its label and words."""
    return [
        {"label": one.label, "runs": [run for part in line for run in runs(resolved, part, setter)]}
        for one in of_page(resolved, page, words)
        for line in one.lines
    ]


def runs(resolved: Resolved, part: Part, setter: Setter) -> Runs:
    """Return the runs of a part of a line."""
    match part:
        case str():
            return [part]
        case Place():
            return setter.place(part)
        case Official(symbol):
            return [linked(symbol, address_of(resolved.body, symbol, resolved.report.language))]
        case Titled(path):
            return [resolved.words(path)]
        case _:
            assert_never(part)

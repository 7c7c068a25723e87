"""What stands over a text (`pages.particulars`) -> data."""

from __future__ import annotations

from typing import Any, assert_never

from generator.documents import address_of
from generator.exporters.texts.runs import Runs, Setter, linked
from generator.model import Adoption
from generator.pages.page import Page, Place
from generator.pages.particulars import Official, Part, Particular, Titled
from generator.pages.particulars import of_adoption as adoption_told
from generator.pages.particulars import particulars as of_page
from generator.resolved import Resolved
from generator.wording import Words


def particulars(
    resolved: Resolved, page: Page, words: Words, setter: Setter
) -> list[dict[str, Any]]:
    """Return the lines that stand over the text of a page, each with its label and words."""
    return _lines(resolved, of_page(resolved, page, words), setter)


def of_adoption(
    resolved: Resolved, adoption: Adoption, words: Words, setter: Setter
) -> list[dict[str, Any]]:
    """Return the lines on how an act was adopted that stands among other texts."""
    return _lines(resolved, adoption_told(resolved, adoption, words), setter)


def _lines(
    resolved: Resolved, particulars: tuple[Particular, ...], setter: Setter
) -> list[dict[str, Any]]:
    return [
        {"label": one.label, "runs": [run for part in line for run in runs(resolved, part, setter)]}
        for one in particulars
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

"""Every kind of page, and what opens on pages, once in each sight and asked all questions.

What axe says (WCAG 2.2 AA and its best practices), and what no rule of axe sees: zoom, spacing,
focus, motion. Of what a page has many alike, a few are asked, all in `make fuzz`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core import violations
from kinds import kinds
from playwright.sync_api import Page
from seen_by_all import OPENED, OPENED_SPACED, ask, faults
from sights import SIGHTS
from states import STATES
from targets import SESSION

HEIGHTS = {1280: 900, 320: 640}


@pytest.fixture(params=SIGHTS, ids=lambda sight: f"{sight[0]}-{sight[1]}")
def window(request: pytest.FixtureRequest, desk: Page) -> Iterator[Page]:
    """Return the desk's window in another size, in the light or the dark."""
    wide, scheme = request.param
    former = desk.viewport_size
    desk.set_viewport_size({"width": wide, "height": HEIGHTS[wide]})
    desk.emulate_media(color_scheme=scheme)
    yield desk
    assert former
    desk.set_viewport_size(former)


def test_each_kind_of_page_is_among_them(real_site: Path) -> None:
    pages = set(kinds(real_site))
    alone = ("", "agenda/2-c/", "decisions/7-1/", "resolutions/7-2/", "resolutions/7-3/annex-i/",
             "chapters/ii/", "actions/", "actions/by-addressee/", "actions/by-deadline/",
             "participants/", "timeline/", "citations/", "documents/", "data/", "about/",
             "corrections/", "full/")  # fmt: skip
    missing = {f"{SESSION}{page}" for page in alone} | {"", "ctoc-cop/", "instruments/untoc/"}
    assert not missing - pages
    assert sum("/participants/" in page for page in pages) == 2  # theirs, and one of them


def test_every_kind_of_page_is_accessible_and_seen_by_all(window: Page, real_site: Path) -> None:
    found = []
    for address in kinds(real_site):
        window.goto(address)
        for question, lines in faults(window).items():
            found += [f"{address}: {question}: {line}" for line in lines]
        found += violations(window, few=True)
    assert not found, "\n".join(found)


def test_nothing_that_opens_has_a_violation_is_cut_or_moves(window: Page) -> None:
    """Dialogs, previews and menus, as they lie in the window and with the spacing of readers."""
    found = []
    for state in STATES:
        state(window)
        asked = [*ask(window, OPENED), *violations(window, few=True), *ask(window, OPENED_SPACED)]
        found += [f"{state.__name__}: {line}" for line in asked]
    assert not found, "\n".join(found)

"""What no rule of axe sees: zoom, spacing, focus, motion, the colours of the reader's system.

Each kind of page, and what opens, is asked in test_every_kind.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from seen_by_all import UNSEEN_FOCUS, ask, faults, keyboard
from sights import SIGHTS
from targets import RESOLUTION, SESSION

WIDTHS = (1280, 320)
"""A desk, and a desk at 400 %."""


@pytest.fixture(params=WIDTHS)
def window(request: pytest.FixtureRequest, desk: Page) -> Iterator[Page]:
    """Return the desk's window in another size."""
    former = desk.viewport_size
    desk.set_viewport_size({"width": request.param, "height": 640})
    yield desk
    assert former
    desk.set_viewport_size(former)


@pytest.mark.parametrize(
    ("question", "breaks"),
    [
        ("cut()", "p.style.width = '1400px'"),
        ("cut()", "p.style.overflow = 'hidden'; p.style.height = '30px'"),
        ("tight()", "p.innerHTML = '<a href=a>1</a> <a href=b>2</a>'"),
        ("moving()", "p.style.setProperty('transition', 'all 1s', 'important')"),
        ("unseenFocus()", "p.querySelector('a').style.outline = 'none'"),
        ("unseenFocus()", "p.querySelector('a').style.outline = '2px solid #eee'"),
        (
            "unseenFocus()",
            "p.style.overflow = 'hidden'; p.querySelector('a').style.display = 'block'",
        ),
        ("unseenFocus()", "document.querySelector('header').style.height = '400px'"),
        ("unseenFocus()", "sheet.replaceSync('main a:focus { font-size: 1.3em }')"),
        ("unseenFocus()", "sheet.replaceSync('main p:focus-within { padding-top: 9px }')"),
        ("spaced: cut()", "p.style.overflow = 'hidden'; p.style.height = p.clientHeight + 'px'"),
        ("spaced: overlapping()", "p.style.height = '1px'; p.style.marginBlock = '0'"),
    ],
)
def test_a_fault_is_seen(desk: Page, question: str, breaks: str) -> None:
    desk.goto(f"{SESSION}data/")
    desk.evaluate(
        f"""() => {{
          const p = document.querySelector('.text__body p:has(a)');
          const sheet = new CSSStyleSheet();
          document.adoptedStyleSheets = [sheet];
          {breaks};
        }}"""
    )
    assert faults(desk)[question]


def test_the_focus_is_seen_as_a_reader_moves_it(window: Page) -> None:
    """By real keys, there and back: what is shown beside a link does not lie on it."""
    window.goto(f"{SESSION}resolutions/7-3/annex-i/")
    found = []
    for key in ["Tab"] * 60 + ["Shift+Tab"] * 40:
        window.keyboard.press(key)
        found += ask(window, "unseenNow()")
    assert not found, "\n".join(found)


def test_the_arrow_of_a_link_that_leads_out_stands_with_its_words(desk: Page) -> None:
    former = desk.viewport_size
    assert former
    found = []
    for address in ("data/", "documents/", "agenda/2-a/", "ctoc-cop-2014-13.html"):
        desk.goto(f"{SESSION}{address}")
        for wide in (1280, *range(320, 420, 20)):
            desk.set_viewport_size({"width": wide, "height": 740})
            found += [f"{address} {wide}: {line}" for line in ask(desk, "loneArrows()")]
    desk.set_viewport_size(former)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("wide", [1280, 700, 360, 320])
def test_the_sign_of_a_paragraph_is_seen_whole_beside_its_last_word(desk: Page, wide: int) -> None:
    """It stands outside the lines of the text, where a phone has little room."""
    former = desk.viewport_size
    assert former
    desk.set_viewport_size({"width": wide, "height": 740})
    found = []
    for address in ("agenda/2-a/", "resolutions/7-3/annex-i/", "resolutions/7-1/"):
        desk.goto(f"{SESSION}{address}")
        keyboard(desk)
        found += ask(desk, "unclearSigns()")
    desk.set_viewport_size(former)
    assert not found, "\n".join(found)


# --- the colours of the reader's system -------------------------------------------------------


@pytest.fixture(params=SIGHTS, ids=lambda sight: f"{sight[0]}-{sight[1]}")
def forced(request: pytest.FixtureRequest, desk: Page) -> Iterator[Page]:
    """Return the window with the colours of the system, whatever the reader chose here before."""
    wide, scheme = request.param
    former = desk.viewport_size
    desk.set_viewport_size({"width": wide, "height": 640})
    desk.goto("")
    desk.evaluate(f"localStorage.setItem('plenary.scheme', '{CHOSEN[scheme]}')")
    desk.emulate_media(forced_colors="active", color_scheme=scheme)
    yield desk
    assert former
    desk.set_viewport_size(former)
    desk.emulate_media(forced_colors="null")


CHOSEN = {"light": "dark", "dark": "light"}


def test_drawings_and_words_are_seen_in_the_systems_colours(forced: Page) -> None:
    for address in ("timeline/", "citations/", "participants/", "actions/", "resolutions/7-1/"):
        forced.goto(f"{SESSION}{address}")
        assert not ask(forced, "pale()"), address


def test_the_focus_is_seen_in_the_systems_colours(forced: Page) -> None:
    for address in ("resolutions/7-1/", "actions/", "timeline/"):
        forced.goto(f"{SESSION}{address}")
        keyboard(forced)
        assert not ask(forced, UNSEEN_FOCUS), address


MARKED = {
    f"{RESOLUTION}#op-14": "#op-14",
    f"{RESOLUTION}#fnref-1": "#fnref-1",
    f"{SESSION}agenda/#item-2": "li:has(> :target)",
    f"{SESSION}actions/#resolution-7-1-op-4": "#resolution-7-1-op-4",
}


def test_what_stands_out_does_so_in_the_systems_colours(forced: Page) -> None:
    for address, element in MARKED.items():
        forced.goto("about:blank")
        forced.goto(address)
        assert ask(forced, f"isMarked({element!r})"), address
    forced.goto(f"{SESSION}actions/")
    assert ask(forced, "isMarked('.actions-views [aria-current]')")
    forced.goto(f"{RESOLUTION}#op-14")
    assert ask(forced, "isMarked('.report-navigation [aria-current]')")
    forced.locator("#op-14 > .handle").click()
    expect(forced.locator("dialog.paragraph-tools")).to_be_visible()
    assert ask(forced, "isMarked('.paragraph--open')")
    assert ask(forced, "isMarked('dialog.paragraph-tools')")
    assert not ask(forced, "isMarked('#op-13')")

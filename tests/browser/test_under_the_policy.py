"""The whole handbook under its policy, as pages bear it and hosts send it: nothing is stopped,
because nothing that it forbids is tried; and what it forbids is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import WINDOWS, Handler
from deployed import FILES, headers
from host import served
from kinds import ALL
from playwright.sync_api import Browser, BrowserContext, Page, expect
from targets import RESOLUTION, SESSION, assert_is_target
from test_search import ask

from generator.site import building

PATIENCE = 30_000
KEPT = "Kept: Seventh session, 1."

TELL = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`stopped: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


class Strict(Handler):
    """A host that sends the headers of deploy/."""

    def end_headers(self) -> None:
        for name, value in headers(FILES[0]).items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def strict(real_site: Path) -> Iterator[str]:
    """Serve the real site with those headers; yield the address of its root."""
    with served(real_site, Strict) as root:
        yield root


def watch(context: BrowserContext, own: str) -> list[str]:
    """Return a list that grows by all that is stopped, fails, or is asked of another host."""
    context.set_default_timeout(PATIENCE)
    context.add_init_script(TELL)
    faults: list[str] = []
    context.on("console", lambda line: line.type == "error" and faults.append(line.text))
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on(
        "request",
        lambda asked: asked.url.startswith((own, "data:")) or faults.append(f"asked {asked.url}"),
    )
    return faults


READINGS = [("online", 360), ("disk", 1280), ("online", 1280), ("disk", 360)]
"""From where, and how wide: each is among the first two, which are tested; all in `make fuzz`."""


@pytest.fixture(params=READINGS if ALL else READINGS[:2], ids=str)
def reading(request, browser: Browser) -> Iterator[tuple[Page, str, str]]:
    """Return a window, the address of the language's folder, and the name of a page's file."""
    how, width = request.param
    if how == "online":
        own = request.getfixturevalue("strict")
        start, file = f"{own}en/", ""
    else:
        unpacked: Path = request.getfixturevalue("unpacked")
        own, start, file = "file:", f"{(unpacked / 'handbook').as_uri()}/", "index.html"
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": WINDOWS[width]}, has_touch=phone, is_mobile=phone
    )
    faults = watch(context, own)
    yield context.new_page(), start, file
    context.close()
    assert faults == []


def test_all_that_a_reader_does_is_allowed(reading) -> None:
    page, start, file = reading
    page.goto(f"{start}{RESOLUTION}{file}")
    colours = page.locator("[data-scheme-button]")
    colours.click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    page.locator("#pp-4 a.reference").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search", exact=True).click()
    assert ask(page, "harmonization").count() > 0
    ask(page, "op 14", "One match")
    page.keyboard.press("Enter")
    assert_is_target(page, "op-14")
    if not file:
        page.get_by_role("button", name="Keep for reading offline").click()
        expect(page.locator("[data-keeping]")).to_contain_text(KEPT)
        page.reload()  # now it lives from what is kept, and bears the host's policy still
        page.get_by_role("button", name="Search", exact=True).click()
        assert ask(page, "harmonization").count() > 0


@pytest.mark.parametrize(
    ("locale", "goes_to"), [("fr-CA", "fr/"), ("en-GB", "en/"), ("pt-BR", "en/")]
)
def test_the_entrance_leads_to_the_reader_s_language(browser: Browser, locale, goes_to) -> None:
    script = (Path(building.__file__).parent / "entrance.js").read_text("utf-8")
    pages = {"entrance.js": ("text/javascript", script), "fr/": ("text/html", "fr")}
    pages |= {"": ("text/html", building.entrance({"en": "English", "fr": "Français"}, "Handbook"))}
    pages |= {"en/": ("text/html", "en")}
    host = "https://plenary.example/"
    context = browser.new_context(locale=locale)
    faults = watch(context, host)
    page = context.new_page()

    def answer(route) -> None:
        kind, text = pages.get(route.request.url.removeprefix(host), ("text/plain", ""))
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=text)

    page.route("**", answer)
    page.goto(host, wait_until="commit")
    expect(page).to_have_url(host + goes_to)
    context.close()
    assert faults == []


@pytest.mark.parametrize("header", [True, False])
def test_what_is_planted_in_a_page_does_not_run(
    browser: Browser, strict: str, address: str, header: bool
) -> None:
    """By the host's policy, and by that of the page alone."""
    host = strict if header else address
    context = browser.new_context(service_workers="block")
    faults = watch(context, host)
    page = context.new_page()
    planted = (
        "<script>pwned = 1</script><img src=nothing onerror='pwned = 2'>"
        "<p style='position: fixed'>a</p><img src='https://elsewhere.example/a.png'>"
        "<a id=planted href='javascript:void(pwned = 3)'>a</a>"
    )

    def plant(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main", f"{planted}<main", 1))

    page.route(f"**/{SESSION}", plant)
    page.goto(f"{host}en/{SESSION}")
    page.locator("#planted").evaluate("link => link.click()")
    page.wait_for_timeout(500)
    assert page.evaluate("window.pwned") is None
    assert page.locator("p[style]").evaluate("p => getComputedStyle(p).position") == "static"
    context.close()
    told = " ".join(fault for fault in faults if fault.startswith("stopped:"))
    for directive in ("script-src-elem", "script-src-attr", "style-src-attr", "img-src"):
        assert directive in told
    assert not [fault for fault in faults if fault.startswith("asked https:")] or "img-src" in told


def test_no_other_site_can_frame_a_page(browser: Browser, strict: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_content(f"<iframe src='{strict}en/'></iframe>")
    page.wait_for_timeout(1000)
    assert page.frames[1].url.startswith("chrome-error:")
    context.close()

"""One browser, one web server and a window of each width for all browser tests."""

from __future__ import annotations

import http.server
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from host import hosted, served
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

WINDOWS = {1280: 900, 360: 740}
"""The widths at which every test runs, and the heights that go with them."""

PATIENCE = 30_000
"""Milliseconds until what is waited for counts as missing: the machine may have other work."""

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    # What no test looks at, and what takes an eighth of the time.
    "--disable-gpu-compositing --disable-software-rasterizer --disable-extensions "
    "--disable-component-update --disable-sync"
)

NAMES = (
    # The same engine without windows of its own, tabs and menus: a third less to do for each page.
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
"""Programs that are Chromium, the first of which is taken."""

MISSING = (
    "The browser tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell, "
    "which takes a third less time than chromium; elsewhere: "
    "python -m playwright install chromium), or name it in PLENARY_CHROMIUM."
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium, or the one that Playwright installed."""
    expect.set_options(timeout=PATIENCE)
    found = os.environ.get("PLENARY_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        path = found or playwright.chromium.executable_path
        if not Path(path).exists():
            pytest.fail(MISSING, pytrace=False)
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS.split())
        yield started
        started.close()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site as a host would: the 404 page for what is not there, no log lines."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def send_error(self, code: int, *args: Any, **kwargs: Any) -> None:
        """Answer with the site's own page for lost readers."""
        page = Path(self.directory) / "404.html"
        text = page.read_bytes() if page.exists() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Serve the real site on this machine; yield the address of its root."""
    with served(real_site, Handler) as root:
        yield root


@pytest.fixture(scope="session")
def compressed(real_site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve the site compressed; yield the address of its root and the bytes of each answer."""
    with hosted(real_site) as counted:
        yield counted


@pytest.fixture(scope="session")
def windows(browser: Browser, address: str) -> dict[int, Page]:
    """Open one window of each width; opening one for every test would take most of the time."""
    opened = {}
    for width, height in WINDOWS.items():
        phone = width < 600
        context = browser.new_context(
            base_url=f"{address}en/",
            viewport={"width": width, "height": height},
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
            service_workers="block",  # what is kept is tested by itself (test_flight_mode)
        )
        context.set_default_timeout(PATIENCE)
        opened[width] = context.new_page()
    return opened


@pytest.fixture(params=WINDOWS)
def width(request: pytest.FixtureRequest) -> int:
    """Return the width of the window."""
    return int(request.param)


@pytest.fixture
def page(windows: dict[int, Page], address: str, width: int) -> Iterator[Page]:
    """Return the window, empty, where addresses are relative to the English site.

    The test fails afterwards if the window asked another host for anything or showed an error.
    """
    yield from watched(windows[width], address)


@pytest.fixture
def desk(windows: dict[int, Page], address: str) -> Iterator[Page]:
    """Return the wide window, for what does not depend on the width."""
    yield from watched(windows[1280], address)


def watched(page: Page, address: str) -> Iterator[Page]:
    """Lend a window, see that nothing goes wrong in it, and leave it as it was."""
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            faults.append(f"asked another host: {request.url}")

    def failed(error: Error) -> None:
        faults.append(f"script: {error}")

    def said(line: ConsoleMessage) -> None:
        if line.type == "error":
            faults.append(f"console: {line.text}")

    page.on("request", asked)
    page.on("pageerror", failed)
    page.on("console", said)
    yield page
    page.remove_listener("request", asked)
    page.remove_listener("pageerror", failed)
    page.remove_listener("console", said)
    page.unroute_all()
    page.emulate_media(media="null", color_scheme="null")
    if page.url != "about:blank":
        page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    assert not faults


@pytest.fixture
def browser_from_disk(browser: Browser) -> Iterator[Page]:
    """Return a window without a network, for pages opened from disk; it must show no error."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert not faults

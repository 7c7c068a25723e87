"""What a first visit of a page costs a reader: bytes, not seconds."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import Handler
from playwright.sync_api import Browser

LIMIT = 100_000
"""Bytes of all that a first visit of a text page asks for, PDF and search apart."""

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
"""What common servers compress when they are told to (nginx: gzip_types, level 6)."""


class Compressing(Handler):
    """Serves the site compressed, and counts the bytes of each answer."""

    counted: dict[str, int]

    def do_GET(self) -> None:  # noqa: N802 - its name is http.server's
        """Send a file as a browser that takes gzip gets it."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        if file.suffix in COMPRESSED:
            content = gzip.compress(content, 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.counted[self.path] = self.counted.get(self.path, 0) + len(content)


@pytest.fixture(scope="module")
def compressed(real_site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve the site compressed; yield the address of its root and the bytes of each answer."""
    counted: dict[str, int] = {}
    handler = functools.partial(
        type("Counting", (Compressing,), {"counted": counted}), directory=str(real_site)
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", counted
        server.shutdown()
        thread.join()


def text_pages(site: Path) -> list[str]:
    """Return the addresses of all pages of the report but for the whole on one page."""
    report = site / "en" / "ctoc-cop" / "session-7"
    pages = sorted(file.parent.relative_to(site).as_posix() for file in report.rglob("index.html"))
    return [f"{page}/" for page in pages if not page.endswith("/full")]


def weigh(browser: Browser, address: str, counted: dict[str, int]) -> dict[str, int]:
    """Return what a first visit asks for, with an empty cache.

    Without the service worker: it fetches the rest of the report when the page is there, at the
    reader's wish or in idle time, and tests of its own count it.
    """
    context = browser.new_context(service_workers="block")
    try:
        page = context.new_page()
        counted.clear()
        page.goto(address, wait_until="networkidle", timeout=60_000)
        return dict(counted)
    finally:
        context.close()


def test_a_text_page_stays_under_a_hundred_kilobytes(browser, real_site, compressed) -> None:
    root, counted = compressed
    pages = text_pages(real_site)
    assert len(pages) > 25
    weights = {}
    for page in pages:
        asked = weigh(browser, root + page, counted)
        assert f"/{page}" in asked
        assert not [name for name in asked if "/pagefind/" in name or name.endswith(".pdf")]
        assert any(name.endswith(".css") for name in asked)
        assert any(name.endswith(".js") for name in asked)
        weights[page] = sum(asked.values())
    heaviest = max(weights, key=weights.__getitem__)
    assert weights[heaviest] < LIMIT, f"{heaviest}: {weights[heaviest]} bytes"


def test_what_a_page_loads_is_counted_with_it(browser, compressed) -> None:
    root, counted = compressed
    asked = weigh(browser, f"{root}en/ctoc-cop/session-7/resolutions/7-1/", counted)
    assert all(size > 0 for size in asked.values())
    # The style sheets are most of it; were they not counted, the sum would say nothing.
    styles = sum(size for name, size in asked.items() if name.endswith(".css"))
    assert styles > sum(asked.values()) / 4

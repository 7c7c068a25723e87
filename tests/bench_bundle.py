"""`make bench`, the part about bundles: their size and time, and what a search costs in them.

For 1, 10 and 50 copies of the report: the time that `plenary bundle` takes and the size of the zip;
then, in Chromium, what a first search costs on the site (from a local server that packs texts with
gzip, as hosts do) and in the unpacked bundle (from disk). The bytes are those of the index that are
asked for once the search is opened: bodies of answers as sent, or files as they lie on disk. The
time is that from typing to the first text shown, 0.15 s of waiting for the next key included.
Figures are of this machine and this run.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import bench
from playwright.sync_api import Browser, sync_playwright

from generator.site.building import build_site

PAGE = "ctoc-cop/session-7/resolutions/7-1/index.html"
QUERIES = (
    "harmonization",
    "the Conference of the Parties",
    "CTOC/COP/2014/L.4/Rev.2",
    "resolution 7/3",
)
PACKED = {".html", ".css", ".js", ".json", ".svg"}
TYPED = """query => new Promise(resolve => {
    const start = performance.now();
    new MutationObserver((_, watcher) => {
        if (!document.querySelector(".search__text")) return;
        watcher.disconnect();
        resolve(performance.now() - start);
    }).observe(document.querySelector(".search__results"), { childList: true });
    const field = document.querySelector("#search-words");
    field.value = query;
    field.dispatchEvent(new Event("input"));
})"""
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


def main() -> None:
    """Measure, and print what was found beside what was wanted."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for copies in (1, 10, 50):
            with tempfile.TemporaryDirectory() as folder:
                measure(browser, Path(folder), copies)
        browser.close()
    print("wanted at 50 copies: under 300 KB and 1 s")


def measure(browser: Browser, folder: Path, copies: int) -> None:
    """Make the bundle and the site of so many copies, search in both, and print it."""
    project = bench.copies_of_the_report(folder / "project", copies)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "generator.cli", "--project", str(project), "bundle"],
        cwd=bench.ROOT,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - start
    [bundle] = (project / "dist").iterdir()
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
        files = len(archive.namelist())
    size = bundle.stat().st_size / 1e6
    print(f"{copies:3d} copies: bundle of {size:.1f} MB, {files} files, in {seconds:.1f} s")
    bench.generate(project)
    build_site(project / "build", project / "site", {"en": "English"}, epoch=1415836800)
    on_disk = folder / bundle.stem / "handbook"
    with served(project / "site" / "en") as server:
        for query in QUERIES:
            online = search(browser, f"{server.address}{PAGE}", query)
            asked = sum(sent for path, sent in server.sent.items() if "/pagefind/" in path)
            server.sent.clear()
            disk = search(browser, (on_disk / PAGE).as_uri(), query)
            read = sum(Path(path).stat().st_size for path in disk.files if "/pagefind/" in path)
            print(
                f"    “{query}”: online {asked / 1e3:.0f} KB, {online.seconds:.2f} s;"
                f" from disk {read / 1e3:.0f} KB, {disk.seconds:.2f} s"
            )


@dataclass
class Searched:
    """One search, the first of a reader."""

    seconds: float
    files: set[str] = field(default_factory=set)
    """The files that were asked for, where it was from disk."""


def search(browser: Browser, address: str, query: str) -> Searched:
    """Open a page with nothing kept from before, open the search, type and wait for a text."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    found = Searched(0)
    page.on("request", lambda request: found.files.add(unquote(urlsplit(request.url).path)))
    page.get_by_role("button", name="Search").click()
    # The page measures itself: Playwright looks only twice a second.
    found.seconds = page.evaluate(TYPED, query) / 1000
    context.close()
    return found


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site with gzip, and counts the bytes of the bodies."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer with a file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        if file.suffix in PACKED:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent[self.path] = len(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Keeps the count."""

    sent: dict[str, int]
    address: str

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that was closed before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a folder on this machine."""
    with Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        server.sent, server.address = {}, f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


if __name__ == "__main__":
    main()

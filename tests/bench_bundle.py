"""`make bench`, the part about bundles and growth: their size and time, what a search costs in
them, and what grows with the handbook.

For 1, 10 and 40 copies of the report: the time that `plenary bundle` takes and the size of the zip;
then, in Chromium, what a first search costs on the site (from a local server that packs texts with
gzip, as hosts do) and in the unpacked bundle (from disk). The bytes are those of all that has been
asked for from the opening of the search to the first result: bodies of answers as sent, or files as
they lie on disk. The time is that from typing to the first result, 0.15 s of waiting for the next
key included. At last the pages over all reports, and the files that scripts fetch, by their size.
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
from collections.abc import Iterable, Iterator
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
        if (!document.querySelector(".search__results a")) return;
        watcher.disconnect();
        const end = performance.now();
        const come = performance.getEntriesByType("resource").filter(one => one.responseEnd < end);
        resolve([end - start, come.reduce((sum, one) => sum + one.encodedBodySize, 0)]);
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
        for copies in (1, 10, 40):
            with tempfile.TemporaryDirectory() as folder:
                measure(browser, Path(folder), copies)
        browser.close()
    print("wanted at 40 copies: at most 200 KB and 0.45 s online; 0.40 s from disk")


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
    build_site(project / "build", project / "site", {"en": "English"}, date="2014-11-13")
    on_disk = folder / bundle.stem / "handbook"
    with served(project / "site" / "en") as server:
        for query in QUERIES:
            online = search(browser, f"{server.address}{PAGE}", query)
            disk = search(browser, (on_disk / PAGE).as_uri(), query)
            read = sum(Path(path).stat().st_size for path in disk.files)
            print(
                f"    “{query}”: online {online.sent / 1e3:.0f} KB, {online.seconds:.2f} s;"
                f" from disk {read / 1e3:.0f} KB, {disk.seconds:.2f} s"
            )
    grown(project / "site" / "en")


def grown(site: Path) -> None:
    """Print the size of what is over all reports: its largest pages, and what scripts fetch."""
    of_reports = {file.parent for file in site.glob("*/*/full")}
    pages = [
        (file.stat().st_size, file.parent.relative_to(site).as_posix())
        for file in site.rglob("index.html")
        if not of_reports & {*file.parents}
    ]
    print("    pages over all reports, KB:", told(sorted(pages, reverse=True)[:4]))
    fetched = [
        (len(gzip.compress(file.read_bytes(), 6)), file.relative_to(site).as_posix())
        for pattern in (
            "edition.json",
            "assets/citable.js",
            "pagefind/*.json",
            "pagefind/*.pf_meta",
        )
        for file in site.glob(pattern)
    ]
    print("    fetched by scripts, of all reports, KB packed:", told(fetched))
    parts = [
        max((len(gzip.compress(file.read_bytes(), 6)), pattern) for file in files)
        for pattern in ("assets/citable/**/*.js", "pagefind/texts/**/*.json", "pagefind/words/*")
        if (files := list(site.glob(pattern)))
    ]
    print("    the largest part of each kind, KB packed:", told(parts), flush=True)


def told(sizes: Iterable[tuple[int, str]]) -> str:
    """Return names with their sizes."""
    return ", ".join(f"{name} {size / 1e3:.1f}" for size, name in sizes)


@dataclass
class Searched:
    """One search, the first of a reader."""

    seconds: float
    sent: int
    """Bytes of the bodies of answers."""
    files: set[str] = field(default_factory=set)
    """The files that were asked for, where it was from disk."""


def search(browser: Browser, address: str, query: str) -> Searched:
    """Open a page with nothing kept from before, open the search, type, wait for a result."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    found = Searched(0, 0)
    page.evaluate("performance.clearResourceTimings()")
    page.on("request", lambda request: found.files.add(unquote(urlsplit(request.url).path)))
    page.get_by_role("button", name="Search").click()
    # The page measures itself: Playwright looks only twice a second.
    milliseconds, found.sent = page.evaluate(TYPED, query)
    found.seconds = milliseconds / 1000
    context.close()
    return found


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site with gzip."""

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

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Knows its address."""

    address: str

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that was closed before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a folder on this machine."""
    with Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        server.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


if __name__ == "__main__":
    main()

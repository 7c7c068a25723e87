"""A host of plain files as deploy/nginx.conf makes one: compresses, sends its headers, counts."""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler
from typing import Any

from deployed import DEPLOY, headers

COMPRESSED = (
    *(".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"),
    *(".bib", ".csv", ".md", ".ris", ".yaml"),
)
"""What deploy/nginx.conf compresses (gzip_types, level 6)."""


class Host(SimpleHTTPRequestHandler):
    """Serves a site with the headers of deploy/nginx.conf, compressed, and counts its answers."""

    protocol_version = "HTTP/1.1"
    counted: dict[str, int]
    """Path of each answer -> its bytes: a reader's file, or the page for what is not there."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file as a browser that takes gzip gets it; else the page for lost readers."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        file = file if found else Path(self.directory) / "404.html"
        content = file.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{self.guess_type(file)}; charset=utf-8")
        if file.suffix in COMPRESSED:
            content = _compressed(content)
            self.send_header("Content-Encoding", "gzip")
        for name, value in headers("nginx.conf").items():
            self.send_header(name, value)
        self.send_header("Cache-Control", cached(self.path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.counted[self.path] = self.counted.get(self.path, 0) + len(content)


@cache
def _compressed(content: bytes) -> bytes:
    """Compress what every page asks for once, not for each page."""
    return gzip.compress(content, 6, mtime=0)


def cached(path: str) -> str:
    """Return what deploy/nginx.conf says of how long a browser may keep a file."""
    return next((value for pattern, value in _kept() if re.search(pattern, path)), "no-cache")


@cache
def _kept() -> list[tuple[str, str]]:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    return re.findall(r'^\s*"~(.+)" "(.+)";', text, re.MULTILINE)


@contextmanager
def served(folder: Path, handler: Callable[..., BaseRequestHandler]) -> Iterator[str]:
    """Let a handler serve a folder on this machine; give the address of its root."""
    answer = partial(handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def hosted(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve a site on this machine; give the address of its root and what was asked for."""
    counted: dict[str, int] = {}
    with served(site, type("Counting", (Host,), {"counted": counted})) as address:
        yield address, counted

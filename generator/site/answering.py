"""The web server of `plenary serve`: sends the pages on show, and tells them when these change.

Each page gets a script of its own here (serving.js), as a file, since its policy stops any other;
else it is sent as it will be published. Only who asks for this machine by its own names is
answered, or a page of another site, whose host name leads here, could read the reports.
"""

from __future__ import annotations

import errno
import html
import json
import mimetypes
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

HOST = "127.0.0.1"
NAMES = (HOST, "localhost", "[::1]")

OURS = "/serving/"
"""Where that lies which pages have here only: no language has a folder of that name."""
CHANGES = f"{OURS}changes"
SCRIPT, STYLE = (f"{OURS}serving.{ending}" for ending in ("js", "css"))
SENT_ALONG = {
    address: Path(__file__).with_name(address.removeprefix(OURS)) for address in (SCRIPT, STYLE)
}

STILL_HERE = 15
"""Seconds after which a page that waits is told that nothing is new, lest it has left."""

KINDS = {
    ".js": "text/javascript",  # some systems have it otherwise
    ".md": "text/markdown",
    ".yaml": "text/plain",
    ".bib": "text/plain",
    ".ris": "text/plain",
}


class PortFault(Exception):  # noqa: N818 - a mistake in the call, not in the program
    """The port cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What keeps a change from being shown."""

    words: str
    """What is wrong; "" where only the terminal says it."""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on show."""

    site: Path
    """The folder of the site, without links on the way to it."""
    edition: str
    """Another one whenever the site is another."""
    words: Mapping[str, str]
    """Language -> what the script says, as JSON; the default language first."""
    mistakes: tuple[Mistake, ...] = ()

    def told(self) -> str:
        """Return what pages are told, as JSON."""
        mistakes = [asdict(mistake) for mistake in self.mistakes]
        return json.dumps({"edition": self.edition, "mistakes": mistakes})


class Server(ThreadingHTTPServer):
    """Answers to this machine alone."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would share a port that is taken

    def __init__(self, port: int) -> None:
        """Take the port, 0 for any that is free; nobody is answered yet. Raises PortFault."""
        try:
            super().__init__((HOST, port), _Handler)
        except OverflowError as fault:
            raise PortFault(
                f"there is no port {port}; name another one with --port, from 1 to 65535"
            ) from fault
        except OSError as fault:
            reasons = {errno.EADDRINUSE: "is taken", errno.EACCES: "is not yours to use"}
            reason = reasons.get(fault.errno or 0, f"cannot be used ({fault.strerror})")
            raise PortFault(f"port {port} {reason}; name another one with --port") from fault
        self.shown: Shown
        self.beside: Callable[[str], bytes | None] = lambda path: None
        """Takes the path of what is no part of the site, and makes it where a page offers it."""
        self.failed: Callable[[Exception], object] = lambda fault: None
        """Told why that could not be made."""
        self.changed = threading.Condition()

    @property
    def hosts(self) -> set[str]:
        """Return how this machine is asked for."""
        port = self.server_port
        return {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())

    def show(self, shown: Shown, put: Callable[[], object] = lambda: None) -> None:
        """Show something else from now on, whose files are `put` in place, and tell the pages that
        are open."""
        with self.changed:  # whoever sees a new page is told of it
            put()
            self.shown = shown
            self.changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of a fault of ours; that nobody waits for an answer any more is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a page, or a file that lies beside one."""
        path = unquote(self.path.partition("?")[0])
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._send(403, f"The handbook is at http://{HOST}:{self.server.server_port}/\n")
        elif path == CHANGES:
            self._tell_changes()
        elif path in SENT_ALONG:
            self._send(200, SENT_ALONG[path].read_bytes(), path)
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        """Answer as to GET; what is sent then leaves out the content."""
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    # --- Pages and files ------------------------------------------------------------------------

    def _send_file(self, path: str) -> None:
        shown = self.server.shown
        try:
            file = (shown.site / path.lstrip("/")).resolve()
            if not file.is_relative_to(shown.site) or path.endswith("/") != file.is_dir():
                raise FileNotFoundError
            file = file / "index.html" if file.is_dir() else file
            content = file.read_bytes()
        except (OSError, ValueError):  # nor are there names that no system can have
            self._send_other(path, shown)
            return
        name = file.relative_to(shown.site).as_posix()
        # The entrance has no script of ours: it leads on at once.
        followed = name.endswith(".html") and name != "index.html"
        self._send(200, _following(content, path, shown) if followed else content, name)

    def _send_other(self, path: str, shown: Shown) -> None:
        """Send readers on who left out the last stroke; make what a page offers; or say no."""
        try:
            is_folder = not path.endswith("/") and (shown.site / path.strip("/")).is_dir()
        except (OSError, ValueError):
            is_folder = False
        try:
            content = self.server.beside(path.lstrip("/"))
        except Exception as fault:
            self.server.failed(fault)
            self._send(500, "This could not be made; the terminal says why.\n")
            return
        if is_folder:
            self._send(301, "", Location=quote(f"/{path.strip('/')}/"))
        elif content is not None:
            self._send(200, content, path)
        else:
            lost = (shown.site / "404.html").read_bytes()
            self._send(404, _following(lost, path, shown), "404.html")

    def _send(
        self, code: int, content: bytes | str, name: str = "answer.txt", **headers: str
    ) -> None:
        kind = KINDS.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
        kind = kind or "application/octet-stream"
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        body = content.encode("utf-8") if isinstance(content, str) else content
        self.send_response(code)
        # What browsers keep would be shown after the next change.
        headers |= {"Cache-Control": "no-store", "Content-Type": kind}
        for header, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(header, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    # --- What pages are told --------------------------------------------------------------------

    def _tell_changes(self) -> None:
        """Tell a page what is on show, at once and whenever that changes, until it leaves."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(b"retry: 1000\n\n")
        told = None
        while self.command != "HEAD":
            with self.server.changed:
                if self.server.shown == told:
                    self.server.changed.wait(STILL_HERE)
                shown = self.server.shown
            line = ": still here" if shown == told else f"data: {shown.told()}"
            self.wfile.write(f"{line}\n\n".encode())
            told = shown


def _following(page: bytes, path: str, shown: Shown) -> bytes:
    """Return a page with the script that lets it follow what is on show."""
    language = path.strip("/").partition("/")[0]
    words = shown.words.get(language) or next(iter(shown.words.values()))
    tags = (
        f'<link rel="stylesheet" href="{STYLE}">'
        f'<script src="{SCRIPT}" data-listen="{CHANGES}" data-edition="{shown.edition}" '
        f'data-words="{html.escape(words)}" defer></script>'
    )
    before, end, after = page.rpartition(b"</body>")
    return before + tags.encode("utf-8") + end + after

"""Lets Pagefind index pages one after the other, in the order of their names.

Pagefind numbers pages as it comes by them. Of a folder that would be the order in which the disk
lists its files, and many at once: another disk gave another index of the same pages.

It is run as a program of its own (see `pagefind`), which reads what is wanted as JSON, and imports
nothing of ours.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast

from pagefind.service import get_executable

_CHUNK = 1 << 16
"""Bytes that are read at once."""
_FOUND = "data-pagefind-body"
"""What pages bear that a search should find; Pagefind would look through the others in vain."""


class PagefindFault(Exception):  # noqa: N818 - what Pagefind says
    """Pagefind ended, or could not do what it was asked."""


class Service:
    """Pagefind, which answers what it is asked: each message is JSON in base64, and a comma."""

    def __init__(self, asks: IO[bytes], answers: BufferedReader) -> None:
        """Ask by one stream, and read the answers from another."""
        self._asks = asks
        self._answers = answers
        self._asked = 0

    def ask(self, kind: str, **told: object) -> dict[str, Any]:
        """Ask for something and return the answer; raises PagefindFault."""
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **told}}
        try:
            self._asks.write(base64.b64encode(json.dumps(message).encode("utf-8")) + b",")
            self._asks.flush()
        except BrokenPipeError as fault:
            raise PagefindFault from fault
        answer: dict[str, Any] = json.loads(base64.b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise PagefindFault(answer["message"])
        return answer

    def _answer(self) -> bytes:
        """Return what comes before a comma: nothing follows, since one thing is asked at a time."""
        found: list[bytes] = []
        while not found or not found[-1].endswith(b","):
            found.append(self._answers.read1(_CHUNK))
            if not found[-1]:
                raise PagefindFault
        return b"".join(found)[:-1]


def index(site: Path, to: Path, config: dict[str, object]) -> None:
    """Write the index of the pages in a folder to another; raises PagefindFault, with all that
    Pagefind says."""
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
        ) as run,
    ):
        assert run.stdin and run.stdout
        service = Service(run.stdin, cast(BufferedReader, run.stdout))
        try:
            _index(service, site, to, config)
        except PagefindFault as fault:
            with suppress(BrokenPipeError):  # nor does it hear what it still was to be asked
                run.stdin.close()
            run.wait()
            told.seek(0)
            said = told.read().decode("utf-8", "replace")
            raise PagefindFault(f"{fault} {said}".strip()) from fault


def _index(service: Service, site: Path, to: Path, config: dict[str, object]) -> None:
    number = service.ask("NewIndex", config=config)["index_id"]
    for name in sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")):
        page = (site / name).read_text("utf-8")
        if _FOUND not in page:
            continue
        # Each is waited for, or they would be numbered as they happen to be done.
        service.ask("AddFile", index_id=number, file_path=name, file_contents=page)
    # Pagefind itself may end before all that it writes is on disk.
    for file in service.ask("GetFiles", index_id=number)["files"]:
        path = to / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(file["content"]))


if __name__ == "__main__":
    wanted = json.load(sys.stdin)
    try:
        index(Path(wanted["site"]), Path(wanted["to"]), wanted["config"])
    except PagefindFault as fault:
        sys.exit(str(fault))

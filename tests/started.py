"""`plenary serve` at a port that is free, begun and ended as its user does."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from begun import Beginner, Run

PATIENCE = 60
"""Seconds until what is waited for counts as missing: the machine may have other work."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that runs."""

    run: Run

    @property
    def said(self) -> str:
        """Return what it has told so far."""
        return self.run.told.read_text("utf-8")

    @property
    def address(self) -> str:
        """Return the address of its root."""
        [found] = re.findall(r"The handbook is at (http://\S+/)en/ ", self.said)
        return str(found)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Press Ctrl+C, or end it otherwise; return the exit code."""
        self.run.stop(how)
        wait_for(self.run.is_over)
        return self.run.end()[0]


@contextmanager
def serving(begins: Beginner, project: Path, **environment: str) -> Iterator[Serving]:
    """Serve a project; it is ready to be asked."""
    server = Serving(begins.begin("--project", str(project), "serve", "--port", "0", **environment))
    try:
        wait_for(lambda: "The handbook is at" in server.said or server.run.is_over())
        yield server
        if not server.run.is_over():
            server.end()
    finally:
        if not server.run.is_over():
            server.run.stop(signal.SIGKILL)
            server.run.end()


def wait_for(happens: Callable[[], object]) -> None:
    """Wait until something holds; what cannot be asked yet does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if happens():
                return
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail("it did not happen in time")

"""The command as its user starts it, and ends it; `plenary serve` at a port that is free."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds until what is waited for counts as missing: the machine may have other work."""

INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
for name in {"SIGTERM", "SIGHUP"} & {one.name for one in signal.Signals}:
    signal.signal(getattr(signal, name), signal.SIG_DFL)
from generator.cli import main
sys.exit(main())
"""
"""The command, for `python -c`: what ends it ends it even where who started the tests ignores
that, and its children would too (`nohup make test &`)."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that runs."""

    process: subprocess.Popen[str]
    said: list[str]
    """What it has told so far, line by line."""

    @property
    def address(self) -> str:
        """Return the address of its root."""
        [found] = re.findall(r"The handbook is at (http://\S+/)en/ ", "".join(self.said))
        return str(found)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Press Ctrl+C, or end it otherwise; return the exit code."""
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def serving(project: Path, **environment: str) -> Iterator[Serving]:
    """Serve a project; it is ready to be asked."""
    command = [sys.executable, "-c", INTERRUPTIBLE, "--project", str(project)]
    command += ["serve", "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=Path(__file__).parent.parent,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    said: list[str] = []
    stderr = process.stderr
    assert stderr
    reader = threading.Thread(target=lambda: said.extend(iter(stderr.readline, "")))
    reader.start()
    try:
        wait_for(lambda: "The handbook is at" in "".join(said) or process.poll() is not None)
        server = Serving(process, said)
        yield server
        if process.poll() is None:
            server.end()
    finally:
        process.kill()
        process.wait()
        reader.join()
        stderr.close()


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

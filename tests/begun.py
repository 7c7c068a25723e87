"""Runs of the command, each a process of its own, begun without reading the program anew.

Most of the time of a short run goes into that, and into what a process does at its first run
alone: it compiles templates, reads words and faces. What is started here does all that once, and a
run is a fork of it, which can be stopped, or be without rights, like any other.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was begun."""

    process: int
    told: Path
    """What it tells, so far."""
    beginner: Beginner

    def has_told(self) -> None:
        """Wait for its first words."""
        while not self.told.stat().st_size:
            time.sleep(0.001)

    def is_over(self) -> bool:
        """Tell whether it has ended."""
        return bool(self.beginner.answer(is_over=self.process))

    def stop(self, how: signal.Signals) -> None:
        """Send it a signal; one that has ended takes none."""
        os.kill(self.process, how)

    def end(self) -> tuple[int, str]:
        """Wait until it ends; return its exit code and what it told."""
        return self.beginner.answer(end_of=self.process), self.told.read_text("utf-8")


class Beginner:
    """Begins runs."""

    def __init__(self, asked: subprocess.Popen[str], folder: Path) -> None:
        self._asked, self._folder, self._numbers = asked, folder, count()

    def begin(self, *arguments: str, **environment: str) -> Run:
        """Begin a run; it goes on while others are begun."""
        told = self._folder / f"{next(self._numbers)}.txt"
        told.touch()
        asked = {"told": str(told), "arguments": arguments, "environment": environment}
        return Run(self.answer(**asked), told, self)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Return the exit code of a command, and what it told."""
        return self.begin(*arguments).end()

    def answer(self, **asked: Any) -> int:
        """Return what the process that has read the program answers."""
        assert self._asked.stdin and self._asked.stdout
        self._asked.stdin.write(json.dumps(asked) + "\n")
        self._asked.stdin.flush()
        return int(self._asked.stdout.readline())


@contextmanager
def beginner(before: Iterable[str] = ()) -> Iterator[Beginner]:
    """Read the program; `before` may take rights from all runs."""
    pipe = subprocess.PIPE
    command = [*before, sys.executable, __file__]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as asked,
    ):
        yield Beginner(asked, Path(folder))


# --- the process that has read the program --------------------------------------------------------


def _begun() -> dict[str, Any]:
    """Fork for each run that is asked for, and wait for those whose end is; return in a fork."""
    ended: dict[int, int] = {}
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        process = asked.get("is_over") or asked.get("end_of")
        if process and process not in ended:
            found, status = os.waitpid(process, os.WNOHANG if "is_over" in asked else 0)
            if found:
                ended[process] = os.waitstatus_to_exitcode(status)
        if "is_over" in asked:
            answer = int(process in ended)
        elif "end_of" in asked:
            answer = ended[asked["end_of"]]
        elif not (answer := os.fork()):
            return asked
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    sys.exit()


def _run(asked: dict[str, Any]) -> int:
    """Do what a command is to do, as if its user had started it."""
    # What ends it ends it even where who started the tests ignores that (`nohup make test &`).
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in {"SIGTERM", "SIGHUP"} & {one.name for one in signal.Signals}:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.environ.update(asked["environment"])
    tempfile.tempdir = None  # the environment may name another
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream, where in enumerate((nothing, nothing, os.open(asked["told"], os.O_WRONLY))):
        os.dup2(where, stream)
    return main(asked["arguments"])


def _run_once() -> None:
    """Build a project that nobody sees. No PDF: it would begin threads, which no fork has."""
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()) as told:
        project = small_project(Path(folder) / "project")
        for arguments in (["build", "--without", "pdf"], ["bundle", "--no-pdf"]):
            assert main(["--project", str(project), *arguments]) == 0, told.getvalue()
    assert threading.active_count() == 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    import compiled_once

    compiled_once.patterns_and_templates()  # the runs are forks, and have what is compiled here
    from projects import small_project

    from generator.cli import main
    from generator.cli.exporting import all_exporters

    for one in ("making", "bundling", "editing", "originals", "printing", "publishing"):
        import_module(f"generator.cli.{one}")
    all_exporters()
    _run_once()
    sys.exit(_run(_begun()))

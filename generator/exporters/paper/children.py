"""Sets documents in short-lived child processes, on all cores.

typst remembers what it has set and never gives its memory back: a session of the General Assembly
takes gigabytes. A child takes it along when it ends, which it does after so many bytes.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass

from generator.cores import cores
from generator.exporters.paper import compiling
from generator.exporters.paper.compiling import DONE, STRAYED, Astray, receive, send
from generator.exporters.paper.parting import notes_by_their_calls
from generator.exporters.paper.typeset import PaperFault, as_bytes
from generator.exporters.texts.blocks import Data

ENOUGH = 600_000
"""What a child sets before another takes its place: its data, as JSON, in bytes. It then has some
250 MB."""
LARGE = 600_000
"""So many bytes need the memory of many documents: one such is set at a time, and nothing beside
it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be set: its data, as JSON in UTF-8, and the date that its PDF bears."""

    data: bytes
    date: str

    @classmethod
    def of(cls, data: Data) -> Job:
        """Return the job that sets a document of these data."""
        return cls(as_bytes(data), data["date"])


def set_in_children(jobs: Sequence[Job]) -> Iterator[tuple[Job, bytes | PaperFault]]:
    """Yield documents with their PDFs, or with why they could not be set, as they are done.

    The longest come first, or the whole report would be set alone at the end.
    """
    by_length = sorted(jobs, key=lambda job: len(job.data), reverse=True)
    large = sum(len(job.data) >= LARGE for job in by_length)
    workshop, threads = _Workshop(), ThreadPoolExecutor(cores())
    try:
        yield from ((job, workshop.set(job)) for job in by_length[:large])
        tasks = {threads.submit(workshop.set, job): job for job in by_length[large:]}
        for task in as_completed(tasks):
            yield tasks.pop(task), task.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        workshop.close()  # so that no thread waits for an answer
        threads.shutdown()
        workshop.close()  # of a thread that began one meanwhile


class _Workshop:
    """The children at work, one a thread."""

    def __init__(self) -> None:
        self._of_thread = threading.local()
        self._children: set[_Child] = set()

    def set(self, job: Job) -> bytes | PaperFault:
        """Return the PDF of a document, or why it could not be set."""
        try:
            return notes_by_their_calls(lambda data: self._once(data, job.date), job.data)
        except PaperFault as fault:
            return fault

    def _once(self, data: bytes, date: str) -> bytes:
        """Return the PDF of a document; raises Astray or PaperFault."""
        child: _Child | None = getattr(self._of_thread, "child", None)
        if child is None:
            child = self._of_thread.child = _Child()
            self._children.add(child)
        is_sound = False
        try:
            answer = child.set(data, date)
            is_sound = child.bytes < ENOUGH
        finally:
            if not is_sound:
                self._of_thread.child = None
                self._children.discard(child)
                child.end()
        return answer

    def close(self) -> None:
        """End all children: what they still do nobody waits for."""
        for child in list(self._children):
            child.end()


class _Child:
    """A process that sets documents."""

    def __init__(self) -> None:
        # Neither the folder of the user nor our own has modules for it (-P).
        command = [sys.executable, "-P", compiling.__file__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.bytes = 0

    def set(self, data: bytes, date: str) -> bytes:
        assert self._process.stdin and self._process.stdout
        self.bytes += len(data)
        try:
            send(self._process.stdin, date.encode(), data)
            kind = receive(self._process.stdout)
            if kind == DONE:
                return receive(self._process.stdout)
            count = int.from_bytes(receive(self._process.stdout), "big")
            told = [receive(self._process.stdout).decode() for _ in range(count)]
        except (EOFError, OSError, ValueError) as end:
            said = f"typst ended without a word (exit code {self._process.wait()}; memory may lack)"
            raise PaperFault(said) from end
        raise Astray(*told) if kind == STRAYED else PaperFault(*told)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert stream
                stream.close()

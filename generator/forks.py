"""Work that copies of this process do at once, as many as there are cores.

What they make reaches this process by what they leave on disk: a copy ends with all that it knows.
One that fails leaves its work undone; whoever asked does that itself, and hears why.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from generator.cores import cores

_GROUPS = 1000
"""In how many groups work is given out at most: their numbers must fit into a pipe."""
_NUMBER = 4
"""Bytes of a number, as processes tell it to each other."""

_Work = TypeVar("_Work")


def done_by_forks(
    work: Sequence[_Work], do: Callable[[_Work], object], share: int
) -> Iterator[_Work]:
    """Let copies of this process do some work, and yield each piece of it that is done.

    Nothing is done where that is not worth it, or where this process cannot be copied. `share` is
    how many pieces are worth a process.
    """
    count = min(cores(), len(work) // share)
    if count < 2 or not _can_fork():
        return
    groups = min(len(work), _GROUPS)
    (take, give), (hear, tell) = os.pipe(), os.pipe()
    os.write(give, b"".join(number.to_bytes(_NUMBER, "big") for number in range(groups)))
    os.close(give)  # who finds nothing there is at the end
    children = [_begin(work, do, groups, take, tell) for _ in range(count)]
    os.close(take)
    os.close(tell)
    try:
        while number := os.read(hear, _NUMBER):
            yield work[int.from_bytes(number, "big")]
    finally:
        os.close(hear)
        for child in children:
            os.waitpid(child, 0)


def _can_fork() -> bool:
    """Say whether a copy of this process can work: not where a thread holds what it would need."""
    return hasattr(os, "fork") and threading.active_count() == 1


def _begin(
    work: Sequence[_Work], do: Callable[[_Work], object], groups: int, take: int, tell: int
) -> int:
    """Begin a copy that does one group of the work after the other; return its number."""
    child = os.fork()
    if child:
        return child
    gc.freeze()  # what is shared with this process would be copied as it is looked through
    try:
        while group := os.read(take, _NUMBER):
            for number in range(int.from_bytes(group, "big"), len(work), groups):
                do(work[number])
                os.write(tell, number.to_bytes(_NUMBER, "big"))
    finally:
        os._exit(0)  # what this process still had to write is written by the other

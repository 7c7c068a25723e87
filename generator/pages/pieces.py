"""What is too long for one page, in pieces that are as long as one may be, and what tells in which
of them an id stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import TypeVar

_Thing = TypeVar("_Thing")


def in_pieces(
    things: Iterable[_Thing], size: Callable[[_Thing], int], up_to: int
) -> Iterator[list[_Thing]]:
    """Yield things that stay whole, in their order, in pieces: each as long as it may be; one thing
    that is too long by itself is a piece alone.

    Args:
        things: what is parted.
        size: how long a thing is.
        up_to: how long a piece may be.
    """
    piece: list[_Thing] = []
    length = 0
    for thing in things:
        if piece and length + size(thing) > up_to:
            yield piece
            piece, length = [], 0
        piece.append(thing)
        length += size(thing)
    if piece:
        yield piece


def beginnings(ids: Iterable[str]) -> tuple[str, ...]:
    """Return with what ids in reading order begin, the shortest: resolution-7-1, which
    resolution-7-1-op-2 begins with."""
    found: dict[str, None] = {}
    for id_ in ids:
        if found.keys().isdisjoint(accumulate(id_.split("-"), "{}-{}".format)):
            found[id_] = None
    return tuple(found)

"""The rules on the text as received, to which a report is held word by word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from generator.collation import Difference, Foreign, Nouns, Sides, collate, sides
from generator.findings import Told
from generator.received import Received, ReceivedFault, in_one, named
from generator.resolved import Resolved

_MANY = 14
"""Of more words than these only the first and the last are quoted."""

Collated = tuple[Difference, ...] | str
"""What differs; or why that cannot be told."""


@dataclass(frozen=True, slots=True)
class Held:
    """A report and its originals, side by side."""

    originals: tuple[str, ...]
    """The names of their files."""
    sides: Sides

    @property
    def told(self) -> tuple[str, ...]:
        """Return what tells whether they are the same."""
        return *self.originals, self.sides.sum

    def collated(self) -> Collated:
        """Return where the report differs from them; or that it is another."""
        try:
            return tuple(collate(self.sides))
        except Foreign as foreign:
            names = "”, “".join(self.originals)
            return f"“{names}” is the text of another report: {foreign}; name the right one"


def held(resolved: Resolved, received: Sequence[Received], nouns: Nouns) -> Held:
    """Return a report beside what was read of its originals, of which there is one at least."""
    through = resolved.body.numbers.notes.anew != "act"
    rows = in_one(received, through=through)
    return Held(tuple(one.original for one in received), sides(resolved, rows, nouns))


def not_held(fault: ReceivedFault) -> Collated:
    """Return why a report cannot be held to an original."""
    return f"“{fault.original}” {fault}"


def written(found: Collated) -> bytes:
    """Return what a report differs by, as bytes."""
    told = found if isinstance(found, str) else [astuple(one) for one in found]
    return json.dumps(told).encode("ascii")


def read_back(content: bytes) -> Collated:
    """Return what those bytes hold."""
    told = json.loads(content)
    if isinstance(told, str):
        return told
    return tuple(Difference(tuple(path), *rest) for path, *rest in told)


def words_differ(resolved: Resolved, found: Collated) -> Told:
    """The report has the words of the text as received, in their order, or records why not."""
    for one in () if isinstance(found, str) else found:
        where = named(resolved.report.source, one.place)
        message = f"{where} has “{_shortened(one.received)}”, "
        message += f"here stands “{_shortened(one.here)}”" if one.here else "nothing stands here"
        answer = "write it as received, or record the correction under “corrections:”"
        yield one.path, f"{message}; {answer}"


def _shortened(words: str) -> str:
    parts = words.split(" ")
    if len(parts) <= _MANY:
        return words
    half = _MANY // 2
    return " ".join([*parts[:half], f"… ({len(parts) - 2 * half} words) …", *parts[-half:]])


def source_missing(resolved: Resolved, found: Collated) -> Told:
    """The text as received that a report names lies beside it, was read, and is of that report."""
    if isinstance(found, str) and found:
        yield ("source",), found


def no_source(resolved: Resolved) -> Told:
    """A report names the text as received, or tells its readers that it has none."""
    if not resolved.report.source:
        message = "no “source:” is named, so that the words cannot be compared with an original; "
        yield (), f"{message}the report says so on its page"

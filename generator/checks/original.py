"""The rules on the text as received, to which a report is held word by word."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collation import Difference, Foreign, Nouns, collate
from generator.findings import Told
from generator.received import Received, ReceivedFault, in_one, named
from generator.resolved import Resolved

_MANY = 14
"""Of more words than these only the first and the last are quoted."""

Collated = tuple[Difference, ...] | str
"""What differs; or why that cannot be told."""


def collated(
    resolved: Resolved, received: Sequence[Received] | ReceivedFault, nouns: Nouns
) -> Collated:
    """Return where a report differs from its originals; or why it cannot be held to them."""
    if isinstance(received, ReceivedFault):
        return f"“{received.original}” {received}"
    if not received:
        return ""
    through = resolved.body.numbers.notes.anew != "act"
    try:
        return tuple(collate(resolved, in_one(received, through=through), nouns))
    except Foreign as foreign:
        names = "”, “".join(one.original for one in received)
        return f"“{names}” is the text of another report: {foreign}; name the right one"


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

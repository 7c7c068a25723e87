"""The rules on addresses and ids: nothing has that of another, and none that was out is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator import marks
from generator.anchors import LISTS, OVERVIEWS, Anchor, Kind, report_address, with_id
from generator.checks.marks import agenda_keys
from generator.findings import Told
from generator.inline import Text, plain
from generator.marks import ACTS
from generator.model import DEVICES, Path, slug
from generator.published_addresses import Published, now
from generator.resolved import Resolved

LONGEST_ADDRESS, LONGEST_ID = 240, 700
"""Bytes: a file beside a page bears most of its address as its name, and disks take 255; where a
page's data are read, no key may have more than 1,024 characters."""


def duplicate_id(resolved: Resolved) -> Told:
    """Two things never have one address and id; what has moved is no longer there itself."""
    seen: dict[tuple[str, str], Anchor] = {}
    for path, anchor in resolved.anchors.items():
        if anchor.kind is Kind.AGENDA_ITEM:
            continue
        key = _unique(anchor)
        if key in seen:
            other = resolved.lines.line_from(path, seen[key].path)
            yield path, f"“{anchor.mark}” would have the same id as {other}"
        seen.setdefault(key, anchor)
    yield from _notes_of_one_id(resolved)
    if not resolved.report.moved:
        return  # gathering all that is there now takes longer than all rules on addresses
    here = {*addresses_of(resolved), *(f"{folder}/" for folder in (*OVERVIEWS, *LISTS))}
    first: dict[str, int] = {}
    for index, entry in enumerate(resolved.report.moved):
        if entry.old in here:
            message = f"“{entry.old}” is still there, so it cannot lead elsewhere"
            yield ("moved", index, "old"), message
        if entry.old in first:
            line = resolved.lines.line(("moved", first[entry.old], "old"))
            message = f"“{entry.old}” leads elsewhere on line {line} already; take one of them out"
            yield ("moved", index, "old"), message
        first.setdefault(entry.old, index)


def _notes_of_one_id(resolved: Resolved) -> Told:
    """Yield the notes that would have the id of another on a page that calls both."""
    seen: dict[tuple[str, str], Path] = {}
    for note in resolved.notes.notes.values():
        for address in dict.fromkeys(resolved.anchor_of(call.path).address for call in note.calls):
            first = seen.setdefault((address, note.id), note.path)
            if first != note.path:
                line = resolved.lines.line(first)
                yield note.path, f"note {note.number} would have the same id as line {line}"
                break


def _unique(anchor: Anchor) -> tuple[str, str]:
    """Return what no other thing of a report may have."""
    # Several divisions may share a page (a section that is an agenda item's account); acts do not.
    if anchor.id or anchor.kind in ACTS:
        return anchor.address, anchor.id
    return anchor.mark, ""


def unsafe_address(resolved: Resolved) -> Told:
    """An address has room on every disk, and each part of it is a name that every system takes."""
    base = report_address(resolved.report)
    # Of an account of an item that is not there `unknown_agenda_item` tells.
    known = [f"{base}agenda/{key}/" for key in agenda_keys(resolved)]
    seen: set[str] = set()
    for path, anchor in resolved.anchors.items():
        if anchor.address.startswith(f"{base}agenda/") and anchor.address not in known:
            continue
        if anchor.address not in seen and (why := _unsafe(anchor.address)):
            # All that stands in a session would else tell of the session's name again.
            yield (path if anchor.address != base else ("session",)), why
            if _unsafe(base):
                break
        seen.add(anchor.address)
        if len(anchor.id.encode()) > LONGEST_ID:
            yield path, f"its id would be “{anchor.id[:40]}…”, which is too long; shorten the words"
    for index, entry in enumerate(resolved.report.moved):
        address = entry.old.partition("#")[0]
        if why := _unsafe(f"{base}{address}") if address else "":
            yield ("moved", index, "old"), why


def _unsafe(address: str) -> str:
    """Say what is wrong with an address as the name of a folder; "" where nothing is."""
    parts = address.split("/")[:-1]
    if len(address.encode()) > LONGEST_ADDRESS:
        return f"the address would be “{address[:60]}…”, which is too long; shorten its last part"
    for part in parts:
        if part in DEVICES:
            return f"the address would be “{address}”, and Windows keeps “{part}” for a device"
        # "7-1" and "7_1" are two names; "Res" and "res" are one on some systems and two on others.
        if part != slug(part) or not part:
            return f"the address would be “{address}”; use small letters and figures"
    return ""


def addresses_of(resolved: Resolved) -> dict[str, None]:
    """Return the addresses and ids of a report as `moved:` writes them, each once, in order."""
    base = report_address(resolved.report)
    at = ((anchor.address, anchor.id) for anchor in resolved.anchors.values())
    out = ((entry.address, entry.id) for entry in now(resolved))  # notes and participants, too
    return dict.fromkeys(with_id(one.removeprefix(base), id_) for one, id_ in (*at, *out))


@dataclass(frozen=True, slots=True)
class Out:
    """What was published at an address and id."""

    cited: str
    """As `moved:` writes it."""
    words: str
    """The first words that it had."""
    now: str | None
    """The first words that it has; none where it is gone."""
    path: Path = ()
    """Where it stands in the report; of what is gone, its page, or else `moved:`."""
    received: str | None = None
    """The first words that it would have without its recorded corrections."""


def published_lost(published: Iterable[Out]) -> Told:
    """What was published is still there, or `moved:` says where it is."""
    gone = [one for one in published if one.now is None]
    cited = {one.cited for one in gone}
    for one in gone:
        page, at, _ = one.cited.partition("#")
        if not at or page not in cited:  # who says where a page is, says it of all on it
            message = f"“{one.cited}” was published and is gone; say where it is under “moved:”"
            yield one.path, message


def published_elsewhere(published: Iterable[Out]) -> Told:
    """What was published begins with the words that it began with."""
    for one in published:
        if one.now is not None and one.words not in (one.now, one.received):
            message = (
                f"“{one.cited}” was published with the words “{one.words}” and now begins "
                f"“{one.now}”; if the words were corrected, `plenary record` keeps the new ones"
            )
            yield one.path, message


def what_was_out(resolved: Resolved, published: tuple[Published, ...]) -> Iterator[Out]:
    """Yield what was published, but for what `moved:` names; the ids of a page that it names as a
    whole are where that went."""
    if not published:
        return
    current = {(entry.address, entry.id): entry.words for entry in now(resolved)}
    received = _as_received(resolved)
    paths = _paths(resolved)
    moved = {entry.old: entry.new for entry in resolved.report.moved}
    base = report_address(resolved.report)
    for entry in published:
        old = entry.address.removeprefix(base)
        cited, key = with_id(old, entry.id), (f"{base}{moved.get(old, old)}", entry.id)
        if cited not in moved:
            page = paths.get((entry.address, ""))
            if entry.id.startswith(f"{marks.NOTE}-"):
                page = (*resolved.notes.holder_of(page or ()), "notes")
            path = paths.get(key, page or ("moved",))
            yield Out(cited, entry.words, current.get(key), path, received.get(key))


def _paths(resolved: Resolved) -> dict[tuple[str, str], Path]:
    """Return where each address and id stands in the report: pages, what is on them, notes."""
    at = resolved.places.at
    paths: dict[tuple[str, str], Path] = {}
    for (address, id_), anchor in at.items():
        paths.setdefault((address, ""), anchor.path)
        paths[address, id_] = anchor.path
    for note in resolved.notes.notes.values():
        for call in note.calls:
            address = resolved.anchor_of(call.path).address
            paths.setdefault((address, note.id), note.path)
    return paths


def _as_received(resolved: Resolved) -> dict[tuple[str, str], str]:
    """Return the first words that addresses and ids would have without recorded corrections."""
    if not resolved.report.corrections:
        return {}
    places = resolved.paths_of_places()
    texts = dict(resolved.texts)
    for correction in resolved.report.corrections:
        place = places.get(correction.place, ("",))
        for path in texts:
            words = plain(texts[path])
            if path[: len(place)] == place and correction.published in words:
                texts[path] = (Text(words.replace(correction.published, correction.received, 1)),)
                break
    undone = replace(resolved, texts=texts)
    return {(entry.address, entry.id): entry.words for entry in now(undone)}

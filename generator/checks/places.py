"""The rules on keys that name a place of the report: `recorded:`, `moved:`, `corrections:` ..."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.addresses import addresses_of
from generator.findings import Told
from generator.model import Act, Considered, Met, Path
from generator.resolved import Resolved


def unknown_place(resolved: Resolved) -> Told:
    """A key that names a place of the report names one that is there."""
    known = dict.fromkeys(anchor.mark for anchor in resolved.anchors.values())
    known |= dict.fromkeys(f"note:{number}" for number in resolved.notes.notes)
    for path, mark in _named_places(resolved):
        if mark not in known:
            kind = mark.partition(":")[0]
            near = next((name for name in known if name.startswith(f"{kind}:")), "para:1")
            yield path, f"“{mark}” is not in this report; right would be, for example, “{near}”"
    here = set(addresses_of(resolved))
    for index, entry in enumerate(resolved.report.moved):
        if entry.new not in here:
            message = f"“{entry.new}” is not in this report; right would be resolutions/7-1/#op-2"
            yield ("moved", index, "new"), message
        if not re.fullmatch(r"(?:[\w-]+/)*(?:#[\w-]+)?", entry.old):
            message = f"“{entry.old}” is no address here; right would be resolutions/7-1/#op-2"
            yield ("moved", index, "old"), message


def _named_places(resolved: Resolved) -> Iterator[tuple[Path, str]]:
    """Yield the keys that name a place, as paths and marks."""
    for path, value in resolved.values.items():
        if isinstance(value, Act):
            adoption = value.adoption
            here = (*path, "adoption")
            if adoption.recorded:
                yield (*here, "recorded"), adoption.recorded
            if adoption.agenda_item:
                yield (*here, "agenda_item"), f"item:{adoption.agenda_item}"
            for index, statement in enumerate(adoption.statements):
                yield (*here, "statements", index, "recorded"), statement.recorded
                if statement.note:
                    yield (*here, "statements", index, "note"), f"note:{statement.note}"
        elif isinstance(value, Considered | Met):
            yield (*path, "recorded"), value.recorded
    for index, correction in enumerate(resolved.report.corrections):
        yield ("corrections", index, "place"), correction.place


def correction_disagrees(resolved: Resolved) -> Told:
    """A correction is made: its place has the words as published."""
    places = resolved.paths_of_places()
    for index, correction in enumerate(resolved.report.corrections):
        place = places.get(correction.place)
        if place is None:
            continue  # unknown-place tells
        if correction.published not in resolved.all_words(place):
            message = f"“{correction.published}” is not in {correction.place}; make the correction"
            yield ("corrections", index, "published"), f"{message} there, or write its words here"

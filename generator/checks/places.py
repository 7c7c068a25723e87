"""The rules on keys that name a place of the report: `recorded:`, `moved:`, `corrections:` ..."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from generator import marks
from generator.characters import plain_blanks
from generator.checks.addresses import addresses_of
from generator.findings import Told
from generator.marks import Mark
from generator.model import Act, Considered, Met, Path, Statement, Value, walk
from generator.resolved import Resolved


def unknown_place(resolved: Resolved) -> Told:
    """A key that names a place of the report names one that is there."""
    known = dict.fromkeys(anchor.mark for anchor in resolved.anchors.values())
    known |= dict.fromkeys(note.mark for note in resolved.notes.notes.values())

    def near(mark: str) -> str:
        """Return the place of the same kind, and of the same text, that is most like another; for a
        number alone what has it."""
        alike = [one for one in known if one.scheme == Mark(mark).scheme or one.name == mark]
        text = mark.partition("#")[0]
        of_text = [one for one in alike if one.partition("#")[0] == text]
        [found, *_] = difflib.get_close_matches(mark, of_text or alike, 1, 0) or [marks.REPORT]
        return str(found)

    for path, mark, scheme in _named_places(resolved):
        if mark not in known:
            # A key that can name nothing else has no scheme.
            here, right = (one.removeprefix(scheme) for one in (mark, near(mark)))
            yield path, f"“{here}” is not in this report; write, for example, “{right}”"
    yield from _moved(resolved)


def _moved(resolved: Resolved) -> Told:
    """Yield the entries under `moved:` that lead nowhere, or from what is no address."""
    here = list(addresses_of(resolved))
    after = {entry.old: entry.new for entry in resolved.report.moved}
    example = next((one for one in here if "#" in one), "chapters/")
    for index, entry in enumerate(resolved.report.moved):
        if entry.new not in here:
            why = "has moved itself" if entry.new in after else "is not in this report"
            right = _nearest(_end(entry.new, after), here)
            message = f"“{entry.new}” {why}; write, for example, “{right}”"
            yield ("moved", index, "new"), message
        if not re.fullmatch(r"(?:[\w-]+/)*(?:#[\w-]+)?", entry.old):
            message = f"“{entry.old}” is not an address here; write, for example, “{example}”"
            yield ("moved", index, "old"), message


def _end(address: str, after: Mapping[str, str]) -> str:
    """Return where one arrives who follows what has moved; where a round begins anew, if it does.

    What has moved several times is written with its last address, so that readers are sent once.
    """
    seen = set()
    while address in after and address not in seen:
        seen.add(address)
        address = after[address]
    return address


def _nearest(address: str, here: list[str]) -> str:
    """Return the address, or the first of those that begin most like it."""

    def alike(one: str) -> tuple[int, bool]:
        same = takewhile(lambda signs: signs[0] == signs[1], zip(one, address, strict=False))
        return len(list(same)), one == address

    return max(here, key=alike)


def _named_places(resolved: Resolved) -> Iterator[tuple[Path, str, str]]:
    """Yield the keys that name a place, as paths and marks, with what the key lacks of the mark."""
    item, note = marks.item(""), marks.note("")
    for path, value in resolved.of_kind(Act, Considered, Met):
        if isinstance(value, Act):
            adoption = value.adoption
            here = (*path, "adoption")
            if adoption.recorded:
                yield (*here, "recorded"), adoption.recorded, ""
            for key in adoption.agenda_item:
                yield (*here, "agenda_item"), marks.item(key), item
            for index, statement in enumerate(adoption.statements):
                yield (*here, "statements", index, "recorded"), statement.recorded, ""
                if statement.note:
                    called = _note_called_at(resolved, statement)
                    yield (*here, "statements", index, "note"), called, note
        elif isinstance(value, Considered | Met):
            yield (*path, "recorded"), value.recorded, ""
    for index, correction in enumerate(resolved.report.corrections):
        yield ("corrections", index, "place"), correction.place, ""


def _note_called_at(resolved: Resolved, statement: Statement) -> Mark:
    """Return the mark of the note that is meant where a statement is recorded."""
    recorded = resolved.places.by_mark.get(statement.recorded)
    holder = resolved.notes.holder_of(recorded.path) if recorded else ()
    if not holder:
        return marks.note(statement.note)
    return resolved.anchors[holder].mark.inside(marks.note_id(statement.note))


def correction_disagrees(resolved: Resolved) -> Told:
    """A correction is made: its place has the words as published, in a text, a number or a name."""
    places = resolved.paths_of_places()
    for index, correction in enumerate(resolved.report.corrections):
        place = places.get(correction.place)
        if place is None:
            continue  # unknown-place tells
        value = resolved.values.get(place)
        inside = (one for _, one in walk(value, place)) if value else ()
        own = (words for one in inside for words in _own(one))
        words = plain_blanks(" ".join((resolved.all_words(place), *own)))
        if plain_blanks(correction.published) not in words:
            message = f"“{correction.published}” is not in {correction.place}; make the correction"
            yield ("corrections", index, "published"), f"{message} there, or write its words here"


def _own(value: Value) -> Iterator[str]:
    """Yield what a value says that is no text with marks: its number, a name."""
    for name in type(value).model_fields:
        if name not in value.inline and isinstance(said := getattr(value, name), str):
            yield said

"""The rules on notes: each is called and there, and what “Ibid.” stands for is certain."""

from __future__ import annotations

from collections.abc import Iterator

from generator import marks
from generator.findings import Told
from generator.footnotes import Note
from generator.marks import ACTS
from generator.model import Act, Path
from generator.resolved import Resolved


def note_missing(resolved: Resolved) -> Told:
    """A note that is called is there."""
    for path, calls in resolved.notes.calls.items():
        holder = resolved.notes.holder_of(path)
        of = f" of {resolved.anchors[holder].mark}" if holder else ""
        for number in dict.fromkeys(call.number for call in calls if not call.note):
            yield path, f"note {number} is called and is not under “notes:”{of}; add it there"


def note_in_note(resolved: Resolved) -> Told:
    """A note calls no other note: on a page it would have no place to be called from."""
    for path in resolved.notes.calls:
        if resolved.notes.at(path):
            yield path, "a note calls a note here; take out the [^...], or write what it stands for"


def note_not_called(resolved: Resolved) -> Told:
    """A note that is there is called."""
    for note in resolved.notes.notes.values():
        put = f"put [^{note.number}] where it belongs"
        if not note.calls:
            yield note.path, f"note {note.number} is never called; {put}"
        # A list of the agenda shows titles without their notes.
        elif all(call.path[0] == "agenda" for call in note.calls):
            yield note.path, f"only the list of the agenda calls note {note.number}; {put}"


def notes_elsewhere(resolved: Resolved) -> Told:
    """Notes are where the data of the body say: numbered through the report, or in each act."""
    anew = resolved.body.numbers.notes.anew
    body, of_act = resolved.body.id, "“numbers: {notes: {anew: act}}”"
    for path, value in resolved.of_kind(Act):
        mark = resolved.anchors[path].mark
        if value.notes and anew == "report":
            message = (
                f"{mark} has notes of its own, and {body} numbers its notes through the report; "
                f"write them under “notes:” of the report, or {of_act} in body.yaml"
            )
            yield (*path, "notes"), message
        called = None if value.notes or anew == "report" else _first_called(resolved, path)
        if called:
            where, note = called
            message = (
                f"note {note.number} is one of the report, and {body} numbers its notes anew in "
                f"each act; write it under “notes:” of {mark}, or take {of_act} out of body.yaml"
            )
            yield where, message


def _first_called(resolved: Resolved, path: Path) -> tuple[Path, Note] | None:
    """Return the first note of the report that an act calls, and the text that does."""
    for where in resolved.notes.calls:
        if where[: len(path)] == path:
            for note in resolved.notes.called_at(where):
                if note and not note.holder:
                    return where, note
    return None


def ibid_first(resolved: Resolved) -> Told:
    """“Ibid.” points to the note before: the first of the report, or of an act, has none."""
    for path, one in resolved.notes.uncertain:
        if one.first:
            of = resolved.notes.holder_of(path)
            message = (
                f"“{one.printed}” points to the note before, and note {one.number} is the first "
                f"{f'of {resolved.anchors[of].mark}' if of else 'of the report'}; "
                "write what it stands for under “stands_for:”, or add the note that is missing"
            )
            yield (*path, "text"), message


def ibid_uncertain(resolved: Resolved) -> Told:
    """Where it is not certain what “Ibid.” stands for, a person states it."""
    for path, one in resolved.notes.uncertain:
        if not one.first:
            message = (
                f"what “{one.printed}” stands for in note {one.number} is not certain: {one.why}; "
                "write the full words under “stands_for:”"
            )
            yield (*path, "text"), message


def ibid_across_texts(resolved: Resolved) -> Told:
    """An “Ibid.” that points to a note of another act is right, but worth a look."""
    of_number = {(one.holder, one.number): one for one in resolved.notes.notes.values()}
    for note in resolved.notes.notes.values():
        if not note.antecedent:
            continue
        before = of_number[note.holder, note.antecedent]
        texts = [
            resolved.anchor_of(calls[0].path).mark.act
            for calls in (note.calls, before.calls)
            if calls
        ]
        if len(set(texts)) > 1 and all(text.scheme in ACTS for text in texts):
            message = f"“Ibid.” of note {note.number} ({texts[0]}) points to {texts[1]}"
            yield (*note.path, "text"), message


def counted_together(resolved: Resolved) -> Iterator[list[tuple[Path, str]]]:
    """Yield the numbers of notes that are counted together: those of each span, and among them
    figures, letters and each sign by itself."""
    for holder, notes in resolved.notes.spans.items():
        systems: dict[str, list[tuple[Path, str]]] = {}
        for index, note in enumerate(notes):
            counted = (*holder, "notes", index), note.number
            systems.setdefault(_system(note.number), []).append(counted)
        yield from systems.values()


def _system(number: str) -> str:
    """Return what a note is numbered by: a sign, letters, or figures and whatever else."""
    if number[:1] in marks.NOTE_SIGNS:
        return number[:1]
    return "letters" if number.strip("()/").isalpha() else ""

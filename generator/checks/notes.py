"""The rules on notes: each is called and there, and what “Ibid.” stands for is certain."""

from __future__ import annotations

from generator.findings import Told
from generator.marks import ACTS
from generator.resolved import Resolved


def note_missing(resolved: Resolved) -> Told:
    """A note that is called is there."""
    for path, ids in resolved.notes.call_ids.items():
        for number in dict.fromkeys(id_.split("-")[1] for id_ in ids):
            if number not in resolved.notes.notes:
                yield path, f"note {number} is called and is not under “notes:”; add it there"


def note_in_note(resolved: Resolved) -> Told:
    """A note calls no other note: on a page it would have no place to be called from."""
    for path in resolved.notes.call_ids:
        if path[0] == "notes":
            yield path, "a note calls a note here; take out the [^...], or write what it stands for"


def note_not_called(resolved: Resolved) -> Told:
    """A note that is there is called."""
    for index, note in enumerate(resolved.report.notes):
        calls = resolved.notes.notes[note.number].calls
        put = f"put [^{note.number}] where it belongs"
        if not calls:
            yield ("notes", index), f"note {note.number} is never called; {put}"
        # A list of the agenda shows titles without their notes.
        elif all(call.path[0] == "agenda" for call in calls):
            yield ("notes", index), f"only the list of the agenda calls note {note.number}; {put}"


def ibid_uncertain(resolved: Resolved) -> Told:
    """Where it is not certain what “Ibid.” stands for, a person states it."""
    index_of = {note.number: i for i, note in enumerate(resolved.report.notes)}
    for one in resolved.notes.uncertain:
        message = (
            f"what “{one.printed}” stands for in note {one.number} is not certain: {one.why}; "
        )
        yield (
            ("notes", index_of[one.number], "text"),
            f"{message}write the full words under “stands_for:”",
        )


def ibid_across_texts(resolved: Resolved) -> Told:
    """An “Ibid.” that points to a note of another act is right, but worth a look."""
    for index, note in enumerate(resolved.report.notes):
        found = resolved.notes.notes[note.number]
        if not found.antecedent:
            continue
        before = resolved.notes.notes[found.antecedent]
        texts = [
            resolved.anchor_of(calls[0].path).mark.act
            for calls in (found.calls, before.calls)
            if calls
        ]
        if len(set(texts)) > 1 and all(text.scheme in ACTS for text in texts):
            message = f"“Ibid.” of note {note.number} ({texts[0]}) points to {texts[1]}"
            yield ("notes", index, "text"), message

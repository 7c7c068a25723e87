"""Notes: their numbers, their calls, and where what "Ibid." stands for is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.inline import plain
from generator.model import Report
from generator.resolved import Resolved


@pytest.fixture(scope="module")
def called(report: Callable[..., Report], resolve: Callable[..., list[Resolved]]) -> Resolved:
    operative = [
        {"number": "1", "text": "a[^1] and b[^2] and c[^1]"},
        {"number": "2", "text": "d[^1]", "items": [{"number": "(a)", "text": "*e*[^2]"}]},
    ]
    act = {"number": "7/1", "title": "x", "operative": operative}
    chapter = {"number": "I", "title": "Resolutions[^3]", "resolutions": [act]}
    given = [
        {"number": "1", "text": "A/60/88, para. 1."},
        {"number": "2", "text": "Ibid., para. 2.", "remark": "As printed."},
        {"number": "3", "text": "See [A/1](un:A/1)."},
        {"number": "4", "text": "Never called."},
    ]
    return resolve(report(chapters=[chapter], notes=given))[0]


def test_calls_are_counted_over_the_report(called: Resolved) -> None:
    calls = {note.number: [call.id for call in note.calls] for note in called.notes.notes.values()}
    assert calls == {
        "1": ["fnref-1", "fnref-1-2", "fnref-1-3"],
        "2": ["fnref-2", "fnref-2-2"],
        "3": ["fnref-3"],
        "4": [],
    }
    act = ("chapters", 0, "resolutions", 0)
    ids = {path: tuple(call.id for call in some) for path, some in called.notes.calls.items()}
    assert ids == {
        ("chapters", 0, "title"): ("fnref-3",),
        (*act, "operative", 0, "text"): ("fnref-1", "fnref-2", "fnref-1-2"),
        (*act, "operative", 1, "text"): ("fnref-1-3",),
        (*act, "operative", 1, "items", 0, "text"): ("fnref-2-2",),
    }


def test_a_note_knows_its_words_and_what_they_stand_for(called: Resolved) -> None:
    note = called.notes.by_mark["note:2"]
    assert plain(note.printed) == "Ibid., para. 2."
    assert plain(note.expanded) == "A/60/88, para. 2."
    assert (note.antecedent, note.remark) == ("1", "As printed.")
    first = called.notes.by_mark["note:1"]
    assert (first.expanded, first.antecedent) == ((), "")
    assert plain(called.notes.by_mark["note:3"].printed) == "See A/1."

"""Notes: their numbers, their calls, and what "Ibid." stands for."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.footnotes import expand, is_ibid
from generator.inline import plain
from generator.model import Footnote, Report
from generator.resolved import Resolved

ANSWERS = Path(__file__).parent / "answers" / "notes.tsv"
TREATIES = "United Nations, *Treaty Series*, vols. 2225, 2237, 2241 and 2326, No. 39574."
RECORDS = (
    "*Official Records of the General Assembly, Sixty-seventh Session, Supplement No. 17* "
    "(A/67/17), annex I, para. 4."
)


def notes(*texts: str) -> tuple[Footnote, ...]:
    return tuple(Footnote(number=str(i), text=text) for i, text in enumerate(texts, 1))


def last(*texts: str) -> str:
    """Return what the last of some notes stands for, or why that is not certain."""
    expansions, uncertain = expand(notes(*texts))
    number = str(len(texts))
    return expansions[number][0] if number in expansions else f"? {dict(uncertain)[number]}"


# --- the field's forms ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "ibid", "full"),
    [
        # "Ibid., vol. …": 1,073 of 2,785
        (
            TREATIES,
            "Ibid., vol. 2225, No. 39574.",
            "United Nations, *Treaty Series*, vol. 2225, No. 39574.",
        ),
        # "Ibid., … Session, Supplement No. …": 962
        (
            "Official Records of the General Assembly, Sixty-seventh Session, Supplement No. 17 "
            "(A/67/17), annex I.",
            "Ibid., Sixty-eighth Session, Supplement No. 17 (A/68/17), annex I.",
            "Official Records of the General Assembly, Sixty-eighth Session, Supplement No. 17 "
            "(A/68/17), annex I.",
        ),
        (
            RECORDS,
            "Ibid., *Sixty-eighth Session, Supplement No. 17* (A/68/17).",
            "*Official Records of the General Assembly*, *Sixty-eighth Session, Supplement "
            "No. 17* (A/68/17).",
        ),
        (
            "Official Records of the General Assembly, Tenth Session, Annexes, agenda item 7.",
            "Ibid., Second Emergency Special Session, Supplement No. 1.",
            "Official Records of the General Assembly, Second Emergency Special Session, "
            "Supplement No. 1.",
        ),
        (
            "Official Records of the Economic and Social Council, 2013, Supplement No. 8.",
            "Ibid., 2014, Supplement No. 10 (E/2014/30).",
            "Official Records of the Economic and Social Council, 2014, Supplement No. 10 "
            "(E/2014/30).",
        ),
        (
            RECORDS,
            "Ibid., *Supplement No. 18* (A/67/18).",
            "*Official Records of the General Assembly, Sixty-seventh Session*, *Supplement "
            "No. 18* (A/67/18).",
        ),
        # "Ibid., para. …", "chap. …", "sect. …": 307
        ("A/60/88, chap. II, para. 4.", "Ibid., para. 7.", "A/60/88, chap. II, para. 7."),
        ("A/60/88, chap. II, para. 4.", "Ibid., chap. III.", "A/60/88, chap. III."),
        (
            "A/60/88, chap. II, sect. B, para. 4.",
            "Ibid., sect. C.",
            "A/60/88, chap. II, sect. C.",
        ),
        ("A/60/88, para. 4.", "Ibid., paras. 5 and 6.", "A/60/88, paras. 5 and 6."),
        ("A/60/88, para. 4.", "Ibid., p. 12.", "A/60/88, p. 12."),
        ("A/60/88.", "Ibid., para. 7.", "A/60/88, para. 7."),
        ("A/60/88, annex.", "Ibid., para. 7.", "A/60/88, annex, para. 7."),
        (
            "Official Records of the Council, 2005, Supplement No. 1, resolution 2005/14.",
            "Ibid., resolution 2005/15.",
            "Official Records of the Council, 2005, Supplement No. 1, resolution 2005/15.",
        ),
        # "Ibid." alone: 260
        (TREATIES, "Ibid.", TREATIES),
        (TREATIES, "*Ibid.*", TREATIES),
        # "Ibid., annex II": 148
        ("A/63/539, annex I, para. 3.", "Ibid., annex II.", "A/63/539, annex II."),
        ("A/63/539, chap. I, para. 3.", "Ibid., annex II.", "A/63/539, annex II."),
        ("A/63/539.", "Ibid., annex II.", "A/63/539, annex II."),
        # spellings
        (TREATIES, "*Ibid.*, vol. 2225.", "United Nations, *Treaty Series*, vol. 2225."),
        (TREATIES, "ibid., vol. 2225.", "United Nations, *Treaty Series*, vol. 2225."),
        (TREATIES, "Ibid. vol. 2225.", "United Nations, *Treaty Series*, vol. 2225."),
        (
            "United Nations publication, Sales No. E.05.V.",
            "Ibid., Sales No. E.11.V.9.",
            "United Nations publication, Sales No. E.11.V.9.",
        ),
        (
            "[A/60/88](un:A/60/88), annex.",
            "Ibid., annex II.",
            "[A/60/88](un:A/60/88), annex II.",
        ),
        (
            "Report of the Conference (A/CONF.192/15, chap. I), chap. IV, para. 24.",
            "Ibid., chap. V.",
            "Report of the Conference (A/CONF.192/15, chap. I), chap. V.",
        ),
    ],
)
def test_the_tail_replaces_the_part_of_its_own_kind(before: str, ibid: str, full: str) -> None:
    assert last(before, ibid) == full


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (["Ibid., para. 7."], "there is no note before it"),
        (["A/60/88; see also A/61/99.", "Ibid., para. 7."], "names several sources"),
        (["A/60/88, and A/61/99, para. 3.", "Ibid., para. 7."], "names several sources"),
        (["Resolution 45/116, annex, and resolution 52/88.", "Ibid., annex."], "several sources"),
        (["A/60/88, see also A/61/99.", "Ibid."], "names several sources"),
        (["A/60/88, annex I.", "Ibid., chap. IV."], "may be of the annex"),
        (["A/60/88.", "Ibid., vol. 3."], "has no volume"),
        (["Sales No. E.05.V.2.", "Ibid., Sales No. E.11.V.9."], "nothing of note 1 would be left"),
        (["A/60/88.", "Ibid., table 2."], "is no part of a source that the rule knows"),
        (["A/60/88.", "See ibid., para. 7."], "only knows “Ibid.” at the beginning"),
        (["A/60/88.", "Ibid; and more."], "only knows “Ibid.” at the beginning"),
        (["A/60/88.", "Ibid., table 2.", "Ibid., para. 7."], "note 2, which it points to, is not"),
    ],
)
def test_what_is_not_certain_is_left_to_a_person(texts: list[str], why: str) -> None:
    assert last(*texts).startswith("? ")
    assert why in last(*texts)


def test_a_chain_is_expanded_in_order() -> None:
    expansions, uncertain = expand(
        notes(TREATIES, "Ibid., vol. 1.", "Ibid., vol. 2, No. 3.", "Ibid.", "A/1.", "Ibid.")
    )
    assert not uncertain
    assert [(number, antecedent) for number, (_, antecedent) in expansions.items()] == [
        ("2", "1"),
        ("3", "2"),
        ("4", "3"),
        ("6", "5"),
    ]
    assert expansions["4"][0] == "United Nations, *Treaty Series*, vol. 2, No. 3."
    assert expansions["6"][0] == "A/1."


def test_a_chain_of_any_length() -> None:
    texts = [f"Ibid., para. {number}." for number in range(2, 40)]
    assert last("A/60/88, para. 1.", *texts) == "A/60/88, para. 39."


def test_what_a_person_states_holds_and_goes_on() -> None:
    stated = Footnote(number="2", text="Ibid., table 2.", stands_for="A/60/88, annex, table 2.")
    after = Footnote(number="3", text="Ibid., table 3.")
    expansions, uncertain = expand((*notes("A/60/88; see A/1."), stated, after))
    assert expansions == {"2": ("A/60/88, annex, table 2.", "1")}
    assert [number for number, _ in uncertain] == ["3"]
    # Even for the first note of all, whose antecedent is in another report.
    first = stated.model_copy(update={"number": "1"})
    assert expand((first,)) == ({"1": ("A/60/88, annex, table 2.", "")}, [])


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ibid.", True),
        ("*Ibid.*, para. 1", True),
        ("See ibid., para. 1", True),
        ("Forbidden", False),
        ("A/60/88", False),
    ],
)
def test_an_ibid_is_seen_wherever_it_stands(text: str, answer: bool) -> None:
    assert is_ibid(text) is answer


# --- the seventh session ----------------------------------------------------------------------


def test_the_ibids_of_the_seventh_session_stand_for_what_a_reader_found() -> None:
    with ANSWERS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expansions, uncertain = expand(
        tuple(Footnote(number=row["number"], text=row["text"]) for row in rows)
    )
    assert not uncertain
    assert {number: full for number, (full, _) in expansions.items()} == {
        row["number"]: row["stands_for"] for row in rows if row["stands_for"]
    }
    assert len(expansions) == 8


# --- calls ------------------------------------------------------------------------------------


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
    assert called.notes.call_ids == {
        ("chapters", 0, "title"): ("fnref-3",),
        (*act, "operative", 0, "text"): ("fnref-1", "fnref-2", "fnref-1-2"),
        (*act, "operative", 1, "text"): ("fnref-1-3",),
        (*act, "operative", 1, "items", 0, "text"): ("fnref-2-2",),
    }


def test_a_note_knows_its_words_and_what_they_stand_for(called: Resolved) -> None:
    note = called.notes.notes["2"]
    assert plain(note.printed) == "Ibid., para. 2."
    assert plain(note.expanded) == "A/60/88, para. 2."
    assert (note.antecedent, note.remark) == ("1", "As printed.")
    first = called.notes.notes["1"]
    assert (first.expanded, first.antecedent) == ((), "")
    assert plain(called.notes.notes["3"].printed) == "See A/1."

"""The rules on what a text must be like to be what it is taken for, in more ways than their golden
cases: what bodies number and write so, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import importing_session
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import agendas, marks, numbers, numbers_in_words, sentences, structure
from generator.findings import Told
from generator.model import Body, Report
from generator.numbering import Numbering
from generator.resolved import Resolved

Reports = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]


@pytest.fixture
def act(report: Reports, resolve: Resolve) -> Callable[..., Resolved]:
    """Return a function that resolves a report with one resolution of some fields."""

    def made(**fields: Any) -> Resolved:
        resolution = {"number": "7/1", "title": "x", **fields}
        chapters = [{"number": "I", "title": "x", "resolutions": [resolution]}]
        [resolved] = resolve(report(chapters=chapters))
        return resolved

    return made


def count(told: Told) -> int:
    return len(list(told))


# --- numbers in words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "1. Decides to meet",
        "1\\. Decides to meet",
        "12) Decides to meet",
        "(1) Decides to meet",
        "(a) To meet",
        "(iv) To meet",
        "b) To meet",
        "*1. Decides* to meet",
        "٣. يقرر",
        "（1）決定",
        "10. *Decides* to meet",
    ],
)
def test_a_number_at_the_beginning_is_told(act: Callable[..., Resolved], words: str) -> None:
    assert count(numbers_in_words.number_in_words(act(preamble=[{"text": words}]))) == 1
    assert count(numbers_in_words.number_in_words(act(operative=[{"text": words}]))) == 1
    in_item = {"text": "Decides:", "items": [{"number": "(z)", "text": words}]}
    assert count(numbers_in_words.number_in_words(act(operative=[in_item]))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "2030 was the year in which",
        "5 States abstained",
        "1.5 degrees are the aim",
        "(A/60/88) is noted",
        "(see the annex) decides",
        "A. Person was elected",
        "“1. A quotation begins so",
        "1 < 2 and so on",
        "10 p.m. is the hour",
        "I. Person was elected",
        "No. 5 of the series",
    ],
)
def test_words_that_begin_like_a_number_are_none(act: Callable[..., Resolved], words: str) -> None:
    assert count(numbers_in_words.number_in_words(act(preamble=[{"text": words}]))) == 0


@pytest.mark.parametrize(
    ("form", "words", "told"),
    [
        ("arabic.arabic.", "2.1. Decides to meet", 1),
        ("(letters)", "(c) To meet", 1),
        ("Rule arabic.", "Rule 3. The Chair speaks", 1),
        ("Rule arabic", "Rule 3 applies to all", 0),  # words of a sentence, it may be
        ("arabic.arabic", "2.5 metres of water", 0),
    ],
)
def test_numbers_as_the_body_writes_them(
    conference: Body, form: str, words: str, told: int
) -> None:
    numbering = {"numbers": {"operative": {"written": {"": [form]}}}}
    body = Body.model_validate({**conference.model_dump(exclude={"numbers"}), **numbering})
    path = ("chapters", 0, "resolutions", 0, "operative", 0, "text")
    found = numbers_in_words._BEGINS.match(words) or numbers_in_words._own(
        words, path, Numbering.of(body, "en")
    )
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["1 Proceedings 1. The Conference met."], 1),
        (["1 It met. 2. The Conference closed."], 1),
        (["1 It met. Conclusions 2. The Conference closed.", "3 x"], 1),
        (["1 It met, as paragraph 2. The Conference closed.", "2 x"], 0),  # 2 is there
        (["1 It met in room 2. The Conference closed.", "2 x", "3 x"], 0),
        (["1 See the long report on many things in the volume of that year, No. 1. It met."], 0),
        (["1 The body met in the long hall by the sea, all of it, at pier 2. The Chair spoke."], 0),
        (["1 There were 40. The Conference closed."], 0),
        (["1 It met at 2. the rest", "2 x"], 0),
    ],
)
def test_a_number_among_the_words(
    report: Reports, resolve: Resolve, texts: list[str], told: int
) -> None:
    paragraphs = [
        {"number": number, "text": words}
        for number, _, words in (one.partition(" ") for one in texts)
    ]
    chapters = [{"number": "I", "title": "x", "paragraphs": paragraphs}]
    [resolved] = resolve(report(chapters=chapters))
    assert count(numbers_in_words.number_in_words(resolved)) == told


words_only = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzéß", min_size=2, max_size=9), min_size=1, max_size=12
).map(" ".join)


@given(words_only, st.integers(1, 99), st.sampled_from(["{}. ", "({}) ", "{}) "]))
def test_a_number_before_any_words_is_told_and_words_alone_never(
    words: str, number: int, form: str
) -> None:
    assert not numbers_in_words._BEGINS.match(words)
    assert numbers_in_words._BEGINS.match(form.format(number) + words)


# --- verbs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "*Decides* to meet;",
        "DECIDES to meet;",
        "ALSO REQUESTS the Secretariat to act;",
        "*resolves to invite* the Secretary-General;",
        "Calls on member States to act;",
        "Adopts the rules;",
        "Mends the nets;",
        "The rules are adopted.",
        "The secretariat shall mend the nets.",
        "We reaffirm our aims.",
        "Also decides to meet;",
        "Nothing in this resolution may be read so.",
    ],
)
def test_an_operative_paragraph_has_a_verb(act: Callable[..., Resolved], words: str) -> None:
    resolved = act(operative=[{"number": "1", "text": words}])
    assert count(told_of_verbs(resolved)) == 0


@pytest.mark.parametrize(
    "words",
    [
        "5th plenary meeting 6 June 2030",
        "6 May 2030",
        "Gauges",
        "II. Harbours and depths",
        "Follow-up to the Declaration",
        "Adopted on 6 May 2030",
        "RULES FOR GAUGES",
    ],
)
def test_a_line_without_a_verb_is_told(act: Callable[..., Resolved], words: str) -> None:
    assert count(told_of_verbs(act(operative=[{"text": words}]))) == 1
    section = {"title": "x", "paragraphs": [{"text": words}]}
    assert count(told_of_verbs(act(sections=[section]))) == 1
    # An annex is no operative part.
    annex = {"title": "x", "paragraphs": [{"text": words}]}
    assert count(told_of_verbs(act(annexes=[annex]))) == 0


def told_of_verbs(resolved: Resolved) -> Told:
    return sentences.operative_without_verb(resolved, importing_session.grammar())


@pytest.mark.parametrize(
    "paragraphs",
    [
        [{"text": "Nets", "table": {"head": ["a"], "rows": [{"cells": ["b"]}]}}],
        [{"agenda": {"items": [{"number": "1", "title": "Opening"}]}}],
        [{"text": "“Nets of hemp.”"}],
        [{"text": "*Decides* on:"}, {"text": "Nets;"}, {"number": "(a)", "text": "Ropes."}],
        [{"number": "1", "text": "*Decides*", "items": [{"number": "(a)", "text": "Nets."}]}],
    ],
)
def test_lists_tables_and_quotations_need_none(
    act: Callable[..., Resolved], paragraphs: list[dict[str, Any]]
) -> None:
    assert count(told_of_verbs(act(operative=paragraphs))) == 0


def test_a_list_ends_where_numbers_go_on(act: Callable[..., Resolved]) -> None:
    paragraphs = [{"number": "1", "text": "*Decides* on:"}, {"number": "2", "text": "Nets."}]
    assert count(told_of_verbs(act(operative=paragraphs))) == 1


# --- ends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Decides to meet.", 0),
        ("Decides to meet.[^1]", 0),
        ("“Decides to meet.”", 0),
        ("Decides to meet (again.)", 0),
        ("Is it agreed?”)", 0),
        ("決定。", 0),
        ("Decides to meet;", 1),
        ("Decides to meet;[^1]", 1),
        ("Decides to meet; and", 1),
        ("Decides to meet,", 1),
        ("Decides to meet", 1),
        ("5th plenary meeting, 6 June 2030", 1),
    ],
)
def test_an_act_ends_in_a_full_stop(act: Callable[..., Resolved], words: str, told: int) -> None:
    assert count(sentences.act_without_end(act(operative=[{"text": words}]))) == told
    item = {"text": "Decides:", "items": [{"number": "(a)", "text": words}]}
    assert count(sentences.act_without_end(act(operative=[item]))) == told


@pytest.mark.parametrize(
    ("words", "told"), [("Nets.", 0), ("Nets of hemp", 0), ("Nets;", 1), ("Nets, and so,", 1)]
)
def test_an_annex_may_end_in_a_list(act: Callable[..., Resolved], words: str, told: int) -> None:
    annex = {"title": "x", "paragraphs": [{"text": "These."}, {"text": words}]}
    resolved = act(operative=[{"text": "Decides."}], annexes=[annex])
    assert count(sentences.act_without_end(resolved)) == told


def test_a_table_and_an_agenda_end_an_act_too(act: Callable[..., Resolved]) -> None:
    table = {"text": "Decides:", "table": {"head": ["a"], "rows": [{"cells": ["b"]}]}}
    agenda = {"agenda": {"items": [{"number": "1", "title": "Opening;"}]}}
    for last in (table, agenda):
        assert count(sentences.act_without_end(act(operative=[last]))) == 0


def test_an_act_without_an_operative_part_is_told(act: Callable[..., Resolved]) -> None:
    preamble = [{"text": "Recalling its rules,"}]
    assert count(sentences.act_without_end(act(preamble=preamble))) == 1
    annex = {"title": "x", "paragraphs": [{"text": "Nets."}]}
    assert count(sentences.act_without_end(act(preamble=preamble, annexes=[annex]))) == 0


# --- headings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Conclusions 2. The Conference welcomed the table", 1),
        ("Conclusions. They were adopted", 1),
        ("Conclusions The Conference decided to meet", 1),
        ("Report of the Conference on its work", 0),
        ("Decisions adopted by the Conference", 0),
        ("Part A. Agenda", 0),
        ("Annex II. Terms of reference", 0),
        ("Work of the St. Petersburg office", 0),
        ("Follow-up to resolution No. 5", 0),
        ("Nets v. Ropes Inc. in 2030", 0),
        ("Agenda 2063: The Africa We Want", 0),
        ("Is there an end? A reply", 0),
    ],
)
def test_a_heading_holds_no_sentence(
    report: Reports, resolve: Resolve, title: str, told: int
) -> None:
    chapter = {"number": "I", "title": title, "paragraphs": [{"text": "x"}]}
    [resolved] = resolve(report(chapters=[chapter]))
    assert count(sentences.heading_runs_on(resolved, importing_session.grammar())) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [({}, 1), ({"chapeau": "x"}, 0), ({"annexes": [{"title": "y"}]}, 1), ({"operative": [{}]}, 0)],
)
def test_something_stands_under_a_heading(
    act: Callable[..., Resolved], fields: dict[str, Any], told: int
) -> None:
    assert count(structure.empty_part(act(**fields))) == told


# --- acts that are missing ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("resolutions", "decisions", "missing"),
    [
        ("7/1 7/2 7/3", "7/1", []),
        ("7/2 7/3", "", []),  # the first may be in another report
        ("7/1 7/4", "", ["7/2 to 7/3"]),
        ("7/4 7/1 7/2", "", ["7/3"]),  # in whatever order they stand
        ("7/1 7/3", "7/2", []),  # resolutions and decisions in one row
        ("7/1", "7/3", []),
        ("7/1 6/4", "", []),  # of two sessions
    ],
)
def test_an_act_between_two_is_missed(
    report: Reports, resolve: Resolve, resolutions: str, decisions: str, missing: list[str]
) -> None:
    def acts(printed: str) -> list[dict[str, str]]:
        return [{"number": one, "title": "x", "chapeau": "x"} for one in printed.split()]

    chapter = {
        "number": "I",
        "title": "x",
        "resolutions": acts(resolutions),
        "decisions": acts(decisions),
    }
    [resolved] = resolve(report(chapters=[chapter]))
    told = [message.partition(" is not")[0] for _, message in numbers.missing_act(resolved)]
    assert told == missing


# --- the agenda -----------------------------------------------------------------------------------


def test_an_agenda_of_another_session_is_not_compared(report: Reports, resolve: Resolve) -> None:
    own = [{"number": "1", "title": "Opening"}, {"number": "2", "title": "Nets"}]
    other = [{"number": "1", "title": "Start"}, {"number": "3", "title": "Ropes"}]
    for listed, told in ((own, 0), (own[:1], 1), (other, 0), ([*own, other[1]], 1)):
        paragraph = {"number": "1", "agenda": {"items": listed}}
        chapter = {"number": "I", "title": "x", "paragraphs": [paragraph]}
        [resolved] = resolve(report(agenda=own, chapters=[chapter]))
        assert count(agendas.agenda_disagrees(resolved)) == told


def test_an_item_of_no_agenda_at_all_is_told_with_what_to_do(
    report: Reports, resolve: Resolve
) -> None:
    chapter = {"number": "I", "title": "x", "agenda_item": "3", "paragraphs": [{"text": "x"}]}
    [resolved] = resolve(report(chapters=[chapter]))
    told = [message for _, message in marks.unknown_agenda_item(resolved)]
    assert told == ["“3” is not under “agenda:”; add it there, with its title"]

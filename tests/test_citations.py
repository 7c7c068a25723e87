"""Citations: texts beside what is marked in them, and what holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from importing_session import SOURCE, body, citing, key, real, vocabulary

from generator import marks
from generator.citations import Here, Vocabulary, annotate, find, unmarked
from generator.inline import links, parse, plain, to_markdown
from generator.marks import Mark
from generator.model import Act, ActNumbers, inline_texts, walk

FILES = sorted((Path(__file__).parent / "citations").glob("*.yaml"))
CASES = [
    pytest.param(case, id=f"{file.stem}-{number}")
    for file in FILES
    for number, case in enumerate(yaml.load(file.read_text("utf-8"), yaml.CBaseLoader), 1)
]


def here_of(case: dict[str, Any]) -> Here:
    where = case.get("here", {})
    return Here(
        Mark(where.get("act", "")),
        tuple(where.get("annexes", ())),
        where.get("annex"),
        where.get("session", ""),
    )


@pytest.mark.parametrize("case", CASES)
def test_what_is_marked(case: dict[str, Any]) -> None:
    here = here_of(case)
    nodes, _ = parse(case["text"])
    found = find(plain(nodes), vocabulary(), here)
    marked = to_markdown(annotate(nodes, found))
    assert marked == case.get("marked", case["text"])
    # What is marked is marked for good: nothing is found a second time.
    assert unmarked(parse(marked)[0], vocabulary(), here) == ()


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_marked_is_told(case: dict[str, Any]) -> None:
    nodes, _ = parse(case["text"])
    told = unmarked(nodes, vocabulary(), here_of(case))
    before = {link.target for link in links(nodes)}
    after = {link.target for link in links(parse(case.get("marked", case["text"]))[0])}
    assert {citation.target for citation in told} == after - before


def test_no_false_alarm_in_the_words_that_are_no_citations() -> None:
    for row in key("not-citations"):
        if row["why"].startswith(("date", "meeting", "rule", "volume", "sales", "a count")):
            assert find(row["text"], vocabulary(), Here()) == (), row


def test_nothing_is_unmarked_in_the_real_report() -> None:
    report = real().report
    acts = {path: value for path, value in walk(report) if isinstance(value, Act)}
    for path, value in walk(report):
        act = next((a for p, a in acts.items() if path[: len(p)] == p), None)
        here = (
            Here(marks.act(act.kind, act.number), tuple(x.number for x in act.annexes))
            if act
            else Here()
        )
        for _, text in inline_texts(value, path):
            assert unmarked(parse(text)[0], vocabulary(), here) == ()


def test_how_a_body_numbers_its_acts_is_data() -> None:
    other = body().model_copy(
        update={
            "resolution": None,
            "decision": body().decision.model_copy(  # type: ignore[union-attr]
                update={"pattern": r"(?P<session>[IVXLC]+)/\d{1,2}|\d{1,2}/(?P<cp>CP)\.\d{1,2}"}
            ),
            "sessions": (body().sessions[0].model_copy(update={"number": "4", "acts": ("IV",)}),),
        }
    )
    words = Vocabulary.of(other, "en", citing())
    found = find("decisions IV/3 and IV/4, decision 12/CP.24, decision V/1", words, Here())
    assert [c.target for c in found] == ["decision:IV/3", "decision:IV/4", "decision:12/CP.24"]


def test_a_number_may_have_a_blank_before_its_figures() -> None:
    """As docs/body.md shows it, with what the body calls its acts."""
    other = body().model_copy(
        update={
            "resolution": None,
            "decision": ActNumbers.model_validate(
                {
                    "pattern": r"CM (?P<session>\d+)-\d+",
                    "called": {"en": {"one": "conservation measure", "many": "measures"}},
                }
            ),
        }
    )
    words = Vocabulary.of(other, "en", citing().with_own([other], "en"))
    found = find("conservation measure CM 7-01, measures CM 7-02 and CM 7-03", words, Here())
    assert [c.target for c in found] == [f"decision:CM7-0{one}" for one in (1, 2, 3)]


# --- any text ----------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *[
            "(",
            ")",
            ",",
            ";",
            ".",
            "-",
            "–",
            "*",
            "7/1",
            "5/5",
            "2014/17",
            "68/193",
            "(a)",
            "I",
            "IV",
            "A",
            "32",
            "18",
            "12/",
            "/",
            "_",
        ],
        *[
            "and",
            "of",
            "the",
            "to",
            "above",
            "annex",
            "annexes",
            "article",
            "articles",
            "paragraph",
            "paragraphs",
            "chapter",
        ],
        *[
            "resolution",
            "resolutions",
            "Decision",
            "decisions",
            "agenda",
            "item",
            "section",
            "A/60/88",
            "CTOC/",
            "Add.1",
        ],
        *("Conference", "General Assembly", "the present resolution", "of 22 October 2010"),
        *("of the Convention", "agenda items", "annexed to", "[^12]", "and Corr.2", "\u00a0"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)
HERES = st.sampled_from(
    [Here(), Here(Mark("resolution:7/3"), ("I", "II")), Here(Mark("decision:7/1"), ("",))]
)


@settings(max_examples=4 * settings().max_examples)
@given(TEXTS, HERES)
def test_spans_are_ordered_and_inside_the_text(text: str, here: Here) -> None:
    found = find(text, vocabulary(), here)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == find(text, vocabulary(), here)


@settings(max_examples=4 * settings().max_examples)
@given(TEXTS, HERES)
def test_annotating_loses_and_adds_no_word(text: str, here: Here) -> None:
    nodes, _ = parse(text)
    marked = annotate(nodes, find(plain(nodes), vocabulary(), here))
    assert plain(marked) == plain(nodes)
    assert {link.target for link in links(nodes)} <= {link.target for link in links(marked)}


@pytest.mark.parametrize(
    "piece",
    [
        "articles 1, ",
        "resolution ",
        "5/5, ",
        "A/",
        "A/60/88 and Add.1, ",
        "paragraphs 4 and ",
        "resolutions 5/1, ",
        "General Assembly ",
        "(a) ",
        "article 5, paragraph 1, and ",
        "General Assembly resolution 45/116, annex, and ",
        "agenda items 1 (a), ",
        " " * 10,
    ],
)
@pytest.mark.slow
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Thirty times the text takes thirty times as long, and not nine hundred."""

    def seconds(count: int) -> float:
        text = piece * count
        # The processor's time, not the clock's: other programs may be at work.
        begin = time.process_time()
        find(text, vocabulary(), Here(Mark("resolution:7/3"), ("",)))
        return max(time.process_time() - begin, 1e-4)

    short, long = (min(seconds(count) for _ in range(3)) for count in (200, 6000))
    assert long / short < 250


def test_the_whole_source_as_one_text() -> None:
    assert find(SOURCE, vocabulary(), Here())

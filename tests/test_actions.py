"""The grammar of actions: paragraphs beside what they ask, the real report, and any text at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import importing_session as session
import pytest
import register_key
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.actions import Grammar, listed, misprinted, with_actions
from generator.actions.lead import by_first_word, in_small, lead_phrase_of
from generator.actions.operative import operative
from generator.actions.paragraphs import of_paragraph
from generator.actions.recommended import recommended
from generator.actions.reported import reported
from generator.actions.ruled import ruled
from generator.inline import parse, plain
from generator.model import Action, Addressed, Deadline, Item, Paragraph, Report, inline_texts, walk
from generator.resolved import Resolved

READ = {
    "operative": operative,
    "recommended": recommended,
    "reported": reported,
    "ruled": ruled,
}
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['rule']}")
    for file in sorted((Path(__file__).parent / "acting").glob("*.yaml"))
    for case in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
]


def read(case: dict[str, Any]) -> Paragraph:
    """Return the paragraph of a case with what the grammar finds."""
    items = tuple(Item(number="", text=text) for text in case.get("items", ()))
    paragraph = Paragraph(text=case["text"], items=items, closing=case.get("closing", ""))
    return of_paragraph(paragraph, READ[case["kind"]], session.grammar(), "")


def expected(actions: list[dict[str, Any]]) -> list[Action]:
    return [Action.model_validate({**action, "review": "unreviewed"}) for action in actions]


@pytest.mark.parametrize("case", CASES)
def test_what_a_paragraph_asks(case: dict[str, Any]) -> None:
    paragraph = read(case)
    assert list(paragraph.actions) == expected(case["actions"])
    of_items = case.get("of items", [[] for _ in paragraph.items])
    assert [list(item.actions) for item in paragraph.items] == [expected(a) for a in of_items]


def test_a_session_whose_name_bears_no_article_is_a_deadline() -> None:
    sixth = session.body().sessions[0].model_copy(update={"number": "6", "name": {"en": "COP6"}})
    body = session.body().model_copy(update={"sessions": (sixth,)})
    words = (session.acting(), session.citing(), session.lead_phrases())
    paragraph = Paragraph(text="*Requests* the Secretariat to report by COP6;")
    found = of_paragraph(paragraph, operative, Grammar.of(body, "en", *words), "")
    assert found.actions[0].deadline == Deadline(printed="by COP6", session="6")


def test_a_name_that_several_have_means_the_one_that_the_act_named_last() -> None:
    paragraph = Paragraph(text="*Requests* the Working Group to go on;")
    before = (
        "Recalling the Working Group on Firearms and the Working Group on Trafficking in Persons,"
    )
    found = of_paragraph(paragraph, operative, session.grammar(), before)
    assert found.actions[0].addressees[0].means == ("wg-trafficking-in-persons",)


def actions_of_annex(report: Callable[..., Report], title: str) -> list[Action]:
    """Return the actions of an annex with a title, whose section says what States should do."""
    section = {"title": "A", "paragraphs": [{"number": "1", "text": "States shall act."}]}
    act = {"number": "7/1", "title": "x", "annexes": [{"title": title, "sections": [section]}]}
    made = report(chapters=[{"number": "I", "title": "x", "resolutions": [act]}])
    found = with_actions(made, session.grammar())
    return [value for _, value in walk(found) if isinstance(value, Action)]


def test_only_annexes_of_recommendations_recommend(report: Callable[..., Report]) -> None:
    [action] = actions_of_annex(report, "Recommendations adopted by the Working Group")
    assert (action.verb, action.force, action.words) == ("shall", "recommended", "act")
    assert actions_of_annex(report, "Rules of procedure") == []


# --- the real report ---------------------------------------------------------------------------


@pytest.mark.slow
def test_the_rule_finds_nearly_all_that_was_read_and_little_else(seventh_session: Resolved) -> None:
    """The key was written by reading the report, before any rule was there."""
    found = register_key.of(
        seventh_session, with_actions(seventh_session.report, session.grammar())
    )
    right = set(found) & set(register_key.read())
    assert len(right) / len(found) >= 0.96
    assert len(right) / len(register_key.read()) >= 0.96
    # What it does not get right only a person can tell.
    assert {line[0] for line in set(found) - right} == {
        "resolution:7/1#op-6",  # whom "those groups" means
        # how far a condition at the end reaches: over all tasks, or over a part of one
        "resolution:7/2#op-7",
        "resolution:7/3/annex-ii#para-6",
        "resolution:7/4/annex#para-23",
    }


# --- whatever the text -------------------------------------------------------------------------

WORDS = [
    *("Requests", "Also urges", "Decides", "Decides also", "Takes note", "Requested", "Recommends"),
    *(", and requests", ", and takes note of", "; and invites", "and, in this regard, urges"),
    *(
        "the Secretariat",
        "States",
        "States parties that have not yet done so",
        "them",
        "it",
        "that",
    ),
    *("the Working Group", "the Working Group on Firearms", "the Commission", "other donors"),
    *("to act", "to the Protocol", "and to report", ", and to meet", "to", "shall", "should go on"),
    *(
        "and should meet",
        "will",
        "may wish to meet",
        "are encouraged to join",
        "and that",
        "that is",
    ),
    *("within existing resources", ", upon request,", "at its eighth session", "annually", "and"),
    *(
        "by 31 March 2015",
        "on a voluntary basis",
        ",",
        ":",
        ";",
        ".",
        "…",
        "(a)",
        "In this regard,",
    ),
    *("The Conference", "the President", "decided", "called on", "and the Conference requested"),
    *("the following", "“quoted”", "İ", "ﬀ", "*", "[^1]", "[article 5](article:untoc/5)"),
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


def words_of(paragraph: Paragraph, *items: Item) -> str:
    above = f"{plain(parse(paragraph.text)[0])} {listed(paragraph.items)}"
    texts = (*(item.text for item in items), paragraph.closing)
    return " | ".join((above, *(plain(parse(text)[0]) for text in texts)))


@pytest.mark.slow
@settings(max_examples=4 * settings().max_examples)
@given(TEXTS, st.lists(TEXTS, max_size=2), TEXTS, st.sampled_from(sorted(READ)))
def test_every_word_of_an_action_is_one_of_the_text_in_its_order(
    text: str, items: list[str], closing: str, kind: str
) -> None:
    parts = tuple(Item(number="", text=item) for item in items)
    paragraph = Paragraph(text=text, items=parts, closing=closing)
    found = of_paragraph(paragraph, READ[kind], session.grammar(), "")
    assert list(misprinted(found.actions, words_of(paragraph))) == []
    for item in found.items:
        above = Paragraph(text=text)
        assert list(misprinted(item.actions, words_of(above, item))) == []


@pytest.mark.slow
@given(st.data())
def test_a_report_of_paragraphs_in_pieces_is_read_as_well(data: st.DataObject) -> None:
    """A real paragraph that begins or ends anywhere, as a scanner may leave it."""
    text = data.draw(st.sampled_from(real_texts()))
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    for way in READ.values():
        paragraph = Paragraph(text=piece)
        found = of_paragraph(paragraph, way, session.grammar(), "")
        assert list(misprinted(found.actions, words_of(paragraph))) == []


@cache
def real_texts() -> list[str]:
    """Return the texts of all paragraphs of the real report."""
    return [
        text
        for path, value in walk(session.real().report)
        if isinstance(value, Paragraph)
        for _, text in inline_texts(value, path)
    ]


# --- what the body's data say ------------------------------------------------------------------


def test_a_body_without_addressees_is_read_too() -> None:
    body = session.body().model_copy(update={"addressees": ()})
    grammar = Grammar.of(body, "en", session.acting(), session.citing(), session.lead_phrases())
    paragraph = Paragraph(text="*Requests* the Secretariat to act, and decides to meet;")
    first, second = of_paragraph(paragraph, operative, grammar, "").actions
    assert first.addressees == (Addressed(printed="the Secretariat"),)
    assert second.addressees == ()


def test_another_language_of_the_body_has_no_names_yet() -> None:
    grammar = Grammar.of(
        session.body(), "fr", session.acting(), session.citing(), session.lead_phrases()
    )
    paragraph = Paragraph(text="*Requests* the Secretariat to act at its eighth session;")
    [action] = of_paragraph(paragraph, operative, grammar, "").actions
    assert action.words == "to act at its eighth session"


# --- what is told of words that do not stand in the text ---------------------------------------


def action(**fields: Any) -> Action:
    necessary = {"verb": "Requests", "force": "directed", "words": "to act", "review": "confirmed"}
    return Action.model_validate({**necessary, **fields})


TEXT = "Requests the Office and States to act at its eighth session, upon request, and to report;"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, []),
        ({"words": "to act … and to report"}, []),
        ({"words": "to act at"}, []),
        ({"words": "act … the Office"}, [((0, "words"), "the Office")]),
        ({"words": "to ac"}, [((0, "words"), "to ac")]),
        ({"verb": "Urges"}, [((0, "verb"), "Urges")]),
        ({"addressees": ["the Office", "States"]}, []),
        ({"addressees": ["States", "the Office"]}, [((0, "addressees", 1), "the Office")]),
        ({"addressees": [{"means": ["x"]}]}, []),
        ({"conditions": ["on request"]}, [((0, "conditions", 0), "on request")]),
        (
            {"deadline": {"printed": "at its ninth session"}},
            [((0, "deadline", "printed"), "at its ninth session")],
        ),
        ({"recurrence": "annually"}, [((0, "recurrence"), "annually")]),
    ],
)
def test_words_that_are_not_the_texts_are_told(fields: dict[str, Any], told: list[Any]) -> None:
    assert list(misprinted([action(**fields)], TEXT)) == told


def test_an_action_does_not_stand_before_the_one_above_it() -> None:
    actions = [action(words="to report"), action(words="to act")]
    assert list(misprinted(actions, TEXT)) == [((1, "words"), "to act")]
    assert list(misprinted(actions[::-1], TEXT)) == []


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("URGES Member States:", "Urges Member States:"),
        ("REAFFIRMS ALSO its will", "Reaffirms also its will"),
        ("A Party may", "A Party may"),
        ("Urges States", "Urges States"),
        ("", ""),
    ],
)
def test_a_lead_phrase_in_capitals_is_the_same(text: str, small: str) -> None:
    assert in_small(text) == small


WORDS = st.lists(st.sampled_from(["Takes", "Take", "note", "2", "—", "s", ","]), max_size=4)
PHRASE = st.builds(str.join, st.sampled_from([" ", ""]), WORDS).filter(bool)


@given(
    phrases=st.lists(PHRASE, min_size=1, max_size=8),
    tail=st.sampled_from(["", ",", "s", " note", "—2", ", Take", "2"]),
)
def test_the_lead_phrase_is_the_one_found_by_trying_all(phrases: list[str], tail: str) -> None:
    text = f"{phrases[-1]}{tail}"
    begun = [one for one in phrases if text.startswith(one)]
    whole = (one for one in begun if not text[len(one) :][:1].isalnum())
    assert lead_phrase_of(text, by_first_word(phrases)) == next(whole, "")

"""Permanent ids and addresses: what the house plan promises to readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.anchors import (
    RESERVED_IDS,
    Anchor,
    Kind,
    Places,
    act_id,
    article_id,
    assign,
    item_key,
    item_number,
    with_id,
)
from generator.model import Body, Numbers, Report
from generator.resolved import Resolved

BASE = "ctoc-cop/session-7/"
Reports = Callable[..., Report]


def places(report: Report) -> dict[str, str]:
    """Return the marks of a report and where they lead, below the report's address."""
    return {
        anchor.mark: anchor.address.removeprefix(BASE) + (f"#{anchor.id}" if anchor.id else "")
        for anchor in reversed(assign(report).values())
    }


def paragraphs(*numbers: str) -> list[dict[str, Any]]:
    return [{"number": number, "text": "x"} for number in numbers]


RESOLUTION = {
    "number": "7/3",
    "title": "On something",
    "chapeau": "The Conference,",
    "preamble": [{"text": "a"}, {"text": "b", "items": [{"number": "(a)", "text": "x"}]}],
    "operative": [
        *paragraphs("1", "2", "2 bis"),
        {
            "number": "5",
            "text": "x",
            "items": [
                {"number": "(a)", "text": "x", "items": [{"number": "(ii)", "text": "x"}]},
                {"number": "(b) bis", "text": "x"},
            ],
        },
        {"text": "and the rest"},
    ],
    "annexes": [
        {
            "number": "I",
            "title": "Rules",
            "paragraphs": paragraphs("1"),
            "sections": [
                {"number": "A", "title": "First", "paragraphs": paragraphs("2", "3")},
                {"title": "Deliberations", "paragraphs": [*paragraphs("4"), {"text": "x"}]},
            ],
        },
        {
            "number": "II",
            "title": "Anew",
            "sections": [
                {
                    "number": "A",
                    "title": "First",
                    "paragraphs": paragraphs("1", "2"),
                    "sections": [{"number": "1", "title": "In it", "paragraphs": [{"text": "x"}]}],
                },
                {"number": "B", "title": "Second", "paragraphs": [*paragraphs("1"), {"text": "x"}]},
            ],
        },
    ],
}
DECISION = {
    "number": "7/1",
    "title": "On the next session",
    "operative": [
        {"number": "(a)", "text": "x"},
        {
            "number": "(b)",
            "text": "x",
            "agenda": {
                "title": "Provisional agenda",
                "items": [
                    {"number": "1", "title": "x"},
                    {"number": "2", "title": "x", "items": [{"number": "(a)", "title": "x"}]},
                ],
            },
        },
    ],
    "annexes": [{"title": "The only one", "paragraphs": paragraphs("1")}],
}
CHAPTERS = [
    {
        "number": "I",
        "title": "Resolutions and decisions",
        "sections": [
            {"number": "A", "title": "Resolutions", "resolutions": [RESOLUTION]},
            {"number": "B", "title": "Decisions", "decisions": [DECISION]},
        ],
    },
    {
        "number": "II",
        "title": "Introduction",
        "paragraphs": paragraphs("1"),
        "sections": [
            {"number": "A", "title": "Opening", "paragraphs": paragraphs("2")},
            {"title": "Notes", "paragraphs": paragraphs("3")},
        ],
    },
    {
        "number": "IV",
        "title": "Review",
        "sections": [
            {
                "number": "A",
                "title": "The Convention",
                "agenda_item": "2-a",
                "paragraphs": [{"number": "26", "text": "x", "items": [{"number": "(a)"}]}],
                "sections": [
                    {"title": "Deliberations", "paragraphs": paragraphs("27")},
                    {"number": "1", "title": "Action", "paragraphs": [{"text": "x"}]},
                ],
            }
        ],
    },
    {"title": "Closing words", "paragraphs": paragraphs("28")},
]
AGENDA = [
    {"number": "1", "title": "Opening"},
    {"number": "2", "title": "Review", "items": [{"number": "a", "title": "The Convention"}]},
]


@pytest.fixture(scope="module")
def whole(report: Reports) -> Report:
    """Return a report with something of every kind."""
    annexes = [
        {"number": "I", "title": "List of documents", "paragraphs": paragraphs("1")},
        {"title": "Participants", "paragraphs": paragraphs("1")},
    ]
    return report(chapters=CHAPTERS, annexes=annexes, agenda=AGENDA)


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("report:", ""),
        # acts
        ("resolution:7/3", "resolutions/7-3/"),
        ("resolution:7/3#chapeau", "resolutions/7-3/#chapeau"),
        ("resolution:7/3#pp-2", "resolutions/7-3/#pp-2"),
        ("resolution:7/3#pp-2-a", "resolutions/7-3/#pp-2-a"),
        ("resolution:7/3#op-2", "resolutions/7-3/#op-2"),
        ("resolution:7/3#op-2-bis", "resolutions/7-3/#op-2-bis"),
        ("resolution:7/3#op-5-a", "resolutions/7-3/#op-5-a"),
        ("resolution:7/3#op-5-a-ii", "resolutions/7-3/#op-5-a-ii"),
        ("resolution:7/3#op-5-b-bis", "resolutions/7-3/#op-5-b-bis"),
        ("resolution:7/3#text-1", "resolutions/7-3/#text-1"),
        ("decision:7/1", "decisions/7-1/"),
        ("decision:7/1#op-a", "decisions/7-1/#op-a"),
        ("decision:7/1#provisional-agenda", "decisions/7-1/#provisional-agenda"),
        ("decision:7/1#item-2", "decisions/7-1/#item-2"),
        ("decision:7/1#item-2-a", "decisions/7-1/#item-2-a"),
        # their annexes
        ("resolution:7/3/annex-i", "resolutions/7-3/annex-i/"),
        ("resolution:7/3/annex-i#para-1", "resolutions/7-3/annex-i/#para-1"),
        ("resolution:7/3/annex-i#sect-a", "resolutions/7-3/annex-i/#sect-a"),
        ("resolution:7/3/annex-i#para-3", "resolutions/7-3/annex-i/#para-3"),
        ("resolution:7/3/annex-i#deliberations", "resolutions/7-3/annex-i/#deliberations"),
        (
            "resolution:7/3/annex-i#deliberations-text-1",
            "resolutions/7-3/annex-i/#deliberations-text-1",
        ),
        # numbers that begin anew in each section
        ("resolution:7/3/annex-ii#sect-a-para-1", "resolutions/7-3/annex-ii/#sect-a-para-1"),
        ("resolution:7/3/annex-ii#sect-a-1", "resolutions/7-3/annex-ii/#sect-a-1"),
        ("resolution:7/3/annex-ii#sect-a-1-text-1", "resolutions/7-3/annex-ii/#sect-a-1-text-1"),
        ("resolution:7/3/annex-ii#sect-b-para-1", "resolutions/7-3/annex-ii/#sect-b-para-1"),
        ("resolution:7/3/annex-ii#sect-b-text-1", "resolutions/7-3/annex-ii/#sect-b-text-1"),
        ("decision:7/1/annex", "decisions/7-1/annex/"),
        ("decision:7/1/annex#para-1", "decisions/7-1/annex/#para-1"),
        # chapters and sections: the divisions that hold acts, that have words, that have none
        ("chapter:i", "chapters/#chapter-i"),
        ("chapter:i/a", "resolutions/"),
        ("chapter:i/b", "decisions/"),
        ("chapter:ii", "chapters/ii/"),
        ("chapter:ii/a", "chapters/ii/#sect-a"),
        ("chapter:ii/notes", "chapters/ii/#sect-notes"),
        ("chapter:iv", "chapters/#chapter-iv"),
        ("chapter:iv/a", "agenda/2-a/"),
        ("chapter:iv/a/deliberations", "agenda/2-a/#deliberations"),
        ("chapter:iv/a/1", "agenda/2-a/#sect-1"),
        ("chapter:iv/a/1#sect-1-text-1", "agenda/2-a/#sect-1-text-1"),
        ("chapter:closing-words", "chapters/closing-words/"),
        # paragraphs of the report, wherever they stand
        ("para:1", "chapters/ii/#para-1"),
        ("para:26", "agenda/2-a/#para-26"),
        ("para:26-a", "agenda/2-a/#para-26-a"),
        ("para:27", "agenda/2-a/#para-27"),
        # the agenda
        ("item:1", "agenda/#item-1"),
        ("item:2", "agenda/#item-2"),
        ("item:2-a", "agenda/2-a/"),
        # annexes to the report
        ("annex:i", "annexes/i/"),
        ("annex:i#para-1", "annexes/i/#para-1"),
        ("annex:participants", "annexes/participants/"),
    ],
)
def test_a_mark_leads_to_the_place_that_readers_cite(whole: Report, mark: str, place: str) -> None:
    assert places(whole)[mark] == place


def test_ids_and_marks_are_unique(whole: Report) -> None:
    anchors = [a for a in assign(whole).values() if a.id and not a.mark.startswith("item:")]
    assert len({(a.address, a.id) for a in anchors}) == len(anchors)
    assert len({a.mark for a in anchors}) == len(anchors)


def test_no_heading_takes_an_id_of_the_page(report: Reports) -> None:
    sections = [{"title": id_.replace("-", " "), "paragraphs": []} for id_ in RESERVED_IDS]
    taken = assign(report(chapters=[{"title": "x", "paragraphs": [], "sections": sections}]))
    assert not RESERVED_IDS & {anchor.id for anchor in taken.values()}


def test_a_division_of_resolutions_and_decisions_has_a_page_of_its_own(report: Reports) -> None:
    both = {"number": "I", "title": "x", "resolutions": [RESOLUTION], "decisions": [DECISION]}
    assert places(report(chapters=[both]))["chapter:i"] == "chapters/i/"
    assert places(report(chapters=[], annexes=[both]))["annex:i"] == "annexes/i/"


def test_an_act_in_an_annex_to_the_report_has_annexes_of_its_own(report: Reports) -> None:
    annex = {"number": "III", "title": "Decisions", "decisions": [DECISION]}
    found = places(report(annexes=[annex]))
    assert found["annex:iii"] == "decisions/"
    assert found["decision:7/1"] == "decisions/7-1/"
    assert found["decision:7/1/annex"] == "decisions/7-1/annex/"
    assert found["decision:7/1/annex#para-1"] == "decisions/7-1/annex/#para-1"


def test_where_several_divisions_hold_decisions_none_is_the_list_of_them(report: Reports) -> None:
    sections = [{"number": "A", "title": "x", "decisions": [DECISION]}]
    chapter = {"number": "I", "title": "x", "sections": sections}
    more = {"number": "I", "title": "x", "decisions": [{**DECISION, "number": "7/2"}]}
    assert places(report(chapters=[chapter]))["chapter:i/a"] == "decisions/"
    found = places(report(chapters=[chapter], annexes=[more]))
    assert found["chapter:i/a"] == "chapters/i/#sect-a"
    assert found["annex:i"] == "annexes/i/"
    assert "decisions/" not in found.values()


def test_a_heading_without_a_letter_has_an_id(report: Reports) -> None:
    chapter = {"number": "I", "title": "x", "sections": [{"title": "***", "paragraphs": []}]}
    assert places(report(chapters=[chapter]))["chapter:i/untitled"] == "chapters/i/#untitled"


def test_a_paragraph_without_words_of_its_own_is_cited_by_its_number(report: Reports) -> None:
    """A table alone, or officers, may be all that stands under a number."""
    alone = {"number": "1", "officers": [{"office": "Chair", "name": "A", "state": "B"}]}
    chapter = {"number": "I", "title": "x", "paragraphs": [alone]}
    assert places(report(chapters=[chapter]))["para:1"] == "chapters/i/#para-1"


def test_of_several_things_at_one_place_the_first_is_the_text(report: Reports) -> None:
    """A section that is the account of an item, the item, and its line in the agenda."""
    section = {"number": "A", "title": "Nets", "agenda_item": "1", "paragraphs": paragraphs("1")}
    chapter = {"number": "I", "title": "x", "sections": [section]}
    agenda = [{"number": "1", "title": "Nets and boats"}]
    found = Places.of(assign(report(chapters=[chapter], agenda=agenda)))
    at = found.at[f"{BASE}agenda/1/", ""]
    assert (at.kind, at.path) == (Kind.SECTION, ("chapters", 0, "sections", 0))
    item = found.by_mark["item:1"]
    assert item.path == ("chapters", 0, "sections", 0, "agenda_item")
    assert found.agenda["item:1"].path == ("agenda", 0)
    assert (found.agenda["item:1"].address, item.address) == (at.address, at.address)


def test_a_number_that_is_there_twice_changes_no_other_id(report: Reports) -> None:
    """A slip of the editor is a finding at one place, not at every paragraph of the chapter."""
    sections = [
        {"number": "A", "title": "x", "paragraphs": paragraphs("1", "2")},
        {"number": "B", "title": "x", "paragraphs": paragraphs("2", "3")},
    ]
    chapter = {"number": "I", "title": "x", "sections": sections}
    assert "para:3" in places(report(chapters=[chapter]))
    annex = {"number": "I", "title": "x", "sections": sections}
    assert places(report(annexes=[annex]))["annex:i#para-3"] == "annexes/i/#para-3"
    sections[1]["paragraphs"] = paragraphs("1", "3")
    found = places(report(chapters=[chapter]))
    assert {"para:1", "para:2", "para:3"} <= set(found)
    assert not [mark for mark in found if "sect-a-para" in mark]


def test_the_invented_body_numbers_its_acts_in_its_own_way(invented: Resolved) -> None:
    marks = {anchor.mark: anchor.address for anchor in invented.anchors.values() if not anchor.id}
    base = "ipwc/session-4-part-2/"
    assert marks["resolution:IV/3"] == f"{base}resolutions/iv-3/"
    assert marks["decision:12/CP.24"] == f"{base}decisions/12-cp-24/"
    assert marks["decision:IPBES/1/1"] == f"{base}decisions/ipbes-1-1/"


def test_ids_of_acts_articles_and_items() -> None:
    assert act_id("resolution", "5/1") == "resolution-5-1"
    assert article_id("32") == "article-32"
    assert article_id("18.13") == "article-18-para-13"
    assert article_id("2.b") == "article-2-b"
    assert article_id("18.13.a") == "article-18-para-13-a"
    assert article_id("8-bis") == "article-8-bis"
    assert article_id("8-bis.2-ter.a") == "article-8-bis-para-2-ter-a"
    assert item_key("", "2") == "2"
    assert item_key("2", "a") == "2-a"
    assert item_key("2", "2-1") == "2-1"
    assert item_number("2", "a") == "2 (a)"
    assert item_number("2", "2.1") == "2.1"
    assert item_number("2", "21") == "2 (21)"
    assert item_number("II", "(a)") == "II (a)"


NUMBERS = st.lists(st.sampled_from(["1", "2", "2 bis", "3", "(a)", "14"]), unique=True, min_size=1)


@settings(max_examples=6 * settings().max_examples // 10)
@given(NUMBERS, st.randoms(use_true_random=False))
def test_an_id_does_not_depend_on_what_stands_before_it(
    report: Reports, numbers: list[str], random: Any
) -> None:
    """Only preambular paragraphs are counted; all others keep their ids in any order."""

    def ids(order: list[str]) -> dict[str, str]:
        act = {"number": "7/1", "title": "x", "operative": paragraphs(*order)}
        chapter = {"number": "I", "title": "x", "resolutions": [act]}
        text = {"number": "II", "title": "x", "paragraphs": paragraphs(*order)}
        return {a.mark: a.id for a in assign(report(chapters=[chapter, text])).values()}

    shuffled = list(numbers)
    random.shuffle(shuffled)
    assert ids(numbers) == ids(shuffled)


def test_kinds_and_numbers_are_known_for_names(whole: Report) -> None:
    anchors: dict[str, Anchor] = {a.mark: a for a in reversed(assign(whole).values())}
    for mark, kind, number in (
        ("resolution:7/3#op-5-a-ii", "operative", "5 (a) (ii)"),
        ("resolution:7/3#pp-2", "preambular", "2"),
        ("resolution:7/3/annex-i", "annex", "I"),
        ("para:26-a", "paragraph", "26 (a)"),
        ("decision:7/1#item-2-a", "listed-item", "2 (a)"),
        ("item:2-a", "agenda-item", "2 (a)"),
        ("chapter:i/a", "section", "A"),
    ):
        assert (anchors[mark].kind, anchors[mark].number) == (kind, number)


def numbering_so(**said: Any) -> Body:
    """Return a body of which is known how it numbers."""
    return Body.model_construct(numbers=Numbers.model_validate(said))


def placed(report: Reports, act: dict[str, Any], **said: Any) -> list[str]:
    """Return the places of an act, under its address, where its body numbers so."""
    chapter = {"number": "I", "title": "x", "resolutions": [{"number": "7/1", "title": "x", **act}]}
    found = assign(report(chapters=[chapter]), numbering_so(**said)).values()
    page = f"{BASE}resolutions/7-1/"
    return [with_id(a.address.removeprefix(page), a.id) for a in found if page in a.address]


def test_what_is_numbered_again_has_an_id_of_its_own(report: Reports) -> None:
    """A source may have a number twice; what is in the second goes with it."""
    items = [{"number": "(a)", "text": "x"}]
    operative = [{"number": "1", "text": "x", "items": items}] * 3
    assert placed(report, {"operative": operative})[1:] == [
        *("#op-1", "#op-1-a"),
        *("#op-1-again", "#op-1-again-a"),
        *("#op-1-again-3", "#op-1-again-3-a"),
    ]
    chapter = {"number": "I", "title": "x", "paragraphs": [{"number": "1", "text": "x"}] * 2}
    assert {"para:1", "para:1-again"} <= {
        a.mark for a in assign(report(chapters=[chapter])).values()
    }


def test_two_equal_headings_in_one_act_have_two_ids(report: Reports) -> None:
    sections = [{"title": "Quorum", "paragraphs": [{"text": "x"}]}] * 2
    assert placed(report, {"operative": [], "sections": sections})[1:] == [
        *("#quorum", "#quorum-text-1"),
        *("#quorum-again", "#quorum-again-text-1"),
    ]


def test_letters_begin_anew_under_headings(report: Reports) -> None:
    sections = [
        {"number": number, "title": "x", "paragraphs": paragraphs("(a)", "(b)")}
        for number in ("A", "B")
    ]
    assert placed(report, {"operative": [], "sections": sections})[1:] == [
        *("#sect-a", "#sect-a-op-a", "#sect-a-op-b"),
        *("#sect-b", "#sect-b-op-a", "#sect-b-op-b"),
    ]


def test_a_part_of_an_act_may_have_a_preamble(report: Reports) -> None:
    part = {"number": "I", "title": "x", "preamble": [{"text": "x"}], "paragraphs": paragraphs("1")}
    assert placed(report, {"operative": [], "sections": [part]})[1:] == [
        *("#sect-i", "#sect-i-pp-1", "#op-1"),
    ]


def test_what_is_quoted_stands_in_what_quotes_it(report: Reports) -> None:
    quoted = [
        {"number": "4", "text": "x", "items": [{"number": "(a)", "text": "x"}]},
        {"text": "x"},
    ]
    operative = [{"number": "1", "text": "x", "quoted": quoted}, {"number": "2", "text": "x"}]
    assert placed(report, {"operative": operative})[1:] == [
        *("#op-1", "#op-1-quoted-4", "#op-1-quoted-4-a", "#op-1-quoted-text-2"),
        "#op-2",
    ]


def test_what_is_quoted_may_quote_paragraphs_of_its_own(report: Reports) -> None:
    """Two articles, each with its paragraph 1."""
    articles = [
        {"number": f"Article {n}", "text": "x", "quoted": [{"number": "1", "text": "x"}]}
        for n in "45"
    ]
    found = placed(report, {"operative": [{"number": "1", "text": "x", "quoted": articles}]})
    assert found[2:] == [
        *("#op-1-quoted-article-4", "#op-1-quoted-article-4-quoted-1"),
        *("#op-1-quoted-article-5", "#op-1-quoted-article-5-quoted-1"),
    ]


def test_parts_of_preambular_and_unnumbered_paragraphs_have_ids(report: Reports) -> None:
    items = [{"number": "(a)", "text": "x"}]
    act = {
        "preamble": [{"text": "x", "items": items}],
        "operative": [{"text": "x", "items": items}],
    }
    assert placed(report, act)[1:] == ["#pp-1", "#pp-1-a", "#text-1", "#text-1-a"]


def test_rules_and_articles_have_ids_of_their_own(report: Reports) -> None:
    """Each is a paragraph, or a part whose paragraphs count anew."""
    rules = paragraphs("Rule 1", "Rule 2")
    annex = {"title": "Rules", "paragraphs": rules}
    found = placed(report, {"operative": [], "annexes": [annex]}, annexed="Rule arabic")
    assert found[2:] == ["annex/#rule-1", "annex/#rule-2"]
    parts = [
        {"number": f"Article {n}", "title": "x", "paragraphs": paragraphs("1", "2")} for n in "12"
    ]
    annex = {"title": "Statute", "sections": parts}
    found = placed(report, {"operative": [], "annexes": [annex]}, sections="Article arabic")
    assert found[2:] == [
        *("annex/#article-1", "annex/#article-1-para-1", "annex/#article-1-para-2"),
        *("annex/#article-2", "annex/#article-2-para-1", "annex/#article-2-para-2"),
    ]


def test_numbers_of_two_steps_are_ids(report: Reports) -> None:
    found = placed(report, {"operative": paragraphs("1.1", "1.2")}, operative="arabic.arabic")
    assert found[1:] == ["#op-1-1", "#op-1-2"]


def test_paragraphs_of_the_report_may_begin_anew_in_each_chapter(report: Reports) -> None:
    chapters = [{"number": n, "title": "x", "paragraphs": paragraphs("1")} for n in ("I", "II")]
    body = numbering_so(report={"anew": "chapter"})
    found = assign(report(chapters=chapters), body).values()
    assert [(a.mark, a.id) for a in found if a.kind is Kind.PARAGRAPH] == [
        ("chapter:i#para-1", "para-1"),
        ("chapter:ii#para-1", "para-1"),
    ]


def test_parts_with_bullets_are_counted_as_they_have_no_numbers(report: Reports) -> None:
    inner = [{"number": "–", "text": "in summer"}, {"number": "–", "text": "in winter"}]
    items = [{"number": "•", "text": "lights", "items": inner}, {"number": "•", "text": "pilots"}]
    paragraph = {"number": "5", "text": "There were:", "items": items}
    made = report(chapters=[{"number": "I", "title": "A", "paragraphs": [paragraph]}])
    ids = {a.id: a.number for path, a in assign(made).items() if "items" in path}
    assert ids == {
        "para-5-bullet-1": "5",
        "para-5-bullet-1-bullet-1": "5",
        "para-5-bullet-1-bullet-2": "5",
        "para-5-bullet-2": "5",
    }

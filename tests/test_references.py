"""Marks -> targets: every kind, every status, every failure; dates as cited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator import references
from generator.anchors import assign, report_address
from generator.catalogue import load_words
from generator.citations import BetweenCitations
from generator.handbook import Handbook
from generator.inline import parse, texts_of
from generator.model import Body, Report, walk
from generator.pages.notes_and_citing import cited_by
from generator.references import Status, dates_as_cited
from generator.resolved import Resolved

Reports = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]
BASE = "ctoc-cop/session-7/"
BETWEEN = BetweenCitations.of(load_words("en").citing)


def act(number: str, *texts: str, **fields: Any) -> dict[str, Any]:
    operative = [{"number": str(i), "text": text} for i, text in enumerate(texts, 1)]
    return {"number": number, "title": "x", "operative": operative, **fields}


def chapters(*resolutions: dict[str, Any], **fields: Any) -> list[dict[str, Any]]:
    return [
        {"number": "I", "title": "Resolutions", "resolutions": resolutions},
        {
            "number": "II",
            "title": "Proceedings",
            "agenda_item": "2-a",
            "paragraphs": [{"number": "36", "text": "x"}],
            "sections": [{"number": "A", "title": "x", "paragraphs": []}],
            **fields,
        },
    ]


AGENDA = [{"number": "2", "title": "x", "items": [{"number": "a", "title": "x"}]}]


@pytest.fixture(scope="module")
def cite(report: Reports, resolve: Resolve) -> Callable[[str], Resolved]:
    """Return a function that resolves a mark in the first paragraph of resolution 7/1."""
    third = act("7/3", annexes=[{"number": "I", "title": "x", "paragraphs": [{"number": "1"}]}])

    def resolved(mark: str) -> Resolved:
        first = act("7/1", f"See [words]({mark}) of 22 October 2010.", "x")
        annexes = [{"number": "I", "title": "x", "paragraphs": []}]
        made = report(chapters=chapters(first, third), agenda=AGENDA, annexes=annexes)
        return resolve(made)[0]

    return resolved


@pytest.mark.parametrize(
    ("mark", "status", "leads_to"),
    [
        ("resolution:7/1", Status.HERE, f"{BASE}resolutions/7-1/"),
        ("resolution:7/1#op-2", Status.HERE, f"{BASE}resolutions/7-1/#op-2"),
        ("resolution:7/3/annex-i", Status.HERE, f"{BASE}resolutions/7-3/annex-i/"),
        ("resolution:7/3/annex-i#para-1", Status.HERE, f"{BASE}resolutions/7-3/annex-i/#para-1"),
        ("resolution:5/1", Status.HERE, "ctoc-cop/#resolution-5-1"),
        ("resolution:5/1#op-14", Status.HERE, "ctoc-cop/#resolution-5-1"),
        ("resolution:5/1/annex-ii#para-3", Status.HERE, "ctoc-cop/#resolution-5-1"),
        ("decision:4/2", Status.HERE, "ctoc-cop/#decision-4-2"),
        ("decision:4/2/annex", Status.HERE, "ctoc-cop/#decision-4-2"),
        ("item:2", Status.HERE, f"{BASE}agenda/#item-2"),
        ("item:2-a", Status.HERE, f"{BASE}agenda/2-a/"),
        ("para:36", Status.HERE, f"{BASE}agenda/2-a/#para-36"),
        ("chapter:i", Status.HERE, f"{BASE}resolutions/"),
        ("chapter:ii/a", Status.HERE, f"{BASE}agenda/2-a/#sect-a"),
        ("annex:i", Status.HERE, f"{BASE}annexes/i/"),
        ("article:untoc/32", Status.HERE, "instruments/untoc/#article-32"),
        ("article:untoc/1", Status.HERE, "instruments/untoc/#article-1"),  # the first and the last
        ("article:untoc/41", Status.HERE, "instruments/untoc/#article-41"),
        ("article:untoc/18.13", Status.HERE, "instruments/untoc/#article-18-para-13"),
        ("article:untoc/2.b", Status.HERE, "instruments/untoc/#article-2-b"),
        ("article:untoc/41-bis", Status.HERE, "instruments/untoc/#article-41-bis"),
        ("article:untoc/8-ter.2-bis", Status.HERE, "instruments/untoc/#article-8-ter-para-2-bis"),
        ("un:A/60/88", Status.OUTSIDE, "https://docs.un.org/en/A/60/88"),
        ("un:S/RES/2286(2016)", Status.OUTSIDE, "https://docs.un.org/en/S/RES/2286(2016)"),
        ("https://untreaty.un.org/a?b=1#c", Status.OUTSIDE, "https://untreaty.un.org/a?b=1#c"),
        (
            "un:CTOC/COP/2014/CRP.5",
            Status.NOT_PUBLIC,
            f"{BASE}documents/#ctoc-cop-2014-crp-5",
        ),
        (
            "cited:ga-decision-60-519",
            Status.RECORDED,
            f"{BASE}documents/#ga-decision-60-519",
        ),
        ("plain:", Status.PLAIN, ""),
    ],
)
def test_a_mark_is_resolved(
    cite: Callable[[str], Resolved], mark: str, status: Status, leads_to: str
) -> None:
    resolved = cite(mark)
    assert resolved.unresolved == ()
    [reference] = resolved.references
    assert reference.status is status
    assert reference.address + (f"#{reference.id}" if reference.id else "") == leads_to
    assert (reference.words, reference.mark) == ("words", mark)
    assert reference.date == ("" if status is Status.PLAIN else "22 October 2010")
    assert reference.scheme == mark.partition(":")[0]


@pytest.mark.parametrize(
    ("mark", "rule", "hint"),
    [
        ("resolution:7/9", "unknown-reference", "resolution:7/3"),
        ("resolution:7/1#op-9", "unknown-reference", "resolution:7/1#op-2"),
        ("decision:7/9", "unknown-reference", "nor any of its kind"),
        ("resolution:seven", "unknown-reference", "is not how the body numbers"),
        ("resolution:5/1#op 2", "loose", ""),
        ("resolution:5/1/anex", "unknown-reference", "is not how the body numbers"),
        ("resolution:7/1/annex", "unknown-annex", "resolution:7/1"),
        ("resolution:7/3/annex-ii", "unknown-annex", "resolution:7/3/annex-i"),
        ("resolution:7/3/annex-i#para-9", "unknown-annex", "annex-i#para-1"),
        ("annex:iv", "unknown-annex", "annex:i"),
        ("item:9", "unknown-agenda-item", "item:2"),
        ("para:99", "unknown-reference", "para:36"),
        ("chapter:xi", "unknown-reference", "chapter:ii"),
        ("article:untoc/42", "unknown-article", "the last article of untoc is 41"),
        ("article:untoc/0", "unknown-article", "article:untoc/5"),
        ("article:untoc/42-bis", "unknown-article", "the last article of untoc is 41"),
        ("article:untoc", "unknown-article", "article:untoc/5"),
        ("article:vienna/5", "unknown-article", "article:untoc/5"),
        ("article:untoc/five", "unknown-article", "article:untoc/5"),
        ("un:A", "malformed-symbol", "A/60/88/Corr.2"),
        ("un:a/60/88", "malformed-symbol", "A/60/88/Corr.2"),
        ("un:A/60//88", "malformed-symbol", "A/60/88/Corr.2"),
        ("cited:GA 60/519", "loose", ""),
        ("cited:GA-60", "link-target", "cited:ga-decision-60-519"),
        ("http://un.org", "link-target", "begin it with one of resolution:"),
        ("javascript:alert(1)", "link-target", "begin it with one of"),
        ("data:text/html,x", "link-target", "begin it with one of"),
        ("resolution", "link-target", "begin it with one of"),
        ("../7-1/", "link-target", "begin it with one of"),
        ("https://localhost", "link-target", "is not an https address"),
        ("https:un.org", "link-target", "is not an https address"),
        ("https://un.org/a|b", "link-target", "is not an https address"),
        ("report:", "link-target", "begin it with one of"),
    ],
)
def test_a_mark_that_leads_nowhere_says_what_would_be_right(
    cite: Callable[[str], Resolved], mark: str, rule: str, hint: str
) -> None:
    resolved = cite(mark)
    if rule == "loose":
        # With a blank in it it is no link at all, and told as such.
        assert [fault.rule for _, fault in resolved.inline_faults] == ["loose-markup"]
        return
    assert resolved.references == ()
    [unresolved] = resolved.unresolved
    assert unresolved.rule == rule
    assert hint in unresolved.message
    assert unresolved.path == ("chapters", 0, "resolutions", 0, "operative", 0, "text")


def test_what_is_there_is_offered_once_and_only_if_it_is_there(
    report: Reports, resolve: Resolve
) -> None:
    named = [("I", "2-a", "[x](item:9)"), ("II", "2-a", "x"), ("III", "2-b", "x")]
    accounts = [
        {"number": number, "title": "x", "agenda_item": item, "paragraphs": [{"text": text}]}
        for number, item, text in named
    ]
    [resolved] = resolve(report(chapters=accounts, agenda=AGENDA))
    [unresolved] = resolved.unresolved
    assert unresolved.message.endswith("there are, for example: item:2, item:2-a")


# --- acts of other sessions and reports -------------------------------------------------------


def session_5(report: Reports, *texts: str) -> Report:
    return report(session="5", symbol="CTOC/COP/2010/17", chapters=chapters(act("5/1", *texts)))


def test_an_act_of_a_report_in_the_handbook_is_at_its_own_page(
    report: Reports, resolve: Resolve
) -> None:
    seventh = report(chapters=chapters(act("7/1", "[5/1](resolution:5/1#op-2)")))
    found = resolve(session_5(report, "x", "See [7/1](resolution:7/1#op-1)"), seventh)
    [to_seventh], [to_fifth] = found[0].references, found[1].references
    assert (to_fifth.address, to_fifth.id) == ("ctoc-cop/session-5/resolutions/5-1/", "op-2")
    assert (to_seventh.address, to_seventh.id) == (f"{BASE}resolutions/7-1/", "op-1")


def test_an_act_that_its_own_report_does_not_have_is_told(
    report: Reports, resolve: Resolve
) -> None:
    seventh = report(chapters=chapters(act("7/1", "[x](resolution:5/2)")))
    found = resolve(session_5(report, "x"), seventh)
    [unresolved] = found[1].unresolved
    assert unresolved.rule == "unknown-reference"
    assert "resolution:5/1" in unresolved.message


def test_an_act_of_a_kind_of_which_another_report_has_none_is_elsewhere(
    report: Reports, resolve: Resolve
) -> None:
    """The decisions of the General Assembly are published apart from its resolutions."""
    seventh = report(chapters=chapters(act("7/1", "[x](decision:5/2), [x](decision:7/2)")))
    found = resolve(session_5(report, "x"), seventh)[1]
    [reference], [unresolved] = found.references, found.unresolved
    assert (reference.address, reference.id) == ("ctoc-cop/", "decision-5-2")
    assert "decision:7/2" in unresolved.message


def test_the_first_act_under_a_number_is_found_by_the_letter_that_it_has_since(
    report: Reports, resolve: Resolve, conference: Body
) -> None:
    pattern = r"(?P<session>\d)/\d( ?[A-Z])?"
    numbers = conference.resolution.model_copy(update={"pattern": pattern})
    body = conference.model_copy(update={"resolution": numbers})
    acts = [act(number, "x", "x") for number in ("5/1", "5/1 B", "5/2", "5/3 A", "5/3 B")]
    fifth = report(session="5", symbol="CTOC/COP/2010/17", chapters=chapters(*acts))
    marks = ("5/1A#op-2", "5/1A", "5/1", "5/1B", "5/3A", "5/2A")
    text = ", ".join(f"[x](resolution:{one})" for one in marks)
    citing = resolve(fifth, report(chapters=chapters(act("7/1", text))), bodies=(body,))[1]
    folder = "ctoc-cop/session-5/resolutions"
    assert [(one.mark.name, one.address, one.id) for one in citing.references] == [
        ("5/1A#op-2", f"{folder}/5-1/", "op-2"),
        ("5/1A", f"{folder}/5-1/", ""),
        ("5/1", f"{folder}/5-1/", ""),
        ("5/1B", f"{folder}/5-1-b/", ""),
        ("5/3A", f"{folder}/5-3-a/", ""),
    ]
    [unresolved] = citing.unresolved
    assert "“resolution:5/2A” is not in the report" in unresolved.message


SECTIONS = [
    {"number": "I", "title": "x", "paragraphs": [{"number": "1", "text": "x"}]},
    {"number": "II", "title": "x", "paragraphs": [{"number": "2", "text": "x"}]},
]
ANEW = [
    {"number": "I", "title": "x", "paragraphs": [{"number": "1", "text": "x"}]},
    {"number": "II", "title": "x", "paragraphs": [{"number": "1", "text": "x"}]},
]


@pytest.mark.parametrize(
    ("sections", "mark", "leads_to"),
    [
        (SECTIONS, "resolution:5/1#sect-ii", ("sect-ii", False)),
        (SECTIONS, "resolution:5/1#sect-ii-op-2", ("op-2", False)),
        (ANEW, "resolution:5/1#sect-ii-op-1", ("sect-ii-op-1", False)),
        (SECTIONS, "un:L/RES/5/1#sect-ii-op-2", ("op-2", False)),
        (SECTIONS, "cited:ctoc-cop-resolution-5-1#op-2", ("op-2", False)),
        # Paragraph 2 does not stand in section I.
        (SECTIONS, "resolution:5/1#sect-i-op-2", ("", True)),
        (SECTIONS, "resolution:5/1#op-9", ("", True)),
        (SECTIONS, "resolution:5/1/annex-ii#para-3", ("", True)),
        (SECTIONS, "un:L/RES/5/1/annex", ("", True)),
        (SECTIONS, "cited:ctoc-cop-resolution-5-1#op-9", ("", True)),
    ],
)
def test_a_place_in_an_act_of_another_report_is_found_or_the_act_is(
    report: Reports,
    resolve: Resolve,
    conference: Body,
    sections: list[dict[str, Any]],
    mark: str,
    leads_to: tuple[str, bool],
) -> None:
    numbers = conference.resolution.model_copy(update={"symbol": "L/RES/{number}"})
    body = conference.model_copy(update={"resolution": numbers})
    first = {"number": "5/1", "title": "x", "sections": sections}
    fifth = report(session="5", symbol="CTOC/COP/2010/17", chapters=chapters(first))
    seventh = report(chapters=chapters(act("7/1", f"[x]({mark})")))
    citing = resolve(fifth, seventh, bodies=(body,))[1]
    [reference] = citing.references
    assert citing.by_mark[mark] is reference  # by which links are written
    assert reference.address == "ctoc-cop/session-5/resolutions/5-1/"
    assert (reference.id, reference.is_lost) == leads_to


def test_a_place_in_an_act_that_is_not_here_leads_to_the_document(
    cite: Callable[[str], Resolved],
) -> None:
    [outside] = cite("un:A/RES/68/193/annex-i#para-3").references
    assert outside.address == "https://docs.un.org/en/A/RES/68/193"
    assert outside.mark.whole == "un:A/RES/68/193"
    [recorded] = cite("cited:ga-decision-60-519#op-2").references
    assert (recorded.mark.whole, recorded.id) == ("cited:ga-decision-60-519", "ga-decision-60-519")


def test_paragraphs_chapters_and_items_are_those_of_the_same_report(
    report: Reports, resolve: Resolve
) -> None:
    fifth = session_5(report, "[x](para:36), [x](chapter:ii/a), [x](item:2-a)")
    seventh = report(chapters=chapters(act("7/1", "[x](para:36)")), agenda=AGENDA)
    found = resolve(fifth, seventh)
    assert {r.address.split("/")[1] for r in found[0].references} == {"session-5"}
    assert {r.address.split("/")[1] for r in found[1].references} == {"session-7"}


def test_another_body_has_acts_of_the_same_number(
    report: Reports, resolve: Resolve, conference: Body
) -> None:
    other = conference.model_copy(update={"id": "other-cop"})
    here = report(chapters=chapters(act("7/1", "[x](resolution:7/1#op-1)")))
    there = report(body="other-cop", chapters=chapters(act("7/1", "[x](resolution:7/1#op-1)")))
    found = resolve(here, there, bodies=(other,))
    assert [one.references[0].address.split("/")[0] for one in found] == ["ctoc-cop", "other-cop"]


def test_an_act_whose_number_names_no_session_is_listed_with_the_body(invented: Resolved) -> None:
    marks = {reference.mark: reference for reference in invented.references}
    assert marks["resolution:III/1"].address == "ipwc/"
    assert marks["resolution:III/1"].id == "resolution-iii-1"
    assert marks["resolution:III/1"].date == "3 March 2019"
    assert marks["decision:12/CP.24"].address == "ipwc/session-4-part-2/decisions/12-cp-24/"


# --- who cites whom ---------------------------------------------------------------------------


def test_what_is_cited_knows_what_cites_it_and_the_other_way_round(
    report: Reports, resolve: Resolve
) -> None:
    seventh = report(
        chapters=chapters(act("7/1", "[a](resolution:5/1#op-1) and [b](plain:)[^1]", "x")),
        notes=[{"number": "1", "text": "See [c](resolution:7/1#op-2)"}],
    )
    found = resolve(session_5(report, "See [d](resolution:7/1#op-2)"), seventh)
    cited = cited_by(found)
    places = {
        key: [one.resolved.place_of(one.reference.path) for one in citing]
        for key, citing in cited.items()
    }
    assert places == {
        ("ctoc-cop/session-5/resolutions/5-1/", "op-1"): ["resolution:7/1#op-1"],
        (f"{BASE}resolutions/7-1/", "op-2"): ["resolution:5/1#op-1", "note:1"],
    }
    forth = {
        (one.place_of(reference.path), (reference.address, reference.id))
        for one in found
        for reference in one.references
        if reference.status is not Status.PLAIN
    }
    assert forth == {(citing, key) for key, all_citing in places.items() for citing in all_citing}


# --- dates as cited ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("[5/1](x:) of 22 October 2010", ["22 October 2010"]),
        ("[5/1](x:), of 22 October 2010", ["22 October 2010"]),
        (
            "[1/2](x:) of 9 July 2004, [2/2](x:) and [2/6](x:) of 19 October 2005",
            ["9 July 2004", "19 October 2005", "19 October 2005"],
        ),
        ("[1](x:), [2](x:), and [3](x:) of 1 May 2001", ["1 May 2001"] * 3),
        ("[1](x:) on and [2](x:) of 1 May 2001", ["", "1 May 2001"]),
        ("*[5/1](x:)* of 22 October 2010", ["22 October 2010"]),
        ("[5/1](x:)[^3] of 22 October 2010", ["22 October 2010"]),
        ("[5/1](x:) of October 2010", [""]),
        ("of 22 October 2010, [5/1](x:)", [""]),
        ("no link of 22 October 2010", []),
    ],
)
def test_the_date_as_cited_stands_after_the_link(text: str, dates: list[str]) -> None:
    assert dates_as_cited(parse(text)[0], BETWEEN) == dates


FRENCH = load_words("en").citing.model_copy(
    update={
        "date": "du {day} {month} {year}",
        "months": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
        "joining": ("et", "ou", "à"),
    }
)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("[5/1](x:) du 22 juillet 2010", ["22 juillet 2010"]),
        ("[2/2](x:) et [2/6](x:), du 1 mai 2005", ["1 mai 2005"] * 2),
        ("[2/2](x:) and [2/6](x:) du 1 mai 2005", ["", "1 mai 2005"]),
        ("[5/1](x:) of 22 October 2010", [""]),
    ],
)
def test_so_it_does_in_the_words_of_another_language(text: str, dates: list[str]) -> None:
    assert dates_as_cited(parse(text)[0], BetweenCitations.of(FRENCH)) == dates


def test_a_reference_needs_a_language_only_for_documents(report: Reports, conference: Body) -> None:
    text = "[x](un:A/60/88) and [x](resolution:5/1)"
    french = report(language="fr", chapters=chapters(act("7/1", text)))
    texts, _ = texts_of(dict(walk(french)))
    assigned = {report_address(french): assign(french)}
    handbook = Handbook("fr", {conference.id: conference}, assigned)
    found, _ = references.resolve(french, texts, handbook, BETWEEN)
    addresses = [reference.address for reference in found]
    assert addresses == ["https://docs.un.org/fr/A/60/88", "ctoc-cop/"]


# --- ranges of documents -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[Add.1](un:A/60/88/Add.1)-[4](un:A/60/88/Add.4)", ["Add.1", "Add.2", "Add.3", "Add.4"]),
        ("[L.2](un:A/60/L.2) to [L.4](un:A/60/L.4)", ["L.2", "L.3", "L.4"]),
        ("[L.2](un:A/60/L.2)–[L.3](un:A/60/L.3)", ["L.2", "L.3"]),
        ("[L.2](un:A/60/L.2) and [L.4](un:A/60/L.4)", ["L.2", "L.4"]),
        ("[L.4](un:A/60/L.4)-[L.2](un:A/60/L.2)", ["L.4", "L.2"]),
        ("[L.2](un:A/60/L.2)-[L.5](un:A/61/L.5)", ["L.2", "L.5"]),
        ("[A/60/L.2](un:A/60/L.2)-[A/60/88](un:A/60/88)", ["L.2", "88"]),
    ],
)
def test_the_documents_of_a_range_are_all_cited(
    report: Reports, resolve: Resolve, text: str, cited: list[str]
) -> None:
    [resolved] = resolve(report(chapters=chapters(act("7/1", f"See {text}."))))
    found = [one for one in resolved.references if one.scheme == "un"]
    assert [one.mark.rpartition("/")[2] for one in found] == cited
    words = resolved.words(found[0].path)
    for one in found:
        assert words[one.start : one.start + len(one.words)] == one.words
        assert one.address == f"https://docs.un.org/en/{one.mark.name}"

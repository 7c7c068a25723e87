"""A citation that is typed leads to what it names, and to nothing else: tests/answers/go-to.tsv.

The scripts are asked without a site around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import to_go
from playwright.sync_api import Browser, Page
from targets import SESSION

from generator import build, catalogue, content_folder
from generator.anchors import Kind
from generator.cited_as.forms import FORMS
from generator.cited_as.place import cited, texts_cited
from generator.model import Body, slug
from generator.pages import typed
from generator.pages.citable import READERS, citable, reader
from generator.pages.names import full_name
from generator.pages.notes_and_citing import cited_by
from generator.resolved import Resolved

BY_NUMBERS = ("un", "oscola", "bluebook")
"""Forms of citation that have no title of an act."""
ROOT = Path(__file__).parent.parent.parent
SCRIPTS = [reader(name) for name in READERS]

# What the scripts hand to their elements.
HANDED = """(text) => {
    let handed;
    const script = document.createElement("script");
    script.addEventListener("handed", (event) => { handed = event.detail; });
    script.textContent = text;
    document.head.append(script);
    return handed;
  }"""
LOOKED_UP = f"""([scripts, table, asked]) => {{
  const [read, spell] = scripts.map({HANDED});
  const [{{ find }}, {{ folded }}] = [read(table), spell(table.spelling)];
  return asked.map(([typed, here]) => find(folded(typed), here));
}}"""
SPELT = f"""([scripts, table, known, typed]) => {{
  const {{ asked, areRelated, terms }} = scripts.map({HANDED})[1](table.spelling);
  const {{ ways, instead }} = asked(typed, known, areRelated);
  const forms = Object.values(table.grammar.kinds);
  const isMarked = (word) => terms(ways, forms, areRelated).some((one) => one.has(word));
  return {{ ways, instead, marked: known.filter(isMarked) }};
}}"""


CALLED = f"""([scripts, table, ids]) => {{
  const {{ label }} = scripts.map({HANDED})[0](table);
  return ids.map(label);
}}"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """Return a window with nothing in it."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    """Return what the scripts are given of the real report."""
    reports, bodies, _ = content_folder.read(ROOT / "content")
    resolved = list(build.resolve(reports, bodies))
    return citable(resolved, cited_by(resolved), catalogue.load_words("en"))


def test_what_is_typed_leads_to_what_it_names(blank: Page, table: dict[str, Any]) -> None:
    cases = to_go()
    found = blank.evaluate(LOOKED_UP, [SCRIPTS, table, [[case.typed, case.here] for case in cases]])
    led = [[place["address"] for place in places] for places in found]
    wrong = {
        (c.typed, c.here): (to, c.leads_to)
        for c, to in zip(cases, led, strict=True)
        if to != c.leads_to
    }
    assert wrong == {}
    texts = {text[5]: set(text[6].split()) for text in table["texts"]}
    for place in (one for places in found for one in places):
        assert place["name"]
        assert place["outside"] is place["address"].startswith("https:")
        page, _, id_ = place["address"].partition("#")
        assert place["report"] == (SESSION if page in texts and place["report"] else "")
        assert not id_ or page not in texts or id_ in texts[page]


OWN = "ipwc/session-4-part-2/resolutions/iv-3/"


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("IPWC/RES/IV/3", [OWN]),
        ("ipwc/res/iv/3", [OWN]),
        ("IPWC/RES/IV/3, para. 1 (a)", [f"{OWN}#op-1-a"]),
        ("para 1 of IPWC/RES/IV/3", [f"{OWN}#op-1"]),
        ("resolution IV/3", [OWN]),
        ("P.C. Res. IV/3, ¶ 1, U.N. Doc. IPWC/RES/IV/3 (Feb. 1, 2021)", [f"{OWN}#op-1"]),
        ("resolution III/1", ["https://commons.example/en/IPWC/RES/III/1"]),
        ("IPWC/RES/III/1", ["https://commons.example/en/IPWC/RES/III/1"]),
        ("resolution III/7", ["https://commons.example/en/IPWC/RES/III/7"]),
        ("Panel resolution III/7", ["https://commons.example/en/IPWC/RES/III/7"]),
        ("decision III/7", []),
        ("IPWC/RES/III/7", ["https://commons.example/en/IPWC/RES/III/7"]),
        ("P17 Doc. 35", ["https://commons.example/17/35.pdf"]),
        ("IPWC/4/CRP.9", []),
        ("decision 3/CP.7", ["https://commons.example/en/3/CP.7"]),
    ],
)
def test_the_symbol_of_an_act_leads_to_it_here_or_elsewhere(
    blank: Page, written: str, leads_to: list[str]
) -> None:
    reports, bodies, _ = content_folder.read(ROOT / "tests" / "invented" / "content")
    known = bodies["ipwc"].model_dump()
    known["resolution"]["symbol"] = "IPWC/RES/{number}"
    known["texts"]["en"]["cited_as"]["bluebook"] = "P.C."
    known["decision"]["address"] = "https://commons.example/{language}/{number}"
    pattern = r"P(?P<session>\d+) Doc\. (?P<doc>\d+)"
    address = "https://commons.example/{session}/{doc}.pdf"
    known["documents"][0]["address"] = "https://commons.example/{language}/{symbol}"
    known["documents"] = [*known["documents"], {"pattern": pattern, "address": address}]
    resolved = list(build.resolve(reports, {"ipwc": Body.model_validate(known)}))
    asked = citable(resolved, cited_by(resolved), catalogue.load_words("en"))
    [found] = blank.evaluate(LOOKED_UP, [SCRIPTS, asked, [[written, ""]]])
    assert [one["address"] for one in found] == leads_to
    assert all(one["outside"] is one["address"].startswith("https:") for one in found)


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("article 8 bis", ["#article-8-bis"]),
        ("article 8 bis, paragraph 2 ter", ["#article-8-bis-para-2-ter"]),
        ("article 8", ["#article-8"]),
        ("article 8 ter", ["https://commons.example/text"]),
        ("article 9", ["https://commons.example/text"]),
    ],
)
def test_an_article_that_was_put_in_later_is_none_before_it(
    blank: Page, table: dict[str, Any], written: str, leads_to: list[str]
) -> None:
    ids = "article-8 article-8-bis article-8-bis-para-2-ter"
    row = [["rome"], "Rome Statute", "", ids, "9", "https://commons.example/text"]
    [found] = blank.evaluate(LOOKED_UP, [SCRIPTS, {**table, "instruments": [row]}, [[written, ""]]])
    assert [one["address"] for one in found] == leads_to


def test_what_the_handbook_prints_of_a_place_leads_back_to_it(
    blank: Page, table: dict[str, Any], seventh_session: Resolved
) -> None:
    """Its name, and its citation in the forms that name it by numbers and not by its title: who
    copies one can paste it into the search."""
    words = catalogue.load_words("en").pages
    roots = texts_cited(seventh_session)
    unnumbered = (Kind.LISTED_AGENDA, Kind.UNNUMBERED)
    printed: dict[str, str] = {}
    for (page, id_), anchor in seventh_session.places.at.items():
        if anchor.kind in unnumbered or (anchor.kind is Kind.SECTION and not anchor.number):
            continue
        to = f"{page}#{id_}" if id_ else page
        if anchor.path:
            printed[full_name(seventh_session, anchor, words)] = to
        if page in roots and anchor.kind is not Kind.AGENDA_ITEM:
            for form in BY_NUMBERS:
                printed[FORMS[form](cited(seventh_session, anchor), words, "")] = to
    assert len(printed) > 1000
    found = blank.evaluate(LOOKED_UP, [SCRIPTS, table, [[one, ""] for one in printed]])
    led = {one: places[0]["address"] for one, places in zip(printed, found, strict=True) if places}
    # A section of the same name is where a part of the report is the account of an agenda item.
    assert {one: to for one, to in led.items() if to != printed[one]} == {}
    assert [one for one in printed if one not in led] == []


@pytest.mark.parametrize("number", ["12/CP.24", "5 (a) (ii)", "IX bis", "١٤", "а)", "(一)", "é_x"])
def test_numbers_have_the_parts_that_ids_are_made_of(blank: Page, number: str) -> None:
    parts = blank.evaluate(
        "([text, parts]) => text.match(new RegExp(parts, 'gu'))", [number.lower(), typed.PARTS]
    )
    assert "-".join(parts) == slug(number)


KNOWN = [
    *("firearms", "trafficking", "smuggling", "organized", "harmonizing", "programmes", "centre"),
    *("paragraph", "paragraphs", "paraguay", "state", "register", "2014", "14", "2005/14", "(14)"),
    *("colour", "cooperation", "four", "14-16", "ctoc/cop/2014/l.4/rev.2", "migrants", "for"),
]


@pytest.mark.parametrize(
    ("written", "ways", "instead"),
    [
        ("firearms", ["firearms"], ""),
        ("fierarms", ["firearms"], "firearms"),
        ("firarms", ["firearms"], "firearms"),
        ("ferearmes", ["firearms"], "firearms"),
        ("smugling of migrants", ["smuggling of migrants"], "smuggling of migrants"),
        ("fierarms trafficing", ["firearms trafficking"], "firearms trafficking"),
        ("satte", ["state"], "state"),
        ("xylophone", [], ""),
        ("xylophone firearms", [], ""),
        ("organised", ["organised", "organized"], ""),
        ("Organised (programs)", ["Organised (programs)", "organized (programmes)"], ""),
        ("harmonisation", ["harmonisation", "harmonization"], ""),
        ("center", ["center", "centre"], ""),
        ("color", ["color", "colour"], ""),
        ("co-operation", ["co-operation", "cooperation"], ""),
        ("for", ["for"], ""),
        ("register", ["register"], ""),
        ("trafficked", ["trafficked"], ""),
        ("7/9", ["7/9"], ""),
        ("武器", ["武器"], ""),
        ("", [], ""),
    ],
)
def test_words_are_spelt_as_the_texts_have_them(
    blank: Page, table: dict[str, Any], written: str, ways: list[str], instead: str
) -> None:
    found = blank.evaluate(SPELT, [SCRIPTS, table, KNOWN, written])
    assert (found["ways"], found["instead"]) == (ways, instead)


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("14", ["14", "(14)", "14-16"]),
        ("2014", ["2014"]),
        ("para", ["paragraph", "paragraphs"]),
        ("L.4/Rev.2", ["ctoc/cop/2014/l.4/rev.2"]),
        ("firearm", ["firearms"]),
        ("trafficked", ["trafficking"]),
        ("organised", ["organized"]),
    ],
)
def test_of_the_texts_what_is_meant_is_marked(
    blank: Page, table: dict[str, Any], written: str, marked: list[str]
) -> None:
    assert blank.evaluate(SPELT, [SCRIPTS, table, KNOWN, written])["marked"] == marked


def test_a_place_that_is_found_is_called_as_it_is_cited(blank: Page, table: dict[str, Any]) -> None:
    called = {
        "op-5-a-ii": "paragraph 5 (a) (ii)",
        "pp-2": "preambular paragraph 2",
        "sect-ii": "section II",
        "sect-ii-b-op-4": "section II.B, paragraph 4",
        "sect-i-pp-1": "section I, preambular paragraph 1",
        "sect-a-para-1-b": "section A, paragraph 1 (b)",
        "sect-a-text-1": "section A",
        "article-10-text-1-b": "article 10",
        "article-18-para-13-a": "article 18, paragraph 13 (a)",
        "article-8-bis-para-2-ter": "article 8 bis, paragraph 2 ter",
        "chapeau": "opening clause",
        "deliberations": "",
    }
    assert (
        dict(zip(called, blank.evaluate(CALLED, [SCRIPTS, table, [*called]]), strict=True))
        == called
    )

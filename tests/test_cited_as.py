"""How a place is cited: golden cases for every form and record, read one by one."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from generator.anchors import Kind
from generator.catalogue import load_words
from generator.cited_as.forms import FORMS
from generator.cited_as.place import Cited, Step, cited, note_cited, texts_cited
from generator.cited_as.records import RECORDS, bibtex, csl, key, ris
from generator.model import Body, BodyTexts, Report
from generator.pages import text_pages
from generator.pages.citation import citation
from generator.pages.page import Line
from generator.pages.typed import grammar
from generator.resolved import Resolved

ROOT = Path(__file__).parent
WORDS = load_words("en").pages
SITE = "https://plenary.example/en/"
ADDRESS = f"{SITE}ctoc-cop/session-7/resolutions/7-9/"
BODY = (
    "Conference of the Parties to the United Nations Convention against Transnational Organized "
    "Crime"
)


def golden() -> list[dict[str, str]]:
    with (ROOT / "answers" / "cited-as.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def place(resolved: Resolved, mark: str) -> Cited:
    if note := resolved.notes.by_mark.get(mark):
        return note_cited(resolved, note, "ctoc-cop/session-7/")
    [anchor, *_] = [a for a in resolved.anchors.values() if a.mark == mark]
    return cited(resolved, anchor)


@pytest.mark.parametrize("case", golden(), ids=lambda case: f"{case['mark']} {case['form']}")
def test_each_form_of_each_kind_of_place(seventh_session: Resolved, case: dict[str, str]) -> None:
    written = FORMS[case["form"]](place(seventh_session, case["mark"]), WORDS, SITE)
    assert written == case["citation"].replace("{body}", BODY)


def test_golden_cases_are_there_for_every_kind_of_place_and_every_form(
    seventh_session: Resolved,
) -> None:
    seen = {(kind_of(seventh_session, case["mark"]), case["form"]) for case in golden()}
    kinds = {anchor.kind.value for anchor in seventh_session.anchors.values()} | {"note"}
    assert seen == {(kind, form) for kind in kinds for form in FORMS}


def kind_of(resolved: Resolved, mark: str) -> str:
    found = [a.kind.value for a in resolved.anchors.values() if a.mark == mark]
    return found[0] if found else "note"


@pytest.mark.slow
def test_no_two_places_are_cited_alike(seventh_session: Resolved, invented: Resolved) -> None:
    for resolved in (seventh_session, invented):
        anchors = [a for a in resolved.anchors.values() if a.kind is not Kind.AGENDA_ITEM]
        for form in FORMS.values():
            written = [form(cited(resolved, anchor), WORDS, SITE) for anchor in anchors]
            assert len(set(written)) == len(written)
            assert not any(re.search(r"\(\)|, ,| ,|\{|  ", one) for one in written)


@pytest.mark.slow
def test_what_a_page_holds_makes_the_citation_of_the_text_and_of_every_paragraph(
    seventh_session: Resolved, invented: Resolved
) -> None:
    compared = 0
    for resolved in (seventh_session, invented):
        places = {(a.address, a.id): a for a in reversed(resolved.anchors.values())}
        for page in text_pages.texts(resolved, {}, WORDS):
            found = citation(resolved, page, WORDS, SITE)
            assert found
            text = cited(resolved, texts_cited(resolved)[page.address])
            lines = {line.id for line in page.blocks if isinstance(line, Line) and line.id}
            assert set(found.places) == lines
            for i, (name, before, own, after) in enumerate(found.forms):
                assert f"{before}{own}{after}" == FORMS[name](text, WORDS, SITE)
                for id_, (_, ways) in found.places.items():
                    written = FORMS[name](cited(resolved, places[page.address, id_]), WORDS, SITE)
                    assert f"{before}{ways[i]}{after}" == written
                    compared += 1
    assert compared > 900


def test_a_place_is_called_by_the_section_that_counts_anew(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    """A link that is copied says no less than the other forms do."""
    paragraphs = [{"number": "1", "text": "x"}, {"text": "x"}]
    sections = [{"number": number, "title": "x", "paragraphs": paragraphs} for number in "AB"]
    annex = {"title": "x", "sections": sections}
    act = {"number": "7/9", "title": "x", "operative": paragraphs[:1], "annexes": [annex]}
    [made] = resolve(report(chapters=[{"title": "Acts", "resolutions": [act]}]))
    [_, page] = [one for one in text_pages.texts(made, {}, WORDS) if "7-9" in one.address]
    found = citation(made, page, WORDS, SITE)
    assert found
    assert [name for name, _ in found.places.values()] == [
        f"section {section}, {name}"
        for section in "AB"
        for name in ("paragraph 1", "unnumbered paragraph")
    ]


def test_a_link_names_an_act_by_its_number_and_a_report_by_its_symbol(
    seventh_session: Resolved,
) -> None:
    pages = text_pages.texts(seventh_session, {}, WORDS)
    found = {page.address: citation(seventh_session, page, WORDS, SITE) for page in pages}
    names = {address.partition("session-7/")[2]: one.name for address, one in found.items() if one}
    assert names["resolutions/7-2/"] == "Resolution 7/2"
    assert names["resolutions/7-4/annex/"] == "Resolution 7/4, annex"
    assert names["decisions/7-1/"] == "Decision 7/1"
    assert names["agenda/2-a/"] == "CTOC/COP/2014/13, chapter IV, section A"


def test_a_title_ends_before_the_call_of_its_note(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    act = {"number": "7/9", "title": "Budget for 2023 [^1]", "operative": [{"text": "x"}]}
    chapters = [{"title": "Acts", "resolutions": [act]}]
    [made] = resolve(report(chapters=chapters, notes=[{"number": "1", "text": "x"}]))
    assert place(made, "resolution:7/9").title == "Budget for 2023"


def test_what_the_data_lack_is_left_out(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    act = {"number": "7/9", "title": "x", "operative": [{"number": "1", "text": "x"}]}
    made = report(chapters=[{"title": "Acts", "resolutions": [act]}])
    found = place(resolve(made)[0], "resolution:7/9#op-1")
    written = {name: form(found, WORDS, SITE) for name, form in FORMS.items()}
    assert written == {
        "un": f"resolution 7/9 of the {BODY}, para. 1 (see CTOC/COP/2014/13)",
        "oscola": "CTOC/COP Res 7/9 UN Doc CTOC/COP/2014/13, para 1",
        "bluebook": "CTOC/COP Res. 7/9, ¶ 1, U.N. Doc. CTOC/COP/2014/13",
        "apa": f"{BODY}. (n.d.). x (Resolution 7/9, para. 1, CTOC/COP/2014/13). {ADDRESS}",
        "chicago": f"{BODY}, Resolution 7/9, “x,” CTOC/COP/2014/13 (n.d.), para. 1, {ADDRESS}.",
    }
    text = place(resolve(made)[0], "resolution:7/9")
    assert "date" not in bibtex(text, SITE, WORDS) and "year" not in bibtex(text, SITE, WORDS)
    assert "issued" not in json.loads(csl(text, SITE, WORDS))[0]
    assert "PY  -" not in ris(text, SITE, WORDS) and "DA  -" not in ris(text, SITE, WORDS)


def test_a_body_without_an_abbreviation_is_named_in_full(
    conference: Body, report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    texts = conference.texts["en"].model_copy(update={"abbreviation": ""})
    body = conference.model_copy(update={"texts": {"en": texts}})
    made = report(chapters=[{"title": "x", "decisions": [{"number": "7/9", "title": "x"}]}])
    [resolved] = resolve(made, bodies=(body,))
    found = place(resolved, "decision:7/9")
    assert FORMS["oscola"](found, WORDS, SITE) == f"{BODY} Dec 7/9 UN Doc CTOC/COP/2014/13"


def test_each_manual_has_its_own_name_for_a_body(
    conference: Body, report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    """The Bluebook's General Assembly is G.A. (rule 21.7), that of OSCOLA UNGA."""
    said = {"abbreviation": "UNGA", "cited_as": {"bluebook": "G.A."}}
    texts = BodyTexts.model_validate(conference.texts["en"].model_dump() | said)
    body = conference.model_copy(update={"texts": {"en": texts}})
    made = report(chapters=[{"title": "x", "decisions": [{"number": "7/9", "title": "x"}]}])
    [resolved] = resolve(made, bodies=(body,))
    found = place(resolved, "decision:7/9")
    assert FORMS["oscola"](found, WORDS, SITE) == "UNGA Dec 7/9 UN Doc CTOC/COP/2014/13"
    assert FORMS["bluebook"](found, WORDS, SITE) == "G.A. Dec. 7/9, U.N. Doc. CTOC/COP/2014/13"
    assert "  institution = {{UNGA}},\n" in RECORDS["oscola.bib"](found, SITE, WORDS)
    assert {"G.A.", "UNGA"} <= set(grammar(load_words("en"), (body,))["bodies"])


@pytest.mark.parametrize("ending", RECORDS)
@pytest.mark.parametrize(
    "mark", ["resolution:7/1", "decision:7/1", "resolution:7/3/annex-i", "chapter:ii", "report:"]
)
def test_each_record_of_each_kind_of_text(
    seventh_session: Resolved, mark: str, ending: str
) -> None:
    record = RECORDS[ending](place(seventh_session, mark), SITE, WORDS)
    name = re.sub(r"\W+", "-", mark).strip("-")
    assert record == (ROOT / "answers" / "records" / f"{name}.{ending}").read_text("utf-8")


def any_place(title: str) -> Cited:
    steps = (Step("annex", "I"),)
    titles = (title,) * 4
    return Cited(
        "resolution", "", "7/1", *titles, "C/C", "2014-10-10", "A/1", "A/1",
        "https://x.example/A/1", {"oscola": "C", "bluebook": "C"},
        {"oscola": "UN Doc A/1", "bluebook": "U.N. Doc. A/1"}, "A/1", "https://x.example/A/1", "I",
        steps, "x/", "en",
    )  # fmt: skip


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_no_title_breaks_a_record(title: str) -> None:
    made = any_place(title)
    assert json.loads(csl(made, SITE, WORDS))[0]["title"] == title
    lines = ris(made, SITE, WORDS).split("\n")
    assert f"TI  - {title}" in lines and all(re.match(r"[A-Z][A-Z0-9]  - ", x) for x in lines[:-1])
    record = bibtex(made, SITE, WORDS)
    assert bibtex_fields(record) == bibtex_fields(bibtex(any_place("a"), SITE, WORDS))
    assert not re.search(r"(?<!\\)[%#]", record)


def test_a_sign_of_tex_is_words_in_bibtex() -> None:
    record = bibtex(any_place("50 % of A_1 & B^2 #3 $4"), SITE, WORDS)
    assert r"50 \% of A\_1 \& B\textasciicircum{}2 \#3 \$4" in record


@pytest.mark.parametrize(
    "title", ["a } b", "}{", "a }}, note = {b", "a }}} @misc{b, c = {{d", "\\}"]
)
def test_no_title_ends_its_field_in_bibtex(title: str) -> None:
    record = bibtex(any_place(title), SITE, WORDS)
    assert bibtex_fields(record) == bibtex_fields(bibtex(any_place("a"), SITE, WORDS))


TEXTS = ("resolution:7/2", "decision:7/1", "resolution:7/3/annex-i", "chapter:ii", "report:")
PRINTED = {
    "resolution:7/2": ("Importance of the Protocol", "Resolution 7/2", "October 2014"),
    "decision:7/1": ("Provisional agenda", "Decision 7/1", "October 2014"),
    "resolution:7/3/annex-i": (
        "Recommendations adopted",
        "Resolution 7/3, annex I",
        "October 2014",
    ),
    "chapter:ii": ("Organization of the session", "Report, chapter II", "November 2014"),
    "report:": ("Report of the Conference", "Report", "November 2014"),
}
"""What a list of references must show of a text, besides its author and symbol."""


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "unsrtalpha"])
def test_plain_styles_print_author_title_number_symbol_and_date(
    seventh_session: Resolved, style: str
) -> None:
    records = "".join(bibtex(place(seventh_session, mark), SITE, WORDS) for mark in TEXTS)
    read = parse_string(records, "bibtex")
    formatted = find_plugin("pybtex.style.formatting", style)().format_bibliography(read)
    text = find_plugin("pybtex.backends", "text")()
    printed = [one.text.render(text) for one in formatted]
    assert len(printed) == len(TEXTS)
    for title, number, day in PRINTED.values():
        [of_it] = [one for one in printed if f". {number} CTOC/COP/2014/13, " in one]
        assert of_it.startswith(f"{BODY}. {title}")
        assert f". {number} CTOC/COP/2014/13, {BODY}, {day}. URL: {SITE}" in of_it


@pytest.mark.skipif(not shutil.which("bibtex"), reason="no BibTeX (apt-get install texlive-base)")
@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "abbrv"])
def test_so_does_bibtex_itself(seventh_session: Resolved, tmp_path: Path, style: str) -> None:
    records = (bibtex(place(seventh_session, mark), SITE, WORDS) for mark in TEXTS)
    (tmp_path / "all.bib").write_text("".join(records), "utf-8")
    aux = f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{all}}\n"
    (tmp_path / "all.aux").write_text(aux, "utf-8")
    run = subprocess.run(["bibtex", "all"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0 and "arning" not in run.stdout, run.stdout
    printed = " ".join((tmp_path / "all.bbl").read_text("utf-8").split())
    for title, number, day in PRINTED.values():
        month = day if style != "abbrv" else f"{day[:3]}. 2014"
        assert f"{BODY}" in printed and f"{title}" in printed
        assert f"{number} CTOC/COP/2014/13, {{{BODY}}}, {month}" in printed.replace("~", " ")


def bibtex_fields(record: str) -> list[str]:
    """Return the fields of a record as BibTeX and Biber part them: they count every brace, one with
    a backslash before it too."""
    parts, depth = [""], 0
    for character in record:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
        if character == "," and depth == 1:
            parts.append("")
        elif depth < 2:
            parts[-1] += character
    assert depth == 0
    return [part.strip() for part in parts]


def test_keys_of_records_are_one_word(seventh_session: Resolved) -> None:
    keys = [key(cited(seventh_session, a)) for a in seventh_session.anchors.values() if not a.id]
    assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in keys)

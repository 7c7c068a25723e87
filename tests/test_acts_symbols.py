"""The acts of a body have symbols: in every form, and citations of them lead to them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from generator import build
from generator.catalogue import load_words
from generator.cited_as.forms import FORMS
from generator.cited_as.place import cited
from generator.cited_as.records import RECORDS
from generator.exporter import Publication
from generator.exporters.data.as_markdown import export as export_markdown
from generator.exporters.data.index import index
from generator.exporters.paper import printing
from generator.pages.citable import citable
from generator.pages.notes_and_citing import cited_by
from generator.references import Status
from generator.resolved import Resolved
from generator.settings import Site

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
ACT = "ipwc/session-4-part-2/resolutions/iv-3/"
SITE = "https://commons.example/en/"
WORDS = load_words("en")
TEXT = "(See [resolution IV/3](resolution:IV/3) and"
CITING = (
    "(See [resolution IV/3](resolution:IV/3), [IPWC/RES/IV/3](un:IPWC/RES/IV/3), "
    "[IPWC/RES/III/2](un:IPWC/RES/III/2), [9/CP.1](decision:9/CP.1) and"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> build.Made:
    """Return the invented report of a body that gives its resolutions a symbol."""
    content = tmp_path_factory.mktemp("symbols") / "content"
    shutil.copytree(INVENTED, content)
    for file, old, new in (
        (
            "body.yaml",
            r"pattern: (?P<session>[IVX]+)/\d+",
            "pattern: (?P<session>[IVX]+)/\\d+\n  symbol: IPWC/RES/{number}",
        ),
        ("session-4-part-2/report.en.yaml", TEXT, CITING),
    ):
        text = (content / "ipwc" / file).read_text("utf-8")
        assert old in text
        (content / "ipwc" / file).write_text(text.replace(old, new, 1), "utf-8")
    [result] = build.make(content, site=Site("https://commons.example/", "Commons"))
    return result


@pytest.fixture(scope="module")
def resolved(made: build.Made) -> Resolved:
    return made.resolved[0]


def test_the_page_of_an_act_and_of_its_text_says_its_symbol(made: build.Made) -> None:
    page = made.files[ACT]
    assert "\nSymbol\n:   IPWC/RES/IV/3\n\nReport\n:   IPWC/4/9\n" in page
    assert "\nDate\n:   1 February 2021\n" in page, "when it was adopted, and not of the report"
    assert "(<https://docs.un.org/en/IPWC/RES/IV/3>){: .outside }" in page
    assert "<span>IPWC/RES/IV/3</span>" in page
    assert "\nSymbol\n:   IPWC/4/9\n\nSession" in made.files["ipwc/session-4-part-2/chapters/i/"]
    assert (
        "\nSymbol\n:   IPWC/4/9\n\nSession"
        in made.files["ipwc/session-4-part-2/decisions/12-cp-24/"]
    )


def test_the_sheets_of_an_act_bear_its_symbol_and_its_day(made: build.Made) -> None:
    data = {one.mark: one.data for one in printing.documents("en", made.resolved, SITE)}
    of_act, of_report = data["resolution:IV/3"], data["report"]
    assert (of_act["symbol"], of_act["date"]) == ("IPWC/RES/IV/3", "2021-02-01")
    assert of_report["symbol"] == data["decision:12/CP.24"]["symbol"] == "IPWC/4/9"
    assert of_report["date"] == made.resolved[0].report.date


def test_a_citation_leads_to_the_act_here_and_to_its_authentic_text_elsewhere(
    resolved: Resolved,
) -> None:
    leads_to = {one.mark: (one.status, one.address) for one in resolved.references}
    assert leads_to["resolution:IV/3"] == leads_to["un:IPWC/RES/IV/3"] == (Status.HERE, ACT)
    there = "https://docs.un.org/en/IPWC/RES/"
    assert leads_to["resolution:III/1"] == (Status.OUTSIDE, f"{there}III/1")
    assert leads_to["un:IPWC/RES/III/2"] == (Status.OUTSIDE, f"{there}III/2")
    assert leads_to["decision:9/CP.1"] == (Status.HERE, "ipwc/")


def test_the_pages_of_the_body_and_of_documents_list_what_is_elsewhere(made: build.Made) -> None:
    body, documents = made.files["ipwc/"], made.files["ipwc/session-4-part-2/documents/"]
    assert "Resolution III/1 [IPWC/RES/III/1](<https://docs.un.org/en/IPWC/RES/III/1>)" in body
    assert "{: #resolution-iii-1 .cited }" in body
    assert '<span class="cited-name">Decision 9/CP.1</span>' in body
    assert "IPWC/RES/III/2" in documents
    assert "{: #ipwc-res-iii-2 .cited }" in documents
    assert "{: #ipwc-res-iv-3 .cited }" not in documents


def test_an_act_is_cited_under_its_symbol_by_every_form(resolved: Resolved) -> None:
    found = resolved.places.by_mark["resolution:IV/3#op-1"]
    written = {
        name: form(cited(resolved, found), WORDS.pages, SITE) for name, form in FORMS.items()
    }
    name = "Invented Panel on the World's Commons"
    title = "Nets of the commons"
    address = f"{SITE}{ACT}"
    assert written == {
        "un": f"resolution IV/3 of 1 February 2021 of the {name}, para. 1 (IPWC/RES/IV/3)",
        "oscola": f"{name} Res IV/3 (1 February 2021) UN Doc IPWC/RES/IV/3, para 1",
        "bluebook": f"{name} Res. IV/3, ¶ 1, U.N. Doc. IPWC/RES/IV/3 (Feb. 1, 2021)",
        "apa": f"{name}. (2021, February 1). {title} (Resolution IV/3, para. 1, IPWC/RES/IV/3). "
        f"{address}",
        "chicago": f"{name}, Resolution IV/3, “{title},” IPWC/RES/IV/3 (February 1, 2021), "
        f"para. 1, {address}.",
    }


@pytest.mark.parametrize(
    ("ending", "line"),
    [
        ("bib", "  number = {IPWC/RES/IV/3},"),
        ("oscola.bib", "  doc_no = {UN Doc IPWC/RES/IV/3},"),
        ("ris", "SN  - IPWC/RES/IV/3"),
        ("csl.json", '    "number": "IPWC/RES/IV/3",'),
    ],
)
def test_so_do_records(resolved: Resolved, ending: str, line: str) -> None:
    act = cited(resolved, resolved.places.by_mark["resolution:IV/3"])
    assert f"\n{line}" in RECORDS[ending](act, SITE, WORDS.pages).replace(" - \n", "\n")


def test_programs_learn_it(made: build.Made) -> None:
    head = made.files[ACT]
    assert '"legislationIdentifier": "IPWC/RES/IV/3"' in head
    assert '"sameAs": "https://docs.un.org/en/IPWC/RES/IV/3"' in head
    assert '"citation_technical_report_number", "IPWC/RES/IV/3"' in head
    part_of = '"isPartOf": {"@type": "Report", "name": "'
    assert part_of in head and '"identifier": "IPWC/4/9"' in head
    assert '"legislationIdentifier": "IPWC/RES/III/1"' in head


def test_the_index_and_the_data_hold_it(made: build.Made) -> None:
    acts = json.loads(index(made, ()))["acts"][:2]
    assert [(one["mark"], one["own_symbol"], one["symbol"], one["authentic"]) for one in acts] == [
        (
            "resolution:IV/3",
            "IPWC/RES/IV/3",
            "IPWC/4/9",
            "https://docs.un.org/en/IPWC/RES/IV/3",
        ),
        ("decision:12/CP.24", "", "IPWC/4/9", "https://docs.un.org/en/IPWC/4/9"),
    ]


def test_paper_and_markdown_have_it_at_their_head(made: build.Made, tmp_path: Path) -> None:
    publication = Publication(made, ROOT)
    export_markdown(publication, tmp_path, lambda *_: None)
    [beside] = tmp_path.rglob("resolution-iv-3.md")
    lines = beside.read_text("utf-8").replace("\\", "").split("\n")
    assert "- Symbol: IPWC/RES/IV/3" in lines and "- Report: IPWC/4/9" in lines
    assert "- Authentic text: <https://docs.un.org/en/IPWC/RES/IV/3>" in lines


def test_what_can_be_typed_has_it(made: build.Made) -> None:
    table = citable(made.resolved, cited_by(made.resolved), WORDS)
    assert ["IPWC/RES/IV/3", ACT, ""] in table["documents"]
    there = "https://docs.un.org/en/IPWC/RES/III/1"
    assert ["resolution", "III/1", there, ""] in table["known"]
    assert ["IPWC/RES/III/1", there, ""] in table["documents"]


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> build.Made:
    """Return two bodies, of which one cites an act of the other, that is nowhere to be read."""
    content = tmp_path_factory.mktemp("beside") / "content"
    shutil.copytree(ROOT / "tests" / "apart" / "content", content)
    shutil.copytree(INVENTED / "ipwc", content / "ipwc")
    file = content / "lakes" / "session-3" / "report.en.yaml"
    text = file.read_text("utf-8")
    old = "met in Bregenz."
    assert old in text
    new = f"{old} See [IPWC/RES/IV/3](un:IPWC/RES/IV/3)."
    file.write_text(text.replace(old, new, 1), "utf-8")
    body = yaml.load((content / "ipwc" / "body.yaml").read_text("utf-8"), yaml.CSafeLoader)
    body["resolution"]["symbol"] = "IPWC/RES/{number}"
    body["documents"] = [{"symbols": ["IPWC/", "A/"]}]
    (content / "ipwc" / "body.yaml").write_text(yaml.safe_dump(body), "utf-8")
    [result] = build.make(content)
    return result


def test_an_act_is_found_by_its_symbol_from_the_reports_of_other_bodies(
    beside: build.Made,
) -> None:
    [lakes] = [one for one in beside.resolved if one.body.id == "lakes"]
    found = lakes.by_mark["un:IPWC/RES/IV/3"]
    assert (found.status, found.address) == (Status.HERE, ACT)
    assert "{: #cited-in .part }" in beside.files[ACT]


def test_an_act_has_its_symbol_where_it_is_nowhere_to_be_read(beside: build.Made) -> None:
    page = beside.files[ACT]
    assert "\nSymbol\n:   IPWC/RES/IV/3\n\nReport\n:   IPWC/4/9\n" in page
    assert "Authentic text" not in page
    acts = json.loads(index(beside, ()))["acts"]
    found = next(one for one in acts if one["mark"] == "resolution:IV/3")
    assert (found["own_symbol"], found["authentic"]) == ("IPWC/RES/IV/3", "")

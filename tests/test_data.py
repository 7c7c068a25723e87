"""The data beside the pages: read back from the built site, against keys that know no generator."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import real_report_source as received
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from real_site import SESSION, Site, own_words, words
from remarks import without_remarks

from generator import source
from generator.build import Made
from generator.exporters.csv_file import csv_of
from generator.exporters.data.commonmark import inside, line

ROOT = Path(__file__).parent.parent
STEM = "ctoc-cop-2014-13"
ONLINE = "https://plenary.example/en/"
TABLES = ("acts", "agenda", "cited-by", "documents", "notes", "paragraphs", "references")


@pytest.fixture(scope="module")
def site(real_site: Path) -> Site:
    return Site(real_site / "en")


@pytest.fixture(scope="module")
def whole(site: Site) -> dict[str, Any]:
    return json.loads((site.folder / SESSION / f"{STEM}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def texts(site: Site) -> dict[str, dict[str, Any]]:
    """Return the JSON of each text by the address of its page."""
    return {
        file.parent.relative_to(site.folder).as_posix(): json.loads(file.read_text("utf-8"))
        for file in sorted((site.folder / SESSION).glob("*/**/*.json"))
        if not file.name.endswith(".csl.json") and file.parent.name != "actions"
    }


def table(site: Site, name: str) -> list[dict[str, str]]:
    text = (site.folder / SESSION / f"{STEM}-{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def with_text(site: Site) -> list[str]:
    """Return the pages that hold a paragraph of the report, but for the page of the whole."""
    return [
        page
        for page in site.pages()
        if page.startswith(f"{SESSION}/")
        and page != f"{SESSION}/full"
        and site.page(page).xpath("//article//*[contains(@class, 'paragraph ')]")
    ]


# --- what is there ----------------------------------------------------------------------------


def test_each_page_of_a_text_has_its_markdown_and_its_json_under_one_name(site, texts) -> None:
    pages = with_text(site)
    assert len(pages) == 24
    assert sorted(texts) == sorted(pages)
    for page in pages:
        [file] = (
            file
            for file in (site.folder / page).glob("*.json")
            if not file.name.endswith(".csl.json")  # tests/test_cited_as.py
        )
        assert file.with_suffix(".md").is_file(), page
        pdf = list((site.folder / page).glob("*.pdf"))
        assert pdf in ([], [file.with_suffix(".pdf")])
    assert (site.folder / SESSION / "resolutions/7-3/annex-i/resolution-7-3-annex-i.md").is_file()


def test_each_of_these_pages_says_so_in_its_head_and_at_its_end(site) -> None:
    for page in [SESSION, *with_text(site)]:
        tree = site.page(page)
        shown = tree.xpath("//details[@class='data-of-page']/p/a/@href")
        alternates = {
            link.get("href"): link.get("type") for link in tree.xpath("//link[@rel='alternate']")
        }
        assert [Path(href).suffix for href in shown][:2] == [".md", ".json"]
        for href in shown:
            assert (site.folder / page / href).is_file()
            assert href in alternates
        assert {alternates[href] for href in shown if href.endswith(".md")} == {"text/markdown"}
        assert site.leads_to(page, tree.xpath("//footer//a[contains(@href, 'data/')]/@href")[0])


def test_the_yaml_holds_what_the_reports_own_holds_for_any_program(site) -> None:
    own = source.load_report(ROOT / "content" / "ctoc-cop" / "session-7" / "report.en.yaml")
    published = site.folder / SESSION / f"{STEM}.yaml"
    assert own.value
    assert source.load_report(published).value == without_remarks(own.value)
    # To a reader that takes 7 for a number and 2014-11-13 for a day as well.
    data = yaml.load(published.read_text("utf-8"), yaml.CSafeLoader)
    assert data == yaml.load(published.read_text("utf-8"), yaml.CBaseLoader)


def test_each_page_of_the_report_names_its_symbol_its_edition_and_the_sum_of_its_file(site) -> None:
    sum_ = hashlib.sha256((site.folder / SESSION / f"{STEM}.yaml").read_bytes()).hexdigest()
    pages = [page for page in site.pages() if page.startswith(SESSION)]
    assert len(pages) > 30
    for page in pages:
        [footer] = site.page(page).xpath("//footer")
        said = " ".join(footer.text_content().split())
        assert "CTOC/COP/2014/13. Final text." in said
        assert sum_ in said


def test_a_page_lists_every_file_with_its_size_and_leads_to_it(site) -> None:
    page = f"{SESSION}/data"
    listed = {}
    for link in site.page(page).xpath("//article//a[@download]"):
        file = (site.folder / page / link.get("href")).resolve()
        cell = link.getparent().text_content() + link.getparent().getparent().text_content()
        listed[file] = cell
        size = file.stat().st_size
        assert f"{max(1, round(size / 1000))} KB" in cell, file
    there = {
        file.resolve()
        for folder in (site.folder / SESSION, site.folder / "schema")
        for file in folder.rglob("*")
        if file.suffix in (".md", ".json", ".yaml", ".csv", ".pdf", ".epub", ".bib", ".ris")
    }
    assert there <= set(listed)
    texts, pdfs, whole, register, schemas = 24 * 6, 22, 9, 2, 4
    assert len(there) == texts + pdfs + whole + len(TABLES) + register + schemas


def test_the_page_says_who_may_do_what_in_the_words_of_the_bodys_data(site) -> None:
    body = yaml.load(
        (ROOT / "content" / "ctoc-cop" / "body.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    said = " ".join(site.page(f"{SESSION}/data").text_content().split())
    links = site.page(f"{SESSION}/data").xpath("//article//a/@href")
    for one in body["rights"]["en"]:
        assert one["words"] in said
        assert one["address"] in links
    assert "Plenary grants no licence for the text of the report" in said
    assert "MIT licence" in said


def test_a_body_of_whose_rights_nothing_is_known_has_no_licence_invented(invented) -> None:
    from generator.catalogue import load_words
    from generator.exporters.data.overview import _rights
    from generator.exporters.data.texts import Handbook

    said = _rights(invented, Handbook("", load_words("en").pages, {}))
    assert "No statement by the body on the rights" in said[0]["words"]


def test_a_device_keeps_the_page_but_none_of_the_files(site) -> None:
    listed = json.loads((site.folder / "assets/kept" / f"{SESSION}.json").read_text("utf-8"))
    kept = {folder + name for folder, names in listed.items() for name in names}
    assert f"{SESSION}/data/" in kept
    beside = [name for name in kept if not name.startswith("pagefind/")]  # the search is kept
    assert not [name for name in beside if re.search(r"\.(md|csv|yaml|json)$", name)]


# --- JSON -------------------------------------------------------------------------------------


def test_every_json_is_as_the_published_schema_says(site, texts, whole) -> None:
    schemas = {
        name: json.loads((site.folder / "schema" / f"{name}-data-1.schema.json").read_text("utf-8"))
        for name in ("text", "report")
    }
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema.pop("$id") == f"{ONLINE}schema/{name}-data-1.schema.json"
        committed = ROOT / "content" / "schema" / f"{name}-data-1.schema.json"
        assert schema == json.loads(committed.read_text("utf-8"))
    text = jsonschema.Draft202012Validator(schemas["text"])
    for one in texts.values():
        text.validate(one)
    jsonschema.Draft202012Validator(schemas["report"]).validate(whole)
    with pytest.raises(jsonschema.ValidationError):
        text.validate({**next(iter(texts.values())), "blocks": [{"type": "paragraph"}]})


def test_the_schema_says_what_every_key_holds() -> None:
    for name in ("text", "report"):
        file = ROOT / "content" / "schema" / f"{name}-data-1.schema.json"
        schema = json.loads(file.read_text("utf-8"))
        for kind in (schema, *schema["$defs"].values()):
            for key, told in kind.get("properties", {}).items():
                said = told.get("description") or "$ref" in told  # what is led to says it itself
                assert said or key == "type", (name, kind["title"], key)


def test_the_json_has_the_words_of_the_page_in_its_order(site, texts) -> None:
    for page, text in texts.items():
        on_page = [
            word
            for element in site.page(page).xpath(
                "//article//*[contains(@class, 'paragraph ') or @class='officers']//"
                "self::*[contains(@class, 'paragraph ') or @class='officers']"
                "[not(ancestor::*[@class='on-paper'])]"
            )
            for word in own_words(element)
        ]
        in_data: list[str] = []
        for block in text["blocks"]:
            if block["type"] == "paragraph":
                in_data += f"{block['number']} {block['text']}".split()
            elif block["type"] == "officers":
                office = ""
                for one in block["officers"]:
                    if one["office"] != office:
                        in_data += f"{one['office']}:".split()
                    office = one["office"]
                    in_data += f"{one['name']} ({one['state']})".split()
        assert on_page == in_data, page


def test_every_address_of_the_json_is_a_place_of_the_site(site, texts, whole) -> None:
    addresses = set(re.findall(rf'"{ONLINE}([^"]*)"', json.dumps([whole, texts])))
    assert len(addresses) > 300
    for address in addresses:
        page, _, id_ = address.partition("#")
        tree = site.page(page.rstrip("/"))
        assert not id_ or tree.xpath("//*[@id=$id]", id=id_), address


def test_the_whole_report_holds_each_text_as_in_its_own_file(texts, whole) -> None:
    assert sorted(json.dumps(one) for one in whole["texts"]) == sorted(
        json.dumps(one) for one in texts.values()
    )
    assert [note["number"] for note in whole["notes"]] == [str(n) for n in range(1, 30)]


def test_what_is_cited_is_that_of_the_key_none_missed_none_added(site, whole) -> None:
    expected = Counter(
        (row["place"].replace("fn:", "note:"), row["text"], row["target"])
        for row in received.answers("citations")
        if not row["target"].startswith("plain")
    )
    # Paragraph 117 names ten documents; its link leads to the first.
    expected += Counter(
        ("para:117", "Add.1-10", f"un:CTOC/COP/2014/L.1/Add.{number}") for number in range(2, 10)
    )
    found = Counter(
        (row["citing mark"], row["words"], row["cited mark"]) for row in table(site, "references")
    )
    assert found == expected
    # The tables are drawn from the JSON of the whole report, note for note and block for block.
    cited = [
        one["mark"]
        for text in whole["texts"]
        for part in (text, *text["blocks"])
        for one in part.get("references", ())
    ] + [one["mark"] for note in whole["notes"] for one in note["references"]]
    assert Counter(cited) == Counter(target for _, _, target in found.elements())


def test_who_cites_is_the_other_side_of_what_is_cited(site) -> None:
    forth = {
        (row["citing mark"], row["cited address"], row["words"])
        for row in table(site, "references")
        if row["cited address"].startswith(f"{ONLINE}{SESSION}/")
        and "/documents/" not in row["cited address"]
    }
    back = {
        (row["citing mark"], row["cited address"], row["words"]) for row in table(site, "cited-by")
    }
    # Paragraphs that only lists hold (an agenda item without an account) have no file of their own.
    assert back == {one for one in forth if not re.search(r"/(agenda|chapters)/#", one[1])}
    assert len(back) > 20


def test_the_actions_are_those_of_the_key(whole) -> None:
    expected = Counter(
        (row["place"], row["verb"], row["words"]) for row in received.answers("actions")
    )
    found = Counter(
        (block["mark"], task["verb"], task["words"])
        for text in whole["texts"]
        for block in text["blocks"]
        for task in block.get("actions", ())
    )
    assert found == expected
    assert sum(found.values()) == 129


# --- CSV --------------------------------------------------------------------------------------


def test_the_tables_are_as_a_spreadsheet_wants_them(site) -> None:
    files = sorted((site.folder / SESSION).glob("*.csv"))
    assert [file.stem.removeprefix(f"{STEM}-") for file in files] == [*TABLES]
    for file in files:
        content = file.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_the_tables_hold_all_of_their_kind(site) -> None:
    counts = {name: len(table(site, name)) for name in TABLES}
    assert counts["acts"] == 6
    assert counts["notes"] == 29
    assert counts["agenda"] == 13  # 11 items that were considered, and items 1 and 2 over them
    paragraphs = table(site, "paragraphs")
    numbered = {row["mark"] for row in paragraphs if re.fullmatch(r"para:\d+", row["mark"])}
    assert numbered == {f"para:{number}" for number in range(1, 118)}
    [row] = [row for row in paragraphs if row["mark"] == "resolution:7/1#op-2"]
    assert row["number"] == "2."
    assert row["words"].startswith("Urges States parties")
    assert row["address"] == f"{ONLINE}{SESSION}/resolutions/7-1/#op-2"


def test_how_each_act_came_about_is_that_of_the_key(site) -> None:
    columns = {
        "mark": "act",
        "draft": "draft",
        "sponsors": "sponsors",
        "submitted by": "submitted_by",
        "amended": "as_amended",
        "meeting": "meeting",
        "date": "date",
        "agenda item": "item",
        "recorded in": "recorded_in",
    }
    made = [{name: row[name] for name in columns} for row in table(site, "acts")]
    key = received.answers("adoptions")
    assert made == [{name: row[column] for name, column in columns.items()} for row in key]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_every_cell_is_read_back(cells: list[str]) -> None:
    text = csv_of(tuple("abcd"[: len(cells)]), [tuple(cells)]).decode("utf-8-sig")
    [_, read] = csv.reader(io.StringIO(text, newline=""), strict=True)
    for cell, found in zip(cells, read, strict=True):
        assert found in (cell, f"'{cell}")
        assert (found != cell) == cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


# --- Markdown ---------------------------------------------------------------------------------


def in_markdown(text: str) -> str:
    """Return the HTML that a reader of plain CommonMark makes of a text."""
    return MarkdownIt("commonmark").render(text)


def test_the_markdown_has_the_words_and_numbers_of_the_text_in_its_order(site, texts) -> None:
    for page, text in texts.items():
        [file] = (site.folder / page).glob("*.md")
        tree = html.fromstring(in_markdown(file.read_text("utf-8")))
        found = [" ".join(words(element)) for element in tree.xpath("//p | //h2 | //h3 | //h4")]
        expected = [
            f"{block['number']} {block['text']}".strip()
            for block in text["blocks"]
            if block["type"] == "paragraph"
        ]
        without_calls = [re.sub(r"\[\d+\]", "", one) for one in found]
        rest = iter(without_calls)
        for one in expected:
            assert one in rest, (page, one)  # in this order


def test_the_markdown_says_what_it_is_and_where_from_and_leads_there(site) -> None:
    for page in [SESSION, *with_text(site)]:
        [file] = (site.folder / page).glob("*.md")
        text = file.read_text("utf-8")
        assert text.startswith("# ")
        assert text.count("\n# ") == 0
        assert "\n- Symbol: CTOC/COP/2014/13\n" in text
        assert f"<{ONLINE}{page}/>" in text
        assert not re.search(r"\{:|<[a-z/](?!ttps://)", text)  # no attribute lists, no HTML
        tree = html.fromstring(in_markdown(text))
        assert all(href.startswith("https://") for href in tree.xpath("//a/@href"))
        numbers = re.findall(r"\\\[(\w+)\\\]", text.partition("\n## Notes\n")[0])
        noted = re.findall(r"^\\\[(\w+)\\\] ", text.partition("\n## Notes\n")[2], re.M)
        assert sorted(set(numbers), key=int) == noted


def test_a_note_is_as_printed_and_what_it_stands_for_is_told_apart(site) -> None:
    text = (site.folder / SESSION / f"{STEM}.md").read_text("utf-8")
    assert re.search(
        r"^\\\[9\\\] \*?Ibid\.,?\*?,? .*\\\[stands for: .*E\.11\.V\.9.*\\\]$", text, re.M
    )


WORDS = st.text(st.sampled_from(list("ab1 .)*_`[]<>&#+-=!\\~|(é")), min_size=1, max_size=12)


@given(
    st.recursive(
        st.lists(WORDS, min_size=1, max_size=3),
        lambda inner: st.lists(
            st.one_of(
                WORDS,
                st.builds(lambda runs: {"emphasis": runs}, inner),
                st.builds(lambda runs: {"strong": runs}, inner),
            ),
            min_size=1,
            max_size=3,
        ),
        max_leaves=6,
    )
)
def test_no_word_is_lost_in_markdown_and_nothing_else_is_made_of_it(runs) -> None:
    def said(runs) -> str:
        return "".join(
            one if isinstance(one, str) else said(next(iter(one.values()))) for one in runs
        )

    expected = " ".join(said(runs).split())
    for written in (line(runs), f"x {inside(runs)}"):
        tokens = MarkdownIt("commonmark").parse(written)
        read = "".join(
            child.content
            for token in tokens
            if token.type == "inline"
            for child in token.children or ()
        )
        assert " ".join(read.split()) in (expected, f"x {expected}".strip())
        assert [token.type for token in tokens] in (
            [],
            ["paragraph_open", "inline", "paragraph_close"],
        )


# --- the same bytes ---------------------------------------------------------------------------


def test_the_same_report_gives_the_same_bytes(
    real_site: Path, real_made: Made, tmp_path: Path
) -> None:
    from generator.exporter import Publication
    from generator.exporters.data import as_json, as_markdown, as_yaml, tables

    for module in (as_json, as_markdown, as_yaml, tables):
        [exporter] = module.EXPORTERS
        folder = tmp_path / exporter.form
        exporter.export(Publication(real_made, ROOT), folder, lambda stage, done, of: None)
        files = [file for file in folder.rglob("*") if file.is_file()]
        assert files
        for file in files:
            published = real_site / "en" / file.relative_to(folder)
            assert published.read_bytes() == file.read_bytes(), file

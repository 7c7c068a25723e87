"""Akoma Ntoso: every file is valid, its ids are the printed numbers, no word is lost."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import akn_files
import pytest
import real_report_source as received
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import _Element as Element
from projects import invented_project

from generator import build, content_folder
from generator.akn import terms
from generator.anchors import report_address
from generator.catalogue import load_words
from generator.cli import main
from generator.exporter import Publication
from generator.exporters.akn import writing
from generator.exporters.akn.documents import Documents
from generator.exporters.akn.library import Library
from generator.exporters.akn.meta import Edition
from generator.model import WAYS, Act, Division, Item, Paragraph, Report
from generator.model.adoption import Adopted
from generator.pages.names import name
from generator.pages.page import Page
from generator.pages.place_names import text_name
from generator.report_pages import Files
from generator.resolved import Resolved
from generator.wording import capital

TESTS = Path(__file__).parent
HERE = TESTS / "akn"
HANDBOOK = "https://plenary.example/en/"
SESSION = "lagoons/session-2"
ALL = [*TESTS.glob("*/content"), *TESTS.glob("*/*/content")]
CONTENTS = [TESTS.parent / "content", *sorted(ALL)]


def files_of(resolved: list[Resolved]) -> dict[str, bytes]:
    """Return all files of reports that are a handbook together, by their names."""
    library = Library(resolved, HANDBOOK)
    words = load_words("en").pages
    found: dict[str, bytes] = {}
    for shelf in library.shelves:
        edition = Edition(shelf.resolved, words, "Plenary", HANDBOOK)
        found |= dict(Documents(shelf, library, edition).files())
    return found


@functools.cache
def content_of(folder: Path) -> list[Resolved]:
    reports, bodies, findings = content_folder.read(folder)
    assert not findings
    return list(build.resolve(reports, bodies))


@functools.cache
def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of all reports in a folder."""
    return files_of(content_of(folder))


@pytest.fixture(scope="module")
def lagoons() -> dict[str, bytes]:
    """Return the files of a report that has one of everything."""
    return files_in(HERE / "content")


# --- against what was written by hand ---------------------------------------------------------


@pytest.mark.parametrize("text", ["resolutions/2-1/resolution-2-1", "lc-2-9"])
def test_a_document_is_as_in_the_key(text: str, lagoons: dict[str, bytes]) -> None:
    key = HERE / f"{text.rpartition('/')[2]}.xml"
    assert lagoons[f"{SESSION}/{text}"].decode("utf-8") == key.read_text("utf-8")


def test_ids_are_the_printed_numbers() -> None:
    [resolved] = content_of(HERE / "content")
    [shelf] = Library([resolved], HANDBOOK).shelves
    with (HERE / "ids.tsv").open(encoding="utf-8", newline="") as file:
        wanted = [tuple(row) for row in csv.reader(file, delimiter="\t")]
    found = [
        (anchor.mark, shelf.works[shelf.document(path)].number, shelf.eids[path])
        for path, anchor in resolved.anchors.items()
    ]
    assert found == wanted[1:]


def test_an_item_that_is_a_line_of_the_agenda_is_in_no_document(report, resolve) -> None:
    paragraph = {"number": "1", "text": "See [item 1](item:1)."}
    chapter = {"number": "I", "title": "x", "paragraphs": [paragraph]}
    agenda = [{"number": "1", "title": "Opening"}]
    [content] = files_of(resolve(report(agenda=agenda, chapters=[chapter]))).values()
    [ref] = akn_files.named(akn_files.read(content), "ref")
    assert ref.get("href") == f"{HANDBOOK}ctoc-cop/session-7/agenda/#item-1"


# --- what holds for every report --------------------------------------------------------------


@pytest.mark.parametrize("folder", CONTENTS, ids=lambda one: one.parent.name)
def test_every_file_is_valid_and_every_link_inside_leads_somewhere(folder: Path) -> None:
    files = files_in(folder)
    works = {uri for content in files.values() for uri in _uris(akn_files.read(content))}
    for file, content in files.items():
        root = akn_files.read(content)
        for document in akn_files.documents(root):
            ids = [one.get("eId") for one in document.iter() if one.get("eId")]
            assert len(ids) == len(set(ids))
            for one in akn_files.named(document, "ref", "noteRef"):
                href = one.get("href") or ""
                if href.startswith("#"):
                    assert href[1:] in ids, (file, href)
                elif href.startswith("/akn/"):
                    assert href.partition("!")[0] in works, (file, href)
        assert not list(_refs_to_meta(root)), file


def _uris(root: Element) -> Iterator[str]:
    for work in akn_files.named(root, "FRBRWork"):
        yield from (str(one.get("value")) for one in akn_files.named(work, "FRBRuri"))


def _refs_to_meta(root: Element) -> Iterator[str]:
    """Yield what a document says of itself by an id that nothing in it has."""
    ids = {one.get("eId") for one in root.iter()}
    for one in root.iter():
        for key in ("source", "as", "by", "refersTo"):
            for value in (one.get(key) or "").split():
                if value.startswith("#") and value[1:] not in ids:
                    yield value


def test_the_words_are_those_of_the_source_in_order(seventh_session) -> None:
    files = files_of([seventh_session])
    root = akn_files.read(files["ctoc-cop/session-7/ctoc-cop-2014-13"])
    assert akn_files.words(root) == received.corrected(received.all_text_words(), received.places())
    notes = {one.get("marker"): one for one in akn_files.named(root, "authorialNote")}
    assert sorted(notes, key=int) == [row["number"] for row in received.answers("notes")]
    for number, note in notes.items():
        assert akn_files.words_of(note[0]) == received.note_words(number), number


@pytest.mark.parametrize("folder", CONTENTS, ids=lambda one: one.parent.name)
def test_no_word_of_a_report_is_lost(folder: Path) -> None:
    resolved = content_of(folder)
    files = files_in(folder)
    for one in resolved:
        name = f"{report_address(one.report)}{text_name(report_address(one.report), one.report)}"
        assert akn_files.words(akn_files.read(files[name])) == " ".join(said(one)).split()


WORDS = st.text(st.sampled_from("ab <&>\"'é١ア—"), min_size=1, max_size=12).filter(str.strip)


def items(deeper: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Make the parts of a paragraph, some with parts of their own and words that close these."""
    inner = items(deeper - 1) if deeper else st.just([])
    one = st.fixed_dictionaries({"text": WORDS, "items": inner, "closing": st.just("") | WORDS})
    return st.lists(one, max_size=3).map(
        lambda many: [{"number": f"({'abc'[n]})", **each} for n, each in enumerate(many)]
    )


def rows(cells: list[str]) -> dict[str, Any]:
    """Return a table: a heading over two columns, and rows the first cell of which takes both."""
    head, further = [{"text": "x", "columns": "2"}], [{"cells": ["y", "z"]}]
    both = [{"cells": [{"text": cell, "columns": "2"}]} for cell in cells]
    return {"title": cells[0], "head": head, "head_rows": further, "rows": both}


def unheaded(cells: list[str]) -> dict[str, Any]:
    """Return a table without headings, of a row."""
    return {"rows": [{"cells": cells}]}


def listed(titles: list[str]) -> dict[str, Any]:
    """Return an agenda with a title over it, and an item that has one under it."""
    inner = [{"number": "(a)", "title": titles[-1]}]
    numbered = [{"number": str(n), "title": title} for n, title in enumerate(titles, 1)]
    return {"title": "Agenda", "items": [*numbered[:-1], {**numbered[-1], "items": inner}]}


SOME = st.lists(WORDS, min_size=1, max_size=3)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "items": items(2),
    "officers": SOME.map(lambda names: [{"office": "Chair", "name": one} for one in names]),
    "agenda": SOME.map(listed),
    "table": st.one_of(SOME.map(rows), SOME.map(unheaded)),
    "closing": WORDS,
}


@st.composite
def paragraphs(draw: Any, deep: bool = True) -> dict[str, Any]:
    """Make a paragraph with any of the parts that it may have."""
    call = draw(st.sampled_from(["", "[^1]", "[^1][^*]"]))
    made = {"number": draw(st.sampled_from(["", "1"])), "text": f"*Lead* {draw(WORDS)}{call}"}
    parts = PARTS | ({"quoted": st.lists(paragraphs(deep=False), max_size=2)} if deep else {})
    for part in sorted(draw(st.sets(st.sampled_from(sorted(parts))))):
        made[part] = draw(parts[part])
    return made


TEXTS = st.lists(paragraphs(), max_size=2)


def holding(
    report: Any, resolve: Any, preamble: Any, operative: Any, others: Any, title: str
) -> Resolved:
    """Return a report with texts in each place that can hold some, and notes that they may call."""
    section = {"number": "A", "title": title, "preamble": preamble, "paragraphs": others}
    annex = {"number": "I", "title": title, "paragraphs": others, "sections": [section]}
    act = {"number": "7/1", "title": title, "preamble": preamble, "operative": operative}
    act |= {"sections": [section], "annexes": [annex]}
    whole = [{"number": "I", "title": title, "paragraphs": others, "resolutions": [act]}]
    notes = [{"number": "1", "text": title}, {"number": "*", "text": title}]
    [resolved] = resolve(report(title=title, chapters=whole, annexes=[annex], notes=notes))
    return resolved


@pytest.mark.slow
@settings(max_examples=3 * settings().max_examples // 10)
@given(TEXTS, TEXTS, TEXTS, WORDS)
def test_whatever_a_report_holds_its_files_are_valid_and_have_its_words(
    report: Any, resolve: Any, preamble: Any, operative: Any, others: Any, title: str
) -> None:
    resolved = holding(report, resolve, preamble, operative, others, title)
    files = files_of([resolved])
    root = akn_files.read(files["ctoc-cop/session-7/ctoc-cop-2014-13"])
    assert akn_files.words(root) == " ".join(said(resolved)).split()
    act_file = akn_files.read(files["ctoc-cop/session-7/resolutions/7-1/resolution-7-1"])
    where = ("chapters", 0, "resolutions", 0)
    assert akn_files.words(act_file) == " ".join(said_of_act(resolved, where)).split()


# --- the words of a report, by its model ------------------------------------------------------


def said(resolved: Resolved) -> Iterator[str]:
    """Yield the words of a report in order: titles, numbers, paragraphs; no notes."""
    report = resolved.report
    yield resolved.words(("title",))
    for n in range(len(report.chapters)):
        yield from said_of_division(resolved, ("chapters", n))
    for n in range(len(report.annexes)):
        yield from said_of_annex(resolved, ("annexes", n))


def said_of_annex(resolved: Resolved, path: Any) -> Iterator[str]:
    yield label(resolved, path)
    yield resolved.words((*path, "title"))
    yield from said_in(resolved, path)


def said_of_division(resolved: Resolved, path: Any) -> Iterator[str]:
    yield resolved.printed(path)
    yield resolved.words((*path, "title"))
    yield from said_in(resolved, path)


def said_in(resolved: Resolved, path: Any) -> Iterator[str]:
    division = resolved.value(path)
    for name_ in ("preamble", "paragraphs"):
        for n in range(len(getattr(division, name_))):
            yield from said_of_paragraph(resolved, (*path, name_, n))
    for name_ in ("resolutions", "decisions"):
        before = ""
        for n, act in enumerate(getattr(division, name_)):
            for at, over in enumerate(division.collections):
                if over.number == act.collection != before:
                    yield label(resolved, (*path, "collections", at))
                    yield over.title
            before = act.collection
            yield from said_of_act(resolved, (*path, name_, n))
    for n in range(len(division.sections)):
        yield from said_of_division(resolved, (*path, "sections", n))


def said_of_act(resolved: Resolved, path: Any) -> Iterator[str]:
    act = resolved.value(path)
    yield label(resolved, path)
    yield resolved.words((*path, "title"))
    yield resolved.words((*path, "chapeau"))
    for name_ in ("preamble", "operative"):
        for n in range(len(getattr(act, name_))):
            yield from said_of_paragraph(resolved, (*path, name_, n))
    for n in range(len(act.sections)):
        yield from said_of_division(resolved, (*path, "sections", n))
    for n in range(len(act.annexes)):
        yield from said_of_annex(resolved, (*path, "annexes", n))


def said_of_paragraph(resolved: Resolved, path: Any) -> Iterator[str]:
    """Yield the words of a paragraph, or of a part of one."""
    value = resolved.value(path)
    yield resolved.printed(path)
    yield resolved.words((*path, "text"))
    yield resolved.words((*path, "title"))
    for n in range(len(value.items)):
        yield from said_of_paragraph(resolved, (*path, "items", n))
    office = ""
    for officer in getattr(value, "officers", ()):
        yield f"{officer.office}:" if officer.office != office else ""
        office = officer.office
        yield f"{officer.name} ({officer.state})" if officer.state else officer.name
    if agenda := getattr(value, "agenda", None):
        yield resolved.words((*path, "agenda", "title"))
        for n in range(len(agenda.items)):
            yield from said_of_paragraph(resolved, (*path, "agenda", "items", n))
    if getattr(value, "table", None):
        yield resolved.all_words((*path, "table"))
    for n in range(len(getattr(value, "quoted", ()))):
        yield from said_of_paragraph(resolved, (*path, "quoted", n))
    yield resolved.words((*path, "closing"))


def label(resolved: Resolved, path: Any) -> str:
    return capital(name(resolved.anchors[path], load_words("en").pages))


def test_these_are_all_the_keys_that_hold_words() -> None:
    """A key that is new must be written by the exporter, and said above."""
    assert {one: list(one.model_fields) for one in (Act, Division, Paragraph, Item)} == {
        Act: [
            *("number", "collection", "title", "adoption", "chapeau", "preamble", "operative"),
            *("sections", "annexes", "notes"),
        ],
        Division: [
            *("number", "title", "agenda_item", "preamble", "paragraphs", "resolutions"),
            *("decisions", "collections", "sections"),
        ],
        Paragraph: [
            *("number", "text", "items", "officers", "agenda", "table", "quoted", "closing"),
            *("actions", "no_action", "remark", "statements"),
        ],
        Item: ["number", "text", "items", "closing", "actions", "no_action", "remark"],
    }


# --- how an act came about, notes, the files --------------------------------------------------


@pytest.mark.parametrize("way", [one for one in get_args(Adopted) if one])
def test_each_way_of_adopting_is_told(way: str, report, resolve) -> None:
    act = {"number": "7/1", "title": "x", "adoption": {"adopted": way}}
    chapter = {"number": "I", "title": "x", "resolutions": [act]}
    files = files_of(resolve(report(chapters=[chapter])))
    root = akn_files.read(files["ctoc-cop/session-7/resolutions/7-1/resolution-7-1"])
    [voting] = akn_files.named(root, "voting")
    assert str(voting.get("outcome")).startswith("adopted")


def test_each_column_of_a_vote_has_a_name() -> None:
    assert set(terms.WAYS) == set(WAYS)
    assert len(set(terms.OUTCOMES.values())) == len(get_args(Adopted)) - 1


def test_a_note_stands_in_each_document_that_calls_it_and_once() -> None:
    files = files_in(TESTS / "notes_of_acts" / "content")
    root = akn_files.read(files["harbours/session-78/resolutions/78-1/resolution-78-1"])
    notes = [one.get("marker") for one in akn_files.named(root, "authorialNote")]
    assert notes == ["*", "1", "2", "3", "**", "4", "a/", "5"]
    again = [one.get("marker") for one in akn_files.named(root, "noteRef")]
    assert again == ["1", "3", "3", "1"]
    second = akn_files.read(files["harbours/session-78/resolutions/78-2/resolution-78-2"])
    ids = [one.get("eId") for one in akn_files.named(second, "authorialNote")]
    # Annex I has notes of its own; annex II calls those of the act.
    assert ids == [
        *("authorialNote_1", "authorialNote_2", "authorialNote_3"),
        *("att_i__authorialNote_1", "att_i__authorialNote_2"),
    ]


def test_a_body_without_codes_has_those_that_are_nobodys() -> None:
    [resolved] = content_of(TESTS / "invented" / "content")
    uris = [uri for one in files_of([resolved]).values() for uri in _uris(akn_files.read(one))]
    assert uris
    assert all(uri.startswith("/akn/aa/") and "/ipwc/" in uri for uri in uris)


@pytest.mark.slow
def test_the_command_writes_the_files_of_one_form(tmp_path: Path, capsys) -> None:
    project = invented_project(tmp_path)
    assert main(["--project", str(project), "export", "akn"]) == 0
    folder = project / "build" / "en" / "akn.xml"
    written = {file.relative_to(folder).as_posix() for file in folder.rglob("*.xml")}
    base = "ipwc/session-4-part-2"
    assert f"{base}/ipwc-4-9.akn.xml" in written
    assert f"{base}/resolutions/iv-3/resolution-iv-3.akn.xml" in written
    assert not (project / "site").exists()
    assert main(["--project", str(project), "export", "papyrus"]) == 2
    assert "there is no form papyrus; there are pdf" in capsys.readouterr().err


def test_pages_offer_the_files_that_are_written_beside_them(tmp_path: Path) -> None:
    named: set[str] = set()

    def offered(page: Page, report: Report) -> Files:
        if file := writing.offered(page, report):
            named.add(f"{page.address}{file}")
        return ()

    made = build.render("en", content_of(HERE / "content"), offered=offered)
    for folder in (tmp_path / "one", tmp_path / "two"):
        writing.export(Publication(made, TESTS.parent), folder, lambda *_: None)
    one, two = (
        {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.xml")}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert set(one) == named and len(named) == 6
    assert one == two

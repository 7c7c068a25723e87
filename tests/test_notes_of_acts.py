"""Notes that begin anew in each act: every call leads to the note of its own act, and back.

`notes_of_acts/content` is a small report; `calls.tsv` was written by reading it: each call on the
page of its text, with its id and that of its note there, what stands before both where texts share
a page ("" for the report's own), and the words that the note begins with once "Ibid." is written
out.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import whole_forms
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from printed import Printed, Tag
from projects import project_of

from generator import build
from generator.catalogue import load_words
from generator.cli import main
from generator.collation import Nouns, collate, sides
from generator.collation.printed import Printed as InPrint
from generator.exporter import Publication
from generator.exporters.data.as_markdown import markdown
from generator.exporters.data.tables import TABLES
from generator.exporters.data.texts import ReportData, handbook_of, pages_of
from generator.exporters.epub import writing as epub
from generator.exporters.one_file import writing as one_file
from generator.exporters.texts.texts import texts
from generator.findings import Faults
from generator.inline import plain
from generator.model import Body, Report
from generator.published_addresses import now
from generator.received import Kind
from generator.received import Row as Line
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "notes_of_acts"
HERE = "harbours/session-78/"


@dataclass(frozen=True)
class Row:
    """A call of the key."""

    page: str
    call: str
    id: str
    note: str
    text: str
    words: str

    def shared(self, id_: str) -> str:
        """Return an id as it is where texts share a page."""
        return f"{self.text}-{id_}" if self.text else id_


with (FOLDER / "calls.tsv").open(encoding="utf-8", newline="") as file:
    KEY = [Row(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
PAGES = tuple(dict.fromkeys(row.page for row in KEY))


@pytest.fixture(scope="module")
def publication() -> Publication:
    [made] = build.make(FOLDER / "content")
    return Publication(made, ROOT)


def page_of(publication: Publication, address: str) -> whole_forms.Form:
    """Return a page as its readers have it."""
    extensions = publication.site.extensions
    reader = Markdown(
        extensions=list(extensions),
        extension_configs={name: dict(config) for name, config in extensions.items()},
    )
    text = publication.made.files[address].partition("\n---\n")[2]
    return whole_forms.Form(
        [whole_forms.Document("", html.fromstring(f"<main>{reader.convert(text)}</main>"))]
    )


def whole_of(publication: Publication) -> whole_forms.Form:
    [resolved] = publication.made.resolved
    text = one_file.one_file(*publication.wholes_of(resolved), resolved, publication, "")
    return whole_forms.Form([whole_forms.Document("", html.fromstring(text.encode()))])


def book_of(publication: Publication) -> whole_forms.Form:
    [resolved] = publication.made.resolved
    return whole_forms.book(epub.book(*publication.wholes_of(resolved), resolved, publication))


@dataclass(frozen=True)
class Led:
    """A call as a reader follows it."""

    call: str
    id: str
    note: str
    words: str
    back: tuple[str, ...]
    """Where the note leads back to, in the same document."""


def calls_in(form: whole_forms.Form) -> Iterator[Led]:
    """Yield the calls of a form in reading order, each followed to its note."""
    for document in form.documents:
        for link in document.root.xpath("//a[contains(@class, 'note-call')]"):
            to, note = form.led_to(document, link.get("href"))
            assert to is document, "a note stands where it is called"
            back = note.xpath(".//a[contains(@class, 'backlink')]/@href")
            assert {one[1:] for one in back} <= document.ids.keys()
            number, *words = whole_forms.words(note)
            assert number == "".join(link.itertext())
            yield Led(number, link.get("id"), note.get("id"), " ".join(words), tuple(back))


def assert_as_key(led: list[Led], rows: list[Row], *, shared: bool) -> None:
    def id_of(row: Row, id_: str) -> str:
        return row.shared(id_) if shared else id_

    found = [(one.call, one.id, one.note) for one in led]
    assert found == [(row.call, id_of(row, row.id), id_of(row, row.note)) for row in rows]
    for one, row in zip(led, rows, strict=True):
        assert one.words.startswith(row.words) and f"#{one.id}" in one.back


# --- the report in every form -----------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_on_the_page_of_a_text_every_call_leads_to_its_own_note(
    publication: Publication, page: str
) -> None:
    led = list(calls_in(page_of(publication, f"{HERE}{page}/")))
    assert_as_key(led, [row for row in KEY if row.page == page], shared=False)


def test_where_texts_share_a_page_ids_have_the_text_before_them(publication: Publication) -> None:
    led = list(calls_in(page_of(publication, f"{HERE}full/")))
    assert_as_key(led, KEY, shared=True)


def test_the_one_file_and_the_book_lead_as_the_page_does(publication: Publication) -> None:
    assert_as_key(list(calls_in(whole_of(publication))), KEY, shared=True)
    assert_as_key(list(calls_in(book_of(publication))), KEY, shared=True)


def test_the_notes_of_each_text_stand_under_its_name(publication: Publication) -> None:
    [notes] = (
        page_of(publication, f"{HERE}full/")
        .documents[0]
        .root.xpath("//section[contains(@class, 'notes')]")
    )
    said = [
        (one.tag == "h3" and one.get("id")) or one.get("id")
        for one in notes
        if one.tag == "h3" or whole_forms.has(one, "note")
    ]
    wanted: list[str] = []
    before = ""
    order = ["", *dict.fromkeys(row.text for row in KEY if row.text)]
    listed = {  # as `notes:` has them: 1, *, 2 ...
        "resolution-78-1": ["star", "1", "2", "3", "star2", "4", "a", "5"],
        "resolution-78-2": ["1", "2", "3"],
    }
    for text in order:
        if text != before:
            wanted.append(f"{text}-notes")
        own = listed.get(text) or dict.fromkeys(
            row.note.removeprefix("fn-") for row in KEY if row.text == text
        )
        wanted += [f"{text}-fn-{key}" if text else f"fn-{key}" for key in own]
        before = text
    assert said == wanted


def test_the_one_file_goes_to_the_note_of_the_text_that_is_meant(publication: Publication) -> None:
    """Typed as "resolution 78/1, annex, note 1": the annex calls the note of its act."""
    [resolved] = publication.made.resolved
    text = one_file.one_file(*publication.wholes_of(resolved), resolved, publication, "")
    [data] = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)
    pages = json.loads(data)["pages"]
    assert pages[f"{HERE}resolutions/78-1/annex/#fn-1"] == "resolution-78-1-fn-1"
    assert pages[f"{HERE}resolutions/78-2/annex-i/#fn-1"] == "resolution-78-2-annex-i-fn-1"
    assert f"{HERE}chapters/i/#fn-1" not in pages


def test_the_data_of_each_text_have_its_notes(publication: Publication) -> None:
    [resolved] = publication.made.resolved
    data = ReportData(resolved, handbook_of(publication))
    for page in PAGES:
        text = data.texts[f"{HERE}{page}/"]
        rows = [row for row in KEY if row.page == page]
        said = {note.number: note.stands_for or note.text for note in text.notes}
        assert said == {row.call: row.words for row in rows}
        called = [number for block in text.blocks for number in getattr(block, "notes", ())]
        assert sorted(called) == sorted(row.call for row in rows if row.id != "fnref-star")
    marks = [note.mark for note in data.report.notes]
    assert len(marks) == len(set(marks)) and {"note:2", "resolution:78/1#fn-star2"} <= {*marks}
    assert {"resolution:78/2/annex-i#fn-2", "annex:i#fn-1"} <= {*marks}
    _, rows_of = TABLES["notes"]
    assert [row[-1] for row in rows_of(data.report)] == marks
    cites = {row[0] for row in TABLES["references"][1](data.report)}
    assert {"resolution:78/2#fn-1", "resolution:78/1#fn-3"} <= cites


@pytest.mark.parametrize("address", ["", "resolutions/78-1/", "resolutions/78-2/"])
def test_the_markdown_has_the_notes_of_its_texts(publication: Publication, address: str) -> None:
    [resolved] = publication.made.resolved
    handbook = handbook_of(publication)
    written = {
        one.address: one for one in texts(resolved, pages_of(resolved, handbook), handbook.words)
    }
    made = markdown(resolved, written[f"{HERE}{address}"], handbook)
    name = address.rstrip("/").replace("/", "-") or "report"
    assert made == (FOLDER / f"{name}.md").read_text("utf-8")


def test_what_is_published_is_kept_with_its_first_words(publication: Publication) -> None:
    [resolved] = publication.made.resolved
    kept = {(one.address, one.id): one.words for one in now(resolved)}
    assert kept[f"{HERE}resolutions/78-1/", "fn-star"] == "Reissued for technical reasons."
    assert kept[f"{HERE}resolutions/78-2/annex-ii/", "fn-3"] == "AH/77/10, para. 12."
    assert kept[f"{HERE}resolutions/78-2/annex-i/", "fn-1"] == "AH/70/1, chap. II."


# --- on paper ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print all texts by the command; return the folder with the PDFs."""
    project = tmp_path_factory.mktemp("printed")
    project_of(FOLDER / "content", project)
    assert main(["--project", str(project), "print"]) == 0
    return project / "build" / "en" / "pdf" / HERE


def on_paper(file: Path) -> list[tuple[str, str]]:
    """Return the notes of a PDF in the order of their calls, with their words."""
    printed = Printed(file)
    found = []
    for note in printed.root.find("Note"):
        label = next(one for one in note.children if isinstance(one, Tag) and one.kind == "Lbl")
        number = " ".join(printed.words(label))
        found.append((number, " ".join(printed.words(note, "Lbl"))))
    return found


def test_on_paper_each_act_begins_with_its_own_notes(paper: Path) -> None:
    rows = {"harbours": KEY} | {
        act: [row for row in KEY if f"{row.page}/".startswith(f"{act}/")]
        for act in ("resolutions/78-1", "resolutions/78-2", "decisions/78-401")
    }
    for act, called in rows.items():
        first = dict.fromkeys((row.text, row.call, row.words) for row in called)
        name = "ah-78-49" if act == "harbours" else act.replace("s/", "-")
        found = on_paper(paper / ("" if act == "harbours" else act) / f"{name}.pdf")
        assert [number for number, _ in found] == [number for _, number, _ in first], act
        for (_, words), (_, _, wanted) in zip(found, first, strict=True):
            assert re.sub(r" \[p\. \d+\]", "", words).startswith(wanted)


# --- corrections, fmt, the text as received ---------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_of(FOLDER / "content", tmp_path)


def test_a_word_of_a_note_of_an_act_is_corrected_and_shown(project: Path) -> None:
    file = project / "content" / HERE / "report.en.yaml"
    command = ["correct", "resolution:78/1#fn-4", "Charts of 1912.", "Charts of 1921.", "--why"]
    assert main(["--project", str(project), *command, "Misread."]) == 0
    text = file.read_text("utf-8")
    assert "text: Charts of 1921." in text and "place: resolution:78/1#fn-4" in text
    [made] = build.make(project / "content")
    page = made.files[f"{HERE}corrections/"]
    assert "note 4 (resolution 78/1)" in page and "resolutions/78-1/index.md#fn-4" in page


IN_ORDER_OF_PRINT = [
    *("1 AH/78/2, para. 4.", "2 Ibid., para. 5."),
    *("* Reissued for technical reasons.", "1 AH/77/4, para. 3.", "2 Ibid., para. 7."),
    *("3 See resolution 78/2.", "** The Assembly of the southern harbours did not take part."),
    *("4 Charts of 1912.", "a/ As seen from the sea.", "5 AH/76/12, annex."),
    *("1 AH/77/9, para. 1.", "2 Title of the secretariat.", "3 AH/77/10, para. 12."),
    *("1 AH/70/1, chap. II.", "2 Ibid., chap. III."),
    *("1 AH/78/5, para. 3.", "1 AH/78/1."),
]
"""The notes as the sheets of the original have them, each by itself."""


def received_of(resolved: Resolved, notes: list[str]) -> list[Line]:
    """Return what would have been read of an original with these notes, and the report's text."""
    nouns = Nouns.of(load_words("en").citing, load_words("en").importing["division"])
    printed = InPrint(resolved.report, resolved.texts, nouns, resolved.notes, resolved.numbering)
    text = [Line(str(n), Kind.TEXT, one.text) for n, one in enumerate(printed.of_text(), 1)]
    of_notes = [Line(str(n), Kind.NOTE, words) for n, words in enumerate(notes, len(text) + 1)]
    return [*text, *of_notes]


def test_the_notes_are_held_to_the_original_in_the_order_of_print(
    publication: Publication,
) -> None:
    [resolved] = publication.made.resolved
    nouns = Nouns.of(load_words("en").citing, load_words("en").importing["division"])
    assert collate(sides(resolved, received_of(resolved, IN_ORDER_OF_PRINT), nouns)) == []
    other = [one.replace("para. 12.", "para. 13.") for one in IN_ORDER_OF_PRINT]
    [told] = collate(sides(resolved, received_of(resolved, other), nouns))
    assert told.path == ("chapters", 1, "resolutions", 1, "notes", 2, "text")
    other = [one for one in IN_ORDER_OF_PRINT if not one.startswith("5 ")]
    [told] = collate(sides(resolved, received_of(resolved, other), nouns))
    assert told.path[:5] == ("chapters", 1, "resolutions", 0, "notes")


def test_what_is_so_in_a_note_of_an_act_is_accepted_and_shown(project: Path) -> None:
    file = project / "content" / HERE / "report.en.yaml"
    file.write_text(file.read_text("utf-8").replace("Ibid., para. 7.", "Ibid., vol. 7."), "utf-8")
    with pytest.raises(Faults) as faults:
        build.make(project / "content")
    [asked] = [one for one in faults.value.findings if one.rule == "ibid-uncertain"]
    number = re.search(r"\[(\d{6})\]", f"{told_by(['check'], project)}")
    assert asked.path[-1] == "text" and number
    command = ["accept", number[1], "--why", "The source has it so."]
    assert main(["--project", str(project), *command]) == 0
    assert "place: resolution:78/1#fn-2" in file.read_text("utf-8")
    [made] = build.make(project / "content")
    assert "note 2 (resolution 78/1)" in made.files[f"{HERE}corrections/"]


def test_notes_that_nothing_calls_are_shown_where_it_is_said_that_the_source_has_them_so(
    project: Path,
) -> None:
    """Of two acts with a number each; the site is built, and its links are held to its places."""
    file = project / "content" / HERE / "report.en.yaml"
    text = file.read_text("utf-8")
    for sign, last in (
        ("***", "{number: 5, text: '[AH/76/12]"),
        ("*", '{number: 3, text: "[AH/77'),
    ):
        assert text.count(last) == 1
        text = text.replace(last, f"{{number: '{sign}', text: Called by nobody.}}\n    - {last}")
    file.write_text(text, "utf-8")
    told = told_by(["check"], project, "note-not-called")
    numbers = re.findall(r"\[(\d{6})\]", told)
    assert len(numbers) == 2
    for number in numbers:
        assert main(["--project", str(project), "accept", number, "--why", "So there."]) == 0
    assert main(["--project", str(project), "build"]) == 0
    page = html.fromstring((project / "site/en" / HERE / "corrections/index.html").read_bytes())
    notes = page.xpath("//section[contains(@class, 'notes')]/p")
    assert [note.text_content() for note in notes] == [
        "*** Called by nobody.",
        "* Called by nobody.",
    ]
    led = {one.get("href").partition("#")[2] for one in page.xpath("//*[@class='cited-name']/a")}
    assert {note.get("id") for note in notes} <= led


def told_by(command: list[str], project: Path, rule: str = "ibid-uncertain") -> str:
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        main(["--project", str(project), *command])
    return "\n".join(line for line in said.getvalue().splitlines() if rule in line)


def test_what_is_imported_has_the_words_of_its_original(tmp_path: Path) -> None:
    case = yaml.load(
        (ROOT / "tests" / "importing" / "notes-of-acts.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    project = project_of(FOLDER / "content", tmp_path)
    folder = project / "content" / HERE
    report, original = folder / "report.en.yaml", folder / "source.en.md"
    report.unlink()
    original.write_text(case["source"], "utf-8")
    command = ["import", "--body", "harbours", "-o", str(report), str(original)]
    assert main(["--project", str(project), *command]) == 0
    text = report.read_text("utf-8")
    text = re.sub("^date:.*", "date: 2024-09-10", text, flags=re.MULTILINE)
    text = re.sub("^original_language:.*", "original_language: English", text, flags=re.MULTILINE)
    report.write_text(text, "utf-8")
    [made] = build.make(project / "content")
    assert {one.rule for one in made.notices} <= {"action-missing"}


def test_normal_form_keeps_the_notes_after_the_annexes_of_their_act(project: Path) -> None:
    assert main(["--project", str(project), "fmt"]) == 0
    file = project / "content" / HERE / "report.en.yaml"
    text = file.read_text("utf-8")
    act = text[text.index("number: 78/2\n") : text.index("number: 78/3\n")]
    assert list(re.findall(r"^ {4}(\w+):", act, re.MULTILINE)) == [
        *("title", "operative", "sections", "annexes", "notes")
    ]
    before = build.make(FOLDER / "content")[0].resolved[0].report
    assert build.make(project / "content")[0].resolved[0].report == before


# --- any report -------------------------------------------------------------------------------

COUNTS = st.lists(st.integers(0, 3), max_size=4)


@dataclass(frozen=True)
class Holder:
    """The notes of the report, an act or an annex: how many, and how often each is called."""

    name: str
    calls: list[int]

    def notes(self) -> list[dict[str, str]]:
        return [
            {"number": str(n), "text": f"Note {n} of {self.name}"}
            for n, _ in enumerate(self.calls, 1)
        ]

    def text(self, at: int) -> str:
        """Return a text that calls some of its notes: those that are called more than `at`."""
        return f"Words of {self.name}." + "".join(
            f"[^{n}]" for n, count in enumerate(self.calls, 1) if count >= at
        )


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the fields of a report whose acts and annexes have notes of their own, or have not."""
    of_report = Holder("report", draw(COUNTS))
    resolutions = []
    for n in range(1, draw(st.integers(1, 3)) + 1):
        own = Holder(f"act {n}", draw(COUNTS))
        in_annex = Holder(f"annex of act {n}", draw(COUNTS))
        calling = own if own.calls else of_report
        annex = {
            "title": "Annex",
            "paragraphs": [
                {"number": "1", "text": (in_annex if in_annex.calls else calling).text(1)}
            ],
            "notes": in_annex.notes(),
        }
        resolutions.append(
            {
                "number": f"7/{n}",
                "title": "Title",
                "operative": [
                    {"number": "1", "text": calling.text(0), "closing": calling.text(2)},
                    {"number": "2", "text": calling.text(3)},
                ],
                "annexes": [annex],
                "notes": own.notes(),
            }
        )
    chapter = {
        "number": "I",
        "title": "One",
        "paragraphs": [{"number": "1", "text": of_report.text(0)}],
        "resolutions": resolutions,
    }
    return {"chapters": [chapter], "notes": of_report.notes()}


def whose(resolved: Resolved, page: str) -> str:
    """Return whose notes the text on a page calls, as their words say it."""
    path = next(a.path for a in resolved.anchors.values() if (a.address, a.id) == (page, ""))
    holder = resolved.notes.holder_of(path)
    if not holder:
        return "report"
    act = resolved.act_of(holder)
    assert act
    number = act.number.partition("/")[2]
    return f"act {number}" if act.path == holder else f"annex of act {number}"


@given(fields=reports())
def test_in_any_report_every_call_leads_to_the_note_of_its_own_and_back(
    fields: dict[str, Any],
    report: Callable[..., Report],
    resolve: Callable[..., list[Resolved]],
) -> None:
    [resolved] = resolve(report(**fields))
    publication = Publication(build.render("en", [resolved]), ROOT)
    pages = [a.address for a in resolved.anchors.values() if a.path and not a.id]
    wanted = []
    for page in dict.fromkeys(pages):
        led = list(calls_in(page_of(publication, page)))
        for one in led:
            assert one.words == f"Note {one.call} of {whose(resolved, page)}"
            assert f"#{one.id}" in one.back
        wanted += [(one.call, one.words) for one in led]
    forms = page_of(publication, "ctoc-cop/session-7/full/"), whole_of(publication)
    for form in (*forms, book_of(publication)):
        led = list(calls_in(form))
        assert [(one.call, one.words) for one in led] == wanted
        assert all(f"#{one.id}" in one.back for one in led)
        assert len({one.id for one in led}) == len(led)


SOURCED = st.lists(st.booleans(), min_size=1, max_size=5)


@given(acts=st.lists(SOURCED, min_size=1, max_size=4))
def test_ibid_never_leaves_its_act(
    acts: list[list[bool]],
    report: Callable[..., Report],
    resolve: Callable[..., list[Resolved]],
) -> None:
    """Each note names a document of its own act, or is an "Ibid."."""
    resolutions = []
    for n, named in enumerate(acts, 1):
        notes = [
            {"number": str(k), "text": f"A/{n}/{k}, para. 1." if is_named else f"Ibid., para. {k}."}
            for k, is_named in enumerate(named, 1)
        ]
        text = "".join(f"[^{note['number']}]" for note in notes)
        operative = [{"number": "1", "text": f"Words.{text}"}]
        resolutions.append(
            {"number": f"7/{n}", "title": "Title", "operative": operative, "notes": notes}
        )
    chapter = {"number": "I", "title": "One", "resolutions": resolutions}
    [resolved] = resolve(report(chapters=[chapter]))
    first = {path for path, one in resolved.notes.uncertain if one.first}
    for n, named in enumerate(acts, 1):
        for k, is_named in enumerate(named, 1):
            note = resolved.notes.by_mark[f"resolution:7/{n}#fn-{k}"]
            assert (note.path in first) == (k == 1 and not is_named)
            assert is_named or not note.expanded or plain(note.expanded).startswith(f"A/{n}/")
            assert is_named or bool(note.expanded) == any(named[:k])


@pytest.mark.parametrize("several", [True, False])
def test_a_body_that_numbers_through_the_report_is_as_before(
    several: bool,
    conference: Body,
    report: Callable[..., Report],
    resolve: Callable[..., list[Resolved]],
) -> None:
    assert conference.numbers.notes.anew == "report"
    act = {
        "number": "7/1",
        "title": "Title[^1]",
        "operative": [{"number": "1", "text": "Words.[^2]"}],
        "annexes": [{"title": "Annex", "notes": [{"number": "1", "text": "x"}]}] if several else [],
    }
    notes = [{"number": "1", "text": "A/60/88."}, {"number": "2", "text": "Ibid."}]
    chapter = {"number": "I", "title": "One", "resolutions": [act]}
    [resolved] = resolve(report(chapters=[chapter], notes=notes))
    assert resolved.notes.by_mark["note:2"].antecedent == "1"
    led = [call.note for calls in resolved.notes.calls.values() for call in calls]
    assert led == [("notes", 0), ("notes", 1)]

"""The PDFs of the real report, read back by their tags and characters (`printed`).

The expected words come from the source as received, the expected notes and citations from the keys
in `answers/`, where links lead from the house plan (`real_site`): that imports no generator.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import real_report_source as received
from printed import Character, Printed, Tag
from projects import invented_project
from real_site import SESSION, address_of, target_of

from generator import build
from generator.cli import main
from generator.exporters.paper import printing
from generator.exporters.paper.children import Job
from generator.exporters.paper.typeset import PaperFault, typeset

ROOT = Path(__file__).parent.parent
SITE = "https://plenary.example/"
POINTS = 72 / 25.4  # a millimetre

# The texts of the plan, and the parts of the source that each is made of.
RESOLUTION_ANNEXES = {"7-3": ("annex-i", "annex-ii"), "7-4": ("annex",)}
PARTS = {
    **{
        f"{SESSION}/resolutions/{act}/resolution-{act}.pdf": [
            f"resolution:{act.replace('-', '/')}",
            *(
                f"resolution:{act.replace('-', '/')}/{annex}"
                for annex in RESOLUTION_ANNEXES.get(act, ())
            ),
        ]
        for act in ("7-1", "7-2", "7-3", "7-4")
    },
    **{
        f"{SESSION}/resolutions/{act}/{annex}/resolution-{act}-{annex}.pdf": [
            f"resolution:{act.replace('-', '/')}/{annex}"
        ]
        for act, annexes in RESOLUTION_ANNEXES.items()
        for annex in annexes
    },
    **{
        f"{SESSION}/decisions/{act}/decision-{act}.pdf": [f"decision:{act.replace('-', '/')}"]
        for act in ("7-1", "7-2")
    },
    **{
        f"{SESSION}/agenda/{item}/agenda-item-{item}.pdf": [f"item:{item}"]
        for item in ("1-f", "2-a", "2-b", "2-c", "2-d", *"345678")
    },
    **{
        f"{SESSION}/chapters/{chapter}/chapter-{chapter}.pdf": [f"chapter:{chapter}"]
        for chapter in ("ii", "xi")
    },
}  # fmt: skip
REPORT = f"{SESSION}/ctoc-cop-2014-13.pdf"
EVERY = [*PARTS, REPORT]
PAGE_MARK = re.compile(r"\[p\. (\d+)\]")


@pytest.fixture(scope="module")
def pdfs(real_site) -> dict[str, Printed]:
    """Return the PDFs that lie beside the pages of the site."""
    folder = real_site / "en"
    return {file: Printed(folder / file) for file in EVERY}


@pytest.fixture(scope="module")
def letter(tmp_path_factory, real_made) -> dict[str, Printed]:
    """Return the PDFs on paper of the other size."""
    folder = tmp_path_factory.mktemp("letter")
    printing.print_all(
        printing.documents(real_made.language, real_made.resolved, SITE, "letter"),
        folder / "pdf",
        lambda *_: None,
    )
    return {file: Printed(folder / "pdf" / file) for file in EVERY}


@pytest.fixture(scope="module", params=["a4", "letter"])
def on_paper(request, pdfs, letter) -> dict[str, Printed]:
    """Return the PDFs on each size of paper."""
    return pdfs if request.param == "a4" else letter


def test_each_text_of_the_plan_has_its_pdf_and_no_other_has(real_site) -> None:
    found = [file.relative_to(real_site / "en").as_posix() for file in real_site.rglob("*.pdf")]
    assert sorted(EVERY) == sorted(found)


def test_each_page_offers_its_pdf(real_site) -> None:
    for file in EVERY:
        page = (real_site / "en" / file).with_name("index.html").read_text("utf-8")
        assert f'<a class="tool" href="{file.rpartition("/")[2]}">' in page


# --- words ------------------------------------------------------------------------------------


def text_of(printed: Printed) -> list[Tag]:
    """Return the tags of the text: from its heading on, without what the handbook adds.

    That is the table of particulars under the heading and, at the end, the address: both are grids.
    """
    tags = [tag for tag in printed.root.children if isinstance(tag, Tag)]
    first = max(i for i, tag in enumerate(tags) if tag.kind in ("H1", "TOC") and i < 8)
    if tags[first].kind == "TOC":
        first += 1
    assert tags[-1].kind == "Div"
    return [tag for tag in tags[first:] if tag.kind != "Div"]


def words_of(printed: Printed, tags: list[Tag]) -> list[str]:
    """Return the words of tags without note calls, notes and page marks."""
    words = " ".join(" ".join(printed.words(tag, "Note", "Lbl")) for tag in tags)
    return PAGE_MARK.sub("", words).replace(" ;", ";").replace(" ,", ",").replace(" .", ".").split()


@pytest.mark.parametrize("file", PARTS)
def test_the_words_of_a_text_are_those_of_the_source_in_order(on_paper, file) -> None:
    printed = on_paper[file]
    expected = [word for part in PARTS[file] for word in words_of_part(part)]
    heading, *rest = text_of(printed)
    found = words_of(printed, rest)
    assert expected[-len(found) :] == found
    # Its heading may call it otherwise than the report does: "Agenda item 2 (a)" is "A." there.
    number, _, title = " ".join(expected[: -len(found)]).partition(" ")
    assert number.rstrip(".") in NUMBERED
    assert " ".join(words_of(printed, [heading])).endswith(title)


CHAPTERS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
NUMBERED = {"Resolution", "Decision", "Annex", *"ABCD", *CHAPTERS}


def words_of_part(part: str) -> list[str]:
    """Return the words of a part of the source, corrected."""
    places = [place for place in received.places() if place.partition("#")[0] == part]
    return received.corrected(received.text_words(part), places)


def test_the_words_of_the_report_are_those_of_the_source_in_order(on_paper) -> None:
    printed = on_paper[REPORT]
    expected = received.corrected(received.all_text_words(), received.places())
    title = next(tag for tag in printed.root.children if isinstance(tag, Tag) and tag.kind == "P")
    assert expected == words_of(printed, [title, *text_of(printed)])


def test_the_contents_of_the_report_lead_to_its_pages(on_paper) -> None:
    printed = on_paper[REPORT]
    contents = next(printed.root.find("TOC"))
    entries = [" ".join(printed.words(tag)) for tag in contents.find("Link")]
    # Links, headings and entries stand in the same order; "Deliberations" is there several times.
    headings = [
        (" ".join(printed.words(tag, "Note", "Lbl")), next(tag.contents())[0])
        for tag in text_of(printed)
        if tag.kind in ("H1", "H2", "H3", "H4")
    ]
    listed = [
        heading for heading in headings if not heading[0].startswith("Provisional agenda for")
    ]
    assert len(entries) > 40
    assert [f"{words} {page + 1}" for words, page in listed] == entries
    links = {(words, target) for words, target, _ in printed.links()}
    assert {(entry, int(entry.split()[-1]) - 1) for entry in entries} <= links


# --- notes ------------------------------------------------------------------------------------


def notes_of(printed: Printed) -> dict[str, tuple[Tag, str]]:
    """Return the notes of a PDF under their numbers, each with its words."""
    found: dict[str, tuple[Tag, str]] = {}
    for note in printed.root.find("Note"):
        [number] = (printed.words(tag)[0] for tag in note.children if is_label(tag))
        assert number not in found
        found[number] = note, " ".join(printed.words(note, "Lbl"))
    return found


def is_label(tag: object) -> bool:
    return isinstance(tag, Tag) and tag.kind == "Lbl"


def test_each_note_has_its_printed_number_and_words_and_ibid_is_written_out(on_paper) -> None:
    found = [
        (file, number, words)
        for file in EVERY
        for number, (_, words) in notes_of(on_paper[file]).items()
    ]
    keys = {row["number"]: row for row in received.answers("notes")}
    for file, number, words in found:
        text, stands_for = (keys[number][name].replace("*", "") for name in ("text", "stands_for"))
        assert words.startswith(stands_for or text), (file, number)
        if stands_for:
            assert words.endswith(f"[printed as “{text}”]"), (file, number)
        assert " ".join(received.note_words(number)) in words
    assert {number for file, number, _ in found if file == REPORT} == set(keys)


def test_each_text_has_the_notes_that_it_calls_and_no_other(on_paper) -> None:
    for row in received.answers("notes"):
        pages = {address_of(place).page for place in row["calls"].split()}
        acts = {page.partition("/annex")[0] for page in pages}
        expected = {file for file in PARTS if file.rpartition("/")[0] in pages | acts}
        found = {file for file in PARTS if row["number"] in notes_of(on_paper[file])}
        assert expected == found, row["number"]


def test_each_note_stands_at_the_foot_of_the_page_that_first_calls_it(on_paper) -> None:
    for file, printed in on_paper.items():
        places = {(c.page, c.number): c for c in printed.characters}
        notes = notes_of(printed)
        called: dict[str, list[Character]] = {}
        for around in printed.root.find("P", "H1", "H2", "H3", "H4", "TD", "TH"):
            for label in (tag for tag in around.children if is_label(tag)):
                where = next(label.contents())
                called.setdefault(printed.words(label)[0], []).append(places[where])
        assert called.keys() == notes.keys(), file
        for number, (note, _) in notes.items():
            begins = places[next(note.contents())]
            assert begins.page == called[number][0].page, (file, number)
            assert begins.top < called[number][0].bottom, (file, number)


# --- links ------------------------------------------------------------------------------------


def in_the_handbook(target: str) -> str:
    """Return the address of a target of the answer keys."""
    return target if target.startswith("https:") else f"{SITE}en{target}"


def test_the_citations_lead_where_the_key_says_in_this_pdf_or_in_the_handbook(on_paper) -> None:
    for file, parts in PARTS.items():
        printed = on_paper[file]
        links = [(words, target) for words, target, _ in printed.links()]
        addresses = {file.rpartition("/")[0], *(f"{SESSION}/{page}" for page in inside(parts))}
        for row in received.answers("citations"):
            if row["place"].partition("#")[0] not in parts:
                continue
            target = target_of(row["target"])
            if target.lstrip("/").partition("#")[0].rstrip("/") in addresses:
                assert any(w == row["text"] and isinstance(t, int) for w, t in links), row
            else:
                assert (row["text"], in_the_handbook(target)) in links, row


def inside(parts: list[str]) -> Iterator[str]:
    """Yield the addresses of parts of a resolution."""
    for part in parts:
        if "annex" in part:
            act, annex = part.removeprefix("resolution:").rsplit("/", 1)
            yield f"resolutions/{act.replace('/', '-')}/{annex}"


def test_a_reference_to_another_page_of_the_pdf_says_which(on_paper) -> None:
    printed = on_paper[f"{SESSION}/resolutions/7-3/resolution-7-3.pdf"]
    for words, annex in (("annex I to the present resolution", "Annex I"),
                         ("annex II to the present resolution", "Annex II")):  # fmt: skip
        [target] = {t for w, t, _ in printed.links() if w == words}
        begins = {
            next(tag.contents())[0]
            for tag in printed.root.find("H2")
            if " ".join(printed.words(tag)).startswith(f"{annex} ")
        }
        assert begins == {target}
        whole = " ".join(printed.words(printed.root))
        assert f"{words} [p. {target + 1}]" in whole


def test_the_report_leads_within_itself_to_its_own_paragraphs_and_acts(on_paper) -> None:
    links = list(on_paper[REPORT].links())
    assert not [
        target for _, target, _ in links if f"{SITE}en/{SESSION}/resolutions/" in str(target)
    ]
    marked = PAGE_MARK.findall(" ".join(on_paper[REPORT].words(on_paper[REPORT].root)))
    assert len(marked) > 5
    assert all(1 <= int(page) <= len(on_paper[REPORT].drawn) for page in marked)


def test_at_the_end_stands_the_address_of_the_page(on_paper) -> None:
    for file, printed in on_paper.items():
        address = f"{SITE}en/{file.rpartition('/')[0]}/"
        assert list(printed.links())[-1][:2] == (address, address)
        [picture] = printed.root.find("Figure")
        [element] = [e for e in _structure(printed) if e.get("/S") == "/Figure"]
        assert str(element.Alt) == f"QR code of the address {address}"
        assert next(picture.contents())[0] == len(printed.drawn) - 1


def _structure(printed: Printed) -> Iterator[pikepdf.Dictionary]:
    for one in printed.pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem":
            yield one


# --- the file ---------------------------------------------------------------------------------


def test_each_pdf_is_tagged_titled_in_its_language_and_dated_by_the_report(on_paper) -> None:
    for file, printed in on_paper.items():
        root = printed.pdf.Root
        assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang) == "en"
        with printed.pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            title = meta["dc:title"]
            assert meta["dc:creator"] == [
                "Conference of the Parties to the United Nations Convention against Transnational "
                "Organized Crime"
            ]
            assert "CTOC/COP/2014/13" in meta["pdf:Keywords"]
            assert meta["xmp:CreateDate"].startswith("2014-11-13")
        expected = " ".join(printed.words(next(printed.root.find("H1")), "Note", "Lbl"))
        assert file == REPORT or title.replace(":", "", 1) == expected
        outline = printed.pdf.open_outline().root
        assert outline and outline[0].title


def test_the_bookmarks_of_the_report_are_its_chapters_and_texts(on_paper) -> None:
    outline = on_paper[REPORT].pdf.open_outline().root
    assert [entry.title.partition(" ")[0].rstrip(".") for entry in outline] == CHAPTERS
    resolutions = outline[0].children[0].children
    assert [r.title[:14] for r in resolutions] == [f"Resolution 7/{n}" for n in "1234"]


def test_all_fonts_are_embedded(on_paper) -> None:
    for file, printed in on_paper.items():
        fonts = [
            one
            for one in printed.pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert fonts, file
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts), file


def test_two_runs_give_the_same_bytes(real_site, real_made, tmp_path) -> None:
    wanted = printing.documents(real_made.language, real_made.resolved, SITE)
    printing.print_all(wanted, tmp_path / "pdf", lambda *_: None)
    for file in EVERY:
        assert (tmp_path / "pdf" / file).read_bytes() == (real_site / "en" / file).read_bytes()


# --- the sheet --------------------------------------------------------------------------------


def test_no_character_stands_outside_the_margins(on_paper) -> None:
    for file, printed in on_paper.items():
        sizes = [printed.drawn[page].get_size() for page in range(len(printed.drawn))]
        for one in (c for c in printed.characters if c.text.strip()):
            width, height = sizes[one.page]
            # A comma or full stop may hang in the margin by its own breadth.
            side = (30 if one.text not in ",.;:-" else 28.5) * POINTS
            where = (file, one.page + 1, one)
            assert one.left >= 29.5 * POINTS and one.right <= width - side + 1, where
            if one.number >= 0:
                assert one.bottom >= 23 * POINTS and one.top <= height - 24 * POINTS, where


def lines_of(printed: Printed, tag: Tag) -> list[tuple[int, float]]:
    """Return the lines of a tag: page and baseline, without those of its notes."""
    lines: list[tuple[int, float]] = []
    for one in printed.characters_of(tag, "Note", "Lbl"):
        if one.text in "abcdeimnorstuvxz":
            base = (one.page, round(one.bottom))
            if not lines or lines[-1][0] != base[0] or abs(lines[-1][1] - base[1]) > 5:
                lines.append(base)
    return lines


def test_no_line_of_a_paragraph_stands_alone_on_a_page(on_paper) -> None:
    for file, printed in on_paper.items():
        for paragraph in printed.root.find("P"):
            lines = lines_of(printed, paragraph)
            pages = [page for page, _ in lines]
            for page in set(pages) if len(set(pages)) > 1 else ():
                words = " ".join(printed.words(paragraph))[:60]
                assert pages.count(page) > 1, (file, page + 1, words)


def test_no_heading_stands_at_the_foot_of_a_page(on_paper) -> None:
    for file, printed in on_paper.items():
        flat = [t for t in printed.root.children if isinstance(t, Tag) and t.kind != "Div"]
        for heading, following in pairwise(flat):
            if heading.kind.startswith("H"):
                last = lines_of(printed, heading)[-1][0]
                assert last == lines_of(printed, following)[0][0], (file, printed.words(heading))


def test_a_page_that_begins_with_a_text_is_headed_by_it_and_not_by_the_one_before(on_paper) -> None:
    begun = 0
    for file, printed in on_paper.items():
        for page in range(1, len(printed.drawn)):
            there = [one for one in printed.characters if one.page == page]
            top = max(one.top for one in there if one.number >= 0)
            first = "".join(one.text for one in there if one.number >= 0 and one.top > top - 4)
            head = "".join(one.text for one in there if one.number < 0 and one.bottom > top)
            head = head.replace(" ", "").casefold()
            if re.match(r"(?:Resolution|Decision)\d|Annex", first):
                begun += 1
                assert head.endswith(first.replace(" ", "").casefold()), (file, page + 1)
    assert begun > 2


def test_no_page_has_only_the_address_or_nothing(on_paper) -> None:
    for file, printed in on_paper.items():
        *text, _address = printed.root.children
        with_text = {page for tag in text if isinstance(tag, Tag) for page, _ in tag.contents()}
        assert with_text == set(range(len(printed.drawn))), file


# --- what broke a whole build -----------------------------------------------------------------


def whole(report: Any, resolve: Any, **fields: Any) -> Printed:
    """Return the PDF of a whole report of the Conference, of a few fields."""
    made = build.render("en", resolve(report(**fields)))
    assert not list(printing.findings(made.language, made.resolved))
    documents = printing.documents(made.language, made.resolved, SITE)
    return Printed(typeset(next(one for one in documents if one.mark == "report").data))


def test_a_head_that_calls_a_note_and_leads_somewhere_is_repeated_without(report, resolve) -> None:
    head = ["State[^1]", "[paragraph 1](para:1)"]
    rows = [{"cells": [f"State {n}", f"{n} euro"]} for n in range(90)]
    paragraph = {"number": "1", "text": "Dues:", "table": {"head": head, "rows": rows}}
    chapter = {"number": "I", "title": "Dues[^1]", "paragraphs": [paragraph]}
    notes = [{"number": "1", "text": "A note."}]
    printed = whole(report, resolve, chapters=[chapter], notes=notes)
    lines = [
        "".join(c.text for c in printed.characters if c.page == page and c.text != " ")
        for page in range(len(printed.drawn))
    ]
    assert sum("State1paragraph1" in line for line in lines) == 1
    assert sum("Stateparagraph1" in line for line in lines) >= 2


def test_a_column_of_empty_cells_takes_no_breadth(report, resolve) -> None:
    table = {"head": ["State", ""], "rows": [{"cells": ["Atlantis", ""]}]}
    paragraph = {"number": "1", "text": "Dues:", "table": table}
    chapter = {"number": "I", "title": "Dues", "paragraphs": [paragraph]}
    printed = whole(report, resolve, chapters=[chapter])
    assert "Atlantis" in "".join(one.text for one in printed.characters)


def test_a_heading_that_is_a_number_alone_is_called_by_it(report, resolve) -> None:
    section = {"number": "A", "title": "", "paragraphs": [{"number": "1", "text": "A rule."}]}
    annex = {"number": "I", "title": "Statute", "sections": [section]}
    printed = whole(report, resolve, annexes=[annex])
    annexes = printed.pdf.open_outline().root
    assert "A." in [section.title for one in annexes for section in one.children]


@pytest.mark.parametrize("paragraphs", range(20, 60, 8))
def test_references_whose_pages_are_told_settle_at_any_length(report, resolve, paragraphs) -> None:
    """Each paragraph leads to one in the other chapter, some of which begin another page."""
    text = (
        "The Conference took note, as had been said in [paragraph {}](para:{}), of the report " * 3
    )

    def chapter(number: str, first: int) -> dict[str, Any]:
        numbers = range(first, first + paragraphs)
        others = [n + paragraphs if first == 1 else n - paragraphs for n in numbers]
        made = [
            {"number": str(n), "text": text.replace("{}", str(other))}
            for n, other in zip(numbers, others, strict=True)
        ]
        return {"number": number, "title": "Part", "paragraphs": made}

    printed = whole(report, resolve, chapters=[chapter("I", 1), chapter("II", paragraphs + 1)])
    assert len(printed.drawn) > 2


def test_calls_side_by_side_are_told_apart(report, resolve) -> None:
    chapter = {
        "number": "I",
        "title": "Proceedings",
        "paragraphs": [{"number": "1", "text": "It met[^1][^2] twice."}],
    }
    notes = [{"number": "1", "text": "A note."}, {"number": "2", "text": "Another."}]
    printed = whole(report, resolve, chapters=[chapter], notes=notes)
    assert "met1,2twice" in "".join(c.text for c in printed.characters).replace(" ", "")
    made = build.render("en", resolve(report(chapters=[chapter], notes=notes)))
    page = made.files["ctoc-cop/session-7/chapters/i/"]
    assert "[1](#fn-1)" in page and '<sup class="note-comma">,</sup>' in page


# --- words that look like markup, failures ----------------------------------------------------

MARKUP = '#include "x" $x$ *a* _b_ @ref <label> \\ // c /* d */ = e `f` ~g --- "h" \'i\' [^99] #j'


def test_words_that_look_like_markup_are_printed_as_words(real_made) -> None:
    data = next(
        one
        for one in printing.documents(real_made.language, real_made.resolved, SITE)
        if one.mark == "decision:7/2"
    ).data
    line = next(block for block in data["blocks"] if block["kind"] == "line")
    line["runs"] = [MARKUP, {"emphasis": [MARKUP]}]
    data["title"] = data["author"] = MARKUP
    printed = Printed(typeset(data))
    assert f"{MARKUP}{MARKUP}" in " ".join(printed.words(printed.root))
    assert printed.pdf.open_metadata()["dc:title"] == MARKUP


def test_a_failure_names_the_text_and_leaves_the_pdfs_that_were_there(real_made, tmp_path) -> None:
    documents = printing.documents(real_made.language, real_made.resolved, SITE)
    wanted = [one for one in documents if one.mark.startswith("decision:")]
    printing.print_all(wanted, tmp_path / "pdf", lambda *_: None)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.pdf")}
    data = wanted[0].data
    data["blocks"][0]["runs"] = [{"link": ["x"], "place": "nowhere"}]
    wanted[0] = replace(wanted[0], job=Job.of(data))
    with pytest.raises(
        PaperFault,
        match=r"content/ctoc-cop/session-7/report\.en\.yaml:\d{4}: decision:7/1 could not be set: ",
    ):
        printing.print_all(wanted, tmp_path / "pdf", lambda *_: None)
    assert before == {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}


def test_what_typst_refuses_is_told_as_ours_and_the_rest_is_published(
    tmp_path, capsys, monkeypatch
) -> None:
    project = invented_project(tmp_path)

    def refuse(jobs: list[Job]) -> Iterator[tuple[Job, PaperFault]]:
        yield jobs[0], PaperFault("layout did not converge")

    monkeypatch.setattr(printing, "set_in_children", refuse)
    assert main(["--project", str(project), "build"]) == 3
    told = capsys.readouterr().err
    assert re.search(r"report\.en\.yaml:\d+: \S+ could not be set: layout did not converge", told)
    assert "This is a fault of Plenary" in told and "`plenary build --without pdf`" in told
    assert not (project / "site").exists()
    assert main(["--project", str(project), "build", "--without", "pdf"]) == 0
    assert [*project.glob("site/en/**/*.epub")] and not [*project.glob("site/en/**/*.pdf")]
    assert main(["--project", str(project), "build", "--without", "docx"]) == 2
    assert "there is no form docx; there are pdf, " in capsys.readouterr().err


def test_the_command_prints_one_text_and_says_which_there_are(tmp_path, capsys) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    run = ["--project", str(tmp_path), "print"]
    assert main([*run, "resolution:7/4", "--paper", "letter"]) == 0
    [file] = tmp_path.rglob("*.pdf")
    assert file.name == "resolution-7-4.pdf"
    assert round(Printed(file).drawn[0].get_width()) == 612
    assert main([*run, "resolution:7/9"]) == 2
    assert "resolution:7/4" in capsys.readouterr().err


# --- signs that no typeface has ---------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return invented_project(tmp_path)


def decide(project: Path, words: str) -> str:
    """Let the invented body decide to meet in other words; return the place of the line."""
    [report] = project.glob("content/*/*/report.en.yaml")
    before, _, after = report.read_text("utf-8").partition('"*Decides* to meet."')
    report.write_text(f"{before}{words}{after}", "utf-8")
    line = before.count("\n") + 1
    return f"{report.relative_to(project).as_posix()}:{line}: not-printable: "


def test_signs_that_cannot_be_printed_are_told_before_a_pdf_is_made(project, capsys) -> None:
    place = decide(project, '"*Decides* to meet at 中网, дома, في, ב, Ω, or ọ́; 中."')
    assert main(["--project", str(project), "print"]) == 1
    [told] = [line for line in capsys.readouterr().err.splitlines() if "not-printable" in line]
    assert re.sub(r" \([^)]*\)", "", told).startswith(f"{place}“中” and “网” are in no typeface")
    assert not [*project.glob("build/en/pdf")]


def test_signs_that_are_not_printed_stop_nothing(project) -> None:
    decide(project, '"*Decides* to meet.", remark: 中')
    assert main(["--project", str(project), "print"]) == 0


def test_signs_of_the_body_are_told_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = invented_project(tmp_path)
    body = project / "content" / "ipwc" / "body.yaml"
    text = body.read_text("utf-8")
    body.write_text(text.replace("Panel on", "中 Panel on"), "utf-8")
    assert main(["--project", str(project), "print"]) == 1
    assert re.search(r"report\.en\.yaml:2: not-printable: “中”", capsys.readouterr().err)

"""Akoma Ntoso read block by block: as it is published, and by the standard; no word is lost."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinds import ALL
from lxml import etree
from test_akn import files_of
from word_files import lines, told

from generator.catalogue import load_words
from generator.importers.reading import Reading, Unreadable, read
from generator.importers.recognizing import Usage, import_report
from generator.model import Act, Body, Report, inline_texts, walk
from generator.model import Path as Place

CASES = Path(__file__).parent / "reading" / "akn"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


@pytest.mark.parametrize("file", sorted(CASES.glob("*.xml")), ids=lambda file: file.stem)
def test_a_file_is_read_as_its_case_says(file: Path) -> None:
    reading = read(file.read_bytes(), file.name)
    expected = file.with_suffix(".blocks").read_text("utf-8").splitlines()
    assert [*lines(reading), *(f"told {one}" for one in told(reading))] == expected


def document(inside: str) -> bytes:
    """Return a file with a statement that has something in its main part."""
    body = f"<statement name='x'><mainBody>{inside}</mainBody></statement>"
    return f"<akomaNtoso xmlns='{NAMESPACE}'>{body}</akomaNtoso>".encode()


# --- which files, and damaged ones ------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_it_is_known_by_its_root_in_any_encoding(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f"<?xml version='1.0' encoding='{declared}'?><!-- x -->{document('<p>é</p>').decode()}"
    assert [block.runs[0].text for block in read(text.encode(encoding), "a.xml").blocks] == ["é"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (document("<p>not closed"), "is damaged XML"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]>" + document("<p>&x;</p>"), "declares entities"),
        (b"<?xml version='1.0'?><akoma/>", "is an XML file"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read(content, "a.xml")


# --- nothing is lost --------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abc é1  \n"), max_size=6)
INLINE = ["i", "b", "sup", "span", "ref", "a", "inline", "docDate", "mod"]
BLOCKS = ["p", "heading", "num", "crossHeading", "listIntroduction", "caption", "li"]
AROUND = [
    *("paragraph", "section", "list", "point", "content", "intro", "wrapUp", "container", "item"),
    *("blockList", "table", "tr", "td", "th", "ul", "preface", "preamble", "conclusions", "foo"),
    *("attachments", "attachment", "doc", "quotedStructure", "toc", "coverPage", "blockContainer"),
]


def element(tag: str, inside: list[Any], text: str, tail: str) -> Any:
    made = etree.Element(f"{{{NAMESPACE}}}{tag}")
    made.text, made.tail = text, tail
    made.extend(inside)
    return made


def elements(tags: list[str], inner: Any, words: Any) -> Any:
    return st.builds(element, st.sampled_from(tags), st.lists(inner, max_size=3), words, words)


INSIDE = st.recursive(
    st.builds(element, st.sampled_from(INLINE), st.just([]), WORDS, WORDS),
    lambda inner: elements([*INLINE, "authorialNote", "embeddedStructure"], inner, WORDS),
    max_leaves=4,
)
TREES = st.recursive(
    elements(BLOCKS, INSIDE, WORDS),
    lambda inner: elements(AROUND, inner, st.sampled_from(["", "\n ", "stray"])),
    max_leaves=8,
)


def letters(reading: Reading) -> Counter[str]:
    """Count the letters of all that was read."""
    said = [block.number for block in reading.blocks if block.kind.value != "note"]
    for block in reading.blocks:
        for runs in (block.runs, *(cell.runs for cell in block.cells)):
            said += [run.text for run in runs]
    return Counter("".join("".join(said).split()))


@given(st.lists(TREES, min_size=1, max_size=3))
def test_no_letter_is_lost_whatever_stands_in_what(trees: list[Any]) -> None:
    inside = "".join(etree.tostring(one, encoding="unicode") for one in trees)
    content = document(inside)
    expected = Counter("".join("".join(etree.fromstring(content).itertext()).split()))
    assert letters(read(content, "a.xml")) == expected


# --- where words lead -------------------------------------------------------------------------


def report_of(whole: str, body: Body) -> Report:
    """Return the report that is made of a document."""
    content = f"<akomaNtoso xmlns='{NAMESPACE}'>{whole}</akomaNtoso>".encode()
    usage = Usage.of(body, load_words("en"), "en")
    return import_report(read(content, "a.xml"), usage).report


def imported(inside: str, body: Body) -> str:
    """Return the text of the one paragraph that is read of a file."""
    opening = (
        "<p><docType>Resolution</docType> <docNumber>7/1</docNumber> <docTitle>x</docTitle></p>"
    )
    text = f"<statement><preface>{opening}</preface><mainBody><paragraph><num>1.</num><content>"
    whole = f"{text}<p>{inside}</p></content></paragraph></mainBody></statement>"
    [act] = report_of(whole, body).chapters[0].resolutions
    return act.operative[0].text


UN = "https://docs.un.org/en"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        # A link says what no words do.
        (f"See <a href='{UN}/A/RES/68/193'>that text</a>.", "See [that text](un:A/RES/68/193)."),
        ("See <a href='http://docs.un.org/fr/A/60/88'>it</a>.", "See [it](un:A/60/88)."),
        # It goes before what the words alone say: a number cut short by its mark-up.
        (
            f"Resolution <a href='{UN}/A/RES/68/193'>5/1</a> of it.",
            "Resolution [5/1](un:A/RES/68/193) of it.",
        ),
        # An article tells more than the document that holds the treaty.
        (
            f"See <ref href='{UN}/A/RES/55/25'>article 5</ref> of the Convention.",
            "See [article 5](article:untoc/5) of the Convention.",
        ),
        # Pages stay where nothing is found; places of the file and of others are no marks.
        ("See <a href='https://x.test/a'>it</a>.", "See [it](https://x.test/a)."),
        (
            "See <ref href='https://x.test/a'>resolution 5/1</ref>.",
            "See [resolution 5/1](resolution:5/1).",
        ),
        ("See <ref href='#para_9'>above</ref>.", "See above."),
        ("See <ref href='/akn/un/x'>it</ref>.", "See it."),
        ("See <a href='javascript:x'>it</a>.", "See it."),
    ],
)
def test_where_the_source_says_that_words_lead(inside: str, text: str, conference: Body) -> None:
    assert imported(inside, conference) == text


def paragraph(eid: str, number: str, inside: str) -> str:
    num = f"<num>{number}</num>"
    return f"<paragraph eId='{eid}'>{num}<content><p>{inside}</p></content></paragraph>"


def test_places_of_the_document_are_marks_by_the_numbers_printed_there(conference: Body) -> None:
    """The ids of the United Nations count all blocks: paragraph 45 is para_81."""
    point = "<point eId='point_12'><num>(a)</num><content><p>To act;</p></content></point>"
    listed = f"<list><intro><p>Urges States:</p></intro>{point}</list>"
    annexed = paragraph("para_9", "1.", "See <ref href='#para_3'>above</ref>.")
    doc = f"<doc name='annex'><mainBody>{annexed}</mainBody></doc>"
    said = ", ".join(
        f"<ref href='#{eid}'>{words}</ref>"
        for eid, words in {
            "para_3": "one",
            "point_12": "two",
            "para_9": "three",
            "att": "four",
        }.items()
    )
    whole = (
        "<statement><preface><p><docType>Resolution</docType> <docNumber>7/1</docNumber> "
        "<docTitle>x</docTitle></p></preface><mainBody>"
        f"<paragraph eId='para_3'><num>1.</num>{listed}</paragraph>"
        f"{paragraph('para_7', '2.', f'Recalls {said}.')}</mainBody>"
        f"<attachments><attachment eId='att'><heading>Annex</heading>{doc}</attachment>"
        "</attachments></statement>"
    )
    [act] = report_of(whole, conference).chapters[0].resolutions
    assert act.operative[1].text == (
        "*Recalls* [one](resolution:7/1#op-1), [two](resolution:7/1#op-1-a), "
        "[three](resolution:7/1/annex#para-1), [four](resolution:7/1/annex)."
    )
    assert act.annexes[0].paragraphs[0].text == "See [above](resolution:7/1#op-1)."


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("statement/deliberation/ctoc-cop/2014-10-10/7-1/", "[it](resolution:7/1)"),
        (
            "statement/deliberation/ctoc-cop/2014-10-10/7-1/!main#para_1",
            "[it](resolution:7/1#op-1)",
        ),
        ("statement/deliberation/ctoc-cop/2014-10-10/7-1/!main#para_4", "[it](resolution:7/1)"),
        ("statement/deliberation/ctoc-cop/2010-10-22/5-4/!main#para_1", "[it](resolution:5/4)"),
        ("statement/deliberation/ctoc-cop/2010-10-22/decision-4-1/", "[it](decision:4/1)"),
        ("statement/deliberation/unga/2010-10-22/5-4/", "it"),
        ("statement/deliberation/ctoc-cop/2010-10-22/none/", "it"),
    ],
)
def test_an_act_by_its_address_in_akoma_ntoso_is_a_mark(
    address: str, text: str, conference: Body
) -> None:
    inside = f"See <ref href='/akn/un/{address}'>it</ref>."
    assert imported(inside, conference) == f"See {text}."


def test_a_title_that_the_source_says_is_one_is_that_of_the_table(conference: Body) -> None:
    rows = "<tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr>"
    table = f"<table><caption>Depths</caption>{rows}</table>"
    text = "<chapter><num>I.</num><heading>x</heading><paragraph><num>1.</num><content><p>See:</p>"
    content = document(f"{text}{table}</content></paragraph></chapter>")
    usage = Usage.of(conference, load_words("en"), "en")
    report = import_report(read(content, "a.xml"), usage).report
    before, paragraph = report.chapters[0].paragraphs
    assert paragraph.table
    assert (before.text, paragraph.text, paragraph.table.title) == ("See:", "", "Depths")
    assert [cell.text for cell in paragraph.table.head] == ["a"]


def test_a_table_whose_cells_are_no_headings_has_none(conference: Body) -> None:
    rows = "<tr><td><p>At</p></td></tr><tr><td><p>(place)</p></td></tr>"
    text = "<chapter><num>I.</num><heading>x</heading><paragraph><num>1.</num><content><p>See:</p>"
    content = document(f"{text}<table>{rows}</table></content></paragraph></chapter>")
    usage = Usage.of(conference, load_words("en"), "en")
    [paragraph] = import_report(read(content, "a.xml"), usage).report.chapters[0].paragraphs
    assert paragraph.table
    assert (paragraph.table.head, len(paragraph.table.rows)) == ((), 2)


def test_the_preamble_of_an_act_alone_is_its_preamble(conference: Body) -> None:
    """Acts of the General Assembly lost all their paragraphs to “Alarmed by”, which was taken for
    operative, and preambular ones that end in a note to the title of the report."""
    opening = (
        "<p><docType>Resolution</docType> <docNumber>7/1</docNumber> <docTitle>x</docTitle></p>"
    )
    formula = "<formula name='x'><p>The Conference of the Parties,</p></formula>"
    lead = "<container name='x'><p><span class='italic'>Alarmed</span> by it,</p></container>"
    note = "<authorialNote marker='1'><p>A/60/88.</p></authorialNote>"
    held = f"<p>Recalling the Summit, held in Geneva from 10 to 12 December 2003,{note}</p>"
    lead += f"<container name='x'>{held}</container>"
    one = "<paragraph><num>1.</num><content><p>Urges States to act.</p></content></paragraph>"
    head = f"<preface>{opening}</preface><preamble>{formula}{lead}</preamble>"
    whole = f"<statement>{head}<mainBody>{one}</mainBody></statement>"
    report = report_of(whole, conference)
    [act] = report.chapters[0].resolutions
    assert [len(act.preamble), [one.number for one in act.operative]] == [2, ["1"]]
    # Neither where and when it was held nor a paragraph is taken for the title.
    assert report.title == "Acts adopted at the seventh session"


# --- what is written is read back -------------------------------------------------------------


def texts_of(report: Report) -> dict[Place, str]:
    """Return all texts, numbers and names of a report, by their paths; not what is found in them:
    actions, statements, adoptions."""
    found: dict[Place, str] = {}
    for path, value in walk(report):
        found |= dict(inline_texts(value, path))
        keys = ("number", "office", "name", "state", "agenda_item")
        found |= {(*path, key): getattr(value, key) for key in keys if getattr(value, key, "")}
    left_out = {"actions", "statements", "documents", "corrections", "adoption", "held"}
    return {path: text for path, text in found.items() if not left_out & set(path)}


def without_own_data(content: bytes) -> bytes:
    """Return a file of ours as others would have written it: with the mark-up of the standard."""
    root = etree.fromstring(content)
    for own in list(root.iter("{*}proprietary", "{*}otherAnalysis")):
        around = own.getparent()
        around.remove(own)
        if etree.QName(around).localname == "analysis" and not len(around):
            around.getparent().remove(around)
    return etree.tostring(root)


@pytest.mark.slow
def test_a_report_that_was_written_is_recognized_by_its_mark_up(seventh_session) -> None:
    content = files_of([seventh_session])["ctoc-cop/session-7/ctoc-cop-2014-13"]
    content = without_own_data(content)
    usage = Usage.of(seventh_session.body, load_words("en"), "en")
    imported = import_report(read(content, "report.xml"), usage).report
    assert not imported.unplaced
    assert texts_of(imported) == texts_of(seventh_session.report)
    acts = [value for _, value in walk(imported) if isinstance(value, Act)]
    assert [(act.number, act.adoption.date, act.adoption.meeting) for act in acts] == [
        *(("7/1", "2014-10-10", "10th"), ("7/2", "2014-10-10", "10th")),
        *(("7/3", "2014-10-10", "9th"), ("7/4", "2014-10-10", "9th")),
        *(("7/1", "2014-10-09", "8th"), ("7/2", "2014-10-10", "9th")),
    ]


# --- the resolutions of the General Assembly --------------------------------------------------

# As the United Nations give them out; not part of the project. One session, three in `make fuzz`.
SESSIONS = sorted(
    (Path(__file__).parents[2] / "shared" / "data" / "unxml").glob(
        f"ga-7[{'567' if ALL else '7'}]-English.zip"
    )
)


def published(archive: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            if name.endswith(".xml"):
                yield name, files.read(name)


@pytest.mark.slow
@pytest.mark.skipif(not SESSIONS, reason="the resolutions of the General Assembly are not there")
@pytest.mark.parametrize("archive", SESSIONS, ids=lambda file: file.stem)
def test_no_letter_of_what_is_published_is_lost(archive: Path) -> None:
    count = 0
    for name, content in published(archive):
        reading = read(content, name)
        places = [block.place for block in reading.blocks]
        assert len(places) == len(set(places)), name
        root = etree.fromstring(content)
        for meta in root.iter("{*}meta"):
            meta.clear(keep_tail=True)
        expected = Counter("".join("".join(map(str, root.xpath("//text()"))).split()))
        assert letters(reading) == expected, name
        assert not reading.told, name
        count += 1
    assert count > 300

"""Word files, read block by block: golden cases, words that are never lost, damaged files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_files import case, lines, packed, told, word_file

from generator.importers.reading.blocks import BlockKind, Reading, Runs
from generator.importers.reading.faults import Unreadable
from generator.importers.reading.word import read
from generator.importers.reading.word.number_formats import written

CASES = Path(__file__).parent / "reading" / "word"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_a_file_is_read_as_its_case_says(file: Path) -> None:
    parts = case(file.read_text("utf-8"))
    expected = parts.pop("blocks").splitlines()
    expected_told = parts.pop("told", "").splitlines()
    reading = read(word_file(parts))
    assert lines(reading) == expected
    assert told(reading) == expected_told


def test_a_file_written_by_python_docx_is_read() -> None:
    document = Document()
    document.add_heading("Report of the Panel", level=1)
    paragraph = document.add_paragraph("The Panel ")
    paragraph.add_run("decides").italic = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("to meet.")
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Second", style="List Number")
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "over both"
    table.cell(1, 0).text, table.cell(1, 1).text = "left", "right"
    document.sections[0].header.paragraphs[0].text = "PANEL/3"
    kept = io.BytesIO()
    document.save(kept)
    assert lines(read(kept.getvalue())) == [
        "header 1 | apart | Header |  | PANEL/3",
        "paragraph 1 | heading 1 | Heading 1 |  | **Report of the Panel**",
        "paragraph 2 | paragraph | Normal |  | The Panel *decides*⏎to meet.",
        "paragraph 3 | paragraph 1 | List Number | 1. arabic | First",
        "paragraph 4 | paragraph 1 | List Number | 2. arabic | Second",
        "table 1, row 1 | row of 1 | Table Grid |  | 2x1 over both",
        "table 1, row 2 | row of 1 | Table Grid |  | left ¦ right",
    ]


# --- numbers, as ECMA-376 Part 1, 17.18.59 writes them ------------------------------------------


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("decimal", {0: "0", 14: "14"}),
        ("upperLetter", {0: "", 1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerRoman", {4: "iv", 1994: "mcmxciv"}),
        ("decimalZero", {5: "05", 123: "123"}),
        ("chicago", {1: "*", 2: "†", 4: "§", 5: "**", 10: "†††"}),
        ("hebrew1", {1: "א", 15: "טו", 16: "טז", 17: "יז", 115: "קטו", 116: "קטז", 999: "תתקצט"}),
        ("hebrew2", {1: "א", 22: "ת", 23: "אא"}),
        ("arabicAlpha", {1: "أ", 2: "ب", 3: "ت", 28: "ي", 29: "أأ"}),
        ("russianLower", {3: "в", 10: "к"}),
        ("chineseCounting", {10: "十", 21: "二十一"}),
        ("ideographDigital", {10: "一〇", 21: "二一"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "36"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("aiueoFullWidth", {1: "ア", 2: "イ"}),
        ("irohaFullWidth", {2: "ロ"}),
        ("thaiNumbers", {12: "๑๒"}),
        ("numberInDash", {3: "- 3 -"}),
        ("hex", {26: "1A"}),
        ("none", {3: ""}),
        ("cardinalText", {3: None}),
    ],
)
def test_a_number_is_written_in_its_format(name: str, numbers: dict[int, str | None]) -> None:
    assert {place: written(name, place) for place in numbers} == numbers


@pytest.mark.slow
@settings(max_examples=5 * settings().max_examples // 10)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=30))
def test_numbers_of_all_levels_are_those_of_a_plain_count(levels: list[int]) -> None:
    """Counted here by the rule of 17.9 that a level begins anew after any before it."""
    levels = [0, *levels]
    numbering = "<w:abstractNum w:abstractNumId='0'>"
    for level in range(9):
        text = ".".join(f"%{place + 1}" for place in range(level + 1))
        numbering += (
            f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
            f"<w:lvlText w:val='{text}'/></w:lvl>"
        )
    numbering += "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    body = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "</w:p>"
        for level in levels
    )
    reading = read(word_file({"numbering": numbering, "body": body}))
    counts = [0] * 9
    expected = []
    for level in levels:
        counts = [*counts[:level], counts[level] + 1, *[0] * (8 - level)]
        # A level that was passed over counts as begun.
        expected.append(".".join(str(count or 1) for count in counts[: level + 1]))
    assert [block.number for block in reading.blocks] == expected


# --- no word is lost ----------------------------------------------------------------------------

WORD = st.text("abcdé ßم漢", min_size=1, max_size=6).map(str.strip).filter(bool)
RUN = WORD.map(lambda word: f"<w:r><w:t>{word}</w:t></w:r>")
WRAPPED = st.recursive(
    RUN,
    lambda inside: st.tuples(
        st.sampled_from(
            (
                "<w:ins w:id='1'>{}</w:ins>",
                "<w:del w:id='1'>{}</w:del>",
                "<w:moveFrom w:id='1'>{}</w:moveFrom>",
                "<w:moveTo w:id='1'>{}</w:moveTo>",
                "<w:hyperlink w:anchor='a'>{}</w:hyperlink>",
                "<w:smartTag w:element='e'>{}</w:smartTag>",
                "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                "<w:fldSimple w:instr=' REF a '>{}</w:fldSimple>",
                "<w:bdo w:val='rtl'>{}</w:bdo>",
                "<w:unknown>{}</w:unknown>",
                "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
                "</mc:AlternateContent>",
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText>"
                "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{}"
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                "<w:r><w:rPr><w:i/></w:rPr><w:tab/><w:t>i</w:t></w:r>{}",
            )
        ),
        st.lists(inside, min_size=1, max_size=3).map("".join),
    ).map(lambda one: one[0].format(one[1])),
    max_leaves=6,
)
PARAGRAPH = st.tuples(
    st.sampled_from(("", "<w:rPr><w:del w:id='1'/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>")),
    st.lists(WRAPPED, max_size=3).map("".join),
).map(lambda one: f"<w:p><w:pPr>{one[0]}</w:pPr>{one[1]}</w:p>")


def _table(rows: list[list[tuple[str, str]]]) -> str:
    inside = "".join(
        "<w:tr>{}</w:tr>".format(
            "".join(f"<w:tc><w:tcPr>{span}</w:tcPr>{text}</w:tc>" for span, text in row)
        )
        for row in rows
    )
    return f"<w:tbl>{inside}</w:tbl>"


SPAN = st.sampled_from(
    ("", "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:hMerge/>")
)
CELL = st.tuples(SPAN, st.lists(PARAGRAPH, min_size=1, max_size=2).map("".join))
TABLE = st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=3).map(_table)
NESTED = TABLE.map(lambda table: _table([[("", f"{table}<w:p/>")]]))
BODY = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, TABLE, NESTED), min_size=1, max_size=6).map("".join)


def words_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def text_of(reading: Reading, *kinds: BlockKind) -> str:
    """Return all words of some kinds of blocks, without blanks."""
    return without_blanks(
        "".join(
            words_of(block.runs) + "".join(words_of(cell.runs) for cell in block.cells)
            for block in reading.blocks
            if block.kind in kinds
        )
    )


TEXT = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW)
NOT_READ = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def words_by_hand(root: etree._Element) -> list[str]:
    """Return the words that are left of a part, in its order, with lxml alone."""
    return [
        without_blanks(element.text or "")
        for element in root.iter(f"{W}t")
        if not {above.tag for above in element.iterancestors()} & {*NOT_READ, FALLBACK}
    ]


def body_by_hand(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return words_by_hand(etree.fromstring(archive.read("word/document.xml")))


@pytest.mark.slow
@settings(max_examples=8 * settings().max_examples // 10)
@given(BODY)
def test_no_word_is_lost_and_all_stand_in_their_order(body: str) -> None:
    content = word_file({"body": body})
    kept, expected = text_of(read(content), *TEXT), "".join(body_by_hand(content))
    if "<w:vMerge/>" in body:
        # Words in the hidden part of a merged cell go to the cell, in a row above.
        assert sorted(kept) == sorted(expected)
    else:
        assert kept == expected


@pytest.mark.slow
@settings(max_examples=4 * settings().max_examples // 10)
@given(TABLE)
def test_cells_fill_the_rows_of_a_table(table: str) -> None:
    """Whatever is merged: no two cells of a table are at one place."""
    taken: set[tuple[int, int]] = set()
    for at, block in enumerate(read(word_file({"body": table})).blocks):
        column = 0
        for cell in block.cells:
            while (at, column) in taken:
                column += 1
            places = {
                (at + down, column + across)
                for down in range(cell.down)
                for across in range(cell.across)
            }
            assert not places & taken
            taken |= places


# --- files of other kinds, damaged files --------------------------------------------------------

TEXT_OF_ONE = {"body": "<w:p><w:r><w:t>The text.</w:t></w:r></w:p>"}


def replaced(content: bytes, change: dict[str, bytes | None]) -> bytes:
    """Return a file with parts changed, or left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files.update({name: text for name, text in change.items() if text is not None})
    return packed({name: text for name, text in files.items() if change.get(name, b"") is not None})


@pytest.mark.parametrize(
    "media_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_files_with_macros_and_templates_are_read(media_type: str) -> None:
    content = word_file(TEXT_OF_ONE, media_type=media_type)
    assert text_of(read(content), *TEXT) == "Thetext."


def test_a_file_by_the_strict_form_of_the_standard_is_read() -> None:
    content = word_file(
        {
            **TEXT_OF_ONE,
            "styles": "<w:style w:type='paragraph' w:default='1'"
            " w:styleId='a'><w:name w:val='heading 2'/></w:style>",
        }
    )
    strict = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            strict[name] = re.sub(
                rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/",
                rb"http://purl.oclc.org/ooxml/\1/",
                archive.read(name),
            )
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in strict["word/document.xml"]
    assert lines(read(packed(strict))) == ["paragraph 1 | heading 2 | Heading 2 |  | The text."]


def test_a_relationship_that_leads_nowhere_harms_nothing() -> None:
    """As reported of python-docx, which cannot open such a file: a target NULL."""
    relations = word_file({**TEXT_OF_ONE, "styles": ""})
    changed = replaced(relations, {"word/styles.xml": None})
    assert text_of(read(changed), *TEXT) == "Thetext."


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(80), "is protected by a password;"),
        (OLE + "WordDocument".encode("utf-16-le"), "is a file of an old Word"),
        (b"", "is empty"),
        (b"# A report\n", "is no Word file"),
        (word_file(TEXT_OF_ONE)[:700], "is a damaged Word file, perhaps cut off; open it in Word"),
        (packed({"content.xml": "x"}), "is no Word file: nothing in it says where the text is"),
        (
            replaced(word_file(TEXT_OF_ONE), {"word/document.xml": None}),
            "is a damaged Word file: its text is missing",
        ),
        (
            replaced(word_file(TEXT_OF_ONE), {"word/document.xml": b"<w:document"}),
            "is a damaged Word file: ",
        ),
        (
            replaced(word_file(TEXT_OF_ONE), {"word/document.xml": b"<workbook/>"}),
            "is no Word file: it has no text",
        ),
    ],
)
def test_what_cannot_be_read_is_told_to_an_editor(content: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(content)
    assert str(fault.value).startswith(message)


@pytest.mark.slow
@settings(max_examples=5 * settings().max_examples // 10)
@given(st.data())
def test_a_file_that_is_damaged_by_chance_is_read_or_told(data: st.DataObject) -> None:
    content = bytearray(word_file(case((CASES / "notes.txt").read_text("utf-8"))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(content))
    except Unreadable as fault:
        assert str(fault)


def test_a_part_that_declares_entities_is_refused() -> None:
    """No Word file may (ECMA-376 Part 2, 8.1.1), and what they stand for would be lost."""
    document = (
        b"<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w:document xmlns:w="
        b"'http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r>"
        b"<w:t>before &a;after</w:t></w:r></w:p></w:body></w:document>"
    )
    content = replaced(word_file(TEXT_OF_ONE), {"word/document.xml": document})
    with pytest.raises(Unreadable, match="declares entities"):
        read(content)

"""Plain text read block by block; no word is lost. And which reader reads a file."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reading_markdown import calls, letters
from word_files import lines, told

from generator.importers.reading import Unreadable
from generator.importers.reading import read as read_file
from generator.importers.reading.blocks import BlockKind
from generator.importers.reading.plain import read
from generator.importers.reading.wrapping import is_wrapped

CASES = Path(__file__).parent / "reading" / "plain"
REAL = Path(__file__).parent.parent.parent / "shared" / "data" / "pdf"


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_a_file_is_read_as_its_case_says(file: Path) -> None:
    reading = read(file.read_bytes().decode("utf-8"))
    expected = file.with_suffix(".blocks").read_text("utf-8").splitlines()
    assert [*lines(reading), *(f"told {one}" for one in told(reading))] == expected


# --- nothing is lost ----------------------------------------------------------------------------

PIECES = (
    *(
        "word",
        "Recalling",
        "co-",
        "operation",
        "1",
        "2",
        "(a) ",
        "1. ",
        "12",
        "gauges;1",
        "tides² ",
    ),
    *("• ", "- ", " ", "    ", "\t", "\n", "\n\n", "\f", "\n\n1\n\n", "________\n", "| a | b |\n"),
    *(".", ";", ",", "A. ", "\u00ad", "\u00a0", "é", "1 See", "well-", "\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_every_letter_is_kept(pieces: list[str]) -> None:
    text = "".join(pieces)
    # Calls that stand alone are put where they belong: their figures are not where they were.
    assert Counter(_figures(letters(read(text)))) == Counter(filter(str.isalnum, _figures(text)))


@given(st.lists(st.sampled_from([p for p in PIECES if p.strip() not in ("1", "2", "12")])))
def test_words_keep_their_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(filter(str.isalpha, letters(read(text))))
    assert kept == "".join(filter(str.isalpha, _figures(text)))


def _figures(text: str) -> str:
    return text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))


@given(st.text(max_size=200))
def test_anything_is_read(text: str) -> None:
    places = [block.place for block in read(text).blocks]
    assert all(places)


@given(
    st.lists(st.sampled_from(["[1] a", "word [1]", "[2] b", "[1]", "", "x [2] y[1]", "[^1]: c"]))
)
def test_notes_behind_the_text_lose_nothing(given_lines: list[str]) -> None:
    text = "\n".join(given_lines)
    assert letters(read(text)) == "".join(filter(str.isalnum, text))


HOSTILE = (
    *(
        "1\n",
        "1\n\n",
        "a\n",
        "a\f",
        "\f",
        "•\n",
        "- ",
        "________\n",
        "a    b\n",
        "co-\n",
        "[1] a\n\n",
    ),
    *("a;1 ", "²", "|a|\n", "--- ---\n", "  -----\n", "+-+\n", "(a)\n", "a[1]", "\0", " ", "1 a\n"),
    "some words on the left side    and some words on the right\n",
)


@pytest.mark.slow
@pytest.mark.parametrize("sign", HOSTILE)
def test_the_work_grows_with_the_text(sign: str) -> None:
    assert calls(read, sign * 400) <= 3 * calls(read, sign * 200) + 500


# --- what is left as it is ----------------------------------------------------------------------


def test_figures_in_brackets_are_no_notes_unless_all_are_called() -> None:
    both = "The Panel[1] met[2] here.\n\n[1] Note.\n\n[2] Ibid.\n"
    assert [block.kind.value for block in read(both).blocks] == ["paragraph", "note", "note"]
    one = both.replace("[2] here", " here")
    assert {block.kind.value for block in read(one).blocks} == {"paragraph"}


def test_a_rule_of_dashes_is_over_notes_only_where_they_are_called() -> None:
    text = "Members asked.{}\n-----------\n12 States took part.\n"
    assert [block.number for block in read(text.format("")).blocks] == ["", ""]
    assert [block.number for block in read(text.format("12")).blocks] == ["", "12"]


def test_a_note_that_is_the_same_on_every_page_is_no_head_of_pages() -> None:
    page = "Words of page {0}.{1}\n\n{1}\nDocument 4.\n\f"
    text = "".join(page.format(number, "7") for number in ("one", "two", "three", "four"))
    kinds = Counter(block.kind.value for block in read(text).blocks)
    assert kinds == {"paragraph": 4, "note": 4}


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("The Panel met in the harbour\nof the town, and there\nheld its meeting.", True),
        (
            "Rules for the harbour\nThe Panel met.\nA table of buoys\nand lights\nEnd\nClosing",
            False,
        ),
        ("One\ntwo\nthree", True),
        ("Opening\n(a) of the session\n(b) of the lights", False),
        (f"{'word ' * 60}and\nthen {'word ' * 60}\nand", False),
    ],
)
def test_whether_paragraphs_are_wrapped(text: str, wrapped: bool) -> None:
    assert is_wrapped(text.split("\n"), least=1) is wrapped


# --- the choice of the reader -------------------------------------------------------------------

WRAPPED = "The Panel met in the harbour of the\ntown, and heard all of\nthem who had come.\n"


@pytest.mark.parametrize(
    ("name", "text", "blocks"),
    [
        (
            "report.md",
            "- 1. *Urges* all;<sup>1</sup>",
            ["1 | paragraph |  |  | 1. *Urges* all;[^1]"],
        ),
        ("report.txt", "1. *Urges* all", ["1 | paragraph |  |  | 1. *Urges* all"]),
        ("REPORT.TXT", "**A**", ["1 | paragraph |  |  | **A**"]),
        ("report.md", "5th meeting\n6 June", 2 * ["paragraph"]),
        ("report.md", WRAPPED, ["paragraph"]),
        ("report.md", f"{WRAPPED}2. All of\nthem met.\n3. They left.", 3 * ["paragraph"]),
        ("report.md", f"# Title\n\n{WRAPPED}", ["heading", "paragraph"]),
        ("report", f"## Title\n\n{WRAPPED}", ["heading", "paragraph"]),
        ("report", f"Title\n\n{WRAPPED}", ["paragraph", "paragraph"]),
        ("report.markdown", "1\\. *Urges* all", ["1 | paragraph |  |  | 1. *Urges* all"]),
    ],
)
def test_the_reader_is_chosen_by_what_is_there(name: str, text: str, blocks: list[str]) -> None:
    reading = read_file(text.encode(), name)
    found = lines(reading)
    if "|" not in blocks[0]:
        found = [block.kind.value for block in reading.blocks]
    assert found == blocks


def test_marks_in_plain_text_are_told() -> None:
    reading = read_file(b"# Title\n\nThe *Panel* met.", "report.txt")
    assert "if it is Markdown, name it .md" in reading.told[0].message
    assert not read_file(b"The Panel met.", "report.txt").told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\f\f\f", "is a picture of text"),
        (b"\n\f \n\f", "is a picture of text"),
        (b" \n", "is empty"),
        (b"%PDF-1.7", "`pdftotext -layout`"),
        (b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("Genève".encode("latin-1"), "is not UTF-8 (byte 3)"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as told_of:
        read_file(content, "report.txt")
    assert message in str(told_of.value)


# --- real documents, where they are there -------------------------------------------------------


@pytest.mark.skipif(not REAL.is_dir() or not shutil.which("pdftotext"), reason="no PDFs here")
@pytest.mark.parametrize("layout", [["-layout"], []], ids=["layout", "flow"])
@pytest.mark.parametrize("name", ["WHA66.11", "WHA66.12", "WHA66.24"])
def test_resolutions_of_another_organization(name: str, layout: list[str]) -> None:
    text = subprocess.run(
        ["pdftotext", *layout, REAL / f"{name}.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    reading = read_file(text.encode(), "act.txt")
    assert Counter(letters(reading)) == Counter(filter(str.isalnum, text))
    texts = ["".join(run.text for run in block.runs) for block in reading.blocks]
    assert texts[0].startswith(name)
    # Paragraphs are whole: a line of print has 110 signs at most.
    assert sum(len(one) > 110 for one in texts) > 15
    assert [b.kind for b in reading.blocks if b.number] and all(
        b.kind is BlockKind.NOTE for b in reading.blocks if b.number
    )


@pytest.mark.skipif(not REAL.is_dir() or not shutil.which("pdftotext"), reason="no PDFs here")
def test_pages_that_are_pictures_are_told() -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", REAL / "WHA66.15.pdf", "-"], capture_output=True, check=True
    ).stdout
    messages = [one.message for one in read_file(text, "act.txt").told]
    assert sum("picture of text" in message for message in messages) == 4

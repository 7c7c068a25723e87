"""Markdown of a scanner, of mammoth and of pandoc, read block by block; no word is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import lines, told

from generator.importers.reading import BlockKind, Reading, word
from generator.importers.reading.markdown import read, scanned
from generator.importers.reading.markdown.dialects import Dialect, dialect_of
from generator.importers.reading.markdown.inline import plain

CASES = Path(__file__).parent / "reading" / "markdown"
TRUE = "[^1]: Note\n\n"
MAMMOTH = "Ends here\\.\n\n"


@pytest.mark.parametrize("file", sorted(CASES.glob("*.md")), ids=lambda file: file.stem)
def test_a_file_is_read_as_its_case_says(file: Path) -> None:
    reading = read(file.read_text("utf-8"))
    expected = file.with_suffix(".blocks").read_text("utf-8").splitlines()
    assert [*lines(reading), *(f"told {one}" for one in told(reading))] == expected


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("# A\n\n1. The Panel met.<sup>1</sup>\n\n<sup>1</sup> Ibid.", Dialect.SCANNED),
        ("[^1] Records of the Panel.", Dialect.SCANNED),
        ("$^{5}$ Ibid.\n\n1\\. as typed", Dialect.SCANNED),
        ("5th plenary meeting\n6 June 2030", Dialect.SCANNED),
        ("1 bis. *Requests* the secre-\ntariat to act.", Dialect.SCANNED),
        ("[^1]: Records of the Panel.", Dialect.TRUE),
        ("1\\. *Requests* the secretariat:", Dialect.TRUE),
        ("\\(a\\) To count", Dialect.TRUE),
        ('::: {custom-style="H1"}\nGauges\n:::', Dialect.TRUE),
        ("The Panel met in the\nharbour and heard all\nof them.", Dialect.TRUE),
        ("The Panel met\\.", Dialect.MAMMOTH),
        ("decision 2/CT\\.3", Dialect.MAMMOTH),
        ('x<a id="footnote-ref-1"></a>', Dialect.MAMMOTH),
    ],
)
def test_whose_markdown_it_is(text: str, dialect: Dialect) -> None:
    assert dialect_of(text.split("\n")) is dialect


# --- nothing is lost ----------------------------------------------------------------------------


def letters(reading: Reading) -> str:
    """Return all letters and figures of the blocks, with those of numbers, in order."""
    found = []
    for block in reading.blocks:
        runs = [*block.runs, *(run for cell in block.cells for run in cell.runs)]
        found += [block.number, *(run.call + run.text for run in runs)]
    return "".join(filter(str.isalnum, "".join(found)))


# Without what is no word of the text (tags, targets, attributes), or is told (pictures).
SIGNS = "ab1I \n\t*_#>+|.\\()`^~;\u00a0é"
PIECES = ("1. ", "(a) ", "- ", "  ", "    ", "\n\n", "\n", "**", "> ", "## ", "\\\n", "|", "\\*")


@given(
    st.sampled_from(["", TRUE, MAMMOTH, "Wrapped at the\nend of the\nline\n\n"]),
    st.lists(st.sampled_from([*SIGNS, *PIECES, "word", "Recalling"]), max_size=60),
)
def test_every_letter_is_kept_in_its_order(head: str, pieces: list[str]) -> None:
    text = head + "".join(pieces)
    expected = "".join(filter(str.isalnum, text.replace("[^1]: ", "1 ")))
    assert letters(read(text)) == expected


@given(
    st.sampled_from(["", TRUE, MAMMOTH]),
    st.lists(
        st.sampled_from(["-", "--", "---", "+", "+-", "=", "|", "[", "]", " ", "\n", "a", "b1"])
    ),
)
def test_no_letter_of_what_looks_like_a_table_is_lost(head: str, pieces: list[str]) -> None:
    text = head + "".join(pieces)
    expected = sorted(filter(str.isalnum, text))
    assert sorted(letters(read(text))) == expected


@given(st.text(max_size=200), st.sampled_from(["", TRUE, MAMMOTH]))
def test_anything_is_read(text: str, head: str) -> None:
    for block in read(head + text).blocks:
        assert block.place.isdigit()


HOSTILE = (
    *(
        "[",
        "*",
        "|",
        "\\",
        "_",
        "`",
        "<",
        "![",
        "[^",
        "^",
        "~~",
        "{",
        "[a]{",
        "&",
        "<!--",
        "> ",
        '"',
    ),
    *(
        "- ",
        "1. ",
        "(a) ",
        "::: ",
        "|a|\n",
        "---\n",
        "  ---- ----\n",
        "    ",
        "a\n",
        "\t",
        "[^1]: ",
    ),
    *(
        "+-+\n",
        "+-+-+\n| | |\n",
        "<table>\n",
        "<td>",
        "$^1$",
        "<sup>1</sup>",
        "x {",
        "[[1]](#",
        "]",
    ),
)


def calls(reader: Callable[[str], object], text: str) -> int:
    """Return how many functions a reader calls to read a text."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        reader(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("head", ["", TRUE, MAMMOTH], ids=["scanned", "true", "mammoth"])
@pytest.mark.parametrize("sign", HOSTILE)
def test_the_work_grows_with_the_text(head: str, sign: str) -> None:
    assert calls(read, head + sign * 200) <= 3 * calls(read, head + sign * 100) + 500


# --- the parts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_places_are_lines_whatever_ends_them(ends: str) -> None:
    source = "\ufeff" + ends.join(["[^1]: Note", "", "One", "two", "", "Three"])
    assert [block.place for block in read(source).blocks] == ["1", "3", "6"]


def test_an_entity_has_an_end() -> None:
    """Of the names without one a browser makes signs too: trade®ion."""
    words = "trade&region &amp; R&D, &#8212; &copy"
    assert scanned.cleaned(words) == "trade&region & R&D, — &copy"


def test_a_number_begins_no_item_where_a_paragraph_is_wrapped() -> None:
    reading = read(TRUE + "As was said in paragraph\n5. The Panel met.\n1. It left.\n2. It came.")
    assert [block.number for block in reading.blocks] == ["1", "", "1.", "2."]


def test_signs_that_are_there_are_no_others() -> None:
    straight = 'She said "a -- b" \\"c\\".\n\n[^1]: x'
    assert letters(read(straight)) == letters(read(straight.replace("--", "–")))
    words = [block.runs[0].text for block in read(straight).blocks]
    assert words[0] == 'She said “a – b” "c".'
    kept = 'She said "a -- b" – c.\n\n[^1]: x'
    assert read(kept).blocks[0].runs[0].text == 'She said "a -- b" – c.'


def test_what_is_nested_beyond_all_measure_is_words() -> None:
    for begin in ("> ", "- ", "1. ", "[^1]: ", "    "):
        reading = read(TRUE + begin * 3000 + "end")
        assert re.search("end$", letters(reading))


# --- a real file, by three ways, where it is there ------------------------------------------------

REAL = Path(__file__).parent.parent.parent / "shared" / "data" / "word" / "A_80_6_Sect.25.docx"


@pytest.mark.slow
@pytest.mark.skipif(not REAL.is_file() or not shutil.which("pandoc"), reason="no file or pandoc")
@pytest.mark.parametrize("to", ["markdown", "gfm", "commonmark"])
def test_pandoc_and_we_read_the_same_of_a_word_file(to: str) -> None:
    command = ["pandoc", str(REAL), "-t", to, "--columns=300"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    by_word, by_pandoc = word.read(REAL.read_bytes()), read(text)
    assert notes(by_word) == notes(by_pandoc)
    ours, theirs = Counter(text_letters(by_word)), Counter(text_letters(by_pandoc))
    # Two numbers of headings that pandoc gives to lists of their own are all that is not alike.
    assert sum((ours - theirs).values()) < 5
    assert sum((theirs - ours).values()) < 5


def notes(reading: Reading) -> list[tuple[str, str]]:
    found = (block for block in reading.blocks if block.kind is BlockKind.NOTE)
    return [(one.number, "".join(filter(str.isalnum, plain(one.runs)))) for one in found]


def text_letters(reading: Reading) -> str:
    kinds = (BlockKind.NOTE, BlockKind.APART)
    blocks = tuple(block for block in reading.blocks if block.kind not in kinds)
    return letters(Reading(blocks))

"""Real PDFs of another organization's resolutions, as the text that pdftotext makes of them.

Their numbers are counted in that text, without the importer. The files are not in this repository.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from importing_session import body

from generator.catalogue import load_words
from generator.importers.reading import Reading, read
from generator.importers.recognizing import Usage, import_report
from generator.model import Item, Paragraph, Report, walk

FILES = sorted((Path(__file__).parents[2] / "shared" / "data" / "pdf").glob("*.pdf"))
PICTURES = ("WHA66.15",)
"""In which a table is a picture."""
NUMBER = re.compile(r"(?m)^\s*(\d{1,2}\.|\(\d{1,2}\)|\([a-z]{1,3}\))\s")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FILES, reason="the real files are not there"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not there"),
]


def text_of(file: Path) -> bytes:
    return subprocess.run(
        ["pdftotext", "-layout", file, "-"], check=True, capture_output=True
    ).stdout


def read_and_imported(file: Path) -> tuple[Reading, Report]:
    reading = read(text_of(file), f"{file.stem}.txt")
    usage = Usage.of(body("tests/real_pdf/body.yaml"), load_words("en"), "en")
    return reading, import_report(reading, usage).report


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_number_of_the_text_is_that_of_a_paragraph(file: Path) -> None:
    _, report = read_and_imported(file)
    numbers = Counter(number.removesuffix(".") for number in NUMBER.findall(text_of(file).decode()))
    placed = Counter(
        value.number
        for _, value in walk(report)
        if isinstance(value, Paragraph | Item) and value.number
    )
    assert placed == numbers
    assert report.unplaced == ()
    [act] = report.chapters[0].resolutions
    assert act.number == file.stem
    assert act.title and act.chapeau and act.preamble and act.operative


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_pages_that_are_pictures_are_told(file: Path) -> None:
    reading, _ = read_and_imported(file)
    told = [one for one in reading.told if "picture of text" in one.message]
    assert bool(told) == (file.stem in PICTURES)

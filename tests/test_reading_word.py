"""Word files, read block by block: golden cases, words that are never lost, real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import case, lines, told, word_file

from generator.importers.reading.word import read

CASES = Path(__file__).parent / "reading" / "word"


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_a_file_is_read_as_its_case_says(file: Path) -> None:
    parts = case(file.read_text("utf-8"))
    expected = parts.pop("blocks").splitlines()
    expected_told = parts.pop("told", "").splitlines()
    reading = read(word_file(parts))
    assert lines(reading) == expected
    assert told(reading) == expected_told

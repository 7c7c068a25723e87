"""What is wrong with a file that is no YAML: the mistake, at its line, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.yaml_mistakes import UNKNOWN, conflict, diagnosed

ROOT = Path(__file__).parent.parent
FILES = [
    *ROOT.glob("*.yml"),
    *(ROOT / "content").rglob("*.yaml"),
    *(ROOT / "generator").rglob("*.yaml"),
    *(ROOT / "tests").rglob("*.yaml"),
]
GOOD = """\
format: plenary-report/1
title: >-
  Report: the *first*
    # no comment
held:
  place: "Vienna: a city"
  days: [1, 2,
    3]
chapters:
- number: I
  title: 'It''s one'
  paragraphs:
  - number: 1
    text: words that go on
      over a line
  - {number: 2, text: "a: b"}
notes: []
"""


def told(text: str) -> tuple[int, str]:
    with pytest.raises(yaml.YAMLError) as error:
        list(yaml.parse(text, yaml.CSafeLoader))
    return diagnosed(text, error.value.problem_mark.line + 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_of_a_file_that_can_be_read_nothing_is_told(file: Path) -> None:
    text = file.read_text("utf-8")
    try:
        list(yaml.parse(text, yaml.CSafeLoader))
    except yaml.YAMLError:
        pytest.skip("no YAML")
    assert diagnosed(text, len(text)) == (len(text), UNKNOWN)


def test_of_the_good_file_nothing_is_told() -> None:
    assert yaml.safe_load(GOOD)["chapters"][0]["paragraphs"][1] == {"number": 2, "text": "a: b"}
    assert diagnosed(GOOD, 99) == (99, UNKNOWN)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("  place:", "\tplace:", 6, "begins with a tab"),
        ("- number: I\n", "- number I\n", 10, "no colon after “number”"),
        ("held:\n", "held\n", 5, "no colon after “held”"),
        ("format: plenary", "format plenary", 1, "write “format: plenary-report/1”"),
        ("format: plenary", "format:plenary", 1, "no blank after the colon"),
        ('"Vienna: a city"', "Vienna: a city", 6, "a colon in the words after “place”"),
        ('"Vienna: a city"', '"Vienna: a city', 6, 'mark " is not closed'),
        ("'It''s one'", "'It's one'", 11, "words stand after the closing '"),
        ("text: words", "text: *Urges* words", 14, "begin with “*”"),
        ("text: words", "text: [resolution 5/1](resolution:5/1) words", 14, "begin with “[”"),
        ("text: words", "text: @all", 14, "begin with “@”"),
        ("    text: words", "   text: words", 14, "1 blank too few"),
        ("    text: words", "     text: words", 14, "stands further in than line 13"),
        ("  paragraphs:", " paragraphs:", 12, "1 blank too few before “paragraphs:”"),
        ("  paragraphs:", "   paragraphs:", 12, "further in than line 11"),
        ("- number: I\n", "<<<<<<< HEAD\n- number: I\n=======\n>>>>>>> x\n", 10, "lines 10 to 13"),
    ],
)
def test_a_mistake_is_told_at_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    number, message = told(GOOD.replace(old, new, 1))
    assert number == line
    assert words in message


def test_a_line_may_have_too_many_blanks() -> None:
    number, message = told("a:\n      b: c\n  d: e\n")
    assert number == 3
    assert message == "there are 2 blanks too many before “d: e”; it should be 0, as on line 1"


def test_a_conflict_is_told_even_where_the_file_could_be_read() -> None:
    assert conflict("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd") == (
        2,
        "this file has a conflict of two versions (lines 2 to 6); keep one of them, and take out "
        "the lines that begin with <<<, === and >>>",
    )
    assert conflict("a\n=======\nb") is None


@given(st.text(st.sampled_from(" \t-:>|\"'[]{}#*&ab\n1"), max_size=80))
def test_what_can_be_read_has_no_mistake_and_nothing_else_stops_it(text: str) -> None:
    try:
        list(yaml.parse(text, yaml.SafeLoader))
    except yaml.YAMLError:
        line, message = diagnosed(text, 3)
        assert 1 <= line <= text.count("\n") + 1 or line == 3
        assert message
    else:
        assert diagnosed(text, 9) == (9, UNKNOWN)

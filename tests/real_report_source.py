"""The words of the real report, read from the source as received by rules of their own.

The tests compare what the generator makes of the report with what this module reads, so it
imports nothing from `generator`. It knows no structure: which lines of the source belong to which
place stands in `answers/places.tsv`, and which are mere furniture (contents list, running head,
job number, masthead) in `answers/furniture.txt`. Both were written by hand, by reading.

There are two streams, the text and the notes. A *word* is what is left between white space when
note calls, note marks and Markdown are taken away; punctuation and printed numbers ("14.", "(a)")
stay. The source is not corrected: its damage (`answers/damage.tsv`) is in the words.
"""

from __future__ import annotations

import csv
import html
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

TESTS = Path(__file__).parent
ANSWERS = TESTS / "answers"
SOURCE = TESTS.parent / "content" / "ctoc-cop" / "session-7" / "source.en.md"

LINE_MARK = re.compile(r"^\s*(#+|-) ")
NOTE_MARK = re.compile(r"^\s*(<sup>&</sup>lt;sup>\d+</sup>|<sup>\d+</sup>|\$<sup>\^\d+\\,</sup>\$)")
NOTE_CALL = re.compile(r"<sup>\d+</sup>")
BARE_NOTE_CALLS = {202: "thereto, 10", 292: "thereto, 15", 340: "thereto, 17"}
"""By line number: the calls that lost their mark-up and look like a number in the text."""


@dataclass(frozen=True)
class Range:
    """One row of places.tsv: lines first to last of the source (counted from 1, both included).

    The kind is "paragraph" (a paragraph, an item, a heading), "note", or "part" (a chapter, a
    resolution, an agenda item ...: all the paragraphs in its lines). A paragraph that a page, a
    note or its own sub-items interrupt has a row for each piece.
    """

    place: str
    first: int
    last: int
    kind: str

    def lines(self) -> range:
        """The line numbers of the range."""
        return range(self.first, self.last + 1)


def all_text_words() -> list[str]:
    """All words of the text (title, headings, paragraphs), in the order of the report."""
    return [word for piece in _ranges("paragraph") for word in _words_of(piece)]


def all_note_words() -> list[str]:
    """All words of all notes, in the order of their numbers."""
    return [word for piece in _ranges("note") for word in _words_of(piece)]


def text_words(place: str) -> list[str]:
    """The words of one place; a KeyError if there is no such place.

    A paragraph-level place ("resolution:7/1#op-14", "para:36", "para:26-a") gives its own words:
    its printed number, all its pieces, but not its sub-items, which are places themselves. A part
    ("resolution:7/1", "item:2-a", "chapter:ii", "chapter:i/a") gives all that stands in it, its
    headings too; "resolution:7/3" ends before its annexes, which are parts themselves.
    """
    pieces = [piece for piece in _ranges("paragraph") if piece.place == place]
    for part in _ranges("part"):
        if part.place == place:
            pieces = [piece for piece in _ranges("paragraph") if piece.first in part.lines()]
    if not pieces:
        raise KeyError(place)
    return [word for piece in pieces for word in _words_of(piece)]


def corrected(words: list[str], places: list[str]) -> list[str]:
    """Return words of the source with the recorded corrections of places made."""
    text = " ".join(words)
    for entry in _corrections():
        if entry["place"] in places:
            was = " ".join(text_words(entry["place"]))
            now = was.replace(entry["received"], entry["published"])
            assert text.count(was) == 1
            text = text.replace(was, now)
    return text.split()


@cache
def _corrections() -> list[dict[str, str]]:
    """What the report records as corrected."""
    text = SOURCE.with_name("report.en.yaml").read_text("utf-8")
    found: list[dict[str, str]] = yaml.load(text, yaml.CSafeLoader)["corrections"]
    return found


def note_words(number: str | int) -> list[str]:
    """The words of the note with this printed number; a KeyError if there is none."""
    for piece in _ranges("note"):
        if piece.place == f"fn:{number}":
            return _words_of(piece)
    raise KeyError(f"fn:{number}")


def places() -> list[str]:
    """Every paragraph-level place of the text, each once, in the order of the report."""
    return list(dict.fromkeys(piece.place for piece in _ranges("paragraph")))


def parts() -> list[str]:
    """Every part, in the order in which they begin."""
    return [part.place for part in _ranges("part")]


@cache
def source_lines() -> list[str]:
    """The lines of the source; line number n is at n - 1."""
    return SOURCE.read_text(encoding="utf-8").split("\n")


@cache
def furniture() -> dict[int, str]:
    """Line number -> the line, of all that is no text of the report."""
    rows = (ANSWERS / "furniture.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return {int(number): line for number, line in (row.split("\t", 1) for row in rows)}


def answers(name: str) -> list[dict[str, str]]:
    """The rows of one of the hand-made tables, `answers/<name>.tsv`, by column name."""
    with (ANSWERS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _ranges(kind: str) -> list[Range]:
    """The rows of places.tsv of one kind, in the order of the source."""
    return [
        Range(row["place"], int(row["first_line"]), int(row["last_line"]), row["kind"])
        for row in answers("places")
        if row["kind"] == kind
    ]


def _words_of(piece: Range) -> list[str]:
    """The words in the lines of one row."""
    return [word for number in piece.lines() for word in _words_of_line(number, piece.kind)]


def _words_of_line(number: int, kind: str) -> list[str]:
    """The words of one line of the source: its marks and note calls taken away."""
    line = LINE_MARK.sub("", source_lines()[number - 1])
    if kind == "note":
        line = NOTE_MARK.sub("", line)
    line = NOTE_CALL.sub("", line)
    if number in BARE_NOTE_CALLS:
        call = BARE_NOTE_CALLS[number]
        line = line.replace(call, call.rsplit(" ", 1)[0], 1)
    return html.unescape(line.replace("*", "")).split()

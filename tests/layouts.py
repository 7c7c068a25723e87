"""Reports of any layout, and what is wrong with their pages and PDFs: nothing may be.

Used by test_layouts.py (forty layouts) and by fuzz.py (`make fuzz`: thousands). A layout
is a paragraph with all that it may hold, in a chapter, an act or an annex; several make a report,
since most of the time goes into the frame of a document.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from damaged import ADDRESS, assert_has_every_word
from printed import Character, Printed

from generator import build, content_folder, source
from generator.catalogue import load_words
from generator.exporters.paper import printing
from generator.exporters.paper.document import document
from generator.exporters.paper.typeset import typeset
from generator.exporters.texts.blocks import Data
from generator.exporters.texts.texts import texts
from generator.findings import Finding, Lines, errors
from generator.model import Body, Report
from generator.pages import text_pages
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
OF_A_REPORT = 8
"""So many layouts stand in one report."""

_WORDS = (
    """
the of and States parties implementation assistance Convention technical cooperation its to
trafficking notwithstanding interoperability counter-terrorism 1 234 567 9–20 No. 39574
A/RES/68/193 CTOC/COP/2014/L.4/Rev.2 “quoted” (in brackets) 50 % — x
""".replace("\n", " ")
    .strip()
    .split(" ")
)
_NARROW = "the of States assistance cooperation parties 1 234 567 9–20 50 % — x".split(" ")  # noqa: SIM905
"""Words for tables of many columns."""
_LONG = ("Donaudampfschifffahrtsgesellschaft", "internationalizationalisms", "A" * 45, "7" * 33)
_RIGHT_TO_LEFT = ("جمهورية مصر العربية", "מדינת ישראל", "الجزائر")


def layouts(first: int, count: int = OF_A_REPORT) -> Report:
    """Return a report of some layouts, by the number of the first, which repeats them."""
    made = [_Layout(number) for number in range(first, first + count)]
    notes = [f"{number}" for number in range(1, 9)]
    chapters = [one.chapter(index) for index, one in enumerate(made)]
    return Report.model_validate(
        {
            "format": "plenary-report/1",
            "body": "ipwc",
            "session": "4 part 2",
            "language": "en",
            "symbol": "IPWC/4/9",
            "title": made[0].text(8),
            "date": "2021-02-28",
            "original_language": "English",
            "status": {"edition": "final", "copy_is": "unofficial"},
            "held": {"place": "Hamburg", "opened": "2021-01-30", "closed": "2021-02-05"},
            "chapters": chapters,
            "notes": [{"number": one, "text": made[0].note(one)} for one in notes],
        }
    )


class _Layout:
    """Makes the texts of one layout, by its number."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.number = number

    def text(self, most: int, calls: bool = False, long: bool = True) -> str:
        """Return up to so many words, some in italics, long, from right to left, or leading away;
        with calls of notes, side by side at times."""
        words = []
        for _ in range(self.chance.randint(1, most)):
            word = self.chance.choice(_WORDS if long else _NARROW)
            match self.chance.randrange(40):
                case 0:
                    word = f"*{word}*" if word.isalpha() else word
                case 1 if long:
                    word = self.chance.choice(_LONG)
                case 2:
                    word = self.chance.choice(_RIGHT_TO_LEFT)
                case 3 if calls:
                    word = "[paragraph 1](para:1)"
                case 4 | 5 if calls:
                    word += "".join(
                        f"[^{self.chance.randint(1, 8)}]" for _ in range(self.chance.randint(1, 3))
                    )
            words.append(word)
        return " ".join(words)

    def note(self, number: str) -> str:
        """Return a note, which is now and then longer than a page."""
        return f"Note {number}: {self.text(self.chance.choice([8, 40, 40, 1800]))}."

    def chapter(self, index: int) -> dict[str, Any]:
        paragraph = self.paragraph(str(index + 1), calls=True)
        if index == 0:  # or a note would never be called
            called = "".join(f" x[^{number}]" for number in range(1, 9))
            paragraph["text"] += called
        chapter = {"number": _ROMAN[index], "title": self.text(12, True), "paragraphs": [paragraph]}
        if self.chance.random() < 0.5:
            act = {
                "number": f"IV/{index + 1}",
                "title": self.text(20),
                "preamble": [{"text": self.text(30, True)}],
                "operative": [self.paragraph("1", calls=True)],
                "annexes": [{"title": self.text(6), "paragraphs": [self.paragraph("1", True)]}],
            }
            chapter["resolutions"] = [act]
        return chapter

    def paragraph(self, number: str, calls: bool) -> dict[str, Any]:
        made: dict[str, Any] = {"number": number, "text": self.text(60, calls)}
        if self.chance.random() < 0.5:
            made["items"] = [self.item(f"({letter})", calls, 0) for letter in "abc"]
        if self.chance.random() < 0.3:
            made["officers"] = [
                {"office": self.text(3), "name": self.text(4), "state": self.text(3)}
                for _ in range(self.chance.randint(1, 4))
            ]
        if self.chance.random() < 0.7:
            made["table"] = self.table(calls)
        if self.chance.random() < 0.3:
            made["closing"] = self.text(20, calls)
        return made

    def item(self, number: str, calls: bool, depth: int) -> dict[str, Any]:
        deeper = depth < 3 and self.chance.random() < 0.3
        inner = [self.item(f"({one})", calls, depth + 1) for one in ("i", "ii")] if deeper else []
        return {"number": number, "text": self.text(30, calls), "items": inner}

    def table(self, calls: bool) -> dict[str, Any]:
        columns = self.chance.choice([1, 2, 3, 4, 6, 8, 12, 16, 20])
        rows = 300 if self.chance.random() < 0.02 else self.chance.randint(1, 11)
        short = 3 if columns > 6 else 8

        def cells() -> list[str]:
            return [self.text(short, calls, columns < 8) for _ in range(columns)]

        return {
            "title": self.text(6, calls),
            "head": cells(),
            "rows": [{"cells": cells()} for _ in range(rows)],
        }


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@cache
def _body() -> Body:
    body = source.load_body(ROOT / "tests/invented/content/ipwc/body.yaml").value
    assert body
    return body


_OF_NO_LAYOUT = ("unmarked-citation", "source-missing", "act-without-end")
"""Rules of what words say: these are drawn by lot, and laid out all the same."""


def found_in(report: Report) -> list[Finding] | None:
    """Return what stops a report, or none: then its pages have every word, its PDF every word
    within the sheet and on no other. Raises AssertionError of what is wrong with them."""
    read = content_folder.Read(
        report, Lines("report.en.yaml", {(): 1}), Path("content/x/y/report.en.yaml")
    )
    resolved = list(build.resolve([read], {"ipwc": _body()}))
    wrong = errors(build.check([read], resolved))
    wrong = [one for one in wrong if one.rule not in _OF_NO_LAYOUT]
    made = build.render("en", resolved) if not wrong else None
    if made:
        wrong = list(printing.findings(made.language, made.resolved))
    if wrong or not made:
        assert all(one.file and one.line for one in wrong)
        return wrong
    assert_has_every_word(made, {at: ADDRESS.sub("", text) for at, text in made.files.items()})
    faults = list(faults_of(Printed(typeset(_whole(made.resolved[0])))))
    assert not faults, "\n".join(faults[:20])
    return None


def _whole(resolved: Resolved) -> Data:
    """Return the document of a report: of its texts, which it holds, none is laid out by itself."""
    words = load_words("en").pages
    of_pages = text_pages.texts(resolved, {}, words)
    [report] = [one for one in texts(resolved, of_pages, words) if one.mark == "report"]
    return document(resolved, report, words, "https://a.example/en/", "a4")


# --- the sheet ----------------------------------------------------------------------------------

_EDGE = 14
"""Points from the edge of a sheet within which nothing is printed: half a centimetre."""


def faults_of(printed: Printed) -> Iterator[str]:
    """Yield what lies over something else, or leaves its sheet."""
    pages: dict[int, list[Character]] = {}
    for one in printed.characters:
        if one.right > one.left and one.top > one.bottom and not one.text.isspace():
            pages.setdefault(one.page, []).append(one)
    for page, characters in pages.items():
        width, height = printed.drawn[page].get_size()
        for one in characters:
            inside = one.left > _EDGE and one.right < width - _EDGE
            if not (inside and one.bottom > _EDGE and one.top < height - _EDGE):
                yield f"page {page + 1}: “{one.text}” leaves the sheet at {_place(one)}"
        for one, other in _overlapping(characters):
            both = f"“{one.text}” and “{other.text}” of “{_line_of(characters, one)}”"
            yield f"page {page + 1}: {both} overlap at {_place(one)}"


def _overlapping(characters: Sequence[Character]) -> Iterator[tuple[Character, Character]]:
    """Yield pairs of which one lies over a good part of the other, both ways.

    Letters that reach under their neighbours (f in italics), and what is drawn over its letter (the
    marks of Arabic and Hebrew), do so in one direction only, or are no letters.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(characters):
        met: set[int] = set()
        for cell in _cells(one):
            there = cells.setdefault(cell, [])
            met.update(there)
            there.append(number)
        _, _, _, left, bottom, right, top = one
        for other in map(characters.__getitem__, sorted(met)):
            across = min(right, other.right) - max(left, other.left)
            if across <= 0:
                continue
            down = min(top, other.top) - max(bottom, other.bottom)
            narrow = min(right - left, other.right - other.left)
            low = min(top - bottom, other.top - other.bottom)
            if across > 0.55 * narrow and down > 0.3 * low and _may_not(one, other):
                yield one, other


def _cells(one: Character) -> Iterator[tuple[int, int]]:
    """Yield the squares of a page, 12 points wide, in which a character stands."""
    rows = range(int(one.bottom // 12), int(one.top // 12) + 1)
    for column in range(int(one.left // 12), int(one.right // 12) + 1):
        for row in rows:
            yield column, row


def _may_not(one: Character, other: Character) -> bool:
    """Say whether two characters may not lie over each other: scripts that join do, and the letters
    of a ligature, which have one box."""
    if (one.left, one.right) == (other.left, other.right):
        return False
    return one.text.isalnum() and other.text.isalnum() and (one.text + other.text).isascii()


def _place(one: Character) -> str:
    return f"{one.left:.0f}, {one.bottom:.0f}"


def _line_of(characters: Sequence[Character], one: Character) -> str:
    """Return the characters on the line of one, to find it by."""
    on_line = [other for other in characters if abs(other.bottom - one.bottom) < 3]
    near = [other for other in on_line if abs(other.left - one.left) < 90]
    return "".join(other.text for other in sorted(near, key=lambda other: other.left))

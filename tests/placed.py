"""How much of each source the importer puts where it belongs: a table by case and format.

    .venv/bin/python tests/placed.py

Of paragraphs and their parts, notes, adoptions and agenda items it says how many stand in the place
that the key has them in, with its first words, of how many. The keys are the reports from which the
forms were written, the keys of the small sources, and, of real files, the numbers in the files.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import test_importing_habits
import test_real_word_files
import yaml
from importing_session import ROOT, body, imported
from on_paper import plain, unmarked
from same_report import CASES, FORMS, original
from same_report import imported as imported_form

from generator.catalogue import load_words
from generator.importers.reading import read
from generator.importers.recognizing import Usage, import_report
from generator.inline import parse
from generator.inline import plain as words_of

KINDS = ("paragraphs", "notes", "adoptions", "agenda items")
SHARED = ROOT.parent / "shared" / "data"
_LETTERS = 20
_NUMBER = re.compile(r"(?m)^\s*(\d{1,2}\.|\(\d{1,2}\)|\([a-z]{1,3}\))\s")

Place = tuple[str, str, str]
"""A kind, where it stands (the numbers around it), and its first letters."""


def places(value: Any, at: str = "") -> Iterator[Place]:
    """Yield what is counted in a report, as groups and lists."""
    if isinstance(value, list):
        for one in value:
            yield from places(one, at)
    if not isinstance(value, dict):
        return
    for key, inside in value.items():
        if key == "adoption" and inside.get("date"):
            yield "adoptions", at, f"{inside.get('meeting', '')} {inside['date']}"
        elif key == "agenda_item" and not at.endswith("adoption"):
            yield "agenda items", at, str(inside)
        elif isinstance(inside, list):
            yield from _of_list(key, inside, at)
        elif isinstance(inside, dict):
            yield from places(inside, f"{at}/{key}")


def _of_list(key: str, parts: list[Any], at: str) -> Iterator[Place]:
    for part in parts:
        if not isinstance(part, dict):
            continue
        number = part.get("number", "")
        here = f"{at}/{key} {number}"
        kind = _kind(key, at)
        if kind and number:
            yield kind, here, letters(part.get("text") or part.get("title") or "")
        yield from places(part, here)


def _kind(key: str, at: str) -> str:
    if key == "notes":
        return "notes"
    if at.rpartition("/")[2] == "agenda" or "/agenda/" in at or (key == "agenda" and not at):
        return "agenda items"
    return "paragraphs" if key in ("paragraphs", "operative", "items", "quoted") else ""


def letters(text: str) -> str:
    """Return the first letters and figures of a text."""
    return "".join(re.findall(r"[^\W_]", words_of(unmarked(parse(text)[0]))))[:_LETTERS]


def count(key: Any, found: Any) -> dict[str, tuple[int, int]]:
    """Return of each kind how many of a key are found, of how many."""
    there, got = Counter(places(key)), Counter(places(found))
    return {
        kind: (
            sum(n for place, n in (there & got).items() if place[0] == kind),
            sum(n for place, n in there.items() if place[0] == kind),
        )
        for kind in KINDS
    }


def row(name: str, counts: Mapping[str, tuple[int, int]]) -> str:
    cells = (f"{found} of {of}" if of else "–" for found, of in (counts[kind] for kind in KINDS))
    return f"| {name} | {' | '.join(cells)} |"


def forms() -> Iterator[str]:
    for case in CASES:
        key = plain(original(case))
        if case != "session-7":
            key.pop("agenda", None)  # no sentence of theirs tells of it
        for form in FORMS:
            yield row(f"{case}, {form}", count(key, plain(imported_form(case, form).report)))


def small_sources() -> Iterator[str]:
    for file in sorted((ROOT / "tests/importing").glob("*.yaml")):
        case = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        report = imported(case["source"], case.get("body", "content/ctoc-cop/body.yaml")).report
        yield row(file.stem, count(case["report"], plain(report)))
    for file in test_importing_habits.CASES:
        case = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        report = test_importing_habits.imported(case).report
        yield row(f"habits: {file.stem}", count(case["report"], plain(report)))


def real_word() -> Iterator[str]:
    usage = Usage.of(body("tests/real_word/body.yaml"), load_words("en"), "en")
    for file in test_real_word_files.FILES:
        report = import_report(read(file.read_bytes(), file.name), usage).report
        typed = test_real_word_files.typed(file)
        found = (typed & test_real_word_files.placed(report)).total()
        counts = dict.fromkeys(KINDS, (0, 0)) | {"paragraphs": (found, typed.total())}
        yield row(f"{file.stem}, Word (numbers that are typed)", counts)


def real_pdf() -> Iterator[str]:
    usage = Usage.of(body("tests/real_pdf/body.yaml"), load_words("en"), "en")
    for file in sorted((SHARED / "pdf").glob("*.pdf")):
        made = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
        report = import_report(read(made.stdout, f"{file.stem}.txt"), usage).report
        numbers = Counter(_NUMBER.findall(made.stdout.decode()))
        got = Counter(
            f"{place[1].rpartition(' ')[2]}{'' if place[1].endswith(')') else '.'}"
            for place in places(plain(report))
            if place[0] == "paragraphs"
        )
        found = ((numbers & got).total(), numbers.total())
        yield row(f"{file.stem}, pdftotext", dict.fromkeys(KINDS, (0, 0)) | {"paragraphs": found})


def main() -> None:
    print(f"| case | {' | '.join(KINDS)} |\n|---|{'---|' * len(KINDS)}")
    for part in (forms, small_sources, real_word, real_pdf):
        for line in part():
            print(line)
            sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()

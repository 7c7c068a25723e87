"""Reports of the project's own, and the forms in which they can come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from importing_session import ROOT, body
from writing import converted, scanned, text, word
from writing.printed import ENGLISH_MONTHS, Look, Paper, paper_of

from generator.catalogue import load_words
from generator.importers.reading import read
from generator.importers.recognizing import Imported, Usage, import_report
from generator.model import Act, Body, Report, walk
from generator.model.values import with_value_at
from generator.source import load_report

CASES = {
    "session-7": "content/ctoc-cop/session-7",
    "ipwc": "tests/invented/content/ipwc/session-4-part-2",
    "straits": "tests/bodies/straits/content/straits/session-5",
    "forests": "tests/bodies/forests/content/forests/session-12",
    "lakes": "tests/apart/content/lakes/session-3",
    "voting": "tests/voting/content/harbours/session-3",
    "notes-of-acts": "tests/notes_of_acts/content/harbours/session-78",
}


@dataclass(frozen=True)
class Form:
    """A form in which a report can come."""

    write: Callable[[Paper, bool], bytes]
    """Of the paper, and whether notes are counted anew in each act."""
    file: str
    """What such a file is called."""


FORMS = {
    "word-official": Form(lambda paper, anew: word.official(paper, anew=anew), "report.docx"),
    "word-typed": Form(lambda paper, anew: word.typed(paper, anew=anew), "report.docx"),
    "scanned": Form(lambda paper, _: scanned.written(paper), "report.md"),
    "pandoc": Form(lambda paper, _: converted.pandoc(paper), "report.md"),
    "mammoth": Form(lambda paper, _: converted.mammoth(paper), "report.md"),
    "text-saved": Form(lambda paper, _: text.saved(paper), "report.txt"),
    "text-paged": Form(lambda paper, _: text.paged(paper), "report.txt"),
}


ADDED: dict[str, dict[str, Any]] = {
    "straits": {"documents": [{"symbols": ["JA/"]}]},
    "ipwc": {"importing": {"en": {"table_titles": ["Nets & meshes"]}}},
    "voting": {"importing": {"en": {"table_titles": ["Depths & tides"]}}},
    "notes-of-acts": {"importing": {"en": {"table_titles": [r"Lights\[\^4\]"]}}},
}
"""What an importer must be told of the bodies, which their own data had no reason to say."""


@cache
def usage(case: str) -> Usage:
    """Return how the reports of the body of a case are worded."""
    own = body(f"{Path(CASES[case]).parent}/body.yaml")
    whole = Body.model_validate({**own.model_dump(), **ADDED.get(case, {})})
    return Usage.of(whole, load_words("en"), "en")


@cache
def original(case: str) -> Report:
    """Return the report of a case, whose title says where and when the session was held."""
    report = load_report(ROOT / CASES[case] / "report.en.yaml").value
    assert report
    report = _dated(report)
    if "held in" in report.title:
        return report
    opened, closed = (_day(day) for day in (report.held.opened, report.held.closed))
    title = f"{report.title}, held in {report.held.place} from {opened} to {closed}"
    return report.model_copy(update={"title": title})


def _dated(value: Any) -> Any:
    """Return a report whose acts say nothing of their adoption where they do not say the day: the
    line under an act says both."""
    for path, act in walk(value):
        if isinstance(act, Act) and not act.adoption.date:
            value = with_value_at(value, (*path, "adoption", "meeting"), "")
    return value


def _day(date: str) -> str:
    year, month, day = date.split("-")
    return f"{int(day)} {ENGLISH_MONTHS[int(month) - 1]} {year}"


@cache
def paper(case: str) -> Paper:
    """Return the report of a case as it stands on paper."""
    own = usage(case).phrases.citing.acts()
    nouns = {kind: noun.one[0].capitalize() for kind, noun in own.items()}
    # The seventh session says in its paragraphs what was considered and adopted.
    says_itself = case == "session-7"
    return paper_of(original(case), Look(nouns, ENGLISH_MONTHS, not says_itself, not says_itself))


def anew(case: str) -> bool:
    """Say whether notes begin anew in each act."""
    return usage(case).body.numbers.notes.anew == "act"


def written(case: str, form: str) -> bytes:
    """Return the report of a case in a form."""
    return FORMS[form].write(paper(case), anew(case))


@cache
def imported(case: str, form: str) -> Imported:
    """Return what the importer makes of a form of a report."""
    return import_report(read(written(case, form), FORMS[form].file), usage(case))

"""The same report from Word, Markdown of three writers and plain text is the same YAML.

Seven reports are written by script in seven forms, imported from each, and compared: what stands
on paper with the report that was written, and the whole YAML of the forms with each other. What a
form cannot hold is taken from both sides (`LOSSES`); whatever else differs is listed here with its
reason (`DIFFERENCES`), and an entry that explains nothing any more fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from typing import Any

import pytest
from on_paper import differences, on_paper, plain
from same_report import CASES, FORMS, imported, original

PAIRS = [(case, form) for case in CASES for form in FORMS]
FIRST = "word-official"
"""The form with which the others are compared."""


# --- what a form cannot hold ----------------------------------------------------------------------


def without_faces(value: Any) -> Any:
    """Plain text has no italics."""
    return _texts(value, lambda text: re.sub(r"(?<!\\)\*", "", text))


def with_words_of_tables(value: Any) -> Any:
    """The tables of simple Markdown have no cells that span others."""
    if isinstance(value, list):
        return [with_words_of_tables(one) for one in value]
    if isinstance(value, dict):
        return {
            key: list(_cells(one)) if key == "table" else with_words_of_tables(one)
            for key, one in value.items()
        }
    return value


def without_tables(value: Any) -> Any:
    """What has no tables has their words in paragraphs."""
    if isinstance(value, list):
        return list(_run_together([without_tables(one) for one in value]))
    if isinstance(value, dict):
        return {key: without_tables(one) for key, one in value.items()}
    return value


def _run_together(parts: list[Any]) -> Iterator[Any]:
    """Yield parts in which tables and paragraphs without numbers are one paragraph."""
    words: list[str] = []
    for part in parts:
        if isinstance(part, dict) and part and part.keys() <= {"text", "table"}:
            table = part.get("table", {})
            words += [table.get("title", ""), *_cells(table), part.get("text", "")]
        else:
            yield from _paragraph(words)
            words = []
            yield part
    yield from _paragraph(words)


def _paragraph(words: list[str]) -> Iterator[dict[str, str]]:
    text = " ".join(filter(None, words))
    if text:
        yield {"text": " ".join(text.split())}


def _cells(table: Any) -> Iterator[str]:
    if table:
        rows = [table["head"], *(row["cells"] for row in table.get("head_rows", []))]
        rows += [row["cells"] for row in table["rows"]]
        yield from (cell["text"] for row in rows for cell in row if cell.get("text"))


def _texts(value: Any, changed: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _texts(one, changed) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one, changed) for one in value]
    return changed(value) if isinstance(value, str) else value


LOSSES: dict[str, tuple[Callable[[Any], Any], ...]] = {
    "scanned": (with_words_of_tables,),
    "pandoc": (with_words_of_tables,),
    "mammoth": (without_tables,),
    "text-saved": (without_faces, without_tables),
    "text-paged": (without_faces, without_tables),
}


def held(value: Any, *forms: str) -> Any:
    """Return what forms can hold of a report."""
    for loss in dict.fromkeys(loss for form in forms for loss in LOSSES.get(form, ())):
        value = loss(value)
    return value


# --- what differs, and why ------------------------------------------------------------------------

_TITLE = "the title says “its fourth session”, the data of the body “the fourth session”"
_QUOTED = "nothing on paper says where a text that is quoted ends"
_SMALL = "on pages, words that begin small after a semicolon may go on from before the page's end"
_REPEATED = "mammoth writes the call of a note that is called again as a bare figure"
_LEAD = "italics set anew reach as far as the lead phrase: “Reaffirms its decision” 4/3"
_SYMBOL = "a figure behind a symbol may be more of it: LAKES/3/P1.1, Doc. 35.2"
_ROWS = "the last row of a table has no end in plain text, and takes the heading behind it"
_UNIT = "a figure behind two letters may be of a unit: mm2"
_SIGNS = "notes with signs, and numbers that begin anew in each act, have no marks to be known by"
_RENUMBERED = "pandoc and mammoth count all notes of a file from 1, whatever is printed"
DIFFERENCES: list[tuple[str, str, str, str]] = [
    ("ipwc", "*", "session", _TITLE),
    ("ipwc", "scanned", "chapters.1.resolutions.0.operative.0.items.0.*", _SMALL),
    ("ipwc", "text-paged", "chapters.0.sections.0.paragraphs.1.text", _UNIT),
    ("ipwc", "text-paged", "chapters.0.sections.0.resolutions", _ROWS),
    ("ipwc", "text-paged", "chapters.1", _ROWS),
    ("straits", "*", "chapters.2.decisions.0.sections.0.paragraphs.0.quoted.*", _QUOTED),
    ("straits", "*", "chapters.2.decisions.0.sections.0.paragraphs.0.closing", _QUOTED),
    ("straits", "*", "chapters.2.decisions.0.sections.0.paragraphs.1", _QUOTED),
    ("lakes", "text-paged", "chapters.0.paragraphs.1.text", _SYMBOL),
    ("session-7", "mammoth", "chapters.0.sections.0.resolutions.0.operative.0.*", _REPEATED),
    ("session-7", "text-*", "chapters.0.sections.0.resolutions.[23].operative.?.text", _LEAD),
    ("voting", "mammoth", "chapters.0.resolutions.1.annexes.0.paragraphs.0.text", _REPEATED),
    ("notes-of-acts", "pandoc", "notes*", _RENUMBERED),
    ("notes-of-acts", "pandoc", "*.notes", _RENUMBERED),
    ("notes-of-acts", "mammoth", "notes*", _RENUMBERED),
    ("notes-of-acts", "mammoth", "*.notes", _RENUMBERED),
    ("notes-of-acts", "text-*", "notes*", _SIGNS),
    ("notes-of-acts", "text-*", "*.notes", _SIGNS),
    ("notes-of-acts", "pandoc", "*.t[ei][xt]*", _RENUMBERED),
    ("notes-of-acts", "pandoc", "*.closing", _RENUMBERED),
    ("notes-of-acts", "pandoc", "chapters.1.resolutions.0.operative.2", _RENUMBERED),
    ("notes-of-acts", "pandoc", "*.table*", _RENUMBERED),
    ("notes-of-acts", "mammoth", "*.t[ei][xt]*", _RENUMBERED),
    ("notes-of-acts", "mammoth", "*.closing", _RENUMBERED),
    ("notes-of-acts", "mammoth", "*.notes.*", _RENUMBERED),
    ("notes-of-acts", "mammoth", "chapters.1.resolutions.1.annexes.1.*", _REPEATED),
    ("notes-of-acts", "scanned", "chapters.1.resolutions.0.*", _SIGNS),
    ("notes-of-acts", "text-*", "chapters.1.resolutions.[01].*", _SIGNS),
    ("notes-of-acts", "text-saved", "annexes.0.paragraphs.1", _SIGNS),
]
"""Case, form, path (with * for anything), reason."""


def unexplained(
    case: str, form: str, found: Iterator[tuple[str, Any, Any]], used: set[int]
) -> list[str]:
    """Return the differences that no entry explains, a line each."""
    told = []
    for path, one, other in found:
        entries = {
            index
            for index, (of_case, of_form, of_path, _) in enumerate(DIFFERENCES)
            if fnmatch(case, of_case) and fnmatch(form, of_form) and fnmatch(path, of_path)
        }
        used |= entries
        if not entries:
            shown = (json.dumps(value, ensure_ascii=False)[:300] for value in (one, other))
            told.append(f"{path}: {' / '.join(shown)}")
    return told


def from_original(case: str, form: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield where a form differs from the report of which it was written."""
    sides = (held(on_paper(one), form) for one in (original(case), imported(case, form).report))
    return differences(*sides)


def from_first(case: str, form: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield where the YAML of a form differs from that of the first form."""
    sides = (
        held(plain(imported(case, one).report.model_copy(update={"source": ""})), FIRST, form)
        for one in (FIRST, form)
    )
    return differences(*sides)


@pytest.mark.parametrize(("case", "form"), PAIRS)
def test_a_form_gives_the_report_of_which_it_was_written(case: str, form: str) -> None:
    assert unexplained(case, form, from_original(case, form), set()) == []


@pytest.mark.parametrize(("case", "form"), [pair for pair in PAIRS if pair[1] != FIRST])
def test_all_forms_give_the_same_yaml(case: str, form: str) -> None:
    assert unexplained(case, form, from_first(case, form), set()) == []


def test_every_difference_that_is_listed_is_there() -> None:
    used: set[int] = set()
    for case, form in PAIRS:
        unexplained(case, form, from_original(case, form), used)
        unexplained(case, form, from_first(case, form), used)
    assert [entry for index, entry in enumerate(DIFFERENCES) if index not in used] == []

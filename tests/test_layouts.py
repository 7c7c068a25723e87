"""What the rules accept has pages and a PDF in which every word stands by itself, on the sheet.

Of layouts forty are tried here, which have all that a layout can have, and thousands of others each
time in `make fuzz`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from layouts import OF_A_REPORT, faults_of, found_in, layouts
from printed import Printed
from test_checks import CASES, changed, read_case

from generator import build, content_folder
from generator.exporters.paper import printing, tables
from generator.exporters.paper.tables import Way
from generator.exporters.paper.typeset import hyphenated, typeset
from generator.model import Paragraph, Report, Resolution, Table, Value, walk

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
ACCEPTED = [
    file for file in CASES if all(": notice: " in line for line in read_case(file)["findings"])
]


def invented() -> Report:
    reports, _, _ = content_folder.read(INVENTED)
    return reports[0].report


FIRST = range(0, 40, OF_A_REPORT)
"""The first layout of each report."""


FOUND = (1796077740,)
"""Layouts of `make fuzz` that were wrong once: a long word before the call of a note."""


@pytest.mark.parametrize("first", [*FIRST, *FOUND])
def test_layouts_have_every_word_on_the_sheet_and_none_on_another(first: int) -> None:
    tried(first)


def test_most_layouts_are_printed_or_the_property_would_say_little() -> None:
    assert sum(map(tried, FIRST)) >= 4


def test_all_that_a_layout_can_have_is_among_those_that_are_printed() -> None:
    printed = [layouts(first) for first in FIRST if tried(first)]
    values = [value for report in printed for _, value in walk(report)]
    tables = [value for value in values if isinstance(value, Table)]
    assert {len(table.head) for table in tables} == {1, 2, 3, 4, 6, 8, 12, 16, 20}
    assert {len(table.rows) > 100 for table in tables} == {True, False}
    assert {len(note.text) > 5000 for report in printed for note in report.notes} == {True, False}
    assert any(isinstance(value, Resolution) and value.annexes for value in values)
    paragraphs = [value for value in values if isinstance(value, Paragraph)]
    assert all(any(getattr(one, of) for one in paragraphs) for of in ("items", "officers"))
    assert any(one.closing for one in paragraphs)


def test_words_part_where_they_are_hyphenated() -> None:
    words = ["cooperation", "co-operation", "States/parties", "assistance,", "the"]
    assert hyphenated(words, "en") == [
        ["co", "op", "er", "a", "tion"],
        ["co-", "op", "er", "a", "tion"],
        ["States/", "par", "ties"],
        ["as", "sis", "tance,"],
        ["the"],
    ]
    assert hyphenated(["coopération"], "fr") == [["co", "opé", "ra", "tion"]]


def test_after_a_hyphen_of_its_own_a_word_needs_no_other() -> None:
    call = {"note": "3", "name": "fn-3", "first": False, "after-call": False}
    cells = [["co-operation", call]] * 20
    table = {"kind": "table", "title": [], "head": cells, "rows": [cells]}
    [laid_out] = tables.laid_out([table], "en")
    parted = {"co-operation": "co-op\u00ader\u00ada\u00adtion"}
    assert laid_out["hyphenated"] == [parted] * 20


@cache
def tried(first: int) -> bool:
    """Say whether layouts are printed, or stopped by findings; in both cases all is in order."""
    return found_in(layouts(first)) is None


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_so_has_what_the_rules_accept(file: Path, tmp_path: Path) -> None:
    content = changed(read_case(file), tmp_path)
    for one in content_folder.read(content)[0]:
        found_in(one.report)


def skeletons(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a value with each of its parts left empty in turn, and the name of that part."""
    for name, field in type(value).model_fields.items():
        child = getattr(value, name)
        here = f"{type(value).__name__}.{name}"
        if isinstance(child, tuple) and child:
            yield here, value.model_copy(update={name: ()})
        elif isinstance(child, str) and child and not field.is_required():
            yield here, value.model_copy(update={name: ""})
        elif isinstance(child, Value) and not field.is_required():
            yield here, value.model_copy(update={name: field.default})
        if isinstance(child, Value):
            for inner, made in skeletons(child):
                yield inner, value.model_copy(update={name: made})
        elif isinstance(child, tuple):
            for index, one in enumerate(child):
                if isinstance(one, Value):
                    for inner, made in skeletons(one):
                        new = (*child[:index], made, *child[index + 1 :])
                        yield inner, value.model_copy(update={name: new})


SKELETONS = dict(reversed(list(skeletons(invented()))))
"""Of each kind of part, the first of the report."""


@pytest.mark.parametrize("part", SKELETONS)
def test_so_has_a_report_of_which_a_part_is_still_empty(part: str) -> None:
    found_in(SKELETONS[part])


def test_so_has_a_report_of_which_only_the_head_is_there() -> None:
    necessary = {
        name: getattr(invented(), name)
        for name, field in Report.model_fields.items()
        if field.is_required()
    }
    assert found_in(Report.model_validate({**necessary, "chapters": ()})) is None


# --- what is wrong is seen ----------------------------------------------------------------------


def test_words_that_lie_over_each_other_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """As typst would print a table of many columns, were its type not made smaller."""
    monkeypatch.setattr(tables, "WAYS", (Way(9),))
    monkeypatch.setattr(tables, "_FIRST_WITH_HYPHENS", tables.WAYS[0])
    monkeypatch.setattr(printing, "too_broad", lambda *_: iter(()))
    [first] = [n for n in range(0, 80, OF_A_REPORT) if _is_broad(layouts(n))][:1]
    with pytest.raises(AssertionError, match=r"overlap|leaves the sheet"):
        found_in(layouts(first))


def _is_broad(report: Report) -> bool:
    return any(p.table and len(p.table.head) > 15 for c in report.chapters for p in c.paragraphs)


def test_what_leaves_the_sheet_is_seen() -> None:
    reports, bodies, _ = content_folder.read(INVENTED)
    made = build.render("en", list(build.resolve(reports, bodies)))
    [data] = [
        one.data
        for one in printing.documents(made.language, made.resolved, "https://a.example/")
        if one.mark == "report"
    ]
    assert list(faults_of(Printed(typeset(data)))) == []
    data["masthead"]["symbol"] = "IPWC/4/9" * 20
    assert any("leaves the sheet" in fault for fault in faults_of(Printed(typeset(data))))

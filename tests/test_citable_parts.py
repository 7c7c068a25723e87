"""The table of what can be cited, in parts: nothing is lost, and what is typed finds its part."""

from __future__ import annotations

from typing import Any

import pytest
from many_sessions import many_sessions

from generator import build, catalogue, content_folder
from generator.pages import citable_parts
from generator.pages.citable import citable
from generator.pages.citable_parts import parted
from generator.pages.notes_and_citing import cited_by

ACCORD = ["A/60/88", "documents/", "a-60-88"]


def table(sessions: dict[str, list[str]], documents: list[list[str]] = ()) -> dict[str, Any]:
    """Return the table of reports by their sessions, each with acts of some numbers."""
    texts = []
    for session, acts in sessions.items():
        base = f"body/session-{session.replace(' ', '-')}/"
        texts.append(["report", session, "", base, f"session {session}", base, ""])
        for number in acts:
            address = f"{base}resolutions/{number.replace('/', '-')}/"
            texts.append(["resolution", number, "", base, f"resolution {number}", address, "op-1"])
    return {"texts": texts, "documents": list(documents), "known": [], "titles": []}


def test_the_table_of_one_report_is_whole() -> None:
    whole = table({"7": ["7/1"]}, [ACCORD])
    assert parted(whole) == (whole, {})


def test_each_report_has_its_texts_and_all_have_its_symbol() -> None:
    symbol = ["B/7/9", "body/session-7/", ""]
    whole = table({"7": ["7/1"], "8": ["8/1"]}, [symbol, ACCORD])
    head, parts = parted(whole)
    assert head["reports"] == [["body/session-7/", "7"], ["body/session-8/", "8"]]
    assert head["texts"] == []
    assert head["documents"] == [symbol, ACCORD]  # few rows need no file of their own
    assert list(parts) == [
        "assets/citable/body/session-7.js",
        "assets/citable/body/session-8.js",
    ]
    found = [row for part in parts.values() for row in part["texts"]]
    assert found == whole["texts"]


def test_acts_whose_numbers_do_not_tell_the_session_are_listed(monkeypatch) -> None:
    sessions = {"4 part 2": ["IV/3"], "24": ["12/CP.24"], "7": ["7/1"]}
    head, _ = parted(table(sessions))
    assert head["acts"] == [("iv/3", "body/session-4-part-2/")]


@pytest.mark.parametrize(
    ("symbol", "typed"),
    [
        ("A/60/88", ["88", "A/60/88 and Corr.2"]),
        ("B/2014/L.4/Rev.2", ["L.4", "L.4/Rev.2", "Rev.2"]),
        ("A/RES/68/193", ["193"]),
        ("Ramsar COP14 Doc.18.4", ["18.4"]),
    ],
)
def test_what_is_cited_is_in_a_file_that_its_figures_lead_to(monkeypatch, symbol, typed) -> None:
    monkeypatch.setattr(citable_parts, "_ENOUGH", 3)
    others = [[f"C/{n}", "documents/", f"c-{n}"] for n in range(40)]
    row = [symbol, "documents/", "it"]
    head, parts = parted(table({"7": [], "8": []}, [*others, row]))
    files = [part["documents"] for name, part in parts.items() if "figures" in name]
    assert len(files) == head["figures"] == 13
    for one in typed:
        numbers = {int(run[-6:]) % len(files) for run in _figures(one)}
        assert any(row in files[number] for number in numbers), one
    assert {tuple(r) for r in [*others, row]} == {tuple(r) for file in files for r in file}


def _figures(typed: str) -> list[str]:
    return "".join(sign if sign in "0123456789" else " " for sign in typed).split()


def test_a_number_without_figures_is_always_at_hand(monkeypatch) -> None:
    monkeypatch.setattr(citable_parts, "_ENOUGH", 1)
    row = ["Charter", "documents/", "charter"]
    head, _ = parted(table({"7": [], "8": []}, [row, ["C/1", "documents/", "c-1"]]))
    assert head["documents"] == [row]


def test_a_document_is_that_of_the_last_report_that_cites_it() -> None:
    rows = [["A/1", f"body/session-{n}/documents/", "a-1"] for n in (7, 8)]
    head, _ = parted(table({"7": [], "8": []}, rows))
    assert head["documents"] == rows[1:]


@pytest.mark.slow
def test_no_part_grows_with_the_reports_but_by_a_line(tmp_path) -> None:
    sizes = []
    for count in (6, 24):
        reports, bodies, _ = content_folder.read(
            many_sessions(tmp_path / str(count), count, 24, 12)
        )
        resolved = list(build.resolve(reports, bodies))
        whole = citable(resolved, cited_by(resolved), catalogue.load_words("en"))
        head, parts = parted(whole)
        sizes.append((len(str(head)), {name: len(str(part)) for name, part in parts.items()}))
    (few, few_parts), (many, many_parts) = sizes
    assert (many - few) / 18 < 200
    assert few_parts.items() <= many_parts.items()

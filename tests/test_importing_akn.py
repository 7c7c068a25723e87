"""Acts of Akoma Ntoso, imported: what the mark-up says is so, whatever its words look like."""

from __future__ import annotations

from pathlib import Path

import pytest
from acts_in_xml import Held, by_report, by_xml, close

from generator import source
from generator.catalogue import load_words
from generator.importers.reading import read
from generator.importers.recognizing import Imported, Usage, import_report
from generator.model import Act, Section, walk

TESTS = Path(__file__).parent
CASES = sorted((TESTS / "importing" / "acts").glob("*.xml"))


def imported(file: Path) -> Imported:
    """Return what is made of a file of the Commission for the Lagoons."""
    body = source.load_body(TESTS / "akn" / "content" / "lagoons" / "body.yaml").value
    assert body
    usage = Usage.of(body, load_words("en"), "en")
    return import_report(read(file.read_bytes(), file.name), usage)


def acts(found: Imported) -> dict[str, Act]:
    return {one.number: one for _, one in walk(found.report) if isinstance(one, Act)}


def shown(held: Held) -> str:
    return " | ".join(held)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_file_holds_what_its_case_says(file: Path) -> None:
    found = imported(file)
    lines = []
    for number, act in acts(found).items():
        lines += [f"act | {number} | {act.title}", *map(shown, by_report(act))]
    assert lines == file.with_suffix(".held").read_text("utf-8").splitlines()
    assert not found.report.unplaced
    assert not found.report.annexes
    assert [act.adoption.date for act in acts(found).values()] == ["2031-05-02"] * len(acts(found))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_file_holds_what_lxml_alone_finds_in_it(file: Path) -> None:
    found = acts(imported(file))
    for number, held in by_xml(file.read_bytes()):
        assert [close(one) for one in by_report(found[number])] == [close(one) for one in held]


def parts(sections: tuple[Section, ...]) -> dict[str, object]:
    """Return what is headed so, and what stands in it."""
    return {f"{one.number} {one.title}".strip(): parts(one.sections) for one in sections}


def test_headings_stand_in_each_other_as_numbers_and_styles_say() -> None:
    """Section 11 beside 4, which is far before it; what heads another heading at once, over it. A
    number that stands in the mark-up and in the words is there once."""
    act = acts(imported(TESTS / "importing" / "acts" / "headings.xml"))["2/11"]
    assert parts(act.sections) == {
        "I Tides": {"4 Ebb": {}, "11 Flood": {}},
        "II Keepers": {"Moved": {"Harbour": {}, "Weir": {}}, "Ended": {"Mill": {}}},
    }

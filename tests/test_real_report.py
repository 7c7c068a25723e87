"""The committed report of the seventh session: the importer's output, as editors corrected it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import importing_session
import pytest
import real_report_source as received

from generator import source
from generator.model import Action, Item, Paragraph, Report, Value, walk

FILE = received.SOURCE.with_name("report.en.yaml")


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = source.load_report(FILE)
    assert loaded.findings == ()
    assert loaded.value is not None
    return loaded.value


def scalars(value: object, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Yield every text of a value with its path."""
    if isinstance(value, Value):
        for name in type(value).model_fields:
            yield from scalars(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from scalars(element, (*path, index))
    elif value:
        yield path, str(value)


def test_it_is_the_importers_output_but_for_the_recorded_corrections(report) -> None:
    imported = importing_session.imported(received.SOURCE.read_text("utf-8")).report
    before, after = (
        {path: text for path, text in scalars(one) if not told(path)} for one in (imported, report)
    )
    added = {path for path in after if path not in before}
    # What an editor adds: the corrections, answers to findings, and remarks on notes.
    own = ("corrections", "accepted")
    assert {path for path in added if path[0] not in own} == {("notes", 7, "remark")}
    changed = [(before[path], after[path]) for path in before if before[path] != after.get(path)]
    assert len(changed) == len(report.corrections)
    for (was, now), correction in zip(changed, report.corrections, strict=True):
        assert was.count(correction.received) == 1
        assert was.replace(correction.received, correction.published) == now


def told(path: tuple) -> bool:
    """Say whether a path is in what the importer tells of statements or actions, for review."""
    is_heard = "statements" in path and "adoption" not in path
    return is_heard or bool({"actions", "no_action"} & set(path))


def test_statements_are_the_importers_where_confirmed_and_none_is_unreviewed(report) -> None:
    imported = importing_session.imported(received.SOURCE.read_text("utf-8")).report
    found, stated = (
        {path: value for path, value in walk(one) if isinstance(value, Paragraph)}
        for one in (imported, report)
    )
    for path, paragraph in stated.items():
        reviews = [heard.review for heard in paragraph.statements]
        assert "unreviewed" not in reviews, paragraph.number
        found_here = [heard.model_copy(update={"review": ""}) for heard in found[path].statements]
        for index, heard in enumerate(paragraph.statements):
            same = heard.model_copy(update={"review": ""}) in found_here[index : index + 1]
            assert (heard.review == "confirmed") == same, (paragraph.number, index)
        if "corrected" not in reviews:
            assert len(paragraph.statements) == len(found_here), paragraph.number


def test_statements_are_those_that_were_read_in_the_source(report) -> None:
    rows = [tuple(row.values()) for row in received.answers("statements")]
    assert list(importing_session.statement_rows(report)) == rows


def actions(report: Report) -> dict[tuple, list[Action]]:
    """Return the actions of each paragraph and item, by its path."""
    return {
        path: [action.model_copy(update={"review": "unreviewed"}) for action in value.actions]
        for path, value in walk(report)
        if isinstance(value, Paragraph | Item)
    }


def test_actions_are_what_the_rule_wrote_unless_a_person_corrected_them(report) -> None:
    """What is marked confirmed was written so; where anything differs somebody has marked it."""
    imported = importing_session.imported(received.SOURCE.read_text("utf-8")).report
    written, reviewed = actions(imported), actions(report)
    assert written.keys() == reviewed.keys()
    for path, value in walk(report):
        if not isinstance(value, Paragraph | Item):
            continue
        reviews = [action.review for action in value.actions]
        assert "unreviewed" not in reviews
        for action, review in zip(reviewed[path], reviews, strict=True):
            assert review == "corrected" or action in written[path]
        if reviewed[path] != written[path]:
            assert "corrected" in reviews or value.no_action
        # To mark as corrected what is as it was written would be untrue as well.
        assert reviews.count("corrected") == sum(a not in written[path] for a in reviewed[path])


def test_every_certain_damage_of_the_words_is_corrected_and_nothing_else(report) -> None:
    known = [row for row in received.answers("damage") if row["kind"] == "punctuation"]
    assert all(row["certainty"] == "certain" for row in known)
    corrected = {(entry.place, entry.published.split()[-1]) for entry in report.corrections}
    assert corrected == {(row["place"], row["should_be"].split()[-1]) for row in known}


def test_it_is_in_normal_form(report) -> None:
    assert source.dump_report(report) == Path(FILE).read_text("utf-8")


def test_it_holds_what_the_conference_adopted(report) -> None:
    section_a, section_b = report.chapters[0].sections
    assert [r.number for r in section_a.resolutions] == ["7/1", "7/2", "7/3", "7/4"]
    assert [len(r.annexes) for r in section_a.resolutions] == [0, 0, 2, 1]
    assert [d.number for d in section_b.decisions] == ["7/1", "7/2"]
    assert [note.number for note in report.notes] == [str(n) for n in range(1, 30)]

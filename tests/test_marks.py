"""Marks: put together and taken apart, and every mark of a report is what its parts say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import marks
from generator.marks import Mark
from generator.resolved import Resolved


@pytest.mark.parametrize(
    ("written", "scheme", "name", "number", "id_"),
    [
        ("resolution:7/3", "resolution", "7/3", "7/3", ""),
        ("resolution:7/3#op-14-a", "resolution", "7/3#op-14-a", "7/3", "op-14-a"),
        ("resolution:7/3/annex", "resolution", "7/3/annex", "7/3", ""),
        ("decision:12/CP.24/annex-i#para-5", "decision", "12/CP.24/annex-i#para-5", "12/CP.24",
         "para-5"),
        ("resolution:annexes/1", "resolution", "annexes/1", "annexes/1", ""),
        ("para:36", "para", "36", "36", ""),
        ("chapter:iv/a", "chapter", "iv/a", "iv/a", ""),
        ("un:A/CONF.192/15", "un", "A/CONF.192/15", "A/CONF.192/15", ""),
        ("cited:ga-decision-60-519", "cited", "ga-decision-60-519", "ga-decision-60-519", ""),
        ("plain:", "plain", "", "", ""),
        ("report:", "report", "", "", ""),
    ],
)  # fmt: skip
def test_a_mark_knows_its_parts(written, scheme, name, number, id_) -> None:
    mark = Mark(written)
    assert (mark.scheme, mark.name, mark.number, mark.id) == (scheme, name, number, id_)
    assert mark == written


@pytest.mark.parametrize("part", ["", "#op-1", "/annex", "/annex-i#para-5"])
@pytest.mark.parametrize("whole", ["un:A/RES/68/193", "cited:ga-decision-60-519", "decision:7/2"])
def test_the_mark_of_a_part_names_the_whole(whole: str, part: str) -> None:
    assert Mark(f"{whole}{part}").whole == whole
    assert Mark("article:untoc/5").whole == "article:untoc/5"


@pytest.mark.parametrize("part", ["", "#op-1", "/annex", "/annex-i", "/annex-i#para-5"])
def test_the_mark_of_a_part_of_an_act_names_the_act(part: str) -> None:
    assert Mark(f"resolution:7/3{part}").act == "resolution:7/3"


def test_what_is_no_act_is_named_whole() -> None:
    assert Mark("chapter:i/a#sect-1").act == "chapter:i/a#sect-1"
    assert Mark("article:untoc/18.13").instrument == "untoc"
    assert Mark("chapter:iv/a").as_id == "chapter-iv/a"


NUMBERS = st.text(st.sampled_from("127/.CPIV-"), min_size=1).filter(lambda one: "annex" not in one)


@given(
    NUMBERS, st.sampled_from(["", "annex", "annex-i"]), st.sampled_from(["", "op-1", "para-3-a"])
)
def test_what_is_put_together_is_taken_apart(number: str, annex: str, id_: str) -> None:
    act = marks.act("resolution", number)
    mark = act.under(annex) if annex else act
    mark = mark.inside(id_) if id_ else mark
    assert (mark.number, mark.id, mark.act) == (number, id_, act)


def test_the_marks_of_a_report_are_marks(seventh_session: Resolved) -> None:
    for anchor in seventh_session.anchors.values():
        assert isinstance(anchor.mark, Mark)
    for reference in seventh_session.references:
        assert isinstance(reference.mark, Mark)
    acts = {anchor.mark for anchor in seventh_session.anchors.values() if anchor.kind == "decision"}
    assert acts == {marks.act("decision", "7/1"), marks.act("decision", "7/2")}

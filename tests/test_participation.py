"""Who took part in a session: statements, sponsorship, offices, by entity and agenda item."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from importing_session import key

from generator.entities import Named
from generator.model import Heard, Paragraph, Report
from generator.participation import Participant, Participation, not_printed, participation
from generator.resolved import Resolved


@pytest.fixture(scope="module")
def real(seventh_session: Resolved) -> Participation:
    return participation(seventh_session)


def of(whole: Participation, name: str) -> Participant:
    [found] = [one for one in whole.participants if one.entity.id == name]
    return found


def test_every_statement_of_the_key_is_some_participants(real: Participation) -> None:
    spoken = {
        (
            one.recorded,
            one.printed,
            one.capacity,
            "; ".join(one.on_behalf_of),
            one.office,
            one.about,
        )
        for participant in real.participants
        for one in participant.spoke
    }
    assert spoken == {tuple(row.values()) for row in key("statements")}


def test_one_entity_under_its_several_names(real: Participation) -> None:
    found = of(real, "united-states")
    assert found.entity == Named("united-states", "United States of America", "state")
    assert found.printed == ("United States", "United States of America")
    assert [one.recorded for one in found.spoke] == [
        f"para:{number}" for number in (18, 28, 40, 50, 63, 73, 84, 97, 108)
    ]
    assert [one.act for one in found.sponsored] == ["resolution:7/2", "resolution:7/4"]
    assert [(one.office, one.person, one.printed) for one in found.elected] == [
        ("Vice-Presidents", "John Brandolino", "United States of America")
    ]


def test_a_statement_after_adoption_knows_its_act(real: Participation) -> None:
    [after] = of(real, "mexico").after_adoption
    assert (after.recorded, after.agenda_item, after.act) == ("para:70", "2-d", "resolution:7/2")
    read_out = [one.act for one in of(real, "secretariat").spoke if one.act]
    assert len(read_out) == 5
    assert "decision:7/2" in read_out


def test_on_whose_behalf(real: Participation) -> None:
    [group] = of(real, "group-of-77").spoken_for
    assert (group.printed, group.recorded) == ("Philippines", "para:4")
    ukraine = of(real, "ukraine")
    assert (ukraine.kind, ukraine.spoke) == ("state", ())
    assert [one.printed for one in ukraine.spoken_for] == ["European Union"]


def test_an_account_is_no_statement_more(real: Participation) -> None:
    chair = of(real, "working-group-on-firearms")
    assert [(one.recorded, one.is_account) for one in chair.spoke] == [
        ("para:62", False),
        ("para:64", True),
    ]


def test_who_submitted_a_draft_is_no_sponsor(real: Participation) -> None:
    submitted = of(real, "bureau").sponsored
    assert [(one.act, one.printed, one.is_sponsor) for one in submitted] == [
        ("decision:7/1", "extended Bureau", False),
        ("decision:7/2", "extended Bureau", False),
    ]


def test_the_kind_is_the_bodys_or_as_the_text_says(real: Participation) -> None:
    assert of(real, "japan").kind == "state"
    assert of(real, "working-group-on-firearms").kind == "working group"
    assert of(real, "world-wildlife-fund-for-nature").kind == "non-governmental organization"
    assert all(one.kind for one in real.participants), "body.yaml lacks an entity"


def test_the_matrix_has_every_statement(real: Participation) -> None:
    assert real.items == ("", "1-f", "2-a", "2-b", "2-c", "2-d", "3", "4", "5", "6", "8")
    assert real.matrix["algeria", "2-a"] == ("para:28",)
    assert real.matrix["japan", ""] == ("para:4",)
    assert ("algeria", "6") not in real.matrix
    cells = {(one.id, item) for one, item in _spoken(real)}
    assert set(real.matrix) == cells


def _spoken(whole: Participation) -> list[tuple[Named, str]]:
    return [(p.entity, one.agenda_item) for p in whole.participants for one in p.spoke]


def test_participants_stand_by_name(real: Participation) -> None:
    names = [one.entity.name.casefold() for one in real.participants]
    assert names == sorted(names)


def test_the_invented_report(invented: Resolved) -> None:
    whole = participation(invented)
    assert [one.entity.id for one in whole.participants] == [
        "atlantis",
        "avalon",
        "isles",
        "lemuria",
    ]
    atlantis, avalon, isles, lemuria = whole.participants
    assert [one.office for one in atlantis.elected] == ["Chair"]
    assert [one.act for one in lemuria.sponsored] == ["resolution:IV/3"]
    assert avalon.kind is None
    assert [one.recorded for one in isles.spoken_for] == ["para:2"]
    assert whole.matrix == {("atlantis", "2-a"): ("para:2",), ("avalon", "2-a"): ("para:2",)}


def test_a_report_without_statements(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    [resolved] = resolve(report())
    assert participation(resolved) == Participation((), (), {})


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        ([{"speakers": ["Niger"]}], []),
        ([{"speakers": ["Nigeria"]}, {"speakers": ["Niger"]}], ["Niger"]),
        ([{"speakers": ["Mali"]}], ["Mali"]),
        ([{"speakers": ["Niger"], "office": "Minister"}], []),
        ([{"speakers": ["Niger"], "office": "Min"}], ["Min"]),
        ([{"speakers": ["Niger"], "on_behalf_of": ["Isles", "Isle"]}], ["Isle"]),
        ([{"speakers": ["Togo"]}], []),
        ([{"speakers": ["Ghana"]}], []),
    ],
)
def test_names_stand_in_the_paragraph(entries: list[dict[str, Any]], wrong: list[str]) -> None:
    heard = [{"capacity": "representative", "review": "confirmed", **entry} for entry in entries]
    paragraph = Paragraph.model_validate(
        {
            "text": "*Statements* by the Minister of Niger (for the Isles), Nigeria:",
            "items": [{"number": "(a)", "text": "Togo"}],
            "closing": "and Ghana",
            "statements": heard,
        }
    )
    assert isinstance(paragraph.statements[0], Heard)
    assert [name for _, name in not_printed(paragraph, ())] == wrong

"""The values: frozen, closed, walked in reading order."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator import model
from generator.model import (
    Body,
    Item,
    Paragraph,
    Report,
    Row,
    Value,
    inline_texts,
    slug,
    walk,
)
from generator.resolved import Resolved


def kinds() -> list[type[Value]]:
    """Return all kinds of value."""
    return [
        kind
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, Value) and kind is not Value
    ]


def test_a_value_cannot_be_changed_nor_have_other_fields() -> None:
    item = Item(number="(a)")
    with pytest.raises(ValidationError):
        item.number = "(b)"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Item(number="(a)", txt="x")  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_field_helps_the_editor_who_types_it(kind: type[Value]) -> None:
    assert kind.__doc__
    for name, field in kind.model_fields.items():
        assert field.description, name
    assert set(kind.inline) <= set(kind.model_fields)


def test_walking_goes_into_what_is_there_for_each_language(conference: Body) -> None:
    languages = [(("texts", language), one) for language, one in conference.texts.items()]
    assert languages
    found = [one for one in walk(conference) if one[0][:1] == ("texts",)]
    inside = [((*path, "cited_as"), one.cited_as) for path, one in languages]
    assert found == [one for pair in zip(languages, inside, strict=True) for one in pair]


def test_walking_yields_every_value_once_in_reading_order(invented: Resolved) -> None:
    paths = [path for path, _ in walk(invented.report)]
    assert len(paths) == len(set(paths))
    tops = list(dict.fromkeys(path[0] for path in paths if path))
    order = list(Report.model_fields)
    assert tops == sorted(tops, key=lambda name: order.index(str(name)))
    act = ("chapters", 1, "resolutions", 0)
    assert [path[4:] for path in paths if path[:4] == act] == [
        (),
        ("adoption",),
        ("preamble", 0),
        ("operative", 0),
        ("operative", 0, "items", 0),
        ("operative", 0, "items", 0, "items", 0),
        ("operative", 0, "items", 0, "items", 1),
        ("operative", 0, "items", 1),
        ("operative", 1),
        ("operative", 1, "actions", 0),
        ("operative", 1, "actions", 0, "addressees", 0),
    ]


def test_the_texts_of_a_value_are_its_own_in_reading_order() -> None:
    paragraph = Paragraph(text="a", items=(Item(number="(a)", text="b"),), closing="c")
    assert list(inline_texts(paragraph, ("p",))) == [(("p", "text"), "a"), (("p", "closing"), "c")]
    item = Item(number="(a)", text="a", closing="c")
    assert [text for _, text in inline_texts(item, ())] == ["a", "c"]
    row = Row.model_validate({"cells": ["x", "", {"text": "z", "columns": "2"}]})
    assert [text for _, cell in walk(row) for _, text in inline_texts(cell, ())] == ["x", "z"]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("2 bis", "2-bis"),
        ("12/CP.24", "12-cp-24"),
        ("IPBES/1/1", "ipbes-1-1"),
        ("(ii)", "ii"),
        ("Déclarations à l’ouverture", "déclarations-à-l-ouverture"),
        ("第一章", "第一章"),
        ("a_b", "a-b"),
        ("../..", ""),
    ],
)
def test_words_become_a_part_of_an_address(words: str, part: str) -> None:
    assert slug(words) == part


def test_the_number_of_an_act_is_read_as_its_body_numbers_that_kind(conference: Body) -> None:
    match = conference.read_number("resolution", "7/1")
    assert match and match["session"] == "7"
    assert conference.read_number("resolution", "7/1x") is None
    assert conference.resolution
    numbers = conference.resolution.model_copy(update={"pattern": r"\d+ \((?P<session>[IVX ]+)\)"})
    older = conference.model_copy(update={"resolution": numbers})
    for printed in ("4 (II)", "4(II)"):  # no mark has a blank
        match = older.read_number("resolution", printed)
        assert match and match["session"] == "II"
    without = conference.model_copy(update={"decision": None})
    assert without.act_numbers("decision") is None
    assert without.read_number("decision", "7/1") is None

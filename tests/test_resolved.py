"""A report with its tables: the values of some kinds, in reading order."""

from __future__ import annotations

import pytest

from generator.model import Act, AgendaItem, Annex, Division, Item, Officer, Paragraph, Table, Value
from generator.resolved import Resolved

KINDS: list[tuple[type[Value], ...]] = [
    (Act,),
    (Paragraph,),
    (Division,),
    (Act, Division),
    (Item, Paragraph),
    (Annex, AgendaItem, Act, Officer),
    (Table,),
]


@pytest.mark.parametrize("kinds", KINDS, ids=lambda kinds: "-".join(one.__name__ for one in kinds))
def test_values_of_kinds_come_in_reading_order(
    kinds: tuple[type[Value], ...], invented: Resolved, seventh_session: Resolved
) -> None:
    for resolved in (invented, seventh_session):
        every = resolved.values.items()
        asked = [(path, value) for path, value in every if isinstance(value, kinds)]
        assert list(resolved.of_kind(*kinds)) == asked
        assert list(resolved.of_kind(*kinds)) == asked  # as often as anybody asks


def test_acts_are_resolutions_and_decisions(seventh_session: Resolved) -> None:
    found = [type(value).__name__ for _, value in seventh_session.of_kind(Act)]
    assert {"Resolution", "Decision"} == set(found)

"""Who a name means, and which names are nearly another."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import entities
from generator.characters import plain_blanks
from generator.entities import Directory, Named
from generator.model import Body, slug


@pytest.fixture
def directory(conference: Body) -> Directory:
    return Directory.of(conference, "en")


def test_all_names_of_an_entity_mean_it(directory: Directory) -> None:
    expected = Named("united-states", "United States of America", "state")
    assert directory.entity("United States") == expected
    assert directory.entity("United States of America") == expected


def test_a_name_not_known_is_an_entity_of_its_own(directory: Directory) -> None:
    assert directory.entity("Côte d’Ivoire") == Named("côte-d-ivoire", "Côte d’Ivoire", None)
    assert directory.entity("…").id == "unnamed"


def test_a_name_is_never_guessed_to_be_an_entity_by_its_id(directory: Directory) -> None:
    assert "iran" in directory.ids
    assert directory.entity("Iran") == Named("iran-as-printed", "Iran", None)


def test_no_name_is_a_folder_that_windows_cannot_have() -> None:
    nobody = Directory({}, frozenset())
    assert nobody.entity("CON").id == "con-as-printed"
    assert nobody.entity("Con Air").id == "con-air"


def test_names_in_a_language_that_the_body_has_not_are_of_their_own(conference: Body) -> None:
    assert Directory.of(conference, "fr").entity("United States").kind is None


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [
        ("Trinidad and Tobago", "Trinidad and Tobaga", True),
        ("Trinidad and Tobago", "Trinidad and Tobgao", True),
        ("Trinidad and Tobago", "Trinidad and Toago", True),
        ("Côte d’Ivoire", "Cote d'Ivoire", True),
        ("Viet Nam", "VietNam", True),
        ("Bolivia", "Bolivia (Plurinational State of)", True),
        ("Niger", "Nigeria", False),
        ("Iraq", "Iran", False),
        ("Iceland", "Ireland", False),
        ("Gambia", "Zambia", False),
        ("Austria", "Australia", False),
        ("Slovakia", "Slovenia", False),
        ("Group of 77", "Group of 24", False),
        ("Working Group on Firearms", "Working Group on Trafficking in Persons", False),
    ],
)
def test_nearly_known(one: str, two: str, near: bool) -> None:
    nobody = Directory({}, frozenset())
    told = list(nobody.nearly_known([(("a",), one), (("b",), two), (("c",), two)]))
    assert told == ([(("b",), two, one)] if near else [])
    assert bool(list(nobody.nearly_known([(("a",), two), (("b",), one)]))) == near


_NAMES = st.text("abBé’' (1", max_size=12).map(plain_blanks)


@given(st.lists(_NAMES, max_size=12))
@example(["aaaabbbb 1", "aaaabbbb 2", "aaaabbb 1", "aaabbbbb", "aaaabbba", "aaabbabb"])
def test_the_first_near_name_is_that_which_all_pairs_would_show(names: list[str]) -> None:
    told = [one[1:] for one in Directory({}, frozenset()).nearly_known(((), one) for one in names)]
    ones = list(dict.fromkeys(names))
    pairs = [
        (name, next((other for other in ones[:at] if entities._is_near(name, other)), ""))
        for at, name in enumerate(ones)
    ]
    assert told == [(name, near) for name, near in pairs if near]


def test_a_name_is_held_to_the_few_that_may_be_near(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []
    is_near = entities._is_near
    monkeypatch.setattr(
        entities, "_is_near", lambda name, other: [held.append(name), is_near(name, other)][1]
    )
    names = [f"Land of {letter * 9} {n}" for letter in "abcdefghij" for n in range(30)]
    assert list(Directory({}, frozenset()).nearly_known(((), name) for name in names)) == []
    assert len(held) <= len(names)


@pytest.mark.parametrize("count", [79, 80, 81, 300])
def test_an_id_is_no_longer_than_a_folder_may_be_named(count: int) -> None:
    name = ("the of and " * 40)[: count - 1] + "x"
    id_ = Directory({}, frozenset()).entity(name).id
    whole = slug(name)
    assert len(whole) == count
    assert (id_ == whole) == (count <= 80)
    assert len(id_) <= 80


def test_what_differs_in_a_figure_is_another() -> None:
    nobody = Directory({}, frozenset())
    names = ["Working Group 1 on Firearms", "Working Group 2 on Firearms"]
    assert list(nobody.nearly_known([((str(n),), name) for n, name in enumerate(names)])) == []


def test_what_the_body_knows_is_never_nearly_known(directory: Directory) -> None:
    names = [((), name) for name in directory.by_name]
    assert list(directory.nearly_known([*names, *names])) == []


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_name_is_refused(names: list[str]) -> None:
    nobody = Directory({}, frozenset())
    assert all(nobody.entity(name).id for name in names)
    assert len(list(nobody.nearly_known(((), name) for name in names))) <= len(set(names))

"""What is cited in many places: no page grows with the handbook, and no place is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from many_sessions import EARLIER, FIRST, OFTEN, PARAGRAPHS, many_sessions

from generator import build, catalogue
from generator.pages import cited_in, earlier_acts
from generator.pages.page import CitedPlace, CitingPlace, Place
from generator.resolved import Resolved

WORDS = catalogue.load_words("en").pages
BODY = "wetlands/"
ARTICLE = "instruments/accord/"
REPORTS = 4
A_LINE = 160
"""Bytes of a line that names a session, links to it, and counts."""
_ITEM = re.compile(r"^- \[", re.MULTILINE)


def entry(places: int, id_: str = "op-1") -> CitedPlace:
    citing = tuple(CitingPlace(Place(f"paragraph {n}"), ()) for n in range(places))
    return CitedPlace(Place("Resolution 7/1, paragraph 1", "a/", id_), citing)


def test_only_a_long_list_has_a_page_and_its_address_is_of_the_entry_alone() -> None:
    assert cited_in.all_citing(entry(cited_in.MOST_AT_ENTRY)) is None
    for id_, address in (("op-1", "a/cited-in/op-1/"), ("", "a/cited-in/")):
        found = cited_in.all_citing(entry(cited_in.MOST_AT_ENTRY + 1, id_))
        assert found
        assert found.address == address


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> build.Made:
    """Return a handbook that passes each bound."""
    [made] = build.make(many_sessions(tmp_path_factory.mktemp("many"), REPORTS))
    return made


def places_on(text: str) -> int:
    """Return how many places a page lists, its breadcrumbs left out."""
    return len(_ITEM.findall(text.partition("</nav>")[2]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "id_"), [(ARTICLE, "article-3"), (f"{BODY}session-{FIRST}/resolutions/{FIRST}-1/", "")]
)
def test_the_entry_shows_the_first_and_leads_to_all_by_session(many, page, id_) -> None:
    all_of_them = REPORTS * PARAGRAPHS
    assert (
        f"[All {all_of_them} places](<cited-in/{f'{id_}/' if id_ else ''}index.md>)"
        in many.files[page]
    )
    where = f"{page}cited-in/{f'{id_}/' if id_ else ''}"
    assert places_on(many.files[where]) == 0  # it lists sessions, not places
    sessions = [f"{where}{BODY}session-{FIRST + at}" for at in range(REPORTS)]
    for session in sessions:
        assert f"]({session.removeprefix(where)}/index.md)" in many.files[where].replace(
            "<", ""
        ).replace(">", "")
    counted = [
        places_on(text)
        for address, text in many.files.items()
        if address.startswith(sessions[0][:-2])
    ]
    assert counted == [PARAGRAPHS] * REPORTS


@pytest.mark.slow
def test_earlier_acts_have_a_page_a_session_and_keep_their_ids_on_that_of_the_body(many) -> None:
    ids = set(re.findall(r"\{: #(resolution-\d-\d+) \.moved \}", many.files[BODY]))
    assert len(ids) == EARLIER
    on_pages = [
        (address, id_)
        for address in (f"{BODY}cited/session-{number}/" for number in (4, 5, 6))
        for id_ in re.findall(r"\{: #(resolution-\d-\d+) \.cited \}", many.files[address])
    ]
    assert {id_ for _, id_ in on_pages} == ids
    assert all(
        f"(<{address.removeprefix(BODY)}index.md#{id_}>)" in many.files[BODY]
        for address, id_ in on_pages
    )


@pytest.mark.slow
def test_the_page_of_an_earlier_act_that_is_often_cited_lies_under_its_body(many) -> None:
    page = many.files[f"{BODY}cited-in/resolution-{OFTEN.replace('/', '-')}/"]
    often = REPORTS * len(range(1, PARAGRAPHS + 1, 8))
    assert places_on(page) == often
    assert [f"## Session {FIRST + at} " in page for at in range(REPORTS)] == [True] * REPORTS
    assert "(<../../cited/session-4/index.md#resolution-4-1>)" in page  # back to its entry


def test_sessions_are_told_with_their_bodies_where_there_are_several(
    seventh_session: Resolved, invented: Resolved
) -> None:
    alone = cited_in.sessions_named([seventh_session], WORDS)
    assert alone == {"ctoc-cop/session-7/": "Seventh session"}
    both = cited_in.sessions_named([seventh_session, invented], WORDS)
    assert both["ctoc-cop/session-7/"] == "Seventh session of the Conference"


def test_where_nothing_is_cited_often_there_are_no_such_pages(tmp_path: Path) -> None:
    [made] = build.make(many_sessions(tmp_path, 2, paragraphs=6, earlier=6))
    assert not [address for address in made.files if "cited" in address]
    assert "{: #resolution-4-1 .cited }" in made.files[BODY]


@pytest.mark.slow
def test_no_page_grows_by_more_than_a_line_a_session(tmp_path: Path, monkeypatch) -> None:
    """The bounds are lower here, so that a few short reports pass them."""
    monkeypatch.setattr(cited_in, "MOST_AT_ENTRY", 6)
    monkeypatch.setattr(cited_in, "MOST_ON_PAGE", 20)
    monkeypatch.setattr(earlier_acts, "MOST_ON_PAGE", 6)
    [few], [more] = (
        build.make(many_sessions(tmp_path / str(count), count, paragraphs=24, earlier=9))
        for count in (8, 32)
    )
    grown = {
        address: (len(more.files[address].encode()) - len(text.encode())) / 24
        for address, text in few.files.items()
    }
    assert {address: by for address, by in grown.items() if by > A_LINE} == {}
    assert len(more.files) / len(few.files) < 4.1

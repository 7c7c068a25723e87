"""The register of actions comes in parts where it is too long for one page, and whoever leads to a
row or a heading leads to the part that has it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build, catalogue
from generator.exporters.register import as_json
from generator.model import Report
from generator.pages import register_in_parts
from generator.pages.actions import register_pages
from generator.pages.page import Page
from generator.pages.pieces import in_pieces
from generator.resolved import Resolved

WORDS = catalogue.load_words("en").pages
SESSION = "ctoc-cop/session-7/"
BASE = f"{SESSION}actions/"
BOUND = 5
"""Lower here, so that a short report passes it."""
DECEMBER, JUNE = "2015-12-31", "2016-06-30"

Make = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]


def paragraphs(count: int, *, whom: str = "", due: str = "") -> list[dict[str, Any]]:
    """Return as many paragraphs, each with an action; the first is due by a day."""
    action = {"verb": "Requests", "force": "directed", "words": "to act", "review": "confirmed"}
    named = {"addressees": [{"printed": whom}]} if whom else {}
    found = [
        {"number": str(n), "text": "", "actions": [action | named]} for n in range(1, count + 1)
    ]
    if due:
        found[0]["actions"] = [action | named | {"deadline": {"printed": f"by {due}", "date": due}}]
    return found


@pytest.fixture(scope="module")
def fifteen(report: Make) -> Report:
    """Return a report of five resolutions, one with an annex, and an account: fifteen actions."""
    secretariat = "the Secretariat"
    annex = {"title": "Rules", "paragraphs": paragraphs(1)}
    first = paragraphs(1, whom=secretariat, due=JUNE) + paragraphs(2)[1:]
    acts = [
        {"number": "7/1", "title": "One", "operative": paragraphs(2, due=DECEMBER)},
        {"number": "7/2", "title": "Two", "operative": paragraphs(2), "annexes": [annex]},
        {"number": "7/3", "title": "Three", "operative": paragraphs(6, whom=secretariat)},
        {"number": "7/4", "title": "Four", "operative": first},
        {"number": "7/5", "title": "Five", "operative": paragraphs(1)},
    ]
    account = {"number": "II", "title": "Account", "paragraphs": paragraphs(1)}
    return report(chapters=[{"number": "I", "title": "Acts", "resolutions": acts}, account])


@pytest.fixture
def resolved(fifteen: Report, resolve: Resolve, monkeypatch: pytest.MonkeyPatch) -> Resolved:
    monkeypatch.setattr(register_in_parts, "MOST_ON_PAGE", BOUND)
    return resolve(fifteen)[0]


@pytest.fixture
def pages(resolved: Resolved) -> dict[str, Page]:
    return {page.address.removeprefix(BASE): page for page in register_pages(resolved, WORDS)}


@pytest.fixture
def files(resolved: Resolved) -> Any:
    return build.render("en", [resolved]).files


KEY = {
    "from-resolution-7-1/": ("resolutions 7/1 to 7/2", 5),
    "from-resolution-7-3/": ("resolution 7/3", 6),
    "from-resolution-7-4/": ("resolution 7/4 to chapter II", 4),
    "by-deadline/from-by-2015-12-31/": ("from “By 31 December 2015” to “By 30 June 2016”", 2),
    "by-deadline/from-no-deadline/": ("No deadline, resolutions 7/1 to 7/2", 4),
    "by-deadline/from-no-deadline-resolution-7-3/": ("No deadline, resolution 7/3", 6),
    "by-deadline/from-no-deadline-resolution-7-4/":
        ("No deadline, resolution 7/4 to chapter II", 3),
    "secretariat/from-by-2016-06-30/": ("By 30 June 2016", 1),
    "secretariat/from-no-deadline/": ("No deadline", 6),
    "not-named/from-by-2015-12-31/": ("By 31 December 2015", 1),
    "not-named/from-no-deadline/": ("No deadline, resolutions 7/1 to 7/4", 5),
    "not-named/from-no-deadline-resolution-7-5/": ("No deadline, resolution 7/5 to chapter II", 2),
}  # fmt: skip
"""Each part, what it holds, how many actions. An act stays whole, with its annexes; one that asks
for too much is a part alone, and a long deadline shares no part with another."""
LEADING = ["", "by-addressee/", "by-deadline/", "secretariat/", "not-named/"]


def shown(page: Page) -> list[str]:
    return [line.id for group in page.facts.groups for line in group.lines]


def parts(pages: dict[str, Page]) -> dict[str, Page]:
    return {address: page for address, page in pages.items() if "from-" in address}


def test_each_part_says_what_it_holds(pages: dict[str, Page]) -> None:
    found = {
        address: (page.label.partition(" – ")[2], len(shown(page)))
        for address, page in parts(pages).items()
    }
    assert found == KEY
    assert sorted(set(pages) - set(found)) == sorted(LEADING)


def test_up_to_the_bound_nothing_is_parted(
    fifteen: Report, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bound, in_parts in ((15, False), (14, True)):
        monkeypatch.setattr(register_in_parts, "MOST_ON_PAGE", bound)
        found = {page.address for page in register_pages(resolve(fifteen)[0], WORDS)}
        assert (found != {f"{BASE}{one}" for one in LEADING}) == in_parts


def test_what_one_text_asks_for_alone_is_one_page_at_the_address_of_its_view(
    report: Make, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_in_parts, "MOST_ON_PAGE", BOUND)
    act = {"number": "7/1", "title": "One", "operative": paragraphs(BOUND + 1)}
    [resolved] = resolve(report(chapters=[{"number": "I", "title": "Acts", "resolutions": [act]}]))
    found = {page.address: page for page in register_pages(resolved, WORDS)}
    views = ("", "by-addressee/", "by-deadline/", "not-named/")
    assert set(found) == {f"{BASE}{one}" for one in views}
    assert len(shown(found[BASE])) == BOUND + 1
    assert register_in_parts.place_by_text(resolved, "resolution-7-1").address == BASE


def test_the_parts_of_a_view_have_each_action_once(pages: dict[str, Page]) -> None:
    for view, count in (("", 15), ("by-deadline/", 15), ("secretariat/", 7), ("not-named/", 8)):
        of_view = [one for address, one in pages.items() if re.match(f"{view}from-", address)]
        ids = Counter(id_ for page in of_view for id_ in shown(page))
        assert len(ids) == ids.total() == count, view


def test_the_page_of_a_view_leads_to_its_parts_and_tells_how_many_are_there(
    pages: dict[str, Page],
) -> None:
    told = [(one.place.title, one.count, [(under.place.title, under.count) for under in one.under])
            for one in pages[""].facts.entries]  # fmt: skip
    assert told == [
        ("Resolutions 7/1 to 7/2", 5,
         [("Resolution 7/1", 2), ("Resolution 7/2", 2), ("Resolution 7/2, annex", 1)]),
        ("Resolution 7/3", 6, [("Resolution 7/3", 6)]),
        ("Resolution 7/4 to chapter II", 4,
         [("Resolution 7/4", 2), ("Resolution 7/5", 1), ("Chapter II", 1)]),
    ]  # fmt: skip
    told = [(one.place.title, one.count, [(under.place.title, under.count) for under in one.under])
            for one in pages["by-deadline/"].facts.entries]  # fmt: skip
    assert told == [
        ("By 31 December 2015", 1, []),
        ("By 30 June 2016", 1, []),
        ("No deadline", 13,
         [("Resolutions 7/1 to 7/2", 4), ("Resolution 7/3", 6),
          ("Resolution 7/4 to chapter II", 3)]),
    ]  # fmt: skip


def test_all_headings_that_are_led_to_are_there(pages: dict[str, Page]) -> None:
    def entries() -> Iterator[Any]:
        for view in ("", "by-deadline/", "secretariat/", "not-named/"):
            for one in pages[view].facts.entries:
                yield from (one.place, *(under.place for under in one.under))
        for _, place, _, deadlines in pages["by-addressee/"].facts.entries:
            yield from (place, *(to for to, _ in deadlines))

    for place in entries():
        page = pages[place.address.removeprefix(BASE)]
        assert not place.id or place.id in {group.id for group in page.facts.groups}, place


def test_the_filter_of_a_part_chooses_among_what_is_there(pages: dict[str, Page]) -> None:
    facts = pages["from-resolution-7-3/"].facts
    assert facts.choices["addressee"] == [("secretariat", facts.choices["addressee"][0][1])]
    assert facts.choices["deadline"] == [("no-deadline", "No deadline")]
    assert (facts.count, facts.of) == (6, 15)


def test_neighbours_follow_each_other(pages: dict[str, Page]) -> None:
    first, second, third = (pages[one] for one in KEY if one.startswith("from-"))
    assert [one.previous.address for one in (first, second, third)] == [
        BASE, first.address, second.address
    ]  # fmt: skip
    assert (first.following.address, third.following) == (second.address, None)


# --- who leads there ------------------------------------------------------------------------------


def test_a_text_the_first_page_and_the_home_page_lead_to_the_part(files: Any) -> None:
    leads = dict(leading_to_the_register(files))
    assert "from-resolution-7-3/#resolution-7-3" in leads[f"{SESSION}resolutions/7-3/"]
    assert "from-resolution-7-4/#resolution-7-5" in leads[SESSION]
    assert "by-deadline/from-no-deadline/#no-deadline" in leads[SESSION]
    for page in (SESSION, ""):
        assert "by-deadline/from-by-2015-12-31/#by-2016-06-30" in leads[page]


def test_no_link_to_the_register_leads_to_what_is_not_there(files: Any) -> None:
    for address, leads in leading_to_the_register(files):
        for to in leads:
            page, _, id_ = to.partition("#")
            text = files[f"{BASE}{page}"]
            assert not id_ or f'id="{id_}"' in text or f"#{id_} }}" in text, (address, to)


def leading_to_the_register(files: Any) -> Iterator[tuple[str, set[str]]]:
    """Yield each page of a handbook, and where in the register its links lead."""
    for address, text in files.items():
        links = re.findall(r"\(<([^>#]*)index\.md(#[^>]+)?>\)", text)
        found = {f"{posixpath.normpath(f'/{address}{to}')[1:]}/{id_}" for to, id_ in links}
        yield address, {one.removeprefix(BASE) for one in found if one.startswith(BASE)}


def test_the_json_has_each_row_at_the_part_that_shows_it(
    resolved: Resolved, pages: dict[str, Page]
) -> None:
    told = as_json.register(resolved, "https://x.example/en/")
    assert told["address"] == f"https://x.example/en/{BASE}"
    found = {one["address"].removeprefix(told["address"]) for one in told["actions"]}
    by_text = {at: page for at, page in parts(pages).items() if at.startswith("from-")}
    assert found == {f"{at}#{id_}" for at, page in by_text.items() for id_ in shown(page)}


def test_ids_that_were_on_one_page_are_led_on(files: Any, pages: dict[str, Page]) -> None:
    link = r"\(<([^>#]+)index\.md#[^>]+>\)\{: #(\S+) \.moved data-rows=\"([^\"]+)\" \}"
    links = re.findall(link, files[BASE])
    assert ("from-resolution-7-4/", "chapter-ii", "chapter-ii para-1") in links
    for address, page in parts(pages).items():
        if not address.startswith("from-"):
            continue
        for id_ in shown(page):
            names = [(len(name), at) for at, _, rows in links for name in rows.split()
                     if id_ == name or id_.startswith(f"{name}-")]  # fmt: skip
            assert max(names)[1] == address, id_
    assert "index.md#no-deadline>){: #no-deadline .moved }" in files[f"{BASE}by-deadline/"]


# --- pieces ---------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 9)), st.integers(1, 12))
def test_pieces_are_as_long_as_they_may_be(sizes: list[int], up_to: int) -> None:
    pieces = list(in_pieces(sizes, int, up_to))
    assert [one for piece in pieces for one in piece] == sizes
    assert all(piece and (len(piece) == 1 or sum(piece) <= up_to) for piece in pieces)
    assert all(sum(piece) + after[0] > up_to for piece, after in pairwise(pieces))

"""The tables of the search: what is in which part, and that all of it is somewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from generator.site.search_tables import (
    IndexedPage,
    bare,
    letter_of,
    tables,
    words_of,
    write,
    written,
)


def page(address: str, title: str, text: str = "", **fields: Any) -> IndexedPage:
    report = "/".join(address.split("/")[:2]) if address.count("/") > 2 else ""
    known = {"kind": "Resolution", "order": 0, "about": "", "content": title}
    id_ = f"en_{crc32(address.encode()):08x}"
    return IndexedPage(id_, address, title, text or title, report, "", **{**known, **fields})


def of_session(number: int) -> list[IndexedPage]:
    base = f"body/session-{number}/"
    return [
        page(f"{base}resolutions/{number}-1/", f"Resolution {number}/1", about="Smuggling"),
        page(f"{base}resolutions/{number}-1/annex/", "Annex", f"Resolution {number}/1"),
        page(f"{base}agenda/2-a/", "Agenda item 2 (a)", kind="Agenda item", order=1),
    ]


def test_the_words_of_all_texts_are_listed_the_frequent_ones_first() -> None:
    texts = [
        "Arms, arms and the ÉTATS (2014).",
        "Les États: A/60/88, l’arme à feu; 武器",
        "the arms",
    ]
    assert words_of(texts) == ["arms", "etats", "the", "and", "arme", "feu", "les"]


def test_words_are_filed_by_their_first_letter_numbers_by_two_figures() -> None:
    filed = {
        "Émigré": "e",
        "(c)": "c",
        "7/1": "7",
        "78/10": "78",
        "2014": "20",
        "—": "",
        "武器": "武",
    }
    assert {word: letter_of(bare(word)) for word in filed} == filed


def test_an_annex_belongs_to_the_text_of_its_act() -> None:
    told = tables([*of_session(7), page("instruments/", "Instruments", kind="List", order=2)])
    head = told["texts.json"]
    assert head["reports"] == [["", "", 1], ["body/session-7", "", 3]]
    assert head["text"] == [0, 0, 0, 1]
    assert head["order"] == [2, 1, 0, 0]
    assert [head["kinds"][kind] for kind in head["kind"]] == [
        *("List", "Agenda item", "Resolution", "Resolution"),
    ]
    assert told["texts/body/session-7.json"][1:] == [
        ["body/session-7/resolutions/7-1/", "Resolution 7/1", "Smuggling"],
        ["body/session-7/resolutions/7-1/annex/", "Annex", "", "Resolution 7/1"],
    ]


def test_a_word_of_a_title_and_the_name_of_a_text_lead_to_their_pages() -> None:
    [words] = [told for name, told in tables(of_session(7)).items() if name.startswith("words/")]
    assert list(accumulate(words["titles"]["smuggling"])) == [1]
    assert list(accumulate(words["titles"]["7"])) == [1]
    assert sorted(words["names"]) == [("Agenda item 2 (a)", 0), ("Resolution 7/1", 1)]


def test_what_is_told_of_a_report_does_not_grow_with_the_others() -> None:
    few, many = (tables(p for n in range(1, count) for p in of_session(n)) for count in (4, 40))
    assert few["texts/body/session-3.json"] == many["texts/body/session-3.json"]
    a_page = (len(json.dumps(many["texts.json"])) - len(json.dumps(few["texts.json"]))) / (36 * 3)
    assert a_page < 24, "some digits, three small numbers, a third of the line of its report"


def test_of_an_id_only_so_much_is_told_as_tells_pages_apart() -> None:
    pages = [replace(page(f"a/b/{n}/", ""), id=f"en_{n * 7919 % 65536:04x}abc") for n in range(256)]
    head = tables([*pages, replace(pages[0], id="en_0000def", address="a/b/x/")])["texts.json"]
    assert head["digits"] < 7
    shared = [at for at in head["longer"] if head["longer"][at].startswith("0000")]
    assert len(shared) == 2
    told = {
        head["longer"].get(at, head["ids"][at * head["digits"] : (at + 1) * head["digits"]])
        for at in range(257)
    }
    assert len(told) == 257


@given(st.lists(st.text("abc 7É/", max_size=9), min_size=1, max_size=40))
def test_each_word_is_in_the_file_that_is_asked_for_it(tmp_path_factory, titles) -> None:
    pages = [page(f"b/s-{n % 3}/{n}/", title) for n, title in enumerate(titles)]
    folder: Path = tmp_path_factory.mktemp("index")
    (folder / "fragment").mkdir()
    for one in pages:
        (folder / f"fragment/{one.id}.pf_fragment").touch()
    write(folder, pages)
    head = json.loads((folder / "texts.json").read_text("utf-8"))
    where = {id_: (address, report) for id_, address, report in written(folder)}
    assert where == {one.id: (one.address, one.report) for one in pages}
    ids = list(where)
    for one in pages:
        for word in bare(one.title).replace("/", " ").split():
            number = max(n for n, first in enumerate(head["letters"]) if first <= letter_of(word))
            told = json.loads((folder / f"words/{number}.json").read_text("utf-8"))
            assert one.id in {ids[at] for at in accumulate(told["titles"][word])}

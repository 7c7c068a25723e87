"""The words around citations: exact, cut where the text parts, the citation marked."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build
from generator.catalogue import load_words
from generator.model import Report
from generator.pages.citing_words import AROUND, excerpts
from generator.pages.notes_and_citing import CitedBy, cited_by, citing_places
from generator.pages.page import Excerpt
from generator.resolved import Resolved

WORDS = load_words("en").pages
ANSWERS = Path(__file__).parent / "answers" / "citing-words.tsv"


def shown(excerpt: Excerpt) -> str:
    words = "".join(f"[{run}]" if cites else run for run, cites in excerpt.runs)
    return f"{'' if excerpt.begins else '… '}{words}{'' if excerpt.ends else ' …'}"


def around(words: str, *cited: str) -> list[str]:
    spans = [(words.index(one), words.index(one) + len(one)) for one in cited]
    return [shown(one) for one in excerpts(words, spans)]


def rows(cited: CitedBy) -> Iterator[list[str]]:
    for (address, id_), citing in cited.items():
        for one in citing_places(citing, WORDS):
            for excerpt in one.excerpts:
                yield [f"{address}#{id_}".rstrip("#"), one.place.title, shown(excerpt)]


def test_the_words_of_every_citation_of_the_report(seventh_session: Resolved) -> None:
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        head, *answers = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert head == ["cited", "in", "words"]
    assert sorted(rows(cited_by([seventh_session]))) == sorted(answers)


LONG = "words that say nothing and are many"


@pytest.mark.parametrize(
    ("words", "cited", "wanted"),
    [
        ("Recalling its resolution 5/1,", "resolution 5/1", "Recalling its [resolution 5/1],"),
        ("First. See A/60/88, chap. IV. Last.", "A/60/88", "… See [A/60/88], chap. IV. …"),
        ("It met. “WG.6/1” was sect. A of it.", "WG.6/1", "… “[WG.6/1]” was sect. A of it."),
        (f"{LONG} {LONG} {LONG} {LONG} 5/1", "5/1", f"… are many {LONG} {LONG} {LONG} [5/1]"),
        (f"{LONG}, {LONG}; {LONG} {LONG} 5/1", "5/1", f"… {LONG}; {LONG} {LONG} [5/1]"),
        (f"5/1 {LONG}, {LONG}, {LONG} {LONG}", "5/1", f"[5/1] {LONG}, {LONG}, …"),
        (f"5/1 x, {LONG} {LONG} {LONG} {LONG}", "5/1", f"[5/1] x, {LONG} {LONG} {LONG} words …"),
        (f"{'x' * 300}5/1{'y' * 300}", "5/1", f"… {'x' * AROUND}[5/1]{'y' * AROUND} …"),
    ],
)  # fmt: skip
def test_words_are_cut_where_the_text_parts(words: str, cited: str, wanted: str) -> None:
    assert around(words, cited) == [wanted]


def test_citations_close_together_share_their_words() -> None:
    assert around("See 5/1, 5/2 and 5/3.", "5/1", "5/3") == ["See [5/1], 5/2 and [5/3]."]
    first, last = around(f"See 5/1, {LONG}. See it. See 5/3 too.", "5/1", "5/3")
    assert first.startswith("See [5/1]") and last == "… See [5/3] too."


def test_a_sentence_that_ends_where_an_excerpt_may_begin_is_its_beginning() -> None:
    """The mark that closes the words is the first sign that the excerpt may have."""
    before, inside = "They said “so be it.", "” Then all went, one by one, to "
    words = f"{before}{inside}{'and to ' * 20}"[: len(before) + AROUND] + "5/1."
    assert words[len(words) - len("5/1.") - AROUND] == "”"
    [found] = around(words, "5/1")
    assert found.startswith("… Then all went")


def test_a_place_that_cites_twice_is_told_once(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    text = "*Recalls* [resolution 5/1](resolution:5/1)[^1], *above all* [**5**/1](resolution:5/1);"
    items = [{"number": "(a)", "text": "as [5/1](resolution:5/1) says;"}]
    operative = [{"number": "1", "text": text, "items": items}]
    act = {"number": "7/9", "title": "x", "operative": operative}
    notes = [{"number": "1", "text": "See [resolution 5/1](resolution:5/1)."}]
    resolved = resolve(report(chapters=[{"title": "x", "resolutions": [act]}], notes=notes))
    assert [row[1:] for row in rows(cited_by(resolved))] == [
        ["resolution 7/9, paragraph 1", "Recalls [resolution 5/1], above all [5/1];"],
        ["resolution 7/9, paragraph 1 (a)", "as [5/1] says;"],
        ["note 1 (resolution 7/9, paragraph 1)", "See [resolution 5/1]."],
    ]


def test_a_long_list_is_folded(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    def made(count: int) -> str:
        text = "Under [5/1](resolution:5/1)."
        operative = [{"number": str(i + 1), "text": text} for i in range(count)]
        act = {"number": "7/9", "title": "x", "operative": operative}
        resolved = resolve(report(chapters=[{"title": "x", "resolutions": [act]}]))
        return build.render("en", resolved).files["ctoc-cop/"]

    assert "<details" not in made(6)
    shown, _, folded = made(8).partition("<details")
    words = "Under <mark>5/1</mark>."
    assert (shown.count(words), folded.count(words)) == (5, 3)
    assert "<summary>3 more places</summary>" in folded


@given(st.text(st.sampled_from("aZ .,;(“V"), max_size=900), st.data())
def test_nothing_is_added_or_lost_and_every_citation_is_marked(
    words: str, data: st.DataObject
) -> None:
    at = st.integers(0, len(words))
    spans = sorted(sorted(data.draw(st.tuples(at, at))) for _ in range(3))
    found = excerpts(words, [(start, end) for start, end in spans])
    texts = ["".join(run for run, _ in one.runs) for one in found]
    position = 0
    for one, text in zip(found, texts, strict=True):
        position = words.index(text, position)
        assert one.begins == (position == 0) or not text
        assert not one.ends or words.endswith(text)
    marked = "".join(run for one in found for run, cites in one.runs if cites)
    covered = {i for start, end in spans for i in range(start, end)}
    assert marked == "".join(words[i] for i in sorted(covered))

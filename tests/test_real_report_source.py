"""The hand-made tables of the real report hold together, and with the source as received."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import real_report_source as source


def words(place: str) -> list[str]:
    """The words of a paragraph or part of the text, or of a note ("fn:5")."""
    if place.startswith("fn:"):
        return source.note_words(place.removeprefix("fn:"))
    return source.text_words(place)


def test_every_line_of_the_source_is_in_one_place() -> None:
    """Each line that is not blank is furniture or in exactly one paragraph or note."""
    lines = dict(enumerate(source.source_lines(), start=1))
    owners = Counter(source.furniture().keys())
    for row in source.answers("places"):
        if row["kind"] != "part":
            owners.update(range(int(row["first_line"]), int(row["last_line"]) + 1))
    expected = {number for number, line in lines.items() if line.strip()}
    assert {number for number in owners if lines[number].strip()} == expected
    assert set(owners.values()) == {1}


def test_places_stand_in_the_order_of_the_source() -> None:
    rows = [row for row in source.answers("places") if row["kind"] != "part"]
    starts = [int(row["first_line"]) for row in rows]
    assert starts == sorted(starts)
    assert {row["kind"] for row in source.answers("places")} == {"paragraph", "note", "part"}


def test_furniture_is_verbatim() -> None:
    for number, line in source.furniture().items():
        assert source.source_lines()[number - 1] == line


def test_paragraphs_and_notes_are_all_there() -> None:
    numbers = [place for place in source.places() if re.fullmatch(r"para:\d+", place)]
    assert numbers == [f"para:{number}" for number in range(1, 118)]
    notes = [row["place"] for row in source.answers("places") if row["kind"] == "note"]
    assert notes == [f"fn:{number}" for number in range(1, 30)]


@pytest.mark.parametrize("place", source.places())
def test_a_place_begins_with_its_printed_number(place: str) -> None:
    """A paragraph named by its number begins with it: "14." or "(a)"."""
    name = re.search(r"(?:para[:-]|op-|item-)(\d+)?-?([a-z])?$", place)
    if name and "#provisional" not in place:
        number, letter = name.groups()
        assert source.text_words(place)[0] == (f"({letter})" if letter else f"{number}.")


@pytest.mark.parametrize(
    ("place", "first", "last"),
    [
        ("resolution:7/1#op-14", "14. Calls upon", "of article 32;"),
        ("resolution:7/2#op-12", "12. Takes note", "finalize and disseminate the study;"),
        ("resolution:7/3#pp-1", "Noting that technical", "the Protocols thereto,"),
        ("resolution:7/3/annex-ii#para-13", "13. To support", "of extrabudgetary resources."),
        ("resolution:7/3", "Resolution 7/3 Implementation", "element of the Conference."),
        ("resolution:7/4", "Resolution 7/4 Implementation", "element of the Conference."),
        ("chapter:i/a", "A. Resolutions 1.", "to attend, as appropriate."),
        ("decision:7/2", "Decision 7/2 Organization", "established by the Conference."),
        ("item:2-a", "A. United Nations", "draft resolution CTOC/COP/2014/L.4."),
        ("item:2-b", "B. Protocol to", "trafficking in persons."),
        ("chapter:ii", "II. Organization of", "paper CTOC/COP/2014/CRP.4."),
        ("para:3", "3. The Conference", "8 and 9 October 2014."),
        ("para:6", "6. At its", "Amrih Jinangkung (Indonesia)"),
        ("para:36", "36. At its", "implications of such adoption."),
        ("fn:5", "A/60/88 and Corr.2,", "decision 60/519."),
    ],
)
def test_where_places_begin_and_end(place: str, first: str, last: str) -> None:
    text = " ".join(words(place))
    assert text.startswith(first)
    assert text.endswith(last)


def test_no_mark_up_is_left() -> None:
    for word in source.all_text_words() + source.all_note_words():
        assert not re.search(r"[<>*#$\\^]|&\w+;|sup>", word)


def test_the_streams_are_the_sum_of_their_places() -> None:
    by_place = [word for place in source.places() for word in source.text_words(place)]
    assert Counter(by_place) == Counter(source.all_text_words())
    by_number = [word for number in range(1, 30) for word in source.note_words(number)]
    assert by_number == source.all_note_words()


def test_a_chapter_is_the_sum_of_its_title_and_sections() -> None:
    sections = [word for letter in "abcd" for word in source.text_words(f"chapter:iv/{letter}")]
    title = source.text_words("chapter:iv#title")
    assert source.text_words("chapter:iv") == title + sections


def test_unknown_places_are_refused() -> None:
    with pytest.raises(KeyError):
        source.text_words("resolution:7/5")
    with pytest.raises(KeyError):
        source.note_words(30)


def test_notes_answers_agree_with_the_source() -> None:
    rows = source.answers("notes")
    assert [int(row["number"]) for row in rows] == list(range(1, 30))
    for row in rows:
        assert row["text"].replace("*", "").split() == source.note_words(row["number"])
        assert bool(row["stands_for"]) == row["text"].startswith("Ibid.")
        assert set(row["calls"].split()) <= set(source.places())


def test_every_note_call_of_the_source_is_in_the_notes_answers() -> None:
    """Calls counted line by line, in the source and in the answers."""
    in_source: Counter[tuple[str, str]] = Counter()
    for row in source.answers("places"):
        if row["kind"] == "paragraph":
            for number in range(int(row["first_line"]), int(row["last_line"]) + 1):
                calls = re.findall(r"<sup>(\d+)</sup>", source.source_lines()[number - 1])
                if number in source.BARE_NOTE_CALLS:
                    calls.append(source.BARE_NOTE_CALLS[number].split()[-1])
                in_source.update((call, row["place"]) for call in calls)
    in_answers = Counter(
        (row["number"], place) for row in source.answers("notes") for place in row["calls"].split()
    )
    assert in_answers == in_source


def test_citations_stand_in_their_places_in_order() -> None:
    """Each text is found at its place, after the one before; near misses overlap none of them."""
    found: dict[str, list[range]] = {}
    for row in source.answers("citations"):
        text = " ".join(words(row["place"]))
        before = found.setdefault(row["place"], [])
        match = re.compile(rf"\b{re.escape(row['text'])}").search(
            text, before[-1].stop if before else 0
        )
        assert match, row
        before.append(range(*match.span()))
    for row in source.answers("not-citations"):
        text = " ".join(words(row["place"]))
        spans = [range(*m.span()) for m in re.finditer(re.escape(row["text"]), text)]
        assert spans, row
        for citation in found.get(row["place"], []):
            assert not any(set(citation) & set(span) for span in spans), row


def test_citations_stand_in_the_order_of_the_report() -> None:
    """Read down the source once, row by row of places.tsv: no citation makes one go back."""
    rows = [row["place"] for row in source.answers("places") if row["kind"] != "part"]
    position = 0
    for row in source.answers("citations"):
        assert row["place"] in rows[position:], row
        position = rows.index(row["place"], position)


def test_damage_stands_where_the_answers_say() -> None:
    for row in source.answers("damage"):
        stands = row["stands"].replace("\\t", "\t").split(" / ")[0]
        assert stands in source.source_lines()[int(row["line"]) - 1], row
        assert row["certainty"] in {"certain", "uncertain"}


def test_adoptions_and_items_point_to_places() -> None:
    places = set(source.places()) | set(source.parts())
    for row in source.answers("adoptions"):
        assert {row["act"], row["recorded_in"], f"item:{row['item']}"} <= places
        recorded = " ".join(source.text_words(row["recorded_in"]))
        assert row["draft"] in recorded
        assert f"{row['meeting']} meeting" in recorded
        assert all(sponsor in recorded for sponsor in row["sponsors"].split("; "))
        assert row["submitted_by"] in recorded
        assert row["as_amended"] in recorded
        if row["financial_note"]:
            note = " ".join(source.note_words(row["financial_note"]))
            assert note == f"{row['financial_statement']}."
    for row in source.answers("items"):
        recorded = " ".join(source.text_words(row["recorded_in"]))
        assert f"item:{row['item']}" in places
        assert f'entitled "{row["title"]}"' in recorded
        assert f"At its {row['meetings']} meeting" in recorded
        assert f", on {row['dates']}, the Conference considered agenda item" in recorded

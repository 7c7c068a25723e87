"""What "Ibid." stands for: the key of pairs, the field's forms, and what is left to a person."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import load_words
from generator.ibid import Expansion, NoteGrammar, NotingWords, Printed, expand
from generator.ibid.sources import read_source
from generator.inline import parse, part, plain, to_markdown

ANSWERS = Path(__file__).parent / "answers"
WORDS = load_words("en")
PUBLICATIONS = ("United Nations publication",)
GRAMMAR = NoteGrammar.of(WORDS.noting.with_publications(PUBLICATIONS), WORDS.citing)
TREATIES = "United Nations, *Treaty Series*, vols. 2225, 2237, 2241 and 2326, No. 39574."
RECORDS = (
    "*Official Records of the General Assembly, Sixty-seventh Session, Supplement No. 17* "
    "(A/67/17), annex I, para. 4."
)


def notes(*texts: str) -> list[Printed]:
    return [Printed(str(i), parse(text)[0]) for i, text in enumerate(texts, 1)]


def last(*texts: str, grammar: NoteGrammar = GRAMMAR) -> str:
    """Return what the last of some notes stands for, why that is not certain, or "-"."""
    expansions, uncertain = expand(notes(*texts), grammar)
    number = str(len(texts))
    if number in expansions:
        return to_markdown(expansions[number].words)
    return next((f"? {one.why}" for one in uncertain if one.number == number), "-")


def pairs() -> Iterator[tuple[str, str, str]]:
    with (ANSWERS / "ibid.tsv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert head == ["before", "ibid", "stands_for"]
    yield from ((before, ibid, answer) for before, ibid, answer in rows)


PAIRS = list(pairs())


# --- the key ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "ibid", "answer"), PAIRS)
def test_a_pair_is_what_a_reader_found(before: str, ibid: str, answer: str) -> None:
    """ "?" is asked of a person; "-" is a note that says all itself."""
    found = last(*filter(None, (before, ibid)))
    assert found[:1] == "?" if answer == "?" else found == answer


def test_the_key_is_large_and_no_pair_stands_twice() -> None:
    assert len(PAIRS) == len({pair[:2] for pair in PAIRS}) >= 200
    assert sum(answer == "?" for _, _, answer in PAIRS) >= 80


# --- the field's forms ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "ibid", "full"),
    [
        # "Ibid., vol. …": 1,073 of 2,785
        (
            TREATIES,
            "Ibid., vol. 2225, No. 39574.",
            "United Nations, *Treaty Series*, vol. 2225, No. 39574.",
        ),
        # "Ibid., … Session, Supplement No. …": 962
        (
            "Official Records of the General Assembly, Sixty-seventh Session, Supplement No. 17 "
            "(A/67/17), annex I.",
            "Ibid., Sixty-eighth Session, Supplement No. 17 (A/68/17), annex I.",
            "Official Records of the General Assembly, Sixty-eighth Session, Supplement No. 17 "
            "(A/68/17), annex I.",
        ),
        (
            RECORDS,
            "Ibid., *Sixty-eighth Session, Supplement No. 17* (A/68/17).",
            "*Official Records of the General Assembly*, *Sixty-eighth Session, Supplement "
            "No. 17* (A/68/17).",
        ),
        (
            "Official Records of the General Assembly, Tenth Session, Annexes, agenda item 7.",
            "Ibid., Second Emergency Special Session, Supplement No. 1.",
            "Official Records of the General Assembly, Second Emergency Special Session, "
            "Supplement No. 1.",
        ),
        (
            "Official Records of the Economic and Social Council, 2013, Supplement No. 8.",
            "Ibid., 2014, Supplement No. 10 (E/2014/30).",
            "Official Records of the Economic and Social Council, 2014, Supplement No. 10 "
            "(E/2014/30).",
        ),
        (
            RECORDS,
            "Ibid., *Supplement No. 18* (A/67/18).",
            "*Official Records of the General Assembly, Sixty-seventh Session*, *Supplement "
            "No. 18* (A/67/18).",
        ),
        # "Ibid., para. …", "chap. …", "sect. …": 307
        ("A/60/88, chap. II, para. 4.", "Ibid., para. 7.", "A/60/88, chap. II, para. 7."),
        ("A/60/88, chap. II, para. 4.", "Ibid., chap. III.", "A/60/88, chap. III."),
        (
            "A/60/88, chap. II, sect. B, para. 4.",
            "Ibid., sect. C.",
            "A/60/88, chap. II, sect. C.",
        ),
        ("A/60/88, para. 4.", "Ibid., paras. 5 and 6.", "A/60/88, paras. 5 and 6."),
        ("A/60/88, para. 4.", "Ibid., p. 12.", "A/60/88, p. 12."),
        ("A/60/88.", "Ibid., para. 7.", "A/60/88, para. 7."),
        ("A/60/88, annex.", "Ibid., para. 7.", "A/60/88, annex, para. 7."),
        (
            "Official Records of the Council, 2005, Supplement No. 1, resolution 2005/14.",
            "Ibid., resolution 2005/15.",
            "Official Records of the Council, 2005, Supplement No. 1, resolution 2005/15.",
        ),
        # "Ibid." alone: 260
        (TREATIES, "Ibid.", TREATIES),
        (TREATIES, "*Ibid.*", TREATIES),
        # "Ibid., annex II": 148
        ("A/63/539, annex I, para. 3.", "Ibid., annex II.", "A/63/539, annex II."),
        ("A/63/539, chap. I, para. 3.", "Ibid., annex II.", "A/63/539, annex II."),
        ("A/63/539.", "Ibid., annex II.", "A/63/539, annex II."),
        # spellings
        (TREATIES, "*Ibid.*, vol. 2225.", "United Nations, *Treaty Series*, vol. 2225."),
        (TREATIES, "ibid., vol. 2225.", "United Nations, *Treaty Series*, vol. 2225."),
        (TREATIES, "Ibid. vol. 2225.", "United Nations, *Treaty Series*, vol. 2225."),
        (
            "United Nations publication, Sales No. E.05.V.",
            "Ibid., Sales No. E.11.V.9.",
            "United Nations publication, Sales No. E.11.V.9.",
        ),
        (
            "[A/60/88](un:A/60/88), annex.",
            "Ibid., annex II.",
            "[A/60/88](un:A/60/88), annex II.",
        ),
        (
            "Report of the Conference (A/CONF.192/15, chap. I), chap. IV, para. 24.",
            "Ibid., chap. V.",
            "Report of the Conference (A/CONF.192/15, chap. I), chap. V.",
        ),
    ],
)
def test_the_tail_replaces_the_part_of_its_own_kind(before: str, ibid: str, full: str) -> None:
    assert last(before, ibid) == full


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (["Ibid., para. 7."], "there is no note before it"),
        (["A/60/88; see also A/61/99.", "Ibid., para. 7."], "names several sources"),
        (["A/60/88, and A/61/99, para. 3.", "Ibid., para. 7."], "names several sources"),
        (["Resolution 45/116, annex, and resolution 52/88.", "Ibid., annex."], "several sources"),
        (["A/60/88, see also A/61/99.", "Ibid."], "names several sources"),
        (["A/60/88, annex I.", "Ibid., chap. IV."], "may be of the annex"),
        (["A/60/88.", "Ibid., vol. 3."], "has no volume"),
        (["Sales No. E.05.V.2.", "Ibid., Sales No. E.11.V.9."], "nothing of note 1 would be left"),
        (["A/60/88.", "Ibid., table 2."], "is no part of a source that the rule knows"),
        (["A/60/88.", "See ibid., para. 7."], "only knows “Ibid.” at the beginning"),
        (["A/60/88.", "Ibid; and more."], "only knows “Ibid.” at the beginning"),
        (["A/60/88.", "Ibid., table 2.", "Ibid., para. 7."], "note 2, which it points to, is not"),
    ],
)
def test_what_is_not_certain_is_left_to_a_person(texts: list[str], why: str) -> None:
    assert last(*texts).startswith("? ")
    assert why in last(*texts)


def test_a_chain_is_expanded_in_order() -> None:
    expansions, uncertain = expand(
        notes(TREATIES, "Ibid., vol. 1.", "Ibid., vol. 2, No. 3.", "Ibid.", "A/1.", "Ibid."),
        GRAMMAR,
    )
    assert not uncertain
    assert [(number, one.antecedent) for number, one in expansions.items()] == [
        ("2", "1"),
        ("3", "2"),
        ("4", "3"),
        ("6", "5"),
    ]
    assert plain(expansions["4"].words) == "United Nations, Treaty Series, vol. 2, No. 3."
    assert plain(expansions["6"].words) == "A/1."


def test_a_chain_of_any_length() -> None:
    texts = [f"Ibid., para. {number}." for number in range(2, 40)]
    assert last("A/60/88, para. 1.", *texts) == "A/60/88, para. 39."


def test_what_a_person_states_holds_and_goes_on() -> None:
    words = parse("A/60/88, annex, table 2.")[0]
    stated = Printed("2", parse("Ibid., table 2.")[0], words)
    after = Printed("3", parse("Ibid., table 3.")[0])
    expansions, uncertain = expand([*notes("A/60/88; see A/1."), stated, after], GRAMMAR)
    assert expansions == {"2": Expansion(words, "1")}
    assert [one.number for one in uncertain] == ["3"]
    # Even for the first note of all, whose antecedent is in another report.
    first = Printed("1", stated.words, words)
    assert expand([first], GRAMMAR) == ({"1": Expansion(words, "")}, [])


def test_what_points_to_no_note_before_has_no_antecedent_when_a_person_states_it() -> None:
    words = parse("J. Doe, *Nets* (Oslo, 1999), p. 9.")[0]
    stated = Printed("2", parse("Op. cit., p. 9.")[0], words)
    expansions, uncertain = expand([*notes("A/60/88."), stated], GRAMMAR)
    assert expansions == {"2": Expansion(words, "")}
    assert not uncertain


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Ibid.", "Ibid."),
        ("*Ibid.*, para. 1", "Ibid."),
        ("See ibid., para. 1", "ibid."),
        ("J. Doe, *op. cit.*, p. 1", "op. cit."),
        ("Loc. cit.", "Loc. cit."),
        ("Idem, p. 3.", "Idem"),
    ],
)
def test_what_points_elsewhere_is_told_as_printed(text: str, printed: str) -> None:
    _, [told] = expand(notes(text), GRAMMAR)
    assert (told.number, told.printed) == ("1", printed)


@pytest.mark.parametrize(
    "text",
    [
        "Forbidden",
        "A/60/88",
        "Idempotent",
        "A/60/88, para. 1; and ibid., annex.",
        "A/60/88; see also A/61/99; and ibid., annex.",
        "See [](un:A/61/99)A/60/88.",
    ],
)
def test_other_notes_are_neither_written_out_nor_asked(text: str) -> None:
    assert expand(notes("A/1.", text), GRAMMAR) == ({}, [])


def test_an_ibid_within_a_note_that_names_no_source_points_elsewhere() -> None:
    assert last("A/60/88.", "The Chair agreed; ibid., para. 3.").startswith("? ")


# --- other languages --------------------------------------------------------------------------


def test_a_language_is_data_alone() -> None:
    """French words, and not a line of Python: numbers, nouns before and after, "Ibid." """
    given = json.loads(json.dumps(WORDS.noting.model_dump()))
    given["source_parts"]["supplement"] = {"one": ["Supplément nᵒ"], "many": []}
    given["source_parts"]["session"] = {"one": ["session"], "many": []}
    given["source_parts"]["number"] = {"one": ["nᵒ"], "many": ["nᵒˢ"]}
    given["places"]["annex"] = {"one": ["annexe"], "many": ["annexes"]}
    given["places"]["paragraph"] = {"one": ["par."], "many": ["par."]}
    given["titles"] = ["Documents officiels", "Recueil des Traités"]
    given["joining"], given["signals"] = ["et", "ou", "voir aussi"], ["voir"]
    french = NoteGrammar.of(NotingWords.model_validate(given), WORDS.citing)
    records = "Voir *Documents officiels du Port, douzième session, Supplément nᵒ 4* (HC/12/4)"
    assert last(f"{records}, annexe.", "Ibid., annexe II.", grammar=french) == (
        f"{records}, annexe II."
    )
    assert last(f"{records}.", "Ibid., *treizième session*.", grammar=french) == (
        "Voir *Documents officiels du Port*, *treizième session*."
    )
    # A noun that has no plural takes no bare number for itself.
    assert "has no year" in last(f"{records}.", "Ibid., 2014.", grammar=french)
    assert last("A/60/88 et A/61/99.", "Ibid.", grammar=french) == "? note 1 names several sources"
    assert last("Deux délégations étaient absentes.", "Ibid.", grammar=french).startswith("? ")


# --- what always holds ------------------------------------------------------------------------

_PIECES = [piece for before, ibid, _ in PAIRS for piece in re.split(r"(?<=[,;.]) ", before)]
_PIECES += ["The Chair spoke", "A/1", "*Nets*", "(see A/2)", "above", "and", "“x”", "[", "*", ")"]
ANY_NOTE = st.lists(st.sampled_from(sorted(set(_PIECES))), max_size=6).map(" ".join) | st.text(
    max_size=40
)
ANY_IBID = st.sampled_from(sorted({ibid for _, ibid, _ in PAIRS})) | ANY_NOTE.map(
    lambda words: f"Ibid., {words}"
)


@given(ANY_NOTE, ANY_IBID)
def test_only_a_source_is_written_out_from_its_beginning_to_the_new_end(
    before: str, ibid: str
) -> None:
    first, second = notes(before, ibid)
    expansions, uncertain = expand([first, second], GRAMMAR)
    # Whatever points elsewhere is written out or asked, never both.
    assert not expansions.keys() & {one.number for one in uncertain}
    if "2" not in expansions:
        return
    assert not read_source(first.words, GRAMMAR).fault
    words, full = plain(first.words), plain(expansions["2"].words)
    begins = GRAMMAR.ibid.match(plain(second.words))
    assert begins
    tail = plain(second.words)[begins.end() :]
    if not tail:
        assert expansions["2"].words == first.words
        return
    kept = full.removesuffix(f", {tail}")
    assert kept != full and kept and words.startswith(kept)
    assert part(expansions["2"].words, 0, len(kept)) == part(first.words, 0, len(kept))


@pytest.mark.parametrize(
    "piece",
    ["A", "A/", "/(1)", "(", "(a", "()", "(A/1", ")", "“", "1, ", "1–", "A.", "1 and ", "; ",
     "ibid. ", "see ", "Treaty ", "Treaty and ", " and annex", "resolution 1 x ",
     "Corr.1 and ", "[a](x) "],
)  # fmt: skip
@pytest.mark.slow
def test_a_note_of_thousands_of_the_same_ends_soon(piece: str) -> None:
    for words in (piece * 3000, f"A/1 {piece * 3000}!", "Lima (" * 1500 + ")" * 1500):
        last(words, f"Ibid., para. {words}")


@given(ANY_NOTE)
def test_reading_ends_for_every_note(words: str) -> None:
    source = read_source(parse(words)[0], GRAMMAR)
    assert source.fault or source.segments


# --- the notes of the General Assembly ---------------------------------------------------------

# Three sessions of resolutions, as the United Nations give them out; not part of the project.
SESSIONS = sorted(
    (Path(__file__).parents[2] / "shared" / "data" / "unxml").glob("ga-7[567]-English.zip")
)


def notes_of_acts(archive: Path) -> Iterator[list[str]]:
    """Yield the inline Markdown of the notes of each act of a session, in printed order."""
    with zipfile.ZipFile(archive) as files:
        for name in sorted(files.namelist()):
            if name.endswith(".xml"):
                act = ElementTree.fromstring(files.read(name))
                yield [marked_up(note) for note in act.iter() if is_named(note, "authorialNote")]


def is_named(element: ElementTree.Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def marked_up(element: ElementTree.Element) -> str:
    """Return the words of an element, italics marked; punctuation at their ends stands outside."""
    words = element.text or ""
    for child in element:
        inner = marked_up(child) if not is_named(child, "num") else ""
        if is_named(child, "span") and "italic" in child.get("class", "") and inner.strip(" ,;."):
            before, italic, after = re.fullmatch(r"([\s,;.]*)(.*?)([\s,;]*)", inner, re.S).groups()
            inner = f"{before}*{italic}*{after}"
        words += inner + (child.tail or "")
    return (
        " ".join(words.replace("**", "").split()) if is_named(element, "authorialNote") else words
    )


@pytest.mark.skipif(len(SESSIONS) < 3, reason="the texts of the sessions are not here")
@pytest.mark.slow
def test_of_three_sessions_nearly_every_ibid_is_written_out() -> None:
    acts = [notes(*texts) for archive in SESSIONS for texts in notes_of_acts(archive)]
    made = [expand(act, GRAMMAR) for act in acts]
    written_out = sum(len(expansions) for expansions, _ in made)
    asked = sum(len(uncertain) for _, uncertain in made)
    assert sum(map(len, acts)) == 9355
    assert written_out >= 1363
    assert asked <= 1


# --- the seventh session ----------------------------------------------------------------------


def test_the_ibids_of_the_seventh_session_stand_for_what_a_reader_found() -> None:
    with (ANSWERS / "notes.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expansions, uncertain = expand(
        [Printed(row["number"], parse(row["text"])[0]) for row in rows], GRAMMAR
    )
    assert not uncertain
    assert {number: to_markdown(one.words) for number, one in expansions.items()} == {
        row["number"]: row["stands_for"] for row in rows if row["stands_for"]
    }
    assert len(expansions) == 8

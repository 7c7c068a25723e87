"""`importing:` in body.yaml: the forms of a body over those of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import importing_session
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from importing_session import ROOT
from report_words import assert_no_word_is_lost

from generator.catalogue import load_words
from generator.importers.reading import markdown
from generator.importers.recognizing import Imported, ImportingWords, Usage, import_report
from generator.model import Body, HeardForms, ImportingForms, Value
from generator.model.importing import Form, OwnReport, Where, _form_in
from generator.source import load_body

BODY = """\
format: plenary-body/1
id: tides
texts:
  en: {name: Tidal Assembly, short_name: Assembly, called: [Tidal Assembly, Assembly]}
resolution: {pattern: '\\d+/\\d+'}
documents:
- symbols: [TIDES/]
sessions:
- {number: 1, name: {en: first session}}
"""


def with_forms(forms: str) -> str:
    """Return a body.yaml that gives forms of its own in English."""
    lines = "".join(f"    {line}\n" for line in forms.splitlines())
    return f"{BODY}importing:\n  en:\n{lines}"


def body(forms: str) -> Body:
    loaded = load_body_of(with_forms(forms))
    assert loaded.value, loaded.findings
    return loaded.value


def load_body_of(text: str) -> Any:
    from generator.source.loading import load

    return load(text.encode(), "body.yaml", Body)


def told(text: str) -> list[str]:
    return [str(finding) for finding in load_body_of(text).findings]


def words() -> ImportingWords:
    return ImportingWords.model_validate(importing_session._words()["importing"])


def imported(source: str, forms: str) -> Imported:
    made = body(forms) if forms else load_body_of(BODY).value
    return import_report(markdown.read(source), Usage.of(made, load_words("en"), "en"))


# --- what stands over what ----------------------------------------------------------------------


def test_a_text_takes_the_place_of_the_language_s_and_a_list_stands_before_it() -> None:
    own = body("to: through\njoining: ['&']\nheard: {behalf: for, people: [delegate of]}")
    over = words().under(own.importing["en"])
    assert over.to == "through"
    assert over.joining == ("&", *words().joining)
    assert over.heard.behalf == "for"
    assert over.heard.people == ("delegate of", *words().heard.people)
    assert over.heard.told == words().heard.told
    assert over.model_dump(exclude={"to", "joining", "heard"}) == words().model_dump(
        exclude={"to", "joining", "heard"}
    )


def test_a_language_gives_all_forms() -> None:
    given_ = words().model_dump()
    del given_["heard"]["told"], given_["annex"]
    with pytest.raises(ValueError, match=r"it lacks annex, heard\.told"):
        ImportingWords.model_validate(given_)


ADOPTED = """
#### I. Resolutions

- 1. On 5 June 2030, at its third sitting, the Tidal Assembly approved draft resolution TIDES/L.2. \
(For the text, see chapter II, resolution 1/1.)

#### II. Texts

#### Resolution 1/1

#### Gauges

*The Assembly*,

- 1. *Decides* to meet again.
"""


def test_a_body_s_own_sentence_on_adoptions_is_read() -> None:
    form = "adopted: 'On (?P<date>{date}), at its (?P<meeting>\\w+) sitting, the {body} approved '"
    result = imported(ADOPTED, form)
    [act] = result.report.chapters[1].resolutions
    assert (act.adoption.meeting, act.adoption.date) == ("third", "2030-06-05")
    assert result.unmatched == ()
    assert imported(ADOPTED, "").report.chapters[1].resolutions[0].adoption.meeting == ""


HEARD = """
#### I. Debate

- 1. The floor was taken by the delegates of Eastland and Westland.
"""


def test_a_body_s_own_words_for_speakers_are_read() -> None:
    forms = """\
heard:
  people: [delegates? of]
  made: ['the floor was taken by (?P<persons>.+)']
  capacities:
  - {capacity: representative, patterns: ['delegates? of (?P<names>.+)']}
""".replace("[delegates? of]", "['delegates? of']")
    [paragraph] = imported(HEARD, forms).report.chapters[0].paragraphs
    assert [s.speakers for s in paragraph.statements] == [("Eastland", "Westland")]


@pytest.mark.parametrize(
    ("forms", "source", "furniture"),
    [
        ("contents: [Summary]", "Summary\n\nI. Gauges 3\n\n#### I. Gauges\n", ["Summary"]),
        ("page_marks: ['Sheet \\d+']", "Sheet 12\n\n#### I. Gauges\n", ["Sheet 12"]),
        (
            "particulars: ['Circulation: (?P<distribution>\\w+)']",
            "Circulation: Limited\n\n#### I. Gauges\n",
            ["Circulation: Limited"],
        ),
    ],
)
def test_a_body_s_own_furniture_is_set_apart(forms: str, source: str, furniture: list[str]) -> None:
    found = [line.whole for line in imported(source, forms).furniture]
    assert found[: len(furniture)] == furniture
    assert imported(source, forms).unmatched == ()


def test_an_empty_form_is_none() -> None:
    source = ADOPTED.replace(
        "On 5 June 2030, at its third sitting,", "At its 3rd meeting, on 5 June 2030,"
    )
    source = source.replace("approved", "adopted")
    [act] = imported(source, "").report.chapters[1].resolutions
    assert act.adoption.meeting == "3rd"
    result = imported(source, "adopted: ''\nannex: ['']\nheard: {told: ''}")
    assert result.report.chapters[1].resolutions[0].adoption.meeting == ""
    assert result.unmatched == ()


# --- what matches nothing -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forms", "unmatched"),
    [
        ("contents: [Summary]", ["importing: en: contents: Summary"]),
        # A form of a whole line that is only a part of one is not matched either.
        ("page_marks: [decide, 'II\\. Texts']", ["importing: en: page_marks: decide"]),
        ("chapeau: [Assembly, 'The {body}']", ["importing: en: chapeau: Assembly"]),
        ("to: through", ["importing: en: to: through"]),
        ("ordinals: first second third", []),
        ("ordinals: primero segundo", ["importing: en: ordinals: primero segundo"]),
        ("heard: {told: '(?P<persons>.+) SITTING'}", []),
        (
            "heard: {capacities: [{capacity: chair, patterns: ['Boss of (?P<names>.+)']}]}",
            ["importing: en: heard: capacities: patterns: Boss of (?P<names>.+)"],
        ),
        ("own_report: {title: 'log of the {body}'}", []),
        ("own_report: {printed: log of the}", ["importing: en: own_report: printed: log of the"]),
        ("documents: ['(?P<title>draft resolution) {symbol}']", []),
        # What a paragraph begins with behind its number, and a sentence in it.
        ("after_adoption: On 5 June", []),
        ("after_adoption: '\\(For the text'", []),
        ("after_adoption: 5 June", ["importing: en: after_adoption: 5 June"]),
    ],
)
def test_a_form_that_matches_nothing_is_told_by_its_key(forms: str, unmatched: list[str]) -> None:
    assert list(imported(ADOPTED, forms).unmatched) == unmatched


def test_forms_of_another_language_are_not_told() -> None:
    text = BODY.replace(
        "  en: {name", "  fr: {name: Marées, short_name: Marées, called: [Marées]}\n  en: {name"
    )
    loaded = load_body_of(f"{text}importing:\n  fr: {{to: au}}\n").value
    assert loaded
    result = import_report(markdown.read(ADOPTED), Usage.of(loaded, load_words("en"), "en"))
    assert result.unmatched == ()


# --- forms that match and say nothing -----------------------------------------------------------

EVERYWHERE = """
SIGN

Report of the Tidal Assembly on its first session

SIGN

#### I. SIGN

1. SIGN[^1] (For the text, see chapter II, resolution 1/1.)

2. At its 3rd meeting, on 5 June 2030, the Assembly adopted SIGN TIDES/L.2 SIGN TIDES/L.3. SIGN

#### II. Texts

SIGN

#### Resolution 1/1

SIGN

SIGN, noting TIDES/L.4,

1. *Decides* SIGN.

SIGN

#### Annex

SIGN

[^1]: SIGN TIDES/L.5
"""


def forms_with_groups(value: type[Value], at: str = "") -> Iterator[tuple[str, Form, bool]]:
    """Yield the keys of forms of which something is made, and whether each holds a list."""
    for key, kind in get_type_hints(value, include_extras=True).items():
        form = _form_in(kind)
        if form and (form.needed or form.one_of or form.possible):
            yield f"{at}{key}", form, get_origin(kind) is tuple
    for key, field in value.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Value):
            yield from forms_with_groups(field.annotation, f"{at}{key}.")


def with_empty_groups(form: Form) -> str:
    """Return a form that matches SIGN, and all groups of which hold nothing."""
    groups = (*form.needed, *form.one_of, *(form.possible or ()))
    empty = "".join(f"(?P<{name}>nowhere)?" for name in groups)
    return f"SIGN{empty}" + "".join(f" {{{name}}}" for name in [form.needed_name] if name)


GROUPED = list(forms_with_groups(ImportingForms))


def test_forms_with_groups_are_found() -> None:
    keys = {key for key, _, _ in GROUPED}
    assert {"adopted", "considered", "venue", "met", "heard.made", "heard.office_of"} <= keys


@pytest.mark.slow
@pytest.mark.parametrize(("key", "form", "is_list"), GROUPED, ids=[key for key, *_ in GROUPED])
def test_every_group_of_a_form_may_hold_nothing(key: str, form: Form, is_list: bool) -> None:
    text: Any = with_empty_groups(form)
    given_: Any = [text] if is_list else text
    for name in reversed(key.split(".")):
        given_ = {name: given_}
    forms = yaml.safe_dump(given_, allow_unicode=True, width=1000).strip()
    result = imported(EVERYWHERE, forms)
    assert_no_word_is_lost(result, EVERYWHERE)


@pytest.mark.parametrize("key", ["patterns", "of_organization"])
def test_every_group_of_those_who_speak_may_hold_nothing(key: str) -> None:
    empty = "SIGN(?P<names>nowhere)?(?P<office>nowhere)?"
    made = "heard: {made: ['^(?P<persons>SIGN)'], capacities: [{capacity: chair, "
    forms = f"{made}patterns: ['{empty}']}}]}}"
    if key == "of_organization":
        forms = (
            f"{made}organization: SIGN}}], of_organization: ['{{organization}}(?P<names>no)?']}}"
        )
    assert_no_word_is_lost(imported(EVERYWHERE, forms), EVERYWHERE)


SPOKEN = EVERYWHERE.replace(
    "2. At",
    "2. Its note by the Panel on gauges (TIDES/7) was read. "
    "Statements were made by the representatives of Peru and, on behalf of the Group, Chad. "
    "The Minister of Justice of Mali said so. At",
)


@pytest.mark.slow
@pytest.mark.parametrize("group", ["", "heard", "own_report"])
def test_every_form_may_be_empty(group: str) -> None:
    model: type[Value] = {"": ImportingForms, "heard": HeardForms}.get(group, OwnReport)
    for key, field in model.model_fields.items():
        if field.annotation is str:
            given_: Any = {group: {key: ""}} if group else {key: ""}
            result = imported(SPOKEN, yaml.safe_dump(given_))
            assert_no_word_is_lost(result, SPOKEN)


def test_an_empty_form_of_words_is_in_no_sentence() -> None:
    plain = imported(SPOKEN, "").report
    assert imported(SPOKEN, "financial_implications: ''").report == plain
    assert imported(SPOKEN, "own_report: {printed: ''}").report == plain


# --- mistakes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        (
            "adopt: x",
            "body.yaml:12: unknown-key: “adopt” is not a key here; did you mean “adopted”?",
        ),
        (
            "adopted: '('",
            "body.yaml:12: wrong-value: “adopted” is “(”; it is not a regular expression",
        ),
        (
            "sponsored: 'by (?P<who>.+)'",
            "body.yaml:12: wrong-value: “sponsored” is “by (?P<who>.+)”; "
            "it lacks the group “sponsors”: (?P<sponsors>...)",
        ),
        (
            "contents: [A]\nparticulars:\n- 'To: (?P<to>.+)'",
            "body.yaml:14: wrong-value: “particulars” is “To: (?P<to>.+)”; nothing is made of its "
            "group “to”; groups here: symbol, distribution, date, original_language",
        ),
        ("adopted: 'adopted on {date}'", "it lacks a group: one of meeting, date"),
        (
            "counted: ['by (?P<in_favour>{figures})']",
            "nothing stands for {figures} in it; there is {number}",
        ),
        ("ways: [{adopted: by a nod, words: nod}]", "“adopted” is “by a nod”; it must be"),
        ("met: ['on (?P<dates>{date})']", "it lacks a group: one of meetings, count"),
        (
            "held: ['in (?P<place>{town}) on (?P<dates>.+)']",
            "nothing stands for {town} in it; there is {body}, {date}",
        ),
        ("withdrawn: '(?P<draft>draft) was withdrawn'", "it must have {symbol} in it"),
        ("heard: {behalf: (for|on behalf of)}", "write (?:...) instead of (...)"),
        ("page_marks: ['x*']", "it matches where nothing is"),
        ("page_marks: Page", "“page_marks” must be a list"),
        ("heard: {tell: x}", "“tell” is not a key here; did you mean “told”?"),
        ("heard: {capacities: [{capacity: guest}]}", "“capacity” is “guest”; it must be"),
    ],
)
def test_a_form_that_cannot_do_is_told_with_what_would(forms: str, message: str) -> None:
    assert any(message in one for one in told(with_forms(forms))), told(with_forms(forms))


def test_forms_stand_under_a_language_of_the_body() -> None:
    [one] = told(f"{BODY}importing:\n  english: {{to: through}}\n")
    assert one.startswith("body.yaml:11: wrong-value: “english” is no language in which the body")
    assert one.endswith("it has: en")
    [one] = told(f"{BODY}importing:\n  contents: [Summary]\n")
    assert "must be a group" in one


def test_a_body_with_a_form_that_cannot_do_is_whole_but_for_it() -> None:
    loaded = load_body_of(with_forms("adopted: '('\nto: through"))
    assert len(loaded.findings) == 1


@given(st.text(st.sampled_from("(?P<date>x)[]{}*+|\\d"), max_size=30))
def test_whatever_is_given_as_a_form_is_taken_or_told(text: str) -> None:
    try:
        taken = Form(Where.ANYWHERE, possible=("date",)).taken(text)
    except ValueError as error:
        assert str(error)
    else:
        assert taken == text
        re.compile(re.sub(r"\{(?:body|date)\}", "(?:x)", text))


# --- the documentation --------------------------------------------------------------------------

DOCS = (ROOT / "docs/body.md").read_text("utf-8").partition("\n### importing\n")[2]


def rows(section: str) -> list[tuple[str, str, str]]:
    return re.findall(r"^\| \**`(\w+):`\** \| (.+?) \| (.+) \|$", section, re.M)


SECTIONS = dict(
    zip(
        ("", "ways", "heard", "own_report", "gathered"),
        re.split(r"\n#### \w+\n", DOCS),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("group", "key", "holds", "what"),
    [(group, *row) for group, section in SECTIONS.items() for row in rows(section)],
)
def test_the_example_of_each_form_in_the_docs_is_one(
    group: str, key: str, holds: str, what: str
) -> None:
    if (
        "group" in holds or "one of" in holds
    ):  # told in a section of its own, or as keys of the model
        return
    example = re.findall(r": `((?:[^`])+)`\.$", what)
    assert example, what
    value = yaml.safe_load(example[0].replace("\\|", "|"))
    if holds.startswith("list") and not isinstance(value, list):
        value = [value]
    given_: Any = {key: value}
    if group == "ways":
        given_ = [{"adopted": "by consensus", "words": "so", **given_}]
    forms = ImportingForms.model_validate({group: given_} if group else given_)
    assert list(forms.given())


def test_all_words_of_print_are_words_of_the_models() -> None:
    assert [key for key, _, _ in rows(SECTIONS[""])] == list(ImportingForms.model_fields)
    assert [key for key, _, _ in rows(SECTIONS["heard"])] == list(HeardForms.model_fields)


def test_the_bodies_of_the_project_take_the_language_s_forms() -> None:
    for file in ("content/ctoc-cop/body.yaml", "tests/invented/content/ipwc/body.yaml"):
        found = load_body(Path(ROOT / file)).value
        assert found
        assert found.importing == {}

"""YAML <-> model: every scalar is text, every fault has its line, the normal form is stable."""

from __future__ import annotations

import itertools
import json
import re
import textwrap
import time
import types
import typing
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest
import ruamel.yaml
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from remarks import without_remarks

from generator import source
from generator.characters import single_blanks, unseen
from generator.model import Annex, Body, Cell, Report, Value, walk

ROOT = Path(__file__).parent.parent
REPORTS = sorted(ROOT.glob("content/*/*/report.*.yaml")) + sorted(
    ROOT.glob("tests/invented/content/*/*/report.*.yaml")
)
BODIES = sorted(ROOT.glob("content/*/body.yaml")) + sorted(
    ROOT.glob("tests/invented/content/*/body.yaml")
)
SMALL = """\
format: plenary-report/1
body: ctoc-cop
session: 7
language: en
symbol: CTOC/COP/2014/13
title: A report
date: 2014-11-13
original_language: English
status:
  edition: final
  copy_is: unofficial
held:
  place: Vienna
  opened: 2014-10-06
  closed: 2014-10-10
source: source.en.md
chapters:
- number: I
  title: Proceedings
  paragraphs:
  - number: 1
    text: The Conference met.
"""


def load(text: str | bytes, tmp_path: Path) -> source.Loaded[Report]:
    file = tmp_path / "report.en.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return source.load_report(file, "report.en.yaml")


def told(text: str | bytes, tmp_path: Path) -> list[tuple[int, str]]:
    """Return the lines and rules of what is wrong with a file."""
    return [(finding.line, finding.rule) for finding in load(text, tmp_path).findings]


def text_of(scalar: str, tmp_path: Path) -> str:
    """Return what a scalar is read as, in the place of a paragraph's text."""
    loaded = load(SMALL.replace("The Conference met.", scalar), tmp_path)
    assert loaded.value, loaded.findings
    return loaded.value.chapters[0].paragraphs[0].text


def test_the_number_of_a_session_makes_its_name() -> None:
    body = (ROOT / "tests" / "invented" / "content" / "ipwc" / "body.yaml").read_text("utf-8")
    own = "- number: '3'\n  name: {en: third session}\n"
    assert own in body
    for without in (own, "- number: 3\n", "- number: 3\n  name: {}\n"):
        loaded = source.load(body.replace(own, without).encode(), "body.yaml", Body)
        assert loaded.value, loaded.findings
        assert loaded.value.sessions[-1].name == {"en": "third session"}
    other = body.replace(own, "- {number: 97, name: {en: the last}}\n- number: 98\n")
    loaded = source.load(other.encode(), "body.yaml", Body)
    assert loaded.value
    names = [session.name["en"] for session in loaded.value.sessions]
    assert names[-2:] == ["the last", "ninety-eighth session"]


def test_sessions_are_counted_on_in_each_language() -> None:
    for file in (ROOT / "generator" / "words").glob("sessions.*.tsv"):
        lines = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
        assert [number for number, _ in lines] == [str(n) for n in range(1, len(lines) + 1)]
        assert len({name for _, name in lines}) == len(lines)


# --- scalars are text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scalar", ["7.10", "no", "~", "null", "0x1F", "1e3", "2014-10-10", "12:30:45", "007", "=", "<<"]
)
def test_every_scalar_is_text_as_written(scalar: str, tmp_path: Path) -> None:
    assert text_of(scalar, tmp_path) == scalar


@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        ("two  blanks", "two blanks"),
        ("a\u00a0no-break  space", "a\u00a0no-break space"),
        ("a\u202fnarrow one\u2003", "a\u202fnarrow one"),
        (">-\n      folded\n      lines", "folded lines"),
        ("|\n      kept\n      lines\n", "kept lines"),
        ("'it''s quoted'", "it's quoted"),
        (r'"an \u00e9 and a \t tab"', "an é and a tab"),
        ("a\n      plain one", "a plain one"),
    ],
)
def test_blanks_are_single(scalar: str, text: str, tmp_path: Path) -> None:
    assert text_of(scalar, tmp_path) == text


def test_a_byte_order_mark_and_crlf_change_nothing(tmp_path: Path) -> None:
    plain = load(SMALL, tmp_path)
    assert load(b"\xef\xbb\xbf" + SMALL.encode(), tmp_path) == plain
    assert load(SMALL.replace("\n", "\r\n"), tmp_path) == plain
    assert load(SMALL.replace("\n", "\r"), tmp_path) == plain


# --- faults and their lines -------------------------------------------------------------------


def after(line: str, added: str) -> str:
    """Return the small report with a line added after another."""
    assert f"{line}\n" in SMALL
    return SMALL.replace(f"{line}\n", f"{line}\n{added}\n")


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (after("session: 7", "session: 8"), [(4, "duplicate-key")]),
        (after("  copy_is: unofficial", "  edition: final"), [(12, "duplicate-key")]),
        (after("language: en", "simbol: x"), [(5, "unknown-key")]),
        (after("    text: The Conference met.", "    txt: x"), [(23, "unknown-key")]),
        (SMALL.replace("date: 2014-11-13\n", ""), [(1, "missing-field")]),
        (SMALL.replace("  place: Vienna\n", ""), [(12, "missing-field")]),
        (SMALL.replace("title: A report", "title:"), [(6, "missing-field")]),
        (SMALL.replace("  title: Proceedings", "  title: ''"), [(19, "missing-field")]),
        (SMALL.replace("edition: final", "edition: last"), [(10, "wrong-value")]),
        (SMALL.replace("language: en", "language: xx"), [(4, "wrong-value")]),
        (SMALL.replace("language: en", "language: ../words/en"), [(4, "wrong-value")]),
        (SMALL.replace("plenary-report/1", "plenary-report/2"), [(1, "wrong-value")]),
        (SMALL.replace("session: 7", "session: [7]"), [(3, "wrong-type")]),
        (SMALL.replace("  - number: 1\n    text: The Conference met.", ""), [(20, "wrong-type")]),
        (SMALL.replace("- number: I", "- I"), [(18, "broken-yaml")]),
        ("- a\n- list\n", [(1, "wrong-type")]),
        ("words\n", [(1, "wrong-type")]),
        (SMALL + "---\n" + SMALL, [(23, "broken-yaml")]),
        (SMALL.replace("session: 7", "session: &x 7") + "distribution: *x\n", [(23, "alias")]),
        (SMALL + "distribution: *unknown\n", [(23, "alias")]),
        (SMALL + "? [a, b]\n: c\n", [(23, "broken-yaml")]),
        (SMALL.replace("  place: Vienna", "\tplace: Vienna"), [(13, "broken-yaml")]),
        (SMALL.replace("title: A report", "title: A report: of"), [(6, "broken-yaml")]),
        (SMALL.replace("title: A report", 'title: "A report'), [(6, "broken-yaml")]),
        (SMALL.replace("session: 7", "session: [7"), [(3, "broken-yaml")]),
        (SMALL.replace("A report", "A “report”").encode("cp1252"), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", "A \x93report\x94"), [(6, "wrong-encoding")] * 2),
        (SMALL.replace("A report", "A report\x85"), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", "A\x00report"), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", r'"A \x93report"'), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", "A re\u00adport"), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", "A re\ufffdort"), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", "A \u202etroper"), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", r'"A \uFFFFreport"'), [(6, "wrong-encoding")]),
        (SMALL.replace("A report", r'"A \uFDD0rep\U0001FFFEort"'), [(6, "wrong-encoding")] * 2),
        (SMALL.replace("A report", "A r\u2060ep\u3164o\u2060rt"), [(6, "wrong-encoding")] * 2),
        (SMALL.replace("title: A", "ti\u2060tle: A"), [(6, "wrong-encoding")]),
        (SMALL.encode("utf-16"), [(1, "wrong-encoding")]),
    ],
)
def test_a_fault_has_its_line(
    text: str | bytes, findings: list[tuple[int, str]], tmp_path: Path
) -> None:
    assert told(text, tmp_path) == findings


def test_a_number_that_says_what_it_is_needs_no_title(tmp_path: Path) -> None:
    """As articles of treaties, and annexes, often have none; a chapter I must have one."""
    untitled = SMALL.replace("  title: Proceedings", "  title: ''")
    assert told(untitled.replace("- number: I", "- number: Article 10"), tmp_path) == []
    assert told(untitled.replace("- number: I", "- number: A"), tmp_path) == [(19, "missing-field")]
    annex = untitled.replace("chapters:", "chapters: []\nannexes:")
    assert told(annex, tmp_path) == []


def test_an_empty_file_lacks_all_that_must_be_there(tmp_path: Path) -> None:
    required = [name for name, field in Report.model_fields.items() if field.is_required()]
    for text in ("", "# nothing\n"):
        assert told(text, tmp_path) == [(1, "missing-field")] * len(required)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = after("session: 7", "session: 8").replace("edition: final", "edition: last")
    text = text.replace("language: en\n", "").replace("  place:", "  plaice:")
    rules = {rule for _, rule in told(text, tmp_path)}
    assert rules == {"duplicate-key", "wrong-value", "missing-field", "unknown-key"}


def test_what_was_wrong_before_the_yaml_breaks_is_told_too(tmp_path: Path) -> None:
    text = after("session: 7", "session: 8") + "distribution: [\n"
    assert [rule for _, rule in told(text, tmp_path)] == ["duplicate-key", "broken-yaml"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (after("language: en", "simbol: x"), "“simbol” is not a key here; did you mean “symbol”?"),
        (
            after("  place: Vienna", "  quux: x"),
            "“quux” is not a key here; known: place, opened, closed, meetings",
        ),
        (
            SMALL.replace("A report", "A “report”").encode("cp1252"),
            "the byte 93 is not UTF-8 (in Windows-1252 it would be ““”); save the file as UTF-8",
        ),
        (
            SMALL.replace("language: en\n", ""),
            "“language” is missing; write “language: ...”",
        ),
    ],
)
def test_a_message_says_what_would_be_right(
    text: str | bytes, message: str, tmp_path: Path
) -> None:
    [finding] = load(text, tmp_path).findings
    assert str(finding).split(": ", 2)[2] == message


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " + "[" * 300 + "]" * 300,
        SMALL + "".join(f"{'  ' * depth}sections:\n" for depth in range(300)),
        "a: &a [x]\n"
        + "".join(f"{b}: &{b} [{f'*{a},' * 9}]\n" for a, b in itertools.pairwise("abcdefghij")),
    ],
    ids=["brackets", "braces", "strokes", "marks", "closed", "sections", "laughs"],
)
def test_a_bomb_ends_at_once_and_is_a_finding(text: str, tmp_path: Path) -> None:
    start = time.perf_counter()
    assert {rule for _, rule in told(text, tmp_path)} & {"broken-yaml", "alias"}
    assert time.perf_counter() - start < 2


def test_lines_are_known_for_every_value(tmp_path: Path) -> None:
    loaded = load(SMALL, tmp_path)
    assert loaded.value
    lines = SMALL.splitlines()
    for path, _ in walk(loaded.value):
        if path and path[0] not in ("agenda",):
            assert loaded.lines.line(path) > 1
    where = ("chapters", 0, "paragraphs", 0, "text")
    assert lines[loaded.lines.line(where) - 1] == "    text: The Conference met."
    assert loaded.lines.line(("chapters", 0, "sections", 4, "title")) == 18


# --- the body ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: ctoc-cop", "id: ../out", "it must be small letters, figures and hyphens: lakes-cop"),
        ("id: ctoc-cop", "id: instruments", "a page of the handbook's own has that address"),
        ("id: ctoc-cop", "id: aux", "Windows keeps that name for a device"),
        ("articles: 41", "articles: forty", "it must be the number of the last article: 41"),
        (r"pattern: \d{4}/\d{1,3}", "pattern: '('", "it is not a regular expression"),
        (r"pattern: \d{4}/\d{1,3}", "pattern: .*", "it must match a number such as 7/1"),
        (
            "symbol: A/RES/{number}",
            "symbol: A/RES/{n}",
            "nothing stands for {n} in it; there is {number}",
        ),
        ("symbol: A/RES/{number}", "symbol: A/RES/", "it must have {number} in it"),
        ("{language}/{symbol}", "{language}/", "it must have {symbol} in it"),
        ("{language}/{symbol}", "{tongue}/{symbol}", "nothing stands for {tongue} in it"),
        ("drafts: [/L.]", "drafts: ['']", "one of them is empty; take it out"),
        ("address: https:", "address: http:", "it must be an https address"),
        ("opens: 2016-10-17", "opens: 2016-10-32", "it must be year, month, day: 2014-10-06"),
    ],
)
def test_what_a_body_says_can_be_used(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = (ROOT / "content/ctoc-cop/body.yaml").read_text("utf-8")
    assert old in text
    file = tmp_path / "body.yaml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    [finding] = source.load_body(file).findings
    assert finding.rule == "wrong-value"
    assert message in finding.message


@pytest.mark.parametrize(
    ("old", "key"),
    [
        ("short_name: {en: Organized", "short_name"),
        ("called: {en: [General", "called"),
        ("name: {en: States parties", "name"),
        ("called: {en: [private", "called"),
        ("rights:\n  en:", "rights"),
        ("place: {en: the United", "place"),
    ],
)
def test_a_body_names_things_in_the_languages_of_its_texts(
    old: str, key: str, tmp_path: Path
) -> None:
    text = (ROOT / "content/ctoc-cop/body.yaml").read_text("utf-8")
    file = tmp_path / "body.yaml"
    file.write_text(text.replace(old, old.replace(" en:", " fr:").replace("{en:", "{fr:")), "utf-8")
    [finding] = source.load_body(file).findings
    assert finding.rule == "missing-field"
    assert finding.path[-1] == key
    assert finding.line == 1 + text[: text.index(old)].count("\n")
    assert "add “en:”" in finding.message


# --- values with a short form -----------------------------------------------------------------

ACTION = """\
    actions:
    - verb: Requests
      force: directed
      addressees:
      - the Secretariat
      - printed: it
        means:
        - wg-firearms
      words: to act
      review: confirmed
"""


def test_an_addressee_is_a_text_or_a_group_and_stays_what_it_was(tmp_path: Path) -> None:
    loaded = load(SMALL + ACTION, tmp_path)
    assert loaded.findings == () and loaded.value
    [action] = loaded.value.chapters[0].paragraphs[0].actions
    assert [(one.printed, one.means) for one in action.addressees] == [
        ("the Secretariat", ()),
        ("it", ("wg-firearms",)),
    ]
    assert source.dump_report(loaded.value) == source.HEAD + SMALL + ACTION


def test_what_is_said_of_nothing_but_the_name_becomes_the_name(tmp_path: Path) -> None:
    long = ACTION.replace("- the Secretariat", "- printed: the Secretariat\n        means: []")
    loaded = load(SMALL + long, tmp_path)
    assert loaded.value and source.dump_report(loaded.value) == source.HEAD + SMALL + ACTION


@pytest.mark.parametrize(
    ("old", "new", "rule", "message"),
    [
        ("printed: it", "name: it", "unknown-key", "known: printed, means"),
        ("- the Secretariat", "- [the Secretariat]", "wrong-type", "must be a group of keys"),
        ("review: confirmed", "review: read", "wrong-value", "'confirmed'"),
        ("      review: confirmed\n", "", "missing-field", "review: ..."),
        ("words: to act", "words: ''", "missing-field", "is empty"),
    ],
)
def test_a_mistake_in_an_action_is_told(
    old: str, new: str, rule: str, message: str, tmp_path: Path
) -> None:
    [finding] = load(SMALL + ACTION.replace(old, new), tmp_path).findings
    assert finding.rule == rule
    assert message in finding.message


# --- the normal form --------------------------------------------------------------------------


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.parent.name)
def test_a_report_survives_its_normal_form(file: Path, tmp_path: Path) -> None:
    loaded = source.load_report(file)
    assert loaded.value and not loaded.findings
    text = source.dump_report(loaded.value)
    again = load(text, tmp_path)
    assert again.value == loaded.value
    assert source.dump_report(again.value) == text
    assert max(map(len, text.splitlines())) <= 100


def test_the_published_reports_are_in_normal_form() -> None:
    for file in ROOT.glob("content/*/*/report.*.yaml"):
        loaded = source.load_report(file)
        assert loaded.value
        assert source.dump_report(loaded.value) == file.read_text("utf-8"), "run plenary fmt"


def test_the_normal_form_is_for_people() -> None:
    lines = source.dump_report(Report.model_validate(yaml.load(SMALL, yaml.BaseLoader)))
    assert lines == source.HEAD + SMALL


def small_report(text: str) -> Report:
    data = yaml.load(SMALL, yaml.CBaseLoader)
    data["chapters"][0]["paragraphs"][0]["text"] = text
    return Report.model_validate(data)


@given(st.lists(st.text("abé—-\u00a0", min_size=1, max_size=130), min_size=1, max_size=40))
def test_lines_are_as_full_as_the_width_allows(words: list[str]) -> None:
    """As `textwrap` fills them, which takes its time."""
    text = single_blanks(f"{'long ' * 15}{' '.join(words)}")
    indent = "      "
    lines = textwrap.wrap(
        text,
        100,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    block = "\n".join(("text: >-", *lines, ""))
    assert block in source.dump_report(small_report(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("short", "text: short"),
        ("(a) and [^1]", "text: (a) and [^1]"),
        ("para:36", "text: para:36"),
        ("a#b", "text: a#b"),
        ("The following:", "text: >-\n      The following:"),
        ("One: two", "text: >-\n      One: two"),
        ("One # two", "text: >-\n      One # two"),
        ("*Urges*", "text: >-\n      *Urges*"),
        ("- stroke", "text: >-\n      - stroke"),
        ("x" * 120, "text: >-\n      " + "x" * 120),
        ("\u0093", r'text: "\U00000093"'),
        ("'", "text: >-\n      '"),
    ],
)
def test_a_text_is_written_plain_or_folded(text: str, written: str) -> None:
    assert source.dump_report(small_report(text)).endswith(f"    {written}\n")


def test_each_character_that_cannot_be_seen_is_told() -> None:
    hidden = [one for one in map(chr, range(0x20, 0x3000)) if unseen(f"a{one}b")]
    assert len(hidden) > 30
    for one in hidden:
        assert source.load_plain(f'"a{one}b"'.encode(), "report.en.yaml").findings


TEXT = st.text(
    st.one_of(
        st.sampled_from([*"ab.:#-'\"*&!|>%@`{}[]?,~ \\/é文—\u00a0\u202f"]),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs", "Zs", "Zl", "Zp"]),
    ),
    max_size=30,
)
SPECIAL = st.sampled_from(
    ["no", "7.10", "~", "null", "2014-10-10", "- x", ": x", "x: y", "x #y", "#x", "a:", "?", "---"]
)


def seen(text: str) -> str:
    """Return a text with single blanks, without what no text can have."""
    for at in reversed(unseen(text)):
        text = text[:at] + text[at + 1 :]
    return single_blanks(text.replace("\ufffd", ""))


SENTENCE = (
    st.one_of(SPECIAL, st.lists(TEXT, max_size=9).map(" ".join))
    .map(seen)
    .filter(lambda text: not unseen(text))
)


def values(kind: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a field's type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is str:  # what stands between marks of quotation is told
        return SENTENCE.map(lambda text: f"x{text}" if text[:1] in [*"“„«‘‚"] else text)
    if origin is typing.Annotated:
        return values(arguments[0], depth)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        longest = 2 if depth < 3 else 1 if depth < 6 else 0
        entry = st.deferred(lambda: values(arguments[0], depth + 1))
        return st.lists(entry.map(lambda one: one if one != "" else "x"), max_size=longest).map(
            tuple
        )
    if origin in (types.UnionType, typing.Union):
        inner = next(argument for argument in arguments if argument is not type(None))
        return st.one_of(st.none(), values(inner, depth)) if depth < 6 else st.none()
    return st.deferred(lambda: models(kind, depth + 1))


def models(kind: type[Value], depth: int = 0) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a model: required texts are never empty."""
    fields = {}
    for name, field in kind.model_fields.items():
        strategy = values(field.annotation, depth)
        if name == "whole_up_to" or (kind is Cell and name in ("columns", "rows")):
            strategy = st.integers(1, 99).map(str)
        if field.annotation is str and field.is_required():
            strategy = strategy.map(lambda text: text or "x")
        elif not field.is_required():
            strategy = st.one_of(st.just(field.default), strategy)
        fields[name] = strategy
    return st.builds(kind, **fields)


@settings(max_examples=6 * settings().max_examples // 10)
@given(models(Report))
@pytest.mark.slow
def test_any_report_is_read_as_it_was_written(report: Report) -> None:
    report = report.model_copy(update={"language": "en"})
    text = source.dump_report(report)
    loaded = source.load(text.encode("utf-8"), "report.en.yaml", Report)
    assert (loaded.value, loaded.findings) == (report, ())
    assert source.dump_report(loaded.value) == text
    assert not list(source.comments(text, "report.en.yaml"))


@settings(max_examples=2 * settings().max_examples)
@given(SENTENCE)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    dumped = source.dump_report(small_report(text))
    loaded = source.load(dumped.encode("utf-8"), "report.en.yaml", Report)
    assert loaded.value == small_report(text)


@given(st.binary(max_size=60), st.integers(0, len(SMALL)))
def test_any_bytes_are_read_or_told(rubbish: bytes, position: int) -> None:
    content = SMALL.encode()
    content = content[:position] + rubbish + content[position:]
    loaded = source.load(content, "report.en.yaml", Report)
    assert loaded.value or loaded.findings


# --- what other programs read -------------------------------------------------------------------


class Core(yaml.SafeLoader):
    """Reads what YAML 1.2 takes for no text (its core schema, chapter 10.3) as such."""

    yaml_implicit_resolvers: typing.ClassVar[dict[str, Any]] = {}


for tag, pattern in (
    ("null", "null|Null|NULL|~|"),
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    ),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), None)


def by_ruamel(text: str, version: str) -> Any:
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.version = version
    return reader.load(text)


READERS: dict[str, typing.Callable[[str], Any]] = {
    "PyYAML": lambda text: yaml.load(text, yaml.SafeLoader),
    "core schema of 1.2": lambda text: yaml.load(text, Core),
    "ruamel, 1.2": lambda text: by_ruamel(text, "1.2"),
    "ruamel, 1.1": lambda text: by_ruamel(text, "1.1"),
}
OTHER_THAN_TEXT = """\
NO no yes Yes on OFF true False y N null Null ~ 010 1.10 12:30:45 190:20:30.15 1_000 0x1F 0b11 0o17
1e3 1. .5 +1 -1 +.5 1E-3 .inf -.INF .NaN inf infinity nan = << 2014-10-10 2014-1-1 7 4/1 1,000 007
2001-12-14T21:59:43.10-05:00 '' (a) 0 0.0 -0 ++1 1__0 - ? : 1: *a &a !a @ ` % [] {} # """


@pytest.mark.parametrize(
    "text", [*OTHER_THAN_TEXT.split(), "", "2001-12-14 21:59:43.10 -5", "yes: no", "y's"]
)
@pytest.mark.parametrize("reader", READERS)
def test_what_others_take_for_no_text_is_text_in_what_is_published(reader: str, text: str) -> None:
    data = READERS[reader](source.published_report(small_report(text)))
    assert data["chapters"][0]["paragraphs"] == (
        [{"number": "1", "text": text}] if text else [{"number": "1"}]
    )
    assert (data["session"], data["date"]) == ("7", "2014-11-13")


@pytest.mark.parametrize("reader", READERS)
@given(st.one_of(SENTENCE, st.text(st.sampled_from([*"0123456789xob_eE.:+-,~ nyNYtrufalsTFo/'"]))))
@pytest.mark.slow
def test_any_text_is_the_same_to_any_reader(reader: str, text: str) -> None:
    text = single_blanks(text)
    data = READERS[reader](source.published_report(small_report(text)))
    assert data["chapters"][0]["paragraphs"][0].get("text", "") == text


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.parent.name)
@pytest.mark.slow
def test_a_published_report_means_the_same_to_all(file: Path, tmp_path: Path) -> None:
    report = source.load_report(file).value
    assert report
    text = source.published_report(report)
    report = without_remarks(report)
    assert load(text, tmp_path).value == report
    own = yaml.load(source.dump_report(report), yaml.BaseLoader)
    assert {name for name, read in READERS.items() if read(text) != own} == set()


def test_the_editors_own_file_has_no_marks_that_they_would_not_write() -> None:
    assert "session: 7\n" in source.dump_report(small_report("7"))
    published = source.published_report(small_report("resolution 7/1"))
    assert "session: '7'\n" in published and "text: resolution 7/1\n" in published


# --- comments ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (source.HEAD + SMALL, []),
        ("# mine\n" + SMALL, [1]),
        (SMALL + "# at the end\n", [23]),
        (SMALL.replace("session: 7", "session: 7 # the seventh"), [3]),
        (SMALL.replace("title: A report", "title: A#report"), []),
        (SMALL.replace("title: A report", "title: 'A # report'"), []),
        (SMALL.replace("title: A report", 'title: "A\n  # report" # c'), [7]),
        (SMALL.replace("title: A report", "title: >-\n  A # report\n  # two"), []),
        (SMALL.replace("title: A report", "title: >- # c\n  A # report"), [6]),
        (SMALL.replace("title: A report", "title: >-\n  A report\n# c"), [8]),
        (SMALL.replace("title: A report", "title: >-\n  A report\n # c"), [8]),
        (SMALL.replace("- number: I", "# c\n- number: I\n  # c"), [18, 20]),
        (SMALL.replace("session: 7", "session: [ # c\n 7]"), [3]),
    ],
)
def test_a_comment_that_would_be_lost_is_told(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in source.comments(text, "report.en.yaml")] == lines


# --- the JSON Schema --------------------------------------------------------------------------


def errors_of(file: Path, kind: type[Value], loader: Any) -> list[str]:
    """Return what an editor program that knows the schema would say of a file."""
    validator = jsonschema.Draft202012Validator(json.loads(source.schema(kind)))
    data = yaml.load(file.read_text("utf-8"), loader)
    return [error.message for error in validator.iter_errors(data)]


class LikeJavaScript(yaml.CSafeLoader):
    """Reads dates as text, as the YAML of editor programs does."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own form
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("loader", [yaml.BaseLoader, LikeJavaScript], ids=["text", "typed"])
@pytest.mark.parametrize("file", [*REPORTS, *BODIES], ids=lambda file: file.parent.name)
def test_the_schema_takes_what_plenary_takes(file: Path, loader: Any) -> None:
    kind = Report if file.name.startswith("report") else Body
    assert errors_of(file, kind, loader) == []


@pytest.mark.parametrize("number", ["number: 14", 'number: "14"', "number: 14 bis"])
def test_the_schema_takes_a_number_with_and_without_quotes(number: str, tmp_path: Path) -> None:
    file = tmp_path / "report.en.yaml"
    file.write_text(SMALL.replace("number: 1\n", f"{number}\n"), "utf-8")
    assert errors_of(file, Report, LikeJavaScript) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("edition: final", "edition: last"),
        ("  place: Vienna\n", ""),
        ("    text: ", "    txt: "),
        ("session: 7", "session: [7]"),
    ],
)
def test_the_schema_refuses_what_plenary_refuses(old: str, new: str, tmp_path: Path) -> None:
    file = tmp_path / "report.en.yaml"
    file.write_text(SMALL.replace(old, new), "utf-8")
    assert errors_of(file, Report, LikeJavaScript)


def test_the_schema_helps_while_one_types() -> None:
    schema = json.loads(source.schema(Report))
    assert schema["properties"]["symbol"]["description"].startswith("The symbol of the report")
    assert schema["$defs"]["Annex"]["description"] == Annex.__doc__


@pytest.mark.parametrize("name", source.SCHEMAS)
def test_the_committed_schemas_are_current(name: str) -> None:
    file = ROOT / "content" / "schema" / name
    assert file.read_text("utf-8") == source.schema(source.SCHEMAS[name]), "run plenary schema"


# --- what must not be lost, or shown -----------------------------------------------------------


def test_of_each_line_a_bad_character_is_told_once(tmp_path: Path) -> None:
    """A file that was saved wrongly twice is full of them, and was read for minutes."""
    file = tmp_path / "report.en.yaml"
    file.write_text((300 * "\x85\x92" + "\n") * 300, "utf-8", newline="\n")
    found = source.load_report(file).findings
    assert [(one.line, one.rule) for one in found] == [
        (line, "wrong-encoding") for line in range(1, 301) for _ in range(2)
    ]


def test_a_remark_of_the_editors_is_not_published() -> None:
    file = ROOT / "tests/invented/content/ipwc/session-4-part-2/report.en.yaml"
    text = file.read_text("utf-8").replace("no_action: The", "remark: Hidden, no_action: The")
    report = source.load(text.encode(), "x", Report).value
    assert report and "Hidden" in source.dump_report(report)
    assert "Hidden" not in source.published_report(report)
    assert "The Panel met before" in source.published_report(report)

"""The rules, one golden case each: a change to the invented report in, the exact lines out.

A case in checks/<rule>.yaml says what is changed (`change:`, in the report unless a `file:` is
named), whether the text as received lies beside it (`original:`), whether each act has a file of
its own (`split:`), which files have other names (`renamed:`), how the file is saved (`encoding:`),
what was out (`published:`), by which command it is told (`command:`, the build by default), and the
lines that an editor reads, without the folder.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import importing_session
import pytest
import yaml
from damaged import bounded
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import build, checks, cli
from generator.catalogue import load_words
from generator.citations import Here, Vocabulary
from generator.counting import form_like
from generator.findings import Faults, Severity, Told
from generator.inline import InlineRule
from generator.model import Body, Numbers, OtherAct, OtherBody, Report
from generator.numbering import Numbering
from generator.references import MarkRule
from generator.resolved import Resolved

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
SESSION = "content/ipwc/session-4-part-2/"
REVIEWED_BY = "reviewed_by: the Secretariat of the Commission"
CASES = sorted((ROOT / "tests" / "checks").glob("*.yaml"))
DOCUMENTATION = ROOT / "docs" / "rules.md"


def read_case(file: Path) -> dict[str, Any]:
    case = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    assert isinstance(case, dict)
    return case


def changed(case: dict[str, Any], project: Path) -> Path:
    """Copy the invented content into a project, with the change of a case."""
    content = project / "content"
    shutil.copytree(INVENTED, content)
    if "original" in case:
        with_original(project)
    if case.get("split"):
        assert cli.main(["--project", str(project), "fmt"]) == 0
        assert cli.main(["--project", str(project), "split"]) == 0
    for change in case.get("change", []):
        file = project / SESSION / change.get("file", "report.en.yaml")
        text = file.read_text("utf-8")
        assert text.count(change["from"]) >= 1, change["from"]
        file.write_text(text.replace(change["from"], change["to"], 1), "utf-8")
    for name, written in case.get("files", {}).items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(written, "utf-8")
    for old, new in case.get("renamed", {}).items():
        (project / SESSION / old).rename(project / SESSION / new)
    if "encoding" in case:
        file = project / SESSION / "report.en.yaml"
        file.write_bytes(file.read_text("utf-8").encode(case["encoding"]))
    if "published" in case:
        (project / SESSION / "published.tsv").write_text(case["published"], "utf-8")
    return content


def with_original(project: Path) -> None:
    """Put the text as received beside the invented report, and read it."""
    shutil.copy(ROOT / "tests" / "invented" / "source.en.md", project / SESSION)
    report = project / SESSION / "report.en.yaml"
    text = report.read_text("utf-8")
    report.write_text(text.replace(REVIEWED_BY, "source: source.en.md"), "utf-8")
    assert cli.main(["--project", str(project), "read"]) == 0


def told_by_the_build(content: Path) -> list[str]:
    """Return what is told before pages are made; of what is accepted test_layouts.py makes them."""
    try:
        return [str(finding) for finding in build.check_all(content).notices]
    except Faults as faults:
        return [str(finding) for finding in faults.findings]


def told_by(command: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    cli.main(["--project", str(project), *command])
    lines = re.sub(r" \[\d{6}\]$", "", capsys.readouterr().err, flags=re.MULTILINE).splitlines()
    return [line for line in lines if re.match(r"(?:content/|mkdocs).*?:\d+: ", line)]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_rule_tells_what_is_wrong_and_where(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = read_case(file)
    content = changed(case, tmp_path)
    if "command" in case:
        told = told_by(case["command"].split(), tmp_path, capsys)
    else:
        told = told_by_the_build(content)
    # The invented report has no text as received, which only its own case asks about.
    told = [line for line in told if file.stem == "no-source" or ": no-source: " not in line]
    assert [line.removeprefix(SESSION) for line in told] == case["findings"]
    rule = file.name.partition(".")[0]
    assert any(f": {rule}: " in line for line in told)


def test_the_invented_report_breaks_no_rule() -> None:
    [told] = told_by_the_build(INVENTED)
    assert ": no-source: " in told


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """The changes of many cases in one file: whatever can be judged is told."""
    names = "link-target malformed-date malformed-symbol note-missing table-width unknown-article"
    cases = [read_case(ROOT / "tests" / "checks" / f"{name}.yaml") for name in names.split()]
    content = changed({"change": [c for case in cases for c in case["change"]]}, tmp_path)
    told = {line.removeprefix(SESSION) for line in told_by_the_build(content)}
    told = {line for line in told if ": no-source: " not in line}
    assert told == {line for case in cases for line in case["findings"]}


KEY = re.compile(r"(?:^|[\s{,-])([a-z_]+)(?=:(?: |$))", re.MULTILINE)
OF_KEYS = {"unknown-key", "missing-field", "wrong-type", "wrong-value", "action-unreviewed"}


@pytest.mark.parametrize("renamed", [True, False])
@pytest.mark.slow
def test_of_a_wrong_key_nothing_is_told_but_that(tmp_path: Path, renamed: bool) -> None:
    """What stood under it is not read; that this is missing elsewhere only follows."""
    content = changed({}, tmp_path)
    file = tmp_path / SESSION / "report.en.yaml"
    text = file.read_text("utf-8")
    for key in KEY.finditer(text):
        line = text[text.rfind("\n", 0, key.start(1)) + 1 : text.find("\n", key.end())]
        if renamed:
            wrong = f"{text[: key.end()]}x{text[key.end() :]}"
        elif re.fullmatch(r" *[a-z_]+: [^>\n]+", line):
            wrong = text.replace(f"\n{line}\n", "\n", 1)
        else:
            continue
        file.write_text(wrong, "utf-8")
        told = {line.split(": ")[1] for line in told_by_the_build(content)} - {"no-source"}
        if told & {"unknown-key", "missing-field", "wrong-type"}:
            assert told <= OF_KEYS, (line, told)
        assert told or not renamed, line


# --- names, documentation and cases agree -----------------------------------------------------


def documented() -> dict[str, str]:
    """Return what the documentation has under the name of each rule."""
    text = re.sub(r"^## .*$", "", DOCUMENTATION.read_text("utf-8"), flags=re.MULTILINE)
    parts = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def test_every_rule_is_documented_and_has_a_case() -> None:
    assert list(documented()) == list(checks.RULES)
    assert {file.name.partition(".")[0] for file in CASES} == set(checks.RULES)


@pytest.mark.parametrize("rule", checks.RULES)
def test_the_documentation_says_the_rule_a_message_and_what_to_do(rule: str) -> None:
    [sentence, example, *to_do] = documented()[rule].split("\n\n")
    assert sentence == checks.RULES[rule]
    messages = [
        line.partition(f": {rule}: ")[2]
        for file in CASES
        if file.name.partition(".")[0] == rule
        for line in read_case(file)["findings"]
    ]
    assert example.removeprefix("> ") in messages
    assert len(" ".join(to_do).split()) > 5


def test_every_rule_that_is_told_has_a_name_in_the_list() -> None:
    """Names stand in the code where a finding is made; each must be one of the list."""
    made = re.compile(
        r"(?:Finding|finding|_find|InlineFault|Unresolved)\(\s*(?:path, )?\"([a-z-]+)\"|"
        r"^ *\"([a-z]+(?:-[a-z]+)+)\",?$",
        re.MULTILINE,
    )
    told: set[str] = set()
    files = [
        *(file for of in ("settings", "source") for file in (ROOT / "generator" / of).glob("*.py")),
        *(
            ROOT / "generator" / f"{name}.py"
            for name in (
                *("inline", "references", "published_addresses", "build"),
                *("cli/editing", "exporters/paper/signs"),
            )
        ),
    ]
    for file in files:
        for match in made.finditer(file.read_text("utf-8")):
            told.add(match[1] or match[2])
    assert told <= set(checks.RULES)
    assert len(told) > 12


def test_a_rule_of_the_stages_is_passed_on(report: Reports, resolve: Resolve) -> None:
    """What a text or a mark can break is a rule of a report."""
    names = {checks.name_of(rule) for rule, _ in checks.of_a_report(resolve(report())[0])}
    assert {*get_args(InlineRule), *get_args(MarkRule)} <= names


def test_only_notices_do_not_stop_a_build() -> None:
    assert set(checks.NOTICES) <= set(checks.RULES)
    assert set(checks.NOTICES.values()) == {Severity.NOTICE}


# --- numbers ----------------------------------------------------------------------------------

Reports = Callable[..., Report]
Resolve = Callable[..., list[Resolved]]


def numbered(numbers: list[str]) -> list[dict[str, str]]:
    return [{"number": number, "text": "x"} for number in numbers]


def told_of(rule: Callable[..., Told], resolved: Resolved) -> list[str]:
    return [message for _, message in rule(resolved)]


def told_on(rule: Callable[..., Told], resolved: Resolved) -> list[str]:
    return [message for _, message in dict(checks.of_a_report(resolved))[rule]]


def rules_of(resolved: Resolved) -> list[str]:
    """Return the rules on numbers that a report breaks."""
    rules = (
        checks.numbers.duplicate_number,
        checks.numbers.missing_number,
        checks.numbers.number_out_of_order,
        checks.numbers.malformed_number,
    )
    told = dict(checks.of_a_report(resolved))
    return [checks.name_of(rule) for rule in rules for _ in told[rule]]


@pytest.mark.parametrize(
    ("numbers", "rules"),
    [
        ("1 2 3", []),
        ("1 2 2_bis 2_ter 3", []),
        ("(a) (b) (c)", []),
        ("a b", []),
        ("(i) (ii) (iii) (iv) (v) (vi)", []),
        ("I II III IV V VI VII VIII IX X XI", []),
        ("1. 2.", []),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", []),
        (" ".join(f"({chr(97 + i)})" for i in range(26)) + " (aa) (bb)", []),
        ("2 3", ["missing-number"]),
        ("1 3", ["missing-number"]),
        ("1 2 2 3", ["duplicate-number"]),
        ("1 3 2", ["missing-number", "number-out-of-order"]),
        ("1 2 (2)", ["number-out-of-order"]),
        ("1 b", ["malformed-number"]),
        ("1 2 § 3", ["malformed-number"]),
        ("(a) (2)", ["malformed-number"]),
        ("(a) (ab)", ["missing-number"]),
        ("(i) (iz)", ["malformed-number"]),
        ("(b) (a)", ["missing-number", "number-out-of-order"]),
    ],
)
def test_numbers_are_counted(
    report: Reports, resolve: Resolve, numbers: str, rules: list[str]
) -> None:
    printed = [number.replace("_", " ") for number in numbers.split()]
    items = [{"number": "1", "text": "x", "items": numbered(printed)}]
    chapter = {"number": "I", "title": "x", "paragraphs": items}
    assert rules_of(resolve(report(chapters=[chapter]))[0]) == rules


def section(*numbers: str, inside: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"title": f"S {numbers}", "paragraphs": numbered(list(numbers)), "sections": inside}


@pytest.mark.parametrize(
    ("first", "sections", "rules"),
    [
        ([], [section("1", "2"), section("3", "4")], []),
        ([], [section("1", "2"), section("1", "2")], []),
        (["1"], [section("2"), section("3")], []),
        (["1", "2"], [section("1", "2")], []),
        ([], [section("1", inside=(section("2"), section("3"))), section("4")], []),
        ([], [section(inside=(section("1", "2"), section("1"))), section("1")], []),
        ([], [section("1", "2"), section("2", "3")], ["duplicate-number"]),
        ([], [section("1", "2"), section("1", "3")], ["missing-number"]),
        ([], [section("1"), section("3")], ["missing-number"]),
    ],
)
def test_paragraphs_are_counted_through_or_anew(
    report: Reports, resolve: Resolve, first: list[str], sections: Any, rules: list[str]
) -> None:
    annex = {"number": "I", "title": "x", "paragraphs": numbered(first), "sections": sections}
    assert rules_of(resolve(report(annexes=[annex]))[0]) == rules


def articles(*numbers: str) -> dict[str, Any]:
    return {"title": "Part", "sections": [{"number": one, "title": "x"} for one in numbers]}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([articles("Article 1", "Article 2"), articles("Article 3"), articles("Article 4")], []),
        ([articles("Article 1", "Article 2"), articles("Article 1", "Article 2")], []),
        (
            [articles("Article 1"), articles("Article 3")],
            ["“Article 3” comes after “Article 1”; 1 number is missing before it"],
        ),
        ([articles("Article 2")], ["“Article 2” is first; 1 number is missing before it"]),
        (
            [articles("1", "2"), articles("3")],
            ["1 to 2 are missing before 3; add what stands there"],
        ),
    ],
)
def test_articles_are_counted_through_the_parts_of_a_text(
    report: Reports, resolve: Resolve, conference: Body, parts: Any, told: list[str]
) -> None:
    forms = Numbers.model_validate({"sections": ["Article arabic", "arabic"]})
    body = conference.model_copy(update={"numbers": forms})
    annex = {"number": "I", "title": "x", "sections": parts}
    [resolved] = resolve(report(annexes=[annex]), bodies=(body,))
    assert told_on(checks.numbers.missing_number, resolved) == told


def test_paragraphs_of_the_report_are_counted_over_its_chapters(
    report: Reports, resolve: Resolve
) -> None:
    chapters = [
        {"number": "I", "title": "x", "paragraphs": numbered(["1", "2"])},
        {"number": "II", "title": "x", "sections": [section("3"), section("4", "6")]},
        {"number": "IV", "title": "x", "paragraphs": numbered(["7", "7"])},
    ]
    [resolved] = resolve(report(chapters=chapters))
    assert told_on(checks.numbers.missing_number, resolved) == [
        "5 is missing before 6; add what stands there, or number on from 4",
        "“IV” comes after “II”; 1 number is missing before it",
    ]
    assert told_on(checks.numbers.duplicate_number, resolved) == [
        "“7” appears twice; it should be 8"
    ]


def test_the_agenda_may_have_gaps_but_not_fall_back(report: Reports, resolve: Resolve) -> None:
    agenda = [
        {"number": "1", "title": "x", "items": [{"number": "f", "title": "x"}]},
        {"number": "4", "title": "x"},
        {"number": "3", "title": "x"},
    ]
    assert rules_of(resolve(report(agenda=agenda))[0]) == ["number-out-of-order"]


def test_a_very_long_number_is_told_of_soon() -> None:
    # With a pattern that tries again from each letter this took hours.
    with bounded():
        long = "x" * 60_000 + "!"
        assert Numbering().counted(("chapters", 0), ["1", long])[1] is None
        Numbering().counted(("chapters", 0), [long])
        form_like(long)


IDS = st.lists(st.sampled_from(["1", "2", "(2)", "2 bis", "2-bis", "a", ""]), max_size=5)


@settings(max_examples=6 * settings().max_examples // 10)
@given(IDS, IDS)
def test_ids_are_unique_or_told(
    report: Reports, resolve: Resolve, operative: list[str], sections: list[str]
) -> None:
    act = {
        "number": "7/1",
        "title": "x",
        "operative": numbered(operative),
        "sections": [{"number": n, "title": "x", "paragraphs": numbered(["1"])} for n in sections],
    }
    [resolved] = resolve(report(chapters=[{"number": "I", "title": "x", "resolutions": [act]}]))
    ids = [(anchor.address, anchor.id) for anchor in resolved.anchors.values() if anchor.id]
    assert bool(told_of(checks.addresses.duplicate_id, resolved)) == (len(set(ids)) < len(ids))


# --- other rules, in more ways than their golden case -----------------------------------------


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("2014-10-06", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2014-W41-1", False),
        ("20141006", False),
        ("2014-10-6", False),
        ("6 October 2014", False),
        ("2014-10-06T00", False),
        ("٢٠١٤-١٠-٠٦", False),
    ],
)
def test_a_date_is_a_day_of_the_calendar(
    report: Reports, resolve: Resolve, date: str, right: bool
) -> None:
    told = told_of(checks.sessions.malformed_date, resolve(report(date=date))[0])
    assert told == (
        [] if right else [f"“{date}” is not a date; write year, month, day: 2014-10-06"]
    )


def test_two_acts_never_have_one_address(report: Reports, resolve: Resolve) -> None:
    acts = [{"number": number, "title": "x"} for number in ("7/1", "7-1")]
    chapter = {"number": "I", "title": "x", "resolutions": acts}
    told = told_of(checks.addresses.duplicate_id, resolve(report(chapters=[chapter]))[0])
    assert told == ["“resolution:7-1” would have the same id as line 1"]


def test_several_divisions_may_be_accounts_of_one_item(report: Reports, resolve: Resolve) -> None:
    chapters = [
        {"number": number, "title": "x", "agenda_item": "1", "paragraphs": numbered([paragraph])}
        for number, paragraph in (("I", "1"), ("II", "2"))
    ]
    assert told_of(checks.addresses.duplicate_id, resolve(report(chapters=chapters))[0]) == []


@pytest.mark.parametrize(
    "old", ["../../../etc/x", "/etc/x", "resolutions/../../x/", "a\\b", "resolutions/7-1"]
)
def test_what_moved_stays_in_the_report(report: Reports, resolve: Resolve, old: str) -> None:
    [resolved] = resolve(report(moved=[{"old": old, "new": ""}]))
    assert len(told_of(checks.places.unknown_place, resolved)) == 1


def test_what_moved_leads_to_a_note_on_a_page_that_calls_it(
    report: Reports, resolve: Resolve
) -> None:
    chapter = {"number": "I", "title": "x", "paragraphs": [{"number": "1", "text": "x[^1]"}]}
    moved = [
        {"old": f"chapters/i/#fn-{old}", "new": f"chapters/i/#fn-{new}"}
        for old, new in ("21", "43")
    ]
    made = report(chapters=[chapter], notes=[{"number": "1", "text": "y"}], moved=moved)
    [told] = told_of(checks.places.unknown_place, resolve(made)[0])
    assert (
        told == "“chapters/i/#fn-3” is not in this report; write, for example, “chapters/i/#fn-1”"
    )


def test_a_citation_is_asked_for_where_it_stands_in_prose(
    report: Reports, resolve: Resolve, conference: Any
) -> None:
    act = {
        "number": "7/1",
        "title": "x",
        "operative": numbered(["1"]),
        "annexes": [{"title": "x", "paragraphs": [{"number": "1", "text": "See A/60/88"}]}],
    }
    made = report(
        title="Report A/60/88",
        agenda=[{"number": "1", "title": "Resolution 5/1"}],
        chapters=[{"number": "I", "title": "x", "resolutions": [act]}],
    )
    [resolved] = resolve(made)
    vocabulary = Vocabulary.of(conference, "en", load_words("en").citing)
    found = checks.citations.InTexts.of(resolved, vocabulary).unmarked
    [(path, message)] = checks.citations.unmarked_citation(found)
    assert path[-3:] == ("paragraphs", 0, "text")
    assert "write [A/60/88](un:A/60/88), or [A/60/88](plain:) if it is none" in message
    assert checks.citations.here(resolved, path) == Here("resolution:7/1", ("",), session="7")
    assert checks.citations.here(resolved, ("title",)) == Here(session="7")


def test_a_place_in_the_act_of_another_body_is_told_where_the_act_is_here(
    report: Reports, resolve: Resolve, conference: Any
) -> None:
    numbers = conference.resolution.model_copy(update={"symbol": "L/RES/{number}"})
    lakes = conference.model_copy(update={"id": "lakes", "resolution": numbers})
    theirs = {"kind": "resolution", "pattern": r"\d/\d", "symbol": "L/RES/{number}"}
    named = OtherBody(id="l", called={"en": ("Lake Commission",)}, acts=(OtherAct(**theirs),))
    here = conference.model_copy(update={"other_bodies": (named,)})
    commission = "Lake Commission resolution"
    words = f"Paragraphs 1 and 9 of {commission} 6/1, and paragraph 1 of {commission} 6/2"
    act = {"number": "6/1", "title": "x", "operative": numbered(["1"])}
    there = report(body="lakes", chapters=[{"number": "I", "title": "x", "resolutions": [act]}])
    paragraphs = [{"number": "1", "text": words}]
    made = report(chapters=[{"number": "I", "title": "x", "paragraphs": paragraphs}])
    citing, _ = resolve(made, there, bodies=(here, lakes))
    vocabulary = Vocabulary.of(here, "en", load_words("en").citing)
    found = checks.citations.InTexts.of(citing, vocabulary).unmarked
    [(_, message)] = checks.citations.unmarked_paragraph(citing, found)
    assert "write [Paragraphs 1](un:L/RES/6/1#op-1), so that the link leads there" in message


# --- actions ------------------------------------------------------------------------------------


def resolution(*operative: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the chapters of a report with a resolution of these paragraphs."""
    act = {"number": "7/1", "title": "x", "operative": operative}
    return [{"number": "I", "title": "x", "resolutions": [act]}]


def of_an_item(**fields: Any) -> dict[str, Any]:
    """Return a paragraph whose item (a) has an action."""
    action = {"verb": "Requests", "force": "directed", "words": "To act", "review": "confirmed"}
    item = {"number": "(a)", "text": "To act.", "actions": [{**action, **fields}]}
    return {"number": "1", "text": "*Requests* the Office:[^1]", "items": [item]}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"addressees": ["the Office"]}, []),
        ({"words": "Requests the Office … To act"}, []),
        ({"words": "the Office To act"}, ["the Office To act"]),
        ({"addressees": ["the Secretariat"]}, ["the Secretariat"]),
    ],
)
def test_an_item_has_verb_and_addressees_from_above(
    report: Reports, resolve: Resolve, fields: dict[str, Any], told: list[str]
) -> None:
    [resolved] = resolve(report(chapters=resolution(of_an_item(**fields))))
    found = list(checks.actions.action_not_printed(resolved))
    assert [message.partition("”")[0].removeprefix("“") for _, message in found] == told
    assert all("items" in path for path, _ in found)


def test_an_action_of_an_item_or_of_all_is_enough(report: Reports, resolve: Resolve) -> None:
    here = of_an_item()
    without = {**here, "items": [{"number": "(a)", "text": "To act."}]}
    because = {**without, "no_action": "It was done."}
    for paragraph, told in ((here, 0), (without, 1), (because, 0)):
        [resolved] = resolve(report(chapters=resolution(paragraph)))
        found = list(checks.actions.action_missing(resolved, importing_session.grammar()))
        assert len(found) == told
        assert all(path[-2:] == ("items", 0) for path, _ in found)


def test_who_says_both_of_an_item_is_told(report: Reports, resolve: Resolve) -> None:
    [resolved] = resolve(report(chapters=resolution({**of_an_item(), "no_action": "It was done."})))
    [(path, _)] = checks.actions.action_and_none(resolved)
    assert path[-1] == "no_action"


@pytest.mark.parametrize(
    ("reviews", "message"),
    [
        (["confirmed", "corrected"], None),
        (["confirmed", "unreviewed", "unreviewed"], "actions not reviewed: 2 of 3"),
    ],
)
def test_actions_that_nobody_read_are_counted_once(
    report: Reports, resolve: Resolve, reviews: list[str], message: str | None
) -> None:
    action = {"verb": "Requests", "force": "directed", "words": "to act"}
    text = {"number": "1", "text": "x", "actions": [{**action, "review": r} for r in reviews]}
    [resolved] = resolve(report(chapters=resolution(text)))
    found = list(checks.actions.action_unreviewed(resolved))
    assert [told.partition(",")[0] for _, told in found] == ([message] if message else [])
    assert all(path[-3:] == ("actions", 1, "review") for path, _ in found)

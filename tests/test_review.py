"""The list with which an import ends: what to look at, the most doubtful first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import project_with_body_alone

from generator import build, cli, content_folder
from generator.catalogue import load_words
from generator.cli.reviewing import tell_some
from generator.collation import Nouns, placed
from generator.importers.doubts import Weight
from generator.importers.review import Entry
from generator.received import all_beside, in_one

ROOT = Path(__file__).parent.parent
SESSION = Path("content/ipwc/session-4-part-2")
SOURCE = """\
The Panel met before anything had a heading.

## I. Proceedings

1. The Panel met in the old harbour,

and in the new one. The Panel Chair opened it.

2. The Panel heard a report, 1 and took note of it.

4. The Panel went on.

<sup>1</sup> The report of the Chair.

## Resolution IV/3

## Nets of the commons

The Panel,

Recalling its rules,

1. Decides to mend the nets;

2. Nets of hemp;
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the body of the invented report alone."""
    return project_with_body_alone(tmp_path)


def run(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


def imported(project: Path, *texts: str) -> Path:
    """Import texts as the files of one report; return the report."""
    files = []
    for number, text in enumerate(texts, 1):
        files.append(project.parent / f"{number}.md")
        files[-1].write_text(text, "utf-8")
    report = project / SESSION / "report.en.yaml"
    named = ["--body", "ipwc", "-o", str(report)]
    assert run(project, "import", *map(str, files), *named) == 0
    return report


ENTRY = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): (?P<kind>[\w-]+): (?P<message>.*)")


def listed(project: Path, capsys: pytest.CaptureFixture[str]) -> list[re.Match[str]]:
    """Return all that `plenary review` lists."""
    capsys.readouterr()
    assert run(project, "review", str(project / SESSION / "report.en.yaml")) == 0
    lines = capsys.readouterr().out.splitlines()
    return [match for line in lines if (match := ENTRY.fullmatch(line))]


def of(kind: str, entries: list[re.Match[str]]) -> list[str]:
    return [one["message"] for one in entries if one["kind"] == kind]


# --- what is listed -------------------------------------------------------------------------------


def test_what_is_doubtful_is_listed_with_its_place_in_the_source(project: Path, capsys) -> None:
    imported(project, SOURCE)
    entries = listed(project, capsys)
    [words] = of("unplaced", entries)
    assert words.startswith("“The Panel met before anything had a heading.” is not placed: ")
    assert words.endswith(" (source.en.md:1)")
    assert of("missing-number", entries) == [
        "3 is missing before 4; add what stands there, or number on from 2 (source.en.md:11)"
    ]
    [end] = of("act-without-end", entries)
    assert "the act ends with “Nets of hemp;”" in end and end.endswith(" (source.en.md:25)")
    [verb] = of("operative-without-verb", entries)
    assert verb.endswith(" (source.en.md:25)")
    assert of("joined", entries) == [
        "“and in the new one. The Panel Chair opened it.” goes on from the line before, as one text"
        " (source.en.md:7)"
    ]
    assert of("bare-call", entries) == [
        "“2. The Panel heard a report, 1 and took note of it.”: the bare figure 1 in these words "
        "is taken for the call of a note (source.en.md:9)"
    ]


def test_what_is_joined_with_the_title_has_its_cure(project: Path, capsys) -> None:
    imported(
        project,
        "Report of the Panel\n\nat Port Orrin from 3 to 5 May 2024\n\n# I. Opening\n\n1. It met.\n",
    )
    assert of("joined", listed(project, capsys)) == [
        "“at Port Orrin from 3 to 5 May 2024” goes on from the line before, as one text; if it is "
        "no part of the title, do not take it out: give body.yaml under “importing:” the form of "
        "such a line (“venue:” where it says where and when, “particulars:” where it says what "
        "document this is), and import again (source.en.md:3)"
    ]


def test_the_lines_are_those_of_the_report(project: Path, capsys) -> None:
    lines = imported(project, SOURCE).read_text("utf-8").splitlines()
    entries = {one["kind"]: lines[int(one["line"]) - 1 :] for one in listed(project, capsys)}
    assert entries["unplaced"][0].startswith("- line: ")
    assert entries["missing-number"][0] == "  - number: 4"
    assert "Nets of hemp" in entries["act-without-end"][0]
    assert "The Panel met in the old harbour" in " ".join(entries["joined"][:2])
    assert entries["bare-call"][0] == "  - number: 2"


def test_what_is_most_doubtful_comes_first(project: Path, capsys) -> None:
    imported(project, SOURCE)
    kinds = list(dict.fromkeys(one["kind"] for one in listed(project, capsys)))
    order = ("unplaced", "act-without-end", "operative-without-verb", "joined", "missing-field")
    assert [kind for kind in kinds if kind in order] == list(order)


def test_forms_of_the_body_that_match_nothing_are_listed(project: Path, capsys) -> None:
    body = project / "content/ipwc/body.yaml"
    text = body.read_text("utf-8").rstrip()
    body.write_text(f"{text}\nimporting:\n  en:\n    contents: [Inhalt]\n", "utf-8")
    imported(project, SOURCE)
    [form] = of("form-unmatched", listed(project, capsys))
    assert "contents: Inhalt” in body.yaml matches nothing" in form


def test_of_several_files_each_is_named(project: Path, capsys) -> None:
    first, mark, second = SOURCE.partition("## Resolution IV/3")
    imported(project, first, mark + second + "\n<sup>1</sup> Another note.\n")
    entries = listed(project, capsys)
    assert of("unplaced", entries)[0].endswith(" (source-1.en.md:1)")
    assert of("act-without-end", entries)[0].endswith(" (source-2.en.md:11)")
    [renumbered] = of("notes-renumbered", entries)
    assert "its note 1 is 2 in the report" in renumbered
    assert renumbered.endswith(" (source-2.en.md:13)")


def test_acts_in_files_of_their_own_are_in_the_order_of_the_report(project: Path, capsys) -> None:
    file = project.parent / "source.md"
    first = SOURCE.replace("2. Nets of hemp;", "2. Decides to meet;\n\n3. Nets of hemp;")
    file.write_text(f"{first}\n## Resolution IV/4\n\n## Boats\n\n1. Boats of oak;\n", "utf-8")
    named = ["--body", "ipwc", "--language", "en", "-o", f"{project / SESSION}/"]
    assert run(project, "import", str(file), *named) == 0
    ends = [one for one in listed(project, capsys) if one["kind"] == "act-without-end"]
    assert [Path(one["file"]).name for one in ends] == ["iv-3.en.yaml", "iv-4.en.yaml"]
    assert int(ends[0]["line"]) > int(ends[1]["line"])  # or the lines alone would do


def test_what_a_person_mended_is_listed_no_more(project: Path, capsys) -> None:
    report = imported(project, SOURCE)
    text = report.read_text("utf-8")
    unplaced = text[text.index("unplaced:\n") :]
    mended = text.replace(unplaced, "").replace("paragraphs:\n", (
        "paragraphs:\n  - text: The Panel met before anything had a heading.\n"
    ), 1)  # fmt: skip
    report.write_text(mended, "utf-8")
    entries = listed(project, capsys)
    assert of("unplaced", entries) == []
    assert len(of("joined", entries)) == 1


def test_a_report_without_an_original_has_no_list(project: Path, capsys) -> None:
    report = imported(project, SOURCE)
    text = report.read_text("utf-8")
    report.write_text(text.replace("\nsource: source.en.md\n", "\n"), "utf-8")
    assert run(project, "review", str(report)) == 2
    assert "is no report that names a text as received" in capsys.readouterr().err


# --- a screen, and all ----------------------------------------------------------------------------


def test_an_import_tells_a_screen_of_it_and_where_the_rest_is(project: Path, capsys) -> None:
    wrong = "".join(f"\n{number}. The Panel went on.\n" for number in range(300, 340))
    imported(project, SOURCE + wrong)
    told = capsys.readouterr().err.splitlines()
    start = next(i for i, line in enumerate(told) if line.startswith("To look at, the most"))
    assert len(told) - start <= 20
    entries = [match for line in told[start + 1 : -1] if (match := ENTRY.fullmatch(line))]
    assert len(entries) == len(told) - start - 2
    assert len(of("unplaced", entries)) == 5  # of each kind a few, so that others are seen
    assert of("act-without-end", entries)
    assert told[-1].endswith(f"more: plenary review {SESSION.as_posix()}/report.en.yaml")
    everything = listed(project, capsys)
    assert told[start] == f"To look at, the most doubtful first: {len(everything)} in all."
    assert len(of("unplaced", everything)) == 41


def test_the_list_goes_into_a_file(project: Path, capsys) -> None:
    report = imported(project, SOURCE)
    everything = [one[0] for one in listed(project, capsys)]
    file = project.parent / "list.txt"
    assert run(project, "review", str(report), "-o", str(file)) == 0
    assert file.read_text("utf-8").splitlines() == everything


def test_what_is_quoted_moves_nothing_on_a_terminal() -> None:
    entry = Entry(Weight.LOST, "unplaced", "a.yaml", 1, "b.md:2", "\x1b[2Jwords\n\u202eof")
    assert str(entry) == "a.yaml:1: unplaced: \\u001b[2Jwords\\u000a\\u202eof (b.md:2)"


def test_where_nothing_is_doubtful_nothing_is_told(capsys) -> None:
    tell_some([], "report.en.yaml")
    assert capsys.readouterr().err == ""


entries = st.builds(
    Entry,
    st.sampled_from(list(Weight)),
    st.sampled_from(["a", "b", "c", "d", "e"]),
    st.just("report.en.yaml"),
    st.integers(1, 99),
    st.just(""),
    st.text("xyz", max_size=3),
)


@given(st.lists(entries, max_size=80))
def test_a_screen_is_never_more_and_counts_what_it_leaves_out(found: list[Entry]) -> None:
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.cli.reviewing.tell", told.append)
        tell_some(found, "report.en.yaml")
    assert len(told) <= 20
    more = [line for line in told if line.startswith("… and ")]
    left_out = int(more[0].split()[2]) if more else 0
    assert left_out + len(told) - len(more) - bool(told) == len(found)


# --- where lines came to stand --------------------------------------------------------------------


@pytest.mark.slow
def test_lines_of_the_real_report_are_found_by_their_words() -> None:
    """Whatever place a line has, its first words stand in the text that is named."""
    reports, bodies, _ = content_folder.read(ROOT / "content")
    [resolved] = build.resolve(reports, bodies)
    rows = in_one(all_beside(reports[0].file.parent, resolved.report.source), through=True)
    words = load_words("en")
    found = placed(resolved, rows, Nouns.of(words.citing, words.importing["division"]))
    texts = [row for row in rows if row.kind == "text" and len(row.words.split()) > 3]
    assert len([row for row in texts if row.place in found]) == len(texts) > 300
    joined = [row for row in texts if found[row.place].goes_on]
    assert 10 < len(joined) < 60
    for row in joined:
        assert row.words.split()[0] in resolved.words(found[row.place].path)

"""Several originals of one report, a file an act: import, read, check, correct, split and join."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from projects import project_with_body_alone

from generator import build, cli, received
from generator.received import Kind, Received, Row

ROOT = Path(__file__).parent.parent
SESSION = Path("content/ipwc/session-4-part-2")

REPORT = """\
IPWC/4/9

Report of the Panel on the second part of its fourth session, held in Hamburg on 30 January 2021

## I. Proceedings

1. The Panel met in Hamburg.<sup>1</sup>

2. The Panel adopted two texts.<sup>2</sup>

<sup>1</sup> See the letter of invitation.

<sup>2</sup> They follow.

## II. Resolutions and decisions
"""
NETS = """\
## Resolution IV/3

## Nets of the commons

The Panel,

Recalling its rules,<sup>1</sup>

1. Decides to mend the nets;<sup>2</sup>

2. Requests the secretariat to tell of it.

<sup>1</sup> Records of the Panel, chap. II.

<sup>2</sup> Those of hemp.
"""
MESHES = """\
## Decision 12/CP.24

## Meshes

The Panel decides to count the meshes of the nets.<sup>1</sup>

<sup>1</sup> One by one.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the body of the invented report, and three files of a secretariat."""
    for name, text in (("report", REPORT), ("nets", NETS), ("meshes", MESHES)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return project_with_body_alone(tmp_path)


def run(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


def imported(project: Path, *names: str, anew: bool = False) -> Path:
    """Import the files of these names; return the report."""
    if anew:
        body = project / "content/ipwc/body.yaml"
        text = body.read_text("utf-8").rstrip()
        assert "\nnumbers:" not in text
        body.write_text(f"{text}\nnumbers:\n  notes:\n    anew: act\n", "utf-8")
    report = project / SESSION / "report.en.yaml"
    files = [str(project.parent / f"{name}.md") for name in names]
    assert run(project, "import", *files, "--body", "ipwc", "-o", str(report)) == 0
    return report


def differing(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Return what `check` tells of the originals, without the folder."""
    capsys.readouterr()
    run(project, "check", *options)
    told = capsys.readouterr().err.splitlines()
    about = (": words-differ: ", ": source-missing: ", ": source-read: ", ": unplaced: ")
    return [line.partition(": ")[2] for line in told if any(rule in line for rule in about)]


def test_three_files_make_one_report_in_their_order(project: Path, capsys) -> None:
    file = imported(project, "report", "nets", "meshes")
    text = file.read_text("utf-8")
    assert "source:\n- source-1.en.md\n- source-2.en.md\n- source-3.en.md\n" in text
    assert text.index("IV/3") < text.index("12/CP.24")
    names = sorted(one.name for one in file.parent.iterdir())
    assert names == [
        "report.en.yaml",
        *(f"source-{n}.en.{ending}" for n in (1, 2, 3) for ending in ("md", "read.tsv")),
    ]
    assert differing(project, capsys, "--originals") == []


def test_the_head_is_that_of_the_first(project: Path) -> None:
    text = imported(project, "report", "nets", "meshes").read_text("utf-8")
    assert "\nsymbol: IPWC/4/9\n" in text
    assert "Report of the Panel on the second part of its fourth session, held in Hamburg" in text
    assert "\n  place: Hamburg\n" in text


def test_notes_go_on_where_the_report_numbers_them_and_that_is_told(project: Path, capsys) -> None:
    text = imported(project, "report", "nets", "meshes").read_text("utf-8")
    told = capsys.readouterr().err
    for call in ("in Hamburg.[^1]", "rules,[^3]", "mend the nets;[^4]", "the nets.[^5]"):
        assert call in text
    through = "in the report, which numbers them through"
    assert f"its notes 1 to 2 are 3 to 4 {through} (source-2.en.md:13)" in told
    assert f"its note 1 is 5 {through} (source-3.en.md:7)" in told
    assert told.count("its note") == 2


def test_notes_of_acts_keep_their_numbers(project: Path, capsys) -> None:
    text = imported(project, "report", "nets", "meshes", anew=True).read_text("utf-8")
    assert "its note" not in capsys.readouterr().err
    assert "rules,[^1]" in text and "the nets.[^1]" in text
    assert differing(project, capsys) == []


def test_a_word_is_told_with_its_file(project: Path, capsys) -> None:
    file = imported(project, "report", "nets", "meshes")
    file.write_text(
        file.read_text("utf-8").replace("count the meshes", "weigh the meshes"), "utf-8"
    )
    [told] = differing(project, capsys)
    assert "source-3.en.md:5 has “to count the”, here stands “to weigh the”" in told


def test_files_in_another_order_are_told(project: Path, capsys) -> None:
    file = imported(project, "report", "nets", "meshes")
    text = file.read_text("utf-8")
    swapped = text.replace(
        "- source-2.en.md\n- source-3.en.md", "- source-3.en.md\n- source-2.en.md"
    )
    file.write_text(swapped, "utf-8")
    assert differing(project, capsys)


def test_each_file_is_missed_and_read_by_itself(project: Path, capsys) -> None:
    file = imported(project, "report", "nets", "meshes")
    second = file.with_name("source-2.en.md")
    second.write_text(second.read_text("utf-8").replace("hemp", "flax"), "utf-8")
    [told] = differing(project, capsys)
    assert "“source-2.en.md” has changed since it was read" in told
    assert run(project, "read") == 0
    [told] = differing(project, capsys, "--originals")
    assert "source-2.en.md:15 has “of flax.”, here stands “of hemp.”" in told
    second.unlink()
    [told] = differing(project, capsys)
    assert "“source-2.en.md” is not beside the report" in told


def test_what_is_not_placed_has_its_file(project: Path, capsys) -> None:
    nets = project.parent / "nets.md"
    nets.write_text(NETS.replace("2. Requests", "27. Requests"), "utf-8")
    file = imported(project, "report", "nets", "meshes")
    [told] = [line for line in capsys.readouterr().err.splitlines() if ": unplaced: " in line]
    assert "“27. Requests the secretariat to tell of it.” is not placed" in told
    assert told.endswith("(source-2.en.md:11)")
    assert "\n- line: source-2.en.md:11\n" in file.read_text("utf-8")
    [told] = differing(project, capsys)
    assert "source-2.en.md:11, “27. Requests the secretariat" in told


def test_no_paragraph_goes_on_from_file_to_file(project: Path) -> None:
    (project.parent / "cut.md").write_text(REPORT + "\n3. The Panel closed, and\n", "utf-8")
    (project.parent / "rest.md").write_text("went home to its harbours.\n", "utf-8")
    text = imported(project, "cut", "rest").read_text("utf-8")
    assert "closed, and went" not in text


def test_a_list_of_one_is_written_as_text(project: Path, capsys) -> None:
    file = imported(project, "report")
    assert "\nsource: source.en.md\n" in file.read_text("utf-8")
    file.write_text(
        file.read_text("utf-8").replace("\nsource: source.en.md\n", "\nsource: [source.en.md]\n"),
        "utf-8",
    )
    assert differing(project, capsys) == []


def test_files_beside_the_report_keep_their_names_and_must_differ_by_more_than_the_ending(
    project: Path, capsys
) -> None:
    folder = project / SESSION
    folder.mkdir()
    (folder / "a.md").write_text(REPORT, "utf-8")
    (folder / "a.txt").write_text(NETS, "utf-8")
    (folder / "b.txt").write_text(NETS, "utf-8")
    report = folder / "report.en.yaml"
    files = [str(folder / name) for name in ("a.md", "a.txt")]
    assert run(project, "import", *files, "--body", "ipwc", "-o", str(report)) == 2
    assert "differ in their endings alone" in capsys.readouterr().err
    assert not report.exists()
    files = [str(folder / name) for name in ("a.md", "b.txt")]
    assert run(project, "import", *files, "--body", "ipwc", "-o", str(report)) == 0
    assert "source:\n- a.md\n- b.txt\n" in report.read_text("utf-8")


def test_the_page_about_the_text_names_all(tmp_path: Path) -> None:
    """A report that is in order builds, and says which files its words are from."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/invented/content", content)
    folder = content / "ipwc/session-4-part-2"
    whole = (ROOT / "tests/invented/source.en.md").read_text("utf-8")
    first, mark, second = whole.partition("## RESOLUTION IV/3")
    (folder / "a.md").write_text(first, "utf-8")
    (folder / "b.md").write_text(mark + second, "utf-8")
    file = folder / "report.en.yaml"
    reviewed = "reviewed_by: the Secretariat of the Commission"
    text = file.read_text("utf-8").replace(reviewed, "source: [a.md, b.md]")
    file.write_text(text, "utf-8")
    assert run(tmp_path, "read") == 0
    assert run(tmp_path, "split") == run(tmp_path, "join") == 0
    assert "\nsource:\n- a.md\n- b.md\n" in file.read_text("utf-8")
    [made] = build.make(content)
    [about] = [text for at, text in made.files.items() if at.endswith("session-4-part-2/about/")]
    assert "taken from the files a.md and b.md as received, in this order" in about


# --- the lines of several originals ---------------------------------------------------------------


def rows(*notes: str) -> tuple[Row, ...]:
    return tuple(Row(str(n), Kind.NOTE, words) for n, words in enumerate(notes, 1))


@pytest.mark.parametrize(
    ("originals", "steps"),
    [
        ([("[^1] a", "[^2] b"), ("[^1] c",), ("[^1] d",)], [0, 2, 3]),
        ([("[^1] a", "[^2] b"), ("[^3] c",)], [0, 0]),  # they go on already
        ([(), ("[^1] c",), (), ("1 d",)], [0, 0, 0, 1]),
        ([("[^1] a",), ("* b",)], [0, 0]),  # a sign is no number
    ],
)
def test_notes_step_up_where_they_begin_anew(originals, steps: list[int]) -> None:
    assert received.steps([rows(*one) for one in originals]) == steps


def test_the_lines_of_one_original_are_as_they_were() -> None:
    only = Received("a.md", "0", rows("[^1] a"))
    assert received.in_one([only], through=True) == only.rows


def test_the_lines_of_several_have_their_files() -> None:
    first = Received("a.md", "0", rows("[^1] a"))
    second = Received("b.md", "0", (Row("4", Kind.TEXT, "Nets[^1]"), *rows("1 b")))
    through = received.in_one([first, second], through=True)
    assert [(row.place, row.words) for row in through] == [
        ("a.md:1", "[^1] a"),
        ("b.md:4", "Nets[^2]"),
        ("b.md:1", "2 b"),
    ]
    anew = received.in_one([first, second], through=False)
    assert [row.words for row in anew] == ["[^1] a", "Nets[^1]", "1 b"]


# --- Word files -----------------------------------------------------------------------------------


def test_a_word_file_an_act(project: Path, capsys) -> None:
    """Files of Word and of text side by side: a secretariat has an act in each."""
    docx = pytest.importorskip("docx")
    (project.parent / "report.md").write_text(REPORT, "utf-8")
    for name, text in (("nets", NETS), ("meshes", MESHES)):
        made = docx.Document()
        for block in text.split("\n\n"):
            if not block.startswith("<sup>"):  # the notes
                made.add_paragraph(re.sub("^## |<sup>.</sup>", "", block).strip())
        made.save(str(project.parent / f"{name}.docx"))
    report = project / SESSION / "report.en.yaml"
    files = [str(project.parent / name) for name in ("report.md", "nets.docx", "meshes.docx")]
    assert run(project, "import", *files, "--body", "ipwc", "-o", str(report)) == 0
    text = report.read_text("utf-8")
    assert "source:\n- source-1.en.md\n- source-2.en.docx\n- source-3.en.docx\n" in text
    assert "number: IV/3" in text and "number: 12/CP.24" in text
    assert differing(project, capsys, "--originals") == []
    report.write_text(text.replace("mend the nets", "sell the nets"), "utf-8")
    [told] = differing(project, capsys)
    assert "source-2.en.docx:paragraph 5 has" in told


def test_only_the_first_file_has_the_title(project: Path) -> None:
    """What reads like the title of a report in a later file is words like any others."""
    title = REPORT.splitlines()[2]
    (project.parent / "nets.md").write_text(f"{title}\n\n{NETS}", "utf-8")
    text = imported(project, "report", "nets").read_text("utf-8")
    assert text.count("on the second part of its") == 2

"""`plenary import`, `read` and `check --originals`: a text as received, and what is kept of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from projects import project_with_body_alone

from generator import cli, received

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "tests" / "invented" / "source.en.md"
SESSION = Path("content/ipwc/session-4-part-2")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the body of the invented report alone."""
    return project_with_body_alone(tmp_path)


def run(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


def imported(project: Path, source: Path) -> int:
    report = project / SESSION / "report.en.yaml"
    return run(project, "import", str(source), "--body", "ipwc", "-o", str(report))


def test_an_import_keeps_the_text_as_received_and_what_was_read(project: Path) -> None:
    assert imported(project, SOURCE) == 0
    folder = project / SESSION
    assert (folder / "source.en.md").read_bytes() == SOURCE.read_bytes()
    assert "\nsource: source.en.md\n" in (folder / "report.en.yaml").read_text("utf-8")
    kept = received.beside(folder, "source.en.md")
    assert kept.rows[2] == received.Row("5", received.Kind.TEXT, "I. Proceedings")
    assert {row.words for row in kept.rows if row.kind is received.Kind.APART} == {"IPWC/4/9"}
    notes = [row.words for row in kept.rows if row.kind is received.Kind.NOTE]
    assert notes == ["[^1] Records of the Panel, chap. II, para. 4.", "2 Ibid., para. 7."]


def test_of_a_text_with_acts_nothing_is_said_of_their_pattern(project: Path, capsys) -> None:
    assert imported(project, SOURCE) == 0
    assert "no act was found" not in capsys.readouterr().err


def test_what_lies_beside_the_report_keeps_its_name(project: Path) -> None:
    (project / SESSION).mkdir()
    mine = project / SESSION / "as-scanned.md"
    shutil.copy(SOURCE, mine)
    assert imported(project, mine) == 0
    assert "\nsource: as-scanned.md\n" in (project / SESSION / "report.en.yaml").read_text("utf-8")
    assert sorted(file.name for file in mine.parent.iterdir()) == [
        "as-scanned.md",
        "as-scanned.read.tsv",
        "report.en.yaml",
    ]


def test_another_text_under_the_name_is_not_overwritten(project: Path, capsys) -> None:
    (project / SESSION).mkdir()
    (project / SESSION / "source.en.md").write_text("Another text.\n", "utf-8")
    assert imported(project, SOURCE) == 2
    assert "is another text than" in capsys.readouterr().err
    assert [file.name for file in (project / SESSION).iterdir()] == ["source.en.md"]


def test_an_import_passes_what_it_wrote(project: Path, capsys) -> None:
    """What nobody has touched has the words of the original; what somebody touches has not."""
    assert imported(project, SOURCE) == 0
    capsys.readouterr()
    run(project, "check", "--originals")
    told = capsys.readouterr().err
    assert ": missing-field: " in told  # what only a person can tell
    assert ": words-differ: " not in told and ": source-" not in told
    report = project / SESSION / "report.en.yaml"
    report.write_text(report.read_text("utf-8").replace("to meet", "to part"), "utf-8")
    run(project, "check")
    assert "has “to meet.”, here stands “to part.”" in capsys.readouterr().err


def test_a_changed_original_is_told_until_it_is_read_again(project: Path, capsys) -> None:
    shutil.copytree(ROOT / "tests/invented/content", project / "content", dirs_exist_ok=True)
    report = project / SESSION / "report.en.yaml"
    reviewed = "reviewed_by: the Secretariat of the Commission"
    report.write_text(report.read_text("utf-8").replace(reviewed, "source: source.en.md"), "utf-8")
    original = project / SESSION / "source.en.md"
    shutil.copy(SOURCE, original)
    assert run(project, "check") == 1
    assert "source-missing: “source.en.md” was not read yet" in capsys.readouterr().err
    assert run(project, "read") == 0
    assert run(project, "check", "--originals") == 0
    original.write_text(original.read_text("utf-8").replace("Closed.", "Ended."), "utf-8")
    assert run(project, "check") == 1
    assert "has changed since it was read" in capsys.readouterr().err
    assert run(project, "read") == 0
    assert run(project, "check") == 1
    assert "has “(b) Ended.”, here stands “Closed.”" in capsys.readouterr().err


def test_the_text_of_the_real_report_is_read_as_it_was_kept() -> None:
    from generator.cli.originals import not_as_read

    assert list(not_as_read(ROOT)) == []


WITHOUT_SESSION = """\
# Report of the Panel on its gathering, held in Hamburg from 30 January to 5 February 2021

## I. Opening

1. The gathering was opened.
"""


def test_the_folder_names_the_session_where_the_text_does_not(
    project: Path, tmp_path: Path, capsys
) -> None:
    text = tmp_path / "gathering.md"
    text.write_text(WITHOUT_SESSION, "utf-8")
    assert imported(project, text) == 0
    told = capsys.readouterr().err
    assert "session 4 part 2: by the name of the folder" in told
    assert "no act was found (" in told and r"they are numbered so: resolution (?P<" in told
    assert "\nsession: 4 part 2\n" in (project / SESSION / "report.en.yaml").read_text("utf-8")
    other = project / "content" / "ipwc" / "session-99" / "report.en.yaml"
    assert run(project, "import", str(text), "--body", "ipwc", "-o", str(other)) == 0
    told = capsys.readouterr().err
    assert "neither the text says nor the folder “session-99”: body.yaml lists " in told
    assert "\nsession: ''\n" in other.read_text("utf-8")

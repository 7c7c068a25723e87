"""Mistakes that editors make: each gets one message, at its line, by which it can be mended.

A mistake is a patch to the real report (mistakes/*.patch); mistakes/told.tsv has the rule and the
message of each, and how many lines below the first that the patch changes it is told.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from projects import project_of

from generator import cli

ROOT = Path(__file__).parent.parent
MISTAKES = ROOT / "tests" / "mistakes"
SESSION = "content/ctoc-cop/session-7/"
REPORT = f"{SESSION}report.en.yaml"


def told_of() -> dict[str, tuple[int, str, str]]:
    """Return what must be told of each mistake: the line below its first, the rule, the message."""
    with (MISTAKES / "told.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row[0]: (int(row[1]), row[2], row[3]) for row in rows if not row[0].startswith("#")}


def patched(text: str, patch: str) -> tuple[str, int]:
    """Return a text with a patch of one hunk, and the first line that it changes.

    The hunk is found by its words, wherever it stands by now.
    """
    hunk = patch.partition("\n@@")[2].partition("\n")[2].splitlines()
    old = "".join(f"{line[1:]}\n" for line in hunk if not line.startswith("+"))
    new = "".join(f"{line[1:]}\n" for line in hunk if not line.startswith("-"))
    assert text.count(old) == 1
    before = text.index(old) + len("".join(f"{line}\n" for line in _alike(hunk)))
    return text.replace(old, new), text.count("\n", 0, before) + 1


def _alike(hunk: list[str]) -> list[str]:
    changed = next(n for n, line in enumerate(hunk) if line[0] in "+-")
    return [line[1:] for line in hunk[:changed]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_of(ROOT / "content", tmp_path)


def told(project: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what `plenary check` says, without the numbers and what is to be done next."""
    capsys.readouterr()
    cli.main(["--project", str(project), "check"])
    lines = capsys.readouterr().err.splitlines()
    return [re.sub(r" \[\d{6}\]$", "", line) for line in lines if re.match(r"\S+:\d+: ", line)]


@pytest.mark.parametrize("name", sorted(file.stem for file in MISTAKES.glob("*.patch")))
def test_a_mistake_gets_one_message_at_its_line(name: str, project: Path, capsys) -> None:
    file = project / REPORT
    text, first = patched(file.read_text("utf-8"), (MISTAKES / f"{name}.patch").read_text("utf-8"))
    file.write_text(text, "utf-8")
    below, rule, message = told_of()[name]
    assert told(project, capsys) == [f"{REPORT}:{first + below}: {rule}: {message}"]


def test_the_good_report_has_none(project: Path, capsys) -> None:
    assert told(project, capsys) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("content/ctoc-cop/body.yaml", "format: ", "\tformat: ", "begins with a tab"),
        ("content/ctoc-cop/body.yaml", "format: ", "format ", "no colon after “format”"),
        ("content/ctoc-cop/body.yaml", "id: ctoc-cop", 'id: "ctoc-cop', 'mark " is not closed'),
        ("content/ctoc-cop/body.yaml", "id: ", "<<<<<<< a\n=======\n>>>>>>> b\nid: ", "conflict"),
        ("content/ctoc-cop/body.yaml", "id: ctoc-cop", "id: “ctoc-cop”", "small letters"),
        ("mkdocs.yml", "site_name: ", "site_name ", "no colon after “site_name”"),
        ("mkdocs.yml", "site_name: ", "<<<<<<< a\n=======\n>>>>>>> b\nsite_name: ", "conflict"),
        ("mkdocs.yml", "site_name: ", "site_name: *", "begin with “*”"),
        (
            f"{SESSION}published.tsv",
            "ctoc-cop",
            "<<<<<<< a\n=======\n>>>>>>> b\nctoc-cop",
            "conflict",
        ),
        (REPORT, "format: plenary-report/1\n", "", "write “format: plenary-report/1”"),
    ],
)
def test_so_does_one_in_another_file(file, old, new, message, project: Path, capsys) -> None:
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), "utf-8")
    [line] = told(project, capsys)
    assert line.startswith(f"{file}:") and message in line

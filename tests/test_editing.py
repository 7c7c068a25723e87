"""`plenary check` asks again of what is another, and of nothing else; so it says what is so."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from edited import EDITS
from projects import SECOND, small_project, with_a_second_report

from generator import build, checks, cli, forks
from generator.checks import check as ask_all_rules
from generator.cli import editing
from generator.kept import NOTHING_KEPT, kept_in
from generator.remembered import Remembered


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return with_a_second_report(small_project(tmp_path / "project"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the sessions of the reports of which the rules are asked."""
    sessions: list[str] = []

    def ask(resolved, *others):
        sessions.append(resolved.report.session)
        return ask_all_rules(resolved, *others)

    monkeypatch.setattr(checks, "check", ask)
    monkeypatch.setattr(forks, "cores", lambda: 1)  # what a copy asks would not be heard here
    return sessions


def run(project: Path, command: str) -> int:
    return cli.main(["--project", str(project), command])


def test_what_is_the_same_is_not_asked_of_again(
    project: Path, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "check") == 0
    first = capsys.readouterr().err
    assert asked == ["4 part 2", "9"]
    assert run(project, "check") == 0
    assert capsys.readouterr().err == first
    assert asked == ["4 part 2", "9"]
    report = project / SECOND
    report.write_text(
        report.read_text("utf-8").replace("to meet", "to part"), "utf-8", newline="\n"
    )
    assert run(project, "check") == 0
    assert asked == ["4 part 2", "9", "9"]


def test_a_build_does_not_ask_again_what_was_checked(project: Path, asked: list[str]) -> None:
    assert run(project, "check") == 0
    asked.clear()
    build.make(project / "content", remembered=Remembered(project, kept_in(project / "build")))
    assert asked == []


def test_a_mistake_is_told_as_often_as_it_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = project / SECOND
    text = report.read_text("utf-8").replace("(decision:12/CP.24)", "(para:99)")
    report.write_text(text, "utf-8", newline="\n")
    told = []
    for _ in range(2):
        assert run(project, "check") == 1
        told.append(capsys.readouterr().err)
    assert told[0] == told[1]


def test_it_says_after_any_edits_what_it_would_say_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = random.Random(21)
    for _ in range(12):
        lot.choice(EDITS)(project, lot)
        found = editing.all_findings(project)
        with monkeypatch.context() as without:
            without.setattr(editing, "kept_in", lambda _: NOTHING_KEPT)
            assert editing.all_findings(project) == found

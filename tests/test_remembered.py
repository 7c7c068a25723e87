"""What stages made of the same is made once; what was saved meanwhile is never taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from edited import ANOTHER_PARAGRAPH, REPORT
from projects import SECOND, small_project, with_a_second_report

from generator import build, forks
from generator.kept import Kept
from generator.last_round import LastRound
from generator.remembered import OnPaper, Remembered

AS_BYTES: OnPaper[str] = OnPaper(str.encode, bytes.decode)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return with_a_second_report(small_project(tmp_path / "project"))


def test_a_value_is_made_once_as_long_as_each_round_asks_for_it(project: Path) -> None:
    made: list[int] = []
    remembered = Remembered(project)
    counts = []
    for asks in (True, True, False, True):
        remembered.begin()
        if asks:
            remembered.value(remembered.key("page", "words"), lambda: made.append(1))
        counts.append(len(made))
    assert counts == [1, 1, 1, 2]


def test_what_has_a_form_on_disk_is_there_for_others(project: Path, tmp_path: Path) -> None:
    for made in ("first", "second"):
        remembered = Remembered(project, Kept(tmp_path / "cache"))
        remembered.begin()
        of = remembered.key("page", "words")
        assert remembered.value(of, lambda made=made: made, AS_BYTES) == "first"
        remembered.settle()


def test_what_is_made_while_somebody_saves_is_not_kept(project: Path, tmp_path: Path) -> None:
    remembered = Remembered(project, Kept(tmp_path / "cache"))
    remembered.begin()
    of = remembered.key("page", "words")
    remembered.value(of, lambda: "late", AS_BYTES)
    (project / SECOND).write_text((project / SECOND).read_text("utf-8") + "# late\n", "utf-8")
    remembered.settle()
    remembered.begin()
    assert remembered.value(of, lambda: "anew", AS_BYTES) == "anew"


def test_without_a_project_nothing_is_remembered() -> None:
    remembered = Remembered()
    remembered.begin()
    made = [remembered.value(remembered.key("page"), object) for _ in range(2)]
    assert made[0] is not made[1]


def test_copies_of_the_process_keep_what_they_make(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forks, "cores", lambda: 2)
    monkeypatch.setattr(forks, "_can_fork", lambda: True)
    kept = Kept(tmp_path / "cache")
    remembered = Remembered(project, kept)
    remembered.begin()
    wanted = [(remembered.key("page", str(n)), lambda n=n: str(n)) for n in range(8)]
    remembered.ahead(wanted, AS_BYTES)
    assert [remembered.value(of, lambda: "by this one", AS_BYTES) for of, _ in wanted] == [
        str(n) for n in range(8)
    ]
    assert kept.anew["page"] == 0


CHANGES = {
    "words": ("to meet as", "to part as"),
    "what all cite": (
        "(decision:12/CP.24).",
        "(decision:12/CP.24), see [resolution III/1](resolution:III/1).",
    ),
    "a place": ("report was out.}\n", f"report was out.}}\n{ANOTHER_PARAGRAPH}\n"),
    "a place that is cited": ("(decision:12/CP.24)", "(decision:12/CP.24#op-1)"),
    "a mistake": ("(decision:12/CP.24)", "(decision:12/CP.99)"),
}


CITES = "to meet, see [resolution III/1](resolution:III/1)."


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_saved_pages_and_findings_are_as_if_made_anew(
    change: str, project: Path, tmp_path: Path
) -> None:
    good = (project / SECOND).read_text("utf-8")
    assert CHANGES[change][0] in good
    _first_cites(project)
    _are_as_made_anew(project, tmp_path, good, good.replace(*CHANGES[change]), good)


def test_what_reports_cite_that_know_nothing_of_each_other_is_counted_on_the_pages_of_both(
    project: Path, tmp_path: Path
) -> None:
    apart = (project / SECOND).read_text("utf-8")
    apart = apart.replace("to meet as in [decision 12/CP.24](decision:12/CP.24).", "to meet.")
    _first_cites(project)
    _are_as_made_anew(project, tmp_path, apart, apart.replace("to meet.", CITES), apart)


def _first_cites(project: Path) -> None:
    first = project / REPORT
    first.write_text(first.read_text("utf-8").replace("to meet.", CITES), "utf-8")


def _are_as_made_anew(project: Path, folder: Path, *second: str) -> None:
    """See that whatever the second report says, one after the other, gives what a clean build does,
    in this process and in another."""
    kept = Kept(folder / "cache")
    in_this_process = Remembered(project, kept, last_round=LastRound())
    for said in second:
        (project / SECOND).write_text(said, "utf-8")
        anew = _made(project, Remembered())
        for remembered in (in_this_process, Remembered(project, kept), in_this_process):
            assert _made(project, remembered) == anew


def _made(project: Path, remembered: Remembered) -> object:
    """Return what is made of a project, or what is told of it."""
    try:
        made = build.make(project / "content", remembered=remembered)
    except build.Faults as faults:
        return faults.findings
    return [(one.files, one.theme, one.scripts, one.over_all, one.notices) for one in made]

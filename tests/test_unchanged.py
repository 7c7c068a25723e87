"""A build after another: nothing is made where nothing changed, and what changed is made anew.

Whatever is edited, the folders are those of a clean build, byte for byte. With PLENARY_LONG set
(`make fuzz` does so) forty rounds of edits are made by lot.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from edited import EDITS, REPORT
from projects import (
    ONE_ACT,
    SECOND,
    contents,
    invented_project,
    small_project,
    with_a_second_report,
)

from generator.cli import main, making
from generator.cli.exporting import all_exporters
from generator.kept import Kept

LONG = bool(os.environ.get("PLENARY_LONG"))
ROUNDS = 40 if LONG else 4


def build(project: Path, *options: str) -> None:
    assert main(["--project", str(project), "build", *options]) == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that is built; it is not to be changed."""
    project = small_project(tmp_path_factory.mktemp("built") / "project")
    build(project)
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """Return a project at the place at which it was built."""
    kept = built.rename(tmp_path / "kept")
    shutil.copytree(kept, built)
    yield built
    shutil.rmtree(built)
    kept.rename(built)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the projects whose sites were made anew."""
    found: list[Path] = []
    make_site = making.make_site

    def make(project: Path, *given: object) -> None:
        found.append(project)
        make_site(project, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "make_site", make)
    return found


def test_where_nothing_changed_nothing_is_made(
    project: Path, made: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    build(project)
    assert made == []
    assert contents(project) == before
    told = capsys.readouterr().err
    assert f"pages are in {project / 'site'}" in told
    assert "Nothing has changed" in told
    build(project, "--anew")
    assert len(made) == 1
    assert contents(project) == before


def _first(project: Path, pattern: str) -> Path:
    return min(project.glob(pattern))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a page is deleted": lambda project: _first(project, "site/en/**/index.html").unlink(),
    "a page is altered": lambda project: _first(project, "site/en/**/index.html").write_text("x"),
    "a page is added": lambda project: (project / "site" / "en" / "more.html").write_text("x"),
    "a PDF is deleted": lambda project: _first(project, "build/en/pdf/**/*.pdf").unlink(),
    "the site is deleted": lambda project: shutil.rmtree(project / "site"),
    "what is built is deleted": lambda project: shutil.rmtree(project / "build"),
    "what is kept is damaged": lambda project: [
        file.write_bytes(file.read_bytes()[:-3]) for file in project.glob("build/.cache/*/*")
    ],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_was_deleted_or_altered_comes_back(
    damage: str, project: Path, made: list[Path]
) -> None:
    before = contents(project)
    DAMAGES[damage](project)
    build(project)
    assert len(made) == 1
    assert contents(project) == before


def test_what_is_saved_during_a_build_is_not_taken_for_what_was_there_before(
    project: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, made_of = project / REPORT, making.made_of
    first = report.read_text("utf-8").replace("Meshes", "Nets")
    report.write_text(first, "utf-8")

    def late(*given: object) -> object:
        # No page has these words, only the YAML that is published: keys know it by its file alone.
        report.write_text(first.replace("before its report was out", "late"), "utf-8")
        return made_of(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "made_of", late)
    build(project)
    monkeypatch.setattr(making, "made_of", made_of)
    report.write_text(first, "utf-8")
    build(project)
    assert len(made) == 2
    assert not [name for name, content in contents(project).items() if b"met late" in content]


def test_links_that_lead_back_or_nowhere_stop_nothing(project: Path, made: list[Path]) -> None:
    (project / "content" / "back").symlink_to(project / "content")
    for name in ("a", "b"):
        (project / "content" / "ipwc" / name).symlink_to(project / "content" / "ipwc")
    (project / "content" / "gone").symlink_to(project / "nowhere")
    build(project)
    assert made == []
    report = project / REPORT
    report.write_text(report.read_text("utf-8").replace("to meet", "to part"), "utf-8")
    build(project)
    assert len(made) == 1


@pytest.mark.parametrize("option", [["--without", "pdf"], ["--without", "epub"]])
def test_other_options_make_another_site(
    option: list[str], project: Path, made: list[Path]
) -> None:
    build(project, *option)
    assert len(made) == 1


# --- edits by lot ---------------------------------------------------------------------------------


def test_after_any_edits_all_is_as_in_a_clean_build(tmp_path: Path) -> None:
    lot = random.Random(None if LONG else 21)
    project = with_a_second_report(invented_project(tmp_path / "project"))
    build(project)
    for _ in range(ROUNDS):
        for edit in lot.sample(EDITS, lot.randint(1, 3)):
            edit(project, lot)
        build(project)
        after = contents(project)
        build(project, "--anew")
        clean = contents(project)
        assert sorted(after) == sorted(clean)
        assert [name for name in clean if after[name] != clean[name]] == []


def test_a_changed_word_makes_what_it_changes_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = with_a_second_report(invented_project(tmp_path / "project"))
    third = project / SECOND.replace("session-9", "session-10")
    third.parent.mkdir()
    alone = ONE_ACT.replace("session: 4 part 2", "session: 10").replace("12/CP.24", "14/CP.24")
    third.write_text(alone.replace("IPWC/4/9", "IPWC/10/1"), "utf-8")
    body = project / "content/ipwc/body.yaml"
    known = "sessions:\n- number: 10\n  name: {en: tenth session}\n"
    body.write_text(body.read_text("utf-8").replace("sessions:\n", known, 1), "utf-8")
    build(project)
    before = contents(project)
    anew: list[tuple[str, bytes]] = []
    keep = Kept.keep
    monkeypatch.setattr(
        Kept,
        "keep",
        lambda self, of, content: [anew.append((of.kind, content)), keep(self, of, content)],
    )
    report = project / REPORT
    words = report.read_text("utf-8")
    assert words.count("*Decides* to meet.") == 1
    report.write_text(words.replace("*Decides* to meet.", "*Decides* to part."), "utf-8")
    build(project)
    after = contents(project)
    changed = {name for name in after if after[name] != before.get(name)}
    pdfs = {name for name in changed if name.startswith("build/en/pdf/")}
    texts = {
        name
        for name in changed
        if name.startswith("build/en/docs/")
        and name.endswith(".md")
        and _body(after[name]) != _body(before[name])
    }
    kinds = [kind for kind, _ in anew]
    forms = len(all_exporters()) - 1  # PDFs are kept one by one
    assert kinds.count("forms") == forms, "of the report: the one that cites it shows no such word"
    assert kinds.count("papers") == kinds.count("pages") == 1, "so are its pages, and their PDFs"
    assert kinds.count("pdf") == len(pdfs) > 0
    assert kinds.count("page") == len(texts) > 0
    assert len(texts) < len([name for name in after if name.endswith("/index.md")]) / 2


def test_an_act_that_cites_changes_the_forms_of_what_it_cites(tmp_path: Path) -> None:
    project = with_a_second_report(small_project(tmp_path / "project"))
    build(project, "--without", "pdf")
    second = project / SECOND
    second.write_text(second.read_text("utf-8").replace("13/CP.24", "15/CP.24"), "utf-8")
    build(project, "--without", "pdf")
    of_the_first = {
        name: content
        for name, content in contents(project).items()
        if name.startswith("build/en/json/ipwc/session-4")
    }
    assert any(b"decisions/15-cp-24/" in content for content in of_the_first.values())


def _body(page: bytes) -> bytes:
    return page.partition(b"\n---\n")[2]

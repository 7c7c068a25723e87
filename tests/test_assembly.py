"""Parts of a site that are made apart, and put together: the same site as when built at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from projects import (
    ROOT,
    Contents,
    contents,
    small_project,
    with_a_second_report,
    with_a_third_report,
)

from generator import assembly, kept
from generator.cli import main

REPORTS = ["ipwc/session-10/en", "ipwc/session-4-part-2/en", "ipwc/session-9/en"]


def run(project: Path, *words: str | Path) -> int:
    return main(["--project", str(project), *map(str, words)])


def kept_files(folder: Path) -> set[str]:
    """Return the names of what is kept in a folder: kind and sum."""
    return {file.name for file in folder.glob("*/*")}


def kinds(names: set[str]) -> Counter[str]:
    return Counter(name.partition("-")[0] for name in names)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of three reports, two of which cite others."""
    project = small_project(tmp_path_factory.mktemp("at-once") / "project")
    return with_a_third_report(with_a_second_report(project))


@pytest.fixture(scope="module")
def parts(project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return parts, each made in a copy of the project that is gone."""
    folder = tmp_path_factory.mktemp("parts")
    for number, report in enumerate(REPORTS):
        copy = shutil.copytree(project, folder / "copy" / str(number))
        assert run(copy, "part", report, "-o", folder / str(number)) == 0
        shutil.rmtree(copy)
    return [folder / str(number) for number in range(len(REPORTS))]


@pytest.fixture(scope="module")
def at_once(project: Path, parts: list[Path]) -> Contents:
    """Return what is built at once; the project stays as it was."""
    assert run(project, "build") == 0
    made = contents(project)
    for name in ("site", "build"):
        shutil.rmtree(project / name)
    return made


@pytest.fixture
def elsewhere(project: Path, tmp_path: Path) -> Path:
    """Return a copy of the project, in which nothing was built."""
    return shutil.copytree(project, tmp_path / "elsewhere")


@pytest.fixture
def some_parts(parts: list[Path], tmp_path: Path) -> list[Path]:
    """Return copies of the parts."""
    return [shutil.copytree(one, tmp_path / "parts" / one.name) for one in parts]


@pytest.mark.slow
def test_parts_put_together_are_the_site_that_is_built_at_once(
    elsewhere: Path, parts: list[Path], at_once: Contents, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(elsewhere, "assemble", *parts) == 0
    assert contents(elsewhere) == at_once
    assert "there is no part" not in capsys.readouterr().err
    assert run(elsewhere, "build") == 0
    assert "Nothing has changed" in capsys.readouterr().err


@pytest.mark.slow
def test_what_is_dear_is_made_in_the_parts(elsewhere: Path, parts: list[Path]) -> None:
    assert run(elsewhere, "assemble", *parts) == 0
    docs = elsewhere / "build" / "en" / "docs"
    reports = [docs / report.rpartition("/")[0] for report in REPORTS]
    over_all = [
        file
        for file in docs.rglob("*.md")
        if not any(file.is_relative_to(report) for report in reports)
    ]
    given = {name for part in parts for name in kept_files(part / "kept")}
    anew = kept_files(elsewhere / "build" / kept.KEPT_IN_BUILD) - given
    # The page about the data of a report says how large the index of all acts is.
    assert kinds(anew) == {
        "page": len(over_all) + len(reports),
        "framed": len(list(docs.rglob("*.md"))),
        "site": 1,
    }


@pytest.mark.slow
def test_what_is_missing_or_damaged_is_made_and_told(
    elsewhere: Path, some_parts: list[Path], at_once: Contents, capsys: pytest.CaptureFixture[str]
) -> None:
    some = sorted((some_parts[0] / "kept").glob("*/pdf-*"))
    some[0].unlink()
    some[1].write_bytes(some[1].read_bytes()[:-5])
    assert run(elsewhere, "assemble", *some_parts[:2]) == 0
    told = capsys.readouterr().err
    assert f"{some_parts[0]}: 1 of " in told
    assert "there is no part of ipwc/session-9/en: it is made here" in told
    assert contents(elsewhere) == at_once


@pytest.mark.slow
def test_pages_that_copies_of_the_process_make_are_the_same(
    elsewhere: Path, parts: list[Path], tmp_path: Path
) -> None:
    asked = ["--project", str(elsewhere), "part", REPORTS[2], "-o", str(tmp_path / "part")]
    code = (
        "from generator.cli import main; from generator.site import ahead; "
        f"ahead.SHARE = 1; raise SystemExit(main({asked}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    assert kept_files(tmp_path / "part" / "kept") == kept_files(parts[2] / "kept")


# --- the recipes ----------------------------------------------------------------------------------


def in_a_shell(command: str, folder: Path, **variables: str) -> None:
    path = os.pathsep.join(
        [str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    )
    environment = {**os.environ, "PATH": path, **variables}
    subprocess.run(["bash", "-e", "-c", command], cwd=folder, env=environment, check=True)


@pytest.mark.slow
def test_make_builds_the_same_site_in_parts(elsewhere: Path, at_once: Contents) -> None:
    assert run(elsewhere, "deploy", "make-in-parts") == 0
    in_a_shell("make -j 2 -f parts.mk", elsewhere)
    assert sorted(one.name for one in elsewhere.glob("dist/parts/*/*/*")) == ["en"] * 3
    assert contents(elsewhere) == at_once


@pytest.mark.slow
def test_the_steps_of_github_build_the_same_site_in_parts(
    elsewhere: Path, tmp_path: Path, at_once: Contents
) -> None:
    """Each job in a folder of its own, as on a machine of its own; artifacts are copied by hand."""
    assert run(elsewhere, "deploy", "github-pages-in-parts") == 0
    workflow = yaml.load(
        (elsewhere / ".github" / "workflows" / "handbook.yml").read_text("utf-8"), yaml.CSafeLoader
    )
    steps = {name: job["steps"] for name, job in workflow["jobs"].items()}
    pip = elsewhere / "bin" / "pip"
    pip.parent.mkdir()
    pip.write_text('#!/bin/sh\necho "$@" > asked\n')
    pip.chmod(0o755)

    def job(name: str, machine: Path, **variables: str) -> None:
        for step in (one for one in steps[name] if "run" in one):
            in_a_shell(step["run"], machine, PLENARY="git+https://host.test/plenary", **variables)
        assert (machine / "asked").read_text() == "install git+https://host.test/plenary\n"

    def artifact(name: str, action: str) -> dict[str, str]:
        [told] = [one["with"] for one in steps[name] if action in one.get("uses", "")]
        return told

    lister = shutil.copytree(elsewhere, tmp_path / "list")
    job("list", lister, GITHUB_OUTPUT=str(tmp_path / "output"))
    key, _, listed = (tmp_path / "output").read_text().strip().partition("=")
    assert f"steps.list.outputs.{key} " in workflow["jobs"]["list"]["outputs"]["parts"]
    assert json.loads(listed) == REPORTS
    for number, report in enumerate(json.loads(listed)):
        machine = shutil.copytree(elsewhere, tmp_path / f"machine-{number}")
        job("part", machine, PART=report)
        to = elsewhere / artifact("assemble", "download-artifact")["path"]
        name = artifact("part", "upload-artifact")["name"]
        made = machine / artifact("part", "upload-artifact")["path"]
        shutil.copytree(made, to / name.replace("${{ strategy.job-index }}", str(number)))
        shutil.rmtree(machine)
    job("assemble", elsewhere)
    assert artifact("assemble", "upload-pages-artifact")["path"] == "site"
    assert contents(elsewhere) == at_once


# --- what does not fit ----------------------------------------------------------------------------


def refused(project: Path, parts: list[Path], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is told of parts that do not fit; nothing is built of them."""
    assert run(project, "assemble", *parts) == 2
    assert not (project / "site").exists() and not (project / "build").exists()
    return capsys.readouterr().err


@pytest.mark.slow
def test_parts_of_other_content_are_refused(elsewhere, parts, capsys) -> None:
    report = elsewhere / "content/ipwc/session-9/report.en.yaml"
    report.write_text(report.read_text("utf-8").replace("Meshes", "Nets"), "utf-8")
    told = refused(elsewhere, parts, capsys)
    assert told.count("was made of other content: content/ipwc/session-9;") == len(parts)
    settings = elsewhere / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\n# more\n", "utf-8")
    told = refused(elsewhere, parts, capsys)
    assert "of other content: what all reports share (bodies, words, pages, brand, theme" in told
    assert "settings), content/ipwc/session-9; make it again" in told


@pytest.mark.slow
def test_parts_of_another_program_are_refused(elsewhere, parts, capsys, monkeypatch) -> None:
    monkeypatch.setattr(assembly, "program", lambda: b"another")
    assert "another version of Plenary, of Python or of a package" in refused(
        elsewhere, parts, capsys
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("without", ["pdf"], "was made without pdf, and another with all forms"),
        ("format", "plenary-part/0", "is no part, not a whole one, or one of another version"),
        ("made_of", None, "is no part, not a whole one, or one of another version"),
    ],
)
def test_a_part_that_is_another_is_refused(key, value, told, elsewhere, some_parts, capsys) -> None:
    head = some_parts[-1] / "part.json"
    said = json.loads(head.read_text("utf-8"))
    (said["made_of"] if key == "without" else said)[key] = value
    head.write_text(json.dumps(said), "utf-8")
    assert f"{some_parts[-1]} {told}" in refused(elsewhere, some_parts, capsys)


def test_a_folder_that_is_no_part_is_refused(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path / "project")
    assert f"{tmp_path} is no part" in refused(project, [tmp_path], capsys)


# --- making a part --------------------------------------------------------------------------------


def test_the_reports_that_there_are_can_be_listed(project: Path, capsys) -> None:
    assert run(project, "part") == 0
    assert capsys.readouterr().out.splitlines() == REPORTS
    assert run(project, "part", "ipwc/session-9") == 2
    assert f"no report ipwc/session-9; there are {', '.join(REPORTS)}" in capsys.readouterr().err


def test_a_mistake_is_told_and_leaves_no_part(elsewhere: Path, tmp_path: Path, capsys) -> None:
    report = elsewhere / "content/ipwc/session-9/report.en.yaml"
    text = report.read_text("utf-8")
    report.write_text(text.replace("(decision:12/CP.24)", "(para:99)"), "utf-8")
    folder = tmp_path / "part"
    folder.mkdir()
    (folder / "part.json").write_text("of a run before", "utf-8")
    assert run(elsewhere, "part", "ipwc/session-9/en", "-o", folder) == 1
    assert "session-9/report.en.yaml:" in capsys.readouterr().err
    assert not (folder / "part.json").exists() and not (folder / "work").exists()


@pytest.mark.slow
def test_reports_in_another_language_are_not_read(elsewhere: Path, tmp_path: Path) -> None:
    (elsewhere / "content/ipwc/session-9/report.fr.yaml").write_text("nothing: [", "utf-8")
    folder = tmp_path / "part"
    assert run(elsewhere, "part", REPORTS[0], "-o", folder, "--without", "pdf") == 0
    assert run(elsewhere, "assemble", folder) == 1


@pytest.mark.slow
def test_a_mistake_of_another_report_is_told_when_parts_are_put_together(
    elsewhere: Path, tmp_path: Path, capsys
) -> None:
    report = elsewhere / "content/ipwc/session-9/report.en.yaml"
    text = report.read_text("utf-8")
    report.write_text(text.replace("(decision:12/CP.24)", "(para:99)"), "utf-8")
    assert run(elsewhere, "part", REPORTS[1], "-o", tmp_path / "part", "--without", "pdf") == 0
    assert run(elsewhere, "assemble", tmp_path / "part") == 1
    assert "session-9/report.en.yaml:" in capsys.readouterr().err


@pytest.mark.slow
def test_a_part_that_is_made_again_holds_what_is_of_use_now(
    elsewhere: Path, some_parts: list[Path]
) -> None:
    before = kept_files(some_parts[2] / "kept")
    report = elsewhere / "content/ipwc/session-9/report.en.yaml"
    report.write_text(report.read_text("utf-8").replace("Meshes", "Nets"), "utf-8")
    for file in (some_parts[2] / "kept").glob("*/*"):
        kept.os.utime(file, (0, 0))
    assert run(elsewhere, "part", REPORTS[2], "-o", some_parts[2]) == 0
    part = assembly.read(some_parts[2])
    now = kept_files(some_parts[2] / "kept")
    assert {Path(name).name for name in part.head.files} == now
    assert now & before and before - now  # some pages have no title of an act

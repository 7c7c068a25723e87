"""`plenary deploy`: recipes for hosts, with the sums of this handbook's one file; `clean`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from projects import ROOT, small_project

from generator.cli import main
from generator.cli.deploying import PLACES
from generator.exporters.one_file import writing
from generator.own.reading import read_own

COLOURS = 'accent: {light: "#0b5c4a", dark: "#7fd1b9"}\n'
SERVERS = [host for host in PLACES if host != "github-pages"]


@pytest.mark.parametrize("host", PLACES)
def test_without_a_brand_it_is_what_comes_with_the_program(tmp_path: Path, host: str) -> None:
    project = small_project(tmp_path)
    recipe, place = PLACES[host]
    assert main(["--project", str(project), "deploy", host]) == 0
    assert (project / place).read_bytes() == (ROOT / "deploy" / recipe).read_bytes()


@pytest.mark.parametrize("host", SERVERS)
def test_the_policy_of_a_server_lets_the_own_colours_of_the_one_file_through(
    tmp_path, host
) -> None:
    project = small_project(tmp_path)
    (project / "content" / "brand").mkdir()
    (project / "content" / "brand" / "colours.yaml").write_text(COLOURS)
    assert main(["--project", str(project), "deploy", host]) == 0
    text = (project / PLACES[host][1]).read_text("utf-8")
    sums = writing.sums(project, read_own(project / "content")[0].brand)
    ours = writing.sums(project)
    assert sums["script"] == ours["script"] and sums["style"] != ours["style"]
    assert re.search(rf"style-src 'self' '{re.escape(sums['style'])}'", text)
    assert ours["style"] not in text and sums["script"] in text


def test_nothing_is_overwritten_unasked(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    run = ["--project", str(project), "deploy", "nginx"]
    assert main(run) == 0 and main(run) == 0
    assert "is current" in capsys.readouterr().err
    file = project / "deploy" / "nginx.conf"
    file.write_text("mine")
    assert main(run) == 2 and file.read_text() == "mine"
    assert main([*run, "--replace"]) == 0 and file.read_text() != "mine"


@pytest.mark.slow
def test_the_steps_of_github_pages_build_the_site_that_they_upload(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert main(["--project", str(project), "deploy", "github-pages"]) == 0
    file = project / ".github" / "workflows" / "handbook.yml"
    workflow = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    steps = workflow["jobs"]["build"]["steps"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for step in steps:
        if "run" in step and step["name"] != "install":  # tests/test_wheel.py installs
            subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=project,
                env={**os.environ, "PATH": path},
                check=True,
                capture_output=True,
            )
    [upload] = [step["with"]["path"] for step in steps if "upload" in step.get("uses", "")]
    assert (project / upload / "index.html").is_file()
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", s["uses"]) for s in steps if "uses" in s)
    [publish] = workflow["jobs"]["publish"]["steps"]
    assert publish["uses"].startswith("actions/deploy-pages@")


def test_what_was_built_is_removed_and_nothing_else(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    for name in ("build", "site", "dist", "notes"):
        (project / name).mkdir()
        (project / name / "file").write_text("x")
    assert main(["--project", str(project), "clean"]) == 0
    assert sorted(one.name for one in project.iterdir()) == [
        "content",
        "mkdocs.yml",
        "notes",
        "overrides",
    ]
    assert main(["--project", str(tmp_path / "notes"), "clean"]) == 2

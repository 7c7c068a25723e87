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
SERVERS = ["nginx", "apache", "iis"]


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


def faults_of(workflow: str, folder: Path) -> str:
    """Return what is wrong with a workflow, by the schema that editor programs have of them."""
    (folder / "workflow.yml").write_text(workflow, "utf-8")
    asked = ["--builtin-schema", "vendor.github-workflows", str(folder / "workflow.yml")]
    command = [sys.executable, "-m", "check_jsonschema", *asked]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout if done.returncode else ""


@pytest.mark.parametrize("name", ["github-pages.yml", "github-pages-in-parts.yml"])
def test_the_workflow_is_as_github_wants_it(name: str, tmp_path: Path) -> None:
    text = (ROOT / "deploy" / name).read_text("utf-8")
    assert faults_of(text, tmp_path) == ""
    assert "runs-on" in faults_of(text.replace("    runs-on: ubuntu-latest\n", ""), tmp_path)


def runs_as_there(script: str, project: Path, **variables: str) -> None:
    """Run a step in a project; pip only writes down what it is asked (tests/test_wheel.py asks)."""
    pip = project / "bin" / "pip"
    if not pip.exists():
        pip.parent.mkdir()
        pip.write_text('#!/bin/sh\necho "$@" >> asked\n')
        pip.chmod(0o755)
        (project / "plenary_handbook-0.1.0-py3-none-any.whl").touch()
    path = os.pathsep.join([str(pip.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, **variables}
    command = ["bash", "-e", "-c", script]
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)


@pytest.mark.slow
def test_the_steps_of_github_pages_build_the_site_that_they_upload(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert main(["--project", str(project), "deploy", "github-pages"]) == 0
    file = project / ".github" / "workflows" / "handbook.yml"
    workflow = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    steps = workflow["jobs"]["build"]["steps"]
    for variable in ("git+https://host.example/plenary", ""):
        for step in (one for one in steps if "run" in one and (one.get("env") or not variable)):
            runs_as_there(step["run"], project, PLENARY=variable)
    assert (project / "asked").read_text().splitlines() == [
        "install git+https://host.example/plenary",
        "install ./plenary_handbook-0.1.0-py3-none-any.whl",
    ]
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

"""The wheel is whole: what it holds builds a handbook in an empty folder, without the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from documented import blocks, commands
from projects import INVENTED, ROOT

pytestmark = pytest.mark.slow
START = ROOT / "docs" / "start.md"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of a copy of what git knows, or would know; return it."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in _known():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    [line] = [one for one in commands(START) if one.startswith("pip wheel ")]
    run_line(f"{sys.executable} -m {line}", copy)
    [made] = (copy / "dist").iterdir()
    return made


def run_line(line: str, folder: Path) -> None:
    """Run what a page says to type; pip asks no index, and takes what builds wheels from here."""
    alone = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    asked = ["bash", "-e", "-c", line]
    quiet = {**os.environ, **alone, "PIP_QUIET": "1"}
    subprocess.run(asked, cwd=folder, env=quiet, check=True)


def _known() -> list[str]:
    git = ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"]
    names = subprocess.run(git, check=True, capture_output=True, text=True).stdout.splitlines()
    return [name for name in names if (ROOT / name).is_file() and not name.startswith("tests/")]


def test_all_that_the_program_reads_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        there = set(archive.namelist())
    beside = ("overrides/", "deploy/", "docs/", "mkdocs.yml", "requirements.txt")
    wanted = {name for name in _known() if name.startswith("generator/")}
    wanted |= {f"generator/{name}" for name in _known() if name.startswith(beside)}
    assert wanted - there == set()
    assert not [name for name in there if name.startswith(("tests", "content", "build"))]


def test_its_name_is_its_own_and_its_licences_come_with_it(wheel: Path) -> None:
    assert wheel.name.startswith("plenary_handbook-")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        points = next(name for name in names if name.endswith("entry_points.txt"))
        assert "plenary = generator.cli:main" in archive.read(points).decode()
    licences = [name.rpartition("/")[2] for name in names if "dist-info/licenses" in name]
    assert sorted(licences) == ["LICENSE", "OFL.txt", "licences.txt"]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel as the first page says, with what is here; return the command."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copy(wheel, folder)
    [block] = [b for b in blocks(START.read_text("utf-8")) if b.title == "where the wheel is"]
    run_line(block.body, folder)
    [packages] = (folder / ".venv" / "lib").glob("python*/site-packages")
    (packages / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return folder / ".venv" / "bin" / "plenary"


def run(installed: Path, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command of the wheel in a folder, and none of the checkout."""
    return subprocess.run([installed, *arguments], cwd=project, capture_output=True, text=True)


@pytest.fixture(scope="module")
def built(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let it build a handbook where there is nothing else; return the project."""
    project = with_settings(tmp_path_factory.mktemp("nothing-else"))
    for command in (["check"], ["build"], ["bundle", "--no-pdf"], ["schema"], ["sbom"]):
        done = run(installed, project, *command)
        assert done.returncode == 0, done.stderr
    return project


def with_settings(project: Path) -> Path:
    """Give a project a report and two lines of settings; return it."""
    shutil.copytree(INVENTED, project / "content")
    settings = "site_name: Panel\nsite_url: https://panel.test/\n"
    (project / "mkdocs.yml").write_text(settings, "utf-8", newline="\n")
    return project


def test_it_builds_a_handbook_where_there_is_nothing_else(built: Path) -> None:
    assert str(ROOT) not in (built / "build" / "en" / "mkdocs.yml").read_text("utf-8")
    assert (built / "site" / "en" / "assets" / "handbook.css").is_file()
    assert list((built / "site").rglob("*.pdf")) and list((built / "dist").glob("*.zip"))


def test_its_rules_can_be_read_where_check_says(installed: Path, tmp_path: Path) -> None:
    with_settings(tmp_path)
    (tmp_path / "content" / "pages").mkdir()
    (tmp_path / "content" / "pages" / "about.md").write_text("No title.\n")
    done = run(installed, tmp_path, "check")
    assert done.returncode == 1
    assert "; docs/rules.md (where: plenary --help) says how" in done.stderr
    told = run(installed, tmp_path, "--help").stdout
    [docs] = re.findall(r"^The documentation is in (.+)$", told, re.MULTILINE)
    assert docs.startswith(str(installed.parent.parent))
    assert "### own-page" in (Path(docs) / "rules.md").read_text("utf-8")


def test_its_pages_are_those_of_a_checkout(built: Path, tmp_path: Path) -> None:
    """Which has its settings, and its theme, in the project."""
    project = with_settings(tmp_path)
    own = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
    with (project / "mkdocs.yml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.writelines(one for one in own if not one.startswith(("site_name:", "site_url:")))
    shutil.copytree(ROOT / "overrides", project / "overrides")
    here = [sys.executable, "-m", "generator.cli", "build"]
    subprocess.run(here, cwd=project, check=True, capture_output=True)
    assert _files(built / "site") == _files(project / "site")


def _files(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_no_page_says_to_install_what_is_anothers() -> None:
    for file in [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "docs").rglob("*.yml"),
    ]:
        assert "pip install plenary" not in file.read_text("utf-8").replace("plenary-", "")

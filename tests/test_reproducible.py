"""Two clean builds on different machines give the same bytes: pages, search, PDFs, EPUB, bundle.

The invented report has all that a report can have, and is soon built; with PLENARY_LONG set
(`make fuzz` does so) the reports of this handbook are built as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from projects import invented_project

ROOT = Path(__file__).parent.parent
KINDS = ["invented", "real"] if os.environ.get("PLENARY_LONG") else ["invented"]
BUILD_AND_BUNDLE = """
import sys
from generator.cli import main
sys.exit(any(main(["--project", sys.argv[1], command]) for command in ("build", "bundle")))
"""
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "5", "COLUMNS": "40"}


def built(project: Path, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-c", BUILD_AND_BUNDLE, str(project)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=subprocess.DEVNULL,
        umask=umask,
        check=True,
    )
    files = (file for out in ("site", "dist") for file in (project / out).rglob("*"))
    return {
        file.relative_to(project).as_posix(): file.read_bytes() for file in files if file.is_file()
    }


def backwards(project: Path, to: Path) -> Path:
    """Copy a project, its last file first: a folder then lists its files in another order."""
    for file in sorted((one for one in project.rglob("*") if one.is_file()), reverse=True):
        copy = to / file.relative_to(project)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    return to


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_reports_give_the_same_bytes_anywhere(kind: str, tmp_path: Path) -> None:
    project = invented_project(tmp_path / "one")
    if kind == "real":
        shutil.rmtree(project / "content")
        shutil.copytree(ROOT / "content", project / "content")
    other = backwards(project, tmp_path / "another place, ü" / "deeper")
    first, second = built(project), built(other, 0o077, **OTHER)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    for form in (".html", ".pdf", ".epub", ".md", ".json", ".csv", ".pf_index", ".xml", ".zip"):
        assert any(name.endswith(form) for name in first), form

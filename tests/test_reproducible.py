"""Two clean builds on different machines give the same bytes: pages, search, PDFs, EPUB, data.

For bundles test_bundle.py asks the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from invented_project import invented_project

ROOT = Path(__file__).parent.parent
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "5", "COLUMNS": "40"}


def built(project: Path, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "generator.cli", "--project", str(project), "build"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=subprocess.DEVNULL,
        umask=umask,
        check=True,
    )
    site = project / "site"
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def backwards(project: Path, to: Path) -> Path:
    """Copy a project, its last file first: a folder then lists its files in another order."""
    for file in sorted((one for one in project.rglob("*") if one.is_file()), reverse=True):
        copy = to / file.relative_to(project)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    return to


def test_the_same_reports_give_the_same_bytes_anywhere(tmp_path) -> None:
    project = invented_project(tmp_path / "one")
    other = backwards(project, tmp_path / "another place, ü" / "deeper")
    first, second = built(project), built(other, 0o077, **OTHER)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    for form in (".html", ".pdf", ".epub", ".md", ".json", ".csv", ".pf_index", ".xml"):
        assert any(name.endswith(form) for name in first), form

"""What several test files share: sites and reports that take a while to make, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site once, strictly, by the command itself; return the folder to publish."""
    project = tmp_path_factory.mktemp("project")
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    assert main(["--project", str(project), "build"]) == 0
    return project / "site"

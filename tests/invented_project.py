"""A project with the report of a body that there is not: small, so that it is soon built."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def invented_project(folder: Path) -> Path:
    """Return a project with the invented body's report, in a folder."""
    shutil.copytree(ROOT / "tests" / "invented" / "content", folder / "content")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder

"""A project with the report of a body that there is not: small, so that it is soon built."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.settings import NOBODYS

ROOT = Path(__file__).parent.parent
OWN = "https://panel.test/"
"""Its address: at nobody's nothing is published."""


def invented_project(folder: Path) -> Path:
    """Return a project with the invented body's report, in a folder."""
    shutil.copytree(ROOT / "tests" / "invented" / "content", folder / "content")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace(NOBODYS, OWN), "utf-8")
    return folder

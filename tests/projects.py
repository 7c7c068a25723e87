"""Projects as a user has them: content/, overrides/ and mkdocs.yml in a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.settings import NOBODYS

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
OWN = "https://panel.test/"
"""The address of the invented body's project: at nobody's nothing is published."""


def project_of(content: Path, folder: Path) -> Path:
    """Return a project with some content, in a folder; mkdocs.yml is as it comes."""
    shutil.copytree(content, folder / "content")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def invented_project(folder: Path) -> Path:
    """Return a project with the report of a body that there is not: small, so soon built."""
    settings = project_of(INVENTED, folder) / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(NOBODYS, OWN), "utf-8")
    return folder

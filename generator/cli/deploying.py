"""`plenary deploy` and `clean`: what a host must be told of a handbook; what was built, removed."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from generator import content_folder
from generator.cli.exporting import find
from generator.cli.project import content_of, has_settings
from generator.cli.telling import Misuse, tell
from generator.findings import Faults, errors, in_order
from generator.own.reading import read_own
from generator.provided import provided
from generator.replacing import put, remove

PLACES = {
    "nginx": ("nginx.conf", "deploy/nginx.conf"),
    "apache": ("apache.htaccess", "deploy/apache.htaccess"),
    "iis": ("web.config", "deploy/web.config"),
    "github-pages": ("github-pages.yml", ".github/workflows/handbook.yml"),
    "github-pages-in-parts": ("github-pages-in-parts.yml", ".github/workflows/handbook.yml"),
    "make-in-parts": ("parts.mk", "parts.mk"),
}
"""Host -> the recipe that comes with the program, and where it belongs in a project."""
MADE = ("build", "site", "dist")
"""The folders that are written, and can be written again."""


def run_deploy(options: argparse.Namespace) -> int:
    """Do `plenary deploy`; return the exit code."""
    project: Path = options.project
    has_settings(project)
    recipe, place = PLACES[options.host]
    file = options.output or project / place
    text = with_sums(provided("deploy").joinpath(recipe).read_text("utf-8"), _sums(project))
    if file.exists():
        if file.read_text("utf-8") == text:
            tell(f"{file}: is current")
            return 0
        if not options.replace:
            raise Misuse(f"{file} is there already, and another; --replace writes it anew")
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, text.encode("utf-8"))
    tell(f"{file}: written")
    return 0


def _sums(project: Path) -> dict[str, str]:
    """Return what the policy calls the script and the style of the one file, which has the colours
    of the project; nothing where that form is not made."""
    writing = find("one_file.writing")
    if writing is None:
        return {}
    own, findings = read_own(content_of(project))
    if errors(findings):
        raise Faults(in_order(findings))
    sums: dict[str, str] = writing.sums(project, own.brand)
    return sums


def with_sums(recipe: str, sums: dict[str, str]) -> str:
    """Return a recipe whose policy lets the script and the style with these sums through."""
    for kind, digest in sums.items():
        recipe = re.sub(rf"({kind}-src [^;]*?)'sha256-[^']+'", rf"\1'{digest}'", recipe)
    return recipe


def run_clean(options: argparse.Namespace) -> int:
    """Do `plenary clean`; return the exit code."""
    project: Path = options.project
    has_settings(project)
    for name in MADE:
        folder = project / name
        if content_folder.report_files(folder):
            raise Misuse(f"{folder} holds reports; it is not one that was built")
        if folder.exists():
            remove(folder)
            tell(f"{folder}: removed")
    return 0

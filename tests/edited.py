"""Edits of a project of two reports by lot: of their words and places, of which there are, of the
settings, the theme, a page of one's own, and of what is kept.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from projects import SECOND

ANOTHER_PARAGRAPH = "    - {number: '1', text: '*Decides* to end.', no_action: It ends.}"
REPORT = "content/ipwc/session-4-part-2/report.en.yaml"


def _replacing(file: str, old: str, *new: str) -> Callable[[Path, random.Random], None]:
    def edit(project: Path, lot: random.Random) -> None:
        path = project / file
        if not path.exists():
            return  # the report has gone meanwhile
        text = path.read_text("utf-8")
        path.write_text(re.sub(old, lambda _: lot.choice(new), text, count=1), "utf-8")

    return edit


def _page_of_one_s_own(project: Path, lot: random.Random) -> None:
    page = project / "content" / "pages" / "notes.en.md"
    if page.exists():
        page.unlink()
    else:
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# Notes\n\nWords {lot.random()}.\n", "utf-8")


def _a_report_comes_or_goes(project: Path, lot: random.Random) -> None:
    here, aside = (project / SECOND).parent, project / "aside"
    here.rename(aside) if here.exists() else aside.rename(here)


def _damage(project: Path, lot: random.Random) -> None:
    for file in sorted(project.glob("build/.cache/*/*")):
        if lot.random() < 0.3:
            file.write_bytes(file.read_bytes()[: lot.randrange(40)])


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    _replacing(
        REPORT, r"The Panel met\w*\.", "The Panel met.", "The Panel metx.", "The Panel mety."
    ),
    _replacing(REPORT, r"title: Meshes\w*", "title: Meshes", "title: MeshesToo"),
    _replacing(
        REPORT,
        r"Records of the Panel, chap. \w+",
        *(f"Records of the Panel, chap. {n}" for n in "IVX"),
    ),
    _replacing(SECOND, r"\*Decides\* to \w+", *(f"*Decides* to {word}" for word in ("go", "be"))),
    _replacing(SECOND, r"title: Meshes\w*", "title: Meshes", "title: MeshesAgain"),
    _replacing("mkdocs.yml", r"site_name: .*", "site_name: Plenary", "site_name: Another"),
    _replacing("overrides/handbook/footer.html", r"^(<!---->)?", "", "<!---->"),
    # What all reports cite is counted on the pages of each.
    _replacing(
        SECOND,
        r"(?<=decision:12/CP\.24\)\.)( See \[.*?\)\.)?",
        "",
        " See [resolution III/1](resolution:III/1).",
    ),
    _replacing(SECOND, r"\n( +- \{number: '1'.*\n)?$", "\n", f"\n{ANOTHER_PARAGRAPH}\n"),
    _replacing(SECOND, r"date: .*", "date: 2021-02-28", "date: 2021-03-05"),
    _page_of_one_s_own,
    _a_report_comes_or_goes,
    _damage,
)

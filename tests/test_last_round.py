"""A page that shows the same as in the last round is not rendered anew; any other is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from edited import REPORT
from projects import SECOND, invented_project, small_project, with_a_second_report

from generator import build
from generator.last_round import LastRound
from generator.model import Path as Place
from generator.remembered import Remembered
from generator.render import Renderer

FIRST: Place = ("chapters", 0)
OTHER: Place = ("chapters", 1)


@dataclass(frozen=True)
class Page:
    address: str
    title: str = "Title"


@dataclass
class Rendering:
    """A report of which each page shows its title, and the text at one path."""

    round: LastRound = field(default_factory=LastRound)
    rendered: list[str] = field(default_factory=list)

    def texts(self, texts: Mapping[Place, str], *pages: Page, frame: str = "") -> dict[str, str]:
        self.rendered.clear()

        def render(page: Page) -> tuple[str, list[Place]]:
            self.rendered.append(page.address)
            path = FIRST if page.address == "a/" else OTHER
            return f"{page.title}: {texts.get(path)}", [path]

        return self.round.texts(frame, pages, texts.get, render)


A, B = Page("a/"), Page("b/")


def test_what_shows_the_same_is_taken_from_the_last_round() -> None:
    report = Rendering()
    first = report.texts({FIRST: "one", OTHER: "two"}, A, B)
    assert first == {"a/": "Title: one", "b/": "Title: two"}
    assert report.texts({FIRST: "one", OTHER: "two"}, A, B) == first
    assert report.rendered == []


def test_a_page_with_another_text_or_fact_is_rendered() -> None:
    report = Rendering()
    report.texts({FIRST: "one"}, A, B)
    assert report.texts({FIRST: "two"}, A, B)["a/"] == "Title: two"
    assert report.rendered == ["a/"]
    assert report.texts({FIRST: "two", OTHER: "more"}, A, B)["b/"] == "Title: more"
    assert report.rendered == ["b/"]
    other = Page("b/", "Other")
    assert report.texts({FIRST: "two", OTHER: "more"}, A, other)["b/"] == "Other: more"
    assert report.rendered == ["b/"]


def test_pages_come_and_go() -> None:
    report = Rendering()
    report.texts({}, A, B)
    assert list(report.texts({}, B)) == ["b/"]
    report.texts({}, A, B)
    assert report.rendered == ["a/"]


def test_in_another_frame_all_are_rendered() -> None:
    report = Rendering()
    report.texts({}, A, B)
    report.texts({}, A, B, frame="of another report")
    assert report.rendered == ["a/", "b/"]
    report.round.forget()
    report.texts({}, A, B, frame="of another report")
    assert report.rendered == ["a/", "b/"]


OWN_WORDS = "content/words/en.yaml"


def _as_made_anew(project: Path, remembered: Remembered) -> bool:
    made, anew = (
        build.make(project / "content", remembered=one)[0] for one in (remembered, Remembered())
    )
    return dict(made.files) == dict(anew.files)


def _save(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(REPORT, "edition: advance", "edition: final"), (OWN_WORDS, "Written", "Set down")],
    ids=["of the report itself", "the words of all pages"],
)
def test_what_a_template_asks_for_beside_the_page_lets_it_be_rendered(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    project = small_project(tmp_path / "project")
    (project / OWN_WORDS).parent.mkdir()
    own = "pages:\n  about: {no-source: 'Written as {symbol}.'}\n"
    (project / OWN_WORDS).write_text(own, "utf-8")
    remembered = Remembered(project, last_round=LastRound())
    assert _as_made_anew(project, remembered)
    _save(project / file, old, new)
    assert _as_made_anew(project, remembered)


def test_where_links_lead_now_is_seen_on_pages_without_previews(tmp_path: Path) -> None:
    project = with_a_second_report(small_project(tmp_path / "project"))
    remembered = Remembered(project, last_round=LastRound())
    assert _as_made_anew(project, remembered)
    _save(project / SECOND, "to meet", "to part")  # so that it is the report that was made last
    assert _as_made_anew(project, remembered)
    (project / REPORT).unlink()
    assert _as_made_anew(project, remembered)


def test_a_saved_word_lets_few_pages_be_rendered(tmp_path: Path, monkeypatch) -> None:
    project = invented_project(tmp_path / "project")
    remembered = Remembered(project, last_round=LastRound())
    build.make(project / "content", remembered=remembered)
    rendered: list[str] = []
    markdown = Renderer.markdown
    monkeypatch.setattr(
        Renderer,
        "markdown",
        lambda self, page, leads_to: (
            rendered.append(page.address) or markdown(self, page, leads_to)
        ),
    )
    report = project / REPORT
    text = report.read_text("utf-8")
    report.write_text(text.replace("The Panel met.", "The Panel sat."), "utf-8")
    [made] = build.make(project / "content", remembered=remembered)
    of_report = [name for name in rendered if name.startswith("ipwc/session")]
    assert 0 < len(of_report) < len(made.files) / 3

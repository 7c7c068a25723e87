"""content/words/<language>.yaml: a publisher's own words over ours."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from projects import ROOT, invented_project, small_project

from generator import build
from generator.catalogue import load_words
from generator.cli import main
from generator.own.words import own_words


def written(folder: Path, text: str, name: str = "en.yaml") -> Path:
    (folder / "content" / "words").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "words" / name).write_text(text, "utf-8")
    return folder / "content"


def test_own_words_stand_in_the_place_of_ours_and_the_rest_stays(tmp_path: Path) -> None:
    content = written(
        tmp_path,
        "interface:\n  colophon: Kept by the Panel.\n"
        "pages:\n  headings: {home: Acts of the Panel}\n  about: {what: [One., Two.]}\n"
        "  figures: {meeting: {few: '{count} sittings', other: '{count} sittings'}}\n",
    )
    words, findings = own_words(content)
    assert not findings
    ours, own = load_words("en"), words["en"]
    assert own.interface == {**ours.interface, "colophon": "Kept by the Panel."}
    assert own.pages["headings"]["home"] == "Acts of the Panel"
    assert own.pages["headings"]["notes"] == ours.pages["headings"]["notes"]
    assert own.pages["about"]["what"] == ["One.", "Two."]
    assert own.pages["figures"]["meeting"]["one"] == "1 meeting"
    assert own.pages["figures"]["meeting"]["few"] == "{count} sittings"
    assert ours.pages["headings"]["home"] == "Handbook"


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert own_words(tmp_path / "content") == ({}, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("interface: {colofon: x}\n", "en.yaml:1: unknown-key: “colofon” is not a key here; did "
         "you mean “colophon”?"),
        ("pages:\n  home: x\n", "en.yaml:2: unknown-key: “home” is not a key here; it stands under "
         "interface.home and pages.headings.home and pages.kind-names.home"),
        ("pages: {heading: {home: x}}\n", "en.yaml:1: unknown-key: “heading” is not a key here; "
         "did you mean “headings”?"),
        ("zzz: x\n", "en.yaml:1: unknown-key: “zzz” is not a key here; known: interface, pages"),
        ("pages:\n  headings: x\n", "en.yaml:2: wrong-type: “headings” must be a group of keys"),
        ("- x\n", "en.yaml:1: wrong-type: the file must be a group of keys"),
        ("pages:\n  about:\n    what: x\n", "en.yaml:3: wrong-type: “what” must be a list"),
        ("interface:\n  home: [x]\n", "en.yaml:2: wrong-type: “home” is a list or a group of keys"),
        ("interface:\n  colophon: <b>Ours</b>\n", "en.yaml:2: own-words: “<b>” is markup"),
        ("interface:\n  colophon: '[us](javascript:x)'\n", "en.yaml:2: own-words: “](” is markup"),
        ("interface:\n  search_none: No {word}.\n", "en.yaml:2: own-words: a page fills in what "
         "stands in braces, and here it knows: {query}"),
        ("interface:\n  home: '{'\n", "en.yaml:2: own-words: a page fills in what stands in "
         "braces, and here it knows: none"),
        ("interface:\n  search_none: '{query.x}'\n", "en.yaml:2: own-words: a page fills in"),
        ("interface:\n  search_none: '{query!r}'\n", "en.yaml:2: own-words: a page fills in"),
        ("interface:\n  search_none: '{{query}}'\n", "en.yaml:2: own-words: a page fills in"),
        ("pages: {locale: fr}\n", "en.yaml:1: own-words: “locale” is no word"),
        ("interface:\n  home: [\n", "en.yaml:2: broken-yaml: "),
        ("interface:\n  home: x\n  home: y\n", "en.yaml:3: duplicate-key: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_what_would_be_right(tmp_path: Path, text, told) -> None:
    words, findings = own_words(written(tmp_path, text))
    assert not words
    assert str(findings[0]).startswith(f"content/words/{told}")


def test_a_file_that_nobody_reads_is_told(tmp_path: Path) -> None:
    written(tmp_path, "", "xx.yaml")
    _, findings = own_words(written(tmp_path, "", "en.yml"))
    assert [str(one) for one in findings] == [
        "content/words/en.yml:1: unread-file: nothing reads this; the file of own words is called "
        "en.yaml",
        "content/words/xx.yaml:1: unread-file: there are no words in the language “xx”; there are "
        "in: en",
    ]


def test_a_mistake_in_own_words_is_told_by_check_and_stops_the_build(tmp_path, capsys) -> None:
    project = small_project(tmp_path)
    written(project, "interface:\n  colophn: x\n")
    for command in ("check", "build"):
        assert main(["--project", str(project), command]) == 1
        assert "content/words/en.yaml:2: unknown-key: “colophn”" in capsys.readouterr().err
    assert not (project / "site").exists()


OWN = """\
interface:
  colophon: 'Kept by R&D of the “Panel” "itself".'
  disclaimer: 'Nothing in here is an opinion of the Panel & its "Members".'
pages:
  home-introduction: '1. All *decisions* of the Panel.'
  headings: {home: Acts of the Panel}
  paper: {unofficial: A copy by the Panel.}
"""


@pytest.mark.slow
def test_own_words_are_on_pages_and_in_every_form(tmp_path: Path) -> None:
    project = invented_project(tmp_path)
    written(project, OWN)
    assert main(["--project", str(project), "build", "--without", "pdf"]) == 0
    home = (project / "site" / "en" / "index.html").read_text("utf-8")
    assert "Acts of the Panel" in home
    assert "<p>1. All *decisions* of the Panel.</p>" in unescape(home)
    assert "Nothing in here is an opinion of the Panel &amp; its &#34;Members&#34;." in home
    [one_file] = (project / "site").rglob("ipwc-4-9.html")
    assert "Nothing in here is an opinion" in one_file.read_text("utf-8")
    [book] = (project / "site").rglob("*.epub")
    with zipfile.ZipFile(book) as archive:
        parts = [archive.read(one).decode("utf-8") for one in archive.namelist()]
    assert any("Nothing in here is an opinion" in part for part in parts)


def test_own_words_are_on_paper(tmp_path: Path) -> None:
    from generator.exporters.paper.printing import documents

    project = small_project(tmp_path)
    content = written(project, OWN)
    [resolved] = build.check_all(content).resolved["en"]
    data = documents("en", [resolved], "https://panel.test/")[0].data
    assert data["words"]["unofficial"] == "A copy by the Panel."
    assert data["disclaimer"].startswith("Nothing in here")


def test_the_theme_escapes_every_word() -> None:
    unescaped = re.compile(r"\{\{ ?(?:words|said)\.[\w.\[\]]+ ?\}\}")
    for file in (ROOT / "overrides").rglob("*.html"):
        assert not unescaped.findall(file.read_text("utf-8")), file.name

"""The whole report in one HTML file: it needs nothing beside it, and is the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator.build import Made
from generator.exporter import Publication
from generator.exporters.one_file import writing
from generator.findings import SiteFault
from generator.palette import palette

ROOT = Path(__file__).parent.parent
SHEET = "overrides/assets/handbook.css"
NAME = "ctoc-cop/session-7/ctoc-cop-2014-13.html"


@pytest.fixture(scope="module")
def file(real_site: Path) -> Path:
    """Return the file as it is published."""
    return real_site / "en" / NAME


@pytest.fixture(scope="module")
def tree(file: Path) -> HtmlElement:
    return html.fromstring(file.read_bytes())


def test_it_can_be_sent_by_mail(file: Path) -> None:
    assert file.stat().st_size < 300_000


def test_it_asks_for_nothing(tree: HtmlElement, file: Path) -> None:
    assert not tree.xpath("//@src | //@srcset | //@action | //@background | //iframe | //object")
    links = {link.get("rel"): link.get("href") for link in tree.xpath("//link")}
    assert links == {
        "canonical": "https://plenary.example/en/ctoc-cop/session-7/",
        "icon": "data:,",
    }
    assert not re.search(r"@import|url\(", "".join(tree.xpath("//style/text()")))
    scripts = "".join(tree.xpath("//script[not(@type)]/text()"))
    assert not re.search(r"fetch|XMLHttp|import\(|https?:", scripts)


def test_only_its_own_script_may_run(tree: HtmlElement) -> None:
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [script] = tree.xpath("//script[not(@type)]")
    assert {data.get("type") for data in tree.xpath("//script[@type]")} == {"application/json"}
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy and "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]


def test_it_says_what_it_is_of_which_body_and_whence(tree: HtmlElement) -> None:
    assert tree.get("lang") == "en" and tree.get("dir") == "ltr"
    assert tree.xpath("string(//title)").startswith("CTOC/COP/2014/13 · Report of the Conference")
    masthead = " ".join(tree.xpath("string(//*[@class='masthead'])").split())
    assert "13 November 2014" in masthead and "unofficial copy" in masthead
    footer = tree.xpath("string(//footer)")
    assert "unofficial copy" in footer
    assert "https://plenary.example/en/ctoc-cop/session-7/" in footer


def test_what_can_be_found_has_the_name_of_its_place(tree: HtmlElement) -> None:
    names = {e.get("id"): e.get("data-name") for e in tree.xpath("//*[@data-name]")}
    assert names["resolution-7-3-annex-i-para-5"] == "Resolution 7/3, annex I, paragraph 5"
    assert names["para-36"] == "Paragraph 36"
    assert names["resolution-7-2"] == "Resolution 7/2"
    assert names["fn-12"] == "Note 12"
    # All that has an id, but for headings of sections, which are their own name.
    without = {e.tag for e in tree.xpath("//main//*[@id][not(@data-name)]")}
    assert without <= {"a", "h2", "h3", "h4", "h5", "h6"}


def test_two_runs_give_the_same_bytes(file: Path, real_made: Made, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    writing.export(Publication(real_made, ROOT), tmp_path / "html", lambda *step: told.append(step))
    assert (tmp_path / "html" / NAME).read_bytes() == file.read_bytes()
    assert told == [("HTML files", 1, 1)]
    assert [path.name for path in tmp_path.iterdir()] == ["html"]


def test_a_failure_names_the_report_and_leaves_what_was_there(
    real_made: Made, tmp_path: Path
) -> None:
    [(address, [whole])] = real_made.wholes.items()
    broken = replace(whole, files={whole.address: "---\ntitle: x\n---\n<div>\n\n</p>\n"})
    made = replace(real_made, wholes={address: (broken,)})
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "kept").touch()
    with pytest.raises(SiteFault, match=r"^CTOC/COP/2014/13: the whole report is no sound page"):
        writing.export(Publication(made, ROOT), tmp_path / "html", lambda *_: None)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == [
        "html",
        "html/kept",
    ]


# --- the colours of the handbook ----------------------------------------------------------------


def project_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """Return a project whose style sheet of the handbook is changed."""
    sheet = (ROOT / SHEET).read_text("utf-8")
    for old, new in changes:
        assert old in sheet
        sheet = sheet.replace(old, new)
    (folder / SHEET).parent.mkdir(parents=True)
    (folder / SHEET).write_text(sheet, "utf-8")
    return folder


def test_it_has_the_colours_of_the_handbook_by_day_by_night_and_on_paper(tmp_path: Path) -> None:
    project = project_with(
        tmp_path,
        ("light-dark(#1b4b82, #93bdf2)", "light-dark(#00aa11,#bbcc22)"),
        ("--link: #000;", "--link: #0d0d0d;"),
        ("--sheet: light-dark(#f5f2ec, #20242a);", ""),
    )
    css = writing.style_of(project)
    day, night, paper = (block.split("}")[0] for block in re.split(r":root \{", css)[1:])
    assert "--link: #00aa11;" in day and "--link: #bbcc22;" in night
    assert "--link: #0d0d0d;" in paper and "--paper: #fff;" in paper
    assert "--sheet" not in day + night, "no colour stands anywhere else"
    assert "--mark-edge" not in css, "nothing of the one file asks for it"
    assert not re.search(
        r"#[0-9a-f]{3,6}\b", css.replace(day, "").replace(night, "").replace(paper, "")
    )


def test_each_colour_that_it_asks_for_is_there() -> None:
    css = writing.style_of(ROOT)
    asked = set(re.findall(r"var\(--([\w-]+)\)", css))
    assert asked <= set(re.findall(r"--([\w-]+):", css))
    colours = palette(ROOT, asked)
    assert len(colours.light) == 8 and colours.light.keys() == colours.dark.keys()


@pytest.mark.parametrize("change", [("light-dark(#", "mix(#"), ("@media print", "@media screen")])
def test_a_sheet_without_colours_is_told_of(tmp_path: Path, change: tuple[str, str]) -> None:
    project = project_with(tmp_path, change)
    with pytest.raises(SiteFault, match=rf"^{SHEET} names no colours .* right would be “--paper: "):
        writing.style_of(project)


def test_a_project_without_a_theme_has_the_one_that_is_provided(tmp_path: Path) -> None:
    assert writing.style_of(tmp_path) == writing.style_of(ROOT)


def test_a_sheet_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    with pytest.raises(SiteFault, match=f"^{SHEET} cannot be read"):
        writing.style_of(tmp_path)

"""What mkdocs.yml says of the site, and what is told of a mistake in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import material
import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from projects import ROOT, small_project

from generator import settings
from generator.cli import main
from generator.findings import Faults


def test_the_site_address_ends_in_a_stroke(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    for text, address in (
        ("site_url: https://x.org\n", "https://x.org/"),
        ("site_name: x\nsite_url: https://x.org/a/\n", "https://x.org/a/"),
        ("site_name: x\n", "/"),
    ):
        config.write_text(text)
        assert settings.site(config).address == address


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"site_name: x\nsite_url: [\n", "mkdocs.yml:2: broken-yaml: the bracket ["),
        (b"site_name: Pl\xe9n\n", "mkdocs.yml:1: wrong-encoding: the byte e9 is not UTF-8"),
        (b"", "mkdocs.yml:1: wrong-type: the file must be a group of keys"),
        (b"- site_name: x\n", "mkdocs.yml:1: wrong-type: the file must be a group of keys"),
        (b"# x\nsite_name: [x]\n", "mkdocs.yml:2: wrong-type: “site_name” is a list"),
        (b"site_name: x\nsite_url: handbook.example\n", "mkdocs.yml:2: wrong-value: “site_url” is"),
        (b"extra:\n  contact: a secretary\n", "mkdocs.yml:2: wrong-value: “contact” is"),
        (b"x: y\nmarkdown_extensions: toc\n", "mkdocs.yml:2: wrong-type: “markdown_extensions” is"),
        (b"markdown_extensions: [[toc]]\n", "mkdocs.yml:1: wrong-type: “markdown_extensions” is"),
        (b"markdown_extensions:\n- toc: x\n", "mkdocs.yml:1: wrong-type: “markdown_extensions” is"),
        (
            b"extra:\n  flight_mode: always\n",
            "mkdocs.yml:2: wrong-value: “flight_mode” is “always”",
        ),
        (b"extra:\n  flight_mode: [asked]\n", "mkdocs.yml:2: wrong-value: “flight_mode” is"),
        (b"site_url: 'javascript:alert(1)'\n", "mkdocs.yml:1: wrong-value: “site_url” is"),
    ],
)
def test_mistakes_in_the_settings_are_told_with_their_line(tmp_path, written, told) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_bytes(written)
    with pytest.raises(Faults) as faults:
        settings.site(config)
    [finding] = faults.value.findings
    assert str(finding).startswith(told)


@pytest.mark.parametrize(
    ("written", "extensions"),
    [
        ("markdown_extensions: [tables, toc: {permalink: false}, def_list: ]\n",
         {"tables": {}, "toc": {"permalink": "false"}, "def_list": {}}),
        ("markdown_extensions: {toc: {permalink: false}, tables: }\n",
         {"toc": {"permalink": "false"}, "tables": {}}),
    ],
)  # fmt: skip
def test_extensions_are_read_as_mkdocs_reads_them(tmp_path, written, extensions) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: x\n{written}")
    assert settings.site(config).extensions == extensions


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("asked", "asked"),
        ("visited", "visited"),
        ("true", "asked"),
        (True, "asked"),
        (False, ""),
        ("off", ""),
        (None, ""),
    ],
)
def test_when_devices_keep_a_report_is_said_in_a_word(tmp_path, said, when) -> None:
    assert settings.kept_when(said) == when
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"extra:\n  flight_mode: {'' if said is None else said}\n")
    settings.site(config)


def told(folder: Path, text: str) -> list[str]:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return [str(one) for one in settings.not_honoured(folder / "mkdocs.yml")]


VAIN = """\
site_name: x
copyright: Us
nav: [about.md]
theme:
  name: material
  font: {text: Roboto}
  logo: a.svg
  favicon: assets/favicon.svg
  palette:
    primary: teal
  features: [navigation.tabs]
extra:
  contact: a@b.test
  social: []
  analytics: {provider: google}
  homepage: https://x.test
plugins: [search]
repo_url: https://x.test
docs_dir: docs
extra_css: [assets/handbook.css, assets/mine.css]
"""


def test_what_is_not_honoured_is_told_with_what_to_do_instead(tmp_path: Path) -> None:
    found = told(tmp_path, VAIN)
    assert [(one.split(":")[1], one.split("“")[1].split("”")[0]) for one in found] == [
        *(("2", "copyright"), ("6", "theme.font"), ("7", "theme.logo"), ("9", "theme.palette")),
        *(("11", "theme.features"), ("14", "extra.social"), ("15", "extra.analytics")),
        *(("16", "extra.homepage"), ("17", "plugins"), ("18", "repo_url"), ("19", "docs_dir")),
        *(("20", "extra_css"), ("3", "nav")),
    ]
    assert all(one.startswith("mkdocs.yml:") and ": notice: " in one for one in found)
    assert "content/brand/: colours.yaml has three" in found[3]


def test_what_is_no_setting_is_a_mistake(tmp_path: Path) -> None:
    [found] = told(tmp_path, "site_name: x\ncolour: red\n")
    assert found.startswith("mkdocs.yml:2: settings: “colour” is no setting of MkDocs")
    [found] = told(tmp_path, "INHERIT: base.yml\nsite_name: x\n")
    assert found.startswith("mkdocs.yml:1: settings: “INHERIT” is no setting")


@pytest.mark.parametrize("said", ["theme: readthedocs", "theme: {name: readthedocs}"])
def test_another_theme_is_told_and_not_taken(tmp_path: Path, said: str) -> None:
    [found] = told(tmp_path, f"site_name: x\n{said}\n")
    assert found.endswith(" is not honoured: the theme is built upon “material” and no other")
    assert settings.lacking(tmp_path / "mkdocs.yml")["theme"]["name"] == "material"


def of_material() -> set[str]:
    """Return all settings that MkDocs knows, and that the templates of Material read."""
    names = {name for name, _ in MkDocsConfig()._schema} - {"config_file_path", "mdx_configs"}
    templates = Path(material.__file__).parent / "templates"
    read = re.compile(r"config\.((?:theme|extra)\.\w+)")
    return names | {
        match[1] for file in templates.rglob("*.html") for match in read.finditer(file.read_text())
    }


HONOURED = {
    *("site_name", "site_url", "nav", "theme", "extra", "extra_css", "extra_javascript"),
    *("markdown_extensions", "strict", "validation", "theme.favicon"),
}
"""What does something here; what of it does nothing is told, too (the tests beside this one)."""


def test_no_setting_of_mkdocs_or_material_is_ignored_in_silence(tmp_path: Path) -> None:
    wanted = of_material() - HONOURED
    assert {"copyright", "theme.palette", "extra.analytics", "extra.social", "hooks"} <= wanted
    assert len(wanted) > 35
    groups: dict[str, object] = {"site_name": "x", "theme": {}, "extra": {}}
    for name in wanted:
        group, _, key = name.rpartition(".")
        (groups[group] if group else groups)[key] = "x"  # type: ignore[index]
    found = told(tmp_path, yaml.safe_dump(groups))
    assert {one.split("“")[1].split("”")[0] for one in found} == wanted


@pytest.mark.slow
def test_what_is_told_changes_no_byte_of_the_site(tmp_path: Path) -> None:
    """Of all that is not honoured nothing is acted upon either, by MkDocs or by the theme."""
    sites = []
    for name, said in (("plain", ""), ("all", IN_VAIN)):
        project = small_project(tmp_path / name)
        shutil.rmtree(project / "overrides")
        (project / "mkdocs.yml").write_text(f"site_name: X\nsite_url: https://x.test/\n{said}")
        assert main(["--project", str(project), "build", "--without", "pdf"]) == 0
        files = [file for file in (project / "site").rglob("*") if file.is_file()]
        sites.append({file.relative_to(project): file.read_bytes() for file in files})
    assert sites[0] == sites[1]


IN_VAIN = """\
site_author: A
site_description: D
copyright: C
repo_url: https://github.com/a/b
repo_name: a/b
edit_uri: edit/main/
edit_uri_template: "edit/{path}"
docs_dir: docs
site_dir: out
use_directory_urls: false
dev_addr: 127.0.0.1:9999
watch: [x]
exclude_docs: "*.html"
draft_docs: "*.html"
not_in_nav: "*.md"
remote_branch: x
remote_name: y
extra_templates: [sitemap.xml]
google_analytics: [x, y]
hooks: [hook.py]
plugins: [search, tags]
extra_css: [stylesheets/extra.css, "https://other.test/a.css"]
extra_javascript: ["https://other.test/a.js", {path: mine.js, defer: true}]
theme:
  name: material
  custom_dir: mine
  language: de
  direction: rtl
  locale: de
  logo: a.svg
  icon: {logo: material/book, repo: fontawesome/brands/git}
  palette: [{scheme: slate, primary: red, toggle: {icon: material/brightness-4, name: Dark}}]
  font: {text: Roboto}
  features: [navigation.tabs, navigation.instant, toc.integrate, content.action.edit]
  include_search_page: true
extra:
  alternate: [{name: English, link: /en/, lang: en}]
  analytics: {provider: google, property: G-1, feedback: {title: x}}
  annotate: {json: [.s2]}
  consent: {title: c, description: d}
  generator: false
  homepage: https://h.test
  social: [{icon: fontawesome/brands/mastodon, link: https://m.test}]
  status: {new: x}
  tags: {a: b}
  version: {provider: mike}
markdown_extensions:
- attr_list
- admonition
- abbr
- footnotes
- smarty
- pymdownx.details
- toc: {permalink: true}
"""


def test_style_sheets_and_scripts_of_a_theme_come_after_ours(tmp_path: Path) -> None:
    assets = tmp_path / "overrides" / "assets"
    assets.mkdir(parents=True)
    (assets / "mine.js").touch()
    (assets / "mine.css").touch()
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: x\nextra_css: [[x], assets/mine.css, gone.css, assets/handbook.css]\n"
        "extra_javascript: [{path: assets/mine.js, async: true, type: module}]\n"
    )
    ours, found = settings.defaults(), settings.lacking(config)
    assert found["extra_css"] == [*ours["extra_css"], "assets/mine.css"]
    mine = {"path": "assets/mine.js", "async": True, "type": "module"}
    assert found["extra_javascript"] == [*ours["extra_javascript"], mine]


def test_the_settings_that_come_with_the_program_are_honoured() -> None:
    assert settings.not_honoured(ROOT / "mkdocs.yml") == []
    lacking = settings.lacking(ROOT / "mkdocs.yml")
    assert lacking == {key: settings.defaults()[key] for key in lacking}


def test_extensions_that_pages_are_not_made_for_are_told_and_left_out(tmp_path: Path) -> None:
    [found] = told(tmp_path, "site_name: x\nmarkdown_extensions: [tables, smarty, abbr]\n")
    assert found.startswith("mkdocs.yml:2: settings: notice: pages are made for attr_list, ")
    assert found.endswith("; take out smarty, abbr")
    lacking = settings.lacking(tmp_path / "mkdocs.yml")
    assert lacking["markdown_extensions"] == settings.defaults()["markdown_extensions"]


def test_extensions_that_pages_need_are_asked_for(tmp_path: Path) -> None:
    assert told(tmp_path, "site_name: x\nmarkdown_extensions: [tables, toc]\n") == [
        "mkdocs.yml:2: settings: pages need these extensions, too: attr_list, def_list, md_in_html"
    ]


def test_what_mkdocs_yml_leaves_out_comes_with_the_program(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: material\nextra:\n  contact: a@b.test\n")
    ours, found = settings.defaults(), settings.lacking(config)
    assert found["theme"] == ours["theme"]
    assert found["extra"] == {"flight_mode": "asked"}
    assert found["markdown_extensions"] == ours["markdown_extensions"]
    assert "site_name" not in found
    assert settings.site(config).extensions.keys() >= {"attr_list", "toc"}
    config.write_text("site_name: x\ntheme: {favicon: a.svg}\nplugins: [search]\nhooks: [x.py]\n")
    assert "favicon" not in settings.lacking(config)["theme"]
    assert settings.lacking(config)["plugins"] == settings.lacking(config)["hooks"] == []

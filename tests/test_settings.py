"""What mkdocs.yml says of the site, and what is told of a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import ROOT

from generator import settings
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
        ("markdown_extensions: [tables, toc: {permalink: false}, admonition: ]\n",
         {"tables": {}, "toc": {"permalink": "false"}, "admonition": {}}),
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
        ("20", "extra_css"),
    ]
    assert all(one.startswith("mkdocs.yml:") and ": notice: " in one for one in found)
    assert "content/brand/: colours.yaml has three" in found[3]


def test_the_settings_that_come_with_the_program_are_honoured() -> None:
    assert settings.not_honoured(ROOT / "mkdocs.yml") == []
    assert settings.lacking(ROOT / "mkdocs.yml") == {}


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

"""What mkdocs.yml says of the site, and what is told of a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
        ("", {}),
        ("markdown_extensions:\n", {}),
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

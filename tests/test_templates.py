"""The files of a theme that MkDocs takes into a site are those that it finds itself."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from generator.site.templates import environment


def test_the_files_of_the_theme_are_those_that_mkdocs_takes(tmp_path: Path) -> None:
    for name in (".hidden/one.js", "in/.hidden/two.js", ".three.js", "four.js", "in/five.js"):
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).touch()
    theme = Theme("material", custom_dir=str(tmp_path / "own"))
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(tmp_path), "site_dir": str(tmp_path)})
    config.theme = theme
    ours, theirs = Files([]), Files([])
    ours.add_files_from_theme(environment(theme), config)
    theirs.add_files_from_theme(theme.get_env(), config)
    assert [one.src_uri for one in ours] == [one.src_uri for one in theirs]
    assert {"four.js", "in/five.js"} <= {one.src_uri for one in ours}


def test_the_icons_that_no_site_has_are_not_listed() -> None:
    theme = Theme("material")
    [*listed] = environment(theme).list_templates()
    assert len(FileSystemLoader(theme.dirs).list_templates()) > 10 * len(listed)
    assert "partials/header.html" in listed

"""Writing pages: only what changed, and what is gone is removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import Made
from generator.write import write

ROOT = Path(__file__).parent.parent
MADE = Made("en", {"": "home", "a/": "one", "a/b/": "two"}, {"reports": {}}, "2014-11-13", ())


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://example.org/\n")
    return tmp_path, tmp_path / "build", tmp_path / "site" / "en"


def test_pages_are_written_to_their_addresses(folders) -> None:
    written = write(MADE, *folders)
    docs = folders[1] / "en" / "docs"
    assert {p.relative_to(docs).as_posix(): p.read_text() for p in docs.rglob("*.md")} == {
        "index.md": "home",
        "a/index.md": "one",
        "a/b/index.md": "two",
    }
    assert written.changed == 5  # the list of what moved and mkdocs.yml too
    assert '"site_url": "https://example.org/en/"' in written.config.read_text()


def test_scripts_are_written_beside_the_pages(folders) -> None:
    write(replace(MADE, scripts={"assets/words/a.js": "“one”"}), *folders)
    script = folders[1] / "en/docs/assets/words/a.js"
    assert script.read_text("utf-8") == "“one”"
    assert write(MADE, *folders).removed == 1
    assert not script.parent.parent.exists()


def test_only_what_changed_is_written(folders) -> None:
    write(MADE, *folders)
    docs = folders[1] / "en" / "docs"
    before = (docs / "a" / "index.md").stat().st_mtime_ns
    written = write(replace(MADE, files={**MADE.files, "a/b/": "three"}), *folders)
    assert written.changed == 1
    assert (docs / "a" / "index.md").stat().st_mtime_ns == before
    assert (docs / "a" / "b" / "index.md").read_text() == "three"


def test_what_is_gone_is_removed_with_the_folders_that_it_leaves_empty(folders) -> None:
    write(MADE, *folders)
    written = write(replace(MADE, files={"": "home"}), *folders)
    docs = folders[1] / "en" / "docs"
    assert written.removed == 2
    assert {p.name for p in docs.rglob("*")} == {"index.md", "redirects.json"}

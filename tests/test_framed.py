"""A finished page is taken again only while all that its frame showed is the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.kept import NOTHING_KEPT, Kept
from generator.site.framed import Entries
from generator.site.mkdocs import render

ROOT = Path(__file__).parent.parent
WORDS = {
    "{% for one in pages %}{{ one.url }}{% endfor %}": "every page names all pages",
    "{{ pages | length }}": "every page counts all pages",
    "{% for one in handbook.reports %}{{ one }}{% endfor %}": "every page names all reports",
    "{{ handbook.reports | length }}": "every page counts all reports",
    "{{ handbook.reports.values() | list }}": "every page shows all reports",
    "{{ handbook.reports.get('ctoc-cop/session-8').title }}": "every page shows another report",
    "{{ 'ctoc-cop/session-8' in handbook.reports }}": "every page asks for another report",
    "{{ handbook.reports | tojson }}": "every page holds all reports",
    "{{ handbook.sums[meta.report] }}": "every page shows the sum of its report's file",
    "{{ handbook.sums | tojson }}": "every page shows the sums of all files",
}


@pytest.mark.parametrize("footer", WORDS, ids=WORDS.values())
def test_whatever_a_theme_shows_of_others_is_shown_as_it_is(
    footer: str, tmp_path: Path, write_sample: Callable[[Path], Path]
) -> None:
    pages = write_sample(tmp_path / "build")
    theme = shutil.copytree(ROOT / "overrides", tmp_path / "theme")
    (theme / "handbook/footer.html").write_text(f"<footer>{footer}</footer>", "utf-8")
    file = pages / "en/mkdocs.yml"
    config = yaml.safe_load(file.read_text("utf-8"))
    config["theme"]["custom_dir"] = str(theme)
    kept = Kept(tmp_path / "cache")

    def is_as_made_anew() -> None:
        file.write_text(json.dumps(config), "utf-8")
        assert built("kept", kept) == built("anew", NOTHING_KEPT)

    def built(name: str, made_before: Kept) -> dict[str, bytes]:
        site = tmp_path / name
        shutil.rmtree(site, ignore_errors=True)
        render(file, site, "2014-11-13", "en", lambda *_: None, True, made_before)
        return {str(one.relative_to(site)): one.read_bytes() for one in site.rglob("*.html")}

    sums = config["extra"]["handbook"]["sums"] = {"ctoc-cop/session-7": "7" * 64}
    is_as_made_anew()
    reports = config["extra"]["handbook"]["reports"]
    reports["ctoc-cop/session-8"] = {**reports["ctoc-cop/session-7"], "title": "Eighth session"}
    is_as_made_anew()
    reports["ctoc-cop/session-8"]["title"] = "Another session"
    is_as_made_anew()
    sums["ctoc-cop/session-7"] = "8" * 64
    kept.anew.clear()
    is_as_made_anew()
    assert kept.anew.total() <= 1  # the page that MkDocs' own navigation names is always made
    (pages / "en/docs/more").mkdir()
    (pages / "en/docs/more/index.md").write_text("# More\n", "utf-8")
    is_as_made_anew()


def test_entries_note_what_they_are_asked() -> None:
    entries = Entries({"a": {"title": "A"}, "b": {"title": "B"}})
    assert entries["a"] == {"title": "A"}
    assert entries.asked == {"a"}
    assert entries.get("c") is None
    assert entries.asked == {"a", "c"}
    assert entries.sum_of("c") == "" != entries.sum_of("a") != entries.sum_of("b")
    assert entries.sum_of("*") != Entries({"a": {"title": "A"}}).sum_of("*")

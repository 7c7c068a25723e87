"""The list of what a device can keep, on folders of a few files; a built site has the same."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import offline_edition
from generator.site.building import build_site

WORKER = '"use strict";\nconst EDITION = ""; // written by the build\n'
SEVENTH = "ctoc-cop/session-7"
FILES = {
    "index.html": "home",
    "404.html": "lost",
    "sitemap.xml": "map",
    "without-network.html": "not kept",
    "assets/handbook.css": "look",
    "instruments/untoc/index.html": "Convention",
    "pagefind/pagefind.js": "search",
    "pagefind/pagefind-worker.js": "thread",
    "pagefind/fragment/a.pf_fragment": "found in the Convention",
    "pagefind/fragment/b.pf_fragment": "found in resolution 7/1",
    f"{SEVENTH}/index.html": "report",
    f"{SEVENTH}/full/index.html": "whole report",
    f"{SEVENTH}/ctoc-cop-2014-13.pdf": "on paper",
    f"{SEVENTH}/ctoc-cop-2014-13.html": "to take away",
    f"{SEVENTH}/resolutions/7-1/index.html": "resolution 7/1",
    f"{SEVENTH}0/index.html": "session 70",
    offline_edition.WORKER: WORKER,
    offline_edition.NEWEST: "none\n",
}
PARTS = {
    "pagefind/fragment/a.pf_fragment": "instruments/untoc/",
    "pagefind/fragment/b.pf_fragment": f"{SEVENTH}/resolutions/7-1/",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def listed(site: Path) -> str:
    reports = [SEVENTH, f"{SEVENTH}0"]
    return offline_edition.write(site, reports, PARTS, ["pagefind/pagefind-worker.js"])


def groups(site: Path) -> dict[str, set[str]]:
    found = json.loads((site / offline_edition.LIST).read_text("utf-8"))
    return {"shared": {*found["shared"]}} | {
        report: {*names} for report, names in found["reports"].items()
    }


def test_pages_and_what_they_load_are_listed_with_their_report(site: Path) -> None:
    listed(site)
    assert groups(site) == {
        "shared": {
            "index.html",
            "without-network.html",
            "assets/handbook.css",
            "instruments/untoc/index.html",
            "pagefind/pagefind.js",
            "pagefind/fragment/a.pf_fragment",
        },
        SEVENTH: {
            f"{SEVENTH}/index.html",
            f"{SEVENTH}/full/index.html",
            f"{SEVENTH}/resolutions/7-1/index.html",
            "pagefind/fragment/b.pf_fragment",
        },
        f"{SEVENTH}0": {f"{SEVENTH}0/index.html"},
    }


def test_each_file_has_its_sha_256_and_its_length(site: Path) -> None:
    listed(site)
    found = json.loads((site / offline_edition.LIST).read_text("utf-8"))
    sha = hashlib.sha256(b"resolution 7/1").hexdigest()
    assert found["reports"][SEVENTH][f"{SEVENTH}/resolutions/7-1/index.html"] == [sha, 14]


def test_the_id_is_that_of_the_list_and_stands_in_the_worker(site: Path) -> None:
    found = listed(site)
    assert found == hashlib.sha256((site / offline_edition.LIST).read_bytes()).hexdigest()
    assert (site / offline_edition.NEWEST).read_text() == f"{found}\n"
    assert (site / offline_edition.WORKER).read_text() == WORKER.replace('""', f'"{found}"')


@pytest.mark.parametrize(
    "name", ["index.html", "pagefind/fragment/b.pf_fragment", offline_edition.WORKER]
)
def test_a_changed_byte_gives_another_edition(site: Path, name: str) -> None:
    before = listed(site)
    (site / offline_edition.WORKER).write_text(WORKER)
    assert listed(site) == before
    (site / offline_edition.WORKER).write_text(WORKER)
    with (site / name).open("a") as file:
        file.write(" ")
    assert listed(site) != before


@pytest.mark.parametrize("name", ["404.html", f"{SEVENTH}/ctoc-cop-2014-13.pdf"])
def test_what_is_not_kept_makes_no_new_edition(site: Path, name: str) -> None:
    before = listed(site)
    (site / offline_edition.WORKER).write_text(WORKER)
    (site / name).write_text("changed")
    assert listed(site) == before


@pytest.mark.parametrize("worker", ["", 2 * WORKER])
def test_a_worker_without_one_place_for_the_id_is_told(site: Path, worker: str) -> None:
    (site / offline_edition.WORKER).write_text(worker)
    with pytest.raises(ValueError, match="const EDITION"):
        listed(site)
    assert not (site / offline_edition.LIST).exists()


# --- of a built site --------------------------------------------------------------------------


def test_two_builds_are_one_edition_and_a_changed_word_is_another(
    tmp_path: Path, write_sample: Callable[[Path], Path]
) -> None:
    pages = write_sample(tmp_path / "build")
    build_site(pages, tmp_path / "one/site", {"en": "English"}, epoch=0)
    build_site(pages, tmp_path / "two/site", {"en": "English"}, epoch=0)
    page = pages / "en/docs/instruments/untoc/index.md"
    page.write_text(page.read_text("utf-8").replace("Convention", "Convention,", 1), "utf-8")
    build_site(pages, tmp_path / "three/site", {"en": "English"}, epoch=0)
    one, two, three = (
        (tmp_path / name / "site/en" / offline_edition.NEWEST).read_text()
        for name in ("one", "two", "three")
    )
    assert re.fullmatch("[0-9a-f]{64}\n", one)
    assert one == two != three


def test_of_a_built_site_all_that_a_reader_needs_is_listed(real_site: Path) -> None:
    found = groups(real_site / "en")
    assert {*found} == {"shared", SEVENTH}
    pages = {
        file.relative_to(real_site / "en").as_posix() for file in real_site.glob("en/**/index.html")
    }
    assert pages <= found["shared"] | found[SEVENTH]
    words = f"assets/first-words/{SEVENTH}.js"
    own = (SEVENTH, "pagefind/fragment/", words)
    assert all(name.startswith(own) for name in found[SEVENTH])
    assert words in found[SEVENTH]
    assert {"without-network.html", "pagefind/wasm.en.pagefind"} <= found["shared"]
    assert {"assets/citation.js", "assets/citable.js"} <= found["shared"]
    assert not [name for names in found.values() for name in names if name.endswith(".pdf")]
    assert not found["shared"] & {"pagefind/wasm.unknown.pagefind", "404.html", "edition.txt"}


def test_a_site_without_flight_mode_has_no_edition(
    tmp_path: Path, write_sample: Callable[[Path], Path]
) -> None:
    """Its worker has no id, and takes back what devices keep (tests/browser)."""
    pages = write_sample(tmp_path / "build")
    config = pages / "en/mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("extra:", "extra:\n  flight_mode: false", 1), "utf-8")
    build_site(pages, tmp_path / "site", {"en": "English"}, epoch=0)
    built = tmp_path / "site/en"
    assert not (built / offline_edition.LIST).exists()
    assert (built / offline_edition.NEWEST).read_text() == "none\n"
    assert 'const EDITION = "";' in (built / offline_edition.WORKER).read_text()
    assert "data-keeping" not in (built / "index.html").read_text()

"""The list of what a device can keep, on folders of a few files; a built site has the same."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import offline_edition
from generator.site.building import build_site

WORKER = '"use strict";\nconst EDITION = ""; // written by the build\n'
SCRIPT = "const SIZES = {}; // written by the build\n"
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
    offline_edition.SCRIPT: SCRIPT,
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


def listed(site: Path, **how: bool) -> str:
    (site / offline_edition.WORKER).write_text(WORKER)
    (site / offline_edition.SCRIPT).write_text(SCRIPT)
    reports = [SEVENTH, f"{SEVENTH}0"]
    return offline_edition.write(site, reports, PARTS, ["pagefind/pagefind-worker.js"], **how)


def sums(site: Path) -> dict[str, dict[str, str]]:
    """Return what the lists say: report, or "shared" -> address -> sum."""
    index = json.loads((site / offline_edition.INDEX).read_text("utf-8"))
    lists = {"shared": index["shared"]} | {
        report: json.loads((site / f"assets/kept/{report}.json").read_text("utf-8"))
        for report in index["reports"]
    }
    return {
        group: {
            folder + name: sum for folder, names in folders.items() for name, sum in names.items()
        }
        for group, folders in lists.items()
    }


def groups(site: Path) -> dict[str, set[str]]:
    return {group: {*files} for group, files in sums(site).items()}


def sum_of(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:16]).decode().rstrip("=")


def test_pages_and_what_they_load_are_listed_with_their_report(site: Path) -> None:
    listed(site)
    assert groups(site) == {
        "shared": {
            "",
            "without-network.html",
            "assets/handbook.css",
            "assets/keeping.js",
            "instruments/untoc/",
            "pagefind/pagefind.js",
            "pagefind/fragment/a.pf_fragment",
        },
        SEVENTH: {
            f"{SEVENTH}/",
            f"{SEVENTH}/full/",
            f"{SEVENTH}/resolutions/7-1/",
            "pagefind/fragment/b.pf_fragment",
        },
        f"{SEVENTH}0": {f"{SEVENTH}0/"},
    }
    before = groups(site)
    listed(site)
    assert groups(site) == before, "the lists are in none"


def test_each_file_has_its_sum_and_so_has_each_list(site: Path) -> None:
    listed(site)
    assert sums(site)[SEVENTH][f"{SEVENTH}/resolutions/7-1/"] == sum_of(b"resolution 7/1")
    assert sums(site)["shared"][""] == sum_of(b"home")
    index = json.loads((site / offline_edition.INDEX).read_text("utf-8"))
    for report in (SEVENTH, f"{SEVENTH}0"):
        file = site / f"assets/kept/{report}.json"
        assert index["reports"][report] == sum_of(file.read_bytes())


def test_the_id_is_that_of_the_index_and_stands_in_the_worker(site: Path) -> None:
    found = listed(site)
    assert found == sum_of((site / offline_edition.INDEX).read_bytes())
    assert (site / offline_edition.NEWEST).read_text() == f"{found}\n"
    assert (site / offline_edition.WORKER).read_text() == WORKER.replace('""', f'"{found}"')


def test_the_script_knows_what_will_be_sent_of_each_report(site: Path) -> None:
    """In thousands of bytes: words compressed as hosts send them, what Pagefind wrote as it is."""
    noise = bytes(random.Random(7).randbytes(60_000))
    (site / "pagefind/fragment/b.pf_fragment").write_bytes(noise)
    (site / f"{SEVENTH}/index.html").write_text("the report " * 9000)
    (site / f"{SEVENTH}/ctoc-cop-2014-13.pdf").write_bytes(noise)
    (site / "pagefind/pagefind.js").write_text(noise.hex())
    listed(site)
    [line] = re.findall("const SIZES = (.*?);", (site / offline_edition.SCRIPT).read_text())
    sizes = json.loads(line)
    assert set(sizes) == {"", SEVENTH, f"{SEVENTH}0"}
    assert 60 <= sizes[SEVENTH] <= 61  # 99,000 bytes of one phrase are next to nothing
    assert 60 < sizes[""] < 75  # hexadecimal digits are half of what they were
    assert sizes[f"{SEVENTH}0"] == 0
    shared = sums(site)["shared"][offline_edition.SCRIPT]
    assert shared == sum_of((site / offline_edition.SCRIPT).read_bytes())


def test_the_index_says_whether_what_was_visited_is_kept(site: Path) -> None:
    one = listed(site)
    assert json.loads((site / offline_edition.INDEX).read_text("utf-8"))["visited"] is False
    assert listed(site, visited=True) != one
    assert json.loads((site / offline_edition.INDEX).read_text("utf-8"))["visited"] is True


@pytest.mark.parametrize("name", ["index.html", "pagefind/fragment/b.pf_fragment"])
def test_a_changed_byte_gives_another_edition(site: Path, name: str) -> None:
    before = listed(site)
    assert listed(site) == before
    with (site / name).open("a") as file:
        file.write(" ")
    assert listed(site) != before


def test_another_worker_gives_another_edition(site: Path, monkeypatch) -> None:
    before = listed(site)
    monkeypatch.setattr(sys.modules[__name__], "WORKER", f"{WORKER} ")
    assert listed(site) != before


@pytest.mark.parametrize("name", ["404.html", f"{SEVENTH}/ctoc-cop-2014-13.pdf"])
def test_what_is_not_kept_makes_no_new_edition(site: Path, name: str) -> None:
    before = listed(site)
    (site / name).write_text("changed")
    assert listed(site) == before


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (offline_edition.WORKER, "", "const EDITION"),
        (offline_edition.WORKER, 2 * WORKER, "const EDITION"),
        (offline_edition.SCRIPT, "", "const SIZES"),
        (offline_edition.SCRIPT, 2 * SCRIPT, "const SIZES"),
    ],
)
def test_a_file_without_one_place_for_what_it_takes_is_told(site, name, text, line) -> None:
    (site / name).write_text(text)
    with pytest.raises(ValueError, match=line):
        offline_edition.write(site, [SEVENTH], PARTS, [])
    assert not (site / offline_edition.INDEX).exists()


# --- of a built site --------------------------------------------------------------------------


def test_two_builds_are_one_edition_and_a_changed_word_is_another(
    tmp_path: Path, write_sample: Callable[[Path], Path]
) -> None:
    pages = write_sample(tmp_path / "build")
    build_site(pages, tmp_path / "one/site", {"en": "English"}, date="1970-01-01")
    build_site(pages, tmp_path / "two/site", {"en": "English"}, date="1970-01-01")
    page = pages / "en/docs/instruments/untoc/index.md"
    page.write_text(page.read_text("utf-8").replace("Convention", "Convention,", 1), "utf-8")
    build_site(pages, tmp_path / "three/site", {"en": "English"}, date="1970-01-01")
    one, two, three = (
        (tmp_path / name / "site/en" / offline_edition.NEWEST).read_text()
        for name in ("one", "two", "three")
    )
    assert re.fullmatch(r"[\w-]{22}\n", one)
    assert one == two != three


def test_of_a_built_site_all_that_a_reader_needs_is_listed(real_site: Path) -> None:
    found = groups(real_site / "en")
    assert {*found} == {"shared", SEVENTH}
    pages = {
        file.relative_to(real_site / "en").as_posix().removesuffix("index.html")
        for file in real_site.glob("en/**/index.html")
    }
    assert pages <= found["shared"] | found[SEVENTH]
    words = f"assets/first-words/{SEVENTH}.js"
    called = f"pagefind/texts/{SEVENTH}.json"
    own = (SEVENTH, "pagefind/fragment/", words, called)
    assert all(name.startswith(own) for name in found[SEVENTH])
    assert {words, called} <= found[SEVENTH]
    assert {"without-network.html", "pagefind/wasm.en.pagefind"} <= found["shared"]
    assert {"assets/citation.js", "assets/citable.js"} <= found["shared"]
    assert not [name for names in found.values() for name in names if name.endswith(".pdf")]
    assert not found["shared"] & {"pagefind/wasm.unknown.pagefind", "404.html", "edition.txt"}


def test_the_list_of_a_report_is_small_and_with_the_index_as_hosts_send_it(real_site: Path) -> None:
    index = (real_site / "en" / offline_edition.INDEX).read_bytes()
    own = (real_site / f"en/assets/kept/{SEVENTH}.json").read_bytes()
    assert len(own) <= 15_000
    assert sum(len(gzip.compress(one, 1)) for one in (index, own)) <= 10_000


@pytest.mark.parametrize(("said", "visited"), [("asked", False), ("visited", True)])
def test_the_settings_say_when_devices_keep(tmp_path, write_sample, said, visited) -> None:
    pages = write_sample(tmp_path / "build")
    config = pages / "en/mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("extra:", f"extra:\n  flight_mode: {said}", 1), "utf-8")
    build_site(pages, tmp_path / "site", {"en": "English"}, date="1970-01-01")
    built = tmp_path / "site/en"
    assert json.loads((built / offline_edition.INDEX).read_text("utf-8"))["visited"] is visited
    assert ("data-visited" in (built / "index.html").read_text("utf-8")) is visited


def test_a_site_without_flight_mode_has_no_edition(
    tmp_path: Path, write_sample: Callable[[Path], Path]
) -> None:
    """Its worker has no id, and takes back what devices keep (tests/browser)."""
    pages = write_sample(tmp_path / "build")
    config = pages / "en/mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("extra:", "extra:\n  flight_mode: false", 1), "utf-8")
    build_site(pages, tmp_path / "site", {"en": "English"}, date="1970-01-01")
    built = tmp_path / "site/en"
    assert not (built / offline_edition.INDEX).exists()
    assert (built / offline_edition.NEWEST).read_text() == "none\n"
    assert 'const EDITION = "";' in (built / offline_edition.WORKER).read_text()
    assert "data-keeping" not in (built / "index.html").read_text()

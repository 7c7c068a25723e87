"""From pages on disk to the finished site: real builds of a small sample by MkDocs and Pagefind."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown import Markdown

from generator import forks
from generator.findings import SiteFault
from generator.kept import NOTHING_KEPT, Kept
from generator.replacing import alone
from generator.site import from_disk, mkdocs, pagefind_script, search_tables
from generator.site.building import build_site
from generator.site.framed import Frames
from generator.site.pagefind import index

ROOT = Path(__file__).parent.parent
ENGLISH = {"en": "English"}
DATE = "2014-11-13"
RESOLUTION = "ctoc-cop/session-7/resolutions/7-1/index"


@pytest.fixture
def pages(tmp_path: Path, write_sample: Callable[[Path], Path]) -> Path:
    """Return what the generator would have written of the sample, to change at will."""
    return write_sample(tmp_path / "build")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, write_sample: Callable[[Path], Path]) -> Path:
    """Return the site of the sample, which is not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    build_site(write_sample(folder / "build"), folder / "site", ENGLISH, date=DATE)
    return folder / "site"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """Return the site of the sample, to change at will; it stands beside its pages."""
    return Path(shutil.copytree(built, tmp_path / "site", symlinks=True))


def write_config(pages: Path, config: dict[str, object]) -> None:
    (pages / "en" / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_a_site_has_its_pages_an_entrance_a_page_for_lost_readers_and_an_index(
    pages: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told: list[tuple[str, int, int]] = []
    site = tmp_path / "site"
    build_site(pages, site, ENGLISH, date=DATE, progress=lambda *step: told.append(step))
    built = files(site)
    assert {"index.html", "404.html", f"en/{RESOLUTION}.html", "en/pagefind/pagefind.js"} <= {
        *built
    }
    assert b'url=en/"' in built["index.html"]
    assert b'href="/en/' in built["404.html"]
    assert b"<lastmod>2014-11-13</lastmod>" in built["en/sitemap.xml"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("site")] == ["site"]
    count = len(list(pages.rglob("*.md")))
    assert [step for step in told if step[0] == "pages en"] == [
        ("pages en", done, count) for done in range(1, count + 1)
    ]
    assert told[-1] == ("search en", 1, 1)
    assert capfd.readouterr() == ("", "")


def test_the_entrance_says_the_name_of_the_site_and_its_languages(
    pages: Path, tmp_path: Path
) -> None:
    config = pages / "en/mkdocs.yml"
    named = yaml.load(config.read_text("utf-8"), yaml.CSafeLoader) | {
        "site_name": "Reports <of> a Body & more"
    }
    config.write_text(yaml.safe_dump(named), "utf-8")
    build_site(pages, tmp_path / "site", ENGLISH, date=DATE)
    page = html.fromstring((tmp_path / "site/index.html").read_bytes())
    assert page.xpath("//title/text()") == page.xpath("//h1/text()") == [named["site_name"]]
    assert page.xpath("//li/a/@href") == ["en/"]


def test_nothing_that_no_page_asks_for_is_published(built: Path) -> None:
    published = files(built)
    assert not [name for name in published if name.endswith(".map") or "lunr" in name]
    assert not [name for name in published if "-ui." in name]
    assert sum(map(len, published.values())) < 1_000_000


def test_two_builds_give_the_same_bytes(built: Path, pages: Path, tmp_path: Path) -> None:
    build_site(pages, tmp_path / "other" / "site", ENGLISH, date=DATE)
    assert files(tmp_path / "other" / "site") == files(built)


def test_a_report_of_1946_is_published_too(pages: Path, tmp_path: Path) -> None:
    build_site(pages, tmp_path / "site", ENGLISH, date="1946-01-03")
    assert "<lastmod>1970-01-01</lastmod>" in (tmp_path / "site/en/sitemap.xml").read_text("utf-8")


def test_plain_mkdocs_gives_the_same_pages(built: Path, pages: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(pages / "en/mkdocs.yml")]
    plain = tmp_path / "plain"
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*command, "-d", str(plain)], check=True, env=quiet)

    def html(folder: Path) -> dict[str, bytes]:
        return {name: text for name, text in files(folder).items() if name.endswith(".html")}

    assert html(plain) == html(built / "en")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("#op-14)", "#op-41)", "#op-41"),
        ("(../7-1/index.md#op-14)", "(../7-9/index.md)", "7-9/index.md"),
    ],
    ids=["anchor", "page"],
)
def test_a_link_that_leads_nowhere_fails_and_leaves_the_site_as_it_was(
    site: Path,
    pages: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    old: str,
    new: str,
    told: str,
) -> None:
    before, inode = files(site), site.stat().st_ino
    page = pages / "en/docs/ctoc-cop/session-7/resolutions/7-3/index.md"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(SiteFault) as fault:
        build_site(pages, site, ENGLISH, date=DATE)
    assert any(told in message and "7-3/index.md" in message for message in fault.value.messages)
    assert (files(site), site.stat().st_ino) == (before, inode)
    assert not (tmp_path / "site.new").exists()
    assert capfd.readouterr() == ("", "")


def test_a_broken_configuration_fails_with_a_message(pages: Path, tmp_path: Path) -> None:
    shutil.rmtree(pages / "en" / "docs")
    with pytest.raises(SiteFault, match="docs_dir"):
        build_site(pages, tmp_path / "site", ENGLISH, date=DATE)


@pytest.mark.parametrize("strict", [True, False])
def test_a_setting_that_mkdocs_does_not_know_fails(
    pages: Path, tmp_path: Path, strict: bool
) -> None:
    config = yaml.load((pages / "en/mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)
    write_config(pages, {**config, "sight_name": "Handbook", "strict": strict})
    with pytest.raises(SiteFault, match="sight_name"):
        build_site(pages, tmp_path / "site", ENGLISH, date=DATE)


def test_a_configuration_that_cannot_be_read_fails_with_a_message(
    pages: Path, tmp_path: Path
) -> None:
    (pages / "en/mkdocs.yml").write_text("site_name: [", "utf-8")
    with pytest.raises(SiteFault, match=r"mkdocs\.yml|YAML|parsing"):
        build_site(pages, tmp_path / "site", ENGLISH, date=DATE)


def test_a_failing_index_leaves_the_site_as_it_was(
    site: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(site)
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho no index today >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    with pytest.raises(SiteFault, match="Pagefind: no index today"):
        build_site(pages, site, ENGLISH, date=DATE)
    assert files(site) == before


@pytest.mark.parametrize("waits", [False, True])
def test_an_index_waits_for_other_work_if_it_is_told_to(
    waits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells = tmp_path / "pagefind"
    tells.write_text("#!/bin/sh\necho runs at $(nice) >&2\nexit 1\n")
    tells.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tells))
    as_others = os.nice(0)
    with pytest.raises(SiteFault, match=f"runs at {19 if waits else as_others}$"):
        index(tmp_path, "en", waits=waits)


def test_what_a_killed_build_left_does_not_break_the_next(
    site: Path, pages: Path, tmp_path: Path
) -> None:
    wanted = files(site)
    site.rename(tmp_path / "site.old")  # killed between the two renames
    (tmp_path / "site.new").mkdir()
    (tmp_path / "site.new" / "half-a-page.html").touch()
    (pages / "en/docs/index.md").rename(tmp_path / "index.md")
    with pytest.raises(SiteFault):
        build_site(pages, site, ENGLISH, date=DATE)
    assert files(site) == wanted, "the last good site is back even when this build fails"
    (tmp_path / "index.md").rename(pages / "en/docs/index.md")
    build_site(pages, site, ENGLISH, date=DATE)
    assert files(site) == wanted
    assert {path.name for path in tmp_path.iterdir()} == {"build", "site"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder")
def test_two_builds_at_once_do_not_mix(pages: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with alone(site), pytest.raises(SiteFault, match="Another build"):
        build_site(pages, site, ENGLISH, date=DATE)
    build_site(pages, site, ENGLISH, date=DATE)


def test_a_page_weighs_the_same_in_a_handbook_of_forty_reports(
    built: Path, pages: Path, tmp_path: Path
) -> None:
    config = yaml.load((pages / "en/mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)
    reports = config["extra"]["handbook"]["reports"]
    for session in range(8, 48):
        reports[f"ctoc-cop/session-{session}"] = reports["ctoc-cop/session-7"]
    write_config(pages, config)
    build_site(pages, tmp_path / "forty" / "site", ENGLISH, date=DATE)
    one, forty = (at / "en" / f"{RESOLUTION}.html" for at in (built, tmp_path / "forty" / "site"))
    assert one.read_bytes() == forty.read_bytes()


def test_only_the_report_s_own_navigation_is_on_a_page_and_only_its_branch_is_open(
    built: Path,
) -> None:
    html = (built / "en" / f"{RESOLUTION}.html").read_text("utf-8")
    navigation = re.search(r'<nav class="report-navigation".*?</nav>', html, re.DOTALL)
    assert navigation
    assert re.findall(r"<a [^>]*>([^<]*)</a>", navigation[0]) == [
        "The report at a glance",
        "Resolutions",
        "Resolution 7/1",
        "Resolution 7/3",
        "Decisions",
        "Agenda",
    ]
    assert re.findall(r'<a href="([^"]*)" aria-current="page">', navigation[0]) == ["./"]
    start = (built / "en" / "index.html").read_text("utf-8")
    assert "report-navigation" not in start


def test_no_page_asks_another_host_for_anything(built: Path) -> None:
    for name, text in files(built).items():
        if name.endswith(".html"):
            fetched = re.findall(rb'<(?:link|script|img|iframe)[^>]*(?:href|src)="([^"]*)"', text)
            assert not [one for one in fetched if b"//" in one and b"plenary.example" not in one]
        if name.endswith(".css"):
            assert not re.search(rb"@import|url\(['\"]?(?:https?:)?//", text), name


def test_readers_of_several_languages_choose_or_are_sent_to_their_own(
    pages: Path, tmp_path: Path
) -> None:
    shutil.copytree(pages / "en", pages / "fr")
    build_site(pages, tmp_path / "site", {"en": "English", "fr": "Français"}, date=DATE)
    entrance = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert 'http-equiv="refresh"' not in entrance
    assert '<a href="fr/" lang="fr" hreflang="fr">Français</a>' in entrance
    assert '<script src="entrance.js" defer></script>' in entrance
    assert (tmp_path / "site" / "entrance.js").exists()
    assert (tmp_path / "site" / "fr" / "pagefind" / "texts.json").exists()


def test_html_that_is_kept_gives_the_same_site_and_hides_no_mistake(
    pages: Path, tmp_path: Path
) -> None:
    """What a page says, which pages there are, and where their links lead: all of it may change."""
    kept = Kept(tmp_path / "cache")

    def built(name: str, made_before: Kept) -> dict[str, bytes]:
        build_site(pages, tmp_path / name / "site", ENGLISH, date=DATE, made_before=made_before)
        return files(tmp_path / name)

    def is_as_made_anew() -> None:
        assert built("kept", kept) == built("anew", NOTHING_KEPT)

    page = pages / "en/docs/ctoc-cop/session-7/resolutions/7-3/index.md"
    good = page.read_text("utf-8")
    is_as_made_anew()
    is_as_made_anew()
    page.write_text(good + "\nOne more line.\n", "utf-8")
    is_as_made_anew()
    cited = pages / "en/docs/ctoc-cop/session-7/resolutions/7-1/index.md"
    there = cited.read_text("utf-8")
    broken = {
        cited: there.replace("#op-14", "#op-41"),  # where another page leads
        page: f"{good}\n[Nowhere](nowhere.md)\n",
    }
    for file, text in broken.items():
        before = file.read_text("utf-8")
        assert text != before
        file.write_text(text, "utf-8")
        for _ in range(2):
            with pytest.raises(SiteFault):
                built("kept", kept)
        file.write_text(before, "utf-8")
        is_as_made_anew()
    gone = cited.rename(tmp_path / "gone.md")
    with pytest.raises(SiteFault, match=r"7-1/index\.md"):
        built("kept", kept)
    gone.rename(cited)
    is_as_made_anew()


def test_what_python_markdown_made_once_it_does_not_make_again(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    convert = Markdown.convert
    monkeypatch.setattr(
        Markdown, "convert", lambda self, text: made.append(text) or convert(self, text)
    )
    page = pages / "en/docs/about/index.md"
    new = pages / "en/docs/about/more/index.md"
    new.parent.mkdir()
    counts = []
    for file, words in ((page, ""), (page, ""), (page, "\nMore.\n"), (page, ""), (new, "# A\n")):
        before = file.read_text("utf-8") if file.exists() else ""
        file.write_text(before + words, "utf-8")
        made.clear()
        kept = Kept(tmp_path / "cache")
        build_site(pages, tmp_path / "site", ENGLISH, date=DATE, made_before=kept)
        counts.append(len(made))
        assert kept.anew["page"] == len(made)
    # A page more changes no other.
    assert counts == [len(list(pages.rglob("*.md"))) - 1, 0, 1, 0, 1]


def test_other_processes_make_the_same_pages(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs, "SHARE", 1)
    monkeypatch.setattr(forks, "cores", lambda: 2)
    monkeypatch.setattr(forks, "_can_fork", lambda: True)
    build_site(pages, tmp_path / "anew" / "site", ENGLISH, date=DATE)
    kept = Kept(tmp_path / "cache")
    build_site(pages, tmp_path / "two" / "site", ENGLISH, date=DATE, made_before=kept)
    assert files(tmp_path / "two") == files(tmp_path / "anew")
    assert kept.anew["page"] == kept.anew["framed"] == 1, "all but the home page, by others"
    page = pages / "en/docs/about/index.md"
    page.write_text(page.read_text("utf-8") + "\n[Nowhere](nowhere.md)\n", "utf-8")
    monkeypatch.setattr(Frames, "find", lambda self, page: False)
    with pytest.raises(SiteFault, match=r"nowhere\.md"):
        build_site(pages, tmp_path / "two" / "site", ENGLISH, date=DATE, made_before=kept)


# --- from disk --------------------------------------------------------------------------------


def test_the_index_becomes_scripts_that_hand_over_its_files(site: Path) -> None:
    index = site / "en" / "pagefind"
    before = files(index)
    from_disk.as_scripts(index)
    after = files(index)
    module = after.pop("pagefind.js").decode()
    assert not re.search(r"\bimport\.meta|\bimport *[({]|\bexport *{", module), (
        "a word that only modules know"
    )
    handed = {}
    for name, script in after.items():
        packed = re.search(rb'"handed",\{detail:"([^"]+)"', script)
        assert packed, name
        handed[name.removesuffix(".js")] = gzip.decompress(base64.b64decode(packed[1]))
    left = {"pagefind.js", "pagefind-worker.js", "wasm.unknown.pagefind"}
    assert set(handed) == set(before) - left
    for name, content in handed.items():
        packed_before = before[name].startswith(b"\x1f\x8b")
        assert content == (gzip.decompress(before[name]) if packed_before else before[name])


def test_the_search_is_told_which_pages_are_texts(built: Path) -> None:
    folder = built / "en" / "pagefind"
    head = json.loads((folder / search_tables.TEXTS).read_text("utf-8"))
    addresses = [address for _, address, _ in search_tables.written(folder)]
    order = dict(zip(addresses, head["order"], strict=True))
    report = "ctoc-cop/session-7"
    called = json.loads((folder / f"texts/{report}.json").read_text("utf-8"))
    about = {address: words for address, _, words, *_ in called}
    assert order[f"{report}/resolutions/7-1/"] == 0
    assert about[f"{report}/resolutions/7-1/"].startswith("Strengthening the implementation")
    assert order[f"{report}/agenda/2-a/"] == 1
    assert order[f"{report}/resolutions/"] == 2
    assert about[f"{report}/resolutions/"] == ""
    assert {file.stem for file in (folder / "fragment").iterdir()} == {
        id_ for id_, _, _ in search_tables.written(folder)
    }


def test_another_pagefind_than_the_one_known_is_our_own_fault(tmp_path: Path) -> None:
    module = f"const base = [{', '.join(['import.meta.url'] * 4)}];export{{base}};"
    (tmp_path / "pagefind.js").write_text(module, "utf-8")
    pagefind_script.make_plain(tmp_path)
    for changed in (module.replace("export{", "export {"), f"{module}import.meta.url", ""):
        with pytest.raises(ValueError, match=r"generator\.site\.pagefind_script"):
            pagefind_script.plain_script(changed)
        (tmp_path / "pagefind.js").write_text(changed, "utf-8")
        with pytest.raises(ValueError, match="Pagefind's module"):
            pagefind_script.make_plain(tmp_path)


# --- the look ---------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    red, green, blue = (int(parts[at : at + 2], 16) / 255 for at in (0, 2, 4))

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_keep_their_contrast_in_both_schemes() -> None:
    css = (ROOT / "overrides/assets/handbook.css").read_text("utf-8")
    pairs = re.findall(r"--([a-z-]+): light-dark\((#\w+), (#\w+)\);", css)
    plain = dict(re.findall(r"--([a-z-]+): (#\w+);", css.split("@supports")[0]))
    for scheme in (0, 1):
        colours = {name: values[scheme] for name, *values in pairs}
        for ground in ("paper", "sheet", "mark"):
            for text in ("ink", "quiet", "link"):
                assert contrast(colours[text], colours[ground]) >= 4.5, (scheme, text, ground)
        for control in ("edge", "mark-edge", "link"):
            assert contrast(colours[control], colours["paper"]) >= 3, (scheme, control)
    assert plain == {name: light for name, light, _ in pairs}, "older browsers see the light scheme"

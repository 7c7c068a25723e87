"""The offline bundle: what is in it, that it is the same each time, and how it is checked."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import stat
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from projects import invented_project

from generator import cli
from generator.choice import Choice
from generator.exporters.bundle import archive, manifest, names, verifying
from generator.exporters.bundle.called import LONGEST_NAME, bundle_name
from generator.exporters.bundle.verifying import verify
from generator.findings import SiteFault
from generator.replacing import alone

ROOT = Path(__file__).parent.parent
NAME = "plenary-ipwc-session-4-part-2-en"
SESSION = "ctoc-cop/session-7"


def run(project: Path, *arguments: str) -> int:
    return cli.main(["--project", str(project), *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the invented body's report."""
    return invented_project(tmp_path / "project")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundle of the invented body's report; it is not to be changed."""
    project = invented_project(tmp_path_factory.mktemp("bundle") / "project")
    assert run(project, "bundle") == 0
    return project / "dist" / f"{NAME}.zip"


@pytest.fixture
def bundled(bundle: Path, tmp_path: Path) -> Path:
    """Return a copy of its project, which has its bundle in dist/."""
    return Path(shutil.copytree(bundle.parent.parent, tmp_path / "project"))


@pytest.fixture
def folder(bundle: Path, tmp_path: Path) -> Path:
    """Return that bundle, unpacked."""
    with zipfile.ZipFile(bundle) as opened:
        opened.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked" / NAME


def content(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


# --- what is in it ----------------------------------------------------------------------------


def test_it_holds_one_folder_with_the_start_the_manifest_and_the_handbook(bundle) -> None:
    parts = [name.split("/") for name in content(bundle)]
    assert {part[0] for part in parts} == {NAME}
    assert {part[1] for part in parts} == {"START HERE.html", "MANIFEST.txt", "handbook"}


def test_its_first_page_says_the_name_of_the_site(unpacked) -> None:
    page = html.fromstring((unpacked / "START HERE.html").read_bytes())
    name = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)["site_name"]
    assert page.xpath("//main/p[1]/text()") == [name]
    assert page.xpath("//title/text()")[0].endswith(f" · {name}")


def test_it_holds_what_its_pages_use_and_nothing_else(unpacked) -> None:
    handbook = unpacked / "handbook"
    used = {(unpacked / "START HERE.html").resolve(), (unpacked / "MANIFEST.txt").resolve()}
    for file in unpacked.rglob("*.html"):
        tree = html.fromstring(file.read_bytes())
        used |= {target(file, link)[0] for link in links(tree) if not link.startswith("https:")}
    for style in handbook.rglob("*.css"):
        named = re.findall(r'url\("([^":]+)"\)', style.read_text("utf-8"))
        used |= {(style.parent / name).resolve() for name in named}
    used |= {file.with_name("OFL.txt") for file in used if file.suffix == ".woff2"}
    # What the search asks for, it asks for by name: see tests/browser/test_from_disk.py.
    index = {file for file in handbook.rglob("*") if file.parent.name in ("index", "fragment")}
    index |= {file for file in (handbook / "pagefind").iterdir() if file.is_file()}
    index |= {
        file for name in ("texts", "words") for file in handbook.glob(f"pagefind/{name}/**/*.js")
    }
    asked = (
        "search-results",
        "search-index",
        "search-table",
        "search-places",
        "spelling",
        "citation",
        "citable",
    )
    index |= {handbook / "assets" / f"{name}.js" for name in asked}
    index |= set((handbook / "assets/first-words").rglob("*.js"))
    there = {file for file in unpacked.rglob("*") if file.is_file()}
    # Data names its schema.
    used |= {file for file in there if file.name.endswith(".schema.json")}
    assert there - used == index
    assert all(file.suffix == ".js" for file in index), "the index is there once, as scripts"
    programs = [file.name for file in index if "wasm" in file.name]
    assert programs == ["wasm.en.pagefind.js"]


def links(tree: html.HtmlElement) -> list[str]:
    return [str(link) for link in tree.xpath("//@href | //@src")]


def target(page: Path, link: str) -> tuple[Path, str]:
    """Return the file and the id that a link leads to."""
    path, _, id_ = link.partition("#")
    return (page.parent / unquote(path)).resolve() if path else page.resolve(), unquote(id_)


def test_every_link_leads_to_a_file_and_an_id_of_it_or_outside_and_says_so(unpacked) -> None:
    trees = {
        file.resolve(): html.fromstring(file.read_bytes()) for file in unpacked.rglob("*.html")
    }
    ids = {file: set(tree.xpath("//@id")) for file, tree in trees.items()}
    outside = 0
    for file, tree in trees.items():
        # The canonical address of the report's one file, and its empty icon, are nothing to follow.
        for element in tree.xpath("//*[@href or @src][not(@rel='canonical' or @rel='icon')]"):
            link = element.get("href") or element.get("src") or ""
            if "handle" in element.get("class", "").split() and link.startswith("https:"):
                continue  # in the one file a number, or ¶, is the address to cite, and says so
            if link.startswith("https:"):
                outside += 1
                assert "outside" in element.get("class", "").split(), (file, link)
                own = link.startswith("https://plenary.example/")
                said = "In this handbook, online" if own else "Outside this handbook"
                assert element.get("title") == said, (file, link)
                continue
            found, id_ = target(file, link)
            assert unpacked.resolve() in found.parents, (file, link)
            assert found.is_file(), (file, link)
            assert not id_ or id_ in ids[found], (file, link)
    assert outside > 100
    assert len(trees) > 30


def test_pages_have_nothing_that_needs_a_server(unpacked) -> None:
    handbook = unpacked / "handbook"
    assert not [*handbook.rglob("404.html"), *handbook.rglob("sitemap*")]
    for file in handbook.rglob("index.html"):
        tree = html.fromstring(file.read_bytes())
        assert not tree.xpath("//link[@rel='canonical'] | //meta[@http-equiv='refresh']"), file
    page = handbook / SESSION / "resolutions/7-1/index.html"
    printed = html.fromstring(page.read_bytes()).xpath("string(//p[@class='printed-from'])")
    assert printed.endswith(f"https://plenary.example/en/{SESSION}/resolutions/7-1/"), printed


def test_pages_are_those_of_the_site_but_for_the_links(unpacked, real_site) -> None:
    site = real_site / "en"
    online = {file.relative_to(site) for file in site.rglob("index.html")}
    assert online == {
        file.relative_to(unpacked / "handbook")
        for file in (unpacked / "handbook").rglob("index.html")
    }
    for page in online:
        one, other = (
            html.fromstring((folder / page).read_bytes())
            for folder in (site, unpacked / "handbook")
        )
        for kept in one.find_class("keeping"):
            kept.drop_tree()  # nothing is kept on a device of what lies on a disk already
        for feed in one.find_class("feed"):
            feed.drop_tree()  # nobody subscribes to a disk
        assert one.text_content().split() == other.text_content().split(), page
        current = "//nav[@class='report-navigation']//a[@aria-current]//text()"
        assert one.xpath(current) == other.xpath(current), page


def test_the_real_bundle_is_small(real_bundle) -> None:
    assert real_bundle.name == "plenary-ctoc-cop-session-7-en.zip"
    assert real_bundle.stat().st_size < 6_000_000
    with zipfile.ZipFile(real_bundle) as opened:
        papers = [one for one in opened.infolist() if one.filename.endswith(".pdf")]
    assert len(papers) > 15
    assert real_bundle.stat().st_size - sum(one.compress_size for one in papers) < 3_000_000


def test_what_takes_the_size_is_told(project, capsys) -> None:
    assert run(project, "bundle") == 0
    last = capsys.readouterr().err.splitlines()[-1]
    for what in ("pages", "PDFs", "search", "theme"):
        assert re.search(rf"{what} [\d.]+ [KM]B", last), last


def test_it_leaves_the_site_and_its_pages_alone(project) -> None:
    assert run(project, "bundle") == 0
    assert {file.name for file in project.iterdir()} == {
        "content",
        "overrides",
        "mkdocs.yml",
        "build",
        "dist",
    }
    assert [file.name for file in (project / "build").iterdir()] == [".cache"]
    assert [file.name for file in (project / "dist").iterdir()] == [f"{NAME}.zip"]


# --- which reports ----------------------------------------------------------------------------


def test_a_bundle_bears_the_names_of_its_reports() -> None:
    two = ["ctoc-cop/session-7", "ctoc-cop/session-8"]
    three = [*two, "ipwc/session-4"]
    for chosen, there_are, name in (
        (two[:1], two[:1], "plenary-ctoc-cop-session-7-en"),
        (two[:1], three, "plenary-ctoc-cop-session-7-en"),
        (three[2:], three, "plenary-ipwc-session-4-en"),
        (two, two, "plenary-ctoc-cop-en"),
        (two, three, "plenary-ctoc-cop-en"),
        (three, three, "plenary-en"),
        ([two[1], three[2]], three, "plenary-ctoc-cop-session-8-ipwc-session-4-en"),
    ):
        assert bundle_name(chosen, there_are, "en") == name


def test_a_name_is_bounded_and_still_tells_bundles_apart() -> None:
    there_are = [f"ctoc-cop/session-{number}" for number in range(60)]
    named = {bundle_name(there_are[first:40], there_are, "zh-hant") for first in range(20)}
    assert len(named) == 20
    for name in named:
        assert len(name) <= LONGEST_NAME
        assert re.fullmatch(r"plenary-ctoc-cop-session-.*-etc-[0-9a-f]{8}-zh-hant", name)


def test_an_unknown_report_or_language_is_told_with_those_there_are(project, capsys) -> None:
    assert run(project, "bundle", "ipwc/session-9") == 2
    told = capsys.readouterr().err
    assert "there is no report ipwc/session-9; there are ipwc/session-4-part-2" in told
    assert run(project, "bundle", "--language", "fr") == 2
    assert "there are en" in capsys.readouterr().err
    assert run(project, "bundle", "-o", str(project / "mkdocs.yml")) == 2
    assert not (project / "dist").exists()


FIRST, SECOND = "ipwc/session-4-part-2", "ipwc/session-5"
ANOTHER = {"session: 4 part 2": "session: 5", "IPWC/4/": "IPWC/5/", "IV/3": "V/3",
           "2021-": "2022-", "12/CP.24": "13/CP.25", "IPBES/1/": "IPBES/2/"}  # fmt: skip


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def two_sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with two sessions, the first of which cites the second."""
    project = invented_project(tmp_path_factory.mktemp("two") / "project")
    content = project / "content"
    shutil.copytree(content / FIRST, content / SECOND)
    for old, new in ANOTHER.items():
        replace(content / SECOND / "report.en.yaml", old, new)
    fifth = "sessions:\n- number: '5'\n  name: {en: fifth session}\n  acts: [V]\n"
    replace(content / "ipwc/body.yaml", "sessions:\n", fifth)
    cited = "[resolution V/3](resolution:V/3)"
    replace(content / FIRST / "report.en.yaml", "[resolution III/1](resolution:III/1)", cited)
    return project


@pytest.mark.parametrize(
    ("reports", "name", "leads_to"),
    [
        ([], "plenary-ipwc-en", f"{SECOND}/resolutions/v-3/index.html"),
        ([FIRST], NAME, "ipwc/index.html#resolution-v-3"),
    ],
    ids=["all", "one"],
)
def test_what_is_left_out_is_cited_as_a_report_that_is_not_in_the_handbook(
    two_sessions, tmp_path, reports, name, leads_to
) -> None:
    assert run(two_sessions, "bundle", "--no-pdf", "-o", str(tmp_path), *reports) == 0
    assert [file.name for file in tmp_path.iterdir()] == [f"{name}.zip"]
    files = content(tmp_path / f"{name}.zip")
    both = any(SECOND in file for file in files)
    assert both == (not reports)
    found = {
        link.split("../")[-1]
        for file, text in files.items()
        if file.endswith(f"{FIRST}/resolutions/iv-3/index.html")
        for link in html.fromstring(text).xpath("//a[text()='resolution V/3']/@href")
    }
    assert {leads_to.removeprefix("ipwc/")} == {link.removeprefix("ipwc/") for link in found}
    assert not [file for file in files if file.endswith(".pdf")]
    assert not [file for file, text in files.items() if b'.pdf"' in text]
    listed = files[f"{name}/MANIFEST.txt"].decode()
    assert ("content/ipwc/session-5/report.en.yaml" in listed) == both


@pytest.fixture
def one_broken(two_sessions: Path, tmp_path: Path) -> Path:
    """Return a project with two sessions, of which the second cannot be read."""
    project = tmp_path / "project"
    shutil.copytree(two_sessions, project)
    report = project / "content/ipwc/session-5/report.en.yaml"
    report.write_text(report.read_text("utf-8").replace("session: 5", "sesion: 5"), "utf-8")
    return project


@pytest.mark.parametrize("asked", [[SECOND], [], ["--language", "en"]])
def test_a_report_that_cannot_be_read_stops_its_bundle_with_its_line(
    one_broken, asked, capsys
) -> None:
    assert run(one_broken, "bundle", *asked) == 1
    assert "session-5/report.en.yaml:3: unknown-key" in capsys.readouterr().err
    assert not (one_broken / "dist").exists()


def test_a_report_that_cannot_be_read_stops_no_bundle_of_another(one_broken, capsys) -> None:
    assert run(one_broken, "bundle", "--no-pdf", FIRST) == 0
    assert [file.name for file in (one_broken / "dist").iterdir()] == [f"{NAME}.zip"]
    told = capsys.readouterr().err
    assert "content/ipwc/session-5/report.en.yaml has mistakes" in told


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("content/ctoc-cop/session-7/report.en.yaml", True),
        ("content/ctoc-cop/session-7/report.fr.yaml", False),
        ("content/ctoc-cop/session-8/report.en.yaml", False),
        ("content/ctoc-cop/body.yaml", True),
        ("content/ipwc/body.yaml", False),
    ],
)
def test_what_may_be_asked_for_is_known_by_its_place(file, wanted) -> None:
    assert Choice([SESSION], "en").may_want(Path(file)) is wanted


# --- in place or not at all (test_reproducible.py: the same bytes anywhere) -------------------


def command(project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "--project", str(project), "bundle"],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )


def test_a_failing_run_leaves_the_bundle_from_before(
    bundled, monkeypatch, tmp_path, capsys
) -> None:
    project = bundled
    before = (project / "dist" / f"{NAME}.zip").read_bytes()
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho no index today >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    assert run(project, "bundle") == 1
    assert "no index today" in capsys.readouterr().err
    assert [file.name for file in (project / "dist").iterdir()] == [f"{NAME}.zip"]
    assert (project / "dist" / f"{NAME}.zip").read_bytes() == before


KILLED_AT = ("handbook/pagefind", "build", "handbook", f"{NAME}.zip")
"""What is there when a run is killed; one such moment in the test, all in `make fuzz`."""


@pytest.mark.parametrize("until", KILLED_AT if os.environ.get("PLENARY_LONG") else KILLED_AT[:1])
def test_a_killed_run_leaves_the_bundle_from_before_and_the_next_one_works(bundled, until) -> None:
    project = bundled
    place = project / "dist" / f"{NAME}.zip"
    whole = place.read_bytes()
    wanted = project / "dist" / "plenary-bundle.new" / until
    for _ in range(10):  # on a busy machine it may be done before it is killed
        killed = command(project)
        while not wanted.exists() and killed.poll() is None:
            time.sleep(0.001)
        killed.send_signal(signal.SIGKILL)
        if killed.wait() == -signal.SIGKILL:
            break
    else:
        pytest.fail(f"no run was killed at {until}")
    assert place.read_bytes() == whole
    assert run(project, "bundle") == 0
    assert [file.name for file in (project / "dist").iterdir()] == [f"{NAME}.zip"]
    assert place.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder")
def test_two_at_once_do_not_mix(project, capsys) -> None:
    with alone(project / "dist" / "any.zip"):
        assert run(project, "bundle") == 1
    assert "is at work" in capsys.readouterr().err
    assert run(project, "bundle") == 0


# --- the manifest -----------------------------------------------------------------------------


def test_the_manifest_says_what_the_bundle_is_and_sha256sum_can_check_it(folder, bundle) -> None:
    text = (folder / "MANIFEST.txt").read_text("utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    report = ROOT / "tests/invented/content/ipwc/session-4-part-2/report.en.yaml"
    assert head[0] == f"# {NAME}"
    assert any("Plenary 0." in line for line in head)
    assert any("IPWC/4/9  content/ipwc/session-4-part-2/report.en.yaml" in line for line in head)
    assert f"#   {manifest.sum_of(report.read_bytes())}" in head
    if shutil.which("sha256sum"):
        check = ["sha256sum", "--strict", "--quiet", "-c", "MANIFEST.txt"]
        assert subprocess.run(check, cwd=folder, capture_output=True).stderr == b""
    listed = {name for name, _ in manifest.read(text.encode())}
    assert {f"{NAME}/{name}" for name in listed} == set(content(bundle)) - {f"{NAME}/MANIFEST.txt"}


WORDS = dict.fromkeys(
    ("manifest-what", "manifest-check", "manifest-reports", "manifest-files", "manifest-guard"),
    "words:",
)


@given(st.data())
def test_a_manifest_with_any_byte_flipped_is_refused(data) -> None:
    text = manifest.text("x", "1", [], {"a": "0" * 64, "b/c d": "1" * 64}, WORDS).encode()
    assert manifest.read(text) == [("a", "0" * 64), ("b/c d", "1" * 64)]
    at = data.draw(st.integers(0, len(text) - 1))
    changed = bytes([text[at] ^ data.draw(st.integers(1, 255))])
    flipped = text[:at] + changed + text[at + 1 :]
    try:
        # The words before the last sum say nothing that could be wrong.
        assert manifest.read(flipped) == manifest.read(text)
        assert at > text.rindex(b"\n#")
    except manifest.ManifestFault:
        pass


# --- verify -----------------------------------------------------------------------------------


def test_what_a_damaged_manifest_says_moves_nothing_on_a_terminal(tmp_path, capsys) -> None:
    above = b"\x1b[2Jall as MANIFEST.txt says\n"
    guard = f"# the sum of it: {manifest.sum_of(above)}\n".encode()
    (tmp_path / manifest.NAME).write_bytes(above + guard)
    assert run(tmp_path, "verify", str(tmp_path)) == 1
    assert "\x1b" not in (told := capsys.readouterr().err)
    assert "changed: MANIFEST.txt: line “" in told


def told(project: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of `plenary verify`, and see that its exit code says the same."""
    capsys.readouterr()
    code = run(project.parent, "verify", str(project))
    lines = [line.removeprefix(f"{project}: ") for line in capsys.readouterr().err.splitlines()]
    assert code == (0 if len(lines) == 1 and "all as MANIFEST.txt says" in lines[0] else 1)
    return lines


def test_a_whole_bundle_is_told_in_one_line_packed_and_unpacked(bundle, folder, capsys) -> None:
    for whole in (bundle, folder, folder.parent):
        [line] = told(whole, capsys)
        assert re.fullmatch(r"\d+ files, all as MANIFEST.txt says", line)


def test_a_bundle_that_another_program_packed_is_the_same_bundle(folder, tmp_path, capsys) -> None:
    other = shutil.make_archive(str(tmp_path / "other"), "zip", folder.parent, NAME)
    assert "all as MANIFEST.txt says" in told(Path(other), capsys)[0]


def test_a_byte_changed_in_any_file_is_found(folder) -> None:
    sums = folder / manifest.NAME
    files = sorted({one for one in folder.rglob("*") if one.is_file()} - {sums})
    assert len(files) > 50
    for one in (files, [sums]):
        texts = {file: file.read_bytes() for file in one}
        for number, (file, text) in enumerate(texts.items()):
            file.write_bytes(flipped(text, number * 7919 % len(text)))
        names = sorted(file.relative_to(folder).as_posix() for file in one)
        for line, name in zip(sorted(verify(folder).faults), names, strict=True):
            assert line.startswith(f"changed: {name}"), line
        for file, text in texts.items():
            file.write_bytes(text)
    assert not verify(folder).faults


def flipped(text: bytes, at: int) -> bytes:
    """Return a text with one bit of a byte turned over."""
    return text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]


def test_what_is_missing_added_or_a_link_is_named(folder, tmp_path, capsys) -> None:
    (folder / "handbook/index.html").unlink()
    (folder / "handbook/assets/new.js").write_text("alert(1)")
    (folder / "START HERE.html").rename(tmp_path / "start")
    (folder / "START HERE.html").symlink_to(tmp_path / "start")
    assert told(folder, capsys) == [
        "refused: START HERE.html is a link",
        "missing: START HERE.html",
        "added: handbook/assets/new.js",
        "missing: handbook/index.html",
    ]
    os.mkfifo(folder / "pipe")
    assert "refused: pipe is no plain file" in told(folder, capsys)
    (folder / "MANIFEST.txt").unlink()
    assert "missing: MANIFEST.txt" in told(folder, capsys)


def test_nothing_there_is_misuse(tmp_path, capsys) -> None:
    assert run(tmp_path, "verify", str(tmp_path / "no.zip")) == 2
    assert "no.zip" in capsys.readouterr().err
    (tmp_path / "empty.zip").touch()
    assert "not a complete zip file" in told(tmp_path / "empty.zip", capsys)[0]


def repacked(bundle: Path, to: Path, change: Callable[[zipfile.ZipFile], None]) -> Path:
    """Write a bundle anew and change it on the way."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in content(bundle).items():
            opened.writestr(name, text)
        change(opened)
    return to


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "found"),
    [
        (f"{NAME}/../out.html", "would leave its folder"),
        ("/etc/passwd", "is absolute"),
        (f"{NAME}\\..\\out.html", "has a backslash"),
        ("C:/out.html", "letter of a drive"),
        (f"{NAME}/handbook/INDEX.html", "is the same name as"),
        (f"{NAME}/Handbook/other.html", "is the same name as"),
        (f"{NAME}/handbook/index.html", "is there twice"),
        (f"{NAME}/handbook/index.html/x", "is a file and a folder"),
        (f"{NAME}/handbook/nul.txt", "is another name on Windows"),
        (f"{NAME}/{'a/' * 2000}b", "is too long"),
        (f"{NAME}/handbook/a\x1b[2J", "a character that not every system takes"),
        (f"{NAME}/handbook/a\x00.html", "a character that not every system takes"),
        (f"{NAME}/handbook/new.html", "added: handbook/new.html"),
        ("other/new.html", "2 files and folders at its top"),
    ],
)
def test_a_name_that_has_no_place_in_a_zip_is_told(bundle, tmp_path, capsys, name, found) -> None:
    def add(opened: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("x")
        info.filename = info.orig_filename = name
        opened.writestr(info, "x")

    lines = told(repacked(bundle, tmp_path / "changed.zip", add), capsys)
    assert any(found in line for line in lines), lines
    assert all(line.isprintable() for line in lines)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["changed.zip"], "nothing unpacked"


def test_a_link_in_a_zip_is_told(bundle, tmp_path, capsys) -> None:
    link = zipfile.ZipInfo(f"{NAME}/handbook/link")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    changed = repacked(bundle, tmp_path / "link.zip", lambda opened: opened.writestr(link, "/etc"))
    assert told(changed, capsys) == [f"refused: {NAME}/handbook/link is a link"]


NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
ODD = st.sampled_from(["..", ".", "", "a", "A", "con", "é", "e\u0301", "a.", "C:", "a\\b", "..\\x"])
PATHS = st.one_of(NAMES, st.lists(st.one_of(ODD, NAMES), min_size=1, max_size=4).map("/".join))


def harmful(name: str) -> bool:
    """Say, by Python's own rules for both families of systems, whether a name leaves a folder."""
    import ntpath
    import posixpath

    for system in (posixpath, ntpath):
        base = system.join(system.sep, "base", "folder")
        target = system.normpath(system.join(base, name))
        if not target.startswith(base + system.sep) or system.splitdrive(name)[0]:
            return True
    return False


@settings(max_examples=3 * settings().max_examples)
@example("../x")
@example("a/../../x")
@example("c:x")
@example("\\\\host\\x")
@given(PATHS)
def test_no_name_that_leaves_the_folder_is_written_or_passes(name) -> None:
    refused = dict(names.faults([name]))
    if harmful(name):
        assert name in refused
    if name not in refused:
        return
    with pytest.raises(SiteFault):
        archive.write(Path("/nonexistent/x.zip"), {name: b""}, "2014-11-13")
    # Verifying judges the name that stands in the zip, which here another program wrote.
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as opened:
        info = zipfile.ZipInfo("x")
        info.filename = info.orig_filename = name
        opened.writestr(info, b"")
    with zipfile.ZipFile(stored) as opened:
        [entry] = verifying._in_archive(opened) if not name.endswith("/") else [None]
        assert entry is None or entry.unsafe


@given(st.lists(PATHS, max_size=5, unique=True))
def test_names_that_pass_stay_apart_when_unpacked(paths) -> None:
    refused = dict(names.faults(paths))
    kept = [path for path in paths if path not in refused]
    assert len({path.casefold() for path in kept}) == len(kept)


# A bundle of a few small files, so that hypothesis can try many changes.
def small_bundle() -> bytes:
    files = {"START HERE.html": b"start " * 9, "handbook/index.html": b"page " * 40, "a/b": b""}
    sums = {name: manifest.sum_of(text) for name, text in files.items()}
    files["MANIFEST.txt"] = manifest.text("small", "1", [], sums, WORDS).encode()
    packed = io.BytesIO()
    in_folder = {f"small/{name}": text for name, text in files.items()}
    archive.write(packed, in_folder, "2014-11-13")  # type: ignore[arg-type]
    return packed.getvalue()


SMALL = small_bundle()


def contents(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist()}


@settings(
    max_examples=6 * settings().max_examples,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_byte_flipped_in_a_zip_is_found_or_changes_nothing(tmp_path, data) -> None:
    at = data.draw(st.integers(0, len(SMALL) - 1))
    changed = bytes([SMALL[at] ^ data.draw(st.integers(1, 255))])
    flipped = SMALL[:at] + changed + SMALL[at + 1 :]
    file = tmp_path / "flipped.zip"
    file.write_bytes(flipped)
    if not verify(file).faults:
        assert contents(flipped) == contents(SMALL)


def test_every_byte_of_a_zip_with_one_bit_flipped(tmp_path) -> None:
    file = tmp_path / "flipped.zip"
    found = 0
    for at in range(len(SMALL)):
        flipped = bytearray(SMALL)
        flipped[at] ^= 1 << at % 8
        file.write_bytes(flipped)
        if verify(file).faults:
            found += 1
        else:
            assert contents(bytes(flipped)) == contents(SMALL)
    assert found > len(SMALL) / 2


@given(st.binary(max_size=400), st.booleans())
def test_anything_else_is_no_bundle(tmp_path_factory, noise, with_end) -> None:
    file = tmp_path_factory.getbasetemp() / "noise.zip"
    file.write_bytes(noise + (SMALL[-22:] if with_end else b""))
    assert verify(file).faults


@pytest.mark.parametrize("before", [b"#!/bin/sh\necho mine\n", b"\0", SMALL])
@pytest.mark.parametrize("told_of", [False, True])
def test_bytes_before_a_zip_are_refused(tmp_path, before, told_of) -> None:
    """As in a zip that unpacks itself: programs for zips pass over what stands before."""
    changed = bytearray(before + SMALL)
    if told_of:  # by its own list of files, as `zip -A` corrects it
        directory = changed.rindex(b"PK\5\6") + 16
        moved_in(changed, directory, len(before))
        at = len(before) + struct.unpack("<L", SMALL[-6:-2])[0]
        while changed[at : at + 4] == b"PK\1\2":
            moved_in(changed, at + 42, len(before))
            at += 46 + sum(struct.unpack("<3H", changed[at + 28 : at + 34]))
    (tmp_path / "own.zip").write_bytes(changed)
    assert contents(bytes(changed)) == contents(SMALL)
    assert verify(tmp_path / "own.zip").faults == (
        f"{len(before)} other bytes stand before it; no bundle has such",
    )


def moved_in(packed: bytearray, at: int, by: int) -> None:
    """Add to the number that stands in a zip."""
    packed[at : at + 4] = struct.pack("<L", struct.unpack("<L", packed[at : at + 4])[0] + by)


@given(st.binary(min_size=1, max_size=60), st.integers(0, len(SMALL)))
def test_no_byte_is_taken_in_anywhere(tmp_path_factory, more, at) -> None:
    file = tmp_path_factory.getbasetemp() / "more.zip"
    file.write_bytes(SMALL[:at] + more + SMALL[at:])
    assert verify(file).faults


def test_bytes_between_the_files_of_a_zip_are_refused(tmp_path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, text in contents(SMALL).items():
            opened.writestr(name, text)
            opened.fp.write(b"more")  # type: ignore[union-attr]
            opened.start_dir += 4
    assert contents(packed.getvalue()) == contents(SMALL)
    (tmp_path / "gaps.zip").write_bytes(packed.getvalue())
    [line] = verify(tmp_path / "gaps.zip").faults
    assert line == "other bytes stand behind small/MANIFEST.txt in it"


def test_a_zip_that_was_written_to_a_pipe_is_whole(tmp_path) -> None:
    """Its programs know the sums of files only when they are written, and write them behind."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    packed = Pipe()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, text in contents(SMALL).items():
            opened.writestr(name, text)
    (tmp_path / "piped.zip").write_bytes(packed.getvalue())
    assert verify(tmp_path / "piped.zip").faults == ()


def test_a_cut_zip_is_told(bundle, tmp_path, capsys) -> None:
    whole = bundle.read_bytes()
    for length in (len(whole) - 1, len(whole) // 2, 10):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        [line] = told(tmp_path / "cut.zip", capsys)
        assert "not a complete zip file" in line


def test_a_zip_that_would_swell_is_refused_before_it_is_read(
    bundle, tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(verifying, "MOST_BYTES", 50_000_000)
    bomb = repacked(
        bundle, tmp_path / "bomb.zip", lambda z: z.writestr(f"{NAME}/handbook/x", bytes(60_000_000))
    )
    assert bomb.stat().st_size < 2_000_000

    def unread(*_: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(zipfile.ZipFile, "open", unread)
    [line] = told(bomb, capsys)
    assert "its files are more than" in line


def test_a_file_that_is_longer_than_it_says_is_read_no_further(tmp_path, monkeypatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("small/handbook/index.html", bytes(50_000_000))
    lying = bytearray(packed.getvalue())
    at = lying.rindex(b"PK\1\2")
    lying[at + 24 : at + 28] = struct.pack("<L", 100)
    with zipfile.ZipFile(io.BytesIO(bytes(lying))) as opened:
        [entry] = verifying._in_archive(opened)
        assert verifying._differs(entry, "0" * 64)
        with contextlib.suppress(zipfile.BadZipFile):
            assert len(entry.open().read()) <= 100


def test_a_zip_that_lists_too_much_is_refused_before_its_list_is_read(tmp_path, capsys) -> None:
    size = verifying.LONGEST_DIRECTORY + 1
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, size, 0, 0)
    long = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 100, 1)
    for text in (bytes(100) + end, bytes(100) + long + locator + end):
        (tmp_path / "long.zip").write_bytes(text)
        assert told(tmp_path / "long.zip", capsys) == ["it lists more files than a bundle has"]


def test_a_bundle_of_very_many_files_is_read_all_the_same(tmp_path) -> None:
    files = {f"handbook/{number}": b"" for number in range(66_000)}
    sums = dict.fromkeys(files, manifest.sum_of(b""))
    files["MANIFEST.txt"] = manifest.text("many", "1", [], sums, WORDS).encode()
    file = tmp_path / "many.zip"
    archive.write(file, {f"many/{name}": text for name, text in files.items()}, "1919-06-28")
    assert verify(file) == verifying.Verified(66_000, ())

"""What can be said on Linux of Windows: names, line ends, paths, what the system does not have."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from projects import ROOT, project_with_body_alone, small_project

from generator import content_folder
from generator.choice import Choice
from generator.cli import main
from generator.cli.arguments import COMMANDS
from generator.exporters.bundle.making import Bundle
from generator.own.pages import own_pages
from generator.own.reading import read_own
from generator.settings import not_honoured

PROGRAM = sorted((ROOT / "generator").rglob("*.py"))
ONLY_POSIX = {"fcntl", "grp", "pwd", "resource", "termios", "posix", "syslog"}


def calls(tree: ast.AST) -> Iterator[tuple[str, set[str], list[ast.expr], int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = {one.arg or "" for one in node.keywords}
            yield node.func.attr, names, node.args, node.lineno


@pytest.mark.parametrize("file", PROGRAM, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_text_is_written_and_read_alike_on_every_system(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    for name, keywords, arguments, line in calls(tree):
        where = f"{file.name}:{line}"
        if name == "write_text":
            assert "newline" in keywords, f"{where}: Windows would write other line ends"
        if name == "read_text":
            assert arguments or "encoding" in keywords, f"{where}: Windows has another encoding"


@pytest.mark.parametrize("file", PROGRAM, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_module_needs_what_windows_has_not(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    unguarded = [one for one in tree.body if isinstance(one, (ast.Import, ast.ImportFrom))]
    names = {
        name
        for one in unguarded
        for name in ([a.name for a in one.names] if isinstance(one, ast.Import) else [one.module])
    }
    assert not names & ONLY_POSIX


def test_the_whole_command_is_read_without_what_windows_has_not() -> None:
    """A run in which those modules are missing, and the system says that it is Windows."""
    asked = sorted({run.partition(".")[0] for run, _ in COMMANDS.values()})
    everything = (
        f"for name in {asked!r}: import_module(f'generator.cli.{{name}}')\n"
        "import_module('generator.cli.exporting').all_exporters()\n"
    )
    program = (
        "import sys\nfrom importlib import import_module\n"
        f"{everything}"  # the libraries, as they are on this system
        "for name in [*sys.modules]:\n"
        "    if name.partition('.')[0] == 'generator': del sys.modules[name]\n"
        f"for name in {sorted(ONLY_POSIX)!r}: sys.modules[name] = None\n"
        "sys.platform = 'win32'\n"
        f"{everything}"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_a_publisher_writes_on_windows_is_read_as_on_linux(tmp_path: Path) -> None:
    texts = {
        "words/en.yaml": "interface:\n  colophon: Ours.\n",
        "brand/colours.yaml": 'header: "#0b3d2e"\n',
        "pages/about.md": "# About\n\nOne\ntwo.\n\n- a\n- b\n",
    }
    found = []
    for name, ends in (("linux", "\n"), ("windows", "\r\n")):
        for file, text in texts.items():
            path = tmp_path / name / "content" / file
            path.parent.mkdir(parents=True)
            mark = b"\xef\xbb\xbf" if name == "windows" else b""
            path.write_bytes(mark + text.replace("\n", ends).encode())
        own, findings = read_own(tmp_path / name / "content")
        assert not findings
        [page] = own.pages.of("en")
        found.append((own.words["en"].interface, own.brand, page.title, page.sections))
    assert found[0] == found[1]


def test_yaml_with_line_ends_of_windows_is_read_and_brought_into_form(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    [report] = project.rglob("report.en.yaml")
    assert main(["--project", str(project), "fmt"]) == 0
    before = report.read_bytes()
    for file in (one for kind in ("*.yaml", "*.yml") for one in project.rglob(kind)):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["--project", str(project), "check"]) == 0
    assert main(["--project", str(project), "fmt"]) == 0
    assert report.read_bytes() == before


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9", "prn"])
def test_a_page_has_no_name_that_windows_keeps_for_a_device(tmp_path: Path, name: str) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / f"{name}.md").write_text("# A\n")
    [finding] = own_pages(tmp_path / "content")[1]
    assert "for a device" in finding.message


@pytest.mark.parametrize("name", ["about .md", "about..md", "a:b.md", "a?.md", "Über uns.md"])
def test_a_page_has_a_name_that_every_disk_keeps(tmp_path: Path, name: str) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / name).write_text("# A\n")
    [finding] = own_pages(tmp_path / "content")[1]
    assert finding.rule == "own-page"


def test_files_that_differ_in_case_alone_are_told(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    for name in ("about.md", "About.md"):
        (tmp_path / "content" / "pages" / name).write_text("# A\n")
    [finding] = own_pages(tmp_path / "content")[1]
    assert finding.file.endswith("About.md")


# --- line ends ------------------------------------------------------------------------------------

TEXTS = ("*.yaml", "*.yml", "*.md", "*.tsv")


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"], ids=["", "mark"])
def test_a_project_that_git_gave_line_ends_of_windows_is_the_same(
    tmp_path: Path, capsys, before: bytes
) -> None:
    project = project_with_body_alone(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", project)
    report = project / "content" / "ipwc" / "session-4-part-2" / "report.en.yaml"
    run = ["--project", str(project)]
    source = str(ROOT / "tests" / "invented" / "source.en.md")
    assert main([*run, "import", source, "--body", "ipwc", "-o", str(report)]) == 0
    capsys.readouterr()
    asked = [*run, "check", "--originals"]
    code, told = main(asked), capsys.readouterr().err
    for file in (one for kind in TEXTS for one in project.rglob(kind)):
        is_yaml = file.suffix in (".yaml", ".yml")
        content = file.read_bytes().replace(b"\n", b"\r\n")
        file.write_bytes((before if is_yaml else b"") + content)
    assert (main(asked), capsys.readouterr().err) == (code, told)
    original = report.parent / "source.en.md"
    original.write_bytes(original.read_bytes().replace(b"Panel", b"panel", 1))
    assert main(asked) == 1 and "has changed since it was read" in capsys.readouterr().err


def test_a_new_handbook_asks_git_to_leave_line_ends_alone(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path), "--name", "Assembly of Lakes"]) == 0
    assert "* -text\n" in (tmp_path / ".gitattributes").read_text("utf-8")


# --- strokes --------------------------------------------------------------------------------------


def test_strokes_of_windows_in_a_call_are_understood() -> None:
    assert not Choice(["ipwc\\session-4"]).may_want(Path("content/ipwc/session-5/report.en.yaml"))
    assert Choice(["ipwc\\session-4"]).may_want(Path("content/ipwc/session-4/report.en.yaml"))


def test_strokes_of_windows_in_a_file_are_told_with_what_is_right(tmp_path: Path, capsys) -> None:
    project = small_project(tmp_path)
    run = ["--project", str(project)]
    assert main([*run, "split"]) == 0
    [report] = project.rglob("report.en.yaml")
    text = report.read_text("utf-8")
    report.write_text(text.replace("file: decisions/", "file: decisions\\"), "utf-8")
    news = project / "content" / "pages" / "news"
    news.mkdir(parents=True)
    (news / "index.md").write_text("# News\n\n[a](..\\about.md) ![b](c\\d.png)\n", "utf-8")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("nav: ['news\\index.md', 'news/index.md', 'gone.md']\n")
    assert main([*run, "check"]) == 1
    told = capsys.readouterr().err
    assert "“decisions\\12-cp-24.en.yaml” is no file in a folder beside" in told
    assert "; write decisions/12-cp-24.en.yaml\n" in told
    report.write_text(text, "utf-8")
    assert main([*run, "check"]) == 1
    told = capsys.readouterr().err
    assert "“..\\about.md” has the strokes of Windows; write “../about.md”" in told
    assert "“c\\d.png” has the strokes of Windows; write “c/d.png”" in told
    said = [one.message for one in not_honoured(project / "mkdocs.yml")]
    assert said == [
        "“nav” names news\\index.md with the strokes of Windows; write news/index.md",
        "“nav” names gone.md, which is no page in content/pages/",
    ]


# --- what is made ---------------------------------------------------------------------------------

RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
LONGEST = 260 - len("C:\\Users\\a-name-of-twenty\\Documents\\plenary-a-handbook-en\\handbook\\")


def test_what_is_written_can_stand_on_windows(real_site: Path) -> None:
    names = [file.relative_to(real_site).as_posix() for file in real_site.rglob("*")]
    assert len(names) == len({name.casefold() for name in names})
    for name in names:
        assert len(name) <= LONGEST, name
        for part in name.split("/"):
            assert not RESERVED.fullmatch(part) and part == part.rstrip(". "), name
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]', part), name


@pytest.mark.parametrize(("characters", "is_long"), [(100, False), (200, True)])
def test_a_path_that_windows_cannot_open_is_told_with_the_bundle(characters, is_long) -> None:
    longest = f"plenary-a-en/handbook/{'a' * characters}"
    assert Bundle(Path("dist/plenary-a-en.zip"), 1, {}, longest).is_long is is_long


def test_files_are_named_with_strokes_in_what_is_told(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "content" / "pages" / "news").mkdir(parents=True)
    (project / "content" / "pages" / "news" / "a.md").write_text("no title\n")
    told = [finding.file for finding in content_folder.read(project / "content")[2]]
    assert told == ["content/pages/news/a.md"]
    assert PureWindowsPath(told[0]).as_posix() == told[0]  # as Windows takes it, too

"""What can be said on Linux of Windows: names, line ends, paths, what the system does not have."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from projects import ROOT, small_project

from generator import build
from generator.cli import main
from generator.cli.arguments import COMMANDS
from generator.own.pages import own_pages
from generator.own.reading import read_own

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


def test_settings_with_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    text = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_bytes(text.replace("\n", "\r\n").encode())
    assert main(["--project", str(project), "check"]) == 0


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9", "prn"])
def test_a_page_has_no_name_that_windows_keeps_for_a_device(tmp_path: Path, name: str) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / f"{name}.md").write_text("# A\n")
    [finding] = own_pages(tmp_path / "content")[1]
    assert "for a device" in finding.message


def test_files_that_differ_in_case_alone_are_told(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    for name in ("about.md", "About.md"):
        (tmp_path / "content" / "pages" / name).write_text("# A\n")
    [finding] = own_pages(tmp_path / "content")[1]
    assert finding.file.endswith("About.md")


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


def test_files_are_named_with_strokes_in_what_is_told(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "content" / "pages" / "news").mkdir(parents=True)
    (project / "content" / "pages" / "news" / "a.md").write_text("no title\n")
    told = [finding.file for finding in build.read(project / "content")[2]]
    assert told == ["content/pages/news/a.md"]
    assert PureWindowsPath(told[0]).as_posix() == told[0]  # as Windows takes it, too

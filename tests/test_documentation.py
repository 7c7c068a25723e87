"""The documentation of Plenary itself: it builds, and what it tells to type can be typed."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from generator.cli import arguments
from generator.cli.arguments import parser

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page that is set apart."""

    language: str
    title: str
    append: bool
    body: str


def blocks(text: str) -> Iterator[Block]:
    for match in FENCE.finditer(text):
        language, _, rest = match["info"].partition(" ")
        title = re.search(r'title="([^"]*)"', rest)
        yield Block(language, title[1] if title else "", "append" in rest, match["body"])


# --- in ten minutes -------------------------------------------------------------------------------


@pytest.fixture
def command(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `plenary` is the command of this checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    file = folder / "plenary"
    file.write_text(f'#!/bin/sh\nexec {sys.executable} -m generator.cli "$@"\n')
    file.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.slow
def test_a_handbook_in_ten_minutes(tmp_path: Path, command: dict[str, str]) -> None:
    here = tmp_path / "work"
    here.mkdir()
    run = []
    for block in blocks((ROOT / "docs" / "start.md").read_text("utf-8")):
        if block.language == "sh" and block.title:
            serves_until_interrupted(block.body, here, command)
        elif block.language == "sh":
            here = ran(block.body, here, command)
            run.append(block.body)
        elif block.title:
            file = here / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            before = file.read_text("utf-8") if block.append else ""
            file.write_text(before + block.body, "utf-8")
    done = "".join(run)
    for name in ("new", "check", "import", "build", "bundle", "verify", "publish", "deploy"):
        assert f"plenary {name}" in done
    site = here / "site" / "en"
    home = html.fromstring((site / "index.html").read_bytes())
    assert "All resolutions of the Assembly since its fourth session." in home.text_content()
    assert home.xpath("//header//img/@src") == ["assets/brand/logo.svg"]
    about = (site / "pages" / "about" / "index.html").read_text("utf-8")
    assert 'href="../../ml-asm/session-4/resolutions/4-1/#op-1"' in about
    assert (here.parent / "published" / "current" / "index.html").is_file()


def ran(script: str, here: Path, command: dict[str, str]) -> Path:
    """Run the lines of a block; return the folder that they end in."""
    asked = f"{script}\npwd > {here.parent}/pwd"
    done = subprocess.run(
        ["bash", "-e", "-c", asked], cwd=here, env=command, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{script}{done.stderr}"
    assert ": error" not in done.stderr and "mistake." not in done.stderr
    return Path((here.parent / "pwd").read_text().strip())


def serves_until_interrupted(script: str, here: Path, command: dict[str, str]) -> None:
    asked = [*shlex.split(script), "--port", "0"]
    # Who started the tests may ignore what Ctrl+C sends (`nohup make test &`), and so would this.
    with subprocess.Popen(
        asked,
        cwd=here,
        env=command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        assert run.stderr
        assert any("The handbook is at http://" in line for line in run.stderr)
        run.send_signal(signal.SIGINT)
        assert run.wait(60) in (0, 130, -signal.SIGINT)


# --- every command --------------------------------------------------------------------------------

INLINE = re.compile(r"`((?:\.venv/bin/)?plenary(?: [^`]+)?|make [^`]+)`")


def told(file: Path) -> Iterator[str]:
    """Yield the commands that a page names, in its text and set apart."""
    text = file.read_text("utf-8")
    for block in blocks(text):
        if block.language in ("sh", "bash", ""):
            lines = block.body.replace("\\\n", " ").splitlines()
            yield from (one for one in lines if re.match(r"(\.venv/bin/)?plenary |make ", one))
    for match in INLINE.finditer(FENCE.sub("", text)):
        yield match[1]


KNOWN = arguments.COMMANDS
COMMANDS = [(file.name, one) for file in DOCS for one in dict.fromkeys(told(file))]


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_every_command_that_is_told_can_be_called(page: str, line: str, capsys) -> None:
    words = shlex.split(re.sub(r"\s#.*", "", line.replace("…", "x")))
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
        assert {one for one in words[1:] if "=" not in one and one != "-j"} <= targets
        return
    asked = words[1:]
    if not asked or page == "command.md" or set(asked) & {"--help", "COMMAND"}:
        return  # the page of the command is made of the parser itself
    if len(asked) == 1:  # a command is named, without what it takes
        assert asked[0] in KNOWN
        return
    try:
        parser().parse_args(asked)
    except SystemExit as ended:
        assert ended.code == 0, capsys.readouterr().err


def test_commands_are_found() -> None:
    assert len(COMMANDS) > 40
    assert ("start.md", "plenary build") in COMMANDS


# --- the site -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_site_of_the_documentation_builds_and_asks_no_other_host(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", "docs.yml"]
    done = subprocess.run(
        [*asked, "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    pages = sorted(tmp_path.glob("*.html"))
    assert {f"{file.stem}.html" for file in DOCS} <= {page.name for page in pages}
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        loaded = tree.xpath("//script/@src | //img/@src | //link[@rel!='canonical']/@href")
        assert not [one for one in loaded if "://" in one], page.name


def test_every_page_is_in_its_navigation() -> None:
    listed = re.findall(r"[\w-]+\.md", (ROOT / "docs.yml").read_text("utf-8"))
    assert sorted(listed) == [file.name for file in DOCS]

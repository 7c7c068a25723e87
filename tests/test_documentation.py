"""The documentation of Plenary itself: it builds, and what it tells to type can be typed."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from documented import DOCS, ROOT, blocks, commands
from lxml import html

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
        if block.title == "where the wheel is":
            continue  # tests/test_wheel.py installs it
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


# --- the site -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_site_of_the_documentation_builds_and_asks_no_other_host(tmp_path: Path) -> None:
    [line] = [one for one in commands(ROOT / "docs" / "publish.md") if one.startswith("mkdocs ")]
    assert "mkdocs build -q -f docs.yml" in (ROOT / "Makefile").read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(line), "-q", "-d", str(tmp_path)],
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

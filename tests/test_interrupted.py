"""What a run leaves that was stopped, had no room or was not alone: the last good output, whole.

Editions have such tests of their own (test_publishing.py). With PLENARY_LONG set (`make fuzz` does
so) 25 kills of each kind fall at other moments each time, of what nothing stops all is made, and
the report has all that a report can have.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from begun import Beginner, Run, beginner
from projects import invented_project, small_project

from generator.exporters.bundle.verifying import verify

ROOT = Path(__file__).parent.parent
LONG = bool(os.environ.get("PLENARY_LONG"))
OUTPUT = {"build": "site", "print": "build/en/pdf", "bundle": "dist"}
"""Command -> what it makes."""
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
STOPS = {name: SIGNALS * 25 if LONG else (one,) for name, one in zip(OUTPUT, SIGNALS, strict=True)}
"""Command -> the signals that stop it, one after the other: of each 25 in `make fuzz`."""
EXCHANGING = ("linux", "darwin")
"""Systems on which there is no moment without the last good output; elsewhere it may be aside."""
REPORT = "content/ipwc/session-4-part-2/report.en.yaml"

Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    # A bundle is one file; beside it stands what a stopped run was making.
    files = folder.glob("*.zip") if folder.name == "dist" else folder.rglob("*")
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()
    }


def edit(project: Path) -> None:
    """Change the report, so that each of its pages comes out otherwise; not its size, on one."""
    file = project / REPORT
    # Its YAML is published and named by its sum; no page, and no search, has these words.
    text = file.read_text("utf-8")
    changed = re.sub(r"no_action: [^}]*", f"no_action: Changed {time.time_ns()}.", text, count=1)
    assert changed != text
    file.write_text(changed, "utf-8")


class Command:
    """The command, for projects."""

    def __init__(self, beginner: Beginner) -> None:
        self._beginner = beginner

    def begin(self, project: Path, *arguments: str) -> Run:
        return self._beginner.begin("--project", str(project), *arguments)

    def __call__(self, project: Path, *arguments: str) -> tuple[int, str]:
        """Return the exit code of a command, and what it told."""
        return self.begin(project, *arguments).end()


@pytest.fixture(scope="module")
def run(begins: Beginner) -> Command:
    return Command(begins)


@pytest.fixture(scope="module")
def made(run: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with its site and PDFs; it is not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "project"
    project = invented_project(folder) if LONG else small_project(folder)
    for name in OUTPUT:
        assert run(project, name)[0] == 0
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))


@pytest.mark.parametrize("name", OUTPUT)
def test_a_stopped_run_leaves_the_last_good_output(name, project, run) -> None:
    output = project / OUTPUT[name]
    before = contents(output)
    edit(project)
    moments = random.Random(None if LONG else name)
    start = time.monotonic()
    assert run(project, name)[0] == 0
    took = time.monotonic() - start
    good = [before, contents(output)]
    assert good[0] != good[1] or name == "print"
    for stop in STOPS[name]:
        edit(project)
        stopped = run.begin(project, name)
        stopped.has_told()
        time.sleep(moments.random() * took)
        stopped.stop(stop)
        code, told = stopped.end()
        assert "Traceback" not in told, told
        there = output
        if sys.platform not in EXCHANGING and not output.exists():
            there = output.with_name(f"{output.name}.old")
        found = contents(there)
        if code == 0:  # it was done before
            good.append(found)
        assert whole(found, good, name), (stop, sorted(found))
    assert run(project, name)[0] == 0
    assert sorted(contents(output)) == sorted(good[0])
    assert name != "bundle" or [*output.iterdir()] == [output / file for file in good[0]]
    assert sorted(one.name for one in project.iterdir()) == [
        *("build", "content", "dist", "mkdocs.yml", "overrides", "site"),
    ]


def whole(found: Contents, good: list[Contents], name: str) -> bool:
    """Return whether an output is of one run: that before, one that was done, the one stopped."""
    if name == "print":
        return found in good  # its words did not change
    if name == "bundle":
        return sorted(found) == sorted(good[0]) and all(
            map(is_as_its_manifest_says, found.values())
        )
    pages = b"".join(page for file, page in found.items() if file.endswith("index.html"))
    sums = set(re.findall(rb'footer__sum">([0-9a-f]{64})', pages))
    return len(sums) == 1 and sorted(found) == sorted(good[0])


def is_as_its_manifest_says(bundle: bytes) -> bool:
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(bundle)
        file.flush()
        return not verify(Path(file.name)).faults


@contextmanager
def mounted(place: Path) -> Iterator[Path]:
    """Mount a small disk of its own in memory, where that is allowed."""
    command = ["mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    with mounted(place):
        yield place


def test_without_room_to_write_it_says_so_and_loses_nothing(made, small_disk, run) -> None:
    project = Path(shutil.copytree(made, small_disk / "project"))
    www = str(project / "www")
    assert run(project, "publish", www)[0] == 0
    edit(project)
    with full(small_disk):
        assert_nothing_is_lost(run, project, www, "No space left")
    for name in (*OUTPUT, "publish"):
        code, told = run(project, name, *([www] if name == "publish" else []))
        assert code == 0, (name, told)
    edit(project)
    with read_only(small_disk):
        assert_nothing_is_lost(run, project, www, "Read-only")


@contextmanager
def full(disk: Path) -> Iterator[None]:
    with (disk / "filler").open("wb") as file:
        file.write(b"x" * (shutil.disk_usage(disk).free - 30_000))
    yield
    (disk / "filler").unlink()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


def assert_nothing_is_lost(run: Command, project: Path, www: str, why: str) -> None:
    """Let each command fail; each says why, and that what was there is there."""
    before = {name: contents(project / name) for name in (*OUTPUT.values(), "www")}
    for name in (*OUTPUT, "publish"):
        code, told = run(project, name, *([www] if name == "publish" else []))
        if name == "publish" and code == 0:
            continue  # the same site: nothing to write
        assert code == 1, (name, told)
        assert "Traceback" not in told, (name, told)
        assert why in told, (name, told)
        assert "nothing was lost" in told.casefold() or "unchanged" in told, (name, told)
    for name, files in before.items():
        assert contents(project / name) == files, name


def test_a_site_that_is_a_disk_of_its_own_cannot_be_replaced_and_it_says_so(project, run) -> None:
    before = contents(project / "site")
    with mounted(project / "site"):
        code, told = run(project, "build")
        assert code == 1, told
        assert f"{project / 'site'}. It is a disk of its own, or in use; let go of it" in told
    assert contents(project / "site") == before
    assert run(project, "build")[0] == 0


def test_on_a_full_disk_what_an_editor_wrote_stays_whole(small_disk: Path, run: Command) -> None:
    project = small_project(small_disk / "project")
    report, received = project / REPORT, project / "received.md"
    received.write_text("Chapter I\n", "utf-8")
    out = "ipwc/session-4-part-2/\t\tWhat was out\n"
    (report.parent / "published.tsv").write_text(out, "utf-8")
    before = contents(project)
    with (small_disk / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    importing = ["import", str(received), "--body", "ipwc", "-o", str(project / "new.yaml")]
    for arguments in (["fmt"], ["record"], importing):
        code, told = run(project, *arguments)
        assert code == 1, told
        assert "No space left" in told
        assert "unchanged" in told
        assert contents(project) == before, arguments
    (small_disk / "filler").unlink()
    for arguments in (["fmt"], ["record"], importing):
        code, told = run(project, *arguments)
        assert code == 0, told


@pytest.fixture(scope="module")
def run_as_others(run: Command) -> Iterator[Command]:
    """Return the command without the right of root to write where nobody may."""
    if os.geteuid():
        yield run
        return
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to take that right")
    rights = "-dac_override,-dac_read_search"
    with beginner(["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]) as begins:
        yield Command(begins)


@pytest.mark.parametrize(
    ("protected", "stopped"),
    [
        (["site", "dist"], ["build", "bundle"]),
        (["build/en/pdf"], ["build", "print"]),
        ([".", "build/en"], ["build", "print"]),
        (["content/ipwc"], ["build", "print", "bundle"]),
        # What is in a folder goes when it is replaced, protected or not.
        (["site/en", "build/en/docs/ipwc"], []),
    ],
)
def test_where_it_has_no_right_it_says_so_and_loses_nothing(
    protected, stopped, project, run_as_others
) -> None:
    edit(project)
    before = {name: contents(project / output) for name, output in OUTPUT.items()}
    folders = {project / one: (project / one).stat().st_mode for one in protected}
    for folder in folders:
        # Output stays readable; of the reports, which are only read, nothing is.
        folder.chmod(0o000 if "content" in folder.parts else 0o555)
    asked = {name: OUTPUT[name] for name in (stopped if stopped and not LONG else OUTPUT)}
    for name, output in asked.items():
        code, told = run_as_others(project, name)
        assert code == (1 if name in stopped else 0), (name, told)
        if name in stopped:
            assert any(str(folder) in told for folder in folders), told
            assert "Give yourself the right to read and write there" in told
            assert "unchanged" in told
            assert contents(project / output) == before[name], name
    for folder, mode in folders.items():
        if folder.exists():
            folder.chmod(mode)
    for name in asked:
        assert run_as_others(project, name)[0] == 0, name
    assert sorted(one.name for one in project.iterdir()) == [
        *("build", "content", "dist", "mkdocs.yml", "overrides", "site"),
    ]


@pytest.mark.parametrize("name", OUTPUT)
def test_of_two_runs_at_once_one_works_and_the_other_says_so(name, project, run) -> None:
    edit(project)
    both = [run.begin(project, name), run.begin(project, name)]
    ends = [one.end() for one in both]
    codes = sorted(code for code, _ in ends)
    assert codes in ([0, 0], [0, 1]), ends
    for code, told in ends:
        assert "Traceback" not in told
        assert ("is at work" in told) == (code == 1)
    found = contents(project / OUTPUT[name])
    assert run(project, name)[0] == 0
    assert contents(project / OUTPUT[name]) == found

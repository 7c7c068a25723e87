"""What becomes of a damaged report: findings or pages, whatever the damage.

Used by test_damaged.py (a hundred damages) and by fuzz.py (`make fuzz`: tens of thousands).
Of some that end in pages the whole site is built, with its search, PDFs and other forms.
"""

from __future__ import annotations

import html
import io
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import importing_session
import lxml.html
import mutations
from report_words import assert_no_word_is_lost

from generator import build, cli, source
from generator.findings import Faults, Finding
from generator.inline import plain
from generator.model import Report

ROOT = Path(__file__).parent.parent
REAL = ROOT / "content" / "ctoc-cop"
INVENTED = ROOT / "tests" / "invented" / "content" / "ipwc"

SECONDS = 120
"""A bound for what hangs, not for what is slow: an input takes less than one of them."""
MEMORY = 3 << 30
"""Bytes of addresses that an input may take: copies of copies would take more at once."""


class HangingError(Exception):
    """Something takes longer than anything should."""


@contextmanager
def bounded() -> Iterator[None]:
    """Bound the time and the memory of what is inside; raises HangingError or MemoryError."""

    def ring(*_: object) -> None:
        raise HangingError(f"over {SECONDS} s")

    former = signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        with _bounded_memory():
            yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """Bound the memory taken inside; Linux only, elsewhere the system does not keep to it."""
    if sys.platform != "linux":
        yield
        return
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    former = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, former)


ADDRESS = re.compile(r"\]\([^)\s]*\)|\{:[^}]*\}|</?[a-z][^>]*>")
"""What Markdown has between the letters of a word: addresses of links, ids, tags."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A damage: what was damaged, how, and its number, which repeats it."""

    number: int
    what: str
    how: str

    def __str__(self) -> str:
        return f"damage {self.number} ({self.what}: {self.how})"


def damage(number: int) -> tuple[Damage, dict[str, bytes]]:
    """Return a damage by its number: content files by path (or, for an import, the one source)."""
    chance = random.Random(number)
    what = chance.choice(["report", "body", *3 * ["invented"], *3 * ["source"]])
    if what == "source":
        text, how = mutations.mutated(_some_source(chance), chance)
        return Damage(number, what, how), {"source": text}
    folder = REAL if what == "report" else INVENTED
    files = {
        f"{folder.name}/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in sorted([*folder.glob("body.yaml"), *folder.glob("*/report.en.yaml")])
    }
    report = next(name for name in files if "report" in name)
    damaged = f"{folder.name}/body.yaml" if what == "body" else report
    if what == "report":
        # Held to the text as received, a word that is damaged is told; else pages are made of it.
        if chance.random() < 0.25:
            files |= {
                f"{report.rpartition('/')[0]}/{file.name}": file.read_bytes()
                for file in sorted(folder.glob("*/source.en.*"))
            }
        else:
            files[report] = files[report].replace(b"\nsource: source.en.md\n", b"\n", 1)
    files[damaged], how = mutations.mutated(files[damaged], chance)
    return Damage(number, what, how), files


def damage_of_act(number: int) -> tuple[Damage, dict[str, bytes]]:
    """Return a damage, by its number, to the invented report with its acts in files of their own.

    What is damaged is the file of an act, or that of the report.
    """
    chance = random.Random(number)
    files = dict(_in_files())
    damaged = chance.choice([name for name in files if "body" not in name])
    files[damaged], how = mutations.mutated(files[damaged], chance)
    return Damage(number, damaged, how), files


@cache
def _in_files() -> Mapping[str, bytes]:
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        content = Path(folder) / "content"
        shutil.copytree(INVENTED.parent, content)
        assert cli.main(["--project", folder, "split"]) == 0
        files = sorted(content.rglob("*.yaml"))
        return {file.relative_to(content).as_posix(): file.read_bytes() for file in files}


def _some_source(chance: random.Random) -> bytes:
    """Return a stretch of the source of the real report, or all of it."""
    lines = importing_session.SOURCE.splitlines(keepends=True)
    if chance.random() < 0.05:
        return "".join(lines).encode()
    first = chance.randrange(len(lines))
    return "".join(lines[first : first + chance.choice([20, 80, 250])]).encode()


def assert_ends_well(files: dict[str, bytes]) -> str:
    """Assert that files end in findings that say where, or in pages that have every word.

    Return which of them: "findings", "pages" or "import".
    """
    with bounded():
        if "source" in files:
            return _import_ends_well(files["source"])
        with tempfile.TemporaryDirectory() as folder:
            return _ends_well(_project_of(files, Path(folder)) / "content")


def assert_is_published(files: dict[str, bytes]) -> str:
    """Assert that files of which pages can be made become a site that has every word.

    Return "site", or "findings" where only a form of it cannot show some sign.
    """
    with bounded(), tempfile.TemporaryDirectory() as folder:
        project = _project_of(files, Path(folder))
        told = io.StringIO()
        with redirect_stderr(told):
            code = cli.main(["--project", str(project), "build"])
        if code == 1 and ": not-printable: " in told.getvalue():
            return "findings"
        assert code == 0, told.getvalue()
        for made in build.make(project / "content"):
            pages = project / "site" / made.language
            assert_has_every_word(
                made, {one: _shown(pages / one / "index.html") for one in made.files}
            )
    return "site"


def _project_of(files: dict[str, bytes], folder: Path) -> Path:
    """Write content files into a project that is otherwise this one; return its folder."""
    for name in ("overrides", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    return folder


def _shown(page: Path) -> str:
    """Return the words of a finished page, as its readers have them."""
    return str(lxml.html.parse(page).getroot().text_content())


def _ends_well(content: Path) -> str:
    try:
        made = build.make(content)
    except Faults as faults:
        assert faults.findings
        for finding in faults.findings:
            assert_says_where(finding, content)
        return "findings"
    for one in made:
        assert_has_every_word(one, {at: ADDRESS.sub("", text) for at, text in one.files.items()})
        for resolved in one.resolved:
            assert_is_read_as_written(resolved.report)
    return "pages"


def assert_is_read_as_written(report: Report) -> None:
    """Assert that a report that is written as a file is read from it as it was."""
    assert source.load(source.dump_report(report).encode(), "x", Report).value == report


def assert_says_where(finding: Finding, content: Path) -> None:
    """Assert that a finding names a file that is there, a line of it and a rule, and speaks."""
    file = content.parent / finding.file
    assert file.is_file(), finding
    # YAML counts some signs as ends of lines that others do not.
    lines = len(file.read_bytes().decode("utf-8", "replace").splitlines())
    assert 1 <= finding.line <= lines + 1, finding
    assert finding.rule and len(finding.message) > 10, finding
    assert "\n" not in str(finding), finding


def assert_has_every_word(made: build.Made, said: Mapping[str, str]) -> None:
    """Assert that each text of each report is on a page, all of it; `said`: what each page says."""
    words = {address: _letters(text) for address, text in said.items()}
    for resolved in made.resolved:
        pages = [words[a.address] for a in resolved.anchors.values() if a.address in words]
        whole = "".join(dict.fromkeys(pages))
        for path, nodes in resolved.texts.items():
            for word in plain(nodes).split():
                assert _letters(word) in whole, (path, word)


def _letters(text: str) -> str:
    """Return the letters and figures of a text, small: its Markdown has signs of its own, and what
    begins a line there has a capital."""
    return "".join(filter(str.isalnum, html.unescape(text).casefold()))


BROKEN_TAG = re.compile(r"<(?!/?sup>)|<sup>(?![^<>\n]*</sup>)|(?<!<sup>&)</sup>lt;")
"""A tag that the damage went through: who reads it as a tag reads other words than who does not."""


def _import_ends_well(text: bytes) -> str:
    try:
        received = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "findings"  # told as such by the command
    imported = importing_session.imported(received)
    assert_is_read_as_written(imported.report)
    if not BROKEN_TAG.search(received):
        assert_no_word_is_lost(imported, received)
    return "import"

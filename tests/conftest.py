"""What several test files share: sites and reports that take a while to make, made once."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import compiled_once
import pytest
import yaml
from begun import Beginner, beginner
from hypothesis import settings
from projects import project_of

from generator import build, content_folder, source
from generator.catalogue import load_words
from generator.cli import main
from generator.findings import Lines
from generator.memory import look_seldom
from generator.model import Body, Report
from generator.pages.citable import READERS, handing_over, reader
from generator.pages.typed import grammar
from generator.resolved import Resolved

if sys.platform != "win32":
    import fcntl

# Time is measured by `make bench`; a test only says what holds.
# The same examples every time: what lands must not depend on luck.
EXAMPLES = {"PLENARY_QUICK": 10, "PLENARY_LONG": 500}
"""How many of a property after every change (`make quick`), and in `make fuzz`."""
settings.register_profile(
    "plenary",
    deadline=None,
    derandomize=True,
    max_examples=next((EXAMPLES[name] for name in EXAMPLES if name in os.environ), 50),
)
settings.load_profile("plenary")

compiled_once.patterns_and_templates()

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "site_sample"
INVENTED = ROOT / "tests" / "invented" / "content"


LONGEST = (
    "test_layouts.py", "browser/test_every_kind.py", "browser/test_flight_mode.py",
    "browser/test_firefox.py",
    "test_interrupted.py", "browser/test_hostile_shown.py", "browser/test_every_page.py",
    "test_bundle.py", "browser/test_citing.py", "test_assembly.py", "test_hostile.py",
    "browser/test_first_screen.py", "test_unchanged.py", "browser/test_whole_report.py",
    "browser/test_seen_by_all.py", "test_framed.py", "browser/test_search.py", "test_serving.py",
    "test_html.py", "browser/test_printing.py", "browser/test_from_disk.py",
    "browser/test_following.py", "test_corpus.py", "test_general_assembly.py",
    "test_documentation.py", "test_paper.py", "test_wheel.py", "browser/test_go_to.py",
    "test_links.py", "test_mistakes.py", "test_damaged.py", "test_documented_commands.py",
    "test_reading_word_elsewhere.py", "test_renewing.py", "test_site.py", "test_no_break_blanks.py",
    "test_real_word_files.py", "test_akn_returned.py", "test_pages.py", "test_growth.py",
    "test_same_report_elsewhere.py", "test_checks.py", "test_ibid.py",
)  # fmt: skip
"""Files that take longest, the longest first: what is begun last must not be long, or one worker
ends it alone. Of those with which the workers begin, one alone needs the site, so that no other
waits until it is built."""


NAMED = os.environ.get("PLENARY_QUICK", "").split()
"""The files that `make quick` names, in this part of it; none where all are meant."""
if missing := [name for name in NAMED if not (ROOT / "tests" / f"test_{name}.py").exists()]:
    raise pytest.UsageError(f"Makefile, make quick: there is no test file of {missing}")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out all but the files that are named."""
    if not NAMED or collection_path == ROOT / "tests":
        return None
    return collection_path.stem.removeprefix("test_") not in NAMED or None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Let one worker more run than there are cores: a third of the time each waits for a browser,
    a program or the disk. With two more all took longer, on two cores: 15:04 and not 13:33,
    in 1,404 CPU seconds and not 1,273."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Look for garbage seldom: tests end soon, and have room."""
    look_seldom()


@pytest.fixture(scope="module", autouse=True)
def _what_was_there_before_is_no_garbage() -> None:
    """Let Python look for garbage in what each file of tests makes, and not in all that is there:
    the program looks through all before it begins other processes (generator/memory.py)."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files come first."""
    at = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: at.get(item.path, len(at)))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made by the first of several workers which needs it."""
    workers = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else None
    folder = (workers or factory.getbasetemp()) / f"made-{name}"
    with folder.with_suffix(".lock").open("w") as lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_suffix(f".{os.getpid()}")
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def begins() -> Iterator[Beginner]:
    """Return what begins runs of the command, as processes of their own."""
    with beginner() as one:
        yield one


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site once, strictly, by the command itself; return the folder to publish."""

    def make(project: Path) -> None:
        project_of(ROOT / "content", project)
        assert main(["--project", str(project), "build"]) == 0

    return made_once(tmp_path_factory, "site", make) / "site"


def _write_sample(folder: Path) -> Path:
    shutil.copytree(SAMPLE / "en" / "docs", folder / "en" / "docs")
    for name in READERS:
        (folder / "en" / "docs" / "assets" / name).write_text(reader(name), "utf-8")
    # What is typed is read by the grammar of today.
    known = load_words("en")
    table = folder / "en" / "docs" / "assets" / "citable.js"
    [texts] = re.findall(r"JSON\.parse\('(.*)'\)", table.read_text("utf-8"))
    of_today = {"grammar": grammar(known, []), "spelling": known.typed["spelling"]}
    table.write_text(handing_over(json.loads(texts) | of_today), "utf-8")
    config = yaml.load((SAMPLE / "en" / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)
    words = yaml.load(
        (ROOT / "generator" / "words" / "en.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    config["INHERIT"] = str(ROOT / "mkdocs.yml")
    config["theme"]["custom_dir"] = str(ROOT / "overrides")
    config["extra"]["handbook"]["words"] = words["interface"]
    (folder / "en" / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    return folder


@pytest.fixture(scope="session")
def write_sample() -> Callable[[Path], Path]:
    """Return a function that writes what the generator would have written of the sample."""
    return _write_sample


@pytest.fixture(scope="session")
def real_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the bundle of the real report once, by the command itself; return the zip file."""

    def make(folder: Path) -> None:
        assert main(["--project", str(ROOT), "bundle", "-o", str(folder)]) == 0

    [bundle] = made_once(tmp_path_factory, "bundle", make).iterdir()
    return bundle


@pytest.fixture(scope="session")
def unpacked(real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the bundle of the real report, under a name that addresses must escape."""
    folder = tmp_path_factory.mktemp("a folder, 100 % mine #1")
    with zipfile.ZipFile(real_bundle) as archive:
        archive.extractall(folder)
    return folder / real_bundle.stem


@pytest.fixture(scope="session")
def conference() -> Body:
    """Return the Conference of the Parties, as its data describe it."""
    body = source.load_body(ROOT / "content" / "ctoc-cop" / "body.yaml").value
    assert body
    return body


def _report(**fields: Any) -> Report:
    """Return a report of the Conference that holds nothing but what is given."""
    necessary = {
        "format": "plenary-report/1",
        "body": "ctoc-cop",
        "session": "7",
        "language": "en",
        "symbol": "CTOC/COP/2014/13",
        "title": "Report",
        "date": "2014-11-13",
        "original_language": "English",
        "status": {"edition": "final", "copy_is": "unofficial"},
        "held": {"place": "Vienna", "opened": "2014-10-06", "closed": "2014-10-10"},
        "source": "source.en.md",
        "chapters": [],
    }
    return Report.model_validate({**necessary, **fields})


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """Return a function that makes a report of a few fields."""
    return _report


@pytest.fixture(scope="session")
def resolve(conference: Body) -> Callable[..., list[Resolved]]:
    """Return a function that resolves reports together, as one handbook."""

    def resolved(*reports: Report, bodies: tuple[Body, ...] = ()) -> list[Resolved]:
        known = {body.id: body for body in (conference, *bodies)}
        reads = [content_folder.Read(one, Lines("report.en.yaml", {}), Path()) for one in reports]
        return list(build.resolve(reads, known))

    return resolved


@pytest.fixture(scope="session")
def invented() -> Resolved:
    """Return the report of the invented body, read and resolved."""
    reports, bodies, findings = content_folder.read(INVENTED)
    assert not findings
    [resolved] = build.resolve(reports, bodies)
    return resolved


@pytest.fixture(scope="session")
def small() -> Resolved:
    """Return the report beside whose words the keys of `tables/` were written."""
    reports, bodies, findings = content_folder.read(ROOT / "tests" / "tables" / "content")
    assert not findings
    [resolved] = build.resolve(reports, bodies)
    return resolved


@pytest.fixture(scope="session")
def seventh_session() -> Resolved:
    """Return the report of the seventh session of the Conference, read and resolved."""
    reports, bodies, _ = content_folder.read(ROOT / "content")
    return next(
        one
        for one in build.resolve(reports, bodies)
        if (one.report.body, one.report.session) == ("ctoc-cop", "7")
    )


@pytest.fixture(scope="session")
def real_made() -> build.Made:
    """Return the handbook of the real report, made once; what is made of it is the test's own."""
    [made] = build.make(ROOT / "content")
    return made


MOVED = """\
moved:
- old: resolutions/iv-3/#op-9
  new: resolutions/iv-3/#op-1
- old: resolutions/iv-33/#op-1
  new: resolutions/iv-3/#op-1-bis
- old: resolutions/iv-33/
  new: resolutions/iv-3/
"""


@pytest.fixture(scope="session")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented report with addresses that moved; return the folder to publish."""
    project = tmp_path_factory.mktemp("moved")
    project_of(INVENTED, project)
    [report] = (project / "content").rglob("report.en.yaml")
    with report.open("a", encoding="utf-8") as file:
        file.write(MOVED)
    assert main(["--project", str(project), "build"]) == 0
    return project / "site"

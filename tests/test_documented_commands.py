"""Each command that a page of the documentation names is run, as it stands there.

It runs in a project that has what the page speaks of, in the order of the page. What is in
`docs/start.md` set apart is typed by `test_documentation`, `docs/command.md` is made of the parser.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from documented import DOCS, ROOT, blocks, commands

from generator.cli import main, serving
from generator.cli.arguments import COMMANDS, parser

PAGES = {file.name: file for file in [*DOCS, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]}
TYPED_ELSEWHERE = ("start.md", "command.md")

RUN_ELSEWHERE = {
    ".venv/bin/python tools/docs": "test_docs.py",
    "mkdocs build -f docs.yml": "test_documentation.py",
    "pip wheel --no-deps -w dist .": "test_wheel.py",
    "python3 -m venv .venv": "test_wheel.py",
    ".venv/bin/pip install ./plenary_handbook-*.whl": "test_wheel.py",
    ". .venv/bin/activate": "test_wheel.py",
    "make -j 4 -f parts.mk": "test_assembly.py",
    "make corpus UNXML=<folder>": "test_corpus.py",
    "plenary import ga-77-English.zip --body ga --adopted adopted-77.json"
    " -o content/ga/session-77/": "test_general_assembly.py, where the files are",
}
"""Command -> the test that runs it."""
NOT_RUN = {
    "pipx install ./plenary_handbook-….whl": "asks an index for what the program needs",
    "uvx --from ./plenary_handbook-….whl plenary --help": "asks an index for the same",
    "uvx --from git+https://git.example/plenary plenary --help": "asks an index, and a host",
    "make wheels": "asks an index",
    "make faces": "asks an index for fonttools",
    "make lock": "asks an index for the newest versions",
    "make lighthouse": "asks npm for Lighthouse",
    "py -m venv .venv": "is for Windows",
    r".venv\Scripts\pip install": "is for Windows",
    r".venv\Scripts\activate": "is for Windows",
    "make quick": "is a run of tests, of which this may be one",
    "make test": "is the run that this test belongs to",
    "make fuzz": "takes hours",
    "make bench": "measures times, which other tests at its side would change",
    ".venv/bin/python tests/placed.py": "reads all sources for half a minute, and changes nothing",
}
"""Command -> why no test can run it."""

# --- the projects ---------------------------------------------------------------------------------

REPORT = """\
format: plenary-report/1
body: ctoc-cop
session: 7
language: en
symbol: CTOC/COP/2014/13
title: Report of the Conference on its seventh session
date: 2014-11-13
original_language: English
status: {edition: final, copy_is: unofficial}
held: {place: Vienna, opened: 2014-10-06, closed: 2014-10-10}
chapters:
- number: I
  title: Resolutions
  resolutions:
  - number: 7/1
    title: Waters
    chapeau: The Conference,
    preamble:
    - text: "*Recalling* the rain,"
    - text: "*Recalling also* the snow,"
    - text: "*Noting* the ice,"
    - text: "*Noting also* that the need for all of it was reiterated."
    operative:
"""
NUMBERED = '    - {{number: {0}, text: "*Welcomes* the water of the lake numbered {0};"}}\n'
LAST = '    - {number: 14, text: "*Welcomes* all other waters."}\n'
SOURCE = """\
# Report of the Conference on its {ordinal} session, held in Vienna from 17 to 21 October {year}

CTOC/COP/{year}/15

Distr.: General
21 November {year}

Original: English

## I. Resolutions

1. At its {ordinal} session, the Conference adopted the following resolutions.
"""
ACT = """
### Resolution {number}

### Waters and their colours

The Conference of the Parties,

1. *Takes note* of the colours;

2. *Welcomes* the rain.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the report of a seventh session, of which an edition is out."""
    folder = tmp_path_factory.mktemp("handbook")
    session = folder / "content" / "ctoc-cop" / "session-7"
    session.mkdir(parents=True)
    shutil.copy(ROOT / "content" / "ctoc-cop" / "body.yaml", session.parent)
    text = REPORT + "".join(map(NUMBERED.format, range(1, 13))) + LAST
    (session / "report.en.yaml").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Handbook\nsite_url: https://handbook.test/\n", "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def published(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one that has no mistake, with an edition that is out and a site that is finished."""
    here = shutil.copytree(project, tmp_path_factory.mktemp("published") / "project")
    earlier = here / "earlier"
    earlier.mkdir()
    (earlier / "index.html").write_text("<!doctype html><title>x</title>", "utf-8")
    of_it = ["--project", str(here)]
    assert main([*of_it, "accept", NUMBER, "--why", "It is so."]) == 0
    assert main([*of_it, "publish", str(here / "srv" / "handbook"), "--site", str(earlier)]) == 0
    assert main([*of_it, "build"]) == 0
    return here


def with_originals(folder: Path) -> None:
    """Put into a project the texts as received that the page for editors names."""
    session = folder / "content" / "ctoc-cop" / "session-8"
    session.mkdir()
    text = SOURCE.format(ordinal="eighth", year=2016) + ACT.format(number="8/1")
    (session / "source.en.md").write_text(text, "utf-8")
    texts = {
        "report": SOURCE.format(ordinal="sixth", year=2012),
        "resolution-1": ACT.format(number="6/1"),
        "resolution-2": ACT.format(number="6/2"),
    }
    for name, written in texts.items():
        word = docx.Document()
        for line in filter(None, written.split("\n")):
            signs, _, words = line.rpartition("# ")
            if signs or line.startswith("# "):
                word.add_heading(words, len(signs) + 1)
            else:
                word.add_paragraph(line.replace("*", ""))
        word.save(str(folder / f"{name}.docx"))
    packed(folder, session=5, ordinal="fifth")
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(folder / "report.pdf")


def packed(folder: Path, *, session: int, ordinal: str) -> None:
    """Put into a project a zip file with two acts of a session."""
    with zipfile.ZipFile(folder / "acts.zip", "w") as archive:
        head = SOURCE.format(ordinal=ordinal, year=2010)
        archive.writestr("1.md", head + ACT.format(number=f"{session}/1"))
        archive.writestr("2.md", ACT.format(number=f"{session}/2"))


def of_the_guide(folder: Path) -> None:
    """Write what the guide to a new body says to write, but for what it puts right later."""
    [body, report] = [
        one.body
        for one in blocks(PAGES["body.md"].read_text("utf-8"))
        if one.body.startswith("format: ")
    ]
    session = folder / "content" / "lakes-cop" / "session-3"
    session.mkdir(parents=True)
    (session.parent / "body.yaml").write_text(body, "utf-8")
    (session / "report.en.yaml").write_text(report, "utf-8")
    packed(folder, session=2, ordinal="second")


def put_right(folder: Path) -> None:
    """Correct in the guide's report what the guide corrects, but for the number: it is accepted."""
    report = folder / "content" / "lakes-cop" / "session-3" / "report.en.yaml"
    text = report.read_text("utf-8")
    for was, right in re.findall(r"^\| `(.*)` \| `(.*)` \|$", PAGES["body.md"].read_text(), re.M):
        if was in text and not was.startswith("number:"):
            text = text.replace(was, right)
    report.write_text(text, "utf-8")


# --- the commands ---------------------------------------------------------------------------------

NUMBER = next(
    line.split()[2] for line in commands(PAGES["edit.md"]) if line.startswith("plenary accept ")
)
FAILS = {("body.md", "plenary check"): 1, ("edit.md", "plenary check"): 1}
"""Page and command -> the exit code, where the page says that a mistake is told."""


def recipe(line: str) -> str:
    """Return what `make` runs for a command of it."""
    target, *values = line.removeprefix("make ").split()
    text = (ROOT / "Makefile").read_text("utf-8")
    [found] = re.findall(rf"^{target}:.*\n\t(.*)$", text, re.MULTILINE)
    for name, value in (one.split("=") for one in ["PORT=8000", *values]):
        found = found.replace(f"$({name})", value)
    return found.removeprefix("$(BIN)/")


def is_a_name(line: str) -> bool:
    """Say whether a line only names a program, or a command that must be told more."""
    program, *words = shlex.split(line)
    if program.startswith("tools/"):
        return not words and (ROOT / program).is_file()
    if program.rpartition("/")[2] != "plenary" or not words:
        return not words and program.endswith("plenary")
    if len(words) > 1 or words[0] not in COMMANDS:
        return False
    try:
        parser().parse_args(words)
    except SystemExit:
        return True
    return False


def run(line: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command in a folder; return its exit code."""
    monkeypatch.chdir(here)
    program, *words = shlex.split(line.replace("/srv/", f"{here}/srv/"))
    if program != "plenary":
        if not shutil.which(program):
            pytest.skip(f"{program} is not there")
        folder = ROOT if program == "make" else here
        return subprocess.run([program, *words], cwd=folder, capture_output=True).returncode
    if words == ["new"]:
        answers = io.StringIO("Assembly of Lakes\n\n\n4\nLA/4\n\n\n")
        answers.isatty = lambda: True  # type: ignore[method-assign]
        with monkeypatch.context() as asked:
            asked.setattr("sys.stdin", answers)
            return main(words)
    if words[0] == "serve":
        return serves(words, monkeypatch)
    try:
        return main(words)
    except SystemExit as ended:  # --help
        return int(str(ended.code or 0))


def serves(words: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Serve until it is ready, as if its user then pressed Ctrl+C, at a port that is free."""
    asked: list[int] = []
    ready: list[str] = []

    def at_a_free_port(port: int) -> serving.Server:
        asked.append(port)
        return server(0)

    def told(message: str) -> None:
        if message.startswith("The handbook is at"):
            ready.append(message)
            raise KeyboardInterrupt

    server = serving.Server
    with monkeypatch.context() as changed:
        changed.setattr(serving, "Server", at_a_free_port)
        changed.setattr(serving, "tell", told)
        code = main(words)
    assert asked == [int(words[-1]) if "--port" in words else 8000] and ready
    return 0 if code == 130 else code


def runs(page: str) -> list[str]:
    """Return the commands of a page that are run here, as `plenary` where `make` stands for it."""
    found = []
    for line in commands(PAGES[page]):
        if is_a_name(line) or line in NOT_RUN or line in RUN_ELSEWHERE:
            continue
        named = recipe(line) if line.startswith("make ") else line
        if named in RUN_ELSEWHERE or "mkdocs build" in named:
            continue
        found.append(named if named.startswith("plenary ") else line)
    return found


@pytest.mark.parametrize("page", [name for name in PAGES if name not in TYPED_ELSEWHERE])
def test_each_command_of_a_page_does_what_it_says(
    page: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch, capsys
) -> None:
    here, done = tmp_path / "project", set[str]()
    if page == "body.md":
        of_the_guide(here)
    elif page == "edit.md":
        shutil.copytree(request.getfixturevalue("project"), here)
        with_originals(here)
    else:
        here, done = request.getfixturevalue("published"), DONE
    for line in runs(page):
        if page == "body.md" and line == "plenary fmt":
            put_right(here)
        if line not in done:
            code = run(line, here, monkeypatch)
            told = capsys.readouterr().err
            assert code == FAILS.get((page, line), 0), f"{line}\n{told}"
            done.add(line)


DONE: set[str] = set()
"""What was run in the project that several pages share: once is enough."""


def test_what_is_typed_elsewhere_is_all_of_its_page() -> None:
    set_apart = [one.body for one in blocks(PAGES["start.md"].read_text("utf-8"))]
    others = {line for page in PAGES if page not in TYPED_ELSEWHERE for line in runs(page)}
    for line in runs("start.md"):
        assert line in others or any(line in body for body in set_apart), line


def test_the_lists_of_what_is_not_run_here_hold_nothing_else() -> None:
    told = {line for file in PAGES.values() for line in commands(file)}
    assert {*RUN_ELSEWHERE, *NOT_RUN} <= told
    assert not [line for line in NOT_RUN if line.startswith("plenary ")]
    assert len(told) > 60


# --- without make ---------------------------------------------------------------------------------

OF_ENGINEERS = {
    *("quick", "test", "fuzz", "bench", "corpus", "lighthouse"),
    *("lock", "faces", "wheels", "docs"),
}


def test_each_target_for_users_is_a_command() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    listed = re.findall(r"^(\w+):[^\n]* ## ", text, re.MULTILINE)
    [row] = re.findall(r"^\| `make (site`.*) \| `plenary (build`.*) \|$", TABLE, re.MULTILINE)
    told = dict(zip(*(re.findall(r"[\w-]+", cell) for cell in row), strict=True))
    for target in listed:
        if target not in OF_ENGINEERS | {"help", "chromium"}:
            assert told[target] in COMMANDS
            assert recipe(f"make {target}").split(" --")[0] in (
                f"plenary {told[target]}",
                "rm -rf build site dist",  # `clean`, where the program is not installed, too
            )
    assert set(listed) >= OF_ENGINEERS and told.keys() <= set(listed)


TABLE = PAGES["publish.md"].read_text("utf-8")

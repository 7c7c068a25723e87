"""`make bench`: what builds cost, for handbooks of 1, 10 and 40 copies of a report.

Each build is a command of its own, as users run it, with PDFs and all forms; what is counted is its
whole tree of processes: seconds on the clock, seconds of processors, and the peak of memory (what
processes share counts once). Pages alone are held against plain MkDocs with Material on the same
Markdown, turn by turn in one run. The copies bear other session numbers, and their acts and marks
are renumbered. Figures are of this machine and this run; only their ratios say something.

`tests/bench.py 1 10` measures so many copies, and neither paper nor bundles.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bench_print

from generator import build, write
from generator.cli.exporting import all_exporters
from generator.received import sum_of

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "content" / "ctoc-cop" / "session-7"
# "7/1" as the number of an act of the seventh session, in words and in marks.
ACT = re.compile(r"(?<![\d/.])7/(?=[1-4](?!\d))")
ROUNDS = 2
"""How often pages alone are made by each of the two, turn by turn."""
LOOK = 0.05
"""Seconds between two looks at the memory."""
MEMORY = {40: (900, 500)}
"""MB that the whole tree may take at its peak, and without Pagefind, where that is wanted."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command and all processes that it began took."""

    wall: float
    processors: float
    memory: float
    """MB at the peak."""
    without_pagefind: float = 0.0
    """MB at the peak of all but Pagefind."""

    def __str__(self) -> str:
        """Return it as a part of a line."""
        return f"{self.wall:7.2f} s  {self.processors:7.2f} CPU s  {self.memory:5.0f} MB"


def main() -> None:
    """Measure, and print what was wanted and what is."""
    asked = [int(one) for one in sys.argv[1:]]
    for copies in asked or (1, 10, 40):
        with tempfile.TemporaryDirectory() as folder:
            measure(copies_of_the_report(Path(folder), copies), copies)
    if not asked:
        bench_print.main()
        for part in ("bench_saved.py", "bench_bundle.py", "bench_acts.py"):
            subprocess.run([sys.executable, str(Path(__file__).with_name(part))], check=True)


def measure(project: Path, copies: int) -> None:
    """Build a project in several ways, and print what each took."""
    cold = plenary(project)
    pages = len(list((project / "build" / "en" / "docs").rglob("*.md")))
    print(f"{copies} report(s), {pages} pages")
    told("all forms, nothing kept", cold)
    if copies in MEMORY:
        wanted("peak memory of the tree, MB", cold.memory, MEMORY[copies][0])
        wanted("... without Pagefind", cold.without_pagefind, MEMORY[copies][1])
    again = plenary(project)
    told("again, nothing changed", again)
    wanted("of the first", again.processors / cold.processors, 0.1 if copies == 1 else 0.05)
    change_a_word(project)
    changed = plenary(project)
    told("again, one word changed", changed)
    print(f"    of the first: {changed.processors / cold.processors:.2f} (wanted: what it changes)")
    forms = ",".join(exporter.form for exporter in all_exporters())
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(plenary(project, "--anew", "--without", forms))
        theirs.append(material(project))
    told("pages alone, nothing kept", quickest(ours))
    told("MkDocs with Material, the same Markdown", quickest(theirs))
    wanted("of MkDocs' time", quickest(ours).wall / quickest(theirs).wall, 0.7)
    print(f"    of its CPU: {quickest(ours).processors / quickest(theirs).processors:.2f}")


def told(what: str, cost: Cost) -> None:
    """Print what something took."""
    print(f"  {what:42s}{cost}", flush=True)


def wanted(what: str, is_: float, at_most: float) -> None:
    """Print a figure beside what was wanted."""
    print(f"    {what}: {is_:.2f} (wanted: at most {at_most:g})", flush=True)


def quickest(costs: Sequence[Cost]) -> Cost:
    """Return the one that had to wait least for others."""
    return min(costs, key=lambda cost: cost.wall)


# --- what a command takes -------------------------------------------------------------------------


def plenary(project: Path, *options: str) -> Cost:
    """Build a project by the command."""
    return cost_of([sys.executable, "-m", "generator.cli", "--project", project, "build", *options])


def material(project: Path) -> Cost:
    """Build the same Markdown by plain MkDocs with Material; texts are not in its navigation."""
    sessions = sorted((project / "build" / "en" / "docs").glob("*/*/index.md"))
    docs = project / "build" / "en" / "docs"
    settings = {
        "INHERIT": str(project / "mkdocs.yml"),
        "docs_dir": str(docs),
        "site_dir": str(project / "material"),
        "theme": {"name": "material", "static_templates": [], "favicon": None},
        "extra_css": [],
        "extra_javascript": [],
        "plugins": ["search"],
        "nav": ["index.md", *(file.relative_to(docs).as_posix() for file in sessions)],
    }
    file = project / "material.yml"
    file.write_text(json.dumps(settings), "utf-8")
    return cost_of([sys.executable, "-m", "mkdocs", "build", "-q", "-f", file])


def cost_of(command: Sequence[str | Path]) -> Cost:
    """Run a command and return what it and all that it began took."""
    start, before = time.perf_counter(), os.times()
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    peaks = [(0.0, 0.0)]
    watch = threading.Thread(target=look_at, args=[run, peaks])
    watch.start()
    _, said = run.communicate()
    watch.join()
    after = os.times()
    if run.returncode:
        raise SystemExit(said)
    spent = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    all_, others = map(max, zip(*peaks, strict=True))
    return Cost(time.perf_counter() - start, spent, all_, others)


def look_at(run: subprocess.Popen[str], peaks: list[tuple[float, float]]) -> None:
    """Note how much memory the processes of a run take, as long as it runs, and those that are not
    Pagefind."""
    while run.poll() is None:
        taken = {process: memory_of(process) for process in tree(run.pid)}
        others = (memory for process, memory in taken.items() if not is_pagefind(process))
        peaks.append((sum(taken.values()), sum(others)))
        time.sleep(LOOK)


def is_pagefind(process: int) -> bool:
    """Say whether a process is Pagefind's own program."""
    try:
        return Path(f"/proc/{process}/comm").read_text().startswith("pagefind")
    except OSError:
        return False


def tree(root: int) -> list[int]:
    """Return a process and all that it, and these, began."""
    found = [root]
    for process in found:  # which grows on the way
        for thread in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, thread.read_text().split())
            except OSError:
                continue  # it has ended
    return found


def memory_of(process: int) -> float:
    """Return the MB that a process takes: of what it shares with others its part."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


def change_a_word(project: Path) -> None:
    """Change a word of one act, of a report that is held to no source any more."""
    report = min(project.glob("content/*/*/report.en.yaml"))
    text = report.read_text("utf-8").replace("\nsource: source.en.md\n", "\n")
    report.write_text(text.replace("*Urges* States", "*Urges* all States", 1), "utf-8")


# --- copies of the report -------------------------------------------------------------------------


def copies_of_the_report(folder: Path, copies: int) -> Path:
    """Make a project with as many sessions as copies are wanted; return its folder."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    sessions = [7, *range(8, 7 + copies)]
    body = (REPORT.parent / "body.yaml").read_text("utf-8")
    # Three figures, since there are more sessions here than the Conference will ever hold.
    body = body.replace(r"\d{1,2})/", r"\d{1,3})/")
    known = "".join(f"- number: {n}\n  name: {{en: session {n}}}\n" for n in sessions if n > 8)
    body = body.replace("instruments:\n", f"{known}instruments:\n", 1)
    report = (REPORT / "report.en.yaml").read_text("utf-8")
    for number in sessions:
        target = folder / "content" / "ctoc-cop" / f"session-{number}"
        target.mkdir(parents=True)
        text = ACT.sub(f"{number}/", report).replace("session: 7\n", f"session: {number}\n", 1)
        (target / "report.en.yaml").write_text(text, "utf-8")
        original = ACT.sub(f"{number}/", (REPORT / "source.en.md").read_text("utf-8"))
        (target / "source.en.md").write_text(original, "utf-8")
        _, _, rows = (REPORT / "source.en.read.tsv").read_text("utf-8").partition("\n")
        read = f"source.en.md\t{sum_of(target / 'source.en.md')}\n{ACT.sub(f'{number}/', rows)}"
        (target / "source.en.read.tsv").write_text(read, "utf-8")
    (folder / "content" / "ctoc-cop" / "body.yaml").write_text(body, "utf-8")
    return folder


def generate(project: Path) -> int:
    """Write the pages and return how many there are; the reports are let go of, as in `build`."""
    [made] = build.make(project / "content")
    write.write(made, project, project / "build", project / "site" / "en")
    return len(made.files)


if __name__ == "__main__":
    main()

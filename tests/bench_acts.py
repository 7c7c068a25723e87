"""`make bench`, the part about a session of the General Assembly: what 20, 100 and 344 acts cost.

So many files of the session are imported, checked and built with PDFs and all forms, by commands as
users run them. Printed is what each command takes, and each stage of the build: seconds on the
clock, seconds of processors and the peak of memory, of the whole tree of processes. The resolutions
are no part of the project: where they are not beside it, there is nothing to measure.

`tests/bench_acts.py 20 100` measures so many files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import bench
import yaml

DATA = bench.ROOT.parent / "shared" / "data" / "unxml"
SESSION = DATA / "ga-77-English.zip"
ADOPTED = DATA / "adopted-77.json"
EXAMPLE = bench.ROOT / "tests" / "unxml" / "general-assembly"
ACTS = (20, 100, 344)
MEMORY = 900
"""MB that the whole tree may take at its peak."""
GROWTH = 1.5
"""So many times the cost an act may have of what it had among the fewest: acts are not of one
length, and below a second it is the length of a start that is measured."""
PER_SECOND = os.sysconf("SC_CLK_TCK")
BEGINS = re.compile(r"(?:\w+: )?(resolving|rendering|making (?:\S+ files|the site))")
"""How a line of `plenary build` begins that tells of a new stage."""

Costs = Mapping[str, bench.Cost]
"""What each stage took, in their order."""


@dataclass(slots=True)
class Watched:
    """A command that runs, and what was seen of it when each of its stages began."""

    run: subprocess.Popen[str]
    begun: list[tuple[str, float, float]] = field(default_factory=list)
    """Stage, time, seconds of processors until then."""
    peaks: dict[str, float] = field(default_factory=dict)
    """MB that each stage took at its peak."""

    def begins(self, stage: str) -> None:
        """Note that a stage begins."""
        spent = sum(map(processors_of, bench.tree(self.run.pid)))
        self.begun.append((stage, time.perf_counter(), spent))

    def look(self) -> None:
        """Note how much memory the processes take, as long as the command runs."""
        while self.run.poll() is None:
            stage, *_ = self.begun[-1]
            memory = sum(map(bench.memory_of, bench.tree(self.run.pid)))
            self.peaks[stage] = max(self.peaks.get(stage, 0), memory)
            time.sleep(bench.LOOK)

    def costs(self, whole: float) -> dict[str, bench.Cost]:
        """Return what each stage took; `whole` are the seconds of processors of them all."""
        ended = ("", time.perf_counter(), whole)
        return {
            stage: bench.Cost(after - at, then - spent, self.peaks.get(stage, 0))
            for (stage, at, spent), (_, after, then) in pairwise([*self.begun, ended])
        }


def main(asked: Sequence[int] = ()) -> None:
    """Measure, and print what was wanted and what is."""
    if not SESSION.exists():
        print("the resolutions of the General Assembly are not there: not measured")
        return
    measured = {}
    for acts in asked or ACTS:
        with tempfile.TemporaryDirectory() as folder:
            measured[acts] = measure(Path(folder), acts)
        print_costs(acts, measured[acts], measured[min(measured)], min(measured))


def measure(project: Path, acts: int) -> Costs:
    """Import, check and build so many acts."""
    body = project / "content" / "ga"
    body.mkdir(parents=True)
    shutil.copy(EXAMPLE / "body.yaml", body)
    shutil.copy(bench.ROOT / "mkdocs.yml", project)
    original = project / "acts.zip"
    part_of_the_session(original, acts)
    session = body / "session-77"
    options = ["--body", "ga", "--adopted", ADOPTED, "-o", session]
    costs = of_command(project, "import", original, *options)
    accept(session / "report.en.yaml", EXAMPLE / "accepted-77.yaml")
    return {**costs, **of_command(project, "check"), **of_command(project, "build")}


def part_of_the_session(target: Path, acts: int) -> None:
    """Write a zip file of so many files of the session, from all over it."""
    with zipfile.ZipFile(SESSION) as whole, zipfile.ZipFile(target, "w") as part:
        names = whole.namelist()
        for at in range(min(acts, len(names))):
            name = names[at * len(names) // min(acts, len(names))]
            part.writestr(name, whole.read(name))


def accept(report: Path, accepted: Path) -> None:
    """Accept in a report what was found in the files themselves, as far as they are here; a file
    says what."""
    entries = yaml.safe_load(accepted.read_text("utf-8"))
    here = {file.name.removesuffix(".en.yaml") for file in report.parent.glob("resolutions/*")}
    told = [one for one in entries if _name_of_act(one["place"]) in here]
    with report.open("a", encoding="utf-8", newline="\n") as file:
        file.write(yaml.safe_dump({"accepted": told}, allow_unicode=True, sort_keys=False))


def _name_of_act(place: str) -> str:
    """Return the name of the file of an act: resolution:77/256 B#fn-3 -> 77-256-b"""
    number = re.match(r"resolution:(\d+/\d+(?: [A-Z])?)", place)
    assert number, place
    return re.sub(r"\W", "-", number[1]).lower()


# --- what a command takes, by stage ---------------------------------------------------------------


def of_command(project: Path, name: str, *arguments: str | Path) -> dict[str, bench.Cost]:
    """Run a command of ours; return what it took, by stage where it tells of any."""
    before = os.times()
    command = [sys.executable, "-m", "generator.cli", "--project", project, name, *arguments]
    run = subprocess.Popen(command, cwd=bench.ROOT, stderr=subprocess.PIPE, text=True)
    watched = Watched(run)
    watched.begins(name)
    watch = threading.Thread(target=watched.look)
    watch.start()
    said = []
    for line in run.stderr or ():
        said.append(line)
        if name == "build" and (begins := BEGINS.match(line)):
            watched.begins(f"  {begins[1]}")
    run.communicate()  # which closes what was read
    watch.join()
    after = os.times()
    if run.returncode:
        raise SystemExit("".join(said[-50:]))
    spent = after.children_user + after.children_system
    return watched.costs(spent - before.children_user - before.children_system)


def processors_of(process: int) -> float:
    """Return the seconds that a process, and those it began that have ended, spent."""
    try:
        row = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return 0.0
    return sum(map(int, row.rpartition(")")[2].split()[11:15])) / PER_SECOND


def print_costs(acts: int, costs: Costs, least: Costs, fewest: int) -> None:
    """Print what each stage took, and how much more an act cost than among the fewest."""
    print(f"{acts} files of the General Assembly")
    for stage, cost in costs.items():
        first = least.get(stage)
        spent = first.processors if first else 0  # a machine may count a few hundredths as none
        growth = cost.processors / acts / (spent / fewest) if spent else 0
        much = f"  {growth:.2f} an act" if cost.processors > 1 and growth else ""
        print(f"  {stage:28s}{cost}{much}", flush=True)
        if cost.processors > 1 and growth > GROWTH:
            bench.wanted(f"{stage.strip()}, growth of an act", growth, GROWTH)
    bench.wanted("peak memory of the tree, MB", max(map(_memory, costs.values())), MEMORY)


def _memory(cost: bench.Cost) -> float:
    return cost.memory


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]])

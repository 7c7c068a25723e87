"""`make corpus UNXML=<folder>`: a handbook of all sessions in a folder, and what it costs.

The folder holds what the United Nations give out: a zip file of XML a session and language
(`ga-77-English.zip`), and how the acts were adopted (`adopted-77.json`). All of it is imported,
checked and built by the commands that users run, with PDFs and all forms; printed is what each
stage took of its whole tree of processes. The handbook stays in build/corpus/.

What is so in the files themselves is accepted as `accepted-77.yaml` beside the body says, where
that is there. A session that has other mistakes is told, with the first of them, and left out: the
handbook is made of the rest. With `--in-parts` each report is made apart and they are put together;
the site is the same.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bench
import yaml
from babel import Locale
from bench import Cost
from bench_acts import accept, of_command

from generator.cores import cores
from generator.languages import languages

BODY = bench.ROOT / "tests" / "unxml" / "general-assembly" / "body.yaml"
PROJECT = bench.ROOT / "build" / "corpus"
SETTINGS = "site_name: Corpus\nsite_url: https://corpus.test/\n"
NAMED = re.compile(r"[A-Za-z]+-(?P<session>[\w-]+)-(?P<language>[A-Za-z]+)\.zip")
MISTAKE = re.compile(r"content/(?P<session>[^/]+/[^/]+)/[^:]+:\d+: (?P<rule>[\w-]+): (?!notice: )")
WITHIN, WITH = 600, 1500
"""Seconds and MB in which English 75 to 77 are to be a handbook."""
AGAIN = 10
"""Seconds after one change."""
ALL_TEXTS = 11_400
"""What the United Nations had given out in July 2026: sessions 74 to 80, in six languages."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session in a language, as it lies in the folder."""

    number: str
    language: str
    file: Path

    @property
    def adopted(self) -> Path:
        """Return the list of how its acts were adopted, which need not be there."""
        return self.file.with_name(f"adopted-{self.number}.json")


class Corpus:
    """A project that is made of a folder, and what each stage took."""

    def __init__(self, project: Path, body: Path) -> None:
        """Begin a project anew, with a body."""
        self.project = project
        self.body = body
        self.id = yaml.safe_load(body.read_text("utf-8"))["id"]
        self.costs: dict[str, Cost] = {}
        shutil.rmtree(project, ignore_errors=True)
        (project / "content" / self.id).mkdir(parents=True)
        shutil.copy(body, project / "content" / self.id / "body.yaml")
        (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Note what all processes that are begun here take, and tell it."""
        start, before, done = time.perf_counter(), os.times(), threading.Event()
        peaks = [0.0]

        def look() -> None:
            while not done.wait(bench.LOOK):
                peaks.append(sum(map(bench.memory_of, bench.tree(os.getpid())[1:])))

        watch = threading.Thread(target=look)
        watch.start()
        try:
            yield
        finally:
            done.set()
            watch.join()
        after = os.times()
        spent = after.children_user + after.children_system
        spent -= before.children_user + before.children_system
        self.costs[name] = Cost(time.perf_counter() - start, spent, max(peaks))
        bench.told(name, self.costs[name])

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of ours."""
        command = [sys.executable, "-m", "generator.cli", "--project", self.project, *words]
        return subprocess.run(command, cwd=bench.ROOT, capture_output=True, text=True)

    def do(self, *words: str | Path) -> str:
        """Run a command that must do; return what it prints. What it tells ends all, else."""
        run = self.run(*words)
        if run.returncode:
            raise SystemExit("\n".join(run.stderr.splitlines()[-30:]))
        return run.stdout

    # --- from the files to the site ---------------------------------------------------------------

    def import_(self, one: Session) -> None:
        """Import a session, and accept what is so in its files."""
        folder = self.project / "content" / self.id / f"session-{one.number.lower()}"
        listed = ["--adopted", one.adopted] if one.adopted.exists() else []
        told = ["--body", self.id, "--language", one.language, "-o", f"{folder}/"]
        self.do("import", one.file, *listed, *told)
        accepted = self.body.with_name(f"accepted-{one.number}.yaml")
        if accepted.exists():
            accept(folder / f"report.{one.language}.yaml", accepted)

    def check(self) -> None:
        """Check all, and leave out the sessions that have mistakes until there is none."""
        while (run := self.run("check")).returncode:
            mistakes = [line for line in run.stderr.splitlines() if MISTAKE.match(line)]
            counted = Counter(found["session"] for found in map(MISTAKE.match, mistakes) if found)
            for session, count in counted.items():
                first = next(line for line in mistakes if f"content/{session}/" in line)
                print(f"  {session} is left out: {count} mistakes; the first: {first}")
                left = self.project / "left-out" / session
                left.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(self.project / "content" / session, left)
            if not counted or not self.acts():
                raise SystemExit("no session passes `plenary check`" if counted else run.stderr)

    def build(self) -> None:
        """Build the site at once, and tell of its stages."""
        for stage, cost in of_command(self.project, "build").items():
            if stage.startswith(" "):  # which the build itself has told of
                self.costs[stage] = cost
                bench.told(stage, cost)

    def build_in_parts(self) -> None:
        """Build the site of parts that are made one after the other."""
        reports = self.do("part").split()
        for report in reports:
            with self.stage(f"  part {report}"):
                self.do("part", report)
        with self.stage("  putting them together"):
            self.do("assemble", *(self.project / "dist" / "parts" / one for one in reports))

    def change_a_word(self) -> None:
        """Correct a word of a preamble, as an editor does."""
        for file in self.acts():
            act = yaml.safe_load(file.read_text("utf-8"))
            text = next((one["text"] for one in act.get("preamble", ()) if "text" in one), "")
            words = Counter(re.findall(r"[^\W\d_]+", text))
            long = [word for word, count in words.items() if count == 1 and len(word) > 5]
            place = f"resolution:{act['number']}#pp-1"
            for word in long:
                report = next(file.parents[1].glob("report.*.yaml"))
                why = ["--why", "To measure.", "--report", report]
                if not self.run("correct", place, word, f"{word}s", *why).returncode:
                    return
        raise SystemExit("no act has a word that could be changed")

    def acts(self) -> list[Path]:
        """Return the files of all acts."""
        return sorted((self.project / "content").glob("*/*/resolutions/*.yaml"))


def sessions_in(folder: Path) -> list[Session]:
    """Return the sessions in a folder in languages that have words; others are told."""
    codes = {Locale.parse(code).get_language_name("en"): code for code in languages()}
    found = []
    for file in sorted(folder.glob("*.zip")):
        named = NAMED.fullmatch(file.name)
        if named is None:
            print(f"  {file.name} is left out: its name is none as ga-77-English.zip")
        elif named["language"] not in codes:
            print(f"  {file.name} is left out: there are no words of {named['language']} yet")
        else:
            found.append(Session(named["session"], codes[named["language"]], file))
    if not found:
        raise SystemExit(f"{folder} has no session that could be read")
    return found


def measure(corpus: Corpus, sessions: Sequence[Session], in_parts: bool) -> None:
    """Make the handbook, and print what each stage takes."""
    with corpus.stage("import"), ThreadPoolExecutor(cores()) as at_once:
        list(at_once.map(corpus.import_, sessions))
    with corpus.stage("check"):
        corpus.check()
    print(f"  {len(corpus.acts())} texts in {len(corpus.do('part').split())} reports")
    with corpus.stage("build, nothing kept"):
        (corpus.build_in_parts if in_parts else corpus.build)()
    pages = len(list((corpus.project / "build").glob("*/docs/**/*.md")))
    print(f"  {pages} pages are in {corpus.project / 'site'}")
    corpus.change_a_word()
    with corpus.stage("build, one word changed"):
        corpus.build()


def compare(costs: dict[str, Cost], texts: int) -> None:
    """Print what was wanted, and what it would take to make all that there is."""
    cold = [costs[name] for name in ("import", "check", "build, nothing kept")]
    bench.wanted("cold, s", sum(one.wall for one in cold), WITHIN)
    bench.wanted("peak memory of the tree, MB", max(one.memory for one in cold), WITH)
    bench.wanted("one word changed, s", costs["build, one word changed"].wall, AGAIN)
    hours = ", ".join(
        f"{name} {cost.processors / texts * ALL_TEXTS / 3600:.1f}"
        for name, cost in costs.items()
        if not name.startswith(" ")
    )
    print(f"    by arithmetic, hours of a processor for {ALL_TEXTS:,} texts: {hours}")


def main(words: Iterable[str] | None = None) -> None:
    """Make the handbook of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the folder of the zip files")
    parser.add_argument("--body", type=Path, default=BODY, help="its body.yaml")
    parser.add_argument("--project", type=Path, default=PROJECT, help="where it is made")
    parser.add_argument("--in-parts", action="store_true", help="make each report apart")
    asked = parser.parse_args(None if words is None else list(words))
    print(f"{asked.folder}", flush=True)
    sessions = sessions_in(asked.folder)
    corpus = Corpus(asked.project.resolve(), asked.body)
    measure(corpus, sessions, asked.in_parts)
    compare(corpus.costs, len(corpus.acts()))


if __name__ == "__main__":
    main()

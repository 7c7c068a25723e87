"""`make bench`: how long a build takes, by ratio in one run, for 1, 10 and 100 copies of a report.

The copies bear other session numbers, and their acts and marks are renumbered. Each build runs in
a process of its own, so that its peak memory is its own. Figures are of this machine and this run;
only their ratios say something.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import bench_print

from generator import build, write
from generator.received import sum_of
from generator.site.building import build_site

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "content" / "ctoc-cop" / "session-7"
# "7/1" as the number of an act of the seventh session, in words and in marks.
ACT = re.compile(r"(?<![\d/.])7/(?=[1-4](?!\d))")


@dataclass
class Measured:
    """One build."""

    copies: int
    pages: int
    generator: float
    """Seconds for reading, resolving, checking, rendering and writing."""
    whole: float
    """Seconds for all of it, MkDocs and Pagefind included."""
    page_bytes: float
    """Bytes of HTML a page, on average, but for the pages of whole reports."""
    memory: float
    """Peak of this process, in MB (Pagefind is a process of its own)."""


def main() -> None:
    """Measure, and print the table and what was wanted."""
    if sys.argv[1:]:
        print(json.dumps(asdict(measure(Path(sys.argv[1]), int(sys.argv[2])))))
        return
    rows = []
    for copies in (1, 10, 100):
        with tempfile.TemporaryDirectory() as folder:
            project = copies_of_the_report(Path(folder), copies)
            command = [sys.executable, __file__, str(project), str(copies)]
            run = subprocess.run(command, check=True, capture_output=True, text=True)
            rows.append(Measured(**json.loads(run.stdout.splitlines()[-1])))
            print(line(rows[-1]), flush=True)
    judge(rows)
    bench_print.main()
    subprocess.run([sys.executable, str(ROOT / "tools" / "against-links"), "--times"], check=True)
    run = [sys.executable, str(Path(__file__).with_name("bench_bundle.py"))]
    subprocess.run(run, check=True)


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


def measure(project: Path, copies: int) -> Measured:
    """Build a project and return what it took."""
    start = time.perf_counter()
    pages = generate(project)
    generated = time.perf_counter()
    build_site(project / "build", project / "site", {"en": "English"}, epoch=1415836800)
    end = time.perf_counter()
    # A report's page of all its words weighs as much as they do: one large page a report.
    pages_of_texts = [
        file for file in (project / "site").rglob("index.html") if file.parent.name != "full"
    ]
    sizes = [file.stat().st_size for file in pages_of_texts]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(
        copies,
        pages,
        generated - start,
        end - start,
        sum(sizes) / len(sizes),
        memory,
    )


def generate(project: Path) -> int:
    """Write the pages and return how many there are; the reports are let go of, as in `build`."""
    [made] = build.make(project / "content")
    write.write(made, project, project / "build", project / "site" / "en")
    return len(made.files)


def line(row: Measured) -> str:
    """Return a line of the table."""
    return (
        f"{row.copies:4d} copies {row.pages:5d} pages   generator {row.generator:6.2f} s"
        f" = {row.generator / row.whole:5.1%} of {row.whole:7.2f} s"
        f"   {row.page_bytes / 1024:5.1f} KB a page   peak {row.memory:4.0f} MB"
    )


def judge(rows: list[Measured]) -> None:
    """Print the ratios beside what was wanted of them."""
    one, ten, hundred = rows
    a_page = [row.generator / row.pages for row in rows]
    print(f"generator a page, 100 against 10 copies: {a_page[2] / a_page[1]:.2f} (linear is 1)")
    whole = [row.whole / row.pages for row in rows]
    print(f"whole build a page, 100 against 10 copies: {whole[2] / whole[1]:.2f} (linear is 1)")
    print(f"bytes a page, 100 against 1: {hundred.page_bytes / one.page_bytes:.2f} (wanted: 1)")
    print(f"generator's share at 10 copies: {ten.generator / ten.whole:.1%} (wanted: at most 10 %)")
    print(f"peak memory at 100 copies: {hundred.memory:.0f} MB (wanted: under 300 MB)")


if __name__ == "__main__":
    main()

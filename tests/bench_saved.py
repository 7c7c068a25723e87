"""`make bench`, the part about editing: how soon a saved word is on the screen of `plenary serve`.

For 1, 10 and 40 copies of the report: the time from the moment at which a changed word is saved
until a browser shows it, in the page of the act that is open; and how soon the search finds it. The
quickest of three, and the slowest. Figures are of this machine and this run.

`tests/bench_saved.py 1 10` measures so many copies.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bench
from bench_bundle import ARGUMENTS
from playwright.sync_api import Page, sync_playwright

ACT = "en/ctoc-cop/session-7/resolutions/7-1/"
REPORT = "content/ctoc-cop/session-7/report.en.yaml"
WORD = "*Urges* States"
"""What begins a paragraph of that act, and gets another word each time."""
WORDS = ("azaleas", "buzzards", "crocuses")
"""No text has them, and none begins as another does: the search takes a beginning for the word."""
SHOWS = "word => document.body?.textContent.includes(word)"
"""Asked of the page with each frame that it draws."""
WANTED = {1: 1, 40: 3}
"""Seconds, by the number of copies."""
PATIENCE = 600
"""Seconds until what does not come counts as missing."""


def main() -> None:
    """Measure, and print what was wanted and what is."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for copies in [int(one) for one in sys.argv[1:]] or (1, 10, 40):
            with tempfile.TemporaryDirectory() as folder:
                project = bench.copies_of_the_report(Path(folder), copies)
                page = browser.new_page()
                page.set_default_timeout(PATIENCE * 1000)
                measure(project, copies, page)
                page.close()
        browser.close()


def measure(project: Path, copies: int, page: Page) -> None:
    """Save words in a project that is served, and print how soon each was seen."""
    report = project / REPORT
    good = report.read_text("utf-8").replace("\nsource: source.en.md\n", "\n")
    report.write_text(good, "utf-8")  # its words are held to no source any more
    started = time.perf_counter()
    with served(project) as address:
        print(f"{copies} report(s): served after {time.perf_counter() - started:.1f} s")
        page.goto(f"{address}{ACT}")
        wait_for_index(page, "session")
        seen, found = [], []
        for word in WORDS:
            saved = time.perf_counter()
            report.write_text(good.replace(WORD, f"*Urges* {word} all States", 1), "utf-8")
            page.wait_for_function(SHOWS, arg=word)  # a locator would look twice a second
            seen.append(time.perf_counter() - saved)
            wait_for_index(page, word)
            found.append(time.perf_counter() - saved)
    print(f"  a saved word is found after {min(found):.2f} to {max(found):.2f} s")
    print(f"  and on the screen after {min(seen):.2f} to {max(seen):.2f} s", flush=True)
    if copies in WANTED:
        bench.wanted("seconds until it is seen", min(seen), WANTED[copies])


def wait_for_index(page: Page, word: str) -> None:
    """Wait until the index of the search knows a word; each page that is loaded asks it anew."""
    asks = """async word => {
        const script = document.createElement("script");
        script.src = `/en/pagefind/pagefind.js?${Date.now()}`;
        const start = await new Promise((resolve) => {
            script.addEventListener("handed", ({ detail }) => resolve(detail));
            script.addEventListener("error", () => resolve(null)); // the first one is still made
            document.head.append(script);
        });
        if (!start) return 0;
        const index = start((name) => fetch(`/en/pagefind${name}`));
        await index.init();
        const { results } = await index.search(word); // it may answer with words that are alike
        const found = await Promise.all(results.slice(0, 5).map((one) => one.data()));
        return found.some(({ content }) => content.includes(word));
    }"""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(asks, word):
        if time.monotonic() > end:
            raise SystemExit(f"the search does not know “{word}”")
        time.sleep(0.5)  # the index is made when nothing else is to do
        page.reload()


@contextmanager
def served(project: Path) -> Iterator[str]:
    """Serve a project, and end that; yields its address."""
    command = [sys.executable, "-m", "generator.cli", "--project", str(project), "serve"]
    run = subprocess.Popen(
        [*command, "--port", "0"], cwd=bench.ROOT, stderr=subprocess.PIPE, text=True
    )
    assert run.stderr
    try:
        for line in run.stderr:
            if told := re.search(r"The handbook is at (http://\S+?/)en/", line):
                yield told[1]
                return
        raise SystemExit("it ended before it served")
    finally:
        run.terminate()  # not by Ctrl+C, to which nothing listens that was begun in the background
        run.communicate()


if __name__ == "__main__":
    main()

"""What Lighthouse says of three pages of site/ as a phone gets them: `make lighthouse`.

Each page is measured three times, served as deploy/nginx.conf would; the middle figure counts.
What is promised stands in lighthouse.tsv. Performance depends on the machine and on what else it
does, so 95 is promised of it where a quiet machine measures 100. No other host is asked.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from host import hosted

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = ROOT / ".npm" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
PROMISED = Path(__file__).with_suffix(".tsv")
REPORTS = ROOT / "build" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
RUNS = 3
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking"
)


def measure(address: str, report: Path) -> dict[str, Any]:
    """Return what Lighthouse says of an address, in its mobile setting; keep its page of it."""
    command = ["node", str(LIGHTHOUSE), address, "--quiet", "--no-enable-error-reporting"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    command += ["--output=json", "--output=html", f"--output-path={report}"]
    subprocess.run(command, check=True)
    found: dict[str, Any] = json.loads(report.with_suffix(".report.json").read_text("utf-8"))
    return found


def scores(runs: list[dict[str, Any]]) -> dict[str, int]:
    """Return the middle score of each category, of 100."""
    return {
        name: round(statistics.median(100 * run["categories"][name]["score"] for run in runs))
        for name in CATEGORIES
    }


def costs(run: dict[str, Any]) -> list[str]:
    """Return the titles of the audits that take points from a score."""
    counted = {
        one["id"]
        for name in CATEGORIES
        for one in run["categories"][name]["auditRefs"]
        if one["weight"]
    }
    audits = (run["audits"][name] for name in sorted(counted))
    return [
        f"{one['title']} ({round(100 * one['score'])})"
        for one in audits
        if one["score"] is not None and one["score"] < 1
    ]


def figures(run: dict[str, Any]) -> str:
    """Return the times, bytes and requests of a run in one line."""
    audits = run["audits"]
    asked = audits["network-requests"]["details"]["items"]
    size = sum(item["transferSize"] for item in asked)
    shift = audits["cumulative-layout-shift"]["numericValue"]
    times = " / ".join(f"{audits[name]['numericValue']:.0f}" for name in TIMES)
    return f"{times} ms, shift {shift:.3f}, {size / 1000:.0f} KB in {len(asked)} requests"


def main() -> int:
    """Measure, print a table, and return how many scores are lower than is promised."""
    if not LIGHTHOUSE.is_file():
        print("Lighthouse is not here; it needs npm and a network: make lighthouse")
        return 1
    os.environ.setdefault("CHROME_PATH", shutil.which("chromium") or "")
    REPORTS.mkdir(parents=True, exist_ok=True)
    missed = 0
    print(f"{'':12}{''.join(f'{name:>16}' for name in CATEGORIES)}   {' / '.join(TIMES)}")
    with hosted(ROOT / "site") as (root, _), PROMISED.open(encoding="utf-8") as promised:
        for row in csv.DictReader(promised, delimiter="\t"):
            report = REPORTS / row["page"]
            runs = [measure(root + row["address"], report) for _ in range(RUNS)]
            found = scores(runs)
            told = "".join(f"{found[name]:>16}" for name in CATEGORIES)
            print(f"{row['page']:12}{told}   {figures(runs[-1])}")
            for cost in sorted({cost for run in runs for cost in costs(run)}):
                print(f"{'':12}below 100 at least once: {cost}")
            low = [name for name in CATEGORIES if found[name] < int(row[name])]
            missed += len(low)
            for name in low:
                print(f"{'':12}{name} is promised to be {row[name]}")
    print(f"Its own pages are in {REPORTS.relative_to(ROOT)}/.")
    return missed


if __name__ == "__main__":
    sys.exit(main())

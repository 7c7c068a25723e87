"""`make bench`, the part about paper: all PDFs of the report against WeasyPrint, in one run.

WeasyPrint is given the same documents, as HTML with notes at the foot of the page, running heads
and page numbers, and makes PDF/UA as well. It is needed for this comparison only. Figures are of
this machine and this run; only their ratios say something.
"""

from __future__ import annotations

import copy
import html
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2

from generator import build
from generator.exporters.paper import printing
from generator.exporters.paper.children import Job, set_in_children
from generator.exporters.paper.typeset import PaperFault, typeset

ROOT = Path(__file__).parent.parent
MISSING = (
    "No comparison of PDFs with WeasyPrint: it is not installed. To have it: "
    ".venv/bin/pip install weasyprint (and Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0)"
)
STYLE = """
@page { size: A4; margin: 25mm 30mm 24mm;
  @top-left { content: "CTOC/COP/2014/13" } @top-right { content: string(act) }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 10.5pt/1.35 serif; text-align: justify }
h1, h2, h3, h4 { string-set: act content(); break-after: avoid; text-align: left }
p { orphans: 2; widows: 2; margin: .5em 0 } .n { margin-left: 2.6em; text-indent: -2.6em }
.note { float: footnote; font-size: 8.5pt }
"""


def main() -> None:
    """Measure, and print the ratios beside what was wanted of them."""
    if sys.argv[1:]:
        print(json.dumps(measure(sys.argv[1])))
        return
    one, all_ = best("one core"), best("all cores")
    print(f"{one[1]} pages by typst: {one[0]:.2f} s, {all_[0]:.2f} s on {os.cpu_count()} cores")
    growth()
    if not importlib.util.find_spec("weasyprint"):
        print(MISSING)
        return
    theirs = best("weasyprint")
    print(f"{theirs[1]} pages by WeasyPrint: {theirs[0]:.2f} s")
    a_page = [seconds / pages for seconds, pages in (one, all_, theirs)]
    print(f"WeasyPrint's time a page, of typst's: {a_page[2] / a_page[0]:.1f} (wanted: at least 5)")
    print(f"... of typst's on all cores: {a_page[2] / a_page[1]:.1f} (wanted: 10)")


def best(what: str) -> tuple[float, int]:
    """Return the seconds and pages of the quickest of three runs.

    Each is a process of its own: typst remembers what it has set once.
    """
    command = [sys.executable, __file__, what]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(3)]
    seconds, pages = min(json.loads(run.stdout.splitlines()[-1]) for run in runs)
    return seconds, pages


def measure(what: str) -> tuple[float, int]:
    """Return the seconds that all documents (or the report many times over) took; their pages."""
    [made] = build.make(ROOT / "content")
    documents = [
        one.data
        for one in printing.documents(made.language, made.resolved, "https://plenary.example/")
    ]
    if what == "weasyprint":
        work = by_weasyprint([as_html(data) for data in documents])
    elif what == "all cores":
        work = partial(on_all_cores, documents)
    elif what == "one core":
        work = partial(list, map(typeset, documents))
    else:
        work = partial(list, map(typeset, [many_times(documents[-1], int(what))]))
    start = time.perf_counter()
    pdfs = work()
    took = time.perf_counter() - start
    return took, sum(len(pypdfium2.PdfDocument(pdf)) for pdf in pdfs)


def on_all_cores(documents: list[dict[str, Any]]) -> list[bytes]:
    """Set documents as `plenary print` does, in children on all cores."""
    pdfs = []
    for _, made in set_in_children([Job.of(data) for data in documents]):
        if isinstance(made, PaperFault):
            raise made
        pdfs.append(made)
    return pdfs


def growth() -> None:
    """Print the time a page of the report, and of the report many times over."""
    times = {}
    for copies in (1, 4, 16):
        seconds, pages = best(str(copies))
        times[copies] = seconds / pages
        print(
            f"the report {copies:2d} times: {pages:4d} pages, {times[copies] * 1000:.1f} ms a page"
        )
    print(f"a page of 16 reports against one of 1: {times[16] / times[1]:.2f} (linear is 1)")


def many_times(report: dict[str, Any], copies: int) -> dict[str, Any]:
    """Return a document with the blocks of the report several times, each with its own notes."""
    data = {**report, "blocks": [], "notes": {}}
    for number in range(copies):
        blocks = copy.deepcopy(report["blocks"])
        data["blocks"] += [apart(block, f"{number}.") for block in blocks]
        data["notes"] |= {f"{number}.{note}": text for note, text in report["notes"].items()}
    return data


def apart(value: Any, before: str) -> Any:
    """Return data with the names of places and notes made those of one copy."""
    if isinstance(value, list):
        return [apart(one, before) for one in value]
    if not isinstance(value, dict):
        return value
    named = {key: apart(one, before) for key, one in value.items()}
    return named | {key: before + value[key] for key in ("name", "place", "note") if value.get(key)}


# --- WeasyPrint -------------------------------------------------------------------------------


def by_weasyprint(texts: list[str]) -> Callable[[], list[bytes]]:
    """Return what makes PDFs of HTML."""
    import weasyprint

    return lambda: [
        weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1") for text in texts
    ]


def as_html(data: dict[str, Any]) -> str:
    """Return a document as HTML."""
    body = "".join(block(data, one) for one in data["blocks"])
    return f'<html lang="en"><title>{data["title"]}</title><style>{STYLE}</style>{body}</html>'


def block(data: dict[str, Any], one: dict[str, Any]) -> str:
    """Return a block as HTML."""
    match one["kind"]:
        case "opening" | "heading":
            level, name = min(one["level"], 4), one["name"]
            words = f"{one['number']} {runs(data, one['runs'])}"
            return f'<h{level} id="{name}">{words}</h{level}>'
        case "line":
            return f'<p class="n" id="{one["name"]}">{one["number"]} {runs(data, one["runs"])}</p>'
        case "particulars":
            return "".join(f"<p>{x['label']} {runs(data, x['runs'])}</p>" for x in one["lines"])
        case "officers":
            return "".join(f"<p>{x['office']} {', '.join(x['names'])}</p>" for x in one["lines"])
    return ""


def runs(data: dict[str, Any], nodes: list[Any]) -> str:
    """Return runs as HTML."""
    return "".join(run(data, node) for node in nodes)


def run(data: dict[str, Any], node: Any) -> str:
    """Return a run as HTML."""
    match node:
        case str():
            return html.escape(node)
        case {"emphasis": inner}:
            return f"<i>{runs(data, inner)}</i>"
        case {"strong": inner}:
            return f"<b>{runs(data, inner)}</b>"
        case {"link": inner, **rest}:
            target = rest.get("address") or f"#{rest['place']}"
            return f'<a href="{target}">{runs(data, inner)}</a>'
        case {"note": number, "first": True}:
            return f'<span class="note">{number} {runs(data, data["notes"][number]["runs"])}</span>'
    return f"<sup>{node['note']}</sup>"


if __name__ == "__main__":
    main()

"""What each stage has to do grows with the report, and not with its square.

Lines of ours that are run are counted, and not seconds: for a report, and for one three times as
long. A function that walks the whole report for each of its acts is seen at once.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from many_acts import report_of

import generator
from generator import build, content_folder
from generator.cli.exporting import all_exporters, offered_by
from generator.exporter import Publication
from generator.exporters.paper.printing import documents
from generator.findings import Lines
from generator.model import Body, Report

OURS = str(Path(generator.__file__).parent)
SHORT, TIMES = 5, 3
MORE = 1.3
"""How far a function may be from growing as the report does: some only begin to work."""
FEW = 200
"""Lines of a function that say nothing yet."""

Run = Counter[str]
"""How many lines of each of our functions were run."""


def lines_run(work: Callable[[], Any]) -> tuple[Any, Run]:
    """Return what some work gives, and the lines that were run for it."""
    run: Run = Counter()

    def traced(frame: FrameType, event: str, argument: object) -> Any:
        code = frame.f_code
        if not code.co_filename.startswith(OURS):
            return None
        if event == "line":
            run[f"{code.co_filename.removeprefix(OURS)}: {code.co_qualname}"] += 1
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        return work(), run
    finally:
        sys.settrace(before)


def forget() -> None:
    """Take from functions the answers that they keep, as many as they may: one that a test before
    asked for would be no line that is run."""
    kept = (
        one
        for name, module in sys.modules.items()
        if name.startswith("generator")
        for one in vars(module).values()
        if hasattr(one, "cache_parameters")
    )
    for function in kept:
        if function.cache_parameters()["maxsize"]:
            function.cache_clear()


def stages(report: Report, body: Body, folder: Path) -> dict[str, Run]:
    """Return what is run in each stage of the pipeline for a report."""
    forget()
    reads = [content_folder.Read(report, Lines("report.en.yaml", {}), folder / "report.en.yaml")]
    run: dict[str, Run] = {}
    resolved, run["resolve"] = lines_run(lambda: list(build.resolve(reads, {body.id: body})))
    _, run["check"] = lines_run(lambda: build.check(reads, resolved))
    offered = offered_by(all_exporters())
    made, run["render"] = lines_run(lambda: build.render("en", resolved, offered=offered))
    publication = Publication(made, folder)
    for one in all_exporters():
        if one.form == "pdf":  # typst's own work is not ours to count
            _, run["pdf"] = lines_run(lambda: documents("en", resolved, "https://x.example/"))
            continue
        _, run[one.form] = lines_run(
            lambda one=one: one.export(publication, folder / one.form, lambda *_: None)
        )
    return run


def test_no_function_does_more_for_each_act_the_more_there_are(
    conference: Body, report: Callable[..., Report], tmp_path: Path
) -> None:
    for name in ("mkdocs.yml", "overrides"):
        (tmp_path / name).symlink_to(Path(__file__).parent.parent / name)
    stages(report(**report_of(2)), conference, tmp_path)  # what is made once for all is made here
    short = stages(report(**report_of(SHORT)), conference, tmp_path)
    long = stages(report(**report_of(SHORT * TIMES)), conference, tmp_path)
    grown = {
        f"{stage}{function}": round(count / max(short[stage][function], 1), 1)
        for stage, run in long.items()
        for function, count in run.items()
        if count > FEW and count > MORE * TIMES * short[stage][function]
    }
    assert grown == {}

"""The links report: every reference of a report as a line of CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from generator.exporters.links import HEAD, links
from generator.model import Report
from generator.resolved import Resolved


def rows_of(resolved: Resolved) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(links(resolved))))


def test_each_reference_is_a_line_in_reading_order(invented: Resolved) -> None:
    rows = rows_of(invented)
    assert len(rows) == len(invented.references)
    assert [(row["target"], row["place"]) for row in rows] == [
        ("un:IPWC/4/L.1", "para:2"),
        ("resolution:IV/3", "para:2"),
        ("decision:12/CP.24", "para:2"),
        ("resolution:III/1", "resolution:IV/3#pp-1"),
        ("article:commons/5", "resolution:IV/3#pp-1"),
        ("resolution:IV/3#op-1", "resolution:IV/3#op-1-bis"),
    ]


def test_a_line_says_what_became_of_the_mark(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    marks = (
        "resolution:7/1#op-1 un:A/60/88 un:CTOC/COP/2014/CRP.5 cited:ga-decision-60-519 plain: "
        "https://un.org/a resolution:9/9x"
    )
    text = " ".join(f'[“a, "b”]({mark})' for mark in marks.split())
    act = {"number": "7/1", "title": "x", "operative": [{"number": "1", "text": text}]}
    chapter = {"number": "I", "title": "x", "resolutions": [act]}
    rows = rows_of(resolve(report(chapters=[chapter]))[0])
    base = "/ctoc-cop/session-7/"
    assert [(row["kind"], row["status"], row["leads to"]) for row in rows] == [
        ("resolution", "resolved here", f"{base}resolutions/7-1/#op-1"),
        ("un", "outside", "https://docs.un.org/en/A/60/88"),
        ("un", "not public", f"{base}documents/#ctoc-cop-2014-crp-5"),
        ("cited", "recorded only", f"{base}documents/#ga-decision-60-519"),
        ("plain", "plain", ""),
        ("https", "outside", "https://un.org/a"),
    ]
    assert {row["text"] for row in rows} == {'“a, "b”'}
    assert tuple(rows[0]) == HEAD

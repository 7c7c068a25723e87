"""What a page tells programs: golden cases, and nothing but what the data have."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.anchors import Anchor
from generator.catalogue import load_words
from generator.cited_as.metadata import Shown, json_ld, tags
from generator.cited_as.place import cited
from generator.model import Report
from generator.resolved import Resolved

RECORDS = Path(__file__).parent / "answers" / "records"
WORDS = load_words("en").pages
NOWHERE = Shown("https://plenary.example/en/", "Plenary", "en_GB")
SHOWN = replace(NOWHERE, forms=(("pdf", "a/b.pdf"),))


def anchor(resolved: Resolved, mark: str) -> Anchor:
    return next(a for a in resolved.anchors.values() if a.mark == mark)


def told(resolved: Resolved, mark: str, shown: Shown = SHOWN) -> str:
    text = cited(resolved, anchor(resolved, mark))
    here = [r for r in resolved.references if resolved.place_of(r.path).startswith(mark)]
    data = json_ld(text, shown, here, resolved.report.status, WORDS, resolved.body)
    lines = ["\t".join(tag) for tag in tags(text, shown, WORDS)]
    return "\n".join(lines) + "\n" + json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(
    "mark", ["resolution:7/2", "resolution:7/4/annex", "chapter:ii", "report:"]
)
def test_what_each_kind_of_text_tells(seventh_session: Resolved, mark: str) -> None:
    name = re.sub(r"\W+", "-", mark).strip("-")
    assert told(seventh_session, mark) == (RECORDS / f"{name}.metadata").read_text("utf-8")


def test_what_the_data_lack_is_left_out(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    made = report(chapters=[{"title": "x", "decisions": [{"number": "7/9", "title": "x"}]}])
    words = told(resolve(made)[0], "decision:7/9", NOWHERE)
    for lacking in ("date", "Date", "pdf", "published", 'citation"', "encoding", '""'):
        assert lacking not in words
    assert '"legislationIdentifier": "CTOC/COP decision 7/9"' in words


def test_an_act_cited_twice_is_told_once_and_leads_to_the_act(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    text = (
        "See [resolution 5/1](resolution:5/1), [paragraph 2](resolution:7/9#op-2) and "
        "[5/1](resolution:5/1), [A/60/88](un:A/60/88)."
    )
    operative = [{"number": "1", "text": text}, {"number": "2", "text": "x"}]
    act = {"number": "7/9", "title": "x", "operative": operative}
    [resolved] = resolve(report(chapters=[{"title": "x", "resolutions": [act]}]))
    words = json_ld(
        cited(resolved, anchor(resolved, "resolution:7/9")),
        SHOWN,
        resolved.references,
        resolved.report.status,
        WORDS,
        resolved.body,
    )
    site = SHOWN.site
    assert words["citation"] == [
        {
            "@type": "Legislation",
            "legislationIdentifier": "CTOC/COP resolution 5/1",
            "url": f"{site}ctoc-cop/#resolution-5-1",
        },
        {
            "@type": "Legislation",
            "legislationIdentifier": "CTOC/COP resolution 7/9",
            "url": f"{site}ctoc-cop/session-7/resolutions/7-9/",
        },
        {
            "@type": "CreativeWork",
            "identifier": "A/60/88",
            "url": "https://docs.un.org/en/A/60/88",
        },
    ]

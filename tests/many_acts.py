"""Reports of as many acts as are wanted, each of which cites, is cited, has notes and an annex."""

from __future__ import annotations

from typing import Any


def report_of(acts: int) -> dict[str, Any]:
    """Return what a report of so many acts holds, beside what every report has."""
    numbers = range(1, acts + 1)
    return {
        "agenda": [{"number": str(n), "title": f"Matter {n}"} for n in numbers],
        "chapters": [
            {"number": "I", "title": "Acts", "resolutions": [_act(n, acts) for n in numbers]},
            {
                "number": "II",
                "title": "Accounts",
                "sections": [_account(n) for n in numbers],
            },
        ],
        "notes": [{"number": str(n), "text": f"Records {n}, para. {n}."} for n in numbers],
    }


def _act(n: int, acts: int) -> dict[str, Any]:
    before = f"[resolution 7/{n - 1 or acts}](resolution:7/{n - 1 or acts}#op-1)"
    return {
        "number": f"7/{n}",
        "title": f"Act on matter {n}",
        "adoption": {
            "draft": f"CTOC/COP/2014/L.{n}",
            "sponsors": [f"Land {n % 3}"],
            "meeting": "2nd",
            "date": "2014-10-10",
            "agenda_item": str(n),
            "recorded": f"para:{n}",
        },
        "chapeau": "The Conference,",
        "preamble": [
            {"text": f"*Recalling* [resolution 5/{n}](resolution:5/{n}) and {before},"},
            {"text": f"*Noting* [CTOC/COP/2014/L.{n}](un:CTOC/COP/2014/L.{n}),[^{n}]"},
            {"text": f"*Noting also* [A/60/{n}](un:A/60/{n}) and [A/RES/60/{n}](un:A/RES/60/{n}),"},
        ],
        "operative": [
            {"number": "1", "text": f"*Urges* States to act on {before};"},
            {"number": "2", "text": "*Decides:*", "items": [{"number": "(a)", "text": "To go."}]},
        ],
        "annexes": [
            {
                "title": f"Rules {n}",
                "paragraphs": [{"number": "1", "text": "A rule.", "table": _TABLE}],
            }
        ],
    }


_TABLE = {"title": "Kinds", "head": ["Kind", "Mesh"], "rows": [{"cells": ["A", "12"]}]}


def _account(n: int) -> dict[str, Any]:
    draft = f"[CTOC/COP/2014/L.{n}](un:CTOC/COP/2014/L.{n})"
    said = f"The Conference adopted {draft} (see [it](resolution:7/{n}))."
    spoke = [{"speakers": [f"Land {n % 3}"], "capacity": "representative", "review": "confirmed"}]
    return {
        "number": chr(ord("A") + n % 26) * (1 + n // 26),
        "title": f"Matter {n}",
        "agenda_item": str(n),
        "paragraphs": [{"number": str(n), "text": said, "statements": spoke}],
    }

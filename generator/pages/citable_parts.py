"""The table of what can be typed as a citation, in parts, where a handbook has several reports.

What is said of all reports is one file, with a line for each of them. The texts of a report are a
file, which is asked for when the reader is in that report or names it; what is only cited is filed
by the figures in its number, so that who types "A/60/88" is given what ends in 88, or in 188.
assets/search-places.js puts together what is asked for, and citation.js reads it as if it were all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.citations.symbols import SUPPLEMENTS

OF_REPORT = "assets/citable/{report}.js"
OF_FIGURES = "assets/citable/figures/{number}.js"
_ENOUGH = 400
"""How many rows of what is only cited come in one file: some 4 KB as servers send them."""
_MOST_FIGURES = 6
"""The last figures of a longer number are enough to file it by."""

Table = Mapping[str, Any]


def parted(table: Table) -> tuple[Table, Mapping[str, Table]]:
    """Return the part that is always asked for, and the others by their names.

    The table of one report is not parted. The part for all has besides: reports, [address,
    session]; figures, how many files there are of what is cited. Those have besides: acts, [number,
    address of the report] where the number of an act does not tell the session.
    """
    sessions = {
        address: number
        for _, number, _, report, _, address, _ in table["texts"]
        if address == report
    }
    if len(sessions) < 2:
        return table, {}
    rows = {
        "documents": _last_of_each(
            row for row in table["documents"] if not _is_report(row, sessions)
        ),
        "known": table["known"],
        "acts": list(_untold(table["texts"], sessions)),
    }
    files, rest = _by_figures(rows)
    of_reports: dict[str, dict[str, list[Any]]] = {}
    for row in table["texts"]:
        name = OF_REPORT.format(report=row[3].rstrip("/"))
        of_reports.setdefault(name, {"texts": []})["texts"].append(row)
    head = {
        **table,
        **rest,
        "documents": [
            *(row for row in table["documents"] if _is_report(row, sessions)),
            *rest["documents"],
        ],
        "texts": [],
        "reports": [[address, number] for address, number in sessions.items()],
        "figures": len(files),
    }
    named = {OF_FIGURES.format(number=number): part for number, part in enumerate(files)}
    return head, of_reports | named


def _is_report(row: Sequence[str], sessions: Mapping[str, str]) -> bool:
    """Say whether a row of the documents is the symbol of a report."""
    return not row[2] and row[1] in sessions


def _last_of_each(documents: Iterator[Sequence[str]]) -> list[Sequence[str]]:
    """Return one row for each symbol: a reader is led to the last report that cites it."""
    return list({row[0].lower(): row for row in documents}.values())


def _untold(
    texts: Sequence[Sequence[str]], sessions: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the numbers of acts that do not tell the session, each with its report."""
    for kind, number, part, report, *_ in texts:
        is_act = kind != "report" and not part
        if is_act and not set(_parts(sessions[report])) <= set(_parts(number)):
            yield number.lower(), report


def _parts(number: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", number.lower())


def _by_figures(
    rows: Mapping[str, Sequence[Sequence[str]]],
) -> tuple[list[dict[str, list[Sequence[str]]]], dict[str, list[Sequence[str]]]]:
    """Return rows in files by their figures, and those that are in none: all where they are few."""
    count = sum(map(len, rows.values())) // _ENOUGH
    files: list[dict[str, list[Sequence[str]]]] = [{key: [] for key in rows} for _ in range(count)]
    rest: dict[str, list[Sequence[str]]] = {key: [] for key in rows}
    for key, some in rows.items():
        for row in some:
            # Of acts that are only cited the number is the second column.
            figures = _figures(row[1] if key == "known" else row[0]) if count else set()
            for number in {one % count for one in figures}:
                files[number][key].append(row)
            if not figures:
                rest[key].append(row)
    return files, rest


_SUPPLEMENT = re.compile(rf"/(?:{'|'.join(SUPPLEMENTS)})\..*", re.IGNORECASE)


def _figures(number: str) -> set[int]:
    """Return by what a number is filed: its last figures, and those before a supplement."""
    named = (number, _SUPPLEMENT.sub("", number))
    found = (re.findall("[0-9]+", one)[-1:] for one in named)
    return {int(figures[-_MOST_FIGURES:]) for some in found for figures in some}

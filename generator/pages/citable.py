"""What a reader can go to by typing a citation: every text with its ids, every act, article and
document that is cited. A script reads it (overrides/assets/citation.js)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.anchors import Anchor, Kind, report_address
from generator.pages.apparatus import CitedBy
from generator.pages.names import Words, capital, full_name, session_of_report
from generator.references import document_id, documents_address, instrument_address
from generator.resolved import Resolved

_ACTS = (Kind.RESOLUTION, Kind.DECISION)


def citable(all_resolved: Iterable[Resolved], cited: CitedBy, words: Words) -> dict[str, Any]:
    """Return the table of all reports of a language.

    texts: [kind, number, part, report, name, address, ids], where kind and number are those of the
    act (or "report" and the session), part is "annex-i" for an annex and the mark of a part of the
    report ("chapter:iv/a"), and ids are parted by blanks;
    known: [kind, number, address, id] of acts that are only cited;
    instruments: [names, name, address, ids]; documents: [symbol, address, id].
    """
    reports = list(all_resolved)
    return {
        "texts": [text for one in reports for text in _texts(one, words)],
        "known": _known(cited),
        "instruments": _instruments(reports, cited),
        "documents": [document for one in reports for document in _documents(one)],
    }


def _texts(resolved: Resolved, words: Words) -> list[list[str]]:
    base = report_address(resolved.report)
    ids: dict[str, list[str]] = {}
    roots: dict[str, Anchor] = {}
    for anchor in resolved.anchors.values():
        ids.setdefault(anchor.address, [])
        if anchor.id and anchor.id not in ids[anchor.address]:
            ids[anchor.address].append(anchor.id)
        elif not anchor.id:
            roots.setdefault(anchor.address, anchor)
    for number, note in resolved.notes.notes.items():
        for address in {resolved.anchor_of(call.path).address for call in note.calls}:
            ids[address].append(f"fn-{number}")
    rows = []
    for address, found in ids.items():
        root = roots.get(address)
        act = _act_of(resolved, root) if root else None
        kind, number = (act.kind.value, act.number) if act else ("report", resolved.report.session)
        part = address.removeprefix(act.address).strip("/") if act else (root.mark if root else "")
        name = capital(full_name(resolved, root, words)) if root and root.path else ""
        name = name or capital(session_of_report(resolved))
        rows.append([kind, number, part, base, name, address, " ".join(found)])
    return rows


def _act_of(resolved: Resolved, root: Anchor) -> Anchor | None:
    """Return the act that a page is of: the act itself, or that of an annex."""
    for length in range(len(root.path), 0, -1):
        anchor = resolved.anchors.get(root.path[:length])
        if anchor and anchor.kind in _ACTS:
            return anchor
    return None


def _known(cited: CitedBy) -> list[list[str]]:
    """Return the acts that have no text here, but an entry on the page of their body."""
    rows = []
    for (address, id_), citing in cited.items():
        kind, _, rest = citing[0].reference.mark.partition(":")
        if id_ and kind in _ACTS and id_.startswith(f"{kind}-"):
            number = rest.partition("#")[0].partition("/annex")[0]
            rows.append([kind, number, address, id_])
    return sorted(rows)


def _instruments(reports: list[Resolved], cited: CitedBy) -> list[list[Any]]:
    language = reports[0].report.language
    instruments = {i.id: i for one in reports for i in one.body.instruments}
    ids: dict[str, list[str]] = {}
    for address, id_ in cited:
        ids.setdefault(address, []).append(id_)
    return [
        [
            [*one.called.get(language, ()), one.short_name[language], one.name[language]],
            one.short_name[language],
            instrument_address(one),
            " ".join(sorted(ids.get(instrument_address(one), []))),
        ]
        for one in instruments.values()
    ]


def _documents(resolved: Resolved) -> list[list[str]]:
    address = documents_address(resolved.report)
    marks: Mapping[str, None] = dict.fromkeys(
        reference.mark for reference in resolved.references if reference.scheme == "un"
    )
    named = [[mark.partition(":")[2], address, document_id(mark)] for mark in sorted(marks)]
    return [[resolved.report.symbol, report_address(resolved.report), ""], *named]

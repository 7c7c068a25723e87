"""What a reader can go to by typing a citation: every text with its ids, every act, article and
document that is cited. Scripts of the site, which the search asks for when it opens; citation.js
reads the table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path as File
from typing import Any

from generator import marks, published_addresses
from generator.anchors import Anchor, Kind, act_id, report_address
from generator.catalogue import Words as Catalogue
from generator.documents import act_symbol
from generator.marks import Mark
from generator.pages.citable_parts import parted
from generator.pages.documents import is_outside
from generator.pages.earlier_acts import acts_elsewhere
from generator.pages.names import full_name
from generator.pages.notes_and_citing import CitedBy
from generator.pages.typed import grammar
from generator.references import document_id, documents_address, instrument_address
from generator.resolved import Resolved
from generator.wording import Words

TABLE = "assets/citable.js"
"""The table of all reports, or what of it is always asked for (citable_parts.py)."""
READERS = ("citation.js", "spelling.js")
"""What reads it, and what is typed; these scripts hand over functions."""
FIRST_WORDS = "assets/first-words/{report}.js"
"""What stands at each place of a report: asked for when such a place is offered."""

_LONGEST = 16
"""How many words of a place are shown."""


def scripts(all_resolved: Iterable[Resolved], cited: CitedBy, words: Catalogue) -> dict[str, str]:
    """Return the scripts over all reports of a language: name -> text."""
    head, parts = parted(citable(all_resolved, cited, words))
    named = {name: handing_over(part) for name, part in {TABLE: head, **parts}.items()}
    return named | {f"assets/{name}": reader(name) for name in READERS}


def scripts_of(resolved: Resolved) -> dict[str, str]:
    """Return the scripts of one report: name -> text."""
    report = report_address(resolved.report).rstrip("/")
    return {FIRST_WORDS.format(report=report): handing_over(first_words(resolved))}


def reader(name: str) -> str:
    """Return the text of one of the scripts that read what is typed."""
    return File(__file__).with_name(name).read_text("utf-8")


def handing_over(data: object) -> str:
    """Return a script that hands data to its own element, as those of the index on disk do.

    A page opened from disk gets scripts and no answers; so there is one way for both.
    """
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = json.dumps(written, ensure_ascii=False)
    event = f'new CustomEvent("handed",{{detail:JSON.parse({text})}})'
    return f"document.currentScript.dispatchEvent({event});\n"


def first_words(resolved: Resolved) -> dict[str, dict[str, str]]:
    """Return the words at each place of a report: address -> id -> words."""
    places: dict[str, dict[str, str]] = {}
    for place in published_addresses.now(resolved, _LONGEST + 1):
        words = place.words.split()
        cut = f"{' '.join(words[:_LONGEST])} …" if len(words) > _LONGEST else place.words
        if cut:
            places.setdefault(place.address, {})[place.id] = cut
    return places


def citable(all_resolved: Iterable[Resolved], cited: CitedBy, words: Catalogue) -> dict[str, Any]:
    """Return the table of all reports of a language.

    grammar: by what a citation is read (typed.py); spelling: what is spelt in two ways;
    texts: [kind, number, part, report, name, address, ids], where kind and number are those of the
    act (or "report" and the session), part is "annex-i" for an annex and the mark of a part of the
    report ("chapter:iv/a"), the name is as within a sentence, and ids are parted by blanks;
    known: [kind, number, address, id] of acts that are only cited, here or outside;
    titles: [title, address] of reports;
    instruments: [names (its id first, its short and its full one last), name, address, ids, its
    last article, where its text is];
    documents: [symbol, address, id], with an id on the page of documents, without one of a report
    and of an act that has a symbol of its own.
    """
    reports = list(all_resolved)
    return {
        "grammar": grammar(words, {one.body.id: one.body for one in reports}.values()),
        "spelling": words.typed["spelling"],
        "texts": [text for one in reports for text in _texts(one, words.pages)],
        "titles": [[one.words(("title",)), report_address(one.report)] for one in reports],
        "known": _known(reports, cited),
        "instruments": _instruments(reports, cited),
        "documents": [
            *(document for one in reports for document in _documents(one)),
            *_acts_with_symbols(reports, cited),
        ],
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
    for note in resolved.notes.notes.values():
        for address in {resolved.anchor_of(call.path).address for call in note.calls}:
            ids[address].append(note.id)
    rows = []
    for address, found in ids.items():
        root = roots.get(address)
        act = resolved.act_of(root.path) if root else None
        if root and root.kind is Kind.COLLECTION:
            act = root
        kind, number = (act.mark.scheme, act.number) if act else ("report", resolved.report.session)
        part = address.removeprefix(act.address).strip("/") if act else (root.mark if root else "")
        name = full_name(resolved, root, words) if root and root.path else ""
        name = name or resolved.session
        rows.append([kind, number, part, base, name, address, " ".join(found)])
    return rows


def _known(reports: list[Resolved], cited: CitedBy) -> list[list[str]]:
    """Return the acts that have no text here, but an authentic text outside, or else an entry on
    the page of their body."""
    rows = []
    for body in {one.body.id: one.body for one in reports}.values():
        for mark, citing in acts_elsewhere(body, cited).items():
            address = citing[0].reference.address
            id_ = "" if address.startswith("https:") else act_id(mark.scheme, mark.number)
            rows.append([mark.scheme, mark.number, address, id_])
    return sorted(rows)


def _acts_with_symbols(reports: list[Resolved], cited: CitedBy) -> list[list[str]]:
    """Return the acts of the bodies' own that have a symbol, here and where they are cited."""
    symbols = reports[0].handbook.symbols
    rows = [[symbol, anchor.address, ""] for symbol, anchor in symbols.items()]
    bodies = {one.body.id: one.body for one in reports}.values()
    for body in bodies:
        for mark, citing in acts_elsewhere(body, cited).items():
            if symbol := act_symbol(body, mark.scheme, mark.number):
                rows.append([symbol, citing[0].reference.address, ""])
    return rows


def _instruments(reports: list[Resolved], cited: CitedBy) -> list[list[Any]]:
    language = reports[0].report.language
    instruments = {i.id: i for one in reports for i in one.body.instruments}
    ids: dict[str, list[str]] = {}
    for address, id_ in cited:
        ids.setdefault(address, []).append(id_)
    return [
        [
            [one.id, *one.called.get(language, ()), one.short_name[language], one.name[language]],
            one.short_name[language],
            instrument_address(one),
            " ".join(sorted(ids.get(instrument_address(one), []))),
            one.articles,
            one.address,
        ]
        for one in instruments.values()
    ]


def _documents(resolved: Resolved) -> list[list[str]]:
    address = documents_address(resolved.report)
    cited: Mapping[Mark, None] = dict.fromkeys(
        one.mark.whole
        for one in resolved.references
        if one.scheme == marks.DOCUMENT and is_outside(one)
    )
    named = [[mark.name, address, document_id(mark)] for mark in sorted(cited)]
    return [[resolved.designation, report_address(resolved.report), ""], *named]

"""The names of a report's texts, and of the places in them where several texts share one page.

A place is named as docs/house.md says: the text's own name before the id
(resolution-7-3-annex-i-para-5), but for paragraphs of the report, which are counted over it.
"""

from __future__ import annotations

from generator.anchors import Anchor, report_address
from generator.model import Report, slug
from generator.resolved import Resolved

# The folders of a report's addresses and what one text in them is.
_ONE = {
    "resolutions": "resolution",
    "decisions": "decision",
    "agenda": "agenda-item",
    "chapters": "chapter",
    "annexes": "annex",
}


def text_name(address: str, report: Report) -> str:
    """Return the name of the text at an address: resolution-7-3-annex-i; that of the report
    itself is its symbol, ctoc-cop-2014-13, or its body and session where it has none, and that of
    a part of the whole report has the part's name after it: ctoc-cop-2014-13-chapter-ii."""
    folder, *rest = address.removeprefix(report_address(report)).strip("/").split("/")
    if not folder or (folder == "full" and rest):
        own = slug(report.symbol) or slug(f"{report.body} session {report.session}")
        return "-".join([own, *rest])
    return "-".join([_ONE.get(folder, folder) if rest else folder, *rest])


def place_names(resolved: Resolved) -> dict[tuple[str, str], str]:
    """Return the name of each place of a report, by its page and its id there.

    No two places have the same name: were it so, the later one gets a number.
    """
    names: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for anchor in resolved.anchors.values():
        place = anchor.address, anchor.id
        if place not in names:
            names[place] = _not_taken(_name(anchor, resolved.report), taken)
            taken.add(names[place])
    return names


def note_names(resolved: Resolved) -> dict[tuple[str, str], str]:
    """Return the names of the notes of acts and annexes, and of their calls, by page and id there.

    The address of what has the notes stands before the id: resolution-78-1-fn-3, on the page of its
    annex too. Those of the report are counted over it: their ids are their names.
    """
    names: dict[tuple[str, str], str] = {}
    for note in resolved.notes.notes.values():
        if note.holder:
            text = text_name(resolved.anchors[note.holder].address, resolved.report)
            for call in note.calls:
                address = resolved.anchor_of(call.path).address
                names[address, note.id] = f"{text}-{note.id}"
                names[address, call.id] = f"{text}-{call.id}"
    return names


def _name(anchor: Anchor, report: Report) -> str:
    # Paragraphs of the report, and chapters that are but a line in the list of them, are marked by
    # their number alone (para:36, chapter:iv): it is counted over the report.
    if anchor.id == anchor.mark.as_id:
        return anchor.id
    text = text_name(anchor.address, report)
    return f"{text}-{anchor.id}" if anchor.id else text


def _not_taken(name: str, taken: set[str]) -> str:
    count, found = 1, name
    while found in taken:
        count += 1
        found = f"{name}-{count}"
    return found

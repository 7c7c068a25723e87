"""What only follows from a mistake that is told: one mistake, one message.

When the mistake is mended, what followed is gone; what did not follow after all is told then. The
table says what follows from what, and where: in the same text, for the next number that is counted
with another, among the notes, or on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.findings import Finding
from generator.footnotes import note_path
from generator.marks import Mark
from generator.model import Accepted, Correction, Path
from generator.resolved import Resolved

_PUBLISHED = frozenset({"published-lost", "published-elsewhere"})
_OF_A_MARK = frozenset({"unknown-reference", "unknown-annex"})
"""Rules on marks that lead to what is not there."""
_NUMBERS = frozenset(
    {
        "malformed-number",
        "missing-number",
        "duplicate-number",
        "number-out-of-order",
        "duplicate-id",
    }
)
_QUOTING = _PUBLISHED | {
    "action-not-printed",
    "speaker-not-printed",
    "document-not-printed",
    "correction-disagrees",
}
"""Rules on what quotes the words of a text, which cannot fit where these are wrong."""
_OF_SENTENCES = {
    "act-without-end",
    "heading-runs-on",
    "number-in-words",
    "operative-without-verb",
}
"""Rules on what words must be like to be what they are taken for."""
_OF_A_TEXT = {
    # What is written wrongly is read as other words.
    "raw-html": _QUOTING | {"words-differ"},
    **dict.fromkeys(
        ("loose-markup", "link-with-title"), _QUOTING | {"words-differ", "unmarked-citation"}
    ),
    "words-differ": _QUOTING | {"empty-paragraph"} | _OF_SENTENCES,
    "note-missing": frozenset({"words-differ"}),
}
"""Rule -> the rules of which nothing is told in the same text."""
_OF_NOTES = {
    "note-missing": _PUBLISHED | {"note-not-called"},
    **dict.fromkeys(
        _NUMBERS,
        _PUBLISHED
        | {"note-missing", "note-not-called", "words-differ"}
        | {"ibid-uncertain", "ibid-first", "ibid-across-texts", "accepted-nothing"},
    ),
}
"""Rule, among the notes or their calls -> the rules of which nothing is told of any note that is
numbered with them."""


_OF_WHAT_IS_THERE = _NUMBERS | {"words-differ"}
"""Rules by which something may be missing, or under another number, on a page."""
_CAUSES = {*_OF_A_TEXT, *_OF_NOTES, *_OF_WHAT_IS_THERE, "number-in-words"}


def without_consequences(resolved: Resolved, findings: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings that follow from no other.

    Of words or numbers that are missing it is told besides where they are cited.
    """
    told = _about(resolved, findings)
    causes = [one for one in told if one.finding.rule in _CAUSES]
    for one in told:
        if not any(_leads_to(cause, one) for cause in causes if cause is not one):
            yield replace(one.finding, besides=_citing(resolved, one, told))


@dataclass(frozen=True, slots=True)
class _About:
    """A finding, and what it is about."""

    finding: Finding
    text: Path
    """The paragraph, item or note; of an entry that names a place, that place."""
    page: str
    notes: Path | None
    """The path of what has the notes that it is about; none where it is about none."""
    page_of_mark: str
    """The page of the act that a mark names, where that leads to nothing."""


def _about(resolved: Resolved, findings: Collection[Finding]) -> list[_About]:
    """Return the findings, each with what it is about."""
    places = resolved.paths_of_places()
    entries: dict[object, tuple[Correction | Accepted, ...]] = {
        "corrections": resolved.report.corrections,
        "accepted": resolved.report.accepted,
    }
    told = []
    for one in findings:
        path = one.path
        if len(path) > 1 and path[0] in entries:
            path = places.get(entries[path[0]][int(path[1])].place, path)
        note = note_path(path)
        anchor = resolved.anchor_of(path)
        text = note or anchor.path
        is_of_notes = note or path[-1:] == ("notes",) or one.rule == "note-missing"
        span = resolved.notes.holder_of(path) if is_of_notes else None
        told.append(_About(one, text, anchor.address, span, _of_mark(resolved, places, one)))
    return told


def _of_mark(resolved: Resolved, places: Mapping[str, Path], one: Finding) -> str:
    """Return the page of the act, or of the report, that the mark of a finding names."""
    mark = re.search(r"“([^”]+)”", one.message) if one.rule in _OF_A_MARK else None
    act = Mark(mark[1]).act if mark else ""
    anchor = resolved.anchors.get(places.get(act, ("",)))
    return anchor.address if anchor else ""


def _leads_to(cause: _About, one: _About) -> bool:
    """Say whether a finding follows from another."""
    rule, other = cause.finding.rule, one.finding.rule
    if other in _OF_A_TEXT.get(rule, ()) and cause.text == one.text:
        return True
    if rule in _NUMBERS and _of_number(cause.finding, one.finding):
        return True
    if cause.notes is not None and other in _OF_NOTES.get(rule, ()):
        return one.notes == cause.notes
    path = cause.finding.path
    if rule == "number-in-words" and _of_number_in_words(path, one.finding):
        return True
    if rule == "words-differ" and other == "missing-number":
        # The paragraph that is missing is told, as words that are lost after the one before.
        return path[-1:] != ("number",) and _is_next(_owner(path), one.finding.path)
    return rule in _OF_WHAT_IS_THERE and cause.page == {
        **dict.fromkeys(_OF_A_MARK, one.page_of_mark),
        "published-lost": one.page,
        "accepted-nothing": one.page,
    }.get(other)


def _citing(resolved: Resolved, cause: _About, told: Collection[_About]) -> str:
    """Say where is cited what a finding tells to be missing; "" where it is cited nowhere."""
    if cause.finding.rule not in _OF_WHAT_IS_THERE:
        return ""
    places = dict.fromkeys(
        resolved.place_of(one.finding.path)
        for one in told
        if one.finding.rule in _OF_A_MARK and _leads_to(cause, one)
    )
    return f"it is cited in {', '.join(places)}" if places else ""


def _of_number(cause: Finding, one: Finding) -> bool:
    """Say whether a finding follows from one on a number."""
    if one.rule == "words-differ":
        return one.path == (*cause.path, "number")
    if one.rule == "published-elsewhere":
        return one.path == cause.path or _is_next(cause.path, one.path)
    if "number-out-of-order" in (one.rule, cause.rule):
        # Two that changed places: the first of them seems to come too early.
        return _is_next(one.path, cause.path) and one.rule == "missing-number"
    return one.rule in _NUMBERS and (
        _is_next(cause.path, one.path)
        or (one.path == cause.path and _first(one.rule) > _first(cause.rule))
    )


def _of_number_in_words(path: Path, one: Finding) -> bool:
    """Say whether a finding follows from a number among the words of a text at a path: the number
    is missing beside the next one, the operative part behind the preamble."""
    if one.rule == "missing-number":
        return _is_next(_owner(path), one.path)
    return one.rule == "act-without-end" and one.path == _owner(path)[:-1]


def _first(rule: str) -> int:
    """Return which of two rules on one number is told: the one that says what is expected."""
    order = ("malformed-number", "missing-number", "duplicate-number")
    return order.index(rule) if rule in order else len(order)


def _owner(path: Path) -> Path:
    """Return the paragraph, item or row of a path: up to its last position in a list."""
    while path and not isinstance(path[-1], int):
        path = path[:-1]
    return path


def _is_next(path: Path, other: Path) -> bool:
    """Say whether a path is that of the next one in the same list."""
    if len(path) != len(other) or not path or path[:-1] != other[:-1]:
        return False
    here, there = path[-1], other[-1]
    return isinstance(here, int) and isinstance(there, int) and there == here + 1

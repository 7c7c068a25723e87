"""What only follows from a mistake that is told: one mistake, one message.

When the mistake is mended, what followed is gone; what did not follow after all is told then. The
table says what follows from what, and where: in the same text, for the next number that is counted
with another, among the notes, or on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.findings import Finding
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
_OF_A_TEXT = {
    # What is written wrongly is read as other words.
    "raw-html": _QUOTING | {"words-differ"},
    **dict.fromkeys(
        ("loose-markup", "link-with-title"), _QUOTING | {"words-differ", "unmarked-citation"}
    ),
    "words-differ": _QUOTING | {"empty-paragraph"},
    "note-missing": frozenset({"words-differ"}),
}
"""Rule -> the rules of which nothing is told in the same text."""
_OF_NOTES = {
    "note-missing": _PUBLISHED | {"note-not-called"},
    **dict.fromkeys(
        _NUMBERS,
        _PUBLISHED
        | {"note-missing", "note-not-called", "words-differ"}
        | {"ibid-uncertain", "ibid-across-texts", "accepted-nothing"},
    ),
}
"""Rule, among the notes or their calls -> the rules of which nothing is told of any note."""


def without_consequences(resolved: Resolved, findings: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings that follow from no other.

    Of words or numbers that are missing it is told besides where they are cited.
    """
    told = _Told(resolved, findings)
    for finding in findings:
        if not told.follows(finding):
            yield replace(finding, besides=told.citing(finding))


@dataclass(frozen=True, slots=True)
class _Told:
    """All that is told of a report."""

    resolved: Resolved
    findings: Collection[Finding]

    def follows(self, one: Finding) -> bool:
        """Say whether a finding follows from another."""
        return any(self._leads_to(other, one) for other in self.findings if other is not one)

    def _leads_to(self, cause: Finding, one: Finding) -> bool:
        if one.rule in _OF_A_TEXT.get(cause.rule, ()) and self._text(cause) == self._text(one):
            return True
        if cause.rule in _NUMBERS and self._of_number(cause, one):
            return True
        if self._is_of_notes(cause) and one.rule in _OF_NOTES.get(cause.rule, ()):
            return self._is_of_notes(one)
        if cause.rule == "words-differ" and one.rule == "missing-number":
            # The paragraph that is missing is told, as words that are lost after the one before.
            return cause.path[-1:] != ("number",) and _is_next(_owner(cause.path), one.path)
        if not (cause.rule in _NUMBERS or cause.rule == "words-differ"):
            return False
        if one.rule in _OF_A_MARK:
            return self._page(cause) == self._page_of_mark(one)
        lost = one.rule in ("published-lost", "accepted-nothing")
        return lost and self._page(cause) == self._page(one)

    def citing(self, cause: Finding) -> str:
        """Say where is cited what a finding tells to be missing; "" where it is cited nowhere."""
        places = dict.fromkeys(
            self.resolved.place_of(one.path)
            for one in self.findings
            if one.rule in _OF_A_MARK and self._leads_to(cause, one)
        )
        return f"it is cited in {', '.join(places)}" if places else ""

    def _page_of_mark(self, one: Finding) -> str:
        """Return the page of the act, or of the report, that the mark of a finding names."""
        mark = re.search(r"“([^”]+)”", one.message)
        act = re.split("[#/]annex|#", mark[1])[0] if mark else ""
        path = self.resolved.paths_of_places().get(act, ("",))
        return self.resolved.anchors[path].address if path in self.resolved.anchors else ""

    def _of_number(self, cause: Finding, one: Finding) -> bool:
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

    def _text(self, one: Finding) -> Path:
        """Return the paragraph, item or note of a finding."""
        path = self._place(one)
        return path[:2] if path[:1] == ("notes",) else self.resolved.anchor_of(path).path

    def _is_of_notes(self, one: Finding) -> bool:
        return one.rule == "note-missing" or self._place(one)[:1] == ("notes",)

    def _place(self, one: Finding) -> Path:
        """Return where a finding is about: of an entry that names a place, that place."""
        path, report = one.path, self.resolved.report
        entries: dict[object, tuple[Correction | Accepted, ...]] = {
            "corrections": report.corrections,
            "accepted": report.accepted,
        }
        if len(path) > 1 and path[0] in entries:
            entry = entries[path[0]][int(path[1])]
            path = self.resolved.paths_of_places().get(entry.place, path)
        return path

    def _page(self, one: Finding) -> str:
        return self.resolved.anchor_of(self._place(one)).address


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

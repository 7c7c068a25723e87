"""The id of each place in its document: what it is, and its printed number (para_5__point_a).

They are made of the ids that the handbook has for the same places (op-5-a), so that both say the
printed numbers and neither counts; the words are those of the standard's naming convention. What it
is in stands before, where the number alone does not tell which is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from generator import marks
from generator.anchors import Anchor, Anchors, Kind
from generator.marks import ACTS
from generator.model import Path

_BEFORE = {
    Kind.SECTION: marks.SECTION,
    Kind.PREAMBULAR: marks.PREAMBULAR,
    Kind.OPERATIVE: marks.OPERATIVE,
    Kind.PARAGRAPH: marks.PARAGRAPH,
    Kind.QUOTED: marks.QUOTED,
    Kind.LISTED_ITEM: marks.ITEM,
}
"""What the handbook's id of a place of a kind begins with."""
_TEXTS = (*ACTS, Kind.REPORT)


def eids(anchors: Anchors) -> Mapping[Path, str]:
    """Return the id of each place of a report in the document that it is in, by its path; "" for
    the document itself."""
    found: dict[Path, str] = {}
    taken: set[tuple[Path, str]] = set()
    for path, anchor in anchors.items():
        above = _above(anchors, path)
        eid = _eid(anchor, above, anchors, found)
        document = document_of(anchors, path)
        found[path] = _not_taken(document, eid, taken) if eid else ""
    return found


def document_of(anchors: Anchors, path: Path) -> Path:
    """Return the path of the act that a place is in; () is the report."""
    lengths = range(len(path), 0, -1)
    acts = (path[:n] for n in lengths if path[:n] in anchors and anchors[path[:n]].kind in ACTS)
    return next(acts, ())


def _above(anchors: Anchors, path: Path) -> Anchor:
    """Return the place that a place is in; the report is in itself."""
    lengths = range(len(path) - 1, -1, -1)
    return next((anchors[path[:n]] for n in lengths if path[:n] in anchors), anchors[()])


def _not_taken(document: Path, eid: str, taken: set[tuple[Path, str]]) -> str:
    count, found = 1, eid
    while (document, found) in taken:
        count += 1
        found = f"{eid}-{count}"
    taken.add((document, found))
    return found


def _eid(anchor: Anchor, above: Anchor, anchors: Anchors, found: Mapping[Path, str]) -> str:
    name = _name(anchor, above)
    if not name:
        return ""
    within = above
    if not _is_told_by(anchor, above):
        within = _text_of(anchors, anchor.path)
    before = found.get(within.path, "")
    key = _key(anchor, above)
    local = f"{name}_{key}" if key else name
    return f"{before}__{local}" if before else local


def _name(anchor: Anchor, above: Anchor) -> str:
    """Return what the standard's convention calls such a place; "" for a whole document."""
    is_item = anchor.path[-2:-1] == ("items",)
    match anchor.kind:
        case Kind.REPORT | Kind.RESOLUTION | Kind.DECISION | Kind.COLLECTION | Kind.AGENDA_ITEM:
            return ""
        case Kind.CHAPTER:
            return "chp"
        case Kind.SECTION:
            return "sec"
        case Kind.ANNEX:
            return "att"
        case Kind.CHAPEAU:
            return "formula"
        case Kind.PREAMBULAR:
            if is_item:
                return "item"
            return "crossHeading" if above.kind is Kind.SECTION else "container"
        case Kind.OPERATIVE | Kind.PARAGRAPH | Kind.UNNUMBERED | Kind.QUOTED:
            return "point" if is_item else "para"
        case Kind.LISTED_AGENDA:
            return "list"
        case Kind.LISTED_ITEM:
            return "item"
        case _:
            assert_never(anchor.kind)


def _is_told_by(anchor: Anchor, above: Anchor) -> bool:
    """Say whether the id of what a place is in stands before its own: not where its number goes
    through the whole text."""
    if above.kind not in (Kind.SECTION, Kind.CHAPTER) or anchor.kind is Kind.SECTION:
        return above.kind not in _TEXTS
    if anchor.mark.scheme in (Kind.CHAPTER.value, marks.PARAGRAPH):
        return anchor.mark.scheme == Kind.CHAPTER.value
    return anchor.id.startswith(f"{above.id}-")


def _text_of(anchors: Anchors, path: Path) -> Anchor:
    """Return the act, the annex or the report that a place is in."""
    lengths = range(len(path) - 1, -1, -1)
    around = (anchors[path[:n]] for n in lengths if path[:n] in anchors)
    return next((a for a in around if a.kind in (*_TEXTS, Kind.ANNEX)), anchors[()])


def _key(anchor: Anchor, above: Anchor) -> str:
    """Return what the id says for the number: 14, a, 2-bis."""
    match anchor.kind:
        case Kind.CHAPTER:
            return anchor.mark.name
        case Kind.CHAPEAU:
            return "1"
        case Kind.ANNEX:
            last = anchor.mark.name.rpartition("/")[2]
            return last.removeprefix(f"{marks.ANNEX}-") if last != marks.ANNEX else "1"
        case Kind.SECTION if anchor.mark.scheme == Kind.CHAPTER.value:
            return anchor.mark.rpartition("/")[2]
    own = anchor.id.removeprefix(f"{above.id}-") if above.id else anchor.id
    return own.removeprefix(f"{_BEFORE[anchor.kind]}-") if anchor.kind in _BEFORE else own

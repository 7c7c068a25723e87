"""The places of a report by what leads to them in a source: the numbers that are printed there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import anchors, marks
from generator.akn import addresses
from generator.anchors import Kind
from generator.marks import Mark
from generator.model import (
    Act,
    Body,
    Chapter,
    Path,
    Report,
    Section,
    Value,
    inline_texts,
    slug,
    walk,
)

_NUMBERED = (Kind.OPERATIVE, Kind.PARAGRAPH, Kind.SECTION, Kind.ANNEX)
_LEADS_THERE = ("](#", "](/akn/", "](<#", "](</akn/")
Places = Mapping[str, Mark]
"""Mark of an act (none of the report) with the numbers there (#45/a, #annex-1/3) -> mark."""


def places_of(report: Report, body: Body) -> Places:
    """Return the places of a report to which its own texts may lead; those that one key alone does
    not tell apart are none."""
    values = dict(walk(report))
    texts = (text for path, value in values.items() for _, text in inline_texts(value, path))
    if not any(one in text for text in texts for one in _LEADS_THERE):
        return {}
    found: dict[str, set[Mark]] = {}
    for path, anchor in anchors.assign(report, body).items():
        if anchor.kind in _NUMBERED:
            for key in set(_keys(path, values)):
                found.setdefault(key, set()).add(anchor.mark)
        elif anchor.kind in marks.ACTS:
            found.setdefault(marks.close(anchor.mark), set()).add(anchor.mark)
    return {key: next(iter(some)) for key, some in found.items() if len(some) == 1}


def mark_at(address: str, act: Mark, places: Places, body: Body) -> str:
    """Return the mark of the place that an address leads to from a text; "" where there is none.

    Args:
        address: a place of the same document, or one of Akoma Ntoso.
        act: the act that the text is in.
        places: those of the report.
        body: its body, of which address and numbers of acts are known.
    """
    if address.startswith("#"):
        return places.get(f"{act}{address}", "")
    found = addresses.read(address)
    if not found or found.actor != addresses.actor(body):
        return ""
    if found.document == addresses.REPORT:
        return places.get(_inside("", found.eid), "")
    whole = _act(found, places, body)
    return places.get(_inside(whole, found.eid), whole) if whole else ""


def _act(address: addresses.Address, places: Places, body: Body) -> str:
    """Return the mark of the act of an address: of this report, or one that its number names."""
    for mark in places.values():
        is_of_kind = mark == mark.act and mark.scheme == address.kind
        if is_of_kind and slug(mark.number) == address.number:
            return mark
    number = address.number.replace("-", "/")
    known = body.read_number(address.kind, number)
    return marks.act(address.kind, number) if known else ""


def _inside(document: str, eid: str) -> str:
    """Return the key of a place by its id, where ids are the printed numbers: para_5__point_a."""
    keys = []
    for step in eid.split("__"):
        kind, _, key = step.partition("_")
        keys.append(f"{marks.ANNEX}-{key}" if kind == "att" else key)
    return f"{document}#{'/'.join(keys)}"


def _keys(path: Path, values: Mapping[Path, Value]) -> Iterator[str]:
    """Yield what leads to a place: its numbers with those of its sections, and without."""
    document = ""
    whole: list[str] = []
    short: list[str] = []
    for length in range(1, len(path) + 1):
        value = values.get(path[:length])
        if isinstance(value, Act):
            document, whole, short = marks.act(value.kind, marks.close(value.number)), [], []
            continue
        key = _key(value, path[:length])
        whole += [key] if key else []
        is_over = isinstance(value, Chapter | Section) and length < len(path)
        short += [key] if key and not is_over else []
    for keys in (whole, short):
        if keys:
            yield f"{document}#{'/'.join(keys)}"


def _key(value: Value | None, path: Path) -> str:
    if path[-2:-1] == ("annexes",):
        return f"{marks.ANNEX}-{int(path[-1]) + 1}"
    return slug(getattr(value, "number", ""))

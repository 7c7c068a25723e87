"""What the meta of an act says of how it came about: workflow, vote, and data of our own."""

from __future__ import annotations

from typing import Any

from generator.akn.data import Data
from generator.akn.terms import (
    ADDITIONAL,
    ADOPTED,
    MEETING,
    OUTCOMES,
    RECOMMENDED,
    UNKNOWN_DAY,
    WAYS,
    draft,
    parted,
)
from generator.importers.reading.akn.file import Element, attribute
from generator.model import Adoption, Recommended, Vote
from generator.model.adoption import Counts

_ADOPTED = {outcome: way for way, outcome in OUTCOMES.items()}
_COLUMNS = {f"#{counted}": way for way, counted in WAYS.items()}


def adoption_of(document: Element, kind: str, known: Data) -> Adoption:
    """Return how the act of a document was adopted; `known` is what data of our own say of it."""
    steps = {attribute(one, "outcome"): one for one in document.iterfind("{*}meta//{*}step")}
    fields: dict[str, Any] = {
        **_brought_in(steps, kind, known),
        **{key: value for key, value in known.items() if key not in ("counts", "recommended_by")},
    }
    if (step := steps.get(RECOMMENDED)) is not None:
        by = {"paragraph": attribute(step, "refersTo"), **known.get("recommended_by", {})}
        committee, report = attribute(step, "by"), attribute(step, "as")
        fields["recommended_by"] = Recommended(committee=committee, report=report, **by)
    if (step := steps.get(ADOPTED)) is not None and attribute(step, "date") != UNKNOWN_DAY:
        fields["date"] = attribute(step, "date")
    for one in document.iterfind("{*}conclusions//{*}inline"):
        if attribute(one, "name") == MEETING:
            fields["meeting"] = attribute(one, "title")
    for voting in document.iterfind("{*}meta//{*}voting"):
        fields["adopted"] = _ADOPTED.get(attribute(voting, "outcome"), "")
        fields["vote"] = _vote(voting, known.get("counts", {}))
    return Adoption(**fields)


def _brought_in(steps: dict[str, Element], kind: str, known: Data) -> dict[str, Any]:
    """Return the draft, and its sponsors, unless somebody else submitted it."""
    fields: dict[str, Any] = {}
    if (step := steps.get(draft(kind))) is not None:
        sponsors = () if "submitted_by" in known else parted(attribute(step, "by"))
        fields |= {"draft": attribute(step, "as"), "sponsors": sponsors}
    if (step := steps.get(f"{draft(kind)}{ADDITIONAL}")) is not None:
        fields["additional_sponsors"] = parted(attribute(step, "by"))
    return fields


def _vote(voting: Element, printed: Data) -> Vote | None:
    """Return who voted how; of a column with names the number is only that which was printed."""
    counts, names = dict(printed), {}
    for one in voting.iterfind("{*}count"):
        way = _COLUMNS[attribute(one, "refersTo")]
        names[way] = tuple(voter.text or "" for voter in one.iter("{*}organization"))
        if not names[way]:
            counts[way] = attribute(one, "value")
    return Vote(counts=Counts(**counts), **names) if names else None

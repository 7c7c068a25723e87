"""How an act came about -> the workflow, the vote and the agenda items of its document.

The outcomes are those of the United Nations' files, and where these have none (by acclamation) are
made alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exporters.akn.frbr import UNKNOWN_DAY
from generator.exporters.akn.xml import Element, element, filled, voters
from generator.marks import item
from generator.model import Act, Adoption, Resolution, Vote, is_date
from generator.pages.ballot import heading
from generator.resolved import Resolved
from generator.wording import Words

PUBLISHER, BODY, MEETING, VOTER = "publisher", "adoptingBody", "adoptionMeeting", "voter"
"""The ids of those whom a document names of itself."""
_VOTING = {
    "without a vote": "adoptedWithoutVote",
    "by consensus": "adoptedByConsensus",
    "by acclamation": "adoptedByAcclamation",
    "unanimously": "adoptedUnanimously",
    "by a vote": "adoptedVote",
    "by a recorded vote": "adoptedRecordedVote",
    "by a roll-call vote": "adoptedRollCallVote",
    "by a show of hands": "adoptedShowOfHands",
    "by secret ballot": "adoptedSecretBallot",
}
_WAYS = {
    "in_favour": "inFavour",
    "against": "against",
    "abstaining": "abstaining",
    "not_voting": "notVoting",
}


def classification(resolved: Resolved, adoption: Adoption) -> Iterator[Element]:
    """Yield the agenda items under which an act was adopted."""
    keywords = []
    for key in adoption.agenda_item:
        listed = resolved.places.agenda.get(item(key))
        title = resolved.words((*listed.path, "title")) if listed else ""
        number = listed.number if listed else key
        keywords.append(
            element(
                "keyword",
                refersTo="agenda",
                value=number,
                showAs=title or number,
                dictionary=resolved.designation,
            )
        )
    if keywords:
        yield element("classification", *keywords, source=f"#{PUBLISHER}")


def workflow(act: Act) -> Iterator[Element]:
    """Yield the steps that are known: the draft, those who joined it, who recommended it, the
    adoption."""
    steps = list(
        _steps(act.adoption, "draftResolution" if act.kind == Resolution.kind else "draftDecision")
    )
    if steps:
        yield element("workflow", *steps, source=f"#{PUBLISHER}")


def _steps(adoption: Adoption, draft: str) -> Iterator[Element]:
    brought_in = ", ".join(adoption.sponsors) or adoption.submitted_by
    if adoption.draft or brought_in:
        yield _step("", draft, adoption.draft, brought_in)
    if adoption.additional_sponsors:
        yield _step("", f"{draft}AdditionalSponsors", "", ", ".join(adoption.additional_sponsors))
    if by := adoption.recommended_by:
        yield _step("", "recommendedForAdoption", by.report, by.committee, by.paragraph)
    if adoption.date or adoption.meeting:
        meeting = f"#{MEETING}" if adoption.meeting else ""
        yield _step(adoption.date, "adopted", "", f"#{BODY}", meeting)


def _step(day: str, outcome: str, as_: str, by: str, refers_to: str = "") -> Element:
    made = element(
        "step",
        date=day if is_date(day) else UNKNOWN_DAY,
        outcome=outcome,
        as_=as_,
        refersTo="_".join(refers_to.split()),
    )
    made.set("by", by)  # the schema asks for it where nobody is known, too
    return made


def voting(adoption: Adoption) -> Iterator[Element]:
    """Yield how an act was adopted, and who voted how."""
    outcome = _VOTING.get(adoption.adopted, "adoptedVote" if adoption.vote else "")
    if not outcome:
        return
    made = element("voting", outcome=outcome)
    if adoption.vote:
        filled(made, _counts(adoption.vote))
    if not len(made):
        quorum = element("quorum")
        quorum.set("value", "")  # what the schema asks for, and the United Nations write
        made.append(quorum)
    yield element("analysis", element("parliamentary", made), source=f"#{PUBLISHER}")


def _counts(vote: Vote) -> Iterator[Element]:
    for way, count, names in vote.columns():
        inside = voters(names) if names else None
        yield element("count", inside, value=count, refersTo=f"#{_WAYS[way]}")


def terms(resolved: Resolved, adoption: Adoption, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the ids of the columns of a vote, and of a voter, each with what it is called."""
    if adoption.vote is None:
        return
    for way, _, _ in adoption.vote.columns():
        yield _WAYS[way], heading(resolved, way, words)
    yield VOTER, words["akn"]["voter"]

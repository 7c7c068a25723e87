"""How an act came about -> the workflow, the vote and the agenda items of its document.

The outcomes are those of the United Nations' files, and where these have none (by acclamation) are
made alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.akn import terms
from generator.akn.terms import MEETING
from generator.exporters.akn.xml import Element, element, filled, voters
from generator.marks import item
from generator.model import Act, Adoption, Vote, is_date
from generator.pages.ballot import heading
from generator.resolved import Resolved
from generator.wording import Words

PUBLISHER, BODY, VOTER = "publisher", "adoptingBody", "voter"
"""The ids of those whom a document names of itself."""


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
    steps = list(_steps(act.adoption, terms.draft(act.kind)))
    if steps:
        yield element("workflow", *steps, source=f"#{PUBLISHER}")


def _steps(adoption: Adoption, draft: str) -> Iterator[Element]:
    brought_in = terms.together(adoption.sponsors) or adoption.submitted_by
    if adoption.draft or brought_in:
        yield _step("", draft, adoption.draft, brought_in)
    if adoption.additional_sponsors:
        others = terms.together(adoption.additional_sponsors)
        yield _step("", f"{draft}{terms.ADDITIONAL}", "", others)
    if by := adoption.recommended_by:
        yield _step("", terms.RECOMMENDED, by.report, by.committee, by.paragraph)
    if adoption.date or adoption.meeting:
        meeting = f"#{MEETING}" if adoption.meeting else ""
        yield _step(adoption.date, terms.ADOPTED, "", f"#{BODY}", meeting)


def _step(day: str, outcome: str, as_: str, by: str, refers_to: str = "") -> Element:
    made = element(
        "step",
        date=day if is_date(day) else terms.UNKNOWN_DAY,
        outcome=outcome,
        as_=as_,
        refersTo=terms.as_name(refers_to),
    )
    made.set("by", by)  # the schema asks for it where nobody is known, too
    return made


def voting(adoption: Adoption) -> Iterator[Element]:
    """Yield how an act was adopted, and who voted how."""
    outcome = terms.OUTCOMES.get(adoption.adopted, terms.VOTED if adoption.vote else "")
    if not outcome:
        return
    made = element("voting", outcome=outcome)
    if adoption.vote:
        filled(made, _counts(adoption.vote))
    if not len(made):
        quorum = element("quorum")
        quorum.set("value", "")  # what the schema asks for, and the United Nations write
        made.append(quorum)
    yield element("parliamentary", made)


def _counts(vote: Vote) -> Iterator[Element]:
    for way, count, names in vote.columns():
        inside = voters(names) if names else None
        yield element("count", inside, value=count, refersTo=f"#{terms.WAYS[way]}")


def voting_terms(resolved: Resolved, adoption: Adoption, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the ids of the columns of a vote, and of a voter, each with what it is called."""
    if adoption.vote is None:
        return
    for way, _, _ in adoption.vote.columns():
        yield terms.WAYS[way], heading(resolved, way, words)
    yield VOTER, words["akn"]["voter"]

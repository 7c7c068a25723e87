"""How an act came about: what it came from, who brought it in, and how it was adopted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.model.values import OneOrSeveral, Value


class Statement(Value):
    """A statement on an act that the report records or points to."""

    about: Literal["financial implications", "explanation of position", "after adoption"]
    """What the statement is."""
    document: str = ""
    """The symbol of the document that holds it."""
    part: str = ""
    """The part of that document, as printed: annex I"""
    recorded: str
    """The paragraph that records it: para:36"""
    note: str = ""
    """The number of the note that names the document, called where it is recorded."""


class Recommended(Value):
    """The committee that recommended an act, and where it did."""

    committee: str
    """The committee, as printed: Third Committee"""
    report: str = ""
    """The symbol of its report: A/78/481"""
    paragraph: str = ""
    """The paragraph of that report, by its number: 33"""


WAYS = ("in_favour", "against", "abstaining", "not_voting")
"""The columns of a vote."""


class Counts(Value):
    """How many voted in each way, as printed."""

    in_favour: str = ""
    """How many voted in favour: 121"""
    against: str = ""
    """How many voted against: 4"""
    abstaining: str = ""
    """How many abstained: 49"""
    not_voting: str = ""
    """How many did not vote: 19"""


class Vote(Value):
    """Who voted how: by name, or only how many."""

    counts: Counts = Counts()
    """How many voted in each way, as printed; where names stand too, the two must agree."""
    in_favour: tuple[str, ...] = ()
    """Those who voted in favour, as printed and in that order."""
    against: tuple[str, ...] = ()
    """Those who voted against."""
    abstaining: tuple[str, ...] = ()
    """Those who abstained."""
    not_voting: tuple[str, ...] = ()
    """Those who are listed as not voting, or as absent."""

    def columns(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield the columns of which something is said: the way, how many, and their names.

        How many is what is printed, else how many names there are.
        """
        for way in WAYS:
            printed, names = getattr(self.counts, way), getattr(self, way)
            if printed or names:
                yield way, printed or str(len(names)), names


Adopted = Literal[
    "",
    "without a vote",
    "by consensus",
    "by acclamation",
    "unanimously",
    "by a vote",
    "by a recorded vote",
    "by a roll-call vote",
    "by a show of hands",
    "by secret ballot",
]
"""The ways in which acts are adopted."""
WITHOUT_VOTE = ("without a vote", "by consensus", "by acclamation")
"""Those in which nobody's vote is counted."""


class Adoption(Value):
    """What the report says, elsewhere, of how an act came about."""

    one_as_text = ("agenda_item",)

    draft: str = ""
    """The symbol of the draft that was adopted; where it is a part of a document, that part too, as
    printed: A/78/429, para. 33"""
    sponsors: tuple[str, ...] = ()
    """The sponsors, as printed and in that order."""
    additional_sponsors: tuple[str, ...] = ()
    """Those who were announced as sponsors later, as printed and in that order."""
    submitted_by: str = ""
    """Who submitted a draft that had no sponsors: extended Bureau"""
    recommended_by: Recommended | None = None
    """The committee that recommended it, with its report."""
    amended: str = ""
    """How it was amended, as printed: as orally amended"""
    meeting: str = ""
    """The meeting that adopted it, as printed: 10th"""
    date: str = ""
    """The day of adoption: 2014-10-10"""
    adopted: Adopted = ""
    """How it was adopted: without a vote, by a recorded vote ..."""
    vote: Vote | None = None
    """Who voted how."""
    agenda_item: OneOrSeveral = ()
    """The agenda item under which it was adopted: 2-a; of several, a list: [13, 72]"""
    recorded: str = ""
    """The paragraph that records the adoption: para:36"""
    statements: tuple[Statement, ...] = ()
    """Statements of financial implications, explanations of position and the like."""

    @property
    def draft_symbol(self) -> str:
        """Return the symbol of the draft, or of the document that it is a part of."""
        return self.draft.partition(", ")[0]

    @property
    def draft_part(self) -> str:
        """Return the part of a document that the draft is, as printed: para. 33; or ""."""
        return self.draft.partition(", ")[2]

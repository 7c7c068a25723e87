"""The names that the standard leaves open: outcomes, ways to vote, classes, our own namespace."""

from __future__ import annotations

from collections.abc import Iterable

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UN = "http://un.org/akn4un"
"""The namespace of what the United Nations add: those who voted."""
OWN = "urn:plenary:report:1"
"""The namespace of what we add: marks, and the data for which the standard has no element. A file
of another version of it is not read back by the rules of this one."""

MARK = f"{{{OWN}}}mark"
"""The attribute of words that lead somewhere: the mark in the report, beside the address."""
NUMBER = f"{{{OWN}}}number"
"""The attribute of a printed number that is not the number with a full stop."""

OFFICERS, AGENDA, CLOSING = "officers", "agenda", "closing"
"""The classes of what a paragraph holds beside its words: lists, and words that close it."""
OFFICE, OFFICER, STATE = "office", "officer", "state"
"""The names of the words about an officer."""
ITALIC, BOLD = "italic", "bold"
"""The classes of words in a face, as the United Nations have them."""
MEETING = "adoptionMeeting"
"""The name of the words that say which meeting adopted an act."""
EDITORIAL = "editorial"
"""The status of words that the editors add."""

OUTCOMES = {
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
"""Way of adopting -> the outcome of the vote: as the United Nations say it, and others alike."""
VOTED = "voted"
"""The outcome where there was a vote and nothing says in which way."""
WAYS = {
    "in_favour": "inFavour",
    "against": "against",
    "abstaining": "abstaining",
    "not_voting": "notVoting",
}
"""Column of a vote -> what its count refers to."""
ADOPTED, RECOMMENDED, ADDITIONAL = "adopted", "recommendedForAdoption", "AdditionalSponsors"
"""The outcomes of steps; the last stands behind that of the draft."""
UNKNOWN_DAY = "0001-01-01"
"""What the United Nations write where a day is not known and the schema asks for one."""


def draft(kind: str) -> str:
    """Return the outcome of the step that brought in an act of a kind: draftResolution."""
    return f"draft{kind.capitalize()}"


def of_note(key: str, holder: str) -> str:
    """Return the id of a note; `key` says its number, `holder` is the id of the annex that has
    it."""
    own = f"authorialNote_{key}"
    return f"{holder}__{own}" if holder else own


def number_of(printed: str) -> str:
    """Return the number that is printed with a full stop behind it."""
    return printed.removesuffix(".")


def together(names: Iterable[str]) -> str:
    """Return several names as one attribute has them."""
    return ", ".join(names)


def parted(names: str) -> tuple[str, ...]:
    """Return the names that an attribute has together."""
    return tuple(names.split(", ")) if names else ()


def as_name(words: str) -> str:
    """Return words as an attribute has them that takes no blanks."""
    return "_".join(words.split())

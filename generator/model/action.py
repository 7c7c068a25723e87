"""Who must do what, by when."""

from __future__ import annotations

from typing import Literal

from generator.model.values import Key, Review, TextOrGroup, Value


class Addressed(TextOrGroup):
    """One of those whom an action addresses: as printed or, besides, by the id that it means."""

    short = "printed"

    printed: str = ""
    """The name as printed, with its article: the Working Group; none where none is printed."""
    means: tuple[str, ...] = ()
    """Which addressees of the body it means, by id, where the printed name does not tell."""


class Deadline(Value):
    """By when: the words, and the session or the day that they mean."""

    printed: str
    """The words as printed: at its eighth session"""
    session: Key = ""
    """The session of the body, by its number: 8"""
    point: Literal["", "close", "after"] = ""
    """At the close of the session, or after it; else at it or before it."""
    date: str = ""
    """The day, the last one of a period: 2014-10-20"""


class Action(Value):
    """What a paragraph decides, or asks of someone. All words are plain: no marks, no notes."""

    for_editors = ("remark",)

    by: str = ""
    """Who asks, as printed, where it is not the body itself: the President"""
    verb: str = ""
    """The verb as printed: Requests, also decides, should; none where the words hold it."""
    force: Literal["decided", "directed", "recommended"]
    """What the verb and the place of the paragraph make of it."""
    addressees: tuple[Addressed, ...] = ()
    """Whom it addresses, each as printed: the Secretariat"""
    words: str
    """What is to be done, in the words of the text; " … " stands where words are left out."""
    deadline: Deadline | None = None
    """By when, where that is printed."""
    conditions: tuple[str, ...] = ()
    """The words that limit it, in the order of the text, and not only a part of it: within existing
    resources"""
    recurrence: str = ""
    """How often, as printed: on an annual basis"""
    review: Review
    """Whether it was reviewed against the text: as the rule found it, or put right."""
    remark: str = ""
    """A remark of the editors; it is not published."""

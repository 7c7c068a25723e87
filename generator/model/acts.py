"""Acts, and the divisions of a report, which hold each other."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.text import Footnote, Paragraph
from generator.model.values import Value


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


class Adoption(Value):
    """What the report says, elsewhere, of how an act came about."""

    draft: str = ""
    """The symbol of the draft that was adopted."""
    sponsors: tuple[str, ...] = ()
    """The sponsors, as printed and in that order."""
    submitted_by: str = ""
    """Who submitted a draft that had no sponsors: extended Bureau"""
    amended: str = ""
    """How it was amended, as printed: as orally amended"""
    meeting: str = ""
    """The meeting that adopted it, as printed: 10th"""
    date: str = ""
    """The day of adoption: 2014-10-10"""
    agenda_item: str = ""
    """The agenda item under which it was adopted: 2-a"""
    recorded: str = ""
    """The paragraph that records the adoption: para:36"""
    statements: tuple[Statement, ...] = ()
    """Statements of financial implications, explanations of position and the like."""


class Division(Value):
    """A part of a report under a heading: its paragraphs, then acts, then sections."""

    inline = ("title",)

    number: str = ""
    """The number as printed, without its full stop: IV, A, 1; none where none is printed."""
    title: str
    """The heading."""
    agenda_item: str = ""
    """The agenda item that this part is the account of: 2-a"""
    paragraphs: tuple[Paragraph, ...] = ()
    """The paragraphs that stand before any section."""
    resolutions: tuple[Resolution, ...] = ()
    """The resolutions that this part holds."""
    decisions: tuple[Decision, ...] = ()
    """The decisions that this part holds."""
    sections: tuple[Section, ...] = ()
    """The sections, in order."""


class Section(Division):
    """A section of a chapter, an annex, an act or another section."""


class Chapter(Division):
    """A chapter of the report."""


class Annex(Division):
    """An annex to an act or to the report."""

    notes: tuple[Footnote, ...] = ()
    """Its notes, where it numbers them by itself: its texts call these, and no others."""


class Act(Value):
    """What resolutions and decisions have in common."""

    inline = ("title", "chapeau")
    kind: ClassVar[str]
    """The word that stands before the number in a mark: resolution, decision"""

    number: str
    """The number as printed: 7/1"""
    title: str
    """The title."""
    adoption: Adoption = Adoption()
    """What the report says elsewhere of its adoption."""
    chapeau: str = ""
    """The opening clause: The Conference of the Parties ...,"""
    preamble: tuple[Paragraph, ...] = ()
    """The preambular paragraphs; they have no numbers."""
    operative: tuple[Paragraph, ...] = ()
    """The operative paragraphs, with their printed numbers."""
    sections: tuple[Section, ...] = ()
    """Headed sections of operative paragraphs, where the act has such."""
    annexes: tuple[Annex, ...] = ()
    """Its annexes."""
    notes: tuple[Footnote, ...] = ()
    """Its notes, where the body numbers them anew in each act: the act and its annexes call these,
    and no others."""


class Resolution(Act):
    """A resolution."""

    kind = "resolution"


class Decision(Act):
    """A decision."""

    kind = "decision"


for _value in (Division, Section, Chapter, Annex, Act, Resolution, Decision):
    _value.model_rebuild()

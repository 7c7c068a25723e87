"""Acts, and the divisions of a report, which hold each other."""

from __future__ import annotations

from typing import ClassVar

from generator.model.adoption import Adoption
from generator.model.text import Footnote, Paragraph
from generator.model.values import Value


class Collection(Value):
    """Several acts under one number: 78/80 A and 78/80 B, which have a title in common."""

    inline = ("title",)

    number: str
    """The number that they have in common, as printed: 78/80"""
    title: str
    """The title over all of them."""


class Division(Value):
    """A part of a report under a heading: its paragraphs, then acts, then sections."""

    inline = ("title",)

    number: str = ""
    """The number as printed, without its full stop: IV, A, 1; none where none is printed."""
    title: str
    """The heading."""
    agenda_item: str = ""
    """The agenda item that this part is the account of: 2-a"""
    preamble: tuple[Paragraph, ...] = ()
    """Preambular paragraphs without numbers, of a part of an act that has a preamble of its own."""
    paragraphs: tuple[Paragraph, ...] = ()
    """The paragraphs that stand before any section."""
    resolutions: tuple[Resolution, ...] = ()
    """The resolutions that this part holds."""
    decisions: tuple[Decision, ...] = ()
    """The decisions that this part holds."""
    collections: tuple[Collection, ...] = ()
    """Of these, the numbers under which several stand, with what is printed over them."""
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
    collection: str = ""
    """The number that it has in common with other acts, as “collections” have it: 78/80"""
    title: str
    """The title."""
    adoption: Adoption = Adoption()
    """What the report says elsewhere of its adoption."""
    chapeau: str = ""
    """The opening clause: The Assembly of the Convention ...,"""
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


for _value in (Collection, Division, Section, Chapter, Annex, Act, Resolution, Decision):
    _value.model_rebuild()

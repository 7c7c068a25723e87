"""What a line can be in a report, and how far its sequences have come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.importers.recognizing.lines import Line


class Role(Enum):
    """What a line is in the report."""

    CHAPTER = auto()
    SECTION = auto()
    RESOLUTION = auto()
    DECISION = auto()
    ANNEX = auto()
    TITLE = auto()
    """The title of an act or annex, or more words of a heading."""
    CHAPEAU = auto()
    PREAMBULAR = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    SUBITEM = auto()
    OFFICER = auto()
    ROW = auto()
    """A row of a table."""
    CLOSING = auto()
    AGENDA = auto()
    """The heading of a listed agenda."""
    LISTED = auto()
    """An item or sub-item of a listed agenda."""
    UNPLACED = auto()


HEADINGS = (Role.CHAPTER, Role.SECTION, Role.RESOLUTION, Role.DECISION, Role.ANNEX)

CHAPTER, SECTION, SUBSECTION, ACT, ANNEX, INNER, INNERMOST = range(1, 8)
"""How deep headings lie; the sections of acts and annexes are the inner ones."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and what it is."""

    line: Line
    role: Role
    depth: int
    """Of a heading: its depth; of other lines: that of the deepest part they can stand in."""
    number: str = ""
    """The number of a heading."""
    title: str = ""
    """The words of a heading."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far the sequences of a report have come."""

    counts: tuple[int, ...] = (0,) * (INNERMOST + 1)
    """Depth -> the last chapter, section ... that was counted there."""
    depth: int = 0
    """The depth of the innermost part that is open; 0 before the first."""
    report: int = 0
    """The last numbered paragraph of the report."""
    text: int = 0
    """The last numbered paragraph of the act or annex."""
    acts: frozenset[str] = frozenset()
    """The acts that have been."""
    annexes: int = 0
    """The last annex of the report."""
    last: Role = Role.UNPLACED
    """What the line before was."""
    ended: str = ""
    """The character that it ended in."""
    item: str = ""
    """The number of the last item of the paragraph or of the listed agenda."""
    subitem: str = ""
    """The number of its last sub-item."""
    listed: int = 0
    """The last item of the listed agenda."""
    chapeau: str = ""
    """The character that the act's opening clause ended in; "" before it."""
    operative: bool = False
    """Whether the act's operative part has begun."""
    lettered: str = ""
    """The letter of its last operative paragraph, where they have letters."""

    @property
    def in_text(self) -> bool:
        """Say whether an act or annex is open, whose paragraphs are counted by themselves."""
        return self.depth >= ACT

    @property
    def in_act(self) -> bool:
        """Say whether an act itself is open, not an annex."""
        return self.in_text and self.counts[ACT] > 0 and self.counts[ANNEX] == 0

    def opened(self, depth: int, value: int, role: Role) -> Place:
        """Return the place after the heading of a part."""
        counts = (*self.counts[:depth], value, *((0,) * (INNERMOST - depth)))
        place = replace(self, counts=counts, depth=depth, last=role, item="", subitem="")
        if depth in (ACT, ANNEX):
            return replace(place, text=0, chapeau="", operative=False, lettered="")
        return place

    def out_of_text(self) -> Place:
        """Return the place in the chapter or section around an act or annex."""
        counts = (*self.counts[:ACT], *((0,) * (INNERMOST + 1 - ACT)))
        return replace(self, counts=counts, depth=min(max(self.depth, CHAPTER), SUBSECTION))

"""What a line can be in a report, and how far its sequences have come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.numbering import Counted


class Role(Enum):
    """What a line is in the report."""

    REPORT = auto()
    """The report itself, which is no line: all others are in it."""
    CHAPTER = auto()
    SECTION = auto()
    RESOLUTION = auto()
    DECISION = auto()
    COLLECTION = auto()
    """Stands over several acts under one number."""
    ANNEX = auto()
    TITLE = auto()
    """The title of an act or annex, or more words of a heading."""
    CHAPEAU = auto()
    PREAMBULAR = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    OFFICER = auto()
    ROW = auto()
    """A row of a table."""
    CAPTION = auto()
    """The title of a table, or more words of it."""
    CLOSING = auto()
    QUOTED = auto()
    """A paragraph of another text that the paragraph before it quotes."""
    AGENDA = auto()
    """The heading of a listed agenda."""
    LISTED = auto()
    """An item or sub-item of a listed agenda."""
    AGENDA_LINE = auto()
    """Names the agenda item of which a part is the account."""
    ACT_ENDS = auto()
    """Says under the text of an act when it was adopted."""
    UNPLACED = auto()


ACTS = (Role.RESOLUTION, Role.DECISION)
HEADINGS = (Role.CHAPTER, Role.SECTION, Role.COLLECTION, *ACTS, Role.ANNEX)
DIVISIONS = (Role.CHAPTER, Role.SECTION)
TEXTS = (Role.REPORT, *ACTS, Role.ANNEX)
"""Whose paragraphs are counted by themselves."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and what it is."""

    line: Line
    role: Role
    depth: int
    """Of a heading: how many parts are around its part; of other lines: how many are around it, but
    for the outermost."""
    number: str = ""
    """The number of a heading; of an agenda line the item, as marks write it: 2-a"""
    title: str = ""
    """The words of a heading."""
    level: int = 0
    """Of an item, or of an item of a listed agenda: how deep it lies, from 1."""
    doubt: str = ""
    """Why a person should look whether it is that; "" where nothing is doubtful."""


@dataclass(frozen=True, slots=True)
class Open:
    """A part of the report that is open: the report itself, a chapter, an act ..."""

    role: Role
    counted: Counted | None = None
    """Its number, where it has one."""
    paragraph: Counted | None = None
    """The last numbered paragraph of a text."""
    level: int = 0
    """The level that the source gives its heading."""
    style: str = ""
    """The style that the source gives its heading."""
    word: str = ""
    """What stands before a number in words in its heading: part"""
    named: bool = True
    """Whether its heading has words besides its number."""
    names_annex: bool = False
    """Of an act: whether its text has named an annex."""
    has_item: bool = False
    """Whether a line has said of which agenda item it is the account."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far the sequences of a report have come."""

    open: tuple[Open, ...] = (Open(Role.REPORT),)
    """The parts around this place, the report itself first."""
    acts: frozenset[str] = frozenset()
    """The acts that have been."""
    collection: tuple[str, str] = ("", "")
    """Kind and number of the acts that stand under one number here: resolution, 78/80"""
    annexes: Counted | None = None
    """The last annex of the report; an annex without a number counts as the first."""
    last: Role = Role.UNPLACED
    """What the line before was."""
    ended: str = ""
    """The character that it ended in."""
    items: tuple[Counted, ...] = ()
    """The number of the last item of the paragraph on each level."""
    listed: tuple[Counted, ...] = ()
    """The same of a listed agenda."""
    lists_agenda: bool = False
    """Whether an agenda may go on here."""
    quotes: bool = False
    """Whether paragraphs of another text may stand here."""
    quoted: Counted | None = None
    """The number of the last of them."""
    chapeau: str = ""
    """The character that the act's opening clause ended in; "" before it."""
    operative: bool = False
    """Whether the act's operative part has begun."""
    act_ended: bool = False
    """Whether the line has been that ends an act."""

    @property
    def depth(self) -> int:
        """Return how many parts are open besides the report itself."""
        return len(self.open) - 1

    @property
    def texts(self) -> tuple[int, ...]:
        """Return which of the open parts are texts, the innermost first."""
        return tuple(i for i in reversed(range(len(self.open))) if self.open[i].role in TEXTS)

    @property
    def text(self) -> Open:
        """Return the innermost text."""
        return self.open[self.texts[0]]

    @property
    def act(self) -> int:
        """Return which of the open parts is an act; 0 where none is."""
        return next((i for i, part in enumerate(self.open) if part.role in ACTS), 0)

    @property
    def over_acts(self) -> int:
        """Return which of the open parts is a collection of acts; 0 where none is."""
        found = (i for i, part in enumerate(self.open) if part.role is Role.COLLECTION)
        return next(found, 0)

    @property
    def in_text(self) -> bool:
        """Say whether an act or annex is open, whose paragraphs are counted by themselves."""
        return self.text.role is not Role.REPORT

    @property
    def in_act(self) -> bool:
        """Say whether an act itself is open, not an annex."""
        return self.text.role in ACTS

    @property
    def annex_open(self) -> bool:
        """Say whether an annex is open, and no act in it."""
        return self.text.role is Role.ANNEX

    @property
    def is_past_act(self) -> bool:
        """Say whether an act has ended, and no annex of it is open."""
        return self.act_ended and not self.annex_open

    @property
    def at_head_of_act(self) -> bool:
        """Say whether an act is open, none of its sections, and its operative part to come."""
        return self.open[-1].role in ACTS and not self.operative

    def around(self, text: int) -> tuple[Open, ...]:
        """Return the parts in which a line of a text stands: all but the texts within it."""
        inner = [i for i in self.texts if i > text]
        return self.open[: min(inner)] if inner else self.open

    def opened(self, at: int, part: Open) -> Place:
        """Return the place after the heading of a part that has a number of parts around it."""
        missing = (Open(Role.CHAPTER if at > 1 else Role.REPORT),) * max(at - len(self.open), 0)
        place = replace(
            self,
            open=(*self.open[:at], *missing, part),
            last=part.role,
            items=(),
            listed=(),
            lists_agenda=False,
            quotes=False,
            quoted=None,
        )
        if part.role in TEXTS:
            # The annex of an act does not open the act again.
            ended = self.act_ended if part.role is Role.ANNEX else False
            return replace(place, chapeau="", operative=False, act_ended=ended)
        return place

    def counted(self, text: int, paragraph: Counted) -> Place:
        """Return the place after a numbered paragraph of a text."""
        parts = list(self.around(text))
        if parts[-1].role is Role.REPORT:
            parts.append(Open(Role.CHAPTER))  # whose heading is lost
        parts[text] = replace(parts[text], paragraph=paragraph)
        return replace(
            self,
            open=tuple(parts),
            operative=True,
            items=(),
            listed=(),
            lists_agenda=False,
            quotes=False,
            quoted=None,
        )

    def out_of_act(self) -> Place:
        """Return the place in the chapter or section around an act; where none is, the same."""
        return replace(self, open=self.open[: self.act], act_ended=False) if self.act else self

    def with_item(self) -> Place:
        """Return the place after a line that says of which agenda item the innermost part is."""
        return replace(self, open=(*self.open[:-1], replace(self.open[-1], has_item=True)))

    def with_text(self, names_annex: bool) -> Place:
        """Return the place after words of an act that name an annex, or do not."""
        if not (self.act and names_annex) or self.open[self.act].names_annex:
            return self
        parts = list(self.open)
        parts[self.act] = replace(parts[self.act], names_annex=True)
        return replace(self, open=tuple(parts))

    def forms(self, at: int) -> Iterator[str]:
        """Yield in which forms the divisions are counted that are around a part, in its text."""
        for part in reversed(self.open[:at]):
            if part.role in TEXTS:
                return
            if part.counted:
                yield part.counted.form

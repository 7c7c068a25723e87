"""A line of plain text, as the steps hand it on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

CALL = re.compile("\0([^\0]*)\0")
"""A call of a note in the text of a line: its number between two signs that no text has."""
TABULAR = re.compile(r"\S(?: {3,}|\t+ *)(?=\S)")
"""A gap as between columns."""


def call(number: str) -> str:
    """Return the call of a note as it stands in the text of a line."""
    return f"\0{number}\0"


class What(Enum):
    """What a line is, as far as its page says."""

    TEXT = auto()
    NOTE = auto()
    """A note begins; `number` is the note's."""
    MORE_OF_NOTE = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that a form feed ends."""

    place: int
    """The number of the line in the file."""
    text: str
    page: int
    what: What = What.TEXT
    number: str = ""
    column: int = 0
    """Which of the columns it stood in that were side by side; 0 where there was one."""
    follows_blank: bool = False
    """Whether a blank line, or the end of a page, stands before it."""

    part: int = 1
    """Which part of the line it is, where a form feed or a column ends one."""

    @property
    def where(self) -> str:
        """Return where a person finds it: 431, or the second part of that line."""
        return str(self.place) if self.part == 1 else f"{self.place}, part {self.part}"

    @property
    def words(self) -> str:
        """Return its text without the blanks around."""
        return self.text.strip()

    @property
    def indent(self) -> int:
        """Return how many columns are blank before its words."""
        shown = self.text.expandtabs(8)
        return len(shown) - len(shown.lstrip())

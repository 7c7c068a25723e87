"""Automatic numbers of Word, counted as Word does, so that a file prints what the paper has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_FORMATS = ("decimal", "lowerLetter", "lowerRoman", "upperRoman", "upperLetter")
LATER = 9
"""Levels of a list."""


def written(how: str, place: int) -> str:
    """Return a number in a format of Word: lowerRoman, 4 -> iv."""
    if how == "decimal":
        return str(place)
    if how.endswith("Letter"):
        letters = chr(96 + (place - 1) % 26 + 1) * ((place - 1) // 26 + 1)
        return letters.upper() if how.startswith("upper") else letters
    rest, signs = place, ""
    for value, sign in (*_ROMAN, (1, "i")):
        signs, rest = signs + sign * (rest // value), rest % value
    return signs.upper() if how.startswith("upper") else signs


@dataclass(frozen=True)
class Shape:
    """How the numbers of a level look: "(%1)" in lowerLetter."""

    text: str
    how: str

    @property
    def depth(self) -> int:
        """Return how many levels are printed in it: 2 of %1.%2."""
        return self.text.count("%")


def shapes(number: str) -> Iterator[tuple[Shape, tuple[int, ...]]]:
    """Yield in which shapes a printed number can be counted, and its places."""
    if match := re.fullmatch(r"(\d+(?:\.\d+)+)(\.?)", number):
        places = tuple(map(int, match[1].split(".")))
        text = ".".join(f"%{at}" for at in range(1, len(places) + 1)) + match[2]
        yield Shape(text, "decimal"), places
    elif match := re.fullmatch(r"(\D*?)(\d+|[a-z]+|[A-Z]+)([.)]*)", number):
        before, core, after = match.groups()
        for how in _FORMATS:
            for place in range(1, 200 if core.isdecimal() else 40):
                if written(how, place) == core:
                    yield Shape(f"{before}%1{after}", how), (place,)


@dataclass
class List:
    """A list of Word (an abstractNum), and how far it has counted."""

    id: int
    levels: dict[int, Shape] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    instance: int = 0
    """The instance (num) that counts now."""

    def next_places(self, level: int, depth: int) -> tuple[int, ...]:
        """Return what Word would print next on a level."""
        own = self.counts.get(level, 0) + 1
        return (*(self.counts.get(at, 1) for at in range(level - depth + 1, level)), own)

    def set(self, level: int, places: tuple[int, ...]) -> None:
        """Count so far, and begin deeper levels anew."""
        for at, place in enumerate(places, level - len(places) + 1):
            self.counts[at] = place
        self.counts = {at: place for at, place in self.counts.items() if at <= level}


@dataclass
class Lists:
    """All lists of a file."""

    lists: dict[str, List] = field(default_factory=dict)
    instances: list[tuple[int, dict[int, int]]] = field(default_factory=list)
    """Of each num: its list, and what its levels begin with."""

    def counted(self, name: str, level: int, number: str) -> tuple[int, int] | None:
        """Return the instance and level by which Word prints a number; none where it cannot.

        Args:
            name: of the list.
            level: of the number in it.
            number: as it is to be printed.
        """
        one = self.lists.setdefault(name, List(len(self.lists)))
        found = self._shape(one, level, number)
        if not found:
            return None
        shape, places = found
        level += shape.depth - 1
        if level >= LATER or one.levels.setdefault(level, shape) != shape:
            return None
        for above in range(level - shape.depth + 1, level):
            one.levels.setdefault(above, Shape(f"%{above + 1}.", "decimal"))
        expected = one.next_places(level, shape.depth)
        if expected[:-1] != places[:-1]:
            return None  # what stands above counts by itself
        if not one.instance or expected != places:
            begins = {} if not one.instance and places[-1] == 1 else {level: places[-1]}
            self.instances.append((one.id, begins))
            one.instance = len(self.instances)
        one.set(level, places)
        return one.instance, level

    def _shape(self, one: List, level: int, number: str) -> tuple[Shape, tuple[int, ...]] | None:
        found = list(shapes(number))
        known = [f for f in found if one.levels.get(level + f[0].depth - 1) == f[0]]
        nexts = [f for f in known if one.next_places(level, f[0].depth) == f[1]]
        firsts = [f for f in found if f[1][-1] == 1]
        return next(iter((*nexts, *firsts, *known, *found)), None)

    def xml(self) -> str:
        """Return the part of a file that defines the lists."""
        abstracts = "".join(self._abstract(one) for one in self.lists.values())
        return abstracts + "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{of}"/>{_overrides(begins)}</w:num>'
            for at, (of, begins) in enumerate(self.instances, 1)
        )

    def _abstract(self, one: List) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{shape.how}"/>'
            f"<w:lvlText w:val={quoteattr(_of_levels(shape, at))}/></w:lvl>"
            for at, shape in sorted(one.levels.items())
        )
        return (
            f'<w:abstractNum w:abstractNumId="{one.id}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )


def _of_levels(shape: Shape, level: int) -> str:
    """Return the text of a level, which names levels by their places in the list."""
    first = level - shape.depth + 1
    return re.sub(r"%(\d)", lambda at: f"%{first + int(at[1])}", shape.text)


def _overrides(begins: dict[int, int]) -> str:
    return "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{place}"/></w:lvlOverride>'
        for level, place in begins.items()
    )

"""The tables of pandoc and of GitHub -> rows of cells: pipes, grids, ruled columns, HTML.

A cell is its Markdown. Where a column was too narrow for a word pandoc has cut it: that is told.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BAR = re.compile(r"(?<!\\)\|")
_PARTED = re.compile(r"[|:\-+=\s]*-[|:\-+=\s]*")
_BORDER = re.compile(r"\+(?:[-=:]+\+)+")
_RULED = re.compile(r"-{2,}(?:[ ]+-{2,})*")


@dataclass(frozen=True, slots=True)
class GivenCell:
    """A cell: its Markdown, and how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row, and where it stands."""

    place: int
    cells: tuple[GivenCell, ...]
    is_head: bool = False


Numbered = tuple[int, str]
"""A line with its number."""


@dataclass(frozen=True, slots=True)
class GivenTable:
    """A table, and how many lines it takes."""

    rows: tuple[GivenRow, ...]
    lines: int
    told: str = ""
    """What a person should look at."""
    holds_blocks: bool = False
    """Whether a cell is Markdown with paragraphs and lists of its own, and not words alone."""


def table_at(lines: Sequence[Numbered], start: int) -> GivenTable | None:
    """Return the table that begins at a line; none where none does."""
    text = lines[start][1].strip()
    if _BORDER.fullmatch(text):
        return _grid(lines, start)
    if _is_ruled(text) or (start + 1 < len(lines) and _has_columns(lines[start + 1][1])):
        return _ruled(lines, start)
    return _piped(lines, start) if "|" in text else None


# --- pipes --------------------------------------------------------------------------------------


def _piped(lines: Sequence[Numbered], start: int) -> GivenTable | None:
    """Return a table of pipes: one that says where its head ends, or has a bar at both ends."""
    head = start + 1 < len(lines) and _parts_head(lines[start + 1][1])
    if not head and not _is_barred(lines[start][1]):
        return None
    end = start
    while end < len(lines) and (_BAR.search(lines[end][1]) if head else _is_barred(lines[end][1])):
        end += 1
    return GivenTable(tuple(_rows_between_bars(lines[start:end], head)), end - start)


def _rows_between_bars(lines: Sequence[Numbered], head: bool) -> Iterator[GivenRow]:
    """Yield rows, without the line that ends the head, and without a head that has no words."""
    for index, (place, text) in enumerate(lines):
        cells = _between_bars(text)
        if not _parts_head(text) and (index or any(cell.text for cell in cells)):
            yield GivenRow(place, cells, is_head=head and not index)


def _parts_head(text: str) -> bool:
    return "|" in text and bool(_PARTED.fullmatch(text.strip()))


def _is_barred(text: str) -> bool:
    words = text.strip()
    return len(words) > 1 and words.startswith("|") and words.endswith("|")


def _between_bars(text: str) -> tuple[GivenCell, ...]:
    inside = text.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return tuple(GivenCell(cell.strip()) for cell in _BAR.split(inside))


# --- ruled columns ------------------------------------------------------------------------------


def _is_ruled(text: str) -> bool:
    return len(text) > 3 and bool(_RULED.fullmatch(text))


def _has_columns(text: str) -> bool:
    return _is_ruled(text.strip()) and " " in text.strip()


def _ruled(lines: Sequence[Numbered], start: int) -> GivenTable | None:
    """Return a table whose columns are ruled by dashes: pandoc's simple and multiline ones.

    A rule over the head means that one ends the table; without a head, so does that of the columns.
    """
    closed = _is_ruled(lines[start][1].strip())
    ruled = _rule_of_columns(lines, start)
    end = _end_of_ruled(lines, ruled, closed=closed) if ruled >= 0 else -1
    if end < 0:
        return None
    columns = [match.start() for match in re.finditer("-+", lines[ruled][1])]
    head, rows = lines[start + closed : ruled], lines[ruled + 1 : end]
    if any(_crosses(text, columns) for _, text in (*head, *rows)):
        return None
    parted = closed and any(not text.strip() for _, text in rows)
    found = (
        *_ruled_rows(head, columns, head=True, parted=True),
        *_ruled_rows(rows, columns, head=False, parted=parted),
    )
    return GivenTable(found, end + closed - start)


def _rule_of_columns(lines: Sequence[Numbered], start: int) -> int:
    """Return the line whose dashes are the columns of the table that begins at a line; -1: none.

    A rule without columns may be one between paragraphs, unless it is indented as pandoc does.
    """
    first = lines[start][1]
    if _has_columns(first):
        return start
    if not _is_ruled(first.strip()):
        return start + 1
    for index in range(start + 1, len(lines) if first.startswith("  ") else 0):
        if _is_ruled(lines[index][1].strip()):
            return index
        if not lines[index][1].strip():
            break
    return -1


def _crosses(text: str, columns: Sequence[int]) -> bool:
    """Say whether a word stands on the edge of two columns."""
    shown = _wide(text)
    edges = (shown[edge - 1 : edge + 1] for edge in columns[1:])
    return any(len(edge) == 2 and " " not in edge for edge in edges)


def _end_of_ruled(lines: Sequence[Numbered], ruled: int, *, closed: bool) -> int:
    """Return the line that ends a ruled table: its last rule, else a blank one; -1: none does."""
    for index in range(ruled + 1, len(lines)):
        text = lines[index][1].strip()
        if _is_ruled(text) if closed else not text:
            return index
    return -1 if closed else len(lines)


def _ruled_rows(
    lines: Sequence[Numbered], columns: Sequence[int], *, head: bool, parted: bool
) -> Iterator[GivenRow]:
    """Yield rows: each line is one, or where they are parted by blank lines what stands between."""
    group: list[Numbered] = []
    for place, text in (*lines, (0, "")):
        if group and (not text.strip() or not parted):
            cells = zip(*(_cut(t, columns) for _, t in group), strict=True)
            joined = tuple(GivenCell(" ".join(filter(None, cell))) for cell in cells)
            yield GivenRow(group[0][0], joined, head)
            group = []
        if text.strip():
            group.append((place, text))


def _cut(text: str, columns: Sequence[int]) -> list[str]:
    """Return what stands in each column; what stands left of the first belongs to it."""
    shown = _wide(text)
    edges = [0, *columns[1:], len(shown)]
    return [_narrow(shown[left:right]).strip() for left, right in pairwise(edges)]


# --- grids --------------------------------------------------------------------------------------


_NARROW = (
    "the columns of this table are narrower than its words, which are cut: convert the original "
    "with `--columns=300`, or import the original itself"
)


def _grid(lines: Sequence[Numbered], start: int) -> GivenTable | None:
    """Return a table drawn with +, - and |, whose cells may cover several columns and rows."""
    end = start
    while end < len(lines) and lines[end][1].strip()[:1] in ("+", "|"):
        end += 1
    drawn = [_wide(text.strip()) for _, text in lines[start:end]]
    while drawn and not _BORDER.fullmatch(drawn[-1]):
        drawn.pop()
    if len(drawn) < 3 or len(set(map(len, drawn))) > 1:
        return None
    cells = sorted(_Grid(drawn).cells())
    lefts = sorted({left for _, left, _, _ in cells})
    tops = sorted({top for top, _, _, _ in cells})
    # Where the head ends, its lower border has equals signs.
    head = next((y for y, line in enumerate(drawn) if "=" in line and _BORDER.fullmatch(line)), 0)
    rows: dict[int, list[GivenCell]] = {top: [] for top in tops}
    narrow = False
    for top, left, bottom, right in cells:
        inside = [_narrow(line[left + 1 : right]) for line in drawn[top + 1 : bottom]]
        narrow = narrow or _is_cut(inside)
        across = bisect_left(lefts, right) - bisect_left(lefts, left)
        down = bisect_left(tops, bottom) - bisect_left(tops, top)
        text = "\n".join(line[1:].rstrip() for line in inside).strip("\n")
        rows[top].append(GivenCell(text, across, down))
    found = (GivenRow(lines[start + top + 1][0], tuple(rows[top]), top < head) for top in tops)
    told = _NARROW if narrow else ""
    return GivenTable(tuple(found), len(drawn), told, holds_blocks=True) if cells else None


def _is_cut(inside: Sequence[str]) -> bool:
    """Say whether words were cut so as to fit into a cell: two lines in a row fill it."""
    filled = [line[:1] == " " and line[1:].strip() == line[1:-1] != "" for line in inside]
    words = [line.strip() for line in inside]
    return any(
        one and other.strip() and " " not in word and word.isalpha() and other[0].islower()
        for one, word, other in zip(filled, words, words[1:], strict=False)
    )


class _Grid:
    """The lines of a drawn table, in which cells are found from their upper left corners."""

    def __init__(self, drawn: Sequence[str]) -> None:
        self.drawn = drawn
        self.bottom, self.right = len(drawn) - 1, len(drawn[0]) - 1
        self.steps = 20 * len(drawn) * len(drawn[0])
        """How far is looked for cells; a table that people read needs a part of it."""

    def cells(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield top, left, bottom and right of each cell; nothing where they leave a gap."""
        corners, covered = [(0, 0)], 0
        found: list[tuple[int, int, int, int]] = []
        seen = {(0, 0)}
        while corners:
            top, left = corners.pop()
            cell = self._cell(top, left)
            if not cell:
                return
            bottom, right = cell
            found.append((top, left, bottom, right))
            covered += (bottom - top) * (right - left)
            for corner in ((top, right), (bottom, left)):
                inside = corner[0] < self.bottom and corner[1] < self.right
                if corner not in seen and inside and self._begins(*corner):
                    seen.add(corner)
                    corners.append(corner)
        if covered == self.bottom * self.right:
            yield from found

    def _begins(self, y: int, x: int) -> bool:
        """Say whether a cell can begin at a corner: lines go right and down from it."""
        return (
            self.drawn[y][x] == "+"
            and self.drawn[y][x + 1] in "-=:"
            and self.drawn[y + 1][x] in "|+"
        )

    def _cell(self, top: int, left: int) -> tuple[int, int] | None:
        """Return bottom and right of the smallest cell that has this corner."""
        for right in range(left + 1, self.right + 1):
            sign = self.drawn[top][right]
            if sign not in "+-=:":
                return None
            if sign == "+":
                for bottom in range(top + 1, self.bottom + 1):
                    self.steps -= 1
                    if self.steps < 0:
                        return None
                    if self.drawn[bottom][right] not in "+|":
                        break
                    if self.drawn[bottom][left] not in "+|":
                        return None
                    if self._closes(bottom, left, right):
                        return bottom, right
        return None

    def _closes(self, bottom: int, left: int, right: int) -> bool:
        if self.drawn[bottom][left] != "+" or self.drawn[bottom][right] != "+":
            return False
        self.steps -= right - left
        line = self.drawn[bottom][left : right + 1]
        return not line.strip("+-=:")


# --- signs that are two columns broad, or none ---------------------------------------------------

_FILL = "\ue000"
"""Stands behind a sign that is two columns broad."""


def _wide(text: str) -> str:
    """Return a line in which each place is a column: pandoc counts Chinese signs as two."""
    if text.isascii():
        return text
    return "".join(one + _FILL * (unicodedata.east_asian_width(one) in "WF") for one in text)


def _narrow(text: str) -> str:
    return text.replace(_FILL, "")

"""How a table fits on a sheet: the size of its type, the breadth of its columns, the sheet's side.

typst itself, asked to fit columns, lets words lie over each other where they have no room. So it is
only asked how broad the words are; the rest is reckoned here, and what does not fit is told to an
editor before a PDF is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import ceil

from generator.exporters.paper.breaks import digits_together, with_breaks
from generator.exporters.paper.typeset import breadths, hyphenated
from generator.exporters.texts.blocks import Blocks, Data
from generator.exporters.texts.runs import Run, Runs, Setter
from generator.findings import Finding
from generator.pages.page import Grid
from generator.pages.whole_report import whole_report
from generator.resolved import Resolved
from generator.wording import Words, unbroken


@dataclass(frozen=True, slots=True)
class Way:
    """A way to print a table."""

    size: float
    """Of its type, in points."""
    turned: bool = False
    """Whether it has sheets of its own, on their side."""
    whole: float = 99
    """How long a word may be, in breadths of an "m", that is never hyphenated."""

    @property
    def inset(self) -> float:
        """Return the room at each side of a cell, in points."""
        return min(4.0, self.size * 0.42)


WAYS = (
    *(Way(9), Way(8), Way(8, whole=7), Way(9, turned=True), Way(8, turned=True)),
    *(Way(8, turned=True, whole=6), Way(7, turned=True), Way(7, turned=True, whole=5)),
    *(Way(6, turned=True), Way(6, turned=True, whole=4), Way(6, turned=True, whole=0)),
)
"""All ways, the best first: smaller type is better than another side of the sheet."""

_FIRST_WITH_HYPHENS = next(way for way in WAYS if way.whole < 99)
_POINTS = 72 / 25.4  # a millimetre
_BREADTH = {False: 150 * _POINTS, True: 239 * _POINTS}
"""What is between the margins, upright and turned, on the narrower of the papers (sheet.typ)."""
_HEAD = {False: 75 * _POINTS, True: 53 * _POINTS}
"""The height that a head may have: a third of the sheet, since it stands on each."""
_SLACK = 0.3
"""Points a column, for what rounding may take."""
_EASY = 16
"""Breadths of an "m": a column is so broad with ease; what is over goes to the longest cells."""

_Atoms = list[Run]
"""Words and blanks: a run of one word, with what it stands in around it, or " "."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text, and what it is known by: pieces that are alike are measured once."""

    atoms: _Atoms
    key: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, whole and word by word: what no blank parts, note calls with the word before them."""

    whole: _Piece
    words: tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """The breadths of a column in type of one point."""

    least: float
    """That of its longest word."""
    parted: float
    """That of its longest part of a word, if all words are hyphenated."""
    whole: float
    """That of its longest cell on one line."""
    head: float
    """That of its head on one line."""
    words: tuple[tuple[float, tuple[str, ...]], ...]
    """Its words: how broad each is, and what of it may be hyphenated."""
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What may be hyphenated -> its parts, where hyphens are needed."""


def laid_out(blocks: Sequence[Data], language: str) -> list[Data]:
    """Return blocks, the tables among them with the way to print them (see `Way`) and the breadths
    of their columns.

    A table that fits in no way is squeezed: `too_broad` has told an editor of it.
    """
    tables = [_prepared(block) for block in blocks if block["kind"] == "table"]
    done = ({**table, **way} for table, way in zip(tables, _fitted(tables, language), strict=True))
    return [next(done) if block["kind"] == "table" else block for block in blocks]


def _prepared(table: Data) -> Data:
    """Return a table as it is printed: no number is parted."""
    head = [digits_together(cell) for cell in table["head"]]
    rows = [[digits_together(cell) for cell in row] for row in table["rows"]]
    return {**table, "head": head, "rows": rows}


def too_broad(resolved: Resolved, words: Words) -> Iterator[Finding]:
    """Yield a finding for every table of a report that fits on no sheet in any way."""
    placed = [one for one in whole_report(resolved, words) if isinstance(one.block, Grid)]
    making = Blocks(resolved, words, Setter(resolved.by_mark, {}, ""))
    whole = unbroken(words)
    tables = [_prepared(with_breaks(data, whole)) for one in placed for data in making.of(one)]
    for one, columns in zip(placed, _columns(tables, resolved.report.language), strict=True):
        assert isinstance(one.block, Grid)
        if not any(_breadths(columns, way) for way in WAYS):
            yield resolved.lines.finding("table-too-broad", one.block.path, _message(columns))


def _message(columns: Sequence[_Column]) -> str:
    way = WAYS[-1]
    needed = sum(column.parted * way.size + 2 * way.inset for column in columns) / _POINTS
    room = _BREADTH[True] / _POINTS
    if needed > room:
        return (
            f"the words of its {len(columns)} columns need {ceil(needed)} mm side by side in the "
            f"smallest type, and a sheet on its side has {room:.0f}; make it two tables, or "
            "shorten the longest words"
        )
    return (
        "its headings fill more than a third of a sheet, and they stand on each; shorten them, or "
        "let notes say the rest"
    )


def _fitted(tables: Sequence[Data], language: str) -> Iterator[Data]:
    """Yield, for each table, what the first way that fits makes of it."""
    for columns in _columns(tables, language):
        ways = ((way, _breadths(columns, way)) for way in WAYS)
        way, found = next((one for one in ways if one[1]), (WAYS[-1], []))
        found = found or [_BREADTH[way.turned] / len(columns) for _ in columns]
        yield {
            "size": way.size,
            "turned": way.turned,
            "inset": way.inset,
            "columns": found,
            "hyphenated": [
                _hyphenated(column, (room - 2 * way.inset) / way.size)
                for column, room in zip(columns, found, strict=True)
            ],
        }


def _hyphenated(column: _Column, room: float) -> dict[str, str]:
    """Return what must be hyphenated in a column -> the same with soft hyphens; no other word is.

    typst hyphenates nothing before the call of a note, and what is partly in italics elsewhere
    than each part of it: its hyphens are those that were reckoned with.
    """
    long = {one for breadth, words in column.words if breadth > room for one in words}
    return {
        one: "".join(_with_hyphens_after("\u00ad", column.parts.get(one, [one])))
        for one in sorted(long)
    }


def _breadths(columns: Sequence[_Column], way: Way) -> list[float]:
    """Return the breadths of columns, each with its insets, in points; none where they do not fit.

    Each has room for its longest word; what is left goes to those that need it.
    """
    room = _BREADTH[way.turned] - len(columns) * (2 * way.inset + _SLACK)
    least = [max(one.parted, min(one.least, way.whole)) * way.size for one in columns]
    whole = [max(one.whole * way.size, low) for one, low in zip(columns, least, strict=True)]
    if sum(least) > room:
        return []
    easy = [max(low, min(one, _EASY * way.size)) for low, one in zip(least, whole, strict=True)]
    found = _between(easy, whole, room) if sum(easy) <= room else _between(least, easy, room)
    # A column whose cells are all empty takes no breadth, and no lines.
    pairs = [(c, one) for c, one in zip(columns, found, strict=True) if one]
    lines = (ceil(1.3 * c.head * way.size / one) for c, one in pairs)
    if max(lines, default=0) * way.size * 1.4 > _HEAD[way.turned]:
        return []
    return [one + 2 * way.inset + _SLACK for one in found]


def _between(low: Sequence[float], high: Sequence[float], room: float) -> list[float]:
    """Return breadths from the low ones towards the high ones, as far as there is room."""
    wanted = sum(high) - sum(low)
    share = min(1.0, (room - sum(low)) / wanted) if wanted > 0 else 0.0
    return [one + (other - one) * share for one, other in zip(low, high, strict=True)]


# --- how broad words are ----------------------------------------------------------------------


def _columns(tables: Sequence[Data], language: str) -> list[list[_Column]]:
    """Return the columns of tables with their breadths, which typst is asked for all at once."""
    cells = [_cells(table) for table in tables]
    broad = [_broad_cells(table) for table in tables]
    every = [cell for columns in cells for column in columns for cell in column]
    every += [one.cell for table in broad for one in table]
    of = _asked(
        [*(cell.whole for cell in every), *(word for cell in every for word in cell.words)],
        language,
    )
    found = []
    for table, columns, over in zip(tables, cells, broad, strict=True):
        headed = "spans" not in table or table["spans"]["heads"] > 0
        plainly = _with_broad([_column(column, of, headed) for column in columns], over, of)
        fits = any(_breadths(plainly, way) for way in WAYS[: WAYS.index(_FIRST_WITH_HYPHENS)])
        found.append(plainly if fits else _with_hyphens(plainly, columns, over, of, language))
    return found


@dataclass(frozen=True, slots=True)
class _Broad:
    """A cell over several columns."""

    cell: _Cell
    first: int
    across: int
    is_head: bool


def _with_broad(
    columns: list[_Column], broad: Sequence[_Broad], of: Mapping[str, float]
) -> list[_Column]:
    """Return columns that have room for the cells over several of them, each an equal share of what
    such a cell needs more than they have."""
    for one in broad:
        words = {word.key: word for word in one.cell.words}
        least, whole = max((of[key] for key in words), default=0.0), of[one.cell.whole.key]
        long = tuple((of[key], tuple(_hyphenable(word.atoms))) for key, word in words.items())
        over = range(one.first, min(one.first + one.across, len(columns)))
        lacks = max(0.0, least - sum(columns[at].least for at in over)) / len(over)
        wants = max(0.0, whole - sum(columns[at].whole for at in over)) / len(over)
        for at in over:
            column = columns[at]
            columns[at] = replace(
                column,
                least=column.least + lacks,
                parted=column.parted + lacks,
                whole=max(column.whole + wants, column.least + lacks),
                head=column.head + (whole / len(over) if one.is_head else 0.0),
                words=(*column.words, *long),
            )
    return columns


def _column(cells: Sequence[_Cell], of: Mapping[str, float], headed: bool) -> _Column:
    words = {word.key: word for cell in cells for word in cell.words}
    least = max((of[key] for key in words), default=0.0)
    whole = max((of[cell.whole.key] for cell in cells), default=0.0)
    long = tuple((of[key], tuple(_hyphenable(word.atoms))) for key, word in words.items())
    head = of[cells[0].whole.key] if cells and headed else 0.0
    return _Column(least, least, whole, head, long)


def _with_hyphens(
    plainly: Sequence[_Column],
    columns: Sequence[Sequence[_Cell]],
    broad: Sequence[_Broad],
    of: Mapping[str, float],
    language: str,
) -> list[_Column]:
    """Return columns that know how broad their words are when they are hyphenated."""
    words = [[word for cell in cells for word in cell.words] for cells in columns]
    for one in broad:
        # Its words are parted as if the first of its columns were all that there is.
        words[min(one.first, len(words) - 1)] += one.cell.words
    long = sorted({one for column in words for word in column for one in _hyphenable(word.atoms)})
    parts = dict(zip(long, hyphenated(long, language), strict=True))
    each = {word.key: word for column in words for word in column}
    parted = {
        key: [_piece(one) for one in _parted(word.atoms, parts)] for key, word in each.items()
    }
    of = {**of, **_asked([part for some in parted.values() for part in some], language)}
    least = [
        max((of[part.key] for word in column for part in parted[word.key]), default=0.0)
        for column in words
    ]
    return [replace(one, parted=low, parts=parts) for one, low in zip(plainly, least, strict=True)]


def _asked(pieces: Iterable[_Piece], language: str) -> dict[str, float]:
    """Return how broad pieces of text are, in type of one point."""
    wanted = {piece.key: piece.atoms for piece in pieces}
    return dict(zip(wanted, breadths(list(wanted.values()), language), strict=True))


def _piece(atoms: _Atoms) -> _Piece:
    return _Piece(atoms, json.dumps(atoms))


def _cell(runs: Runs) -> _Cell:
    atoms = list(_atoms(runs))
    return _Cell(_piece(atoms), tuple(map(_piece, _words(atoms))))


def _cells(table: Data) -> list[list[_Cell]]:
    """Return the cells of each column of a table, the head first."""
    head = [[{"strong": cell}] for cell in table["head"]]
    if "spans" not in table:
        rows = zip(head, *table["rows"], strict=True)
        return [[_cell(cell) for cell in column] for column in rows]
    found: list[list[_Cell]] = [[] for _ in range(table["spans"]["width"])]
    for cell, _, (column, across, _) in _placed(table):
        if across == 1:
            found[min(column, len(found) - 1)].append(_cell(cell))
    return found


def _broad_cells(table: Data) -> list[_Broad]:
    """Return the cells of a table that stand over several columns."""
    return [
        _Broad(_cell(cell), column, across, is_head)
        for cell, is_head, (column, across, _) in (_placed(table) if "spans" in table else ())
        if across > 1
    ]


def _placed(table: Data) -> Iterator[tuple[Runs, bool, Sequence[int]]]:
    """Yield the cells of a table, whether each is a heading, and where it stands."""
    spans = table["spans"]
    for at, (row, places) in enumerate(
        zip((table["head"], *table["rows"]), spans["cells"], strict=True)
    ):
        is_head = at < spans["heads"]
        for cell, place in zip(row, places, strict=True):
            yield ([{"strong": cell}] if is_head else cell), is_head, place


_BLANKS = re.compile("( )")


def _atoms(runs: Runs) -> Iterator[Run]:
    """Yield runs word by word, with blanks between: what is in italics or in a link too."""
    for run in runs:
        if isinstance(run, str):
            yield from filter(None, _BLANKS.split(run))
        elif "note" in run:
            yield {"raised": f",{run['note']}" if run["after-call"] else run["note"]}
        elif "long" in run:
            yield from (one for piece in run["long"] for one in (" ", piece))
        elif "link" in run:
            yield from _atoms(run["link"])
            if run.get("far"):
                yield from (" ", "[p.", " ", "0000]")
        else:
            [(kind, inside)] = run.items()
            yield from (one if one == " " else {kind: [one]} for one in _atoms(inside))


def _words(cell: _Atoms) -> Iterator[_Atoms]:
    """Yield the words of a cell."""
    for blank, word in groupby(cell, key=lambda one: one == " "):
        if not blank:
            yield list(word)


def _hyphenable(word: _Atoms) -> Iterator[str]:
    """Yield what of a word may be hyphenated."""
    for atom in word:
        if isinstance(atom, str):
            yield from [atom] if _LETTERS.search(atom) else []
        elif "raised" not in atom:
            yield from _hyphenable(next(iter(atom.values())))


_LETTERS = re.compile(r"[^\W\d_]{5}")
"""What typst may hyphenate; shorter words it never does."""


def _parted(word: _Atoms, parts: Mapping[str, Sequence[str]]) -> list[_Atoms]:
    """Return the parts of a word, hyphenated."""
    done: list[_Atoms] = [[]]
    for atom in word:
        first, *others = _parts_of(atom, parts)
        done[-1].append(first)
        done += [[one] for one in others]
    return done


def _parts_of(atom: Run, parts: Mapping[str, Sequence[str]]) -> list[Run]:
    if isinstance(atom, str):
        return list(_with_hyphens_after("-", parts.get(atom, [atom])))
    [(kind, inside)] = atom.items()
    if kind == "raised":
        return [atom]
    return [{kind: [one]} for one in _parts_of(inside[0], parts)]


def _with_hyphens_after(hyphen: str, parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a word with hyphens; where it has one or a stroke of its own a line ends
    without another."""
    *before, last = parts
    yield from (f"{part}{hyphen}" if part[-1].isalpha() else part for part in before)
    yield last

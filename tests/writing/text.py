"""Plain text of a report: as Word saves it, and as pdftotext leaves the pages of a PDF."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from writing.printed import HEADINGS, Inline, Kind, Paper, Printed, faces

_WIDTH = 70
_LINES = 44
"""Lines of text and notes on a page."""
_INDENT = {Kind.PARAGRAPH: 6, Kind.ITEM: 6, Kind.LISTED: 6}
_CENTRED = (Kind.CHAPTER, Kind.ACT, Kind.ANNEX, Kind.UNDER, Kind.TITLE)


def saved(paper: Paper) -> bytes:
    """Return what Word saves as text: a paragraph a line, tabs after numbers, notes behind."""
    called: list[tuple[int, str]] = []
    lines = [_saved_line(line, called) for line in paper.lines]
    notes = [f"[{number}] {_flat(paper.notes[of, number])}" for of, number in called]
    return "\r\n".join((*lines, "", *notes, "")).encode()


def _saved_line(line: Printed, called: list[tuple[int, str]]) -> str:
    if line.kind is Kind.ROW:
        return "\t".join(_with_brackets(words, line, called) for words, _, _ in line.cells)
    number = f"{line.number}\t" if line.number else ""
    return number + _with_brackets(line.words, line, called)


def _with_brackets(words: Inline, line: Printed, called: list[tuple[int, str]]) -> str:
    """Return words in which the first call of a note is in brackets; a later one is a bare figure,
    as the field that repeats it."""
    said = []
    for face in faces(words):
        if face.call and (line.notes, face.call) not in called:
            called.append((line.notes, face.call))
            said.append(f"[{face.call}]")
        else:
            said.append(face.call or face.text)
    return "".join(said)


def _flat(words: Inline) -> str:
    """Return words in which calls are bare figures, as raised ones become in plain text."""
    return "".join(face.call or face.text for face in faces(words))


@dataclass
class _Pages:
    """The pages of a report as they are filled."""

    paper: Paper
    done: list[list[str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    called: set[tuple[int, str]] = field(default_factory=set)

    def add(self, lines: Sequence[str], line: Printed) -> None:
        """Add the printed lines of a paragraph; a page may end between any two of them."""
        calls = [face.call for words in _inside(line) for face in faces(words) if face.call]
        for at, one in enumerate(lines):
            here = [c for c in calls if _is_called(c, one)] if at < len(lines) - 1 else calls
            calls = [c for c in calls if c not in here]
            notes = [n for c in here for n in self._note(line, c)]
            foot = len(self.notes) + len(notes) + (1 if self.notes or notes else 0)
            if len(self.lines) + 1 + foot > _LINES and self.lines:
                self.end()
            self.lines.append(one)
            self.notes += notes

    def _note(self, line: Printed, number: str) -> list[str]:
        key = (line.notes, number)
        if key in self.called:
            return []
        self.called.add(key)
        words = _flat(self.paper.notes[key])
        return textwrap.wrap(
            words, _WIDTH, initial_indent=f"  {number}   ", subsequent_indent="     "
        )

    def end(self) -> None:
        """End the page: its head, its text, its notes, its foot."""
        number = len(self.done) + 1
        symbol = self.paper.symbol
        head = symbol if number % 2 == 0 else f"{symbol:>{_WIDTH}}"
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        foot = ["__________", *self.notes] if self.notes else []
        page = [head, "", "", *self.lines, "", *foot, "", ""]
        page.append(f"{number}/12" if number % 2 == 0 else f"{f'{number}/12':>{_WIDTH}}")
        self.done.append(page)
        self.lines, self.notes = [], []


def _inside(line: Printed) -> Iterator[Inline]:
    yield line.words
    yield from (words for words, _, _ in line.cells)


def _is_called(number: str, printed: str) -> bool:
    """Say whether a printed line has the figure of a call: thereto,1 (which no blank precedes)."""
    return any(
        word.rstrip(".,;:").endswith(number) and not word.startswith(number)
        for word in printed.split()
    )


def paged(paper: Paper) -> bytes:
    """Return what pdftotext -layout leaves of pages: wrapped lines, heads, notes at their foot."""
    pages = _Pages(paper)
    for at, line in enumerate(paper.lines):
        if line.kind is Kind.SYMBOL:
            continue  # its pages bear it
        pages.add(_laid_out(line), line)
        after = paper.lines[at + 1] if at + 1 < len(paper.lines) else None
        if line.kind is not Kind.ROW or after is None or after.kind is not Kind.ROW:
            pages.add([""], Printed(line.kind))
    pages.end()
    return "\f".join("\n".join(page) + "\n" for page in pages.done).encode()


def _laid_out(line: Printed) -> list[str]:
    if line.kind is Kind.ROW:
        return ["".join(f"{_flat(words):<{18 * across}}" for words, across, _ in line.cells)]
    words = _flat(line.words)
    if line.kind in _CENTRED:
        wrapped = textwrap.wrap(f"{line.number} {words}".strip(), 50)
        return [one.center(_WIDTH).rstrip() for one in wrapped]
    if line.kind in HEADINGS:
        return textwrap.wrap(
            f"{line.number}    {words}".strip(), _WIDTH, subsequent_indent="      "
        )
    if line.kind is Kind.PARTICULARS:
        return [f"{'':44}{words}"]
    indent = " " * _INDENT.get(line.kind, 0) * max(line.depth, 1)
    number = f"{line.number + '  ':<6}" if line.number else ""
    first = f"{indent}{number}" if line.number or line.kind is Kind.PARAGRAPH else indent
    rest = indent if line.depth else ""
    return textwrap.wrap(words, _WIDTH, initial_indent=first, subsequent_indent=rest)

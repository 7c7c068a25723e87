"""Markdown of a report as a scanner leaves it: headings of any level, bullets, pages that break."""

from __future__ import annotations

import re

from writing.printed import Inline, Kind, Paper, Printed, faces

_ON_A_PAGE = 9
"""Paragraphs on a page."""
_LONG = 30
"""Words of a paragraph that a page break cuts."""


def written(paper: Paper) -> bytes:
    """Return a scanner's Markdown."""
    lines: list[str] = []
    on_page: list[tuple[int, str]] = []
    called: set[tuple[int, str]] = set()
    count = 0
    for at, line in enumerate(paper.lines):
        before = paper.lines[at - 1] if at else None
        if line.kind is Kind.ROW:
            lines += _rows(line, before)
        else:
            lines += [] if before and before.kind is not Kind.ROW else [""]
            lines += [*_block(line), ""]
        new = [c for c in _calls(line) if (line.notes, c) not in called]
        called |= {(line.notes, c) for c in new}
        on_page += [(line.notes, c) for c in new]
        count += 1
        following = paper.lines[at + 1] if at + 1 < len(paper.lines) else None
        ends_page = count >= _ON_A_PAGE and line.kind is Kind.PARAGRAPH
        if following is None or ends_page or (following.text != line.text and on_page):
            lines = _with_foot(lines, _foot(paper, on_page), cut=ends_page and not _calls(line))
            lines += _page_mark(paper, count) if following and ends_page else []
            on_page, count = [], 0 if ends_page else count
    return "\n".join((*lines, "")).encode()


def _block(line: Printed) -> list[str]:
    words = _marked(line.words)
    text = f"{line.number} {words}".strip()
    match line.kind:
        case Kind.CHAPTER | Kind.ACT | Kind.ANNEX:
            return [f"#### {text}"]
        case Kind.UNDER:
            return [f"## {text}"]
        case Kind.SECTION:
            return [f"**{text}**"]
        case Kind.TITLE:
            return [f"# {text}"]
        case Kind.PARAGRAPH | Kind.ITEM | Kind.LISTED if line.number:
            return [f"- {text}"]
    return [text]


def _rows(line: Printed, before: Printed | None) -> list[str]:
    cells = (_marked(words).replace("|", r"\|") for words, _, _ in line.cells)
    row = f"| {' | '.join(cells)} |"
    is_first = not before or before.kind is not Kind.ROW or before.table != line.table
    rule = "|" + "---|" * len(line.cells)
    return ["", row, rule] if is_first else [row]


def _marked(words: Inline) -> str:
    said = []
    for face in faces(words):
        if face.call:
            said.append(f"<sup>{face.call}</sup>")
        else:
            text = face.text.replace("&", "&amp;").replace("<", "&lt;")
            said.append(f"*{text}*" if face.italic and text.strip() else text)
    return "".join(said)


def _calls(line: Printed) -> list[str]:
    inside = [line.words, *(words for words, _, _ in line.cells)]
    return [face.call for words in inside for face in faces(words) if face.call]


def _foot(paper: Paper, notes: list[tuple[int, str]]) -> list[str]:
    return [
        one
        for of, number in notes
        for one in (f"<sup>{number}</sup> {_marked(paper.notes[of, number])}", "")
    ]


def _with_foot(lines: list[str], foot: list[str], *, cut: bool) -> list[str]:
    """Return lines with notes after the last paragraph, or in the middle of it."""
    last = next((at for at in reversed(range(len(lines))) if lines[at]), 0)
    words = lines[last].split(" ")
    if not (foot and cut and len(words) > _LONG):
        return [*lines, *([""] if lines and lines[-1] else []), *foot]
    half = next(
        (at for at in range(_LONG // 2, len(words)) if re.fullmatch("[a-z]+", words[at])), 0
    )
    if not half:
        return [*lines, *foot]
    first, rest = " ".join(words[:half]), " ".join(words[half:])
    return [*lines[:last], first, "", *foot, rest, ""]


def _page_mark(paper: Paper, count: int) -> list[str]:
    return [f"#### {paper.symbol}", ""] if paper.symbol else [str(count), ""]

"""Markdown of a report as pandoc and mammoth write it of a Word file; without either of them."""

from __future__ import annotations

import re
import textwrap

from writing.printed import HEADINGS, Face, Inline, Kind, Paper, Printed, faces

_SMART = (
    *(("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")),
    *(("—", "---"), ("–", "--"), ("…", "...")),
)
_BOLD = (*HEADINGS, Kind.TITLE)


def pandoc(paper: Paper) -> bytes:
    """Return what `pandoc -t markdown` writes of a file in which numbers and tabs are typed."""
    blocks: list[str] = []
    called: list[tuple[int, str]] = []
    rows: list[Printed] = []
    for line in paper.lines:
        if rows and (line.kind is not Kind.ROW or line.table != rows[0].table):
            blocks.append(_pipe_table(rows, called))
            rows = []
        if line.kind is Kind.ROW:
            rows.append(line)
        else:
            blocks.append(_wrapped(_pandoc_line(line, called)))
    if rows:
        blocks.append(_pipe_table(rows, called))
    for at, (of, number) in enumerate(called, 1):
        words = "".join(_pandoc_face(face, of, called) for face in faces(paper.notes[of, number]))
        # pandoc counts all notes from 1, and keeps a mark of the author's as words.
        blocks.append(_wrapped(f"[^{at}]: {words}", "    "))
    return ("\n\n".join(blocks) + "\n").encode()


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, 72, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _pandoc_line(line: Printed, called: list[tuple[int, str]]) -> str:
    bold = line.kind in _BOLD
    words = "".join(_pandoc_face(face, line.notes, called, bold=bold) for face in faces(line.words))
    number = _escaped_number(line.number)
    if bold:
        # The tab between number and title is not bold.
        return f"**{number}** **{words}**" if number else f"**{words}**"
    return f"{number} {words}" if number else words


def _escaped_number(number: str) -> str:
    if number.startswith("("):
        return number.replace("(", "\\(").replace(")", "\\)")
    return re.sub(r"^(\d+)\.$", r"\1\\.", number)


def _pandoc_face(face: Face, of: int, called: list[tuple[int, str]], *, bold: bool = False) -> str:
    if face.call:
        key = (of, face.call)
        if key in called:
            return f"^{face.call}^"  # a field that repeats a call is a raised figure
        called.append(key)
        return f"[^{len(called)}]" + ("" if face.call.isdecimal() else f"^{face.call}^")
    text = re.sub(r"([*_\[\]<>|^~\\\"'])", r"\\\1", face.text)
    for sign, ascii_ in _SMART:
        text = text.replace(sign, ascii_)
    return f"*{text}*" if face.italic and not bold else text


def _pipe_table(rows: list[Printed], called: list[tuple[int, str]]) -> str:
    made = []
    for at, row in enumerate(rows):
        cells = []
        for words, across, _ in row.cells:
            text = "".join(_pandoc_face(face, row.notes, called) for face in faces(words))
            cells += [text, *[""] * (across - 1)]
        made.append(f"| {' | '.join(cells)} |")
        if at == 0:
            made.append("|" + "---|" * len(cells))
    return "\n".join(made)


def mammoth(paper: Paper) -> bytes:
    """Return what mammoth writes of a file in which numbers and tabs are typed."""
    lines: list[str] = []
    called: list[tuple[int, str]] = []
    for line in paper.lines:
        if line.kind is Kind.ROW:
            lines += [_mammoth_words(words, row=line, called=called) for words, _, _ in line.cells]
        else:
            words = _mammoth_words(line.words, row=line, called=called)
            number = _signs(line.number)
            if line.kind in _BOLD:
                # What is bold is one run each: the tab between number and title is not.
                lines.append(f"__{number}__\t__{words}__" if number else f"__{words}__")
            else:
                lines.append(f"{number}\t{words}" if number else words)
    for at, (of, number) in enumerate(called, 1):
        words = _mammoth_words(paper.notes[of, number], row=Printed(Kind.PARAGRAPH), called=[])
        lines.append(f'{at}. <a id="footnote-{at}"></a>\t{words} [↑](\\#footnote\\-ref\\-{at})\n')
    return "\n\n".join(lines).encode()


def _signs(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()#+\-.!])", r"\\\1", text)


def _mammoth_words(words: Inline, *, row: Printed, called: list[tuple[int, str]]) -> str:
    said = []
    for face in faces(words):
        key = (row.notes, face.call)
        if face.call and key not in called:
            called.append(key)
            at = len(called)
            said.append(f'<a id="footnote-ref-{at}"></a>[\\[{at}\\]](\\#footnote\\-{at})')
        elif face.call:
            said.append(face.call)
        else:
            text = _signs(face.text)
            said.append(f"*{text}*" if face.italic and row.kind not in _BOLD else text)
    return "".join(said)

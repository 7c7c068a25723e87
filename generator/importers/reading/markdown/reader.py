"""Reads Markdown, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.importers.reading.blocks import Block, BlockKind, Reading, Run, Told
from generator.importers.reading.markdown import mammoth, scanned
from generator.importers.reading.markdown.dialects import Dialect, dialect_of
from generator.importers.reading.markdown.rows import Numbered
from generator.importers.reading.markdown.smart import PRINTED
from generator.importers.reading.markdown.structure import Structure
from generator.importers.reading.notes_behind import notes_behind

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_PANDOCS = re.compile(
    r"""^\ {0,3}\[\^[^\]\n]+\]: | ^:::\ | \]\{[.\#] | ^\ *(?:\d+|[a-zA-Z]+)\.\ {2,}\S
    | ^\s*\+-+\+ | ^\ {2,}-{3,} | \\["'$] | ^[ >]*\w{1,5}\\[.)] | ^[ >]*\\[(\[] | \S\\$""",
    re.VERBOSE | re.MULTILINE,
)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):(?:\s+(?P<words>\S.*))?")
_FIGURES = (
    "a list within a list has figures; some kinds of Markdown have no others, and write (a) as 1.: "
    "compare the numbers with the original, or import that itself"
)
_CALLED_IN_HTML = re.compile(r"""<a\s+href="\#fn\d""")
_NUMBERED_ANEW = (
    "notes that are called in a table of HTML are counted by themselves, and their words stand "
    "under the table: make the Markdown anew with `pandoc -t markdown`, or import the original"
)


def read(source: str) -> Reading:
    """Return the blocks of Markdown. Never raises."""
    lines = _LINE_ENDS.split(source.removeprefix("\ufeff"))
    match dialect_of(lines):
        case Dialect.SCANNED:
            return scanned.read(lines)
        case Dialect.MAMMOTH:
            return mammoth.read(lines)
        case Dialect.TRUE:
            return _read_true(lines)


def _read_true(lines: Sequence[str]) -> Reading:
    text, told = _without_comments("\n".join(lines))
    smart = bool(_PANDOCS.search(text)) and not PRINTED.search(text)
    numbered = [(n, _spaced(line)) for n, line in enumerate(text.split("\n"), 1)]
    head = _length_of_head(numbered)
    structure = Structure(smart=smart)
    structure.read(notes_behind(numbered[head:]))
    listed = next((b for b in structure.blocks if b.level > 1 and b.system == "arabic"), None)
    if listed and listed.kind is BlockKind.PARAGRAPH and listed.number.endswith("."):
        told.append(Told(listed.place, _FIGURES))
    if called := _CALLED_IN_HTML.search(text):
        told.append(Told(str(text.count("\n", 0, called.start()) + 1), _NUMBERED_ANEW))
    blocks = (*_head(numbered[:head]), *structure.blocks)
    return Reading(blocks, (*told, *structure.told), keeps_italics=True)


def _spaced(line: str) -> str:
    """Return a line whose indent is blanks, four for a tab."""
    words = line.lstrip(" \t")
    return line[: len(line) - len(words)].expandtabs(4) + words


def _without_comments(text: str) -> tuple[str, list[Told]]:
    """Return a text with blanks for its comments, on as many lines, and the words of these told."""
    parts: list[str] = []
    told: list[Told] = []
    at = line = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        line += text.count("\n", at, begin) + (not parts)
        words = " ".join(text[begin + 4 : end].split())
        if words:
            told.append(Told(str(line), f"a comment is not read: {words}"))
        parts += [text[at:begin], "\n" * text.count("\n", begin, end)]
        line += text.count("\n", begin, end)
        at = end + 3
    return "".join((*parts, text[at:])), told


def _length_of_head(lines: Sequence[Numbered]) -> int:
    """Return how many lines say what the document is, between rules, before the text."""
    if not lines or lines[0][1].rstrip() != "---":
        return 0
    for index, (_, text) in enumerate(lines[1:], 1):
        if text.rstrip() in ("---", "..."):
            return index + 1
        if index == 1 and not _FIELD.fullmatch(text.rstrip()):
            return 0
    return 0


def _head(lines: Sequence[Numbered]) -> Iterator[Block]:
    """Yield the words of the head, each under the style that its key names: title, date."""
    style = ""
    for place, text in lines[1:-1]:
        field = _FIELD.fullmatch(text.rstrip())
        style = field["key"] if field else style
        words = ((field["words"] or "") if field else text).strip().lstrip("-").strip()
        words = words[1:-1] if len(words) > 1 and words[0] == words[-1] in "\"'" else words
        if words.strip("|>"):
            yield Block(str(place), BlockKind.PARAGRAPH, (Run(words),), style=style)

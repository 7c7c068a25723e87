"""Markdown as mammoth writes it: a block a line, every sign escaped that could mean something.

It has no tables (a cell is a paragraph), counts every list anew from 1, in figures, and puts the
notes behind the text, each with a link back to its call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.importers.reading.blocks import Block, BlockKind, Reading, Run, Runs, Told

_HEADING = re.compile(r"(?P<signs>#{1,6}) ")
_NUMBER = re.compile(r"(?P<tabs>\t*)(?P<number>\d{1,9})\. ")
_BULLET = re.compile(r"\t*- ")
_ANCHOR = re.compile(r"""<a id="(?P<id>[^"]*)"></a>""")
_NOTE = re.compile(r"""<a id="(?:[^"]*-)?(?:foot|end)note-\d+"></a>""")
_BACK = re.compile(r"\[↑\]\(\\?#[^()\s]{0,200}\)")
_TARGET = r"\((?:[^()\s\\]|\\.){0,2000}\)"
_OPEN_PICTURE = re.compile(r"!\[(?:[^\[\]\\]|\\.)*$")
_SIGNS = re.compile(
    rf"""<a[ ]id="[^"]*"></a>
    | \[\\?\[(?P<call>\d{{1,4}})\\?\]\]
      \(\\?\#(?:[^()\s]{{0,200}}-)?(?:foot|end)note\\?-[^()\s]{{1,20}}\)
    | !\[(?P<picture>(?:[^\[\]\\]|\\.){{0,2000}})\]\([^()\s]*\)
    | (?P<link>\]{_TARGET})
    | \\(?P<escaped>[^\sA-Za-z0-9])
    | (?P<face>__|\*)
    | (?P<opens>\[)""",
    re.VERBOSE,
)
_LISTS = (
    "mammoth counts every list from 1 and writes letters as figures: compare the numbers of lists "
    "with the Word file, or import that itself"
)


def read(lines: Sequence[str]) -> Reading:
    """Return the blocks of Markdown that mammoth wrote. Never raises."""
    told: list[Told] = []
    blocks = tuple(_blocks(_joined(lines), told))
    listed = next((block for block in blocks if block.system), None)
    if listed:
        told.append(Told(listed.place, _LISTS))
    return Reading(blocks, tuple(told), keeps_italics=True)


def _joined(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are blocks: one that two blanks end goes on in the next, a note up to
    its link back, the name of a picture up to its address."""
    place, parts, in_note, in_picture = 0, list[str](), False, False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if not parts:
            place = number
            in_note = bool(_NUMBER.match(line) and _NOTE.search(line))
        in_note = in_note and not _BACK.search(line)
        in_picture = bool(_OPEN_PICTURE.search(line)) or (in_picture and "](" not in line)
        parts.append(line.rstrip())
        if not in_note and not in_picture and not line.endswith("  "):
            yield place, "\n".join(parts)
            parts = []
    if parts:
        yield place, "\n".join(parts)


def _blocks(lines: Iterator[tuple[int, str]], told: list[Told]) -> Iterator[Block]:
    for line, text in lines:
        place = str(line)
        # The anchor of a heading stands before its sign.
        begins = _ANCHOR.sub("", text) if "<a id" in text and not _NOTE.search(text) else text
        item, bullet, heading = (p.match(begins) for p in (_NUMBER, _BULLET, _HEADING))
        if item and _NOTE.match(begins, item.end()):
            runs = _runs(_BACK.sub("", begins[item.end() :]), place, told)
            yield Block(place, BlockKind.NOTE, runs, item["number"])
        elif heading:
            level = len(heading["signs"])
            runs = _runs(begins[heading.end() :], place, told)
            if runs:
                yield Block(place, BlockKind.HEADING, runs, level=level)
        elif item:
            runs, level = _runs(begins[item.end() :], place, told), len(item["tabs"]) + 1
            printed = f"{item['number']}."
            yield Block(place, BlockKind.PARAGRAPH, runs, printed, "arabic", level)
        elif runs := _runs(begins[bullet.end() if bullet else 0 :], place, told):
            yield Block(place, BlockKind.PARAGRAPH, runs)


def _runs(text: str, place: str, told: list[Told]) -> Runs:
    """Return the words of a block; nothing where it has none."""
    runs = tuple(_faced(text, place, told))
    return runs if any(run.call or run.text.strip() for run in runs) else ()


def _faced(text: str, place: str, told: list[Told]) -> Iterator[Run]:
    italic = bold = False
    links = at = 0
    words = ""
    for match in _SIGNS.finditer(text):
        words += text[at : match.start()]
        at = match.end()
        if match["escaped"]:
            words += match["escaped"]
        elif match["link"] and not links:
            words += match[0]
        elif match["link"]:
            links -= 1
        elif match["opens"]:
            links += 1
        elif match["picture"] is not None:
            name = " ".join(match["picture"].split()) or "without a name"
            told.append(Told(place, f"a picture is not read: {name}"))
        elif match["call"] or match["face"]:
            if words:
                yield Run(words, italic, bold)
            words = ""
            if match["call"]:
                yield Run("", italic, bold, call=match["call"])
            bold = bold != (match["face"] == "__")
            italic = italic != (match["face"] == "*")
    words += text[at:]
    if words:
        yield Run(words, italic, bold)

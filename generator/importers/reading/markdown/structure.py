"""True Markdown, as CommonMark and pandoc have it -> blocks: paragraphs, lists, notes, tables.

It is read line by line, since what is wanted is flat and markdown-it gives up what must be kept:
definitions of links, cells beyond those of the head, what is nested deeper than it follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.importers.reading.blocks import Block, BlockKind, Cell, Run, Runs, Told
from generator.importers.reading.markdown.html_rows import html_table_at
from generator.importers.reading.markdown.inline import ATTRIBUTES, Words, plain, words_of
from generator.importers.reading.markdown.rows import GivenTable, Numbered, table_at
from generator.importers.reading.markdown.smart import with_signs
from generator.marks import NOTE_NUMBER

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?=\s|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_DIV = re.compile(r" {0,3}:{3,}\s*(?P<attributes>\S.*?)?\s*:*\s*")
_CUSTOM_STYLE = re.compile(r"""custom-style=(?:"([^"]*)"|(\S+?))[}\s]""")
_FENCE = re.compile(r" {0,3}(?P<signs>`{3,}|~{3,})\s*(?P<kind>[^`]*)")
_NOTE = re.compile(rf" {{0,3}}\[\^(?P<number>{NOTE_NUMBER})\]:\s?")
_QUOTE = re.compile(r" {0,3}> ?")
_LINE_BLOCK = re.compile(r"\| (?P<blanks> *)(?=\S)|\|$")
_ROMAN = "(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ORDERED = re.compile(
    rf"(?P<indent> *)(?P<number>\(?(?:\d{{1,9}}|(?i:{_ROMAN})|[A-Za-z])[.)])(?P<blanks> +)(?=\S)"
)
_INITIAL = re.compile(r"[A-Z]\.")
_BULLET = re.compile(r"(?P<indent> *)[-*+](?P<blanks> +)(?=\S)")
_INTERRUPTS = re.compile(
    r" {0,3}(?:[-*+] +\S|1[.)] +\S|#{1,6}\s|:{3,}|`{3,}|~{3,}|\[\^[^\]]{1,20}\]:|\|.*\|\s*$|\+-)"
)
"""What ends a paragraph without a blank line."""
_MOST_NESTED = 30
"""How deep lists and quotations are followed; what lies deeper is a paragraph."""


@dataclass(frozen=True, slots=True)
class _Item:
    """The beginning of an item of a list."""

    indent: int
    content: int
    """Where its words begin."""
    number: str = ""
    """As printed; "" after a bullet."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What lines stand in."""

    lists: tuple[str, ...] = ()
    """The systems of the numbered lists around, from the outermost."""
    depth: int = 0
    in_item: bool = False


class Structure:
    """Reads lines of Markdown into blocks; `smart` says whether dashes and quotation marks are
    written in several signs of ASCII (`smart.py`)."""

    def __init__(self, *, smart: bool) -> None:
        self.smart = smart
        self.blocks: list[Block] = []
        self.told: list[Told] = []
        self.tables = 0
        self.styles: list[str] = []

    def read(self, lines: Sequence[Numbered], inside: _Inside | None = None) -> None:
        """Read lines, and what is nested in them."""
        inside = inside or _Inside()
        index = 0
        system = ""
        while index < len(lines):
            text = lines[index][1]
            if not text.strip():
                index += 1
                continue
            item = _item(text) if inside.depth < _MOST_NESTED else None
            if item and not _RULE.fullmatch(text):
                system = _system(item.number, system)
                index = self._item(lines, index, item, system, inside)
                continue
            system = "" if not text.startswith(" ") else system
            index = (
                self._apart(lines, index, inside)
                or self._table(lines, index, inside)
                or self._heading(lines, index)
                or self._paragraph(lines, index, inside)
            )

    # --- what is nested -------------------------------------------------------------------------

    def _item(
        self, lines: Sequence[Numbered], start: int, item: _Item, system: str, inside: _Inside
    ) -> int:
        """Read an item of a list with all that is in it; return the line after it."""
        end = _end_of_item(lines, start, item)
        place, text = lines[start]
        first = (place, text[item.content :])
        rest = [(n, _without_indent(t, item.content)) for n, t in lines[start + 1 : end]]
        lists = (*inside.lists, system) if item.number else inside.lists
        before = len(self.blocks)
        self.read([first, *rest], _Inside(lists, inside.depth + 1, in_item=True))
        if any(block.kind is BlockKind.NOTE and not block.number for block in self.blocks[before:]):
            runs, number = _in_one(self.blocks[before:]), item.number.strip("(.)")
            self.blocks[before:] = [Block(str(place), BlockKind.NOTE, runs, number)]
        elif item.number:
            self._number(before, place, item, lists)
        return end

    def _number(self, index: int, place: int, item: _Item, lists: tuple[str, ...]) -> None:
        """Give the number of an item to the block that it begins with."""
        first = self.blocks[index] if index < len(self.blocks) else None
        if not first or first.number or first.kind is BlockKind.ROW:
            first = Block(str(place), BlockKind.PARAGRAPH)
            self.blocks.insert(index, first)
        self.blocks[index] = replace(
            first, number=item.number, system=lists[-1], level=first.level or len(lists)
        )

    def _nested(self, lines: Sequence[Numbered], inside: _Inside) -> tuple[Runs, list[Told]]:
        """Return the words of lines with all that is in them, a line break between paragraphs."""
        inner = Structure(smart=self.smart)
        inner.read(lines, _Inside(depth=inside.depth + _MOST_NESTED // 3))
        return _in_one(inner.blocks), inner.told

    def _apart(self, lines: Sequence[Numbered], start: int, inside: _Inside) -> int:
        """Read what is no paragraph by itself; return the line after it, 0 where nothing is."""
        text = lines[start][1]
        nests = inside.depth < _MOST_NESTED
        if nests and (note := _NOTE.match(text)):
            return self._note(lines, start, note, inside)
        if div := _DIV.fullmatch(text):
            self._div(div["attributes"] or "")
            return start + 1
        if fence := _FENCE.fullmatch(text):
            return self._fenced(lines, start, fence["signs"])
        if nests and _QUOTE.match(text):
            return self._quotation(lines, start, inside)
        if _LINE_BLOCK.match(text) and not text.rstrip().endswith("|"):
            return self._line_block(lines, start)
        return start + 1 if _RULE.fullmatch(text) and not _is_over_columns(lines, start) else 0

    def _note(
        self, lines: Sequence[Numbered], start: int, note: re.Match[str], inside: _Inside
    ) -> int:
        """Read a note and its further paragraphs, which are indented."""
        end = _end_of_item(lines, start, _Item(0, 4))
        place, text = lines[start]
        first = (place, text[note.end() :])
        rest = [(n, _without_indent(t, 4)) for n, t in lines[start + 1 : end]]
        runs, told = self._nested([first, *rest], inside)
        self.blocks.append(Block(str(place), BlockKind.NOTE, runs, note["number"]))
        self.told += told
        return end

    def _div(self, attributes: str) -> None:
        """Begin or end what pandoc gives a style."""
        if attributes:
            style = _CUSTOM_STYLE.search(f"{attributes} ")
            self.styles.append((style[1] or style[2] or "") if style else "")
        elif self.styles:
            self.styles.pop()

    def _fenced(self, lines: Sequence[Numbered], start: int, signs: str) -> int:
        """Read what stands between fences: a line is a paragraph, and means what it says."""
        index = start + 1
        while index < len(lines) and not lines[index][1].strip().startswith(signs):
            place, text = lines[index]
            if text.strip():
                self.blocks.append(Block(str(place), BlockKind.PARAGRAPH, (Run(text.strip()),)))
            index += 1
        return index + 1

    def _quotation(self, lines: Sequence[Numbered], start: int, inside: _Inside) -> int:
        """Read a quotation; pandoc makes one of every paragraph that Word indents."""
        end = start
        while (
            end < len(lines)
            and lines[end][1].strip()
            and (_QUOTE.match(lines[end][1]) or not _INTERRUPTS.match(lines[end][1]))
        ):
            end += 1
        quoted = [(place, _QUOTE.sub("", text, count=1)) for place, text in lines[start:end]]
        self.read(quoted, replace(inside, depth=inside.depth + 1))
        return end

    def _line_block(self, lines: Sequence[Numbered], start: int) -> int:
        """Read lines that stay lines: one paragraph with breaks."""
        parts: list[str] = []
        index = start
        while index < len(lines):
            match = _LINE_BLOCK.match(lines[index][1])
            if match:
                blanks = "\u00a0" * len(match["blanks"] or "")
                parts.append(blanks + lines[index][1][match.end() :])
            elif lines[index][1].startswith(" ") and lines[index][1].strip():
                parts[-1] += f" {lines[index][1].strip()}"
            else:
                break
            index += 1
        self._add(lines[start][0], "\\\n".join(filter(str.strip, parts)))
        return index

    # --- what stands by itself ------------------------------------------------------------------

    def _table(self, lines: Sequence[Numbered], start: int, inside: _Inside) -> int:
        """Read a table; return the line after it, 0 where none begins."""
        found = html_table_at(lines, start) or table_at(lines, start)
        if not found:
            return 0
        self.tables += bool(found.rows)
        for row in found.rows:
            place, cells = str(row.place), []
            for cell in row.cells:
                runs = self._cell(row.place, cell.text, found, inside)
                cells.append(Cell(runs, cell.across, cell.down))
            head = row.is_head or None
            self.blocks.append(
                Block(place, BlockKind.ROW, cells=tuple(cells), table=self.tables, is_head=head)
            )
        if found.told:
            self._tell(lines[start][0], found.told)
        return start + found.lines

    def _cell(self, place: int, text: str, found: GivenTable, inside: _Inside) -> Runs:
        if found.holds_blocks and inside.depth < _MOST_NESTED:
            runs, told = self._nested([(place, line) for line in text.split("\n")], inside)
            self.told += told
            return runs
        return tuple(self._words(place, text).runs)

    def _heading(self, lines: Sequence[Numbered], start: int) -> int:
        place, text = lines[start]
        match = _HEADING.match(text)
        if match:
            title = text[match.end() :].strip()
            closed = title.rstrip("#")
            title = closed if closed[-1:].isspace() else title
            self._add_heading(place, title, len(match["signs"]))
            return start + 1
        following = lines[start + 1][1] if start + 1 < len(lines) else ""
        if _UNDERLINE.fullmatch(following) and len(following.strip()) > 1:
            self._add_heading(place, text, 1 if "=" in following else 2)
            return start + 2
        return 0

    def _add_heading(self, place: int, title: str, level: int) -> None:
        at = title.rfind("{") if title.rstrip().endswith("}") else -1
        has_attributes = at >= 0 and ATTRIBUTES.fullmatch(title.rstrip(), at)
        words = self._words(place, title[:at].strip() if has_attributes else title.strip())
        if words.runs:
            runs = tuple(words.runs)
            self.blocks.append(
                Block(str(place), BlockKind.HEADING, runs, level=level, style=self._style())
            )

    def _paragraph(self, lines: Sequence[Numbered], start: int, inside: _Inside) -> int:
        """Read a paragraph, on however many lines it stands."""
        end = start + 1
        while end < len(lines) and not _ends_paragraph(lines, end, inside):
            end += 1
        texts = [text for _, text in lines[start:end]]
        self._add(lines[start][0], "\n".join(text.lstrip() for text in texts))
        return end

    def _add(self, place: int, text: str) -> None:
        """Add a paragraph, or the note that says by a link where it is called."""
        words = self._words(place, text)
        if words.back and words.back.isdigit():
            self.blocks.append(Block(str(place), BlockKind.NOTE, tuple(words.runs), words.back))
        elif words.runs:
            kind = BlockKind.NOTE if words.back else BlockKind.PARAGRAPH
            self.blocks.append(Block(str(place), kind, tuple(words.runs), style=self._style()))

    def _words(self, place: int, text: str) -> Words:
        words = words_of(with_signs(text) if self.smart else text)
        for told in words.told:
            self._tell(place, told)
        if words.runs and not plain(words.runs).strip() and not any(r.call for r in words.runs):
            words.runs.clear()
        return words

    def _style(self) -> str:
        return next((style for style in reversed(self.styles) if style), "")

    def _tell(self, place: int, message: str) -> None:
        self.told.append(Told(str(place), message))


def _in_one(blocks: Sequence[Block]) -> Runs:
    """Return the words of blocks, numbers too, with a line break between them."""
    runs: list[Run] = []
    for block in blocks:
        runs += [Run("\n")] if runs else []
        runs += [Run(f"{block.number} ")] if block.number else []
        for count, words in enumerate((block.runs, *(cell.runs for cell in block.cells))):
            runs += [Run(" "), *words] if count > 1 else words
    return tuple(runs)


def _item(text: str) -> _Item | None:
    """Return the item that a line begins; none where it begins none.

    A capital letter with a stop needs two blanks after it, or it is the initial of a name.
    """
    if match := _ORDERED.match(text):
        if _INITIAL.fullmatch(match["number"]) and len(match["blanks"]) < 2:
            return None
        return _Item(len(match["indent"]), match.end(), match["number"])
    match = _BULLET.match(text)
    return _Item(len(match["indent"]), match.end()) if match else None


def _system(number: str, before: str) -> str:
    """Return the system that a number counts in, after one of the list that counts in another.

    (i) begins Roman numerals, unless it follows (h).
    """
    digits = number.strip("(.)")
    if not digits:
        return ""
    if digits.isdigit():
        return "arabic"
    if len(digits) > 1:
        return "roman"
    if before in ("letters", "roman") and digits.casefold() != "i":
        return before
    return "letters" if before == "letters" or digits.casefold() not in "ivx" else "roman"


def _end_of_item(lines: Sequence[Numbered], start: int, item: _Item) -> int:
    """Return the line after an item: it holds what is indented, and what goes on without a blank
    line."""
    needed = min(item.content, item.indent + 4)
    blank = False
    end = start + 1
    for index in range(start + 1, len(lines)):
        text = lines[index][1]
        if not text.strip():
            blank = True
            continue
        indent = len(text) - len(text.lstrip(" "))
        if indent < needed and (blank or _item(text) or _INTERRUPTS.match(text)):
            break
        blank, end = False, index + 1
    return end


def _without_indent(text: str, most: int) -> str:
    blanks = len(text) - len(text.lstrip(" "))
    return text[min(blanks, most) :]


def _ends_paragraph(lines: Sequence[Numbered], index: int, inside: _Inside) -> bool:
    """Say whether a line is no more of the paragraph before it.

    A number begins an item there only in a list, or where it is the first: a paragraph that is
    wrapped may have any number at the beginning of a line.
    """
    text = lines[index][1]
    if not text.strip() or _INTERRUPTS.match(text):
        return True
    return inside.in_item and _item(text) is not None


def _is_over_columns(lines: Sequence[Numbered], index: int) -> bool:
    """Say whether a rule is that over a table."""
    return table_at(lines, index) is not None

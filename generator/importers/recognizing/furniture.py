"""What pages carry besides their text: the masthead, the contents, running heads, page marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.importers.reading import BlockKind
from generator.importers.recognizing.contents import contents
from generator.importers.recognizing.head import Title, title_of
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.masthead import Said, masthead, particulars, running
from generator.importers.recognizing.titles import heads_by_number
from generator.importers.recognizing.words import Phrases


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of the text, and those that are none of it."""

    text: tuple[Line, ...]
    """Without the title."""
    title: Title
    said: Said
    """What the head says of the report."""
    particulars: tuple[Line, ...]
    """Lines that say what document this is."""
    contents: tuple[Line, ...]
    running: tuple[Line, ...]
    """Running heads and page marks, and what the source itself sets apart."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return all lines that are not text, in order."""
        lines = (*self.particulars, *self.contents, *self.running)
        return tuple(sorted(lines, key=lambda line: line.order))


def set_apart(lines: Sequence[Line], phrases: Phrases, *, has_title: bool = True) -> Furniture:
    """Return the lines of the text apart from those of its pages; not every source has the title of
    the report."""
    # Of what is in an act the mark-up says that it is text.
    free = [line for line in lines if not line.part]
    over = masthead(free, phrases)
    head, listed = _orders(over.lines), _orders(contents(free, phrases))
    kinds: dict[str, list[Line]] = {"text": [], "particulars": [], "contents": [], "running": []}
    symbol = over.said.get("symbol") or _symbol_of_pages(lines, phrases)
    marks = _orders(_marks(lines, symbol, phrases))
    for line in lines:
        kinds[_kind(line, marks, head, listed, phrases)].append(line)
    text = _orders(kinds["text"])
    in_head = [line for line in free[: over.end] if line.order in text]
    untold = [line for line in kinds["text"] if not line.part]
    title = title_of(untold, in_head, phrases) if has_title else Title()
    at_marks = {index for index, line in enumerate(free) if line.order in marks}
    heads = _orders(running(free, at_marks, title.text, phrases)) & text - _orders(title.lines)
    none_of_text = heads | _orders(title.lines)
    said = dict(over.said)
    for line in kinds["particulars"]:
        said = {**(particulars(line.compared, phrases) or {}), **said}
    return Furniture(
        tuple(line for line in kinds["text"] if line.order not in none_of_text),
        title,
        said,
        tuple(kinds["particulars"]),
        tuple(kinds["contents"]),
        (*kinds["running"], *(line for line in kinds["text"] if line.order in heads)),
    )


def _orders(lines: Iterable[Line]) -> set[int]:
    """Return which of the blocks of the source some lines are."""
    return {line.order for line in lines}


def _marks(lines: Sequence[Line], symbol: str, phrases: Phrases) -> Iterator[Line]:
    """Yield the lines that are marks of pages: their numbers, and the report's own symbol.

    The symbol of another document is one of a list, where it does not run. What heads an act by its
    number alone (32/2) has the form of a page of so many.
    """
    for index, line in enumerate(lines):
        text = line.compared
        if text == symbol or (
            phrases.is_page_mark(text) and not heads_by_number(line, lines[index + 1 :], phrases)
        ):
            yield line


def _symbol_of_pages(lines: Sequence[Line], phrases: Phrases) -> str:
    """Return the symbol that stands alone most often, of those that stand in no list; "" where none
    does."""
    found: list[str] = []
    ends = Line("", ":")
    for before, line, after in zip([ends, *lines], lines, [*lines[1:], ends], strict=False):
        in_list = before.ended == ":" or any(map(phrases.is_symbol, (before, after)))
        if phrases.is_symbol(line) and not in_list:
            found.append(line.compared)
    return max(found, key=found.count, default="")


def _kind(
    line: Line, marks: set[int], in_masthead: set[int], in_contents: set[int], phrases: Phrases
) -> str:
    """Return what a line is: text, particulars, contents, running; by the orders of those that are
    known."""
    if line.kind is BlockKind.APART:
        return "running"
    if line.part:
        return "text"
    if any(pattern.fullmatch(line.compared) for pattern in phrases.particulars):
        return "particulars"
    if line.order in marks:
        return "running"
    if line.order in in_masthead:
        return "particulars"
    return "contents" if line.order in in_contents else "text"

"""What pages carry besides their text: the masthead, the contents, running heads, page marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.importers.reading import BlockKind
from generator.importers.recognizing.contents import contents
from generator.importers.recognizing.head import Title, title_of
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.masthead import Said, masthead, particulars, running
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
    over = masthead(lines, phrases)
    head, listed = set(over.lines), set(contents(lines, phrases))
    kinds: dict[str, list[Line]] = {"text": [], "particulars": [], "contents": [], "running": []}
    for line in lines:
        kinds[_kind(line, line in head, line in listed, phrases)].append(line)
    text = set(kinds["text"])
    in_head = [line for line in lines[: over.end] if line in text]
    title = title_of(kinds["text"], in_head, phrases) if has_title else Title()
    heads = set(running(lines, title.text, phrases)) & text - set(title.lines)
    none_of_text = heads | set(title.lines)
    said = dict(over.said)
    for line in kinds["particulars"]:
        said = {**(particulars(line.compared, phrases) or {}), **said}
    return Furniture(
        tuple(line for line in kinds["text"] if line not in none_of_text),
        title,
        said,
        tuple(kinds["particulars"]),
        tuple(kinds["contents"]),
        (*kinds["running"], *(line for line in kinds["text"] if line in heads)),
    )


def _kind(line: Line, in_masthead: bool, in_contents: bool, phrases: Phrases) -> str:
    """Return what a line is: text, particulars, contents, running."""
    if line.kind is BlockKind.APART:
        return "running"
    if any(pattern.fullmatch(line.compared) for pattern in phrases.particulars):
        return "particulars"
    if phrases.is_mark(line.compared):
        return "running"
    if in_masthead:
        return "particulars"
    return "contents" if in_contents else "text"

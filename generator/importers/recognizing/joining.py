"""Joins paragraphs that a page break cut in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.characters import plain_blanks
from generator.importers.reading import BlockKind
from generator.importers.recognizing.lines import Line, is_finished
from generator.importers.recognizing.numbering import follows
from generator.importers.recognizing.words import Phrases


def joined(lines: Sequence[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Return lines in which each is a whole paragraph or a heading.

    The lines are those of the text alone: furniture and notes, which stand in between, are gone.
    """
    paragraphs: list[Line] = []
    for line in _with_headings(lines, phrases):
        if paragraphs and _goes_on(paragraphs[-1], line):
            before = paragraphs[-1]
            paragraphs[-1] = replace(before, text=f"{before.text} {line.whole}")
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _with_headings(lines: Sequence[Line], phrases: Phrases) -> Iterator[Line]:
    """Yield lines in which acts, annexes and their titles are headings, whatever a scanner saw."""
    after_heading = False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else line
        is_heading = phrases.is_heading(line.whole)
        is_title = after_heading and _is_title(line, following, phrases)
        yield replace(line, kind=BlockKind.HEADING) if is_heading or is_title else line
        after_heading = is_heading


def _is_title(line: Line, following: Line, phrases: Phrases) -> bool:
    """Say whether a line under the heading of an act or annex is its title.

    A title has no stop; nor has a paragraph that a page break cut, but that one goes on.
    """
    begins_act = phrases.chapeau.match(plain_blanks(line.text)) or phrases.parts(line.text)
    has_end = is_finished(line.text) or following.text[:1].islower()
    return not (line.number or line.is_row or begins_act or has_end)


def _goes_on(before: Line, line: Line) -> bool:
    """Say whether a line continues the paragraph before it.

    It does where that has no end, unless its own number is the next one; and where it begins
    with a small letter, unless what came before announces a list.
    """
    if before.heading or line.heading or line.is_row or before.is_row:
        return False
    if line.number:
        return bool(before.number) and not is_finished(before.text) and not follows(before, line)
    if not is_finished(before.text):
        return True
    after_comma = before.text.endswith(",") and bool(before.number)
    return (line.text[:1].islower() or after_comma) and not before.text.endswith(":")

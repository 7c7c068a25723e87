"""Joins paragraphs that a page break cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.importers.scanned.lines import Line, is_finished
from generator.importers.scanned.numbering import follows
from generator.importers.scanned.words import Phrases


def joined(lines: Sequence[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Return lines in which each is a whole paragraph or a heading.

    The lines are those of the text alone: furniture and notes, which stand in between, are gone.
    """
    paragraphs: list[Line] = []
    for line in lines:
        # The title of an act, where a scanner did not see a heading in it, has no stop either.
        titled = len(paragraphs) > 1 and paragraphs[-2].heading and phrases.chapeau.match(line.text)
        if paragraphs and not titled and _goes_on(paragraphs[-1], line):
            before = paragraphs[-1]
            paragraphs[-1] = replace(before, text=f"{before.text} {line.whole}")
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _goes_on(before: Line, line: Line) -> bool:
    """Say whether a line continues the paragraph before it.

    It does where that has no end, unless its own number is the next one; and where it begins
    with a small letter, unless what came before announces a list.
    """
    if before.heading or line.heading or line.text.startswith("|"):
        return False
    if line.number:
        return bool(before.number) and not is_finished(before.text) and not follows(before, line)
    if not is_finished(before.text):
        return True
    after_comma = before.text.endswith(",") and bool(before.number)
    return (line.text[:1].islower() or after_comma) and not before.text.endswith(":")

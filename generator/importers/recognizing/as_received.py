"""What was corrected in a report is undone in the lines of a file that has the words as published:
the report is held to the text as received, and records itself where it differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import anchors
from generator.characters import plain_blanks
from generator.inline import parse, with_calls
from generator.marks import note
from generator.model import Body, Correction, Path, Report, inline_texts, value_at, walk
from generator.received import Row


def as_received(rows: Iterable[Row], report: Report, body: Body) -> tuple[Row, ...]:
    """Return the lines of a text with the words that it had before it was corrected.

    Args:
        rows: the lines, with the words as published.
        report: the report that records what was corrected.
        body: its body, by which its places are named.
    """
    lines = list(rows)
    places = _places(report, body) if report.corrections else {}
    for correction in report.corrections:
        texts = list(_texts(report, places.get(correction.place), correction))
        fits = [min((_fit(row, *text) for text in texts), default=_NOT) for row in lines]
        if (best := min(fits, default=_NOT)) < _NOT:
            row = lines[fits.index(best)]
            lines[fits.index(best)] = replace(row, words=_undone(row.words, correction))
    return tuple(row for row in lines if row.words)


_NOT = 4
"""How a line fits a text that it does not have."""


def _fit(row: Row, text: str, number: str) -> int:
    """Return how well a line fits a text with a number: it is the text, it ends so under that
    number, it ends so, it has the text in it, it has it not."""
    words = plain_blanks(row.words)
    if text not in words:
        return _NOT
    if words == text:
        return 0
    return (1 if number and number in words else 2) if words.endswith(text) else 3


def _places(report: Report, body: Body) -> dict[str, Path]:
    """Return where the places of a report are, by their marks."""
    named: dict[str, Path] = {}
    for path, anchor in anchors.assign(report, body).items():
        named.setdefault(anchor.mark, path)
    for index, one in enumerate(report.notes):
        named[note(one.number)] = ("notes", index)
    return named


def _texts(report: Report, place: Path | None, correction: Correction) -> Iterator[tuple[str, str]]:
    """Yield the texts at a place that have the words of a correction, each with its number."""
    if place is None:
        return
    for _, value in walk(value_at(report, place)):
        for _, text in inline_texts(value, ()):
            words = plain_blanks(with_calls(parse(text)[0]))
            # What the text as received has not at all is a whole title or paragraph.
            is_all = words == plain_blanks(correction.published)
            if is_all or (correction.received and _form(correction).search(words)):
                yield words, plain_blanks(getattr(value, "number", ""))


def _form(correction: Correction) -> re.Pattern[str]:
    # The call of a note may stand between the words.
    words = map(re.escape, plain_blanks(correction.published).split())
    return re.compile(r"(?:\s|\[\^[^\[\]]+\])+".join(words))


def _undone(words: str, correction: Correction) -> str:
    return _form(correction).sub(lambda _: correction.received, words, count=1).strip()

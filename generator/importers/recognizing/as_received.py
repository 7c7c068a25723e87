"""What was corrected in a report is undone in the lines of a file that has the words as published:
the report is held to the text as received, and records itself where it differs."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
        texts = _texts(report, places.get(correction.place), correction)
        for index, row in enumerate(lines):
            if any(text in plain_blanks(row.words) for text in texts):
                lines[index] = replace(row, words=_undone(row.words, correction))
                break
    return tuple(row for row in lines if row.words)


def _places(report: Report, body: Body) -> dict[str, Path]:
    """Return where the places of a report are, by their marks."""
    named: dict[str, Path] = {}
    for path, anchor in anchors.assign(report, body).items():
        named.setdefault(anchor.mark, path)
    for index, one in enumerate(report.notes):
        named[note(one.number)] = ("notes", index)
    return named


def _texts(report: Report, place: Path | None, correction: Correction) -> list[str]:
    """Return the texts at a place that have the words of a correction."""
    if place is None:
        return []
    texts = [
        text
        for path, value in walk(value_at(report, place))
        for _, text in inline_texts(value, path)
    ]
    words = (plain_blanks(with_calls(parse(text)[0])) for text in texts)
    return [one for one in words if _form(correction).search(one)]


def _form(correction: Correction) -> re.Pattern[str]:
    # The call of a note may stand between the words.
    words = map(re.escape, plain_blanks(correction.published).split())
    return re.compile(r"(?:\s|\[\^[^\[\]]+\])+".join(words))


def _undone(words: str, correction: Correction) -> str:
    return _form(correction).sub(lambda _: correction.received, words, count=1).strip()

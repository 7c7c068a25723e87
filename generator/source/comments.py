"""Comments, which the normal form would lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.findings import Finding
from generator.source.writing import HEAD


def comments(text: str, name: str, head_comment: str = HEAD) -> Iterator[Finding]:
    """Yield a finding for each comment that the normal form could not keep.

    The head comment, which the dumper writes, is not among them.
    """
    inside = _lines_of_scalars(text)
    head = set(head_comment.splitlines())
    for number, line in enumerate(text.splitlines(), 1):
        if "#" not in line or line.strip() in head or line.startswith("%"):
            continue
        columns = [match.start(1) for match in re.finditer(r"(?:^|\s)(#)", line)]
        if any(not _covered(number, column, inside) for column in columns):
            message = "this comment would be lost; make it a “remark:” of the paragraph, or take"
            yield Finding("comment", name, number, f"{message} it out")


Spans = dict[int, list[tuple[int, float]]]
"""Line -> the columns from and to which a scalar stands on it."""


def _lines_of_scalars(text: str) -> Spans:
    """Return where scalars stand: a # in them is no comment."""
    spans: Spans = {}
    for event in yaml.parse(text, yaml.CSafeLoader):
        first, last = event.start_mark, event.end_mark
        if not isinstance(event, yaml.ScalarEvent) or not first or not last:
            continue
        block = event.style in ("|", ">")
        for line in range(first.line, last.line + 1):
            from_column = first.column if line == first.line else 0
            # The end of a block scalar is the start of what follows it.
            to_column = last.column if line == last.line else float("inf")
            if block and line == first.line:
                to_column = first.column + 2
            spans.setdefault(line + 1, []).append((from_column, to_column))
    return spans


def _covered(line: int, column: int, spans: Spans) -> bool:
    return any(start <= column < end for start, end in spans.get(line, []))

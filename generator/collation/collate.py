"""A report and what was read of its original -> the words that differ, on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from generator.collation.differences import Span, differences, merged
from generator.collation.printed import Nouns, Printed
from generator.collation.words import Passage, Words
from generator.kept import sum_of
from generator.model import Correction, Path, Report
from generator.received import Kind, Row
from generator.resolved import Resolved

_CALL = re.compile(r"\[\^[^\[\]]+\]")
"""The call of a note, as passages have it."""
_LEAST_IN_COMMON = 0.5
"""The share of an original's words that a report has, in their order, or else it is of another."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the original and of the report that differ, each with a word on both sides."""

    path: Path
    """The text of the report that has the words, or after which they are missing."""
    place: str
    """Where the original has the words, or would have them."""
    received: str
    """The words of the original."""
    here: str
    """The words of the report, with the recorded corrections of this place undone."""


class Foreign(Exception):  # noqa: N818 - told to the editor
    """The original is of another report."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The passages of an original and of a report that are compared: all that goes into it."""

    text: tuple[Sequence[Passage[str]], Sequence[Passage[Path]]]
    notes: tuple[Sequence[Passage[str]], Sequence[Passage[Path]]]

    @property
    def sum(self) -> str:
        """Return the sum of both: while it is the same, so are their differences."""
        rows: tuple[Sequence[Passage[Any]], ...] = (*self.text, *self.notes)
        every = ((p.at, p.text, p.is_number, sorted(p.may_be)) for row in rows for p in row)
        return sum_of(repr([*map(len, rows)]), *map(repr, every))

    def words(self) -> Iterator[tuple[Words[str], Words[Path]]]:
        """Yield the words of both: of the text, then of the notes."""
        for original, report in (self.text, self.notes):
            yield Words.of(original), Words.of(report)


def sides(resolved: Resolved, received: Sequence[Row], nouns: Nouns) -> Sides:
    """Return what is compared of a report and the lines of its original: of all its originals,
    where it has several (`received.in_one`).

    Recorded corrections are undone; what the importer could not place, which is told by a rule of
    its own, is left out.
    """
    numbering, notes = resolved.numbering, resolved.notes
    lines = [row.words for row in received if row.kind is Kind.TEXT]
    printed = Printed(resolved.report, resolved.texts, nouns, notes, numbering, lines)

    def both(
        kind: Kind, passages: Iterable[Passage[Path]]
    ) -> tuple[Sequence[Passage[str]], Sequence[Passage[Path]]]:
        original = list(_of_original(received, kind, resolved.report))
        return original, _with_corrections_undone(passages, resolved)

    return Sides(both(Kind.TEXT, printed.of_text()), both(Kind.NOTE, printed.of_notes()))


def collate(compared: Sides) -> list[Difference]:
    """Return where a report and its original differ, in order: the text, then the notes.

    Raises Foreign where most words differ.
    """
    found: list[Difference] = []
    words = in_common = 0
    for original, report in compared.words():
        spans = list(differences(original.keys, report.keys))
        words += len(original.keys)
        in_common += len(original.keys) - sum(span.end - span.start for span in spans)
        told = [span for span in spans if not _is_of_structure(span, original, report)]
        told += _of_signs(spans, original, report)
        for span in merged(sorted(told, key=lambda span: (span.start, span.other_start))):
            found.append(_shown(span, original, report))
    if in_common < _LEAST_IN_COMMON * words:
        raise Foreign(f"of its {words} words this report has {in_common}, in that order")
    return found


def _of_original(received: Iterable[Row], kind: Kind, report: Report) -> Iterator[Passage[str]]:
    """Yield the lines of an original, of one kind, but for those that are not placed yet."""
    waiting: dict[str, list[str]] = {}
    for rest in report.unplaced:
        waiting.setdefault(rest.line, []).extend(Words.of([Passage(rest.line, rest.text)]).keys)
    left: list[str] = []
    for row in received:
        if row.kind is not kind:
            continue
        left += waiting.pop(row.place, [])
        if left:
            # What was joined of several lines is not placed with all of them.
            del left[: len(Words.of([Passage(row.place, row.words)]).keys)]
        else:
            yield Passage(row.place, row.words)


def _with_corrections_undone(
    passages: Iterable[Passage[Path]], resolved: Resolved
) -> list[Passage[Path]]:
    """Return passages with the words as received where a correction is recorded."""
    found = list(passages)
    # A number or a noun before it may have the same letters, and is seldom what is corrected.
    texts_first = sorted(range(len(found)), key=lambda at: found[at].at not in resolved.texts)
    places = resolved.paths_of_places()
    for correction in resolved.report.corrections:
        place = places.get(correction.place)
        if place is None:
            continue
        # The call of a note may stand between the words.
        words = rf"(?:\s|{_CALL.pattern})+".join(map(re.escape, correction.published.split()))
        for index in texts_first:
            passage = found[index]
            # What the original has not at all is a whole title or paragraph.
            is_whole = bool(correction.received) or passage.text == correction.published
            if not is_whole or passage.at[: len(place)] != place:
                continue
            if match := re.search(words, passage.text):
                start, end = passage.text[: match.start()], passage.text[match.end() :]
                received = _with_calls_of(match[0], correction)
                found[index] = replace(passage, text=f"{start}{received}{end}")
                break
    return found


def _with_calls_of(here: str, correction: Correction) -> str:
    """Return the words as received with the calls of notes that stand between those published: each
    after as many words, or before as many where what is before it was corrected."""
    received, published = correction.received.split(), correction.published.split()
    for call in reversed(list(_CALL.finditer(here))):
        before = len(_CALL.sub("", here[: call.start()]).split())
        same = received[:before] == published[:before]
        at = before if same else max(len(received) - (len(published) - before), 1)
        received[at - 1 : at] = [f"{''.join(received[at - 1 : at])}{call[0]}"]
    return " ".join(received) if _CALL.search(here) else correction.received


def _is_of_structure(span: Span, original: Words[str], report: Words[Path]) -> bool:
    """Say whether words differ only by what structure says, or by a word over the end of a line."""
    there = range(span.other_start, span.other_end)
    may_be = frozenset(chain.from_iterable(report.passage(index).may_be for index in there))
    must_be = [report.keys[index] for index in there if not report.passage(index).may_be]
    here = list(_over_line_ends(span, original))
    return [word for word in here if word.casefold() not in may_be] == must_be


def _over_line_ends(span: Span, original: Words[str]) -> Iterator[str]:
    """Yield words of an original, those that a hyphen parts at the end of a line as one."""
    begun = ""
    for index in range(span.start, span.end):
        begun += original.keys[index]
        is_last = index + 1 == len(original.keys)
        ends_line = not is_last and original.inside[index + 1] != original.inside[index]
        if not (ends_line and original.signs[index + 1].before == "-"):
            yield begun
            begun = ""
    if begun:
        yield begun


def _of_signs(spans: Iterable[Span], original: Words[str], report: Words[Path]) -> Iterator[Span]:
    """Yield where equal words have other signs between them."""
    start = other_start = 0
    for span in (*spans, Span(len(original.keys) + 1, 0, len(report.keys) + 1, 0)):
        # The signs before the first word after a difference belong to that difference.
        for step in range(1 if start else 0, span.start - start):
            index, other = start + step, other_start + step
            signs = original.signs[index]
            if not report.signs[other].agree(signs.before + signs.after):
                yield Span(index, index, other, other)
        start, other_start = span.end, span.other_end


def _shown(span: Span, original: Words[str], report: Words[Path]) -> Difference:
    """Return a difference with a word on both sides, as people find it."""
    span = _without_structure(span, report)
    if empty := _empty_passage(span, report):
        words = original.shown(span.start, span.end)
        return Difference(empty.at, original.passage(span.start).at, words, "")
    is_of_signs = span.start == span.end and span.other_start == span.other_end
    return Difference(
        report.passage(_first(span.other_start, span.other_end)).at if report.keys else (),
        original.passage(_first(span.start, span.end)).at if original.keys else "",
        _with_context(original, span.start, span.end, across=is_of_signs),
        _with_context(report, span.other_start, span.other_end, across=is_of_signs),
    )


def _empty_passage(span: Span, report: Words[Path]) -> Passage[Path] | None:
    """Return the text without words at which those of the original are missing; none if not so."""
    if span.start == span.end or span.other_start < span.other_end:
        return None
    place = span.other_start
    first = report.inside[place - 1] + 1 if place else 0
    last = report.inside[place] if place < len(report.keys) else len(report.passages)
    return next((one for one in report.passages[first:last] if not one.text), None)


def _without_structure(span: Span, report: Words[Path]) -> Span:
    """Return a difference without the words at its ends that the report says by its structure."""
    start, end = span.other_start, span.other_end
    while start < end and report.passage(end - 1).may_be:
        end -= 1
    while start < end and report.passage(start).may_be:
        start += 1
    return Span(span.start, span.end, start, end)


def _first(start: int, end: int) -> int:
    """Return the first of some words; where there are none, that before them."""
    return start if start < end else max(start - 1, 0)


def _with_context(words: Words[Any], start: int, end: int, *, across: bool) -> str:
    """Return some words with one before and after: of the same text, unless `across` is true or
    there are no words between."""

    def is_in_one(index: int) -> bool:
        return across or words.inside[index - 1] == words.inside[index]

    nothing = start == end
    if start > 0 and (nothing or is_in_one(start)):
        start -= 1
    if end < len(words.keys) and (is_in_one(end) or (nothing and not words.passage(end).may_be)):
        end += 1
    return words.shown(start, end)

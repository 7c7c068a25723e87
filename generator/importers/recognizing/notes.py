"""Takes the notes out of the text, and finds the calls that lost their markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importers.recognizing.lines import Line

_NOTE = re.compile(r"\[\^(?P<number>\d{1,3})\]\s*(?=\S)")
_CALL = re.compile(r"\[\^(\d{1,3})\]")
_ON_A_PAGE = 40
"""The most lines between a call and its note."""
_BARE_NOTE = re.compile(r"(?P<number>\d{1,3})\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands at the foot of a page."""

    place: str
    number: str
    text: str


def take(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Return the lines of the text, and the notes.

    A note begins with its mark. One that lost its markup ("15 Ibid., vol. 2225") is told from a
    paragraph by the sequence: the note before it has been, and a call of it waits for it.
    """
    text: list[Line] = []
    notes: list[Note] = []
    for line in lines:
        found = list(_notes(line, int(notes[-1].number) if notes else 0, text))
        notes += found
        if not found:
            text.append(line)
    return tuple(text), tuple(notes)


def _notes(line: Line, last: int, text: Sequence[Line]) -> Iterator[Note]:
    """Yield the notes that a line holds: none where it is text."""
    bare = _BARE_NOTE.match(line.whole)
    if bare and int(bare["number"]) == last + 1 and _is_called(last + 1, text):
        yield Note(line.place, bare["number"], line.whole[bare.end() :])
        return
    if line.heading or not _NOTE.match(line.whole):
        return
    rest = line.whole
    while match := _NOTE.match(rest):
        # Notes that ran together: another mark with the next number begins another note.
        following = f"[^{int(match['number']) + 1}]"
        words, mark, after = rest[match.end() :].partition(following)
        yield Note(line.place, match["number"], words.strip())
        rest = mark + after


def _is_called(number: int, text: Sequence[Line]) -> bool:
    """Say whether a call of a note, marked or bare, is on the last page."""
    call = re.compile(rf"\[\^{number}\]|{_bare_call(number).pattern}")
    return any(call.search(line.text) for line in text[-_ON_A_PAGE:])


def _bare_call(number: int) -> re.Pattern[str]:
    """Return a pattern for a figure that stands bare as a call would: after a stop."""
    return re.compile(rf"(?<=[,;.])\s{number}(?=\s[a-z]|$)")


def with_bare_calls(lines: Sequence[Line], notes: Sequence[Note]) -> tuple[Line, ...]:
    """Return lines in which bare figures that call a note are calls.

    A bare figure is a call where its note has none, it stands after a stop, between the calls of
    the notes before and after it, and nothing else there could be meant ("thereto, 15 through").
    """
    called = {n for line in lines for n in _CALL.findall(line.text)}
    missing = sorted({int(note.number) for note in notes if note.number not in called})
    result = list(lines)
    for number in missing:
        places = list(_bare(result, number))
        if len(places) == 1:
            index, start, end = places[0]
            text = result[index].text
            result[index] = replace(result[index], text=f"{text[:start]}[^{number}]{text[end:]}")
    return tuple(result)


def _bare(lines: Sequence[Line], number: int) -> Iterator[tuple[int, int, int]]:
    """Yield where a number stands bare as a call would: line, start, end."""
    figure = _bare_call(number)
    first, last = _between(lines, number)
    for index in range(first, last + 1):
        if not lines[index].heading:
            for match in figure.finditer(lines[index].text):
                yield index, match.start(), match.end()


def _between(lines: Sequence[Line], number: int) -> tuple[int, int]:
    """Return the lines between which the call of a note stands."""
    called = [(index, int(n)) for index, line in enumerate(lines) for n in _CALL.findall(line.text)]
    # A note may be called again later on: its first call tells where the next note can begin.
    first = next((index for index, n in called if n == number - 1), 0)
    last = next((index for index, n in called if n > number), len(lines) - 1)
    return (first, last) if first <= last else (0, -1)

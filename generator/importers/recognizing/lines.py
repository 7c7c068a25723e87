"""The source, line by line: what is a heading, what bears a number, what the words are.

After this step a line has single blanks (those at which no line ends are kept), no entities and no
tags, note marks are `[^12]` however the scanner spelled them, and the markup of lists and headings
is gone from the words. The levels of headings mean nothing in scanned texts, so they are not kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.characters import plain_blanks, single_blanks

# The spellings that scanners give the mark of a note, each with the note's number as its group.
_NOTE_MARKS = re.compile(
    r"""
    \$?\s?<sup>\^?\{?(\d{1,3})\}?\s?(?:\\,)?</sup>\s?\$     # $<sup>^5\,</sup>$
    | \$\s?\^\{?(\d{1,3})\}?\s?(?:\\,)?\s?\$                 # $^5\,$  $^{5}$
    | <sup>&</sup>lt;sup>(\d{1,3})</sup>                     # an entity that was cut in two
    | <sup>&lt;sup>(\d{1,3})</sup>
    | &lt;sup>(\d{1,3})(?:</sup>|&lt;/sup>)
    | <sup>\s?(\d{1,3})\s?</sup>
    | \[\^(\d{1,3})\]
    """,
    re.VERBOSE,
)
_TAGS = re.compile(r"</?(?:sup|sub|br|b|i|em|strong|u|span|div|p|center|small)\b[^<>]{0,80}>")
_HEADING = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^[-*+•]\s+")
_ALL_BOLD = re.compile(r"\*\*(?!\s)([^*]+)\*\*")
_BOLD_NUMBER = re.compile(r"^\*\*(\w{1,7}\.|\(\w{1,4}\))\*\*\s*")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?: bis| ter| quater)?)\.\s+(?=\S)")
_LETTER = re.compile(r"(?P<number>\([a-z]{1,5}\))\s+(?=\S)")
_BLANK_BEFORE_CALL = re.compile(r"\s+(?=\[\^\d{1,3}\])")
_CALLS_AT_END = re.compile(r"(?:\[\^\d{1,3}\])+$")
_FIGURE_AT_END = re.compile(r"(?<=[,;.:])\s\d{1,3}$")
_CLOSES = '"”’)]*'
_STOPS = ".,;:?!"
_ENDS_SENTENCE = ".,;:"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that has words (after joining: a paragraph)."""

    line: int
    """Where it stands in the source, counted from 1."""
    text: str
    """The words after the number, with inline markup."""
    number: str = ""
    """The number that it begins with: 14, (a)"""
    heading: bool = False
    """Whether the scanner took it for a heading."""
    printed: str = ""
    """The number as it stands in the source, and what stood with it: 14."""

    @property
    def whole(self) -> str:
        """Return the words with the number."""
        return f"{self.printed} {self.text}".strip()

    @property
    def compared(self) -> str:
        """Return all of it with plain blanks, as the words of a language are looked for."""
        return plain_blanks(self.whole)


def read(source: str) -> tuple[Line, ...]:
    """Return the lines of a source that have words."""
    return tuple(_lines(source.removeprefix("\ufeff")))


def _lines(source: str) -> Iterator[Line]:
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", source), 1):
        text = cleaned(raw)
        heading = bool(_HEADING.match(text))
        text = _HEADING.sub("", text, count=1) if heading else _BULLET.sub("", text, count=1)
        if whole := _ALL_BOLD.fullmatch(text):
            heading, text = True, whole[1]
        text = _BOLD_NUMBER.sub(r"\1 ", text, count=1).strip()
        title = _without_emphasis(text)
        if heading and title and title[-1] not in _ENDS_SENTENCE:
            yield Line(number, title, heading=True)
        elif text:
            # What ends in a stop is a paragraph, even where a scanner took it for a heading.
            yield _numbered(number, text)


def cleaned(raw: str) -> str:
    """Return a line with single blanks, note marks as `[^12]`, and neither tags nor entities."""
    marked = _NOTE_MARKS.sub(lambda m: f"[^{next(filter(None, m.groups()))}]", raw)
    words = single_blanks(html.unescape(_TAGS.sub("", marked)))
    # The blank that a scanner puts before the call of a note is not printed.
    return _BLANK_BEFORE_CALL.sub("", words)


def _without_emphasis(text: str) -> str:
    """Return a heading's words without the stars that a scanner left in it."""
    return re.sub(r"\*+", "", text).strip()


def _numbered(line: int, text: str) -> Line:
    """Return a line with its number apart from its words."""
    compared = plain_blanks(text)
    match = _NUMBER.match(compared) or _LETTER.match(compared)
    if not match:
        return Line(line, text)
    return Line(line, text[match.end() :], match["number"], printed=match[0].strip())


def is_finished(text: str) -> bool:
    """Say whether a text ends as a paragraph does: with a stop, or a closing mark.

    A figure after the last stop is the call of a note that lost its markup ("thereto, 10").
    """
    words = _FIGURE_AT_END.sub("", _CALLS_AT_END.sub("", text)).rstrip()
    return not words or words[-1] in _STOPS + _CLOSES

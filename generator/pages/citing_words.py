"""The words around a citation: enough of the text to see why it is cited, cut where the text parts.

The words are the text's own. They are cut at the end of a sentence or clause, at a blank where none
is near; what is left out is left out at the two ends only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.characters import plain_blanks
from generator.pages.page import Excerpt

AROUND = 120
"""The most characters on each side of a citation."""
_LEAST = 30
"""No clause is cut that would leave fewer on a side: the reader could not tell its sense."""

Span = tuple[int, int]
"""Where words begin and end in a text."""

# After a sentence a word with a capital follows; "chap. IV" and "sect. A" are no ends.
_SENTENCE = re.compile(r'[.!?]["”’)\]]* (?=[“"(]?(?![IVXLC]+\b|\w\b)(?P<next>[^\W\d_]))')
_CLAUSE = re.compile(r'[,;:]["”’)\]]* ')
_BLANK = re.compile(" ")


def excerpts(words: str, citations: Iterable[Span]) -> tuple[Excerpt, ...]:
    """Return the words around each citation of a text; what overlaps is one excerpt."""
    windows: list[tuple[Span, list[Span]]] = []
    plain = plain_blanks(words)
    for start, end in sorted(citations):
        first, last = _first(plain, start), _last(plain, end)
        if windows and first <= windows[-1][0][1]:
            (before, until), cited = windows.pop()
            windows.append(((before, max(until, last)), [*cited, (start, end)]))
        else:
            windows.append(((first, last), [(start, end)]))
    return tuple(
        Excerpt(tuple(_runs(words, window, cited)), window[0] == 0, window[1] == len(words))
        for window, cited in windows
    )


def _first(words: str, start: int) -> int:
    """Return where an excerpt begins whose citation begins at `start`."""
    least = max(0, start - AROUND)
    sentences = [cut for _, cut in _cuts(_SENTENCE, words, least, start)]
    if sentences:
        return sentences[-1]
    if not least:
        return 0
    clauses = [cut for _, cut in _cuts(_CLAUSE, words, least, start - _LEAST)]
    blanks = [cut for _, cut in _cuts(_BLANK, words, least, start)]
    return next(iter([*clauses, *blanks]), least)


def _last(words: str, end: int) -> int:
    """Return where an excerpt ends whose citation ends at `end`."""
    most = min(len(words), end + AROUND)
    sentences = [cut for cut, _ in _cuts(_SENTENCE, words, end, most)]
    if sentences:
        return sentences[0]
    if most == len(words):
        return most
    clauses = [cut for cut, _ in _cuts(_CLAUSE, words, end + _LEAST, most)]
    blanks = [cut for cut, _ in _cuts(_BLANK, words, end, most)]
    return next(iter([*clauses[::-1], *blanks[::-1]]), most)


def _cuts(pattern: re.Pattern[str], words: str, least: int, most: int) -> Iterator[Span]:
    """Yield where words with plain blanks can be cut: where those before the cut end and those
    after it begin."""
    # None has a blank but at its end.
    for match in pattern.finditer(words, words.rfind(" ", 0, least) + 1):
        before, after = match.end() - 1, match.end()
        if after > most:
            return
        if least <= before and not (match.groupdict().get("next") or "").islower():
            yield before, after


def _runs(words: str, window: Span, citations: list[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the words of an excerpt, those that cite apart."""
    at = window[0]
    for start, end in citations:
        if at < start:
            yield words[at:start], False
        if max(at, start) < end:
            yield words[max(at, start) : end], True
        at = max(at, end)
    if at < window[1]:
        yield words[at : window[1]], False

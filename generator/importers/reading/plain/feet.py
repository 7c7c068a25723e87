"""Notes at the foot of pages, and the calls of notes, of which converters leave figures alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.importers.reading.blocks import Told
from generator.importers.reading.plain.lines import CALL, Line, What, call

_ALONE = re.compile(r"\s*\d{1,3}\s*")
_RULE = re.compile(r"\s*(?:[_\u2500\u2014\u2013-][ ]?){5,}\s*")
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_SMALL, "0123456789")
_BEGINS = re.compile(r"\s*(?P<number>\d{1,3}|\*{1,3}|[†‡]{1,3})/?\s+(?=\S)")
_BEGINS_SMALL = re.compile(rf"\s*(?P<number>[{_SMALL}]{{1,3}})\s*(?=\S)")
_MARKED = re.compile(r"\s*\[\^(?P<number>\d{1,4})\]:\s*")
_MARKED_CALL = re.compile(r"\[\^(\d{1,4})\]")
_AFTER_STOP = re.compile(r"(?<=[^\W\d][,;.:!?)\]”’»])(\d{1,3})(?=\s|$|[,;.:)\]])")
_AFTER_WORD = re.compile(r"(?<=[a-zß-ÿ]{4})(\d{1,3})(?=\s|$|[,;.:)\]])")
_AFTER_QUOTE = re.compile(r"(?<=[,;.:][”’»)])(\d{1,3})(?=\s|$|[,;.:)\]])")
_RAISED = re.compile(rf"(?<=\S)([{_SMALL}]{{1,3}})")
_STOPS = ",;.:"
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_SHORTEST = 5
"""Letters of a word with a capital that may end a sentence; a shorter one is an abbreviation."""
_AT_FOOT = 6
"""How many lines before the end of a page a note may begin whose call has not been seen."""


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    alone: Counter[tuple[int, str]]
    """How many lines of a page that are still to come are a figure alone."""
    anywhere: Counter[str]
    """And how many of all pages."""
    lines: list[Line] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    in_note: bool = False
    ruled: bool = False
    """Whether a rule stands over what is read: of a page the rest is notes."""


def with_notes(lines: Sequence[Line], told: list[Told], *, marked: bool) -> list[Line]:
    """Return lines of which notes are known as such, and the figures of calls are calls.

    `marked` says that notes and calls bear the marks of `notes_behind`.
    """
    figures = [
        (line.page, line.words)
        for line in lines
        if _ALONE.fullmatch(line.text) and line.what is not What.APART
    ]
    found = _Found(Counter(figures), Counter(number for _, number in figures))
    given = list(lines)
    for index, line in enumerate(lines):
        if index and lines[index - 1].page != line.page:
            found.in_note = found.ruled = found.in_note and marked
        if marked:
            _marked(line, found)
        elif line.what is What.APART:
            found.lines.append(line)
        else:
            _read(given, index, found)
    told += found.told
    numbers = {line.number for line in found.lines if line.what is What.NOTE}
    first = next((line for line in found.lines if "1" in _AFTER_STOP.findall(line.text)), None)
    if first and not numbers:
        message = "a note seems to be called here (1), and the text has none: compare the original"
        told.append(Told(str(first.place), message))
    return [_with_calls(line, numbers) for line in found.lines]


def _marked(line: Line, found: _Found) -> None:
    """Read a line of a text whose notes are marked."""
    match = _MARKED.match(line.text)
    found.in_note = found.in_note or bool(match)
    text = line.text[match.end() :] if match else line.text
    text = _MARKED_CALL.sub(lambda m: call(m[1]), text)
    what = What.NOTE if match else What.MORE_OF_NOTE if found.in_note else line.what
    found.lines.append(replace(line, text=text, what=what, number=match["number"] if match else ""))


def _read(lines: list[Line], index: int, found: _Found) -> None:
    """Read a line by what stands around it."""
    line = lines[index]
    begins = _BEGINS_SMALL.match(line.text) or (_BEGINS.match(line.text) if found.ruled else None)
    if _RULE.fullmatch(line.text):
        found.ruled, found.in_note = _is_over_notes(lines, index, found), False
        found.lines.append(line)
    elif _ALONE.fullmatch(line.text):
        _alone(lines, index, found)
    elif begins:
        _begin(line, begins["number"].translate(_FIGURES), line.text[begins.end() :], found)
    elif found.in_note and _goes_on(lines, index, found):
        found.lines.append(replace(line, what=What.MORE_OF_NOTE))
    else:
        found.in_note = found.ruled = False
        found.called.update(_calls_in(line.text))
        found.lines.append(line)


def _is_over_notes(lines: Sequence[Line], index: int, found: _Found) -> bool:
    """Say whether a rule stands over notes: they are called before, or it is one of underscores."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    begins = after and (_BEGINS.match(after.text) or _ALONE.fullmatch(after.text))
    if not after or not begins or after.page != lines[index].page:
        return False
    number = after.words if begins.re is _ALONE else begins["number"]
    return number in found.called or "_" in lines[index].text


def _goes_on(lines: Sequence[Line], index: int, found: _Found) -> bool:
    """Say whether a line is more of the note before it.

    A blank line may part the number of a note from its words; under a rule everything is notes to
    the end of the page, where there are pages.
    """
    last = found.lines[-1]
    is_first = last.what is What.NOTE and not last.words
    return is_first or not lines[index].follows_blank or (found.ruled and lines[-1].page > 1)


def _begin(line: Line, number: str, words: str, found: _Found) -> None:
    found.lines.append(replace(line, text=words, what=What.NOTE, number=number))
    found.in_note = True


def _alone(lines: list[Line], index: int, found: _Found) -> None:
    """Read a figure that stands alone: a note begins, or one is called, or it is what it is."""
    line, number = lines[index], lines[index].words
    found.alone[line.page, number] -= 1
    found.anywhere[number] -= 1
    ahead = lines[index + 1 : index + 2 + _AT_FOOT]
    own = [other for other in ahead if other.page == line.page]
    small = bool(own) and not own[0].follows_blank and own[0].words[:1].islower()
    has_words = bool(own) and not small and not _ALONE.fullmatch(own[0].text)
    at_foot = len(own) <= _AT_FOOT and lines[-1].page > 1
    # A column of figures is none of calls.
    may_call = bool(found.lines) and not _ALONE.fullmatch(lines[index - 1].text)
    if has_words and number in found.called:
        _begin(line, number, "", found)
    elif may_call and found.alone[line.page, number]:
        _call(lines, index, found)  # It stands so once more, over its note.
    elif has_words and (found.ruled or at_foot):
        _begin(line, number, "", found)
    elif may_call and found.anywhere[number]:
        _call(lines, index, found)
    else:
        found.lines.append(line)
        message = f"the figure {number} stands by itself; what it counts or calls could not be seen"
        found.told.append(Told(str(line.place), message))


def _call(lines: list[Line], index: int, found: _Found) -> None:
    """Put a call that stands alone where it belongs, as far as that can be seen, and tell.

    A figure that is raised comes before the line that it stands in: with its column, where the
    layout was kept; else its place is the end of that line, or of the line before.
    """
    line = lines[index]
    found.in_note = found.ruled = False
    found.called.add(line.words)
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after and (after.page != line.page or after.follows_blank):
        after = None
    if after and line.indent > after.indent:
        at = _word_end(after.text, line.indent)
    else:
        at = len(after.text) if after and after.words[-1] in _STOPS else -1
    if after and at >= 0:
        lines[index + 1] = replace(after, text=after.text[:at] + call(line.words) + after.text[at:])
        beside = after.text[:at]
    else:
        before = found.lines[-1]
        found.lines[-1] = replace(before, text=before.text + call(line.words))
        beside = before.text
    words = CALL.sub("", beside).strip()[-30:]
    message = f"the call of note {line.words} stands by itself; it is read behind “{words}”"
    found.told.append(Told(str(line.place), message))


def _word_end(text: str, column: int) -> int:
    """Return the end of the word at a column, or of the text."""
    at = min(column, len(text))
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _calls_in(text: str) -> Iterator[str]:
    """Yield the figures that may be calls."""
    for pattern in (_AFTER_STOP, _AFTER_QUOTE, _AFTER_WORD):
        yield from (match[1] for match in pattern.finditer(text) if not _is_of_symbol(match))
    yield from (number.translate(_FIGURES) for number in _RAISED.findall(text))


def _is_of_symbol(match: re.Match[str]) -> bool:
    """Say whether a figure is of a symbol or an abbreviation: CT/4/L.1, Corr.2, sect. D.1."""
    before = match.string[: match.start()].split()
    token = before[-1] if before else ""
    word = _LAST_WORD.search(token)
    is_short = word is not None and (len(word[1]) < 3 or word[1].istitle())
    in_symbol = "/" in token and token[-1] not in ")]”’»"
    return in_symbol or (word is not None and is_short and len(word[1]) < _SHORTEST)


def _with_calls(line: Line, numbers: set[str]) -> Line:
    """Return a line in which figures behind words are calls, where there is a note for them."""
    if line.what not in (What.TEXT, What.MORE_OF_NOTE) or not numbers:
        return line

    def called(match: re.Match[str]) -> str:
        number = match[1].translate(_FIGURES)
        is_call = number in numbers and not _is_of_symbol(match)
        return call(number) if is_call else match[0]

    text = line.text
    for pattern in (_AFTER_STOP, _AFTER_QUOTE, _AFTER_WORD, _RAISED):
        text = pattern.sub(called, text)
    return replace(line, text=text)

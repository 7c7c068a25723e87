"""What is wrong with a file that is no YAML, in words for people who do not know YAML.

A parser tells where it could not go on, which is often far below the mistake, and in words of its
own. Here the lines above that place are read as an editor reads them: keys, strokes, blanks before
them. What is told is there: a cause is named only where YAML has no other way to read the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Mistake = tuple[int, str]
"""The line of a mistake, counted from 1, and what is wrong and would be right."""

UNKNOWN = (
    "this line, or the one before it, cannot be read; compare it with those around it: a key is "
    "one word, with a colon and a blank after it, and stands as far in as the others of its group"
)

_LINE = re.compile(
    r"(?P<blanks> *)(?P<strokes>(?:-(?: +|$))*)"
    r"(?:(?P<key>[\w-]+|\"[^\"]*\"|'[^']*'):(?:\s+(?P<value>.*))?|(?P<rest>.*))"
)
_BLOCK = re.compile(r"[>|](?:[+-]?\d?|\d[+-])(?:\s+#.*)?")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"(?P<after>.*)'),
    "'": re.compile(r"'(?:[^']|'')*'(?P<after>.*)"),
}
_BRACKETS = {"[": "]", "{": "}"}
_RESERVED = "*&!@`%[]{}|>,"
"""What no words of a line may begin with: YAML takes it for something else."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a key or a stroke, as YAML reads it."""

    number: int
    columns: tuple[int, ...]
    """Where its strokes and its key stand."""
    key: str
    value: str
    words_at: int
    """Where the words after the strokes and the key begin."""
    text: str
    """What stands on it, without the blanks before."""


def conflict(text: str) -> Mistake | None:
    """Return that a file has two versions of the same lines, as git leaves them; none if not."""
    lines = text.split("\n")
    begins = next((n for n, line in enumerate(lines, 1) if line.startswith("<<<<<<< ")), 0)
    ends = next((n for n, line in enumerate(lines, 1) if n > begins and line[:8] == ">>>>>>> "), 0)
    if not begins or not ends:
        return None
    message = f"this file has a conflict of two versions (lines {begins} to {ends}); keep one of "
    return begins, f"{message}them, and take out the lines that begin with <<<, === and >>>"


def diagnosed(text: str, failed: int) -> Mistake:
    """Return the mistake because of which a file could not be read on from a line.

    Args:
        text: the file.
        failed: the line at which a parser of YAML gave up, counted from 1.
    """
    if found := conflict(text):
        return found
    lines = text.split("\n")
    first = next(_mistakes(lines, failed), None)
    return first or (failed, UNKNOWN)


def _mistakes(lines: Sequence[str], failed: int) -> Iterator[Mistake]:
    """Yield mistakes in the order of the lines, as far as the parser came."""
    open_columns: list[tuple[int, int]] = []
    """The columns at which a line may begin, and the line that began there last."""
    before: _Line | None = None
    index = 0
    while index < min(failed + 1, len(lines)):
        raw, number = lines[index], index + 1
        index += 1
        if not raw.strip() or raw.lstrip().startswith("#") or raw.rstrip() in ("---", "..."):
            continue
        if re.match(r" *\t", raw):
            yield number, "this line begins with a tab; put blanks in its place, as on other lines"
            return
        line = _read(raw, number)
        if line is None:
            if before or any(_read(later, 0) for later in lines[index:]):
                yield from _without_key(raw, number, before)
            if before is None or _begin(raw) <= before.columns[-1]:
                return
            continue  # words that go on
        yield from _of_place(line, before, open_columns, lines)
        _open(line, open_columns)
        yield from _of_value(line, lines)
        index = _end(line, lines, index)
        before = line


def _read(raw: str, number: int) -> _Line | None:
    """Return a line that has a key or strokes; none where it has words alone."""
    match = _LINE.fullmatch(raw)
    if not match or not (match["key"] or match["strokes"]):
        return None
    column = len(match["blanks"])
    columns = [column + at.start() for at in re.finditer("-", match["strokes"])]
    if match["key"]:
        columns.append(column + len(match["strokes"]))
    value = (match["value"] if match["key"] else match["rest"]) or ""
    words_at = len(raw.rstrip()) - len(value.rstrip())
    key = match["key"] or ""
    return _Line(number, tuple(columns), key, value.strip(), words_at, raw.strip())


def _begin(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _without_key(raw: str, number: int, before: _Line | None) -> Iterator[Mistake]:
    """Yield why a line without a key cannot stand where it does, at the column of keys."""
    if before is not None and _begin(raw) > before.columns[-1]:
        return
    word, _, rest = raw.strip().partition(" ")
    if match := re.fullmatch(r"([\w-]+):(\S.*)", raw.strip()):
        yield number, f"there is no blank after the colon; write “{match[1]}: {match[2]}”"
    elif re.fullmatch(r"[\w-]+", word) and not _COLON.search(rest):
        right = f"write “{word}: {_short(rest)}”" if rest else "or its key is missing before it"
        yield number, f"there is no colon after “{word}”; {right}"


def _of_place(
    line: _Line, before: _Line | None, opened: list[tuple[int, int]], lines: Sequence[str]
) -> Iterator[Mistake]:
    """Yield why a line cannot begin where it does."""
    column = line.columns[0]
    if before is None or column in [at for at, _ in opened]:
        return
    deeper = column > before.columns[-1]
    if deeper and not before.value:
        return  # the first line of a group
    if deeper and not before.key and column == before.words_at:
        # It is of the group of the line before, which has words in the place of a key.
        yield from _without_key(before.value, before.number, None)
        return
    if deeper:
        message = (
            f"this line stands further in than line {before.number}, which has words already; if "
            "it goes on with them, put all of them on lines of their own after “>-”"
        )
        yield line.number, message
        return
    right, like = min(opened, key=lambda one: (abs(one[0] - column), -one[0]))
    few = "few" if right > column else "many"
    blanks = abs(right - column)
    told = "there is 1 blank" if blanks == 1 else f"there are {blanks} blanks"
    message = f"{told} too {few} before “{_short(line.text)}”; "
    yield line.number, f"{message}it should be {right}, as on line {like}"


def _open(line: _Line, opened: list[tuple[int, int]]) -> None:
    """Close the groups that a line ends, and open those that it begins."""
    opened[:] = [one for one in opened if one[0] < line.columns[0]]
    opened += [(at, line.number) for at in line.columns]


def _of_value(line: _Line, lines: Sequence[str]) -> Iterator[Mistake]:
    """Yield what is wrong with the words after a key or a stroke."""
    value, key = line.value, f"“{line.key}”" if line.key else "the stroke"
    if not value or _BLOCK.fullmatch(value) or value[0] == "#":
        return
    if value[0] in _BRACKETS and not _AFTER_A_LIST.match(value):
        yield from _of_bracket(line, lines)
        return
    if value[0] in _CLOSED:
        yield from _of_quotation(line, lines)
    elif value[0] in _RESERVED:
        yield line.number, f"the words after {key} begin with “{value[0]}”; {_OF_THEIR_OWN}"
    elif line.key and _COLON.search(value):
        yield line.number, f"there is a colon in the words after {key}; {_OF_THEIR_OWN}"


_COLON = re.compile(r":(?:\s|$)")
_AFTER_A_LIST = re.compile(r"\[[^\[\]]*\]\s*[^\s#\]},]")
_OF_THEIR_OWN = "put them on a line of their own after “>-”, or between quotation marks"


def _of_bracket(line: _Line, lines: Sequence[str]) -> Iterator[Mistake]:
    """Yield that a list or group in brackets is not closed before the next key, if so."""
    opening, value = line.value[0], line.value
    closing = _BRACKETS[opening]
    for raw in lines[line.number :]:
        other = _read(raw, 0)
        if value.count(opening) <= value.count(closing):
            return
        if other and other.columns[0] <= line.columns[-1]:
            break
        value += raw
    if value.count(opening) > value.count(closing):
        yield line.number, f"the bracket {opening} is not closed; close it with {closing}"


def _of_quotation(line: _Line, lines: Sequence[str]) -> Iterator[Mistake]:
    """Yield what is wrong with words between quotation marks."""
    mark = line.value[0]
    closed = _CLOSED[mark].fullmatch(line.value)
    if closed:
        after = closed["after"].strip()
        if after and not after.startswith("#"):
            message = f"words stand after the closing {mark}: {_short(after)}; "
            yield line.number, f"{message}{_OF_THEIR_OWN}"
        return
    for raw in lines[line.number :]:
        other = _read(raw, 0)
        if other and other.key and other.columns[0] <= line.columns[-1]:
            break
        if raw.rstrip().endswith(mark):
            return
    yield line.number, f"the quotation mark {mark} is not closed; close it at the end of the words"


def _end(line: _Line, lines: Sequence[str], index: int) -> int:
    """Return the first line after the words of a line: those after “>-”, in brackets, in quotes."""
    if _BLOCK.fullmatch(line.value):
        column = line.columns[-1]
        while index < len(lines) and (not lines[index].strip() or _begin(lines[index]) > column):
            index += 1
        return index
    value = line.value
    if closing := _BRACKETS.get(value[:1]):
        while index < len(lines) and value.count(value[0]) > value.count(closing):
            value += lines[index]
            index += 1
    elif value[:1] in _CLOSED and not _CLOSED[value[0]].fullmatch(value):
        while index < len(lines):
            index += 1
            if lines[index - 1].rstrip().endswith(value[0]):
                break
    return index


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"

"""What the head of the source says of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.characters import plain_blanks
from generator.importers.recognizing.days import days_of
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.masthead import Said
from generator.importers.recognizing.usage import Usage
from generator.importers.recognizing.words import Phrases, session_names
from generator.model import Held

_LINES_OF_TITLE = 6
_FIRST = 40
"""In how many paragraphs a report says where and when its session was held."""
_NAMES = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the report, and the lines that it stands on."""

    text: str = ""
    lines: tuple[Line, ...] = ()


def title_of(lines: Sequence[Line], head: Sequence[Line], phrases: Phrases) -> Title:
    """Return the title of the report.

    It begins as titles do, or says where and when the session was held, and has no end; in the head
    it may stand on several lines.

    Args:
        lines: those of the text.
        head: those over the first heading or paragraph.
        phrases: the words of the body and language.
    """
    for first, line in enumerate(head):
        if phrases.begins_title(line.compared) and _may_be_title(line):
            return _with_more(head[first : first + _LINES_OF_TITLE], phrases)
    for line in lines:
        if not line.number and _may_be_title(line) and _held(line.compared, phrases):
            return Title(line.text, (line,))
    return Title()


def _may_be_title(line: Line) -> bool:
    return not (line.is_row or line.number or line.ended in (".", ":", ";", ","))


def _with_more(lines: Sequence[Line], phrases: Phrases) -> Title:
    """Return the title that begins with the first of some lines: up to the line that says where
    the session was held, else as far as it goes on with a small letter or in capitals."""
    end = 1
    while end < len(lines) and _may_be_title(lines[end]):
        end += 1
    stops = (stop for stop in range(1, end + 1) if _held(_joined(lines[:stop]), phrases))
    title = lines[: next(stops, 0) or _plain_end(lines[:end], phrases)]
    return Title(" ".join(line.text for line in title), tuple(title))


def _plain_end(lines: Sequence[Line], phrases: Phrases) -> int:
    """Return where a title ends that does not say where the session was held."""
    for index, (before, line) in enumerate(pairwise(lines), 1):
        in_capitals = before.text.isupper() and line.text.isupper()
        goes_on = line.text[:1].islower() or in_capitals or phrases.is_open(before.compared)
        if not goes_on or before.heading != line.heading:
            return index
    return len(lines)


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.compared for line in lines)


def held(title: str, said: Said, lines: Sequence[Line], phrases: Phrases) -> Held:
    """Return where and when the session was held, as the title says, the head or the first
    paragraph that does; empty where none does."""
    in_title = _held(plain_blanks(title), phrases)
    in_text = (_held(line.compared, phrases) for line in lines[:_FIRST])
    of_head = [(said.get("place", ""), said["dates"])] if "dates" in said else []
    # A group of a form may hold nothing.
    found = [
        (match["place"] or "", match["dates"] or "") for match in (in_title, *in_text) if match
    ]
    for place, dates in (*found[: bool(in_title)], *of_head, *found):
        if days := days_of(dates, phrases.citing):
            return Held(place=_named(place), opened=days[0], closed=days[-1])
    return Held(place="", opened="", closed="")


def _named(place: str) -> str:
    """Return the name of a place that is printed in capitals as a name."""
    place = place.strip(" ,")
    return _NAMES.sub(lambda name: name[0].capitalize(), place) if place.isupper() else place


def _held(text: str, phrases: Phrases) -> re.Match[str] | None:
    """Return the first form of where and when a session was held that a text has."""
    return next(filter(None, (pattern.search(text) for pattern in phrases.held)), None)


def session(title: str, said: Said, lines: Sequence[Line], usage: Usage) -> str:
    """Return the number of the session that the title names, the head or the paragraph that says
    where it was held; "" where none does."""
    opening = (line.compared for line in lines[:_FIRST] if _held(line.compared, usage.phrases))
    texts = (title, said.get("session", ""), *opening)
    return next(filter(None, (_session(plain_blanks(text), usage) for text in texts)), "")


def _session(text: str, usage: Usage) -> str:
    body, language = usage.body, usage.language
    found: dict[str, str] = {}
    called = body.texts[language].called if language in body.texts else ()
    for one in body.sessions:
        for name in session_names(
            one.number, one.name.get(language, ""), called, usage.phrases.words
        ):
            if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
                found[name] = one.number
    # "twenty-seventh session" holds "seventh session": the longest name is meant.
    return found[max(found, key=len)] if found else ""

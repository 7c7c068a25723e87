"""What the head of the source says of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.characters import plain_blanks
from generator.citations.dates import iso_dates
from generator.importers.recognizing.furniture import Furniture
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.words import Phrases
from generator.model import Body, Held


def title_line(lines: Sequence[Line], phrases: Phrases) -> Line | None:
    """Return the line that is the title of the report: it says where and when, and has no end."""
    for line in lines:
        if not line.number and not line.text.endswith((".", ":")) and _held(line.compared, phrases):
            return line
    return None


def held(title: str, phrases: Phrases) -> Held:
    """Return where and when the session was held, as the title says; empty where it does not."""
    match = _held(plain_blanks(title), phrases)
    days = iso_dates(match["dates"], phrases.citing) if match else ()
    if not match or not days:
        return Held(place="", opened="", closed="")
    return Held(place=match["place"], opened=days[0], closed=days[-1])


def _held(text: str, phrases: Phrases) -> re.Match[str] | None:
    """Return the first form of where and when a session was held that a text has."""
    return next(filter(None, (pattern.search(text) for pattern in phrases.held)), None)


def session(title: str, body: Body, language: str) -> str:
    """Return the number of the session that a title names; "" where it names none."""
    words = plain_blanks(title)
    named = (
        s for s in body.sessions if re.search(rf"\b{re.escape(s.name.get(language, '-'))}\b", words)
    )
    # "twenty-seventh session" holds "seventh session": the longest name is meant.
    longest = max(named, key=lambda s: len(s.name[language]), default=None)
    return longest.number if longest else ""


def symbol(furniture: Furniture, phrases: Phrases) -> str:
    """Return the symbol of the report, which its pages bear."""
    heads = (line.text for line in furniture.running if phrases.symbol.fullmatch(line.text))
    return next(heads, "")


def particulars(furniture: Furniture, phrases: Phrases) -> dict[str, str]:
    """Return distribution, date and original language, as the head of the report says them."""
    found: dict[str, str] = {}
    for line in furniture.particulars:
        for pattern in phrases.particulars:
            match = pattern.fullmatch(line.compared)
            found |= {k: v for k, v in match.groupdict().items() if v} if match else {}
    if "date" in found:
        found["date"] = "".join(iso_dates(found["date"], phrases.citing)[:1])
    return found

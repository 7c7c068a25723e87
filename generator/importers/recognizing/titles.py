"""The headings of acts and annexes, with or without their titles: Decision 1/CT.4 Rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.importers.reading import Part
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.words import Phrases

_NEAR = 4
"""How many lines after its heading the opening clause of an act begins: its title may take some."""


class ActHeading(NamedTuple):
    """What the heading of an act says."""

    kind: str
    """resolution or decision"""
    number: str
    title: str
    """Its title, where it stands on the same line."""


def act_heading(line: Line, ahead: Sequence[Line], phrases: Phrases) -> ActHeading | None:
    """Return what act a line is the heading of; none where it is none.

    A line that says more than what act it is may be a sentence ("Decision 1/CT.4 was adopted."),
    and one without "Decision" a symbol that a page bears: those are headings where they are marked
    or the opening clause of an act follows.
    """
    if line.is_row or line.counted:
        return None
    for kind, pattern in phrases.acts.items():
        match = pattern.fullmatch(line.compared)
        if not match:
            continue
        title = match["title"] or ""
        if title[-1:] in (".", ";", ",", ":"):
            return None
        alone = bool(match["noun"]) and not title
        if alone or line.heading or _opens(ahead, phrases):
            return ActHeading(kind, match["number"], title)
    return None


def heads_by_number(line: Line, ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether a line is the number of an act of a session, and its opening clause follows.

    A page that is "3/12" may end in the heading of an act: that stands nearer to the clause.
    """
    act = act_heading(line, ahead, phrases)
    number = act and phrases.acts[act.kind].fullmatch(act.number)
    if not number:
        return False
    session = number.groupdict().get("session")
    # Of a body that counts its acts through, a number is no more than that of a page.
    if line.compared.isdecimal() if session is None else session not in phrases.sessions:
        return False
    between = takewhile(lambda one: not phrases.chapeau.match(one.compared), ahead[:_NEAR])
    return not any(act_heading(one, ahead[at:], phrases) for at, one in enumerate(between, 1))


def _opens(ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether the opening clause of an act follows soon."""
    return any(phrases.chapeau.match(line.compared) for line in ahead[:_NEAR])


def is_collection(act: ActHeading, ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether the heading of an act stands over several: 78/80 over 78/80 A, or over A."""
    pattern = phrases.acts[act.kind]
    for line in ahead[:_NEAR]:
        if phrases.chapeau.match(line.compared):
            return False
        match = pattern.fullmatch(line.compared)
        number = match["number"] if match else f"{act.number} {line.compared}"
        if re.fullmatch(rf"{re.escape(act.number)} ?A", number):
            return True
    return False


def letter_of_act(line: Line, ahead: Sequence[Line], phrases: Phrases) -> tuple[str, str] | None:
    """Return the letter of an act of a collection, whose clause follows, and the title that may
    stand behind it: A; none where a line is no such heading."""
    if line.part is Part.HEAD:
        match = re.match(r"([A-Z]{1,2})(?:\s+|$)", line.text)
        return (match[1], line.text[match.end() :]) if match else None
    is_letter = re.fullmatch("[A-Z]", line.compared) and _opens(ahead, phrases)
    return (line.compared, "") if is_letter else None


class AnnexHeading(NamedTuple):
    """What the heading of an annex says."""

    number: str
    """"" where it has none."""
    title: str
    """Its title, where it stands on the same line."""
    names_act: bool = False
    """Whether it says of which act it is: Annex 1 to resolution 2"""


def annex_heading(line: Line, phrases: Phrases) -> AnnexHeading | None:
    """Return what annex a line is the heading of; none where it is none."""
    match = None if line.is_row else phrases.annex.fullmatch(line.compared)
    if not match or (match["title"] and re.search(r"[.;,:]$", match["title"])):
        return None
    # A title may follow the number at once where the source marks the heading.
    after = match["after"] or ""
    if after and not (line.heading and match["number"]):
        return None
    # Of which act it is the structure of the report says.
    title = match["title"] or after
    return AnnexHeading(match["number"] or "", title, bool(match["of"]))


def stands_alone(line: Line, ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether a line is the heading of an act, annex or chapter, however it is marked."""
    is_division = phrases.division_alone.fullmatch(line.compared)
    is_act = act_heading(line, ahead, phrases) or letter_of_act(line, ahead, phrases)
    return bool(is_act or annex_heading(line, phrases) or is_division)

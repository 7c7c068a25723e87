"""Joins paragraphs that a page break cut in two, and tells what stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importers.reading import BlockKind
from generator.importers.recognizing.lines import Line, is_finished
from generator.importers.recognizing.numbering import Numerals, goes_on
from generator.importers.recognizing.titles import stands_alone
from generator.importers.recognizing.words import Phrases

_CLAUSE = 80
"""The most characters of an opening clause behind the name of the body."""
_NUMBERED = re.compile(r"(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})[.)]\s+[^\W\d_a-z]")
_LONGEST_HEADING, _SHORT_HEADING = 300, 60
_AHEAD = 5
"""How many lines are read ahead to tell the heading of an act from a sentence."""


def joined(
    lines: Sequence[Line], phrases: Phrases, numerals: Numerals, *, paged: bool
) -> tuple[Line, ...]:
    """Return lines in which each is a whole paragraph or a heading.

    The lines are those of the text alone: furniture and notes, which stand in between, are gone.
    Where the source is not `paged`, no page break has cut a paragraph.
    """
    paragraphs: list[Line] = []
    leads = any(phrases.is_lead_phrase(line) and line.text[:1].islower() for line in lines)
    for line in _with_headings(_parted(lines, phrases), phrases):
        before = paragraphs[-1] if paragraphs else None
        leads_on = leads and before and _leads_on(before, line, phrases)
        if leads and _begins_small(line, phrases):
            paragraphs.append(line)
        elif before and (
            leads_on
            or _ends_act(before, line, phrases)
            or (paged and _goes_on(before, line, phrases, numerals))
        ):
            paragraphs[-1] = _one(before, line)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _parted(lines: Sequence[Line], phrases: Phrases) -> tuple[Line, ...]:
    """Return lines in which the opening clause of an act stands apart from the paragraph that was
    set behind it on the same line: The Assembly, Having considered the report,"""
    return tuple(part for line in lines for part in _opening_apart(line, phrases))


def _opening_apart(line: Line, phrases: Phrases) -> tuple[Line, ...]:
    begins = None if line.number or line.is_row else phrases.chapeau.match(line.text)
    if not begins:
        return (line,)
    end = line.text.find(", ", begins.end(), begins.end() + _CLAUSE)
    after = line.text[end + 2 :] if end > 0 else ""
    # "..., noting the report, decided" is all one sentence.
    if not phrases.parts(after) or after[0].islower():
        return (line,)
    return (
        replace(line, text=line.text[: end + 1], kind=BlockKind.PARAGRAPH),
        replace(line, text=after, kind=BlockKind.PARAGRAPH),
    )


def _one(before: Line, line: Line) -> Line:
    return replace(before, text=f"{before.text} {line.whole}", also=(*before.also, *line.places))


def _with_headings(lines: Sequence[Line], phrases: Phrases) -> Iterator[Line]:
    """Yield lines in which acts, annexes and their titles are headings, whatever a scanner saw."""
    after_heading = False
    for index, line in enumerate(lines):
        ahead = lines[index + 1 : index + 1 + _AHEAD]
        is_heading = stands_alone(line, ahead, phrases)
        is_title = after_heading and _is_title(line, ahead, phrases)
        if (is_heading or is_title) and not line.heading:
            yield replace(line.without_number, kind=BlockKind.HEADING)
        else:
            yield line
        # What says when an act was adopted may stand between its number and its title.
        after_heading = is_heading or (after_heading and phrases.is_by_itself(line))


def _is_title(line: Line, ahead: Sequence[Line], phrases: Phrases) -> bool:
    """Say whether a line under the heading of an act or annex is its title.

    A title has no stop; nor has a paragraph that a page break cut, but that one goes on.
    """
    begins_act = phrases.chapeau.match(line.compared) or phrases.parts(line.text)
    following = ahead[0] if ahead else line
    has_end = is_finished(line.text) or following.text[:1].islower()
    return not (line.number or line.is_row or begins_act or has_end)


def _ends_act(before: Line, line: Line, phrases: Phrases) -> bool:
    """Say whether two lines are the one that ends an act: 5th plenary meeting / 6 June 2030."""
    if before.heading or before.is_row or phrases.act_end(before) or phrases.act_end(line):
        return False
    return bool(phrases.act_end(_one(before, line)))


def _leads_on(before: Line, line: Line, phrases: Phrases) -> bool:
    """Say whether a line goes on from a lead phrase that stands on a line of its own."""
    return not line.number and line.text[:1].islower() and phrases.is_lead_phrase(before)


def _begins_small(line: Line, phrases: Phrases) -> bool:
    """Say whether a line begins with a lead phrase in small letters, where a body sets these so."""
    return line.text[:1].islower() and bool(phrases.parts(line.text))


def _opens_act(before: Line, line: Line, phrases: Phrases) -> bool:
    """Say whether the opening clause of an act, which may have no stop, is followed by its first
    paragraph: The Meeting / Decides to meet."""
    clause = phrases.chapeau.match(before.compared)
    return bool(clause and not before.number and line.text and phrases.parts(line.text))


def _is_verb_alone(line: Line, phrases: Phrases) -> bool:
    """Say whether a line is a verb in italics, and no more: resolves; instructs the Director."""
    is_italic = line.text.startswith("*") and line.text.endswith("*") and line.text.count("*") == 2
    return is_italic and bool(phrases.parts(line.text))


def _is_bare_heading(line: Line) -> bool:
    """Say whether a line looks like a numbered heading that lost its markup: II. Work."""
    short = len(line.text) <= _LONGEST_HEADING and not is_finished(line.text)
    return short and bool(_NUMBERED.match(line.whole))


def _heads(before: Line, line: Line, phrases: Phrases) -> bool:
    """Say whether a line looks like the heading of the paragraph that follows: 1. Deliberations /
    30. Speakers reported; 2. Fees / Considering that pilots are paid"""
    is_short = len(before.whole) <= _SHORT_HEADING and _is_bare_heading(before)
    begins = line.number[:1].isdecimal() or bool(phrases.parts(line.text))
    begins |= phrases.is_clause(line)
    return is_short and begins and line.text[:1].isupper()


def _goes_on(before: Line, line: Line, phrases: Phrases, numerals: Numerals) -> bool:
    """Say whether a line continues the paragraph before it.

    It does where that has no end, unless its own number is the next one; and where it begins
    with a small letter, unless what came before announces a list.
    """
    if before.heading or line.heading or line.is_row or before.is_row:
        return False
    if any(phrases.is_by_itself(one) for one in (before, line)):
        return False
    if _opens_act(before, line, phrases) or _is_verb_alone(line, phrases):
        return False
    if _is_bare_heading(before) and _is_bare_heading(line):
        return False
    if phrases.is_symbol(before):  # one of a list of documents
        return False
    if _heads(before, line, phrases):
        return False
    if line.number and line.sure:
        if not before.number or is_finished(before.text):
            return False
        # "2. Conclusions" before "2. The Conference ..." is a heading that has lost its markup.
        same = line.number == before.number and line.text[:1].isupper()
        return not same and not goes_on(
            numerals.readings(before.number), numerals.readings(line.number)
        )
    if not is_finished(before.text):
        return True
    if line.number:
        return False
    after_comma = before.text.endswith(",") and bool(before.number)
    return (line.text[:1].islower() or after_comma) and not before.text.endswith(":")

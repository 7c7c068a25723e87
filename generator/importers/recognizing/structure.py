"""Placed lines -> the chapters and annexes of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from generator.importers.recognizing.adoption import completed, of_lines, of_text
from generator.importers.recognizing.lines import Line
from generator.importers.recognizing.paragraphs import paragraphs
from generator.importers.recognizing.place import ACTS, HEADINGS, Placed, Role
from generator.importers.recognizing.words import Phrases
from generator.model import (
    Adoption,
    Annex,
    Chapter,
    Collection,
    Decision,
    Paragraph,
    Resolution,
    Section,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, the lines that stand directly under it, and the parts under it."""

    head: Placed
    lines: tuple[Placed, ...]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Return the words of the heading, on however many lines they stood."""
        return " ".join(filter(None, (self.head.title, *self.texts(Role.TITLE))))

    def of(self, role: Role) -> tuple[Part, ...]:
        """Return the parts under it that are of a role."""
        return tuple(part for part in self.parts if part.head.role is role)

    def texts(self, role: Role) -> tuple[str, ...]:
        """Return the words of its own lines that are of a role."""
        return tuple(placed.line.text for placed in self.lines if placed.role is role)


def nested(placed: Sequence[Placed]) -> tuple[Part, ...]:
    """Return the outermost parts: the chapters and annexes of the report.

    Lines before the first of them, where its heading is lost, make a chapter without a title.
    """
    lines = [p for p in placed if p.role is not Role.UNPLACED]
    if lines and not (lines[0].role in HEADINGS and lines[0].depth == 1):
        lines.insert(0, Placed(Line(lines[0].line.place, ""), Role.CHAPTER, 1))
    return _divided(lines)[1]


def _divided(placed: Sequence[Placed]) -> tuple[tuple[Placed, ...], tuple[Part, ...]]:
    """Return the lines that stand under no heading of these, and the parts."""
    lines: list[Placed] = []
    parts: list[Part] = []
    index = 0
    while index < len(placed):
        head = placed[index]
        index += 1
        if head.role in HEADINGS:
            end = _end(placed, index, head.depth)
            parts.append(Part(head, *_divided(placed[index:end])))
            index = end
        else:
            lines.append(head)
    return tuple(lines), tuple(parts)


def _end(placed: Sequence[Placed], start: int, depth: int) -> int:
    """Return where a part ends: at a heading as high, or a line that cannot stand so deep."""
    for index in range(start, len(placed)):
        other = placed[index]
        if other.depth < depth or (other.role in HEADINGS and other.depth == depth):
            return index
    return len(placed)


def chapters(parts: Sequence[Part], phrases: Phrases) -> tuple[Chapter, ...]:
    """Return the chapters among the outermost parts."""
    return tuple(
        Chapter(**_division(part, phrases)) for part in parts if part.head.role is Role.CHAPTER
    )


def annexes(parts: Sequence[Part], phrases: Phrases) -> tuple[Annex, ...]:
    """Return the annexes among parts: of the report, or of an act."""
    return tuple(
        Annex(**_division(part, phrases)) for part in parts if part.head.role is Role.ANNEX
    )


def _division(part: Part, phrases: Phrases) -> dict[str, Any]:
    """Return the fields that chapters, sections and annexes have in common."""
    collections = tuple(
        Collection(number=one.head.number, title=one.title) for one in part.of(Role.COLLECTION)
    )
    return {
        "number": part.head.number,
        "title": part.title,
        "collections": collections,
        "agenda_item": next((p.number for p in part.lines if p.role is Role.AGENDA_LINE), ""),
        "paragraphs": paragraphs(part.lines),
        "resolutions": tuple(
            Resolution(**_act(act, collections, phrases)) for act in part.of(Role.RESOLUTION)
        ),
        "decisions": tuple(
            Decision(**_act(act, collections, phrases)) for act in part.of(Role.DECISION)
        ),
        "sections": _sections(part, phrases),
    }


def _sections(part: Part, phrases: Phrases) -> tuple[Section, ...]:
    return tuple(Section(**_division(section, phrases)) for section in part.of(Role.SECTION))


def _act(part: Part, collections: Iterable[Collection], phrases: Phrases) -> dict[str, Any]:
    """Return the fields of a resolution or decision."""
    preamble = paragraphs(_preamble(part.lines))
    number = part.head.number
    forms = {one.number: rf"{re.escape(one.number)} ?[A-Z]" for one in collections}
    common = (one for one, form in forms.items() if re.fullmatch(form, number))
    return {
        "number": number,
        "collection": next(common, ""),
        "title": part.title,
        "chapeau": " ".join(part.texts(Role.CHAPEAU)),
        "preamble": preamble,
        "operative": _operative(part, phrases),
        "sections": _operative_sections(part, phrases),
        "annexes": annexes(part.parts, phrases),
        "adoption": _adoption(part, phrases),
    }


def _preamble(lines: Sequence[Placed]) -> list[Placed]:
    """Return the preambular paragraphs among the lines of an act, with their parts."""
    operative = (Role.PARAGRAPH, Role.AGENDA)
    return list(takewhile(lambda placed: placed.role not in operative, lines))


def _adoption(part: Part, phrases: Phrases) -> Adoption:
    """Return what lines over the text of an act, or under it, and its first words say of its
    adoption."""
    items = tuple(p.number for p in part.lines if p.role is Role.AGENDA_LINE)
    ends = [p.line.compared for p in part.lines if p.role is Role.ACT_ENDS]
    texts = [*part.texts(Role.CHAPEAU), *(p.line.text for p in part.lines if p.role in _TEXTS)]
    said = of_text(texts[0], phrases) if texts else Adoption()
    return completed(of_lines(ends, items, phrases), said)


_OF_PREAMBLE = (Role.TITLE, Role.PREAMBULAR, Role.ITEM, Role.CLOSING, Role.ROW, Role.CAPTION)
_TEXTS = (Role.PARAGRAPH, Role.PREAMBULAR)


def _operative(part: Part, phrases: Phrases) -> tuple[Paragraph, ...]:
    lines = part.lines[len(_preamble(part.lines)) :] if part.head.role in ACTS else part.lines
    return paragraphs(lines)


def _operative_sections(part: Part, phrases: Phrases) -> tuple[Section, ...]:
    """Return the headed sections of an act, whose paragraphs are operative."""
    return tuple(
        Section(
            number=section.head.number,
            title=section.title,
            preamble=preamble,
            paragraphs=_operative(section, phrases)[len(preamble) :],
            sections=_operative_sections(section, phrases),
        )
        for section in part.of(Role.SECTION)
        for preamble in (_preamble_of_section(section, phrases),)
    )


def _preamble_of_section(section: Part, phrases: Phrases) -> tuple[Paragraph, ...]:
    """Return the preamble of a section of an act: as the outline has it, else its first paragraphs
    that begin as those of a preamble do."""
    told = list(takewhile(lambda one: one.role in _OF_PREAMBLE, section.lines))
    if any(one.role is Role.PREAMBULAR for one in told):
        return paragraphs(told)
    found = takewhile(
        lambda one: not one.number and phrases.parts(one.text) == {"preambular"},
        _operative(section, phrases),
    )
    return tuple(found)

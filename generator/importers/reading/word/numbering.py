"""Automatic numbers: which list a paragraph is of, and what it counts there (17.9).

A list is an abstract numbering; instances of it (`w:num`) share its count, and may begin it anew.
Word forgets nothing between two paragraphs of a list, whatever stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importers.reading.word.names import (
    VAL,
    Element,
    children,
    is_on,
    named,
    number,
    value,
)
from generator.importers.reading.word.number_formats import SILENT, system, written
from generator.importers.reading.word.styles import Styles
from generator.importers.reading.word.symbols import ROUND, bullet

_ALTERNATE = named("mc:AlternateContent")
_PLACE = re.compile("%([1-9])")
_NONE = "0"
"""The instance that takes the numbering of a style away (17.9.18)."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list."""

    start: int = 0
    format: str = "decimal"
    pattern: str = ""
    """Of the format "custom"."""
    text: str = ""
    """What is printed, %1 for the number of the first level."""
    restart: int | None = None
    """The level, from 1, after which it begins anew; none: any before it; 0: never."""
    is_legal: bool = False
    """Whether all its numbers are in figures."""
    is_hidden: bool = False
    style: str = ""
    """The paragraph style that is of this level."""
    font: str = ""
    is_picture: bool = False
    """Whether its bullet is a picture."""


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance of a list."""

    counted_as: str
    """The abstract numbering whose count it has."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Where it begins a level, if elsewhere than the list does."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The number of a paragraph."""

    text: str
    system: str
    level: int
    """From 1."""
    doubts: tuple[str, ...] = ()
    """What of it a person should look at."""


class Definitions:
    """The lists of a file."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {
            one.get(named("w:abstractNumId"), ""): one for one in children(root, "w:abstractNum")
        }
        self._instances = {one.get(named("w:numId"), ""): one for one in children(root, "w:num")}
        self._linked = {
            style: key
            for key, one in self._abstract.items()
            if (style := value(one, "w:styleLink"))
        }
        self._read: dict[str, Instance | None] = {}

    def instance(self, number_id: str) -> Instance | None:
        """Return an instance by its id; none where the file has none."""
        if number_id not in self._read:
            self._read[number_id] = self._instance(number_id)
        return self._read[number_id]

    def of_paragraph(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        """Return the instance and the level (from 0) that a paragraph is of.

        Each is said by the paragraph or, where it says nothing, by its style or one that this is
        based on. Which level a style is of says the list that names the style (17.9.23).
        """
        given = _numbering(properties)
        instance, level = value(given, "w:numId"), value(given, "w:ilvl")
        said = [
            (one, numbering)
            for one, properties in self._styles.paragraph_properties(style)
            if (numbering := _numbering(properties)) is not None
        ]
        instance = instance or _first(value(one, "w:numId") for _, one in said)
        if instance in (None, _NONE):
            return None
        if level is None:
            levels = self._levels_of(str(instance))
            level = _first(levels.get(style) or value(one, "w:ilvl") for style, one in said)
        return str(instance), number(level, 0)

    def _levels_of(self, instance_id: str) -> dict[str, str]:
        """Return which level each style is of that a list names."""
        instance = self.instance(instance_id)
        levels = {} if instance is None else instance.levels
        return {level.style: str(place) for place, level in levels.items() if level.style}

    def _instance(self, number_id: str) -> Instance | None:
        element = self._instances.get(number_id)
        key = self._resolved(value(element, "w:abstractNumId") or "")
        if element is None or key not in self._abstract:
            return None
        levels = _levels(self._abstract[key])
        starts = {}
        for override in children(element, "w:lvlOverride"):
            place = number(override.get(named("w:ilvl")), 0)
            for own in children(override, "w:lvl"):
                levels[place] = _level(own)
            start = value(override, "w:startOverride")
            if start is not None:
                starts[place] = number(start, 0)
        return Instance(key, levels, starts)

    def _resolved(self, key: str) -> str:
        """Return the abstract numbering that is meant by one that only names a style of lists."""
        seen = set()
        while key in self._abstract and key not in seen:
            seen.add(key)
            style = value(self._abstract[key], "w:numStyleLink")
            if not style:
                return key
            key = self._linked.get(style) or self._of_list_style(style)
        return key

    def _of_list_style(self, style: str) -> str:
        for _, properties in self._styles.paragraph_properties(style):
            instance = value(_numbering(properties), "w:numId")
            if instance in self._instances:
                return value(self._instances[instance], "w:abstractNumId") or ""
        return ""


class Count:
    """What has been counted so far in a text."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def following(self, instance_id: str, level: int) -> Printed | None:
        """Count a paragraph; return its number, none where its list is not in the file."""
        instance = self._definitions.instance(instance_id)
        if instance is None or level not in instance.levels:
            return None
        counts = self._counts.setdefault(instance.counted_as, {})
        if level in instance.starts and (instance_id, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((instance_id, level))
        counts[level] = counts[level] + 1 if level in counts else _start(instance, level)
        for deeper in [one for one in counts if one > level]:
            if _begins_anew(instance.levels.get(deeper, Level()), deeper, level):
                del counts[deeper]
        return _printed(instance, level, counts)


def _begins_anew(level: Level, place: int, after: int) -> bool:
    """Say whether a level begins anew after a paragraph of one before it (17.9.10)."""
    if level.restart is None or level.restart > place:
        return True
    return after < level.restart


def _start(instance: Instance, level: int) -> int:
    return instance.starts.get(level, instance.levels[level].start)


def _printed(instance: Instance, level: int, counts: Mapping[int, int]) -> Printed:
    own = instance.levels[level]
    doubts = []

    def of_level(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place > level or place not in instance.levels:
            return ""
        shown = instance.levels[place]
        if place not in counts and shown.format not in SILENT:
            doubts.append(f"no paragraph before it is of level {place + 1} of its list")
        count = counts.get(place, _start(instance, place))
        in_format = "decimal" if own.is_legal and shown.format not in SILENT else shown.format
        text = written(in_format, count, shown.pattern)
        if text is None:
            doubts.append(f"the format of its list ({in_format}) is read as figures")
        return str(count) if text is None else text

    if own.format == "bullet":
        shown = ROUND if own.is_picture else bullet(own.text, own.font)
        return Printed(shown, "", level + 1)
    text = _PLACE.sub(of_level, own.text).strip()
    if own.is_hidden:
        return Printed("", "", level + 1)
    counts_itself = f"%{level + 1}" in own.text
    in_system = system("decimal" if own.is_legal else own.format) if counts_itself else ""
    return Printed(text, in_system, level + 1, tuple(doubts))


def _numbering(properties: Element | None) -> Element | None:
    return None if properties is None else properties.find(named("w:numPr"))


def _first(said: Iterator[str | None]) -> str | None:
    return next((one for one in said if one is not None), None)


def _levels(abstract: Element) -> dict[int, Level]:
    return {number(one.get(named("w:ilvl")), 0): _level(one) for one in children(abstract, "w:lvl")}


def _level(element: Element) -> Level:
    properties = element.find(named("w:rPr"))
    fonts = None if properties is None else properties.find(named("w:rFonts"))
    hidden = None if properties is None else properties.find(named("w:vanish"))
    restart = value(element, "w:lvlRestart")
    in_format, pattern = _format(element)
    return Level(
        start=number(value(element, "w:start"), 0),
        format=in_format,
        pattern=pattern,
        text=value(element, "w:lvlText") or "",
        restart=None if restart is None else number(restart, 0),
        is_legal=is_on(element.find(named("w:isLgl"))),
        is_hidden=is_on(hidden),
        style=value(element, "w:pStyle") or "",
        font="" if fonts is None else fonts.get(named("w:ascii"), ""),
        is_picture=element.find(named("w:lvlPicBulletId")) is not None,
    )


def _format(element: Element) -> tuple[str, str]:
    """Return the format of a level; one of a newer Word stands in the first of two branches."""
    found = element.find(named("w:numFmt"))
    if found is None:
        found = element.find(f"{_ALTERNATE}/*/{named('w:numFmt')}")
    if found is None:
        return "decimal", ""
    return found.get(VAL, "decimal"), found.get(named("w:format"), "")

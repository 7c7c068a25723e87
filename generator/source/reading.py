"""YAML -> plain data, every scalar as text, with the line of every path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any

import yaml

from generator.characters import seen, unseen
from generator.findings import Finding
from generator.model import Path
from generator.source.decoding import hidden, trace
from generator.yaml_mistakes import diagnosed

_NOT_ONE = "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0x1FFFF, 0x110000, 0x10000))
_NO_TEXT = re.compile(f"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff{_NOT_ONE}]")
"""Control characters, the sign for a character that was lost, what Unicode says is no character."""
_ORDINARY = re.compile("[ -~\xa1-\xac\xae-\u024f\u2010-\u2027]*")
"""A text of Latin letters, figures and usual signs, as most are: nothing is wrong with any."""
DEEPEST = 60
"""Keys and positions on the way to the innermost text: more than any report has."""


def broken_yaml(error: yaml.YAMLError, name: str, text: str) -> Finding:
    """Return a finding where YAML itself cannot be read: in words of ours, at the mistake."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, message = diagnosed(text, mark.line + 1 if mark else 1)
    return Finding("broken-yaml", name, line, message)


class TooDeepError(Exception):
    """A file is nested deeper than any report."""


class Reading:
    """Turns the events of YAML into dicts, lists and texts, keeping lines and finding faults.

    Events, since PyYAML's composer crashes on a file of brackets only and follows aliases.
    """

    def __init__(self, name: str, blanks: Callable[[str], str]) -> None:
        self.name = name
        self.blanks = blanks
        self.lines: dict[Path, int] = {}
        self.findings: list[Finding] = []

    def document(self, events: Iterator[yaml.Event]) -> Any:
        """Return what a file holds; an empty one holds no keys."""
        next(events)  # the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            return {}
        data = self._read(next(events), events, ())
        next(events)  # the end of the document
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._find("broken-yaml", _line(after), "a second text begins here; take out the “---”")
        return data

    def _read(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        """Return what begins with an event."""
        line = _line(event)
        self.lines.setdefault(path, line)
        if len(path) > DEEPEST:
            self._find("broken-yaml", line, "this is nested deeper than any report can be")
            raise TooDeepError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            children = takewhile(lambda event: not _is_end(event), events)
            return [
                self._read(child, events, (*path, index)) for index, child in enumerate(children)
            ]
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event.value, line)
        # Copies of copies could fill the memory.
        message = "YAML takes “*name” for a copy of something; a text that begins with an asterisk "
        self._find("alias", line, f"{message}stands on lines of its own after “>-”", path)
        return ""

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in takewhile(lambda event: not _is_end(event), events):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._find("broken-yaml", line, "a key is a word before a colon")
                self._read(event, events, (*path, ""))
                self._read(next(events), events, (*path, ""))
                continue
            # Without what cannot be seen, lest it be told again as no key here.
            key = seen(self._text(event.value, line))
            if key in mapping:
                first = self.lines[(*path, key)]
                self._find("duplicate-key", line, f"“{key}” is already on line {first}")
                self._read(next(events), events, (*path, key))
                continue
            self.lines[(*path, key)] = line
            mapping[key] = self._read(next(events), events, (*path, key))
        return mapping

    def _text(self, value: str, line: int) -> str:
        """Return a text with single blanks; name what no file can contain."""
        text = self.blanks(value)
        if _ORDINARY.fullmatch(text):
            return text
        for character in dict.fromkeys(_NO_TEXT.findall(text)):
            self._find("wrong-encoding", line, trace(character))
        for character in dict.fromkeys(text[at] for at in unseen(text)):
            self._find("wrong-encoding", line, hidden(character))
        return text

    def _find(self, rule: str, line: int, message: str, path: Path = ()) -> None:
        self.findings.append(Finding(rule, self.name, line, message, path))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _is_end(event: yaml.Event) -> bool:
    return isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent)

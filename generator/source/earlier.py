"""What an earlier version of the formats said otherwise: understood, told, and rewritten by `fmt`.

What was called so before is data (earlier.yaml). A body.yaml has comments and an order of its own,
so that only the lines of what changed are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any

import yaml

from generator.findings import Finding, Lines, Severity
from generator.model import Body, Path

RULE = "earlier-form"


@dataclass(frozen=True, slots=True)
class _Key:
    """A key at the top of a body.yaml that is another now."""

    key: str
    now: str
    lines: str
    """The lines that say the same, with {value}."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a key that is called otherwise now."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a file says in an earlier form."""

    path: Path
    message: str
    old: str
    """What stands in its line; "" where it is a key with all that is under it."""
    new: str
    """What is to stand there, or the lines of the key."""

    def finding(self, lines: Lines) -> Finding:
        """Return the notice that tells of it."""
        return lines.finding(RULE, self.path, self.message, Severity.NOTICE)


@cache
def _known() -> tuple[tuple[_Key, ...], tuple[_Value, ...]]:
    text = File(__file__).with_name("earlier.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CBaseLoader)
    return tuple(_Key(**one) for one in data["keys"]), tuple(
        _Value(**one) for one in data["values"]
    )


def brought_up(data: Any, kind: type) -> list[Change]:
    """Bring what was read of a file into the present form; return what was said otherwise."""
    keys, values = _known()
    changes = list(_values(data, values, ()))
    if kind is Body and isinstance(data, dict):
        for one in keys:
            if isinstance(data.get(one.key), list) and one.now not in data:
                lines = one.lines.replace("{value}", _flow(data.pop(one.key)))
                data |= yaml.load(lines, yaml.CBaseLoader)
                message = f"“{one.key}” is said under “{one.now}” now; `plenary fmt` writes it so"
                changes.append(Change((one.key,), message, "", lines))
    return changes


def _flow(value: Any) -> str:
    """Return a value as it stands in one line."""
    written = yaml.dump(value, Dumper=yaml.CSafeDumper, default_flow_style=True, width=10**6)
    return written.strip()


def _values(data: Any, values: tuple[_Value, ...], path: Path) -> Iterator[Change]:
    """Bring values that are called otherwise now up to date, wherever they are."""
    if isinstance(data, list):
        for index, child in enumerate(data):
            yield from _values(child, values, (*path, index))
    elif isinstance(data, dict):
        for key, child in data.items():
            new = next((one.new for one in values if (one.key, one.old) == (key, child)), None)
            if new is None:
                yield from _values(child, values, (*path, key))
                continue
            data[key] = new
            message = f"“{child}” is called “{new}” now; `plenary fmt` writes it so"
            yield Change((*path, key), message, child, new)


def rewritten(text: str, lines: Lines, changes: list[Change]) -> str:
    """Return the text of a file with what it says in an earlier form as it is said now."""
    written = text.splitlines(keepends=True)
    # From the last on, so that the numbers of the lines before stay.
    for change in sorted(changes, key=lambda one: lines.line(one.path), reverse=True):
        at = lines.line(change.path) - 1
        if change.old:
            key = _of_key(change).search(written[at])
            if key:
                written[at] = f"{key[1]}{change.new}".join(written[at].split(key[0], 1))
        else:
            written[at : _end(written, at)] = [change.new]
    return "".join(written)


def _end(written: list[str], at: int) -> int:
    """Return the line after the last that belongs to a key at the top of a file."""
    after = at + 1
    for line in range(at + 1, len(written)):
        if re.match(r"[ \t\]}-]", written[line]):
            after = line + 1
        elif not re.match(r"#|\s*$", written[line]):
            break
    return after


def _of_key(change: Change) -> re.Pattern[str]:
    """Return a pattern for the old value, after its key, with or without marks of quotation."""
    key, value = re.escape(str(change.path[-1])), re.escape(change.old)
    return re.compile(rf"(\b{key}:\s*)(?:{value}|'{value}'|\"{value}\")")

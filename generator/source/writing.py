"""A report -> its normal form, and the YAML that is published."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any

from generator.characters import single_blanks
from generator.model import Act, Path, Report, Value, value_at, with_value_at
from generator.source.parts import ActFile

HEAD = """\
# A report in Plenary's normal form: `plenary fmt` keeps it so, `plenary check` finds mistakes.
# Remarks are `remark:` keys; other comments would not survive.
# yaml-language-server: $schema=../../schema/report-1.schema.json
"""
_ACT_HEAD = """\
# An act in Plenary's normal form: `plenary fmt` keeps it so, `plenary check` finds mistakes. The
# report in the folder above names this file; `plenary join` brings the act back into it.
# Remarks are `remark:` keys; other comments would not survive.
# yaml-language-server: $schema={up}schema/act-1.schema.json
"""
_WIDTH = 100
_SHORT = 70
"""Texts of up to this many characters stand on the line of their key where YAML allows it."""


def dump_report(report: Report) -> str:
    """Return the normal form of a report."""
    return HEAD + _written(report, _FOR_EDITORS)


def head_of_act(name: str) -> str:
    """Return the head comment of the file of an act, which its report knows by a name."""
    return _ACT_HEAD.format(up="../" * (2 + name.count("/")))


def dump_act(act: Act, name: str) -> str:
    """Return the normal form of the file of an act, which its report knows by a name."""
    return head_of_act(name) + _written(act, _FOR_EDITORS)


def dump_files(report: Report, file: File, parts: Mapping[Path, str]) -> dict[File, str]:
    """Return the normal form of a report in several files, its own file last.

    Args:
        report: the report.
        file: its own file.
        parts: the path of each act that stands in another -> that file, from the folder of its own.
    """
    written: dict[File, str] = {}
    for path, name in parts.items():
        written[file.parent / name] = dump_act(value_at(report, path), name)
        report = with_value_at(report, path, ActFile(file=name))
    return {**written, file: dump_report(report)}


def published_report(report: Report) -> str:
    """Return the normal form with marks of quotation for other programs that read YAML.

    What is for editors alone is left out. Other programs take `number: 14` for a number,
    `title: No` for a truth value, `1.10` for 1.1; in the editors' own file these stand as an editor
    writes them.
    """
    return HEAD + _written(report, _FOR_PROGRAMS)


@dataclass(frozen=True, slots=True)
class _Form:
    """For whom a value is written down."""

    plain: re.Pattern[str]
    """What is written without marks of quotation."""
    remarks: bool
    """Whether it has what is for editors alone."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a kind of values."""

    name: str
    required: bool
    default: Any


@cache
def _fields(kind: type[Value], form: _Form) -> Sequence[_Field]:
    """Return the fields of a kind of values that are written."""
    return [
        _Field(name, field.is_required(), field.default)
        for name, field in kind.model_fields.items()
        if form.remarks or name not in kind.for_editors
    ]


def _written(value: Value, form: _Form) -> str:
    """Return a value that is a whole file, but for its head."""
    lines: list[str] = []
    _add_group(lines, value, "", form)
    return "\n".join(lines) + "\n"


def _add_group(lines: list[str], value: Value, indent: str, form: _Form) -> None:
    """Add the lines of a value: a line a key, but for those that say nothing."""
    for field in _fields(type(value), form):
        child = getattr(value, field.name)
        if field.name in value.one_as_text and len(child) == 1 and child[0]:
            [child] = child
        if field.required or child != field.default:
            _add(lines, child, f"{indent}{field.name}:", indent, form)


def _add(lines: list[str], value: Any, begin: str, indent: str, form: _Form) -> None:
    """Add the lines of what stands after a key or after the stroke of a list."""
    if isinstance(value, str):
        _add_text(lines, value, begin, indent, form)
    elif isinstance(value, tuple):
        lines.append(begin if value else f"{begin} []")
        for child in value:
            _add(lines, child, f"{indent}-", indent, form)
    elif isinstance(value, Value) and _is_short(value, form):
        _add_text(lines, getattr(value, value.short), begin, indent, form)
    elif value is not None:
        at = len(lines)
        lines.append(begin)
        _add_group(lines, value, f"{indent}  ", form)
        if len(lines) == at + 1:
            lines[at] = f"{begin} {{}}"
        elif begin.endswith("-"):
            # The first key of a group stands beside the stroke.
            lines[at : at + 2] = [f"{begin} {lines[at + 1].lstrip()}"]


def _is_short(value: Value, form: _Form) -> bool:
    """Say whether a value says nothing that its short form would not."""
    return bool(value.short) and all(
        one.name == value.short or getattr(value, one.name) == one.default
        for one in _fields(type(value), form)
    )


# A plain scalar begins with a letter, figure or bracket; it has nothing that YAML would take.
_PLAIN = re.compile(r"[\w(](?:[^:#]|:(?=\S)|(?<=\S)#)*")
# To all readers, of YAML 1.1 and 1.2, what begins with no figure and is none of these is a text.
_WORDS_OF_YAML = "y|yes|on|true|n|no|off|false|null|nan|inf|infinity"
_PLAIN_TO_ALL = re.compile(rf"(?!\d|(?i:{_WORDS_OF_YAML})\Z){_PLAIN.pattern}")
# What YAML shows in double quotes only, and blanks that reading would make one.
_QUOTED = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


_FOR_EDITORS = _Form(_PLAIN, remarks=True)
_FOR_PROGRAMS = _Form(_PLAIN_TO_ALL, remarks=False)


def _add_text(lines: list[str], text: str, begin: str, indent: str, form: _Form) -> None:
    text = single_blanks(text)
    if _QUOTED.search(text):
        text = re.sub(r'["\\]', r"\\\g<0>", text)
        text = _QUOTED.sub(lambda match: f"\\U{ord(match[0]):08X}", text)
        lines.append(f'{begin} "{text}"')
    elif not text:
        lines.append(f"{begin} ''")
    elif len(text) <= _SHORT and _PLAIN.fullmatch(text):
        quoted = "'" + text.replace("'", "''") + "'"
        lines.append(f"{begin} {text if form.plain.fullmatch(text) else quoted}")
    else:
        lines.append(f"{begin} >-")
        indent += "  "
        lines.extend(f"{indent}{line}" for line in _line(_WIDTH - len(indent)).findall(text))


@cache
def _line(width: int) -> re.Pattern[str]:
    """Return a pattern for the next line of a text with single blanks: as many words as a width
    has room for, or one that is longer; `textwrap` takes a hundred times as long."""
    return re.compile(rf"(.{{1,{width}}}|[^ ]+)(?: |\Z)")

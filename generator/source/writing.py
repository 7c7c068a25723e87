"""A report -> its normal form, and the YAML that is published."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import Any

from generator.characters import single_blanks
from generator.model import Act, Path, Report, Value, value_at, with_value_at
from generator.source.judging import Kind
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
    return HEAD + "\n".join(_lines_of_group(report, "", _PLAIN)) + "\n"


def head_of_act(name: str) -> str:
    """Return the head comment of the file of an act, which its report knows by a name."""
    return _ACT_HEAD.format(up="../" * (2 + name.count("/")))


def dump_act(act: Act, name: str) -> str:
    """Return the normal form of the file of an act, which its report knows by a name."""
    return head_of_act(name) + "\n".join(_lines_of_group(act, "", _PLAIN)) + "\n"


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
    lines = _lines_of_group(without_remarks(report), "", _PLAIN_TO_ALL)
    return HEAD + "\n".join(lines) + "\n"


def without_remarks(value: Kind) -> Kind:
    """Return a value without what is for editors alone, in it and in all values in it."""
    update: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        child = getattr(value, name)
        if name in value.for_editors:
            update[name] = field.default
        elif isinstance(child, Value):
            update[name] = without_remarks(child)
        elif isinstance(child, tuple):
            update[name] = tuple(
                without_remarks(one) if isinstance(one, Value) else one for one in child
            )
    return value.model_copy(update=update)


def _lines_of_group(value: Value, indent: str, plain: Plain) -> Iterator[str]:
    """Yield the lines of a value: a line a key, but for those that say nothing."""
    for key, field in type(value).model_fields.items():
        child = getattr(value, key)
        if key in value.one_as_text and len(child) == 1 and child[0]:
            [child] = child
        if field.is_required() or child != field.default:
            yield from _lines_of(child, f"{indent}{key}:", indent, plain)


def _lines_of(value: Any, begin: str, indent: str, plain: Plain) -> Iterator[str]:
    """Yield the lines of what stands after a key or after the stroke of a list."""
    if isinstance(value, str):
        yield from _lines_of_text(value, begin, indent, plain)
    elif isinstance(value, tuple):
        yield f"{begin}" if value else f"{begin} []"
        for child in value:
            yield from _lines_of(child, f"{indent}-", indent, plain)
    elif isinstance(value, Value) and _is_short(value):
        yield from _lines_of_text(getattr(value, value.short), begin, indent, plain)
    elif value is not None:
        lines = list(_lines_of_group(value, f"{indent}  ", plain))
        if begin.endswith("-"):
            # The first key of a group stands beside the stroke.
            yield f"{begin} {lines[0].lstrip()}" if lines else f"{begin} {{}}"
            yield from lines[1:]
        else:
            yield begin if lines else f"{begin} {{}}"
            yield from lines


def _is_short(value: Value) -> bool:
    """Say whether a value says nothing that its short form would not."""
    fields = type(value).model_fields
    return bool(value.short) and all(
        name == value.short or getattr(value, name) == field.default
        for name, field in fields.items()
    )


Plain = re.Pattern[str]
"""What is written without marks of quotation."""
# A plain scalar begins with a letter, figure or bracket; it has nothing that YAML would take.
_PLAIN = re.compile(r"[\w(](?:[^:#]|:(?=\S)|(?<=\S)#)*")
# To all readers, of YAML 1.1 and 1.2, what begins with no figure and is none of these is a text.
_WORDS_OF_YAML = "y|yes|on|true|n|no|off|false|null|nan|inf|infinity"
_PLAIN_TO_ALL = re.compile(rf"(?!\d|(?i:{_WORDS_OF_YAML})\Z){_PLAIN.pattern}")
# What YAML shows in double quotes only, and blanks that reading would make one.
_QUOTED = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _lines_of_text(text: str, begin: str, indent: str, plain: Plain) -> Iterator[str]:
    text = single_blanks(text)
    if _QUOTED.search(text):
        text = re.sub(r'["\\]', r"\\\g<0>", text)
        text = _QUOTED.sub(lambda match: f"\\U{ord(match[0]):08X}", text)
        yield f'{begin} "{text}"'
    elif not text:
        yield f"{begin} ''"
    elif len(text) <= _SHORT and _PLAIN.fullmatch(text):
        quoted = "'" + text.replace("'", "''") + "'"
        yield f"{begin} {text if plain.fullmatch(text) else quoted}"
    else:
        yield f"{begin} >-"
        yield from textwrap.wrap(
            text,
            _WIDTH,
            initial_indent=f"{indent}  ",
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )

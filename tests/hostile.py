"""A report and its body with hostile signs in every text that the model has.

The model itself is walked: a field that is new has the signs in it too, unless it is named here as
one whose values are no free text.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from kinds import ALL

from generator import content_folder, source
from generator.model import Body, Report, Value

SIGNS = (
    "<script>pwned(1)</script> <img src=x onerror=pwned(2)> <svg onload=pwned(3)> </title></style> "
    "{{ 7*7 }} {{ config }} {% raw %} {# c #} ${7*7} #include #panic() @label $x$ "
    "[a](javascript:pwned(4)) ![b](https://evil.example/b.png) {: #i onclick=pwned(5) .c } "
    "<https://evil.example/c> https://evil.example/d &lt;b&gt; &amp; &#60; &copy "
    '" \' ` \\ | *e* _f_ ~g~ ^h^ [^1] [i]: j class="outside" --> ]]> <!-- %s {0} {number} {}'
)
"""Markup, scripts, template code, typst code, Markdown and what ends the places they stand in."""

NO_FREE_TEXT = {
    "Report": {"body", "session", "language", "date", "source", "symbol"},
    "Held": {"opened", "closed"},
    "Adoption": {"date", "agenda_item", "recorded"},
    "Statement": {"recorded", "note"},
    "Considered": {"dates", "recorded"},
    "Met": {"dates", "recorded"},
    "Correction": {"place"},
    "Accepted": {"rule", "place"},
    "Moved": {"old", "new"},
    "Deadline": {"session", "date"},
    "Addressed": {"means"},
    "Stated": {"place"},
    "Session": {"number", "acts"},
    "Division": {"number", "agenda_item"},
    "Act": {"number", "collection"},
    "Collection": {"number"},
    "AgendaItem": {"number"},
    "Paragraph": {"number"},
    "Item": {"number"},
    "Footnote": {"number"},
    "ListedItem": {"number"},
    "ActNumbers": {"symbol", "address"},
    "AknCodes": {"country", "actor"},
    "OtherAct": {"symbol"},
    "DocumentSource": {"symbols", "parts", "address", "languages"},
}
"""Days, marks, numbers, names of files: what has them wrong is told, or stays inside the site (see
test_hostile.py). Ids, patterns and addresses are held to their form by the model."""


def content(to: Path, *folders: Path) -> dict[int, str]:
    """Write a content folder like others, with the signs in it; return serial -> class.field."""
    planted: dict[int, str] = {}
    for folder in folders:
        _content(to, folder, planted)
    return planted


def _content(to: Path, of: Path, planted: dict[int, str]) -> None:
    reports, bodies, findings = content_folder.read(of)
    assert reports and not [one for one in findings if one.severity.name == "ERROR"]
    for one in reports:
        folder = to / one.file.parent.relative_to(of)
        folder.mkdir(parents=True)
        report = planted_in(one.report, planted)
        (folder / one.file.name).write_text(source.dump_report(report), "utf-8")
    for body in bodies.values():
        data = planted_in(body, planted).model_dump(mode="json", exclude_defaults=True)
        data["format"] = body.format
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (to / body.id / "body.yaml").write_text(text, "utf-8")


def planted_in(value: Any, planted: dict[int, str]) -> Any:
    """Return a value with the signs, under a serial number of its own, in all of its texts.

    Where many stand in one list, in those of a few; of all with PLENARY_LONG set (`make fuzz`).
    """
    update = {}
    for name in type(value).model_fields:
        child = getattr(value, name)
        if isinstance(child, Value):
            update[name] = planted_in(child, planted)
        elif isinstance(child, tuple) and child and isinstance(child[0], Value):
            update[name] = tuple(
                planted_in(one, planted) if number in few(len(child)) else one
                for number, one in enumerate(child)
            )
        elif isinstance(child, dict) and child and isinstance(next(iter(child.values())), Value):
            update[name] = {key: planted_in(one, planted) for key, one in child.items()}
        elif isinstance(child, dict) and _values_in(child):
            update[name] = {
                key: tuple(planted_in(one, planted) for one in ones) for key, ones in child.items()
            }
        elif _is_text(type(value), name):
            markdown = name in value.inline
            update[name] = _in_texts(child, f"{type(value).__name__}.{name}", markdown, planted)
    return value.model_copy(update=update)


def few(count: int) -> Collection[int]:
    """Return which of so many have the signs: of more than five the first two and the last."""
    return range(count) if ALL or count <= 5 else (0, 1, count - 1)


def _values_in(child: dict[str, Any]) -> bool:
    """Tell whether lists of values stand in a dictionary: the rights, by language."""
    first = next(iter(child.values()), ())
    return isinstance(first, tuple) and bool(first) and isinstance(first[0], Value)


def _is_text(kind: type[Value], name: str) -> bool:
    """Tell a field of free text: str, and tuples and dictionaries of it, with no form to keep."""
    field = kind.model_fields[name]
    if field.metadata or any(name in NO_FREE_TEXT.get(one.__name__, ()) for one in kind.__mro__):
        return False
    inner = field.annotation
    while typing.get_origin(inner) in (tuple, dict):
        inner = [one for one in typing.get_args(inner) if one is not Ellipsis][-1]
    return inner is str


def _in_texts(child: Any, where: str, markdown: bool, planted: dict[int, str]) -> Any:
    if isinstance(child, tuple):
        return tuple(_in_texts(one, where, markdown, planted) for one in child)
    if isinstance(child, Mapping):
        return {key: _in_texts(one, where, markdown, planted) for key, one in child.items()}
    serial = len(planted) + 1
    planted[serial] = where
    signs = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", SIGNS) if markdown else SIGNS
    return f"{child} ‹{serial}›{signs}‹/›".strip()


def classes(kind: type[Value]) -> Iterator[type[Value]]:
    """Yield a class of the model and all that its fields hold."""
    done: set[type[Value]] = set()
    left: list[Any] = [kind]
    while left:
        one = left.pop()
        if isinstance(one, type) and issubclass(one, Value):
            if one not in done:
                done.add(one)
                yield one
                left += [field.annotation for field in one.model_fields.values()]
        else:
            left += typing.get_args(one)


def all_texts() -> set[str]:
    """Return class.field of every free text of the model."""
    return {
        f"{kind.__name__}.{name}"
        for root in (Report, Body)
        for kind in classes(root)
        for name in kind.model_fields
        if _is_text(kind, name)
    }

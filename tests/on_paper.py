"""What stands on the paper of a report, and where two reports differ in it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from generator.inline import Inline, Link, Node, parse, to_markdown
from generator.model import Adoption, Report, Value


def plain(value: object) -> Any:
    """Return a value as groups, lists and texts; what is empty is left out."""
    if isinstance(value, Value):
        fields = {name: plain(getattr(value, name)) for name in type(value).model_fields}
        if isinstance(value, Adoption) and len(value.agenda_item) == 1:
            [fields["agenda_item"]] = value.agenda_item
        return {name: one for name, one in fields.items() if one not in ("", [], None, {})}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


NOT_ON_PAPER: dict[str, set[str]] = {
    "report": {"status", "reviewed_by", "source", "agenda", "documents", "corrections", "accepted"}
    | {"moved", "format"},
    "anywhere": {"actions", "no_action", "statements", "remark", "stands_for", "collection"},
    "adoption": {"draft", "sponsors", "additional_sponsors", "submitted_by", "recommended_by"}
    | {"amended", "adopted", "vote", "agenda_item", "recorded", "statements"},
    "held": {"meetings"},
}
"""What a report holds that does not stand on its paper as such, or that a person adds."""


def on_paper(report: Report, *, with_items: bool = False) -> Any:
    """Return what stands on the paper of a report, without the marks of references.

    Args:
        report: the report.
        with_items: whether the agenda items of acts stand there.
    """
    return _unmarked(_on_paper(plain(report), "report", ("agenda_item",) if with_items else ()))


def _on_paper(value: Any, name: str, keep: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [part for one in value for part in _parted(_on_paper(one, "", keep))]
    if not isinstance(value, dict):
        return value
    left_out = (NOT_ON_PAPER["anywhere"] | NOT_ON_PAPER.get(name, set())) - {*keep}
    fields = {key: _on_paper(one, key, keep) for key, one in value.items() if key not in left_out}
    return {key: one for key, one in fields.items() if one not in ([], {})}


def _parted(value: Any) -> Iterator[Any]:
    """Yield a paragraph and its table apart: paper does not say of which paragraph a table is."""
    if isinstance(value, dict) and "table" in value and len(value) > 1:
        table = value.pop("table")
        yield value
        yield {"table": table}
    else:
        yield value


def _unmarked(value: Any) -> Any:
    """Return texts without the marks of references."""
    if isinstance(value, dict):
        return {key: _unmarked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_unmarked(one) for one in value]
    if isinstance(value, str) and "](" in value:
        return to_markdown(unmarked(parse(value)[0]))
    return value


def differences(one: Any, other: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield where two values differ: chapters.1.title, what the first has, what the other.

    Parts of lists are compared with those of the same number and words.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from differences(one.get(key), other.get(key), f"{path}.{key}".strip("."))
    elif isinstance(one, list) and isinstance(other, list):
        yield from _of_lists(one, other, path)
    elif one != other:
        yield path, one, other


def _of_lists(one: list[Any], other: list[Any], path: str) -> Iterator[tuple[str, Any, Any]]:
    matcher = SequenceMatcher(None, *([_name(part) for part in parts] for parts in (one, other)))
    for _, start, end, from_, to in matcher.get_opcodes():
        pairs = zip_longest(one[start:end], other[from_:to])
        for at, (left, right) in enumerate(pairs, start):
            yield from differences(left, right, f"{path}.{at}")


def _name(part: Any) -> Any:
    """Return by what a part of a list is known, whatever else of it differs."""
    if not isinstance(part, dict):
        return part
    words = part.get("title") or part.get("text") or ""
    return part.get("number"), words[:20] if isinstance(words, str) else ""


def unmarked(nodes: Inline) -> Inline:
    """Return nodes without the marks of references, which no original has."""
    return tuple(_without_marks(nodes))


def _without_marks(nodes: Inline) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Link):
            yield from _without_marks(node.children)
        elif hasattr(node, "children"):
            yield type(node)(tuple(_without_marks(node.children)))
        else:
            yield node

"""Placed lines -> paragraphs, with all that is their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.importers.recognizing.officers import officers
from generator.importers.recognizing.place import Placed, Role
from generator.importers.recognizing.tables import table
from generator.model import Item, ListedAgenda, ListedItem, Paragraph

_BEGINS = (Role.PARAGRAPH, Role.PREAMBULAR, Role.AGENDA)
_IN_PARAGRAPH = (
    Role.PARAGRAPH,
    Role.PREAMBULAR,
    Role.QUOTED,
    Role.ITEM,
    Role.OFFICER,
    Role.CAPTION,
    Role.ROW,
    Role.CLOSING,
    Role.AGENDA,
    Role.LISTED,
)


def paragraphs(placed: Sequence[Placed]) -> tuple[Paragraph, ...]:
    """Return the paragraphs among lines, in order."""
    own = [p for p in placed if p.role in _IN_PARAGRAPH]
    return tuple(_paragraph(group) for group in _split(own))


def _split(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield groups of lines, each of which begins a paragraph; another table begins one too."""
    group: list[Placed] = []
    table = 0
    for one in placed:
        another = one.role is Role.ROW and bool(table) and one.line.table != table
        another |= one.role is Role.CAPTION and group[-1:] != [] and not _is_caption(group[-1])
        # What stands under a table alone closes nothing: each of its notes is a paragraph.
        another |= one.role is Role.CLOSING and group[:1] != [] and _is_of_table(group[0])
        if group and (one.role in _BEGINS or another):
            yield group
            group, table = [], 0
        if one.role is Role.ROW:
            table = one.line.table
        group.append(one)
    if group:
        yield group


def _is_caption(placed: Placed) -> bool:
    return placed.role is Role.CAPTION


def _is_of_table(placed: Placed) -> bool:
    return placed.role in (Role.ROW, Role.CAPTION)


def _quoting(group: Sequence[Placed]) -> tuple[Sequence[Placed], list[Sequence[Placed]]]:
    """Return the lines of a paragraph, and those of each that it quotes."""
    begin = [at for at, one in enumerate(group) if at and one.role is Role.QUOTED]
    ends = [*begin[1:], len(group)]
    own = group[: begin[0]] if begin else group
    return own, [group[start:end] for start, end in zip(begin, ends, strict=False)]


def _paragraph(group: Sequence[Placed]) -> Paragraph:
    """Return the paragraph that a line begins, with the lines that belong to it."""
    group, quoted = _quoting(group)
    first, rest = group[0], group[1:]
    title = " ".join(p.line.text for p in group if p.role is Role.CAPTION)
    rows = table([p.line for p in group if p.role is Role.ROW], title)
    listed = _listed([p for p in rest if p.role is Role.LISTED], 1)
    heads_agenda = first.role is Role.AGENDA
    agenda = ListedAgenda(title=first.line.text if heads_agenda else "", items=listed)
    # A table right under a heading is a paragraph without words of its own.
    text = "" if heads_agenda or _is_of_table(first) else first.line.text
    if not rows:  # then the title of a table is text
        text = f"{text} {title}".strip()
    return Paragraph(
        number=first.line.number,
        text=text,
        table=rows,
        items=_items(_closed(rest), 1),
        officers=tuple(officers(p.line.text for p in rest if p.role is Role.OFFICER)),
        agenda=agenda if listed or heads_agenda else None,
        quoted=tuple(_paragraph(one) for one in quoted),
        closing=_closing(p for p in _closed(rest) if not p.level),
    )


def _closing(placed: Iterable[Placed]) -> str:
    return " ".join(p.line.text for p in placed if p.role is Role.CLOSING)


def _closed(placed: Sequence[Placed]) -> list[Placed]:
    """Return the items among lines and the words that close them, each with the level of the item
    that it closes: words before another item are the end of the item before that, (a) One: (i) ...
    all of them; (b) Two. Words behind the last are the paragraph's.
    """
    own = [one for one in placed if one.role in (Role.ITEM, Role.CLOSING)]
    following: list[int] = []
    level = 0
    for one in reversed(own):
        level = one.level if one.role is Role.ITEM else level
        following.append(level)
    found: list[Placed] = []
    around: list[int] = []
    for one, level in zip(own, reversed(following), strict=True):
        if one.role is Role.ITEM:
            around = [*(other for other in around if other < level), level]
        elif around:
            level = min((other for other in around if level and other >= level), default=level)
        else:
            level = 0
        found.append(replace(one, level=level))
    return found


def _nested(placed: Sequence[Placed], level: int) -> Iterator[tuple[Placed, list[Placed]]]:
    """Yield the lines of a level, each with those of deeper ones that follow it, the last first.

    Those of deeper ones that follow none are of this level.
    """
    inside: list[Placed] = []
    for one in reversed(placed):
        if one.level <= level and one.role is not Role.CLOSING:
            yield one, inside[::-1]
            inside = []
        else:
            inside.append(one)
    if any(one.role is not Role.CLOSING for one in inside):
        yield from _nested(inside[::-1], level + 1)


def _items(placed: Sequence[Placed], level: int) -> tuple[Item, ...]:
    found = [_item(one, inside) for one, inside in _nested(placed, level)]
    return tuple(reversed(found))


def _item(placed: Placed, inside: Sequence[Placed]) -> Item:
    items = _items(inside, placed.level + 1)
    # What stands before its first part goes on with its text.
    before = list(takewhile(lambda one: one.role is Role.CLOSING, inside)) if items else []
    return Item(
        number=placed.line.number,
        text=" ".join(one.line.text for one in (placed, *before)),
        items=items,
        closing=_closing(p for p in inside[len(before) :] if p.level == placed.level),
    )


def _listed(placed: Sequence[Placed], level: int) -> tuple[ListedItem, ...]:
    found = [
        ListedItem(
            number=one.line.number, title=one.line.text, items=_listed(inside, one.level + 1)
        )
        for one, inside in _nested(placed, level)
    ]
    return tuple(reversed(found))

"""Placed lines -> paragraphs, with all that is their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.importers.recognizing.officers import officers
from generator.importers.recognizing.place import Placed, Role
from generator.importers.recognizing.tables import table
from generator.model import Item, ListedAgenda, ListedItem, Paragraph

_BEGINS = (Role.PARAGRAPH, Role.AGENDA)
_IN_PARAGRAPH = (
    Role.PARAGRAPH,
    Role.ITEM,
    Role.SUBITEM,
    Role.OFFICER,
    Role.ROW,
    Role.CLOSING,
    Role.AGENDA,
    Role.LISTED,
)


def paragraphs(placed: Sequence[Placed]) -> tuple[Paragraph, ...]:
    """Return the paragraphs among lines, in order."""
    own = [p for p in placed if p.role in _IN_PARAGRAPH]
    return tuple(_paragraph(group) for group in _split(own, _BEGINS))


def _split(placed: Sequence[Placed], begins: Sequence[Role]) -> Iterator[list[Placed]]:
    """Yield groups of lines, each of which begins with a role."""
    group: list[Placed] = []
    for line in placed:
        if line.role in begins and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _paragraph(group: Sequence[Placed]) -> Paragraph:
    """Return the paragraph that a line begins, with the lines that belong to it."""
    first, rest = group[0], group[1:]
    rows = table([p.line.cells for p in group if p.role is Role.ROW])
    if first.role is Role.AGENDA:
        listed = [p for p in rest if p.role is Role.LISTED]
        return Paragraph(agenda=_agenda(first, listed), table=rows, closing=_closing(rest))
    # A table right under a heading is a paragraph without words of its own.
    text = "" if first.role is Role.ROW else first.line.text
    return Paragraph(
        number=first.line.number,
        text=text,
        table=rows,
        items=tuple(_items([p for p in rest if p.role in (Role.ITEM, Role.SUBITEM)])),
        officers=tuple(officers(p.line.text for p in rest if p.role is Role.OFFICER)),
        closing=_closing(rest),
    )


def _closing(placed: Sequence[Placed]) -> str:
    return " ".join(p.line.text for p in placed if p.role is Role.CLOSING)


def _items(placed: Sequence[Placed]) -> Iterator[Item]:
    for group in _split(placed, (Role.ITEM,)):
        first, *rest = (p.line for p in group)
        parts = tuple(Item(number=line.number, text=line.text) for line in rest)
        yield Item(number=first.number, text=first.text, items=parts)


def _agenda(heading: Placed, placed: Sequence[Placed]) -> ListedAgenda:
    """Return an agenda with its items: figures for the items, letters for their parts."""
    items: list[ListedItem] = []
    for line in (p.line for p in placed):
        item = ListedItem(number=line.number, title=line.text)
        if items and not line.number[0].isdigit():
            parts = (*items[-1].items, item)
            items[-1] = items[-1].model_copy(update={"items": parts})
        else:
            items.append(item)
    return ListedAgenda(title=heading.line.text, items=tuple(items))

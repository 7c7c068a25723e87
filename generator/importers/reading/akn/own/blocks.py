"""Elements -> what a text is made of: paragraphs and their parts, tables, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.akn.data import Data
from generator.akn.terms import AGENDA, CLOSING, OFFICE, OFFICER, OFFICERS, STATE
from generator.importers.reading.akn.file import Element, attribute, children, name
from generator.importers.reading.akn.own.inline import number_in, text_of
from generator.model import (
    Cell,
    Item,
    ListedAgenda,
    ListedItem,
    Officer,
    Paragraph,
    Row,
    Table,
)

Known = Mapping[str, Data]
"""What the meta says of places in a document, by their ids."""


def paragraph(element: Element, known: Known) -> Paragraph:
    """Return the paragraph that an element is: one with parts is a list."""
    return Paragraph(**_of_hierarchy(element, known))


def preambular(element: Element, known: Known) -> Paragraph:
    """Return a preambular paragraph: of an act, or of a section of one."""
    if name(element) == "crossHeading":
        return Paragraph(text=text_of(element), **_known(element, known))
    [holding] = children(element, "blockContainer", "content") or [element]
    if attribute(holding, "class"):
        holding = element  # it is an agenda that is set out
    number = number_in(element) or number_in(holding)
    parts = _parts(holding, known)
    return Paragraph(number=number, **parts, **_known(element, known))


def table(element: Element) -> Table:
    """Return a table."""
    rows = children(element, "tr")
    heads = [row for row in rows if children(row, "th")]
    cells = [Row(cells=_cells(row)) for row in rows if row not in heads]
    return Table(
        title=text_of(next(iter(children(element, "caption")), None)),
        head=_cells(heads[0]) if heads else (),
        head_rows=tuple(Row(cells=_cells(row)) for row in heads[1:]),
        rows=tuple(cells),
    )


def _known(element: Element, known: Known) -> Data:
    return known.get(attribute(element, "eId"), {})


def _of_hierarchy(element: Element, known: Known) -> Data:
    """Return the fields of a paragraph, or of a part of one."""
    said: Data = {"number": number_in(element), **_known(element, known)}
    for child in element:
        if name(child) == "content":
            said |= _parts(child, known)
        elif name(child) == "list":
            said |= _of_list(child, known)
    return said


def _of_list(element: Element, known: Known) -> Data:
    said: Data = {"items": tuple(_points(element, known))}
    for child in children(element, "intro", "wrapUp"):
        said |= _parts(child, known)
    return said


def _points(element: Element, known: Known) -> Iterator[Item]:
    for point in children(element, "point"):
        yield Item(**_of_hierarchy(point, known))


def _parts(element: Element, known: Known) -> Data:
    """Return what stands in an element, by what it is of a paragraph."""
    said: Data = {}
    quoted: list[Paragraph] = []
    for child in element:
        tag, kind = name(child), attribute(child, "class")
        inside = [one for one in child if name(one) == "embeddedStructure"]
        if tag == "p" and inside:
            quoted += [paragraph(one, known) for one in inside[0]]
        elif tag == "p":
            said[CLOSING if kind == CLOSING else "text"] = text_of(child)
        elif kind == OFFICERS:
            said["officers"] = tuple(_officers(child))
        elif kind == AGENDA:
            said["agenda"] = _agenda(child)
        elif tag == "blockList":
            said |= _of_block_list(child, known)
        elif tag == "table":
            said["table"] = table(child)
    return {**said, "quoted": tuple(quoted)} if quoted else said


def _of_block_list(element: Element, known: Known) -> Data:
    """Return a list as it stands where no hierarchy can."""
    said: Data = {"items": tuple(_item(one, known) for one in children(element, "item"))}
    for key, tag in (("text", "listIntroduction"), (CLOSING, "listWrapUp")):
        if found := children(element, tag):
            said[key] = text_of(found[0])
    return said


def _item(element: Element, known: Known) -> Item:
    parts = _parts(element, known)
    return Item(number=number_in(element), **parts, **_known(element, known))


def _officers(element: Element) -> Iterator[Officer]:
    """Yield officers: an office stands before the first who holds it."""
    office = ""
    for item in children(element, "item"):
        words = {attribute(one, "name"): one for one in item.iter("{*}inline")}
        if OFFICE in words:
            office = words[OFFICE].text or ""
        state = words[STATE].text or "" if STATE in words else ""
        yield Officer(office=office, name=words[OFFICER].text or "", state=state)


def _agenda(element: Element) -> ListedAgenda:
    headings = children(element, "heading")
    [listed] = children(element, "blockList") or [element]
    title = text_of(headings[0]) if headings else ""
    return ListedAgenda(title=title, items=tuple(_listed(listed)))


def _listed(element: Element) -> Iterator[ListedItem]:
    for item in children(element, "item"):
        inner = [one for each in children(item, "blockList") for one in _listed(each)]
        title = text_of(next(iter(children(item, "p")), None))
        yield ListedItem(number=number_in(item), title=title, items=tuple(inner))


def _cells(row: Element) -> tuple[Cell, ...]:
    return tuple(
        Cell(text=text_of(next(iter(one), None)), **_spans(one))
        for one in children(row, "th", "td")
    )


def _spans(cell: Element) -> dict[str, Any]:
    spans = (("columns", attribute(cell, "colspan")), ("rows", attribute(cell, "rowspan")))
    return {key: value for key, value in spans if value}

"""What a text is made of -> elements of Akoma Ntoso: paragraphs and their parts, tables, sections.

A paragraph with lettered parts is a list: its words are the introduction, what stands after the
parts is wrapped up. What else a paragraph holds (officers, an agenda, a table, what it quotes)
stands where it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.akn import terms
from generator.exporters.akn.inline import Writer
from generator.exporters.akn.xml import Content, Element, element, filled
from generator.model import (
    Act,
    Cell,
    Division,
    Item,
    ListedAgenda,
    ListedItem,
    Officer,
    Paragraph,
    Path,
    Section,
    Table,
)

_PARTS = ("number", "items", "officers", "agenda", "table", "quoted", "closing")
"""What a paragraph may have beside its words."""
Acts = Callable[[Division, Path], Iterator[Element]]
"""Yields what stands in a report for the acts of a division, which are documents of their own."""


@dataclass(slots=True)
class Blocks:
    """Makes the elements of one document, in reading order."""

    writer: Writer
    acts: Acts
    tables: int = 0

    # --- an act, a division -----------------------------------------------------------------------

    def preamble(self, act: Act, path: Path) -> Iterator[Element]:
        """Yield the opening clause and the preambular paragraphs of an act."""
        if act.chapeau:
            where = (*path, "chapeau")
            yield element("formula", self._p(where), name="enactingFormula", eId=self._eid(where))
        yield from self._preambular(act.preamble, path)

    def operative(self, act: Act, path: Path) -> Iterator[Element]:
        """Yield the operative paragraphs and the sections of an act."""
        yield from self._paragraphs(act.operative, (*path, "operative"))
        yield from self._sections(act.sections, path)

    def annexed(self, division: Division, path: Path) -> Iterator[Element]:
        """Yield what stands in an annex."""
        yield from self._preambular(division.preamble, path)
        yield from self._contents(division, path)

    def division(self, name: str, division: Division, path: Path) -> Element:
        """Return a chapter or section with its heading and all that is in it."""
        made = element(name, *self.heading(path), eId=self._eid(path))
        inner = (self._cross_heading(one, where) for one, where in _each(division.preamble, path))
        return filled(filled(made, inner), self._contents(division, path))

    def heading(self, path: Path) -> Iterator[Element]:
        """Yield the number and the heading of a division."""
        if (number := self._number(path)) is not None:
            yield number
        if words := self.writer.at((*path, "title")):
            yield element("heading", *words)

    def _contents(self, division: Division, path: Path) -> Iterator[Element]:
        yield from self._paragraphs(division.paragraphs, (*path, "paragraphs"))
        yield from self.acts(division, path)
        yield from self._sections(division.sections, path)

    def _sections(self, sections: tuple[Section, ...], path: Path) -> Iterator[Element]:
        for index, section in enumerate(sections):
            yield self.division("section", section, (*path, "sections", index))

    def _preambular(self, preamble: tuple[Paragraph, ...], path: Path) -> Iterator[Element]:
        for paragraph, where in _each(preamble, path):
            inside = self._recital(paragraph, where)
            yield element("container", *inside, name=self._lead(where), eId=self._eid(where))

    def _cross_heading(self, paragraph: Paragraph, path: Path) -> Element:
        """Return a preambular paragraph of a section: one with parts is no line of words."""
        if not any(getattr(paragraph, part) for part in _PARTS):
            words = self.writer.at((*path, "text"))
            return element("crossHeading", *words, refersTo="#preamble", eId=self._eid(path))
        content = element("content", *self._blocks(paragraph, path))
        number = self._number(path)
        return element("hcontainer", number, content, name=self._lead(path), eId=self._eid(path))

    def _lead(self, path: Path) -> str:
        """Return the words that name a preambular paragraph: Recalling also."""
        lead = self.writer.shelf.resolved.lead_phrase((*path, "text"))
        return lead.strip(" ,;:") or "preambular"

    # --- a paragraph ------------------------------------------------------------------------------

    def _paragraphs(self, paragraphs: tuple[Paragraph, ...], path: Path) -> Iterator[Element]:
        for index, paragraph in enumerate(paragraphs):
            yield self._paragraph("paragraph", paragraph, (*path, index))

    def _paragraph(self, name: str, paragraph: Paragraph, path: Path) -> Element:
        words, others = self._words(paragraph, path), self._others(paragraph, path)
        if paragraph.items:
            inside = self._list(words, paragraph.items, path, others)
        else:
            inside = element("content", *words, *others)
        return element(name, self._number(path), inside, eId=self._eid(path))

    def _list(
        self, words: list[Element], items: tuple[Item, ...], path: Path, after: Iterator[Element]
    ) -> Element:
        """Return the parts of a paragraph with the words before them and what stands after them.

        `after` is made after the parts: a note stands where it is called first.
        """
        made = element("list", eId=f"{self._eid(path)}__list_1" if self._eid(path) else "")
        if words:
            made.append(element("intro", *words))
        filled(made, (self._point(one, (*path, "items", n)) for n, one in enumerate(items)))
        wrap_up = element("wrapUp", *after)
        return filled(made, [wrap_up] if len(wrap_up) else [])

    def _point(self, item: Item, path: Path) -> Element:
        words = [self._p((*path, "text"))] if item.text else []
        closing = (self._closing(path) for _ in [item] if item.closing)
        if item.items:
            inside = self._list(words, item.items, path, closing)
        else:
            inside = element("content", *words, *closing)
        return element("point", self._number(path), inside, eId=self._eid(path))

    def _recital(self, paragraph: Paragraph, path: Path) -> Iterator[Element]:
        """Yield a preambular paragraph: with its number, where it has one."""
        number, blocks = self._number(path), self._blocks(paragraph, path)
        if number is None:
            yield from blocks
        else:
            yield element("blockContainer", number, *blocks)

    def _blocks(self, paragraph: Paragraph, path: Path) -> Iterator[Element]:
        """Yield a paragraph where no hierarchy can stand: in a preamble."""
        if paragraph.items:
            yield self._block_list(paragraph.text, paragraph.items, path)
        else:
            yield from self._words(paragraph, path)
        yield from self._others(paragraph, path)

    def _block_list(
        self, text: str, items: tuple[Item, ...], path: Path, closing: str = ""
    ) -> Element:
        return element(
            "blockList",
            element("listIntroduction", *self.writer.at((*path, "text"))) if text else None,
            *(self._item(item, (*path, "items", index)) for index, item in enumerate(items)),
            element("listWrapUp", *self.writer.at((*path, "closing"))) if closing else None,
        )

    def _item(self, item: Item, path: Path) -> Element:
        if item.items:
            inside = [self._block_list(item.text, item.items, path, item.closing)]
        else:
            inside = [self._p((*path, "text"))]
            inside += [self._closing(path)] if item.closing else []
        return element("item", self._number(path), *inside, eId=self._eid(path))

    def _words(self, paragraph: Paragraph, path: Path) -> list[Element]:
        return [self._p((*path, "text"))] if paragraph.text else []

    def _others(self, paragraph: Paragraph, path: Path) -> Iterator[Element]:
        """Yield what a paragraph holds beside its words and its lettered parts, in their order."""
        yield from self._officers(paragraph.officers)
        if paragraph.agenda:
            yield self._agenda(paragraph.agenda, (*path, "agenda"))
        if paragraph.table:
            yield self._table(paragraph.table, (*path, "table"))
        for index, quoted in enumerate(paragraph.quoted):
            inside = self._paragraph("paragraph", quoted, (*path, "quoted", index))
            yield element("p", element("embeddedStructure", inside))
        if paragraph.closing:
            yield self._closing(path)

    # --- what a paragraph holds -------------------------------------------------------------------

    def _officers(self, officers: tuple[Officer, ...]) -> Iterator[Element]:
        """Yield a list of officers: an office stands before the first who holds it."""
        items = []
        for office, held in groupby(officers, key=lambda one: one.office):
            before, _, after = self.writer.words["office"].partition("{office}")
            said: list[Content] = [before, element("inline", office, name=terms.OFFICE), after, " "]
            for one in held:
                said.append(element("inline", one.name, name=terms.OFFICER))
                if one.state:
                    said += [" (", element("inline", one.state, name=terms.STATE), ")"]
                items.append(element("item", element("p", *said)))
                said = []
        if items:
            yield element("blockList", *items, class_=terms.OFFICERS)

    def _agenda(self, agenda: ListedAgenda, path: Path) -> Element:
        """Return an agenda that is set out, under its heading if it has one."""
        if not agenda.title:
            return element("blockList", *self._listed(agenda.items, path), class_=terms.AGENDA)
        heading = element("heading", *self.writer.at((*path, "title")))
        listed = element("blockList", *self._listed(agenda.items, path))
        return element("blockContainer", heading, listed, class_=terms.AGENDA, eId=self._eid(path))

    def _listed(self, items: tuple[ListedItem, ...], path: Path) -> Iterator[Element]:
        for index, item in enumerate(items):
            where = (*path, "items", index)
            inner = element("blockList", *self._listed(item.items, where)) if item.items else None
            words = self._p((*where, "title"))
            yield element("item", self._number(where), words, inner, eId=self._eid(where))

    def _table(self, table: Table, path: Path) -> Element:
        self.tables += 1
        title = element("caption", *self.writer.at((*path, "title"))) if table.title else None
        heads = [((*path, "head"), table.head)] if table.head else []
        heads += [
            ((*path, "head_rows", n, "cells"), r.cells) for n, r in enumerate(table.head_rows)
        ]
        rows = [((*path, "rows", n, "cells"), row.cells) for n, row in enumerate(table.rows)]
        return element(
            "table",
            title,
            *(self._row("th", cells, where) for where, cells in heads),
            *(self._row("td", cells, where) for where, cells in rows),
            eId=f"table_{self.tables}",
        )

    def _row(self, name: str, cells: tuple[Cell, ...], path: Path) -> Element:
        return element(
            "tr",
            *(
                element(
                    name,
                    self._p((*path, index, "text")),
                    colspan=str(cell.across) if cell.across > 1 else "",
                    rowspan=str(cell.down) if cell.down > 1 else "",
                )
                for index, cell in enumerate(cells)
            ),
        )

    # --- words ------------------------------------------------------------------------------------

    def _p(self, path: Path) -> Element:
        return element("p", *self.writer.at(path))

    def _closing(self, path: Path) -> Element:
        """Return the words that close a paragraph or a part of one."""
        words = self.writer.at((*path, "closing"))
        return element("p", *words, class_=terms.CLOSING)

    def _number(self, path: Path) -> Element | None:
        resolved = self.writer.shelf.resolved
        printed, number = resolved.printed(path), resolved.value(path).number
        if not printed:
            return None
        made = element("num", printed)
        if terms.number_of(printed) != number:
            made.set(terms.NUMBER, number)
        return made

    def _eid(self, path: Path) -> str:
        return self.writer.shelf.eids.get(path, "")


def _each(preamble: tuple[Paragraph, ...], path: Path) -> Iterator[tuple[Paragraph, Path]]:
    return ((one, (*path, "preamble", index)) for index, one in enumerate(preamble))

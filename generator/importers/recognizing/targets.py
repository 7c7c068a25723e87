"""Where the source itself says that words lead -> marks.

A link to a document is no guess, and goes before what the words alone say of acts and documents;
but where these tell more (a paragraph of the same act, an article of the treaty that the document
holds), they are left to the finder. Other links stay where nothing is found. What leads to a place
of the source itself, or to another document by its address in Akoma Ntoso, is a mark where the
words say nothing, and the report has that place, or its body such an act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from generator import marks
from generator.citations import PLACE_IN_AN_ACT, Citation
from generator.documents import act_of, is_act, symbol_at
from generator.importers.recognizing.places import Places, mark_at
from generator.inline import Inline, Link, Node, NoteCall, Text, joined, plain, spans_of_links
from generator.marks import Mark
from generator.model import Body

_DOCUMENTS = ("act", "symbol", PLACE_IN_AN_ACT)
"""The kinds of citation that lead to a document, as a link of the source does."""
_HTTPS = re.compile(r"https://[^\s\"'<>\\`{}|^]+")


@dataclass(frozen=True, slots=True)
class Leads:
    """Makes marks of where a source says that words of a text lead."""

    act: Mark
    """The act that the text is in."""
    places: Places
    """The places of the report."""
    body: Body

    def with_marks(self, nodes: Inline, citations: Sequence[Citation]) -> Inline:
        """Return nodes whose links are marks; `citations` are those found in their words.

        Where a source tears a number ("65/3" and "7" lead to 65/37), it is one link.
        """
        return joined(_one_link(self._marked(nodes, 0, citations)))

    def with_places(self, marked: Inline, citations: Sequence[Citation]) -> Iterator[Citation]:
        """Yield the citations in a text, its links being marks; a place is in the act to which the
        words before it lead: in 217 (III), where a source has that under "217 A (III)"."""
        led: dict[Mark, Mark] = {}
        for link, start, end in spans_of_links(marked):
            mark = Mark(link.target)
            over = [one for one in citations if one.start < end and start < one.end]
            if mark.scheme in marks.ACTS and mark == mark.act:
                led |= {one.target: mark for one in over if one.kind == "act"}
        for one in citations:
            act = led.get(one.target.act) if one.kind == PLACE_IN_AN_ACT else None
            rest = one.target.removeprefix(one.target.act)
            yield replace(one, target=Mark(f"{act}{rest}")) if act else one

    def _marked(self, nodes: Inline, offset: int, citations: Sequence[Citation]) -> Iterator[Node]:
        for node in nodes:
            end = offset + len(plain((node,)))
            if isinstance(node, Text | NoteCall):
                yield node
            elif isinstance(node, Link):
                over = [one for one in citations if one.start < end and offset < one.end]
                if mark := self._mark(node.target, over):
                    yield replace(node, target=mark)
                else:
                    yield from node.children
            else:
                inside = joined(self._marked(node.children, offset, citations))
                yield replace(node, children=inside)
            offset = end

    def _printed(self, symbol: str) -> str:
        """Return the symbol of a document with large letters where it is printed with these: those
        of a part in small ones alone (A/hrc/RES/43/1), and of an act (76/84a-b, 3201(s-vi))."""
        parts = symbol.split("/")
        printed = "/".join(one.upper() if one.isalpha() and one.islower() else one for one in parts)
        if not is_act(self.body, printed):
            return printed
        return _LETTERS.sub(lambda letters: letters[0].upper(), printed)

    def _mark(self, address: str, found: Sequence[Citation]) -> str:
        """Return the mark for an address under words in which some citations were found; "" where
        the handbook has none for it, or these tell more."""
        # Where an item of the agenda is reported on is no other name for that item.
        place = "" if found else mark_at(address, self.act, self.places, self.body)
        if place:
            return place
        symbol = symbol_at(self.body, address)
        if not symbol:
            return address if _HTTPS.fullmatch(address) and not found else ""
        symbol = self._printed(symbol)
        own = act_of(self.body, symbol)
        mark = marks.act(*own) if own else marks.document(symbol)
        tells_more = any(one.kind not in _DOCUMENTS or one.target.act == mark for one in found)
        return "" if tells_more else mark


_LETTERS = re.compile(r"(?<=\d)[a-z](?:-[a-z])?\Z|\([a-z-]+\)\Z")
"""The letters of acts under one number and of their sessions, as an address may have them:
A/RES/76/84a-b, A/RES/3201(s-vi)"""


def _one_link(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield nodes in which links that touch each other and lead to the same are one."""
    for target, found in groupby(nodes, lambda one: isinstance(one, Link) and one.target):
        if target:
            children = chain.from_iterable(one.children for one in found if isinstance(one, Link))
            yield Link(str(target), joined(children))
        else:
            yield from found

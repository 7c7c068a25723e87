"""Where the source itself says that words lead -> marks.

A link to a document is no guess, and goes before what the words alone say of acts and documents;
but where these tell more (a paragraph of the same act, an article of the treaty that the document
holds), they are left to the finder. Other links stay where nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import marks
from generator.citations import PLACE_IN_AN_ACT, Citation
from generator.documents import act_of, symbol_at
from generator.inline import Inline, Link, Node, NoteCall, Text, joined, plain
from generator.model import Body

_DOCUMENTS = ("act", "symbol", PLACE_IN_AN_ACT)
"""The kinds of citation that lead to a document, as a link of the source does."""
_HTTPS = re.compile(r"https://[^\s\"'<>\\`{}|^]+")


def with_marks(nodes: Inline, citations: Sequence[Citation], body: Body) -> Inline:
    """Return nodes whose links are marks; `citations` are those found in their words."""
    return joined(_marked(nodes, 0, citations, body))


def _marked(
    nodes: Inline, offset: int, citations: Sequence[Citation], body: Body
) -> Iterator[Node]:
    for node in nodes:
        end = offset + len(plain((node,)))
        if isinstance(node, Text | NoteCall):
            yield node
        elif isinstance(node, Link):
            over = [one for one in citations if one.start < end and offset < one.end]
            if mark := _mark(node.target, over, body):
                yield replace(node, target=mark)
            else:
                yield from node.children
        else:
            inside = joined(_marked(node.children, offset, citations, body))
            yield replace(node, children=inside)
        offset = end


def _mark(address: str, found: Sequence[Citation], body: Body) -> str:
    """Return the mark for an address under words in which some citations were found; "" where the
    handbook has none for it, or these tell more."""
    symbol = symbol_at(body, address)
    if not symbol:
        return address if _HTTPS.fullmatch(address) and not found else ""
    own = act_of(body, symbol)
    mark = marks.act(*own) if own else marks.document(symbol)
    tells_more = any(one.kind not in _DOCUMENTS or one.target.act == mark for one in found)
    return "" if tells_more else mark

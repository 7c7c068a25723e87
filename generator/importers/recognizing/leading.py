"""Marks of a gathered report that would lead nowhere in it.

Its texts were made one by one: “chapter V” is of a report that they cite, never of the one that
they are put into, and an act of the session that is not among them is found where its authentic
text is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from generator import anchors, marks
from generator.documents import address_of
from generator.inline import Emphasis, Inline, Link, Node, Strong, parse, to_markdown
from generator.marks import Mark
from generator.model import Body, Report, Value

Kind = TypeVar("Kind", bound=Value)

_OF_REPORT = ("chapter", "para", "item")
"""Schemes of marks that are always of the report itself."""


class Leading:
    """Knows where marks lead in a report."""

    def __init__(self, report: Report, body: Body) -> None:
        """Keep what is there."""
        self.body = body
        self.language = report.language
        self.here = {marks.close(one.mark) for one in anchors.assign(report).values()}
        session = next((one for one in body.sessions if one.number == report.session), None)
        self.session = session.in_acts if session else ()
        self.articles = {one.id: int(one.articles) for one in body.instruments}

    def changed(self, value: Kind) -> Kind:
        """Return a value in all of whose texts no mark leads nowhere."""
        changed: dict[str, Any] = {}
        for name in type(value).model_fields:
            child = getattr(value, name)
            if name in value.inline and "](" in child:
                changed[name] = to_markdown(self._nodes(parse(child)[0]))
            elif isinstance(child, Value):
                changed[name] = self.changed(child)
            elif isinstance(child, tuple):
                changed[name] = tuple(
                    self.changed(one) if isinstance(one, Value) else one for one in child
                )
        return value.model_copy(update=changed)

    def _nodes(self, nodes: Inline) -> Inline:
        return tuple(map(self._node, nodes))

    def _node(self, node: Node) -> Node:
        if isinstance(node, Link):
            return Link(self.led(Mark(node.target)), self._nodes(node.children))
        if isinstance(node, Emphasis | Strong):
            return replace(node, children=self._nodes(node.children))
        return node

    def led(self, mark: Mark) -> str:
        """Return a mark that leads somewhere in place of one that may not."""
        text = mark.act if mark.scheme in marks.ACTS else mark
        if marks.close(text) in self.here:
            return mark
        if mark.scheme in _OF_REPORT:
            return marks.PLAIN
        if mark.scheme == "article":
            number = re.split(r"[.-]", mark.name.partition("/")[2])[0]  # 8 of 8-bis.2
            is_there = number.isdecimal() and int(number) <= self.articles.get(mark.instrument, 0)
            return mark if is_there else marks.PLAIN
        if mark.scheme in marks.ACTS and self._is_of_session(mark):
            numbers = self.body.act_numbers(mark.scheme)
            symbol = numbers.symbol_of(mark.number) if numbers else ""
            # By the symbol of its own act a mark leads into the handbook, where it is not.
            return address_of(self.body, marks.close(symbol), self.language) or marks.PLAIN
        return mark

    def _is_of_session(self, mark: Mark) -> bool:
        match = self.body.read_number(mark.scheme, mark.number)
        return match is not None and (match.groupdict().get("session") or "") in self.session

"""Marks what every text of a report cites, and puts the texts into normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator import marks
from generator.characters import plain_blanks
from generator.citations import Here, Vocabulary, annotate, find
from generator.importers.recognizing.places import Places
from generator.importers.recognizing.targets import Leads
from generator.importers.recognizing.words import Phrases
from generator.inline import parse, plain, to_markdown
from generator.marks import Mark
from generator.model import Act, Annex, Body, Paragraph, Value, slug

Kind = TypeVar("Kind", bound=Value)


def mark_of(paragraph: Paragraph) -> Mark:
    """Return the mark of a numbered paragraph of the report, as `anchors` gives it."""
    return marks.paragraph(slug(paragraph.number))


@dataclass(frozen=True, slots=True)
class Marking:
    """Marks what the texts of a report cite."""

    body: Body
    vocabulary: Vocabulary
    phrases: Phrases
    places: Places
    """The places of the report, to which its source may lead itself."""

    def marked(self, value: Kind, here: Here) -> Kind:
        """Return a value in all of whose texts the citations are marked."""
        inside = _inside(value, here)
        changed: dict[str, Any] = {}
        for name in type(value).model_fields:
            child = getattr(value, name)
            if name in value.inline:
                changed[name] = self._text(child, inside)
            elif isinstance(child, Value):
                changed[name] = self.marked(child, inside)
            elif isinstance(child, tuple):
                changed[name] = tuple(
                    self.marked(c, inside) if isinstance(c, Value) else c for c in child
                )
        return value.model_copy(update=changed)

    def _text(self, text: Any, here: Here) -> Any:
        if isinstance(text, tuple):
            return tuple(self._text(cell, here) for cell in text)
        nodes = parse(_with_italics(text, self.phrases.always_italic))[0]
        found = find(plain(nodes), self.vocabulary, here)
        leading = Leads(here.act, self.places, self.body)
        led = leading.with_marks(nodes, found)
        return to_markdown(annotate(led, tuple(leading.with_places(led, found))))


def _inside(value: Value, here: Here) -> Here:
    """Return where the texts in a value stand."""
    if isinstance(value, Act):
        annexes = tuple(annex.number for annex in value.annexes)
        return replace(here, act=marks.act(value.kind, marks.close(value.number)), annexes=annexes)
    if isinstance(value, Annex) and here.act:
        return replace(here, annex=value.number)
    return here


def _with_italics(text: str, titles: re.Pattern[str]) -> str:
    """Return a text in which the titles that a pattern knows are in italics."""
    for title in reversed(list(titles.finditer(plain_blanks(text)))):
        start, end = title.span()
        text = f"{text[:start]}*{text[start:end]}*{text[end:]}"
    return text

"""Puts lead phrases into italics, where a scanner or a converter has lost them."""

from __future__ import annotations

from typing import Any, TypeVar

from generator.characters import plain_blanks
from generator.importers.recognizing.words import Phrases
from generator.model import Act, Paragraph, Report, Value

Kind = TypeVar("Kind", bound=Value)
_PARTS = ("chapters", "annexes", "sections", "resolutions", "decisions")


def with_leads(report: Report, phrases: Phrases) -> Report:
    """Return a report in which the preambular and operative paragraphs of acts begin in italics."""
    return _with_leads(report, phrases, in_act=False)


def _with_leads(value: Kind, phrases: Phrases, *, in_act: bool) -> Kind:
    """Return a part of a report so; of an act, its sections too, but not its annexes."""
    of_section = ("preamble", "paragraphs") if in_act else ()
    texts = ("preamble", "operative") if isinstance(value, Act) else of_section
    changed: dict[str, Any] = {
        name: tuple(_with_lead(one, phrases) for one in getattr(value, name)) for name in texts
    }
    for name in _PARTS:
        inside = (in_act or isinstance(value, Act)) and name == "sections"
        if parts := getattr(value, name, ()):
            changed[name] = tuple(_with_leads(one, phrases, in_act=inside) for one in parts)
    return value.model_copy(update=changed) if changed else value


def _with_lead(paragraph: Paragraph, phrases: Phrases) -> Paragraph:
    lead = phrases.lost_lead_phrase(paragraph.text)
    # What is printed in capitals is set off by these already.
    if not lead or not plain_blanks(paragraph.text).startswith(lead):
        return paragraph
    text = f"*{paragraph.text[: len(lead)]}*{paragraph.text[len(lead) :]}"
    return paragraph.model_copy(update={"text": text})

"""Operative paragraphs that say themselves what is to be done: Each Member shall report."""

from __future__ import annotations

from dataclasses import replace

from generator.actions.drafts import Draft, Reading
from generator.actions.grammar import Grammar
from generator.actions.recommended import recommended


def ruled(text: str, grammar: Grammar, before: str) -> Reading:
    """Return the actions of a paragraph that begins with no verb of the body: of what it says only
    the duties count of somebody who is named."""
    reading = recommended(text, grammar, before)
    return Reading(_duties(reading.drafts, grammar), _duties(reading.opened, grammar))


def _duties(drafts: tuple[Draft, ...], grammar: Grammar) -> tuple[Draft, ...]:
    return tuple(_duty(one, grammar) for one in drafts if one.addressees and _is_duty(one, grammar))


def _is_duty(draft: Draft, grammar: Grammar) -> bool:
    """Say whether it is more than leave or an invitation: may, is encouraged to."""
    modal = grammar.modal.fullmatch(draft.verb)
    return modal is not None and not modal["weak"]


def _duty(draft: Draft, grammar: Grammar) -> Draft:
    binds = grammar.binding.fullmatch(draft.verb)
    return replace(draft, force="decided") if binds else draft

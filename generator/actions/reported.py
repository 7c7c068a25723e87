"""Paragraphs of the report: The Conference decided that ..., the President called on States ...

What delegates said or wished is no task. A sentence counts that begins with the body itself or
with those who act in its name; nor does "had decided", which tells of an earlier session.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.actions.clauses import Clauses
from generator.actions.drafts import Draft, Reading
from generator.actions.grammar import Force, Grammar
from generator.actions.recommended import sentences


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of a sentence, whose it is and where."""

    actor: str
    verb: str
    force: Force
    start: int
    end: int


def reported(text: str, grammar: Grammar, before: str) -> Reading:
    """Return the actions that a paragraph of the report records."""
    clauses = Clauses(text, grammar, before)
    drafts = [
        draft for start, end in sentences(text) for draft in _of_sentence(clauses, start, end)
    ]
    return Reading(tuple(draft for draft in drafts if draft.has_words))


def _of_sentence(clauses: Clauses, start: int, end: int) -> list[Draft]:
    text, grammar = clauses.text, clauses.grammar
    subject = grammar.acts.match(text, start, end)
    if not subject:
        return []
    actor = subject["actor"]
    verbs: list[_Verb] = []
    # The first verb may set no task, and a further one may: noted the report and requested ...
    for match in (
        grammar.acting_now.match(text, subject.end(), end),
        *grammar.and_then.finditer(text, subject.end(), end),
    ):
        actor = match.groupdict().get("actor") or actor if match else actor
        force = grammar.force_of(match["verb"]) if match else None
        if match and force:
            verbs.append(_Verb(actor, match["verb"], force, match.start(), match.end()))
    # Where there is no verb there is one end too many, and nothing to read.
    ends = [*(one.start for one in verbs[1:]), end]
    return [
        replace(draft, by=one.actor if grammar.presiding.match(one.actor) else "")
        for one, stop in zip(verbs, ends, strict=False)
        for draft in clauses.read(one.verb, one.force, one.end, stop)
    ]

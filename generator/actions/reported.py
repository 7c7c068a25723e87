"""Paragraphs of the report: The Conference decided that ..., the President called on States ...

What delegates said or wished is no task. A sentence counts that begins with the body itself or
with those who act in its name; nor does "had decided", which tells of an earlier session.
"""

from __future__ import annotations

from generator.actions.clauses import Clauses
from generator.actions.drafts import Draft, Reading
from generator.actions.grammar import Force, Grammar
from generator.actions.names import small
from generator.actions.recommended import sentences


def reported(text: str, grammar: Grammar, before: str) -> Reading:
    """Return the actions that a paragraph of the report records."""
    clauses = Clauses(text, grammar, before)
    drafts = [
        draft for start, end in sentences(text) for draft in _of_sentence(clauses, start, end)
    ]
    return Reading(tuple(draft for draft in drafts if draft.has_words))


def _of_sentence(clauses: Clauses, start: int, end: int) -> list[Draft]:
    text, grammar = clauses.text, clauses.grammar
    subject = grammar.presiding.match(text, start, end)
    if not subject:
        return []
    verbs: list[tuple[str, Force, int, int]] = []
    first = grammar.acting.match(text, subject.end(), end)
    if first:
        verbs.append((first[0], grammar.forces[small(first[0])], first.start(), first.end()))
    for match in grammar.and_then.finditer(text, subject.end(), end):
        force = grammar.force_of(match["verb"])
        if force:
            verbs.append((match["verb"], force, match.start(), match.end()))
    # Where there is no verb there is one end too many, and nothing to read.
    ends = [*(start for _, _, start, _ in verbs[1:]), end]
    return [
        draft
        for (verb, force, _, after), stop in zip(verbs, ends, strict=False)
        for draft in clauses.read(grammar.sequence.sub("", verb), force, after, stop)
    ]

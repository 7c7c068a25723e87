"""Finds in prose who must do what: the grammar of decisions, requests and recommendations.

Importers write down what it finds, checks tell of a paragraph that has nothing written down. It
reads three kinds of paragraph, each in a file of its own name: `operative`, `recommended` (annexes
of recommendations) and `reported` (the report itself). `clauses` reads what follows a verb,
`names` and `lists` the addressees, `markers` deadlines, conditions and recurrence. All words of the
language stand in `words/<language>.yaml`; the addressees and sessions are data of the body.

What it returns are words of the text, never others. ", and to", "and that" and a further verb begin
another action, and so does each task of a list: to do this, do that and do more.
"""

from generator.actions.grammar import Grammar
from generator.actions.lead import (
    ByFirstWord,
    LeadPhrase,
    by_first_word,
    lead_phrase_of,
    read_lead_phrases,
)
from generator.actions.names import Names
from generator.actions.paragraphs import listed, with_actions, with_actions_again
from generator.actions.printed import misprinted
from generator.actions.words import ActingWords

__all__ = [
    "ActingWords",
    "ByFirstWord",
    "Grammar",
    "LeadPhrase",
    "Names",
    "by_first_word",
    "lead_phrase_of",
    "listed",
    "misprinted",
    "read_lead_phrases",
    "with_actions",
    "with_actions_again",
]

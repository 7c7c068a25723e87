"""Finds citations in prose, by the body's names and patterns.

Importers mark what is found, checks miss nothing that is not marked:
`find` reads the plain words of one text, `annotate` wraps what was found into links, `unmarked`
tells what nobody has linked. What is uncertain is not linked, since a wrong link is worse than
none: `unlinked` has it too, with its `doubts`, so that a person can be asked.
"""

from generator.citations.annotate import annotate, in_links, unlinked, unmarked
from generator.citations.find import Vocabulary, find
from generator.citations.places_in_acts import KIND as PLACE_IN_AN_ACT
from generator.citations.spans import Citation, Here
from generator.citations.words import BetweenCitations, CitingWords, Noun

__all__ = [
    "PLACE_IN_AN_ACT",
    "BetweenCitations",
    "Citation",
    "CitingWords",
    "Here",
    "Noun",
    "Vocabulary",
    "annotate",
    "find",
    "in_links",
    "unlinked",
    "unmarked",
]

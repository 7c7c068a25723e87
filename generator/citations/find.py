"""All finders together: the citations in the plain words of one text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.citations.acts import ActPatterns, compile_acts, find_acts
from generator.citations.articles import ArticlePatterns, compile_articles, find_articles
from generator.citations.places import PlacePatterns, compile_places, find_places
from generator.citations.places_in_acts import KIND as PLACE_IN_AN_ACT
from generator.citations.places_in_acts import (
    ActPlacePatterns,
    compile_act_places,
    find_places_in_acts,
)
from generator.citations.spans import Citation, Here, in_order
from generator.citations.symbols import SymbolPatterns, compile_symbols, find_symbols
from generator.citations.treaties import compile_treaties
from generator.citations.words import CitingWords
from generator.marks import ACTS
from generator.model import Body

_AFTER_NUMBER = re.compile(r"\s*\Z|[.:](?=\s+\S)| [–—-] ")
"""What stands after the number of a heading."""
_HEADING = ("act", "article", "chapter", "item")
"""What a heading may begin with."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The compiled patterns for what the texts of one body in one language cite; each is another,
    so that what was found by it is known by it."""

    acts: ActPatterns
    symbols: SymbolPatterns
    articles: ArticlePatterns
    places: PlacePatterns
    act_places: ActPlacePatterns

    @classmethod
    def of(cls, body: Body, language: str, words: CitingWords) -> Vocabulary:
        """Return the vocabulary of a body's texts in a language."""
        treaties = compile_treaties(body, language, words)
        return cls(
            compile_acts(body, language, words),
            compile_symbols(body, words),
            compile_articles(body, words, treaties),
            compile_places(body, language, words, treaties),
            compile_act_places(words),
        )


def find(text: str, vocabulary: Vocabulary, here: Here) -> tuple[Citation, ...]:
    """Return the citations in the plain words of one text, in order; none overlap.

    What heads a text ("Resolution 7/1", "Article 4: Dues") is its number, not a citation.
    """
    return tuple(one for one in find_all(text, vocabulary, here) if is_to_be_linked(one))


def is_to_be_linked(citation: Citation) -> bool:
    """Say whether a citation is linked without asking: not in doubt, nor a place in the act of
    another body, of which only the handbook as a whole knows whether it is there."""
    is_elsewhere = citation.kind == PLACE_IN_AN_ACT and citation.target.scheme not in ACTS
    return not citation.doubts and not is_elsewhere


def find_all(text: str, vocabulary: Vocabulary, here: Here) -> tuple[Citation, ...]:
    """Return the citations in a text, with those that are not to be linked without asking."""
    text = plain_blanks(text)
    acts = tuple(find_acts(text, vocabulary.acts))
    found = in_order(
        (
            *acts,
            *find_places_in_acts(text, vocabulary.act_places, acts),
            *find_symbols(text, vocabulary.symbols),
            *find_articles(text, vocabulary.articles),
            *find_places(text, vocabulary.places, here),
        )
    )
    return found[1:] if found and _heads(found[0], text) else found


def _heads(citation: Citation, text: str) -> bool:
    """Say whether a text is what would be a citation elsewhere, or begins with it as a heading."""
    if citation.kind not in _HEADING or text[: citation.start].strip():
        return False
    begins = text[citation.start].isupper() or citation.kind == "act"
    return begins and bool(_AFTER_NUMBER.match(text, citation.end))

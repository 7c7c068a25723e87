"""How the reports of a body are worded and numbered in a language: all that recognizing asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.actions import Grammar
from generator.catalogue import Words
from generator.citations import Vocabulary
from generator.importers.recognizing.numbering import Numerals
from generator.importers.recognizing.words import NOTHING, Phrases
from generator.model import Body, ImportingWords
from generator.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Usage:
    """What a body's reports are like in a language."""

    body: Body
    language: str
    phrases: Phrases
    """What they say of themselves."""
    numerals: Numerals
    """How they number."""
    vocabulary: Vocabulary
    """How they cite."""
    grammar: Grammar
    """How they say who must do what."""

    def of_whole_italics(self) -> Usage:
        """Return it for sources in which no italics are lost: what is upright there stays so."""
        phrases = replace(self.phrases, always_italic=re.compile(NOTHING), adds_italics=False)
        return replace(self, phrases=phrases)

    @classmethod
    def of(cls, body: Body, words: Words, language: str) -> Usage:
        """Return what the reports of a body are like, by the words of a language."""
        citing = words.citing.with_own([body], language)
        importing = ImportingWords.model_validate(words.importing)
        return cls(
            body,
            language,
            Phrases.of(body, language, citing, importing, words.lead_phrases, words.acting),
            Numerals.of(Numbering.of(body, language)),
            Vocabulary.of(body, language, citing),
            Grammar.of(body, language, words.acting, citing, words.lead_phrases),
        )

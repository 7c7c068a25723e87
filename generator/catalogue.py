"""The catalogue of a language: what pages say, how its texts cite, note and ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from generator.actions import ActingWords, LeadPhrase, read_lead_phrases
from generator.citations import CitingWords
from generator.findings import SiteFault
from generator.ibid import NotingWords
from generator.languages import WORDS, languages, without_words
from generator.page_words import PageWords
from generator.wording import month_names

_FIRST = "en"
"""The language in which all words are there."""
_NAMED = re.compile(r"\{\w*\}")
_PLURAL = {"one", "other"}
"""The forms of a counted phrase in that language."""
_SAID = ("beginning", "interface", "pages", "typed")
"""The parts of a catalogue that have the same keys in each language."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: what pages say, and how texts cite."""

    language: str
    name: str
    """The name of the language in itself: English"""
    interface: dict[str, Any]
    """What the theme and its scripts say."""
    pages: PageWords
    """What pages say."""
    typed: dict[str, Any]
    """What readers type in the search."""
    citing: CitingWords
    importing: dict[str, Any]
    """What importers recognize; they make their own values of it."""
    acting: ActingWords
    lead_phrases: tuple[LeadPhrase, ...]
    """The phrases that paragraphs of acts begin with."""
    noting: NotingWords
    """In which notes name their sources."""
    beginning: dict[str, str]
    """What stands in a report that is begun."""


@cache
def load_words(language: str) -> Words:
    """Return the catalogue of a language.

    Raises SiteFault where there is none, or where it lacks words that the first language has: a
    page that needs them would say so only when it is made.
    """
    if language not in languages():
        raise SiteFault(without_words(language))
    words = _read(language)
    lacking = [part for part in _first() if part not in words]
    for part in set(_SAID) - set(lacking):
        lacking += missing(words[part], _first()[part], part)
    if lacking:
        raise SiteFault(f"generator/words/{language}.yaml lacks {', '.join(sorted(lacking))}")
    months = month_names(words["pages"]["locale"])
    citing = CitingWords.model_validate({**words["citing"], "months": months})
    return Words(
        language,
        words["language"],
        words["interface"],
        words["pages"],
        words["typed"],
        citing,
        words["importing"],
        ActingWords.model_validate(words["acting"]),
        read_lead_phrases(
            file.read_text("utf-8") for file in sorted(WORDS.glob(f"lead-phrases*.{language}.tsv"))
        ),
        NotingWords.model_validate(words["noting"]),
        words["beginning"],
    )


def missing(words: Any, first: Any, at: str) -> Iterator[str]:
    """Yield the keys that are not there, that hold another kind of value than in the first
    language, or a name in braces that nothing fills in.

    Keys are told as in pages.headings.home; `at` is that of the words themselves.
    """
    if isinstance(first, dict) and isinstance(words, dict):
        if first.keys() == _PLURAL:  # which forms another language has is its own affair
            first = dict.fromkeys({*words, "other"}, first["other"])
        for key, value in first.items():
            yield from missing(words.get(key), value, f"{at}.{key}")
    elif type(words) is not type(first) or not _names(words) <= _names(first):
        yield at


def _names(words: Any) -> set[str]:
    """Return the names in braces in a text, which a page fills in."""
    return set(_NAMED.findall(words)) if isinstance(words, str) else set()


@cache
def _first() -> dict[str, Any]:
    return _read(_FIRST)


def _read(language: str) -> dict[str, Any]:
    text = (WORDS / f"{language}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return found

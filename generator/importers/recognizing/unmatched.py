"""Which forms of a body's own match nothing in a source: they may be mistyped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.citations.words import words_pattern
from generator.importers.recognizing.statements import sentences
from generator.importers.recognizing.words import Phrases, any_of
from generator.model import Body
from generator.model.importing import Form, Where


def unmatched(
    body: Body, language: str, phrases: Phrases, lines: Sequence[str], texts: Sequence[str]
) -> tuple[str, ...]:
    """Return the forms that a body gives for a language and that match nothing in a source.

    Each is told by its key in body.yaml: importing: en: adopted: At its ...

    Args:
        body: the body.
        language: the language of the source.
        phrases: the words of the body and language.
        lines: the words of its lines, with plain blanks.
        texts: the words of its paragraphs and notes, without their numbers, with plain blanks.
    """
    parts = [part for text in texts for part in (text, *sentences(text))]
    own = body.importing.get(language)
    return tuple(
        f"importing: {language}: {key.replace('.', ': ')}: {text}"
        for key, form, text in (own.given() if own else ())
        if text and not _matches(form, text, phrases, lines, parts)
    )


def _matches(
    form: Form, text: str, phrases: Phrases, lines: Sequence[str], texts: Sequence[str]
) -> bool:
    """Say whether a form matches what it is for, or cannot match anything."""
    if form.where is Where.NOWHERE:
        return True
    if not form.is_pattern:
        words = text.split() if form.is_list else (text,)
        text = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words)
    flags = re.IGNORECASE if form.any_case else re.NOFLAG
    pattern = re.compile(any_of([text], _stands_for(phrases)).pattern, flags)
    match form.where:
        case Where.LINE:
            return any(map(pattern.fullmatch, lines))
        case Where.BEGINNING:
            return any(map(pattern.match, (*lines, *texts)))
        case _:
            return any(map(pattern.search, (*lines, *texts)))


def _stands_for(phrases: Phrases) -> dict[str, str]:
    """Return what stands for each name in braces, in forms of any key."""
    heard = phrases.words.heard
    organizations = (one.organization for one in heard.capacities)
    return {
        **phrases.stands_for,
        "people": "|".join(heard.people),
        "parent": phrases.parent,
        "known": words_pattern([*heard.names_with_of, *phrases.kinds]),
        "organization": f"(?:{any_of(organizations, {'parent': phrases.parent}).pattern})",
        "symbol": r"\S*\d\S*",
    }

"""How a citation may be typed in the search: the grammar that citation.js reads by.

It has nothing of its own. What ids begin with is said by generator/marks.py, the words are those of
the language, what acts, symbols and instruments are like is said of each body.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator import marks
from generator.anchors import Kind
from generator.catalogue import Words
from generator.citations.symbols import SUPPLEMENTS
from generator.citations.words import CitingWords, Noun, forms
from generator.counting import LATIN, form
from generator.model import MANUALS, Body, DocumentSource
from generator.wording import by_name

_NAMES = {
    "resolution": Kind.RESOLUTION,
    "decision": Kind.DECISION,
    marks.CHAPEAU: Kind.CHAPEAU,
    marks.PREAMBULAR: Kind.PREAMBULAR,
    marks.OPERATIVE: Kind.OPERATIVE,
    marks.PARAGRAPH: Kind.PARAGRAPH,
    marks.SECTION: Kind.SECTION,
    marks.ITEM: Kind.LISTED_ITEM,
    marks.CHAPTER: Kind.CHAPTER,
    "agenda-item": Kind.AGENDA_ITEM,
}
"""What an id begins with -> the kind of place whose name it bears."""

PARTS = r"[\p{L}\p{N}]+"
"""The parts of a number that an id is made of, as a script says it: model.slug in its language."""


def grammar(words: Words, bodies: Iterable[Body]) -> dict[str, Any]:
    """Return by what a script reads a citation.

    kinds: what an id begins with -> the words for it; names: -> what such a place is called, with
    {number}; ids: what the ids of each kind of place begin with; numbers: ordinals and numerals ->
    figures; sources: [what symbols begin with, their pattern, address, what is in the symbols of
    documents for a session alone]; others: acts with a symbol or an address, [kind, names of the
    body ("" where none need be said), pattern of a number, symbol, address].
    """
    known = tuple(bodies)
    typed = words.typed
    return {
        "kinds": _kinds(words, words.citing.with_own(known, words.language)),
        "names": _names(words),
        "acts": marks.ACTS,
        "ids": {
            "chapeau": marks.CHAPEAU,
            "preambular": marks.PREAMBULAR,
            "operative": marks.OPERATIVE,
            "paragraph": marks.PARAGRAPH,
            "section": marks.SECTION,
            "item": marks.ITEM,
            "note": marks.NOTE,
            "chapter": marks.CHAPTER,
            "article": marks.ARTICLE,
            "annex": marks.ANNEX,
        },
        "parts": PARTS,
        "inserted": LATIN,
        "stepped": any(map(_counts_in_steps, known)),
        "numbers": _numbers(words),
        "joining": typed["joining"],
        "and": words.citing.joining,
        "small": [*typed["small"], *_before_symbols(known)],
        "see": typed["see"],
        "months": [month.casefold() for month in words.citing.months],
        "documents": typed["documents"],
        "supplements": SUPPLEMENTS,
        "sources": [_source(one, words.language) for body in known for one in body.documents],
        "bodies": _bodies(known, words.language),
        "others": _acts(known, words.language),
    }


def _counts_in_steps(body: Body) -> bool:
    """Say whether a body numbers its paragraphs in steps: 1.1"""
    numbers = body.numbers
    said = (numbers.report, numbers.operative, numbers.annexed)
    forms = (one for numbered in said if numbered for one in numbered.first)
    return any(len(form(one).systems) > 1 for one in forms)


def _kinds(words: Words, citing: CitingWords) -> dict[str, list[str]]:
    nouns: dict[str, Noun] = {
        **citing.acts(),
        marks.ANNEX: citing.annex,
        marks.PARAGRAPH: citing.paragraph,
        marks.SECTION: citing.section,
        marks.CHAPTER: citing.chapter,
        marks.ITEM: citing.agenda_item,
        marks.ARTICLE: citing.article,
    }
    return {
        kind: [*(forms(nouns[kind]) if kind in nouns else ()), *others]
        for kind, others in words.typed["kinds"].items()
    }


def _names(words: Words) -> dict[str, str]:
    pages = words.pages
    article = str(pages["article"])
    return {
        **{begin: by_name(pages["kinds"], kind.value) for begin, kind in _NAMES.items()},
        marks.NOTE: pages["kinds"]["note"],
        marks.ARTICLE: article[:1].lower() + article[1:],
        f"{marks.ARTICLE}-{marks.PARAGRAPH}": pages["article-paragraph"],
    }


def _numbers(words: Words) -> dict[str, str]:
    counted = (
        words.pages["cite"]["ordinals"].split(),
        words.importing["ordinals"].split(),
        words.noting.numerals,
    )
    return {word: str(number) for some in counted for number, word in enumerate(some, 1)}


def _bodies(bodies: Iterable[Body], language: str) -> list[str]:
    """Return what may stand before the number of an act of the bodies' own."""
    texts = [body.texts[language] for body in bodies if language in body.texts]
    names = (name for one in texts for name in (*one.called, one.name, one.abbreviation))
    manuals = (one.called_in(manual) for one in texts for manual in MANUALS)
    return sorted({name for name in (*names, *manuals) if name})


def _source(source: DocumentSource, language: str) -> list[Any]:
    code = source.languages.get(language, language)
    address = source.address.replace("{language}", code)
    return [source.symbols, _in_a_script(source.pattern or ""), address, source.in_session]


def _acts(bodies: Iterable[Body], language: str) -> list[list[Any]]:
    """Return the acts that can be found by their numbers wherever they are: those of other bodies,
    and those of the bodies' own that are in no report here."""
    found: list[list[Any]] = []
    for body in bodies:
        for other in body.other_bodies:
            for act in other.acts:
                called = other.called.get(language, ())
                found.append([act.kind, called, _in_a_script(act.pattern), act.symbol, ""])
        for kind in marks.ACTS:
            if numbers := body.act_numbers(kind):
                called = ("", *_bodies((body,), language))
                address = numbers.address.replace("{language}", language)
                pattern = _in_a_script(numbers.pattern)
                found.append([kind, called, pattern, numbers.symbol, address])
    return [one for one in found if one[-2] or one[-1]]


def _before_symbols(bodies: Iterable[Body]) -> list[str]:
    """Return what manuals have before the symbols of documents: un doc"""
    said = [kind.cited_as for body in bodies for kind in body.documents]
    words = {one.of(manual).casefold().removesuffix(".") for one in said for manual in MANUALS}
    return sorted(words - {""})


def _in_a_script(pattern: str) -> str:
    """Return a pattern as a script has it, which writes a named group in another way."""
    return pattern.replace("(?P<", "(?<")

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
from generator.citations.words import Noun, forms
from generator.model import Body
from generator.references import IN_SESSION

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
    figures; acts of other bodies: [kind, names of the body, pattern of a number, symbol].
    """
    known = tuple(bodies)
    typed = words.typed
    return {
        "kinds": _kinds(words),
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
        "inserted": marks.INSERTED,
        "numbers": _numbers(words),
        "joining": typed["joining"],
        "and": words.citing.joining,
        "small": typed["small"],
        "see": typed["see"],
        "months": [month.casefold() for month in words.citing.months],
        "documents": typed["documents"],
        "supplements": SUPPLEMENTS,
        "symbols": sorted({begin for body in known for begin in body.symbols}),
        "in_session": IN_SESSION,
        "bodies": _bodies(known, words.language),
        "others": _acts_of_others(known, words.language),
    }


def _kinds(words: Words) -> dict[str, list[str]]:
    citing = words.citing
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
        **{begin: pages["kinds"][kind.value] for begin, kind in _NAMES.items()},
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
    return sorted({name for name in names if name})


def _acts_of_others(bodies: Iterable[Body], language: str) -> list[list[Any]]:
    return [
        # A named group is written in another way by a script.
        [act.kind, other.called.get(language, ()), act.pattern.replace("(?P<", "(?<"), act.symbol]
        for body in bodies
        for other in body.other_bodies
        for act in other.acts
        if act.symbol
    ]

"""The words of a language in which texts cite, and the regular expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.characters import plain_blanks
from generator.model import Body, Value

BLANK = " "
"""One blank: texts in normal form have single ones, and are searched with plain ones."""


class Noun(Value):
    """A noun of citations, in the singular and the plural."""

    one: tuple[str, ...]
    """The forms before one number: resolution"""
    many: tuple[str, ...]
    """The forms before several: resolutions"""

    def is_plural(self, form: str) -> bool:
        """Say whether a form, as it stands in a text, announces several numbers."""
        return form.casefold() in {word.casefold() for word in self.many}


class CitingWords(Value):
    """The words of a language in which its texts cite (`citing:` in `words/<language>.yaml`)."""

    resolution: Noun
    decision: Noun
    article: Noun
    paragraph: Noun
    agenda_item: Noun
    chapter: Noun
    section: Noun
    annex: Noun
    joining: tuple[str, ...]
    """What stands between the numbers of a list, besides commas: and, or, to"""
    also_joining: tuple[str, ...]
    """What stands besides between acts of a list that have words of their own: as well as"""
    ranging: tuple[str, ...]
    """What stands between the first and the last number of a range, besides dashes: to"""
    of: tuple[str, ...]
    """Between a part and the whole: of, of the; each form in full"""
    of_named: tuple[str, ...]
    """Between an article and the name of its instrument, or an act and its body: of the"""
    operative: tuple[str, ...]
    """What may stand before the noun of an operative paragraph: operative"""
    preambular: tuple[str, ...]
    """What stands before the noun of a preambular one: preambular"""
    of_present: dict[str, tuple[str, ...]]
    """Kind of act -> what follows paragraphs of the act itself: of the present resolution"""
    to_present: dict[str, tuple[str, ...]]
    """Kind of act -> what follows annexes of the act itself: to the present resolution"""
    of_this_report: tuple[str, ...]
    """What follows chapters of this report: of the present report"""
    to_this_report: tuple[str, ...]
    """What follows annexes of this report, with {body} and {session} where it is named: to the
    present report, to the report of the {body} on its {session}"""
    before_acts: tuple[str, ...]
    """Words before an act which, with a capital at the beginning, name no body: see"""
    annexed: tuple[str, ...]
    """The participle before `to_present`: annexed"""
    above: tuple[str, ...]
    """What follows paragraphs of the text itself: above, below"""
    name_goes_on: tuple[str, ...]
    """Words which, before a capital letter, show that a name is a longer one: on, against"""
    treaties: tuple[str, ...]
    """What treaties are called, in the singular: Convention, Protocol"""
    thereof: tuple[str, ...]
    """What follows the part of a thing that was named before: thereof"""
    its: tuple[str, ...]
    """What says before an act that it is that of one who is named: its"""
    in_its: tuple[str, ...]
    """What stands between the name of a body and an act of its: in its, by its"""
    adopted_by: tuple[str, ...]
    """What stands between an act and the name of its body, besides `of_named`: adopted by the"""
    inside_a_document: tuple[str, ...]
    """Parts of a document in which acts stand, between its symbol and them: chap., annex"""
    to: tuple[str, ...]
    """Between an annex and the act that it is annexed to: to, to its"""
    the: tuple[str, ...]
    """Before the name of a body: the"""
    date: str
    """How a date follows an act, with {day}, {month} and {year}: of {day} {month} {year}"""
    also_dated: tuple[str, ...]
    """Other ways in which one does: on {day} {month} {year}"""
    months: tuple[str, ...]
    """The twelve months, from January on."""

    def with_own(self, bodies: Iterable[Body], language: str) -> CitingWords:
        """Return the words with those that bodies have of their own for their acts."""
        known = tuple(bodies)
        nouns: dict[str, Noun] = {}
        for kind, noun in self.acts().items():
            own = [named for body in known if (named := body.act_nouns(kind, language))]
            one = tuple(named.one for named in own)
            many = tuple(named.many for named in own)
            nouns[kind] = Noun(one=(*one, *noun.one), many=(*many, *noun.many))
        return self.model_copy(update=nouns)

    def acts(self) -> dict[str, Noun]:
        """Return the nouns of acts, by the kind that marks begin with."""
        return {"resolution": self.resolution, "decision": self.decision}


def words_pattern(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first, with single blanks.

    The pattern of no words matches nothing.
    """
    return _any_of(frozenset(words))


@cache
def _any_of(words: frozenset[str]) -> str:
    if not words:
        return "(?!)"
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_one(word) for word in longest_first) + ")"


def _one(word: str) -> str:
    return BLANK.join(re.escape(part) for part in plain_blanks(word).split())


def noun_pattern(forms: Iterable[str]) -> str:
    """Return a pattern for any form of nouns, also with a capital at the start of a sentence."""
    forms = tuple(forms)
    return words_pattern([*forms, *(form[:1].upper() + form[1:] for form in forms)])


def forms(*nouns: Noun) -> tuple[str, ...]:
    """Return all forms of some nouns."""
    return tuple(form for noun in nouns for form in (*noun.one, *noun.many))


def joiner_pattern(words: CitingWords) -> str:
    """Return a pattern for what stands between two numbers of a list."""
    joining = words_pattern(words.joining)
    return f"(?:,{BLANK}(?:{joining}{BLANK})?|{BLANK}{joining}{BLANK}|[–-])"


def range_pattern(words: CitingWords) -> str:
    """Return a pattern for what stands between the first and the last number of a range."""
    return f"(?:[–-]|{BLANK}{words_pattern(words.ranging)}{BLANK})"


@dataclass(frozen=True, slots=True)
class BetweenCitations:
    """What stands between citations of a text, and after them, in a language."""

    ranging: re.Pattern[str]
    """Between the first and the last of a range."""
    listing: re.Pattern[str]
    """Between two of a list."""
    date: re.Pattern[str]
    """A date after one, in its group "date"."""

    @classmethod
    def of(cls, words: CitingWords) -> BetweenCitations:
        """Return the patterns of a language."""
        before, _, _ = words.date.partition("{")
        date = f"{re.escape(before)}(?P<date>{bare_date_pattern(words)})"
        return cls(
            re.compile(range_pattern(words)),
            re.compile(f",?{BLANK}(?:{words_pattern(words.joining)}{BLANK})?|,"),
            re.compile(f",?{BLANK}{date}"),
        )


def date_pattern(words: CitingWords) -> str:
    """Return a pattern for the date that follows an act."""
    pattern = BLANK.join(re.escape(part) for part in words.date.split())
    for slot, value in (
        ("day", r"\d{1,2}"),
        ("month", words_pattern(words.months)),
        ("year", r"\d{4}"),
    ):
        pattern = pattern.replace(re.escape("{" + slot + "}"), value)
    return pattern


def dates_pattern(words: CitingWords) -> str:
    """Return a pattern for the date that follows an act, in all ways."""
    ways = (words.date, *words.also_dated)
    either = (date_pattern(words.model_copy(update={"date": way})) for way in ways)
    return f"(?:{'|'.join(either)})"


def bare_date_pattern(words: CitingWords) -> str:
    """Return a pattern for a day, month and year, in the order of the language's dates."""
    slots = words.date[words.date.index("{") :]
    return date_pattern(words.model_copy(update={"date": slots}))

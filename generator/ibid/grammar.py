"""The regular expressions of notes, made of the words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.citations import CitingWords, Noun
from generator.citations.words import BLANK, date_pattern, forms, noun_pattern, words_pattern
from generator.ibid.words import NotingWords

# The elements of symbols, years and addresses are the same in all languages. "A/60/6 (Sect. 3)".
_SEGMENT = r"(?:[\w.–-]|\(\w+\))+"
_SYMBOL = rf"[A-Z](?:{_SEGMENT})?(?:(?: \([^()]+\))?/{_SEGMENT})+(?: \([^()]+\))?"
_CORRIGENDUM = r"Corr\.\d+(?:[–-]\d+)?"
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class NoteGrammar:
    """The compiled patterns of the notes of one language."""

    ibid: re.Pattern[str]
    """At the beginning, with nothing after it or with what takes the place of a part."""
    ibid_anywhere: re.Pattern[str]
    elsewhere: re.Pattern[str]
    signal: re.Pattern[str]
    joiner: re.Pattern[str]
    """What stands before a further source or place, after the comma or semicolon."""
    joined_place: re.Pattern[str]
    """ "and" right before a place, or before a part of the source: " and annex"."""
    kinds: Mapping[str, re.Pattern[str]]
    """Kind of a part or place -> the pattern of it whole; the group "many" tells several."""
    places: tuple[str, ...]
    """The kinds of places, the widest first."""
    numbers: re.Pattern[str]
    acts: re.Pattern[str]
    """An act with the name of its body or without: the groups "names" and "many"."""
    symbol: re.Pattern[str]
    corrigendum: re.Pattern[str]
    between: re.Pattern[str]
    """What stands between two numbers of a list."""
    address: re.Pattern[str]
    document: re.Pattern[str]
    publication: re.Pattern[str]
    collection: re.Pattern[str]
    corrected: re.Pattern[str]
    """ "and corrigendum" at the end of a segment."""
    quoted: re.Pattern[str]
    details: re.Pattern[str]
    title: re.Pattern[str]
    long_title: re.Pattern[str]
    """A title at the beginning, up to the end of what is bracketed after it."""
    two_titles: re.Pattern[str]
    place: re.Pattern[str]
    """A place at the beginning of words: Articles 10 and 13 of the Agreement."""
    small_words: frozenset[str]
    narrating: frozenset[str]
    opening: frozenset[str]

    @classmethod
    def of(cls, words: NotingWords, citing: CitingWords) -> NoteGrammar:
        """Return the grammar of a language."""
        token = (
            r"(?:(?:[^\W\d]|[./–-])*\d(?:[\w./–-]|\([\w-]+\))*|[A-Z]+(?:[./–(-][\w()./–-]*)?|\(\w+\)"
            rf"|{words_pattern(words.numerals)}\b)"
        )
        joining = words_pattern(citing.joining)
        several = rf"{token}(?:(?:,{BLANK}|{BLANK}{joining}{BLANK}|{BLANK}){token})*(?:: {_YEAR})?"
        one = rf"{token}(?:{BLANK}{token})*"
        kinds = _kinds(words, several, one)
        ibid = words_pattern(words.ibid)
        joiners = words_pattern([*words.joining, *words.signals])
        nouns = [noun for _, noun in (*words.source_parts, *words.places)]
        act, places = words.source_parts.act, words.places
        alone = (*places.annex.one, *places.appendix.one)  # "annex" may be the only one
        corrected = words_pattern(words.corrigenda)
        titles = words_pattern(words.titles)
        return cls(
            ibid=re.compile(rf"{ibid}\.?,?(?:,?\s+(?=\S)|,|\.?$)", re.IGNORECASE),
            ibid_anywhere=re.compile(rf"\b{ibid}\b\.?", re.IGNORECASE),
            elsewhere=re.compile(rf"(?<!\w){words_pattern(words.elsewhere)}(?!\w)", re.IGNORECASE),
            signal=re.compile(rf"{words_pattern(words.signals)}{BLANK}", re.IGNORECASE),
            joiner=re.compile(rf"{BLANK}*(?:(?:{joiners}|{ibid}\.?,?){BLANK})+", re.IGNORECASE),
            joined_place=re.compile(
                rf"{BLANK}{joining}{BLANK}(?={noun_pattern(forms(*nouns))}{BLANK}?{token}"
                rf"|{words_pattern(alone)}(?:\W|$))"
            ),
            kinds=kinds,
            places=tuple(_named(key) for key, _ in words.places),
            numbers=re.compile(several),
            acts=re.compile(
                rf"(?P<names>.+?,?{BLANK})?(?:{noun_pattern(act.one)}{BLANK}{one}|(?P<many>"
                rf"{noun_pattern(act.many)}){BLANK}{several})(?:{BLANK}{date_pattern(citing)})?"
            ),
            symbol=re.compile(rf"(?=\S*\d){_SYMBOL}"),
            corrigendum=re.compile(_CORRIGENDUM),
            between=re.compile(rf"(?:,{BLANK}|{BLANK}{joining}{BLANK})"),
            address=re.compile(r"(?:https?://|www\.|[\w-]+\.[\w.-]+/)[^\s,;]+"),
            document=re.compile(
                rf"{noun_pattern(words.document.one)}{BLANK}{one}"
                rf"(?:{BLANK}{joining}{BLANK}(?:{_SYMBOL}/)??{_CORRIGENDUM})*"
            ),
            publication=re.compile(words_pattern(words.publications)),
            collection=re.compile(rf"{words_pattern(words.of_a_collection)}{BLANK}"),
            corrected=re.compile(rf"{BLANK}{joining}{BLANK}{corrected}$"),
            quoted=re.compile(r"“[^”]*”"),
            details=re.compile("|".join(f"(?:{detail})" for detail in words.details) or "(?!)"),
            title=re.compile(rf"\b{titles}\b"),
            long_title=re.compile(rf"{titles}\b[^();“”]*\((?:[^()]|\([^()]*\))*\)"),
            two_titles=re.compile(
                rf"\b{titles}\b.*{BLANK}{joining}{BLANK}.*\b{titles}\b"
                rf"|\b{words_pattern(words.another)}\b"
            ),
            place=re.compile(
                rf"(?:{noun_pattern(forms(*(noun for _, noun in places)))}){BLANK}?{token}"
            ),
            small_words=frozenset(words.small_words),
            narrating=frozenset(words.narrating),
            opening=frozenset((*words.narrating, *words.opening)),
        )


def _named(key: str) -> str:
    return key.replace("_", " ")


def _kinds(words: NotingWords, several: str, one: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the parts and places of a source, by kind."""
    parts, places = words.source_parts, words.places
    quoted = rf"{words_pattern(words.entitled)}{BLANK}“[^”]*”"
    numbered = {
        _named(key): rf"{_either(noun)}{BLANK}?(?:{several}|{quoted})"
        for key, noun in (*parts, *places)
        if key not in ("session", "act", "heading")
    }
    for noun, key in ((places.annex, "annex"), (places.appendix, "appendix")):
        numbered[key] = f"(?:{numbered[key]}|{noun_pattern(noun.one)})"
    patterns = {
        **numbered,
        "session": rf"[\w-]+(?:{BLANK}\w+){{0,2}}{BLANK}{words_pattern(forms(parts.session))}",
        "year": _YEAR,
        "act": rf"{noun_pattern(parts.act.one)}{BLANK}{one}",
        "heading": rf"{words_pattern(forms(places.heading))}|“[^”]*”",
    }
    return {kind: re.compile(pattern) for kind, pattern in patterns.items()}


def _either(noun: Noun) -> str:
    """Return a pattern for the forms of a noun; the group "many" holds one of the plural."""
    return f"(?:(?P<many>{noun_pattern(noun.many)})|{noun_pattern(noun.one)})"

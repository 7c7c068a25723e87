"""Finds the symbols of documents: A/60/88 and Corr.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.citations.spans import Citation, listed
from generator.citations.words import CitingWords, joiner_pattern
from generator.model import Body

# The elements of symbols are the same in all languages. A symbol has a figure, and ends in a
# letter, a figure or a bracketed year: the full stop after it is the sentence's.
_SEGMENT = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
_BRACKETED = r"(?:\([A-Z0-9]{1,10}\))?"
_SUPPLEMENT = r"(?:Add|Corr|Rev|Amend|Summary)\."


@dataclass(frozen=True, slots=True)
class SymbolPatterns:
    """The compiled patterns for symbols."""

    symbol: re.Pattern[str]
    supplement: re.Pattern[str]
    number: re.Pattern[str]
    joiner: re.Pattern[str]


def compile_symbols(body: Body, words: CitingWords) -> SymbolPatterns:
    """Return the patterns for the symbols that the texts of a body cite."""
    begins = "|".join(re.escape(s) for s in sorted(body.symbols, key=len, reverse=True)) or r"(?!)"
    joiner = joiner_pattern(words)
    return SymbolPatterns(
        symbol=re.compile(rf"(?<![\w/.-])(?:{begins}){_SEGMENT}(?:/{_SEGMENT})*{_BRACKETED}"),
        supplement=re.compile(rf"{joiner}(?P<kind>{_SUPPLEMENT})(?=\d)"),
        number=re.compile(r"\d{1,3}(?![\w/])"),
        joiner=re.compile(joiner),
    )


def find_symbols(text: str, patterns: SymbolPatterns) -> Iterator[Citation]:
    """Yield the symbols that a text cites, and their addenda and corrigenda.

    "A/60/88 and Corr.2" cites A/60/88 and A/60/88/Corr.2; "L.1 and Add.1-10" cites L.1,
    L.1/Add.1 and L.1/Add.10.
    """
    for symbol in patterns.symbol.finditer(text):
        if not any(character.isdigit() for character in symbol[0]):
            continue
        yield Citation(symbol.start(), symbol.end(), f"un:{symbol[0]}", "symbol")
        yield from _supplements(text, symbol, patterns)


def _supplements(text: str, symbol: re.Match[str], patterns: SymbolPatterns) -> Iterator[Citation]:
    end = symbol.end()
    while supplement := patterns.supplement.match(text, end):
        kind = supplement["kind"]
        # "A/60/88/Add.1 and Add.2": the second is A/60/88/Add.2.
        base = re.sub(rf"/{re.escape(kind)}\d+\Z", "", symbol[0])
        start = supplement.start("kind")
        for number in listed(text, supplement.end(), patterns.number, patterns.joiner, True):
            yield Citation(start, number.end(), f"un:{base}/{kind}{number[0]}", "symbol")
            end = number.end()
            following = patterns.joiner.match(text, end)
            start = following.end() if following else end
        if end <= supplement.start():
            return

"""Finds the symbols of documents: A/60/88 and Corr.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import documents, marks
from generator.citations.spans import Citation, listed
from generator.citations.words import BLANK, CitingWords, joiner_pattern, words_pattern
from generator.model import Body

# The elements of symbols are the same in all languages. A symbol has a figure, and ends in a
# letter, a figure or a bracketed year: the full stop after it is the sentence's.
_BRACKETED = r"(?:\([A-Z0-9]{1,10}\))?"
# The number of a part that stands in brackets: II, 29A
_PART = r"[\dIVXLC]{1,7}[A-Z]?"
SYMBOL_BEFORE = rf"(?P<symbol>[A-Z][^\s,;()]*/[^\s,;()]*\d[^\s,;()]*)(?:{BLANK}\([^()]*\))?\)?"
"""The symbol of whatever document before one of its places: A/60/53 (Part I), chap. I"""
SUPPLEMENTS = ("Add", "Corr", "Rev", "Amend", "Summary")
"""What begins the last element of the symbol of a document that goes with another."""
_SUPPLEMENT = rf"(?:{'|'.join(SUPPLEMENTS)})\."
# The last element of a symbol that counts documents: Add.1, L.2
_COUNTED = re.compile(r"(?P<before>.*/)(?P<kind>[A-Z][A-Za-z]*\.)(?P<number>\d+)")
_RANGE = re.compile(rf"(?P<first>{_COUNTED.pattern})(?P<last>-(?P=kind)?(?P<to>\d+))")


@dataclass(frozen=True, slots=True)
class SymbolPatterns:
    """The compiled patterns for symbols."""

    symbol: re.Pattern[str]
    supplement: re.Pattern[str]
    """What joins a supplement to a symbol, and its kind."""
    counted: re.Pattern[str]
    """What joins a further document of a series to a symbol, and its kind."""
    number: re.Pattern[str]
    joiner: re.Pattern[str]


def compile_symbols(body: Body, words: CitingWords) -> SymbolPatterns:
    """Return the patterns for the symbols that the texts of a body cite."""
    joiner = joiner_pattern(words)
    either = [*documents.patterns(body), _plain(body, joiner)]
    return SymbolPatterns(
        symbol=re.compile(rf"(?<![\w/.])(?<![^\d)]-)(?:{'|'.join(either)})"),
        supplement=re.compile(rf"{joiner}(?P<kind>{_SUPPLEMENT})(?=\d)"),
        counted=re.compile(rf"{joiner}(?P<kind>[A-Z][A-Za-z]*\.|)(?=\d)"),
        number=re.compile(r"\d{1,3}(?![\w/])"),
        joiner=re.compile(joiner),
    )


def _plain(body: Body, joiner: str) -> str:
    """Return a pattern for symbols of parts between strokes, as they begin in the texts of a body.

    One document may have two, with a hyphen between: A/60/5-S/2005/7. What is issued in parts has
    their numbers in brackets, in the middle too: A/60/5 (Vol. II), A/60/6 (Sect. 3)/Corr.1.
    """
    begin = words_pattern(documents.begin_with((body,)))
    word = rf"(?:[A-Za-z0-9]|-(?!{begin}))+"
    of_parts = words_pattern(part for source in body.documents for part in source.parts)
    parts = rf"(?:{BLANK}?\((?i:{of_parts})(?:{BLANK}?{_PART}(?:{joiner}{_PART})*)?\))?"
    segment = rf"{word}(?:\.{word})*{_BRACKETED}{parts}"
    return rf"(?P<plain>{begin}{segment}(?:/{segment})*)"


def find_symbols(text: str, patterns: SymbolPatterns) -> Iterator[Citation]:
    """Yield the symbols that a text cites, their addenda and corrigenda, and others of a series.

    "A/60/88 and Corr.2" cites A/60/88 and A/60/88/Corr.2. Of ranges, "L.1 and Add.1-10" or
    "A/60/L.2-L.5", the first and the last are cited; `references` knows those between.
    """
    for symbol in patterns.symbol.finditer(text):
        if not any(character.isdigit() for character in symbol[0]):
            continue
        start, cited = symbol.start(), symbol[0]
        if cited == symbol["plain"]:
            cited = marks.close(cited)
        found = _RANGE.fullmatch(cited)
        if found and int(found["to"]) > int(found["number"]):
            yield Citation(
                start, start + found.end("first"), marks.document(found["first"]), "symbol"
            )
            start += found.start("last") + 1
            cited = f"{found['before']}{found['kind']}{found['to']}"
        yield Citation(start, symbol.end(), marks.document(cited), "symbol")
        yield from _supplements(text, symbol.end(), cited, patterns)


def _supplements(text: str, end: int, symbol: str, patterns: SymbolPatterns) -> Iterator[Citation]:
    """Yield what is joined to a symbol that ends at a place: and Corr.2, –Add.3, to L.5."""
    series, after = _COUNTED.fullmatch(symbol), end
    while supplement := _joined(text, end, series, patterns):
        kind = supplement["kind"] or (series["kind"] if series else "")
        if end > after and series and kind != series["kind"]:
            return  # "L.15, L.16 and Corr.1": of which is not said
        # "A/60/88/Add.1 and Add.2": the second is A/60/88/Add.2.
        base = re.sub(rf"/{re.escape(kind)}\d+\Z", "", symbol)
        start = supplement.start("kind")
        for number in listed(text, supplement.end(), patterns.number, patterns.joiner, True):
            yield Citation(
                start, number.end(), marks.document(f"{base}/{kind}{number[0]}"), "symbol"
            )
            end = number.end()
            following = patterns.joiner.match(text, end)
            start = following.end() if following else end
        if end <= supplement.start():
            return


def _joined(
    text: str, end: int, series: re.Match[str] | None, patterns: SymbolPatterns
) -> re.Match[str] | None:
    """Return a supplement that is joined at a place, or a document of the same series.

    A number alone belongs to a series only after a dash: "A/60/L.2 and 3 others" are no two.
    """
    found = patterns.supplement.match(text, end)
    if found or not series:
        return found
    further = patterns.counted.match(text, end)
    if not further or further["kind"] not in (series["kind"], ""):
        return None
    return further if further["kind"] or text[end] in "-–" else None

"""Where documents are found, by their symbols: what a body's `documents:` say of each.

A document is of the first kind that knows its symbol. What no kind knows, or a kind without an
address, is nowhere to be read, so that nothing leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import quote, unquote, urlsplit

from generator.marks import ACTS
from generator.model import Body, DocumentSource, Manual, filled, without_names

_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9.]*(?:/[A-Za-z0-9.()\-]+)+")
"""A symbol of parts between strokes: CTOC/COP/2014/L.4/Rev.2"""


def is_symbol(text: str, body: Body) -> bool:
    """Say whether a text is the symbol of a document, as documents of the body may have it."""
    if _SYMBOL.fullmatch(text):
        return True
    return any(source.pattern and source.has(text) for source in body.documents)


def source_of(body: Body, symbol: str) -> DocumentSource | None:
    """Return the kind of documents to which one belongs, by its symbol; none where none does."""
    return next((source for source in body.documents if source.has(symbol)), None)


def address_of(body: Body, symbol: str, language: str) -> str:
    """Return the https address of a document, whatever signs stand in its symbol; "" for none."""
    source = source_of(body, symbol)
    match = source.has(symbol) if source else None
    if not source or not source.address or not match:
        return ""
    said = {
        **match.groupdict(),
        "symbol": symbol,
        "language": source.languages.get(language, language),
    }
    return _filled(source.address, said)


def symbol_at(body: Body, address: str) -> str:
    """Return the symbol of the document that is at an address, as `documents:` say; "" for none."""
    for source in body.documents:
        like = _address_like(source.address, tuple(source.languages.values()))
        match = like.fullmatch(unquote(address))
        symbol = match["symbol"] if match else ""
        if symbol and source.has(symbol) and is_symbol(symbol, body):
            return symbol
    return ""


@cache
def _address_like(address: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the addresses that one with {symbol} makes, by http too.

    What stands for a language is a code, or one of some: where an address has none, the A of A/60/1
    is none either.
    """
    if "{symbol}" not in address:
        return re.compile(r"(?!)")
    language = "|".join(("[a-z]{2,3}", *map(re.escape, languages)))
    before, after = (
        re.sub(
            r"\\\{\w+\\\}", r"[^/]+", re.escape(part).replace(r"\{language\}", f"(?:{language})")
        )
        for part in address.split("{symbol}", 1)
    )
    return re.compile(rf"{before.replace('https:', 'https?:', 1)}(?P<symbol>.+){after}")


def _filled(address: str, said: Mapping[str, str | None]) -> str:
    return filled(address, {name: quote(text or "", safe="/.()") for name, text in said.items()})


def place_of(source: DocumentSource, language: str) -> str:
    """Return what the place of documents is called; where it has no name, the host tells it."""
    return source.place.get(language) or urlsplit(source.address).hostname or ""


def place_at(body: Body, symbol: str, address: str, language: str) -> str:
    """Return what the place is called at which an address is, that of a document or another."""
    host = urlsplit(address).hostname
    kinds = (source_of(body, symbol), *body.documents)
    at_home = (one for one in kinds if one and host == urlsplit(one.address).hostname)
    found = next(at_home, None)
    return place_of(found, language) if found else host or ""


def places(body: Body, language: str) -> tuple[str, ...]:
    """Return what the places are called at which documents of a body are found."""
    found = (place_of(source, language) for source in body.documents if source.address)
    return tuple(dict.fromkeys(found))


def is_draft(body: Body, symbol: str) -> bool:
    """Say whether a document is a draft, by its symbol."""
    source = source_of(body, symbol)
    return source is not None and any(part in symbol for part in source.drafts)


def is_of_the_session(body: Body, symbol: str) -> bool:
    """Say whether a document was for a session alone, so that it may not be public."""
    source = source_of(body, symbol)
    return source is not None and any(part in symbol for part in source.in_session)


def cited_as(body: Body, symbol: str, manual: Manual) -> str:
    """Return a symbol as a manual of law cites the document: UN Doc A/60/88."""
    source = source_of(body, symbol)
    before = source.cited_as.of(manual) if source else ""
    return f"{before} {symbol}".strip()


def act_symbol(body: Body, kind: str, number: str) -> str:
    """Return the symbol of an act of the body's own; "" where its acts have none."""
    numbers = body.act_numbers(kind)
    return numbers.symbol_of(number) if numbers else ""


def act_of(body: Body, symbol: str) -> tuple[str, str] | None:
    """Return the kind and number of the act of the body's own that has a symbol; none for others,
    and where the symbol does not have the number as it is printed.

    Addresses may have its letter small: A/RES/77/256b.
    """
    for kind in ACTS:
        numbers = body.act_numbers(kind)
        before, named, after = (numbers.symbol if numbers else "").partition("{number}")
        if numbers and named and symbol.startswith(before) and symbol.endswith(after):
            printed = symbol[len(before) : len(symbol) - len(after)]
            for number in (printed, printed.upper()):
                if numbers.symbol_of(number) == f"{before}{number}{after}":
                    return kind, number
    return None


def is_act(body: Body, symbol: str) -> bool:
    """Say whether a symbol is that of an act, of the body's own or of another: A/RES/68/193."""
    own = [numbers for numbers in (body.resolution, body.decision) if numbers]
    others = [act for other in body.other_bodies for act in other.acts]
    forms = {*(one.symbol for one in own), *(one.symbol for one in others)} - {""}
    return any(_like(form).fullmatch(symbol) for form in forms)


@cache
def _like(symbol: str) -> re.Pattern[str]:
    """Return a pattern for the symbols of acts that a text with names in braces makes."""
    return re.compile(".+".join(map(re.escape, re.split(r"[{][^}]*[}]", symbol))))


def act_address(body: Body, kind: str, number: str, language: str) -> str:
    """Return where the authentic text of an act of the body's own is; "" where that is not said."""
    numbers = body.act_numbers(kind)
    match = numbers.match(number) if numbers else None
    if not numbers or not match:
        return ""
    symbol = numbers.symbol_of(number)
    if numbers.address:
        said = {**match.groupdict(), "number": number, "symbol": symbol, "language": language}
        return _filled(numbers.address, said)
    return address_of(body, symbol, language) if symbol else ""


def patterns(body: Body) -> list[str]:
    """Return the patterns that some kinds of documents have for their symbols, to be sought in
    texts: one that must begin in a certain way does, and ends at the end of a word."""
    found = []
    for kind in body.documents:
        if kind.pattern:
            begins = f"(?={'|'.join(map(re.escape, kind.symbols))})" if kind.symbols else ""
            found.append(rf"{begins}(?:{without_names(kind.pattern)})(?![\w/])")
    return found


def begin_with(bodies: Iterable[Body]) -> list[str]:
    """Return what the symbols of those documents begin with, in texts of some bodies, that have no
    pattern of their own."""
    kinds = [kind for one in bodies for kind in one.documents if not kind.pattern]
    return sorted({begin for kind in kinds for begin in kind.symbols})

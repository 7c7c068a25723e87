"""Documents: what their symbols are like, where they are found, how they are cited."""

from __future__ import annotations

import re
from typing import Literal, get_args

from pydantic import Field, ValidationInfo, field_validator

from generator.model.patterns import Pattern, named
from generator.model.values import Value

Manual = Literal["oscola", "bluebook"]
"""The manuals of law that say before a symbol whose document it is."""
MANUALS: tuple[Manual, ...] = get_args(Manual)


class InManuals(Value):
    """What manuals of law have for a body, or before the symbol of a document."""

    oscola: str = ""
    """In OSCOLA: Lakes Doc"""
    bluebook: str = ""
    """In the Bluebook: Lakes Doc."""

    def of(self, manual: Manual) -> str:
        """Return what a manual has; "" where nothing is said."""
        return self.oscola if manual == "oscola" else self.bluebook


class DocumentSource(Value):
    """Documents of one kind: what their symbols are like, where they are, how they are cited."""

    symbols: tuple[str, ...] = ()
    """What their symbols begin with, in the body's texts: LAKES/, L/"""
    pattern: Pattern | None = None
    """A regular expression for the whole symbol, where such a beginning does not tell or the
    symbol is not of parts between strokes: CoP\\d+ Doc\\. \\d+"""
    parts: tuple[str, ...] = ()
    """What stands, with a number, in brackets after the symbol of a document that is issued in
    parts: [Part, Vol.] for A/60/5 (Vol. II)"""
    address: str = ""
    """The https address of a document: https://docs.example.org/{language}/{symbol}; its other
    names in braces are groups of the pattern. None where they are nowhere to be read."""
    languages: dict[str, str] = Field(default={})
    """What {language} is there, where that is not our own code: {en: E}"""
    place: dict[str, str] = Field(default={})
    """What that place is called in each language, as it stands after "at": {en: the Archive}"""
    drafts: tuple[str, ...] = ()
    """What the symbols of drafts have in them: /L."""
    in_session: tuple[str, ...] = ()
    """What the symbols of documents have in them that were for a session alone: /CRP."""
    cited_as: InManuals = InManuals()
    """What stands before their symbols in citations of manuals of law."""

    @field_validator("symbols", "parts", "drafts", "in_session")
    @classmethod
    def _not_empty(cls, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Take parts of symbols; an empty one would be part of any."""
        if "" in parts:
            raise ValueError("one of them is empty; take it out")
        return parts

    @field_validator("address")
    @classmethod
    def _leads_to_a_document(cls, address: str, info: ValidationInfo) -> str:
        """Take an address in which a symbol, or what the pattern finds in it, has its place."""
        if not address:
            return address
        if not re.fullmatch(r"https://[^\s<>]+", address):
            raise ValueError("it must be an https address")
        pattern = info.data.get("pattern")
        known = ("language", "symbol", *(re.compile(pattern).groupindex if pattern else ()))
        if unknown := [name for name in named(address) if name not in known]:
            there = ", ".join(f"{{{name}}}" for name in known)
            raise ValueError(f"nothing stands for {{{unknown[0]}}} in it; there is {there}")
        if not set(named(address)) - {"language"}:
            raise ValueError("it must have {symbol} in it: https://example.org/{language}/{symbol}")
        return address

    def has(self, symbol: str) -> re.Match[str] | None:
        """Return the match of a symbol of this kind; none for others.

        What says nothing of symbols is about all that others do not know.
        """
        if self.symbols and not symbol.startswith(self.symbols):
            return None
        return re.fullmatch(self.pattern or ".+", symbol)

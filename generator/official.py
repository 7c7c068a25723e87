"""A text -> its own symbol, and where its authentic text is.

An act has the symbol that its body gives to acts; where it gives none, the act is found in the
report, under the symbol of that. Made once, for all forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator import documents
from generator.anchors import Anchor
from generator.model import Body, Report
from generator.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Official:
    """The document that holds the authentic text."""

    symbol: str
    address: str
    """Its https address; "" where it is nowhere to be read."""
    place: str
    """What the place is called where it is, as it stands after "at"."""


def official(resolved: Resolved, act: Anchor | None = None) -> Official:
    """Return the document of an act; that of the report for none, and for one without a symbol."""
    body, report = resolved.body, resolved.report
    symbol = documents.act_symbol(body, act.kind.value, act.number) if act else ""
    address = (
        documents.act_address(body, act.kind.value, act.number, report.language) if act else ""
    )
    if not symbol and not address:
        symbol = report.symbol
        address = documents.address_of(body, symbol, report.language)
    place = documents.place_at(body, symbol or report.symbol, address, report.language)
    return Official(symbol or resolved.designation, address, place)


def issuer(body: Body, language: str) -> str:
    """Return who issues the authentic texts of a body; "" where that is not said."""
    texts = body.texts.get(language)
    return texts.issued_by if texts else ""


def colophon(
    interface: Mapping[str, Any], bodies: Iterable[Body], language: str, reports: Iterable[Report]
) -> str:
    """Return what a handbook says of its texts: that they are a copy, and who issues them where
    that is the same for all of its bodies."""
    if {report.status.copy_is for report in reports} == {"official"}:
        return str(interface["colophon_official"])
    issuers = {issuer(body, language) for body in bodies}
    said = str(interface["colophon"])
    if len(issuers) != 1 or "" in issuers:
        return said
    return f"{said} {interface['colophon_issued'].format(issuer=issuers.pop())}"

"""The addresses of works, as this handbook and the United Nations write them: put together and
taken apart.

/akn/un/statement/deliberation/unga/2022-11-02/77-5/!main#para_3: the code of who is responsible,
the class of the document, the body, the day, the number; a place in it by its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.marks import ACTS
from generator.model import Body, Resolution, slug

NOBODYS = "aa"
"""The code for the country of bodies that have none: ISO 3166 leaves it to those who need one."""
STATEMENT, REPORT = "statement", "debateReport"
"""The classes of acts, and of reports."""

_WORK = re.compile(
    r"/akn/[^/]+/(?P<document>[^/]+)/[^/]+/(?P<actor>[^/]+)/[^/]+/(?P<number>[^/#!~]+)"
    r"(?:/[^#~]*)?(?:#(?P<eid>.+))?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says of a document, and of a place in it."""

    document: str
    """The class of the document."""
    actor: str
    kind: str
    """Of an act, its kind: resolution."""
    number: str
    """The number as a part of an address: 77-5"""
    eid: str
    """The id of the place; "" for the whole."""


def country(body: Body) -> str:
    """Return the code of the country, or organization, that a body belongs to."""
    return body.akn.country or NOBODYS


def actor(body: Body) -> str:
    """Return the code of a body."""
    return body.akn.actor or body.id


def number_of_act(kind: str, number: str) -> str:
    """Return the number of an act in addresses: a resolution and a decision may have one number, so
    that of a decision says what it is."""
    return slug(number) if kind == Resolution.kind else f"{kind}-{slug(number)}"


def read(address: str) -> Address | None:
    """Return what an address says; none where it is no such address."""
    match = _WORK.fullmatch(address)
    if not match:
        return None
    before, _, after = match["number"].partition("-")
    kind, number = (before, after) if before in ACTS else (Resolution.kind, match["number"])
    return Address(match["document"], match["actor"], kind, number, match["eid"] or "")

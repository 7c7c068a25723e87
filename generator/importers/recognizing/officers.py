"""Lists of officers: "Vice-Presidents: Adelakun Abel Ayoko (Nigeria)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model import Officer

_OFFICE = re.compile(r"(?P<office>[^:()]{1,80}):\s+")
# The name of a State can have brackets of its own: (Venezuela (Bolivarian Republic of)).
_PERSON = re.compile(r"\s*(?P<name>[^:()]{1,200}?)\s\((?P<state>[^()]{1,200}(?:\([^()]*\))?)\)")


def is_officer(text: str) -> bool:
    """Say whether a line holds officers and nothing else."""
    office = _OFFICE.match(text)
    at = office.end() if office else 0
    if at == len(text):
        return False
    while person := _PERSON.match(text, at):
        at = person.end()
    return at == len(text)


def names_an_office(text: str) -> bool:
    """Say whether a line names an office first, as the first line of a list does."""
    return bool(_OFFICE.match(text))


def officers(texts: Iterable[str]) -> Iterator[Officer]:
    """Yield the officers of lines, in order; an office holds until the next is named.

    Officers whose lines ran together are told apart by the State in brackets after each.
    """
    office = ""
    for text in texts:
        named = _OFFICE.match(text)
        office = named["office"] if named else office
        for person in _PERSON.finditer(text, named.end() if named else 0):
            yield Officer(office=office, name=person["name"], state=person["state"])

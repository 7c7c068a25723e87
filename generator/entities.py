"""Who a name in a text means: entities under the several names by which texts print them.

Only the body's data say that two names are one entity. A name that they do not have is an entity
of its own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.model import DEVICES, Body, EntityKind, Path, slug


@dataclass(frozen=True, slots=True)
class Named:
    """One who speaks or sponsors."""

    id: str
    """The id of the body's data; else made of the name."""
    name: str
    """The name of the body's data; else as printed."""
    kind: EntityKind | None
    """What the body's data say that it is; none where they do not know it."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The entities of a body, by their names in one language."""

    by_name: Mapping[str, Named]
    ids: frozenset[str]

    @classmethod
    def of(cls, body: Body, language: str) -> Directory:
        """Return the directory of a body in a language."""
        by_name: dict[str, Named] = {}
        for one in body.entities:
            for name in map(plain_blanks, one.names(language)):
                named = Named(one.id, one.name.get(language, name), one.kind)
                by_name.setdefault(name, named)
        return cls(by_name, frozenset(one.id for one in body.entities))

    def entity(self, printed: str) -> Named:
        """Return the entity that a printed name means."""
        known = self.by_name.get(plain_blanks(printed))
        if known:
            return known
        own = _short(slug(printed)) or "unnamed"
        # “Iran” is not the entity `iran` unless that entity has the name; a folder cannot be `con`.
        taken = own in self.ids or own in DEVICES
        return Named(f"{own}-as-printed" if taken else own, printed, None)

    def nearly_known(self, names: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str, str]]:
        """Yield the names that the body does not have and that are nearly another, once each.

        Another is one of the body's, or one that stands before in `names` (paths and names).
        """
        before = _Before(self.by_name)
        for path, printed in names:
            name = plain_blanks(printed)
            if name in before:
                continue
            near = before.first_near(name)
            before.add(name)
            if near:
                yield path, name, near


class _Before:
    """The names that stand before, each found by what a name that is near it has, too.

    So a name is held to the few that may be near, and not to all.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._at: dict[str, int] = {}
        self._found_by: defaultdict[object, list[str]] = defaultdict(list)
        for name in names:
            self.add(name)

    def __contains__(self, name: str) -> bool:
        return name in self._at

    def add(self, name: str) -> None:
        """Add a name, which is none of these."""
        self._at[name] = len(self._at)
        for has in (("name", name), *(("head", one) for one in _heads(name)), *_spelt(name)):
            self._found_by[has].append(name)

    def first_near(self, name: str) -> str:
        """Return the first of the names that is near another; "" where none is."""
        wanted = (("head", name), *(("name", one) for one in _heads(name)), *_spelt(name))
        found = {other for has in wanted for other in self._found_by.get(has, ())}
        return min(
            (one for one in found if _is_near(name, one)), key=self._at.__getitem__, default=""
        )


def _heads(name: str) -> Iterator[str]:
    """Yield what stands before a bracket: Iran, of “Iran (Islamic Republic of)”."""
    yield from (name[: bracket.start()] for bracket in _BRACKET.finditer(name))


def _spelt(name: str) -> Iterator[object]:
    """Yield how a name is spelt, and of a long one how without each letter: names that are one
    letter apart have one of these in common."""
    figures, letters = tuple(_FIGURES.findall(name)), _letters(name)
    yield "letters", figures, hash(letters)
    if len(letters) >= _LONG:
        for at in range(len(letters)):
            yield "letters", figures, hash(letters[:at] + letters[at + 1 :])


_LONGEST = 80
"""Characters of an id: it names a folder, and those have no room for a whole sentence."""


def _short(id_: str) -> str:
    """Return an id cut at a hyphen where it is too long, with a sum that tells it from others."""
    if len(id_) <= _LONGEST:
        return id_
    sum_ = hashlib.sha256(id_.encode("utf-8")).hexdigest()[:8]
    return f"{id_[: _LONGEST - 9].rpartition('-')[0] or id_[: _LONGEST - 9]}-{sum_}"


def _is_near(name: str, other: str) -> bool:
    """Say whether two names differ by so little that they may be one.

    "Tunisia" and "tunisia", "Côte d’Ivoire" and "Cote d'Ivoire", "Iran" and "Iran (Islamic
    Republic of)"; one letter in eight. "Iceland" and "Ireland", "Niger" and "Nigeria", "Group of
    77" and "Group of 24" are not near.
    """
    if name.startswith(f"{other} (") or other.startswith(f"{name} ("):
        return True
    if _FIGURES.findall(name) != _FIGURES.findall(other):
        return False
    one, two = _letters(name), _letters(other)
    if one == two:
        return True
    return min(len(one), len(two)) >= _LONG and _one_letter_apart(one, two)


_LONG = 8
_BRACKET = re.compile(r" (?=\()")
_FIGURES = re.compile(r"\d+")


def _letters(name: str) -> str:
    """Return the bare letters and figures of a name."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in bare if character.isalnum())


def _one_letter_apart(one: str, two: str) -> bool:
    """Say whether one letter is other, too many or too few, or two have changed places."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other = one[start:], two[start:]
    swapped = rest[1::-1] + rest[2:]
    return rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other or swapped == other

"""What a reader tells a person, collected as it is found: once a kind and place."""

from __future__ import annotations

from generator.importers.reading.blocks import Told
from generator.importers.reading.word.names import shortened


class Telling:
    """What is told of a file."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], list[str]] = {}
        self._places: dict[str, list[str]] = {}

    def tell(self, place: str, what: str, words: str = "") -> None:
        """Tell what was found at a place, and which words it is about."""
        said = self._told.setdefault((place, what), [])
        if words.strip():
            said.append(words)

    def tell_on(self, place: str, what: str, words: str) -> None:
        """Tell words that go on from those before, of which they were only parted by the file."""
        if not words.strip() and (place, what) not in self._told:
            return
        said = self._told.setdefault((place, what), [])
        said[-1:] = ["".join((*said[-1:], words))]

    def tell_once(self, place: str, what: str) -> None:
        """Tell what is alike wherever it is: at its first place, with how many more there are."""
        self._told.setdefault(("", what), [])
        self._places.setdefault(what, []).append(place)

    def take(self, other: Telling) -> None:
        """Tell what was told of a part as well."""
        self._told.update(other._told)
        for what, places in other._places.items():
            self._places.setdefault(what, []).extend(places)

    def all(self) -> tuple[Told, ...]:
        """Return all that was told, in the order in which it was found."""
        return tuple(
            Told(place, _message(what, words)) if place else self._alike(what)
            for (place, what), words in self._told.items()
        )

    def _alike(self, what: str) -> Told:
        places = list(dict.fromkeys(self._places[what]))
        more = len(places) - 1
        return Told(
            places[0], f"{what} (and in {more} more place{'s'[: more > 1]})" if more else what
        )


def _message(what: str, words: list[str]) -> str:
    quoted = "; ".join(f"“{shortened(one.strip())}”" for one in words if one.strip())
    return f"{what}: {quoted}" if quoted else what

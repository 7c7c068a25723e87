"""Texts that are made long before they are needed: they take as little memory as they can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class PackedTexts(Mapping[str, str]):
    """Texts by their names, as UTF-8.

    Python gives each letter of a text two bytes where a single one of them is no Latin letter, as a
    curved quotation mark: the pages of a session of the General Assembly then take 127 MB.
    """

    def __init__(self, *parts: Mapping[str, str]) -> None:
        """Pack the texts of some parts, those of a later one over those of an earlier."""
        self._packed: dict[str, bytes] = {}
        for part in parts:
            self._packed |= part._packed if isinstance(part, PackedTexts) else _packed(part)

    def __getitem__(self, name: str) -> str:
        """Return a text."""
        return self._packed[name].decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in their order."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._packed)

    def as_bytes(self) -> Mapping[str, bytes]:
        """Return the texts as they are packed."""
        return self._packed


def _packed(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}

"""Puts the words after "Ibid." in the place of a part of the source before."""

from __future__ import annotations

from generator.ibid.grammar import NoteGrammar
from generator.ibid.sources import PLACE_IN_A_TEXT, Source


class UncertainError(Exception):
    """Why the words after "Ibid." have no certain place."""


def kept(source: Source, number: str, kind: str, tail: str, grammar: NoteGrammar) -> int:
    """Return where the words of a source end that stay before a tail of a kind.

    The source is that of the note `number`. Raises UncertainError where the tail could stand in
    several places, or in none.
    """
    count = _segments_kept(source, number, kind, tail, grammar.places)
    if not count:
        raise UncertainError(f"nothing of note {number} would be left")
    stay = source.segments[:count]
    in_several = kind in grammar.places and any(
        segment.plural and segment.kind in grammar.places for segment in stay
    )
    if in_several or any(
        _segments_kept(source, number, one, tail, grammar.places) < count for one in source.further
    ):
        raise UncertainError(f"“{tail}” may be of any of the places that note {number} names")
    return stay[-1].end


def _segments_kept(
    source: Source, number: str, kind: str, tail: str, places: tuple[str, ...]
) -> int:
    """Return how many segments of the first place stay before a tail of a kind."""
    kinds = [segment.kind for segment in source.segments]
    if PLACE_IN_A_TEXT in kinds:
        raise UncertainError(f"note {number} is a place, in which “{tail}” may be or not")
    if kinds.count(kind) > 1:
        raise UncertainError(f"note {number} has more than one {kind}")
    if kind in kinds:
        return kinds.index(kind)
    for wider in _BESIDE_OR_IN.get(kind, ()):
        if wider in kinds:
            raise UncertainError(
                f"“{tail}” may be of the {wider} in note {number} or of the whole document"
            )
    if kind in places:
        # Before any narrower place; at the end where there is none.
        narrower = places[places.index(kind) :]
        return next((i for i, one in enumerate(kinds) if one in narrower), len(kinds))
    if kind == "act" and kinds[-1] in _HOLDING_ACTS:
        return len(kinds)
    raise UncertainError(f"note {number} has no {kind} that “{tail}” could stand in the place of")


_BESIDE_OR_IN = {
    "part": ("annex", "appendix"),
    "chapter": ("annex", "appendix"),
    "paragraph": ("page", "heading"),
}
"""Places that a document has beside its annexes, pages and named parts, or in them."""
_HOLDING_ACTS = ("", "supplement", "part", "chapter", "section")
"""Where the acts of a body are printed in its records: A/60/88, chap. I, sect. B."""

"""How an act was adopted, from the words that say so: without a vote, by 7 votes to 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importers.recognizing.words import Phrases
from generator.model import WAYS, WITHOUT_VOTE
from generator.model.adoption import Adopted, Counts, Vote

BY_A_VOTE: Adopted = "by a vote"
"""How something was adopted of which only the figures are said."""


def how_adopted(text: str, phrases: Phrases) -> tuple[Adopted, Vote | None]:
    """Return how words say that an act was adopted, and the figures of its vote.

    Nothing where they say several things that do not go together: of what else a vote was taken,
    these words do not tell.
    """
    found = [way for _, way in _ways(text, phrases)]
    votes = [vote for pattern in phrases.counted for vote in _votes(pattern, text, phrases)]
    if votes:
        ways = found or [BY_A_VOTE]
        one = len(set(ways)) == 1 and all(vote == votes[0] for vote in votes)
        return (ways[0], votes[0]) if one and ways[0] not in WITHOUT_VOTE else ("", None)
    alike = all(way in WITHOUT_VOTE for way in found) or len(set(found)) == 1
    return (found[0], None) if found and alike else ("", None)


def _ways(text: str, phrases: Phrases) -> Sequence[tuple[int, Adopted]]:
    """Return the ways that are named, in the order of the words; of two at a place the first form
    has it."""
    found: dict[int, Adopted] = {}
    for way, pattern in phrases.ways:
        for match in pattern.finditer(text):
            found.setdefault(match.start(), way)
    return sorted(found.items())


def _votes(pattern: re.Pattern[str], text: str, phrases: Phrases) -> Sequence[Vote]:
    """Return the votes whose figures a pattern finds."""
    found = []
    for match in pattern.finditer(text):
        said = match.groupdict()
        counts = {way: _figures(said[way], phrases) for way in WAYS if said.get(way)}
        found.append(Vote(counts=Counts(**counts)))
    return found


def _figures(printed: str, phrases: Phrases) -> str:
    """Return a number in figures."""
    word = printed.casefold()
    in_words = phrases.words.cardinals.split()
    if word in in_words:
        return str(in_words.index(word) + 1)
    return "0" if word in phrases.words.nobody else printed

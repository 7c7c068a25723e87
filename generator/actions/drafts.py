"""An action as it is being read: pieces of the text, before they are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.actions.grammar import Force, Grammar
from generator.model import Action, Addressed

CUT = " … "
"""What stands in an action's words where words of the text are left out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An action, in pieces of the text."""

    verb: str
    force: Force
    addressees: tuple[Addressed, ...] = ()
    by: str = ""
    """Who asks, where it is not the body itself."""
    pieces: tuple[str, ...] = ()
    """Its words; none where they stand with the next verb, or in the items below."""
    beside: tuple[str, ...] = ()
    """What stands between verb, addressees and words, where it is no more than a condition."""
    stated: tuple[str, ...] = ()
    """All of that in the order of print, where some of it stands between its words."""

    @property
    def has_words(self) -> bool:
        """Say whether its words stand in this text."""
        return any(trimmed(piece) for piece in self.pieces)

    def with_words(self, *pieces: str) -> Draft:
        """Return the same action with these words."""
        return replace(self, pieces=pieces)

    def going_on(self, piece: str) -> Draft:
        """Return the same action with further words, those of an item."""
        stated = (*self.stated, piece) if self.stated else ()
        return replace(self, pieces=(*self.pieces, piece), stated=stated)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a text."""

    drafts: tuple[Draft, ...] = ()
    opened: tuple[Draft, ...] = ()
    """What the text announces and its items say."""


def finished(drafts: Sequence[Draft], grammar: Grammar) -> tuple[Action, ...]:
    """Return the actions that drafts have become; those without words become none."""
    found = (_finished(draft, grammar) for draft in drafts)
    return tuple(action for action in found if action.words)


def _finished(draft: Draft, grammar: Grammar) -> Action:
    pieces = tuple(filter(None, (trimmed(piece) for piece in draft.pieces)))
    stated = draft.stated or (*draft.beside, *pieces)
    # "so that the Office may report at its next meeting": no words of the task any more.
    stated = tuple(grammar.purpose.split(text, maxsplit=1)[0] for text in stated)
    deadlines = [grammar.markers.first_deadline(text) for text in stated]
    recurrences = [grammar.markers.first_recurrence(text) for text in stated]
    return Action(
        by=draft.by,
        verb=draft.verb,
        force=draft.force,
        addressees=draft.addressees,
        words=CUT.join(pieces),
        deadline=next(filter(None, deadlines), None),
        conditions=tuple(found for text in stated for found in grammar.markers.conditions(text)),
        recurrence=next(filter(None, recurrences), ""),
        review="unreviewed",
    )


def trimmed(piece: str) -> str:
    """Return words without the blanks and stops around them."""
    return piece.strip(" ,;:.")

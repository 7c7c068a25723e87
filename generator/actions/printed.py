"""Whether the words of actions stand in the text, and in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.actions.drafts import CUT
from generator.characters import plain_blanks
from generator.model import Action, Path

_IN_A_WORD = re.compile(r"\w")


def misprinted(actions: Sequence[Action], text: str) -> Iterator[tuple[Path, str]]:
    """Yield where the words of a paragraph's actions are not the text's: path and words.

    Paths begin with the action's position. Verb, deadline and recurrence stand somewhere in the
    text; addressees and conditions each in their order; the words in theirs, cut only at " … ",
    and those of an action not before those of the action above it.
    """
    text = plain_blanks(" ".join(text.split()))
    begin = 0
    for index, action in enumerate(actions):
        deadline = action.deadline.printed if action.deadline else ""
        single: list[tuple[Path, str]] = [
            (("by",), action.by),
            (("verb",), action.verb),
            (("deadline", "printed"), deadline),
            (("recurrence",), action.recurrence),
        ]
        for path, words in single:
            if words and _find(words, text, 0) < 0:
                yield (index, *path), words
        names = [one.printed for one in action.addressees]
        for words, path in _out_of_order(names, text, 0):
            yield (index, "addressees", *path), words
        for words, path in _out_of_order(action.conditions, text, 0):
            yield (index, "conditions", *path), words
        pieces = plain_blanks(action.words).split(CUT)
        for words, _ in _out_of_order(pieces, text, begin):
            yield (index, "words"), words
        begin = max(begin, _find(pieces[0], text, begin))


def _out_of_order(pieces: Sequence[str], text: str, begin: int) -> Iterator[tuple[str, Path]]:
    """Yield the pieces that do not stand in a text one after the other, with their positions."""
    for index, piece in enumerate(pieces):
        at = _find(piece, text, begin)
        if at < 0:
            yield piece, (index,)
        else:
            begin = at + len(piece)


def _find(words: str, text: str, begin: int) -> int:
    """Return where whole words stand in a text from a place on; -1 if they do not."""
    words = plain_blanks(words)
    at = text.find(words, begin)
    while at >= 0 and not _is_whole(words, text, at):
        at = text.find(words, at + 1)
    return at


def _is_whole(words: str, text: str, at: int) -> bool:
    """Say whether words that stand in a text are no part of longer ones."""
    before, after = text[max(at - 1, 0) : at], text[at + len(words) :][:1]
    is_begun = words[:1].isalnum() and _IN_A_WORD.match(before)
    return not is_begun and not (words[-1:].isalnum() and _IN_A_WORD.match(after))

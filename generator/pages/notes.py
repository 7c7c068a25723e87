"""What a note says: its words and what the editors add to them, in the order in which readers have
them. Made once; pages (and what is made of them), paper and Markdown only print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.footnotes import Note
from generator.inline import Inline, Text
from generator.wording import Words


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a note says."""

    number: str
    """As printed."""
    words: Inline
    additions: tuple[Inline, ...]
    """What the editors add after its words; each form marks it as an addition."""


def expanded(note: Note, words: Words) -> NoteText:
    """Return a note for those who read on: "Ibid." is written out, and how it was printed added."""
    if not note.expanded:
        return as_printed(note, words)
    printed = _around(words["printed-as"], note.printed)
    return NoteText(note.number, note.expanded, (printed, *_remark(note)))


def as_printed(note: Note, words: Words) -> NoteText:
    """Return a note for those who take words from it: what "Ibid." stands for is added."""
    meant = [_around(words["stands-for"], note.expanded)] if note.expanded else []
    return NoteText(note.number, note.printed, (*meant, *_remark(note)))


def _around(pattern: str, nodes: Inline) -> Inline:
    """Return words of ours with those of a note where "{note}" stands."""
    before, _, after = pattern.partition("{note}")
    return (Text(before), *nodes, *([Text(after)] if after else []))


def _remark(note: Note) -> Iterator[Inline]:
    if note.remark:
        yield (Text(note.remark),)

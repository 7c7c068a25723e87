"""Goes through the notes in printed order and writes out each "Ibid."."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.characters import plain_blanks
from generator.ibid.grammar import NoteGrammar
from generator.ibid.replacing import UncertainError, kept
from generator.ibid.sources import Source, kind_at, names_one_or_more, read_source
from generator.inline import Inline, Text, joined, part, plain


@dataclass(frozen=True, slots=True)
class Printed:
    """A note as the report has it."""

    number: str
    words: Inline
    stands_for: Inline = ()
    """What a person says that it stands for; empty where nobody has said so."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a note stands for."""

    words: Inline
    antecedent: str
    """The number of the note that "Ibid." points to; "" where it points to none."""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A note of which a person must say what it stands for."""

    number: str
    printed: str
    """What points elsewhere in it: Ibid."""
    why: str
    first: bool = False
    """Whether no note stands before it, in all that is numbered with it."""


@dataclass(frozen=True, slots=True)
class _Before:
    """The note before, written out."""

    number: str
    words: Inline
    source: Source | None
    """What it names; none where a person must first say what it stands for."""


def expand(
    notes: Iterable[Printed], grammar: NoteGrammar
) -> tuple[dict[str, Expansion], list[Uncertain]]:
    """Return what notes stand for, by their numbers, and those that a person must settle.

    The notes are those that are numbered together: none points to a note of others.
    """
    expansions: dict[str, Expansion] = {}
    uncertain: list[Uncertain] = []
    before: _Before | None = None
    for note in notes:
        pointing = _pointing(note.words, grammar)
        # What "op. cit." points to need not be the note before.
        to = before if grammar.ibid_anywhere.fullmatch(pointing) else None
        full, source = note.stands_for or note.words, None
        try:
            if pointing and not note.stands_for:
                full = _written_out(note.words, pointing, before, grammar)
            if pointing or note.stands_for:
                expansions[note.number] = Expansion(full, to.number if to else "")
            source = read_source(full, grammar)
        except UncertainError as why:
            uncertain.append(Uncertain(note.number, pointing, str(why), first=before is None))
        before = _Before(note.number, full, source)
    return expansions, uncertain


def _pointing(note: Inline, grammar: NoteGrammar) -> str:
    """Return what in a note points to another note: "Ibid."; "" where nothing does.

    An "ibid." after a source ("A/60/88, para. 1; and ibid., annex") is of that source.
    """
    words = plain_blanks(plain(note))
    elsewhere = grammar.elsewhere.search(words)
    if elsewhere:
        return elsewhere[0]
    ibid = grammar.ibid_anywhere.search(words)
    if not ibid:
        return ""
    end = max(words.rfind(sign, 0, ibid.start()) for sign in ",;")
    within = end > 0 and names_one_or_more(part(note, 0, end), grammar)
    return "" if within else ibid[0]


def _written_out(
    note: Inline, pointing: str, before: _Before | None, grammar: NoteGrammar
) -> Inline:
    """Return the full words of a note that begins with "Ibid."; raises UncertainError."""
    words = plain_blanks(plain(note))
    if grammar.elsewhere.fullmatch(pointing):
        raise UncertainError("only a person can say which note it points to")
    if before is None:
        raise UncertainError("there is no note before it")
    if before.source is None:
        raise UncertainError(f"note {before.number}, which it points to, is not certain itself")
    if before.source.fault:
        raise UncertainError(f"note {before.number} {before.source.fault}")
    ibid = grammar.ibid.match(words)
    if not ibid:
        raise UncertainError("the rule only knows “Ibid.” at the beginning")
    start = ibid.end()
    if start == len(words):
        return before.words
    kind, tail = kind_at(note, start, grammar), words[start:]
    if not kind:
        raise UncertainError(f"“{tail}” is no part of a source that the rule knows")
    end = kept(before.source, before.number, kind, tail, grammar)
    return joined((*part(before.words, 0, end), Text(", "), *part(note, start, len(words))))

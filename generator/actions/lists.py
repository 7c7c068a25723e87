"""Lists of addressees that the body's data do not know all: States, regional bodies and others.

What does not surely begin a name stays with the name before it: two who are told as one are better
than one that is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from generator.actions.words import ActingWords
from generator.citations.words import noun_pattern, words_pattern

Span = tuple[int, int]
"""From where to where words go in a text."""

_COMMA = re.compile(r"\([^()]*\)|(?P<comma>, )")


@dataclass(frozen=True, slots=True)
class ListWords:
    """By what the names of a list are known in a language."""

    name: re.Pattern[str] = field(repr=False)
    """A name up to its noun, with nothing inserted: all relevant regional organizations"""
    somebody: re.Pattern[str] = field(repr=False)
    """The same, also with a name of its own: the Panel; not “efforts of it”"""
    ends_in_noun: re.Pattern[str] = field(repr=False)
    shares: re.Pattern[str] = field(repr=False)
    """A noun that may share what stands around others, at the start: programmes of the Union"""
    ends_sharing: re.Pattern[str] = field(repr=False)
    """The same at the end: specialized agencies"""
    goes_on: re.Pattern[str] = field(repr=False)
    """A word that ends no name, at the end: regional, local and national authorities"""
    inserted: re.Pattern[str] = field(repr=False)
    of_name: re.Pattern[str] = field(repr=False)
    verb: re.Pattern[str] = field(repr=False)
    determiner: re.Pattern[str] = field(repr=False)
    joining: re.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, words: ActingWords) -> ListWords:
        """Return what the words of a language say of lists."""
        sharing = noun_pattern(words.actors_sharing)
        nouns = noun_pattern([*words.actors, *words.actors_sharing])
        verbs = [*words.decided, *words.directed, *words.recommended, *words.declared]
        inserted = words_pattern([*words.inserted, *words.parts, *words.relative])
        before = rf"(?:(?!{inserted}(?!\w))[\w’'-]+,? )*?"
        determiner = words_pattern(words.determiners)
        return cls(
            name=re.compile(rf"{before}{nouns}(?![\w’'-])"),
            somebody=re.compile(rf"{before}(?:{nouns}(?![\w’'-])|[^\W\d_a-z]|{determiner}$)"),
            ends_in_noun=re.compile(rf"(?<![\w’'-]){nouns}$"),
            shares=re.compile(rf"{sharing}(?![\w’'-])"),
            ends_sharing=re.compile(rf"(?<![\w’'-]){sharing}$"),
            goes_on=re.compile(rf"(?<![\w’'-]){words_pattern(words.qualities)}$"),
            of_name=re.compile(rf"{words_pattern(words.parts)}(?!\w)"),
            verb=re.compile(rf"{noun_pattern(verbs)}(?!\w)"),
            inserted=re.compile(rf"{inserted}(?!\w)"),
            determiner=re.compile(rf"{determiner} "),
            joining=re.compile(rf"(?:^|(?<= )){words_pattern(words.joining)} "),
        )


@dataclass(frozen=True, slots=True)
class NameList:
    """A list in a text."""

    text: str
    words: ListWords
    known: Callable[[int, int], int]
    """Where a name ends that the body's data know and that stands there; its start if none does."""

    def read(self, first: Span, end: int) -> list[Span]:
        """Return where the names of a list stand that goes on behind a first one; none if it does
        not.

        It ends at what is inserted, or goes up to `end`, where the verb is, if no comma is there.
        """
        follows = self.text[first[1] : end].rstrip()
        parts = list(self._parts(first[1], first[1] + len(follows.rstrip(","))))
        names = list(takewhile(lambda part: self._is_one(self._name(part)), parts))
        inserted = [(part, self._name(part)) for part in parts[len(names) :]]
        goes_on = any(name != part and self._is_one(name) for part, name in inserted)
        if (goes_on or not self._is_closed(names)) and not follows.endswith(","):
            names = parts
        if not self._is_closed(names) or self._is_apart(names[0], goes_on):
            return []
        found = self._put_together(first, [*names[:-1], *self._halves(names[-1])])
        return found if self._is_one(found[0]) and not self._has_verb(found) else []

    def _is_closed(self, parts: list[Span]) -> bool:
        """Say whether the last part of a list has an "and" and ends as a name does."""
        if not parts or self.words.goes_on.search(self.text, *parts[-1]):
            return False
        return bool(self.words.joining.search(self.text[slice(*parts[-1])]))

    def _is_inserted(self, part: Span) -> bool:
        return bool(self.words.inserted.match(self.text, *self._name(part)))

    def _is_apart(self, part: Span, goes_on: bool) -> bool:
        """Say whether what is inserted ends the list, unlike "including" with ", and B" behind."""
        of_name = goes_on and self.words.of_name.match(self.text, *part)
        return self._is_inserted(part) and not of_name

    def _has_verb(self, names: list[Span]) -> bool:
        """Say whether somebody else is asked something else: requests A, invites B and C to ..."""
        return any(self.words.verb.match(self.text, *name) for name in names)

    def _parts(self, start: int, end: int) -> Iterator[Span]:
        """Yield what stands between the commas of a list, from its first comma on."""
        commas = [m for m in _COMMA.finditer(self.text, start, end) if m["comma"]]
        stops = [*(comma.start() for comma in commas[1:]), end]
        for comma, stop in zip(commas, stops, strict=False):
            yield comma.end(), stop

    def _halves(self, part: Span) -> list[Span]:
        """Return the names that the last part of a list has: B and C."""
        start, end = self._name(part)
        joints = [
            (found.start() - 1, found.end())
            for found in self.words.joining.finditer(self.text, start + 1, end)
        ]
        # The only "and" of a list is the one before its last name.
        closes = len(joints) == 1 and start == part[0]
        halves = [part]
        for here, there in joints:
            left, right = (self._name(halves[-1])[0], here), (there, end)
            if self._are_two(left, right, closes):
                halves[-1:] = [(halves[-1][0], here), right]
        return halves

    def _are_two(self, left: Span, right: Span, closes: bool) -> bool:
        """Say whether an "and" stands between two names, and not within one."""
        text, words = self.text, self.words
        if not self._is_one(left) or not self._begins_one(left, right):
            return False
        return (
            closes
            or bool(words.ends_in_noun.search(text, *left))
            or bool(words.determiner.match(text, *right))
            or self.known(*right) > right[0]
        )

    def _put_together(self, first: Span, parts: list[Span]) -> list[Span]:
        """Return names, each with the parts behind it that begin none."""
        names, inserted = [first], False
        for part in parts:
            name = self._name(part)
            # Of "including A, B, and C" only what has an "and" before it is of the list again.
            inserted = inserted and name == part
            if not inserted and self._begins_one(names[-1], name):
                names.append(name)
            else:
                inserted = inserted or self._is_inserted(part)
                names[-1] = (names[-1][0], part[1])
        return names

    def _name(self, part: Span) -> Span:
        """Return a part without the "and" before it."""
        joining = self.words.joining.match(self.text, *part)
        return (joining.end(), part[1]) if joining else part

    def _is_one(self, name: Span) -> bool:
        return self.known(*name) > name[0] or bool(self.words.name.match(self.text, *name))

    def _begins_one(self, before: Span, name: Span) -> bool:
        """Say whether a name begins there, and does not go on that stands before."""
        if self.words.goes_on.search(self.text, *before):
            return False
        if self.known(*name) > name[0]:
            return True
        if self.text[name[0]].isupper() or not self.words.name.match(self.text, *name):
            # A comma before a capital stands in the title of something.
            return False
        if not self.words.shares.match(self.text, *name):
            return True
        # "Specialized agencies, funds and programmes of the system" are of one kind.
        known = self.known(*before) == before[1]
        return known or not self.words.ends_sharing.search(self.text, *before)

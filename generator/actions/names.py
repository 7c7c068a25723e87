"""Addressees in prose: where their names stand, and which addressees of the body they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from generator.actions.lists import ListWords, NameList
from generator.actions.words import ActingWords
from generator.characters import plain_blanks
from generator.citations.words import noun_pattern, words_pattern
from generator.model import Addressed, Body

_NOTHING = "(?!)"


@dataclass(frozen=True, slots=True)
class Entry:
    """An addressee in a text."""

    start: int
    named: int
    """Where the name alone ends."""
    end: int
    """Where all ends that belongs to it: States that have not yet done so"""
    name: str
    """The name of it that the body's data know, or a pronoun: Secretariat"""
    condition: str = ""
    """What stands before it and holds for it and those after it: on a voluntary basis"""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a body's addressees in one language."""

    ids: Mapping[str, tuple[str, ...]]
    """A name, its first letter small -> the addressees that have it."""
    itself: str
    """The id of the body itself among its addressees; "" where it is none of them."""
    pronouns: tuple[str, ...]
    _entry: re.Pattern[str] = field(repr=False)
    _relative: re.Pattern[str] = field(repr=False)
    _ends: re.Pattern[str] = field(repr=False)
    _next: re.Pattern[str] = field(repr=False)
    _lists: ListWords = field(repr=False)

    @classmethod
    def of(cls, body: Body, language: str, words: ActingWords, condition: str = _NOTHING) -> Names:
        """Return the names of a body's addressees; `condition` is a pattern of conditions."""
        ids: dict[str, tuple[str, ...]] = {}
        for addressee in body.addressees:
            for name in addressee.called.get(language, ()):
                key = small(plain_blanks(name))
                # The same name with another hyphen is no second addressee.
                if addressee.id in ids.get(key, ()):
                    continue
                ids[key] = (*ids.get(key, ()), addressee.id)
        texts = body.texts.get(language)
        called = [small(plain_blanks(name)) for name in texts.called] if texts else []
        own = [ids[name] for name in called if name in ids]
        known = noun_pattern(ids) if ids else _NOTHING
        determiners = noun_pattern(words.determiners)
        pronouns = words_pattern(words.pronouns)
        joining = words_pattern(words.joining)
        return cls(
            ids=ids,
            itself=own[0][0] if own else "",
            pronouns=words.pronouns,
            _entry=re.compile(
                rf"(?:(?:{determiners} )*(?P<name>{known})|(?P<pronoun>{pronouns}))(?![\w-])"
            ),
            _relative=re.compile(rf",? {words_pattern(words.relative)}(?!\w)"),
            _ends=re.compile(rf",| {joining}(?= |,)"),
            _next=re.compile(
                rf"(?:,(?: {joining})?| {joining})(?:, (?P<condition>{condition}),)? "
            ),
            _lists=ListWords.of(words),
        )

    def read(self, text: str, start: int, end: int) -> tuple[tuple[Entry, ...], int]:
        """Return the addressees of a list that begins at a place, and where the list ends."""
        entries: list[Entry] = []
        condition, at = "", start
        while match := self._entry.match(text, at, end):
            stop = self._tail(text, match.end(), end)
            name = match["name"] or match["pronoun"]
            entries.append(Entry(at, match.end(), stop, name, condition))
            following = self._next.match(text, stop, end)
            if not following:
                return tuple(entries), stop
            condition, at = following["condition"] or "", following.end()
        return tuple(entries), entries[-1].end if entries else start

    def read_before(self, text: str, start: int, verb: int) -> tuple[tuple[Entry, ...], int]:
        """Return the same of a list before a verb, with the names that no data know, too."""
        entries, rest = self.read(text, start, verb)
        *before, first = entries or (self._one(text, start, before_comma(text, start, verb)),)
        known = partial(self.end_of_one, text)
        spans = NameList(text, self._lists, known).read((first.start, first.end), verb)
        if not spans:
            return entries, rest
        (_, end), *others = spans
        listed = (self._one(text, *span) for span in others)
        return (*before, replace(first, end=end), *listed), spans[-1][1]

    def is_somebody(self, text: str, start: int, end: int) -> bool:
        """Say whether words that no data know can name somebody, and not only a thing."""
        return bool(self._lists.somebody.match(text, start, end))

    def _one(self, text: str, start: int, end: int) -> Entry:
        known = self._entry.match(text, start, end)
        return Entry(start, end, end, (known["name"] or known["pronoun"]) if known else "")

    def end_of_one(self, text: str, start: int, end: int) -> int:
        """Return where the name that stands at a place ends; the place itself if none does."""
        match = self._entry.match(text, start, end)
        return match.end() if match else start

    def _tail(self, text: str, start: int, end: int) -> int:
        """Return where the words that belong to a name end: that have not yet done so."""
        if self._relative.match(text, start, end):
            return start + len(text[start:end].rstrip(" ,"))
        for match in self._ends.finditer(text, start, end):
            following = self._next.match(text, match.start(), end)
            if following and self._entry.match(text, following.end(), end):
                return match.start()
            # A comma before a capital stands in the title of something.
            if match[0] == "," and not text[match.end() + 1 : match.end() + 2].isupper():
                return match.start()
        return start + len(text[start:end].rstrip())

    def ids_of(self, printed: str) -> tuple[str, ...]:
        """Return the addressees that a printed name can mean; none where it is not known."""
        match = self._entry.match(plain_blanks(printed))
        return self.ids[small(match["name"])] if match and match["name"] else ()

    def whom(self, one: Addressed) -> tuple[str, ...]:
        """Return the addressees that an action means by one of its names."""
        return one.means or self.ids_of(one.printed)

    def addressed(self, text: str, entry: Entry, before: str, last: Sequence[str]) -> Addressed:
        """Return an addressee as an action names it.

        A name that several have means the one that was last named in full, in `before` or earlier
        in the text; a pronoun means the `last` ones addressed.
        """
        printed = text[entry.start : entry.end]
        if entry.name in self.pronouns:
            return Addressed(printed=printed, means=tuple(last))
        can_mean = self.ids_of(printed)
        if len(can_mean) < 2:
            return Addressed(printed=printed)
        meant = self._named_last(can_mean, f"{before} {text[: entry.start]}")
        return Addressed(printed=printed, means=(meant,) if meant else ())

    def _named_last(self, ids: Sequence[str], text: str) -> str:
        """Return which of some addressees a text names last by a name that is its own."""
        text = text.lower()
        places = [
            (text.rfind(name.lower()), id_)
            for name, (id_, *others) in self.ids.items()
            if id_ in ids and not others
        ]
        place, id_ = max(places, default=(-1, ""))
        return id_ if place >= 0 else ""


def before_comma(text: str, start: int, end: int) -> int:
    """Return where words end that stand before a comma or, without one, before a place."""
    comma = text.find(",", start, end)
    return comma if comma >= 0 else start + len(text[start:end].rstrip())


def small(name: str) -> str:
    """Return a word with a small first letter, as tables of words have it."""
    return name[:1].lower() + name[1:]

"""Who spoke, from the sentences in which a report says that statements were made.

Only who is named is recorded: "Several speakers ..." and "One State party ..." name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.characters import plain_blanks
from generator.citations.words import words_pattern
from generator.importers.recognizing.listed_names import cut, listed_names, without_article
from generator.importers.recognizing.words import NOTHING, Phrases
from generator.inline import parse, plain
from generator.model import Capacity, Chapter, Division, Heard, HeardForms
from generator.participation import stands_in

Kind = TypeVar("Kind", bound=Division)

Spoken = dict[str, set[tuple[str, Capacity]]]
"""Agenda item -> who has been recorded as a speaker on it."""

_SENTENCE = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][)\"”]))\s+(?=[A-Z(])")
_ABBREVIATION = re.compile(r"\s*\([A-Z][A-Za-z-]*[A-Z]\)$")
"""What stands behind a name, (UNODC); not the second half of a name, (Islamic Republic of)."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LONGEST = 4000
"""Longer sentences than any that lists speakers are not searched: patterns need their time."""


def with_statements(chapters: Sequence[Chapter], phrases: Phrases) -> tuple[Chapter, ...]:
    """Return chapters whose paragraphs hold the statements that they record, unreviewed."""
    rule = _Rule.of(phrases)
    spoken: Spoken = {}
    return tuple(_with_statements(chapter, "", spoken, rule) for chapter in chapters)


def _with_statements(division: Kind, item: str, spoken: Spoken, rule: _Rule) -> Kind:
    item = division.agenda_item or item
    paragraphs = []
    for paragraph in division.paragraphs:
        heard: tuple[Heard, ...] = ()
        if paragraph.number:
            words = plain_blanks(plain(parse(paragraph.text)[0]))
            heard = tuple(rule.statements(words, spoken.setdefault(item, set())))
        paragraphs.append(paragraph.model_copy(update={"statements": heard}))
    sections = tuple(_with_statements(one, item, spoken, rule) for one in division.sections)
    return division.model_copy(update={"paragraphs": tuple(paragraphs), "sections": sections})


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, in plain words."""
    return _SENTENCE.split(text)


@dataclass(frozen=True, slots=True)
class _Person:
    """Speakers of one capacity, on one behalf, as a sentence names them."""

    names: tuple[str, ...]
    capacity: Capacity
    office: str = ""
    behalf: tuple[str, ...] = ()

    def standing_in(self, text: str) -> _Person:
        """Return of the people those who are named in a text: no name is put together of the words
        before an aside and those after it."""
        names, behalf = (
            tuple(name for name in some if stands_in(text, name))
            for some in (self.names, self.behalf)
        )
        office = self.office if stands_in(text, self.office) else ""
        return _Person(names, self.capacity, office, behalf)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The patterns of a language and body."""

    phrases: Phrases
    made: tuple[re.Pattern[str], ...]
    told: re.Pattern[str]
    capacities: tuple[tuple[Capacity, re.Pattern[str]], ...]
    office_of: re.Pattern[str]
    state: re.Pattern[str]
    """A name of a State that has an "of": Republic of Tarn"""
    people: str

    @classmethod
    def of(cls, phrases: Phrases) -> _Rule:
        """Return the rule for the reports of a body in a language."""
        words = _without_empty(phrases.words.heard)
        phrases = replace(phrases, words=phrases.words.model_copy(update={"heard": words}))
        people = "|".join(words.people)
        known = sorted({*words.names_with_of, *phrases.kinds}, key=lambda name: (-len(name), name))
        state = _state(words.states, phrases)

        def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
            pattern = pattern.replace("{body}", phrases.body_names).replace("{people}", people)
            pattern = pattern.replace("{parent}", phrases.parent)
            names = "|".join([*(re.escape(name) for name in known), state])
            return re.compile(pattern.replace("{known}", names) or NOTHING, flags)

        capacities: list[tuple[Capacity, re.Pattern[str]]] = []
        for one in words.capacities:
            patterns = one.patterns or tuple(
                pattern.replace("{organization}", f"(?:{one.organization})")
                for pattern in words.of_organization
            )
            capacities += [(one.capacity, compiled(pattern)) for pattern in patterns]
        return cls(
            phrases=phrases,
            made=tuple(compiled(pattern, re.IGNORECASE) for pattern in words.made),
            told=compiled(words.told, re.IGNORECASE),
            capacities=tuple(capacities),
            office_of=compiled(words.office_of),
            state=re.compile(state),
            people=people,
        )

    # --- sentences ----------------------------------------------------------------------------

    def statements(self, text: str, spoken: set[tuple[str, Capacity]]) -> Iterator[Heard]:
        """Yield the statements that a paragraph records; `spoken` gets those who made them."""
        here: set[tuple[str, Capacity]] = set()
        for sentence in sentences(text):
            short = self._without_asides(sentence)
            if len(short) > _LONGEST:
                continue
            people, is_made = self._people(short)
            people = [one for person in people if (one := person.standing_in(text)).names]
            about = self._about(short)
            before, already = frozenset(here), frozenset(spoken)
            for person in people:
                who = {(name, person.capacity) for name in person.names}
                if not is_made and who <= before:
                    continue  # the same speaker goes on
                again = not is_made and not about and who <= already
                here |= who
                spoken |= who
                yield Heard.model_validate(
                    {
                        "speakers": person.names,
                        "capacity": person.capacity,
                        "on_behalf_of": person.behalf,
                        "office": person.office,
                        "about": "account" if again else about,
                        "review": "unreviewed",
                    }
                )

    def _without_asides(self, sentence: str) -> str:
        sentence = sentence.strip().rstrip(".")
        for aside in self.phrases.words.heard.asides:
            sentence = re.sub(aside, "", sentence)
        return sentence

    def _about(self, sentence: str) -> str | None:
        """Return what a sentence says that a statement was."""
        words = self.phrases.words
        for kind in words.heard.kinds:
            if re.search(kind.words, sentence, re.IGNORECASE):
                return kind.about
        if words.financial_implications and words.financial_implications in sentence:
            return "financial implications"
        return "after adoption" if self.phrases.after_adoption.match(sentence) else None

    def _people(self, sentence: str) -> tuple[list[_Person], bool]:
        """Return who speaks in a sentence, and whether it says that a statement was made."""
        for pattern in self.made:
            if match := pattern.search(sentence):
                behalf = match.groupdict().get("behalf") or ""
                return list(self._persons(match["persons"] or "", behalf)), True
        match = self.told.search(sentence)
        return (list(self._persons(match["persons"] or "", "")) if match else []), False

    # --- people -------------------------------------------------------------------------------

    def _persons(self, listed: str, behalf: str) -> Iterator[_Person]:
        """Yield the people of "the Minister of Justice of Italy and the representatives of ..."."""
        heard = self.phrases.words.heard
        if heard.behalf_first != NOTHING:
            listed = re.sub(heard.behalf_first, r" and \g<name> (\g<behalf>)", listed)
        next_person = rf"(?:{heard.between})(?=(?:{heard.before_name}) (?:{self.people})\b)"
        for piece in cut(listed, next_person, self.phrases.words):
            piece, own = self._with_behalf(self._without_article(piece))
            found = list(self._of_capacity(piece) or self._of_offices(piece))
            names = listed_names(own or behalf, self.phrases.words)
            yield from (self._behind(one, names) for one in found if one.names)

    def _behind(self, person: _Person, behalf: tuple[str, ...]) -> _Person:
        """Return people on whose behalf something more may be said."""
        if not behalf:
            return person
        return _Person(person.names, person.capacity, person.office, person.behalf or behalf)

    def _with_behalf(self, piece: str) -> tuple[str, str]:
        """Return "the President, on behalf of the Bureau" in its two parts."""
        match = re.search(rf", (?:{self.phrases.words.heard.behalf}) ([^()]+)$", piece)
        return (piece[: match.start()], match[1]) if match else (piece, "")

    def _of_capacity(self, piece: str) -> list[_Person]:
        """Return the people whom the text itself says to have a capacity."""
        for capacity, pattern in self.capacities:
            if match := pattern.fullmatch(piece):
                office = match.groupdict().get("office") or ""
                names = self._listed(
                    match["names"] or "", organizations=capacity.endswith(_OF_MANY)
                )
                return list(self._with_capacity(names, capacity, office))
        return []

    def _listed(self, listed: str, *, organizations: bool) -> list[str]:
        """Return the names of a list; those of organizations are longer, and have articles."""
        words = self.phrases.words
        article = words.heard.before_name
        if organizations and re.match(rf"(?:{article}) ", listed):
            return cut(listed, rf"(?:{words.heard.between})(?=(?:{article}) |[A-Z]{{2,}}\b)", words)
        return cut(listed, words.heard.between, words)

    def _with_capacity(
        self, listed: Sequence[str], capacity: Capacity, office: str
    ) -> Iterator[_Person]:
        """Yield people: those together who have the same behalf."""
        together: list[str] = []
        for one in listed:
            name, behalf = self._name(one)
            if behalf:
                yield _Person(tuple(together), self._capacity(together, capacity), office)
                yield _Person((name,), self._capacity([name], capacity), office, behalf)
                together = []
            elif name:
                together.append(name)
        yield _Person(tuple(together), self._capacity(together, capacity), office)

    def _capacity(self, names: Sequence[str], capacity: Capacity) -> Capacity:
        """Return the capacity of those who "represent" what is no State."""
        kinds = {self.phrases.kinds.get(name, "state") for name in names}
        if capacity == "representative" and names and not kinds & _PARTIES:
            return "official"
        return capacity

    def _name(self, listed: str) -> tuple[str, tuple[str, ...]]:
        """Return a name, "" where nobody is named, and on whose behalf it stands."""
        words = self.phrases.words
        behalf: tuple[str, ...] = ()
        for match in _BRACKETS.finditer(listed):
            inside = re.match(rf"(?:{words.heard.behalf}) (.+)", match[1])
            if inside:
                behalf = listed_names(inside[1], words)
                listed = listed.replace(f" {match[0]}", "")
        name = _ABBREVIATION.sub("", self._without_article(listed).strip(" ,;:"))
        known = name in words.heard.names_with_of or name in self.phrases.kinds
        return (name if known or name[:1].isupper() else ""), behalf

    def _of_offices(self, piece: str) -> Iterator[_Person]:
        """Yield people whom the text names by their offices."""
        heard = self.phrases.words.heard
        between = rf"(?:{heard.between})(?=(?:{heard.before_name}) )"
        for one in cut(piece, between, self.phrases.words):
            name, behalf = self._name(one)
            match = self.office_of.fullmatch(name)
            if not match or not match["names"] or self._is_state(name):
                capacity: Capacity = "representative" if self._is_state(name) else "official"
                yield _Person((name,) if name else (), capacity, "", behalf)
                continue
            office, named = match["office"] or "", match["names"]
            kind = self.phrases.kinds.get(named)
            party = kind in _PARTIES if kind else bool(re.search(heard.government, office))
            yield _Person((named,), "representative" if party else "official", office, behalf)

    def _is_state(self, name: str) -> bool:
        """Say whether a name is that of a State, whatever stands before its "of"."""
        kind = self.phrases.kinds.get(name)
        of_state = name in self.phrases.words.heard.names_with_of or self.state.fullmatch(name)
        return kind in _PARTIES if kind else bool(of_state)

    def _without_article(self, words: str) -> str:
        article = self.phrases.words.heard.before_name
        return without_article(
            re.sub(rf"^(?:{article})\s", "", words.strip(), flags=re.IGNORECASE),
            self.phrases.words,
        )


def _without_empty(heard: HeardForms) -> HeardForms:
    """Return forms of which those that are empty match nothing."""
    names = ("behalf", "behalf_first", "between", "before_name", "government")
    empty = {name: NOTHING for name in names if not getattr(heard, name)}
    return heard.model_copy(update=empty)


def _state(words: Sequence[str], phrases: Phrases) -> str:
    """Return a pattern of names of States that have an "of" in them."""
    name = r"[A-Z][\w'’-]*"
    the = rf"(?:{words_pattern(phrases.words.the)} )?"
    return rf"(?:{name} ){{0,3}}{words_pattern(words)} of {the}{name}(?: {name}){{0,6}}"


_OF_MANY = ("organization", "entity", "system")
_PARTIES = {"state", "regional organization"}

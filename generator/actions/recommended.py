"""Recommendations: States should consider ..., the Office is encouraged to ..."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.actions.clauses import Clauses, between
from generator.actions.drafts import Draft, Reading, trimmed
from generator.actions.grammar import Grammar
from generator.actions.names import Entry

_COMMA = re.compile(", ")
_SENTENCE_ENDS = re.compile(r"[.?!][)\]\"”’]?(?= \W?[A-Z])")


@dataclass(frozen=True, slots=True)
class Subject:
    """The addressees of a sentence."""

    start: int
    entries: tuple[Entry, ...]
    rest: int
    """Where their list ends."""

    def reaches(self, clauses: Clauses, end: int) -> bool:
        """Say whether nothing but conditions stands between them and a modal."""
        begin = clauses.grammar.markers.after_inserted(clauses.text, self.rest, end)
        return not trimmed(clauses.text[begin:end])


def recommended(text: str, grammar: Grammar, before: str) -> Reading:
    """Return the actions of a paragraph of recommendations."""
    announced = grammar.opens.search(text)
    body = text[: announced.start()] if announced else text
    clauses = Clauses(body, grammar, before)
    read = [draft for start, end in sentences(body) for draft in _of_sentence(clauses, start, end)]
    opened = read[-1:] if announced and read and not read[-1].has_words else []
    return Reading(tuple(draft for draft in read if draft.has_words), tuple(opened))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the sentences of a text go."""
    start = 0
    for match in _SENTENCE_ENDS.finditer(text):
        yield start, match.end()
        start = match.end() + 1
    yield start, len(text)


def _of_sentence(clauses: Clauses, start: int, end: int) -> list[Draft]:
    """Return what a sentence recommends."""
    text, grammar = clauses.text, clauses.grammar
    named = grammar.names.end_of_one(text, start, end)
    verb = grammar.acting_now.match(text, named + 1, end)
    if verb:
        # "The Working Group recommended that the Conference should ..."
        drafts = clauses.read(verb["verb"], "recommended", verb.end(), end)
        return [replace(draft, by=text[start:named]) for draft in drafts]
    modal = grammar.modal.search(text, start, end)
    if not modal:
        return []
    subject = _subject(clauses, start, modal.start())
    if subject:
        return _asked_of(clauses, subject, modal, start, end)
    if modal["weak"]:
        return []
    linked = grammar.linked.match(text, start, end)
    # The modal stands in the words: "Consideration should be given to ..."
    return clauses.sentence("", "recommended", linked.end() if linked else start, end)


def _subject(clauses: Clauses, start: int, end: int) -> Subject | None:
    """Return the addressees before a modal: at the start of the sentence, or after a lead-in."""
    found: list[Subject] = []
    for at in (start, *(comma.end() for comma in _COMMA.finditer(clauses.text, start, end))):
        entries, rest = clauses.subject(at, end)
        if entries:
            found.append(Subject(at, entries, rest))
    reaching = [one for one in found if one.reaches(clauses, end)]
    at_start = [one for one in found if one.start == start]
    return next(iter((*at_start, *reaching, *found)), None)


def _asked_of(
    clauses: Clauses, subject: Subject, modal: re.Match[str], start: int, end: int
) -> list[Draft]:
    """Return what a sentence asks of addressees, once for each of its modals."""
    text, grammar = clauses.text, clauses.grammar
    lead_in = text[start : subject.start]
    inserted = text[subject.rest : modal.start()]
    spans = list(between(modal.start(), clauses.further_modals(modal.end(), end), end))
    drafts: list[Draft] = []
    addressees = clauses.addressed(subject.entries)
    for here, there in spans:
        verb = grammar.modal.match(text, here, there) or modal
        begin = grammar.markers.after_inserted(text, verb.end(), there)
        draft = Draft(verb[0], "recommended", addressees, beside=(text[verb.end() : begin],))
        tasks = clauses.tasks(begin, _without_blank(text, begin), there)
        drafts += [draft.with_words(task) for task in tasks] or [draft]
    first, *others = drafts
    around = (lead_in, inserted)
    first = replace(first, stated=(*around, *first.beside, *first.pieces))
    kept = [
        words
        for words in around
        if not grammar.markers.is_inserted(words) and not grammar.linked.fullmatch(words)
    ]
    return [first.with_words(*kept, *first.pieces) if first.has_words else first, *others]


def _without_blank(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip(" ,"))

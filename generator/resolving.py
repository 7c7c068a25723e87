"""Reports of a language -> the same with all tables made of them: places, references, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator import agendas, anchors, catalogue, footnotes, inline, references
from generator.citations import BetweenCitations
from generator.content_folder import Read
from generator.handbook import Handbook
from generator.ibid import NoteGrammar
from generator.kept import sum_of
from generator.model import Body, Report, walk
from generator.own.reading import NOTHING_OWN, Own
from generator.remembered import NOTHING_REMEMBERED, Remembered
from generator.resolved import Resolved


def resolve(
    reports: list[Read],
    bodies: dict[str, Body],
    own: Own = NOTHING_OWN,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> Iterator[Resolved]:
    """Yield the reports of one language with all the tables made of them.

    `own` is what the publisher brings: its words stand in the place of ours.
    """
    if not reports:
        return
    language = reports[0].report.language
    words = own.words.get(language) or catalogue.load_words(language)
    places = {
        anchors.report_address(one.report): remembered.value(
            remembered.key("places", language, *remembered.files(one)),
            partial(_Places.of, one.report, bodies.get(one.report.body)),
        )
        for one in reports
    }
    all_places = sum_of(*(text for address, one in places.items() for text in (address, one.sum)))
    whole = remembered.value(
        remembered.key("handbook", language, remembered.of_all, all_places),
        lambda: Handbook(
            language, bodies, {name: one.anchors for name, one in places.items()}, all_places
        ),
    )
    grammars = remembered.value(
        remembered.key("notes", language, remembered.of_all),
        lambda: {id_: _note_grammar(body, words) for id_, body in bodies.items()},
    )
    between = BetweenCitations.of(words.citing)
    sessions = {address: one.agenda for address, one in places.items()}
    for one in reports:
        yield remembered.value(
            remembered.key("resolved", language, all_places, *remembered.files(one)),
            partial(_resolved, one, bodies, whole, words, between, sessions, grammars),
        )


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of a report, as other reports see them."""

    anchors: anchors.Anchors
    agenda: agendas.Agenda
    sum: str
    """Of all of it."""

    @classmethod
    def of(cls, report: Report, body: Body | None) -> _Places:
        assigned = anchors.assign(report, body)
        agenda = agendas.agenda_of(report, assigned)
        return cls(assigned, agenda, sum_of(repr(assigned), repr(agenda)))


def _resolved(
    one: Read,
    bodies: Mapping[str, Body],
    whole: Handbook,
    words: catalogue.Words,
    between: BetweenCitations,
    sessions: Mapping[str, agendas.Agenda],
    grammars: Mapping[str, NoteGrammar],
) -> Resolved:
    """Return a report with all the tables made of it."""
    values = dict(walk(one.report))
    here = whole.anchors[anchors.report_address(one.report)]
    texts, faults = inline.texts_of(values)
    texts |= dict(agendas.leading_to_sessions(one.report, values, texts, whole, sessions))
    found, unresolved = references.resolve(one.report, texts, whole, between)
    return Resolved(
        one.report,
        bodies[one.report.body],
        one.lines,
        values,
        texts,
        tuple(faults),
        here,
        tuple(found),
        tuple(unresolved),
        footnotes.number_notes(values, texts, here, grammars[one.report.body]),
        whole,
        words,
    )


def _note_grammar(body: Body, words: catalogue.Words) -> NoteGrammar:
    """Return the grammar by which notes name their sources in the texts of a body."""
    texts = body.texts.get(words.language)
    called = texts.publications if texts else ()
    return NoteGrammar.of(words.noting.with_publications(called), words.citing)

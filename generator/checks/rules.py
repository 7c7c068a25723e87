"""All rules in order, and what they have to say of a report.

`RULES` lists those too that other modules tell because only they can: what cannot be read cannot be
judged here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping

from generator import source
from generator.actions import Grammar
from generator.checks import (
    accepted,
    actions,
    addresses,
    adoption,
    agendas,
    citations,
    documents,
    marks,
    markup,
    notes,
    numbers,
    numbers_in_words,
    original,
    participation,
    places,
    sentences,
    sessions,
    structure,
)
from generator.checks.consequences import without_consequences
from generator.citations import Vocabulary
from generator.findings import Finding, Severity, Told
from generator.published_addresses import Published
from generator.resolved import Resolved

Rule = Callable[..., Told]


def check(
    resolved: Resolved,
    vocabulary: Vocabulary,
    grammar: Grammar,
    published: Iterable[Published] = (),
    collated: original.Collated = "",
    leaving: Collection[str] = (),
) -> list[Finding]:
    """Return all that the rules have to say of a report.

    Args:
        resolved: the report with its tables.
        vocabulary: how the body's texts cite, in the report's language.
        grammar: how they say who must do what.
        published: what `published.tsv` says was out.
        collated: where the report differs from the text as received (`original.collated`).
        leaving: the names of rules that cannot be judged.
    """
    out = tuple(addresses.what_was_out(resolved, tuple(published)))
    cited = citations.InTexts.of(resolved, vocabulary)
    told = of_a_report(resolved)
    told += [
        (citations.unmarked_citation, citations.unmarked_citation(cited.unmarked)),
        (citations.unmarked_paragraph, citations.unmarked_paragraph(resolved, cited.unmarked)),
        (citations.doubtful_citation, citations.doubtful_citation(cited.unmarked)),
        (citations.marked_elsewhere, citations.marked_elsewhere(cited.elsewhere)),
        (citations.place_not_there, citations.place_not_there(resolved)),
        (actions.unrecognized_addressee, actions.unrecognized_addressee(resolved, grammar)),
        (actions.action_missing, actions.action_missing(resolved, grammar)),
        (sentences.heading_runs_on, sentences.heading_runs_on(resolved, grammar)),
        (sentences.operative_without_verb, sentences.operative_without_verb(resolved, grammar)),
        (addresses.published_lost, addresses.published_lost(out)),
        (addresses.published_elsewhere, addresses.published_elsewhere(out)),
        (original.source_missing, original.source_missing(resolved, collated)),
        (original.words_differ, original.words_differ(resolved, collated)),
    ]
    findings: list[Finding] = []
    for rule, found in told:
        name = name_of(rule)
        if name in leaving:
            continue
        severity = NOTICES.get(name, Severity.ERROR)
        findings += [resolved.lines.finding(name, path, said, severity) for path, said in found]
    asked = list(accepted.unanswered(resolved, findings, ACCEPTABLE, leaving))
    return list(without_consequences(resolved, asked))


def of_a_report(resolved: Resolved) -> list[tuple[Rule, Told]]:
    """Return what each rule says that a report alone can break."""
    faults = numbers.out_of_order(resolved)  # once for the four rules that tell of them
    return [
        *((rule, rule(resolved)) for rule in (*_OF_TEXTS, *_OF_A_REPORT)),
        (numbers.duplicate_number, numbers.duplicate_number(faults)),
        (numbers.missing_number, numbers.missing_number(faults)),
        (numbers.number_out_of_order, numbers.number_out_of_order(faults)),
        (numbers.malformed_number, numbers.malformed_number(resolved, faults)),
    ]


def name_of(rule: Rule) -> str:
    """Return the name of a rule: note_missing -> note-missing."""
    return rule.__name__.replace("_", "-")


_OF_TEXTS: tuple[Callable[[Resolved], Told], ...] = (
    markup.raw_html,
    markup.link_with_title,
    markup.loose_markup,
    marks.link_target,
    marks.unknown_reference,
    marks.unknown_annex,
    marks.unknown_article,
    marks.unknown_agenda_item,
    marks.malformed_symbol,
    places.unknown_place,
    places.correction_disagrees,
)
"""The rules on what a text is made of, and where its marks lead."""

_OF_A_REPORT: tuple[Callable[[Resolved], Told], ...] = (
    numbers.missing_act,
    numbers_in_words.number_in_words,
    addresses.duplicate_id,
    addresses.unsafe_address,
    notes.note_missing,
    notes.note_in_note,
    notes.note_not_called,
    notes.notes_elsewhere,
    notes.ibid_first,
    notes.ibid_uncertain,
    notes.ibid_across_texts,
    sessions.malformed_date,
    adoption.adoption_disagrees,
    adoption.vote_disagrees,
    adoption.name_twice,
    sessions.unknown_session,
    sessions.session_disagrees,
    participation.speaker_not_printed,
    participation.name_nearly_known,
    sessions.meeting_days_disagree,
    documents.document_not_printed,
    structure.empty_paragraph,
    structure.empty_part,
    structure.table_width,
    structure.collection_disagrees,
    structure.unplaced,
    sentences.act_without_end,
    agendas.agenda_disagrees,
    actions.action_not_printed,
    actions.action_and_none,
    actions.unknown_addressee,
    actions.action_unreviewed,
    original.no_source,
)
"""The other rules that a report alone can break, but for those on what is counted."""

OF_ALL: tuple[Rule, ...] = (
    *_OF_TEXTS,
    numbers.duplicate_number,
    numbers.missing_number,
    numbers.number_out_of_order,
    numbers.malformed_number,
    *_OF_A_REPORT,
    actions.unrecognized_addressee,
    actions.action_missing,
    sentences.heading_runs_on,
    sentences.operative_without_verb,
    citations.unmarked_citation,
    citations.unmarked_paragraph,
    citations.doubtful_citation,
    citations.marked_elsewhere,
    citations.place_not_there,
    addresses.published_lost,
    addresses.published_elsewhere,
    original.source_missing,
    original.words_differ,
)

NOTICES = {
    name_of(rule): Severity.NOTICE
    for rule in (
        notes.ibid_across_texts,
        actions.unrecognized_addressee,
        actions.action_missing,
        actions.action_unreviewed,
        participation.name_nearly_known,
        original.no_source,
        sessions.session_disagrees,
        # Reports of earlier versions have it nowhere, and the act is marked.
        citations.unmarked_paragraph,
        # Nobody but a person can tell, and nothing is linked until one does.
        citations.doubtful_citation,
        # A source may have it so, and a link may lead to where a document is to be had.
        citations.marked_elsewhere,
        # The other report may have been read otherwise, and readers are led to the act.
        citations.place_not_there,
        numbers.missing_act,
        agendas.agenda_disagrees,
        # Lists of days, and declarations, stand among operative paragraphs too.
        sentences.operative_without_verb,
        # The report itself may contradict itself, and its words are not ours to change.
        sessions.meeting_days_disagree,
    )
}
"""The rules that do not stop a build."""

ACCEPTABLE = frozenset(
    name_of(rule)
    for rule in (
        numbers.duplicate_number,
        numbers.missing_number,
        numbers.number_out_of_order,
        numbers.malformed_number,
        numbers.missing_act,
        numbers_in_words.number_in_words,
        sentences.heading_runs_on,
        sentences.operative_without_verb,
        sentences.act_without_end,
        structure.empty_part,
        agendas.agenda_disagrees,
        notes.note_not_called,
        notes.notes_elsewhere,
        notes.ibid_first,
        notes.ibid_uncertain,
        notes.ibid_across_texts,
        adoption.adoption_disagrees,
        adoption.vote_disagrees,
        adoption.name_twice,
        sessions.meeting_days_disagree,
        participation.speaker_not_printed,
        participation.name_nearly_known,
        documents.document_not_printed,
        actions.unrecognized_addressee,
        citations.marked_elsewhere,
        original.no_source,
        original.words_differ,
    )
)
"""The rules about a text, which may be so in the source itself; the others are about what is made
of it (a link that leads nowhere, two equal ids), where no reason helps."""

NEED_ALL = frozenset(
    name_of(rule)
    for rule in (
        marks.unknown_reference,
        marks.unknown_annex,
        marks.unknown_agenda_item,
        places.unknown_place,
        places.correction_disagrees,
        numbers.missing_number,
        numbers.number_out_of_order,
        numbers.malformed_number,
        numbers.missing_act,
        numbers_in_words.number_in_words,
        sentences.act_without_end,
        structure.empty_part,
        agendas.agenda_disagrees,
        structure.table_width,
        notes.note_missing,
        notes.note_not_called,
        notes.notes_elsewhere,
        notes.ibid_first,
        notes.ibid_uncertain,
        notes.ibid_across_texts,
        adoption.adoption_disagrees,
        sessions.meeting_days_disagree,
        participation.speaker_not_printed,
        documents.document_not_printed,
        actions.action_not_printed,
        original.no_source,
        original.words_differ,
        addresses.published_lost,
        addresses.published_elsewhere,
    )
)
"""The rules that miss something: they judge no report of which a part could not be read."""

NEED_BODY = frozenset(
    name_of(rule)
    for rule in (
        sessions.session_disagrees,
        notes.notes_elsewhere,
        notes.ibid_uncertain,  # what a note is a source of, the body's publications tell
        numbers.malformed_number,
        numbers.missing_act,
        numbers_in_words.number_in_words,
        sentences.heading_runs_on,
        marks.unknown_article,
        sessions.unknown_session,
        adoption.name_twice,
        participation.name_nearly_known,
        actions.unknown_addressee,
        actions.unrecognized_addressee,
        actions.action_missing,
        citations.unmarked_citation,
        citations.unmarked_paragraph,
        citations.doubtful_citation,
        citations.marked_elsewhere,
        citations.place_not_there,
        addresses.published_lost,
        addresses.published_elsewhere,
    )
)
"""The rules that ask what a body is like: they judge no report whose body.yaml has mistakes."""

RULES: Mapping[str, str] = {
    **source.RULES,
    # Told by `build`, which reads the bodies, by the command, and by the exporter that prints.
    "wrong-folder": "The folder of a report says its session: session-7.",
    "source-read": "What was read of the text as received is what it says (`check --originals`).",
    "accepted-nothing": accepted.RULE,
    "unread-file": "Reports, bodies and files of acts stand where they are read, and are so named.",
    "unknown-body": "The body of a report has a body.yaml.",
    "normal-form": "A report is in normal form: `plenary fmt` brings it into it.",
    "not-printable": "A text has only signs that a typeface of the PDFs has.",
    "table-too-broad": "A table fits on a sheet, on its side and in small type if need be.",
    "own-words": "A publisher's own words are plain text, and stand in the place of words of ours.",
    "own-page": "A publisher's own page is Markdown with a title, named as addresses are.",
    "brand": "A logo is a sound picture that runs nothing and asks no other host for anything.",
    "contrast": "In a publisher's own colours words can be read (WCAG 2.2, level AA), and its logo "
    "can be seen.",
    "settings": "What mkdocs.yml says changes something here.",
    **{name_of(rule): " ".join(inspect.cleandoc(rule.__doc__ or "").split()) for rule in OF_ALL},
}
"""All rules: their names, and each in one sentence. `docs/rules.md` says what to do."""

"""The compiled grammar of a body's texts in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.actions.lead import (
    ByFirstWord,
    LeadPhrase,
    by_first_word,
    in_small,
    lead_phrase_of,
)
from generator.actions.markers import Markers, conditions_pattern
from generator.actions.names import Names, small
from generator.actions.words import ActingWords
from generator.citations import CitingWords
from generator.citations.words import noun_pattern, words_pattern
from generator.model import Body

Force = Literal["decided", "directed", "recommended"]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """By what decisions, requests and recommendations are known; each is another, so that what was
    read by it is known by it."""

    names: Names
    markers: Markers
    forces: Mapping[str, Force]
    """Verb, its first letter small -> its force."""
    lead: ByFirstWord
    """The lead phrases of operative paragraphs."""
    small_lead: ByFirstWord
    """Likewise, in small letters."""
    """The phrases that operative paragraphs begin with, the longest first."""
    acting: re.Pattern[str] = field(repr=False)
    """A verb that decides, directs or recommends."""
    sequence: re.Pattern[str] = field(repr=False)
    """What joins a paragraph to the one before it, at either end of a verb."""
    goes_on: re.Pattern[str] = field(repr=False)
    """A further verb in a sentence, group verb or listed."""
    acting_now: re.Pattern[str] = field(repr=False)
    """A verb that may have a word of sequence before it, group verb: also decided"""
    and_then: re.Pattern[str] = field(repr=False)
    """A further verb in a report's sentence, group verb; group actor where another one acts."""
    asks: re.Pattern[str] = field(repr=False)
    """How a decision begins to ask others: to request"""
    asked_before: re.Pattern[str] = field(repr=False)
    """The end of a verb that asks again, and only with "that": reiterates its request"""
    made_before: re.Pattern[str] = field(repr=False)
    """Where a request that is made again was made, before "that": in paragraph 4 of its resolution
    7/1"""
    infinitive: re.Pattern[str] = field(repr=False)
    and_infinitive: re.Pattern[str] = field(repr=False)
    """A further infinitive, group to; group stop or semicolon where it surely is one."""
    that: re.Pattern[str] = field(repr=False)
    and_that: re.Pattern[str] = field(repr=False)
    """A further "that" in a list of them, group that."""
    opens: re.Pattern[str] = field(repr=False)
    """The end of a text whose items go on: to:"""
    modal: re.Pattern[str] = field(repr=False)
    """Any modal; group weak for those that count after an addressee only."""
    binding: re.Pattern[str] = field(repr=False)
    """A modal by which something is decided: shall"""
    and_modal: re.Pattern[str] = field(repr=False)
    """A further modal of the same subject, group modal."""
    modal_of_decision: re.Pattern[str] = field(repr=False)
    linked: re.Pattern[str] = field(repr=False)
    """Words before a sentence that say nothing of the task."""
    linked_there: re.Pattern[str] = field(repr=False)
    """The same behind a verb: Encourages, in this regard, States to"""
    end_of_item: re.Pattern[str] = field(repr=False)
    acts: re.Pattern[str] = field(repr=False)
    """How a sentence of a report begins in which the body acts, up to the verb; group actor."""
    acts_anywhere: re.Pattern[str] = field(repr=False)
    """The body as the subject of a sentence, in a text: The Conference"""
    presiding: re.Pattern[str] = field(repr=False)
    """Those who act in the name of the body, with their article: the President"""
    purpose: re.Pattern[str] = field(repr=False)
    """What begins a sentence on what the task is good for: so that"""
    task_verb: re.Pattern[str] = field(repr=False)
    """How a task begins: to develop, share"""
    further_task: re.Pattern[str] = field(repr=False)
    """A further task of a list without "to", group verb; group last where "and" is before it."""
    recommendations: re.Pattern[str] = field(repr=False)
    verb: re.Pattern[str] = field(repr=False)
    """A verb of an act, in whatever letters: DECIDES"""
    capitals: re.Pattern[str] = field(repr=False)
    """The same in capitals, with the word of sequence before it: ALSO DECIDES"""
    finite: re.Pattern[str] = field(repr=False)
    """A verb that sets no task by itself, but makes a sentence: is, are, shall"""

    @classmethod
    def of(
        cls,
        body: Body,
        language: str,
        words: ActingWords,
        citing: CitingWords,
        lead_phrases: Sequence[LeadPhrase],
    ) -> Grammar:
        """Return the grammar of a body's texts in a language."""
        forces: dict[str, Force] = {}
        forces |= dict.fromkeys(words.decided, "decided")
        forces |= dict.fromkeys([*words.directed, *words.asked_before], "directed")
        forces |= dict.fromkeys(words.recommended, "recommended")
        acting = _word(noun_pattern(forces))
        finite = _word(words_pattern([*forces, *words.declared]))
        joining = words_pattern(words.joining)
        sequence = noun_pattern(words.sequence)
        linking = noun_pattern(words.linking)
        strong = _word(words_pattern(words.modals))
        that = _word(noun_pattern(words.that))
        texts = body.texts.get(language)
        actors = noun_pattern([*texts.called, *texts.presiding]) if texts else "(?!)"
        presiding = noun_pattern(texts.presiding) if texts and texts.presiding else "(?!)"
        task = rf"(?:\w+ly )?{words_pattern(words.tasks)}(?!\w)"
        named = words_pattern(texts.called) if texts else "(?!)"
        of_it = rf"(?: {words_pattern(citing.of)} {named})?"
        determiners = noun_pattern(words.determiners)
        linked = rf"(?:,? {linking},?)?"
        called = [n for one in body.addressees for n in one.called.get(language, ())]
        named_one = noun_pattern(called) if called else "(?!)"
        capitals = words_pattern([one.capitalize() for one in words.determiners])
        made = _word(words_pattern(words.finite))
        leading = [phrase.words for phrase in lead_phrases if phrase.part == "operative"]
        begins_object = rf"{determiners}|{that}|{named_one}"
        return cls(
            names=Names.of(body, language, words, conditions_pattern(words)),
            markers=Markers.of(body, language, words, citing),
            forces=forces,
            lead=by_first_word(leading),
            small_lead=by_first_word(phrase.casefold() for phrase in leading),
            acting=re.compile(acting),
            sequence=re.compile(rf"^{sequence} | {sequence}$"),
            goes_on=re.compile(
                rf"(?:(?:[,;] {joining}|;| {joining}(?=,)){linked}"
                rf" (?P<verb>(?:{sequence} )?{finite})"
                # Without "and" a verb could be a noun: requests for assistance.
                rf"|, (?P<listed>(?:{sequence} )?{finite})(?= (?:{begins_object})))"
            ),
            acting_now=re.compile(rf"(?P<verb>(?:{sequence} )?{acting})"),
            and_then=re.compile(
                rf",? {joining}{linked}(?: (?P<actor>{determiners} {actors}{of_it}))?"
                rf" (?P<verb>(?:{sequence} )?{finite})"
            ),
            asks=re.compile(_word(rf"{noun_pattern(words.to)} {words_pattern(words.asks)}")),
            asked_before=re.compile(rf"{noun_pattern(words.asked_before)}$"),
            made_before=re.compile(rf"(?:{words.made_before}),? (?={that})"),
            infinitive=re.compile(rf"(?<!\w)(?:{words.infinitive})"),
            and_infinitive=re.compile(
                rf"(?:(?P<stop>[,;])? {joining}|(?P<semicolon>;)) (?P<to>{words.infinitive})"
            ),
            that=re.compile(that),
            and_that=re.compile(
                rf"(?:, {joining}|,| {joining}) (?!{words_pattern(words.not_a_clause)}(?!\w))"
                rf"(?P<that>{that})"
            ),
            opens=re.compile(rf"(?: {words_pattern([*words.to, *words.that])})? ?:$"),
            modal=re.compile(
                rf"{strong}|(?P<weak>{_word(words_pattern(words.modals_of_addressees))})"
            ),
            binding=re.compile(words_pattern(words.modals_that_bind)),
            and_modal=re.compile(rf",? {joining} (?P<modal>{strong})"),
            modal_of_decision=re.compile(_word(words_pattern(words.modals_of_decisions))),
            linked_there=re.compile(rf"(?:, )?{linking},? "),
            linked=re.compile(rf"{linking}, "),
            end_of_item=re.compile(rf"[,;] {joining}$"),
            acts=re.compile(
                rf"(?:[^,.;]+, ){{0,3}}(?P<actor>{determiners} {actors}{of_it})"
                r"(?:, [^,.;]+,)? "
            ),
            acts_anywhere=re.compile(rf"(?<!\w){capitals} {actors}{of_it} "),
            presiding=re.compile(rf"{determiners} {presiding}(?!\w)"),
            purpose=re.compile(rf",? {words_pattern(words.purpose)}(?!\w)"),
            task_verb=re.compile(rf"(?:{words_pattern(words.to)} )?{task}"),
            further_task=re.compile(rf"(?:(?P<last>,? {joining} )|, )(?P<verb>{task})"),
            recommendations=re.compile(_word(words_pattern(words.recommendations))),
            verb=re.compile(rf"{finite}|{_word(words_pattern(words.tasks))}", re.IGNORECASE),
            capitals=re.compile(
                _word(
                    rf"(?:{words_pattern([one.upper() for one in words.sequence])} )?"
                    + words_pattern([one.upper() for one in (*forces, *words.declared)])
                )
            ),
            # With a capital it counts at the start alone: the month of May is no verb.
            finite=re.compile(rf"{made}|^(?i:(?:{sequence} )?(?:{made}|{words.begins}))"),
        )

    def has_verb(self, text: str) -> bool:
        """Say whether a text has a verb that is known in acts: in it, or as its lead phrase."""
        if self.verb.search(text) or self.finite.search(text):
            return True
        return bool(lead_phrase_of(text.casefold(), self.small_lead))

    def sentences_in(self, text: str) -> Iterator[int]:
        """Yield where sentences begin in a text by which the body acts, as its reports tell it."""
        for match in self.acts_anywhere.finditer(text):
            if self.verb.match(text, match.end()) or self.finite.match(text, match.end()):
                yield match.start()

    def verb_of(self, text: str) -> tuple[int, str, Force | None]:
        """Return where the verb ends that a text begins with, the verb, and its force.

        The force is none where the verb sets no task or none is known.
        """
        printed, text = text, in_small(text)
        lead = lead_phrase_of(text, self.lead)
        # Of "Reiterates its call for" the table of lead phrases may have the beginning only.
        first = self.acting.match(text, self._without_sequence(text))
        end = max(len(lead), first.end() if first else 0)
        found = list(self.acting.finditer(text, 0, end))
        return end, printed[:end], self.forces[small(found[-1][0])] if found else None

    def verbs_in_small(self, text: str) -> str:
        """Return a text, as long as it is, in which verbs in capitals are small: and DIRECTS."""
        return self.capitals.sub(lambda verb: verb[0].lower(), text)

    def _without_sequence(self, text: str) -> int:
        match = self.sequence.match(text)
        return match.end() if match else 0

    def force_of(self, verb: str) -> Force | None:
        """Return the force of a verb that may have a word of sequence before it."""
        return self.forces.get(small(self.sequence.sub("", verb)))


def _word(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"

"""The words by which a report of one language tells of itself, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator import documents
from generator.actions import LeadPhrase, lead_phrase_of
from generator.characters import plain_blanks
from generator.citations import CitingWords
from generator.citations.words import bare_date_pattern, words_pattern
from generator.model import Body, Capacity, EntityKind, Value


class SpeakingAs(Value):
    """How the people of one capacity are announced."""

    capacity: Capacity
    """The capacity."""
    patterns: tuple[str, ...] = ()
    """Patterns of those announced, without article: group names, and office where there is one."""
    organization: str = ""
    """What the text calls those for whom an observer speaks; the patterns are then
    `of_organization`."""


class KindOfStatement(Value):
    """By what words a sentence says what a statement was."""

    about: Literal["opening", "introduction", "explanation of position"]
    """What it was."""
    words: str
    """A pattern of the words."""


class HeardWords(Value):
    """How statements and those who made them are recorded (`heard:` in the words to import)."""

    people: tuple[str, ...]
    """Patterns of the people who speak, as an article announces them: representatives? of"""
    made: tuple[str, ...]
    """Patterns of sentences on statements made: groups persons, and behalf where there is one."""
    told: str
    """The sentence that tells what somebody said: group persons."""
    asides: tuple[str, ...]
    """Patterns of what is said of those who spoke and is no part of their names."""
    behalf: str
    """A pattern of the words before those on whose behalf somebody spoke."""
    behalf_first: str
    """The last of a list, whose behalf is named first: groups behalf and name."""
    between: str
    """What stands between the people or names of a list: , and"""
    before_name: str
    """A pattern of the articles."""
    capacities: tuple[SpeakingAs, ...]
    """The capacities, in the order in which they are tried."""
    of_organization: tuple[str, ...]
    """Patterns of observers of whom the text says for what kind of organization they speak."""
    office_of: str
    """Somebody named by an office: groups office and names."""
    government: str
    """A pattern of words that show an office to be that of a State."""
    names_with_of: tuple[str, ...]
    """Names in which an "of" does not separate an office from a State."""
    kinds: tuple[KindOfStatement, ...]
    """What statements are."""


class OwnReport(Value):
    """The report of the body, as its own sentences name it and as others do."""

    printed: str
    """How its title begins there: report on its"""
    title: str
    """How it begins elsewhere, with {body}: report of the {body} on its"""


class ImportingWords(Value):
    """What reports say of themselves (`importing:` in `words/<language>.yaml`).

    The patterns are regular expressions in which {body} stands for the body's names and {date}
    for a day, month and year.
    """

    contents: tuple[str, ...]
    """The heading of the list of contents."""
    page_marks: tuple[str, ...]
    """Patterns of lines that a page carries: its number, the number of the printing job."""
    particulars: tuple[str, ...]
    """Patterns of lines at the head, with groups named like the fields of a report."""
    held: str
    """Where and when the session was held, in the title: groups place and dates."""
    annex: tuple[str, ...]
    """The heading of an annex, before its number."""
    chapeau: tuple[str, ...]
    """How the opening clause of an act begins."""
    listed_agenda: tuple[str, ...]
    """How the heading of an agenda begins."""
    always_italic: tuple[str, ...]
    """Titles whose italics a scanner may have lost."""
    considered: str
    """The sentence on an agenda item: groups meetings, dates, number, part and title."""
    text_is_at: str
    """The words that tell where the text of an act is."""
    adopted: str
    """The sentence on an adoption: groups meeting and date."""
    sponsored: str
    """Its sponsors: group sponsors."""
    submitted: str
    """Who submitted it: group submitted_by."""
    amended: str
    """How it was amended."""
    financial_implications: str
    """What a statement on financial implications is called."""
    explanation: str
    """How a note on explanations of position begins."""
    after_adoption: str
    """How a paragraph on a statement after the adoption begins."""
    to: str
    """Between the first and the last of a range: 1st to 3rd"""
    joining: tuple[str, ...]
    """Before the last of a list: and"""
    the: tuple[str, ...]
    """Articles before the name of a State."""
    names_with_and: tuple[str, ...]
    """Names of States in which an "and" does not separate."""
    ordinals: str
    """The ordinal numbers of meetings, as printed, from the first on."""
    heard: HeardWords
    """How statements and those who made them are recorded."""
    met: tuple[str, ...]
    """The sentences on the days of meetings: groups meetings (or group and count) and dates."""
    own_report: OwnReport
    """What the report of the body is called."""
    withdrawn: str
    """A pattern of what says that a draft was withdrawn, with {symbol} and group draft."""
    documents: tuple[str, ...]
    """How a text gives the title of a document whose {symbol} it cites: group title."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language and body, with their patterns compiled."""

    words: ImportingWords
    citing: CitingWords
    symbol: re.Pattern[str]
    page_marks: tuple[re.Pattern[str], ...]
    particulars: tuple[re.Pattern[str], ...]
    held: re.Pattern[str]
    acts: dict[str, re.Pattern[str]]
    """Kind of act -> its heading, with group number."""
    annex: re.Pattern[str]
    chapeau: re.Pattern[str]
    listed_agenda: re.Pattern[str]
    always_italic: re.Pattern[str]
    considered: re.Pattern[str]
    text_is_at: re.Pattern[str]
    adopted: re.Pattern[str]
    sponsored: re.Pattern[str]
    submitted: re.Pattern[str]
    amended: re.Pattern[str]
    explanation: re.Pattern[str]
    after_adoption: re.Pattern[str]
    lead: tuple[LeadPhrase, ...]
    met: tuple[re.Pattern[str], ...]
    body_names: str
    """A pattern of the body's names."""
    parent: str
    """A pattern of the name of the organization that it belongs to."""
    short_name: str
    """What its reports call the body: Conference"""
    kinds: dict[str, EntityKind]
    """The names of the body's entities, with the kind of each."""

    @classmethod
    def of(
        cls,
        body: Body,
        language: str,
        citing: CitingWords,
        words: ImportingWords,
        lead: tuple[LeadPhrase, ...],
    ) -> Phrases:
        """Return the phrases of the reports of a body in a language."""
        names = words_pattern(body.texts[language].called) if language in body.texts else "(?!)"
        parent = body.texts[language].organization if language in body.texts else ""
        date = bare_date_pattern(citing)
        kinds = {name: one.kind for one in body.entities for name in one.names(language)}

        def compiled(pattern: str) -> re.Pattern[str]:
            return re.compile(pattern.replace("{body}", names).replace("{date}", date))

        begins = [re.escape(begin) for begin in documents.begin_with((body,))]
        plain = rf"(?:{'|'.join(begins)})[\w./-]*\d[\w./-]*" if begins else "(?!)"
        return cls(
            words=words.model_copy(update={"names_with_and": _with_and(words, kinds)}),
            citing=citing,
            symbol=re.compile("|".join((*documents.patterns(body), plain))),
            page_marks=tuple(compiled(pattern) for pattern in words.page_marks),
            particulars=tuple(compiled(pattern) for pattern in words.particulars),
            held=compiled(words.held),
            acts=dict(_headings(body, citing)),
            annex=re.compile(rf"{words_pattern(words.annex)}(?: (?P<number>[IVXLC]+))?"),
            chapeau=compiled("|".join(words.chapeau)),
            listed_agenda=re.compile(words_pattern(words.listed_agenda)),
            always_italic=re.compile(rf"(?<!\*){words_pattern(words.always_italic)}(?!\*)"),
            considered=compiled(words.considered),
            text_is_at=compiled(words.text_is_at),
            adopted=compiled(words.adopted),
            sponsored=compiled(words.sponsored),
            submitted=compiled(words.submitted),
            amended=compiled(words.amended),
            explanation=compiled(words.explanation),
            after_adoption=compiled(words.after_adoption),
            lead=lead,
            met=tuple(compiled(pattern) for pattern in words.met),
            body_names=names,
            parent=words_pattern([parent] if parent else []),
            short_name=body.texts[language].short_name if language in body.texts else "",
            kinds=kinds,
        )

    def is_heading(self, text: str) -> bool:
        """Say whether a line is the heading of an act or annex, and nothing else."""
        return any(p.fullmatch(plain_blanks(text)) for p in (*self.acts.values(), self.annex))

    def lead_phrase(self, text: str) -> str:
        """Return the longest lead phrase that a text begins with; "" where there is none."""
        return lead_phrase_of(plain_blanks(text), self.lead)

    def parts(self, text: str) -> frozenset[str]:
        """Return the parts of an act that a text with this lead phrase can stand in."""
        words = self.lead_phrase(text.replace("*", ""))
        return frozenset(p.part for p in self.lead if p.words == words)


def _with_and(words: ImportingWords, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in which an "and" does not separate, with those of a body's entities."""
    joining = {*words.joining, *(f"{word}," for word in words.joining)}
    held = [name for name in names if "," in name or joining & set(name.split())]
    return tuple(sorted({*words.names_with_and, *held}, key=lambda name: (-len(name), name)))


def _headings(body: Body, citing: CitingWords) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the headings of acts: Resolution 7/1."""
    for kind, noun in citing.acts().items():
        if numbers := body.act_numbers(kind):
            form = words_pattern(noun.one)
            yield kind, re.compile(rf"(?i:{form}) (?P<number>{numbers.pattern})\.?")

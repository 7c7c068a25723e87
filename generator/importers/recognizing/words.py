"""The words by which a report of one language tells of itself, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import documents
from generator.actions import (
    ActingWords,
    ByFirstWord,
    LeadPhrase,
    by_first_word,
    lead_phrase_of,
)
from generator.characters import plain_blanks
from generator.citations import CitingWords
from generator.citations.words import bare_date_pattern, words_pattern
from generator.importers.recognizing.lines import Line
from generator.model import Body, EntityKind, ImportingForms, ImportingWords, slug
from generator.model.adoption import Adopted

NOTHING = "(?!)"
"""A pattern that matches nothing."""
_PARTING = r"(?:[.:]| [–—-]) "
"""What stands between the number of a heading and its title on the same line."""
_NUMBER = (
    r"(?P<number>[IVXLC]{1,7}|[A-Z]|\d{1,2}(?:\.\d{1,2})*|\((?:\d{1,2}|[a-z]|[ivx]{1,5}|[A-Z])\))"
)
_AFTER = r"(?:(?P<after>[.):]|\s[–—-])\s*|\s+|$)"
"""What stands behind the number of a heading."""
_GROUP = re.compile(r"\(\?P<\w+>")
_NAME = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language and body, with their patterns compiled."""

    words: ImportingWords
    citing: CitingWords
    symbol: re.Pattern[str]
    page_marks: tuple[re.Pattern[str], ...]
    particulars: tuple[re.Pattern[str], ...]
    in_head: tuple[re.Pattern[str], ...]
    """What the lines over a report are made of: particulars, its symbol, a date, names."""
    title: re.Pattern[str]
    """How the title of a report begins."""
    held: tuple[re.Pattern[str], ...]
    acts: dict[str, re.Pattern[str]]
    """Kind of act -> its heading: groups noun, number and title, and those of its numbers."""
    sessions: frozenset[str]
    """What the numbers of acts call the body's sessions."""
    annex: re.Pattern[str]
    """The heading of an annex: groups number and title."""
    names_annex: re.Pattern[str]
    """Where words name an annex."""
    chapeau: re.Pattern[str]
    listed_agenda: re.Pattern[str]
    division_alone: re.Pattern[str]
    """The heading of a chapter or section that is no more than its number: Part II"""
    numbered_division: re.Pattern[str]
    """A heading with its number: groups word, number, after and title."""
    worded_division: re.Pattern[str]
    """The heading of a part whose number is a word: group word."""
    agenda_line: tuple[re.Pattern[str], ...]
    act_ends: tuple[re.Pattern[str], ...]
    agenda_follows: re.Pattern[str]
    agenda_ends: re.Pattern[str]
    quote_follows: re.Pattern[str]
    table_titles: tuple[re.Pattern[str], ...]
    heading_styles: re.Pattern[str]
    always_italic: re.Pattern[str]
    adds_italics: bool
    """Whether lead phrases get their italics, which a scanner may have lost."""
    considered: re.Pattern[str]
    text_is_at: re.Pattern[str]
    adopted: re.Pattern[str]
    decided: re.Pattern[str]
    ways: tuple[tuple[Adopted, re.Pattern[str]], ...]
    counted: tuple[re.Pattern[str], ...]
    sponsored: re.Pattern[str]
    submitted: re.Pattern[str]
    amended: re.Pattern[str]
    explanation: re.Pattern[str]
    after_adoption: re.Pattern[str]
    lead: ByFirstWord
    verbs: ByFirstWord
    """Lead phrases, and other verbs by which acts set tasks: Instructs"""
    parts_of: dict[str, frozenset[str]]
    """Lead phrase or verb -> the parts of an act in which it stands."""
    met: tuple[re.Pattern[str], ...]
    stands_for: dict[str, str]
    """A name in braces -> the pattern that it stands for: body, date."""
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
        acting: ActingWords,
    ) -> Phrases:
        """Return the phrases of the reports of a body in a language."""
        words = words.under(body.importing.get(language, ImportingForms()))
        names = words_pattern(body.texts[language].called) if language in body.texts else NOTHING
        parent = body.texts[language].organization if language in body.texts else ""
        kinds = {
            plain_blanks(name): one.kind for one in body.entities for name in one.names(language)
        }
        stands_for = {"body": names, "date": bare_date_pattern(citing)}
        stands_for |= {"number": number_pattern(words)}
        stands_for |= {"how": how_pattern(words, stands_for)}

        division = rf"(?i:{words_pattern(words.division)})"
        acts = "|".join(
            rf"(?i:{words_pattern(noun.one)}) {re.sub(_GROUP, '(?:', numbers.pattern)}"
            for kind, noun in citing.acts().items()
            if (numbers := body.act_numbers(kind))
        )

        def compiled(*patterns: str) -> re.Pattern[str]:
            return any_of(patterns, stands_for)

        def anycase(*patterns: str) -> re.Pattern[str]:
            return re.compile(either(patterns, stands_for), re.IGNORECASE)

        verbs = (*lead, *_tasks(acting))
        begins = [re.escape(begin) for begin in documents.begin_with((body,))]
        plain = rf"(?:{'|'.join(begins)})[\w./-]*\d[\w./-]*" if begins else NOTHING
        symbol = "|".join((*documents.patterns(body), plain))
        return cls(
            words=words.model_copy(update={"names_with_and": _with_and(words, kinds)}),
            citing=citing,
            symbol=re.compile(symbol),
            page_marks=tuple(compiled(pattern) for pattern in words.page_marks),
            particulars=tuple(anycase(pattern) for pattern in words.particulars),
            in_head=tuple(_in_head(body, language, words, symbol, stands_for)),
            title=anycase(*words.title),
            held=tuple(anycase(pattern) for pattern in words.held),
            acts=dict(_headings(body, citing)),
            sessions=frozenset(name for one in body.sessions for name in one.in_acts),
            # "Annex 1 to resolution 2" says so in its title.
            annex=re.compile(
                rf"(?i:{words_pattern(words.annex)})(?: (?P<number>[IVXLC]+|[A-Z]|\d{{1,2}})\b)?"
                rf"(?:{_PARTING}(?P<title>\S.*)| (?P<of>[^.;:]{{1,40}} (?:{acts}))"
                r"|(?<=\w) (?P<after>[A-Z“].*))?"
            ),
            names_annex=re.compile(rf"(?i)\b{words_pattern(words.annex)}"),
            # In capitals with some bodies; no clause begins with a small letter.
            chapeau=re.compile(rf"(?![a-z])(?i:{either(words.chapeau, stands_for)})"),
            listed_agenda=re.compile(words_pattern(words.listed_agenda)),
            division_alone=re.compile(rf"{division} \w{{1,7}}"),
            numbered_division=re.compile(
                rf"(?:(?P<word>{division})\s+)?{_NUMBER}{_AFTER}(?P<title>.*)"
            ),
            worded_division=re.compile(
                rf"(?i:(?P<word>{words_pattern(words.division)})"
                rf" {words_pattern(words.numerals.split())})"
            ),
            agenda_line=tuple(compiled(pattern) for pattern in words.agenda_line),
            act_ends=tuple(compiled(pattern) for pattern in words.act_ends),
            agenda_follows=compiled(*words.agenda_follows),
            agenda_ends=compiled(*words.agenda_ends),
            quote_follows=compiled(*words.quote_follows),
            table_titles=tuple(compiled(pattern) for pattern in words.table_titles),
            heading_styles=any_of(words.heading_styles, {}),
            adds_italics=True,
            always_italic=re.compile(rf"(?<!\*){words_pattern(words.always_italic)}(?!\*)"),
            considered=compiled(words.considered),
            text_is_at=compiled(words.text_is_at),
            adopted=compiled(words.adopted),
            decided=compiled(words.decided),
            ways=tuple((one.adopted, anycase(one.words)) for one in words.ways),
            counted=tuple(anycase(pattern) for pattern in words.counted),
            sponsored=compiled(words.sponsored),
            submitted=compiled(words.submitted),
            amended=compiled(words.amended),
            explanation=compiled(words.explanation),
            after_adoption=compiled(words.after_adoption),
            lead=by_first_word(one.words for one in lead),
            verbs=by_first_word(one.words for one in verbs),
            parts_of=_parts_of(verbs),
            met=tuple(compiled(pattern) for pattern in words.met),
            stands_for=stands_for,
            body_names=names,
            parent=words_pattern([parent] if parent else []),
            short_name=body.texts[language].short_name if language in body.texts else "",
            kinds=kinds,
        )

    def act_end(self, line: Line | str) -> re.Match[str] | None:
        """Return what a line says of the adoption of the act above it: groups meeting, date, how
        and besides, as many as the form has."""
        words = line if isinstance(line, str) else line.compared
        return next(filter(None, (p.fullmatch(words) for p in self.act_ends)), None)

    def item_named(self, line: Line | str) -> str:
        """Return the agenda item that a line names and does no more, as marks write it: 2-a."""
        words = line if isinstance(line, str) else line.compared
        match = next(filter(None, (p.fullmatch(words) for p in self.agenda_line)), None)
        said = match.groupdict() if match else {}
        # Item 2.1 is 2-1 in marks.
        return slug(" ".join(filter(None, (said.get("number"), said.get("part")))))

    def is_day(self, line: Line) -> bool:
        """Say whether a line is a day and no more: 1 February 2021, which is no note 1."""
        return bool(re.fullmatch(self.stands_for["date"], line.compared))

    def is_table_title(self, line: Line) -> bool:
        """Say whether a line can be the title of a table, or the first line of one."""
        return any(pattern.fullmatch(line.compared) for pattern in self.table_titles)

    def is_lead_phrase(self, line: Line) -> bool:
        """Say whether a line is a lead phrase and nothing else, as some bodies set them: noting"""
        words = line.compared.rstrip(":, ")
        return bool(words) and any(self.lead_phrase(one) == one for one in (words, _large(words)))

    def is_by_itself(self, line: Line) -> bool:
        """Say whether a line is no part of a paragraph, whether or not it has an end."""
        return bool(self.act_end(line) or self.item_named(line) or self.is_lead_phrase(line))

    def is_mark(self, text: str) -> bool:
        """Say whether a line can be a mark of a page: its number, the symbol of a document."""
        return self.is_page_mark(text) or bool(self.symbol.fullmatch(text))

    def is_symbol(self, line: Line) -> bool:
        """Say whether a line is the symbol of a document and no more."""
        return bool(self.symbol.fullmatch(line.compared))

    def is_clause(self, line: Line) -> bool:
        """Say whether a line is the opening clause of an act and no more: The Conference,"""
        clause = self.chapeau.match(line.compared)
        return clause is not None and line.compared[clause.end() :] in ("", ",", ":")

    def is_page_mark(self, text: str) -> bool:
        """Say whether a line is what a page carries by its form alone: its number."""
        return any(pattern.fullmatch(text) for pattern in self.page_marks)

    def begins_title(self, text: str) -> bool:
        """Say whether a line begins as the title of a report does."""
        return bool(self.title.match(text))

    def is_open(self, text: str) -> bool:
        """Say whether a line ends in words that something must follow: of the"""
        words = words_pattern([*self.citing.of, *self.words.the])
        return bool(re.search(rf"\b(?:{words})$", text, re.IGNORECASE))

    @property
    def numbered_nouns(self) -> frozenset[str]:
        """Return the nouns that numbers stand after, in small letters: article, annex."""
        citing = self.citing
        nouns = (
            *citing.acts().values(),
            citing.article,
            citing.paragraph,
            citing.agenda_item,
            citing.chapter,
            citing.section,
            citing.annex,
        )
        forms = (form for noun in nouns for form in (*noun.one, *noun.many))
        return frozenset(form.casefold().split()[-1] for form in forms)

    def lead_phrase(self, text: str) -> str:
        """Return the longest lead phrase that a text begins with; "" where there is none."""
        return lead_phrase_of(plain_blanks(text), self.lead)

    def lost_lead_phrase(self, text: str) -> str:
        """Return the lead phrase that a text begins with and that was in italics; "" where none
        was."""
        return self.lead_phrase(text) if self.adds_italics else ""

    def parts(self, text: str) -> frozenset[str]:
        """Return the parts of an act that a text with this lead phrase can stand in."""
        text = text.replace("*", "")
        # Some bodies begin with a small letter: considering
        plain = plain_blanks(text)
        words = lead_phrase_of(plain, self.verbs) or lead_phrase_of(_large(plain), self.verbs)
        return self.parts_of.get(words, frozenset())


def _parts_of(phrases: Iterable[LeadPhrase]) -> dict[str, frozenset[str]]:
    parts: dict[str, frozenset[str]] = {}
    for one in phrases:
        parts[one.words] = parts.get(one.words, frozenset()) | {one.part}
    return parts


def number_pattern(words: ImportingWords) -> str:
    """Return a pattern for how many voted in some way, in figures or in words."""
    in_words = words_pattern([*words.cardinals.split(), *words.nobody])
    return rf"(?:\d{{1,4}}|{in_words})(?![\w-])"


def how_pattern(words: ImportingWords, stands_for: Mapping[str, str]) -> str:
    """Return a pattern for what says how an act was adopted: by a recorded vote of 7 to 2."""
    forms = [*(one.words for one in words.ways), *words.counted]
    one = either((_GROUP.sub("(?:", form) for form in forms), stands_for)
    # A form stands here once, though several may follow each other: it is long, and what is written
    # twice takes twice as long to compile, in each pattern that asks how.
    return rf"(?i:(?:(?:{one})(?:,? (?=\w))?)+)"


def _tasks(acting: ActingWords) -> Iterator[LeadPhrase]:
    """Yield the verbs by which operative paragraphs decide and direct, as these begin with them."""
    verbs = {_large(verb) for verb in (*acting.decided, *acting.directed)}
    yield from (LeadPhrase("operative", verb) for verb in sorted(verbs, key=lambda v: (-len(v), v)))


def _large(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def any_of(patterns: Iterable[str], stands_for: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern that matches what one of several does; an empty one matches nothing."""
    return re.compile(either(patterns, stands_for))


def either(patterns: Iterable[str], stands_for: Mapping[str, str]) -> str:
    """Return that pattern as it is written, for one that it is a part of."""
    filled = [_NAME.sub(lambda name: stands_for.get(name[1], name[0]), p) for p in patterns if p]
    return "|".join(filled) or NOTHING


def _in_head(
    body: Body,
    language: str,
    words: ImportingWords,
    symbol: str,
    stands_for: Mapping[str, str],
) -> Iterator[re.Pattern[str]]:
    """Yield patterns of what the lines over a report are made of."""
    for form in (*words.particulars, *words.venue, *words.of_item):
        if form:
            yield re.compile(either([form], stands_for), re.IGNORECASE)
    yield re.compile(rf"(?P<symbol>{symbol})")
    yield re.compile(rf"(?P<date>{stands_for['date']}|\d{{4}}-\d{{2}}-\d{{2}})", re.IGNORECASE)
    texts = body.texts.get(language)
    names = [texts.name, texts.organization, *texts.called] if texts else []
    yield re.compile(words_pattern(filter(None, names)), re.IGNORECASE)
    called = texts.called if texts else ()
    sessions = [
        name
        for one in body.sessions
        for name in session_names(one.number, one.name.get(language, ""), called, words)
    ]
    yield re.compile(rf"(?P<session>{words_pattern(sessions)})", re.IGNORECASE)


def session_names(
    number: str, name: str, called: Sequence[str], words: ImportingWords
) -> Iterator[str]:
    """Yield what heads and titles call a session: seventh session, 7th session, Seventh Assembly.

    Args:
        number: the number of the session.
        name: its name.
        called: the names of the body.
        words: those of the language.
    """
    if not name:
        return
    yield name
    ordinals = words.ordinals.split()
    first, _, noun = name.partition(" ")
    if number.isdecimal() and noun.isalpha():
        in_figures = ordinals[int(number) - 1 : int(number)] if int(number) else []
        yield from (f"{one} {noun}" for one in in_figures)
        yield from (f"{one} {body}" for one in (first, *in_figures) for body in called)


def _with_and(words: ImportingWords, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in which an "and" does not separate, with those of a body's entities."""
    joining = {*words.joining, *(f"{word}," for word in words.joining)}
    held = [name for name in names if "," in name or joining & set(name.split())]
    return tuple(sorted({*words.names_with_and, *held}, key=lambda name: (-len(name), name)))


def _headings(body: Body, citing: CitingWords) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the headings of acts: Resolution 7/1; Resolution 7/1. Its title; CT4.10 Its title."""
    for kind, noun in citing.acts().items():
        if numbers := body.act_numbers(kind):
            form = rf"(?P<noun>(?i:{words_pattern(noun.one)}) )?(?P<number>{numbers.pattern})"
            yield kind, re.compile(rf"{form}\.?(?:(?:{_PARTING}| )(?P<title>\S.*))?")

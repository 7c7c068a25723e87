"""The forms by which reports are recognized: those of a language, and those of a body over them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar, get_args, get_type_hints

from pydantic import GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from generator.model.adoption import Adopted
from generator.model.text import Capacity
from generator.model.values import Value

_NAME = re.compile(r"\{([a-z_]+)\}")


class Where(StrEnum):
    """What of a text a form has to match."""

    LINE = "a whole line"
    BEGINNING = "the beginning of a paragraph"
    ANYWHERE = "words of a paragraph"
    NOWHERE = "nothing of the source"


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of a source must be like; the validator of a key that holds one.

    An empty form is taken: it matches nothing, which is how a body says that it has none.
    """

    where: Where = Where.ANYWHERE
    needed: tuple[str, ...] = ()
    """The groups that it must have."""
    one_of: tuple[str, ...] = ()
    """Groups of which it must have at least one."""
    possible: tuple[str, ...] | None = ()
    """The groups that it may have besides; None: no group at all, since it is a part of others."""
    names: tuple[str, ...] = ("body", "date")
    """What may stand in braces in it."""
    needed_name: str = ""
    """What must stand in braces in it."""
    is_pattern: bool = True
    """Whether it is a regular expression; words as they are otherwise."""
    is_list: bool = False
    """Whether it holds several words, with blanks between them."""
    any_case: bool = False
    """Whether capital and small letters are the same in it."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Have pydantic check each form by `taken`."""
        return core_schema.no_info_after_validator_function(self.taken, handler(source))

    def taken(self, text: str) -> str:
        """Take a form; ValueErrors say what would be right."""
        if not self.is_pattern or not text:
            return text
        unknown = [name for name in _NAME.findall(text) if name not in self.names]
        if unknown:
            there = ", ".join(f"{{{name}}}" for name in self.names) or "nothing"
            raise ValueError(f"nothing stands for {{{unknown[0]}}} in it; there is {there}")
        if self.needed_name and f"{{{self.needed_name}}}" not in text:
            raise ValueError(f"it must have {{{self.needed_name}}} in it")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # of what later versions of Python read otherwise
                pattern = re.compile(_NAME.sub("(?:x)", text))
        except (re.error, Warning) as error:
            raise ValueError(f"it is not a regular expression: {error}") from error
        if pattern.fullmatch(""):
            raise ValueError("it matches where nothing is; say what must be there")
        self._check_groups(pattern)
        return text

    def _check_groups(self, pattern: re.Pattern[str]) -> None:
        if self.possible is None:
            if pattern.groups:
                raise ValueError("it is a part of other forms; write (?:...) instead of (...)")
            return
        for name in self.needed:
            if name not in pattern.groupindex:
                raise ValueError(f"it lacks the group “{name}”: (?P<{name}>...)")
        if self.one_of and not set(self.one_of) & set(pattern.groupindex):
            raise ValueError(f"it lacks a group: one of {', '.join(self.one_of)}")
        known = (*self.needed, *self.one_of, *self.possible)
        for name in pattern.groupindex:
            if name not in known:
                there = ", ".join(known) or "none"
                raise ValueError(f"nothing is made of its group “{name}”; groups here: {there}")


_HEARD = ("body", "people", "parent", "known")
_Plain = Annotated[str, Form(is_pattern=False)]
_Title = Annotated[str, Form(Where.LINE, is_pattern=False, any_case=True)]
_Part = Annotated[str, Form(possible=None, names=("parent",))]


class SpeakingAs(Value):
    """How the people of one capacity are announced."""

    capacity: Capacity
    """The capacity."""
    patterns: tuple[
        Annotated[str, Form(needed=("names",), possible=("office",), names=_HEARD)], ...
    ] = ()
    """Patterns of those announced, without article: group names, and office where there is one."""
    organization: _Part = ""
    """What the text calls those for whom an observer speaks; the patterns are then
    `of_organization`."""


class KindOfStatement(Value):
    """By what words a sentence says what a statement was."""

    about: Literal["opening", "introduction", "explanation of position"]
    """What it was."""
    words: Annotated[str, Form(names=(), any_case=True)]
    """A pattern of the words."""


class HeardForms(Value):
    """How statements and those who made them are recorded."""

    people: tuple[_Part, ...] = ()
    """Patterns of the people who speak, as an article announces them: representatives? of"""
    made: tuple[
        Annotated[
            str, Form(needed=("persons",), possible=("behalf",), names=_HEARD, any_case=True)
        ],
        ...,
    ] = ()
    """Patterns of sentences on statements made: groups persons, and behalf where there is one."""
    told: Annotated[str, Form(needed=("persons",), names=_HEARD, any_case=True)] = ""
    """The sentence that tells what somebody said: group persons."""
    asides: tuple[Annotated[str, Form(names=())], ...] = ()
    """Patterns of what is said of those who spoke and is no part of their names."""
    behalf: _Part = ""
    """A pattern of the words before those on whose behalf somebody spoke."""
    behalf_first: Annotated[str, Form(needed=("behalf", "name"), names=())] = ""
    """The last of a list, whose behalf is named first: groups behalf and name."""
    between: _Part = ""
    """What stands between the people or names of a list: , and"""
    before_name: _Part = ""
    """A pattern of the articles."""
    capacities: tuple[SpeakingAs, ...] = ()
    """The capacities, in the order in which they are tried."""
    of_organization: tuple[
        Annotated[
            str,
            Form(needed=("names",), names=(*_HEARD, "organization"), needed_name="organization"),
        ],
        ...,
    ] = ()
    """Patterns of observers of whom the text says for what kind of {organization} they speak: group
    names."""
    office_of: Annotated[str, Form(needed=("office", "names"), names=_HEARD)] = ""
    """Somebody named by an office: groups office and names."""
    government: Annotated[str, Form(names=())] = ""
    """A pattern of words that show an office to be that of a State."""
    states: tuple[_Plain, ...] = ()
    """Words in names of States before an "of", which separates no office from them: Republic"""
    names_with_of: tuple[_Plain, ...] = ()
    """Names in which an "of" does not separate an office from a State."""
    kinds: tuple[KindOfStatement, ...] = ()
    """By what words a sentence says what statements are."""


class WayOfAdopting(Value):
    """By what words it is said how an act was adopted."""

    adopted: Adopted
    """How it was adopted: by consensus"""
    words: Annotated[str, Form(possible=None, names=(), any_case=True)]
    """A pattern of the words."""


class OwnReport(Value):
    """The report of the body, as its own sentences name it and as others do."""

    printed: _Plain = ""
    """How its title begins there: report on its"""
    title: Annotated[str, Form(Where.NOWHERE, is_pattern=False)] = ""
    """How it begins elsewhere, with {body}: report of the {body} on its"""


class ChapterOfActs(Value):
    """A chapter into which acts are gathered that came each in a file of its own."""

    title: Annotated[str, Form(Where.NOWHERE, is_pattern=False)]
    """Its title."""
    form: Annotated[
        str,
        Form(Where.LINE, possible=("committee", "report", "paragraph", "draft"), names=()),
    ]
    """A line over an act, before its text, that says it is of this chapter: groups committee,
    report and paragraph, where it names who recommended the act, and draft."""


class GatheredActs(Value):
    """The report of a session whose acts come each in a file of its own."""

    title: Annotated[str, Form(Where.NOWHERE, is_pattern=False)] = ""
    """The title of the report, with {session}: Resolutions adopted at the {session}"""
    place: Annotated[str, Form(Where.NOWHERE, is_pattern=False)] = ""
    """Where the sessions are held, as a rule."""
    original_language: Annotated[str, Form(Where.NOWHERE, is_pattern=False)] = ""
    """The language of the original, as printed: English"""
    remark: Annotated[str, Form(Where.NOWHERE, is_pattern=False)] = ""
    """Why title and chapters stand in the report, as the page of corrections tells it: the files
    have none."""
    items: Annotated[str, Form(Where.LINE, needed=("items",), names=())] = ""
    """A line over an act that names the agenda items under which it was adopted: group items; as
    many lines follow as there are items, each the title of one."""
    chapters: tuple[ChapterOfActs, ...] = ()
    """The chapters, in order."""
    others: Annotated[str, Form(Where.NOWHERE, is_pattern=False)] = ""
    """The title of the chapter for acts that are of none of these."""


PARTICULARS = ("symbol", "distribution", "date", "original_language")
"""What lines at the head say of a report: its fields."""


class ImportingForms(Value):
    """What a body's reports say of themselves in its own way, over what the language says.

    A text takes the place of the language's, a list stands before it, and in a group each key does
    so by itself. The patterns are regular expressions in which {body} stands for the body's names
    and {date} for a day, month and year.
    """

    contents: tuple[_Title, ...] = ()
    """The heading of the list of contents."""
    page_marks: tuple[Annotated[str, Form(Where.LINE)], ...] = ()
    """Patterns of lines that a page carries: its number, the number of the printing job."""
    particulars: tuple[
        Annotated[str, Form(Where.LINE, possible=PARTICULARS, any_case=True)], ...
    ] = ()
    """Patterns of lines at the head, with groups named like the fields of a report: symbol,
    distribution, date, original_language"""
    venue: tuple[
        Annotated[str, Form(Where.LINE, needed=("place", "dates"), any_case=True)], ...
    ] = ()
    """Where and when the session was held, in a line of the head: groups place and dates."""
    of_item: tuple[Annotated[str, Form(Where.LINE)], ...] = ()
    """Patterns of a line of the head that says for which agenda item the document is."""
    title: tuple[Annotated[str, Form(Where.BEGINNING, any_case=True)], ...] = ()
    """How the title of a report begins."""
    held: tuple[Annotated[str, Form(needed=("place", "dates"), any_case=True)], ...] = ()
    """Where and when the session was held, in the title or a paragraph: groups place and dates."""
    division: tuple[_Plain, ...] = ()
    """What may stand before the number of a chapter or section in its heading: Part"""
    notes_heading: tuple[_Title, ...] = ()
    """The heading of a list of notes behind the text."""
    annex: tuple[_Plain, ...] = ()
    """The heading of an annex, before its number."""
    agenda_line: tuple[
        Annotated[str, Form(Where.LINE, needed=("number",), possible=("part",))], ...
    ] = ()
    """Patterns of a line that names the agenda item of which a chapter or section is the account:
    group number, and part where its items have such."""
    act_ends: tuple[
        Annotated[
            str,
            Form(
                Where.LINE,
                one_of=("meeting", "date", "how"),
                possible=("besides",),
                names=("body", "date", "how"),
            ),
        ],
        ...,
    ] = ()
    """Patterns of a line, or of two together, under the text of an act that say when and how it was
    adopted: groups meeting, date and how, and besides, what no key of a report can hold."""
    chapeau: tuple[Annotated[str, Form(Where.BEGINNING)], ...] = ()
    """How the opening clause of an act begins."""
    listed_agenda: tuple[_Plain, ...] = ()
    """How the heading of an agenda begins."""
    agenda_follows: tuple[Annotated[str, Form()], ...] = ()
    """Patterns of what a paragraph says that an agenda follows in a list."""
    agenda_ends: tuple[Annotated[str, Form()], ...] = ()
    """Patterns of what a paragraph behind an agenda says, and no title of an item."""
    quote_follows: tuple[Annotated[str, Form()], ...] = ()
    """Patterns of what a paragraph says that paragraphs of another text follow, with their own
    numbers."""
    table_titles: tuple[Annotated[str, Form(Where.LINE)], ...] = ()
    """Patterns of a line over a table that is its title, or the first of it."""
    heading_styles: tuple[Annotated[str, Form(Where.NOWHERE, names=())], ...] = ()
    """Patterns of the names of styles that headings have in files of word processors."""
    always_italic: tuple[_Plain, ...] = ()
    """Titles whose italics a scanner may have lost."""
    considered: Annotated[
        str, Form(needed=("number",), possible=("part", "title", "meetings", "dates"))
    ] = ""
    """The sentence on an agenda item: group number, and meetings, dates, title and part where it
    has such."""
    text_is_at: Annotated[str, Form()] = ""
    """The words that tell where the text of an act is."""
    adopted: Annotated[str, Form(one_of=("meeting", "date"), names=("body", "date", "how"))] = ""
    """The sentence on an adoption: groups meeting and date."""
    decided: Annotated[
        str,
        Form(Where.BEGINNING, one_of=("meeting", "date"), names=("body", "date", "how")),
    ] = ""
    """How the text of an act begins that says itself when it was adopted: groups meeting and
    date."""
    ways: tuple[WayOfAdopting, ...] = ()
    """The ways in which acts are adopted, by their words."""
    counted: tuple[
        Annotated[
            str,
            Form(
                needed=("in_favour",),
                possible=("against", "abstaining", "not_voting"),
                names=("number",),
            ),
        ],
        ...,
    ] = ()
    """Patterns of the figures of a vote: groups in_favour, against, abstaining, not_voting."""
    nobody: tuple[_Plain, ...] = ()
    """What stands for no vote at all: none"""
    cardinals: Annotated[str, Form(is_pattern=False, is_list=True)] = ""
    """The numbers of votes in words, from one on."""
    sponsored: Annotated[str, Form(needed=("sponsors",))] = ""
    """Its sponsors: group sponsors."""
    submitted: Annotated[str, Form(needed=("submitted_by",))] = ""
    """Who submitted it: group submitted_by."""
    amended: Annotated[str, Form()] = ""
    """How it was amended."""
    financial_implications: _Plain = ""
    """What a statement on financial implications is called."""
    explanation: Annotated[str, Form(Where.BEGINNING)] = ""
    """How a note on explanations of position begins."""
    after_adoption: Annotated[str, Form(Where.BEGINNING)] = ""
    """How a paragraph on a statement after the adoption begins."""
    to: _Plain = ""
    """Between the first and the last of a range: 1st to 3rd"""
    joining: tuple[_Plain, ...] = ()
    """Before the last of a list: and"""
    the: tuple[_Plain, ...] = ()
    """Articles before the name of a State."""
    names_with_and: tuple[_Plain, ...] = ()
    """Names of States in which an "and" does not separate."""
    ordinals: Annotated[str, Form(is_pattern=False, is_list=True)] = ""
    """The ordinal numbers of meetings, as printed, from the first on."""
    numerals: Annotated[str, Form(is_pattern=False, is_list=True)] = ""
    """The numbers of parts in words, from the first on: one two"""
    heard: HeardForms = HeardForms()
    """How statements and those who made them are recorded."""
    met: tuple[
        Annotated[str, Form(one_of=("meetings", "count"), possible=("group", "dates"))], ...
    ] = ()
    """The sentences on the days of meetings: groups meetings or count, and dates
    and group where it says so."""
    own_report: OwnReport = OwnReport()
    """What the report of the body is called."""
    gathered: GatheredActs = GatheredActs()
    """The report that is made of acts which come each in a file of its own."""
    withdrawn: Annotated[str, Form(needed=("draft",), names=("symbol",), needed_name="symbol")] = ""
    """A pattern of what says that a draft was withdrawn, with {symbol} and group draft."""
    documents: tuple[
        Annotated[str, Form(needed=("title",), names=("symbol",), needed_name="symbol")], ...
    ] = ()
    """How a text gives the title of a document whose {symbol} it cites: group title."""

    def given(self) -> Iterator[tuple[str, Form, str]]:
        """Yield the forms that are given, each with its key: heard.told."""
        yield from _given(self, "")


class ImportingWords(ImportingForms):
    """What reports say of themselves in a language (`importing:` in `words/<language>.yaml`)."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Take the forms of a language, which gives all of them."""
        lacking = ", ".join(_not_given(self))
        if lacking:
            raise ValueError(f"it lacks {lacking}")
        return self

    def under(self, own: ImportingForms) -> ImportingWords:
        """Return the words with the forms of a body over them."""
        return _under(self, own)


def _given(value: Value, at: str) -> Iterator[tuple[str, Form, str]]:
    """Yield the forms that a value, or a group in it, was given, each with its key."""
    kinds = get_type_hints(type(value), include_extras=True)
    for key in type(value).model_fields:
        if key in value.model_fields_set:
            inside = getattr(value, key)
            for one in inside if isinstance(inside, tuple) else (inside,):
                if isinstance(one, Value):
                    yield from _given(one, f"{at}{key}.")
                elif form := _form_in(kinds[key]):
                    yield f"{at}{key}", form, one


def _form_in(kind: Any) -> Form | None:
    """Return what the forms that a key holds must be like; none where it holds none."""
    found = (one for one in getattr(kind, "__metadata__", ()) if isinstance(one, Form))
    return next(found, None) or next(filter(None, map(_form_in, get_args(kind))), None)


def _not_given(value: Value, at: str = "") -> list[str]:
    """Return the keys that a value, or a group in it, was not given: heard.told."""
    lacking: list[str] = []
    for key in type(value).model_fields:
        inside = getattr(value, key)
        if key not in value.model_fields_set:
            lacking.append(f"{at}{key}")
        elif isinstance(inside, Value):
            lacking += _not_given(inside, f"{at}{key}.")
    return lacking


Kind = TypeVar("Kind", bound=Value)


def _under(words: Kind, own: Value) -> Kind:
    """Return words with those that a body gives over them."""
    update: dict[str, Any] = {}
    for key in own.model_fields_set:
        given, there = getattr(own, key), getattr(words, key)
        if isinstance(given, Value):
            update[key] = _under(there, given)
        else:
            is_list = isinstance(given, tuple)
            update[key] = (*filter(None, given), *there) if is_list else given
    return words.model_copy(update=update)

"""A body: what its reports are like, and whom and what they name."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.counting import form
from generator.model.documents import DocumentSource, InManuals, Manual
from generator.model.importing import ImportingForms
from generator.model.patterns import Pattern, filled, named, of_numbers
from generator.model.values import LongestWhole, Value, is_date

BODY_FORMAT: Literal["plenary-body/1"] = "plenary-body/1"

OWN_PAGES = ("instruments", "accessibility", "pages", "words", "brand")
"""Addresses of pages over all reports, and what a publisher has of its own, beside the bodies."""


_BLANK = re.compile(r"\[(?:\\.|[^\]])*\]|(?: |(?<!\\)\\s)(?![?*+{])")
"""A blank in the pattern of a number, outside of a set of signs; or such a set."""

DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps for devices: no folder can have one there."""


def _id(text: str) -> str:
    """Take an id, which becomes a part of addresses; ValueErrors are told to the editor."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        raise ValueError("it must be small letters, figures and hyphens: lakes-cop")
    if text in OWN_PAGES:
        raise ValueError("a page of the handbook's own has that address")
    if text in DEVICES:
        raise ValueError("Windows keeps that name for a device, so that no folder can have it")
    return text


def _last_article(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise ValueError("it must be the number of the last article: 41")
    return text


def _day(text: str) -> str:
    """Take a day of the calendar; "" stands for none."""
    if text and not is_date(text):
        raise ValueError("it must be year, month, day: 2014-10-06")
    return text


def _country(text: str) -> str:
    if text and not re.fullmatch(r"[a-z]{2}(?:-[a-z0-9]+)*", text):
        raise ValueError("it must be two small letters, and parts after hyphens if any: un")
    return text


def _https(text: str) -> str:
    if text and not re.fullmatch(r"https://[^\s<>]+", text):
        raise ValueError("it must be an https address")
    return text


Id = Annotated[str, AfterValidator(_id)]


class Stated(Value):
    """Where a report states something: its symbol and the place in it."""

    symbol: str
    """The symbol of the report: LAKES/3/12"""
    place: str
    """The place, as a mark: para:111"""


class Session(Value):
    """A session of the body."""

    number: str
    """The number by which reports and acts name it: 7"""
    name: dict[str, str] = Field(default={})
    """Its name in each language where its number does not make it (7: seventh session): {en: first
    part of the fourth session}"""
    acts: tuple[str, ...] = ()
    """What the numbers of its acts say for it where that is not its number: IV"""
    held: str = ""
    """Place and dates, as text."""
    opens: Annotated[str, AfterValidator(_day)] = ""
    """The first day: 2014-10-06"""
    closes: Annotated[str, AfterValidator(_day)] = ""
    """The last day: 2014-10-10"""
    stated: Stated | None = None
    """Where these days are stated."""
    report: str = ""
    """The symbol of its report, where it is certain."""

    def called(self, language: str) -> str:
        """Return its name in a language: seventh session."""
        return self.name.get(language, self.number)

    @property
    def in_acts(self) -> tuple[str, ...]:
        """Return all that the numbers of its acts say for it."""
        return self.acts or (self.number,)


class ActNouns(Value):
    """What the body calls its acts of a kind, where that is not "resolution" or "decision"."""

    one: str
    """One of them: conservation measure"""
    many: str
    """Several: conservation measures"""


class ActNumbers(Value):
    """How the body numbers an act, and what it calls it."""

    pattern: Pattern
    """A regular expression for the number; its group "session" is the part that names the
    session."""
    symbol: str = ""
    """The symbol of the act, with {number} or groups of the pattern: A/RES/{number}; none where its
    acts have no symbol of their own."""
    address: str = ""
    """The https address of its authentic text, with {language}, {symbol}, {number} or groups of the
    pattern, where `documents:` does not say it."""
    called: dict[str, ActNouns] = Field(default={})
    """What acts of the kind are called in each language, where the body has a word of its own:
    {en: {one: conservation measure, many: conservation measures}}"""

    @field_validator("symbol")
    @classmethod
    def _of_its_numbers(cls, symbol: str, info: ValidationInfo) -> str:
        """Take a symbol that says which of the acts it is."""
        return of_numbers(symbol, info.data.get("pattern"))

    @field_validator("address")
    @classmethod
    def _leads_to_the_act(cls, address: str, info: ValidationInfo) -> str:
        """Take an address that says which of the acts it leads to."""
        if "symbol" in named(_https(address)) and not info.data.get("symbol"):
            raise ValueError("{symbol} is in it, and the acts have none; say “symbol:” before it")
        return of_numbers(address, info.data.get("pattern"), ("symbol", "language"))

    def match(self, number: str) -> re.Match[str] | None:
        """Return what a number says; none where it is not one of these."""
        return re.fullmatch(self.pattern, number)

    def symbol_of(self, number: str) -> str:
        """Return the symbol of the act with a number; "" where it has none."""
        match = self.match(number)
        return filled(self.symbol, {**match.groupdict(), "number": number}) if match else ""


class NoteNumbers(Value):
    """How the body numbers notes."""

    anew: Literal["report", "act"] = "report"
    """Where they begin anew: in each report, or in each act, with its annexes."""


def _form(text: str) -> str:
    """Take the form of a number; ValueErrors are told to the editor."""
    return form(text).written


Form = Annotated[str, AfterValidator(_form)]
Forms = tuple[Form, ...]


class Numbered(Value):
    """How one kind of number is written, and where it begins anew.

    Where it begins anew where one expects it, the form alone will do: report: arabic.arabic
    """

    written: dict[str, Forms] = Field(default={})
    """The form as printed, or several that stand side by side, in each language; under "" for all:
    {en: [(letters), (roman)], zh: [(letters), (chinese)]}. The first form of one
    language means what the first of another does, and so on."""
    anew: Literal["", "chapter", "section", "act"] = ""
    """Where it begins anew: chapter, section, act."""

    @model_validator(mode="before")
    @classmethod
    def _of_forms(cls, data: Any) -> Any:
        """Take forms alone, and forms that are those of all languages."""
        if not isinstance(data, dict) or not set(data) & {"written", "anew"}:
            data = {"written": data}
        written = data.get("written", {})
        if not isinstance(written, dict):
            written = {"": written}
        listed = {k: [v] if isinstance(v, str) else v for k, v in written.items()}
        return {**data, "written": listed}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editor programs that forms alone will do, those of all languages or of each."""
        group = handler.resolve_ref_schema(handler(core_schema))
        forms = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        of_each = {"type": "object", "additionalProperties": forms}
        properties = {**group["properties"], "written": {"anyOf": [forms, of_each]}}
        return {"anyOf": [forms, {**group, "properties": properties}, of_each]}

    def forms(self, language: str) -> Forms:
        """Return the forms in a language; none where nothing is said of it."""
        return self.written.get(language, self.written.get("", ()))

    @property
    def first(self) -> Forms:
        """Return the forms that are given first: ids are made of these in every language."""
        return next(iter(self.written.values()), ())


class Numbers(Value):
    """How the body numbers what its reports are made of, where that is not as most bodies do.

    Without an entry paragraphs are 1, 2, 3, their parts (a), (b), (i), (ii), and so on, as the
    first number shows. In an entry the names of systems stand for the numbers: Rule arabic
    """

    notes: NoteNumbers = NoteNumbers()
    """Its notes."""
    report: Numbered | None = None
    """The paragraphs of the report itself, which are counted through unless `anew: chapter`."""
    operative: Numbered | None = None
    """The operative paragraphs of acts."""
    annexed: Numbered | None = None
    """The paragraphs of annexes."""
    items: Numbered | None = None
    """The parts of paragraphs, of all depths: [(letters), (roman)]"""
    chapters: Numbered | None = None
    """The chapters of the report."""
    sections: Numbered | None = None
    """The sections of chapters, acts and annexes, of all depths: [letters, Article arabic]"""
    annexes: Numbered | None = None
    """The annexes to acts and to the report."""
    agenda: Numbered | None = None
    """The agenda items and their sub-items, in the report's text and in its list."""


class VoteNames(Value):
    """What the body calls the columns of its votes."""

    in_favour: str = ""
    """Yes"""
    against: str = ""
    """No"""
    abstaining: str = ""
    """Abstentions"""
    not_voting: str = ""
    """Absent"""


class BodyTexts(Value):
    """What the body is called in one language."""

    name: str
    """The full name."""
    short_name: str
    """The short name: Conference"""
    abbreviation: str = ""
    """What it is called for short where its acts are cited: LAKES/COP"""
    cited_as: InManuals = InManuals()
    """What manuals of law call it, where that is not its abbreviation: L.C."""
    called: tuple[str, ...]
    """All names that stand before its own acts in its texts, the longest first."""
    votes: VoteNames | None = None
    """What the columns of its votes are called, where not in favour, against, abstaining and not
    voting."""
    presiding: tuple[str, ...] = ()
    """Who sets tasks in its name, in its reports, besides itself: President, Bureau"""
    organization: str = ""
    """The organization that it belongs to, as a heading has it: Lakes Union"""
    issued_by: str = ""
    """Who issues its authentic texts, as it stands in a sentence: the Lakes Union"""
    how_cited: str = ""
    """A sentence on how its texts are cited, for the page about the text."""
    publications: tuple[str, ...] = ()
    """What notes call a publication beside its sales number: Lakes Union publication"""

    def called_in(self, manual: Manual) -> str:
        """Return what a manual of law calls the body where it cites an act of it."""
        return self.cited_as.of(manual) or self.abbreviation or self.name


class OtherAct(Value):
    """How acts of one kind of another body are cited and where they lead."""

    kind: Literal["resolution", "decision"]
    """The kind."""
    pattern: Pattern
    """A regular expression for the number."""
    symbol: str = ""
    """The symbol, with {number} or groups of the pattern: A/RES/{number}; none where the acts have
    no symbol."""

    @field_validator("symbol")
    @classmethod
    def _of_its_numbers(cls, symbol: str, info: ValidationInfo) -> str:
        """Take a symbol that says which of the acts it is."""
        return of_numbers(symbol, info.data.get("pattern"))


class OtherBody(Value):
    """Another body whose acts are cited."""

    id: Id
    """A short id, used in cited: marks: council"""
    called: dict[str, tuple[str, ...]]
    """Its names in each language: {en: [Council of Rivers]}"""
    acts: tuple[OtherAct, ...]
    """Its kinds of act."""
    reports: tuple[Pattern, ...] = ()
    """Regular expressions for the symbols of its reports: an act that is cited as a part of one is
    its. A/\\d+/53(?:/Add\\.\\d+)?"""


class Instrument(Value):
    """A treaty whose articles are cited."""

    id: Id
    """A short id, used in article: marks: lakes-convention"""
    name: dict[str, str]
    """The full name in each language."""
    short_name: dict[str, str]
    """The short name in each language."""
    called: dict[str, tuple[str, ...]]
    """The names that stand for it in the body's texts, in each language, the longest first."""
    articles: Annotated[str, AfterValidator(_last_article)]
    """The number of its last article: 41"""
    bare: bool = True
    """Whether an "article 5" without a name can be of it. So it can of the first alone; not even of
    that where the texts never leave its name out: no"""
    address: Annotated[str, AfterValidator(_https)] = ""
    """An https address of the text."""


EntityKind = Literal[
    "state",
    "regional organization",
    "group of states",
    "intergovernmental organization",
    "non-governmental organization",
    "parent organization",
    "entity",
    "secretariat",
    "working group",
    "officers",
]
"""What kind of speaker or sponsor an entity is; `entity` is an entity of its own, such as one that
maintains a permanent observer office; `parent organization` is the one that the body belongs to,
with its offices and agencies; `officers` are those of the session, and its Bureau."""


class Entity(Value):
    """One who speaks or sponsors under several names, or whose kind the texts do not say.

    Whoever has one name and speaks as a representative or an observer needs no entry.
    """

    id: Id
    """A short id: united-states"""
    name: dict[str, str]
    """The name in each language."""
    called: dict[str, tuple[str, ...]] = Field(default={})
    """The other names under which texts print it, in each language."""
    kind: EntityKind
    """What it is."""

    def names(self, language: str) -> tuple[str, ...]:
        """Return all names of it in a language, its own first."""
        own = (self.name[language],) if language in self.name else ()
        return (*own, *self.called.get(language, ()))


class Addressee(Value):
    """One of those to whom the body's acts address their requests."""

    id: Id
    """A short id: secretariat"""
    name: dict[str, str]
    """What it is called in the register, in each language."""
    called: dict[str, tuple[str, ...]]
    """All names that it has in the body's texts, in each language, without article. Several
    addressees may share a name (Working Group): each action then says which it means."""


class Rights(Value):
    """A sentence on the rights in the texts of the body, and who says so."""

    words: str
    """The sentence, in plain words."""
    source: str = ""
    """The document or page that says so: ST/AI/189/Add.9/Rev.2, paragraph 2"""
    address: Annotated[str, AfterValidator(_https)] = ""
    """Its https address."""


class AknCodes(Value):
    """What stands for the body in the addresses of its acts and reports as Akoma Ntoso."""

    country: Annotated[str, AfterValidator(_country)] = ""
    """The code of the country, or organization, that it belongs to: un; aa, which is nobody's,
    where none is given."""
    actor: str = ""
    """Its own code: unga; its id where none is given."""

    @field_validator("actor")
    @classmethod
    def _is_part_of_an_address(cls, actor: str) -> str:
        """Take a code that can be a part of an address, or none."""
        return _id(actor) if actor else actor


class Body(Value):
    """A body: what it is called, how it numbers its acts, its sessions, instruments, addressees."""

    format: Literal["plenary-body/1"]
    """The version of this format."""
    id: Id
    """A short id, used in addresses: lakes-cop"""
    texts: dict[str, BodyTexts]
    """Its names in each language."""
    resolution: ActNumbers | None = None
    """How it numbers its resolutions; none if it has none."""
    decision: ActNumbers | None = None
    """How it numbers its decisions; none if it has none."""
    numbers: Numbers = Numbers()
    """How it numbers paragraphs, items, sections and the like, where that is its own way."""
    documents: tuple[DocumentSource, ...] = ()
    """The documents that it has and cites, by what their symbols are like; the first that fits is
    what a document is."""
    sessions: tuple[Session, ...]
    """Its sessions, as far as known."""
    instruments: tuple[Instrument, ...] = ()
    """The instruments; a bare "article 5" is of the first."""
    other_bodies: tuple[OtherBody, ...] = ()
    """Other bodies whose acts are cited."""
    entities: tuple[Entity, ...] = ()
    """Speakers and sponsors with several names, or whose kind the texts do not say."""
    addressees: tuple[Addressee, ...] = ()
    """Those to whom its acts address their requests; the body itself is one of them."""
    rights: dict[str, tuple[Rights, ...]] = Field(default={})
    """Who may do what with its texts, in each language: {en: [...]}; only what a source says."""
    akn: AknCodes = AknCodes()
    """Its codes in the addresses of Akoma Ntoso: {country: un, actor: unga}"""
    whole_up_to: LongestWhole = ""
    """Up to how many paragraphs, with their parts and headings, a whole report is one page, one
    PDF, one HTML file and one book; a longer one is published in parts, by chapter, a longer
    chapter some acts at a time. 2000 where it says nothing; a report may say otherwise."""
    importing: dict[str, ImportingForms] = Field(default={})
    """How its reports speak of themselves in each language where that is its own way, for the
    importer: {en: {contents: [Summary]}}"""

    def act_nouns(self, kind: str, language: str) -> ActNouns | None:
        """Return its own words for acts of a kind; none where it calls them what most do."""
        numbers = self.act_numbers(kind)
        return numbers.called.get(language) if numbers else None

    def act_called(self, kind: str, language: str) -> str:
        """Return its own word for one act of a kind; "" where it calls it what most do."""
        own = self.act_nouns(kind, language)
        return own.one if own else ""

    def act_numbers(self, kind: str) -> ActNumbers | None:
        """Return how it numbers its acts of a kind, resolution or decision; none if it has none."""
        return {"resolution": self.resolution, "decision": self.decision}.get(kind)

    def read_number(self, kind: str, number: str) -> re.Match[str] | None:
        """Return what the number of an act says, which may have lost its blanks in a mark: 4(II);
        none where its acts are not numbered so."""
        numbers = self.act_numbers(kind)
        if not numbers:
            return None
        close = _BLANK.sub(lambda one: one[0] if one[0][0] == "[" else " ?", numbers.pattern)
        return re.fullmatch(numbers.pattern, number) or re.fullmatch(close, number)

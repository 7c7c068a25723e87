"""The plain, frozen values that a report and a body are made of.

Nothing here reads a file, knows an address or renders a word: the stages of the pipeline make
tables beside these values, keyed by `Path`. The field names are the keys of the YAML
(`content/schema/`), and their docstrings are the help that an editor program shows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.characters import plain_blanks

Path = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top, ("chapters", 0, "title")."""

REPORT_FORMAT = "plenary-report/1"
BODY_FORMAT: Literal["plenary-body/1"] = "plenary-body/1"


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    inline: ClassVar[tuple[str, ...]] = ()
    """The fields that hold inline Markdown (with marks and note calls), in reading order."""
    for_editors: ClassVar[tuple[str, ...]] = ()
    """The fields that are not published."""
    short: ClassVar[str] = ""
    """The field whose text may stand for the whole value where nothing else is to be said."""


Key = Annotated[str, AfterValidator(plain_blanks)]
"""A text that is compared whole and of which nothing is made for readers."""

Review = Literal["unreviewed", "confirmed", "corrected"]
"""Whether what a rule found was reviewed against the text."""


# --- who must do what -------------------------------------------------------------------------


class Addressed(Value):
    """One of those whom an action addresses: as printed or, besides, by the id that it means."""

    short = "printed"

    printed: str = ""
    """The name as printed, with its article: the Working Group; none where none is printed."""
    means: tuple[str, ...] = ()
    """Which addressees of the body it means, by id, where the printed name does not tell."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, data: Any) -> Any:
        """Take a text for the printed name."""
        return {"printed": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editor programs that a text will do."""
        group = handler.resolve_ref_schema(handler(core_schema))
        return {"anyOf": [{"type": "string"}, group]}


class Deadline(Value):
    """By when: the words, and the session or the day that they mean."""

    printed: str
    """The words as printed: at its eighth session"""
    session: Key = ""
    """The session of the body, by its number: 8"""
    point: Literal["", "close", "after"] = ""
    """At the close of the session, or after it; else at it or before it."""
    date: str = ""
    """The day, the last one of a period: 2014-10-20"""


class Action(Value):
    """What a paragraph decides, or asks of someone. All words are plain: no marks, no notes."""

    for_editors = ("remark",)

    by: str = ""
    """Who asks, as printed, where it is not the body itself: the President"""
    verb: str = ""
    """The verb as printed: Requests, also decides, should; none where the words hold it."""
    force: Literal["decided", "directed", "recommended"]
    """What the verb and the place of the paragraph make of it."""
    addressees: tuple[Addressed, ...] = ()
    """Whom it addresses, each as printed: the Secretariat"""
    words: str
    """What is to be done, in the words of the text; " … " stands where words are left out."""
    deadline: Deadline | None = None
    """By when, where that is printed."""
    conditions: tuple[str, ...] = ()
    """The words that limit it, in the order of the text, and not only a part of it: within existing
    resources"""
    recurrence: str = ""
    """How often, as printed: on an annual basis"""
    review: Review
    """Whether it was reviewed against the text: as the rule found it, or put right."""
    remark: str = ""
    """A remark of the editors; it is not published."""


# --- what texts are made of -------------------------------------------------------------------


class Item(Value):
    """A lettered or numbered part of a paragraph: (a), (ii)."""

    inline = ("text", "closing")
    for_editors = ("remark",)

    number: str
    """The number as printed, with its brackets: (a)"""
    text: str = ""
    """The words, as inline Markdown."""
    items: tuple[Item, ...] = ()
    """The parts of this part: (i), (ii)"""
    closing: str = ""
    """Unnumbered words that stand after the parts and belong to this part."""
    actions: tuple[Action, ...] = ()
    """Who must do what by it, in the order of the words."""
    no_action: str = ""
    """Why it holds no action, where it reads as if it did and a person decided otherwise."""
    remark: str = ""
    """A remark of the editors; it is not published."""


class Officer(Value):
    """One line of a list of officers elected."""

    office: str
    """President, Vice-President, Rapporteur ..., as printed."""
    name: str
    """The name as printed."""
    state: str = ""
    """The State as printed."""


class ListedItem(Value):
    """An item of an agenda that a text sets out."""

    inline = ("title",)

    number: str
    """The number as printed: 2, or (a)"""
    title: str
    """The words of the item."""
    items: tuple[ListedItem, ...] = ()
    """Its sub-items."""


class ListedAgenda(Value):
    """An agenda that stands in the text, such as the provisional agenda of the next session."""

    inline = ("title",)

    title: str = ""
    """The heading over it."""
    items: tuple[ListedItem, ...]
    """Its items, in order."""


class Row(Value):
    """A row of a table."""

    inline = ("cells",)

    cells: tuple[str, ...]
    """The words of each cell."""


class Table(Value):
    """A table: a title, a row of headings and rows of equally many cells."""

    inline = ("title", "head")

    title: str = ""
    """The title over the table."""
    head: tuple[str, ...]
    """The headings of the columns."""
    rows: tuple[Row, ...]
    """The rows, each with as many cells as there are headings."""


Capacity = Literal[
    "representative",
    "observer for a signatory State",
    "observer for a non-member State",
    "observer for an intergovernmental organization",
    "observer for a non-governmental organization",
    "observer for the United Nations system",
    "observer for an entity",
    "observer",
    "secretariat",
    "chair",
    "officer",
    "official",
]
"""In what capacity somebody spoke: `representative` of a State (or regional organization) party;
`observer` where the text does not say for what; `chair` of a working group, or who spoke for the
chair; `officer` of the session; `official` of an organization or of the United Nations."""


class Heard(Value):
    """Speakers whose statements a paragraph records, in one capacity."""

    for_editors = ("remark",)

    speakers: tuple[str, ...]
    """Those who spoke, as printed but for the article, in that order: Peru, United States"""
    capacity: Capacity
    """In what capacity they spoke."""
    on_behalf_of: tuple[str, ...] = ()
    """On whose behalf, as printed: Group of 77 and China"""
    office: str = ""
    """The office of the speaker, as printed, without the name: Minister of Justice"""
    about: (
        Literal[
            "opening",
            "introduction",
            "financial implications",
            "explanation of position",
            "after adoption",
            "account",
        ]
        | None
    ) = None
    """What the statement was, where the agenda item does not tell. An `account` tells what was
    said in a statement that another paragraph records: it is no statement more."""
    review: Review
    """Whether it was reviewed against the text: as the rule found it, or put right."""
    remark: str = ""
    """A remark of the editors; it is not published."""


class Paragraph(Value):
    """A paragraph with its printed number (preambular ones have none) and all that is its own."""

    inline = ("text", "closing")
    for_editors = ("remark",)

    number: str = ""
    """The number as printed, without its full stop: 14, 2 bis, (a)"""
    text: str = ""
    """The words, as inline Markdown: *Urges*, [^12], [resolution 5/1](resolution:5/1)"""
    items: tuple[Item, ...] = ()
    """Its lettered or numbered parts."""
    officers: tuple[Officer, ...] = ()
    """The officers that it lists."""
    agenda: ListedAgenda | None = None
    """The agenda that it sets out."""
    table: Table | None = None
    """The table that it holds."""
    closing: str = ""
    """Unnumbered words after its parts that belong to it."""
    actions: tuple[Action, ...] = ()
    """Who must do what by it, in the order of the words."""
    no_action: str = ""
    """Why it holds no action, where it reads as if it did and a person decided otherwise."""
    remark: str = ""
    """A remark of the editors; it is not published."""
    statements: tuple[Heard, ...] = ()
    """The statements that it records, where it names the speakers."""


class Footnote(Value):
    """A note of the report, under its printed number."""

    inline = ("text", "stands_for")

    number: str
    """The number as printed; it is never changed, since notes are cited by it."""
    text: str
    """The words as printed; "Ibid." stays."""
    stands_for: str = ""
    """What an "Ibid." stands for, where the rule of the handbook is not certain of it."""
    remark: str = ""
    """What a reader must know of the note, such as that it is cut short in the source: it is
    published beside the note."""


# --- acts and divisions -----------------------------------------------------------------------


class Statement(Value):
    """A statement on an act that the report records or points to."""

    about: Literal["financial implications", "explanation of position", "after adoption"]
    """What the statement is."""
    document: str = ""
    """The symbol of the document that holds it."""
    part: str = ""
    """The part of that document, as printed: annex I"""
    recorded: str
    """The paragraph that records it: para:36"""
    note: str = ""
    """The number of the note that names the document."""


class Adoption(Value):
    """What the report says, elsewhere, of how an act came about."""

    draft: str = ""
    """The symbol of the draft that was adopted."""
    sponsors: tuple[str, ...] = ()
    """The sponsors, as printed and in that order."""
    submitted_by: str = ""
    """Who submitted a draft that had no sponsors: extended Bureau"""
    amended: str = ""
    """How it was amended, as printed: as orally amended"""
    meeting: str = ""
    """The meeting that adopted it, as printed: 10th"""
    date: str = ""
    """The day of adoption: 2014-10-10"""
    agenda_item: str = ""
    """The agenda item under which it was adopted: 2-a"""
    recorded: str = ""
    """The paragraph that records the adoption: para:36"""
    statements: tuple[Statement, ...] = ()
    """Statements of financial implications, explanations of position and the like."""


class Division(Value):
    """A part of a report under a heading: its paragraphs, then acts, then sections."""

    inline = ("title",)

    number: str = ""
    """The number as printed, without its full stop: IV, A, 1; none where none is printed."""
    title: str
    """The heading."""
    agenda_item: str = ""
    """The agenda item that this part is the account of: 2-a"""
    paragraphs: tuple[Paragraph, ...] = ()
    """The paragraphs that stand before any section."""
    resolutions: tuple[Resolution, ...] = ()
    """The resolutions that this part holds."""
    decisions: tuple[Decision, ...] = ()
    """The decisions that this part holds."""
    sections: tuple[Section, ...] = ()
    """The sections, in order."""


class Section(Division):
    """A section of a chapter, an annex, an act or another section."""


class Chapter(Division):
    """A chapter of the report."""


class Annex(Division):
    """An annex to an act or to the report."""


class Act(Value):
    """What resolutions and decisions have in common."""

    inline = ("title", "chapeau")
    kind: ClassVar[str]
    """The word that stands before the number in a mark: resolution, decision"""

    number: str
    """The number as printed: 7/1"""
    title: str
    """The title."""
    adoption: Adoption = Adoption()
    """What the report says elsewhere of its adoption."""
    chapeau: str = ""
    """The opening clause: The Conference of the Parties ...,"""
    preamble: tuple[Paragraph, ...] = ()
    """The preambular paragraphs; they have no numbers."""
    operative: tuple[Paragraph, ...] = ()
    """The operative paragraphs, with their printed numbers."""
    sections: tuple[Section, ...] = ()
    """Headed sections of operative paragraphs, where the act has such."""
    annexes: tuple[Annex, ...] = ()
    """Its annexes."""


class Resolution(Act):
    """A resolution."""

    kind = "resolution"


class Decision(Act):
    """A decision."""

    kind = "decision"


# --- the report -------------------------------------------------------------------------------


class Considered(Value):
    """When an agenda item was considered."""

    meetings: tuple[str, ...]
    """The meetings, each as printed: 3rd"""
    dates: tuple[str, ...]
    """The days: 2014-10-07"""
    recorded: str
    """The paragraph that records it: para:26"""


class AgendaItem(Value):
    """An item of the agenda of this session."""

    inline = ("title",)

    number: str
    """The number, without brackets: 2 for an item, a for a sub-item."""
    title: str
    """The title as the report gives it."""
    considered: Considered | None = None
    """When it was considered."""
    items: tuple[AgendaItem, ...] = ()
    """Its sub-items."""


class Met(Value):
    """When meetings were held, as a paragraph tells; agenda items and adoptions tell their own."""

    group: str = ""
    """The committee, working group or bureau whose meetings they were, as printed; none for the
    body itself."""
    meetings: tuple[str, ...] = ()
    """The meetings, each as printed: 1st"""
    count: str = ""
    """How many there were, as printed, where they are only counted: three"""
    dates: tuple[str, ...] = ()
    """The days: 2014-10-06; none where the report does not say."""
    recorded: str
    """The paragraph that records it: para:4"""


class Held(Value):
    """Where and when the session was held."""

    place: str
    """The place: Vienna"""
    opened: str
    """The first day: 2014-10-06"""
    closed: str
    """The last day: 2014-10-10"""
    meetings: tuple[Met, ...] = ()
    """What paragraphs tell of meetings, besides those on agenda items and adoptions."""


class Status(Value):
    """What kind of text this is."""

    edition: Literal["advance", "final", "reissued", "corrected"]
    """How far the text has come."""
    copy_is: Literal["official", "unofficial"]
    """Whether this copy of it is official."""
    remark: str = ""
    """A sentence that readers see beside the status."""


class Document(Value):
    """A document that the report cites, with the title that the report gives it."""

    symbol: str
    """The symbol: CTOC/COP/2014/2"""
    title: str = ""
    """The title, in the words of the report, without the article before them."""
    printed: str = ""
    """The words of the report, where the title says what they leave to the sentence: report on its
    seventh session"""
    outcome: Literal["", "withdrawn"] = ""
    """What became of a draft that was not adopted."""
    recorded: str
    """The paragraph or note that gives it: para:26-a, note:4"""


class Correction(Value):
    """A place where the published text differs from the text as received."""

    place: str
    """The place, as a mark: resolution:7/1#pp-4, para:36, note:8"""
    received: str
    """The words as received, as many as make the place clear."""
    published: str
    """The same words as published."""
    remark: str
    """Why."""
    date: str = ""
    """The day on which it was corrected, where it is to be told by that: 2026-11-29. A feed tells
    of a correction without one under the date of the report."""


class Accepted(Value):
    """The answer to a finding that is right about the text and wrong as a fault.

    It silences that finding at that place, and nothing else; `plenary accept` writes it.
    """

    rule: str
    """The name of the rule: missing-number"""
    place: str
    """The place, as a mark: resolution:7/1#op-14, para:36, note:8, report:"""
    told: str
    """What was told there, as `plenary check` says it."""
    reason: str
    """Why the text stands as it is, as readers are told on the page of corrections."""


class Moved(Value):
    """An address or id that was published and now leads elsewhere."""

    old: str
    """The old address in the handbook of this report, with its id: resolutions/7-1/#op-2-bis"""
    new: str
    """The new one."""


class Unplaced(Value):
    """Words of the source that the importer could not place: an error until a person has."""

    line: str
    """The line of the source."""
    text: str
    """The words."""


class Report(Value):
    """The report of one session, in one language."""

    inline = ("title",)

    format: Literal["plenary-report/1"]
    """The version of this format."""
    body: str
    """The id of the body: ctoc-cop"""
    session: Key
    """The session, as the body's data number it: 7"""
    language: str
    """The language of this file: en"""
    symbol: str
    """The symbol of the report: CTOC/COP/2014/13"""
    title: str
    """The title of the report."""
    date: str
    """The date of the document: 2014-11-13"""
    distribution: str = ""
    """The distribution: General"""
    original_language: str
    """The language of the original, as printed: English"""
    status: Status
    """What kind of text this is."""
    held: Held
    """Where and when the session was held."""
    source: str = ""
    """The file of the text as received, beside this one: source.en.md. A report without one says so
    on its page: nothing holds its words to an original."""
    reviewed_by: str = ""
    """Who reviewed the actions and statements against the text, as readers are told: the
    Secretariat"""
    agenda: tuple[AgendaItem, ...] = ()
    """The agenda of this session, as far as the report gives it."""
    chapters: tuple[Chapter, ...]
    """The chapters, in order."""
    annexes: tuple[Annex, ...] = ()
    """The annexes to the report."""
    notes: tuple[Footnote, ...] = ()
    """All notes of the report, in the order of their numbers."""
    documents: tuple[Document, ...] = ()
    """The documents to which the report gives a title, in the order of the text."""
    corrections: tuple[Correction, ...] = ()
    """Where the published text differs from the text as received."""
    accepted: tuple[Accepted, ...] = ()
    """What a check would tell and is so in the text itself."""
    moved: tuple[Moved, ...] = ()
    """Published addresses and ids that lead elsewhere now."""
    unplaced: tuple[Unplaced, ...] = ()
    """What the importer could not place."""


# --- the body ---------------------------------------------------------------------------------


OWN_PAGES = ("instruments", "accessibility")
"""Addresses of pages over all reports, beside those of the bodies."""


DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps for devices: no folder can have one there."""


def _id(text: str) -> str:
    """Take an id, which becomes a part of addresses; ValueErrors are told to the editor."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        raise ValueError("it must be small letters, figures and hyphens: ctoc-cop")
    if text in OWN_PAGES:
        raise ValueError("a page of the handbook's own has that address")
    if text in DEVICES:
        raise ValueError("Windows keeps that name for a device, so that no folder can have it")
    return text


def _pattern(text: str) -> str:
    """Take a regular expression that matches something."""
    try:
        empty = re.fullmatch(text, "")
    except re.error as error:
        raise ValueError(f"it is not a regular expression: {error}") from error
    if empty:
        raise ValueError(r"it must match a number such as 7/1: \d{1,2}/\d{1,2}")
    return text


def _last_article(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise ValueError("it must be the number of the last article: 41")
    return text


def _symbol_with_number(text: str) -> str:
    if text and not re.fullmatch(r"[^{}]*\{number\}[^{}]*", text):
        raise ValueError("it must have {number} in it: A/RES/{number}")
    return text


def _day(text: str) -> str:
    """Take a day of the calendar; "" stands for none."""
    if text and not is_date(text):
        raise ValueError("it must be year, month, day: 2014-10-06")
    return text


def _https(text: str) -> str:
    if text and not re.fullmatch(r"https://[^\s<>]+", text):
        raise ValueError("it must be an https address")
    return text


Id = Annotated[str, AfterValidator(_id)]
Pattern = Annotated[str, AfterValidator(_pattern)]


class Stated(Value):
    """Where a report states something: its symbol and the place in it."""

    symbol: str
    """The symbol of the report: CTOC/COP/2014/13"""
    place: str
    """The place, as a mark: para:111"""


class Session(Value):
    """A session of the body."""

    number: str
    """The number by which reports and acts name it: 7"""
    name: dict[str, str]
    """Its name in each language: {en: seventh session}"""
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

    @property
    def in_acts(self) -> tuple[str, ...]:
        """Return all that the numbers of its acts say for it."""
        return self.acts or (self.number,)


class ActNumbers(Value):
    """How the body numbers an act."""

    pattern: Pattern
    """A regular expression for the number; its group "session" is the part that names the
    session."""


class BodyTexts(Value):
    """What the body is called in one language."""

    name: str
    """The full name."""
    short_name: str
    """The short name: Conference"""
    abbreviation: str = ""
    """What it is called for short where its acts are cited: CTOC/COP"""
    called: tuple[str, ...]
    """All names that stand before its own acts in its texts, the longest first."""
    presiding: tuple[str, ...] = ()
    """Who sets tasks in its name, in its reports, besides itself: President, Bureau"""


class OtherAct(Value):
    """How acts of one kind of another body are cited and where they lead."""

    kind: Literal["resolution", "decision"]
    """The kind."""
    pattern: Pattern
    """A regular expression for the number."""
    symbol: Annotated[str, AfterValidator(_symbol_with_number)] = ""
    """The symbol, with {number}: A/RES/{number}; none where the acts have no symbol."""


class OtherBody(Value):
    """Another body whose acts are cited."""

    id: Id
    """A short id, used in cited: marks: ga"""
    called: dict[str, tuple[str, ...]]
    """Its names in each language: {en: [General Assembly]}"""
    acts: tuple[OtherAct, ...]
    """Its kinds of act."""


class Instrument(Value):
    """A treaty whose articles are cited."""

    id: Id
    """A short id, used in article: marks: untoc"""
    name: dict[str, str]
    """The full name in each language."""
    short_name: dict[str, str]
    """The short name in each language."""
    called: dict[str, tuple[str, ...]]
    """The names that stand for it in the body's texts, in each language, the longest first."""
    articles: Annotated[str, AfterValidator(_last_article)]
    """The number of its last article: 41"""
    address: Annotated[str, AfterValidator(_https)] = ""
    """An https address of the text."""


EntityKind = Literal[
    "state",
    "regional organization",
    "group of states",
    "intergovernmental organization",
    "non-governmental organization",
    "united nations",
    "entity",
    "secretariat",
    "working group",
    "officers",
]
"""What kind of speaker or sponsor an entity is; `entity` is an entity of its own, such as one that
maintains a permanent observer office; `officers` are those of the session, and its Bureau."""


class Entity(Value):
    """One who speaks or sponsors under several names, or whose kind the texts do not say.

    Whoever has one name and speaks as a representative or an observer needs no entry.
    """

    id: Id
    """A short id: united-states"""
    name: dict[str, str]
    """The name in each language."""
    called: dict[str, tuple[str, ...]] = {}
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


class Body(Value):
    """A body: what it is called, how it numbers its acts, its sessions, instruments, addressees."""

    format: Literal["plenary-body/1"]
    """The version of this format."""
    id: Id
    """A short id, used in addresses: ctoc-cop"""
    texts: dict[str, BodyTexts]
    """Its names in each language."""
    resolution: ActNumbers | None = None
    """How it numbers its resolutions; none if it has none."""
    decision: ActNumbers | None = None
    """How it numbers its decisions; none if it has none."""
    symbols: tuple[str, ...]
    """What the symbols of documents begin with, in its texts: CTOC/, A/"""
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
    rights: dict[str, tuple[Rights, ...]] = {}
    """Who may do what with its texts, in each language: {en: [...]}; only what a source says."""

    def numbers(self, kind: str) -> ActNumbers | None:
        """Return how it numbers its acts of a kind, resolution or decision; none if it has none."""
        return self.resolution if kind == "resolution" else self.decision

    def read_number(self, kind: str, number: str) -> re.Match[str] | None:
        """Return what the number of an act says; none where its acts are not numbered so."""
        numbers = self.numbers(kind)
        return re.fullmatch(numbers.pattern, number) if numbers else None


for _value in (Division, Section, Chapter, Annex, Act, Resolution, Decision, Report):
    _value.model_rebuild()


def walk(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Yield a value and all values in it, each with its path, in reading order."""
    yield path, value
    for name in type(value).model_fields:
        child = getattr(value, name)
        if isinstance(child, Value):
            yield from walk(child, (*path, name))
        elif isinstance(child, tuple):
            for index, element in enumerate(child):
                if isinstance(element, Value):
                    yield from walk(element, (*path, name, index))
        elif isinstance(child, dict):
            for key, element in child.items():
                if isinstance(element, Value):
                    yield from walk(element, (*path, name, key))


def inline_texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the inline Markdown that a value itself holds (not its children), with its paths."""
    for name in value.inline:
        text = getattr(value, name)
        if isinstance(text, tuple):
            yield from (((*path, name, index), cell) for index, cell in enumerate(text))
        elif text:
            yield (*path, name), text


def is_date(text: str) -> bool:
    """Say whether a text is a day of the calendar, year first: 2014-10-06."""
    try:
        # Python alone would take weeks (2014-W41-1) for dates too.
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def printed(number: str) -> str:
    """Return a number as a page prints it: 14 -> "14.", (a) -> "(a)"."""
    return f"{number}." if number and number[-1].isalnum() else number


def slug(words: str) -> str:
    """Return words or a number as a part of an address, id or mark: "12/CP.24" -> "12-cp-24"."""
    return "-".join(re.findall(r"[^\W_]+", words.casefold()))

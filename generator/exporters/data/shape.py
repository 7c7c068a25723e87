"""What the JSON of a text, of a report and of the index holds: the contract with those who use it.

Keys may be added within a version; what a key means, and that it is there, changes only with the
number in `format`. A text is "" and a list is empty where there is nothing to say; no key is null
but those that say so.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field

from generator.model import (
    Accepted,
    Considered,
    Correction,
    Held,
    Recommended,
    Statement,
    Status,
    Value,
)


class Cites(Value):
    """A reference: words of the text that lead somewhere."""

    words: str
    """The words that are linked."""
    mark: str
    """What they name, as the YAML marks it: resolution:5/1, un:LAKES/3/2, article:lakes/18.13"""
    kind: str
    """The kind of mark: resolution, decision, item, para, chapter, annex, article, un, cited"""
    status: Literal["resolved here", "outside", "recorded only", "not public"]
    """Where it leads: into the handbook, out of it, to a line that records an act without symbol,
    or to one that records a document that may not be public."""
    url: str
    """The full address that it leads to."""
    date: str
    """The date as cited: 22 October 2010"""


class CitedBy(Value):
    """A place that cites."""

    report: str
    """The symbol of the report that it is in."""
    mark: str
    """The place: resolution:7/1#op-14, note:8"""
    name: str
    """What it is called: resolution 7/1, paragraph 14"""
    url: str
    """Its full address."""
    words: str
    """The words that cite."""


class Whom(Value):
    """An addressee of an action."""

    id: str
    """Its id in the data of the body; "" where they do not know the printed name."""
    name: str
    """What it is called in the register of actions."""
    printed: str
    """The name as printed; "" where none is."""


class Task(Value):
    """Who must do what: an action of the register."""

    by: str
    """Who asks, as printed, where it is not the body itself; else ""."""
    verb: str
    """The verb as printed; "" where the words hold it."""
    force: Literal["decided", "directed", "recommended"]
    """What the verb and the place of the paragraph make of it."""
    addressees: tuple[Whom, ...]
    """Whom it addresses; none where the text names nobody."""
    words: str
    """What is to be done, in the words of the text; " … " stands where words are left out."""
    deadline: str
    """By when, as printed."""
    session: str
    """The number of the session by which it is due."""
    point: Literal["", "close", "after"]
    """close, where it is due at the close of that session; after, where after it; else ""."""
    due: str
    """The day by which it is due: 2016-10-17"""
    conditions: tuple[str, ...]
    """The words that limit it."""
    recurrence: str
    """How often, as printed."""
    review: Literal["unreviewed", "confirmed", "corrected"]
    """Whether a person has read it against the text."""


class Place(Value):
    """A place that can be cited."""

    id: str
    """The id in the page of the text; "" where it belongs to the paragraph before it."""
    mark: str
    """Its mark: resolution:7/1#op-14"""
    url: str
    """Its full address."""


class Heading(Place):
    """A heading within a text."""

    type: Literal["heading"] = "heading"
    level: int
    """2 to 6."""
    number: str
    """The number as printed: A."""
    text: str
    """The words."""
    markdown: str
    """The words as the YAML has them, with marks and note calls."""
    references: tuple[Cites, ...]
    """What it cites."""
    notes: tuple[str, ...]
    """The numbers of the notes that it calls."""
    cited_by: tuple[CitedBy, ...]
    """Who cites it."""


class Paragraph(Place):
    """A paragraph, or a part of one."""

    type: Literal["paragraph"] = "paragraph"
    form: str
    """chapeau, preambular, operative, paragraph, listed-item, listed-agenda, closing"""
    level: int
    """How deep it is in its paragraph: 1 for (a), 2 for (i); closing words are where what they
    close is."""
    number: str
    """The number as printed: 14., (a)"""
    lead_phrase: str
    """The italic words that it begins with: Urges"""
    text: str
    """The words."""
    markdown: str
    """The words as the YAML has them, with marks and note calls."""
    references: tuple[Cites, ...]
    """What it cites."""
    notes: tuple[str, ...]
    """The numbers of the notes that it calls."""
    cited_by: tuple[CitedBy, ...]
    """Who cites it."""
    actions: tuple[Task, ...]
    """Who must do what by it."""


class Officer(Value):
    """One of the officers listed."""

    office: str
    """The office as printed."""
    name: str
    """The name as printed."""
    state: str
    """The State as printed."""


class Officers(Value):
    """A list of officers."""

    type: Literal["officers"] = "officers"
    officers: tuple[Officer, ...]
    """The officers, in order."""


class TableCell(Value):
    """A cell of a table."""

    text: str
    """The words."""
    heading: bool
    """Whether it is in a row of headings."""
    column: int
    """The first column that it takes, from 1."""
    columns: int
    """How many columns it takes."""
    rows: int
    """How many rows it takes."""


class Table(Value):
    """A table, in plain words."""

    type: Literal["table"] = "table"
    title: str
    """The title over it."""
    head: tuple[str, ...]
    """The headings of the columns; of several rows of headings all that stand over each."""
    rows: tuple[tuple[str, ...], ...]
    """The words in each column of each row; those of a cell over several stand in each of them."""
    grid: tuple[tuple[TableCell, ...], ...]
    """The rows as printed, those of headings too: each cell once, and how much room it takes."""
    references: tuple[Cites, ...]
    """What it cites."""
    notes: tuple[str, ...]
    """The numbers of the notes that it calls."""


Block = Annotated[Heading | Paragraph | Officers | Table, Field(discriminator="type")]


class Note(Value):
    """A note of the report, or of an act or annex that numbers its own."""

    mark: str
    """What names it: note:12; of an act: resolution:78/1#fn-12"""
    number: str
    """The printed number, or the sign: 12, *"""
    text: str
    """The words as printed."""
    markdown: str
    """The words as the YAML has them, with marks."""
    stands_for: str
    """What the handbook writes out for an "Ibid."; "" where there is none."""
    remark: str
    """What a reader must know of it; an addition of the editors."""
    urls: tuple[str, ...]
    """Its full addresses: it stands on each page that calls it."""
    called_by: tuple[str, ...]
    """The marks of the places that call it."""
    references: tuple[Cites, ...]
    """What it cites."""


class Rights(Value):
    """A sentence on who may do what with the text or with the data."""

    words: str
    """The sentence."""
    source: str
    """The document or page that says so."""
    url: str
    """Its address."""


class VoteColumn(Value):
    """Those who voted in one way."""

    way: Literal["in_favour", "against", "abstaining", "not_voting"]
    """How they voted."""
    heading: str
    """What the body calls it: in favour"""
    count: str
    """How many they are, as printed."""
    names: tuple[str, ...]
    """Who they are, as printed; none where they are only counted."""


class Adoption(Value):
    """What the report says of how an act came about."""

    draft: str
    """The symbol of the draft that was adopted, or of the document that it is a part of."""
    draft_part: str
    """The part of that document, as printed: para. 33"""
    sponsors: tuple[str, ...]
    """The sponsors, as printed and in that order."""
    additional_sponsors: tuple[str, ...]
    """Those who were announced as sponsors later."""
    submitted_by: str
    """Who submitted a draft that had no sponsors."""
    recommended_by: Recommended | None
    """The committee that recommended it, with its report; null where the report tells of none."""
    amended: str
    """How it was amended, as printed."""
    meeting: str
    """The meeting that adopted it, as printed: 10th"""
    date: str
    """The day of adoption: 2014-10-10"""
    adopted: str
    """How it was adopted, in the words of the YAML: without a vote, by a recorded vote"""
    vote: tuple[VoteColumn, ...]
    """The columns of the vote; none where nothing is known of one."""
    agenda_item: str
    """The agenda item under which it was adopted, the first of several: 2-a"""
    agenda_items: tuple[str, ...]
    """All agenda items under which it was adopted."""
    recorded: str
    """The paragraph that records the adoption: para:36"""
    statements: tuple[Statement, ...]
    """Statements of financial implications, explanations of position and the like."""


class Text(Value):
    """A text of the report that has a page of its own."""

    format: Literal["plenary-text/1"] = "plenary-text/1"
    """The version of this format."""
    language: str
    """The language of the words: en"""
    report: str
    """The symbol of the report: LAKES/3/12"""
    own_symbol: str
    """The symbol of the act that it is, or is annexed to: A/RES/77/10; "" where that has none."""
    authentic: str
    """The full address of the authentic text: that of the act, or of the report; "" where it is
    nowhere to be read."""
    body: str
    """The id of the body: lakes-cop"""
    session: str
    """The session: 7"""
    status: Status
    """What kind of text this is."""
    kind: str
    """resolution, decision, annex, agenda-item, chapter, list"""
    marks: tuple[str, ...]
    """What names it: resolution:7/1. An account of an agenda item is a part of a chapter too."""
    label: str
    """What it is called: Resolution 7/1"""
    title: str
    """Its title."""
    url: str
    """Its full address in the handbook."""
    rights: tuple[Rights, ...]
    """Who may do what with it."""
    collection: str
    """What names the collection of which an act is one text: resolution:78/80; else ""."""
    adoption: Adoption | None
    """What the report says of the adoption of an act; null for other texts."""
    considered: Considered | None
    """When the agenda item was considered, where the text is the account of it; else null."""
    blocks: tuple[Block, ...]
    """The text, in reading order."""
    annexes: tuple[str, ...]
    """The full addresses of its annexes, each of which is a text of its own."""
    notes: tuple[Note, ...]
    """The notes that it calls, in the order of their numbers."""
    references: tuple[Cites, ...]
    """What its title cites."""
    cited_by: tuple[CitedBy, ...]
    """Who cites it as a whole."""


class Division(Value):
    """A chapter, a section or an annex of the report, in its own order."""

    mark: str
    """What names it: chapter:i/a"""
    level: int
    """1 for chapters and annexes of the report, 2 for sections."""
    number: str
    """The number as printed."""
    title: str
    """The heading."""
    url: str
    """The full address at which its text stands."""


class AgendaItem(Value):
    """An item of the agenda of the session."""

    mark: str
    """What names it: item:2-a"""
    title: str
    """The title as the report gives it."""
    url: str
    """The full address of its account, or of its line in the agenda."""
    considered: Considered | None
    """When it was considered; null where the report does not say."""


class Document(Value):
    """A document, or an act of another body, that the report cites."""

    mark: str
    """What names it: un:LAKES/3/2"""
    name: str
    """Its symbol, or the words that cite it where it has none."""
    url: str
    """The full address that it is linked to."""
    dates: tuple[str, ...]
    """The dates with which it is cited."""
    cited_by: tuple[CitedBy, ...]
    """Where it is cited."""


class Report(Value):
    """A whole report."""

    format: Literal["plenary-report-data/1"] = "plenary-report-data/1"
    """The version of this format."""
    language: str
    """The language of the words: en"""
    symbol: str
    """The symbol of the report."""
    title: str
    """The title."""
    body: str
    """The id of the body."""
    body_name: str
    """The name of the body."""
    session: str
    """The session, by its number."""
    held: Held
    """Where and when the session was held."""
    date: str
    """The date of the document: 2014-11-13"""
    distribution: str
    """The distribution: General"""
    original_language: str
    """The language of the original, as printed."""
    status: Status
    """What kind of text this is."""
    url: str
    """The full address of its first page in the handbook."""
    authentic: str
    """The full address of the authentic text; "" where it is nowhere to be read."""
    rights: tuple[Rights, ...]
    """Who may do what with it."""
    divisions: tuple[Division, ...]
    """Its chapters, their sections, and its annexes, in its own order."""
    agenda: tuple[AgendaItem, ...]
    """The agenda of the session, as far as the report gives it."""
    texts: tuple[Text, ...]
    """All texts, each as in the file beside its page."""
    notes: tuple[Note, ...]
    """All notes."""
    documents: tuple[Document, ...]
    """What it cites and is not in the handbook."""
    corrections: tuple[Correction, ...]
    """Where the words differ from the text as it was received."""
    accepted: tuple[Accepted, ...]
    """What a check asks about and is so in the text as it was received."""


class IndexedAct(Value):
    """A resolution or a decision of the handbook."""

    kind: Literal["resolution", "decision"]
    """Which of the two it is."""
    number: str
    """Its number as printed: 7/1"""
    mark: str
    """What names it: resolution:7/1"""
    label: str
    """What it is called: Resolution 7/1"""
    title: str
    """Its title."""
    body: str
    """The id of the body that adopted it: lakes-cop"""
    body_name: str
    """The name of that body."""
    session: str
    """The session, by its number."""
    symbol: str
    """The symbol of the report that holds it: LAKES/3/12"""
    own_symbol: str
    """The symbol that its body gives it: A/RES/77/10; "" where its acts have none of their own."""
    adopted: str
    """The day of its adoption: 2014-10-10; "" where the report does not tell it."""
    draft: str
    """The symbol of the draft that was adopted."""
    url: str
    """Its full address in the handbook."""
    report: str
    """The full address of the first page of its report in the handbook."""
    authentic: str
    """The full address of the authentic text: its own, or that of the report; "" where it is
    nowhere to be read."""
    annexes: tuple[str, ...]
    """The full addresses of its annexes, each of which is a text of its own."""
    forms: dict[str, str]
    """The full addresses of the files that hold its words (pdf, md, json) or a record of it for
    reference managers (bib, ris ...), by the form."""


class Index(Value):
    """All acts of the handbook."""

    format: Literal["plenary-index/1"] = "plenary-index/1"
    """The version of this format."""
    language: str
    """The language of the words: en"""
    url: str
    """The full address of the handbook in its language."""
    acts: tuple[IndexedAct, ...]
    """The acts: report after report, each in its own order."""


SCHEMAS: dict[str, type[Value]] = {
    "text-data-1.schema.json": Text,
    "report-data-1.schema.json": Report,
    "index-1.schema.json": Index,
}
"""The JSON Schemas, by the names that they have in the handbook's folder schema/."""


def schema(name: str, url: str = "") -> str:
    """Return a JSON Schema as text; `url` is where it is published."""
    content: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if url:
        content["$id"] = url
    return json.dumps(content | _shape(name), ensure_ascii=False, indent=1) + "\n"


@cache
def _shape(name: str) -> dict[str, Any]:
    # As it is written, so that a key which is always there is one that must be there.
    return SCHEMAS[name].model_json_schema(mode="serialization")

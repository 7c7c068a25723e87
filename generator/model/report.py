"""The report of one session, and what stands in it beside the text."""

from __future__ import annotations

from typing import Literal

from generator.model.acts import Annex, Chapter
from generator.model.text import Footnote
from generator.model.values import Key, LongestWhole, OneOrSeveral, Value

REPORT_FORMAT = "plenary-report/1"


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
    """The place: Geneva"""
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
    """The symbol: LAKES/3/2"""
    title: str = ""
    """The title, in the words of the report, without the article before them."""
    printed: str = ""
    """The words of the report, where the title says what they leave to the sentence: report on its
    seventh session"""
    outcome: Literal["", "withdrawn"] = ""
    """What became of a draft that was not adopted."""
    recorded: str
    """The paragraph or note that gives it: para:26-a, note:4; of an act:
    resolution:78/1#fn-4"""


class Correction(Value):
    """A place where the published text differs from the text as received."""

    place: str
    """The place, as a mark: resolution:7/1#pp-4, para:36, note:8,
    resolution:78/1#fn-8"""
    received: str = ""
    """The words as received, as many as make the place clear; none where it has
    nothing for a whole title or paragraph."""
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
    one_as_text = ("source",)

    format: Literal["plenary-report/1"]
    """The version of this format."""
    body: str
    """The id of the body: lakes-cop"""
    session: Key
    """The session, as the body's data number it: 7"""
    language: str
    """The language of this file: en"""
    symbol: str = ""
    """The symbol of the report: LAKES/3/12; none where the body gives its documents none."""
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
    source: OneOrSeveral = ()
    """The file of the text as received, beside this one: source.en.md; of several, in the order of
    print, a list: [source-1.en.docx, source-2.en.docx]. A report without one says so on its page:
    nothing holds its words to an original."""
    reviewed_by: str = ""
    """Who reviewed the actions and statements against the text, as readers are told: the
    Secretariat"""
    whole_up_to: LongestWhole = ""
    """Up to how many paragraphs, with their parts and headings, the whole report is one page, one
    PDF, one HTML file and one book: 3000; past it they come in parts, by chapter, a longer chapter
    some acts at a time. What the body says where it says nothing."""
    agenda: tuple[AgendaItem, ...] = ()
    """The agenda of this session, as far as the report gives it."""
    chapters: tuple[Chapter, ...]
    """The chapters, in order."""
    annexes: tuple[Annex, ...] = ()
    """The annexes to the report."""
    notes: tuple[Footnote, ...] = ()
    """The notes that are numbered through the report, in the order of their numbers; acts, and
    annexes, that number their own have them themselves."""
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

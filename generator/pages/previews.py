"""What a reference shows before it is followed: the text that it leads to.

The words are put into the page at build time, so that nothing is fetched and previews are there
when the handbook is read from a disk. Notes need none: their words stand on the page that calls
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import marks
from generator.anchors import Anchor, report_address, report_of, with_id
from generator.characters import plain_blanks
from generator.documents import place_at
from generator.inline import links, plain
from generator.marks import ACTS, NONE, Mark
from generator.model import Act, Body, Division, Item, Paragraph, Path, inline_texts, walk
from generator.pages.documents import dates_cited
from generator.pages.names import article_name, full_name, item_title
from generator.pages.notes_and_citing import CitedBy, texts_on
from generator.pages.page import Page, Preview
from generator.pages.text_pages import ActFacts
from generator.references import Reference, Status
from generator.resolved import Resolved
from generator.wording import Words, act_in_words, by_name, capital, counted, in_words

LONGEST = 480
"""How many characters of a text are shown; a preview is read at a glance."""


class Previewer:
    """Knows all texts of a language, and so what any reference leads to."""

    def __init__(self, reports: Iterable[Resolved], cited: CitedBy, words: Words) -> None:
        """Take all reports."""
        self._reports: dict[str, Resolved] = {}
        self._instruments: dict[str, str] = {}
        self._language = ""
        for one in reports:
            self._language = one.report.language
            self._reports[report_address(one.report)] = one
            for instrument in one.body.instruments:
                self._instruments[instrument.id] = instrument.short_name[self._language]
        self._cited = cited
        self._words = words
        # What all reports cite is asked for by each of them, and is cited as often: counted once.
        self._counted: dict[tuple[str, str], tuple[str, str]] = {}

    def of(self, resolved: Resolved, page: Page) -> dict[str, Preview]:
        """Return the previews of all references of a page, by where they lead.

        ctoc-cop/session-7/resolutions/7-1/#op-14, or an https address.
        """
        if page.places:
            return {}  # the whole report: what it refers to stands on the page itself
        found: dict[str, Preview] = {}
        for mark in _marks_on(resolved, page):
            reference = resolved.by_mark.get(mark)
            if reference and reference.address:
                target = with_id(reference.address, reference.id)
                found.setdefault(target, self._preview(reference, resolved.body))
        for mark in _records_of_adoption(page):
            if anchor := resolved.places.by_mark.get(mark):
                preview = _of_text(resolved, anchor, self._words)
                found.setdefault(f"{anchor.address}#{anchor.id}", preview)
        return found

    def counted(self, resolved: Resolved) -> list[tuple[str, str, str, str]]:
        """Return what all reports together say of the places elsewhere that a report cites: the
        day that they give to each, and how often they cite it."""
        places = {(one.address, one.id) for one in resolved.references if one.address}
        elsewhere = sorted(place for place in places if not self._at(place))
        return [(*place, *self._cited_as(*place)) for place in elsewhere]

    def _at(self, place: tuple[str, str]) -> tuple[Resolved, Anchor] | None:
        """Return what stands at an address and id, and its report; none outside the handbook."""
        report = self._reports.get(report_of(place[0]))
        anchor = report.places.at.get(place) if report else None
        return (report, anchor) if report and anchor else None

    def _preview(self, reference: Reference, body: Body) -> Preview:
        place = self._at((reference.address, reference.id))
        if place and reference.status is Status.HERE:
            resolved, anchor = place
            if item := _item_in(reference):
                return _of_item(resolved, item, self._words)
            return _of_text(resolved, anchor, self._words)
        words = self._words["previews"]
        day, times = self._cited_as(reference.address, reference.id)
        where = place_at(body, reference.mark.number, reference.address, self._language)
        said = by_name(words, _WHERE[reference.status]).format(place=where)
        return Preview(f"{self._title(reference, body)}{day}", f"{said}. {times}.")

    def _cited_as(self, address: str, id_: str) -> tuple[str, str]:
        """Return the day that citations give to what they cite, and how many places cite it."""
        if (address, id_) not in self._counted:
            citing = self._cited.get((address, id_), ())
            dates = dates_cited(one.reference for one in citing)
            day = f" {self._words['of-date'].format(date=dates[0])}" if dates else ""
            count = len({one.place for one in citing})
            self._counted[address, id_] = (
                day,
                counted(count, self._words["previews"]["cited"], self._language),
            )
        return self._counted[address, id_]

    def _title(self, reference: Reference, body: Body) -> str:
        """Return what an act, article or document is called that is not in the handbook."""
        kind, rest = reference.scheme, reference.mark.number
        if kind in ACTS:
            number = reference.mark.number
            called = body.act_called(kind, self._language)
            return capital(act_in_words(kind, number, self._words, called))
        if kind == "article":
            name = self._instruments.get(reference.mark.instrument, "")
            article = article_name(reference.mark, self._words)
            return f"{name}, {article[:1].lower()}{article[1:]}" if name else article
        return rest if kind == "un" else capital(reference.words)


def _marks_on(resolved: Resolved, page: Page) -> Iterator[str]:
    """Yield the marks in the texts and notes of a page, in reading order."""
    for path in (page.title_path, *texts_on(page.blocks)):
        yield from (link.target for link in links(resolved.texts.get(path, ())))
    for called in page.notes:
        yield from (link.target for link in links(called.note.words))


def _records_of_adoption(page: Page) -> Iterator[str]:
    """Yield the marks of the paragraphs that record how an act came about."""
    if isinstance(page.facts, ActFacts):
        yield page.facts.adoption.recorded
        yield from (statement.recorded for statement in page.facts.adoption.statements)


_WHERE = {
    Status.HERE: "not-in-the-handbook",
    Status.OUTSIDE: "outside",
    Status.RECORDED: "recorded",
    Status.NOT_PUBLIC: "not-public",
}


def _of_text(resolved: Resolved, anchor: Anchor, words: Words) -> Preview:
    """Return the preview of a place in a report of the handbook."""
    title = capital(full_name(resolved, anchor, words)) if anchor.path else resolved.designation
    value = resolved.value(anchor.path) if anchor.path in resolved.values else None
    if isinstance(value, Act):
        date = value.adoption.date
        day = f" {words['of-date'].format(date=in_words(date, words))}" if date else ""
        return Preview(f"{title}{day}", resolved.words((*anchor.path, "title")))
    if isinstance(value, Paragraph | Item):
        return Preview(title, short(" ".join(_words_in(resolved, anchor.path))))
    if isinstance(value, Division) or not anchor.path:
        return Preview(title, resolved.words((*anchor.path, "title")))
    return Preview(title, short(resolved.words(anchor.path)))


def _item_in(reference: Reference) -> Mark:
    """Return the mark of the agenda item to which a reference is, in its own report; else none."""
    mark = reference.mark
    if mark.scheme == "session":
        mark = marks.of_id(mark.name.partition("/")[2])
    return mark if mark.scheme == "item" else NONE


def _of_item(resolved: Resolved, mark: Mark, words: Words) -> Preview:
    """Return the preview of an item of a session's agenda: its title, its parent's before it."""
    number = resolved.number_of(mark)
    title = capital(str(words["kinds"]["agenda-item"]).format(number=number))
    line = resolved.places.agenda.get(mark)
    return Preview(title, item_title(resolved, line.path) if line else "")


def _words_in(resolved: Resolved, path: Path) -> Iterator[str]:
    """Yield the words of a paragraph and of its parts, with the numbers of the parts."""
    for where, value in walk(resolved.value(path), path):
        for text, _ in inline_texts(value, where):
            number = value.number if isinstance(value, Item) and text[-1] == "text" else ""
            yield f"{number} {plain(resolved.texts.get(text, ()))}".strip()


def short(words: str) -> str:
    """Return words cut at a blank, with an ellipsis, where they are many."""
    if len(words) <= LONGEST:
        return words
    end = max(0, plain_blanks(words[:LONGEST]).rfind(" "))
    return f"{words[:end].rstrip(',;:')} …"

"""The pages of one report, with all that others of the handbook say of it, as Markdown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from typing import Any

from generator.anchors import report_address
from generator.catalogue import Words
from generator.cited_as.metadata import Shown
from generator.kept import sum_of
from generator.last_round import LastRound
from generator.model import Path, Report
from generator.official import colophon
from generator.packed import PackedTexts
from generator.pages import (
    actions,
    citable,
    cited_in,
    documents,
    handbook,
    html_head,
    lists,
    notes_and_citing,
    participants,
    session_drawn,
    text_pages,
    whole_pages,
)
from generator.pages.citation import citation
from generator.pages.page import Page
from generator.pages.previews import Previewer
from generator.remembered import OnPaper
from generator.render import Renderer
from generator.resolved import Resolved
from generator.source import published_report
from generator.went_in import outline

Files = tuple[tuple[str, str], ...]
Offered = Callable[[Page, Report], Files]
"""Names the files beside a page that are other forms of it: ("pdf", "resolution-7-1.pdf")."""


@dataclass(frozen=True)
class Whole:
    """A whole report, or a part of it, on one page."""

    address: str
    files: Mapping[str, str] = field(repr=False)
    """The texts of the files of pages, by their addresses, that of this one among them."""
    make: Callable[[], Page] = field(repr=False)
    """Makes the page itself, for which few forms ask."""

    @property
    def text(self) -> str:
        """Return the text of the file of that page."""
        return self.files[self.address]

    @cached_property
    def page(self) -> Page:
        """Return the page."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages of every report of a language are made with."""

    language: str
    words: Words
    shown: Shown
    cited: notes_and_citing.CitedBy
    """Who cites each place, of all reports."""
    previewer: Previewer
    sessions: cited_in.Sessions
    """What each session is called where several are listed."""
    several: bool
    """Whether the reports are of several bodies."""
    offered: Offered
    last_round: LastRound | None
    """The texts of pages in the last round; none where none follows."""

    @classmethod
    def of(
        cls,
        language: str,
        resolved: list[Resolved],
        shown: Shown,
        offered: Offered,
        last_round: LastRound | None = None,
    ) -> Around:
        """Return what pages are made with, in a handbook of these reports of a language."""
        words = resolved[0].catalogue
        cited = notes_and_citing.cited_by(resolved)
        previewer = Previewer(resolved, cited, words.pages)
        sessions = cited_in.sessions_named(resolved, words.pages)
        several = len({one.body.id for one in resolved}) > 1
        return cls(language, words, shown, cited, previewer, sessions, several, offered, last_round)

    def told_of(self, one: Resolved) -> str:
        """Return what the pages of a report show of all others, beside what those say that cite it
        or that it cites: how often anybody cites what it cites, and whether sessions are called by
        their bodies, too."""
        return json.dumps([self.previewer.counted(one), self.several])

    def texts(self, one: Resolved) -> list[Page]:
        """Return the pages of the texts of a report."""
        texts = text_pages.texts(one, self.cited, self.words.pages)
        return list(actions.counted(one, texts))

    def wholes(self, one: Resolved) -> list[Page]:
        """Return the pages that show all of a report."""
        return _full(whole_pages.pages(one, self.texts(one), self.words.pages))


@dataclass(frozen=True, slots=True)
class ReportPages:
    """The pages of a report."""

    files: Mapping[str, str]
    """Address of each -> the text of its Markdown file."""
    wholes: Sequence[str]
    """The addresses of those that show all of the report: one, or one for each of its parts."""
    navigation: Mapping[str, Any]
    """What the theme is told of the report."""
    beside: Mapping[str, str]
    """Address of each file beside a page -> the form that it is in."""
    sum: str
    """The SHA-256 of the file that the report is published as."""
    scripts: Mapping[str, str]
    """Name of each script that the search asks for of the report -> its text."""

    def wholes_of(self, one: Resolved, around: Around) -> tuple[Whole, ...]:
        """Return the pages that show all of the report: they are made once, if at all."""

        @cache
        def made() -> Mapping[str, Page]:
            return {page.address: page for page in around.wholes(one)}

        def page(address: str) -> Page:
            return made()[address]

        return tuple(Whole(address, self.files, partial(page, address)) for address in self.wholes)


def _full(pages: Iterable[Page]) -> list[Page]:
    """Return those pages that show a report itself, and not what its parts are."""
    return [page for page in pages if page.template == "full"]


def report_pages(one: Resolved, around: Around) -> ReportPages:
    """Return the pages of a report."""
    words = around.words.pages
    texts = around.texts(one)
    about = [
        *lists.lists(one, texts, words),
        documents.documents(one, words),
        *actions.register_pages(one, words),
        *participants.participants(one, words),
        *session_drawn.drawn(one, words),
    ]
    whole = whole_pages.pages(one, texts, words)
    pages = text_pages.moved(one, [*texts, *about, *whole], words)
    pages += [new for page in pages for new in cited_in.pages(page, around.sessions, words)]
    pages = [_completed(page, one, around) for page in pages]
    navigation = {
        **handbook.navigation(one, texts, words),
        "colophon": colophon(around.words.interface, (one.body,), around.language, (one.report,)),
    }
    files = PackedTexts(_files(one, pages, around))
    beside = {f"{page.address}{name}": form for page in pages for form, name in page.files}
    sum_ = hashlib.sha256(published_report(one.report).encode("utf-8")).hexdigest()
    wholes = [page.address for page in _full(whole)]
    return ReportPages(files, wholes, navigation, beside, sum_, citable.scripts_of(one))


def _files(one: Resolved, pages: Iterable[Page], around: Around) -> dict[str, str]:
    """Return the texts of the files of pages, by their addresses."""
    renderer = Renderer(around.words.pages, around.language, one)
    if around.last_round is None:
        return {page.address: renderer.page(page) for page in pages}
    leads = [(mark, to.status, to.address, to.id) for mark, to in one.by_mark.items()]
    frame = sum_of(report_address(one.report), one.table(outline), repr(leads))

    def at(path: Path) -> object:
        return one.texts.get(path), one.notes.calls.get(path)

    return around.last_round.texts(frame, pages, at, renderer.page_and_asked)


def _completed(page: Page, one: Resolved, around: Around) -> Page:
    """Return a page with what its place in the handbook adds: how it is cited, its other forms,
    what programs are told, what its links show before they are followed."""
    words = around.words.pages
    page = replace(page, citation=citation(one, page, words, around.shown.site))
    page = replace(page, files=(*page.files, *around.offered(page, one.report)))
    page = replace(page, head=html_head.of_report(one, page, around.shown, words))
    return replace(page, previews=around.previewer.of(one, page))


def _written(made: ReportPages) -> bytes:
    data = [dict(made.files), made.wholes, made.navigation, made.beside, made.sum, made.scripts]
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(written: bytes) -> ReportPages:
    files, *others = json.loads(written.decode("utf-8", "surrogatepass"))
    return ReportPages(PackedTexts(files), *others)


ON_PAPER = OnPaper(_written, _read)
"""How the pages of a report are written down."""
